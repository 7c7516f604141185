//! How screens fold findings (screens, "Quiet"): by cause, what is due, what is one row for the whole book.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The causes under which findings of one account are one row.
pub const CAUSES: &[&str] =
    &["topics", "people", "reach", "deal", "visit", "money", "work", "market"];

/// The folding table.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fold {
    /// Codes that have a due day and stand in Due only.
    pub due: Vec<String>,
    /// Codes of which the whole book has one row.
    pub whole_book: Vec<String>,
    /// The cause of every code.
    pub cause: BTreeMap<String, String>,
}

impl Fold {
    /// The cause of a finding's code, one of [`CAUSES`].
    pub fn cause_of(&self, code: &str) -> Option<&str> {
        self.cause.get(code).map(String::as_str)
    }

    /// Whether findings of this code stand in Due and nowhere else.
    pub fn is_due(&self, code: &str) -> bool {
        self.due.iter().any(|due| due == code)
    }

    /// Whether findings of this code are one row for all accounts.
    pub fn is_whole_book(&self, code: &str) -> bool {
        self.whole_book.iter().any(|known| known == code)
    }
}
