//! Which way a message went: from them it has reached us.

use crate::language::quick_entry::message_words::{
    ARRIVED, HAS, OURS, RECIPIENTS, SENDERS, SENT, WRITTEN, WROTE, WROTE_TO_US,
};

/// What the words so far say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Came {
    /// The word before the next name.
    before: Before,
    /// It came from somebody.
    from: bool,
    /// A word of an answer was there.
    answer: bool,
    /// It went to somebody.
    to: bool,
    /// Behind somebody stands `hat`: what follows is what they did.
    has: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Before {
    #[default]
    Nothing,
    From,
    To,
}

impl Came {
    /// Takes a word that says which way; `named` people stand before it. A word of an answer is of the
    /// note where the line has no colon.
    pub fn takes(&mut self, word: &str, named: usize, strict: bool) -> bool {
        if SENDERS.contains(&word) {
            self.before = Before::From;
        } else if RECIPIENTS.contains(&word) {
            self.before = Before::To;
        }
        self.has |= named > 0 && HAS.contains(&word);
        if OURS.contains(&word) {
            self.to = true;
        } else if SENT.contains(&word) {
            let theirs = named > 0 && !self.to;
            (self.from, self.to) = (self.from || theirs, self.to || !theirs);
        }
        let wrote_to_us = WROTE_TO_US.contains(&word);
        if strict || !(wrote_to_us || ARRIVED.contains(&word)) {
            return false;
        }
        self.answer = true;
        self.from |= named > 0 && wrote_to_us;
        true
    }

    /// A word of a kind: who stands before `wrote` is the one who did.
    pub fn kind(&mut self, word: &str, named: usize) {
        let wrote = WROTE.contains(&word) || WROTE_TO_US.contains(&word);
        let theirs = wrote || (self.has && WRITTEN.contains(&word));
        self.from |= named > 0 && !self.to && theirs;
    }

    /// A day stands where somebody might: `the mail of 12 November`.
    pub fn day(&mut self) {
        self.before = Before::Nothing;
    }

    /// Somebody was named.
    pub fn person(&mut self) {
        match std::mem::take(&mut self.before) {
            Before::From => self.from = true,
            Before::To => self.to = true,
            Before::Nothing => {}
        }
    }

    /// An answer is a message, where no other kind is said.
    pub fn is_message(&self) -> bool {
        self.answer
    }

    /// It came from them.
    pub fn is_theirs(&self) -> bool {
        self.from || (self.answer && !self.to)
    }
}
