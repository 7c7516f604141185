//! Which side a message is of that `add` and `set` make: as its text says, and told in the answer.

use super::RecordRequest;
use super::proposed::word_of;
use crate::language::names::Candidate;
use crate::language::quick_entry::came_from_them;
use crate::model::{
    Choice as _, Contact, ContactKind, Outcome, Person, Record as _, Row, is_blank,
};
use crate::workbench::Workbench;
use crate::workbench::spoken::attendee;
use crate::workbench::typed;

/// The fields that say which side it is of.
const SAYING: [&str; 3] = ["kind", "outcome", "note"];

impl Workbench {
    /// Puts the outcome of a message that came from them, where nothing else is said of it; behind the answer which side
    /// it is of. Of what cannot be found nothing is said: the command itself refuses it.
    pub fn message_side(&self, wanted: &mut RecordRequest, adds: bool) -> Option<String> {
        let touched = |name: &&str| wanted.fields.iter().any(|(field, _)| field == name);
        if wanted.kind.schema.record != Contact::SCHEMA.record || !SAYING.iter().any(touched) {
            return None;
        }
        let place = self.place(wanted.kind, &wanted.owners).ok()?;
        let old = if adds { None } else { Some(self.chosen(wanted, &place).ok()?) };
        let there = |name: &str| old.as_ref().and_then(|old| old.text(name)).map(str::to_owned);
        let given = |name: &str| word_of(&wanted.fields, name).map(str::to_owned);
        let is_emptied = |name: &str| {
            let blank = |(field, words): &(String, Vec<String>)| {
                field == name && words.iter().all(|word| is_blank(word))
            };
            wanted.clear.iter().any(|field| field == name) || wanted.fields.iter().any(blank)
        };
        let kind = given("kind").map(|word| self.contact_code("kind", &word).map(str::to_owned));
        let is_typed = kind.is_some() || adds;
        let kind = kind.unwrap_or_else(|| there("kind"))?;
        if kind != ContactKind::Message.word() {
            return None;
        }
        let note = given("note").or_else(|| there("note")).unwrap_or_default();
        let outcome = match given("outcome") {
            Some(word) => Some(self.contact_code("outcome", &word)?.to_owned()),
            None if is_emptied("outcome") => None,
            None => there("outcome"),
        };
        let people = place.account.as_ref().map(|account| self.candidates(account));
        let from_them = came_from_them(&note, self.today(), &people.unwrap_or_default());
        let is_theirs = outcome.is_none() && is_typed && !is_emptied("outcome");
        let held = Outcome::Held.word().to_owned();
        let outcome = match is_theirs && from_them == Some(true) {
            true => {
                wanted.fields.push(("outcome".to_owned(), vec![held.clone()]));
                Some(held)
            }
            false => outcome,
        };
        Some(self.side_said(outcome.as_deref(), from_them))
    }

    /// `; from us, no answer`.
    fn side_said(&self, outcome: Option<&str>, from_them: Option<bool>) -> String {
        let unanswered = Outcome::NoAnswer.word();
        let mut said = self.came_of_it(ContactKind::Message.word(), outcome, from_them);
        if outcome.is_none_or(|outcome| outcome == unanswered) {
            said.push(self.words.word("outcome", unanswered).to_owned());
        }
        format!("; {}", said.join(", "))
    }

    /// The people of an account, as a line names them.
    fn candidates(&self, account: &Row) -> Vec<Candidate> {
        let people = account.rows("people").iter().cloned().map(typed::<Person>);
        people.map(|person| attendee(&person, self.today())).collect()
    }
}
