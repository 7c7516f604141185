//! Days counted from today: weekdays, distances, ends of months.

use super::lexer::{SpanUnit, Term};
use super::{Here, Sense, Trouble, absolute, in_range};
use crate::model::Date;
use Term::{
    Ago, EndOf, HalfYear, In, Last, Later, Mark, MiddleOf, Month, MonthMark, Next, Number, Quarter,
    Shift, StartOf, This, Week, Weekday, Weekend, YearMark,
};
use chrono::{Datelike, Days, Months};

/// The day, or [`Trouble::Unknown`] where the terms are not counted from today.
pub(super) fn read(terms: &[Term], here: Here) -> Result<Date, Trouble> {
    let (base, rest) = match terms {
        [Shift(days), rest @ ..] => (shift(here.today, *days, SpanUnit::Day)?, rest),
        [Week { ahead, day }, rest @ ..] => {
            let day = day.unwrap_or(here.today.weekday().num_days_from_monday());
            (week(&here, *ahead, day)?, rest)
        }
        [way @ (Next | Last | This), Term::SpanUnit(SpanUnit::Week), Weekday(day)]
        | [Weekday(day), way @ (Next | Last | This), Term::SpanUnit(SpanUnit::Week)] => {
            (week(&here, ahead(*way), *day)?, [].as_slice())
        }
        [way @ (Next | Last | This), Weekend, rest @ ..] => {
            (week(&here, ahead(*way), SATURDAY)?, rest)
        }
        [Term::SpanUnit(SpanUnit::Week), EndOf]
        | [Term::SpanUnit(SpanUnit::Week), Mark('-'), EndOf] => (weekend(here)?, [].as_slice()),
        [Weekend, rest @ ..] => (weekend(here)?, rest),
        [Next, Next, Weekday(day), rest @ ..] => (week(&here, 2, *day)?, rest),
        [Last, Last, Weekday(day), rest @ ..] => {
            let last = nearest(here.today, *day, Sense::Past)?;
            (shift(last, -1, SpanUnit::Week)?, rest)
        }
        [Last, Last, Term::SpanUnit(unit)] => (shift(here.today, -2, *unit)?, [].as_slice()),
        [Next, Next, Term::SpanUnit(unit)] => (shift(here.today, 2, *unit)?, [].as_slice()),
        [Weekday(day), Term::SpanUnit(SpanUnit::Week)] => {
            let next = nearest(here.today, *day, Sense::Future)?;
            (shift(next, 1, SpanUnit::Week)?, [].as_slice())
        }
        [Last, Weekday(day), rest @ ..] => (nearest(here.today, *day, Sense::Past)?, rest),
        [Next, Weekday(day), rest @ ..] => (week(&here, 1, *day)?, rest),
        [This, Weekday(day), rest @ ..] => (week(&here, 0, *day)?, rest),
        [Weekday(day), rest @ ..] => (nearest(here.today, *day, here.sense)?, rest),
        [way @ (Next | Last | This), Term::SpanUnit(unit), rest @ ..] if !rest.is_empty() => {
            return within(shift(here.today, ahead(*way), *unit)?, *unit, rest);
        }
        [Term::SpanUnit(SpanUnit::Day), Later, Shift(1)] => {
            (shift(here.today, 2, SpanUnit::Day)?, [].as_slice())
        }
        [Term::SpanUnit(SpanUnit::Day), Ago, Shift(-1)] => {
            (shift(here.today, -2, SpanUnit::Day)?, [].as_slice())
        }
        [Next, Term::SpanUnit(unit)] => (shift(here.today, 1, *unit)?, [].as_slice()),
        [Last, Term::SpanUnit(unit)] => (shift(here.today, -1, *unit)?, [].as_slice()),
        [EndOf | MiddleOf | StartOf, ..]
        | [.., EndOf | MiddleOf | StartOf]
        | [
            Number { .. },
            EndOf | MiddleOf | StartOf,
            Term::SpanUnit(SpanUnit::Month | SpanUnit::Year),
        ] => {
            return edge(terms, here);
        }
        rest if !rest.is_empty() => (here.today, rest),
        _ => return Err(Trouble::Unknown),
    };
    if rest.is_empty() { Ok(base) } else { offsets(base, rest, here.sense) }
}

