//! A file that still has two who are one here: what it says of both is said of the one, as the merge itself left it.

use super::join::{join_fields, without_their_tier};
use super::report::MergeReport;
use super::turn::{Turn, fold};
use crate::model::{Identity, Key, Kind, Row, Target, Value};
use std::collections::HashSet;

/// Puts what only the second says of one thing to the first. The rows come in and have no numbers yet.
pub fn rows_as_one(first: &mut Row, mut second: Row) {
    if first.schema.record == "account" {
        without_their_tier(first, &mut second, &mut MergeReport::default());
    }
    join_fields(first, &second);
    for (mine, other) in first.cells.iter_mut().zip(second.cells) {
        match (&mut *mine, other) {
            (Value::Many(mine), Value::Many(other)) => {
                for row in other {
                    match mine.iter().position(|r| is_same(r, &row)) {
                        Some(at) => rows_as_one(&mut mine[at], row),
                        None => mine.push(row),
                    }
                }
            }
            (mine, other @ Value::Many(_)) if mine.is_empty() => *mine = other,
            _ => {}
        }
    }
}

fn is_same(one: &Row, other: &Row) -> bool {
    match one.schema.identity {
        Identity::Keyed(fields) => fields.iter().all(|f| one.get(f) == other.get(f)),
        Identity::Own if one.id().is_some() || other.id().is_some() => one.id() == other.id(),
        Identity::Own if one.schema.has("name") => one.name() == other.name(),
        _ => one == other,
    }
}

/// In an account that comes in, points what names somebody by one of these words at the id beside it. What then joins
/// one with themselves falls away, and records of one key become one.
pub fn as_merged(
    account: &mut Row,
    known: &[(String, String)],
    resolve: &dyn Fn(&str) -> Option<String>,
) {
    let mut number = 0;
    give_numbers(account, &mut number);
    let is_known = |text: &str| known.iter().any(|(word, _)| word == text);
    write_ids(account, &|text| if is_known(text) { None } else { resolve(text) });
    let before = account.clone();
    let mut told = MergeReport::default();
    let mut turned = HashSet::new();
    for (word, id) in known {
        let turn = Turn { target: Target::Person, from: word, to: id };
        turned.extend(turn.below(account, &mut told));
    }
    if !turned.is_empty() {
        fold(account, &turned, &before, &mut told);
    }
    take_numbers(account);
}

/// By its number a record is known while it is joined.
fn give_numbers(row: &mut Row, number: &mut Key) {
    *number += 1;
    row.key = *number;
    for cell in &mut row.cells {
        if let Value::Many(rows) = cell {
            rows.iter_mut().for_each(|row| give_numbers(row, number));
        }
    }
}

fn take_numbers(row: &mut Row) {
    row.key = 0;
    for cell in &mut row.cells {
        if let Value::Many(rows) = cell {
            rows.iter_mut().for_each(take_numbers);
        }
    }
}

/// Names of people become their ids, so that one who is named in two ways is one.
fn write_ids(row: &mut Row, resolve: &dyn Fn(&str) -> Option<String>) {
    for (field, cell) in row.schema.fields.iter().zip(&mut row.cells) {
        match (field.kind, cell) {
            (Kind::Ref(Target::Person), Value::Text(text)) => {
                *text = resolve(text).unwrap_or_else(|| text.clone());
            }
            (Kind::Refs(Target::Person), Value::Words(words)) => {
                words.iter_mut().for_each(|w| *w = resolve(w).unwrap_or_else(|| w.clone()));
            }
            (_, Value::One(part)) => write_ids(part, resolve),
            (_, Value::Many(rows)) => rows.iter_mut().for_each(|row| write_ids(row, resolve)),
            _ => {}
        }
    }
}

/// Takes the field of this record away where it would lead back to the record itself; `next` gives where it leads.
pub fn without_circle(row: &mut Row, field: &str, next: &dyn Fn(&str) -> Option<String>) {
    let own = row.id().unwrap_or_default().to_owned();
    let mut seen = HashSet::new();
    let mut at = row.text(field).map(|text| text.to_owned());
    while let Some(here) = at {
        if here == own {
            row.set(field, Value::Absent);
            return;
        }
        at = next(&here).filter(|_| seen.insert(here));
    }
}
