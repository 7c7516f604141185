//! Days of the calendar: with and without a year, in the orders that people write them.

use super::lexer::Term;
use super::{Here, Sense, Trouble};
use crate::model::Date;
use crate::text::DayText;
use Term::{DayMark, Mark, Month, MonthMark, Number, Weekday, YearMark};
use chrono::Datelike;

/// Days since what is to come may have been.
const LATELY: i64 = 183;

/// The day of a calendar form, with or without its weekday beside it.
pub(super) fn read(terms: &[Term], here: Here) -> Result<Date, Trouble> {
    match terms {
        [Weekday(day), rest @ ..] | [rest @ .., Weekday(day)] if !rest.is_empty() => {
            beside(*day, rest, here)
        }
        terms => plain(terms, here),
    }
}

/// A weekday beside a day has to fit; without a year it decides between the last and the next one.
fn beside(day: u32, rest: &[Term], here: Here) -> Result<Date, Trouble> {
    let marked = [rest, &[DayMark]].concat();
    let rest = if matches!(rest, [Number { .. }]) { marked.as_slice() } else { rest };
    let fits = |date: &Date| date.weekday().num_days_from_monday() == day;
    let first = plain(rest, here)?;
    if fits(&first) {
        return Ok(first);
    }
    // What is to come was lately, or is no such day: `Fri 5 Dec` is not of the year before.
    let ahead = matches!(here.sense, Sense::Future | Sense::Due);
    let near = |date: &Date| !ahead || (here.today - *date).num_days() <= LATELY;
    [Sense::Past, Sense::Future]
        .into_iter()
        .find_map(|sense| plain(rest, Here { sense, ..here }).ok().filter(fits).filter(near))
        .ok_or(Trouble::Weekday(first))
}

fn plain(terms: &[Term], here: Here) -> Result<Date, Trouble> {
    use Term::Number as N;
    match terms {
        [
            N { value: y, digits: 4 },
            Mark(a @ ('-' | '/' | '.')),
            N { value: m, .. },
            Mark(b),
            N { value: d, .. },
        ] if a == b => date(*y, *m, *d),
        [N { value: d, .. }, Mark('.'), N { value: m, .. }]
        | [N { value: d, .. }, Mark('.'), N { value: m, .. }, Mark('.')] => {
            day_and_month(*m, *d, here)
        }
        [N { value: d, .. }, Mark('.'), N { value: m, .. }, Mark('.'), N { value: y, digits }] => {
            date(year(*y, *digits)?, *m, *d)
        }
        // `24-11`: what is no month first can be nothing else.
        [N { value: d @ 13..=31, digits: 2 }, Mark('-'), N { value: m @ 1..=12, digits: 2 }] => {
            day_and_month(*m, *d, here)
        }
        [N { value: a, .. }, Mark('/'), N { value: b, .. }] => slashed(*a, *b, None, here),
        [
            N { value: a, .. },
            Mark(x @ ('/' | '-')),
            N { value: b, .. },
            Mark(z),
            N { value: y, digits },
        ] if x == z => slashed(*a, *b, Some(year(*y, *digits)?), here),
        [N { value, digits: 8 }] => date(value / 10_000, value / 100 % 100, value % 100),
        [N { value: d, .. }, DayMark] | [N { value: d, digits: 1.. }, Mark('.')] => {
            day_alone(*d, here)
        }
        [N { .. }]
        | [Month(_)]
        | [Month(_), N { digits: 4, .. }]
        | [Term::In, Month(_)]
        | [Term::In, Month(_), N { digits: 4, .. }] => Err(Trouble::WhichDay),
        terms => worded(terms, here),
    }
}

/// The forms with the month as a word, and the Chinese ones.
fn worded(terms: &[Term], here: Here) -> Result<Date, Trouble> {
    let terms = terms.strip_suffix(&[DayMark]).unwrap_or(terms);
    let (month, day, given) = match terms {
        [Number { value: d, .. }, Month(m), rest @ ..]
        | [Number { value: d, .. }, Mark('.' | '-' | '/'), Month(m), rest @ ..]
        | [Month(m), Number { value: d, .. }, rest @ ..] => {
            let rest = match rest {
                [Mark('-' | '.' | '/'), rest @ ..] => rest,
                rest => rest,
            };
            (i64::from(*m), *d, rest)
        }
        [Number { value: m, .. }, MonthMark, Number { value: d, .. }] => (*m, *d, [].as_slice()),
        [
            Number { value: y, digits },
            YearMark,
            Number { value: m, .. },
            MonthMark,
            Number { value: d, .. },
        ] => return date(year(*y, *digits)?, *m, *d),
        _ => return Err(Trouble::Unknown),
    };
    match given {
        [] => day_and_month(month, day, here),
        [Number { value, digits }] => date(year(*value, *digits)?, month, day),
        _ => Err(Trouble::Unknown),
    }
}

