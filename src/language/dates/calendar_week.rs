//! Weeks by their number, as ISO 8601 counts them: `KW 50`, `week 50 2027`, `2026-W50`, `第50周`.

use super::lexer::Term;
use super::relative::Edge;
use super::{Here, Sense, Trouble, absolute};
use crate::model::Date;
use Term::{CalendarWeek, EndOf, In, Mark, MiddleOf, Number, StartOf, Weekday};
use chrono::{Datelike, Days};

/// The years that are looked through for a week 53.
const YEARS: i32 = 7;

/// A week by its number; of several the first and the last.
struct Weeks {
    first: u32,
    last: u32,
    year: Option<i32>,
}

/// The day that is meant by a week: its Friday as what is to come, its Monday as what was, or the weekday, the
/// beginning, the middle or the end that is said beside it. Nothing where no week is named.
pub(super) fn read(terms: &[Term], here: Here) -> Option<Result<Date, Trouble>> {
    let terms = terms.strip_prefix(&[In]).unwrap_or(terms);
    let (weekday, terms) = match terms {
        [Weekday(day), rest @ ..] | [rest @ .., Weekday(day)] => (Some(*day), rest),
        [edge @ (EndOf | MiddleOf | StartOf), rest @ ..] => (Some(Edge::of(*edge).weekday()), rest),
        rest => (None, rest),
    };
    let terms = terms.strip_prefix(&[In]).unwrap_or(terms);
    let weeks = weeks(terms)?;
    Some(weeks.day(weekday, here))
}

fn weeks(terms: &[Term]) -> Option<Weeks> {
    let (week, rest) = match terms {
        [Number { value: y, digits: 4 }, rest @ ..] => {
            let rest = rest.strip_prefix(&[Mark('-')]).unwrap_or(rest);
            let [CalendarWeek, Number { value, .. }] = rest else { return None };
            return Some(Weeks { year: Some(i32::try_from(*y).ok()?), ..Weeks::one(*value)? });
        }
        [CalendarWeek, Mark('.'), Number { value, digits: 1 | 2 }, rest @ ..]
        | [CalendarWeek, Number { value, digits: 0..=2 }, rest @ ..]
        | [Number { value, digits: 1 | 2 }, Mark('.'), CalendarWeek, rest @ ..] => (*value, rest),
        _ => return None,
    };
    let one = Weeks::one(week)?;
    match rest {
        [] => Some(one),
        [Number { value, digits: 4 }] | [Mark('/' | '-'), Number { value, digits: 4 }] => {
            Some(Weeks { year: Some(i32::try_from(*value).ok()?), ..one })
        }
        [Mark(mark), Number { value, digits: 1 | 2 }]
        | [Mark(mark), CalendarWeek, Number { value, digits: 1 | 2 }] => {
            let value = u32::try_from(*value).ok()?;
            let follows = value == one.first + 1 || (*mark == '-' && value > one.first);
            match (follows && value <= 53, mark) {
                (true, _) => Some(Weeks { last: value, ..one }),
                (false, '/') => {
                    Some(Weeks { year: Some(2000 + i32::try_from(value).ok()?), ..one })
                }
                _ => None,
            }
        }
        _ => None,
    }
}

impl Weeks {
    fn one(week: i64) -> Option<Self> {
        let week = u32::try_from(week).ok()?;
        Some(Self { first: week, last: week, year: None })
    }

    fn day(&self, weekday: Option<u32>, here: Here) -> Result<Date, Trouble> {
        if let Some(year) = self.year {
            return self.day_of(year, weekday, here.sense).ok_or(Trouble::NoSuchDay);
        }
        let year = here.today.iso_week().year();
        absolute::by_sense(here, |here| {
            let years = (-1..=YEARS).map(|n| year + n * absolute::away(here));
            years.filter_map(|year| self.day_of(year, weekday, here.sense)).find(|day| {
                match here.sense {
                    Sense::Past => *day <= here.today,
                    // A week under way is still the one that is meant.
                    _ => sunday_of(*day).is_some_and(|sunday| sunday >= here.today),
                }
            })
        })
    }

    fn day_of(&self, year: i32, weekday: Option<u32>, sense: Sense) -> Option<Date> {
        let was = sense.takes_first();
        let week = if was { self.first } else { self.last };
        let monday = Date::from_isoywd_opt(year, week, chrono::Weekday::Mon)?;
        let usual = if was { Edge::Start } else { Edge::End };
        let day = weekday.unwrap_or_else(|| usual.weekday());
        monday.checked_add_days(Days::new(u64::from(day)))
    }
}

fn sunday_of(day: Date) -> Option<Date> {
    day.checked_add_days(Days::new(u64::from(6 - day.weekday().num_days_from_monday())))
}
