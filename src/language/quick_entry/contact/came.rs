//! Which way a message or a call went: from them it has reached us.

use crate::language::quick_entry::message_words::{
    ANSWERS, ARRIVED, BY, CALLED, COPIES, HAS, INBOUND, MEANS, OURS, REACHED, RECIPIENTS, SENDERS,
    TURNS_TO, US, WE, WRITTEN, WROTE, WROTE_TO_US,
};
use crate::language::quick_entry::sent_words::{GIVEN, PARTICIPLES, SENT};

/// Words between two who are named.
const JOINING: [&str; 6] = ["and", "&", "+", "und", "et", "y"];

/// What the words so far say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Came {
    /// The word before the next name.
    before: Before,
    /// What stands directly before.
    last: Last,
    /// It came from somebody.
    from: bool,
    /// A word of an answer was there.
    answer: bool,
    /// It went to somebody.
    to: bool,
    /// A word of what we do stands before everybody: `called Dahl`.
    ours: bool,
    /// Behind somebody stands `hat`: what follows is what they did.
    has: bool,
    /// Behind somebody stands a small word that is not understood, what they did perhaps.
    verb: bool,
    /// What follows is what it was sent by: `by mail`.
    means: bool,
    /// Nothing but somebody and a day stands before `by mail`.
    by_them: bool,
    /// A word that is neither somebody nor a day was there.
    spoken: bool,
    /// `and`, between two.
    joins: bool,
    /// An arrow between somebody and us.
    arrow: bool,
    /// We are one side of it.
    we: bool,
    /// Something was sent.
    sent: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Before {
    #[default]
    Nothing,
    From,
    To,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Person,
    Kind,
}

impl Came {
    /// Takes a word that says which way; `named` people stand before it. A word of an answer is of the
    /// note where the line has no colon.
    pub fn takes(&mut self, word: &str, named: usize, strict: bool) -> bool {
        if !is_known(word) {
            return false;
        }
        let last = std::mem::take(&mut self.last);
        let behind_kind = last == Last::Kind;
        self.joins = JOINING.contains(&word);
        self.means = MEANS.contains(&word) && !behind_kind;
        self.by_them = self.means && named > 0 && !self.spoken;
        self.we |= US.contains(&word) || WE.contains(&word);
        self.spoken |= !(self.means || self.joins);
        let we_behind = self.arrow && self.before != Before::Nothing && WE.contains(&word);
        if US.contains(&word) || we_behind {
            self.us(named);
            return true;
        }
        if SENDERS.contains(&word) && last != Last::Person {
            self.before = Before::From;
        } else if behind_kind && BY.contains(&word) {
            self.before = Before::From;
            return true;
        } else if RECIPIENTS.contains(&word) || (behind_kind && word == "a") {
            self.before = Before::To;
        }
        if COPIES.contains(&word) {
            self.before = Before::To;
            return true;
        }
        self.has |= named > 0 && HAS.contains(&word);
        if OURS.contains(&word) {
            self.to = true;
        } else if SENT.contains(&word) {
            // `price letter sent`, `Dahl Prospekt geschickt`: we did, unless somebody has.
            let ours = behind_kind || PARTICIPLES.contains(&word);
            let theirs = named > 0 && !self.to && (self.has || !ours);
            (self.from, self.to) = (self.from || theirs, self.to || !theirs);
            self.sent |= !strict && !GIVEN.contains(&word);
        }
        let wrote_to_us = WROTE_TO_US.contains(&word);
        if strict || !(wrote_to_us || ARRIVED.contains(&word)) {
            return false;
        }
        self.answer = true;
        self.from |= named > 0 && wrote_to_us;
        self.to |= named == 0 && self.before != Before::From && ANSWERS.contains(&word);
        true
    }

    /// `inbound email`, `Mail eingegangen`: it reached us.
    pub fn inbound(&mut self, word: &str) -> bool {
        let is = INBOUND.contains(&word);
        self.from |= is;
        is
    }

    /// `Brandt -> me`: whoever is named behind it got it.
    pub fn forth(&mut self, named: usize, strict: bool) {
        self.takes("to", named, strict);
        self.arrow = true;
    }

