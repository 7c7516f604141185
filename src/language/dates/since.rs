//! The day since which something is so, as a sentence says it: `since fri`, `seit Montag`, `自周五`.

use super::{Sense, parse_day_words};
use crate::model::Date;
use crate::text::fold;

/// Words before such a day, folded.
const SINCE: [&str; 6] = ["since", "seit", "depuis", "desde", "sinds", "dal"];
/// The same where no blanks stand between the words.
const SINCE_HAN: [&str; 3] = ["自从", "自", "从"];
/// Articles between the word and its day.
const ARTICLES: [&str; 8] = ["the", "dem", "der", "le", "la", "el", "last", "letztem"];
/// The most words and letters of such a day.
const WORDS: usize = 4;
const LETTERS: usize = 8;

/// The first day that the text says something to be so since, and its words; nothing where it is none of the past.
pub fn since_when(text: &str, today: Date) -> Option<(String, Date)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let starts = (1..words.len()).filter(|at| {
        let before = fold(words[at - 1].trim_start_matches(['(', ',']));
        SINCE.contains(&before.as_str())
    });
    let found = starts.into_iter().find_map(|at| {
        let rest = &words[at..];
        let spoken = |from: usize| longest(rest.get(from..)?, today);
        let article = rest.first().is_some_and(|word| ARTICLES.contains(&fold(word).as_str()));
        spoken(0).or_else(|| spoken(1).filter(|_| article))
    });
    found.or_else(|| in_han(text, today))
}

/// The most of the first words that are a day.
fn longest(words: &[&str], today: Date) -> Option<(String, Date)> {
    (1..=words.len().min(WORDS)).rev().find_map(|count| {
        let text = words[..count].join(" ");
        let text = text.trim_end_matches([',', ';', ':', ')', '!', '?']);
        past(text, today).or_else(|| past(text.trim_end_matches('.'), today))
    })
}

fn in_han(text: &str, today: Date) -> Option<(String, Date)> {
    SINCE_HAN.iter().find_map(|word| {
        let (_, behind) = text.split_once(word)?;
        let letters: Vec<char> = behind.chars().take(LETTERS).collect();
        (2..=letters.len())
            .rev()
            .find_map(|count| past(&letters[..count].iter().collect::<String>(), today))
    })
}

fn past(text: &str, today: Date) -> Option<(String, Date)> {
    let day = parse_day_words(text, today, Sense::Past).ok()?.date;
    (day <= today).then(|| (text.to_owned(), day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_day;

    #[test]
    fn a_day_behind_since_is_found_and_nothing_else() {
        let today = parse_day("2026-11-30").expect("a day");
        for (text, day) in [
            ("smell at inlet since fri", Some("2026-11-27")),
            ("leaking since 20 nov, second time", Some("2026-11-20")),
            ("seit Montag undicht", Some("2026-11-23")),
            ("Dichtung seit dem 20.11. undicht", Some("2026-11-20")),
            ("fuite depuis lundi", Some("2026-11-23")),
            ("fuga desde el lunes", Some("2026-11-23")),
            ("自周五漏水", Some("2026-11-27")),
            ("noisy since yesterday!", Some("2026-11-29")),
            ("noisy since March 2025", Some("2025-03-01")),
            ("noisy since the last service", None),
            ("late since 2024", None),
            ("since then nothing", None),
            ("P-204 leaks again", None),
            ("friday's delivery short", None),
        ] {
            let read = since_when(text, today).map(|(_, day)| day.to_string());
            assert_eq!(read.as_deref(), day, "{text}");
        }
    }
}
