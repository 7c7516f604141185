//! The words before the note of a log line: whom, when, how and what came of it, in any order.

use super::ContactReader;
use super::hour::{awaits_hour, bare_time};
use super::shape::{
    compound_kind, is_capital, is_fair, is_initials_like, is_job, is_name_like, is_small_name,
    text_of, word,
};
use super::tokens::Token;
use super::unanswered::UNANSWERED;
use super::when::{hours_of, is_hour_of};
use super::words::{NO_DAY_ALONE, SAY_NOTHING};
use crate::language::dates::{
    Sense, long_ago_or_soon, no_day, parse_day_words, parse_time_words, say_day, says_several_days,
    still_to_come,
};
use crate::language::names::is_given_name;
use crate::language::names::{Fit, Found};
use crate::language::quick_entry::outcomes::{NO_LUCK, NOT_HELD, OUTCOMES};
use crate::language::quick_entry::words::{FILLERS, KINDS};
use crate::text::fold;
use chrono::TimeDelta;

/// Words of the longest thing that is read as one: `not yesterday but the day before`.
const LONGEST: usize = 6;

/// Days after which a day without a year may be meant for another one.
const HALF_A_YEAR: i64 = 182;

/// A day without a year that comes within these days may be meant for one to come.
const SOON: TimeDelta = TimeDelta::days(30);

