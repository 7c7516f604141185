//! What "done" means of each kind of record: a day that is filled in, or a word.

use crate::model::Value;

/// How a record says that it is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoneBy {
    /// By the day in this column.
    Day(&'static str),
    /// By this word in this column.
    Word(&'static str, &'static str),
}

/// By kind of record.
const DONE: &[(&str, DoneBy)] = &[
    ("action", DoneBy::Day("done")),
    ("payment", DoneBy::Day("paid")),
    ("complaint", DoneBy::Day("resolved")),
    ("service", DoneBy::Day("last_done")),
    ("bid", DoneBy::Day("done")),
    ("specification", DoneBy::Day("accepted")),
    ("visit", DoneBy::Word("status", "done")),
    ("introduction", DoneBy::Word("result", "made")),
    ("trade", DoneBy::Word("state", "agreed")),
];

/// How a record of this kind is done; nothing where it cannot be.
pub fn done_column(record: &str) -> Option<DoneBy> {
    DONE.iter().find(|(of, _)| *of == record).map(|(_, by)| *by)
}

/// The kinds of record that can be done.
pub fn can_be_done() -> impl Iterator<Item = &'static str> {
    DONE.iter().map(|(record, _)| *record)
}

impl DoneBy {
    /// The column and what stands in it, done on this day.
    pub fn cell(self, day: crate::model::Date) -> (&'static str, Value) {
        match self {
            Self::Day(column) => (column, Value::Day(day)),
            Self::Word(column, word) => (column, Value::Text(word.to_owned())),
        }
    }
}
