//! How days, counts and lists of names stand in the sentences of the rules.

use crate::model::Date;

/// `24 Nov 2026`.
pub fn day(date: Date) -> String {
    date.format("%d %b %Y").to_string()
}

/// `5 Oct` within half a year of today, `5 Oct 2027` beyond it.
pub fn near_day(date: Date, today: Date) -> String {
    let near = (date - today).num_days().abs() <= 182;
    date.format(if near { "%-d %b" } else { "%-d %b %Y" }).to_string()
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
}
