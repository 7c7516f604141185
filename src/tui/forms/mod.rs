//! Forms: one field a line, checked as they are typed, saved as one step.

use super::ctx::Ctx;
use super::screens::Screen;
use crate::model::Key;

/// Which form, on what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// A new account, or the account of this number.
    Account(Option<Key>),
    /// A new person (in one line), or the person of this id.
    Person(Option<String>),
    /// A new tie, from this person where one is picked.
    Tie(Option<String>),
    /// An answer to this topic: `organisation.budget`, `senior.concerns@dahl`.
    Intel(Option<String>),
    /// A new opportunity, or the one of this id.
    Opportunity(Option<String>),
    /// Something to do: what, and what it is for; or the action of this id.
    Action {
        /// The action to edit.
        id: Option<String>,
        /// What it says at first.
        what: String,
        /// The subject it is for.
        subject: Option<String>,
    },
    /// A contact, with this person.
    Contact(Option<String>),
    /// The proof of an exit criterion of an opportunity.
    Evidence {
        /// The opportunity.
        opportunity: String,
        /// The criterion.
        criterion: String,
    },
    /// Both stages of an opportunity.
    Stage(String),
    /// The answer to a finding.
    Dismissal {
        /// Its code.
        code: String,
        /// Its subject.
        subject: String,
    },
    /// Who the rep is.
    Rep,
}

/// The form, ready to be typed into; nothing where what it is about is gone.
pub fn open(_kind: FormKind, _ctx: &Ctx) -> Option<Box<dyn Screen>> {
    None
}
