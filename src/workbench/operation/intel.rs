//! An answer to a topic: confidence, still true, answers that disagree.

use super::Operation;
use crate::model::{Choice, Confidence, Date, Intel, Record, Value};

fn cells(label: impl Into<String>, intel: &Intel, cells: Vec<(&'static str, Value)>) -> Operation {
    Operation::set(label, Intel::SCHEMA, intel.key, cells)
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
