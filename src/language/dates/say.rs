//! A day as a sentence says it.

use crate::model::Date;
use chrono::Datelike;

const SMALL: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// `Fri 01 Mar 2024, two years and eight months ago`; reads back by `parse_day_words`.
pub fn say_day(date: Date, today: Date) -> String {
    format!("{}, {}", date.format("%a %d %b %Y"), distance(date, today))
}

/// `Thu 26 Nov` within half a year of today, `Fri 01 Mar 2024` beyond it.
pub fn short_day(date: Date, today: Date) -> String {
    let near = (date - today).num_days().abs() <= 182;
    date.format(if near { "%a %d %b" } else { "%a %d %b %Y" }).to_string()
}

/// How far a day is from today, in words.
fn distance(date: Date, today: Date) -> String {
    let days = (date - today).num_days();
    match days {
        0 => return "today".to_owned(),
        1 => return "tomorrow".to_owned(),
        -1 => return "yesterday".to_owned(),
        _ => {}
    }
    let length =
        if days.abs() < 60 { counted(days.abs(), "day") } else { months_between(date, today) };
    if days > 0 { format!("in {length}") } else { format!("{length} ago") }
}

/// Whole months between two days, as years and months; what is left over is dropped.
fn months_between(one: Date, other: Date) -> String {
    let (first, last) = if one < other { (one, other) } else { (other, one) };
    let months = i64::from(last.year() - first.year()) * 12 + i64::from(last.month())
        - i64::from(first.month());
    let months = if last.day() < first.day() { months - 1 } else { months };
    match (months / 12, months % 12) {
        (0, months) => counted(months, "month"),
        (years, 0) => counted(years, "year"),
        (years, months) => format!("{} and {}", counted(years, "year"), counted(months, "month")),
    }
}

fn counted(n: i64, unit: &str) -> String {
    let number = usize::try_from(n)
        .ok()
        .and_then(|n| SMALL.get(n))
        .map_or(n.to_string(), |w| (*w).to_owned());
    format!("{number} {unit}{}", if n == 1 { "" } else { "s" })
}
