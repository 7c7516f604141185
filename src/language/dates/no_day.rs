//! Why a text that looks like a day is none, or two of them.

use super::lexer::{self, Term};
use super::{Here, Sense, Trouble, read, refusal, relative, seasons, spans, words};
use crate::model::{Date, Refusal};

/// Why a text that looks like a day is none, or two; nothing where it is one, or looks like none.
///
/// A number alone looks like none, and a name that is also a month's (`May`) neither.
pub fn no_day(text: &str, today: Date, sense: Sense) -> Option<Refusal> {
    let text = text.trim();
    let trouble = read(text, Here { today, sense }).err()?;
    // `1.234` and a telephone number are figures.
    let figures = text.split(|c: char| !c.is_ascii_digit()).map(str::len);
    if figures.into_iter().any(|digits| digits == 3 || digits > 4) {
        return None;
    }
    // So is `1.4301`, a material: a year stands behind a day and a month.
    let groups: Vec<&str> = text.split('.').collect();
    if let [_, year] = groups.as_slice()
        && year.len() == 4
        && year.chars().all(|c| c.is_ascii_digit())
    {
        return None;
    }
    let looks = match trouble {
        Trouble::Unknown => false,
        Trouble::WhichDay => {
            let terms = lexer::terms(text).unwrap_or_default();
            let month = terms.iter().any(|term| matches!(term, Term::Month(_)));
            month && !words::NAMES_TOO.contains(&text.to_lowercase().as_str())
        }
        Trouble::TwoWays(..) | Trouble::NoSuchDay | Trouble::Weekday(_) | Trouble::NoSuchTime => {
            true
        }
    };
    looks.then(|| refusal(text, trouble))
}

/// Both days that a text can be, the sooner one first; nothing where it is one, or none.
pub fn two_days(text: &str, today: Date, sense: Sense) -> Option<[Date; 2]> {
    match read(text.trim(), Here { today, sense }) {
        Err(Trouble::TwoWays(one, other)) => Some([one.min(other), one.max(other)]),
        _ => None,
    }
}

/// Why a week or a quarter by itself is no day in the cell of a table; where it is typed, the field takes a day of it.
pub fn week_is_no_day(text: &str) -> Option<Refusal> {
    if seasons::is_one(text) {
        return Some(refusal(text.trim(), Trouble::WhichDay));
    }
    let terms = relative::named_span(lexer::terms(text).ok()?);
    let is_week = spans::is_month(&terms)
        || terms
            .iter()
            .any(|term| matches!(term, Term::CalendarWeek | Term::Quarter(_) | Term::HalfYear(_)));
    let says_day = terms.iter().any(|term| {
        matches!(term, Term::Weekday(_) | Term::StartOf | Term::MiddleOf | Term::EndOf)
    });
    (is_week && !says_day).then(|| refusal(text.trim(), Trouble::WhichDay))
}
