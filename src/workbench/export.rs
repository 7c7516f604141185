//! The book, or one account of it, as a file of another program or of this one.

use super::{Result, Workbench};
use crate::exchange::{csv as sheet, ical, json, markdown, vcard};
use crate::model::{Key, Kind, Row, Target, Value};
use std::collections::HashSet;

/// What a file can be written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The interchange file: everything.
    #[default]
    Json,
    /// A table: a row a person.
    Csv,
    /// A page an account.
    Markdown,
    /// Cards of the people.
    VCard,
    /// What has a day.
    Calendar,
}

/// A book as a file, and what the file has no place for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The text of the file.
    pub text: String,
    /// Accounts with amounts of a quarter, which a table does not have: a sum is no value of its year.
    pub by_quarter: usize,
}

impl Workbench {
    /// The whole book, or one account, in this form.
    pub fn export(&self, format: Format, account: Option<&str>) -> Result<Exported> {
        let only = match account {
            Some(word) => Some(self.account_of(word)?.key),
            None => None,
        };
        let book = match only {
            Some(key) => self.part_of(key)?,
            None => self.book_of(&self.store.account_keys()?)?,
        };
        let by_quarter = match format {
            Format::Csv => book.rows("accounts").iter().filter(|a| is_by_quarter(a)).count(),
            _ => 0,
        };
        let text = match format {
            Format::Json => json::write(&book),
            Format::Csv => sheet::write(&book),
            Format::Markdown => self.pages(&book),
            Format::VCard => vcard::write(&book),
            Format::Calendar => self.calendar(&book, only)?,
        };
        Ok(Exported { text, by_quarter })
    }

    /// The whole book, or one account with the products and competitors that it names, as JSON.
    pub fn export_json(&self, account: Option<&str>) -> Result<String> {
        self.export(Format::Json, account).map(|exported| exported.text)
    }

    /// The calendar, told what is newer than in the one before; what it is given now is kept.
    fn calendar(&self, book: &Row, only: Option<Key>) -> Result<String> {
        let given = self.store.calendar(only)?;
        let (text, mut now) = ical::write(book, self.today(), &given);
        now.sort_by(|one, other| one.uid.cmp(&other.uid));
        if now != given {
            self.store.keep_calendar(only, &now)?;
        }
        Ok(text)
    }

    fn pages(&self, book: &Row) -> String {
        let speech = markdown::Speech {
            topic: &|name| {
                let known = self.playbook.topic(name);
                known.map_or(name.to_owned(), |t| t.title.clone())
            },
            role: &|code| self.words.word("role", code).to_owned(),
            attitude: &|mark| self.words.attitude(mark).to_owned(),
            relationship: &|mark| self.words.relationship(mark).to_owned(),
        };
        let accounts = book.rows("accounts").iter();
        let pages: Vec<String> = accounts
            .map(|account| {
                let mut account = account.clone();
                account.fill_defaults();
                markdown::write(book, &account, self.today(), &speech)
            })
            .collect();
        pages.join("\n")
    }

    /// These accounts as a book.
    pub(super) fn book_of(&self, keys: &[Key]) -> Result<Row> {
        let mut book = self.store.root()?;
        let accounts = keys.iter().map(|key| self.store.account(*key));
        book.set("accounts", Value::Many(accounts.collect::<std::result::Result<_, _>>()?));
        Ok(book)
    }

    /// One account as a book that stands by itself: what it names is in it, and nothing of the rep's own.
    fn part_of(&self, key: Key) -> Result<Row> {
        let mut book = self.book_of(&[key])?;
        let mut named = HashSet::new();
        book.rows("accounts").iter().for_each(|a| names(a, &mut named));
        for field in ["inbox", "self_assessment"] {
            book.set(field, Value::Absent);
        }
        for list in ["products", "competitors"] {
            let used = book.rows(list).iter();
            let used = used.filter(|r| r.id().is_some_and(|id| named.contains(id)));
            let used = used.cloned().collect();
            book.set(list, Value::Many(used));
        }
        let mut accounts = book.rows("accounts").to_vec();
        accounts.iter_mut().for_each(|a| a.set("parent", Value::Absent));
        book.set("accounts", Value::Many(accounts));
        Ok(book)
    }
}

/// The products and competitors that a record and all below it name.
fn names(row: &Row, found: &mut HashSet<String>) {
    for (field, cell) in row.schema.fields.iter().zip(&row.cells) {
        match (field.kind, cell) {
            (Kind::Ref(Target::Product | Target::Competitor), Value::Text(id)) => {
                found.insert(id.clone());
            }
            (Kind::Refs(Target::Product | Target::Competitor), Value::Words(ids)) => {
                found.extend(ids.iter().cloned());
            }
            (_, Value::One(part)) => names(part, found),
            (_, Value::Many(rows)) => rows.iter().for_each(|r| names(r, found)),
            _ => {}
        }
    }
}

/// Does one of its years have an amount of a quarter, and none of its own?
fn is_by_quarter(account: &Row) -> bool {
    account.rows("years").iter().any(|year| {
        ["revenue", "target"].iter().any(|field| {
            year.get(field).is_empty()
                && year.rows("quarters").iter().any(|quarter| !quarter.get(field).is_empty())
        })
    })
}
