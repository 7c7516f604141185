//! Numbers as people and spreadsheets write them, exact.

use super::number_words::{
    ascii_digit, chinese, range_of, scale_before, without_period, without_words,
};
use super::unit::Unit;
use crate::model::{Refusal, quoted};
use rust_decimal::Decimal;

/// Signs, words and codes of money that may stand beside an amount, longer ones first, and the currencies that
/// each may mean.
pub const CURRENCIES: &[(&[&str], &[&str])] = &[
    (&["us$", "us-$", "usd", "美元", "dollars us"], &["USD"]),
    (&["ca$", "c$", "cad"], &["CAD"]),
    (&["au$", "a$", "aud"], &["AUD"]),
    (&["hk$", "hkd", "港元", "港币"], &["HKD"]),
    (&["nt$", "twd", "新台币", "新台幣"], &["TWD"]),
    (&["s$", "sgd"], &["SGD"]),
    (&["r$", "brl"], &["BRL"]),
    (&["mx$", "mxn"], &["MXN"]),
    (&["欧元", "歐元", "euros", "euro", "eur", "€"], &["EUR"]),
    (&["sfr.", "sfr", "chf", "fr."], &["CHF"]),
    (&["英镑", "gbp", "pounds", "£"], &["GBP"]),
    (&["日元", "日圓", "jpy", "yen", "円"], &["JPY"]),
    (&["人民币", "人民幣", "rmb", "cny", "cnh"], &["CNY"]),
    (&["元"], &["CNY", "TWD", "HKD"]),
    (&["¥", "￥"], &["CNY", "JPY"]),
    (&["韩元", "krw", "₩"], &["KRW"]),
    (&["卢布", "rub", "руб.", "руб", "₽"], &["RUB"]),
    (&["rupees", "inr", "₹"], &["INR"]),
    (&["nok"], &["NOK"]),
    (&["sek"], &["SEK"]),
    (&["dkk"], &["DKK"]),
    (&["isk"], &["ISK"]),
    (&["kr.", "kr"], &["NOK", "SEK", "DKK", "ISK"]),
    (&["pln", "zł"], &["PLN"]),
    (&["czk", "kč"], &["CZK"]),
    (&["huf", "ft"], &["HUF"]),
    (&["ron", "lei"], &["RON"]),
    (&["uah", "₴"], &["UAH"]),
    (&["try", "₺"], &["TRY"]),
    (&["ils", "₪"], &["ILS"]),
    (&["thb", "฿"], &["THB"]),
    (&["vnd", "₫"], &["VND"]),
    (&["zar"], &["ZAR"]),
    (&["aed"], &["AED"]),
    (&["sar"], &["SAR"]),
    (&["nzd"], &["NZD"]),
    (&["dollars", "dollar", "$"], &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN"]),
];

/// Words of scale after a number, longer ones first.
pub const SCALES: &[(&str, u64)] = &[
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("亿", 100_000_000),
    ("億", 100_000_000),
    ("万", 10_000),
    ("萬", 10_000),
    ("千", 1_000),
    ("milliarden", 1_000_000_000),
    ("milliarde", 1_000_000_000),
    ("mrd.", 1_000_000_000),
    ("mrd", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("mio.", 1_000_000),
    ("mio", 1_000_000),
    ("millionen", 1_000_000),
    ("millions", 1_000_000),
    ("million", 1_000_000),
    ("crore", 10_000_000),
    ("lakh", 100_000),
    ("mill.", 1_000_000),
    ("mln", 1_000_000),
    ("mn", 1_000_000),
    ("tausend", 1_000),
    ("thousand", 1_000),
    ("milliers", 1_000),
    ("tsd.", 1_000),
    ("tsd", 1_000),
    ("k", 1_000),
    ("m", 1_000_000),
];

/// The currencies that a sign, a word or a code may mean.
pub fn currency(word: &str) -> Option<&'static [&'static str]> {
    let word = word.trim().to_lowercase();
    CURRENCIES.iter().find(|(signs, _)| signs.contains(&word.as_str())).map(|(_, codes)| *codes)
}

/// Is one of these currencies the book's, by its code, sign or word?
pub fn is_ours(codes: &[&str], ours: &str) -> bool {
    match currency(ours) {
        Some(known) => codes.iter().any(|code| known.contains(code)),
        None => codes.contains(&ours.trim().to_uppercase().as_str()),
    }
}

/// Refuses an amount that names another currency than the book's, which would be kept as one of its own.
pub fn refuse_another_currency(text: &str, ours: Option<&str>) -> Result<(), Refusal> {
    let codes = currency_beside(text);
    match (codes, ours) {
        ([first, ..], Some(ours)) if !is_ours(codes, ours) => Err(Refusal::because(
            phrase!("{} is in {}, and this book is in {}", quoted(text.trim()), first, ours),
            phrase!("type what it is in {ours}", ours),
        )),
        _ => Ok(()),
    }
}

/// The currencies that may be meant beside a number, or behind it as a word; empty: none is named.
pub fn currency_beside(text: &str) -> &'static [&'static str] {
    let codes = bare(text).currency;
    let behind = || currency(text.split_whitespace().nth(1)?);
    if codes.is_empty() { behind().unwrap_or_default() } else { codes }
}

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

