//! Notes about people are theirs too: all that the file holds on one, and out with it for good (F14).

use super::{Result, Workbench};
use crate::exchange::json;
use crate::model::{Kind, Person, Row, Target, Value};
use crate::store::Forgotten;

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
        let names = Forgotten {
            account: row.key,
            key: person.key,
            id: person.id.0.clone(),
            names: names_of(person),
            parts: Vec::new(),
            blank: false,
        };
        let who = Who { id: Some(person.id.0.clone()), names };
        let mut found = Vec::new();
        who.gather(&row, &mut found);
        Ok(found)
    }
}

/// Their name, other names, mail and telephone.
pub(super) fn names_of(person: &Person) -> Vec<String> {
    let (mail, phone) = (person.email.0.clone(), person.phone.0.clone());
    let name = std::iter::once(person.name.0.clone());
    let mut names: Vec<String> = name.chain(person.aliases.0.iter().cloned()).collect();
    names.extend(mail.into_iter().chain(phone));
    names.retain(|name| !name.trim().is_empty());
    names
}

/// First and last name by themselves: words that are long enough to mean somebody.
pub(super) fn parts_of(person: &Person) -> Vec<String> {
    let names = std::iter::once(&person.name.0).chain(&person.aliases.0);
    let words = names.filter(|name| name.contains(' ')).flat_map(|name| name.split_whitespace());
    let mut parts: Vec<String> =
        words.filter(|word| word.chars().count() > 2).map(str::to_owned).collect();
    parts.sort();
    parts.dedup();
    parts
}

/// By what somebody is found in a record.
pub(super) struct Who {
    /// In their own account; nothing where only names count.
    id: Option<String>,
    names: Forgotten,
}

impl Who {
    /// By names alone: in other accounts an id is somebody else's.
    pub(super) fn by_name(names: Forgotten) -> Self {
        Self { id: None, names }
    }

    pub(super) fn gather(&self, row: &Row, found: &mut Vec<Holding>) {
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
        self.id.as_deref() == Some(id)
    }

    fn is_subject(&self, subject: &str) -> bool {
        let about = crate::model::SubjectParts::of(subject).person;
        self.is_their_id(subject) || about.is_some_and(|id| self.is_their_id(id))
    }

    fn is_said(&self, text: &str) -> bool {
        self.names.is_in(text)
    }
}
