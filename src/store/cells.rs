//! A value of the model as a value of SQLite, and back.

use crate::model::{Kind, Moment, Money, Value, parse_day};
use rusqlite::types::{ToSqlOutput, Value as Sql, ValueRef};

/// For a column. Dates and decimal numbers are text, money is cents, lists are JSON.
pub fn to_sql(value: &Value, kind: &Kind) -> Sql {
    match value {
        Value::Absent | Value::One(_) | Value::Many(_) => Sql::Null,
        Value::Text(text) if matches!(kind, Kind::Figure) => {
            Sql::Text(serde_json::to_string(text).unwrap_or_default())
        }
        Value::Text(text) => Sql::Text(text.clone()),
        Value::Whole(n) => Sql::Integer(*n),
        Value::Money(money) => Sql::Integer(money.cents()),
        Value::Flag(yes) => Sql::Integer(i64::from(*yes)),
        Value::Words(words) => Sql::Text(serde_json::to_string(words).unwrap_or_default()),
        Value::Day(_) | Value::Moment(_) | Value::Number(_) => Sql::Text(value.to_string()),
    }
}

/// For a column, a plain text as it stands in the value.
pub fn bound<'a>(value: &'a Value, kind: &Kind) -> ToSqlOutput<'a> {
    match value {
        Value::Text(text) if !matches!(kind, Kind::Figure) => {
            ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))
        }
        _ => ToSqlOutput::Owned(to_sql(value, kind)),
    }
}

/// From a column; what does not fit its kind is absent (and `doctor` says so). A text with a damaged letter is read
/// around it.
pub fn from_sql(sql: ValueRef<'_>, kind: &Kind) -> Value {
    let value = match sql {
        ValueRef::Integer(n) => match kind {
            Kind::Money | Kind::Price => {
                Some(Value::Money(Money::from_cents(n))).filter(|_| is_amount(n))
            }
            Kind::Flag => Some(Value::Flag(n != 0)),
            Kind::Whole(least, most) => {
                Some(Value::Whole(n)).filter(|_| (*least..=*most).contains(&n))
            }
            _ => Some(Value::Whole(n)),
        },
        ValueRef::Text(bytes) => from_text(&String::from_utf8_lossy(bytes), kind),
        _ => None,
    };
    value.unwrap_or_default()
}

/// Is a stored cell what its kind may hold?
pub fn fits(sql: ValueRef<'_>, kind: &Kind) -> bool {
    let is_text = !matches!(sql, ValueRef::Text(bytes) if std::str::from_utf8(bytes).is_err());
    is_text && from_sql(sql, kind) != Value::Absent
}

/// Cents below 10^13 of money, either way: what a file from outside says beyond it is no amount.
fn is_amount(cents: i64) -> bool {
    cents.unsigned_abs() < 1_000_000_000_000_000
}

/// The text of a cell, around what is damaged.
pub fn text_at(row: &rusqlite::Row, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    })
}

fn from_text(text: &str, kind: &Kind) -> Option<Value> {
    match kind {
        Kind::Day => parse_day(text).map(Value::Day),
        Kind::Moment => Moment::parse(text).map(Value::Moment),
        Kind::Number(..) => text.parse().ok().map(Value::Number),
        Kind::Words | Kind::Choices(_) | Kind::Refs(_) => {
            serde_json::from_str(text).ok().map(Value::Words)
        }
        Kind::Figure if text.starts_with('"') => serde_json::from_str(text).ok().map(Value::Text),
        Kind::Figure => text.parse().ok().map(Value::Number),
        _ => Some(Value::Text(text.to_owned())),
    }
}
