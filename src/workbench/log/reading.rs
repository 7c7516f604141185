//! A contact in one typed line, as it was understood, and the edits that keep it.

use super::left_before;
use super::names::BookNames;
use super::place::{LineTarget, Placed, Placer};
use super::promise::{LogPromise, promises};
use crate::language::names::{Addressed, Candidate, addressed};
use crate::model::{
    Action, Contact, Date, Edit, InboxLine, Key, Moment, Person, Record, Refusal, Row, Value,
};
use crate::workbench::Dossier;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::spoken::candidate;
use crate::workbench::typed;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The account at hand.
pub(super) struct Here<'a> {
    pub key: Key,
    pub name: &'a str,
    pub people: &'a [Person],
}

impl<'a> Here<'a> {
    pub fn of(dossier: &'a Dossier) -> Self {
        let account = &dossier.account;
        Self { key: dossier.key, name: account.name.as_str(), people: &account.people.0 }
    }

    pub fn candidates(&self, on: Date) -> Vec<Candidate> {
        self.people.iter().map(|person| candidate(person, on)).collect()
    }
}

/// What a line says.
#[derive(Clone, Debug)]
pub struct LogReading {
    /// The account it belongs to; nothing: the inbox.
    pub account: Option<Key>,
    /// The account's name.
    pub account_name: String,
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
    /// It has a colon: else all of it is the note.
    pub headed: bool,
    /// Letters that nobody here has as initials.
    pub letters: Vec<String>,
    /// Names that several have, with those who have them.
    pub several: Vec<(String, Vec<String>)>,
    /// Names that somebody of another account has: the word, and "Lars Holm at Osterby Steel".
    pub elsewhere: Vec<(String, Vec<String>)>,
    /// What looks like its day and is none, two, or still to come: it has to be asked.
    pub no_day: Option<Refusal>,
    /// A day without a year that is taken for one of long ago, as a sentence.
    pub old_day: Option<String>,
    /// Who had left before that day, each a sentence.
    pub left: Vec<String>,
    /// What the note promises; kept as the debrief keeps it, unless the rep leaves it out.
    pub promises: Vec<LogPromise>,
    /// Where else it may belong, this place first; nothing: the inbox.
    pub choices: Vec<Option<Key>>,
    row: Row,
    line: String,
    on: Date,
    rep: Option<String>,
}

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
    /// Does the line say anything yet?
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.note.is_empty() && self.unknown.is_empty()
    }

    /// As it was typed.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Everybody that is not known here nor elsewhere: names, then letters.
    pub fn strangers(&self) -> impl Iterator<Item = &String> {
        let all = self.unknown.iter().chain(&self.letters);
        all.filter(|name| !self.elsewhere.iter().any(|(word, _)| word == *name))
    }

    /// The contact as it will be kept.
    pub fn contact(&self) -> Contact {
        typed(self.row.clone())
    }

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
                    let Addressed { name: bare, forms } = addressed(name);
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

/// Each word with those who may be called so.
fn called(
    words: &[(String, Vec<usize>)],
    name: impl Fn(&usize) -> Option<String>,
) -> Vec<(String, Vec<String>)> {
    let named =
        words.iter().map(|(word, at)| (word.clone(), at.iter().filter_map(&name).collect()));
    named.collect()
}

impl BookNames {
    /// Reads a line, written on this day, with the account at hand.
    pub fn read(
        &self,
        line: &str,
        on: Date,
        here: Option<&Dossier>,
        wanted: LineTarget,
    ) -> LogReading {
        let here = here.map(Here::of);
        let placer = Placer { names: self, here, on };
        let placed = placer.place(line, wanted);
        self.reading(line, placed, &placer)
    }

    /// Id, name and title of the people of a place.
    fn known(&self, here: Option<&Here>, place: Option<Key>) -> Vec<(String, String, String)> {
        match (here, place) {
            (Some(here), _) => {
                let people = here.people.iter();
                people.map(|p| (p.id.to_string(), p.name.to_string(), title(p))).collect()
            }
            (None, Some(key)) => {
                let people = self.people_of(key);
                people.map(|p| (p.id.clone(), p.name.clone(), p.title.clone())).collect()
            }
            (None, None) => Vec::new(),
        }
    }

    fn reading(&self, line: &str, placed: Placed, placer: &Placer) -> LogReading {
        let Placed { place, contact: read, choices, elsewhere, .. } = placed;
        let here = placer.here.as_ref().filter(|h| Some(h.key) == place);
        let known = self.known(here, place);
        let gone = |at: &usize| match (here, place) {
            (Some(here), _) => here.people.get(*at).and_then(|p| *p.left),
            (None, Some(key)) => self.people_of(key).nth(*at).and_then(|p| p.left),
            (None, None) => None,
        };
        let row: Contact = typed(read.contact.clone());
        let mut filled = read.contact.clone();
        filled.fill_defaults();
        let named = |id: &String| {
            let (_, name, title) = known.iter().find(|(known, ..)| known == id)?;
            Some((name.clone(), title.clone()))
        };
        let name = |at: &usize| {
            let (_, name, _) = known.get(*at)?;
            let has_left = gone(at).is_some_and(|left| left <= placer.on);
            Some(if has_left { phrase!("{name}, who has left,", name) } else { name.clone() })
        };
        let when = row.date.unwrap_or(Moment::day(placer.on));
        let there = known.iter().enumerate().filter(|(_, (id, ..))| row.people.0.contains(id));
        let left = there.filter_map(|(at, (_, name, _))| left_before(name, gone(&at), when.date));
        let note = row.note.as_deref().unwrap_or_default();
        let candidates = place.map(|key| placer.candidates(key)).unwrap_or_default();
        LogReading {
            promises: promises(note, &candidates, &row.people.0, when.date),
            rep: self.rep.clone(),
            left: left.collect(),
            no_day: read.no_day,
            old_day: read.old_day,
            account: place,
            account_name: match here {
                Some(here) => here.name.to_owned(),
                None => place.map_or(String::new(), |key| self.account(key).to_owned()),
            },
            kind: word(&filled, "kind"),
            people: row.people.0.iter().filter_map(named).collect(),
            outcome: word(&filled, "outcome"),
            when,
            note: note.to_owned(),
            unknown: read.unknown,
            headed: read.headed,
            letters: read.letters,
            several: called(&read.several, name),
            elsewhere: called(&elsewhere, |at| {
                let who = self.person(*at)?;
                Some(phrase!("{} at {}", who.name, self.account(who.account)))
            }),
            choices,
            row: read.contact,
            line: line.to_owned(),
            on: placer.on,
        }
    }
}

fn word(filled: &Row, field: &str) -> String {
    filled.text(field).unwrap_or_default().to_owned()
}

fn title(p: &Person) -> String {
    p.title.as_deref().unwrap_or_default().to_owned()
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