/// The decimal mark that a number shows by itself: `1.234,50` and `1.234.567` a comma, `12.5` and `0.750` a point,
/// `1.234` none.
fn own_mark(text: &str) -> Option<char> {
    let bare = bare(text);
    if bare.cents {
        return bare.cents_mark;
    }
    let (text, _) = scaled(&bare.digits, !bare.currency.is_empty());
    let text = text.trim();
    if !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'')) {
        return None;
    }
    let marks: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let (place, last) = *marks.last()?;
    let alone = marks.iter().filter(|(_, c)| *c == last).count() == 1;
    let after = text.chars().count().saturating_sub(text[..place].chars().count() + 1);
    let mixed = marks.len() > 1;
    let grouped = text.contains([' ', '\'']);
    let small = text.starts_with("0.") || text.starts_with("0,");
    if !alone {
        let groups = marks.iter().all(|(_, c)| *c == last) && after == 3;
        return groups.then_some(if last == '.' { ',' } else { '.' });
    }
    (mixed || grouped || small || after != 3).then_some(last)
}

/// Reads `1.234,50`, `1,234.50`, `1 234,50`, `1'234.50`, `(12)`, `12-`, `EUR 12`, `850,--`, `120万`, exact.
///
/// One mark with three digits behind it (`1.234`) groups thousands, unless `decimal`, the mark of
/// the column, says that it is the decimal one, or a word of millions stands behind it (`1,139 Mio`).
pub fn read_number(text: &str, decimal: Option<char>) -> Result<Decimal, Refusal> {
    read_amount(text, decimal, Unit::default()).map(|amount| amount.number)
}

/// A number with what stands beside it.
pub struct Amount {
    /// The number, its scale or that of the unit taken in.
    pub number: Decimal,
    /// The currencies that its sign may mean; empty where it has none.
    pub currency: &'static [&'static str],
}

/// Reads a number of a column with this unit: a scale of its own goes before that of the column.
pub fn read_amount(text: &str, decimal: Option<char>, unit: Unit) -> Result<Amount, Refusal> {
    let bare = bare(text);
    let (digits, own) = scaled(&bare.digits, !bare.currency.is_empty());
    let words = own.is_none().then(|| chinese(bare.digits.trim())).flatten();
    let decimal = decimal.or_else(|| own.filter(|own| *own >= MILLION).and(only_mark(digits)));
    let plain = words.or_else(|| plain(digits.trim(), decimal)).ok_or_else(|| no_number(text))?;
    let scale = own.or(unit.scale).unwrap_or(1);
    let number = plain.parse::<Decimal>().ok().and_then(|n| n.checked_mul(Decimal::from(scale)));
    let number = number.ok_or_else(|| no_number(text))?;
    let number = if bare.negative { -number } else { number };
    Ok(Amount { number, currency: bare.currency })
}

/// Of `1,139 Mio` the mark: nobody writes a thousand millions so. `1.250 k` is written of a million and a quarter.
const MILLION: u64 = 1_000_000;

/// The one mark of a number.
fn only_mark(digits: &str) -> Option<char> {
    let mut marks = digits.chars().filter(|c| matches!(c, '.' | ','));
    marks.next().filter(|_| marks.next().is_none())
}

fn no_number(text: &str) -> Refusal {
    let letters: Vec<char> = text.chars().collect();
    let digit =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let is_zero = |(at, c): (usize, &char)| {
        let word = letters.get(at + 1).is_some_and(|next| next.is_alphabetic());
        matches!(c, 'O' | 'o') && !word && digit(at.checked_sub(1))
    };
    if let Some((one, other)) = range_of(text) {
        return Refusal::because(
            phrase!("{} can be {} or {}", quoted(text), one, other),
            phrase!("type the one that is meant"),
        );
    }
    let what = match letters.iter().enumerate().any(is_zero) {
        true => phrase!("{} is no number; there is a letter O in it", quoted(text)),
        false => phrase!("{} is no number", quoted(text)),
    };
    Refusal::because(what, phrase!("write digits, such as 1234.50 or 1.234,50"))
}

/// A number without sign, currency and dashes for cents.
#[derive(Default)]
pub(super) struct Bare {
    pub(super) digits: String,
    negative: bool,
    currency: &'static [&'static str],
    /// Dashes stood in place of the cents, and the mark before them.
    cents: bool,
    cents_mark: Option<char>,
}

