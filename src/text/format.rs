//! How days, counts, lists and whole numbers stand in a sentence, on every screen and paper.

use chrono::{Datelike, NaiveDate};
use std::fmt::Display;

/// Days nearer to today than this are said without their year.
const HALF_A_YEAR: i64 = 182;

const SMALL: [&str; 13] = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const WHOLE_WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The English names of the months.
pub const WHOLE_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `09:30` of so many minutes after midnight.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `Thu 26 Nov 10:00`: a day in words, and the time of day where one is said.
pub fn timed(day: String, minute: Option<u16>) -> String {
    match minute {
        Some(minute) => format!("{day} {}", clock(minute)),
        None => day,
    }
}

/// A day in words; names of days and months are phrases.
pub trait DayText {
    /// By a pattern of chrono's; outside this file only where a file format asks for one.
    fn as_text(&self, pattern: &str) -> String;

    /// `2026-11-24`, as files carry it.
    fn iso_day(self) -> String;

    /// `24 Nov`.
    fn short_day(self) -> String;

    /// `24 Nov 2026`.
    fn long_day(self) -> String;

    /// `Tue 24 Nov`.
    fn weekday_day(self) -> String;

    /// `Tue 24 Nov 2026`.
    fn full_day(self) -> String;

    /// `Nov 2026`.
    fn month_year(self) -> String;

    /// `2026-11`, as files carry it.
    fn iso_month(self) -> String;

    /// `24 Nov 26`, where cells are few.
    fn tight_day(self) -> String;

    /// `Tue`.
    fn weekday_name(self) -> String;

    /// `Nov`.
    fn month_name(self) -> String;

    /// `Tuesday`.
    fn whole_weekday(self) -> String;

    /// `November`.
    fn whole_month(self) -> String;
}

impl DayText for NaiveDate {
    fn as_text(&self, pattern: &str) -> String {
        self.format(pattern).to_string()
    }

    fn iso_day(self) -> String {
        self.to_string()
    }

    fn short_day(self) -> String {
        format!("{:02} {}", self.day(), self.month_name())
    }

    fn long_day(self) -> String {
        format!("{} {}", self.short_day(), self.as_text("%Y"))
    }

    fn weekday_day(self) -> String {
        format!("{} {}", self.weekday_name(), self.short_day())
    }

    fn full_day(self) -> String {
        format!("{} {}", self.weekday_day(), self.as_text("%Y"))
    }

    fn month_year(self) -> String {
        format!("{} {}", self.month_name(), self.as_text("%Y"))
    }

    fn iso_month(self) -> String {
        self.as_text("%Y-%m")
    }

    fn tight_day(self) -> String {
        format!("{} {}", self.short_day(), self.as_text("%y"))
    }

    fn weekday_name(self) -> String {
        phrase!(WEEKDAYS[self.weekday().num_days_from_monday() as usize]).to_owned()
    }

    fn month_name(self) -> String {
        phrase!(MONTHS[self.month0() as usize]).to_owned()
    }

    fn whole_weekday(self) -> String {
        phrase!(WHOLE_WEEKDAYS[self.weekday().num_days_from_monday() as usize]).to_owned()
    }

    fn whole_month(self) -> String {
        phrase!(WHOLE_MONTHS[self.month0() as usize]).to_owned()
    }
}

fn is_near(date: NaiveDate, today: NaiveDate) -> bool {
    (date - today).num_days().abs() <= HALF_A_YEAR
}

/// `Thu 26 Nov` within half a year of today, `Fri 01 Mar 2024` beyond it.
pub fn short_day(date: NaiveDate, today: NaiveDate) -> String {
    if is_near(date, today) { date.weekday_day() } else { date.full_day() }
}

/// `5 Oct` within half a year of today, `5 Oct 2027` beyond it.
pub fn near_day(date: NaiveDate, today: NaiveDate) -> String {
    bare_day(date, is_near(date, today))
}

/// As a rep says it: `Thu 26 Nov` of a day to come, `18 Feb` of one gone by; the year where it is another one.
pub fn said_day(date: NaiveDate, today: NaiveDate) -> String {
    let day = bare_day(date, date.year() == today.year());
    if date >= today { format!("{} {day}", date.weekday_name()) } else { day }
}

/// `5 Oct`, and the year where it is not the reader's own.
fn bare_day(date: NaiveDate, is_year_known: bool) -> String {
    let day = format!("{} {}", date.day(), date.month_name());
    if is_year_known { day } else { format!("{day} {}", date.as_text("%Y")) }
}

