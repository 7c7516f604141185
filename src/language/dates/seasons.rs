//! A season of a year: `Herbst 2027`, `autumn 2027`, `winter 2026/27`, `2027年秋季`.

use super::{Here, Trouble, absolute};
use crate::model::Date;
use crate::text::fold;

/// The first month of each, and its words, folded. Meteorological seasons: three whole months.
const SEASONS: &[(i64, &[&str])] = &[
    (3, &["fruhjahr", "fruhling", "spring", "printemps", "春季", "春天", "春"]),
    (6, &["sommer", "summer", "ete", "夏季", "夏天", "夏"]),
    (9, &["herbst", "autumn", "fall", "automne", "秋季", "秋天", "秋"]),
    (12, &["winter", "hiver", "冬季", "冬天", "冬"]),
];
/// Words before one that say nothing more.
const BEFORE: &[&str] = &[
    "im", "in", "the", "until", "till", "by", "bis", "zum", "ab", "en", "au", "a", "l'", "de",
    "d'ici", "since", "seit", "from",
];
/// Words of its beginning and of its end.
const EARLY: &[&str] = &["early", "anfang", "beginning", "start", "debut"];
const LATE: &[&str] = &["late", "end", "ende", "fin"];

/// The day that a season of a year is taken for: its last one as what is to come, its first one as what was.
pub(super) fn read(text: &str, here: Here) -> Option<Result<Date, Trouble>> {
    let season = season(text)?;
    let is_first = season.is_early || (here.sense.takes_first() && !season.is_late);
    let month = if is_first { season.first } else { season.first + 2 };
    let (year, month) = (season.year + (month - 1) / 12, (month - 1) % 12 + 1);
    let first = absolute::date(year, month, 1);
    Some(match is_first {
        true => first,
        false => first.and_then(last_of_month),
    })
}

/// Is it a season of a year and nothing more?
pub(super) fn is_one(text: &str) -> bool {
    season(text).is_some()
}

/// The last day of the month that this day is of.
pub(super) fn last_of_month(day: Date) -> Result<Date, Trouble> {
    use chrono::Datelike;
    let first = day.with_day(1).and_then(|day| day.checked_add_months(chrono::Months::new(1)));
    first.and_then(|day| day.pred_opt()).ok_or(Trouble::NoSuchDay)
}

struct Season {
    first: i64,
    year: i64,
    is_early: bool,
    is_late: bool,
}

fn season(text: &str) -> Option<Season> {
    let folded = fold(text.trim().trim_end_matches('.'));
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    let is_early = words.first().is_some_and(|word| EARLY.contains(word));
    let is_late = words.first().is_some_and(|word| LATE.contains(word));
    words.retain(|word| *word != "of");
    while words.len() > 2
        && words
            .first()
            .is_some_and(|word| [BEFORE, EARLY, LATE].iter().any(|known| known.contains(word)))
    {
        words.remove(0);
    }
    let (first, year) = match words.as_slice() {
        [year, word] if year.starts_with(|c: char| c.is_ascii_digit()) => {
            (month_of(word)?, year_of(year)?)
        }
        [word, year] => (month_of(word)?, year_of(year)?),
        [one] => {
            let (year, word) = one.split_once('年').or_else(|| one.split_at_checked(4))?;
            let is_han = word.chars().all(|c| !c.is_ascii()) && !word.is_empty();
            (month_of(word)?, year_of(year).filter(|_| is_han)?)
        }
        _ => return None,
    };
    Some(Season { first, year, is_early, is_late })
}

fn month_of(word: &str) -> Option<i64> {
    SEASONS.iter().find(|(_, words)| words.contains(&word)).map(|(month, _)| *month)
}

/// `2027`, `27`, and of `2026/27` the first, in which the winter begins.
fn year_of(text: &str) -> Option<i64> {
    let text = text.strip_suffix('年').unwrap_or(text);
    let first = text.split(['/', '-', '–']).next()?.trim_start_matches(['\'', '’']);
    let plain = first.chars().all(|c| c.is_ascii_digit());
    let year = first.parse().ok().filter(|_| plain)?;
    absolute::year(year, first.chars().count()).ok()
}

#[cfg(test)]
mod tests {
    use super::super::Sense;
    use super::*;
    use crate::model::parse_day;

    fn on(text: &str, sense: Sense) -> Option<String> {
        let here = Here { today: parse_day("2026-11-30").expect("a day"), sense };
        read(text, here).map(|day| day.map_or("none".to_owned(), |day| day.to_string()))
    }

    #[test]
    fn a_season_with_its_year_has_a_day() {
        for (text, ahead, before) in [
            ("Herbst 2027", "2027-11-30", "2027-09-01"),
            ("im Herbst 2027", "2027-11-30", "2027-09-01"),
            ("autumn 2027", "2027-11-30", "2027-09-01"),
            ("the fall of 2027", "2027-11-30", "2027-09-01"),
            ("Frühjahr 27", "2027-05-31", "2027-03-01"),
            ("summer '27", "2027-08-31", "2027-06-01"),
            ("été 2027", "2027-08-31", "2027-06-01"),
            ("Winter 2026/27", "2027-02-28", "2026-12-01"),
            ("winter 2027", "2028-02-29", "2027-12-01"),
            ("2027年秋季", "2027-11-30", "2027-09-01"),
            ("2027年 春天", "2027-05-31", "2027-03-01"),
            ("early autumn 2027", "2027-09-01", "2027-09-01"),
            ("Ende Sommer 2027", "2027-08-31", "2027-08-31"),
        ] {
            assert_eq!(on(text, Sense::Future).as_deref(), Some(ahead), "{text}");
            assert_eq!(on(text, Sense::Past).as_deref(), Some(before), "{text}");
        }
        for text in
            ["Herbst", "fall", "the fall", "spring cleaning", "Winter AG", "秋", "Mr Winter", ""]
        {
            assert_eq!(on(text, Sense::Future), None, "{text}");
        }
    }
}
