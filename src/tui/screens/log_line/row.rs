//! A pasted line, and what the rep wants of it.

use crate::model::Key;
use crate::workbench::log::LogReading;

/// A line, and what the rep wants of it.
pub struct LogRow {
    /// As it stands.
    pub text: String,
    /// Where it belongs, where not as it was understood.
    pub place: Option<Option<Key>>,
    /// Whom nobody knows becomes a person.
    pub add: bool,
    /// What is promised stays in the note alone.
    pub note_only: bool,
}

impl LogRow {
    /// As it was pasted.
    pub fn new(text: String) -> Self {
        Self { text, place: None, add: false, note_only: false }
    }

    /// What is kept of it.
    pub fn as_wanted(&self, mut read: LogReading) -> LogReading {
        if self.note_only {
            read.promises.clear();
        }
        read
    }
}
