//! What stands around a number, or in place of one: words, scales before it, a year's, numerals, ranges.

use super::numbers::{bare, currency, read_amount, scaled};
use super::unit::Unit;
use rust_decimal::Decimal;

/// Words that say no more than that a number is one: `ca. 1200`, `1200 netto`.
pub(super) fn without_words(text: &str) -> &str {
    const BEFORE: [&str; 19] = [
        "ca.",
        "ca",
        "circa",
        "approx.",
        "approx",
        "about",
        "around",
        "rund",
        "etwa",
        "ungefähr",
        "env.",
        "environ",
        "~",
        "≈",
        "∼",
        "约",
        "大约",
        "大概",
        "約",
    ];
    const BEHIND: [&str; 4] = [" netto", " net", " ht", " nett"];
    let text = text.trim();
    let begun = BEFORE.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let apart =
            rest.starts_with(' ') || !word.ends_with(char::is_alphabetic) || !word.is_ascii();
        apart.then(|| rest.trim_start())
    });
    let text = begun.filter(|rest| rest.chars().any(|c| c.is_ascii_digit())).unwrap_or(text);
    BEHIND.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text)
}

/// An eastern Arabic digit as an ASCII one, by the zero of its row.
pub(super) fn ascii_digit(c: char, zero: char) -> char {
    let value = u32::from(c).saturating_sub(u32::from(zero));
    char::from_digit(value, 10).unwrap_or(c)
}

/// `80k p.a.`, `200k/Jahr`: an amount of a year is the amount.
pub(super) fn without_period(text: &str) -> &str {
    const YEARLY: [&str; 14] = [
        " p.a.",
        " p. a.",
        " p.a",
        " pa",
        "/jahr",
        "/ jahr",
        " pro jahr",
        " im jahr",
        "/year",
        " per year",
        " a year",
        "/yr",
        "/a",
        "/年",
    ];
    let rest = YEARLY.iter().find_map(|word| text.strip_suffix(word)).map(str::trim_end);
    let rest = rest.or_else(|| text.strip_prefix("每年"));
    rest.filter(|rest| rest.chars().any(is_digit_like)).unwrap_or(text)
}

/// A digit, a Chinese one too, or what stands behind one.
fn is_digit_like(c: char) -> bool {
    c.is_ascii_digit() || CHINESE.contains(c)
}

/// `T€ 95`, `TEUR 95`, `Mio. € 1,2` with the scale behind the number, where it is read.
pub(super) fn scale_before(text: &str) -> Option<String> {
    let begins = text.find(|c: char| c.is_ascii_digit())?;
    let (before, number) = text.split_at_checked(begins)?;
    let before = before.trim_end();
    let (scale, sign) = [("t", "k"), ("k", "k"), ("mio.", "mio"), ("mio", "mio"), ("m", "mio")]
        .into_iter()
        .find_map(|(word, scale)| Some((scale, before.strip_prefix(word)?.trim_start())))?;
    currency(sign)?;
    Some(format!("{sign} {}{scale}", number.trim_end()))
}

/// The two numbers of `300-350k`, `1,2 bis 1,4 Mio`: the first has the scale of the second where it has none.
pub fn range_of(text: &str) -> Option<(Decimal, Decimal)> {
    let lower = text.to_lowercase().replace(['–', '—', '~'], "-");
    let lower = lower.replace(" bis ", "-").replace(" to ", "-").replace('至', "-");
    let (first, second) = lower.split_once('-')?;
    let digits = |part: &str| part.chars().any(|c| c.is_ascii_digit());
    if !digits(first) || !digits(second) || second.contains('-') {
        return None;
    }
    let last = read_amount(second, None, Unit::default()).ok()?.number;
    let scale = scaled(&bare(second).digits, true).1;
    let unit = Unit { scale, ..Unit::default() };
    let least = read_amount(first, None, unit).ok()?.number;
    (least < last).then_some((least.normalize(), last.normalize()))
}

/// Digits and units of Chinese numbers.
const CHINESE: &str = "〇零一二两兩三四五六七八九十百千万萬亿億";

/// `三十万`, `一百二十`, `两千五百万`: the number in words.
pub(super) fn chinese(text: &str) -> Option<String> {
    if text.is_empty() || !text.chars().all(|c| CHINESE.contains(c)) {
        return None;
    }
    let (mut whole, mut part, mut digit) = (0_u64, 0_u64, None::<u64>);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            _ => {
                let at = "零一二三四五六七八九".chars().position(|d| d == c);
                let value = match c {
                    '〇' => 0,
                    '两' | '兩' => 2,
                    _ => u64::try_from(at?).ok()?,
                };
                if digit.is_some_and(|before| before > 0) {
                    return None;
                }
                digit = Some(value);
                continue;
            }
        };
        if unit < 10_000 {
            part = part.checked_add(digit.unwrap_or(1).checked_mul(unit)?)?;
        } else {
            let below = part.checked_add(digit.unwrap_or(0))?;
            whole = whole.checked_add(below)?.checked_mul(unit)?;
            part = 0;
        }
        digit = None;
    }
    let number = whole.checked_add(part)?.checked_add(digit.unwrap_or(0))?;
    Some(number.to_string())
}
