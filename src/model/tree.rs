//! Rows put into rows: what every format does that makes a book.

use crate::model::{Kind, Record, Row, Schema, Value};

/// The records of a list, made where there is none yet; `None` where the record has no such list.
pub fn list_mut<'a>(row: &'a mut Row, list: &str) -> Option<&'a mut Vec<Row>> {
    let place = row.schema.index(list)?;
    let cell = row.cells.get_mut(place)?;
    if !matches!(cell, Value::Many(_)) {
        *cell = Value::Many(Vec::new());
    }
    match cell {
        Value::Many(rows) => Some(rows),
        _ => None,
    }
}

/// A record of this type with nothing in it.
pub fn empty<T: Record>() -> Row {
    Row::empty(T::SCHEMA)
}

/// Puts a text into a field; a blank one is absent.
pub fn set_text(row: &mut Row, field: &str, text: &str) {
    if !crate::model::is_blank(text) {
        row.set(field, Value::Text(text.to_owned()));
    }
}

/// Adds a line to a text, unless it is there.
pub fn add_line(row: &mut Row, field: &str, line: &str) {
    let text = match row.text(field) {
        Some(before) if before.lines().any(|l| l == line) => return,
        Some(before) => format!("{before}\n{line}"),
        None => line.to_owned(),
    };
    set_text(row, field, &text);
}

/// Adds notes to those that are there: whole where there are none, else the lines that are new.
pub fn add_notes(row: &mut Row, notes: &str) {
    match row.text("notes") {
        None => set_text(row, "notes", notes),
        Some(before) if before.contains(notes) => {}
        Some(_) => notes.lines().for_each(|line| add_line(row, "notes", line)),
    }
}

/// Puts what `from` gives where `into` gives nothing; what `from` gives else, and is not taken.
pub fn fill(into: &mut Row, from: Row) -> Vec<(&'static str, Value)> {
    let mut differ = Vec::new();
    let schema: &'static Schema = into.schema;
    for ((field, cell), given) in schema.fields.iter().zip(&mut into.cells).zip(from.cells) {
        match (&mut *cell, given) {
            (_, given) if given.is_empty() => {}
            (Value::Many(rows), Value::Many(more)) => rows.extend(more),
            (Value::One(row), Value::One(other)) => differ.extend(fill(row, *other)),
            (Value::Words(words), Value::Words(more)) => {
                for word in more {
                    if !words.contains(&word) {
                        words.push(word);
                    }
                }
            }
            (old, given) if old.is_empty() => *old = given,
            (old, given) if *old != given && !matches!(field.kind, Kind::Id) => {
                differ.push((field.name, given));
            }
            _ => {}
        }
    }
    differ
}

/// The record that an id or a name means: the id first, then the one that has the name.
pub fn named<'a>(rows: &'a [Row], reference: &str) -> Option<&'a Row> {
    rows.iter()
        .find(|row| row.id() == Some(reference))
        .or_else(|| rows.iter().find(|row| row.name() == Some(reference)))
}

/// The name of what a reference means, the reference itself where that is gone.
pub fn name_of<'a>(rows: &'a [Row], reference: &'a str) -> &'a str {
    named(rows, reference).and_then(Row::name).unwrap_or(reference)
}
