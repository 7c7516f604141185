//! Telephone numbers in a text by their digits, however they are set and whatever stands before the country.

use super::letters::Letter;
use std::ops::Range;

/// Digits of the shortest number that means somebody.
const LEAST: usize = 6;
/// Digits from which a number is theirs without its country.
const WHOLE: usize = 7;
/// Digits of the longest country.
const COUNTRY: usize = 3;
/// Digits of the longest number, with what stands before it.
const MOST: usize = 18;

/// A number without what stands before the country or the area; nothing where it is too short.
pub fn number(text: &[Letter]) -> Option<String> {
    let digits = collected(text, 0).pop().map(|(_, digits)| digits)?;
    let all = text.iter().filter(|l| l.folded.is_ascii_digit()).count();
    let bare = bare(&digits).to_owned();
    // What cannot be read as one number is none.
    (bare.len() >= LEAST && all <= digits.len() + 1).then_some(bare)
}

fn bare(digits: &str) -> &str {
    digits.strip_prefix("00").or(digits.strip_prefix('0')).unwrap_or(digits)
}

/// Where one of these numbers stands, and whether it can be no other.
pub fn places(text: &[Letter], numbers: &[String]) -> Vec<(Range<usize>, bool)> {
    let is_digit = |at: usize| text.get(at).is_some_and(|l| l.folded.is_ascii_digit());
    let mut found = Vec::new();
    let mut from = 0;
    while from < text.len() {
        let begins = is_digit(from) && (from == 0 || !is_digit(from - 1));
        let best = begins.then(|| best_at(text, from, numbers)).flatten();
        match best {
            Some((end, sure)) => {
                found.push((with_plus(text, from)..end, sure));
                from = end;
            }
            None => from += 1,
        }
    }
    found
}

fn with_plus(text: &[Letter], from: usize) -> usize {
    let before = from.checked_sub(1).and_then(|at| text.get(at));
    if before.is_some_and(|l| l.folded == '+') { from - 1 } else { from }
}

/// The longest number that begins here: where it ends, and whether it can be no other.
fn best_at(text: &[Letter], from: usize, numbers: &[String]) -> Option<(usize, bool)> {
    let ends = collected(text, from);
    let fits = |(end, digits): (usize, String)| {
        let sure = numbers.iter().filter_map(|number| likeness(bare(&digits), number)).max()?;
        Some((end, sure))
    };
    ends.into_iter().filter_map(fits).max_by_key(|(end, sure)| (*sure, *end))
}

/// Are two numbers one? True where they differ by the country at most.
fn likeness(one: &str, other: &str) -> Option<bool> {
    let (long, short) = if one.len() > other.len() { (one, other) } else { (other, one) };
    if short.len() < LEAST || !long.ends_with(short) {
        return None;
    }
    let before = long.len() - short.len();
    Some(before == 0 || before <= COUNTRY && short.len() >= WHOLE)
}

/// Each end of a run of digits behind this place, with all digits up to it; `(0)` counts for nothing.
fn collected(text: &[Letter], from: usize) -> Vec<(usize, String)> {
    let at = |n: usize| text.get(n).map_or('x', |l| l.folded);
    let (mut ends, mut digits) = (Vec::new(), String::new());
    let (mut n, mut gap) = (from, 0);
    while n < text.len() && digits.len() < MOST {
        match at(n) {
            '(' if at(n + 1) == '0' && at(n + 2) == ')' => n += 2,
            c if c.is_ascii_digit() => {
                digits.push(c);
                gap = 0;
                if !at(n + 1).is_ascii_digit() {
                    ends.push((n + 1, digits.clone()));
                }
            }
            c if gap < 3 && (c == '+' && digits.is_empty() || is_between(c)) => gap += 1,
            _ => break,
        }
        n += 1;
    }
    ends
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || "-()/.\u{2010}\u{2011}\u{2013}".contains(c)
}
