//! The day of a line without blanks between its words: at its end or at its head.

use super::{Found, day};
use crate::model::{Date, is_blank};

/// The most letters that a day is said in.
const LETTERS: usize = 8;
/// "Before", behind a day at the head of a line.
const BEFORE: [&str; 4] = ["之前", "以前", "前", "内"];

/// The most of the last letters that are a day together.
pub(super) fn last_letters(text: &str, today: Date) -> Option<Found<'_>> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).rev().take(LETTERS).collect();
    places.into_iter().rev().find_map(|at| {
        let (what, words) = text.split_at_checked(at)?;
        let begins = words.chars().next().is_some_and(|c| is_han(c) || c.is_ascii_digit());
        let spoken = begins && words.chars().any(is_han);
        // A figure that goes on before it is no part of another word: `4月5日` whole, or not at all.
        let counted = what.ends_with(|c: char| c.is_ascii_digit());
        let what = what.trim();
        (spoken && !counted && !is_blank(what) && is_spoken_day(words)).then_some(())?;
        Some((what, words, day(words, today)?))
    })
}

/// A length in Chinese (`三天`, `两周`) is no day; `三天后` is one.
fn is_spoken_day(words: &str) -> bool {
    let length =
        ["天", "周", "月", "年", "个月", "星期", "小时"].iter().any(|unit| words.ends_with(unit));
    let named = ["今", "明", "后天", "下", "本", "这"].iter().any(|start| words.starts_with(start));
    !length || named
}

/// A Chinese line says its day first.
pub(super) fn first_letters(text: &str, today: Date) -> Option<Found<'_>> {
    if !text.chars().next().is_some_and(|c| is_han(c) || c.is_ascii_digit()) {
        return None;
    }
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).take(LETTERS).collect();
    places.into_iter().rev().find_map(|at| {
        let (words, what) = text.split_at_checked(at)?;
        let spoken = words.chars().any(is_han);
        let moment = day(words, today).filter(|_| spoken && is_spoken_day(words))?;
        let what = BEFORE.iter().find_map(|b| what.strip_prefix(b)).unwrap_or(what).trim();
        (!is_blank(what)).then_some((what, words, moment))
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}
