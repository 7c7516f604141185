//! What changed when, and what the file said of an account on an earlier day.

use super::dossier::judged_on;
use super::{Dossier, Result, Workbench, typed};
use crate::exchange::json;
use crate::model::{Book, Date, Record, Refusal, Row, Value};
use crate::store::HistoryStep;

impl Workbench {
    /// The steps of the journal that touched an account, or all; newest first, `most` at the most.
    pub fn history(&self, account: Option<&str>, most: usize) -> Result<Vec<HistoryStep>> {
        let key = match account {
            Some(word) => Some(self.account_of(word)?.key),
            None => None,
        };
        Ok(self.store.history(key, most)?)
    }

    /// The account as the file had it at the end of a day.
    pub fn account_on(&self, account: &str, day: Date) -> Result<Row> {
        let found = self.account_of(account)?;
        self.store.account_on(found.key, day)?.ok_or_else(|| {
            Refusal::because(
                format!("the file did not have {} on {day} yet", found.name),
                "anteroom history shows since when it has it",
            )
        })
    }

    /// The same, judged as of that day.
    pub fn dossier_on(&self, account: &str, day: Date) -> Result<Dossier> {
        let found = self.account_of(account)?;
        let then = typed(self.account_on(account, day)?);
        judged_on(self, found.key, then, day)
    }

    /// The same as an interchange file.
    pub fn export_on(&self, account: &str, day: Date) -> Result<String> {
        let account = self.account_on(account, day)?;
        let mut book = Row::empty(Book::SCHEMA);
        book.set("accounts", Value::Many(vec![account]));
        Ok(json::write(&book))
    }
}
