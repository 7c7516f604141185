//! What the sheets of a deal go by: money, negotiation, specification and bid.

use serde::Deserialize;

/// What the sheet of a deal's money tries and says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyTerms {
    /// Days by which the payment that the deepest day waits for is late, a ready what-if.
    pub late_days: i64,
    /// The same, worse.
    pub very_late_days: i64,
    /// Share of the value on order of a ready what-if.
    pub order_percent: i64,
    /// The largest share on order that can be asked for.
    pub order_most_percent: i64,
    /// A limit is just held where less than this share of it is to spare.
    pub spare_percent: i64,
    /// One step of `+` and `-` on a day.
    pub step_days: i64,
    /// One step of `+` and `-` on a share.
    pub step_percent: i64,
}

/// What is said of how two sides move towards each other (METHOD M8).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bargaining {
    /// A first offer that is taken within so many days was taken at once.
    pub at_once_days: i64,
    /// From this influence on a buyer decides the price.
    pub price_influence: i64,
    /// Neither side has named a number.
    pub nothing: String,
    /// They have named none.
    pub they_are_silent: String,
    /// We have named none.
    pub we_are_silent: String,
    /// A first offer was taken at once.
    pub at_once: String,
    /// Their steps shrink, ours do not.
    pub they_shrink: String,
    /// Their steps grow.
    pub they_grow: String,
    /// They have not moved.
    pub they_stand: String,
    /// All else.
    pub even: String,
    /// What to ask next.
    pub probe: String,
    /// What not to do.
    pub avoid: String,
}

/// What is looked for in a specification, and the papers of a bid (METHOD M32).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tendering {
    /// The customer's stage with whose first day the specification is closed.
    pub closing_stage: i64,
    /// Who can move a point weighs as much as this.
    pub mover_influence: i64,
    /// Words that say nothing about what two texts have in common.
    pub common: Vec<String>,
}

/// A paper that a bid usually needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BidPaper {
    /// Its name in the playbook.
    pub name: String,
    /// What it is.
    pub what: String,
    /// A paper of the list is this one where its text has one of these words.
    pub words: Vec<String>,
    /// Days before the specification closes by which it has to be there.
    pub before: i64,
}
