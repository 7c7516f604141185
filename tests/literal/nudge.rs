//! A file with one value moved: by a day, by the smallest unit, taken away, or a blank filled.
use crate::exact::Ratio;
use chrono::{Duration, NaiveDate};
use serde_json::Value;

/// Every file that one move makes of this one: a step, or else a value taken away or filled.
pub fn moves(book: &Value, by_step: bool) -> impl Iterator<Item = Value> {
    let mut places = Vec::new();
    leaves(book, String::new(), &mut places);
    places.into_iter().flat_map(move |place| {
        let mut moved = Vec::new();
        let value = book.pointer(&place).unwrap_or(&Value::Null);
        let others = if by_step { steps(value) } else { given_or_not(value) };
        for step in others {
            let mut copy = book.clone();
            if let Some(field) = copy.pointer_mut(&place) {
                *field = step;
                moved.push(copy);
            }
        }
        moved
    })
}

fn given_or_not(value: &Value) -> Vec<Value> {
    match value.as_str() {
        Some(text) if text.trim().is_empty() => vec!["filled".into()],
        _ => vec![Value::Null],
    }
}

fn leaves(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, field) in fields.iter().filter(|(key, _)| *key != "id") {
                leaves(field, format!("{place}/{key}"), found);
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                leaves(entry, format!("{place}/{index}"), found);
            }
        }
        _ => found.push(place),
    }
}

fn steps(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => day_steps(text),
        Value::Number(number) => match (number.as_i64(), Ratio::parse(&number.to_string())) {
            (Some(whole), _) => vec![(whole - 1).into(), (whole + 1).into()],
            (None, Some(ratio)) => {
                let cent = Ratio::new(1, 100);
                let moved = [ratio - cent, ratio + cent].map(|ratio| ratio.text(4));
                moved.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn day_steps(text: &str) -> Vec<Value> {
    let day: String = text.chars().take(10).collect();
    let Ok(day) = day.parse::<NaiveDate>() else {
        return Vec::new();
    };
    let step = |days| (day + Duration::days(days)).to_string().into();
    vec![step(-1), step(1)]
}