/// `12/1` is two days to two readers; `25/12` is one.
fn slashed(a: i64, b: i64, year: Option<i64>, here: Here) -> Result<Date, Trouble> {
    let at = |month: i64, day: i64| match year {
        Some(year) => date(year, month, day),
        None => day_and_month(month, day, here),
    };
    match (at(b, a), at(a, b)) {
        (Ok(one), Ok(other)) if one != other => Err(Trouble::TwoWays(one, other)),
        (Ok(date), _) | (_, Ok(date)) => Ok(date),
        (Err(trouble), _) => Err(trouble),
    }
}

pub(super) fn say(date: Date) -> String {
    format!("{} {}", date.day(), date.whole_month())
}

/// The year of two or four digits; a number word and other lengths are none.
pub(super) fn year(value: i64, digits: usize) -> Result<i64, Trouble> {
    match (digits, value) {
        (4, 1..) => Ok(value),
        (0, 1000..) => Ok(value),
        (2, 0..70) => Ok(2000 + value),
        (2, _) => Ok(1900 + value),
        _ => Err(Trouble::Unknown),
    }
}

/// The day of a year, month and day.
pub(super) fn date(year: i64, month: i64, day: i64) -> Result<Date, Trouble> {
    let year = i32::try_from(year).map_err(|_| Trouble::NoSuchDay)?;
    Date::from_ymd_opt(year, small(month)?, small(day)?).ok_or(Trouble::NoSuchDay)
}

fn small(n: i64) -> Result<u32, Trouble> {
    u32::try_from(n).map_err(|_| Trouble::NoSuchDay)
}

fn day_and_month(month: i64, day: i64, here: Here) -> Result<Date, Trouble> {
    match (u32::try_from(month), u32::try_from(day)) {
        (Ok(month), Ok(day)) => without_year(month, day, here),
        _ => Err(Trouble::NoSuchDay),
    }
}

/// The last such day in a field about the past, the next one else; 29 February looks further.
pub(super) fn without_year(month: u32, day: u32, here: Here) -> Result<Date, Trouble> {
    of_years(here, 9, |year, _| Date::from_ymd_opt(year, month, day))
}

/// The first day that fits, of this year or one of the next so many that the field is about.
pub(super) fn of_years(
    here: Here,
    most: i32,
    of: impl Fn(i32, Here) -> Option<Date>,
) -> Result<Date, Trouble> {
    by_sense(here, |here| {
        let years = (0..=most).map(|n| here.today.year() + n * away(here));
        years.filter_map(|year| of(year, here)).find(|day| fits(*day, here))
    })
}

pub(super) fn away(here: Here) -> i32 {
    if here.sense == Sense::Past { -1 } else { 1 }
}

/// The day in the field's sense; of one without, the nearer of the last and the next one.
pub(super) fn by_sense(here: Here, find: impl Fn(Here) -> Option<Date>) -> Result<Date, Trouble> {
    let found = match here.sense {
        Sense::Near | Sense::Start => {
            let both = [Sense::Past, Sense::Future].map(|sense| find(Here { sense, ..here }));
            both.into_iter().flatten().min_by_key(|date| (*date - here.today).num_days().abs())
        }
        Sense::Due => {
            let [last, next] =
                [Sense::Past, Sense::Future].map(|sense| find(Here { sense, ..here }));
            let gone = last.filter(|day| (here.today - *day).num_days() < 60);
            let far = next.is_none_or(|day| (day - here.today).num_days() > 300);
            gone.filter(|_| far).or(next)
        }
        _ => find(here),
    };
    found.ok_or(Trouble::NoSuchDay)
}

/// `15.`, `15号`: the day of this month, or of the nearest one that has it.
fn day_alone(day: i64, here: Here) -> Result<Date, Trouble> {
    let day = u32::try_from(day).map_err(|_| Trouble::NoSuchDay)?;
    let months = here.today.year() * 12 + here.today.month0() as i32;
    by_sense(here, |here| {
        (0..=12)
            .map(|n| months + n * away(here))
            .filter_map(|n| Date::from_ymd_opt(n.div_euclid(12), n.rem_euclid(12) as u32 + 1, day))
            .find(|date| fits(*date, here))
    })
}

pub(super) fn fits(date: Date, here: Here) -> bool {
    match here.sense {
        Sense::Past => date <= here.today,
        Sense::Future | Sense::Due => date >= here.today,
        Sense::Near | Sense::Start => true,
    }
}
