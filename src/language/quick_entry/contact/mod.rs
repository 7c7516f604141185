//! A contact in one line: `call wm: offers due mid-December`.

mod aside;
mod came;
mod content;
mod day;
mod head;
mod hour;
mod little;
mod mention;
mod missed;
mod note;
mod reached_us;
mod shape;
mod side;
mod surname;
mod tokens;
mod unanswered;
mod unreached;
mod vain;
mod way;
mod when;
mod whom;
mod words;

use crate::language::names::{Candidate, Fit, Found, find};
use crate::model::tree::{empty, set_text};
use crate::model::{Contact, Date, Moment, Refusal, Row, Value};
use came::Came;
use content::content;
pub use little::is_little;
use mention::Absent;
pub use note::HeadWords;
use shape::is_no_luck;
pub use shape::outcome_said;
pub use side::came_from_them;
use tokens::{colon, tokens};
pub use unreached::unreached_said;
use when::joined_hours;

/// A contact as a line says it.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactLine {
    /// The contact; people are ids. The day is today where none is said; kind and outcome are
    /// absent where none is said.
    pub contact: Row,
    /// Fields that the line says: `kind`, `people`, `date`, `outcome`.
    pub said: Vec<&'static str>,
    /// Names that nobody has: they stay in the note.
    pub unknown: Vec<String>,
    /// Words before the colon that may be initials, and that nobody has: they stay in the note.
    pub letters: Vec<String>,
    /// Names that several have, with their places in the list: they stay in the note.
    pub several: Vec<(String, Vec<usize>)>,
    /// Runs of words where people stand, that are nothing known here: somebody of another account may
    /// be called so.
    pub strange: Vec<String>,
    /// It has a colon: what is before it speaks of who, when and what.
    pub headed: bool,
    /// What stands behind the colon.
    pub rest: Option<String>,
    /// The words before the colon, of which some stay in the note.
    pub beside: HeadWords,
    /// What looks like its day and is none, two, or still to come: it has to be asked.
    pub no_day: Option<Refusal>,
    /// A day without a year that is taken for one of more than half a year ago, or one of two, as a sentence.
    pub old_day: Option<String>,
    /// Words before the colon that seem to say a day, and that are not understood: it is of today.
    pub unread_day: Option<String>,
    /// Without a colon: it says only what is still to be done with somebody.
    pub to_come: bool,
    /// It came from them, or from us, where the words say so.
    pub from_them: Option<bool>,
}

/// How much of a line is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner<'a> {
    /// Only what stands before its first colon (docs/COMMANDS.md); else a line without one begins with its words,
    /// and a note that is an outcome and nothing else is the outcome.
    pub head_only: bool,
    /// Fields that are given beside the line: nothing of their kind is taken out of it.
    pub given: &'a [&'a str],
    /// With `head_only`: a line without a colon that says only that somebody was not reached is read, and stays as the
    /// note.
    pub misses: bool,
    /// A line without a colon: a name that begins a clause which goes on (`Dahl rang, Lind is away`) is of the note.
    pub clauses: bool,
    /// What the account of the line is called: its name before the colon says nothing more.
    pub account: &'a [String],
}

/// Reads a contact out of one line.
///
/// Before the first colon kind, people, day and outcome in any order; what follows is the note.
/// Without a colon the line begins with them and the first other word begins the note. An outcome
/// counts in the note only where it is all of it.
pub fn read_contact(line: &str, today: Date, people: &[Candidate]) -> ContactLine {
    read_contact_as(line, today, people, Manner::default())
}

