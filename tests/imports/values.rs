//! One file by itself: known keys, the right kind of value, its range; nulls and blank texts are left out.
use crate::playbook::{is_code, topic_named};
use crate::table::{Field, Holds, ROLES, fields};
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

/// Why a file is refused, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub path: String,
    pub why: String,
}

pub type Judged<T> = Result<T, Refusal>;

pub fn refuse<T>(path: &str, why: impl Into<String>) -> Judged<T> {
    let (path, why) = (path.to_string(), why.into());
    Err(Refusal { path, why })
}

pub fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.chars().all(char::is_whitespace),
        _ => false,
    }
}

/// The file without what is left out.
pub fn read_file(file: &Value) -> Judged<Value> {
    let read = read_record("", "book", file)?;
    if read["format"] != "anteroom/1" {
        return refuse("format", "another format");
    }
    Ok(read)
}

fn read_record(path: &str, record: &str, value: &Value) -> Judged<Value> {
    let Some(given) = value.as_object() else {
        return refuse(path, "not an object");
    };
    let known = fields(record);
    let mut read = Map::new();
    for (key, value) in given {
        let path = under(path, key);
        let Some(field) = known.iter().find(|field| field.name == key) else {
            return refuse(&path, "an unknown key");
        };
        if !is_blank(value) {
            read.insert(key.clone(), read_value(&path, field, value)?);
        }
    }
    for field in known {
        if field.required && !read.contains_key(field.name) {
            return refuse(&under(path, field.name), "required");
        }
    }
    let read = Value::Object(read);
    check_record(path, record, &read)?;
    Ok(read)
}

pub fn under(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

fn read_value(path: &str, field: &Field, value: &Value) -> Judged<Value> {
    match &field.holds {
        Holds::Object(record) => read_record(path, record, value),
        Holds::Records(record) => {
            let Some(entries) = value.as_array() else {
                return refuse(path, "not a list");
            };
            let entries = entries.iter().enumerate();
            let read =
                entries.map(|(at, entry)| read_record(&format!("{path}[{at}]"), record, entry));
            read.collect()
        }
        Holds::Words | Holds::References(_) => read_words(path, value, |_| true),
        Holds::Roles => {
            let read = read_words(path, value, |word| ROLES.contains(&word))?;
            no_word_twice(path, &read)?;
            Ok(read)
        }
        holds if fits(holds, value) => Ok(value.clone()),
        holds => refuse(path, format!("{value} is not {holds:?}")),
    }
}

fn read_words(path: &str, value: &Value, allowed: impl Fn(&str) -> bool) -> Judged<Value> {
    let Some(entries) = value.as_array() else {
        return refuse(path, "not a list");
    };
    for (at, entry) in entries.iter().enumerate() {
        if !entry.as_str().is_some_and(&allowed) {
            return refuse(&format!("{path}[{at}]"), format!("{entry} is not allowed"));
        }
    }
    Ok(value.clone())
}

pub fn no_word_twice(path: &str, words: &Value) -> Judged<()> {
    let words = words.as_array().map_or(&[][..], Vec::as_slice);
    for (at, word) in words.iter().enumerate() {
        if words[..at].contains(word) {
            return refuse(&format!("{path}[{at}]"), format!("{word} twice"));
        }
    }
    Ok(())
}

fn fits(holds: &Holds, value: &Value) -> bool {
    let text = value.as_str();
    match holds {
        Holds::Text | Holds::Reference(_) => text.is_some(),
        Holds::Figure => text.is_some() || value.is_number(),
        Holds::Id => text.is_some_and(is_id),
        Holds::Date => text.is_some_and(is_date),
        Holds::Moment => text.is_some_and(|text| is_date(text) || is_moment(text)),
        Holds::Flag => value.is_boolean(),
        Holds::OneOf(words) => text.is_some_and(|text| words.contains(&text)),
        Holds::Money => decimal(value, 2).is_some_and(|hundredths| hundredths >= 0.0),
        Holds::Price => decimal(value, 2).is_some_and(|hundredths| hundredths > 0.0),
        Holds::Hours => value.as_f64().is_some_and(|hours| hours >= 0.0),
        Holds::Rate(least, most) => {
            value.as_f64().is_some_and(|rate| *least <= rate && rate <= *most)
        }
        Holds::Whole(least, most) => in_range(decimal(value, 0), *least, *most, 1),
        Holds::Tenths(least, most) => in_range(decimal(value, 1), *least, *most, 10),
        Holds::Object(_)
        | Holds::Records(_)
        | Holds::Words
        | Holds::Roles
        | Holds::References(_) => false,
    }
}

fn in_range(scaled: Option<f64>, least: i64, most: i64, scale: i64) -> bool {
    scaled.is_some_and(|scaled| (least * scale) as f64 <= scaled && scaled <= (most * scale) as f64)
}

/// The number in units of its last place allowed; none where it has more places.
fn decimal(value: &Value, places: i32) -> Option<f64> {
    let scaled = value.as_f64()? * 10f64.powi(places);
    ((scaled - scaled.round()).abs() < 1e-6).then_some(scaled.round())
}

fn is_id(text: &str) -> bool {
    let allowed = |sign: char| !sign.is_whitespace() && !sign.is_control() && sign != '@';
    text != "us" && text.chars().all(allowed)
}

/// `YYYY-MM-DD`, and a day that there is.
pub fn is_date(text: &str) -> bool {
    let digits = |part: &str| part.chars().all(|sign| sign.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [4, 2, 2]
        && parts.iter().all(|part| digits(part))
        && text.parse::<NaiveDate>().is_ok()
}

fn is_moment(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else {
        return false;
    };
    let Some((hour, minute)) = time.split_once(':') else {
        return false;
    };
    let part =
        |text: &str, end: u32| text.len() == 2 && text.parse().is_ok_and(|part: u32| part < end);
    is_date(date) && part(hour, 24) && part(minute, 60)
}

/// What docs/RULES.md asks of one record apart from its fields taken one by one.
fn check_record(path: &str, record: &str, read: &Value) -> Judged<()> {
    match record {
        "year" => check_until(path, read),
        "intel" => check_topic(path, read),
        "dismissal" if read["verdict"] == "snoozed" && read["until"].is_null() => {
            refuse(&under(path, "until"), "required of a snoozed one")
        }
        "dismissal" if !read["code"].as_str().is_some_and(is_code) => {
            refuse(&under(path, "code"), "no finding's code")
        }
        _ => Ok(()),
    }
}

fn check_until(path: &str, year: &Value) -> Judged<()> {
    let Some(until) = year["until"].as_str() else {
        return Ok(());
    };
    let day: Option<NaiveDate> = until.parse().ok();
    if day.map(|day| i64::from(day.year())) == year["year"].as_i64() {
        return Ok(());
    }
    refuse(&under(path, "until"), format!("{until} is in another year"))
}

fn check_topic(path: &str, intel: &Value) -> Judged<()> {
    let Some(topic) = intel["topic"].as_str() else {
        return Ok(());
    };
    match (topic_named(topic) == Some(true), intel["person"].is_string()) {
        (true, false) => refuse(path, "a person topic without a person"),
        (false, true) => refuse(path, "a person with another topic"),
        _ => Ok(()),
    }
}
