//! What a reader concluded by itself, and is told by its kind: with how many there are, and the first of them.

use super::cell::{Style, has_three_behind};
use super::columns::{Meaning, Part};
use super::stamp;
use crate::model::{Date, Value, quoted};
use crate::text::DayText;
use crate::text::format::thousands;

/// Something that was concluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inference {
    /// What all of its kind have in common.
    pub kind: String,
    /// What it is of, and what was taken.
    pub item: String,
}

impl Inference {
    /// One of a kind.
    pub fn new(kind: &str, item: String) -> Self {
        Self { kind: kind.to_owned(), item }
    }
}

/// What was concluded of a cell that was read as this value; nothing where it stands so in the cell.
pub(super) fn of_cell(
    (line, text): (u64, &str),
    meaning: &Meaning,
    value: &Value,
    (style, today): (Style, Date),
) -> Option<Inference> {
    let at = |said: String| phrase!("line {}: {} is {}", line, quoted(text), said);
    match value {
        Value::Whole(stage)
            if meaning.is(Part::Deal, "buying_stage") && !text.contains(char::is_numeric) =>
        {
            let kind = phrase!("the word of a stage is taken for the customer's stage");
            Some(Inference::new(kind, at(stage.to_string())))
        }
        Value::Money(_) if style.odd_mark.is_some_and(|mark| has_three_behind(text, mark)) => {
            let kind = phrase!("three figures behind a mark are taken for thousands");
            let plain = value.to_string();
            let (whole, _) = plain.split_once('.').unwrap_or((&plain, ""));
            Some(Inference::new(kind, at(thousands(whole))))
        }
        Value::Day(day) if stamp::month_alone(text, style.month_first, today).is_some() => {
            let kind = phrase!("a month and a year are taken for the last day of the month");
            Some(Inference::new(kind, at(day.full_day())))
        }
        _ => None,
    }
}
