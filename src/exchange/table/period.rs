//! The year of a column of revenue, and the day to which it counts: `Umsatz 2025`, `YTD`, `1-9月`, `bis Sept. 2026`.

use crate::language::dates::{Sense, parse_day_words};
use crate::model::Date;
use chrono::{Datelike, Days, Months};

/// What a header says of time.
pub(super) struct Period {
    /// The header without it, in small letters.
    pub rest: String,
    /// The year.
    pub year: i64,
    /// The day to which it counts, where that is not the year's end.
    pub until: Option<Date>,
    /// The day is a guess: the header says no more than "so far".
    pub so_far: bool,
}

/// Words between a year's column and the day to which it counts.
const UNTIL: &[&str] = &[
    "stand", "bis", "until", "as of", "through", "thru", "per", "au", "jusqu'au", "jusqu'à",
    "截至", "截止",
];

/// Words of a year that is not over.
const SO_FAR: &[&str] = &[
    "year to date",
    "ytd",
    "lfd. jahr",
    "lfd jahr",
    "laufendes jahr",
    "laufend",
    "kumuliert",
    "bisher",
    "cumulé",
    "cumul",
    "à ce jour",
    "年初至今",
    "本年累计",
    "今年累计",
    "累计",
];

/// Words of the year that is running.
const THIS_YEAR: &[&str] =
    &["dieses jahr", "aktuelles jahr", "this year", "current year", "今年", "本年"];

/// Words of the year before.
const LAST_YEAR: &[&str] = &[
    "vorjahr",
    "vj",
    "letztes jahr",
    "last year",
    "previous year",
    "prior year",
    "ly",
    "py",
    "année précédente",
    "n-1",
    "去年",
    "上年",
    "上一年",
];

/// The header with the whole year for its two figures: `Umsatz 24`, `FY25`, `GJ '25`; of the years about today's.
pub(super) fn with_century(header: &str, today: Date) -> Option<String> {
    const BEFORE: i32 = 6;
    const AFTER: i32 = 3;
    let digits = header.chars().filter(char::is_ascii_digit).count();
    let at = header.find(|c: char| c.is_ascii_digit()).filter(|_| digits == 2)?;
    let figures = header.get(at..at + 2)?;
    let year = today.year() / 100 * 100 + figures.parse::<i32>().ok()?;
    let near = (today.year() - BEFORE..=today.year() + AFTER).contains(&year);
    let behind = header.get(at + 2..).unwrap_or_default();
    let before = header.get(..at).unwrap_or_default().trim_end_matches(['\'', '’']);
    let apart = behind.is_empty() || behind.starts_with([' ', '/', '(', ')', '_']);
    (near && apart).then(|| format!("{before} {year}{behind}"))
}

/// What a header says of time; nothing where it names no year.
pub(super) fn of(header: &str, today: Date) -> Option<Period> {
    let lower = header
        .to_lowercase()
        .replace("截至", "截止")
        .replace(['–', '—', '\u{2212}', '~', '至'], "-");
    let (front, tail) = split(&lower);
    let so_far = SO_FAR.iter().find(|word| has_word(&front, word));
    let plain = match so_far {
        Some(word) => front.replacen(word, " ", 1),
        None => front.clone(),
    };
    let (plain, first_months) = months(&plain);
    let (plain, year) = year_of(&plain)?;
    let running = THIS_YEAR.iter().find(|word| plain.contains(*word));
    let plain = running.map_or(plain.clone(), |word| plain.replacen(word, " ", 1));
    let before = LAST_YEAR.iter().find(|word| year.is_none() && has_word(&plain, word));
    let plain = before.map_or(plain.clone(), |word| plain.replacen(word, " ", 1));
    let year = year.or(before.map(|_| i64::from(today.year()) - 1));
    let tail_day = tail.as_deref().map(|tail| day(tail, year, today));
    let until = match (tail_day, first_months) {
        (Some(found), _) => Some(found?),
        (None, Some(months)) => {
            month_end(year.unwrap_or_else(|| i64::from(latest_year(months, today))), months)
        }
        (None, None) => None,
    };
    let said = so_far.is_some() || running.is_some();
    let year =
        year.or(until.map(|d| i64::from(d.year()))).or(said.then(|| i64::from(today.year())))?;
    let current = year == i64::from(today.year());
    let guessed = until.is_none() && so_far.is_some() && current;
    let until = until.or(guessed.then_some(today));
    Some(Period { rest: plain, year, until, so_far: guessed })
}

