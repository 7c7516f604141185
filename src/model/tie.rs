//! Ties between people, and the introductions that travel on them.

use super::*;
use crate::{choice, record};

choice! {
    /// What joins two people; the order decides between equal roads. docs/FILE.md and docs/RULES.md.
    TieKind {
        /// The first moves the second.
        #[default]
        Influences = "influences",
        /// They work together.
        WorksWith = "works_with",
        /// Friends.
        Friend = "friend",
        /// Family: a compliance risk as a road.
        Family = "family",
        /// Went to school together.
        Schoolmate = "schoolmate",
        /// Worked together before.
        FormerColleague = "former_colleague",
        /// Against each other: no road.
        Rival = "rival",
    }
}

record! {
    /// A real acquaintance or influence between two people. docs/FIELDS.md `ties`.
    Tie = "tie", Identity::Keyed(&["from", "to", "kind"]);
    #[doc = "One of the two; of `influences` the one who moves."]
    from: Ref<Person> = Presence::Required,
    #[doc = "The other one."]
    to: Ref<Person> = Presence::Required,
    #[doc = "What joins them."]
    kind: TieKind = Presence::Required,
    #[doc = "1 to 5."]
    strength: Mark<1, 5> = Presence::Default("1"),
    #[doc = "How we know."]
    note: Text,
}

choice! {
    /// What came of asking for an introduction (F12).
    IntroductionResult {
        /// Asked.
        #[default]
        Asked = "asked",
        /// Agreed to.
        Agreed = "agreed",
        /// Made.
        Made = "made",
        /// Refused.
        Refused = "refused",
    }
}

record! {
    /// An introduction. docs/FIELDS.md `introductions` (F12).
    Introduction = "introduction", Identity::Equal;
    #[doc = "The day."]
    date: Day,
    #[doc = "Who introduces."]
    through: Ref<Person>,
    #[doc = "To whom."]
    to: Ref<Person>,
    #[doc = "What came of it."]
    result: Option<IntroductionResult>,
    #[doc = "How it went."]
    note: Text,
}
