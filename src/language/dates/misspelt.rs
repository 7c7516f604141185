//! Words of days with a letter wrong: `ysterday`, `3 novmber`, `last thursdy`.

use super::lexer::Term;
use super::words::known;
use crate::text::alike::is_one_off;

/// Letters of the shortest of them.
const LEAST: usize = 6;
/// Letters of the shortest one that is read where no other word of a day stands before it: `montage` is no Monday.
const ALONE: usize = 8;

/// The terms of the day's word that this one is meant for, where it is sure enough.
pub(super) fn read(word: &str, before: &[Term]) -> Option<&'static [Term]> {
    let (right, terms) = meant(word)?;
    let beside = before.iter().any(|term| {
        matches!(term, Term::Number { digits: 1.., .. } | Term::Last | Term::Next | Term::This)
    });
    let is_sure = right.len() >= ALONE || beside;
    is_sure.then_some(terms)
}

/// Is it much like a weekday, a month, yesterday?
pub(super) fn seems(word: &str) -> bool {
    meant(word).is_some()
}

/// The words that are looked for.
const KNOWN: &str = "monday tuesday wednesday thursday friday saturday sunday january february september october \
    november december yesterday tomorrow montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar \
    oktober dezember gestern vorgestern";
/// Words of their own that are a letter away from one.
const OTHERS: [&str; 5] = ["montage", "montan", "sundry", "gestein", "gesten"];

/// The word of a day that differs by a letter behind the first one: changed, left out, put in, or two turned round.
fn meant(word: &str) -> Option<(&'static str, &'static [Term])> {
    if !word.is_ascii() || word.len() + 1 < LEAST || OTHERS.contains(&word) {
        return None;
    }
    let letters: Vec<char> = word.chars().collect();
    let found = KNOWN.split_whitespace().find(|right| {
        let plural = word.strip_suffix('s') == Some(*right);
        // What begins otherwise need not be taken apart.
        let begins = right.chars().next() == letters.first().copied();
        begins && !plural && is_one_off(&letters, &right.chars().collect::<Vec<char>>())
    })?;
    Some((found, known(found)?))
}
