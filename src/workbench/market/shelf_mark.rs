//! What is typed on a row of the walk, read in any order.

use crate::language::dates::{Sense, is_month, parse_day_words};
use crate::model::{Date, Money, Shelf};
use crate::workbench::read_number;

/// What was typed on a product's row, read in any order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShelfMark {
    /// The price.
    pub price: Option<Money>,
    /// The price that it usually has.
    pub usual: Option<Money>,
    /// Where it stands; not there is a place too.
    pub shelf: Option<Shelf>,
    /// The day it was made.
    pub produced: Option<Date>,
    /// The offer, and its last day.
    pub offer: Option<(String, Option<Date>)>,
    /// Words that are none of these.
    pub note: String,
}

/// The letters of the places.
pub(super) const PLACES: [(&str, Shelf); 5] = [
    ("b", Shelf::Best),
    ("e", Shelf::EyeLevel),
    ("l", Shelf::Lower),
    ("a", Shelf::End),
    ("n", Shelf::None),
];

/// Words of a day, at most: "14 oct 2026".
const DAY_WORDS: usize = 3;

impl ShelfMark {
    /// Of what was typed: a number is the price, a second one the usual price, a letter the place, `m` a day of make,
    /// `o` an offer to the end of the line, all else the note.
    pub fn read(typed: &str, today: Date) -> Self {
        let mut mark = Self::default();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let mut notes = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let lower = word.to_lowercase();
            let rest = &words[at + 1..];
            at += 1;
            if lower == "m"
                && let Some((day, used)) = day_of(rest, today, Sense::Past)
            {
                mark.produced = Some(day);
                at += used;
            } else if lower == "o" && !rest.is_empty() {
                let used = rest.iter().position(|w| *w == "m").unwrap_or(rest.len());
                mark.offer = Some(offer(&rest[..used], today));
                at += used;
            } else if let Some((_, shelf)) = PLACES.iter().find(|(letter, _)| *letter == lower) {
                mark.shelf = Some(*shelf);
            } else if let Some((money, shelf)) = glued(word).filter(|_| mark.price.is_none()) {
                (mark.price, mark.shelf) = (Some(money), Some(shelf));
            } else if let Some(money) = price_of(word).filter(|_| mark.usual.is_none()) {
                match mark.price {
                    None => mark.price = Some(money),
                    Some(_) => mark.usual = Some(money),
                }
            } else {
                notes.push(*word);
            }
        }
        mark.note = notes.join(" ");
        mark
    }
}

/// A price and a place that are typed as one word: `16.5e`, `e16.5`.
pub(super) fn glued(word: &str) -> Option<(Money, Shelf)> {
    PLACES.iter().find_map(|(letter, shelf)| {
        let lower = word.to_lowercase();
        let price = lower.strip_suffix(letter).or_else(|| lower.strip_prefix(letter))?;
        Some((price_of(price)?, *shelf))
    })
}

/// A price as it stands on a label: `19`, `19.50`, `19,50`; "2-pack" is none.
pub(super) fn price_of(word: &str) -> Option<Money> {
    let plain = word.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    if !plain || !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = read_number(word).ok()?;
    Money::from_decimal(number)
}

/// The day that the first words say, and how many of them.
fn day_of(words: &[&str], today: Date, sense: Sense) -> Option<(Date, usize)> {
    (1..=DAY_WORDS.min(words.len())).rev().find_map(|used| {
        let text = words[..used].join(" ");
        let moment = parse_day_words(&text, today, sense).ok()?;
        // "14 oct 19": the price behind a day is no year.
        let is_price = used == DAY_WORDS && words[used - 1].len() < 4 && is_month(words[used - 2]);
        (!is_price).then_some((moment.date, used))
    })
}

/// The offer, and the day behind its last "to".
fn offer(words: &[&str], today: Date) -> (String, Option<Date>) {
    let to = words.iter().rposition(|w| w.eq_ignore_ascii_case("to"));
    let until = to.and_then(|at| {
        let rest = &words[at + 1..];
        let (day, used) = day_of(rest, today, Sense::Future)?;
        (used == rest.len()).then_some((day, at))
    });
    match until {
        Some((day, at)) if at > 0 => (words[..at].join(" "), Some(day)),
        _ => (words.join(" "), None),
    }
}
