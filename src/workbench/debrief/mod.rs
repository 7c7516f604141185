//! The debrief: what a visit brought, as one step; afterwards the report, the mail, before and after (METHOD M22, F2, F10).

mod effect;
mod next;
mod record;
mod texts;

pub use effect::{BeforeAfter, before_after};
pub use next::{NextStep, Whose, next_steps};
pub use record::edits;
pub use texts::{mail, report};

use crate::model::{Confidence, DeedKind, Outcome, VisitResult};

/// What the rep writes down after a visit; what is empty costs nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debriefing {
    /// Who was there: ids. Empty: as planned.
    pub people: Vec<String>,
    /// The result against the ladder.
    pub result: Option<VisitResult>,
    /// What came of it as a contact.
    pub outcome: Option<Outcome>,
    /// What we learned.
    pub learned: String,
    /// Next steps, one a line: `Falk: trip list, fri`, `we: offer rev 2, 5 dec`, `call Vik, mon`.
    pub next: String,
    /// Answers to the questions of the visit.
    pub answers: Vec<Answered>,
    /// Marks that changed.
    pub marks: Vec<Marked>,
    /// What people did for us.
    pub deeds: Vec<Did>,
    /// Our stage in the visit's purchase from now on, 1 to 6.
    pub stage: Option<i64>,
}

/// An answer to one of the visit's questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The place of the question in the visit; beyond them: something else that they told us.
    pub place: usize,
    /// What they said.
    pub text: String,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// A mark of a person after the visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// The person's id.
    pub person: String,
    /// -2 to 2; nothing = as before.
    pub attitude: Option<i64>,
    /// 0 to 5; nothing = as before.
    pub relationship: Option<i64>,
}

/// Something a person did for us.
#[derive(Clone, Debug, PartialEq)]
pub struct Did {
    /// The person's id.
    pub person: String,
    /// What.
    pub what: DeedKind,
    /// How it went.
    pub note: String,
}
