//! Contacts: what happened with people of the account.

use super::*;
use crate::{choice, record};

choice! {
    /// What it was.
    ContactKind {
        /// We went there.
        Visit = "visit",
        /// By phone.
        #[default]
        Call = "call",
        /// Written.
        Message = "message",
        /// A meeting elsewhere.
        Meeting = "meeting",
        /// A fair, a dinner.
        Event = "event",
        /// Tried, and not got through.
        Attempt = "attempt",
    }
}

choice! {
    /// What came of it.
    Outcome {
        /// We are further.
        Advanced = "advanced",
        /// It took place.
        #[default]
        Held = "held",
        /// They would not.
        Refused = "refused",
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// We went back.
        LostGround = "lost_ground",
    }
}

record! {
    /// Something that happened with people of the account. docs/FIELDS.md `contacts`.
    Contact = "contact", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "When."]
    date: When,
    #[doc = "What it was."]
    kind: ContactKind = Presence::Default("call"),
    #[doc = "With whom."]
    people: Refs<Person>,
    #[doc = "About which purchase."]
    opportunity: Ref<Opportunity>,
    #[doc = "Who of ours."]
    by: Text,
    #[doc = "What came of it; no_answer of an attempt or message, held of the others."]
    outcome: Outcome,
    #[doc = "What was said."]
    note: Text,
    #[doc = "Not on any page that leaves the house."]
    private: Flag,
}

/// The outcome of a contact of this kind where nothing is said of it; it is never stored. docs/FILE.md.
pub fn usual_outcome(kind: &str) -> &'static str {
    if matches!(kind, "attempt" | "message") { "no_answer" } else { "held" }
}

impl Contact {
    /// Somebody was there: not an attempt, not refused, not unanswered. docs/RULES.md.
    pub fn reached(&self) -> bool {
        self.kind != ContactKind::Attempt && !self.fell_through()
    }

    /// Refused or unanswered.
    pub fn fell_through(&self) -> bool {
        matches!(self.outcome, Outcome::Refused | Outcome::NoAnswer)
    }
}
