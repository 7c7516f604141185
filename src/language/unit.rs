//! What a header says of its numbers: per cent, thousands, a currency.

use super::numbers::{CURRENCIES, SCALES, currency};

/// The unit of a column, or of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// What a number without a scale of its own is multiplied with; absent: one.
    pub scale: Option<u64>,
    /// The numbers are per cent.
    pub percent: bool,
    /// The currencies that the sign may mean; empty: none is named.
    pub currency: &'static [&'static str],
}

/// Words of a unit that say nothing by themselves.
const FILLERS: &[&str] =
    &["in", "en", "net", "netto", "brutto", "gross", "of", "单位", "ht", "hors", "taxes"];

/// Words of per cent.
const PERCENT: &[&str] = &["%", "prozent", "percent", "pct", "pct.", "v.h.", "pourcent", "百分比"];

/// Words of scale that only headers have.
const HEADER_SCALES: &[(&str, u64)] = &[
    ("thousands", 1_000),
    ("thousand", 1_000),
    ("tausend", 1_000),
    ("milliers", 1_000),
    ("000s", 1_000),
    ("000", 1_000),
    ("1000", 1_000),
    ("millions", 1_000_000),
    ("millionen", 1_000_000),
];

/// The header without its unit, and the unit: `Umsatz 2025 (TEUR)`, `Marge in %`, `销售额（万元）`.
pub fn of(header: &str) -> (String, Unit) {
    let mut unit = Unit::default();
    let mut rest = String::new();
    let mut bracket: Option<String> = None;
    for c in header.chars() {
        match (c, &mut bracket) {
            ('(' | '[' | '（' | '【', None) => bracket = Some(String::new()),
            (')' | ']' | '）' | '】', Some(inside)) => {
                if !take_all(inside, &mut unit) {
                    rest.push_str(&format!(" ({inside})"));
                }
                bracket = None;
            }
            (c, Some(inside)) => inside.push(c),
            (c, None) => rest.push(c),
        }
    }
    if let Some(inside) = bracket.filter(|inside| !take_all(inside, &mut unit)) {
        rest.push_str(&format!(" ({inside}"));
    }
    let (rest, found) = loose(&rest, unit);
    (rest, found)
}

/// Takes what stands in brackets, where all of it is a unit.
fn take_all(inside: &str, unit: &mut Unit) -> bool {
    let mut found = *unit;
    let inside = ["1.000", "1,000", "1'000", "1’000", "1 000"]
        .into_iter()
        .fold(inside.to_owned(), |text, form| text.replace(form, "1000"));
    let words: Vec<String> = words(&inside).collect();
    let is_money = words.iter().any(|word| currency(word).is_some());
    let all = !words.is_empty()
        && words.iter().all(|word| match word.as_str() {
            "m" if is_money => {
                found.scale = Some(1_000_000);
                true
            }
            "t" if is_money => {
                found.scale = Some(1_000);
                true
            }
            word => take(word, &mut found, true),
        });
    if all {
        *unit = found;
    }
    all
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | ':' | '：' | '\'' | '’'))
        .filter(|w| !w.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().into_iter()
}

/// Units between the words of a header: `Umsatz 2025 TEUR`, `Marge in Prozent`.
fn loose(header: &str, unit: Unit) -> (String, Unit) {
    let mut found = unit;
    let mut rest: Vec<&str> = Vec::new();
    let words: Vec<&str> = header.split_whitespace().collect();
    for (at, word) in words.iter().copied().enumerate() {
        let lower = match word.to_lowercase().as_str() {
            "1.000" | "1,000" | "1'000" | "1’000" | "'000" | "’000" => "1000".to_owned(),
            own => own.to_owned(),
        };
        let is_money = words.get(at + 1).is_some_and(|next| currency(next).is_some());
        let counts = lower == "1000" && is_money && !rest.is_empty();
        if take(&lower, &mut found, counts) {
            if rest.last().is_some_and(|w| matches!(w.to_lowercase().as_str(), "in" | "en")) {
                rest.pop();
            }
        } else {
            rest.push(word);
        }
    }
    if rest.is_empty() { (header.to_owned(), unit) } else { (rest.join(" "), found) }
}

