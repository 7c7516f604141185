//! What happened is not dated ahead: a contact, and a visit that took place or has its result.

use crate::language::dates::still_to_come;
use crate::model::{Contact, Date, Record, Refusal, Row, Value, Visit};
use crate::text::DayText;
use crate::workbench::Result;

/// Refuses a record of what happened on a day to come; `old` has what a change does not give.
pub(super) fn refuse(row: &Row, old: Option<&Row>, today: Date) -> Result<()> {
    let given = |column: &str| match (row.column(column), old) {
        (Value::Absent, Some(old)) => old.column(column).clone(),
        (value, _) => value.clone(),
    };
    const SAYS: [&str; 3] = ["date", "status", "debrief_result"];
    if old.is_some_and(|old| SAYS.iter().all(|column| *old.column(column) == given(column))) {
        return Ok(());
    }
    let happened = match row.schema.record {
        record if record == Contact::SCHEMA.record => true,
        record if record == Visit::SCHEMA.record => {
            given("status") == Value::Text("done".to_owned()) || !given("debrief_result").is_empty()
        }
        _ => false,
    };
    if !happened {
        return Ok(());
    }
    let day = match given("date") {
        Value::Day(day) => Some(day),
        Value::Moment(moment) => Some(moment.date),
        _ => None,
    };
    let Some(day) = day.filter(|day| *day > today) else { return Ok(()) };
    let is_given = |column: &&&str| {
        old.is_none_or(|old| *old.column(column) != given(column)) && !row.column(column).is_empty()
    };
    match SAYS.iter().find(is_given) {
        // The day is the file's, and what was given says that it happened.
        Some(column) if *column != "date" => Err(Refusal {
            place: Some(format!("--{}", column.replace('_', "-"))),
            ..Refusal::because(
                phrase!("the visit is on {}, which is still to come", day.full_day()),
                phrase!("give --date too, where it has happened already"),
            )
        }),
        _ => Err(Refusal { place: Some("--date".to_owned()), ..still_to_come(day) }),
    }
}