/// Words beside those that are read, which are written as names and are nobody's.
#[derive(Debug, Default)]
pub(super) struct Beside<'a> {
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl ContactReader<'_> {
    /// Reads the words before the note; the place of the first one that is not of it.
    pub(super) fn head(&mut self, tokens: &[Token]) -> usize {
        let mut at = 0;
        let mut stranger: Vec<String> = Vec::new();
        if !self.strict {
            self.reads_unanswered(tokens);
        }
        if !self.strict {
            self.find_written(tokens);
        }
        while at < tokens.len() {
            let rest = &tokens[at..];
            let before = stranger.last().filter(|word| !tokens[at].apart && is_capital(word));
            let before = before.cloned();
            self.stranger_before = stranger.last().is_some_and(|word| is_name_like(word));
            let had_day = self.day.is_some();
            self.behind_day &= !tokens[at].apart;
            let taken = (1..=LONGEST.min(rest.len())).rev().find(|n| {
                let (words, behind) = rest.split_at(*n);
                self.may_be_hour = !is_hour_of(words, behind);
                self.may_be_day = self.may_be_hour && self.may_be_day(tokens, at, *n);
                self.ends = behind.first().is_none_or(|token| token.apart);
                let after = if *n == 1 { self.stranger_of(behind) } else { None };
                let beside = Beside { before: before.as_deref().filter(|_| *n == 1), after };
                !is_count(words, behind) && (self.is_no_day(words) || self.take(words, &beside))
            });
            match taken {
                Some(n) => {
                    self.behind_day = !had_day && self.day.is_some();
                    let fair = is_fair(&rest[..n]);
                    self.at_fair |= fair && !tokens[at].apart;
                    self.name_stranger(&mut stranger);
                    let days = self.several_days.iter().filter(|_| self.behind_day);
                    self.left_over.extend(days.cloned());
                    self.keep_hours();
                    self.at_fair = fair;
                    at += n;
                }
                None if self.strict => {
                    self.stop(&tokens[at..]);
                    return at;
                }
                None => {
                    self.behind_day = false;
                    if tokens[at].apart {
                        self.name_stranger(&mut stranger);
                        self.at_fair = false;
                    }
                    stranger.push(tokens[at].text.clone());
                    at += 1;
                }
            }
        }
        self.name_stranger(&mut stranger);
        at
    }

    /// The word that follows, where it is written as a name and is nothing that is known.
    fn stranger_of<'t>(&self, behind: &'t [Token]) -> Option<&'t str> {
        let word =
            behind.first().filter(|t| !t.apart && is_capital(&t.text) && !is_job(&t.text))?;
        let is_known = (1..=3.min(behind.len())).any(|n| {
            let mut probe = Self { may_be_day: true, may_be_hour: true, ..self.clone() };
            probe.is_no_day(&behind[..n]) || probe.take(&behind[..n], &Beside::default())
        });
        (!is_known).then_some(word.text.as_str())
    }

    /// The words are what looks like a day and is none, or two: it has to be asked, and stays in the note.
    /// In words without a colon a figure alone asks: `call wm dec offers are due`.
    fn is_no_day(&mut self, tokens: &[Token]) -> bool {
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
            self.left_over.push(text);
        }
        !self.strict
    }

    /// Without a colon the first word that is not known begins the note; it may be a name all the same.
    fn stop(&mut self, rest: &[Token]) {
        const MOST: usize = 4;
        self.strange.push(words(&rest[..rest.len().min(MOST)]).join(" "));
        if self.kind.is_some() && self.with.is_empty() {
            let mut names = words(rest);
            let end = names.iter().position(|t| !is_name_like(t));
            names.truncate(end.unwrap_or(rest.len()));
            self.name_stranger(&mut names);
        }
    }

    /// Words that are not known stay in the note; those that look like names or initials are offered,
    /// each of them.
    fn name_stranger(&mut self, words: &mut Vec<String>) {
        const MOST: usize = 4;
        if words.is_empty() {
            return;
        }
        let words = std::mem::take(words);
        let initials = |w: &String| !self.strict && is_initials_like(w);
        let jobs = words.iter().all(|w| is_job(w) || self.is_idle(w));
        if let [one] | [one, _] = words.as_slice()
            && !self.strict
            && !jobs
            && words.iter().all(|w| is_small_name(w))
            && one.chars().count() > 3
        {
            self.small.push(words.join(" "));
        }
        let is_place = std::mem::take(&mut self.at_fair);
        if words.len() <= MOST
            && !jobs
            && !is_place
            && words.iter().all(|w| is_name_like(w) || initials(w))
        {
            self.came.person();
            for run in words.chunk_by(|a, b| is_name_like(a) && is_name_like(b)) {
                match run {
                    [one] if !is_name_like(one) => self.letters.push(one.clone()),
                    names => self.unknown.push(names.join(" ")),
                }
            }
        }
        if !self.strict {
            self.strange.push(words.join(" "));
        }
        self.left_over.extend(words);
    }

    /// Takes these words together, if they are something.
    fn take(&mut self, tokens: &[Token], beside: &Beside) -> bool {
        let text = text_of(tokens);
        let folded = fold(text.trim_matches(['.', '!', '-', '–']));
        if self.takes("people")
            && let Found::One(at) = self.named(&text, Fit::Words)
            && !(tokens.len() == 1 && self.is_another(at, &text, beside))
        {
            return self.person(at);
        }
        let denied = self.unanswered && UNANSWERED.contains(&folded.as_str());
        if denied || self.came.takes(&folded, self.named_before(), self.strict) {
            return true;
        }
        if self.takes("kind") && folded == "no luck" {
            self.kind = Some("attempt");
            return true;
        }
        // The answering machine, and no `ab` of a verb.
        if self.takes("outcome") && text == "AB" {
            self.outcome.get_or_insert("no_answer");
            return true;
        }
        if self.takes("outcome") && NO_LUCK.contains(&folded.as_str()) {
            self.outcome = Some("no_answer");
            self.in_vain = true;
            return true;
        }
        if self.takes("kind") && !self.strict && NOT_HELD.contains(&folded.as_str()) {
            self.kind = Some("attempt");
            self.left_over.push(text);
            return true;
        }
        if self.is_here(&folded) {
            return true;
        }
        if let (true, Some(outcome)) = (self.takes("outcome"), word(OUTCOMES, &folded)) {
            // A second word of the outcome is not of the note; one of another is.
            if *self.outcome.get_or_insert(outcome) == outcome {
                return true;
            }
        }
        let kind = word(KINDS, &folded).or_else(|| {
            compound_kind(&text).filter(|_| !self.strict && word(OUTCOMES, &folded).is_none())
        });
        if let (true, Some(kind)) = (self.takes("kind"), kind) {
            self.came.kind(&folded, self.named_before());
            // A second word of the kind is not of the note, and an attempt holds.
            let is_same = *self.kind.get_or_insert(kind) == kind;
            return is_same || self.kind == Some("attempt");
        }
        if self.day_or_time(&text, &folded) {
            return true;
        }
        if FILLERS.contains(&folded.as_str()) {
            return true;
        }
        let alone = beside.before.is_none() && beside.after.is_none();
        self.takes("people") && alone && tokens.len() <= 3 && self.by_part(&text)
    }

    /// How many stand before these words, those whom nobody here knows too.
    fn named_before(&self) -> usize {
        self.with.len() + self.unknown.len() + usize::from(self.stranger_before)
    }

    /// `Anna Schmidt` is not Anna Berg, nor `Peter Dahl` Ingrid Dahl: a word of a name beside a name that is
    /// not known is somebody else's.
    fn is_another(&self, at: usize, word: &str, beside: &Beside) -> bool {
        let Some(person) = self.people.get(at) else {
            return false;
        };
        let word = fold(word);
        let first = std::iter::once(&person.name).chain(&person.aliases).any(|name| {
            let name = fold(name);
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            words.next() == Some(word.as_str()) && words.next().is_some()
        });
        let given = beside.before.is_some_and(is_given_name);
        (beside.after.is_some() && first) || given
    }

    /// What is left over says nothing beside the words that were understood: `sent a` of "sent Groß a mail".
    pub(super) fn says_nothing(&self) -> bool {
        self.left_over.iter().all(|word| self.is_idle(word))
    }

    /// A word that is left over and says nothing.
    pub(super) fn is_idle(&self, word: &str) -> bool {
        let bare = fold(word.trim_matches(['(', ')', '[', ']']));
        let without_word = self.outcome == Some("no_answer");
        let bracketed = word.starts_with('(') && word.ends_with(')');
        (without_word && bare == "left")
            || self.says_unanswered(word)
            || SAY_NOTHING.contains(&bare.as_str())
            || (bracketed && is_job(&bare))
    }

    /// The account's own name, where the line is about it: `visit Northwind`.
    fn is_here(&self, folded: &str) -> bool {
        !self.strict && self.manner.account.iter().any(|name| fold(name) == folded)
    }

    /// Nothing is taken of what is given beside the line.
    pub(super) fn takes(&self, field: &str) -> bool {
        !self.manner.given.contains(&field)
    }

    fn day_or_time(&mut self, text: &str, folded: &str) -> bool {
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
            self.hours = hours_of(text);
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
        self.hours = hours_of(text);
        if says_several_days(text, self.today) && !self.strict {
            self.several_days = Some(text.to_owned());
        }
        true
    }

    /// `Mo` written so behind somebody's name is Monday; anywhere else it may be somebody.
    fn is_no_day_alone(&self, text: &str, folded: &str) -> bool {
        let written = text.chars().count() == 2 && is_capital(text) && !self.with.is_empty();
        NO_DAY_ALONE.contains(&folded) && !(written && folded != "am")
    }
}

fn words(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|t| t.text.clone()).collect::<Vec<_>>()
}

/// `(yesterday)`, `[24.11.26 10:15]`.
fn without_brackets(text: &str) -> &str {
    text.trim_matches(['(', ')', '[', ']'])
}

/// `2nd` before a kind is the second one of them, and no day.
fn is_count(words: &[Token], behind: &[Token]) -> bool {
    let ([one], Some(next)) = (words, behind.first()) else {
        return false;
    };
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|end| one.text.strip_suffix(end));
    figures.is_some_and(|figures| figures.parse::<u8>().is_ok())
        && word(KINDS, &fold(&next.text)).is_some()
}