/// The front of a header and the day behind a word such as "bis"; brackets around them aside.
fn split(lower: &str) -> (String, Option<String>) {
    let found = UNTIL.iter().filter_map(|word| {
        let at = place(lower, word)?;
        Some((at, at + word.len()))
    });
    let Some((at, end)) = found.min_by_key(|(at, _)| *at) else {
        return (lower.to_owned(), None);
    };
    let front = lower[..at].trim_end_matches([' ', '(', '[', '（', ',']).to_owned();
    let tail = lower[end..].trim_matches([' ', ':', '：', ')', ']', '）']).to_owned();
    let numbered = tail.contains(|c: char| c.is_ascii_digit()) || month_of(&tail).is_some();
    let only_year = tail.len() == 4 && tail.bytes().all(|b| b.is_ascii_digit());
    if !numbered || only_year {
        return (lower.to_owned(), None);
    }
    match chinese_tail(&tail) {
        Some((day, more)) => (format!("{front} {more}"), Some(day)),
        None => (front, Some(tail)),
    }
}

/// `2026年9月销售额` behind 截至: the day, and the words behind it.
fn chinese_tail(tail: &str) -> Option<(String, String)> {
    let end = tail.rfind(['月', '日', '号', '底'])?;
    let end = end + tail[end..].chars().next()?.len_utf8();
    Some((tail[..end].to_owned(), tail[end..].to_owned()))
}

/// Where a word stands by itself; a Chinese one anywhere.
fn place(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !word.is_ascii() || alone(before) && alone(after)
    })
}

fn alone(c: Option<char>) -> bool {
    !c.is_some_and(char::is_alphanumeric)
}

fn has_word(text: &str, word: &str) -> bool {
    place(text, word).is_some()
}

/// The header without a span of months that begins with January, and the last of them.
fn months(text: &str) -> (String, Option<u32>) {
    let words: Vec<&str> = text.split_inclusive([' ', '(', ')', '（', '）', '_', ',']).collect();
    for (at, word) in words.iter().enumerate() {
        let word = word.trim_matches([' ', '(', ')', '（', '）', ',']);
        let spaced = words.get(at + 1).is_some_and(|w| w.trim() == "-");
        let joined: String = if spaced {
            let last = words.get(at + 2).map_or("", |w| w.trim_matches([' ', ')', '）']));
            format!("{word}-{last}")
        } else {
            word.to_owned()
        };
        if let Some((last, year, rest)) = span(&joined) {
            let skip = if spaced { 3 } else { 1 };
            let mut left: Vec<String> = words[..at].iter().map(|w| (*w).to_owned()).collect();
            left.push(format!(" {year} {rest} "));
            left.extend(words[(at + skip).min(words.len())..].iter().map(|w| (*w).to_owned()));
            let left = left.concat().replace(['(', ')', '（', '）'], " ");
            return (left, Some(last));
        }
    }
    (text.to_owned(), None)
}

