//! People that a line names and that were not there: `without Fyfe`, `call Joan for Helen`, `Gareth didn't show`.

use super::ContactReader;
use super::little::bare;
use super::shape::{is_capital, is_job, is_kind, outcome_said, text_of};
use super::tokens::Token;
use crate::language::dates::{Sense, parse_day_words};
use crate::language::names::{Fit, Found, is_title, owner_of};
use crate::language::quick_entry::mention_words::{
    ABSENT, BEING, CLAUSE, FOR, GO_BETWEEN, INSTEAD, JOINING, OWN,
};
use crate::language::quick_entry::message_words::BY;
use crate::language::quick_entry::vain_words::{NO_LUCK, NOT_HELD};
use crate::text::fold;

/// Somebody of whom the line says that they did not come.
#[derive(Clone, Debug)]
pub(super) struct Absent {
    /// The place among the people.
    at: usize,
    /// `didn't show`, folded.
    phrase: String,
    /// `Gareth didn't show`.
    text: String,
    /// Where that stands among the words that are left over.
    place: usize,
}

impl ContactReader<'_> {
    /// `left msg w/ Mary-Beth for Brandt`: Brandt was not reached, and Mary-Beth is only who was told.
    pub(super) fn is_for_another(&mut self, rest: &[Token]) -> bool {
        let [first, behind @ ..] = rest else { return false };
        let is_for = FOR.contains(&fold(&first.text).as_str()) && self.outcome == Some("no_answer");
        let known = |n: &usize| self.named(&text_of(&behind[..*n]), Fit::Words) != Found::Nobody;
        let is = is_for
            && !self.strict
            && !self.with.is_empty()
            && self.takes("people")
            && (1..=3.min(behind.len())).any(|n| known(&n));
        if is {
            let names: Vec<&str> = self
                .with
                .iter()
                .filter_map(|at| self.people.get(*at))
                .map(|person| person.name.as_str())
                .collect();
            let said = format!("{} ({})", self.outcome_text, names.join(", "));
            self.with.clear();
            self.words.put(usize::MAX, said);
        }
        is
    }

    /// `email fr Mary`: from her, where it stands directly behind the kind.
    pub(super) fn is_from(&mut self, rest: &[Token]) -> bool {
        let [first, next, ..] = rest else { return false };
        let is = first.text == "fr" && !next.apart && is_capital(&next.text);
        let named = self.named_before();
        let is = is && self.came.is_behind_kind();
        if is {
            self.came.takes("from", named, false);
        }
        is
    }

    /// How many of the words only mention somebody; they stay in the note.
    pub(super) fn mention(&self, rest: &[Token]) -> Option<usize> {
        if self.strict || !self.takes("people") {
            return None;
        }
        if let Some(length) = self.somebodys(rest) {
            return Some(length);
        }
        let length = (1..=3.min(rest.len())).rev().find(|n| self.is_before_mention(&rest[..*n]))?;
        // `without success` says what came of it.
        let says = (1..=4.min(rest.len())).any(|n| {
            let phrase = phrase_of(&rest[..n]);
            outcome_said(&phrase).is_some() || NOT_HELD.contains(&phrase.as_str())
        });
        if says {
            return None;
        }
        let names = self.names(&rest[length..])?;
        let end = length + names;
        let clause = CLAUSE.contains(&phrase_of(&rest[..length]).as_str());
        Some(if clause { end + self.clause(&rest[end..]) } else { end })
    }

    /// `without`; and `for`, `because`, once somebody is named before them.
    fn is_before_mention(&self, tokens: &[Token]) -> bool {
        let phrase = phrase_of(tokens);
        let behind = !self.with.is_empty();
        let to = ["to", "an", "a"].contains(&phrase.as_str());
        // `Anruf durch Brandt` is theirs.
        let sent = BY.contains(&phrase.as_str()) && self.came.is_behind_kind();
        INSTEAD.contains(&phrase.as_str())
            || (GO_BETWEEN.contains(&phrase.as_str()) && !sent)
            || (behind && self.outcome != Some("no_answer") && FOR.contains(&phrase.as_str()))
            || (behind && CLAUSE.contains(&phrase.as_str()))
            // What somebody sent on to a third one.
            || (behind && to && self.came.is_theirs())
    }

    /// The names that follow at once; of somebody who is not known one word.
    fn names(&self, rest: &[Token]) -> Option<usize> {
        let is_by_the_way = |t: &Token| is_title(&t.text) || is_job(&t.text) || is_article(&t.text);
        let mut at = rest.iter().take_while(|token| is_by_the_way(token)).count();
        let known = |at: usize| {
            let rest = &rest[at.min(rest.len())..];
            (1..=4.min(rest.len()))
                .rev()
                .find(|n| self.named(&text_of(&rest[..*n]), Fit::Words) != Found::Nobody)
        };
        match known(at) {
            Some(length) => at += length,
            None => {
                let stranger = rest.get(at).filter(|t| is_capital(bare(&t.text)) && !t.apart)?;
                let is_day = parse_day_words(&stranger.text, self.today, Sense::Past).is_ok();
                return (!is_day && !is_kind(stranger)).then_some(at + 1);
            }
        }
        while let Some(joining) = rest.get(at).filter(|t| JOINING.contains(&fold(&t.text).as_str()))
            && let Some(length) = known(at + 1)
            && !joining.apart
        {
            at += 1 + length;
        }
        Some(at)
    }

    /// The rest of a clause: up to a comma or a day.
    fn clause(&self, rest: &[Token]) -> usize {
        let is_day = |at: usize| {
            (1..=3.min(rest.len() - at)).any(|n| {
                parse_day_words(&text_of(&rest[at..at + n]), self.today, Sense::Past).is_ok()
            })
        };
        (0..rest.len()).find(|at| rest[*at].apart || is_day(*at)).unwrap_or(rest.len())
    }

    /// `Pete's boss` is not Pete: two words.
    fn somebodys(&self, rest: &[Token]) -> Option<usize> {
        let [first, next, ..] = rest else { return None };
        let owner = owner_of(&first.text)?;
        let is_whole = (2..=4.min(rest.len()))
            .any(|n| self.named(&text_of(&rest[..n]), Fit::Words) != Found::Nobody);
        let is_known = self.named(owner, Fit::Words) != Found::Nobody;
        let is_own = is_job(bare(&next.text)) || OWN.contains(&fold(bare(&next.text)).as_str());
        (is_known && is_own && !is_whole && !next.apart).then_some(2)
    }

    /// `Brandt's email` is of Brandt: the name of such a word before a kind.
    pub(super) fn sender<'t>(&self, tokens: &'t [Token]) -> Option<&'t str> {
        let [first, next, ..] = tokens else { return None };
        let is_of_kind = is_kind(next) && !next.apart;
        owner_of(&first.text).filter(|_| is_of_kind && !self.strict && self.takes("people"))
    }

    /// Behind somebody just named stands that they were not there.
    pub(super) fn absence(&mut self, rest: &[Token], name: &str) -> usize {
        let Some(person) = self.with.last().copied().filter(|_| !self.strict) else { return 0 };
        let lead = rest.iter().take_while(|token| is_pronoun(&token.text)).count();
        let behind = &rest[lead..];
        let is_said = |n: &usize| {
            let phrase = phrase_of(&behind[..*n]);
            // `met Joan, she was ill` is of a talk.
            is_absence(&phrase) && (lead == 0 || !ILL.iter().any(|word| phrase.ends_with(word)))
        };
        let length = (1..=5.min(behind.len())).rev().find(is_said);
        let Some(length) = length.filter(|_| lead > 0 || !rest[0].apart) else { return 0 };
        let phrase = phrase_of(&behind[..length]);
        let length = lead + length;
        let text = text_of(&rest[..length]);
        self.absent.push(Absent {
            at: person,
            phrase,
            text: format!("{name} {text}"),
            place: self.words.len(),
        });
        length
    }

    /// Who did not come is no more of it, where somebody did; else nobody was reached.
    pub(super) fn settle_absent(&mut self) {
        let absent = std::mem::take(&mut self.absent);
        let came = self.with.iter().any(|at| !absent.iter().any(|gone| gone.at == *at));
        for gone in absent.iter().rev() {
            if came {
                self.with.retain(|at| *at != gone.at);
                self.words.put(gone.place, gone.text.clone());
            } else if self.takes("outcome") && NO_LUCK.contains(&gone.phrase.as_str()) {
                self.outcome = Some("no_answer");
                self.in_vain = true;
            } else {
                // A kind that is given beside the line stays, and nobody was reached by it.
                if self.takes("kind") {
                    self.kind = Some("attempt");
                } else if self.takes("outcome") {
                    self.outcome = Some("no_answer");
                }
                let phrase = gone.text.split_once(' ').map_or("", |(_, phrase)| phrase);
                self.words.put(gone.place, phrase.to_owned());
            }
        }
    }
}

/// `he` of `he was out`, and what may lead to it.
fn is_pronoun(word: &str) -> bool {
    ["he", "she", "they", "but", "er", "sie", "aber"].contains(&fold(bare(word)).as_str())
}

/// Words of an illness.
const ILL: [&str; 3] = ["ill", "sick", "krank"];

/// `didn't show`, `on holiday`, `was on holiday`.
fn is_absence(phrase: &str) -> bool {
    let is_busy = |rest: &str| ABSENT.contains(&rest) || NOT_HELD.contains(&rest);
    let being = phrase.split_once(' ').filter(|(being, _)| BEING.contains(being));
    ABSENT.contains(&phrase) || being.is_some_and(|(_, rest)| is_busy(rest))
}

/// `i. A. von` as `i a von`, brackets and stops apart.
fn phrase_of(tokens: &[Token]) -> String {
    let words: Vec<String> = tokens.iter().map(|t| fold(bare(&t.text))).collect();
    words.join(" ").replace('.', " ").replace('’', "'")
}

fn is_article(word: &str) -> bool {
    ["the", "der", "die", "den", "dem", "das", "le", "la", "el"].contains(&fold(word).as_str())
}
