//! An answer to a topic: confidence, still true, answers that disagree.

use super::Operation;
use crate::model::{Choice, Confidence, Date, Intel, Record, Row, Value};

fn cells(label: impl Into<String>, intel: &Intel, cells: Vec<(&'static str, Value)>) -> Operation {
    Operation::set(label, Intel::SCHEMA, intel.key, cells)
}

/// Does the list hold this very answer already: the same words of the same day, source and confidence?
pub fn is_there(list: &[Row], new: &Row) -> bool {
    new.schema.record == Intel::SCHEMA.record && list.iter().any(|there| is_same(there, new))
}

fn is_same(there: &Row, new: &Row) -> bool {
    let (there, new) = (filled(there), filled(new));
    let columns = Intel::SCHEMA.columns().into_iter().filter(|column| column.name != "disputed");
    columns.into_iter().all(|column| {
        let (was, is) = (there.at(&column.path), new.at(&column.path));
        was == is || (was.is_empty() && is.is_empty())
    })
}

/// With the defaults of what is absent.
fn filled(row: &Row) -> Row {
    let mut row = row.clone();
    for (cell, usual) in row.cells.iter_mut().zip(Row::usual(Intel::SCHEMA).cells) {
        if cell.is_empty() {
            *cell = usual;
        }
    }
    row
}

/// Two answers disagree.
pub fn disputed(label: String, one: &Intel, other: &Intel) -> Operation {
    let mark = |intel| cells("", intel, vec![("disputed", Value::Flag(true))]);
    mark(one).and(mark(other)).labelled(label)
}

/// One answer holds, of today; the others, which disagreed with it, stay as rumours.
pub fn settled(label: String, holds: &Intel, others: &[&Intel], today: Date) -> Operation {
    let free = ("disputed", Value::Flag(false));
    let rumour = ("confidence", Value::Text(Confidence::Rumour.word().to_owned()));
    let first = cells(label, holds, vec![free.clone(), ("as_of", Value::Day(today))]);
    let others = others.iter().map(|intel| cells("", intel, vec![free.clone(), rumour.clone()]));
    others.fold(first, Operation::and)
}

/// As sure as this.
pub fn confidence(label: String, intel: &Intel, to: Confidence) -> Operation {
    cells(label, intel, vec![("confidence", Value::Text(to.word().to_owned()))])
}

/// These answers are still true today, each by its number.
pub fn still_true(label: String, keys: &[i64], today: Date) -> Operation {
    let of =
        |key: &i64| Operation::set("", Intel::SCHEMA, *key, vec![("as_of", Value::Day(today))]);
    keys.iter().map(of).fold(Operation::default(), Operation::and).labelled(label)
}
