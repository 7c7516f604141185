//! A contact in one typed line, as it was understood, and the edits that keep it.

use super::{Dossier, Workbench};
use crate::exchange::line::{Candidate, read_contact};
use crate::model::{Contact, Edit, Key, Moment, Person, Record, Row, Value};

/// What a line says.
#[derive(Clone, Debug)]
pub struct LogReading {
    /// The code of the kind.
    pub kind: String,
    /// With whom: name and title.
    pub people: Vec<(String, String)>,
    /// The code of the outcome.
    pub outcome: String,
    /// When.
    pub when: Moment,
    /// What stays as the note.
    pub note: String,
    /// Names that nobody has.
    pub unknown: Vec<String>,
    /// Letters that nobody here has as initials.
    pub letters: Vec<String>,
    /// Names that several have, with those who have them.
    pub several: Vec<(String, Vec<String>)>,
    row: Row,
    account: Key,
    contacts: i64,
    persons: i64,
}

impl LogReading {
    /// Does the line say anything yet?
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.note.is_empty() && self.unknown.is_empty()
    }

    /// Everybody that is not known here: names, then letters.
    pub fn strangers(&self) -> impl Iterator<Item = &String> {
        self.unknown.iter().chain(&self.letters)
    }

    /// The edits that keep it; with `add`, the unknown names become people of the account who were there.
    pub fn edits(&self, add: bool, make_id: &mut dyn FnMut() -> String) -> Vec<Edit> {
        let (account, parent) = (self.account, self.account);
        let mut edits = Vec::new();
        let mut contact = self.row.clone();
        contact.place = self.contacts;
        if add {
            let mut people = match contact.get("people") {
                Value::Words(ids) => ids.clone(),
                _ => Vec::new(),
            };
            for (name, place) in self.strangers().zip(self.persons..) {
                let id = make_id();
                let mut row = Row::empty(Person::SCHEMA);
                row.set("id", Value::Text(id.clone()));
                row.set("name", Value::Text(name.clone()));
                row.place = place;
                edits.push(Edit::Insert { account, parent, row });
                people.push(id);
            }
            contact.set("people", Value::Words(people));
        }
        edits.push(Edit::Insert { account, parent, row: contact });
        edits
    }
}

impl Workbench {
    /// Reads a line about people of this account on the workbench's day.
    pub fn read_log_line(&self, dossier: &Dossier, line: &str) -> LogReading {
        let people = &dossier.account.people;
        let candidates: Vec<Candidate> = people
            .iter()
            .map(|p| Candidate { id: p.id.to_string(), name: p.name.to_string() })
            .collect();
        let read = read_contact(line, self.today(), &candidates);
        let typed: Contact = super::typed(read.contact.clone());
        let word = |field: &str| {
            let mut filled = read.contact.clone();
            filled.fill_defaults();
            filled.text(field).unwrap_or_default().to_owned()
        };
        let named = |id: &String| {
            let person = people.iter().find(|p| *p.id == *id)?;
            let title = person.title.as_deref().unwrap_or_default();
            Some((person.name.to_string(), title.to_owned()))
        };
        let name = |at: &usize| candidates.get(*at).map(|c| c.name.clone());
        let several = read.several.iter();
        LogReading {
            kind: word("kind"),
            people: typed.people.0.iter().filter_map(named).collect(),
            outcome: word("outcome"),
            when: typed.date.unwrap_or(Moment::day(self.today())),
            note: typed.note.as_deref().unwrap_or_default().to_owned(),
            unknown: read.unknown.clone(),
            letters: read.letters.clone(),
            several: several
                .map(|(text, places)| (text.clone(), places.iter().filter_map(name).collect()))
                .collect(),
            row: read.contact,
            account: dossier.key,
            contacts: dossier.account.contacts.len() as i64,
            persons: people.len() as i64,
        }
    }
}
