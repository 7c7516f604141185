//! Contacts as they happened: one in words of its own, or many lines, each with its account in it.

mod again;
mod doubtful;
mod doubts;
mod finder;
mod headings;
mod inbox;
mod kept;
mod names;
mod place;
mod promise;
mod reading;
mod said;
mod side;
pub mod topics;
mod unread;

#[cfg(test)]
mod tests;

pub use doubtful::DoubtfulName;
pub use doubts::or;
pub use inbox::Waiting;
pub use kept::Seats;
pub use names::{BookNames, NameMatch, Somebody};
pub use place::LineTarget;
pub use promise::LogPromise;
pub use reading::LogReading;
pub use unread::Unread;

use super::record::{RecordOutcome, RecordRequest, kind};
use super::{Result, Workbench};
use crate::language::dates::{Sense, parse_day_words, still_to_come};
use crate::language::names::Candidate;
pub use crate::language::quick_entry::without_list_mark;
use crate::language::quick_entry::{ContactLine, Manner, outcome_said, read_contact_as};
use crate::model::{
    Account, Choice as _, Contact, ContactKind, Date, Moment, Record, Refusal, Value, is_blank,
};
use crate::text::DayText;
use crate::text::format::count;
use crate::workbench::spoken::attendee;

/// A contact as the command line gives it.
#[derive(Clone, Debug, Default)]
pub struct Happened {
    /// The words for the people who were there.
    pub with: Vec<String>,
    /// Its kind, where said.
    pub kind: Option<String>,
    /// Its day or time, where said; else today.
    pub date: Option<String>,
    /// What came of it, where said.
    pub outcome: Option<String>,
}

/// What became of many lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logged {
    /// Lines that became a contact.
    pub contacts: usize,
    /// Lines whose account is not known.
    pub inbox: usize,
    /// Each line, in their order.
    pub lines: Vec<LoggedLine>,
    /// How many of them are in the book already, with the same day, people, kind and note.
    pub again: usize,
}

/// What became of one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoggedLine {
    /// As it was written.
    pub line: String,
    /// What of it is kept, in words.
    pub kept: String,
    /// What was not understood, each a sentence.
    pub remarks: Vec<String>,
}

impl Workbench {
    /// Records one contact of an account; and what of it the rep may not have meant, each a sentence.
    ///
    /// docs/COMMANDS.md: of the text only what stands before its first colon is read, and nothing of what an option
    /// gives.
    pub fn log(
        &mut self,
        account: &str,
        text: &str,
        happened: &Happened,
    ) -> Result<(RecordOutcome, Vec<String>)> {
        let Some(kind) = kind(Contact::SCHEMA.record) else {
            return Ok(Default::default());
        };
        if is_blank(text) && happened.with.is_empty() {
            return Err(Refusal::because(
                phrase!("the contact says nothing"),
                phrase!("say what happened, or with whom"),
            ));
        }
        let happened = &self.in_codes(happened);
        let typed = self.typed_account(self.account_of(account)?.key)?;
        let today = self.today();
        let candidates: Vec<Candidate> =
            typed.people.iter().map(|person| attendee(person, today)).collect();
        let given = happened.given();
        let own = finder::called(&typed.name, &typed.aliases);
        let manner =
            Manner { head_only: true, misses: true, clauses: false, given: &given, account: &own };
        let mut read = read_contact_as(text, today, &candidates, manner);
        if let Some(refusal) = read.no_day {
            return Err(refusal);
        }
        read.from_them = read.from_them.or_else(|| happened.side(text, today, &candidates));
        let people = happened.people(&read, &typed)?;
        let date = self.contact_day(happened, &read)?;
        let mut remarks = who_left(&typed, &people, date.date);
        remarks.extend(doubts::of_contact(&read, &candidates, &typed.name));
        let fields = happened.fields(&read, date, people.clone());
        remarks.extend(happened.unread_outcome(&read, &fields));
        let note = read.contact.text("note").unwrap_or_default();
        let promised = promise::promises(note, &candidates, &people, date.date);
        remarks.extend(promised.iter().map(doubts::of_promise));
        let unread = unread::of_line(text, &read, &candidates, |line, whole| {
            let manner = Manner { head_only: !whole, clauses: whole, ..manner };
            read_contact_as(line, today, &candidates, manner)
        });
        remarks.extend(unread.iter().flat_map(|unread| unread.remarks(&self.words, None)));
        let said = self.contact_said(&fields, read.from_them, &typed);
        let mut kept = self.add_record(&RecordRequest {
            kind,
            owners: vec![account.to_owned()],
            which: Vec::new(),
            fields,
            clear: Vec::new(),
        })?;
        kept.sentence = format!("{}: {said}", kept.sentence);
        Ok((kept, remarks))
    }