/// `Fri 01 Mar 2024, two years and eight months ago`.
pub fn say_day(date: NaiveDate, today: NaiveDate) -> String {
    format!("{}, {}", date.full_day(), distance(date, today))
}

/// `today`, `tomorrow`, `yesterday`, `in 5 days`, `5 days ago`: of a day that is so many days away.
pub fn in_days(days: i64) -> String {
    match days {
        0 => phrase!("today").to_owned(),
        1 => phrase!("tomorrow").to_owned(),
        -1 => phrase!("yesterday").to_owned(),
        2.. => phrase!("in {days} days", days),
        _ => phrase!("{} days ago", days.unsigned_abs()),
    }
}

/// `today`, `yesterday`, `6 days`: how old what is so many days old is, in a column of ages.
pub fn age(days: i64) -> String {
    match days {
        0 | 1 => in_days(-days),
        _ => count(days, "day"),
    }
}

/// How far a day is from today, its number as a word: `in two days`, `three months ago`.
fn distance(date: NaiveDate, today: NaiveDate) -> String {
    let days = (date - today).num_days();
    if days.abs() <= 1 {
        return in_days(days);
    }
    let length =
        if days.abs() < 60 { spelt_count(days.abs(), "day") } else { months_between(date, today) };
    if days > 0 { phrase!("in {length}", length) } else { phrase!("{length} ago", length) }
}

/// Whole months between two days, as years and months; what is left over is dropped.
fn months_between(one: NaiveDate, other: NaiveDate) -> String {
    let (first, last) = if one < other { (one, other) } else { (other, one) };
    let months = i64::from(last.year() - first.year()) * 12 + i64::from(last.month())
        - i64::from(first.month());
    let months = if last.day() < first.day() { months - 1 } else { months };
    match (months / 12, months % 12) {
        (0, months) => spelt_count(months, "month"),
        (years, 0) => spelt_count(years, "year"),
        (years, months) => {
            phrase!("{} and {}", spelt_count(years, "year"), spelt_count(months, "month"))
        }
    }
}

fn spelt_count(n: i64, unit: &str) -> String {
    let small = usize::try_from(n).ok().and_then(|n| SMALL.get(n));
    match (small, n) {
        (Some(word), _) => format!("{} {}", phrase!(word), noun(&n, unit)),
        (None, _) => count(n, unit),
    }
}

/// `1 offer`, `2 offers`, `3 people`, `2 replies`: so many of what has this word in the singular.
pub fn count<N: Display + PartialEq + From<u8>>(n: N, one: &str) -> String {
    format!("{n} {}", noun(&n, one))
}

/// The noun that stands behind such a number.
pub fn noun<N: PartialEq + From<u8>>(n: &N, one: &str) -> String {
    if *n == N::from(1) { phrase!(one).to_owned() } else { phrase!(&plural(one)).to_owned() }
}

/// The same where more than the noun changes: `1 person attends`, `3 people attend`.
pub fn count_of<N: Display + PartialEq + From<u8>>(n: N, one: &str, many: &str) -> String {
    if n == N::from(1) { format!("1 {}", phrase!(one)) } else { format!("{n} {}", phrase!(many)) }
}

/// The plural of an English noun: `days`, `people`, `entries`, `addresses`.
pub fn plural(one: &str) -> String {
    if let Some(before) = one.strip_suffix("person") {
        return format!("{before}people");
    }
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|end| one.ends_with(end));
    match one.strip_suffix('y') {
        Some(stem) if !vowel_before_y => format!("{stem}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| one.ends_with(end)) => format!("{one}es"),
        _ => format!("{one}s"),
    }
}

/// `1 person`, `both`, `3 people`: how many of them, as one says it.
pub fn people(n: usize) -> String {
    if n == 2 { "both".to_owned() } else { count(n, "person") }
}

