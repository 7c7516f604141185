//! Competitors: whom we sell against.

use super::*;
use crate::record;

record! {
    /// A rival house. docs/FIELDS.md `competitors` (METHOD M12).
    Competitor = "competitor", Identity::Own;
    #[doc = "Its id."]
    id: Id,
    #[doc = "Its name."]
    name: Name = Presence::Required,
    #[doc = "What it is good at."]
    strengths: Text,
    #[doc = "What it is bad at."]
    weaknesses: Text,
    #[doc = "Whatever else we know."]
    notes: Text,
}

impl Referable for Competitor {
    const TARGET: Target = Target::Competitor;
}
