//! What is known about answers, complaints, ways of thinking and observations in general.

use serde::Deserialize;

/// What an answer counts, per cent, by how sure it is (docs/RULES.md, Readiness); no answer counts 0.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    /// Heard somewhere.
    pub rumour: i64,
    /// One of them said so.
    pub stated: i64,
    /// Seen, or confirmed by a second source.
    pub verified: i64,
}

/// Days in which a complaint must be resolved, by severity (docs/RULES.md, complaint_late).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintDays {
    /// Severity high.
    pub high: i64,
    /// Severity medium.
    pub medium: i64,
    /// Severity low.
    pub low: i64,
}

/// A way of thinking, and how to talk to those who have it (METHOD M1).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thinking {
    /// Its name in files, such as `numbers`.
    pub name: String,
    /// Its name on screen.
    pub title: String,
    /// How to begin.
    pub open: String,
    /// What loses them.
    pub avoid: String,
}

/// What an observation lets us conclude (METHOD M7).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inference {
    /// The code of the finding that it belongs to.
    pub name: String,
    /// The conclusion.
    pub says: String,
    /// `likely` or `possible`.
    pub sureness: String,
    /// What else it may be.
    pub alternatives: Vec<String>,
    /// What to look at next time.
    pub look: Vec<String>,
}
