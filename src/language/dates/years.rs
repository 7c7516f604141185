//! A year by itself, as people type it.

use super::absolute;
use crate::model::{Refusal, quoted};
use crate::text::fold;
use std::ops::RangeInclusive;

/// Years that a plan or a turnover may be of.
const YEARS: RangeInclusive<i64> = 1970..=2099;

/// The year that is meant by `2025`, `25`, `'25`, `FY25` or `2025年`.
pub fn parse_year(text: &str) -> Result<i64, Refusal> {
    let folded = fold(text.trim());
    let bare = ["fy", "gj", "year", "jahr"].iter().find_map(|word| folded.strip_prefix(word));
    let bare = bare.unwrap_or(&folded).trim().trim_end_matches('年');
    let digits = bare.trim_start_matches(['\'', '’']);
    let plain = digits.chars().all(|c| c.is_ascii_digit());
    let number = digits.parse().ok().filter(|_| plain);
    let year = number.and_then(|number| absolute::year(number, digits.len()).ok());
    year.filter(|year| YEARS.contains(year)).ok_or_else(|| {
        let (first, last) = (YEARS.start(), YEARS.end());
        Refusal::because(
            phrase!("{} is no year", quoted(text.trim())),
            phrase!("type one from {first} to {last}, such as 2025 or 25", first, last),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_figures_are_a_year_of_these_days_and_what_is_none_is_refused() {
        for (text, year) in [
            ("2025", 2025),
            ("25", 2025),
            ("'25", 2025),
            ("FY25", 2025),
            ("２５", 2025),
            ("2025年", 2025),
            ("98", 1998),
            ("00", 2000),
        ] {
            assert_eq!(parse_year(text), Ok(year), "{text}");
        }
        for text in ["5", "225", "0025", "20255", "1066", "9999", "-25", "twenty", "", "20.25"] {
            let said = parse_year(text).unwrap_err().to_string();
            assert!(said.contains("is no year"), "{text}: {said}");
        }
    }
}