/// The digits and marks, ASCII, and what stood around them.
pub(super) fn bare(text: &str) -> Bare {
    use unicode_normalization::UnicodeNormalization;
    let mut text: String = text
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            c if c.is_whitespace() => ' ',
            '’' | '‘' | '´' | '`' | 'ʼ' | '′' => '\'',
            '\u{2212}' | '\u{2010}'..='\u{2015}' => '-',
            '٫' => ',',
            '٬' => '\'',
            '٠'..='٩' => ascii_digit(c, '٠'),
            '۰'..='۹' => ascii_digit(c, '۰'),
            '、' | '，' => ',',
            c => c,
        })
        .collect();
    let mut found = Bare::default();
    text = without_period(without_words(&text)).to_owned();
    if let Some(behind) = scale_before(&text) {
        text = behind;
    }
    loop {
        let before = text.len();
        text = text.trim().to_owned();
        if let Some((rest, mark)) = without_cents(&text).filter(|_| !found.cents) {
            (found.cents, found.cents_mark) = (true, Some(mark));
            text = rest.to_owned();
        }
        for (sign, codes) in CURRENCIES.iter().flat_map(|(s, c)| s.iter().map(move |s| (s, *c))) {
            let rest = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign));
            if let Some(rest) = rest.filter(|_| found.currency.is_empty()) {
                text = rest.trim().to_owned();
                found.currency = codes;
            }
        }
        if text.len() != before {
            continue;
        }
        let minus = text.strip_prefix('-').or_else(|| text.strip_suffix('-'));
        let inside = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
        if let Some(rest) = minus.or(inside).filter(|_| !found.negative) {
            found.negative = true;
            text = rest.to_owned();
        } else if let Some(rest) = text.strip_prefix('+') {
            text = rest.to_owned();
        }
        if text.len() == before {
            found.digits = text;
            return found;
        }
    }
}

/// `1.200,-`, `850,--`, `5.–`, `1'200.—`, `1.200,=`: no cents, and the mark before the dashes.
fn without_cents(text: &str) -> Option<(&str, char)> {
    let before = text.trim_end_matches(['-', '=']);
    let dashes = text.len() - before.len();
    let mark = before.trim_end().chars().next_back().filter(|c| matches!(c, '.' | ','))?;
    let rest = before.trim_end().strip_suffix(mark)?;
    let ends = rest.ends_with(|c: char| c.is_ascii_digit());
    ((1..=3).contains(&dashes) && ends).then_some((rest, mark))
}

/// The number and its scale; `t` and `m` are scales beside a currency only.
pub(super) fn scaled(text: &str, is_money: bool) -> (&str, Option<u64>) {
    let of = |(word, scale): &(&str, u64)| {
        let rest = text.strip_suffix(word)?.trim_end();
        rest.ends_with(|c: char| c.is_ascii_digit()).then_some((rest, Some(*scale)))
    };
    SCALES
        .iter()
        .find_map(of)
        .or_else(|| of(&("t", 1_000)).filter(|_| is_money))
        .unwrap_or((text, None))
}

/// The number with a point for decimals and no groups.
fn plain(text: &str, decimal: Option<char>) -> Option<String> {
    let shaped = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\''));
    if !shaped || !text.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let last = text.chars().rev().find(|c| matches!(c, '.' | ','));
    let after = last.and_then(|mark| text.rsplit(mark).next()).map_or(0, |t| t.chars().count());
    let grouped = text.contains([' ', '\'']);
    let point = match last {
        None => None,
        Some(mark) if count(text, mark) > 1 => None,
        Some(mark) if count(text, other(mark)) > 0 || grouped || after != 3 => Some(mark),
        Some(mark) if text.starts_with(['0', mark]) || decimal == Some(mark) => Some(mark),
        Some(_) => None,
    };
    let (whole, decimals) = match point.and_then(|mark| text.split_once(mark)) {
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    if !decimals.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let whole = ungrouped(whole)?;
    Some(if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") })
}

fn count(text: &str, mark: char) -> usize {
    text.matches(mark).count()
}

fn other(mark: char) -> char {
    if mark == '.' { ',' } else { '.' }
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
    // `12,34,567`, as in India: groups of two before the last of three.
    let in_twos = groups.len() > 2
        && groups.iter().enumerate().all(|(i, group)| {
            let digits = group.chars().all(|c| c.is_ascii_digit());
            let last = i + 1 == groups.len();
            digits
                && match (i, last) {
                    (0, _) => (1..=2).contains(&group.len()),
                    (_, true) => group.len() == 3,
                    _ => group.len() == 2,
                }
        });
    (sized || in_twos).then(|| groups.concat())
}

#[cfg(test)]
#[path = "numbers_tests.rs"]
mod tests;
