//! Reading one field of a record. Absent stays absent: a comparison with it is false.
use crate::exact::Ratio;
use chrono::NaiveDate;
use serde_json::Value;

pub fn text<'a>(record: &'a Value, key: &str) -> Option<&'a str> {
    record[key].as_str()
}

pub fn list<'a>(record: &'a Value, key: &str) -> &'a [Value] {
    record[key].as_array().map_or(&[], Vec::as_slice)
}

pub fn words<'a>(record: &'a Value, key: &str) -> Vec<&'a str> {
    list(record, key).iter().filter_map(Value::as_str).collect()
}

/// The day of a date field; a time of day is ignored.
pub fn day(record: &Value, key: &str) -> Option<NaiveDate> {
    let day: String = text(record, key)?.chars().take(10).collect();
    day.parse().ok()
}

pub fn number(record: &Value, key: &str) -> Option<Ratio> {
    record[key].as_number().and_then(|n| Ratio::parse(&n.to_string()))
}

pub fn whole(record: &Value, key: &str) -> Option<i64> {
    record[key].as_i64()
}

pub fn yes(record: &Value, key: &str) -> bool {
    record[key].as_bool() == Some(true)
}

pub fn id(record: &Value) -> String {
    text(record, "id").unwrap_or_default().to_string()
}

pub fn has(record: &Value, key: &str) -> bool {
    !record[key].is_null()
}
