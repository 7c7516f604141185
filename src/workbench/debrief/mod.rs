//! The debrief: what a visit, a contact or an unplanned meeting brought, as one step; afterwards report, mail, before and after (METHOD M22, F2, F10).

mod came;
mod effect;
pub mod ends_on;
mod newcomer;
mod next;
mod offers;
mod over;
mod parts;
mod record;
mod said_by;
mod texts;
mod what_if;
mod whose;

pub use came::{Hits, expected};
pub use effect::{BeforeAfter, before_after};
pub use ends_on::{Ending, TwoDays, ending, ends_on, objective_ending};
pub use newcomer::newcomer_name;
pub use next::{NextStep, Present, Whose, next_steps, promised_to, read_as};
pub use offers::offer_read;
pub use over::{Met, Over, called};
pub use parts::promises_answered;
pub use record::{edits, edits_over, logged_before, suggested, with_newcomers};
pub use said_by::said_by;
pub use texts::{Mail, VisitReport, has_ladder, report, report_of};

use crate::model::{Confidence, DeedKind, Outcome, VisitResult};

/// What the rep writes down after a visit; what is empty costs nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debriefing {
    /// Who was there: ids. Empty: as planned.
    pub people: Vec<String>,
    /// Who of them is new on the account: id, and a person's line (`Liv Berg, shift leader`).
    pub newcomers: Vec<(String, String)>,
    /// The result against the ladder. Of a contact, which has no result, only the outcome is kept.
    pub result: Option<VisitResult>,
    /// What came of it as a contact; else what the result suggests.
    pub outcome: Option<Outcome>,
    /// What we learned.
    pub learned: String,
    /// Next steps of an earlier debrief, which have become actions already.
    pub earlier: String,
    /// Next steps, one a line: `Falk: trip list, fri`, `we: offer rev 2, 5 dec`, `call Vik, mon`.
    pub next: String,
    /// Our people beside the rep, by name: a next step may be theirs.
    pub team: Vec<String>,
    /// Answers to the questions of the visit.
    pub answers: Vec<QuestionAnswer>,
    /// What was expected and came, in the words of the visit; nothing: it was not asked.
    pub came: Option<Vec<String>>,
    /// What they told us beside that.
    pub told: Vec<ExtraAnswer>,
    /// Marks that changed.
    pub marks: Vec<Marked>,
    /// What people did for us.
    pub deeds: Vec<Did>,
    /// Our stage in the visit's purchase from now on, 1 to 6.
    pub stage: Option<i64>,
    /// Offers that were named, each as a line: `they 1665, 60 days`.
    pub offers: Vec<String>,
}

/// An answer to one of the visit's questions.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionAnswer {
    /// The place of the question in the visit.
    pub place: usize,
    /// What they said.
    pub text: String,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// Something that nobody had asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct ExtraAnswer {
    /// What they said.
    pub text: String,
    /// The topic that it answers: `organisation.budget`, `senior.concerns@dahl`.
    pub subject: String,
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
