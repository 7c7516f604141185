//! How days, counts and lists of names stand in the sentences of the rules.

pub use crate::text::format::{capital, count, days, few, list, near_day, people, said_day};

use crate::model::Date;
use crate::text::DayText;

/// `24 Nov 2026`.
pub fn day(date: Date) -> String {
    date.long_day()
}
