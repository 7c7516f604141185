//! Days by their place in a month, a year or a row: the first Monday of December, two Fridays ago, a week last Friday.

use super::lexer::{SpanUnit, Term};
use super::relative::{in_week, nearest, shift};
use super::{Here, Sense, Trouble, absolute};
use crate::model::Date;
use Term::{Ago, DayMark, In, Last, Mark, Month, Next, Number, This, Weekday};
use chrono::{Datelike, NaiveDate};

/// The day, where the terms say one in such a way.
pub(super) fn read(terms: &[Term], here: Here) -> Option<Result<Date, Trouble>> {
    const WEEK: Term = Term::SpanUnit(SpanUnit::Week);
    match terms {
        // `Friday before last`, `the week before last`
        [Weekday(day), Ago, Last] => Some(before(here, *day, 1)),
        [Term::SpanUnit(unit), Ago, Last] => Some(shift(here.today, -2, *unit)),
        [Weekday(day), WEEK, Ago, Last] | [WEEK, Ago, Last, Weekday(day)] => {
            Some(in_week(here.today, -2, *day))
        }
        [way @ (Last | Next), other, WEEK, Weekday(day)]
        | [Weekday(day), way @ (Last | Next), other, WEEK]
            if way == other =>
        {
            Some(in_week(here.today, if *way == Last { -2 } else { 2 }, *day))
        }
        // `a week last Friday`
        [Number { value, .. }, WEEK, Last, Weekday(day)] => Some(before(here, *day, *value)),
        [Number { value, .. }, WEEK, Ago, Weekday(day)]
        | [Ago, Number { value, .. }, WEEK, Weekday(day)]
        | [Weekday(day), Ago, Number { value, .. }, WEEK] => Some(weeks_ago(here, *value, *day)),
        // `a week on Friday`
        [Number { value: value @ 1.., .. }, WEEK, Weekday(day)] if here.sense == Sense::Future => {
            Some(weeks_on(here, *value, *day))
        }
        // `2 Fridays ago`
        [Number { value: value @ 1.., .. }, Weekday(day), Ago] => {
            Some(before(here, *day, value - 1))
        }
        terms => of_year(terms, here).or_else(|| of_month(terms, here)),
    }
}

/// So many weeks before the last such weekday.
fn before(here: Here, day: u32, weeks: i64) -> Result<Date, Trouble> {
    shift(nearest(here.today, day, Sense::Past)?, -weeks, SpanUnit::Week)
}

/// So many weeks after the next such weekday.
fn weeks_on(here: Here, weeks: i64, day: u32) -> Result<Date, Trouble> {
    shift(nearest(here.today, day, Sense::Future)?, weeks, SpanUnit::Week)
}

/// `a week ago Friday`: of the week before this one, or the week before last Friday. Where these differ it has to be asked.
fn weeks_ago(here: Here, weeks: i64, day: u32) -> Result<Date, Trouble> {
    let (one, other) = (in_week(here.today, -weeks, day)?, before(here, day, weeks)?);
    match one == other {
        true => Ok(one),
        false => Err(Trouble::TwoWays(one, other)),
    }
}

/// `letztes Jahr im Dezember`, `3 dec last year`: the rest with that year.
fn of_year(terms: &[Term], here: Here) -> Option<Result<Date, Trouble>> {
    const YEAR: Term = Term::SpanUnit(SpanUnit::Year);
    let (way, rest) = match terms {
        [way @ (Last | Next | This), YEAR, rest @ ..]
        | [rest @ .., way @ (Last | Next | This), YEAR] => (*way, rest),
        _ => return None,
    };
    let rest = rest.strip_prefix(&[In]).unwrap_or(rest);
    let says_month = rest.iter().any(|term| matches!(term, Month(_)));
    let dotted = matches!(
        rest,
        [Number { .. }, Mark('.'), Number { .. }, Mark('.')]
            | [Number { .. }, Mark('.'), Number { .. }]
    );
    let stop = (dotted && rest.len() == 3).then_some(Mark('.'));
    let ahead = match way {
        Next => 1,
        Last => -1,
        _ => 0,
    };
    let value = i64::from(here.today.year()) + ahead;
    let year = Number { value, digits: 4 };
    let dated: Vec<Term> = rest.iter().copied().chain(stop).chain([year]).collect();
    (says_month || dotted).then(|| super::of_terms(&dated, here))
}

/// `last Friday in October`, `2. Dienstag im November`, `first week of Nov`, with or without the year.
fn of_month(terms: &[Term], here: Here) -> Option<Result<Date, Trouble>> {
    let (which, rest) = match terms {
        [Last, rest @ ..] => (None, rest),
        [Number { value: n @ 1..=5, .. }, DayMark | Mark('.'), rest @ ..]
        | [Number { value: n @ 1..=5, digits: 0 }, rest @ ..] => (Some(*n), rest),
        _ => return None,
    };
    let (what, rest) = rest.split_first()?;
    let rest = rest.strip_prefix(&[In]).unwrap_or(rest);
    let (month, year) = match rest {
        [Month(month)] => (*month, None),
        [Month(month), Number { value, digits: 4 }] => (*month, Some(i32::try_from(*value).ok()?)),
        _ => return None,
    };
    let of = |year: i32, sense: Sense| match what {
        Weekday(day) => weekday_of(year, month, which, *day),
        Term::SpanUnit(SpanUnit::Week) => week_of(year, month, which, sense),
        _ => None,
    };
    of(here.today.year(), here.sense)?;
    Some(match year {
        Some(year) => of(year, here.sense).ok_or(Trouble::NoSuchDay),
        None => absolute::of_years(here, 2, |year, here| of(year, here.sense)),
    })
}

/// The first, the second or the last such weekday of a month.
fn weekday_of(year: i32, month: u32, which: Option<i64>, day: u32) -> Option<Date> {
    let weekday = chrono::Weekday::try_from(u8::try_from(day).ok()?).ok()?;
    let nth = |n: u8| NaiveDate::from_weekday_of_month_opt(year, month, weekday, n);
    match which {
        Some(n) => nth(u8::try_from(n).ok()?),
        None => nth(5).or_else(|| nth(4)),
    }
}

/// The week of its first, second or last working days: its Monday as what was, its Friday as what is to come.
fn week_of(year: i32, month: u32, which: Option<i64>, sense: Sense) -> Option<Date> {
    let workday = |last: bool| {
        let mut days = (1..=31).filter_map(|day| Date::from_ymd_opt(year, month, day));
        let works = |day: &Date| day.weekday().num_days_from_monday() < 5;
        if last { days.rfind(works) } else { days.find(works) }
    };
    let (day, ahead) = match which {
        Some(n) => (workday(false)?, n - 1),
        None => (workday(true)?, 0),
    };
    in_week(day, ahead, if sense == Sense::Past { 0 } else { 4 }).ok()
}
