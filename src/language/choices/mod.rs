//! The words of cells: closed sets, marks and yes or no, as tables write them.

mod marks;
mod ties;
mod words;

use crate::text::fold;
use marks::MARKS;
use ties::TIES;
use words::WORDS;

/// The words of an answer.
const FLAGS: &[(bool, &[&str])] = &[
    (true, &["yes", "y", "true", "x", "1", "ja", "j", "wahr", "是", "有", "√", "✓"]),
    (false, &["no", "n", "false", "0", "nein", "falsch", "否", "无"]),
];

fn plain(text: &str) -> String {
    fold(text.trim()).replace('_', " ")
}

fn all_words()
-> impl Iterator<Item = &'static (&'static str, &'static str, &'static [&'static str])> {
    WORDS.iter().chain(TIES)
}

/// The word of a closed set that a cell means.
pub fn word(field: &str, allowed: &'static [&'static str], text: &str) -> Option<&'static str> {
    let text = plain(text);
    let own = allowed.iter().copied().find(|w| plain(w) == text);
    own.or_else(|| {
        let known = all_words().find(|(f, w, others)| {
            *f == field && allowed.contains(w) && others.contains(&text.as_str())
        });
        known.map(|(_, word, _)| *word)
    })
}

/// The words of tables that mean each of these words of closed sets.
pub fn other_words(code: &str) -> impl Iterator<Item = &'static str> {
    let known = all_words().filter(move |(_, word, _)| *word == code);
    known.flat_map(|(.., others)| others.iter().copied())
}

/// The words that mean this mark.
pub fn other_words_of_mark(field: &str, mark: i64) -> impl Iterator<Item = &'static str> {
    let known = MARKS.iter().filter(move |(of, number, _)| *of == field && *number == mark);
    known.flat_map(|(.., words)| words.iter().copied())
}

/// The mark that a word means.
pub fn mark(field: &str, text: &str) -> Option<i64> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = plain(text);
    MARKS
        .iter()
        .find(|(f, _, words)| *f == field && words.contains(&text.as_str()))
        .map(|(_, mark, _)| *mark)
}

/// The stage that the words of a cell name: as a whole, else by the one stage whose words stand in it.
pub fn stage(text: &str, stages: &[(i64, String)]) -> Option<i64> {
    let folded = plain(text);
    let own = stages.iter().find(|(_, name)| plain(name) == folded).map(|(number, _)| *number);
    let whole = own.or_else(|| mark("buying_stage", text));
    if whole.is_some() || text.chars().any(|c| c.is_ascii_digit()) {
        return whole;
    }
    let mut found = MARKS
        .iter()
        .filter(|(field, _, words)| {
            *field == "buying_stage" && words.iter().any(|w| inside(&folded, w))
        })
        .map(|(_, mark, _)| *mark);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

fn inside(folded: &str, word: &str) -> bool {
    match word.is_ascii() {
        true => {
            let long = word.len() >= 6 && folded.contains(word);
            long || folded.split(|c: char| !c.is_alphanumeric()).any(|w| w == word && w.len() >= 3)
        }
        false => folded.contains(word),
    }
}

/// The role that a word means.
pub fn role(text: &str) -> Option<&'static str> {
    use crate::model::{Choice, Role};
    word("roles", Role::WORDS, text)
}

pub fn flag(text: &str) -> Option<bool> {
    let text = plain(text);
    FLAGS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(yes, _)| *yes)
}
