//! The edits that keep logged lines, and where the next records stand.

use super::reading::LogReading;
use crate::language::names::{Addressed, addressed};
use crate::model::tree::set_text;
use crate::model::{Action, Date, Edit, InboxLine, Key, Person, Record, Row, Value};
use crate::workbench::Result;
use crate::workbench::Workbench;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Where the next records of a list stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seats {
    /// Contacts of the account.
    pub contacts: i64,
    /// People of the account.
    pub people: i64,
    /// Actions of the account.
    pub actions: i64,
    /// Lines of the inbox.
    pub inbox: i64,
}

impl LogReading {
    /// The edits that keep it; with `add`, the unknown names become people of the account who were there.
    pub fn edits(&self, add: bool, seats: Seats, make_id: &mut dyn FnMut() -> String) -> Vec<Edit> {
        let mut added = Added::new();
        self.edits_beside(add.then_some(&mut added), seats, make_id)
    }

    /// The same beside other lines: a name that one of them has added is that person.
    fn edits_beside(
        &self,
        added: Option<&mut Added>,
        seats: Seats,
        make_id: &mut dyn FnMut() -> String,
    ) -> Vec<Edit> {
        let Some(account) = self.account else {
            return vec![to_inbox(&self.line, self.on, seats.inbox)];
        };
        let mut edits = Vec::new();
        let mut contact = self.row.clone();
        contact.place = seats.contacts;
        if let Some(added) = added {
            let mut people = match contact.get("people") {
                Value::Words(ids) => ids.clone(),
                _ => Vec::new(),
            };
            let mut place = seats.people;
            for name in self.strangers() {
                let id = added.entry((account, name.clone())).or_insert_with(|| {
                    let id = make_id();
                    let mut row = Row::empty(Person::SCHEMA);
                    let Addressed { name: bare, forms, .. } = addressed(name);
                    row.set("id", Value::Text(id.clone()));
                    row.set("name", Value::Text(with_capitals(bare)));
                    if !forms.is_empty() && row.schema.has("address") {
                        row.set("address", Value::Text(name.clone()));
                    }
                    row.place = place;
                    place += 1;
                    edits.push(Edit::Insert { account, parent: account, row });
                    id
                });
                people.push(id.clone());
            }
            contact.set("people", Value::Words(people));
            if let Some(note) = self.note_beside() {
                set_text(&mut contact, "note", &note);
            }
        }
        contact.drop_usual_outcome();
        let mut promised = Vec::new();
        if !self.promises.is_empty() {
            let id = make_id();
            contact.set("id", Value::Text(id.clone()));
            let rows = self.promises.iter().zip(seats.actions..);
            let rows = rows.map(|(promise, place)| promise.row(&id, self.rep.as_deref(), place));
            promised.extend(rows.map(|row| Edit::Insert { account, parent: account, row }));
        }
        edits.push(Edit::Insert { account, parent: account, row: contact });
        edits.extend(promised);
        edits
    }
}

/// `haddad` as a name is written, where it was typed without a capital; initials stay.
fn with_capitals(name: &str) -> String {
    if name.chars().count() < 4 || name.chars().any(char::is_uppercase) {
        return name.to_owned();
    }
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}

/// People who are added, by account and name: their ids.
type Added = HashMap<(Key, String), String>;

/// A line for the inbox.
pub(super) fn to_inbox(line: &str, on: Date, place: i64) -> Edit {
    let mut row = Row::empty(InboxLine::SCHEMA);
    row.set("date", Value::Day(on));
    row.set("text", Value::Text(line.trim().to_owned()));
    row.place = place;
    Edit::Insert { account: 0, parent: 0, row }
}

impl Workbench {
    /// Where a contact of this account, or a line of the inbox, stands next.
    pub fn seats(&self, account: Option<Key>) -> Result<Seats> {
        match account {
            Some(key) => {
                let row = self.store.account(key)?;
                let [contacts, people, actions] =
                    ["contacts", "people", "actions"].map(|list| next(&row, list));
                Ok(Seats { contacts, people, actions, inbox: 0 })
            }
            None => {
                let root = self.store.root()?;
                Ok(Seats { inbox: next(&root, "inbox"), ..Seats::default() })
            }
        }
    }

    /// The edits of several lines, as one step: their places follow each other. `adds` says of a line, by its
    /// place, that its unknown names become people.
    pub fn log_edits(
        &self,
        readings: &[LogReading],
        adds: impl Fn(usize) -> bool,
    ) -> Result<Vec<Edit>> {
        let mut seats: HashMap<Option<Key>, Seats> = HashMap::new();
        let mut added = Added::new();
        let mut edits = Vec::new();
        for (at, reading) in readings.iter().enumerate() {
            let seat = match seats.entry(reading.account) {
                Entry::Occupied(there) => there.into_mut(),
                Entry::Vacant(free) => free.insert(self.seats(reading.account)?),
            };
            let added = adds(at).then_some(&mut added);
            let of_line = reading.edits_beside(added, *seat, &mut || self.make_id());
            for edit in &of_line {
                match edit {
                    Edit::Insert { row, .. } if row.schema.record == Person::SCHEMA.record => {
                        seat.people += 1;
                    }
                    Edit::Insert { row, .. } if row.schema.record == Action::SCHEMA.record => {
                        seat.actions += 1;
                    }
                    _ => {}
                }
            }
            seat.contacts += 1;
            seat.inbox += 1;
            edits.extend(of_line);
        }
        Ok(edits)
    }
}

fn next(row: &Row, list: &str) -> i64 {
    row.rows(list).last().map_or(0, |last| last.place + 1)
}
