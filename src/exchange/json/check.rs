//! What one record must hold together, beyond its single fields. docs/FILE.md.

use crate::model::{Row, Value, Vocabulary, quoted};
use chrono::Datelike;

/// The field, what is wrong with it, and what is allowed.
type Fault = (&'static str, String, String);

/// Judges a record that has been read.
pub fn row(row: &Row, vocabulary: &Vocabulary) -> Result<(), Fault> {
    match row.schema.record {
        "intel" => intel(row, vocabulary),
        "dismissal" => dismissal(row),
        "year" => year(row),
        "topic" | "rep_topic" => own_topic(row, vocabulary),
        _ => Ok(()),
    }
}

/// A person topic needs a person; another topic has none. docs/RULES.md Readiness.
fn intel(row: &Row, vocabulary: &Vocabulary) -> Result<(), Fault> {
    let Some(topic) = row.text("topic") else {
        return Ok(());
    };
    let about = row.text("person").is_some();
    match (vocabulary.is_person_topic(topic).unwrap_or(false), about) {
        (true, false) => Err((
            "person",
            phrase!("{topic} is asked about a person, and none is named", topic),
            phrase!("name the person that the answer is about").into(),
        )),
        (false, true) => Err((
            "person",
            phrase!("{topic} is not asked about a person", topic),
            phrase!("leave the person out, or use a topic of the senior people").into(),
        )),
        _ => Ok(()),
    }
}

/// A topic of the rep's own is called as nothing else that an action can be for.
fn own_topic(row: &Row, vocabulary: &Vocabulary) -> Result<(), Fault> {
    let name = row.name().unwrap_or_default();
    let Some(what) = vocabulary.taken_by(name) else {
        return Ok(());
    };
    Err(("name", format!("{} {what}", quoted(name)), phrase!("give the topic another name").into()))
}

fn dismissal(row: &Row) -> Result<(), Fault> {
    let snoozed = row.text("verdict") == Some("snoozed");
    if snoozed && matches!(row.get("until"), Value::Absent) {
        return Err((
            "until",
            phrase!("a snoozed finding has no day on which it comes back").into(),
            phrase!("give until, as \"2026-12-01\"").into(),
        ));
    }
    Ok(())
}

fn year(row: &Row) -> Result<(), Fault> {
    match (row.get("until"), row.get("year")) {
        (Value::Day(until), Value::Whole(year)) if i64::from(until.year()) != *year => Err((
            "until",
            phrase!("{until} does not lie in {year}", until, year),
            phrase!("a day of {year} is allowed", year),
        )),
        _ => Ok(()),
    }
}