    /// `Brandt <- me`: whoever is named behind it sent it.
    pub fn back(&mut self) {
        (self.before, self.last) = (Before::From, Last::Nothing);
        self.arrow = true;
    }

    /// A word before somebody with whom it was: `with Brandt by mail` says no side.
    pub fn leads(&mut self, word: &str) {
        self.spoken |= !JOINING.contains(&word);
    }

    /// We are named: `Brandt -> me`, `Dahl called me`; in `Kolb & me` beside them.
    fn us(&mut self, named: usize) {
        match std::mem::take(&mut self.before) {
            Before::From => self.to = true,
            Before::To => self.from = true,
            Before::Nothing => self.from |= named > 0 && !self.joins && !self.to,
        }
    }

    /// A word of a kind: who stands before `wrote` is the one who did.
    pub fn kind(&mut self, word: &str, named: usize, is_message: bool) {
        let wrote = [WROTE, WROTE_TO_US, CALLED].iter().any(|words| words.contains(&word));
        let theirs = wrote || (self.has && WRITTEN.contains(&word));
        self.to |= REACHED.contains(&word);
        let by_means = self.means && (self.verb || (self.by_them && is_message));
        self.from |= named > 0 && !self.to && (theirs || by_means);
        self.ours |= named == 0 && wrote && self.before == Before::Nothing;
        (self.before, self.last) = (Before::Nothing, Last::Kind);
        (self.means, self.joins) = (false, false);
        self.spoken = true;
    }

    /// A day stands where somebody might: `the mail of 12 November`.
    pub fn day(&mut self) {
        (self.before, self.last) = (Before::Nothing, Last::Nothing);
    }

    /// Somebody was named.
    pub fn person(&mut self) {
        match std::mem::take(&mut self.before) {
            Before::From => self.from = true,
            Before::To => self.to = true,
            Before::Nothing => {}
        }
        (self.last, self.joins) = (Last::Person, false);
    }

    /// `Brandt's email`: theirs, unless we answered it.
    pub fn possessor(&mut self) {
        self.from |= !self.to;
        self.before = Before::Nothing;
    }

    /// A word that is not understood: behind somebody it may be what they did.
    pub fn unknown(&mut self, word: &str, named: usize) {
        let small = word.starts_with(char::is_lowercase) && !MEANS.contains(&word);
        self.spoken |= !MEANS.contains(&word);
        self.verb |= named > 0 && self.last == Last::Person && small;
        self.from |= named > 0 && !self.to && TURNS_TO.contains(&word);
        if !MEANS.contains(&word) {
            (self.last, self.means, self.joins) = (Last::Nothing, false, false);
        }
    }

    /// It was theirs, whatever else is said.
    pub fn theirs(&mut self) {
        self.from = true;
    }

    /// A word of a kind stands directly before.
    pub fn is_behind_kind(&self) -> bool {
        self.last == Last::Kind
    }

    /// The same, or somebody.
    pub fn is_behind_name_or_kind(&self) -> bool {
        self.last != Last::Nothing
    }

    /// `and` stands directly before.
    pub fn is_joined(&self) -> bool {
        self.joins
    }

    /// An answer is a message, where no other kind is said, and so is what goes between somebody and us by an arrow.
    pub fn is_message(&self) -> bool {
        self.answer || (self.arrow && self.we)
    }

    /// Something was sent: by us, or by them.
    pub fn is_sent(&self) -> bool {
        self.sent
    }

    /// It came from them.
    pub fn is_theirs(&self) -> bool {
        self.from || (self.answer && !self.to)
    }

    /// From them, from us, or not said.
    pub fn is_from_them(&self) -> Option<bool> {
        match self.is_theirs() {
            true => Some(true),
            false => (self.to || self.ours).then_some(false),
        }
    }
}

/// Is it a word that says which way?
fn is_known(word: &str) -> bool {
    let all = [
        SENDERS,
        BY,
        MEANS,
        RECIPIENTS,
        COPIES,
        US,
        OURS,
        SENT,
        HAS,
        ARRIVED,
        WROTE_TO_US,
        &JOINING,
        &["a"],
    ];
    all.iter().any(|words| words.contains(&word))
}
