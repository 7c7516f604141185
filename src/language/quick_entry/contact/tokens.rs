//! The words before the note of a log line, and where each begins.

use super::little::is_little;
use super::surname::of_surname;
use super::unanswered::UNANSWERED;
use crate::language::dates::{Sense, no_day, parse_day_words};
use crate::language::names::{Candidate, Fit, Found, find, is_title};
use crate::language::quick_entry::mention_words::{ABSENT, CLAUSE, INSTEAD};
use crate::language::quick_entry::message_words::{
    ARRIVED, MISSED_CALL, REACHED, WAITING, WROTE_TO_US,
};
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::sent_words::SENT;
use crate::language::quick_entry::vain_words::{NO_LUCK, NOT_HELD};
use crate::language::quick_entry::words::{FILLERS, KINDS};
use crate::model::Date;
use crate::text::fold;

/// Before somebody.
const WITH: &str = "w/";

/// The first colon that is not of a time of day.
pub(super) fn colon(chars: &[char]) -> Option<usize> {
    chars.iter().enumerate().position(|(at, c)| {
        let digit =
            |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
        matches!(c, ':' | '：') && !(digit(at.checked_sub(1)) && digit(Some(at + 1)))
    })
}

/// A word of the line, and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// The place of its first letter.
    pub start: usize,
    /// The word.
    pub text: String,
    /// A comma or a stroke stands before it.
    pub apart: bool,
    /// What stands between it and the word before.
    pub gap: String,
}

/// A new word of these, which begins here.
fn begun(head: &[char], found: &[Token], start: usize, text: String, apart: &mut bool) -> Token {
    let end = found.last().map_or(0, |last| last.start + last.text.chars().count());
    let gap = head.get(end..start).unwrap_or_default().iter().collect();
    Token { start, text, apart: std::mem::take(apart), gap }
}

/// Words between spaces and commas; Chinese ones cut where a known word, name or day begins.
pub(super) fn tokens(head: &[char], today: Date, people: &[Candidate]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    let (mut joined, mut apart) = (false, false);
    while let Some(c) = head.get(at) {
        if is_gap(head, at) {
            (joined, apart) = (false, apart || !c.is_whitespace());
            at += 1;
            continue;
        }
        let end = (at..head.len()).find(|i| is_gap(head, *i));
        let word = &head[at..end.unwrap_or(head.len())];
        let known = if is_with_glued(word, people) {
            Some(WITH.len())
        } else if word.iter().any(|c| is_han(*c)) {
            known_length(word, today, people)
        } else {
            Some(word.len())
        };
        match (known, found.last_mut().filter(|_| joined)) {
            (Some(length), _) => {
                let text = word.iter().take(length).collect();
                found.push(begun(head, &found, at, text, &mut apart));
                joined = false;
                at += length;
            }
            (None, Some(last)) => {
                last.text.push(*c);
                at += 1;
            }
            (None, None) => {
                let text = c.to_string();
                found.push(begun(head, &found, at, text, &mut apart));
                joined = true;
                at += 1;
            }
        }
    }
    found
}

/// White space, a comma, a stroke or a plus between two names, a dash by itself; the stroke of a day is none.
fn is_gap(head: &[char], at: usize) -> bool {
    let letter = |i: Option<usize>| i.and_then(|i| head.get(i)).is_some_and(|c| c.is_alphabetic());
    let blank = |i: Option<usize>| i.and_then(|i| head.get(i)).is_none_or(|c| c.is_whitespace());
    let digit = |i: Option<usize>| i.and_then(|i| head.get(i)).is_some_and(char::is_ascii_digit);
    match head.get(at) {
        Some('-' | '–' | '—' | '|' | '·') => {
            blank(at.checked_sub(1)) && blank(at.checked_add(1))
        }
        Some('/' | '+' | '&') => {
            let is_between = letter(at.checked_sub(1)) && letter(at.checked_add(1));
            is_between && !is_in_short(head, at)
        }
        // `68,40`: the comma of a number parts nothing.
        Some(',') if digit(at.checked_sub(1)) && digit(Some(at + 1)) => false,
        Some(',' | '，' | '、' | ';' | '；' | '。' | '،' | '؛') => true,
        Some(c) => c.is_whitespace(),
        None => true,
    }
}

/// `w/Boyd`: the word for with, and somebody directly behind it.
fn is_with_glued(word: &[char], people: &[Candidate]) -> bool {
    let text: String = word.iter().collect();
    let folded = fold(&text);
    let Some(name) = folded.strip_prefix(WITH) else { return false };
    let is_capital = word.get(WITH.len()).is_some_and(|c| c.is_uppercase());
    // `w/O`, `w/Q3` are no names.
    let is_name = is_capital && name.chars().count() > 2;
    let known = || find(name, people, Fit::Words) != Found::Nobody;
    let is_word = is_little(name) || name.chars().any(|c| c.is_ascii_digit());
    name.chars().count() > 1 && !is_word && (is_name || known())
}

/// `w/o`, `H&S`: one letter stands alone on a side of the stroke.
fn is_in_short(head: &[char], at: usize) -> bool {
    let letter = |i: Option<usize>| i.and_then(|i| head.get(i)).is_some_and(|c| c.is_alphabetic());
    let stopped = head.get(at + 2) == Some(&'.');
    let alone = !letter(at.checked_sub(2)) || (!letter(at.checked_add(2)) && !stopped);
    let ascii = head[at - 1].is_ascii() && head[at + 1].is_ascii();
    (alone && ascii) || (head[at] == '/' && is_little(&word_at(head, at)))
}

/// All between blanks and commas around this place.
fn word_at(head: &[char], at: usize) -> String {
    let ends = |c: &char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '、');
    let start = head[..at].iter().rposition(ends).map_or(0, |before| before + 1);
    head[start..].iter().take_while(|c| !ends(c)).collect()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How many characters of a Chinese word are one known word, name or day.
fn known_length(word: &[char], today: Date, people: &[Candidate]) -> Option<usize> {
    let table = KINDS.iter().chain(OUTCOMES).flat_map(|(_, words)| words.iter().copied());
    let names = people.iter().map(|p| p.name.as_str());
    let known = table
        .chain(UNANSWERED.iter().copied())
        .chain(
            FILLERS
                .iter()
                .chain(ARRIVED)
                .chain(WROTE_TO_US)
                .chain(NO_LUCK)
                .chain(NOT_HELD)
                .chain(MISSED_CALL)
                .chain(WAITING)
                .chain(REACHED)
                .chain(SENT)
                .chain([INSTEAD, CLAUSE, ABSENT].into_iter().flatten())
                .copied(),
        )
        .chain(names)
        .filter(|w| starts(word, w) && !w.is_ascii() && !w.is_empty());
    let length = known.map(|w| w.chars().count()).max();
    let titled = (2..=3.min(word.len())).rev().find(|n| {
        let text: String = word.iter().take(*n).collect();
        is_title(&text)
    });
    let addressed = (2..=5.min(word.len())).rev().find(|n| {
        let text: String = word.iter().take(*n).collect();
        !of_surname(&text, people).is_empty()
    });
    let length = length.max(titled).max(addressed);
    let day = (2..=word.len().min(14)).rev().find(|n| {
        let text: String = word.iter().take(*n).collect();
        // `2月30日` is asked as a whole, and not read as the day that its beginning is.
        parse_day_words(&text, today, Sense::Past).is_ok()
            || no_day(&text, today, Sense::Past).is_some()
    });
    length.max(day)
}

fn starts(word: &[char], known: &str) -> bool {
    known.chars().count() <= word.len() && known.chars().zip(word).all(|(a, b)| a == *b)
}
