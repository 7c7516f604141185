//! Intel: answers to the topics of the checklist.

use super::*;
use crate::{choice, record};

choice! {
    /// How far an answer can be trusted.
    Confidence {
        /// Heard.
        #[default]
        Rumour = "rumour",
        /// Said by one who should know.
        Stated = "stated",
        /// Seen, or from two sources.
        Verified = "verified",
    }
}

record! {
    /// One answer to one topic, about the account or one person. docs/FIELDS.md `intel` (METHOD M22).
    Intel = "intel", Identity::Equal;
    #[doc = "category.topic."]
    topic: TopicName,
    #[doc = "What we know."]
    answer: Text,
    #[doc = "Who or what says so."]
    source: Text,
    #[doc = "How far it can be trusted."]
    confidence: Confidence = Presence::Default("rumour"),
    #[doc = "The day it was true."]
    as_of: Day,
    #[doc = "Whom it is about."]
    person: Ref<Person>,
    #[doc = "Not on any page that leaves the house."]
    private: Flag,
    #[doc = "Another answer disagrees, and it is not settled which one holds."]
    disputed: Flag,
}
