//! How many copies of the file are kept in rotation, and how long.

use serde::Deserialize;

/// The table of copies.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copies {
    /// At most so many.
    pub most: usize,
    /// No longer than so many days; the newest always stays.
    pub keep_days: i64,
    /// Records of a step from which on its undo keeps a copy first.
    pub large_step: i64,
}
