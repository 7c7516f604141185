//! What the closing of a purchase offers, and from how many of them on something is said (METHOD F7).

use serde::Deserialize;

/// How purchases end, and what is learned of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// The causes to choose from.
    pub because: Vec<String>,
    /// So many closed purchases before a share in percent is said.
    pub share_from: i64,
    /// From this chance on a purchase was said to be likely.
    pub likely_percent: i64,
    /// A mark that said yes: this or better.
    pub high_mark: i64,
}