/// Takes one word of a unit. Outside brackets a word that is another word too is none.
fn take(word: &str, unit: &mut Unit, alone: bool) -> bool {
    if alone && FILLERS.contains(&word) {
        return true;
    }
    let percent = PERCENT.contains(&word) || word == "％";
    if percent {
        unit.percent = true;
        return true;
    }
    if let Some((scale, signs)) = joined(word) {
        let short = signs.is_empty() && matches!(word, "m" | "t" | "b" | "k" | "000" | "1000");
        if short && !(alone && matches!(word, "k" | "000" | "1000")) {
            return false;
        }
        unit.scale = scale.or(unit.scale);
        if !signs.is_empty() {
            unit.currency = signs;
        }
        return true;
    }
    false
}

/// `teur`, `k€`, `mio.`, `万元`, `$000`: a scale, a currency, or both in either order.
fn joined(word: &str) -> Option<(Option<u64>, &'static [&'static str])> {
    let scales = || SCALES.iter().chain(HEADER_SCALES);
    let scale_of = |text: &str| scales().find(|(w, _)| *w == text).map(|(_, n)| *n);
    if let Some(scale) = scale_of(word) {
        return Some((Some(scale), &[]));
    }
    if let Some(signs) = currency(word) {
        return Some((None, signs));
    }
    let signs =
        CURRENCIES.iter().flat_map(|(signs, codes)| signs.iter().map(move |s| (*s, *codes)));
    signs.into_iter().find_map(|(sign, codes)| {
        let rest = word.strip_suffix(sign).or_else(|| word.strip_prefix(sign))?;
        let scale = scale_of(rest).or_else(|| (rest == "t").then_some(1_000))?;
        Some((Some(scale), codes))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_in_brackets_and_behind_words() {
        for (header, rest, scale, percent, currency) in [
            ("Umsatz 2025 (TEUR)", "Umsatz 2025", Some(1000), false, "EUR"),
            ("Umsatz 2025 in T€", "Umsatz 2025", Some(1000), false, "EUR"),
            ("Umsatz 2025 [k€]", "Umsatz 2025", Some(1000), false, "EUR"),
            ("Revenue 2025 ($000)", "Revenue 2025", Some(1000), false, "USD"),
            ("Revenue 2025 (in thousands)", "Revenue 2025", Some(1000), false, ""),
            ("Umsatz 2025 (in Mio. EUR)", "Umsatz 2025", Some(1_000_000), false, "EUR"),
            ("2025年销售额（万元）", "2025年销售额", Some(10_000), false, "CNY"),
            ("margin (%)", "margin", None, true, ""),
            ("Marge in %", "Marge", None, true, ""),
            ("Marge in Prozent", "Marge", None, true, ""),
            ("value (USD)", "value", None, false, "USD"),
            ("Wert in 1000 EUR", "Wert", Some(1000), false, "EUR"),
            ("Wert in 1.000 €", "Wert", Some(1000), false, "EUR"),
            ("Revenue 2025 (USD m)", "Revenue 2025", Some(1_000_000), false, "USD"),
            ("Werk 1000", "Werk 1000", None, false, ""),
            ("Umsatz 2026 (Stand 30.09.)", "Umsatz 2026 (Stand 30.09.)", None, false, ""),
            ("Kontakt (m)", "Kontakt (m)", None, false, ""),
            ("Menge (t)", "Menge (t)", None, false, ""),
        ] {
            let (left, unit) = of(header);
            let first = unit.currency.first().copied().unwrap_or_default();
            assert_eq!(
                (left.as_str(), unit.scale, unit.percent, first),
                (rest, scale, percent, currency),
                "{header}"
            );
        }
    }
}
