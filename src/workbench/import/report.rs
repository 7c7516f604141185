//! What an import added, changed and left as it was.

use crate::model::{Refusal, Row, Value};
use std::fmt;

/// Records, of whatever kind and depth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not there before.
    pub added: u64,
    /// There, and different now.
    pub changed: u64,
    /// There, and the same.
    pub unchanged: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let records = |n: u64| if n == 1 { "record" } else { "records" };
        let Self { added, changed, unchanged } = *self;
        match (added, changed) {
            (0, 0) => write!(f, "nothing changed")?,
            (0, n) => write!(f, "{n} {} changed", records(n))?,
            (n, 0) => write!(f, "{n} {} added", records(n))?,
            (n, m) => write!(f, "{n} {} added, {m} changed", records(n))?,
        }
        match (unchanged, added + changed) {
            (0, _) => Ok(()),
            (n, 0) => write!(f, ", {n} {} as before", records(n)),
            (n, _) => write!(f, ", {n} as before"),
        }
    }
}

/// One record that was added or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Added; else changed.
    pub added: bool,
    /// The kind of record.
    pub record: &'static str,
    /// The account it belongs to; empty for the file's own.
    pub account: String,
    /// Which one, in words.
    pub title: String,
    /// Fields with what stood there and what stands there now.
    pub fields: Vec<(String, String, String)>,
}

/// The report of an import.
#[derive(Clone, Debug, Default)]
pub struct ImportReport {
    /// How many records.
    pub counts: Counts,
    /// The first of them, for `--dry-run`; [`ImportReport::MOST`] at the most.
    pub changes: Vec<Change>,
    /// Other reps whose files these are: their people stay theirs. SPEC 2.
    pub others: Vec<String>,
    /// At which rates amounts were turned into this book's money, in sentences.
    pub rates: Vec<String>,
    /// Cells, rows and cards that were not taken, each with its file and place.
    pub problems: Vec<Refusal>,
    /// Of tables: each header, and what it was taken for.
    pub columns: Vec<(String, String)>,
}

impl ImportReport {
    /// How many changes are listed one by one.
    pub const MOST: usize = 500;

    /// Counts a record and all that belongs to it.
    pub(super) fn add(&mut self, account: &str, row: &Row) {
        self.counts.added += size(row);
        self.list(true, account, row, Vec::new());
    }

    /// Counts a record and all that belongs to it as untouched.
    pub(super) fn leave(&mut self, row: &Row) {
        self.counts.unchanged += size(row);
    }

    /// Counts one record, not what belongs to it.
    pub(super) fn touch(
        &mut self,
        account: &str,
        row: &Row,
        fields: Vec<(String, String, String)>,
    ) {
        if fields.is_empty() {
            self.counts.unchanged += 1;
        } else {
            self.counts.changed += 1;
            self.list(false, account, row, fields);
        }
    }

    fn list(
        &mut self,
        added: bool,
        account: &str,
        row: &Row,
        fields: Vec<(String, String, String)>,
    ) {
        if self.changes.len() < Self::MOST {
            let account = if row.schema.record == "account" { "" } else { account }.to_owned();
            let title = row.title();
            self.changes.push(Change { added, record: row.schema.record, account, title, fields });
        }
    }
}

/// The record and everything in its lists.
fn size(row: &Row) -> u64 {
    let below = |value: &Value| value.rows().iter().map(size).sum::<u64>();
    1 + row.cells.iter().map(below).sum::<u64>()
}
