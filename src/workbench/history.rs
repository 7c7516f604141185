//! What changed when, and what the file said of an account on an earlier day.

use super::dossier::judged_on;
use super::{Dossier, Result, Workbench, typed};
use crate::exchange::json;
use crate::model::{Book, Date, Key, Record, Refusal, Row, Value};
use crate::store::HistoryStep;

/// Of one step so many records are read for a person: an import has a million.
const RECORDS: usize = 2_000;

impl Workbench {
    /// The steps of the journal that touched an account, or all; newest first, `most` at the most.
    pub fn history(&self, account: Option<&str>, most: usize) -> Result<Vec<HistoryStep>> {
        let key = match account {
            Some(word) => Some(self.account_of(word)?.key),
            None => None,
        };
        Ok(self.store.history(key, most, RECORDS)?)
    }

    /// The same, each step whole.
    pub fn whole_history(&self, account: Option<&str>, most: usize) -> Result<Vec<HistoryStep>> {
        let key = account.map(|word| Ok::<_, Refusal>(self.account_of(word)?.key)).transpose()?;
        Ok(self.store.history(key, most, usize::MAX)?)
    }

    /// The newest steps that changed what belongs to no account, `most` at the most.
    pub fn history_of_the_file(&self, most: usize) -> Result<Vec<HistoryStep>> {
        Ok(self.store.history(Some(0), most, RECORDS)?)
    }

    /// The newest steps that touched the account of this number, `most` at the most.
    pub fn history_of(&self, account: Key, most: usize) -> Result<Vec<HistoryStep>> {
        Ok(self.store.history(Some(account), most, RECORDS)?)
    }

    /// The account as the file had it at the end of a day.
    pub(super) fn account_on(&self, account: Key, day: Date) -> Result<Row> {
        if let Some(then) = self.store.account_on(account, day)? {
            return Ok(then);
        }
        let name = self.store.account_name(account)?.unwrap_or_default();
        Err(Refusal::because(
            phrase!("the file did not have {name} on {day} yet", name, day),
            phrase!("anteroom history shows since when it has it"),
        ))
    }

    /// The same, judged as of that day.
    pub fn dossier_on(&self, account: Key, day: Date) -> Result<Dossier> {
        let then = typed(self.account_on(account, day)?);
        judged_on(self, account, then, day)
    }

    /// The same as an interchange file.
    pub fn export_on(&self, account: &str, day: Date) -> Result<String> {
        let account = self.account_on(self.account_of(account)?.key, day)?;
        let mut book = Row::empty(Book::SCHEMA);
        book.set("accounts", Value::Many(vec![account]));
        Ok(json::write(&book))
    }
}