/// The same in this manner.
pub fn read_contact_as(
    line: &str,
    today: Date,
    people: &[Candidate],
    manner: Manner,
) -> ContactLine {
    let line = joined_hours(line);
    let (line, numbered) = content(&line, today);
    let chars: Vec<char> = line.chars().collect();
    let colon = colon(&chars);
    let unread = manner.head_only && colon.is_none();
    let head = &chars[..colon.unwrap_or(if unread { 0 } else { chars.len() })];
    let tokens = tokens(head, today, people);
    let no_day = numbered.filter(|_| !manner.given.contains(&"date"));
    let mut reader = ContactReader {
        today,
        people,
        strict: colon.is_none(),
        manner,
        no_day,
        may_be_day: true,
        may_be_hour: true,
        ..ContactReader::default()
    };
    let mut to_come = false;
    if unread && manner.misses {
        let all = self::tokens::tokens(&chars, today, people);
        to_come = reader.is_to_come(&all);
        reader = reader.missed(&all).unwrap_or(reader);
    }
    let before = reader.clone();
    let mut stop = reader.head(&tokens);
    if let Some(at) = before.clause_that_goes_on(&tokens, stop).filter(|_| manner.clauses) {
        reader = before;
        stop = at;
        reader.head(&tokens[..at]);
    }
    reader.settle_absent();
    reader.settle_missed_call();
    reader.settle_unanswered();
    reader.settle_names();
    let rest = colon.map(|at| text(&chars[at + 1..]));
    let note = match (&rest, reader.is_empty()) {
        _ if unread => text(&chars),
        (Some(_), true) => text(&chars),
        (Some(rest), false) if reader.says_nothing() => rest.clone(),
        (Some(rest), false) => reader.before_note(rest),
        (None, _) => tokens.get(stop).map(|token| text(&chars[token.start..])).unwrap_or_default(),
    };
    ContactLine { rest, to_come, ..reader.finish(note, colon.is_some()) }
}

fn text(from: &[char]) -> String {
    from.iter().collect::<String>().trim().to_owned()
}

#[derive(Clone, Default)]
struct ContactReader<'a> {
    today: Date,
    people: &'a [Candidate],
    manner: Manner<'a>,
    /// Stop at the first word that is not known.
    strict: bool,
    kind: Option<&'static str>,
    outcome: Option<&'static str>,
    /// A word of an attempt was there: `tried`, `no luck`.
    in_vain: bool,
    day: Option<Moment>,
    /// The time of day, where it stands by itself.
    minute: Option<u16>,
    no_day: Option<Refusal>,
    old_day: Option<String>,
    /// Nothing of the clause stands behind the words that are looked at.
    ends: bool,
    /// The day stands directly before them.
    behind_day: bool,
    /// The words say that what we wrote was not answered.
    unanswered: bool,
    /// It was something written.
    was_written: bool,
    /// Where the date stands that is written out: no other word is the day then.
    written: Option<std::ops::Range<usize>>,
    /// The words that are looked at may be the day.
    may_be_day: bool,
    /// They may be a time of day.
    may_be_hour: bool,
    /// The words of several days, of which the last is the day.
    several_days: Option<String>,
    /// Two days that are written: the one that is taken and another.
    two_days: Option<(String, String)>,
    /// From whom a message came, as far as it is said.
    came: Came,
    /// A name that nobody has stands before the next words.
    stranger_before: bool,
    /// `at the` stands before the words that are looked at.
    at_place: bool,
    /// The words just read are of a fair: what is named beside them is its place.
    at_fair: bool,
    with: Vec<usize>,
    /// The words before the colon, of which some stay in the note.
    words: HeadWords,
    unknown: Vec<String>,
    letters: Vec<String>,
    /// Small words that may be somebody's name, where nobody else is named.
    small: Vec<String>,
    several: Vec<(String, Vec<usize>)>,
    strange: Vec<String>,
    /// The words just read named somebody.
    named_now: bool,
    /// What stays in the note of the words just understood.
    stays: Vec<String>,
    /// Whoever is named next stays in the note too: `waiting for Pete`.
    keeps_name: bool,
    /// Who did not come.
    absent: Vec<Absent>,
    /// A kind stands behind the words that are looked at.
    before_kind: bool,
    /// The word of the kind.
    kind_text: Option<String>,
    /// The word of a call that nobody took, or of a machine.
    machine: Option<String>,
    /// The words of the outcome.
    outcome_text: String,
    /// It was theirs.
    missed_theirs: bool,
}

