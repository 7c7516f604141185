//! A note that says that nobody was reached: `nicht da, Kollegin sagt er ist auf Montage`.

use super::little::bare;
use super::missed::says_nothing_more;
use super::shape::word;
use crate::language::quick_entry::mention_words::ABSENT;
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::vain_words::{AT_END, NO_LUCK, NOT_HELD};
use crate::text::fold;

/// Words at which the answer goes on to what it is about: `no answer to our price` is of a talk.
const ON: &[&str] = &["to", "on", "about", "regarding", "auf", "zu", "zum", "zur", "wegen", "for"];

/// Words before it that somebody else was asked about: `she was ill` may be of anybody.
const MOST_BEFORE: usize = 2;

/// Clauses of a note in which it may be said: what stands before it is how often it was tried.
const CLAUSES: usize = 2;

/// Words of a try: a clause of it and of what says nothing goes before `no reply`.
const TRIED: [&str; 12] = [
    "tried",
    "chased",
    "called",
    "rang",
    "phoned",
    "versucht",
    "angerufen",
    "times",
    "this",
    "week",
    "again",
    "twice",
];

/// The words of the first clause of a note that say so; who it is, and how often, may stand before them.
pub fn unreached_said(note: &str) -> Option<String> {
    let ends = [',', ';', '.', '!', '?', '，', '。', '；', '–', '—'];
    for clause in note.split(ends).filter(|clause| !clause.trim().is_empty()).take(CLAUSES) {
        if let Some(said) = in_clause(clause) {
            return Some(said);
        }
        let is_try = |word: &str| {
            let folded = fold(word.trim_end_matches([':', '：']));
            let count = folded.trim_matches(['x', '×']);
            says_nothing_more(word)
                || TRIED.contains(&folded.as_str())
                || (!count.is_empty() && count.chars().all(|c| c.is_ascii_digit()))
        };
        if !clause.split_whitespace().all(is_try) {
            return None;
        }
    }
    None
}

fn in_clause(clause: &str) -> Option<String> {
    let words: Vec<&str> = clause.split_whitespace().collect();
    let folded: Vec<String> =
        words.iter().map(|word| fold(word.trim_matches(['(', ')']))).collect();
    let length = |at: usize| {
        (1..=6.min(words.len() - at)).rev().find(|n| {
            let phrase = folded[at..at + n].join(" ");
            let next = folded.get(at + n).map(String::as_str);
            is_unreached(&phrase, next.is_none()) && next.is_none_or(|next| !ON.contains(&next))
        })
    };
    let first = (0..words.len()).find(|at| !says_nothing_more(words[*at])).unwrap_or(words.len());
    let places = (0..words.len()).take_while(|at| *at <= first + MOST_BEFORE);
    let found = places.into_iter().find_map(|at| {
        // Before it stand only words that say nothing, or a name.
        let others = words[..at].iter().filter(|word| !says_nothing_more(word));
        let is_name = |word: &&&str| word.chars().next().is_some_and(|c| !c.is_lowercase());
        let clear = others.clone().all(|word| is_name(&word)) && others.count() <= MOST_BEFORE;
        length(at).filter(|_| clear).map(|n| words[at..at + n].join(" "))
    });
    found.or_else(|| in_chinese(clause)).map(|words| bare(&words).to_owned())
}

/// Without blanks the words stand at the beginning.
fn in_chinese(clause: &str) -> Option<String> {
    let all =
        OUTCOMES.iter().filter(|(code, _)| *code == "no_answer").flat_map(|(_, words)| *words);
    let all = all.chain(NO_LUCK).chain(NOT_HELD).filter(|word| !word.is_ascii());
    let clause = clause.trim();
    all.filter(|word| clause.starts_with(**word))
        .max_by_key(|word| word.len())
        .map(|w| (*w).to_owned())
}

fn is_unreached(phrase: &str, ends: bool) -> bool {
    let unanswered = word(OUTCOMES, phrase) == Some("no_answer");
    let not_held = [NO_LUCK, NOT_HELD, ABSENT].iter().any(|words| words.contains(&phrase));
    // `tried the new pump`, `missed the delivery`, `busy week` say something else.
    let alone = phrase.contains(' ') || !phrase.is_ascii() || ends;
    (unanswered || not_held) && alone && (ends || !AT_END.contains(&phrase))
}
