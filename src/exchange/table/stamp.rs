//! Days as programs write them: with a time behind them, in the order that the column shows, as a bare number.

use crate::language::dates::{Sense, parse_day_words, week_is_no_day};
use crate::model::{Date, Moment, Refusal};
use chrono::{DateTime, Datelike, Days};

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
    if let Some(month) = month_alone(plain, month_first, today) {
        return parse_day_words(&month, today, Sense::Future);
    }
    // Points part a day, a month and a year in this order everywhere.
    if let (Some(three), Some(month_first)) = (stroked(plain), month_first) {
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

/// `03/27` is March 2027, as `03/2027`: two figures that no day of a month would follow so. In a column that puts the
/// month first `3/27` is a day.
pub(super) fn month_alone(text: &str, month_first: Option<bool>, today: Date) -> Option<String> {
    const BEFORE: i32 = 1;
    const AFTER: i32 = 8;
    let (month, year) = text.trim().split_once('/')?;
    let is_short = |part: &str| part.len() <= 2 && digits(part);
    let (month, year) = (Some(month).filter(|m| is_short(m))?, Some(year).filter(|y| is_short(y))?);
    let whole = today.year() / 100 * 100 + year.parse::<i32>().ok()?;
    let is_month = (1..=12).contains(&month.parse::<u32>().ok()?) && year.len() == 2;
    let is_near = (today.year() - BEFORE..=today.year() + AFTER).contains(&whole);
    let may_be_day = month_first == Some(true) && !month.starts_with('0');
    (is_month && is_near && !may_be_day && year.parse::<u32>().is_ok_and(|y| y > 12))
        .then(|| format!("{month}/{whole}"))
}

/// [`three`] of a day whose order the column decides: between strokes, and not between points.
fn stroked(text: &str) -> Option<(u32, u32, &str)> {
    three(text).filter(|_| !text.contains('.'))
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
    let mut pointed = false;
    for cell in cells {
        let plain = without_time(cell.trim());
        let Some((a, b, year)) = three(plain) else { continue };
        // `03/27` may be a month and a year, and proves nothing.
        let counts = !year.is_empty() || a > 12;
        match plain.contains('.') {
            true => pointed |= a > 12,
            false => {
                day |= a > 12;
                month |= b > 12 && counts;
            }
        }
    }
    match (month, day) {
        (true, true) => None,
        (false, false) => pointed.then_some(false),
        _ => Some(month),
    }
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
    fn points_put_the_day_first_and_two_figures_behind_a_month_are_its_year() {
        let today = parse_day("2026-11-24").unwrap();
        for (text, month_first, is) in [
            ("3.4.2027", Some(true), "2027-04-03"),
            ("05.06.27", Some(true), "2027-06-05"),
            ("3.4.", Some(true), "2027-04-03"),
            ("4/5/2027", Some(true), "2027-04-05"),
            ("4/5/2027", Some(false), "2027-05-04"),
            ("03/27", None, "2027-03-31"),
            ("12/27", Some(false), "2027-12-31"),
            ("03/27", Some(true), "2027-03-31"),
            // A day: no year that is near, a column that puts the month first.
            ("3/15", Some(true), "2027-03-15"),
            ("3/27", Some(true), "2027-03-27"),
        ] {
            let read = day(text, month_first, today).map(|m| m.date.to_string());
            assert_eq!(read.ok().as_deref(), Some(is), "{text} {month_first:?}");
        }
        assert!(day("4/5/2027", None, today).is_err());
    }

    #[test]
    fn the_order_of_one_cell_is_that_of_all() {
        for (cells, first) in [
            (&["13-01-2027", "05-02-2027"][..], Some(false)),
            (&["01-13-2027", "05/02/2027"], Some(true)),
            (&["13.01.2027 10:00", "05/02/2027"], Some(false)),
            (&["05-02-2027", "2027-01-13"], None),
            (&["13-01-2027", "01-13-2027"], None),
            (&["3.4.2027", "4/30/2027", "4/5/2027"], Some(true)),
            (&["3.4.", "03/27"], None),
        ] {
            assert_eq!(month_first(cells.iter().copied()), first, "{cells:?}");
        }
    }
}
