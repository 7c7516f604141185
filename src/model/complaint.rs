//! Complaints, the service plan, and the register of gifts.

use super::*;
use crate::{choice, record};

choice! {
    /// How bad it is.
    ComplaintSeverity {
        /// A nuisance.
        Low = "low",
        /// It costs them.
        #[default]
        Medium = "medium",
        /// It stops them.
        High = "high",
    }
}

record! {
    /// A complaint. docs/FIELDS.md `complaints` (METHOD M13).
    Complaint = "complaint", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "The day it was raised."]
    raised: Day,
    #[doc = "Who raised it."]
    by: Text,
    #[doc = "How bad it is."]
    severity: ComplaintSeverity = Presence::Default("medium"),
    #[doc = "What is wrong."]
    what: Text,
    #[doc = "The day it was resolved."]
    resolved: Day,
    #[doc = "The root cause."]
    cause: Text,
    #[doc = "What was done."]
    fix: Text,
}

record! {
    /// A recurring service. docs/FIELDS.md `service` (METHOD M16).
    Service = "service", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "What is done."]
    what: Text,
    #[doc = "Every so many days."]
    every_days: Positive,
    #[doc = "Answered within so many hours."]
    standard_hours: Positive,
    #[doc = "The day it was last done."]
    last_done: Day,
}

record! {
    /// A gift or hospitality. docs/FIELDS.md `gifts` (METHOD M9).
    Gift = "gift", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "To whom."]
    person: Ref<Person>,
    #[doc = "What."]
    what: Text,
    #[doc = "What it was worth."]
    value: Amount,
    #[doc = "On what occasion."]
    reason: Text,
    #[doc = "Who of ours approved it."]
    approved_by: Text,
}
