//! Feasts by name, and the working day before or after a day: `before Christmas`, `nach Ostern`, `春节前`.

use super::lexer::Term;
use super::{Here, Trouble, absolute};
use crate::model::Date;
use chrono::{Datelike, Days, Weekday};

/// A feast that people date by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// 25 December; the days off are the 24th to the 26th.
    Christmas,
    ChristmasEve,
    /// 31 December.
    NewYearsEve,
    NewYear,
    GoodFriday,
    /// The Sunday; the days off are Good Friday to Monday.
    Easter,
    EasterMonday,
    Ascension,
    /// The Sunday; Monday is off too.
    Pentecost,
    CorpusChristi,
    /// 31 October.
    Halloween,
    /// 1 November.
    AllSaints,
    /// 6 December.
    Nicholas,
    /// The fourth Thursday of November.
    Thanksgiving,
    Labour,
    /// The Chinese new year; its eve and seven days are off.
    Spring,
    /// 1 October in China, and the six days after it.
    National,
}

/// The first day of the Chinese year, from 2020 on, as month and day: no rule of the calendar gives it.
const SPRING: &[(u32, u32)] = &[
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 15),
    (2, 4),
    (1, 24),
    (2, 12),
];

/// Which side of a day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The day of a feast, or the working day beside it; nothing where the terms name none.
pub(super) fn read(terms: &[Term], here: Here) -> Option<Result<Date, Trouble>> {
    use Term::{Ago, Later};
    if let [Term::Feast(feast), Term::Number { value, digits: digits @ (2 | 4) }] = terms {
        let year = absolute::year(*value, *digits).ok().and_then(|year| i32::try_from(year).ok());
        let day = year.and_then(|year| feast.of(year)).map(|(_, day, _)| day);
        return Some(day.ok_or(Trouble::NoSuchDay));
    }
    let (feast, side) = match terms {
        [Term::Feast(feast)] => (*feast, None),
        [Ago, Term::Feast(feast)] | [Term::Feast(feast), Ago] => (*feast, Some(Side::Before)),
        [Later, Term::Feast(feast)] | [Term::Feast(feast), Later] => (*feast, Some(Side::After)),
        _ => return None,
    };
    Some(absolute::of_years(here, 2, |year, _| {
        let (first, day, last) = feast.of(year)?;
        match side {
            None => Some(day),
            Some(Side::Before) => beside(first, Side::Before),
            Some(Side::After) => beside(last, Side::After),
        }
    }))
}

/// `before Friday`, `nach dem 15.12.`: the working day beside the one that the rest says.
pub(super) fn beside_day(
    terms: &[Term],
    day: impl Fn(&[Term]) -> Result<Date, Trouble>,
) -> Option<Result<Date, Trouble>> {
    let (rest, side) = match terms {
        [Term::Ago, rest @ ..] => (rest, Side::Before),
        [Term::Later, rest @ ..] => (rest, Side::After),
        // A Chinese deadline `周五前` has its day in it.
        [rest @ .., Term::Ago] => return Some(day(rest)),
        _ => return None,
    };
    let is_distance = matches!(rest, [] | [Term::Shift(_), ..] | [Term::Number { .. }]);
    (!is_distance).then(|| day(rest).and_then(|day| beside(day, side).ok_or(Trouble::NoSuchDay)))
}

/// The nearest day from Monday to Friday on that side.
fn beside(day: Date, side: Side) -> Option<Date> {
    let mut day = day;
    loop {
        day = match side {
            Side::Before => day.pred_opt()?,
            Side::After => day.succ_opt()?,
        };
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return Some(day);
        }
    }
}

impl Feast {
    /// Its first day off, the day itself, its last day off, in a year.
    fn of(self, year: i32) -> Option<(Date, Date, Date)> {
        let fixed = |month, day| Date::from_ymd_opt(year, month, day);
        let around = |day: Date, before: u64, after: u64| {
            let first = day.checked_sub_days(Days::new(before))?;
            Some((first, day, day.checked_add_days(Days::new(after))?))
        };
        let from_easter =
            |days: i64| easter(year)?.checked_add_signed(chrono::Duration::try_days(days)?);
        match self {
            Self::Christmas => around(fixed(12, 25)?, 1, 1),
            Self::ChristmasEve => around(fixed(12, 24)?, 0, 2),
            Self::NewYearsEve => around(fixed(12, 31)?, 0, 1),
            Self::NewYear => around(fixed(1, 1)?, 0, 0),
            Self::GoodFriday => around(from_easter(-2)?, 0, 3),
            Self::Easter => around(from_easter(0)?, 2, 1),
            Self::EasterMonday => around(from_easter(1)?, 3, 0),
            Self::Ascension => around(from_easter(39)?, 0, 0),
            Self::Pentecost => around(from_easter(49)?, 0, 1),
            Self::CorpusChristi => around(from_easter(60)?, 0, 0),
            Self::Halloween => around(fixed(10, 31)?, 0, 0),
            Self::AllSaints => around(fixed(11, 1)?, 0, 0),
            Self::Nicholas => around(fixed(12, 6)?, 0, 0),
            Self::Thanksgiving => {
                around(Date::from_weekday_of_month_opt(year, 11, Weekday::Thu, 4)?, 0, 1)
            }
            Self::Labour => around(fixed(5, 1)?, 0, 0),
            Self::Spring => {
                let at = usize::try_from(year.checked_sub(2020)?).ok()?;
                let (month, day) = *SPRING.get(at)?;
                around(fixed(month, day)?, 1, 6)
            }
            Self::National => around(fixed(10, 1)?, 0, 6),
        }
    }
}

/// Easter Sunday of the western churches, by the rule of the Gregorian calendar.
fn easter(year: i32) -> Option<Date> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let (leap, over) = (century / 4, century % 4);
    let moved = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - leap - moved + 15) % 30;
    let week = (32 + 2 * over + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * week) / 451;
    let sum = moon + week - 7 * late + 114;
    Date::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_where_the_calendar_has_it() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28)] {
            assert_eq!(easter(year), Date::from_ymd_opt(year, month, day), "{year}");
        }
    }
}