    /// The same of a line that names its account, or somebody of it.
    pub fn log_line(
        &mut self,
        line: &str,
        happened: &Happened,
    ) -> Result<(RecordOutcome, Vec<String>)> {
        let names = self.all_names()?;
        let given = happened.given();
        let read = names.read_given(line, self.today(), None, LineTarget::Text, &given);
        let Some(account) = read.account else {
            return Err(read.no_day.unwrap_or_else(|| {
                Refusal::because(
                    phrase!("the line names no account, and a line with options has to"),
                    phrase!("anteroom log ACCOUNT \"what was said\""),
                )
            }));
        };
        let account = self.typed_account(account)?.id.0.clone();
        let (kept, mut remarks) = self.log(&account, &read.text, happened)?;
        remarks.extend(read.led);
        Ok((kept, remarks))
    }

    /// When it was: as the option says, else the text, else today; never to come.
    fn contact_day(&self, happened: &Happened, read: &ContactLine) -> Result<Moment> {
        let date = match (&happened.date, read.contact.get("date")) {
            (None, Value::Moment(said)) if read.said.contains(&"date") => *said,
            (date, _) => self.day_said(date.as_deref())?,
        };
        if date.date > self.today() {
            let place = Some("--date".to_owned());
            return Err(Refusal { place, ..still_to_come(date.date) });
        }
        Ok(date)
    }

    fn day_said(&self, words: Option<&str>) -> Result<Moment> {
        let today = self.today();
        let Some(words) = words else {
            return Ok(Moment::day(today));
        };
        match Moment::parse(words) {
            Some(moment) => Ok(moment),
            None => parse_day_words(words, today, Sense::Past)
                .map_err(|refusal| Refusal { place: Some("--date".to_owned()), ..refusal }),
        }
    }

    /// Records one contact a line, as one step; a line whose account is not found goes to the inbox.
    pub fn log_lines(&mut self, text: &str) -> Result<Logged> {
        let names = self.all_names()?;
        let today = self.today();
        let headings::Notes { lines, bare } = headings::lines(text, &names, today);
        let read = |line: &String| names.read(line, today, None, LineTarget::Text);
        let mut readings: Vec<LogReading> = lines.iter().map(read).collect();
        let inbox = readings.iter().filter(|r| r.account.is_none()).count();
        let kept = phrase!("it stands above no line, and nothing of it is kept");
        let bare = bare.into_iter().map(|line| LoggedLine {
            line,
            kept: kept.to_owned(),
            remarks: Vec::new(),
        });
        let logged = Logged {
            contacts: readings.len() - inbox,
            inbox,
            again: self.again(&readings)?,
            lines: readings.iter().map(|read| self.logged_line(read)).chain(bare).collect(),
        };
        // A command has no preview: what may be a promise is said, and stays in the note.
        readings.iter_mut().for_each(|reading| reading.promises.clear());
        if !readings.is_empty() {
            let edits = self.log_edits(&readings, |_| false)?;
            self.apply(logged.label(), edits)?;
        }
        Ok(logged)
    }
}

impl Workbench {
    fn logged_line(&self, read: &LogReading) -> LoggedLine {
        LoggedLine {
            line: read.line().to_owned(),
            kept: self.line_said(read),
            remarks: doubts::of_line(read, &self.words),
        }
    }
}

impl Happened {
    /// Something of it is given.
    pub fn says(&self) -> bool {
        !self.given().is_empty()
    }

    /// Who was there: whom the text says, and whom the options do.
    fn people(&self, read: &ContactLine, account: &Account) -> Result<Vec<String>> {
        let mut people = match read.contact.get("people") {
            Value::Words(ids) => ids.clone(),
            _ => Vec::new(),
        };
        for word in &self.with {
            for id in called(account, word)? {
                if !people.contains(&id) {
                    people.push(id);
                }
            }
        }
        Ok(people)
    }

