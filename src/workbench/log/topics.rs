//! Open topics that a contact may have answered.

use crate::language::quick_entry::topics_said;
use crate::model::{Confidence, Contact, ContactKind};
use crate::workbench::Dossier;

/// Offered at most.
const MOST: usize = 3;

/// An open topic, and what a contact says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredTopic {
    /// `organisation.budget`, `senior.concerns@dahl`.
    pub subject: String,
    /// As a rep says it.
    pub title: String,
    /// Its state: "unknown", "rumour", "old".
    pub state: &'static str,
}

/// The open topics of the account that the note of this contact speaks of: unknown, a rumour or old.
/// A topic about a person only where that person was there.
pub fn answered(dossier: &Dossier, contact: &Contact) -> Vec<AnsweredTopic> {
    let there = &contact.people.0;
    if contact.kind == ContactKind::Attempt || contact.fell_through() || there.is_empty() {
        return Vec::new();
    }
    let said = topics_said(contact.note.as_deref().unwrap_or_default());
    let lines = said.iter().flat_map(|topic| {
        let lines = dossier.readiness.topics.iter();
        lines.filter(move |line| line.topic == *topic && !line.nobody)
    });
    let about = lines.filter(|line| line.person.as_ref().is_none_or(|p| there.contains(p)));
    let open = about.filter_map(|line| {
        let old = line.age.is_some_and(|age| age > line.shelf);
        let state = match line.confidence {
            None => "unknown",
            Some(Confidence::Rumour) => "rumour",
            _ if old => "old",
            _ => return None,
        };
        Some(AnsweredTopic { subject: line.subject.clone(), title: line.title.clone(), state })
    });
    open.take(MOST).collect()
}
