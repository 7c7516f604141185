//! The day on which something was done, paid, resolved: which one a day without a year is, and what is told of it.

use crate::language::dates::{Sense, long_ago_or_soon, parse_day_words};
use crate::model::{Date, Row, Value};
use crate::text::DayText;
use crate::workbench::Result;

/// Columns of such a day.
const WHEN: [&str; 9] = [
    "resolved",
    "paid",
    "invoiced",
    "done",
    "accepted",
    "closed_date",
    "raised",
    "last_done",
    "debrief_date",
];
/// A kind of record, the column of its end and the one of its beginning.
const SPANS: [(&str, &str, &str); 3] = [
    ("complaint", "resolved", "raised"),
    ("payment", "paid", "invoiced"),
    ("agreement", "until", "from"),
];
/// Days: so long ago that it may be another one, and so soon.
const LONG: i64 = 183;
const SOON: i64 = 62;

/// Is it the column of such a day?
pub(super) fn is_when(column: &str) -> bool {
    WHEN.contains(&column)
}

/// `8 dec` a week before it: it was a year ago, or it is still to come.
pub(super) fn refuse_unclear(text: &str, ago: Date, today: Date) -> Result<()> {
    let next = parse_day_words(text, today, Sense::Future).ok().map(|moment| moment.date);
    let soon = next.filter(|next| *next > today && (*next - today).num_days() <= SOON);
    match soon.filter(|_| (today - ago).num_days() > LONG) {
        Some(soon) => Err(long_ago_or_soon(text, ago, soon)),
        None => Ok(()),
    }
}

/// What is told of the days that are new in a record: one to come, and an end before its beginning.
pub(super) fn days_said(old: Option<&Row>, new: &Row, today: Date) -> String {
    let columns = new.schema.columns();
    let day = |row: &Row, name: &str| match row.column(name) {
        Value::Day(day) => Some(*day),
        _ => None,
    };
    let is_new = |name: &str| old.is_none_or(|old| day(old, name) != day(new, name));
    let to_come = columns.iter().filter(|column| is_when(&column.name) && is_new(&column.name));
    let to_come = to_come.filter_map(|column| day(new, &column.name)).filter(|day| *day > today);
    let mut said: String = to_come
        .map(|day| phrase!("; {} is still to come and counts from then on", day.full_day()))
        .collect();
    for (_, end, start) in SPANS.iter().filter(|(record, ..)| *record == new.schema.record) {
        let both = day(new, end).zip(day(new, start)).filter(|_| is_new(end) || is_new(start));
        if let Some((last, first)) = both.filter(|(last, first)| last < first) {
            said +=
                &phrase!("; {} {} is before {} {}", end, last.full_day(), start, first.full_day());
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Complaint, Record, parse_day};

    fn day(text: &str) -> Date {
        parse_day(text).expect("a day")
    }

    #[test]
    fn a_day_of_long_ago_that_comes_soon_is_asked_about() {
        let today = day("2026-11-30");
        for (text, ago, asked) in [
            ("8 dec", "2025-12-08", true),
            ("5 jan", "2026-01-05", true),
            ("20 nov", "2026-11-20", false),
            ("3 april", "2026-04-03", false),
            ("8 dec 2025", "2025-12-08", false),
            ("last fri", "2026-11-27", false),
        ] {
            assert_eq!(refuse_unclear(text, day(ago), today).is_err(), asked, "{text}");
        }
    }

    #[test]
    fn an_end_before_its_beginning_and_a_day_to_come_are_told() {
        let today = day("2026-11-30");
        let of = |raised: &str, resolved: &str| {
            let mut row = Row::empty(Complaint::SCHEMA);
            row.set("raised", Value::Day(day(raised)));
            row.set("resolved", Value::Day(day(resolved)));
            days_said(None, &row, today)
        };
        assert!(of("2026-11-26", "2025-12-08").contains("before raised"));
        assert!(of("2026-11-26", "2026-12-08").contains("still to come"));
        assert_eq!(of("2026-11-26", "2026-11-28"), "");
    }
}