    /// A note that says that nobody was reached, or is an outcome and nothing else, where the contact counts as held: only
    /// the words before the colon say what came of it (docs/COMMANDS.md).
    fn unread_outcome(
        &self,
        read: &ContactLine,
        fields: &[(String, Vec<String>)],
    ) -> Option<String> {
        let is_said = self.outcome.is_some() || read.said.contains(&"outcome");
        let note = read.contact.text("note").filter(|_| !is_said)?;
        let kind = fields.iter().find(|(name, _)| name == "kind").and_then(|(_, all)| all.first());
        let kind = kind.map_or("call", String::as_str);
        if let Some(words) = doubts::counts_as_held(kind, note) {
            let how =
                phrase!("--outcome no_answer, or the words before the colon, make it otherwise");
            return Some(phrase!(
                "it counts as held, though the note says \"{words}\"; {how}",
                words,
                how
            ));
        }
        let outcome = outcome_said(note).filter(|outcome| *outcome != "no_answer")?;
        let how =
            phrase!("--outcome {outcome}, or the words before the colon, make it so", outcome);
        Some(phrase!("the note alone does not say what came of it; {how}", how))
    }

    /// The fields of the contact: what an option says holds; else what the text says.
    fn fields(
        &self,
        read: &ContactLine,
        date: Moment,
        people: Vec<String>,
    ) -> Vec<(String, Vec<String>)> {
        let one = |name: &'static str, value: &Option<String>| -> Vec<String> {
            let said = read.contact.text(name).filter(|_| read.said.contains(&name));
            value.clone().or(said.map(str::to_owned)).into_iter().collect()
        };
        let rest = read.contact.text("note").map(str::to_owned);
        let kind = one("kind", &self.kind);
        let mut outcome = one("outcome", &self.outcome);
        // What --kind makes a message is theirs where the words say so.
        let is_message = kind.iter().any(|kind| kind == ContactKind::Message.word());
        if outcome.is_empty() && is_message && read.from_them == Some(true) {
            outcome.push("held".to_owned());
        }
        let fields = [
            ("date", vec![date.to_string()]),
            ("kind", kind),
            ("people", people),
            ("outcome", outcome),
            ("note", rest.into_iter().collect()),
        ];
        let said = fields.into_iter().filter(|(_, values)| !values.is_empty());
        said.map(|(name, values)| (name.to_owned(), values)).collect()
    }

    /// The fields of a contact that are given.
    fn given(&self) -> Vec<&'static str> {
        let with = !self.with.is_empty();
        [
            ("people", with),
            ("kind", self.kind.is_some()),
            ("date", self.date.is_some()),
            ("outcome", self.outcome.is_some()),
        ]
        .into_iter()
        .filter_map(|(field, is_given)| is_given.then_some(field))
        .collect()
    }
}

/// The ids of those whom one word of an option names: one, or several between commas.
fn called(account: &Account, word: &str) -> Result<Vec<String>> {
    let id = |word: &str| Ok(super::person_of(account, word)?.id.0.clone());
    let parts: Vec<&str> =
        word.split([',', ';', '，', '、']).map(str::trim).filter(|part| !part.is_empty()).collect();
    match id(word) {
        Ok(one) => Ok(vec![one]),
        Err(refusal) if parts.len() < 2 => Err(refusal),
        Err(_) => parts.into_iter().map(id).collect(),
    }
}

/// Who of these people had left before this day, each a sentence.
pub fn who_left(account: &Account, people: &[String], day: Date) -> Vec<String> {
    let there = account.people.iter().filter(|p| people.contains(&p.id.0));
    there.filter_map(|person| left_before(&person.name, *person.left, day)).collect()
}

/// "Bo Lind left on Mon 12 Oct 2026; was it somebody else?" of somebody who had left before this day.
fn left_before(name: &str, left: Option<Date>, day: Date) -> Option<String> {
    let left = left.filter(|left| *left < day)?.full_day();
    Some(phrase!("{name} left on {left}; was it somebody else?", name, left))
}

impl Logged {
    /// "7 contacts logged, 1 line to the inbox".
    pub fn label(&self) -> String {
        let (contacts, lines) = (count(self.contacts, "contact"), count(self.inbox, "line"));
        match (self.contacts, self.inbox) {
            (_, 0) => phrase!("{contacts} logged", contacts),
            (0, _) => phrase!("{lines} to the inbox", lines),
            _ => phrase!("{contacts} logged, {lines} to the inbox", contacts, lines),
        }
    }
}
