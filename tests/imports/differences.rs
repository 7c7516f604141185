//! The book of the model beside an export: the same, but for made ids and what an export may change.
use crate::defaults::{filled, stored};
use crate::names::{Maker, is_made, list};
use crate::table::{Holds, fields};
use serde_json::{Map, Value};

/// The model's book with the ids that the program made, or where the two part.
pub fn with_their_ids(maker: &mut Maker, book: &Value, export: &Value) -> Result<Value, String> {
    let mut made = Map::new();
    pair("book", book, export, &mut made);
    maker.called(made.values().cloned());
    let mut book = book.clone();
    rename(&mut book, &made);
    match between("", &filled("book", &book), &filled("book", export)) {
        Some(difference) => Err(difference),
        None => match stored("book", &book, export) {
            Some(held) => Err(held),
            None => Ok(book),
        },
    }
}

/// The id of the export for each made one, by their places.
fn pair(record: &str, book: &Value, export: &Value, made: &mut Map<String, Value>) {
    for field in fields(record) {
        match field.holds {
            Holds::Id if is_made(&book["id"]) => {
                let name = book["id"].as_str().unwrap_or_default();
                made.insert(name.to_string(), export["id"].clone());
            }
            Holds::Records(record) => {
                let both = list(book, field.name).iter().zip(list(export, field.name));
                both.for_each(|(one, other)| pair(record, one, other, made));
            }
            _ => {}
        }
    }
}

fn rename(value: &mut Value, made: &Map<String, Value>) {
    match value {
        Value::String(text) => {
            if let Some(id) = made.get(text) {
                *value = id.clone();
            }
        }
        Value::Array(entries) => entries.iter_mut().for_each(|entry| rename(entry, made)),
        Value::Object(fields) => fields.values_mut().for_each(|field| rename(field, made)),
        _ => {}
    }
}

/// The first place where two values differ, with both.
fn between(path: &str, ours: &Value, theirs: &Value) -> Option<String> {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = a.keys().chain(b.keys().filter(|key| !a.contains_key(*key)));
            let mut found =
                keys.filter_map(|key| between(&format!("{path}.{key}"), &ours[key], &theirs[key]));
            found.next()
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let mut both = a.iter().zip(b).enumerate();
            both.find_map(|(at, (a, b))| between(&format!("{path}[{at}]"), a, b))
        }
        _ if ours == theirs => None,
        _ => Some(format!("{path}: SPEC says {ours}, the program {theirs}")),
    }
}
