//! Promises in the note of a logged contact: theirs or ours, with their day, kept as the debrief keeps them.

use crate::language::names::{Candidate, Fit, Found, addressed, find};
use crate::language::quick_entry::{Promiser, promises_said};
use crate::model::{Action, Date, Record, Row, Value};
use crate::text::DayText;
use crate::workbench::debrief::ends_on::{Ending, ending};

/// A promise that a note holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogPromise {
    /// Who of theirs promised it: id and name; nothing: we did.
    pub by: Option<(String, String)>,
    /// To whom we promised it: id and name.
    pub to: Option<(String, String)>,
    /// What.
    pub what: String,
    /// By when.
    pub due: Option<Date>,
}

/// The promises of a note, of these people and of those of them who were there. What somebody does who is not
/// known is none, and one of ours that only may be one has a day.
pub(super) fn promises(
    note: &str,
    people: &[Candidate],
    there: &[String],
    on: Date,
) -> Vec<LogPromise> {
    let found = promises_said(note, on).into_iter().filter_map(|said| {
        let read = ending(&said.what, on);
        let due = said.due.or(read.due);
        let what = without_deadline(read);
        if due.is_none() && !said.sure {
            return None;
        }
        let spoken = person_before(note, &said.what, people).or_else(|| one_of(there, people));
        let (by, to, what) = match said.by {
            Promiser::Ours => (None, named_in(&what, people, there).or(spoken), what),
            Promiser::They => (Some(spoken?), None, what),
            Promiser::Called(name) => {
                let (person, what) = called(&name, &what, people)?;
                (Some(person), None, what)
            }
        };
        Some(LogPromise { by, to, what, due })
    });
    found.collect()
}

/// `melden uns bis 5.12. mit Preis`: what is promised, without the day that stands within it.
fn without_deadline(read: Ending) -> String {
    const LEADS: [&str; 5] = ["by", "until", "till", "bis", "spätestens"];
    let first = read.words.split_whitespace().next().unwrap_or_default().to_lowercase();
    let parts = read.what.split_once(&read.words).filter(|_| LEADS.contains(&first.as_str()));
    match parts.map(|(before, after)| (before.trim(), after.trim_matches([',', ';', ':', ' ']))) {
        Some((before, after)) if !before.is_empty() && !after.is_empty() => {
            format!("{before} {after}")
        }
        _ => read.what,
    }
}

/// Who of these is called so, and what is left of the words; a Chinese name stands in them without a blank.
fn called(name: &str, what: &str, people: &[Candidate]) -> Option<((String, String), String)> {
    if let Some(person) = people.iter().find(|p| !p.name.is_ascii() && what.starts_with(&p.name)) {
        let rest = what.strip_prefix(person.name.as_str())?.trim().to_owned();
        return Some((whole(person), rest));
    }
    let plain = name.is_ascii() || !what.starts_with(name);
    match find(addressed(name).name, people, Fit::Words) {
        Found::One(at) if plain => Some((whole(people.get(at)?), what.to_owned())),
        _ => None,
    }
}

fn whole(person: &Candidate) -> (String, String) {
    (person.id.clone(), person.name.clone())
}

/// The one of those who were there; of several the first, as in the debrief.
fn one_of(there: &[String], people: &[Candidate]) -> Option<(String, String)> {
    let first = there.first()?;
    people.iter().find(|p| p.id == *first).map(whole)
}

/// The last one whom the note names before these words: `Falk is back. He sends ..`.
fn person_before(note: &str, what: &str, people: &[Candidate]) -> Option<(String, String)> {
    let (before, _) = note.split_once(what)?;
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|w| is_written(w)).rev();
    words.find_map(|word| match find(word, people, Fit::Words) {
        Found::One(at) => people.get(at).map(whole),
        _ => None,
    })
}

fn is_written(word: &str) -> bool {
    word.chars().count() > 2 && word.starts_with(|c: char| c.is_uppercase() || !c.is_ascii())
}

/// Who of those who were there, else of all, is named in what we promise.
fn named_in(what: &str, people: &[Candidate], there: &[String]) -> Option<(String, String)> {
    let words = what.split(|c: char| !c.is_alphanumeric()).filter(|w| is_written(w));
    let mut named = words.filter_map(|word| match find(word, people, Fit::Words) {
        Found::One(at) => people.get(at),
        _ => None,
    });
    let first = named.next()?;
    let here = std::iter::once(first).chain(named).find(|p| there.contains(&p.id));
    Some(whole(here.unwrap_or(first)))
}

impl LogPromise {
    /// "a promise of Jonas Falk, due Fri 27 Nov 2026: trip list".
    pub fn says(&self) -> String {
        let whose = match (&self.by, &self.to) {
            (Some((_, name)), _) => phrase!("a promise of {name}", name),
            (None, Some((_, name))) => phrase!("our promise to {name}", name),
            (None, None) => phrase!("something for us to do").to_owned(),
        };
        let due = match self.due {
            Some(day) => phrase!("due {}", day.full_day()),
            None => phrase!("no day yet").to_owned(),
        };
        format!("{whose}, {due}: {}", self.what)
    }

    /// As an action for the contact of this id, at this place of the list.
    pub(super) fn row(&self, contact: &str, rep: Option<&str>, place: i64) -> Row {
        let id = |of: &Option<(String, String)>| {
            of.as_ref().map_or(Value::Absent, |(id, _)| Value::Text(id.clone()))
        };
        let mut row = Row::empty(Action::SCHEMA);
        row.place = place;
        row.set("what", Value::Text(self.what.clone()));
        row.set("due", self.due.map_or(Value::Absent, Value::Day));
        row.set("for", Value::Text(contact.to_owned()));
        match &self.by {
            Some(_) => row.set("promised_by", id(&self.by)),
            None => {
                row.set("promised_to", id(&self.to));
                row.set("owner", rep.map_or(Value::Absent, |rep| Value::Text(rep.to_owned())));
            }
        }
        row
    }
}
