//! A contact in one line: `call wm: offers due mid-December`.

mod came;
mod shape;
mod tokens;

use super::marks::without_list_mark;
use super::words::{FILLERS, KINDS, NO_DAY_ALONE, NO_LUCK, OUTCOMES};
use crate::language::dates::{Sense, no_day, parse_day_words, still_to_come};
use crate::language::names::{Candidate, Fit, Found, find};
use crate::language::names::{addressed, is_title};
use crate::model::tree::{empty, set_text};
use crate::model::{Contact, Date, Moment, Refusal, Row, Value};
use crate::text::fold;
use came::Came;
pub use shape::outcome_said;
use shape::{is_initials_like, is_job, is_name_like, text_of, word};
use tokens::{Token, colon, tokens};

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
    /// What looks like its day and is none, two, or still to come: it has to be asked.
    pub no_day: Option<Refusal>,
}

/// How much of a line is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner<'a> {
    /// Only what stands before its first colon (docs/COMMANDS.md); else a line without one begins with its words,
    /// and a note that is an outcome and nothing else is the outcome.
    pub head_only: bool,
    /// Fields that are given beside the line: nothing of their kind is taken out of it.
    pub given: &'a [&'a str],
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
    let chars: Vec<char> = without_list_mark(line).chars().collect();
    let colon = colon(&chars);
    let unread = manner.head_only && colon.is_none();
    let head = &chars[..colon.unwrap_or(if unread { 0 } else { chars.len() })];
    let tokens = tokens(head, today, people);
    let mut reader =
        ContactReader { strict: colon.is_none(), manner, ..ContactReader::new(today, people) };
    let stop = reader.head(&tokens);
    let text = |from: &[char]| from.iter().collect::<String>().trim().to_owned();
    let rest = colon.map(|at| text(&chars[at + 1..]));
    let note = match (rest, reader.is_empty()) {
        _ if unread => text(&chars),
        (Some(_), true) => text(&chars),
        (Some(rest), false) if reader.left_over.is_empty() => rest,
        (Some(rest), false) => format!("{}: {rest}", reader.left_over.join(" ")),
        (None, _) => tokens.get(stop).map(|token| text(&chars[token.start..])).unwrap_or_default(),
    };
    reader.finish(note, colon.is_some())
}

struct ContactReader<'a> {
    today: Date,
    people: &'a [Candidate],
    manner: Manner<'a>,
    /// Stop at the first word that is not known.
    strict: bool,
    kind: Option<&'static str>,
    outcome: Option<&'static str>,
    day: Option<Moment>,
    no_day: Option<Refusal>,
    /// From whom a message came, as far as it is said.
    came: Came,
    with: Vec<usize>,
    left_over: Vec<String>,
    unknown: Vec<String>,
    letters: Vec<String>,
    several: Vec<(String, Vec<usize>)>,
    strange: Vec<String>,
}