fn week(here: &Here, ahead: i64, day: u32) -> Result<Date, Trouble> {
    in_week(here.today, ahead, day)
}

/// Saturday of the weeks that begin on Monday.
const SATURDAY: u32 = 5;

/// The weekend under way, else the nearest one in the field's sense.
fn weekend(here: Here) -> Result<Date, Trouble> {
    let today = here.today.weekday().num_days_from_monday();
    match here.sense {
        Sense::Future if today > SATURDAY => in_week(here.today, 1, SATURDAY),
        Sense::Past | Sense::Near | Sense::Start if today < SATURDAY => {
            in_week(here.today, -1, SATURDAY)
        }
        _ => in_week(here.today, 0, SATURDAY),
    }
}

fn ahead(way: Term) -> i64 {
    match way {
        Next => 1,
        Last => -1,
        _ => 0,
    }
}

/// `下个月1号`, `明年1月1日`: a day of the month or year that a day is in.
fn within(day: Date, unit: SpanUnit, rest: &[Term]) -> Result<Date, Trouble> {
    let rest = rest.strip_suffix(&[Term::DayMark]).unwrap_or(rest);
    let year = i64::from(day.year());
    match (unit, rest) {
        (SpanUnit::Month, [Number { value, .. }]) => {
            absolute::date(year, i64::from(day.month()), *value)
        }
        (SpanUnit::Year, [Number { value: m, .. }, MonthMark, Number { value: d, .. }]) => {
            absolute::date(year, *m, *d)
        }
        _ => Err(Trouble::Unknown),
    }
}

/// `+10d -1m`, `2w`, `in 3 days`, `3 days ago`, `vor 3 Tagen`, `3天后`.
fn offsets(base: Date, terms: &[Term], sense: Sense) -> Result<Date, Trouble> {
    let (mut rest, fixed) = match terms {
        [In, rest @ ..] => (rest, Some(1)),
        [Ago, rest @ ..] | [rest @ .., Ago] => (rest, Some(-1)),
        [rest @ .., Later | Shift(0)] => (rest, Some(1)),
        rest => (rest, None),
    };
    let away = if sense == Sense::Future { 1 } else { -1 };
    let mut date = base;
    let mut counted = false;
    while !rest.is_empty() {
        let (sign, after) = match rest {
            [Mark('+'), after @ ..] if fixed.is_none() => (1, after),
            [Mark('-'), after @ ..] if fixed.is_none() => (-1, after),
            after => (fixed.unwrap_or(away), after),
        };
        // `in a fortnight`: an article before the count.
        let after = match after {
            [Number { value: 1, digits: 0 }, counted @ ..]
                if matches!(counted, [Number { digits: 0, .. }, ..]) =>
            {
                counted
            }
            after => after,
        };
        let (value, unit, after) = match after {
            [Number { value, .. }, Term::SpanUnit(unit), after @ ..] => (*value, *unit, after),
            [Number { value, .. }, YearMark, after @ ..] if fixed.is_some() => {
                (*value, SpanUnit::Year, after)
            }
            [Number { value, .. }] if matches!(rest, [Mark('+' | '-'), ..]) => {
                (*value, SpanUnit::Day, [].as_slice())
            }
            _ => return Err(Trouble::Unknown),
        };
        date = shift(date, sign * value, unit)?;
        counted = true;
        rest = after;
    }
    if counted { Ok(date) } else { Err(Trouble::Unknown) }
}

/// The beginning, the middle or the end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Middle,
    End,
}

impl Edge {
    /// Of the term that says it.
    pub(super) fn of(term: Term) -> Self {
        match term {
            EndOf => Self::End,
            MiddleOf => Self::Middle,
            _ => Self::Start,
        }
    }

    /// The day of a week, 0 = Monday: its end is Friday.
    pub(super) fn weekday(self) -> u32 {
        match self {
            Self::Start => 0,
            Self::Middle => 2,
            Self::End => 4,
        }
    }
}

