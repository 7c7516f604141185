//! What happened is not dated ahead: a contact, and a visit that took place.

use crate::language::dates::still_to_come;
use crate::model::{Contact, Date, Record, Refusal, Row, Value, Visit};
use crate::workbench::Result;

/// Refuses a record of what happened on a day to come; `old` has what a change does not give.
pub(super) fn refuse(row: &Row, old: Option<&Row>, today: Date) -> Result<()> {
    let given = |field: &str| match (row.get(field), old) {
        (Value::Absent, Some(old)) => old.get(field).clone(),
        (value, _) => value.clone(),
    };
    if old.is_some_and(|old| ["date", "status"].iter().all(|f| *old.get(f) == given(f))) {
        return Ok(());
    }
    let happened = match row.schema.record {
        record if record == Contact::SCHEMA.record => true,
        record if record == Visit::SCHEMA.record => {
            given("status") == Value::Text("done".to_owned())
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
