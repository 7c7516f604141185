//! The day and the hour that words of a log line say.

use super::ContactReader;
use super::hour::{awaits_hour, bare_time};
use super::shape::{is_capital, text_of};
use super::tokens::Token;
use super::when::without_brackets;
use super::words::NO_DAY_ALONE;
use crate::language::dates::{
    Sense, long_ago_or_soon, no_day, parse_day_words, parse_time_words, say_day, says_several_days,
    still_to_come, unread_day,
};
use crate::language::names::{Fit, Found};
use crate::text::DayText;
use chrono::TimeDelta;

/// Days after which a day without a year may be meant for another one.
const HALF_A_YEAR: i64 = 182;

/// A day without a year that comes within these days may be meant for one to come.
const SOON: TimeDelta = TimeDelta::days(30);

impl ContactReader<'_> {
    /// The words are what looks like a day and is none, or two: it has to be asked, and stays in the note.
    /// In words without a colon a figure alone asks: `call wm dec offers are due`.
    pub(super) fn is_no_day(&mut self, tokens: &[Token]) -> bool {
        let text = text_of(tokens);
        let asks = tokens.len() == 1 && text.starts_with(|c: char| c.is_ascii_digit());
        if self.day.is_some() || !self.takes("date") || !self.may_be_day || (self.strict && !asks) {
            return false;
        }
        // May Friday is somebody, if she is.
        if self.takes("people") && matches!(self.named(&text, Fit::Words), Found::One(_)) {
            return false;
        }
        let Some(refusal) = no_day(without_brackets(&text), self.today, Sense::Past) else {
            return false;
        };
        self.no_day.get_or_insert(refusal);
        if !self.strict {
            self.stays.push(text);
        }
        !self.strict
    }

    pub(super) fn day_or_time(&mut self, text: &str, folded: &str) -> bool {
        self.takes("date")
            && (self.may_be_day && self.day(text, folded) || self.may_be_hour && self.time(text))
    }

    /// A time of day beside the day: `20.11.` and `um halb zehn`; behind a day also `at 3` and `9.30`.
    fn time(&mut self, text: &str) -> bool {
        let text = without_brackets(text);
        let of_day = self.ends && self.day.is_some_and(|day| day.minute.is_none());
        let bare = || bare_time(text, self.behind_day).filter(|_| of_day);
        let minute = parse_time_words(text).or_else(bare);
        let is_time = minute.is_some() && self.minute.is_none();
        if is_time {
            self.minute = minute;
            self.keep_hours(text);
        }
        is_time
    }

    fn day(&mut self, text: &str, folded: &str) -> bool {
        // What happened is never so many days ahead: `+49 171` is no day.
        let ahead = text.starts_with('+');
        let text = without_brackets(text);
        if self.day.is_some() || ahead || self.is_no_day_alone(text, folded) || awaits_hour(text) {
            return false;
        }
        // A time alone is of the day that is said beside it, before or behind.
        if parse_time_words(text).is_some() {
            return false;
        }
        let Ok(day) = parse_day_words(text, self.today, Sense::Past) else {
            return false;
        };
        let days = (self.today - day.date).num_days();
        let other = || parse_day_words(text, self.today, Sense::Future).ok();
        let other = other().map(|other| other.date).filter(|other| *other > self.today);
        if days > HALF_A_YEAR
            && let Some(soon) = other.filter(|o| *o - self.today <= SOON)
        {
            self.no_day.get_or_insert_with(|| long_ago_or_soon(text, day.date, soon));
        } else if days > HALF_A_YEAR && other.is_some() {
            self.old_day = Some(phrase!("{} is taken for {}", text, say_day(day.date, self.today)));
        }
        if day.date > self.today {
            self.no_day.get_or_insert_with(|| still_to_come(day.date));
        }
        self.day = Some(day);
        self.came.day();
        if says_several_days(text, self.today) && !self.strict {
            self.several_days = Some(text.to_owned());
            self.stays.push(text.to_owned());
        }
        self.keep_hours(text);
        true
    }

    /// Of two days that are written, the one that is stored, as a sentence.
    pub(super) fn one_of_days(&self) -> Option<String> {
        let (one, other) = self.two_days.as_ref()?;
        let day = self.day?.date.full_day();
        let stays = self.note_words().contains(other.as_str());
        Some(match (&self.several_days, stays) {
            (Some(days), _) => {
                phrase!("of {days} it is the last, {day}; the words stay in the note", days, day)
            }
            (None, true) => {
                phrase!(
                    "of {one} and {other} it is {day}; {other} stays in the note",
                    one,
                    other,
                    day
                )
            }
            (None, false) => phrase!("of {one} and {other} it is {day}", one, other, day),
        })
    }

    /// Words that seem to say a day are nobody's name.
    fn drop_names(&mut self, words: &str) {
        let is_name =
            |name: &String| !name.split(' ').any(|word| words.split(' ').any(|w| w == word));
        for names in [&mut self.unknown, &mut self.letters, &mut self.small] {
            names.retain(is_name);
        }
    }

    /// Words before the colon that seem to say a day, where none is read; they name nobody.
    pub(super) fn unread_day(&mut self) -> Option<String> {
        let asks = self.takes("date") && self.day.is_none() && self.no_day.is_none();
        let left: Vec<String> = self.words.left().cloned().collect();
        let words = unread_day(&left).filter(|_| asks)?;
        self.drop_names(&words);
        Some(words)
    }

    /// `Mo` written so behind somebody's name is Monday; anywhere else it may be somebody.
    fn is_no_day_alone(&self, text: &str, folded: &str) -> bool {
        let written = text.trim_end_matches('.').chars().count() == 2
            && is_capital(text)
            && !self.with.is_empty();
        NO_DAY_ALONE.contains(&folded) && !(written && folded != "am")
    }
}
