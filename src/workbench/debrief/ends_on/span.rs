//! Words that say about when and no day, so that the line has none: `this week`, `in january`, `asap`.

use super::BY;
use crate::language::dates::is_month;
use crate::text::fold;

/// Behind these, beside what leads to a last day, it is some time: `this week`, `diese Woche`, `in january`.
const SOME: [&str; 9] =
    ["this", "next", "in", "im", "diese", "dieser", "diesen", "dieses", "nachste"];
/// Times that are no day.
const TIMES: [&str; 30] = [
    "week",
    "month",
    "quarter",
    "year",
    "winter",
    "spring",
    "summer",
    "autumn",
    "fall",
    "holidays",
    "woche",
    "monat",
    "quartal",
    "jahr",
    "fruhjahr",
    "fruhling",
    "sommer",
    "herbst",
    "ferien",
    "urlaub",
    "q1",
    "q2",
    "q3",
    "q4",
    "lunch",
    "lunchtime",
    "shutdown",
    "feiertage",
    "feiertagen",
    "betriebsferien",
];
/// What a feast or a time off of several words ends in: `Labor Day`, `the summer break`, `zwischen den Jahren`.
const ENDS: [&str; 9] =
    ["day", "night", "eve", "holiday", "holidays", "break", "vacation", "pause", "jahren"];
/// Words before such an end.
const UNTIL: [&str; 9] =
    ["over", "after", "during", "around", "between", "nach", "uber", "wahrend", "zwischen"];
/// Alone they say that it is soon, or at which end of no day.
const ALONE: [&str; 9] =
    ["asap", "soon", "urgently", "baldmoglichst", "demnachst", "zeitnah", "eod", "cob", "eob"];

/// The most words of a time off with what leads to it: `before the long summer break`.
const LONGEST: usize = 5;

/// The words of it, where the line ends in them, or begins with them behind `by`.
pub(super) fn span_of(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [_, .., within, the, time] = words.as_slice()
        && (fold(within).as_str(), fold(the).as_str()) == ("within", "the")
        && TIMES.contains(&fold(time).as_str())
    {
        return Some([*within, *the, *time].join(" "));
    }
    let ends = (1..words.len()).last().and_then(|at| span(words[at - 1], words[at]));
    ends.or_else(|| time_off(&words)).or_else(|| match words.as_slice() {
        [by, month, _, ..] if BY.contains(&fold(by).as_str()) => span(by, month),
        _ => None,
    })
}

/// The words from what leads to a feast or a time off to the end of the line.
fn time_off(words: &[&str]) -> Option<String> {
    let last = fold(words.last()?.trim_end_matches(['.', '!', ')']));
    let is_end = ENDS.contains(&last.as_str()) || TIMES.contains(&last.as_str());
    let far = words.len().checked_sub(LONGEST).unwrap_or(1).max(1);
    let lead = words.iter().skip(far).position(|word| {
        let word = fold(word);
        BY.contains(&word.as_str()) || UNTIL.contains(&word.as_str())
    })?;
    let said = words.get(far + lead..)?;
    (is_end && said.len() > 1).then(|| said.join(" "))
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
