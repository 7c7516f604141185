//! A day within a line: behind `by` it is its day, else it is told.

use super::whole::is_of_a_thing;
use super::{BY, day};
use crate::model::{Date, is_blank};

/// The most words that a day within a line is said in, with what leads to it.
const WORDS: usize = 4;

/// `price list to Claire by Wed - ask Sandra first`: the words and the day.
pub(super) fn deadline_inside(text: &str, today: Date) -> Option<(String, Date)> {
    find(text, today, |first| BY.contains(&first.to_lowercase().as_str()))
}

/// `15/12 board paper to Joanne`, `send the card on 18 Dec with the hamper`: the words and the day.
pub(super) fn day_inside(text: &str, today: Date) -> Option<(String, Date)> {
    find(text, today, |_| true)
}

/// The first day in the words of a line, in the most of them, that begins with such a word. What goes on behind a
/// comma is no part of it.
fn find(text: &str, today: Date, begins: impl Fn(&str) -> bool) -> Option<(String, Date)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let all = words.len();
    (0..all).filter(|at| begins(words[*at])).find_map(|at| {
        let before = if at == 0 { "" } else { words[at - 1] };
        (1..=WORDS.min(all - at)).rev().find_map(|n| {
            let said = words[at..at + n].join(" ");
            let said = said.trim_end_matches([',', ';', ':', '!', '?', ')', '-', '–']);
            let is_one = !said.contains([',', ';', ':', '(']) && !is_blank(said);
            let moment = day(said, today).filter(|_| is_one && !is_of_a_thing(before, said))?;
            Some((said.to_owned(), moment.date))
        })
    })
}
