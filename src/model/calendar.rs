//! What a calendar was given of the book: enough to tell it the next time what is newer.

use super::{Date, Key};

/// One entry of a calendar, as it was given last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// By which a calendar knows it.
    pub uid: String,
    /// The account that it is of.
    pub account: Key,
    /// How often it has changed.
    pub sequence: i64,
    /// What it said, in short.
    pub fingerprint: String,
    /// The line with its beginning.
    pub start: String,
    /// The day of its last change.
    pub changed: Date,
    /// It was called off, or is done.
    pub is_over: bool,
}
