//! Notes about people are theirs too: all that the file holds on one, and out with it for good (F14).

use super::record::{Kept, Wanted, kind};
use super::{Result, Workbench};
use crate::exchange::json;
use crate::model::{Kind, Person, Record, Row, Target, Value};
use crate::store::Forgotten;

/// One record that holds something on a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
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
        let who = Who { id: person.id.0.clone(), names: names_of(person) };
        let mut found = Vec::new();
        who.gather(&row, &mut found);
        Ok(found)
    }

    /// Takes a person out for good, from the journal too; the texts that still have the name are said.
    pub fn forget(&mut self, account: &str, person: &str) -> Result<(Kept, Vec<Holding>)> {
        let key = self.account_of(account)?.key;
        let typed = self.typed_account(key)?;
        let person = super::person_of(&typed, person)?.clone();
        let Some(kind) = kind(Person::SCHEMA.record) else {
            return Ok((Kept::default(), Vec::new()));
        };
        let names = names_of(&person);
        self.remove_record(&Wanted {
            kind,
            owners: vec![typed.id.0.clone()],
            which: vec![person.id.0.clone()],
            fields: Vec::new(),
            clear: Vec::new(),
        })?;
        self.store.forget(&Forgotten {
            account: key,
            key: person.key,
            id: &person.id.0,
            names: &names,
        })?;
        let who = Who { id: person.id.0.clone(), names };
        let mut left = Vec::new();
        who.gather(&self.store.account(key)?, &mut left);
        let sentence = format!(
            "{} of {} is out of the file and of its history for good; backups and exports still \
             have them",
            *person.name, *typed.name
        );
        Ok((Kept { sentence, id: None }, left))
    }
}

fn names_of(person: &Person) -> Vec<String> {
    let name = person.name.0.clone();
    std::iter::once(name).chain(person.aliases.0.iter().cloned()).collect()
}

struct Who {
    id: String,
    names: Vec<String>,
}

impl Who {
    fn gather(&self, row: &Row, found: &mut Vec<Holding>) {
        let itself = row.schema.record == "person" && row.id() == Some(&self.id);
        if itself || self.is_in(row) {
            let mut shown = row.clone();
            if !itself {
                for (i, _) in row.schema.lists() {
                    shown.cells[i] = Value::Absent;
                }
            }
            found.push(Holding { record: row.schema.record, json: json::compact(&shown) });
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
                (Kind::Ref(Target::Person), Value::Text(id)) => *id == self.id,
                (Kind::Refs(Target::Person), Value::Words(ids)) => ids.contains(&self.id),
                (Kind::Subject, Value::Text(subject)) => self.is_subject(subject),
                (_, Value::Text(text)) => self.is_subject(text) || self.is_said(text),
                (_, Value::Words(words)) => words.iter().any(|w| self.is_said(w)),
                _ => false,
            }
        })
    }

    fn is_subject(&self, subject: &str) -> bool {
        let about = subject.rsplit_once('@').map(|(_, id)| id);
        subject == self.id || about == Some(self.id.as_str())
    }

    fn is_said(&self, text: &str) -> bool {
        self.names.iter().any(|name| text.contains(name.as_str()))
    }
}
