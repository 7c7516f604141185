//! Targets of an account.

use super::change::RecordChange;
use crate::model::Value;
use chrono::Datelike;

/// A new one is of this year, where no other is said: without a year no plan has it.
pub fn of_this_year(change: &mut RecordChange) {
    if change.old.is_none() && change.new.get("year").is_empty() {
        let year = i64::from(change.today.year());
        change.new.set("year", Value::Whole(year));
    }
}
