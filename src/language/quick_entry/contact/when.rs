//! Which words of a log line are its day: a written date goes before a word, and a number behind it may be a count.

use super::ContactReader;
use super::shape::{is_capital, is_small_name, text_of, word};
use super::tokens::Token;
use super::words::{NO_NAMES, SAY_NOTHING, SMALL};
use crate::language::dates::{
    Sense, has_end, is_length_of_time, is_number_before_day, is_written_day, parse_time_words,
    unkept_of_day,
};
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::words::{FILLERS, KINDS};
use crate::model::Date;
use crate::text::fold;
use chrono::Datelike;
use std::ops::Range;

/// Words of the longest day that is written: `Fri 6 nov 2026`.
const LONGEST: usize = 5;
/// Years before today's, and behind it, that two bare figures behind a day may be.
const YEARS_BACK: i32 = 2;
const YEARS_AHEAD: i32 = 1;
/// Words before the day of a thing: `the mail of 3 nov`.
const OF: &[&str] = &[
    "of", "from", "dated", "vom", "von", "v", "de", "du", "del", "re", "for", "about", "until",
    "by", "due", "bis", "wegen", "wg", "zum", "ab", "fur", "pour",
];
/// Words before a day that it is not.
const NOT: &[&str] = &["not", "nicht", "pas", "no", "不是"];
/// Words at the end of a day that are of what stands behind it: `24 nov before her holiday`.
const LEADS_ON: &[&str] = &[
    "before", "after", "until", "since", "vor", "nach", "bis", "seit", "avant", "apres", "antes",
    "despues",
];
/// What is counted behind a day.
const COUNTED: &[&str] = &[
    "min",
    "mins",
    "minute",
    "minutes",
    "minuten",
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "std",
    "stunde",
    "stunden",
    "uhr",
    "am",
    "pm",
    "leute",
    "personen",
    "mann",
    "teilnehmer",
    "kollegen",
    "gaste",
    "besucher",
    "stuck",
    "stk",
    "pcs",
    "people",
    "persons",
    "guests",
    "users",
    "participants",
    "eur",
    "usd",
    "chf",
    "gbp",
    "rmb",
    "cny",
    "euro",
    "euros",
    "k",
    "mio",
    "mwst",
    "prozent",
    "percent",
    "t",
    "kg",
    "m",
    "km",
    "tage",
    "days",
    "wochen",
    "weeks",
    "x",
    "mal",
    "times",
    "人",
    "分钟",
    "万",
    "元",
    "台",
];

impl ContactReader<'_> {
    /// Finds the date that is written in the words; of several the first that is not of a thing.
    pub(super) fn find_written(&mut self, tokens: &[Token]) {
        let mut found: Vec<(Range<usize>, bool)> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            let begins = folded(&tokens[at]);
            // A small word before a date is none of it.
            let is_small = OF.contains(&begins.as_str()) || FILLERS.contains(&begins.as_str());
            let rest = if is_small { &[][..] } else { rest };
            let length = (1..=LONGEST.min(rest.len())).find(|n| {
                let (words, behind) = rest.split_at(*n);
                is_written_day(without_brackets(&text_of(words)), self.today)
                    && !counts_behind_day(words, behind, self.today)
            });
            if let Some(length) = length {
                let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                let is_of = before.is_some_and(|word| OF.contains(&folded(word).as_str()));
                found.push((at..at + length, is_of));
            }
            at += length.unwrap_or(1);
        }
        let mut own = found.into_iter().filter(|(_, is_of)| !is_of).map(|(range, _)| range);
        self.written = own.next();
        if let (Some(written), Some(other)) = (&self.written, own.next()) {
            self.two_days = Some((text_of(&tokens[written.clone()]), text_of(&tokens[other])));
        }
    }

    /// The hours from and to of these words stay in the note; without a colon they are told, as the note is what follows.
    pub(super) fn keep_hours(&mut self, text: &str) {
        let Some(hours) = hours_of(text) else { return };
        match self.strict {
            true => self.old_day = unkept_of_day(&hours, self.today, Sense::Past),
            false => self.stays.push(hours),
        }
    }

    /// May these words, so many of them from this place on, be the day? A date that is written is it, and no other word.
    pub(super) fn may_be_day(&self, tokens: &[Token], at: usize, length: usize) -> bool {
        let (words, behind) = tokens[at..].split_at(length);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let denied = before.is_some_and(|word| NOT.contains(&folded(word).as_str()));
        let of_written = self
            .written
            .as_ref()
            .is_none_or(|written| at <= written.start && written.end <= at + length);
        let leads_on = words.last().is_some_and(|last| LEADS_ON.contains(&folded(last).as_str()));
        let goes_on = leads_on && length > 1 && behind.first().is_some_and(|next| !next.apart);
        // `3 wks delivery`: so long, where a word goes on behind it; `3 wks ago` is taken before.
        let is_length = is_length_of_time(&text_of(words))
            && behind.first().is_some_and(|next| !next.apart && !is_capital(&next.text));
        of_written
            && !denied
            && !is_length
            && !goes_on
            && !counts_behind_day(words, behind, self.today)
    }
}

