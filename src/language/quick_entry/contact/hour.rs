//! A time of day that only a word before it or its form tells from another number: `at 3`, `9.30`.

use super::ContactReader;
use super::shape::{is_capital, is_kind};
use super::tokens::Token;
use crate::language::dates::{Sense, parse_day_words};

/// The first hour at work: alone behind a comma a figure before it is a price.
const EARLY: u16 = 7;

/// Words before an hour, folded.
const BEFORE: &[&str] = &["at", "um", "gegen", "around", "about", "vers"];

impl ContactReader<'_> {
    /// `10.15 call`, `Tom, 10.15`, `Tom 10.15:`: what no calendar has as a day is an hour beside a word of the kind, or
    /// alone behind a comma, somebody or a day.
    pub(super) fn is_point_hour(&mut self, rest: &[Token]) -> bool {
        let [first, behind @ ..] = rest else { return false };
        let has_hour = self.minute.is_some() || self.day.is_some_and(|day| day.minute.is_some());
        let Some(minute) = point_hour(&first.text).filter(|_| !self.strict && !has_hour) else {
            return false;
        };
        let ends = behind.first().is_none_or(|next| next.apart);
        let names = behind.first().is_some_and(|next| is_capital(&next.text));
        // `quote 12.50` is a price.
        let stands = first.start == 0
            || first.apart
            || self.behind_day
            || self.came.is_behind_name_or_kind();
        let beside = behind.first().is_some_and(is_kind)
            || (self.came.is_behind_kind() && !first.apart && (ends || names));
        let is_early = first.text.split('.').next().and_then(digits).is_none_or(|h| h < EARLY);
        // `Bo 16.30: PO 4411`, `20 nov 11.30: x`: the last word behind somebody, or behind the day.
        let of_talk = self.behind_day || !self.with.is_empty();
        let alone = (first.apart || (of_talk && first.start > 0)) && ends && !is_early;
        let is_day = parse_day_words(&first.text, self.today, Sense::Past).is_ok();
        let is = self.takes("date") && stands && (beside || alone) && !is_day;
        if is {
            self.minute = Some(minute);
        }
        is
    }
}

/// Minutes after midnight of `10.15`: a twelfth of an hour, as people agree on.
fn point_hour(text: &str) -> Option<u16> {
    let (_, minutes) = text.split_once('.')?;
    let is_agreed = minutes.len() == 2 && minutes.ends_with(['0', '5']);
    bare_time(text, true).filter(|_| is_agreed)
}

/// Do the words end in one that an hour follows: `today at`?
pub(super) fn awaits_hour(text: &str) -> bool {
    let last = text.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    last.is_some_and(|last| BEFORE.contains(&last.as_str()))
}

/// Minutes after midnight of `at 3`, `um 15`, `at 9.30`, and with `alone` of `9.30`. An hour alone is of a day at work: from 8 to
/// 12 before noon, 1 to 6 after it. Seven may be either, and is none.
pub(super) fn bare_time(text: &str, alone: bool) -> Option<u16> {
    let small = text.to_lowercase();
    let (before, figures) = match small.rsplit_once(' ') {
        Some((before, figures)) => (Some(before), figures),
        None => (None, small.as_str()),
    };
    if before.is_some_and(|before| !BEFORE.contains(&before)) || (before.is_none() && !alone) {
        return None;
    }
    let of_day = |hour: u16| match hour {
        1..=6 => Some(hour + 12),
        8..=23 => Some(hour),
        _ => None,
    };
    match figures.split_once('.') {
        Some((hour, minute)) if minute.len() == 2 => {
            let (is_early, minute) = (hour.starts_with('0'), digits(minute)?);
            let hour = digits(hour)?;
            let hour = if is_early || hour == 7 { hour } else { of_day(hour).unwrap_or(hour) };
            (hour < 24 && minute < 60).then_some(hour * 60 + minute)
        }
        None if before.is_some() => Some(of_day(digits(figures)?)? * 60),
        _ => None,
    }
}

/// One or two figures and nothing else.
fn digits(text: &str) -> Option<u16> {
    let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}