/// `end of month`, `end of next year`, `Ende Dezember`, `Mitte Mai`, `12月底`, and their beginnings.
fn edge(terms: &[Term], here: Here) -> Result<Date, Trouble> {
    let said = terms.iter().find(|t| matches!(t, EndOf | MiddleOf));
    let which = said.map_or(Edge::Start, |term| Edge::of(*term));
    let rest = terms.iter().copied();
    let rest: Vec<Term> =
        rest.filter(|t| !matches!(t, EndOf | MiddleOf | StartOf | This)).collect();
    let rest = super::spans::without_slash(&named_span(rest));
    let (day, unit) = match rest.as_slice() {
        [Term::SpanUnit(unit)] => (year_of_edge(here, *unit, which)?, *unit),
        [Number { value, digits: 4 }] => (absolute::date(*value, 1, 1)?, SpanUnit::Year),
        [Number { value, digits: 4 }, YearMark | Term::SpanUnit(SpanUnit::Year)] => {
            (absolute::date(*value, 1, 1)?, SpanUnit::Year)
        }
        [Next, Term::SpanUnit(unit)] => (shift(here.today, 1, *unit)?, *unit),
        [Last, Term::SpanUnit(unit)] => (shift(here.today, -1, *unit)?, *unit),
        [Month(month)] => {
            (absolute::without_year(*month, edge_day(*month, which), here)?, SpanUnit::Month)
        }
        [Number { value, .. }, Term::SpanUnit(SpanUnit::Month) | MonthMark] => {
            let month = u32::try_from(*value)
                .ok()
                .filter(|m| (1..=12).contains(m))
                .ok_or(Trouble::NoSuchDay)?;
            (absolute::without_year(month, edge_day(month, which), here)?, SpanUnit::Month)
        }
        [Quarter(quarter)] => {
            let month = quarter_month(*quarter, which);
            (absolute::without_year(month, edge_day(month, which), here)?, SpanUnit::Month)
        }
        [HalfYear(half)] => {
            let month = half_year_month(*half, which);
            (absolute::without_year(month, edge_day(month, which), here)?, SpanUnit::Month)
        }
        [HalfYear(half), Number { value, digits }] => {
            let month = i64::from(half_year_month(*half, which));
            (absolute::date(absolute::year(*value, *digits)?, month, 1)?, SpanUnit::Month)
        }
        [Quarter(quarter), Number { value, digits }] => {
            let month = i64::from(quarter_month(*quarter, which));
            (absolute::date(absolute::year(*value, *digits)?, month, 1)?, SpanUnit::Month)
        }
        [Month(month), Number { value, digits }] => (
            absolute::date(absolute::year(*value, *digits)?, i64::from(*month), 1)?,
            SpanUnit::Month,
        ),
        _ => return Err(Trouble::Unknown),
    };
    of_span(day, unit, which)
}

/// A day of the year whose beginning or middle is meant: of the next one where this one's is over and the field is
/// about what is to come. Other spans are the one under way.
fn year_of_edge(here: Here, unit: SpanUnit, which: Edge) -> Result<Date, Trouble> {
    if unit != SpanUnit::Year || which == Edge::End {
        return Ok(here.today);
    }
    let day = of_span(here.today, unit, which)?;
    match here.sense {
        Sense::Future if day < here.today => shift(here.today, 1, unit),
        Sense::Past if day > here.today => shift(here.today, -1, unit),
        _ => Ok(here.today),
    }
}

/// `1. Quartal`, `Quartal 1`, `second quarter` as Q1 and Q2; `1. Halbjahr` as H1.
pub(super) fn named_span(terms: Vec<Term>) -> Vec<Term> {
    let (number, unit, rest) = match terms.as_slice() {
        [Number { value, .. }, Mark('.'), Term::SpanUnit(unit), rest @ ..]
        | [Number { value, .. }, Term::SpanUnit(unit), rest @ ..]
        | [Term::SpanUnit(unit), Number { value, digits: 0..=1 }, rest @ ..] => {
            (*value, *unit, rest)
        }
        _ => return terms,
    };
    let named = match (unit, u32::try_from(number)) {
        (SpanUnit::Quarter, Ok(n @ 1..=4)) => Quarter(n),
        (SpanUnit::HalfYear, Ok(n @ 1..=2)) => HalfYear(n),
        _ => return terms,
    };
    [&[named], rest].concat()
}

