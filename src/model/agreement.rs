//! Agreements: contracts in force.

use super::*;
use crate::record;

record! {
    /// A contract in force. docs/FIELDS.md `agreements`.
    Agreement = "agreement", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "What it is about."]
    what: Text,
    #[doc = "Its first day."]
    from: Day,
    #[doc = "Its last day."]
    until: Day,
    #[doc = "The last day to give notice."]
    notice_by: Day,
    #[doc = "Its terms."]
    terms: Text,
}
