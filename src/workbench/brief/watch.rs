//! The findings that matter, with their remedy; one person once, what the page says elsewhere not at all.

use super::BriefContext;
use crate::model::brief::{Entry, Section};
use crate::model::codes::Severity;
use crate::rules::Finding;

/// What other parts of the page say.
const SAID: [&str; 9] = [
    "visit_unready",
    "profile_missing",
    "critical_unknown",
    "hearsay",
    "stale_intel",
    "our_promise_overdue",
    "their_promise_open",
    "action_overdue",
    "debrief_missing",
];

/// What to watch out for: of several findings about one person the first, the others in a word below it.
pub fn section(desk: &BriefContext) -> Section {
    let told = desk.findings.iter().filter(|f| !SAID.contains(&f.code));
    let serious = told.filter(|f| f.severity != Severity::Notice);
    let mut entries: Vec<Entry> = Vec::new();
    for finding in serious {
        let about = desk.case.person(&finding.subject).map(|p| p.name.as_str());
        let known = about.and_then(|_| {
            entries.iter_mut().find(|e| e.source.as_deref() == Some(finding.subject.as_str()))
        });
        match known {
            Some(entry) => {
                let title = finding.title.replace(about.unwrap_or_default(), "");
                entry.notes.push(phrase!("also: {}", title.trim_matches([' ', ',', ':'])));
            }
            None => entries.push(entry(finding)),
        }
    }
    Section {
        name: "watch",
        title: phrase!("Watch out").to_owned(),
        entries,
        keep: 3,
        yields: 8,
        whole: false,
    }
}

fn entry(finding: &Finding) -> Entry {
    let lead = if finding.severity == Severity::Critical { "!" } else { "-" };
    Entry::new(&finding.sentence).lead(lead).note(&finding.remedy).from(&finding.subject)
}
