//! A log line without the mark of a list before it.

use crate::language::dates::{Sense, parse_day_words, say_day};
use crate::language::quick_entry::marks::{is_section, is_unit, without_list_mark};
use crate::model::{Date, Refusal, quoted};

/// The line without the mark of a list; of a number that may be one or a day (`1.3 call`) that it has to be
/// asked. A day of the last weeks is one.
pub(super) fn content(line: &str, today: Date) -> (&str, Option<Refusal>) {
    const RECENT: i64 = 60;
    let line = line.trim();
    let mut words = line.split_whitespace();
    let number = words.next().filter(|word| is_section(word));
    let number = number.filter(|_| !words.next().is_some_and(is_unit));
    let day = number.and_then(|n| parse_day_words(&format!("{n}."), today, Sense::Past).ok());
    match (number, day) {
        (Some(number), Some(day)) if (today - day.date).num_days() > RECENT => {
            let day = say_day(day.date, today);
            let what = phrase!("{} can be {}, or the number of the line", quoted(number), day);
            let remedy = phrase!("write {number}. for the day, or leave the number out", number);
            (without_list_mark(line), Some(Refusal::because(what, remedy)))
        }
        (Some(_), Some(_)) => (line, None),
        _ => (without_list_mark(line), None),
    }
}
