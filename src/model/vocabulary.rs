//! The words that a file may use because the playbook has them.

use std::collections::{BTreeMap, BTreeSet};

/// Topics, exit criteria, processes and finding codes that a file may name. docs/FILE.md.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// `category.topic`, and whether it is asked about a person.
    pub topics: BTreeMap<String, bool>,
    /// The exit criteria of all stages.
    pub criteria: BTreeSet<String>,
    /// The processes that a purchase may have instead of the standard one.
    pub processes: BTreeSet<String>,
    /// The codes of docs/RULES.md's findings.
    pub codes: BTreeSet<&'static str>,
}

impl Vocabulary {
    /// Is this topic asked about a person? `None` where the playbook does not know it.
    pub fn is_person_topic(&self, topic: &str) -> Option<bool> {
        self.topics.get(topic).copied()
    }

    /// Why a topic of the rep's own cannot be called so: "is a finding's code".
    pub fn taken_by(&self, name: &str) -> Option<&'static str> {
        if self.topics.contains_key(name) {
            return Some("is a topic of the playbook");
        }
        if self.codes.contains(name) {
            return Some("is a finding's code");
        }
        let odd = name == "us" || name.chars().any(|c| c == '@' || c.is_control());
        odd.then_some("holds \"@\" or a line break, or is \"us\"")
    }
}
