//! Records as they read: defaults set, what is blank or empty dropped, numbers in one form.
use crate::names::list;
use crate::table::{Holds, fields};
use crate::values::is_blank;
use serde_json::{Map, Value, json};

/// A record with its defaults and without what an export may drop; so with all below it.
pub fn filled(record: &str, value: &Value) -> Value {
    let mut filled = Map::new();
    for field in fields(record) {
        let given = &value[field.name];
        let read = match (&field.holds, given) {
            (_, given) if is_blank(given) => continue,
            (Holds::Object(record), given) => self::filled(record, given),
            (Holds::Records(record), Value::Array(entries)) => {
                entries.iter().map(|entry| self::filled(record, entry)).collect()
            }
            (_, Value::Number(number)) => json!(number.as_f64()),
            (_, given) => given.clone(),
        };
        if read != json!([]) && read != json!({}) {
            filled.insert(field.name.to_string(), read);
        }
    }
    let mut filled = Value::Object(filled);
    set_defaults(record, &mut filled);
    filled
}

fn set_defaults(record: &str, value: &mut Value) {
    let defaults: &[(&str, Value)] = match record {
        "account" => &[("status", json!("active")), ("tier", json!("ordinary"))],
        "opportunity" => &[("status", json!("open"))],
        "visit" => &[("status", json!("planned"))],
        "contact" => &[("kind", json!("call")), ("private", json!(false))],
        "intel" => &[("confidence", json!("rumour")), ("private", json!(false))],
        "complaint" => &[("severity", json!("medium"))],
        "person" => &[
            ("relationship", json!(0.0)),
            ("placeholder", json!(false)),
            ("external", json!(false)),
        ],
        "tie" => &[("strength", json!(1.0))],
        "observation" => &[("ours", json!(false))],
        _ => &[],
    };
    for (field, default) in defaults {
        set(value, field, default.clone());
    }
    if record == "contact" {
        set_outcome(value);
    }
    if record == "year" {
        for field in ["revenue", "target"] {
            set_sum(value, field);
        }
    }
}

/// The outcome of a contact that has none, by its kind: never stored, so that a later change of the kind
/// changes it.
fn set_outcome(contact: &mut Value) {
    let silent = contact["kind"] == "attempt" || contact["kind"] == "message";
    let outcome = if silent { "no_answer" } else { "held" };
    set(contact, "outcome", outcome.into());
}

fn set(value: &mut Value, field: &str, default: Value) {
    if value[field].is_null() {
        value[field] = default;
    }
}

/// A default outcome or a year's sum that an export holds and nobody gave.
pub fn stored(record: &str, book: &Value, export: &Value) -> Option<String> {
    let derived: &[&str] = match record {
        "contact" => &["outcome"],
        "year" => &["revenue", "target"],
        _ => &[],
    };
    let held = derived.iter().find(|name| book[**name].is_null() && !export[**name].is_null());
    if let Some(name) = held {
        return Some(format!("{name} of a {record} is stored: {export}"));
    }
    fields(record).iter().find_map(|field| match field.holds {
        Holds::Records(record) => {
            let mut both = list(book, field.name).iter().zip(list(export, field.name));
            both.find_map(|(book, export)| stored(record, book, export))
        }
        _ => None,
    })
}

/// What the quarters that give it come to.
fn set_sum(year: &mut Value, field: &str) {
    let quarters = list(year, "quarters").iter();
    let given: Vec<f64> = quarters.filter_map(|quarter| quarter[field].as_f64()).collect();
    if !given.is_empty() {
        let cents: f64 = given.iter().map(|sum| (sum * 100.0).round()).sum();
        set(year, field, json!(cents / 100.0));
    }
}
