//! What of a logged contact is kept, in words: "call, Lars Holm, today".

use super::{LogReading, doubts};
use crate::model::{Account, Choice, Contact, ContactKind, Moment, Record as _, usual_outcome};
use crate::text::DayText;
use crate::text::format::timed;
use crate::workbench::Workbench;
use crate::workbench::record::RecordKind;

impl Workbench {
    /// "Osterby Steel: call, Lars Holm, today".
    pub(super) fn line_said(&self, read: &LogReading) -> String {
        if read.account.is_none() {
            return phrase!("it waits in the inbox until it is given to an account").to_owned();
        }
        let names: Vec<&str> = read.people.iter().map(|(name, _)| name.as_str()).collect();
        let came = self.came_of_it(&read.kind, Some(read.outcome.as_str()), read.from_them);
        let said = self.kept_said(&read.kind, &names, read.when, &came);
        let said = format!("{}: {said}", read.account_name);
        match read.note_said(false) {
            Some(note) => phrase!("{said}; note: {note}", said, note),
            None => said,
        }
    }

    /// The same of the fields of a contact of this account.
    pub(super) fn contact_said(
        &self,
        fields: &[(String, Vec<String>)],
        from_them: Option<bool>,
        of: &Account,
    ) -> String {
        let all = |name: &str| {
            let field = fields.iter().find(|(field, _)| field == name);
            field.map_or(&[][..], |(_, values)| values.as_slice())
        };
        let one = |name: &str| all(name).first().map(String::as_str);
        let there = of.people.iter().filter(|p| all("people").contains(&p.id.0));
        let names: Vec<&str> = there.map(|p| p.name.as_str()).collect();
        let today = Moment::day(self.today());
        let when = one("date").and_then(Moment::parse).unwrap_or(today);
        let kind = one("kind").unwrap_or(ContactKind::default().word());
        let came = self.came_of_it(kind, one("outcome"), from_them);
        self.kept_said(kind, &names, when, &came)
    }

    /// What the note of a contact that a command adds says otherwise than it counts: nobody was reached.
    pub fn contact_counts(
        &self,
        of: &RecordKind,
        fields: &[(String, Vec<String>)],
    ) -> Option<String> {
        let one = |name: &str| {
            let field = fields.iter().find(|(field, _)| field == name);
            field.and_then(|(_, values)| values.first()).map(String::as_str)
        };
        let is_contact = of.schema.record == Contact::SCHEMA.record;
        let note = one("note").filter(|_| is_contact && one("outcome").is_none())?;
        match one("kind").unwrap_or_default() {
            "attempt" => None,
            kind => doubts::counts_as_held(kind, note).map(|words| {
                phrase!("it counts as held, though the note says \"{words}\"; --outcome no_answer makes it otherwise", words)
            }),
        }
    }

    /// What holds of a contact that a command adds without saying it: `; call, nobody named, today`.
    pub fn contact_unsaid(
        &self,
        of: &RecordKind,
        fields: &[(String, Vec<String>)],
    ) -> Option<String> {
        let is_said = |name: &str| fields.iter().any(|(field, _)| field == name);
        let usual = ContactKind::default().word();
        let unsaid = [
            (!is_said("kind")).then(|| self.words.word("contact", usual).to_owned()),
            (!is_said("people")).then(|| phrase!("nobody named").to_owned()),
            (!is_said("date")).then(|| phrase!("today").to_owned()),
        ];
        let unsaid: Vec<String> = unsaid.into_iter().flatten().collect();
        let is_contact = of.schema.record == Contact::SCHEMA.record;
        (is_contact && !unsaid.is_empty()).then(|| format!("; {}", unsaid.join(", ")))
    }

    /// Which way it went and what came of it, as far as they say more than the kind: "from them", "no answer".
    ///
    /// A message that was held is theirs, and one without an outcome is ours; a call has no side.
    pub fn came_of_it(
        &self,
        kind: &str,
        outcome: Option<&str>,
        from_them: Option<bool>,
    ) -> Vec<String> {
        let usual = usual_outcome(kind);
        let outcome = outcome.unwrap_or(usual);
        let is_message = kind == ContactKind::Message.word();
        let theirs = match (is_message, outcome) {
            (true, "held") => Some(true),
            (true, "no_answer") => Some(false),
            _ => from_them.filter(|_| is_message),
        };
        let way = theirs.map(|theirs| match theirs {
            true => phrase!("from them").to_owned(),
            false => phrase!("from us").to_owned(),
        });
        let says = outcome != usual && !(is_message && outcome == "held");
        let outcome = says.then(|| self.words.word("outcome", outcome).to_owned());
        way.into_iter().chain(outcome).collect()
    }

    fn kept_said(&self, kind: &str, names: &[&str], when: Moment, came: &[String]) -> String {
        let who = match names {
            [] => phrase!("nobody named").to_owned(),
            names => names.join(", "),
        };
        let day = match when.date == self.today() {
            true => phrase!("today").to_owned(),
            false => when.date.full_day(),
        };
        let day = timed(day, when.minute);
        let kind = self.words.word("contact", kind);
        let came: String = came.iter().map(|came| format!(", {came}")).collect();
        format!("{kind}, {who}, {day}{came}")
    }
}
