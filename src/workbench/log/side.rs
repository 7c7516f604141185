//! Which way a message went whose kind an option gives: as its text says.

use super::Happened;
use crate::language::names::Candidate;
use crate::language::quick_entry::came_from_them;
use crate::model::{Choice as _, Contact, ContactKind, Date, Kind, Record as _};
use crate::workbench::Workbench;

impl Workbench {
    /// The code that a word means in a field of a contact: `email` as a kind is message.
    pub(in crate::workbench) fn contact_code(
        &self,
        column: &str,
        word: &str,
    ) -> Option<&'static str> {
        let columns = Contact::SCHEMA.columns();
        let kind = columns.iter().find(|known| known.name == column)?.kind;
        let Kind::Choice(codes) = kind else { return None };
        let known = self.words.code_of(codes, word);
        known.or_else(|| crate::language::choices::word(column, codes, word))
    }

    /// The same with the codes of the kind and the outcome, where their words are known.
    pub(super) fn in_codes(&self, happened: &Happened) -> Happened {
        let code = |column: &str, given: &Option<String>| {
            let known = given.as_deref().and_then(|word| self.contact_code(column, word));
            known.map(str::to_owned).or_else(|| given.clone())
        };
        Happened {
            kind: code("kind", &happened.kind),
            outcome: code("outcome", &happened.outcome),
            ..happened.clone()
        }
    }
}

impl Happened {
    /// From them or from us, as all of the text says, where the kind that is given is a message.
    pub(super) fn side(&self, text: &str, on: Date, people: &[Candidate]) -> Option<bool> {
        let is_message = self.kind.as_deref() == Some(ContactKind::Message.word());
        if is_message { came_from_them(text, on, people) } else { None }
    }
}
