//! Dismissals: the rep's answers to findings.

use super::*;
use crate::{choice, record};

choice! {
    /// The rep's answer.
    DismissalVerdict {
        /// It is so, and we live with it.
        #[default]
        Accepted = "accepted",
        /// It is not so.
        Rejected = "rejected",
        /// Not now.
        Snoozed = "snoozed",
    }
}

record! {
    /// The rep's answer to a finding. docs/FIELDS.md `dismissals`.
    Dismissal = "dismissal", Identity::Keyed(&["code", "subject"]);
    #[doc = "Which finding."]
    code: Code = Presence::Required,
    #[doc = "Its subject, which may be gone."]
    subject: Text = Presence::Required,
    #[doc = "The answer."]
    verdict: Option<DismissalVerdict>,
    #[doc = "The reason."]
    why: Text,
    #[doc = "The day of the answer."]
    date: Day,
    #[doc = "The last day it holds; required of a snoozed one."]
    until: Day,
}
