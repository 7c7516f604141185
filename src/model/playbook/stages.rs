//! The two stage lines with their exit criteria, and the eight marks of the evaluation (METHOD M28-M31).

use serde::Deserialize;

/// One stage: what the customer does, what we do, and what proves that ours is done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// 1 to 6.
    pub number: i64,
    /// What the customer does.
    pub customer: String,
    /// The same in a word or two.
    pub customer_short: String,
    /// The day on which it is done, as one speaks of it: "offers in".
    pub day: String,
    /// What we do.
    pub we: String,
    /// The same in a few words.
    pub we_short: String,
    /// The same in one word, for 80 columns.
    pub we_word: String,
    /// What proves that it is done.
    #[serde(rename = "criterion")]
    pub criteria: Vec<ExitCriterion>,
}

/// One exit criterion of a stage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExitCriterion {
    /// Its name in files, such as `roles_mapped`.
    pub name: String,
    /// Its name on screen.
    pub title: String,
    /// Whether the stage is not done without it.
    #[serde(default)]
    pub required: bool,
    /// What to do for it, as a remedy says it; `{who}` is somebody of theirs, `{ours}` who checks it here.
    #[serde(default)]
    pub step: Option<String>,
    /// Whose part that is: the roles, the best first.
    #[serde(default)]
    pub with: Vec<String>,
    /// What counts as evidence.
    pub proof: String,
}

/// Whom a mark of the evaluation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The customer.
    Customer,
    /// Us.
    We,
}

/// One of the eight marks of the evaluation, 0 to 5.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Its name in files, such as `credit`.
    pub name: String,
    /// Its name on screen.
    pub title: String,
    /// Whom it is about.
    pub side: Side,
    /// Its weight; all eight together are 100.
    pub weight: i64,
    /// Whether rivals are rated on it too.
    #[serde(default)]
    pub rivals: bool,
    /// What 0 means.
    pub zero: String,
    /// What 3 means.
    pub three: String,
    /// What 5 means.
    pub five: String,
}
