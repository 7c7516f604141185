//! Drafts: what was typed into a form and not saved yet; survives a crash.

use super::Store;
use rusqlite::{OptionalExtension, params};

impl Store {
    /// Keeps the draft of a form, by the form's name; not a step of the journal.
    pub fn keep_draft(&self, name: &str, text: &str) -> super::Result<()> {
        self.at_home()?;
        self.db
            .prepare_cached("INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)")?
            .execute(params![name, text])?;
        Ok(())
    }

    /// The draft of a form, where there is one.
    pub fn draft(&self, name: &str) -> super::Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT text FROM draft WHERE name = ?")?;
        Ok(statement.query_row([name], |r| r.get(0)).optional()?)
    }

    /// Drops the draft of a form.
    pub fn drop_draft(&self, name: &str) -> super::Result<()> {
        self.at_home()?;
        self.db.execute("DELETE FROM draft WHERE name = ?", [name])?;
        Ok(())
    }
}
