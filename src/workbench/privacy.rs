//! Notes about people are theirs too: all that the file holds on one, and out with it for good (F14).

use super::{Result, Workbench};
use crate::exchange::json;
use crate::language::names::{LatinSpelling, is_same_pinyin, pinyin_spellings};
use crate::model::{Key, Kind, Person, Record, Row, Target, Value};
use crate::store::{Forgotten, PersonLife, SoughtLife};
use crate::text::{Certainty, Identity, Mentions, NameWords, fold};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

/// One record that holds something on a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The name of the account that it is in; empty for the file's own.
    pub account: String,
    /// That account's id.
    pub account_id: String,
    /// What it is.
    pub record: &'static str,
    /// The file's number for it.
    pub key: Key,
    /// Its fields in words, one after the other.
    pub said: String,
    /// Its fields, as an interchange file has them.
    pub json: String,
}

impl Workbench {
    /// All that the file holds on a person: their record, what names them in their account, and texts with their name
    /// wherever they stand; then texts with a word that may be it.
    pub fn person_data(&self, account: &str, person: &str) -> Result<(Vec<Holding>, Vec<Holding>)> {
        let row = self.store.account(self.account_of(account)?.key)?;
        let typed = self.typed_account(row.key)?;
        let person = super::person_of(&typed, person)?;
        let who = self.sought(row.key, person, &[])?;
        let mut rows = Vec::new();
        Who { id: &person.id, names: &who.mentions }.gather(&row, &mut rows);
        let mut places = self.places();
        let mut found = Vec::new();
        for one in &rows {
            found.push(places.holding(row.key, one)?);
        }
        let (elsewhere, perhaps) = self.left_of(&who)?;
        let here: HashSet<(&str, Key)> = found.iter().map(|h| (h.record, h.key)).collect();
        let is_new = |h: &Holding| !here.contains(&(h.record, h.key));
        let more: Vec<Holding> = elsewhere.into_iter().filter(is_new).collect();
        found.extend(more);
        Ok((found, perhaps))
    }

    /// Ready to say where records are.
    pub(super) fn places(&self) -> HoldingPlaces<'_> {
        HoldingPlaces { bench: self, known: HashMap::new() }
    }
}

/// Says where a record is and what stands in it, with names in the place of ids.
pub(super) struct HoldingPlaces<'a> {
    bench: &'a Workbench,
    /// Of each account its id, its name, and what its records are called by their ids.
    known: HashMap<Key, (String, String, HashMap<String, String>)>,
}

impl HoldingPlaces<'_> {
    /// The record without what belongs to it; a person with it.
    pub(super) fn holding(&mut self, account: Key, row: &Row) -> Result<Holding> {
        if let Entry::Vacant(place) = self.known.entry(account) {
            let mut names = HashMap::new();
            let (id, name) = match account {
                0 => (String::new(), String::new()),
                account => {
                    let tree = self.bench.store.account(account)?;
                    called(&tree, &mut names);
                    let said = |text: Option<&str>| text.unwrap_or_default().to_owned();
                    (said(tree.id()), said(tree.name()))
                }
            };
            place.insert((id, name, names));
        }
        let none = Default::default();
        let (account_id, account, names) = self.known.get(&account).unwrap_or(&none);
        let mut shown = row.clone();
        if row.schema.record != Person::SCHEMA.record {
            for (i, _) in row.schema.lists() {
                shown.cells[i] = Value::Absent;
            }
        }
        let (record, said) = (row.schema.record, in_words(&shown, names));
        let (account, account_id) = (account.clone(), account_id.clone());
        let json = json::compact(&shown);
        Ok(Holding { account, account_id, record, key: row.key, said, json })
    }
}

/// What each record that has an id is called.
fn called(row: &Row, names: &mut HashMap<String, String>) {
    if let (Some(id), Some(name)) = (row.id(), row.name()) {
        names.insert(id.to_owned(), name.to_owned());
    }
    for (i, _) in row.schema.lists() {
        row.cells[i].rows().iter().for_each(|row| called(row, names));
    }
}

/// "note: lunch; people: Bo Ek": ids of its own are left out.
fn in_words(row: &Row, names: &HashMap<String, String>) -> String {
    let name = |id: &str| names.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let mut said = Vec::new();
    for column in row.schema.columns() {
        let text = match (column.kind, row.at(&column.path)) {
            (Kind::Id, _) | (_, Value::Absent) => continue,
            _ if column.name == "former_ids" => continue,
            (Kind::Ref(_), Value::Text(id)) => name(id),
            (Kind::Refs(_), Value::Words(ids)) => {
                ids.iter().map(|id| name(id)).collect::<Vec<_>>().join(", ")
            }
            (_, Value::Words(words)) => words.join(", "),
            (Kind::Flag, Value::Flag(yes)) => {
                if *yes { phrase!("yes") } else { phrase!("no") }.to_owned()
            }
            (_, value) => value.to_string(),
        };
        if !text.is_empty() {
            said.push(format!("{}: {text}", column.name.replace('_', " ")));
        }
    }
    for (i, list) in row.schema.lists() {
        for child in row.cells[i].rows() {
            said.push(format!("{}: {}", list.record.replace('_', " "), in_words(child, names)));
        }
    }
    said.join("; ")
}

