//! What a line without a colon would say with one: nothing of it is read, and that is said.

use crate::language::names::Candidate;
use crate::language::quick_entry::ContactLine;
use crate::model::words::Words;
use crate::model::{Date, Value};
use crate::text::DayText;
use crate::text::format::list;

/// What is not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// The code of the kind.
    pub kind: Option<String>,
    /// The names of the people.
    pub people: Vec<String>,
    /// The day.
    pub day: Option<Date>,
    /// The code of the outcome.
    pub outcome: Option<String>,
    /// The line with a colon behind these words.
    pub with_colon: Option<String>,
}

impl Unread {
    /// Of a line as it would be read with a colon behind its first words; nothing where these say nothing.
    pub(super) fn of(line: &str, meant: &ContactLine, people: &[Candidate]) -> Option<Self> {
        if meant.said.is_empty() {
            return None;
        }
        let said = |field: &&str| meant.said.contains(field);
        let word = |field: &'static str| {
            Some(field).filter(said).and_then(|field| meant.contact.text(field)).map(str::to_owned)
        };
        let people = match meant.contact.get("people") {
            Value::Words(ids) => {
                let there = people.iter().filter(|p| ids.contains(&p.id));
                there.map(|p| p.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        let day = match meant.contact.get("date") {
            Value::Moment(moment) => Some("date").filter(said).map(|_| moment.date),
            _ => None,
        };
        let note = meant.contact.text("note").unwrap_or_default();
        let head = line.trim().strip_suffix(note).unwrap_or_default();
        let head = head.trim_end_matches(|c: char| c.is_whitespace() || ",;-–，、".contains(c));
        let with_colon = match (head.is_empty(), note.is_empty()) {
            (false, false) => Some(format!("{head}: {note}")),
            // All of it is whom, when and how.
            (false, true) => Some(format!("{head}:")),
            (true, _) => None,
        };
        Some(Self { kind: word("kind"), people, day, outcome: word("outcome"), with_colon })
    }

    /// The same, and how the line is read.
    pub(super) fn remarks(&self, words: &Words) -> Vec<String> {
        let better = self.with_colon.iter();
        let better = better.map(|line| phrase!("it is read when it is logged as: {line}", line));
        std::iter::once(self.says(words)).chain(better).collect()
    }

    /// "no colon, so that all of it is the note: event, Ada Berg and Fri 20 Nov 2026 are not read".
    pub fn says(&self, words: &Words) -> String {
        let kind = self.kind.iter().map(|kind| words.word("contact", kind).to_owned());
        let day = self.day.map(|day| day.full_day());
        let outcome = self.outcome.iter().map(|code| words.word("outcome", code).to_owned());
        let parts = kind.chain(self.people.iter().cloned()).chain(day).chain(outcome);
        let parts: Vec<String> = parts.collect();
        let what = list(&parts);
        match parts.len() {
            1 => phrase!("no colon, so that all of it is the note: {what} is not read", what),
            _ => phrase!("no colon, so that all of it is the note: {what} are not read", what),
        }
    }
}
