//! The time of day among the terms of a day.

use super::Trouble;
use super::lexer::{Half, Term};
use Term::{Am, Clock, HalfPast, Mark, Number, Part, Pm};

/// Takes the first time of day out of the terms: minutes after midnight.
pub(super) fn take(terms: &mut Vec<Term>) -> Result<Option<u16>, Trouble> {
    for at in 0..terms.len() {
        if is_month(terms, at) {
            continue;
        }
        if let Some((length, hour, minute, half)) = shape(&terms[at..]) {
            terms.drain(at..at + length);
            drop_end(terms, at);
            return minutes(hour, minute, half).ok_or(Trouble::NoSuchTime).map(Some);
        }
    }
    Ok(None)
}

/// Takes the end of `13:00-15:00` away, which is kept nowhere.
fn drop_end(terms: &mut Vec<Term>, at: usize) {
    let rest = terms.get(at..).unwrap_or_default();
    let length = match rest {
        [Mark('-'), Number { .. }, Mark(':' | '.'), Number { .. }, Clock, ..] => 5,
        [Mark('-'), Number { .. }, Mark(':'), Number { .. }, ..] => 4,
        [Mark('-'), Number { .. }, Clock, ..] => 3,
        _ => 0,
    };
    terms.drain(at..at + length);
}

/// Is the number here the month of `12.11. um 10 Uhr`, and no hour? Of `am 12. 10.30 Uhr` it is one.
fn is_month(terms: &[Term], at: usize) -> bool {
    let day = at.checked_sub(2).and_then(|day| terms.get(day..at));
    let behind = at.checked_sub(3).and_then(|before| terms.get(before));
    let is_day = matches!(day, Some([Number { .. }, Mark('.')])) && behind != Some(&Mark('.'));
    let hour = matches!(
        terms.get(at..),
        Some([Number { value: 1..=12, .. }, Mark('.'), Number { value: 0..=23, .. }, Clock, ..])
    );
    is_day && hour
}

/// How many terms make a time here; hour, minute, and the half of the day.
fn shape(rest: &[Term]) -> Option<(usize, i64, i64, Option<Term>)> {
    let number = |at: usize| match rest.get(at) {
        Some(Number { value, .. }) => Some(*value),
        _ => None,
    };
    let start = usize::from(rest.first().is_some_and(|term| half_of(*term).is_some()));
    let hour = number(start)?;
    let (mut length, minute) = match rest.get(start + 1) {
        Some(Mark(':')) => {
            let minute = number(start + 2)?;
            let seconds = rest.get(start + 3) == Some(&Mark(':')) && number(start + 4).is_some();
            (start + if seconds { 5 } else { 3 }, minute)
        }
        Some(Mark('.')) if rest.get(start + 3) == Some(&Clock) => (start + 3, number(start + 2)?),
        Some(Clock) => match rest.get(start + 2) {
            Some(HalfPast) => (start + 3, 30),
            Some(Number { value, digits: 2 }) => (start + 3, *value),
            _ => (start + 2, 0),
        },
        Some(Am | Pm) if start == 0 => (1, 0),
        // `13-15 Uhr`: the hour at which it begins.
        Some(Mark('-')) if rest.get(start + 3) == Some(&Clock) => {
            number(start + 2)?;
            (start + 3, 0)
        }
        _ => return None,
    };
    let mut half = rest.first().copied().filter(|_| start == 1).and_then(half_of);
    // A part of the day behind a number alone is no hour's: `2026-11-23 evening`.
    if start == 0
        && let Some(after) = rest.get(length)
        && (matches!(after, Am | Pm) || length > 1)
        && let Some(named) = half_of(*after)
    {
        half = Some(named);
        length += 1;
    }
    if rest.get(length) == Some(&Clock) {
        length += 1;
    }
    Some((length, hour, minute, half))
}

/// `Am` or `Pm` of what says so.
fn half_of(term: Term) -> Option<Term> {
    match term {
        Am | Part(Half::First) => Some(Am),
        Pm | Part(Half::Second) => Some(Pm),
        _ => None,
    }
}

fn minutes(hour: i64, minute: i64, half: Option<Term>) -> Option<u16> {
    let hour = match half {
        Some(Pm) if (1..12).contains(&hour) => hour + 12,
        Some(Am) if hour == 12 => 0,
        Some(Am) if hour > 12 => return None,
        _ => hour,
    };
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute);
    u16::try_from(hour * 60 + minute).ok().filter(|_| fits)
}