/// The line with `9:00 - 10:30` and `14 - 16 Uhr` before its note as one word: a stroke between hours parts nothing.
pub(super) fn joined_hours(line: &str) -> String {
    let (head, _) = line.split_once(": ").unwrap_or((line, ""));
    let mut joined = head.to_owned();
    for stroke in [" - ", " – "] {
        while let Some((before, behind)) = joined.split_once(stroke) {
            let first = before.rsplit(' ').next().unwrap_or_default();
            let end: Vec<&str> = behind.split_whitespace().take(2).collect();
            let said = [&[first][..], &end].concat().join(" ").to_lowercase();
            let is_timed = said.contains(':') || said.ends_with("uhr") || said.ends_with('m');
            let hours = format!("{first}-{}", end.join(" "));
            if !(is_timed
                && (has_end(&hours) || has_end(hours.split(' ').next().unwrap_or_default())))
            {
                break;
            }
            joined = format!("{before}-{behind}");
        }
    }
    joined + line.strip_prefix(head).unwrap_or_default()
}

/// `Halle 3 am 9.11.`: the `am` is of the day behind it, and the number is none of the clock.
pub(super) fn is_hour_of(words: &[Token], behind: &[Token]) -> bool {
    let ([.., number, am], Some(day)) = (words, behind.first()) else { return false };
    is_number_before_day(&[number, am, day].map(|token| token.text.as_str()).join(" "))
}

/// `9 nov 15 min`, `12.11. 68,40 €`, `18 nov 20 people`: the last of these words is no year.
pub(super) fn counts_behind_day(words: &[Token], behind: &[Token], today: Date) -> bool {
    let Some((last, [_, ..])) = words.split_last() else { return false };
    let two = last.text.len() == 2 && last.text.bytes().all(|b| b.is_ascii_digit());
    let Some(number) = last.text.parse::<i32>().ok().filter(|_| two) else { return false };
    let year = if number < 70 { 2000 + number } else { 1900 + number };
    let is_doubtful = year < today.year() - YEARS_BACK || year > today.year() + YEARS_AHEAD;
    // The month's name before it, or the stop of the month: `nov 15` is a day itself.
    let day = words.split_last().map(|(_, day)| text_of(day)).unwrap_or_default();
    if !is_written_day(without_brackets(&day), today) {
        return false;
    }
    is_doubtful || behind.first().is_some_and(|next| is_counted(last, next))
}

/// The word behind a number, which it counts; or the rest of the number: `68` and `40`.
fn is_counted(number: &Token, next: &Token) -> bool {
    let glued = next.start == number.start + number.text.chars().count() + 1;
    if glued && next.apart && next.text.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let folded = folded(next);
    let known = [NO_NAMES, SAY_NOTHING, SMALL].iter().any(|words| words.contains(&folded.as_str()))
        || FILLERS.contains(&folded.as_str())
        || word(KINDS, &folded).is_some()
        || word(OUTCOMES, &folded).is_some();
    let sign = next.text.chars().all(|c| !c.is_alphanumeric());
    !next.apart
        && (sign
            || COUNTED.contains(&folded.as_str())
            || (!known && folded.len() > 3 && is_small_name(&next.text)))
}

/// The hours from and to, as they are written in the words of the day: no field has their end.
fn hours_of(text: &str) -> Option<String> {
    if !has_end(text) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let hours = (0..words.len()).rev().map(|at| words[at..].join(" "));
    let mut hours = hours.filter(|hours| parse_time_words(hours).is_some() && has_end(hours));
    Some(hours.next().unwrap_or_else(|| text.to_owned()))
}

/// `(yesterday)`, `[24.11.26 10:15]`.
pub(super) fn without_brackets(text: &str) -> &str {
    text.trim_matches(['(', ')', '[', ']'])
}

fn folded(token: &Token) -> String {
    fold(token.text.trim_matches(['.', ',', '(', ')', '[', ']', '!', '?']))
}
