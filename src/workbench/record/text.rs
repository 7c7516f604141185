//! What was typed for a field, as the JSON that an interchange file would have: one reader judges both.

use crate::model::{Column, Identity, Kind, Row, Value};

/// Members of a JSON object under way: the key, and the value as it is written.
pub type Members = Vec<(String, String)>;

/// A quoted text.
pub fn string(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// An object of these members.
pub fn object(members: &Members) -> String {
    let all: Vec<String> =
        members.iter().map(|(key, value)| format!("{}:{value}", string(key))).collect();
    format!("{{{}}}", all.join(","))
}

/// What was typed, by the kind of the field; the reader says what is wrong with it.
pub fn typed(kind: &Kind, words: &[String]) -> String {
    let one = words.last().map(String::as_str).unwrap_or_default();
    match kind {
        Kind::Words | Kind::Choices(_) | Kind::Refs(_) => {
            let all: Vec<String> = words.iter().map(|w| string(w)).collect();
            format!("[{}]", all.join(","))
        }
        Kind::Flag => match one {
            "" | "yes" | "true" => "true".to_owned(),
            "no" | "false" => "false".to_owned(),
            other => string(other),
        },
        Kind::Whole(..) | Kind::Number(..) | Kind::Money | Kind::Price | Kind::Figure
            if is_number(one) =>
        {
            one.to_owned()
        }
        _ => string(one),
    }
}

pub fn is_number(text: &str) -> bool {
    let looks = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    looks && serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
}

/// A stored value as an interchange file has it.
pub fn stored(value: &Value) -> String {
    match value {
        Value::Absent | Value::Many(_) => "null".to_owned(),
        Value::Text(text) => string(text),
        Value::Day(_) | Value::Moment(_) => string(&value.to_string()),
        Value::Whole(_) | Value::Number(_) | Value::Money(_) => value.to_string(),
        Value::Flag(yes) => yes.to_string(),
        Value::Words(words) => {
            let all: Vec<String> = words.iter().map(|w| string(w)).collect();
            format!("[{}]", all.join(","))
        }
        Value::One(row) => {
            let members = row.schema.fields.iter().zip(&row.cells);
            let members = members.map(|(f, cell)| (f.name.to_owned(), stored(cell)));
            object(&members.collect())
        }
    }
}

/// What makes a stored record known to a reader: its id, its name, its key.
pub fn shell(row: &Row) -> Members {
    let keyed: &[&str] = match row.schema.identity {
        Identity::Keyed(fields) => fields,
        _ => &["id", "name"],
    };
    let given = keyed.iter().filter(|f| row.schema.has(f));
    given.map(|f| ((*f).to_owned(), stored(row.get(f)))).collect()
}

/// Puts the value of a column among the members, inside its part where it has one.
pub fn put(members: &mut Vec<(Column, String)>, column: &Column, value: String) {
    match members.iter_mut().find(|(c, _)| c.name == column.name) {
        Some((_, there)) => *there = value,
        None => members.push((column.clone(), value)),
    }
}

/// Columns as the members of an object of this schema, parts as objects of their own.
pub fn nested(
    schema: &'static crate::model::Schema,
    columns: &[(Column, String)],
    depth: usize,
) -> Members {
    let mut members = Members::new();
    for (i, field) in schema.fields.iter().enumerate() {
        let here: Vec<(Column, String)> =
            columns.iter().filter(|(c, _)| c.path.get(depth) == Some(&i)).cloned().collect();
        match (field.kind, here.first()) {
            (_, None) => {}
            (Kind::One(part), _) => {
                let inside = nested(part, &here, depth + 1);
                members.push((field.name.to_owned(), object(&inside)));
            }
            (_, Some((_, value))) => members.push((field.name.to_owned(), value.clone())),
        }
    }
    members
}
