//! The time of day among the terms of a day.

use super::Trouble;
use super::lexer::{Half, Term};
use Term::{Am, Clock, HalfPast, Mark, Number, Part, Pm};

/// A time of day that was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hours {
    /// When it is, or begins: minutes after midnight.
    pub minute: u16,
    /// It is said until when.
    pub has_end: bool,
}

/// Takes the first time of day out of the terms, with its end.
pub(super) fn take(terms: &mut Vec<Term>) -> Result<Option<Hours>, Trouble> {
    for at in 0..terms.len() {
        if is_month(terms, at) {
            continue;
        }
        let Some((time, length)) = shape(&terms[at..]) else { continue };
        let is_parted = terms.iter().any(|term| matches!(term, Part(_)));
        terms.drain(at..at + length);
        let end = take_end(terms, at);
        let half = time.half.or_else(|| end.and_then(|end| end.half_of_beginning(time.hour)));
        let minute = Time { half, ..time }.minutes(is_parted).ok_or(Trouble::NoSuchTime)?;
        // Two times that are no span are two days, or none.
        if (at..terms.len()).any(|at| !is_month(terms, at) && shape(&terms[at..]).is_some()) {
            return Err(Trouble::Unknown);
        }
        return Ok(Some(Hours { minute, has_end: time.has_end || end.is_some() }));
    }
    Ok(None)
}

/// Takes the end of `13:00-15:00`, `9am-10am`, `9:00-17` away, which no field holds.
fn take_end(terms: &mut Vec<Term>, at: usize) -> Option<Time> {
    let [Mark('-'), rest @ ..] = terms.get(at..)? else { return None };
    let (end, length) = match rest {
        [Number { value, digits }] if (0..=24).contains(value) => {
            (Time { hour: *value, digits: *digits, minute: 0, half: None, has_end: false }, 1)
        }
        rest => shape(rest)?,
    };
    terms.drain(at..=at + length);
    Some(end)
}

/// Is the number here the month of `12.11. um 10 Uhr`, and no hour? Of `am 12. 10.30 Uhr` it is one.
fn is_month(terms: &[Term], at: usize) -> bool {
    let day = at.checked_sub(2).and_then(|day| terms.get(day..at));
    let behind = at.checked_sub(3).and_then(|before| terms.get(before));
    let is_day = matches!(day, Some([Number { .. }, Mark('.')])) && behind != Some(&Mark('.'));
    let hour = matches!(
        terms.get(at..),
        Some([
            Number { value: 1..=12, .. },
            Mark('.'),
            Number { value: 0..=23, .. },
            Clock | Mark('-'),
            ..
        ])
    );
    is_day && hour
}

/// A time of day as it is written.
#[derive(Clone, Copy, Debug)]
struct Time {
    hour: i64,
    /// Figures of the hour: `02:30` is of the night.
    digits: usize,
    minute: i64,
    half: Option<Term>,
    /// Its end stood with it: `13-15 Uhr`.
    has_end: bool,
}

/// A time at the beginning of the terms, and how many of them it is.
fn shape(rest: &[Term]) -> Option<(Time, usize)> {
    let number = |at: usize| match rest.get(at) {
        Some(Number { value, .. }) => Some(*value),
        _ => None,
    };
    let start = usize::from(rest.first().is_some_and(|term| half_of(*term).is_some()));
    let Some(Number { value: hour, digits }) = rest.get(start).copied() else { return None };
    let mut time = Time { hour, digits, minute: 0, half: None, has_end: false };
    let mut length = start + 1;
    match rest.get(start + 1) {
        // `1:1` is a talk of two.
        Some(Mark(':')) => {
            let Some(Number { value, digits: 0 | 2 }) = rest.get(start + 2) else { return None };
            time.minute = *value;
            let seconds = rest.get(start + 3) == Some(&Mark(':')) && number(start + 4).is_some();
            length = start + if seconds { 5 } else { 3 };
        }
        Some(Mark('.')) if is_stopped(&rest[start..]) => {
            time.minute = number(start + 2)?;
            length = start + 3;
        }
        Some(Clock) => match rest.get(start + 2) {
            Some(HalfPast) => (time.minute, length) = (30, start + 3),
            Some(Number { value, digits: 2 }) => (time.minute, length) = (*value, start + 3),
            _ => length = start + 2,
        },
        Some(Am | Pm) if start == 0 => {}
        // `13-15 Uhr`, `2-4 pm`: the hour at which it begins.
        Some(Mark('-')) if is_span(&rest[start..]) => {
            let end = Time { hour: number(start + 2)?, half: rest.get(start + 3).copied(), ..time };
            time.half = end.half_of_beginning(hour);
            (time.has_end, length) = (true, start + 4);
        }
        // `morgens um 7`
        None if start == 1 && matches!(rest.first(), Some(Part(_))) => {}
        _ => return None,
    }
    if start == 1 {
        time.half = rest.first().copied().and_then(half_of);
    }
    // A part of the day behind a number alone is no hour's: `2026-11-23 evening`.
    if start == 0
        && !time.has_end
        && let Some(after) = rest.get(length)
        && (matches!(after, Am | Pm) || length > 1)
        && let Some(named) = half_of(*after)
    {
        time.half = Some(named);
        length += 1;
    }
    if rest.get(length) == Some(&Clock) {
        length += 1;
    }
    Some((time, length))
}

/// `10.30 Uhr`, `8.30-10 Uhr`, `8.30-10.00 Uhr`: hours with a stop have their word behind them.
fn is_stopped(rest: &[Term]) -> bool {
    matches!(
        rest,
        [_, _, Number { .. }, Clock, ..]
            | [_, _, Number { digits: 2, .. }, Mark('-'), Number { .. }, Clock, ..]
            | [
                _,
                _,
                Number { digits: 2, .. },
                Mark('-'),
                Number { .. },
                Mark('.'),
                Number { digits: 2, .. },
                Clock,
                ..
            ]
    )
}

/// `13-15 Uhr`, `9-11am`: of the German `am` a day follows.
fn is_span(rest: &[Term]) -> bool {
    matches!(rest, [_, _, Number { .. }, Clock | Pm, ..] | [_, _, Number { value: 1..=12, .. }, Am])
}

/// `Am` or `Pm` of what says so.
fn half_of(term: Term) -> Option<Term> {
    match term {
        Am | Part(Half::First) => Some(Am),
        Pm | Part(Half::Second) => Some(Pm),
        _ => None,
    }
}

impl Time {
    /// Of this end the half of the day in which it began: `9-11am`, `2:00-3:30pm`; `11-1pm` and `11-12pm` began before noon.
    fn half_of_beginning(self, hour: i64) -> Option<Term> {
        let is_same = hour % 12 <= self.hour % 12;
        self.half.filter(|half| matches!(half, Am | Pm) && is_same)
    }

    /// Minutes after midnight. An hour from 1 to 6 is of a working day, unless a zero or a part of the day stands with it.
    fn minutes(self, is_parted: bool) -> Option<u16> {
        let at_work = self.digits < 2 && !is_parted;
        let hour = match self.half {
            Some(Pm) if (1..12).contains(&self.hour) => self.hour + 12,
            Some(Am) if self.hour == 12 => 0,
            Some(Am) if self.hour > 12 => return None,
            None if at_work && (1..=6).contains(&self.hour) => self.hour + 12,
            _ => self.hour,
        };
        let fits = (0..24).contains(&hour) && (0..60).contains(&self.minute);
        u16::try_from(hour * 60 + self.minute).ok().filter(|_| fits)
    }
}
