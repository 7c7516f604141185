//! Spans that are said whole: `Q1 2027`, `2. Halbjahr 2027`, `since March 2024`; and the hours from and to.

use super::lexer::Term;
use super::seasons::last_of_month;
use super::{Here, Trouble, absolute, relative};
use crate::model::Date;
use Term::{EndOf, HalfYear, In, Mark, Month, MonthMark, Number, Quarter, StartOf, YearMark};

const TO: [&str; 6] = [" bis ", " to ", " until ", " – ", " - ", "–"];

/// The day that a month, a quarter or a half of a year is taken for: its last one as what is to come, its first one as what
/// was. Without the year it has to be asked.
pub(super) fn read(terms: &[Term], here: Here) -> Option<Result<Date, Trouble>> {
    if let Some((year, month)) = month_of(terms) {
        let first = absolute::date(year, month, 1);
        return Some(match here.sense.takes_first() {
            true => first,
            false => first.and_then(last_of_month),
        });
    }
    let named = relative::named_span(terms.to_vec());
    let named = without_slash(&named);
    let [Quarter(_) | HalfYear(_), Number { digits: 2 | 4, .. }] = named.as_slice() else {
        return None;
    };
    let edge = if here.sense.takes_first() { StartOf } else { EndOf };
    Some(relative::read(&[&[edge], named.as_slice()].concat(), here))
}

/// Is it a month of a year and nothing more?
pub(super) fn is_month(terms: &[Term]) -> bool {
    month_of(terms).is_some()
}

/// Year and month of `Sept 2027`, `im März 2025`, `9/2027`, `2027-09`, `2027年9月`.
fn month_of(terms: &[Term]) -> Option<(i64, i64)> {
    let terms = terms.strip_prefix(&[In]).unwrap_or(terms);
    let (year, month) = match terms {
        [Month(month), Number { value: year, digits: 4 }]
        | [Number { value: year, digits: 4 }, Month(month)]
        | [Month(month), Mark('/' | '-'), Number { value: year, digits: 4 }] => {
            (*year, i64::from(*month))
        }
        [Number { value: month, digits: 1 | 2 }, Mark('/'), Number { value: year, digits: 4 }]
        | [
            Number { value: year, digits: 4 },
            Mark('/' | '-'),
            Number { value: month, digits: 1 | 2 },
        ]
        | [Number { value: year, digits: 4 }, YearMark, Number { value: month, .. }, MonthMark] => {
            (*year, *month)
        }
        _ => return None,
    };
    (1..=12).contains(&month).then_some((year, month))
}

/// `Q1/27` as `Q1 27`.
pub(super) fn without_slash(terms: &[Term]) -> Vec<Term> {
    match terms {
        [span @ (Quarter(_) | HalfYear(_)), Mark('/' | '-'), year @ Number { .. }] => {
            vec![*span, *year]
        }
        terms => terms.to_vec(),
    }
}

/// `seit März 2024`, `since 2024`: the first day of the span.
pub(super) fn since(text: &str, terms: Vec<Term>) -> Vec<Term> {
    const SINCE: [&str; 3] = ["seit ", "since ", "depuis "];
    let lower = text.trim_start().to_lowercase();
    let is_span = matches!(
        terms.as_slice(),
        [Month(_)] | [Month(_), Number { digits: 4, .. }] | [Number { digits: 4, .. }]
    );
    match is_span && SINCE.iter().any(|word| lower.starts_with(word)) {
        true => [&[StartOf], terms.as_slice()].concat(),
        false => terms,
    }
}