/// `1 day`, `12 days`.
pub fn days(n: i64) -> String {
    count(n, "day")
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(words: &[S]) -> String {
    let mut text = String::new();
    for (i, word) in words.iter().enumerate() {
        let before = match i {
            0 => "",
            _ if i + 1 == words.len() => phrase!(" and "),
            _ => ", ",
        };
        text.push_str(before);
        text.push_str(word.as_ref());
    }
    text
}

/// The first few, and how many more there are: `a, b and 3 more`.
pub fn few<S: AsRef<str>>(words: &[S], most: usize) -> String {
    let mut shown: Vec<String> = words.iter().take(most).map(|w| w.as_ref().to_owned()).collect();
    if words.len() > most {
        shown.push(phrase!("{} more", words.len() - most));
    }
    list(&shown)
}

/// Clauses and sentences behind each other: a semicolon before a clause, a full stop before a sentence.
pub fn clauses<S: AsRef<str>>(parts: &[S]) -> String {
    let mut said = String::new();
    for part in parts.iter().map(AsRef::as_ref) {
        let sentence = part.chars().next().is_some_and(char::is_uppercase) && part.contains(' ');
        match (said.is_empty(), sentence) {
            (true, _) => {}
            (false, true) => said.push_str(". "),
            (false, false) => said.push_str("; "),
        }
        said.push_str(part);
    }
    said
}

/// "title: rest"; behind a question nothing but a blank.
pub fn headed(title: &str, rest: &str) -> String {
    let colon = if title.ends_with(['?', '？']) { "" } else { ":" };
    format!("{title}{colon} {rest}")
}

/// With its first letter as at the head of a sentence.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    first.to_uppercase().chain(chars).collect()
}

/// `1,840,000`: the digits of a whole number, thousands apart; a sign in front stays.
pub fn thousands(n: impl Display) -> String {
    let text = n.to_string();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let mut out = String::with_capacity(text.len() + digits / 3);
    let mut left = digits;
    for c in text.chars() {
        if c.is_ascii_digit() {
            if left != digits && left.is_multiple_of(3) {
                out.push(',');
            }
            left -= 1;
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn words_are_joined_as_one_says_them() {
        for (words, text) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b"], "a and b"),
            (&["a", "b", "c"], "a, b and c"),
        ] {
            assert_eq!(list(words), text);
        }
        assert_eq!(few(&["a", "b", "c"], 3), "a, b and c");
        assert_eq!(few(&["a", "b", "c", "d", "e"], 2), "a, b and 3 more");
    }

    #[test]
    fn a_count_has_its_plural_and_one_has_none() {
        assert_eq!(
            (days(1), days(0), days(-3)),
            ("1 day".into(), "0 days".into(), "-3 days".into())
        );
        for (one, many) in [
            ("person", "2 people"),
            ("contact person", "2 contact people"),
            ("reply", "2 replies"),
            ("survey", "2 surveys"),
            ("address", "2 addresses"),
            ("branch", "2 branches"),
            ("finding", "2 findings"),
        ] {
            assert_eq!(count(2, one), many);
            assert_eq!(count(1, one), format!("1 {one}"));
        }
        assert_eq!(count_of(1u64, "person attends", "people attend"), "1 person attends");
        assert_eq!(
            (people(1), people(2), people(3)),
            ("1 person".into(), "both".into(), "3 people".into())
        );
    }

    #[test]
    fn thousands_stand_apart_and_a_sign_does_not_count() {
        for (n, text) in [
            (0i64, "0"),
            (999, "999"),
            (1000, "1,000"),
            (-123_456, "-123,456"),
            (1_840_000, "1,840,000"),
        ] {
            assert_eq!(thousands(n), text);
        }
    }

    #[test]
    fn a_day_is_said_with_what_tells_it_from_others() {
        let today = date("2026-11-24");
        for (day, said) in [
            ("2026-11-24", "Tue 24 Nov"),
            ("2026-11-23", "23 Nov"),
            ("2027-01-04", "Mon 4 Jan 2027"),
            ("2025-12-01", "1 Dec 2025"),
        ] {
            assert_eq!(said_day(date(day), today), said);
        }
        assert_eq!(date("2027-02-01").long_day(), "01 Feb 2027");
        assert_eq!(short_day(date("2027-05-25"), today), "Tue 25 May");
        assert_eq!(short_day(date("2027-05-26"), today), "Wed 26 May 2027");
    }

    #[test]
    fn the_days_beside_today_have_names() {
        let said: Vec<String> = [-2, -1, 0, 1, 2].into_iter().map(in_days).collect();
        assert_eq!(said, ["2 days ago", "yesterday", "today", "tomorrow", "in 2 days"]);
        assert_eq!((age(0), age(1), age(6)), ("today".into(), "yesterday".into(), "6 days".into()));
        assert_eq!(
            say_day(date("2024-03-01"), date("2026-11-24")),
            "Fri 01 Mar 2024, two years and eight months ago"
        );
    }
}