/// `1-9月销售额`, `2026年1-9月`, `01-09/2026`, `jan-sep`, `q1-q3`, `9m`: the last month, the year and the words around.
fn span(word: &str) -> Option<(u32, String, String)> {
    if let Some(months) = word.strip_suffix('m').and_then(|n| n.parse::<u32>().ok()) {
        return (1..12).contains(&months).then(|| (months, String::new(), String::new()));
    }
    let half = matches!(word, "h1" | "hj1" | "1hj" | "1.hj" | "s1" | "上半年");
    if half || word.ends_with("上半年") {
        return Some((
            6,
            word.trim_end_matches("上半年").replace(['h', 'j', 's'], ""),
            String::new(),
        ))
        .map(|(m, y, r)| (m, if y.len() < 4 { String::new() } else { y }, r));
    }
    let (first, last) = word.split_once('-')?;
    let (year, first) = match first.split_once('年') {
        Some((year, first)) => (year.to_owned(), first),
        None => (String::new(), first),
    };
    let first = first.trim_end_matches('月');
    let (last, rest) = match last.split_once('月') {
        Some((last, rest)) => (last, rest),
        None => (last, ""),
    };
    let (last, year) = match last.split_once(['/', '.']).filter(|(_, y)| y.len() == 4) {
        Some((last, year)) => (last, year.to_owned()),
        None => (last.trim_end_matches('.'), year),
    };
    let quarter =
        |t: &str| t.strip_prefix('q').and_then(|n| n.parse::<u32>().ok()).filter(|n| *n <= 4);
    if let (Some(1), Some(last)) = (quarter(first), quarter(last)) {
        return Some((last * 3, year, rest.to_owned()));
    }
    (month(first)? == 1).then_some(())?;
    let last = month(last).filter(|n| (2..=12).contains(n))?;
    Some((last, year, rest.to_owned()))
}

fn month(t: &str) -> Option<u32> {
    month_of(t.trim_end_matches('.')).or_else(|| short_number(t))
}

fn short_number(text: &str) -> Option<u32> {
    let plain = text.trim_end_matches('.');
    plain.parse().ok().filter(|n| (1..=12).contains(n) && plain.len() <= 2)
}

/// The month that a word names.
fn month_of(text: &str) -> Option<u32> {
    let word = text.split_whitespace().next()?.trim_end_matches('.');
    if word.chars().count() < 3 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let today = Date::from_ymd_opt(2026, 1, 1)?;
    let french = [
        ("janvier", 1),
        ("février", 2),
        ("mars", 3),
        ("avril", 4),
        ("mai", 5),
        ("juin", 6),
        ("juillet", 7),
    ]
    .into_iter()
    .chain([
        ("août", 8),
        ("septembre", 9),
        ("octobre", 10),
        ("novembre", 11),
        ("décembre", 12),
    ]);
    let french = french.into_iter().find(|(name, _)| *name == word).map(|(_, n)| n);
    french.or_else(|| {
        parse_day_words(&format!("1 {word}"), today, Sense::Future).ok().map(|m| m.date.month())
    })
}

/// The header without the only number of four digits in it that is a year.
fn year_of(text: &str) -> Option<(String, Option<i64>)> {
    let digits: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    match digits.as_slice() {
        [] => Some((text.to_owned(), None)),
        [one] if one.len() == 4 => {
            let year = one.parse::<i64>().ok().filter(|y| (1900..2200).contains(y))?;
            Some((text.replacen(one, " ", 1), Some(year)))
        }
        _ => None,
    }
}

/// A day or the end of a month: `30.09.`, `sept. 2026`, `09/2026`, `9月`.
fn day(text: &str, year: Option<i64>, today: Date) -> Option<Date> {
    let text = text.trim_end_matches(['止', '底']).trim();
    if let Some(end) = end_of_month(text, year, today) {
        return Some(end);
    }
    let date = parse_day_words(text, today, Sense::Past).ok()?.date;
    match year {
        Some(year) if !text.contains(&year.to_string()) && !has_year(text) => {
            date.with_year(i32::try_from(year).ok()?)
        }
        _ => Some(date),
    }
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|d| d.len() == 4)
}

