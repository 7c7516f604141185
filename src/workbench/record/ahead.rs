//! What happened is not dated ahead: a contact, and a visit that took place or has its result.

use crate::language::dates::still_to_come;
use crate::model::{Contact, Date, Record, Refusal, Row, Value, Visit};
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
    match day.filter(|day| *day > today) {
        Some(day) => Err(Refusal { place: Some("--date".to_owned()), ..still_to_come(day) }),
        None => Ok(()),
    }
}
