//! What a word of a log line looks like: a job, initials, a name.

use super::little::{bare, is_little};
use super::tokens::Token;
use super::words::{JOBS, NO_NAMES, SAY_NOTHING, SMALL};
use crate::language::names::is_given_name;
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::vain_words::NO_LUCK;
use crate::language::quick_entry::words::KINDS;
use crate::text::fold;

/// The words as they were typed, one blank between them.
pub(super) fn text_of(tokens: &[Token]) -> String {
    tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The code that a word stands for.
pub(super) fn word(
    table: &'static [(&'static str, &'static [&'static str])],
    folded: &str,
) -> Option<&'static str> {
    table.iter().find(|(_, words)| words.contains(&folded)).map(|(code, _)| *code)
}

/// Is it a word of how it was: `call`, `Besuch`?
pub(super) fn is_kind(token: &Token) -> bool {
    word(KINDS, &fold(bare(&token.text))).is_some()
}

/// The outcome that a note is, where it is nothing else.
pub fn outcome_said(note: &str) -> Option<&'static str> {
    let folded = fold(note.trim_matches(['.', '!', ' ']));
    word(OUTCOMES, &folded).or(is_no_luck(note).then_some("no_answer"))
}

/// A word of an attempt and nothing else.
pub(super) fn is_no_luck(note: &str) -> bool {
    NO_LUCK.contains(&fold(note.trim_matches(['.', '!', ' '])).as_str())
}

/// Words of a fair: where it is stands beside them.
pub(super) fn is_fair(text: &str) -> bool {
    const FAIRS: [&str; 13] = [
        "messe",
        "fair",
        "trade fair",
        "expo",
        "exhibition",
        "trade show",
        "conference",
        "konferenz",
        "kongress",
        "tagung",
        "fachmesse",
        "salon",
        "展会",
    ];
    FAIRS.contains(&fold(text).as_str())
}

/// A title and nobody's name.
pub(super) fn is_job(word: &str) -> bool {
    JOBS.contains(&fold(word).as_str())
}

/// Two or three letters, which are nobody's whole name and no small word.
pub(super) fn is_initials_like(word: &str) -> bool {
    let says_nothing =
        word.chars().any(char::is_lowercase) && SAY_NOTHING.contains(&fold(word).as_str());
    let is_small = is_little(word) && !is_capital_name(word);
    (2..=3).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && !says_nothing
        && !is_small
        && !NO_NAMES.contains(&fold(word).as_str())
}

/// `Jan`, `Will`: a given name, written as one.
fn is_capital_name(word: &str) -> bool {
    is_capital(word) && is_given_name(word)
}

/// Begins with a capital, or has letters without case, and no figure is in it: `Q3` and `P2` are nobody.
pub(super) fn is_name_like(word: &str) -> bool {
    let begins = word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let joined = word.contains('/') && is_little(word);
    begins && !has_figure(word) && !joined && !NO_NAMES.contains(&fold(word).as_str())
}

/// Begins with a capital, in a script that has such.
pub(super) fn is_capital(word: &str) -> bool {
    !has_figure(word) && word.chars().next().is_some_and(char::is_uppercase)
}

fn has_figure(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

/// A word without a capital that may be somebody's name, typed in a hurry.
pub(super) fn is_small_name(word: &str) -> bool {
    let folded = fold(word);
    word.chars().all(|c| c.is_lowercase() || "-'’.".contains(c))
        && ![SMALL, NO_NAMES].iter().any(|words| words.contains(&folded.as_str()))
}

/// The kind that a German compound ends in: `Kundenbesuch`, `Weihnachtsessen`, `Jahresgespräch`.
pub(super) fn compound_kind(word: &str) -> Option<&'static str> {
    const ENDS: [(&str, &str); 12] = [
        ("besuch", "visit"),
        ("anruf", "call"),
        ("telefonat", "call"),
        ("gesprach", "meeting"),
        ("besprechung", "meeting"),
        ("treffen", "meeting"),
        ("meeting", "meeting"),
        ("termin", "meeting"),
        ("essen", "event"),
        ("messe", "event"),
        ("mail", "message"),
        ("nachricht", "message"),
    ];
    const LEAST: usize = 4;
    let folded = fold(word);
    let (_, kind) = ENDS.iter().find(|(end, _)| {
        folded.strip_suffix(end).is_some_and(|stem| {
            stem.chars().count() >= LEAST && stem.chars().all(char::is_alphabetic)
        })
    })?;
    Some(kind)
}
