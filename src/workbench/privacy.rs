//! Notes about people are theirs too: all that the file holds on one, and out with it for good (F14).

use super::{Result, Workbench};
use crate::exchange::json;
use crate::language::names::{LatinSpelling, is_same_pinyin, pinyin_spellings};
use crate::model::{Key, Kind, Person, Row, Target, Value};
use crate::store::Forgotten;
use crate::text::{Certainty, Identity, Mentions, NameWords};
use std::collections::BTreeSet;

/// One record that holds something on a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The account that it is in, where that was asked; empty for the file's own.
    pub account: String,
    /// What it is.
    pub record: &'static str,
    /// Its fields, as an interchange file has them.
    pub json: String,
}

impl Workbench {
    /// All that the file holds on a person: their record, what names them, texts with their name.
    pub fn person_data(&self, account: &str, person: &str) -> Result<Vec<Holding>> {
        let row = self.store.account(self.account_of(account)?.key)?;
        let typed = self.typed_account(row.key)?;
        let person = super::person_of(&typed, person)?;
        let who = Who { id: &person.id, names: self.sought(row.key, person, &[])?.mentions };
        let mut found = Vec::new();
        who.gather(&row, &mut found);
        Ok(found)
    }
}

/// Their name, other names, mail and telephone.
fn names_of(person: &Person) -> Vec<String> {
    let (mail, phone) = (person.email.0.clone(), person.phone.0.clone());
    let name = std::iter::once(person.name.0.clone());
    let mut names: Vec<String> = name.chain(person.aliases.0.iter().cloned()).collect();
    names.extend(mail.into_iter().chain(phone));
    names.retain(|name| !name.trim().is_empty());
    names
}

/// By what somebody is found in a text.
fn identity_of(person: &Person) -> Identity {
    let name = std::iter::once(&person.name.0);
    Identity {
        names: name.chain(&person.aliases.0).cloned().collect(),
        mails: person.email.0.iter().cloned().collect(),
        phones: person.phone.0.iter().cloned().collect(),
        ..Identity::default()
    }
}

impl Workbench {
    /// Somebody of an account, ready to be looked for; words that mean others as well are theirs where `also` says so.
    pub(super) fn sought(
        &self,
        account: Key,
        person: &Person,
        also: &[String],
    ) -> Result<Forgotten> {
        let identity = Identity { also: also.to_vec(), ..identity_of(person) };
        let identity = self.with_latin(identity, person.key)?;
        let who = Forgotten {
            account,
            key: person.key,
            id: person.id.0.clone(),
            names: names_of(person),
            mentions: self.mentions_of(&identity),
            blank: false,
        };
        let shared = self.store.shared_names(&who)?;
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
        };
        Mentions::of(identity, known)
    }
}

/// By what somebody is found in a record of their account.
struct Who<'a> {
    id: &'a str,
    names: Mentions,
}

impl Who<'_> {
    fn gather(&self, row: &Row, found: &mut Vec<Holding>) {
        let itself =
            row.schema.record == "person" && row.id().is_some_and(|id| self.is_their_id(id));
        if itself || self.is_in(row) {
            let mut shown = row.clone();
            if !itself {
                for (i, _) in row.schema.lists() {
                    shown.cells[i] = Value::Absent;
                }
            }
            let (account, record) = (String::new(), row.schema.record);
            found.push(Holding { account, record, json: json::compact(&shown) });
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
