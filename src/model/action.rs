//! Actions: something to do, and promises both ways.

use super::*;
use crate::{choice, record};

choice! {
    /// Before whom of the customer a line may be said.
    Audience {
        /// Everyone who attends.
        #[default]
        Room = "room",
        /// Only the person it is between.
        Pair = "pair",
        /// Nobody of theirs.
        Ours = "ours",
    }
}

record! {
    /// Something to do, or a promise, ours or theirs. docs/FIELDS.md `actions` (F10).
    Action = "action", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "What."]
    what: Text,
    #[doc = "By when."]
    due: Day,
    #[doc = "The day it was done."]
    done: Day,
    #[doc = "Who does it."]
    owner: Text,
    #[doc = "Who of them promised it to us."]
    promised_by: Ref<Person>,
    #[doc = "Whom of them we promised it to."]
    promised_to: Ref<Person>,
    #[doc = "Before whom it may be said."]
    audience: Option<Audience>,
    #[doc = "What it is for: a finding's subject or code."]
    for_subject: Subject as "for",
}
