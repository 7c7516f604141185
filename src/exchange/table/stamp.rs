//! Days as programs write them: with a time behind them, in the order that the column shows, as a bare number.

use crate::language::dates::{Sense, parse_day_words, week_is_no_day};
use crate::model::{Date, Moment, Refusal};
use chrono::{DateTime, Days};

/// A day: as people type it, as `12/1/2026` in a column that shows its order, as a program's stamp or number.
pub(super) fn day(text: &str, month_first: Option<bool>, today: Date) -> Result<Moment, Refusal> {
    let text = text.trim();
    if let Some(date) = bare_number(text) {
        return Ok(Moment::day(date));
    }
    if let Some(refusal) = week_is_no_day(text) {
        return Err(refusal);
    }
    let plain = without_time(text);
    if let (Some(three), Some(month_first)) = (three(plain), month_first) {
        let (day, month) = if month_first { (three.1, three.0) } else { (three.0, three.1) };
        return parse_day_words(&format!("{day}.{month}.{}", three.2), today, Sense::Future);
    }
    match parse_day_words(plain, today, Sense::Future) {
        Ok(moment) => Ok(moment),
        Err(refusal) => parse_day_words(text, today, Sense::Future).map_err(|_| refusal),
    }
}

/// A spreadsheet's day from 1955 to 2118, seconds or milliseconds since 1970, or `/Date(...)/`.
fn bare_number(text: &str) -> Option<Date> {
    let inside = text.strip_prefix("/Date(").and_then(|t| t.split([')', '+']).next());
    let text = inside.unwrap_or(text);
    let whole = text.split(['.', ',']).next().unwrap_or(text);
    let fraction = text.strip_prefix(whole).unwrap_or_default();
    if !digits(whole) || !(fraction.is_empty() || digits(&fraction.replacen(['.', ','], "", 1))) {
        return None;
    }
    let number: u64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        5 => return serial(number),
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let stamp = DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?.date_naive();
    (946_684_800..4_102_444_800).contains(&seconds).then_some(stamp)
}

fn digits(t: &str) -> bool {
    !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit())
}

/// The day of a spreadsheet's number.
fn serial(days: u64) -> Option<Date> {
    let base = Date::from_ymd_opt(1899, 12, 30)?;
    (20_000..80_000).contains(&days).then(|| base.checked_add_days(Days::new(days))).flatten()
}

/// The day of `2026-11-24T10:00:00Z`, `24.11.2026, 10:00`, `20261124T100000`, `Tue, 24 Nov 2026 10:00:00 +0000`.
fn without_time(text: &str) -> &str {
    if let Some((day, time)) = text.split_once(['T', 't'])
        && day.len() == 8
        && day.bytes().all(|b| b.is_ascii_digit())
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        return day;
    }
    let Some((before, behind)) = text.split_once(':') else {
        return text;
    };
    let day = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let hours = before.len() - day.len();
    let parted = day.ends_with([' ', 'T', 't', ',', '\u{a0}']);
    let timed = behind.split_whitespace().all(|word| {
        let word = word.to_lowercase();
        let zone =
            ["am", "pm", "z", "utc", "gmt", "uhr", "h", "cet", "cest", "mez", "mesz", "est", "pst"];
        let number = word.chars().all(|c| c.is_ascii_digit() || ":.+-,".contains(c));
        let glued = word.trim_start_matches(|c: char| c.is_ascii_digit() || ":.+-".contains(c));
        let zoned = zone.iter().any(|z| glued.starts_with(z))
            && glued.chars().all(|c| c.is_ascii_alphanumeric() || "+-:".contains(c));
        number || zoned || word.starts_with('(')
    });
    if parted && (1..=2).contains(&hours) && timed {
        day.trim_end_matches([' ', 'T', 't', ',', '\u{a0}'])
    } else {
        text
    }
}

/// The two first numbers of a day in numbers, and the year behind them, whatever mark is between.
fn three(text: &str) -> Option<(u32, u32, &str)> {
    let (first, rest) = text.split_once(['/', '-', '.', ' '])?;
    let (second, year) = match rest.split_once(['/', '-', '.', ' ']) {
        Some((second, year)) => (second, year.trim()),
        None if text.contains('/') => (rest, ""),
        None => return None,
    };
    let is_year = matches!(year.len(), 0 | 2 | 4) && year.bytes().all(|b| b.is_ascii_digit());
    is_year.then_some(())?;
    Some((number(first)?, number(second)?, year))
}

fn number(t: &str) -> Option<u32> {
    t.trim().parse::<u32>().ok().filter(|n| (1..=31).contains(n))
}

/// Whether the cells of a column put the month first; unknown where none or both are seen.
pub(super) fn month_first<'a>(cells: impl Iterator<Item = &'a str>) -> Option<bool> {
    let (mut month, mut day) = (false, false);
    for (a, b, _) in cells.filter_map(|cell| three(without_time(cell.trim()))) {
        day |= a > 12;
        month |= b > 12;
    }
    (month != day).then_some(month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_day;

    #[test]
    fn stamps_of_programs_are_days() {
        let today = parse_day("2026-11-24").unwrap();
        for text in [
            "2027-01-13T10:00:00Z",
            "2027-01-13 10:00:00",
            "2027-01-13T10:00:00.000+01:00",
            "2027-01-13T00:00",
            "13.01.2027 10:00",
            "13.01.2027, 10:00 Uhr",
            "13/01/2027 10:00 AM",
            "20270113",
            "20270113T100000Z",
            "46400",
            "46400.5",
            "1799828400",
            "1799828400000",
            "/Date(1799828400000)/",
            "Wed, 13 Jan 2027 10:00:00 +0000",
            "2027/01/13",
            "2027年1月13日 10:00",
            "13-Jan-2027",
        ] {
            let read = day(text, None, today).map(|m| m.date.to_string());
            assert_eq!(read.ok().as_deref(), Some("2027-01-13"), "{text}");
        }
    }

    #[test]
    fn the_order_of_one_cell_is_that_of_all() {
        for (cells, first) in [
            (&["13-01-2027", "05-02-2027"][..], Some(false)),
            (&["01-13-2027", "05/02/2027"], Some(true)),
            (&["13.01.2027 10:00", "05/02/2027"], Some(false)),
            (&["05-02-2027", "2027-01-13"], None),
            (&["13-01-2027", "01-13-2027"], None),
        ] {
            assert_eq!(month_first(cells.iter().copied()), first, "{cells:?}");
        }
    }
}
