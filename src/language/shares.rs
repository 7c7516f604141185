//! A share as people say it: `40 %`, `40 Prozent`, `四成`, `百分之四十`, `fifty-fifty`.

use super::number_words::chinese;
use super::numbers::read_number;
use crate::model::Money;
use rust_decimal::Decimal;

/// Words behind a number of parts in a hundred, longer ones first.
const PERCENT: &[&str] =
    &["per cent", "percent", "prozent", "pour cent", "pct.", "pct", "v.h.", "v. h.", "%", "％"];
/// Words of one half.
const HALF: &[&str] = &[
    "fifty-fifty",
    "fifty fifty",
    "fifty/fifty",
    "50/50",
    "50:50",
    "50-50",
    "50 50",
    "halbe-halbe",
    "halbe halbe",
    "half",
    "the half",
    "half of it",
    "die hälfte",
    "hälfte",
    "la moitié",
    "moitié",
    "一半",
    "五五开",
    "对半",
];

/// How many parts in a hundred a share is; `None` where it is no share in so many words: `40` is a number.
pub fn percent(text: &str) -> Option<Decimal> {
    let text = text.trim().to_lowercase();
    if HALF.contains(&text.as_str()) {
        return Some(Decimal::from(50));
    }
    if let Some(parts) = text.strip_prefix("百分之") {
        return number(parts);
    }
    if let Some((tens, rest)) = text.split_once('成') {
        let tens = number(tens)?.checked_mul(Decimal::TEN)?;
        return match rest {
            "" => Some(tens),
            "半" => tens.checked_add(Decimal::from(5)),
            rest => tens.checked_add(number(rest).filter(|ones| *ones < Decimal::TEN)?),
        };
    }
    let digits = PERCENT.iter().find_map(|word| text.strip_suffix(word))?;
    read_number(digits.trim(), None).ok()
}

/// The part of a sum that a share is, to the cent: `30 %` of 200,000; nothing where the text is no share.
pub fn part_of(text: &str, whole: Money) -> Option<Money> {
    let percent = percent(text)?;
    let cents =
        Decimal::from(whole.cents()).checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?;
    let cents =
        cents.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    Money::from_decimal(cents.checked_div(Decimal::ONE_HUNDRED)?)
}

fn number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let words = chinese(text).and_then(|number| number.parse().ok());
    words.or_else(|| read_number(text, None).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_in_many_ways() {
        for (text, parts) in [
            ("四成", Some("40")),
            ("四成五", Some("45")),
            ("七成半", Some("75")),
            ("4成", Some("40")),
            ("百分之四十", Some("40")),
            ("40 %", Some("40")),
            ("40 Prozent", Some("40")),
            ("12,5 percent", Some("12.5")),
            ("trente pour cent", None),
            ("30 pour cent", Some("30")),
            ("fifty-fifty", Some("50")),
            ("一半", Some("50")),
            ("40", None),
            ("成", None),
            ("现成", None),
            ("四成二十", None),
            ("percent", None),
        ] {
            assert_eq!(
                percent(text).map(|p| p.normalize().to_string()).as_deref(),
                parts,
                "{text}"
            );
        }
    }

    #[test]
    fn a_share_of_a_sum_is_a_sum() {
        let whole = Money::from_decimal(Decimal::from(99_999)).expect("a sum");
        let part = |text| part_of(text, whole).map(|money| money.to_string());
        assert_eq!(part("30%").as_deref(), Some("29999.7"));
        assert_eq!(part("三成").as_deref(), Some("29999.7"));
        assert_eq!(part("30"), None);
    }
}
