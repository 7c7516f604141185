//! The two stage lines with their exit criteria, and the eight marks of the evaluation (METHOD M28-M31).

use serde::Deserialize;

/// What a stage of any process means to the rules: the stage of the standard process that it is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Meaning {
    /// A need is there.
    Need,
    /// Suppliers are chosen from.
    Choice,
    /// What is asked for is written down.
    Specification,
    /// Offers are out.
    Offers,
    /// The decision is near.
    Decision,
    /// It is bought, and delivered.
    Delivery,
}

impl Meaning {
    /// The stage of the standard process.
    pub fn number(self) -> i64 {
        self as i64 + 1
    }
}

/// The stages of another kind of purchase than a tender: chosen for an opportunity by name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// Its name in files, such as `retail_listing`.
    pub name: String,
    /// Its name on screen.
    pub title: String,
    /// Two to six, numbered from 1.
    #[serde(rename = "stage")]
    pub stages: Vec<Stage>,
}

impl Process {
    /// What a stage means; one beyond the last means what the last does.
    pub fn meaning(&self, number: i64) -> i64 {
        let last = self.stages.last();
        let found = self.stages.iter().find(|s| s.number == number).or(last);
        found.and_then(|s| s.means).map_or(number, Meaning::number)
    }
}

/// One stage: what the customer does, what we do, and what proves that ours is done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// 1 to 6.
    pub number: i64,
    /// What it means to the rules; the six standard ones mean themselves.
    #[serde(default)]
    pub means: Option<Meaning>,
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

impl Stage {
    /// Its exit criterion of this name.
    pub fn criterion(&self, name: &str) -> Option<&ExitCriterion> {
        self.criteria.iter().find(|known| known.name == name)
    }
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
