//! What a field of a record can hold, whatever the record.

use super::{Date, Money, Row};
use crate::text::format::clock;
use rust_decimal::Decimal;
use std::fmt;

/// A day, with a time of day where one is known (local). Rules ignore the time. docs/FILE.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// Minutes after midnight.
    pub minute: Option<u16>,
}

impl Moment {
    /// A day without a time.
    pub fn day(date: Date) -> Self {
        Self { date, minute: None }
    }

    /// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((day, time)) = text.split_once('T') else {
            return parse_day(text).map(Self::day);
        };
        let (hours, minutes) = time.split_once(':')?;
        let minute = number(hours, 23)? * 60 + number(minutes, 59)?;
        Some(Self { date: parse_day(day)?, minute: Some(minute) })
    }
}

fn number(t: &str, most: u16) -> Option<u16> {
    let whole = t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit());
    t.parse::<u16>().ok().filter(|n| whole && *n <= most)
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        match self.minute {
            Some(m) => write!(f, "T{}", clock(m)),
            None => Ok(()),
        }
    }
}

/// `YYYY-MM-DD` to the letter, of the years 1 to 9999. By hand: a tenth of what a format costs, and an account
/// has some forty days.
pub fn parse_day(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, byte| {
            byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else {
        return None;
    };
    let year = number(&[y1, y2, y3, y4]).filter(|year| *year > 0)?;
    Date::from_ymd_opt(year.cast_signed(), number(&[m1, m2])?, number(&[d1, d2])?)
}

/// Nothing but white space (Unicode's White_Space). docs/RULES.md.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// The content of one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Not given: unknown, or the default.
    #[default]
    Absent,
    /// A text, an id, a reference, a word of a choice.
    Text(String),
    /// A calendar day.
    Day(Date),
    /// A day, perhaps with its time.
    Moment(Moment),
    /// A whole number.
    Whole(i64),
    /// A decimal number, exact.
    Number(Decimal),
    /// An amount of money.
    Money(Money),
    /// Yes or no.
    Flag(bool),
    /// Several texts, references or words of a choice.
    Words(Vec<String>),
    /// A record that belongs to this one.
    One(Box<Row>),
    /// The records of a list.
    Many(Vec<Row>),
}

impl Value {
    /// Absent, or a list or record with nothing in it.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::Words(words) => words.is_empty(),
            Self::Many(rows) => rows.is_empty(),
            Self::One(row) => row.cells.iter().all(Self::is_empty),
            _ => false,
        }
    }

    /// The text of a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The records of a list; none of anything else.
    pub fn rows(&self) -> &[Row] {
        match self {
            Self::Many(rows) => rows,
            _ => &[],
        }
    }
}

/// The value as a person reads it in a list of changes; nothing for an absent one.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Day(date) => write!(f, "{date}"),
            Self::Moment(moment) => write!(f, "{moment}"),
            Self::Whole(n) => write!(f, "{n}"),
            Self::Number(n) => write!(f, "{}", n.normalize()),
            Self::Money(money) => write!(f, "{money}"),
            Self::Flag(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Self::Words(words) => f.write_str(&words.join(", ")),
            Self::One(row) => write!(f, "{row}"),
            Self::Many(rows) => write!(f, "{} records", rows.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_to_the_letter() {
        for good in ["2026-11-24", "2026-11-24T09:05", "2024-02-29", "0001-01-01"] {
            assert_eq!(Moment::parse(good).unwrap().to_string(), good);
        }
        for bad in [
            "2026-11-4",
            "2026-02-30",
            "2026-11-24T24:00",
            "2026-11-24T9:05",
            "24.11.2026",
            "2026-11-24 09:05",
            "+2026-11-2",
            "0000-01-01",
            "２０２６-11-24",
        ] {
            assert_eq!(Moment::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn blank_is_what_unicode_calls_white_space() {
        assert!(is_blank("\u{3000}\u{a0}\t") && is_blank("") && !is_blank("\u{200b}"));
    }
}
