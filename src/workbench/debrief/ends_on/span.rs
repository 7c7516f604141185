//! Words that say about when and no day, so that the line has none: `this week`, `in january`, `asap`.

use super::BY;
use crate::language::dates::is_month;
use crate::text::fold;

/// Behind these, beside what leads to a last day, it is some time: `this week`, `diese Woche`, `in january`.
const SOME: [&str; 9] =
    ["this", "next", "in", "im", "diese", "dieser", "diesen", "dieses", "nachste"];
/// Times that are no day.
const TIMES: [&str; 24] = [
    "week", "month", "quarter", "year", "winter", "spring", "summer", "autumn", "fall", "holidays",
    "woche", "monat", "quartal", "jahr", "fruhjahr", "fruhling", "sommer", "herbst", "ferien",
    "urlaub", "q1", "q2", "q3", "q4",
];
/// Alone they say that it is soon.
const ALONE: [&str; 6] = ["asap", "soon", "urgently", "baldmoglichst", "demnachst", "zeitnah"];

/// The words of it, where the line ends in them, or begins with them behind `by`.
pub(super) fn span_of(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ends = (1..words.len()).last().and_then(|at| span(words[at - 1], words[at]));
    ends.or_else(|| match words.as_slice() {
        [by, month, _, ..] if BY.contains(&fold(by).as_str()) => span(by, month),
        _ => None,
    })
}

fn span(lead: &str, last: &str) -> Option<String> {
    let said = fold(last.trim_matches(['.', ',', ':', '!', ')']));
    let is_alone = ALONE.contains(&said.as_str());
    let led = fold(lead);
    let is_led = BY.contains(&led.as_str()) || SOME.contains(&led.as_str());
    let is_time = is_alone || TIMES.contains(&said.as_str()) || is_month(&said);
    match is_led && is_time {
        true => Some(format!("{lead} {last}")),
        false => is_alone.then(|| last.to_owned()),
    }
}