/// The month at the edge of a half year.
fn half_year_month(half: u32, edge: Edge) -> u32 {
    match edge {
        Edge::Start => half * 6 - 5,
        Edge::Middle => half * 6 - 3,
        Edge::End => half * 6,
    }
}

/// The month at the edge of a quarter.
fn quarter_month(quarter: u32, edge: Edge) -> u32 {
    match edge {
        Edge::Start => quarter * 3 - 2,
        Edge::Middle => quarter * 3 - 1,
        Edge::End => quarter * 3,
    }
}

/// A day that every such month has, near the asked edge.
fn edge_day(month: u32, edge: Edge) -> u32 {
    match (edge, month) {
        (Edge::Start, _) => 1,
        (Edge::Middle, _) => 15,
        (Edge::End, 2) => 28,
        (Edge::End, _) => 30,
    }
}

fn of_span(day: Date, unit: SpanUnit, edge: Edge) -> Result<Date, Trouble> {
    let first = match unit {
        SpanUnit::Day => return Ok(day),
        SpanUnit::Week => {
            return in_week(day, 0, edge.weekday());
        }
        SpanUnit::Quarter => day.with_day(1).and_then(|d| d.with_month(d.month0() / 3 * 3 + 1)),
        SpanUnit::HalfYear => day.with_day(1).and_then(|d| d.with_month(d.month0() / 6 * 6 + 1)),
        SpanUnit::Month => day.with_day(1),
        SpanUnit::Year => day.with_day(1).and_then(|d| d.with_month(1)),
    }
    .ok_or(Trouble::NoSuchDay)?;
    match (edge, unit) {
        (Edge::Start, _) => Ok(first),
        (Edge::Middle, SpanUnit::Year) => {
            shift(shift(first, 6, SpanUnit::Month)?, -1, SpanUnit::Day)
        }
        (Edge::Middle, SpanUnit::Quarter) => {
            shift(shift(first, 1, SpanUnit::Month)?, 14, SpanUnit::Day)
        }
        (Edge::Middle, SpanUnit::HalfYear) => {
            shift(shift(first, 3, SpanUnit::Month)?, -1, SpanUnit::Day)
        }
        (Edge::Middle, _) => shift(first, 14, SpanUnit::Day),
        (Edge::End, _) => shift(shift(first, 1, unit)?, -1, SpanUnit::Day),
    }
}

/// A weekday of the week that is so many weeks ahead; weeks begin on Monday.
pub(super) fn in_week(today: Date, ahead: i64, day: u32) -> Result<Date, Trouble> {
    let from_monday = i64::from(today.weekday().num_days_from_monday());
    shift(today, ahead * 7 + i64::from(day) - from_monday, SpanUnit::Day)
}

/// The nearest such weekday before or after today, today left out.
pub(super) fn nearest(today: Date, day: u32, sense: Sense) -> Result<Date, Trouble> {
    let ahead = (i64::from(day) - i64::from(today.weekday().num_days_from_monday())).rem_euclid(7);
    let days = match (sense, ahead) {
        (Sense::Future | Sense::Due, 0) => 7,
        (Sense::Future | Sense::Due, ahead) => ahead,
        (Sense::Past | Sense::Near | Sense::Start, ahead) => ahead - 7,
    };
    shift(today, days, SpanUnit::Day)
}

/// So many units from a day, in the years that a file takes.
pub(super) fn shift(date: Date, count: i64, unit: SpanUnit) -> Result<Date, Trouble> {
    let (size, months) = match unit {
        SpanUnit::Day => (1, false),
        SpanUnit::Week => (7, false),
        SpanUnit::Month => (1, true),
        SpanUnit::Quarter => (3, true),
        SpanUnit::HalfYear => (6, true),
        SpanUnit::Year => (12, true),
    };
    let size = count.unsigned_abs().checked_mul(size).ok_or(Trouble::NoSuchDay)?;
    let moved = if months {
        let months = Months::new(u32::try_from(size).map_err(|_| Trouble::NoSuchDay)?);
        if count < 0 { date.checked_sub_months(months) } else { date.checked_add_months(months) }
    } else if count < 0 {
        date.checked_sub_days(Days::new(size))
    } else {
        date.checked_add_days(Days::new(size))
    };
    moved.ok_or(Trouble::NoSuchDay).and_then(in_range)
}
