//! Days as people type them, for the screens: `fri`, `+2w`, `1 dec`, `下周二`.

use super::Result;
use crate::language::dates::{Sense, parse_day_words};
use crate::model::Date;

/// On which side of today a day without a year is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaySide {
    /// The last one.
    Past,
    /// The next one.
    ToCome,
}

/// The day that the words mean.
pub fn read(text: &str, today: Date, side: DaySide) -> Result<Date> {
    let sense = match side {
        DaySide::Past => Sense::Past,
        DaySide::ToCome => Sense::Future,
    };
    Ok(parse_day_words(text, today, sense)?.date)
}
