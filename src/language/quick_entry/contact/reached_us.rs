//! A call of theirs that we missed, a voicemail that they left: it has reached us as a message does.

use super::ContactReader;
use super::shape::text_of;
use super::tokens::Token;
use crate::language::quick_entry::message_words::{LEFT_FOR_US, MACHINE, MISSED_CALL};
use crate::text::fold;

impl ContactReader<'_> {
    /// `missed call`: somebody called us, whoever is named.
    pub(super) fn is_missed_call(&mut self, text: &str, folded: &str) -> bool {
        let is = MISSED_CALL.contains(&folded) && self.takes("outcome") && self.takes("kind");
        if is {
            self.machine = Some(text.to_owned());
            self.came.theirs();
        }
        is
    }

    /// `Dahl left a voicemail`, where no kind is said before it: they spoke to our machine.
    pub(super) fn is_left_for_us(&mut self, tokens: &[Token], folded: &str) -> bool {
        let ours = folded.ends_with(" me") || folded.ends_with(" us");
        let theirs = self.named_before() > 0 && self.kind.is_none() && !tokens[0].apart;
        let is = LEFT_FOR_US.contains(&folded) && (ours || theirs) && self.takes("outcome");
        if is {
            self.machine = Some(text_of(tokens));
            self.came.theirs();
        }
        is
    }

    /// A word of a call that nobody took, or of a machine: whose it was is said beside it.
    pub(super) fn hears_machine(&mut self, text: &str, folded: &str) {
        if MACHINE.contains(&folded) {
            self.machine = Some(text.to_owned());
        }
    }

    /// Theirs is a message that has reached us; its word stays in the note.
    pub(super) fn settle_missed_call(&mut self) {
        let given = !(self.takes("outcome") && self.takes("kind"));
        let Some(machine) = self.machine.take().filter(|_| !given && self.came.is_theirs()) else {
            return;
        };
        self.kind = Some("message");
        self.outcome = Some("held");
        self.in_vain = false;
        self.missed_theirs = true;
        let said = match self.kind_text.take().filter(|kind| !machine.contains(kind.as_str())) {
            Some(kind) if !MISSED_CALL.contains(&fold(&machine).as_str()) => {
                format!("{kind}, {machine}")
            }
            _ => machine,
        };
        self.words.put(0, said);
    }

    /// A message from them has reached us: not the default of one that we sent.
    pub(super) fn is_message_of_theirs(&self) -> bool {
        self.kind == Some("message") && self.came.is_theirs()
    }
}
