//! Words of a log line that say that it was in vain, or that an answer is still awaited.

use super::ContactReader;
use super::tokens::Token;
use crate::language::quick_entry::message_words::WAITING;
use crate::language::quick_entry::vain_words::{AT_END, NO_LUCK, NOT_HELD};

impl ContactReader<'_> {
    /// Words of a talk that did not come about, or of a call that was not taken.
    pub(super) fn takes_vain(&mut self, tokens: &[Token], text: &str, folded: &str) -> bool {
        if self.is_missed_call(text, folded) || self.is_left_for_us(tokens, folded) {
            return true;
        }
        if self.takes("kind") && folded == "no luck" {
            self.kind = Some("attempt");
            return true;
        }
        // The answering machine, and no `ab` of a verb.
        if self.takes("outcome") && text == "AB" {
            self.outcome.get_or_insert("no_answer");
            self.hears_machine(text, folded);
            return true;
        }
        // Whoever it was stays in the note.
        if self.takes("outcome") && !self.strict && is_go_between(folded) {
            self.outcome = Some("no_answer");
            self.stays.push(text.to_owned());
            return true;
        }
        if self.takes("outcome") && NO_LUCK.contains(&folded) {
            self.outcome = Some("no_answer");
            self.in_vain = true;
            self.hears_machine(text, folded);
            return true;
        }
        if !self.strict && self.takes("outcome") && WAITING.contains(&folded) {
            (self.unanswered, self.was_written, self.keeps_name) = (true, true, true);
            self.stays.push(text.to_owned());
            return true;
        }
        let ends = self.ends || !AT_END.contains(&folded);
        if self.takes("kind") && !self.strict && ends && NOT_HELD.contains(&folded) {
            self.kind = Some("attempt");
            self.stays.push(text.to_owned());
            return true;
        }
        false
    }
}

/// `got his secretary`, `only reached the receptionist`: somebody or something that answers in the place of who was meant.
fn is_go_between(folded: &str) -> bool {
    const GOT: [&str; 12] = [
        "got through to",
        "got",
        "only got",
        "just got",
        "reached",
        "only reached",
        "spoke to",
        "spoke with",
        "only spoke to",
        "nur",
        "hatte nur",
        "hatte",
    ];
    const WHOSE: [&str; 12] = [
        "his", "her", "their", "the", "seine", "ihre", "die", "den", "seinen", "ihren", "der",
        "das",
    ];
    const WHO: [&str; 14] = [
        "secretary",
        "assistant",
        "pa",
        "receptionist",
        "reception",
        "switchboard",
        "voicemail",
        "answering machine",
        "machine",
        "sekretarin",
        "assistentin",
        "assistenz",
        "zentrale",
        "anrufbeantworter",
    ];
    let of = |got: &&str| folded.strip_prefix(*got).and_then(|rest| rest.strip_prefix(' '));
    GOT.iter().filter_map(of).any(|rest| match rest.split_once(' ') {
        Some((whose, who)) => WHOSE.contains(&whose) && WHO.contains(&who),
        None => false,
    })
}
