//! The day that a line begins with: `tomorrow ring Mary`, `on 3 dec send the list`, `Friday: ring Mary`.

use super::whole::is_of_a_thing;
use super::{BEFORE_DAY, Found, WORDS, day};
use crate::model::{Date, is_blank};

/// Words that are a day and never of what follows: `tomorrow`, and not `Friday report`.
const CLEAR: [&str; 8] =
    ["today", "tomorrow", "tonight", "tmw", "heute", "morgen", "übermorgen", "demain"];

/// The most of the first words that are a day together. It is a deadline only where a word or a mark says so, or
/// where it can be nothing else.
pub(super) fn first_words(text: &str, today: Date) -> Option<Found<'_>> {
    let gaps: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .take(WORDS)
        .collect();
    gaps.into_iter().rev().find_map(|at| {
        let (words, what) = text.split_at_checked(at)?;
        let bare = words.trim_end_matches([':', ',', ';', '-', '–']).trim();
        let is_marked = bare.len() < words.trim_end().len();
        let first = bare.split_whitespace().next().unwrap_or_default().to_lowercase();
        let is_led = BEFORE_DAY.contains(&first.as_str())
            && !["for", "from", "the"].contains(&first.as_str());
        let is_clear = CLEAR.contains(&bare.to_lowercase().as_str());
        let is_deadline = is_marked || is_led || is_clear;
        let moment = day(bare, today).filter(|_| is_deadline && !is_of_a_thing("", bare))?;
        let what = what.trim();
        (!is_blank(what)).then_some((what, bare, moment))
    })
}