fn end_of_month(text: &str, year: Option<i64>, today: Date) -> Option<Date> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).collect();
    let named = month_of(text.trim_start_matches("ende ").trim_start_matches("end of "));
    let (month, own) = match (named, numbers.as_slice()) {
        (Some(month), []) => (month, None),
        (Some(month), [y]) if y.len() == 4 => (month, y.parse().ok()),
        (None, [m, y]) if y.len() == 4 && m.len() <= 2 => (m.parse().ok()?, y.parse().ok()),
        (None, [y, m]) if y.len() == 4 && m.len() <= 2 => (m.parse().ok()?, y.parse().ok()),
        (None, [m]) if text.ends_with('月') => (m.parse().ok()?, None),
        _ => return None,
    };
    month_end(own.or(year).unwrap_or_else(|| i64::from(latest_year(month, today))), month)
}

/// The year of the last such month that has begun.
fn latest_year(month: u32, today: Date) -> i32 {
    if month <= today.month() { today.year() } else { today.year() - 1 }
}

fn month_end(year: i64, month: u32) -> Option<Date> {
    let first = Date::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?;
    first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_day;

    #[test]
    fn headers_say_to_which_day_revenue_counts() {
        let today = parse_day("2026-11-24").unwrap();
        for (header, rest, year, until) in [
            ("Umsatz 2025", "umsatz", 2025, ""),
            ("Umsatz bis Sept. 2026", "umsatz", 2026, "2026-09-30"),
            ("Umsatz bis 09/2026", "umsatz", 2026, "2026-09-30"),
            ("Umsatz 2026 bis 30.09.", "umsatz", 2026, "2026-09-30"),
            ("Umsatz 2026 (Stand 30.09.)", "umsatz", 2026, "2026-09-30"),
            ("Revenue 2026 through September", "revenue", 2026, "2026-09-30"),
            ("Revenue YTD", "revenue", 2026, "2026-11-24"),
            ("Revenue 2025 YTD", "revenue", 2025, ""),
            ("Sales Jan-Sep 2026", "sales", 2026, "2026-09-30"),
            ("Umsatz Januar - September 2026", "umsatz", 2026, "2026-09-30"),
            ("1-9月销售额", "销售额", 2026, "2026-09-30"),
            ("2026年1-9月销售额", "销售额", 2026, "2026-09-30"),
            ("截至2026年9月销售额", "销售额", 2026, "2026-09-30"),
            ("CA jusqu'au 30/09/2026", "ca", 2026, "2026-09-30"),
            ("Umsatz 01-09/2026", "umsatz", 2026, "2026-09-30"),
            ("Sales Q1-Q3 2026", "sales", 2026, "2026-09-30"),
            ("9M 2026 revenue", "revenue", 2026, "2026-09-30"),
            ("Umsatz Vorjahr", "umsatz", 2025, ""),
            ("Umsatz VJ", "umsatz", 2025, ""),
            ("去年销售额", "销售额", 2025, ""),
        ] {
            let period = of(header, today).unwrap_or_else(|| panic!("{header}"));
            let words = period.rest.split_whitespace().collect::<Vec<_>>().join(" ");
            let until_is = period.until.map(|d| d.to_string()).unwrap_or_default();
            assert_eq!(
                (words.as_str(), period.year, until_is.as_str()),
                (rest, year, until),
                "{header}"
            );
        }
        assert_eq!(with_century("Umsatz 24", today).as_deref(), Some("Umsatz  2024"));
        assert_eq!(
            with_century("Revenue FY'25 (k€)", today).as_deref(),
            Some("Revenue FY 2025 (k€)")
        );
        for header in ["Plan 12", "Umsatz 2024", "Umsatz 24h", "Umsatz"] {
            assert_eq!(with_century(header, today), None, "{header}");
        }
        for header in ["Umsatz", "Umsatz 4-6 2026", "Plan 12", "Umsatz 2024 2025"] {
            assert!(of(header, today).is_none(), "{header}");
        }
    }
}
