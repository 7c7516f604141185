//! Numbers as people and spreadsheets write them, exact.

use crate::model::{Refusal, quoted};
use rust_decimal::Decimal;

/// Signs and codes of money that may stand beside an amount.
const CURRENCIES: &[&str] = &[
    "€", "$", "£", "¥", "￥", "元", "eur", "usd", "gbp", "chf", "cny", "rmb", "jpy", "nok", "sek",
    "dkk", "kr", "fr.", "zł", "pln",
];

/// Words of scale after a number.
const SCALES: &[(&str, u64)] = &[
    ("亿", 100_000_000),
    ("万", 10_000),
    ("萬", 10_000),
    ("mio.", 1_000_000),
    ("mio", 1_000_000),
    ("million", 1_000_000),
    ("mill.", 1_000_000),
    ("tsd.", 1_000),
    ("tsd", 1_000),
    ("k", 1_000),
];

/// The decimal mark that cells of one column agree on; `None` where none or both are seen.
pub fn decimal_mark<'a>(cells: impl Iterator<Item = &'a str>) -> Option<char> {
    let mut seen = None;
    for mark in cells.filter_map(own_mark) {
        if seen.is_some_and(|before| before != mark) {
            return None;
        }
        seen = Some(mark);
    }
    seen
}

/// The decimal mark that a number shows by itself: `1.234,50` a comma, `12.5` a point, `1.234` none.
fn own_mark(text: &str) -> Option<char> {
    let (text, _) = bare(text);
    let marks: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let (place, last) = *marks.last()?;
    let alone = marks.iter().filter(|(_, c)| *c == last).count() == 1;
    let after = text.chars().count().saturating_sub(text[..place].chars().count() + 1);
    let mixed = marks.len() > 1;
    let grouped = text.contains([' ', '\'']);
    (alone && (mixed || grouped || after != 3)).then_some(last)
}

/// Reads `1.234,50`, `1,234.50`, `1 234,50`, `1'234.50`, `(12)`, `12-`, `EUR 12`, `120万`, exact.
///
/// One mark with three digits behind it (`1.234`) groups thousands, unless `decimal`, the mark of
/// the column, says that it is the decimal one: then it is refused, because it can be both.
pub fn read_number(text: &str, decimal: Option<char>) -> Result<Decimal, Refusal> {
    if !text.is_empty() && text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().map_err(|_| no_number(text));
    }
    let (digits, negative) = bare(text);
    let (digits, scale) = scaled(&digits);
    let plain = match plain(digits.trim(), decimal) {
        Ok(plain) => plain,
        Err(Fault::TwoWays) => {
            return Err(Refusal::because(
                format!("{} can be thousands or decimals", quoted(text)),
                "write it without the mark, or with all its decimals",
            ));
        }
        Err(Fault::NoNumber) => return Err(no_number(text)),
    };
    let number = plain.parse::<Decimal>().ok().and_then(|n| n.checked_mul(Decimal::from(scale)));
    let number = number.ok_or_else(|| no_number(text))?;
    Ok(if negative { -number } else { number })
}

fn no_number(text: &str) -> Refusal {
    let looks = text
        .chars()
        .rev()
        .find(|c| c.is_alphabetic())
        .filter(|_| text.chars().any(|c| c.is_ascii_digit()));
    let what = match looks {
        Some('O' | 'o') => format!("{} is no number; there is a letter O in it", quoted(text)),
        _ => format!("{} is no number", quoted(text)),
    };
    Refusal::because(what, "write digits, such as 1234.50 or 1.234,50")
}

enum Fault {
    NoNumber,
    TwoWays,
}

/// The digits and marks, ASCII, without sign and currency; whether it is negative.
fn bare(text: &str) -> (String, bool) {
    use unicode_normalization::UnicodeNormalization;
    let mut text: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            c if c.is_whitespace() => ' ',
            '’' | '‘' | '´' | '`' | 'ʼ' | '′' => '\'',
            '\u{2212}' | '–' => '-',
            '٫' => ',',
            c => c,
        })
        .collect();
    let mut negative = false;
    loop {
        let before = text.len();
        text = text.trim().to_owned();
        for currency in CURRENCIES {
            let rest = text.strip_prefix(currency).or_else(|| text.strip_suffix(currency));
            if let Some(rest) = rest {
                text = rest.trim().to_owned();
            }
        }
        let minus = text.strip_prefix('-').or_else(|| text.strip_suffix('-'));
        let inside = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
        if let Some(rest) = minus.or(inside).filter(|_| !negative) {
            negative = true;
            text = rest.to_owned();
        } else if let Some(rest) = text.strip_prefix('+') {
            text = rest.to_owned();
        }
        if text.len() == before {
            return (text, negative);
        }
    }
}

fn scaled(text: &str) -> (&str, u64) {
    SCALES
        .iter()
        .find_map(|(word, scale)| text.strip_suffix(word).map(|rest| (rest, *scale)))
        .unwrap_or((text, 1))
}

