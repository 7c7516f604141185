//! Answers as JSON: keys in docs/COMMANDS.md's order, amounts as exact numbers, a list with one record a line.

use super::{Done, print};
use crate::model::{Date, Key, Money, Refusal};
use crate::rules::cents::Cents;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt::Display;

/// A number as it is to be written, to the digit.
pub type Exact = Box<RawValue>;

/// An exact number out of its shortest decimal form.
pub fn exact(number: impl Display) -> Option<Exact> {
    RawValue::from_string(number.to_string()).ok()
}

/// An amount as it is to be written; null where there is none.
pub fn money(money: Option<Money>) -> Option<Exact> {
    money.and_then(|m| exact(Cents::from(m)))
}

/// A day as files have it.
pub fn day(date: Option<Date>) -> Option<String> {
    date.map(|d| d.to_string())
}

/// One object.
pub fn object(value: &impl Serialize) -> Done {
    print::data(&format!("{}\n", line(value)?))
}

/// A list, one record a line.
pub fn list<T: Serialize>(values: &[T]) -> Done {
    let lines = values.iter().map(line).collect::<Result<Vec<_>, _>>()?;
    match lines.is_empty() {
        true => print::data("[]\n"),
        false => print::data(&format!("[\n{}\n]\n", lines.join(",\n"))),
    }
}

fn line(value: &impl Serialize) -> Result<String, Refusal> {
    serde_json::to_string(value).map_err(|e| {
        Refusal::because(
            phrase!("the answer cannot be written: {e}", e),
            phrase!("run anteroom doctor"),
        )
    })
}

/// The id of an account, by its number and name; the name where it has none.
pub fn account_id(ids: &HashMap<Key, String>, account: &(Key, String)) -> String {
    ids.get(&account.0).unwrap_or(&account.1).clone()
}
