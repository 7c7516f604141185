//! A year by itself, as people type it.

use super::absolute;
use crate::model::{Date, Refusal, quoted};
use crate::text::fold;
use chrono::Datelike;
use std::ops::RangeInclusive;

/// Years that a plan or a turnover may be of.
const YEARS: RangeInclusive<i64> = 1970..=2099;

/// The year that is meant by `2025`, `25`, `'25`, `FY25` or `2025年`.
pub fn parse_year(text: &str) -> Result<i64, Refusal> {
    let folded = fold(text.trim());
    let bare = ["fy", "gj", "year", "jahr"].iter().find_map(|word| folded.strip_prefix(word));
    let bare = bare.unwrap_or(&folded).trim().trim_end_matches('年');
    let digits = bare.trim_start_matches(['\'', '’']);
    let plain = digits.chars().all(|c| c.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| plain);
    let year = number.and_then(|number| absolute::year(number, digits.len()).ok());
    year.filter(|year| YEARS.contains(year)).ok_or_else(|| {
        let (first, last) = (YEARS.start(), YEARS.end());
        Refusal::because(
            phrase!("{} is no year", quoted(text.trim())),
            phrase!("type one from {first} to {last}, such as 2025 or 25", first, last),
        )
    })
}

/// Words before a year by which it is the one that is meant: `in 2027`, `bis 2027`.
const IN: [&str; 22] = [
    "in", "for", "by", "until", "till", "during", "within", "fy", "year", "im", "fur", "fuer",
    "bis", "jahr", "gj", "en", "pour", "para", "annee", "ano", "d'ici", "ende",
];
/// Words before a figure that is no year.
const FIGURED: [&str; 12] =
    ["to", "from", "of", "over", "above", "under", "auf", "von", "uber", "unter", "vs", "than"];
/// Words before `of` and a year.
const EDGES: [&str; 5] = ["end", "middle", "start", "beginning", "course"];
/// Ways to say this year, and those to say the next one; folded.
const THIS_YEAR: [&str; 6] =
    ["this year", "dieses jahr", "diesem jahr", "cette annee", "este ano", "今年"];
const END_OF_THIS_YEAR: [&str; 2] = ["end of year", "jahresende"];
const NEXT_YEAR: [&str; 13] = [
    "next year",
    "coming year",
    "the new year",
    "nachstes jahr",
    "nachsten jahr",
    "kommendes jahr",
    "kommenden jahr",
    "neuen jahr",
    "annee prochaine",
    "proximo ano",
    "ano que viene",
    "ano proximo",
    "明年",
];

/// The year that the words of a plan name: `60k in 2027`, `FY27`, `next year`, `2027年`. Of several the last one.
pub fn year_in_text(text: &str, today: Date) -> Option<i64> {
    let folded = fold(text.trim());
    let words: Vec<&str> = folded
        .split_whitespace()
        .map(|word| word.trim_matches([',', ';', '.', '(', ')', ':', '!']))
        .filter(|word| !word.is_empty())
        .collect();
    let whole = |word: &str| parse_year(word).ok().filter(|_| is_whole(word));
    let named = words.iter().enumerate().filter_map(|(at, word)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        let is_last = at + 1 == words.len() && at > 0 && !FIGURED.contains(&before);
        let edge =
            at.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|w| EDGES.contains(w));
        let near = |year: &i64| (0..=20).contains(&(year - i64::from(today.year())));
        match IN.contains(&before) || (before == "of" && edge) {
            true => whole(word),
            false => whole(word).filter(near).filter(|_| is_last).or_else(|| fiscal(word)),
        }
    });
    let spoken = || {
        let says = |all: &[&str]| all.iter().any(|said| folded.contains(said));
        let year = i64::from(today.year());
        let next = says(&NEXT_YEAR).then_some(year + 1);
        next.or_else(|| (says(&THIS_YEAR) || says(&END_OF_THIS_YEAR)).then_some(year))
    };
    named.max().or_else(|| in_han(&folded)).or_else(spoken)
}

/// Do the words say a year and no day of it: `next year`, `明年`?
pub fn is_span_of_a_year(text: &str) -> bool {
    let folded = fold(text.trim());
    let bare = folded.trim_start_matches("in the ").trim_start_matches("in ").trim();
    let ways = NEXT_YEAR.iter().chain(&THIS_YEAR);
    let said: Vec<&&str> = ways.filter(|said| bare.ends_with(**said)).collect();
    said.into_iter().any(|said| bare.chars().count() <= said.chars().count() + 4)
}

fn is_whole(word: &str) -> bool {
    word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())
}

/// `FY27`, `GJ2027`.
fn fiscal(word: &str) -> Option<i64> {
    ["fy", "gj"].iter().find_map(|mark| word.strip_prefix(mark))?;
    parse_year(word).ok()
}

/// `2027年`.
fn in_han(text: &str) -> Option<i64> {
    let (before, _) = text.split_once('年')?;
    let digits: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).collect();
    parse_year(&digits.into_iter().rev().collect::<String>()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_figures_are_a_year_of_these_days_and_what_is_none_is_refused() {
        for (text, year) in [
            ("2025", 2025),
            ("25", 2025),
            ("'25", 2025),
            ("FY25", 2025),
            ("２５", 2025),
            ("2025年", 2025),
            ("98", 1998),
            ("00", 2000),
        ] {
            assert_eq!(parse_year(text), Ok(year), "{text}");
        }
        for text in ["5", "225", "0025", "20255", "1066", "9999", "-25", "twenty", "", "20.25"] {
            let said = parse_year(text).unwrap_err().to_string();
            assert!(said.contains("is no year"), "{text}: {said}");
        }
    }

    #[test]
    fn a_plan_names_its_year_or_none() {
        let today = crate::model::parse_day("2026-11-30").expect("a day");
        for (text, year) in [
            ("spares to 60k in 2027", Some(2027)),
            ("grow spares to 80k by end of 2027", Some(2027)),
            ("from 60k in 2026 to 80k in 2027", Some(2027)),
            ("framework signed FY28", Some(2028)),
            ("Umsatz 80k bis 2028", Some(2028)),
            ("listed at two more plants next year", Some(2027)),
            ("im nächsten Jahr gelistet", Some(2027)),
            ("gelistet Jahresende", Some(2026)),
            ("2027年进入名单", Some(2027)),
            ("明年进入名单", Some(2027)),
            ("spares 60k, 2027", Some(2027)),
            ("grow spares to 2027", None),
            ("sell 2027 valves", None),
            ("keep the level of 2025", None),
            ("grow spares to 80k", None),
        ] {
            assert_eq!(year_in_text(text, today), year, "{text}");
        }
        for (text, is) in [("next year", true), ("明年", true), ("end of next year", false)] {
            assert_eq!(is_span_of_a_year(text), is, "{text}");
        }
    }
}
