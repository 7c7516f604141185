//! Topics of the rep's own: asked beside those of the playbook, in one account or in every one (METHOD M22 "the
//! rep's own").

use super::*;
use crate::record;

/// The longest time that an answer to a topic of one's own can stay fresh, in days.
pub const LONGEST_SHELF: i64 = 36_500;
/// Days that an answer stays fresh where the rep says nothing.
pub const OWN_SHELF: i64 = 180;

record! {
    /// A topic of the rep's own, asked in one account. It scores nothing.
    Topic = "topic", Identity::Keyed(&["name"]);
    #[doc = "What it is called: an answer names it so."]
    name: Name = Presence::Required,
    #[doc = "The question to put to the customer."]
    ask: Text,
    #[doc = "Where to find out."]
    look: Text,
    #[doc = "What a good answer is."]
    good: Text,
    #[doc = "Days that an answer stays fresh; 180 where it is left out."]
    shelf: Mark<1, LONGEST_SHELF>,
}

record! {
    /// A topic of the rep's own, asked in every account. It scores nothing.
    RepTopic = "rep_topic", Identity::Keyed(&["name"]);
    #[doc = "What it is called: an answer names it so."]
    name: Name = Presence::Required,
    #[doc = "The question to put to the customer."]
    ask: Text,
    #[doc = "Where to find out."]
    look: Text,
    #[doc = "What a good answer is."]
    good: Text,
    #[doc = "Days that an answer stays fresh; 180 where it is left out."]
    shelf: Mark<1, LONGEST_SHELF>,
}
