//! Drafts: what was typed into a form and not saved yet; survives a crash.

use super::{Store, StoreError, mark};
use rusqlite::{Connection, OptionalExtension, params};

impl Store {
    /// Keeps the draft of a form, by the form's name; not a step of the journal.
    pub fn keep_draft(&self, name: &str, text: &str) -> super::Result<()> {
        self.write_aside(|db| {
            let sql = "INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)";
            db.prepare_cached(sql)?.execute(params![name, text])?;
            Ok(())
        })
    }

    /// The draft of a form, where there is one.
    pub fn draft(&self, name: &str) -> super::Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT text FROM draft WHERE name = ?")?;
        Ok(statement.query_row([name], |r| r.get(0)).optional()?)
    }

    /// Drops the draft of a form; where there is none nothing is written.
    pub fn drop_draft(&self, name: &str) -> super::Result<()> {
        if self.draft(name)?.is_none() {
            return Ok(());
        }
        self.write_aside(|db| {
            db.prepare_cached("DELETE FROM draft WHERE name = ?")?.execute([name])?;
            Ok(())
        })
    }

    /// A write that is no step: one transaction with its mark.
    fn write_aside(&self, work: impl Fn(&Connection) -> super::Result<()>) -> super::Result<()> {
        self.at_home()?;
        let write = || {
            let transaction = self.db.unchecked_transaction()?;
            mark::renew(&transaction)?;
            work(&transaction)?;
            transaction.commit().map_err(StoreError::from)
        };
        write().map_err(|fault| self.place.held(fault))?;
        self.know_mark();
        Ok(())
    }
}