/// The number with a point for decimals and no groups.
fn plain(text: &str, decimal: Option<char>) -> Result<String, Fault> {
    let shaped = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\''));
    if !shaped || !text.chars().any(|c| c.is_ascii_digit()) {
        return Err(Fault::NoNumber);
    }
    let count = |mark: char| text.matches(mark).count();
    let last = text.chars().rev().find(|c| matches!(c, '.' | ','));
    let after = last.and_then(|mark| text.rsplit(mark).next()).map_or(0, |t| t.chars().count());
    let other = |mark: char| if mark == '.' { ',' } else { '.' };
    let grouped = text.contains([' ', '\'']);
    let point = match last {
        None => None,
        Some(mark) if count(mark) > 1 => None,
        Some(mark) if count(other(mark)) > 0 || grouped || after != 3 => Some(mark),
        Some(mark) if text.starts_with(['0', mark]) => Some(mark),
        Some(mark) if decimal == Some(mark) => return Err(Fault::TwoWays),
        Some(_) => None,
    };
    let (whole, decimals) = match point.and_then(|mark| text.split_once(mark)) {
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    if !decimals.chars().all(|c| c.is_ascii_digit()) {
        return Err(Fault::NoNumber);
    }
    let whole = ungrouped(whole).ok_or(Fault::NoNumber)?;
    Ok(if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") })
}

/// The digits of groups of three behind one mark; of a first group of one to three.
fn ungrouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else {
        return Some(if whole.is_empty() { "0".to_owned() } else { whole.to_owned() });
    };
    let groups: Vec<&str> = whole.split(mark).collect();
    let sized = groups.iter().enumerate().all(|(i, group)| {
        let digits = group.chars().all(|c| c.is_ascii_digit());
        digits && if i == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 }
    });
    sized.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_of_every_style() {
        for (text, number) in [
            ("1.234,50", "1234.50"),
            ("1,234.50", "1234.50"),
            ("1 234,50", "1234.50"),
            ("1\u{a0}234,50", "1234.50"),
            ("1'234.50", "1234.50"),
            ("1’234.50", "1234.50"),
            ("1234", "1234"),
            ("1.234", "1234"),
            ("1,234", "1234"),
            ("1.234.567", "1234567"),
            ("12,5", "12.5"),
            ("0.125", "0.125"),
            ("0,125", "0.125"),
            (".5", "0.5"),
            ("€ 1.234,50", "1234.50"),
            ("1.234,50 EUR", "1234.50"),
            ("-12", "-12"),
            ("(1,234.00)", "-1234.00"),
            ("12-", "-12"),
            ("120万", "1200000"),
            ("1.5亿", "150000000"),
            ("2,5 Mio. €", "2500000.0"),
            ("１２３", "123"),
            ("¥1,234", "1234"),
            ("1 234 567", "1234567"),
            ("5k", "5000"),
            ("1234567890123456", "1234567890123456"),
        ] {
            assert_eq!(
                read_number(text, None).unwrap(),
                number.parse::<Decimal>().unwrap(),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "84O",
            "",
            "-",
            "1.2.3",
            "1,23,456.7",
            "12 34",
            "1e5",
            "n/a",
            "1.234,5,6",
            "--5",
            "99999999999999999999999999999999",
        ] {
            assert!(read_number(text, None).is_err(), "{text}");
        }
        assert!(read_number("84O", None).unwrap_err().what.contains("letter O"));
    }

    #[test]
    fn the_column_decides_what_a_mark_is() {
        assert_eq!(decimal_mark(["1.234", "12,50"].into_iter()), Some(','));
        assert_eq!(decimal_mark(["1.5", "12,50"].into_iter()), None);
        assert_eq!(decimal_mark(["1.234", "x"].into_iter()), None);
        assert!(read_number("1.234", Some('.')).unwrap_err().what.contains("thousands"));
        assert_eq!(read_number("1.234", Some(',')).unwrap(), Decimal::from(1234));
    }

    fn written(cents: i64, group: &str, point: char) -> String {
        let digits = (cents.unsigned_abs() / 100).to_string();
        let mut whole = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                whole.push_str(group);
            }
            whole.push(c);
        }
        format!(
            "{}{whole}{point}{:02}",
            if cents < 0 { "-" } else { "" },
            cents.unsigned_abs() % 100
        )
    }

    proptest! {
        #[test]
        fn every_style_is_exact(cents in -1_000_000_000_000_000i64..1_000_000_000_000_000) {
            for (group, point) in [(".", ','), (",", '.'), (" ", ','), ("'", '.'), ("\u{202f}", ','), ("", '.'), ("", ',')] {
                let text = written(cents, group, point);
                prop_assert_eq!(read_number(&text, Some(point)).unwrap(), Decimal::new(cents, 2), "{}", text);
            }
        }

        #[test]
        fn nothing_breaks(text in "\\PC{0,12}") {
            let _ = read_number(&text, None);
            let _ = decimal_mark([text.as_str()].into_iter());
        }
    }
}
