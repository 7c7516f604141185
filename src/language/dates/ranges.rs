//! Days that follow each other: `24.-25.11.`, `1.10.–3.10.`, `nov 3-4`, `24. bis 25. Nov.`

use super::unkept::looks_written;
use super::{Here, Sense, is_month, read};
use crate::model::{Date, Moment};
use chrono::Datelike;

/// What stands between the first and the last day.
const TO: [&str; 8] = [" bis ", " to ", " until ", " und ", " and ", " & ", "–", "-"];
/// Days of the longest run that is one stay, and no two dates.
const LONGEST: i64 = 31;

/// Do these words say several days that follow each other, of which [`super::parse_day_words`] takes the last?
pub fn says_several_days(text: &str, today: Date) -> bool {
    last(text.trim(), Here { today, sense: Sense::Past }).is_some()
}

/// Words before them that only lead to them.
const LEADS: [&str; 12] =
    ["von", "vom", "from", "on", "by", "until", "till", "am", "bis", "zum", "the", "between"];

/// The last day of several that follow each other; the first one where it is asked since when.
pub(super) fn last(text: &str, here: Here) -> Option<Moment> {
    let text = without_leads(text);
    of_one_month(text, here)
        .or_else(|| behind_month(text, here))
        .or_else(|| of_whole_days(text, here))
}

fn without_leads(text: &str) -> &str {
    let mut text = text.trim();
    while let Some((first, rest)) = text.split_once(' ')
        && LEADS.contains(&first.to_lowercase().as_str())
    {
        text = rest.trim_start();
    }
    text
}

/// `nov 3-4`, `nov 3 to 4`, `Jan 12th-13th`, `Dec 10/11`: the month stands before both. Behind a slash the next day or the
/// one after it is no year.
fn behind_month(text: &str, here: Here) -> Option<Moment> {
    let lower = text.to_lowercase();
    let (month, days) = lower.split_once(' ')?;
    let (mark, (first, second)) =
        TO.iter().chain(&["/", "&"]).find_map(|mark| Some((*mark, days.split_once(mark)?)))?;
    let (one, other) = (ordinal(first)?, ordinal(second)?);
    let near = mark != "/" || other - one <= 2;
    if !is_month(month.trim_end_matches('.')) || one >= other || !near {
        return None;
    }
    both(&format!("{month} {one}"), &format!("{month} {other}"), here)
}

/// `12`, `12th`: a day of a month.
fn ordinal(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end));
    let digits = digits.unwrap_or(text);
    is_day(digits).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// `24.-25.11.`, `24./25.11.`, `24. bis 25. Nov.`: the month stands behind the last one.
fn of_one_month(text: &str, here: Here) -> Option<Moment> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let first: i64 = digits.parse().ok().filter(|n| (1..=31).contains(n))?;
    let rest = text.strip_prefix(&digits)?.trim_start();
    let stopped = rest.strip_prefix('.');
    let rest = stopped.unwrap_or(rest).trim_start();
    let rest = ["-", "–", "/", "bis", "und", "to", "and", "&"]
        .iter()
        .find_map(|mark| rest.strip_prefix(mark))?;
    let second: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    let second: i64 = second.parse().ok()?;
    let behind = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    // A day and its month have a stop or a word behind them: `12-15` is none, nor is `12/1`.
    let dotted =
        behind.starts_with('.') && behind.chars().any(|c| c.is_ascii_digit() || c.is_alphabetic());
    let worded = behind.split_whitespace().next().is_some_and(is_month);
    let follows = first < second && (stopped.is_some() || worded || rest.len() < text.len());
    let last = (follows && (dotted || worded)).then(|| read(rest, here).ok()).flatten()?;
    match here.sense {
        Sense::Start => Some(Moment { date: last.date.with_day(first.try_into().ok()?)?, ..last }),
        _ => Some(last),
    }
}

/// `1.10.–3.10.`, `30 nov to 2 dec`: each of both is a day with its month.
fn of_whole_days(text: &str, here: Here) -> Option<Moment> {
    let lower = text.to_lowercase();
    TO.iter().find_map(|mark| {
        let (first, second) = lower.split_once(mark)?;
        both(first.trim(), second.trim(), here)
    })
}

/// The one that is meant of two days of one stay.
fn both(first: &str, second: &str, here: Here) -> Option<Moment> {
    let (one, last) = (whole(first, here)?, whole(second, here)?);
    let apart = (last.date - one.date).num_days();
    let meant = if here.sense == Sense::Start { one } else { last };
    (0 < apart && apart <= LONGEST).then_some(meant)
}

fn is_day(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A day that says its month, and no hour.
fn whole(text: &str, here: Here) -> Option<Moment> {
    let day = looks_written(text).then(|| read(text, here).ok()).flatten();
    day.filter(|moment| moment.minute.is_none())
}
