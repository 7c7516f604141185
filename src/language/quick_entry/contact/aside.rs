//! Words of a log line that say nothing of its kind, though one of them stands in it: what somebody is still to do
//! (`promised answer by mail`), and a place (`at our workshop`).

use super::ContactReader;
use super::little::is_little;
use super::shape::{is_kind, is_small_name, text_of};
use super::tokens::Token;
use crate::language::dates::{Sense, parse_day_words};
use crate::language::names::{Fit, Found};
use crate::language::quick_entry::mention_words::INTENT;
use crate::language::quick_entry::words::FILLERS;
use crate::text::fold;

/// Words of an event that are words of things too.
const THINGS_TOO: &[&str] = &["drinks", "golf", "tea"];

/// Words before a place.
const AT: &[&str] = &["at", "in", "to", "of", "from", "bei", "aus", "von", "chez", "en"];

/// Whose it is.
const OWNERS: &[&str] = &[
    "our", "their", "your", "his", "her", "my", "unserer", "unserem", "unsere", "ihrer", "ihrem",
    "ihre", "notre", "leur", "su", "nuestro", "nuestra",
];

/// Places that are words of a kind too.
const PLACES: &[&str] =
    &["workshop", "workshops", "reception", "empfang", "messe", "office", "buro", "taller"];

impl ContactReader<'_> {
    /// How many of the words are aside from what the line says; they stay in the note as they are.
    pub(super) fn aside(&self, rest: &[Token]) -> Option<usize> {
        if self.strict {
            return None;
        }
        self.intent(rest).or_else(|| place(rest))
    }

    /// `drinks line`, `tea supplies`: a word of an event that is one with the thing behind it.
    pub(super) fn is_of_thing(&self, words: &[Token], behind: &[Token]) -> bool {
        let ([word], [next, ..]) = (words, behind) else { return false };
        let folded = fold(&next.text);
        let is_known = is_little(&next.text)
            || is_kind(next)
            || FILLERS.contains(&folded.as_str())
            || parse_day_words(&next.text, self.today, Sense::Past).is_ok()
            || self.named(&next.text, Fit::Words) != Found::Nobody;
        let is_thing = !next.apart && is_small_name(&next.text) && !is_known;
        !self.strict && THINGS_TOO.contains(&fold(&word.text).as_str()) && is_thing
    }

    /// What somebody who is named before it is still to do, up to a comma, a day, or somebody else.
    fn intent(&self, rest: &[Token]) -> Option<usize> {
        let first = rest.first().filter(|token| !token.text.starts_with(char::is_uppercase))?;
        let is = INTENT.contains(&fold(&first.text).as_str());
        if !is || self.named_before() == 0 {
            return None;
        }
        let ends = |at: &usize| {
            let ahead = |n: usize| rest.get(*at..*at + n).map(text_of);
            let is_day = |text: String| parse_day_words(&text, self.today, Sense::Past).is_ok();
            rest[*at].apart
                || (1..=3).any(|n| ahead(n).is_some_and(is_day))
                || (1..=2).any(|n| {
                    ahead(n).is_some_and(|text| self.named(&text, Fit::Words) != Found::Nobody)
                })
        };
        Some((1..rest.len()).find(ends).unwrap_or(rest.len()))
    }
}

/// `at our workshop`, `at reception`.
fn place(rest: &[Token]) -> Option<usize> {
    let at = |at: usize| rest.get(at).filter(|token| at == 0 || !token.apart);
    let is = |at_place: usize, words: &[&str]| {
        at(at_place).is_some_and(|token| words.contains(&fold(&token.text).as_str()))
    };
    let is_owned = is(1, OWNERS) && is(2, PLACES);
    let is_office = is(1, &["reception"]) && !is(2, &["for", "of", "with", "fur", "pour"]);
    match (is(0, AT), is_owned, is_office) {
        (true, true, _) => Some(3),
        (true, _, true) => Some(2),
        _ => None,
    }
}

/// `at the`, `auf der`: what stands behind them is where it was.
pub(super) fn leads_to_place(words: &[Token]) -> bool {
    const AT_PLACE: [&str; 9] = ["at", "on", "auf", "bei", "am", "au", "sur", "en", "在"];
    const ARTICLES: [&str; 11] =
        ["the", "a", "our", "their", "der", "dem", "die", "den", "la", "le", "el"];
    let mut back = words.iter().rev().map(|word| fold(&word.text));
    let is_article = |word: &String| ARTICLES.contains(&word.as_str());
    let last = back.next();
    let before = if last.as_ref().is_some_and(is_article) { back.next() } else { last };
    before.is_some_and(|word| AT_PLACE.contains(&word.as_str()))
}
