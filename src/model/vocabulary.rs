//! The words that a file may use because the playbook has them.

use std::collections::{BTreeMap, BTreeSet};

/// Topics, exit criteria and finding codes that a file may name. SPEC 2.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// `category.topic`, and whether it is asked about a person.
    pub topics: BTreeMap<String, bool>,
    /// The exit criteria of all stages.
    pub criteria: BTreeSet<String>,
    /// The codes of SPEC 3's findings.
    pub codes: BTreeSet<&'static str>,
}

impl Vocabulary {
    /// Is this topic asked about a person? `None` where the playbook does not know it.
    pub fn is_person_topic(&self, topic: &str) -> Option<bool> {
        self.topics.get(topic).copied()
    }
}
