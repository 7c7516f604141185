//! What is known on a topic and may stand on a page: nothing that is marked private.

use super::Desk;
use crate::model::brief::Entry;
use crate::model::{Choice, Confidence, Intel};

impl<'a> Desk<'_, 'a> {
    /// The best answer to a topic that is not private: the surest, then the newest.
    pub fn answer(&self, topic: &str, person: Option<&str>) -> Option<&'a Intel> {
        let about = |i: &&Intel| {
            i.topic.as_deref() == Some(topic)
                && i.person.0.as_deref() == person
                && i.answer.is_some()
                && !*i.private
        };
        let all = self.case.account.intel.iter().filter(about);
        all.max_by_key(|i| (i.confidence, *i.as_of))
    }

    /// An answer as an entry: what, how sure, how old; a gap that says so where there is none.
    pub fn known(&self, topic: &str, person: Option<&str>, title: &str) -> Entry {
        let source = match person {
            Some(person) => format!("{topic}@{person}"),
            None => topic.to_owned(),
        };
        match self.answer(topic, person) {
            Some(intel) => {
                Entry::new(format!("{title}: {}", intel.answer.as_deref().unwrap_or("")))
                    .aside(self.sureness(intel))
                    .from(source)
            }
            None => Entry::gap(format!("{title}: not known")).from(source),
        }
    }

    /// "stated, Thu 12 Nov".
    pub fn sureness(&self, intel: &Intel) -> String {
        let word = self.words.word("confidence", intel.confidence.word());
        let doubt = match intel.confidence {
            Confidence::Rumour => " ~",
            _ => "",
        };
        format!("{word}{doubt}{}", self.by(*intel.as_of))
    }
}
