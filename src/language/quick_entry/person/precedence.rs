//! A field that is given beside the line, by a flag, holds before what the line says of it; of two in the line the first.

use super::{PersonReader, Terms};
use crate::model::tree::{add_line, set_text};
use crate::model::{Column, Person, Record, Row, Value, is_blank};

/// What a line says of a field that is given beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Overruled {
    /// The column.
    pub column: String,
    /// What the line says for it.
    pub value: Value,
    /// The part of the line, as it was typed.
    pub part: String,
}

/// Columns of several: what the line says stands beside what is given.
const SEVERAL: [&str; 4] = ["aliases", "roles", "notes", "communication_reach"];

/// Columns of which a second value is another way to reach somebody.
pub const WAYS: [&str; 2] = ["phone", "email"];

impl Terms<'_> {
    /// What is given for a field beside the line.
    pub(super) fn given(&self, field: &str) -> Option<&str> {
        let (_, words) = self.given.iter().find(|(name, _)| name == field)?;
        words.last().map(String::as_str).filter(|word| !is_blank(word))
    }
}

impl PersonReader<'_> {
    /// Puts a text that the line says into a column, where none is given.
    pub(super) fn put_text(&mut self, column: &str, text: &str) {
        let before = self.person.clone();
        set_text(&mut self.person, column, text);
        self.give_way(&before, text);
    }

    /// Takes back what a part put into columns that are given, or that the line has filled before.
    pub(super) fn give_way(&mut self, before: &Row, part: &str) {
        for column in Person::SCHEMA.columns() {
            let (was, is) = (before.at(&column.path), self.person.at(&column.path).clone());
            if is == *was || SEVERAL.contains(&column.name.as_str()) {
                continue;
            }
            if self.terms.given(&column.name).is_some() {
                self.person.put(&column.path, was.clone());
                let (column, part) = (column.name, part.to_owned());
                self.overruled.push(Overruled { column, value: is, part });
            } else if !was.is_empty() && !is_flag(&is) {
                self.person.put(&column.path, was.clone());
                self.beside(&column, &is, part);
            }
        }
    }

    /// Has the line said something of this field that gave way?
    pub(super) fn gave_way(&self, column: &str) -> bool {
        self.overruled.iter().any(|overruled| overruled.column == column)
    }

    /// Keeps the second of two: of a number and a mail as another way, of anything else as a note.
    fn beside(&mut self, column: &Column, value: &Value, part: &str) {
        match WAYS.contains(&column.name.as_str()) {
            true => keep_way(&mut self.person, &value.to_string()),
            false => add_line(&mut self.person, "notes", part),
        }
    }
}

fn is_flag(value: &Value) -> bool {
    matches!(value, Value::Flag(_))
}

/// Adds a way to those on which somebody is reached.
pub(super) fn keep_way(person: &mut Row, way: &str) {
    let columns = Person::SCHEMA.columns();
    let Some(column) = columns.iter().find(|column| column.name == "communication_reach") else {
        return;
    };
    let said = match person.at(&column.path) {
        Value::Text(before) if before.split("; ").any(|known| known == way) => return,
        Value::Text(before) => format!("{before}; {way}"),
        _ => way.to_owned(),
    };
    person.put(&column.path, Value::Text(said));
}