impl<'a> ContactReader<'a> {
    fn new(today: Date, people: &'a [Candidate]) -> Self {
        Self {
            today,
            people,
            manner: Manner::default(),
            strict: false,
            kind: None,
            outcome: None,
            day: None,
            no_day: None,
            came: Came::default(),
            with: Vec::new(),
            left_over: Vec::new(),
            unknown: Vec::new(),
            letters: Vec::new(),
            several: Vec::new(),
            strange: Vec::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.kind.is_none()
            && self.outcome.is_none()
            && self.day.is_none()
            && self.no_day.is_none()
            && self.with.is_empty()
            && self.several.is_empty()
    }

    /// Reads the words before the note; the place of the first one that is not of it.
    fn head(&mut self, tokens: &[Token]) -> usize {
        let mut at = 0;
        let mut stranger: Vec<String> = Vec::new();
        while at < tokens.len() {
            let rest = &tokens[at..];
            let taken = (1..=5.min(rest.len()))
                .rev()
                .find(|n| self.is_no_day(&rest[..*n]) || self.take(&rest[..*n]));
            match taken {
                Some(n) => {
                    self.name_stranger(&mut stranger);
                    at += n;
                }
                None if self.strict => {
                    self.stop(&tokens[at..]);
                    return at;
                }
                None => {
                    stranger.push(tokens[at].text.clone());
                    at += 1;
                }
            }
        }
        self.name_stranger(&mut stranger);
        at
    }

    /// The words are what looks like a day and is none, or two: it has to be asked, and stays in the note.
    /// In words without a colon a figure alone asks: `call wm dec offers are due`.
    fn is_no_day(&mut self, tokens: &[Token]) -> bool {
        let text = text_of(tokens);
        let asks = tokens.len() == 1 && text.starts_with(|c: char| c.is_ascii_digit());
        if self.day.is_some() || !self.takes("date") || (self.strict && !asks) {
            return false;
        }
        let Some(refusal) = no_day(&text, self.today, Sense::Past) else {
            return false;
        };
        self.no_day.get_or_insert(refusal);
        if !self.strict {
            self.left_over.push(text);
        }
        !self.strict
    }

    /// Without a colon the first word that is not known begins the note; it may be a name all the same.
    fn stop(&mut self, rest: &[Token]) {
        const MOST: usize = 4;
        let words = |tokens: &[Token]| tokens.iter().map(|t| t.text.clone()).collect::<Vec<_>>();
        self.strange.push(words(&rest[..rest.len().min(MOST)]).join(" "));
        if self.kind.is_some() && self.with.is_empty() {
            let mut names = words(rest);
            let end = names.iter().position(|t| !is_name_like(t));
            names.truncate(end.unwrap_or(rest.len()));
            self.name_stranger(&mut names);
        }
    }

    /// Words that are not known stay in the note; those that look like names or initials are offered,
    /// each of them.
    fn name_stranger(&mut self, words: &mut Vec<String>) {
        const MOST: usize = 4;
        if words.is_empty() {
            return;
        }
        let words = std::mem::take(words);
        let initials = |w: &String| !self.strict && is_initials_like(w);
        let jobs = words.iter().all(|w| is_job(w));
        if words.len() <= MOST && !jobs && words.iter().all(|w| is_name_like(w) || initials(w)) {
            for run in words.chunk_by(|a, b| is_name_like(a) && is_name_like(b)) {
                match run {
                    [one] if !is_name_like(one) => self.letters.push(one.clone()),
                    names => self.unknown.push(names.join(" ")),
                }
            }
        }
        if !self.strict {
            self.strange.push(words.join(" "));
        }
        self.left_over.extend(words);
    }

    /// Takes these words together, if they are something.
    fn take(&mut self, tokens: &[Token]) -> bool {
        let text = text_of(tokens);
        let folded = fold(text.trim_matches(['.', '!', '-', '–']));
        if self.takes("people")
            && let Found::One(at) = self.named(&text, Fit::Words)
        {
            return self.person(at);
        }
        if self.came.takes(&folded, self.with.len(), self.strict) {
            return true;
        }
        if self.takes("kind") && NO_LUCK.contains(&folded.as_str()) {
            self.kind = Some("attempt");
            return true;
        }
        if let (true, Some(kind)) = (self.takes("kind"), word(KINDS, &folded)) {
            self.came.kind(&folded, self.with.len());
            // A second word of a kind is not of the note, and "no luck" holds.
            let is_first = self.kind.is_none();
            self.kind = self.kind.or(Some(kind));
            return is_first || self.kind == Some("attempt");
        }
        if let (None, true, Some(outcome)) =
            (self.outcome, self.takes("outcome"), word(OUTCOMES, &folded))
        {
            self.outcome = Some(outcome);
            return true;
        }
        if self.takes("date") && self.day(&text, &folded) {
            return true;
        }
        if FILLERS.contains(&folded.as_str()) {
            return true;
        }
        self.takes("people") && tokens.len() <= 3 && self.by_part(&text)
    }

    /// Nothing is taken of what is given beside the line.
    fn takes(&self, field: &str) -> bool {
        !self.manner.given.contains(&field)
    }

    fn day(&mut self, text: &str, folded: &str) -> bool {
        // What happened is never so many days ahead: `+49 171` is no day.
        let ahead = text.starts_with('+');
        if self.day.is_some() || ahead || NO_DAY_ALONE.contains(&folded) {
            return false;
        }
        let Ok(day) = parse_day_words(text, self.today, Sense::Past) else {
            return false;
        };
        if day.date > self.today {
            self.no_day.get_or_insert_with(|| still_to_come(day.date));
        }
        self.day = Some(day);
        true
    }

    /// Somebody by name; a form of address, or a job, beside it is no part of it.
    fn named(&self, text: &str, worst: Fit) -> Found {
        let name = addressed(text).name;
        let words: Vec<&str> = name.split_whitespace().collect();
        let alone = |text: &str| !is_title(text) && !is_job(text);
        let found = if alone(name) { find(name, self.people, worst) } else { Found::Nobody };
        match (&found, words.as_slice()) {
            (Found::Nobody, [job, rest @ ..]) if is_job(job) && !rest.is_empty() => {
                find(&rest.join(" "), self.people, worst)
            }
            _ => found,
        }
    }

    /// By initials, pinyin or the beginning of a name.
    fn by_part(&mut self, text: &str) -> bool {
        let worst = if self.strict { Fit::Keys } else { Fit::Part };
        match self.named(text, worst) {
            Found::One(at) => self.person(at),
            Found::Several(places) => {
                self.several.push((text.to_owned(), places));
                self.left_over.push(text.to_owned());
                true
            }
            Found::Nobody => false,
        }
    }

    fn person(&mut self, at: usize) -> bool {
        if !self.with.contains(&at) {
            self.with.push(at);
        }
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
        let folded = fold(note.trim_matches(['.', '!', ' ']));
        if !self.reads_note() || self.outcome.is_some() {
            return false;
        }
        if NO_LUCK.contains(&folded.as_str()) && self.kind != Some("message") {
            self.kind = Some("attempt");
            return true;
        }
        self.outcome = word(OUTCOMES, &folded);
        self.outcome.is_some()
    }

    fn finish(mut self, note: String, headed: bool) -> ContactLine {
        if self.is_empty() {
            self.letters.clear();
        }
        let mut contact = empty::<Contact>();
        let mut said = Vec::new();
        let drops = self.name_alone(&note) || self.outcome_alone(&note);
        let note = if drops { String::new() } else { note };
        if self.kind.is_none() && self.came.is_message() && self.takes("kind") {
            self.kind = Some("message");
        }
        // A message from them has reached us: not the default of one that we sent.
        if self.kind == Some("message") && self.came.is_theirs() && self.takes("outcome") {
            self.outcome = self.outcome.or(Some("held"));
        }
        if self.day.is_some() {
            said.push("date");
        }
        contact.set("date", Value::Moment(self.day.unwrap_or(Moment::day(self.today))));
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
            no_day: self.no_day,
        }
    }
}

#[cfg(test)]
mod tests;
