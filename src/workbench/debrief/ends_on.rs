//! The day that a line of plain words ends on: `send Falk the comparison Fri`, `报价下周五`, `周五前发报价`.

use crate::exchange::day::{Sense, parse_day_words};
use crate::model::{Date, Moment, is_blank};

/// The most words that a day is said in: `by the end of next month`.
const WORDS: usize = 6;
/// The most letters of a script without blanks that a day is said in.
const LETTERS: usize = 8;
/// Words that are a weekday in German and mean something else at the end of an English line.
const PLAIN: [&str; 2] = ["do", "so"];
/// "Before", behind a day at the head of a Chinese line.
const BEFORE: [&str; 4] = ["之前", "以前", "前", "内"];

/// The text without the day that is said behind its last comma, after `by`, or as its last words; and the day.
pub fn ends_on(text: &str, today: Date) -> (String, Option<Date>) {
    let text = text.trim();
    let found = after_comma(text, today)
        .or_else(|| last_words(text, today))
        .or_else(|| last_letters(text, today))
        .or_else(|| first_letters(text, today));
    match found {
        // A time of day stays in the words: only the day has a place of its own.
        Some((_, moment)) if moment.minute.is_some() => (text.to_owned(), Some(moment.date)),
        Some((what, moment)) => (what.to_owned(), Some(moment.date)),
        None => (text.to_owned(), None),
    }
}

fn day(words: &str, today: Date) -> Option<Moment> {
    let words = words.trim().trim_end_matches(['.', '。', '!', ';', '；']);
    if is_blank(words) {
        return None;
    }
    let dotted = format!("{words}.");
    let read = |words: &str| parse_day_words(words, today, Sense::Future).ok();
    read(words).or_else(|| read(&dotted))
}

fn after_comma(text: &str, today: Date) -> Option<(&str, Moment)> {
    let (what, after) = text.rsplit_once([',', '，', '、'])?;
    let moment = day(after, today)?;
    (!is_blank(what)).then(|| (what.trim(), moment))
}

/// The most of the last words that are a day together.
fn last_words(text: &str, today: Date) -> Option<(&str, Moment)> {
    let gaps: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace())
        .map(|(at, _)| at)
        .rev()
        .take(WORDS)
        .collect();
    gaps.into_iter().rev().find_map(|at| {
        let (what, words) = text.split_at_checked(at)?;
        let words = words.trim();
        let what = what.trim_end_matches([',', ';', '-', ' ']).trim();
        if is_blank(what) || PLAIN.contains(&words) || is_number(words) {
            return None;
        }
        Some((what, day(words, today)?))
    })
}

/// `2.1` may be a version: a day is written `2.1.` or `by 2.1`.
fn is_number(words: &str) -> bool {
    words.chars().all(|c| c.is_ascii_digit() || c == '.') && !words.ends_with('.')
}

fn last_letters(text: &str, today: Date) -> Option<(&str, Moment)> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).rev().take(LETTERS).collect();
    places.into_iter().rev().find_map(|at| {
        let (what, words) = text.split_at_checked(at)?;
        let spoken = words.chars().next().is_some_and(is_han);
        let what = what.trim();
        (spoken && !is_blank(what)).then_some(())?;
        Some((what, day(words, today)?))
    })
}

/// A Chinese line says its day first.
fn first_letters(text: &str, today: Date) -> Option<(&str, Moment)> {
    if !text.chars().next().is_some_and(|c| is_han(c) || c.is_ascii_digit()) {
        return None;
    }
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).take(LETTERS).collect();
    places.into_iter().rev().find_map(|at| {
        let (words, what) = text.split_at_checked(at)?;
        let moment = day(words, today)?;
        let spoken = words.chars().any(is_han);
        let what = BEFORE.iter().find_map(|b| what.strip_prefix(b)).unwrap_or(what).trim();
        (spoken && !is_blank(what)).then_some((what, moment))
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_where_it_is_said_and_nowhere_else() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let on = |m, d| Date::from_ymd_opt(2026, m, d);
        for (typed, what, due) in [
            ("send Falk the trip comparison Fri", "send Falk the trip comparison", on(11, 27)),
            ("send Falk the trip comparison by Fri", "send Falk the trip comparison", on(11, 27)),
            ("Angebot schicken bis Freitag", "Angebot schicken", on(11, 27)),
            ("Angebot schicken am 5.12.", "Angebot schicken", on(12, 5)),
            ("offer rev 2 5 dec", "offer rev 2", on(12, 5)),
            ("offer in 2 weeks", "offer", on(12, 8)),
            ("call him tomorrow", "call him", on(11, 25)),
            ("发规格书下周五", "发规格书", on(12, 4)),
            ("下周五前发报价", "发报价", on(12, 4)),
            ("12月5日前发报价", "发报价", on(12, 5)),
            ("call Vik mon 10:00", "call Vik mon 10:00", on(11, 30)),
            ("ask what they will do", "ask what they will do", None),
            ("send rev 2.1", "send rev 2.1", None),
            ("list of trips, drawings", "list of trips, drawings", None),
            ("fri", "fri", None),
            ("", "", None),
            ("发规格书", "发规格书", None),
        ] {
            assert_eq!(ends_on(typed, today), (what.to_owned(), due), "{typed}");
        }
    }
}
