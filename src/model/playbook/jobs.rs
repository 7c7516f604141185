//! What a job title suggests: a level and roles, for the form of a new person.

use serde::Deserialize;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// A kind of job: the phrases that its titles hold, and what they suggest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Its name in the playbook.
    pub name: String,
    /// The level, a word of docs/FILE.md.
    pub level: String,
    /// The roles, words of docs/FILE.md.
    pub roles: Vec<String>,
    /// Phrases of whole words; `*` at the end lets the last word go on; Chinese ones count anywhere.
    pub words: Vec<String>,
}

/// The job whose longest phrase is in the title; of equally long ones the first in the list.
pub(super) fn find<'a>(jobs: &'a [Job], title: &str) -> Option<&'a Job> {
    let title = plain(title);
    let words = words_of(&title);
    let mut best: Option<(usize, &Job)> = None;
    for job in jobs {
        let longest = job
            .words
            .iter()
            .filter_map(|phrase| length_if_in(&plain(phrase), &title, &words))
            .max()
            .filter(|_| job.level != "executive" || !is_of_another(job, &words));
        if let Some(length) = longest
            && best.is_none_or(|(other, _)| length > other)
        {
            best = Some((length, job));
        }
    }
    best.map(|(_, job)| job)
}

/// Words before somebody whose the job is not: `assistant to the CEO`, `office of the president`.
const OF_ANOTHER: &[&str] =
    &["of", "to", "for", "the", "our", "their", "des", "der", "dem", "vom", "von", "beim", "an"];

/// Does every phrase of the job in the title stand behind such a word?
fn is_of_another(job: &Job, title: &[&str]) -> bool {
    let places = job.words.iter().flat_map(|phrase| {
        let phrase = plain(phrase);
        let (stem, open) = match phrase.strip_suffix('*') {
            Some(stem) => (stem.to_owned(), true),
            None => (phrase.clone().into_owned(), false),
        };
        let words: Vec<String> = words_of(&stem).into_iter().map(str::to_owned).collect();
        (0..title.len()).filter(move |at| {
            let behind: Vec<&str> = words.iter().map(String::as_str).collect();
            holds(title.get(*at..at + behind.len()).unwrap_or_default(), &behind, open)
        })
    });
    let mut places = places.peekable();
    places.peek().is_some() && places.all(|at| at > 0 && OF_ANOTHER.contains(&title[at - 1]))
}

/// How many of these phrases stand in a text.
pub(super) fn phrases_in(phrases: &[String], text: &str) -> usize {
    let text = plain(text);
    let words = words_of(&text);
    phrases.iter().filter(|phrase| length_if_in(&plain(phrase), &text, &words).is_some()).count()
}

/// The phrase's length in characters where the title holds it.
fn length_if_in(phrase: &str, title: &str, words: &[&str]) -> Option<usize> {
    let (stem, open) = match phrase.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (phrase, false),
    };
    let found = if stem.chars().any(is_unspaced) {
        title.contains(stem)
    } else if stem.chars().all(is_of_word) && !stem.is_empty() {
        words.iter().any(|word| *word == stem || open && word.starts_with(stem))
    } else {
        holds(words, &words_of(stem), open)
    };
    found.then(|| stem.chars().count())
}

/// Whether `phrase` stands in `words` in one piece; `open` lets its last word go on.
fn holds(words: &[&str], phrase: &[&str], open: bool) -> bool {
    let Some((last, first)) = phrase.split_last() else {
        return false;
    };
    words.windows(phrase.len()).any(|window| {
        window.split_last().is_some_and(|(end, start)| {
            start == first && (end == last || open && end.starts_with(last))
        })
    })
}

/// Lower case, one form for each letter, full-width letters as plain ones. Phrases of the playbook mostly are so
/// already: they are compared with every title and department, and most of a judgement would go into copies of them.
fn plain(text: &str) -> Cow<'_, str> {
    let is_lower = |c: char| c.to_lowercase().eq([c]);
    let is_plain = match text.is_ascii() {
        true => !text.bytes().any(|byte| byte.is_ascii_uppercase()),
        false => is_nfkc_quick(text.chars()) == IsNormalized::Yes && text.chars().all(is_lower),
    };
    match (is_plain, text.is_ascii()) {
        (true, _) => Cow::Borrowed(text),
        (false, true) => Cow::Owned(text.to_ascii_lowercase()),
        (false, false) => {
            Cow::Owned(text.nfkc().collect::<String>().to_lowercase().nfkc().collect())
        }
    }
}

fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !is_of_word(c)).filter(|word| !word.is_empty()).collect()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '&' || c == '-'
}

/// Scripts that set no space between words (Han, kana, Hangul compounds).
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_plain_is_not_copied_and_any_other_becomes_plain() {
        for text in ["head of purchasing", "einkäufer", "采购部", "r&d", ""] {
            assert!(matches!(plain(text), Cow::Borrowed(_)), "{text}");
        }
        for (text, becomes) in [
            ("CFO", "cfo"),
            ("Einkäufer", "einkäufer"),
            ("ＣＦＯ", "cfo"),
            ("İ", "i\u{307}"),
            ("e\u{301}", "é"),
        ] {
            assert_eq!(plain(text), becomes);
        }
    }

    #[test]
    fn one_word_and_several_are_found_whole_and_a_star_lets_the_last_go_on() {
        let phrases =
            ["cfo", "purchas*", "head of sales", "chief financ*", "采购"].map(str::to_owned);
        let found = |text: &str| phrases_in(&phrases, text);
        assert_eq!((found("CFO"), found("cfos"), found("Purchasing, CFO")), (1, 0, 2));
        assert_eq!(
            (found("head of sales"), found("head, sales"), found("Chief Financial Officer")),
            (1, 0, 1)
        );
        assert_eq!((found("采购部长"), found("")), (1, 0));
    }
}
