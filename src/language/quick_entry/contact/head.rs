//! The words before the note of a log line: whom, when, how and what came of it, in any order.

use super::ContactReader;
use super::aside::leads_to_place;
use super::little::{bare, is_no_name};
use super::shape::{
    is_capital, is_fair, is_initials_like, is_job, is_kind, is_name_like, is_small_name, text_of,
    word,
};
use super::tokens::Token;
use super::unanswered::UNANSWERED;
use super::when::is_hour_of;
use super::words::SAY_NOTHING;
use crate::language::names::{Fit, Found, is_given_name, is_title};
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::words::{FILLERS, KINDS};
use crate::text::fold;

/// Words of the longest thing that is read as one: `not yesterday but the day before`.
const LONGEST: usize = 6;

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
        let mut stranger: Vec<Token> = Vec::new();
        if !self.strict {
            self.reads_unanswered(tokens);
            self.find_written(tokens);
        }
        while at < tokens.len() {
            let rest = &tokens[at..];
            if self.is_for_another(rest) {
                self.name_stranger(&mut stranger);
                at += 1;
                continue;
            }
            if let Some(n) = self.mention(rest).or_else(|| self.aside(rest)) {
                self.name_stranger(&mut stranger);
                self.words.leave(&rest[..n]);
                at += n;
                continue;
            }
            self.stranger_before = stranger.last().is_some_and(|word| is_name_like(&word.text));
            self.at_place = leads_to_place(&stranger);
            let had_day = self.day.is_some();
            self.behind_day &= !tokens[at].apart;
            let before = stranger.last().map(|word| word.text.clone());
            let before = before.filter(|word| !tokens[at].apart && is_capital(word));
            let said = self.said();
            match self.taken(tokens, at, before.as_deref()) {
                Some(n) => {
                    self.behind_day = !had_day && self.day.is_some();
                    let fair = is_fair(&text_of(&rest[..n]));
                    self.at_fair |= fair && !tokens[at].apart;
                    self.name_stranger(&mut stranger);
                    let stays = std::mem::take(&mut self.stays);
                    self.at_fair = fair;
                    at += n;
                    at += self.is_said(&rest[..n], said, stays, &tokens[at..]);
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
                    let named = self.named_before();
                    self.came.unknown(fold(&tokens[at].text).as_str(), named);
                    stranger.push(tokens[at].clone());
                    at += 1;
                }
            }
        }
        self.name_stranger(&mut stranger);
        at
    }

    /// How many of the words are understood together; `before` them stands a word that is written as a name.
    fn taken(&mut self, tokens: &[Token], at: usize, before: Option<&str>) -> Option<usize> {
        let rest = &tokens[at..];
        self.named_now = false;
        if let Some(owner) = self.sender(rest)
            && let Found::One(at) = self.named(owner, Fit::Words)
        {
            self.came.possessor();
            self.person(at);
            return Some(1);
        }
        if self.is_from(rest) || self.is_point_hour(rest) || self.is_text_to(rest) {
            return Some(1);
        }
        (1..=LONGEST.min(rest.len())).rev().find(|n| {
            let (words, behind) = rest.split_at(*n);
            self.may_be_hour = !is_hour_of(words, behind);
            self.may_be_day = self.may_be_hour && self.may_be_day(tokens, at, *n);
            self.ends = behind.first().is_none_or(|token| token.apart);
            self.before_kind = behind.first().is_some_and(is_kind);
            let after = if *n == 1 { self.stranger_of(behind) } else { None };
            let beside = Beside { before: before.filter(|_| *n == 1), after };
            let is_other = is_count(words, behind) || self.is_of_thing(words, behind);
            !is_other && (self.is_no_day(words) || self.take(words, &beside))
        })
    }

    /// How much is known by now: whom, which day, what hour.
    fn said(&self) -> (usize, bool, bool) {
        (self.with.len(), self.day.is_some(), self.minute.is_some())
    }

    /// Keeps of words that were understood what stays in the note; how many words behind them go with them.
    fn is_said(
        &mut self,
        tokens: &[Token],
        before: (usize, bool, bool),
        stays: Vec<String>,
        behind: &[Token],
    ) -> usize {
        let said = self.said();
        let somebody = said.0 > before.0;
        let dated = (said.1, said.2) != (before.1, before.2);
        let keeps_name = somebody && std::mem::take(&mut self.keeps_name);
        let named = std::mem::take(&mut self.named_now);
        if keeps_name {
            self.words.leave(tokens);
        } else if named {
            self.words.somebody(tokens);
        } else if dated {
            self.words.day(tokens);
        } else if stays.is_empty() {
            match self.is_counted() {
                true => self.words.leave(tokens),
                false => self.words.understood(tokens),
            }
        }
        stays.into_iter().for_each(|text| self.words.stay(tokens, text));
        match somebody {
            true => self.absence(behind, &text_of(tokens)),
            false => 0,
        }
    }

    /// A number stands directly before: `3 Anrufe`.
    fn is_counted(&self) -> bool {
        let number = |word: &String| word.trim_end_matches('x').bytes().all(|b| b.is_ascii_digit());
        self.words.last_left().is_some_and(number)
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

    /// Without a colon the first word that is not known begins the note; it may be a name all the same.
    fn stop(&mut self, rest: &[Token]) {
        const MOST: usize = 4;
        self.strange.push(words(&rest[..rest.len().min(MOST)]).join(" "));
        if self.kind.is_some() && self.with.is_empty() {
            let mut names = rest.to_vec();
            let end = names.iter().position(|t| !is_name_like(&t.text));
            names.truncate(end.unwrap_or(rest.len()));
            self.name_stranger(&mut names);
        }
    }

    /// Words that are not known stay in the note; those that look like names or initials are offered,
    /// each of them.
    fn name_stranger(&mut self, strangers: &mut Vec<Token>) {
        const MOST: usize = 4;
        if strangers.is_empty() {
            return;
        }
        let strangers = std::mem::take(strangers);
        self.words.leave(&strangers);
        if !self.takes("people") {
            return;
        }
        let words = words(&strangers);
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
    }

    /// Takes these words together, if they are something.
    fn take(&mut self, tokens: &[Token], beside: &Beside) -> bool {
        let text = text_of(tokens);
        let folded = fold(text.trim_matches(['.', '!', '-', '–', '(', ')', '[', ']']));
        if self.takes("people")
            && !self.is_word_of_line(tokens)
            && let Found::One(at) = self.named(&text, Fit::Words)
            && !(tokens.len() == 1 && self.is_another(at, &text, beside))
        {
            return self.person(at);
        }
        let denied = self.unanswered && UNANSWERED.contains(&folded.as_str());
        let initial = folded.len() == 1 && is_capital(&text);
        if denied || (!initial && self.takes_way(&text, &folded)) {
            return true;
        }
        if self.takes_vain(tokens, &text, &folded) || self.is_here(&folded) {
            return true;
        }
        if let (true, Some(outcome)) = (self.takes("outcome"), word(OUTCOMES, &folded)) {
            // A second word of the outcome is not of the note; one of another is.
            if *self.outcome.get_or_insert(outcome) == outcome {
                self.hears_machine(&text, &folded);
                self.outcome_text = text;
                return true;
            }
        }
        if let Some(is_of_it) = self.takes_kind(&text, &folded) {
            return is_of_it;
        }
        if self.day_or_time(&text, &folded) {
            return true;
        }
        if !initial && FILLERS.contains(&folded.as_str()) {
            self.came.leads(&folded);
            return true;
        }
        let alone = beside.before.is_none() && beside.after.is_none();
        self.takes("people") && alone && tokens.len() <= 3 && self.by_part(tokens)
    }

    /// A word of a sentence or of the kind, written so, before it is somebody's name: `old` of Old Wu, `call Dr` of
    /// Faith Call.
    fn is_word_of_line(&self, tokens: &[Token]) -> bool {
        let [first, others @ ..] = tokens else { return false };
        let kind = is_kind(first)
            && (self.kind.is_none() || self.came.is_joined())
            && !is_capital(&first.text);
        match others {
            [] => is_no_name(first) || kind,
            // A stroke or a sign before a name is no part of it.
            _ if bare(&first.text).is_empty() => true,
            [.., last] if bare(&last.text).is_empty() => true,
            others => {
                let kind = |t: &Token| !is_capital(&t.text) && is_kind(t);
                let beside = |t: &Token| {
                    kind(t) || is_title(&t.text) || is_job(&t.text) || bare(&t.text).is_empty()
                };
                tokens.iter().all(beside) && (kind(first) || others.iter().any(kind))
            }
        }
    }

    /// How many stand before these words, those whom nobody here knows too.
    pub(super) fn named_before(&self) -> usize {
        let named = self.with.len() + self.several.len() + self.unknown.len();
        named + usize::from(self.stranger_before)
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
        self.words.left().all(|word| self.is_idle(word))
    }

    /// A word that is left over and says nothing.
    pub(super) fn is_idle(&self, word: &str) -> bool {
        let bare = fold(word.trim_matches(['(', ')', '[', ']', '.']));
        let without_word = self.outcome == Some("no_answer");
        let bracketed = word.starts_with('(') && word.ends_with(')');
        (without_word && bare == "left")
            || bare.chars().all(|c| !c.is_alphanumeric())
            || self.says_unanswered(word)
            || SAY_NOTHING.contains(&bare.as_str())
            || (!word.starts_with(char::is_uppercase) && FILLERS.contains(&bare.as_str()))
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
}

fn words(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|t| t.text.clone()).collect::<Vec<_>>()
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