/// By what somebody is found in a text: what they are called, and what they were called at any time.
fn identity_of(person: &Person, lives: &[PersonLife], also: &[String]) -> Identity {
    let own = std::iter::once(&person.name.0).chain(&person.aliases.0);
    let said = || lives.iter().map(|life| &life.said);
    let all = |own: Vec<&String>, former: Vec<&String>| -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for text in own.into_iter().chain(former).filter(|text| !text.trim().is_empty()) {
            if !all.contains(text) {
                all.push(text.clone());
            }
        }
        all
    };
    let is_number = |word: &&String| {
        !word.contains(char::is_alphabetic)
            && word.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS
    };
    let names = said().flat_map(|said| said.names.iter().chain(&said.aliases));
    let mails = person.email.0.iter().chain(also.iter().filter(|word| word.contains('@')));
    let phones = person.phone.0.iter().chain(also.iter().filter(is_number));
    Identity {
        names: all(own.collect(), names.collect()),
        mails: all(mails.collect(), said().flat_map(|said| &said.mails).collect()),
        phones: all(phones.collect(), said().flat_map(|said| &said.phones).collect()),
        also: also.to_vec(),
        ..Identity::default()
    }
}

/// Digits from which on a word is a telephone number.
const LEAST_DIGITS: usize = 6;

impl Workbench {
    /// Somebody of an account, ready to be looked for; words that mean others as well are theirs where `also` says so.
    pub(super) fn sought(
        &self,
        account: Key,
        person: &Person,
        also: &[String],
    ) -> Result<Forgotten> {
        let which = match person.key {
            0 => SoughtLife::Gone(account, &person.name),
            key => SoughtLife::There(key),
        };
        let (lives, others) = self.store.lives_of(which)?;
        let identity = self.with_latin(identity_of(person, &lives, also), person.key)?;
        let Identity { names, mails, phones, .. } = &identity;
        let names: Vec<String> = names.iter().chain(mails).chain(phones).cloned().collect();
        let mentions = self.mentions_of(&identity);
        let who = Forgotten { key: person.key, account, lives, names, mentions, blank: false };
        let mut shared = self.store.shared_names(&who)?;
        let same: HashSet<String> = identity.names.iter().map(|name| fold(name)).collect();
        for other in others {
            // Who was called as they are counts for them.
            if !other.names.iter().any(|name| same.contains(&fold(name))) {
                shared.extend(other.texts().filter(|t| who.mentions.may_be_in(t)).cloned());
            }
        }
        Ok(Forgotten { mentions: self.mentions_of(&Identity { shared, ..identity }), ..who })
    }

    /// With the Latin spellings of names in other scripts: of a Chinese one its pinyin, of others what the texts of
    /// the file spell so.
    fn with_latin(&self, mut identity: Identity, person: Key) -> Result<Identity> {
        let names = &identity.names;
        let pinyin: Vec<String> = names.iter().flat_map(|name| pinyin_spellings(name)).collect();
        let spellings: Vec<LatinSpelling> =
            names.iter().filter_map(|name| LatinSpelling::of(name)).collect();
        if pinyin.is_empty() && spellings.is_empty() {
            return Ok(identity);
        }
        let is_chinese = |text: &str| !pinyin.is_empty() && !text.is_ascii();
        let is_latin = |text: &str| {
            !spellings.is_empty() && text.bytes().any(|byte| byte.is_ascii_alphabetic())
        };
        let mut found: BTreeSet<String> = pinyin.iter().cloned().collect();
        let mut is_shared = false;
        self.store.each_text(
            person,
            &|text| is_chinese(text) || is_latin(text),
            |text, other| {
                is_shared |= other && names.iter().any(|name| is_same_pinyin(name, text));
                for spelling in &spellings {
                    found.extend(spelling.found_in(text));
                }
            },
        )?;
        (identity.latin, identity.latin_is_shared) = (found.into_iter().collect(), is_shared);
        Ok(identity)
    }

    fn mentions_of(&self, identity: &Identity) -> Mentions {
        let naming = &self.playbook.naming;
        let known = NameWords {
            titles: &naming.titles,
            particles: &naming.particles,
            everyday: &naming.everyday,
            titles_behind: &naming.titles_behind,
            double_surnames: &naming.double_surnames,
        };
        Mentions::of(identity, known)
    }
}

/// By what somebody is found in a record of their account.
struct Who<'a> {
    id: &'a str,
    names: &'a Mentions,
}

impl Who<'_> {
    fn gather(&self, row: &Row, found: &mut Vec<Row>) {
        let itself =
            row.schema.record == "person" && row.id().is_some_and(|id| self.is_their_id(id));
        if itself || self.is_in(row) {
            found.push(row.clone());
        }
        if !itself {
            for (i, _) in row.schema.lists() {
                row.cells[i].rows().iter().for_each(|r| self.gather(r, found));
            }
        }
    }

    /// Does a cell of the record name them, or a text of it have their name?
    fn is_in(&self, row: &Row) -> bool {
        row.schema.columns().iter().any(|column| {
            let value = row.at(&column.path);
            match (column.kind, value) {
                (Kind::Ref(Target::Person), Value::Text(id)) => self.is_their_id(id),
                (Kind::Refs(Target::Person), Value::Words(ids)) => {
                    ids.iter().any(|id| self.is_their_id(id))
                }
                (Kind::Subject, Value::Text(subject)) => self.is_subject(subject),
                (_, Value::Text(text)) => self.is_subject(text) || self.is_said(text),
                (_, Value::Words(words)) => words.iter().any(|w| self.is_said(w)),
                _ => false,
            }
        })
    }

    fn is_their_id(&self, id: &str) -> bool {
        self.id == id
    }

    fn is_subject(&self, subject: &str) -> bool {
        let about = crate::model::SubjectParts::of(subject).person;
        self.is_their_id(subject) || about.is_some_and(|id| self.is_their_id(id))
    }

    fn is_said(&self, text: &str) -> bool {
        self.names.best(text) == Some(Certainty::Theirs)
    }
}
