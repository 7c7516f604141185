//! How days, counts and lists of names stand in the sentences of the rules.

use crate::model::Date;
use chrono::Datelike;

/// `24 Nov 2026`.
pub fn day(date: Date) -> String {
    date.format("%d %b %Y").to_string()
}

/// As a rep says it: `Thu 26 Nov` of a day to come, `18 Feb` of one gone by; the year where it is another one.
pub fn said_day(date: Date, today: Date) -> String {
    let form = match (date >= today, date.year() == today.year()) {
        (true, true) => "%a %-d %b",
        (true, false) => "%a %-d %b %Y",
        (false, true) => "%-d %b",
        (false, false) => "%-d %b %Y",
    };
    date.format(form).to_string()
}

/// `1 person`, `both`, `3 people`: how many of them, as one says it.
pub fn people(n: usize) -> String {
    match n {
        1 => "1 person".to_owned(),
        2 => "both".to_owned(),
        n => format!("{n} people"),
    }
}

/// The first few, and how many more there are: `a, b and 3 more`.
pub fn few<S: AsRef<str>>(words: &[S], most: usize) -> String {
    let mut shown: Vec<String> = words.iter().take(most).map(|w| w.as_ref().to_owned()).collect();
    if words.len() > most {
        shown.push(format!("{} more", words.len() - most));
    }
    list(&shown)
}

/// `5 Oct` within half a year of today, `5 Oct 2027` beyond it.
pub fn near_day(date: Date, today: Date) -> String {
    let near = (date - today).num_days().abs() <= 182;
    date.format(if near { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// A name as one speaks of somebody whom both know: of `Ingrid Dahl` `Dahl`; whole where it is not in Latin letters.
pub fn short_name(name: &str) -> &str {
    let latin = name.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{250}');
    match latin {
        true => name.rsplit(' ').next().unwrap_or(name),
        false => name,
    }
}

/// With its first letter as at the head of a sentence.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    first.to_uppercase().chain(chars).collect()
}

/// `1 day`, `12 days`.
pub fn days(n: i64) -> String {
    count(n, "day")
}

/// `1 offer`, `2 offers`.
pub fn count(n: i64, what: &str) -> String {
    let end = if n == 1 { "" } else { "s" };
    format!("{n} {what}{end}")
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(words: &[S]) -> String {
    let mut text = String::new();
    for (i, word) in words.iter().enumerate() {
        let before = match i {
            0 => "",
            _ if i + 1 == words.len() => " and ",
            _ => ", ",
        };
        text.push_str(before);
        text.push_str(word.as_ref());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!((days(1), days(0)), ("1 day".into(), "0 days".into()));
        let first = Date::from_ymd_opt(2027, 2, 1).unwrap_or_default();
        assert_eq!(day(first), "01 Feb 2027");
    }

    #[test]
    fn a_day_is_said_with_what_tells_it_from_others() {
        let date = |text: &str| crate::model::parse_day(text).unwrap_or_default();
        let today = date("2026-11-24");
        for (day, said) in [
            ("2026-11-24", "Tue 24 Nov"),
            ("2026-11-23", "23 Nov"),
            ("2027-01-04", "Mon 4 Jan 2027"),
            ("2025-12-01", "1 Dec 2025"),
        ] {
            assert_eq!(said_day(date(day), today), said);
        }
    }

    #[test]
    fn a_name_is_said_in_short_where_its_letters_allow_it() {
        for (name, short) in [
            ("Ingrid Dahl", "Dahl"),
            ("Åse Lindström", "Lindström"),
            ("王敏", "王敏"),
            ("ليلى حداد", "ليلى حداد"),
            ("Krogh", "Krogh"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }

    #[test]
    fn of_many_the_first_are_named_and_the_rest_counted() {
        assert_eq!(few(&["a", "b", "c"], 3), "a, b and c");
        assert_eq!(few(&["a", "b", "c", "d", "e"], 2), "a, b and 3 more");
        assert_eq!(
            (people(1), people(2), people(3)),
            ("1 person".into(), "both".into(), "3 people".into())
        );
    }
}
