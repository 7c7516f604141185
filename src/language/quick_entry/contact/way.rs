//! Words of a log line that say how it was, and which way it went.

use super::ContactReader;
use super::shape::{compound_kind, is_capital, is_fair, text_of, word};
use super::tokens::Token;
use crate::language::names::{Fit, Found, is_given_name};
use crate::language::quick_entry::message_words::{ARROWS, BACK_ARROWS, MEANS, REACHED, US};
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::sent_words::{REMINDERS, SENT, SENT_THERE};
use crate::language::quick_entry::words::KINDS;
use crate::text::fold;

impl ContactReader<'_> {
    /// A word that says which way it went.
    pub(super) fn takes_way(&mut self, text: &str, folded: &str) -> bool {
        let beside_kind = self.kind.is_some() || self.before_kind;
        let land = text.chars().all(char::is_uppercase) && US.contains(&folded);
        let named = self.named_before();
        if ARROWS.contains(&text) {
            self.came.forth(self.named_before(), self.strict);
            return true;
        }
        if BACK_ARROWS.contains(&text) {
            self.came.back();
            return true;
        }
        let means = self.before_kind && MEANS.contains(&folded);
        (beside_kind && self.came.inbound(folded))
            || (!land && (self.came.takes(folded, named, self.strict) || means))
    }

    /// A word of the kind; whether it is no part of the note. Of `mail + call` the talk is it, and both words stay.
    pub(super) fn takes_kind(&mut self, text: &str, folded: &str) -> Option<bool> {
        let kind = word(KINDS, folded).or_else(|| {
            compound_kind(text).filter(|_| !self.strict && word(OUTCOMES, folded).is_none())
        });
        let line = (text == "LINE").then_some("message");
        let reached = REACHED.contains(&folded).then_some("call");
        let reminder = REMINDERS.contains(&folded).then_some("message");
        let kind = kind.or(line).or(reached).or(reminder).filter(|_| self.takes("kind"))?;
        let joined = self.came.is_joined();
        self.came.kind(folded, self.named_before(), kind == "message");
        if let Some((_, last)) = folded.rsplit_once(' ') {
            let last = if last == "van" { "von" } else { last };
            self.came.takes(last, self.named_before(), self.strict);
        }
        if let Some((first, _)) = text.rsplit_once(' ').filter(|_| reminder.is_some()) {
            self.stays.push(first.to_owned());
        }
        let is_first = self.kind.is_none();
        // A second word of the kind is not of the note, and an attempt holds.
        let is_same = *self.kind.get_or_insert(kind) == kind;
        // `met Klaus at the trade show`: the words stay.
        let is_met = self.kind == Some("meeting") && self.at_place;
        if is_met && !is_first && kind == "event" && is_fair(text) {
            self.kind = Some(kind);
            return Some(false);
        }
        if is_first {
            self.kind_text = Some(text.to_owned());
        }
        let both = self.kind_text.clone().filter(|_| joined && !is_same && !self.strict);
        if let Some(first) = both.filter(|_| self.kind != Some("attempt")) {
            self.stays.push(format!("{first} + {text}"));
            if self.kind == Some("message") {
                self.kind = Some(kind);
            }
            return Some(true);
        }
        Some(is_same || self.kind == Some("attempt"))
    }

    /// `text Lisa Park`: a message to whoever is named behind it.
    pub(super) fn is_text_to(&mut self, rest: &[Token]) -> bool {
        let [first, behind @ ..] = rest else { return false };
        let free = self.kind.is_none() && !self.strict && self.takes("kind");
        let begins = first.start == 0 || self.behind_day;
        let is = free && begins && fold(&first.text) == "text";
        let named = |n: usize| {
            let tokens = behind.get(..n)?;
            let text = text_of(tokens);
            (is_capital(&tokens[0].text) && self.named(&text, Fit::Words) != Found::Nobody)
                .then_some(n)
        };
        let is = is && behind.first().is_some_and(|next| !next.apart);
        let is = is && (1..=3).any(|n| named(n).is_some());
        if is {
            self.kind = Some("message");
            self.came.kind("text", self.named_before(), true);
        }
        is
    }

    /// Something was sent, by us or by somebody of theirs; whoever is sent somewhere is no message.
    pub(super) fn is_sent(&self) -> bool {
        let goes = |word: &String| SENT_THERE.contains(&fold(word).as_str());
        let left: Vec<&String> = self.words.left().collect();
        let is_sent_there = |two: &[&String]| {
            SENT.contains(&fold(two[0]).as_str()) && is_capital(two[1]) && is_given_name(two[1])
        };
        let goes_there = !self.with.is_empty() && left.windows(2).any(is_sent_there);
        let theirs = self.came.is_theirs();
        let is_theirs = !self.with.is_empty() && self.unknown.is_empty();
        self.came.is_sent() && !goes_there && !left.into_iter().any(goes) && (!theirs || is_theirs)
    }
}
