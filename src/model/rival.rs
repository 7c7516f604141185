//! Rivals for one purchase, rated as we rate ourselves.

use super::*;
use crate::{choice, record};

choice! {
    /// Where a rival stands with the customer.
    Position {
        /// Supplies today.
        Incumbent = "incumbent",
        /// The customer's favourite.
        Preferred = "preferred",
        /// On the list.
        #[default]
        Shortlisted = "shortlisted",
        /// Not on it.
        Outside = "outside",
    }
}

choice! {
    /// What can be asked of a rival as of us (F6).
    RivalCriterion {
        /// Meets the requirements.
        #[default]
        Technical = "technical",
        /// Stands well with the people.
        Relationship = "relationship",
        /// The offer fits.
        Fit = "fit",
        /// Has the means.
        Resources = "resources",
    }
}

record! {
    /// A competitor in one purchase. docs/FIELDS.md `rivals` (METHOD M25, F6).
    Rival = "rival", Identity::Keyed(&["competitor"]);
    #[doc = "Who."]
    competitor: Ref<Competitor> = Presence::Required,
    #[doc = "Where it stands."]
    position: Option<Position>,
    #[doc = "Its price, as we read it."]
    price: Amount,
    #[doc = "0 to 5: how well it stands with the people."]
    relationship: Mark5,
    #[doc = "Who speaks for it there."]
    sponsor: Ref<Person>,
    #[doc = "What it offers."]
    offer: Text,
    #[doc = "What we set against it."]
    counter: Text,
    #[doc = "Its marks on the criteria that apply to it."]
    evaluation: List<RivalMark>,
}

record! {
    /// A rival's mark on one criterion (F6).
    RivalMark = "rival_evaluation", Identity::Keyed(&["criterion"]);
    #[doc = "What is marked."]
    criterion: RivalCriterion = Presence::Required,
    #[doc = "0 to 5."]
    score: Mark5,
    #[doc = "What it rests on."]
    why: Text,
    #[doc = "The day of the mark."]
    as_of: Day,
}
