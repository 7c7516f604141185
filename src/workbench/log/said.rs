//! What of a logged contact is kept, in words: "call, Lars Holm, today".

use super::LogReading;
use crate::model::{Account, Choice, ContactKind, Moment, usual_outcome};
use crate::text::DayText;
use crate::text::format::timed;
use crate::workbench::Workbench;

impl Workbench {
    /// "Osterby Steel: call, Lars Holm, today".
    pub(super) fn line_said(&self, read: &LogReading) -> String {
        if read.account.is_none() {
            return phrase!("it waits in the inbox until it is given to an account").to_owned();
        }
        let names: Vec<&str> = read.people.iter().map(|(name, _)| name.as_str()).collect();
        let outcome = Some(read.outcome.as_str()).filter(|o| *o != usual_outcome(&read.kind));
        let said = self.kept_said(&read.kind, &names, read.when, outcome);
        format!("{}: {said}", read.account_name)
    }

    /// The same of the fields of a contact of this account.
    pub(super) fn contact_said(&self, fields: &[(String, Vec<String>)], of: &Account) -> String {
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
        self.kept_said(kind, &names, when, one("outcome"))
    }

    fn kept_said(&self, kind: &str, names: &[&str], when: Moment, outcome: Option<&str>) -> String {
        let who = match names {
            [] => phrase!("nobody named").to_owned(),
            names => names.join(", "),
        };
        let day = match when.date == self.today() {
            true => phrase!("today").to_owned(),
            false => when.date.full_day(),
        };
        let day = timed(day, when.minute);
        let outcome = outcome.map(|code| format!(", {}", self.words.word("outcome", code)));
        let kind = self.words.word("contact", kind);
        format!("{kind}, {who}, {day}{}", outcome.unwrap_or_default())
    }
}
