//! Which words say a day and nothing else: a bare figure, a length, a version, a name are none.

use super::{BEFORE_DAY, BY};
use crate::language::dates::is_length_of_time;

/// Words that are a weekday in German and mean something else at the end of an English line.
const PLAIN: [&str; 2] = ["do", "so"];
/// Behind these, and with a capital, they are a weekday: `bis Do`.
const BEFORE_GERMAN: [&str; 6] = ["bis", "am", "zum", "ab", "vor", "spätestens"];
/// Words before a day that stand before a day of the month: `bis 15.`
const BEFORE_DATE: [&str; 8] = ["by", "on", "until", "till", "bis", "am", "zum", "ab"];

/// Figures say a day only as `5.12.`, `5.12.26`, `2026-12-05` or beside a month or a Chinese sign of one.
pub(super) fn says_day(words: &str, dotted: bool) -> bool {
    let all = words.split_whitespace().count();
    let first = words.split_whitespace().next().map(str::to_lowercase);
    let words =
        words.split_whitespace().filter(|w| !BEFORE_DAY.contains(&w.to_lowercase().as_str()));
    let rest: Vec<&str> = words.collect();
    let introduced = rest.len() < all;
    match rest.as_slice() {
        [] => false,
        // `2.1` may be a version: a day is written `2.1.` or `by 2.1`.
        [one] if one.chars().all(|c| c.is_ascii_digit() || ".,/-+".contains(c)) => {
            let day_alone = dotted && first.is_some_and(|w| BEFORE_DATE.contains(&w.as_str()));
            match one.chars().all(|c| c.is_ascii_digit()) {
                true => day_alone,
                false => is_dated(one) && (dotted || introduced || !is_version(one)),
            }
        }
        // `2w` and `3m` behind words are lengths and sizes.
        [one] if one.starts_with(|c: char| c.is_ascii_digit()) => {
            !one.ends_with(|c: char| c.is_ascii_alphabetic()) || is_ordinal(one)
        }
        [one] if PLAIN.contains(&one.to_lowercase().as_str()) => {
            let german = first.is_some_and(|word| BEFORE_GERMAN.contains(&word.as_str()));
            german && one.starts_with(char::is_uppercase)
        }
        [one] => introduced || !is_name(one),
        [count, unit] if is_count(count) && is_length_of_time(&format!("1 {unit}")) => false,
        // `prices for Sept 2027` is what they are of; `by Sept 2027` is when.
        [_, year] if is_year(year) => first.is_some_and(|w| BY.contains(&w.as_str())),
        _ => true,
    }
}

/// `5.12.`, `5.12.26`, `5/12/2026`, `2026-12-05`: two parts with a point behind them, or three.
fn is_dated(figure: &str) -> bool {
    let parts = figure.split(mark).filter(|part| !part.is_empty()).count();
    let plain = figure.chars().all(|c| c.is_ascii_digit() || mark(c));
    let slashed = figure.contains('/');
    plain
        && (parts == 3
            || (parts == 2 && (figure.ends_with('.') || slashed || figure.contains('.'))))
}

fn mark(c: char) -> bool {
    ".-/".contains(c)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.chars().all(|c| c.is_ascii_digit())
}

fn is_version(figure: &str) -> bool {
    figure.matches('.').count() == 1 && !figure.contains(['/', '-'])
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"].iter().any(|end| word.ends_with(end))
}

/// A weekday, a month or a filler that is also somebody's name: `ask Sun`, `call May`, `see Jan`.
fn is_name(word: &str) -> bool {
    const NAMES: [&str; 11] = [
        "May",
        "Jan",
        "Sun",
        "Mai",
        "April",
        "June",
        "August",
        "Mar",
        "Easter",
        "Silvester",
        "Sylvester",
    ];
    NAMES.contains(&word)
}

fn is_count(word: &str) -> bool {
    const COUNTS: [&str; 8] = ["a", "one", "two", "three", "ein", "eine", "zwei", "drei"];
    word.chars().all(|c| c.is_ascii_digit()) || COUNTS.contains(&word.to_lowercase().as_str())
}