impl ContactReader<'_> {
    fn is_empty(&self) -> bool {
        self.kind.is_none()
            && self.outcome.is_none()
            && self.day.is_none()
            && self.minute.is_none()
            && self.no_day.is_none()
            && self.with.is_empty()
            && self.several.is_empty()
    }

    fn person(&mut self, at: usize) -> bool {
        if !self.with.contains(&at) {
            self.with.push(at);
        }
        self.named_now = true;
        self.came.person();
        true
    }

    /// `attempt: dahl`: a note that is somebody's name and nothing else.
    fn name_alone(&mut self, note: &str) -> bool {
        match find(note, self.people, Fit::Words) {
            Found::One(at) if self.with.is_empty() && self.kind.is_some() && self.reads_note() => {
                self.person(at)
            }
            _ => false,
        }
    }

    fn reads_note(&self) -> bool {
        !self.manner.head_only
    }

    /// A note that is an outcome and nothing else is the outcome.
    fn outcome_alone(&mut self, note: &str) -> bool {
        if !self.reads_note() || self.outcome.is_some() {
            return false;
        }
        self.outcome = outcome_said(note);
        self.in_vain |= is_no_luck(note);
        self.outcome.is_some()
    }

    /// Whatever word says that nobody was reached: a call without an answer, a message as it is; a visit or a talk was
    /// only an attempt. Without a kind `tried` is one too, and `no answer` is of a call.
    fn nobody_reached(&mut self) {
        let is_attempt = match self.kind {
            Some(kind) => !["call", "message"].contains(&kind),
            None => self.in_vain,
        };
        if self.outcome == Some("no_answer") && is_attempt && self.takes("kind") {
            self.kind = Some("attempt");
        }
        if self.outcome == Some("no_answer") && matches!(self.kind, Some("attempt" | "message")) {
            self.outcome = None;
        }
    }

    /// A name that several have is clear where one of them is named besides: `Frau Groß (Karin)`.
    fn settle_names(&mut self) {
        let with = &self.with;
        let (clear, open): (Vec<_>, Vec<_>) = std::mem::take(&mut self.several)
            .into_iter()
            .partition(|(_, places)| places.iter().any(|at| with.contains(at)));
        self.several = open;
        clear.iter().for_each(|(name, _)| self.words.settle(name));
    }

    /// What stands behind the colon, with the words before it that stay.
    fn before_note(&self, rest: &str) -> String {
        match self.note_words() {
            words if words.is_empty() => rest.to_owned(),
            words => format!("{words}: {rest}"),
        }
    }

    fn finish(mut self, note: String, headed: bool) -> ContactLine {
        if self.is_empty() {
            self.letters.clear();
        }
        let unread_day = if headed { self.unread_day() } else { None };
        self.mark_idle();
        if headed {
            self.offer_small();
        }
        let mut contact = empty::<Contact>();
        let mut said = Vec::new();
        let drops = self.name_alone(&note) || self.outcome_alone(&note);
        let note = if drops { String::new() } else { note };
        let is_message = self.came.is_message() || self.is_sent();
        if self.kind.is_none() && is_message && self.takes("kind") {
            self.kind = Some("message");
        }
        let unanswered = self.outcome == Some("no_answer");
        let ours = self.unanswered.then_some(false);
        self.nobody_reached();
        if self.is_message_of_theirs() && !unanswered && self.takes("outcome") {
            self.outcome = self.outcome.or(Some("held"));
        }
        if self.day.is_some() || self.minute.is_some() {
            said.push("date");
        }
        let old_day = self.one_of_days().or(self.old_day.take());
        let day = self.day.unwrap_or(Moment::day(self.today));
        let minute = day.minute.or(self.minute);
        contact.set("date", Value::Moment(Moment { minute, ..day }));
        for (field, word) in [("kind", self.kind), ("outcome", self.outcome)] {
            if let Some(word) = word {
                contact.set(field, Value::Text(word.to_owned()));
                said.push(field);
            }
        }
        let ids: Vec<String> =
            self.with.iter().filter_map(|at| self.people.get(*at)).map(|p| p.id.clone()).collect();
        if !ids.is_empty() {
            contact.set("people", Value::Words(ids));
            said.push("people");
        }
        set_text(&mut contact, "note", &note);
        ContactLine {
            contact,
            said,
            unknown: self.unknown,
            letters: self.letters,
            several: self.several,
            strange: self.strange,
            headed,
            rest: None,
            beside: self.words,
            no_day: self.no_day,
            old_day,
            unread_day,
            to_come: false,
            from_them: self.came.is_from_them().filter(|_| !self.unanswered).or(ours),
        }
    }
}

#[cfg(test)]
mod tests;
