//! Days, rates and marks as JSON has them, for sheets that are written as they are.

use crate::model::{Choice, Date};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// `2026-11-24`, null where there is none.
pub fn day<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    day.map(|d| d.to_string()).serialize(serializer)
}

/// An exact number without zeros at its end, null where there is none.
pub fn number<S: Serializer>(number: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    let text = number.map(|n| n.normalize().to_string());
    let exact = text.map(serde_json::value::RawValue::from_string).transpose();
    exact.map_err(serde::ser::Error::custom)?.serialize(serializer)
}

/// The word of a choice.
pub fn word<S: Serializer, T: Choice + Copy>(word: &T, serializer: S) -> Result<S::Ok, S::Error> {
    word.word().serialize(serializer)
}

/// The id of an id and a name.
pub fn id<S: Serializer>(named: &(String, String), serializer: S) -> Result<S::Ok, S::Error> {
    named.0.serialize(serializer)
}

/// The ids of several.
pub fn ids<S: Serializer>(named: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(named.iter().map(|(id, _)| id))
}