/// `13 bis 15 Uhr`, `13:00 – 15:00` as `13-15 Uhr`, `13:00-15:00`: from and to stand beside each other.
pub(super) fn joined_hours(text: &str) -> String {
    let mut text = text.to_owned();
    let is_timed = text.contains(':') || text.contains("uhr");
    if !is_timed {
        return text;
    }
    for mark in TO {
        let Some((before, behind)) = text.split_once(mark) else { continue };
        let hour = before.trim_end_matches("uhr").trim_end();
        let is_hour = hour.ends_with(|c: char| c.is_ascii_digit());
        if is_hour && behind.starts_with(|c: char| c.is_ascii_digit()) {
            text = format!("{hour}-{behind}").replace(" von ", " ").replace(" from ", " ");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::{Sense, parse_day_words};
    use crate::model::parse_day;

    fn read_on(text: &str, sense: Sense) -> String {
        let today = parse_day("2026-11-30").expect("a day");
        match parse_day_words(text, today, sense) {
            Ok(moment) => moment.to_string(),
            Err(refusal) => refusal.to_string(),
        }
    }

    #[test]
    fn spans_with_their_year_have_a_day() {
        for (text, ahead, before) in [
            ("Q1 2027", "2027-03-31", "2027-01-01"),
            ("Q1/27", "2027-03-31", "2027-01-01"),
            ("1. Quartal 2027", "2027-03-31", "2027-01-01"),
            ("H1 2027", "2027-06-30", "2027-01-01"),
            ("Sept 2027", "2027-09-30", "2027-09-01"),
            ("im März 2025", "2025-03-31", "2025-03-01"),
            ("février 2028", "2028-02-29", "2028-02-01"),
            ("9/2027", "2027-09-30", "2027-09-01"),
            ("2027-09", "2027-09-30", "2027-09-01"),
            ("2027年9月", "2027-09-30", "2027-09-01"),
            ("Anfang Sept 2027", "2027-09-01", "2027-09-01"),
            ("Ende Q1/27", "2027-03-31", "2027-03-31"),
            ("Anfang 2027", "2027-01-01", "2027-01-01"),
            ("Mitte 2027", "2027-06-30", "2027-06-30"),
            ("Ende 2027", "2027-12-31", "2027-12-31"),
            ("2027年底", "2027-12-31", "2027-12-31"),
            ("年初", "2027-01-01", "2026-01-01"),
            ("Jahresanfang", "2027-01-01", "2026-01-01"),
            ("zum Jahresende", "2026-12-31", "2026-12-31"),
            ("seit März 2024", "2024-03-01", "2024-03-01"),
            ("vorletzten Freitag", "2026-11-20", "2026-11-20"),
            ("vorletzte Woche", "2026-11-16", "2026-11-16"),
            ("in a fortnight", "2026-12-14", "2026-12-14"),
            ("Mittwoch über eine Woche", "2026-12-09", "2026-12-02"),
            ("Wednesday week", "2026-12-09", "2026-12-09"),
        ] {
            assert_eq!(read_on(text, Sense::Future), ahead, "{text}");
            assert_eq!(read_on(text, Sense::Past), before, "{text}");
        }
        for text in ["Q1", "Q5 2027", "März", "2027", "13/2027", "2027年", "über 3"] {
            assert!(!read_on(text, Sense::Future).starts_with("20"), "{text}");
        }
    }

    #[test]
    fn of_hours_from_and_to_the_first_is_kept() {
        for (text, reads) in [
            ("Mo, 14.12., 13-15 Uhr", "2026-12-14T13:00"),
            ("14.12. 13 bis 15 Uhr", "2026-12-14T13:00"),
            ("14.12. von 13 bis 15 Uhr", "2026-12-14T13:00"),
            ("14.12. 13:30-15:00", "2026-12-14T13:30"),
            ("14.12. 13:30 – 15:00 Uhr", "2026-12-14T13:30"),
            ("thu 10:00", "2026-12-03T10:00"),
            ("2026-12-14 13-15 Uhr", "2026-12-14T13:00"),
        ] {
            assert_eq!(read_on(text, Sense::Future), reads, "{text}");
        }
        assert_eq!(read_on("14-12-2026", Sense::Future), "2026-12-14");
    }
}
