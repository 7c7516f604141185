//! A contact in one typed line, as it was understood, and the edits that keep it.

use super::doubtful::DoubtfulName;
use super::doubts;
use super::left_before;
use super::names::BookNames;
use super::place::{LineTarget, Placed, Placer};
use super::promise::{LogPromise, promises};
use super::unread::Unread;
use crate::language::names::{Candidate, look_alikes};
use crate::language::quick_entry::HeadWords;
use crate::model::{Contact, Date, Key, Moment, Person, Refusal, Row};
use crate::workbench::Dossier;
use crate::workbench::spoken::attendee;
use crate::workbench::typed;

/// The account at hand.
pub(super) struct Here<'a> {
    pub key: Key,
    pub name: &'a str,
    pub people: &'a [Person],
}

impl<'a> Here<'a> {
    pub fn of(dossier: &'a Dossier) -> Self {
        let account = &dossier.account;
        Self { key: dossier.key, name: account.name.as_str(), people: &account.people.0 }
    }

    pub fn candidates(&self, on: Date) -> Vec<Candidate> {
        self.people.iter().map(|person| attendee(person, on)).collect()
    }
}

/// What a line says.
#[derive(Clone, Debug)]
pub struct LogReading {
    /// The account it belongs to; nothing: the inbox.
    pub account: Option<Key>,
    /// The account's name.
    pub account_name: String,
    /// The code of the kind.
    pub kind: String,
    /// With whom: name and title.
    pub people: Vec<(String, String)>,
    /// The code of the outcome.
    pub outcome: String,
    /// It came from them, or from us, where the line says so.
    pub from_them: Option<bool>,
    /// It counts as held, though the note says that nobody was reached: its words.
    pub counts_as_held: Option<String>,
    /// When.
    pub when: Moment,
    /// What stays as the note.
    pub note: String,
    /// Names that nobody has.
    pub unknown: Vec<String>,
    /// It has a colon: else all of it is the note.
    pub headed: bool,
    /// Letters that nobody here has as initials.
    pub letters: Vec<String>,
    /// Names that several have, with those who have them.
    pub several: Vec<(String, Vec<String>)>,
    /// Names that somebody of another account has: the word, and "Lars Holm at Osterby Steel".
    pub elsewhere: Vec<(String, Vec<String>)>,
    /// What looks like its day and is none, two, or still to come: it has to be asked.
    pub no_day: Option<Refusal>,
    /// A day without a year that is taken for one of long ago, as a sentence.
    pub old_day: Option<String>,
    /// Words that seem to say a day and are not understood.
    pub unread_day: Option<String>,
    /// What it would say with a colon.
    pub unread: Option<Unread>,
    /// What stands behind the colon of a day and is not read.
    pub(super) behind: Option<Unread>,
    /// It says only what is still to be done with somebody.
    to_come: bool,
    /// Who had left before that day, each a sentence.
    pub left: Vec<String>,
    /// What the note promises; kept as the debrief keeps it, unless the rep leaves it out.
    pub promises: Vec<LogPromise>,
    /// Names that nobody here has and that are much like one of theirs, with those who have it.
    pub alike: Vec<(String, Vec<String>)>,
    /// Whose name has led it to another account than the one at hand, as a sentence.
    pub led: Option<String>,
    /// Where else it may belong, this place first; nothing: the inbox.
    pub choices: Vec<Option<Key>>,
    /// The names of `several`, as they are written.
    pub(super) meant: Vec<(String, Vec<String>)>,
    /// Those of `elsewhere`, each with its account.
    pub(super) places: Vec<DoubtfulName>,
    is_unread: bool,
    pub(super) rest: Option<String>,
    pub(super) beside: HeadWords,
    pub(super) row: Row,
    pub(super) line: String,
    /// The line without the name of its account.
    pub(super) text: String,
    pub(super) on: Date,
    pub(super) rep: Option<String>,
}

impl LogReading {
    /// Does the line say anything yet?
    pub fn is_empty(&self) -> bool {
        self.people.is_empty() && self.note.is_empty() && self.unknown.is_empty()
    }

    /// As it was typed.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Everybody that is not known here nor elsewhere: names, then letters.
    pub fn strangers(&self) -> impl Iterator<Item = &String> {
        let all = self.unknown.iter().chain(&self.letters);
        all.filter(|name| !self.elsewhere.iter().any(|(word, _)| word == *name))
    }

    /// It has no colon, and nothing of it is read: all of it is the note of a call of today.
    pub fn is_all_note(&self) -> bool {
        self.account.is_some() && !self.headed && self.is_unread
    }

    /// It says only what is still to be done, as a sentence.
    pub fn to_come_said(&self) -> Option<String> {
        self.to_come.then(doubts::to_come)
    }

    /// It counts as held, though the note says that nobody was reached, as a sentence.
    pub fn held_said(&self) -> Option<String> {
        self.counts_as_held.as_deref().map(doubts::held)
    }

    /// The line with the colon that makes its first words whom, when and how, where it has none.
    pub fn with_colon(&self) -> Option<&str> {
        let unread = self.unread.as_ref().filter(|_| self.account.is_some() && !self.to_come)?;
        unread.with_colon.as_deref().filter(|_| self.strangers().next().is_none())
    }

    /// The note once the unknown names are people who were there: they are no part of it.
    pub fn note_beside(&self) -> Option<String> {
        let names: Vec<&str> = self.strangers().flat_map(|name| name.split(' ')).collect();
        let others = self.beside.without(&names);
        let rest = self.rest.as_deref()?;
        match others.is_empty() {
            true => Some(rest.to_owned()),
            false => Some(format!("{others}: {rest}")),
        }
    }

    /// The note, shortened, where words before the colon are in it: with `add`, as it is once the unknown names are
    /// people.
    pub fn note_said(&self, add: bool) -> Option<String> {
        let note = self.note_beside().filter(|_| add).unwrap_or_else(|| self.note.clone());
        let rest = self.rest.as_deref().filter(|_| self.account.is_some())?;
        (note != rest).then(|| shortened(&note))
    }

    /// The contact as it will be kept.
    pub fn contact(&self) -> Contact {
        typed(self.row.clone())
    }
}

/// A name, and that they have left by this day.
fn called_now(name: &str, left: Option<Date>, on: Date) -> String {
    match left.is_some_and(|left| left <= on) {
        true => phrase!("{name}, who has left,", name),
        false => name.to_owned(),
    }
}

/// Each word with those who may be called so.
fn called(
    words: &[(String, Vec<usize>)],
    name: impl Fn(&usize) -> Option<String>,
) -> Vec<(String, Vec<String>)> {
    let named =
        words.iter().map(|(word, at)| (word.clone(), at.iter().filter_map(&name).collect()));
    named.collect()
}

impl BookNames {
    /// Reads a line, written on this day, with the account at hand.
    pub fn read(
        &self,
        line: &str,
        on: Date,
        here: Option<&Dossier>,
        wanted: LineTarget,
    ) -> LogReading {
        self.read_given(line, on, here, wanted, &[])
    }

    /// The same where these fields are given beside it: nothing of their kind is taken out of it.
    pub(super) fn read_given(
        &self,
        line: &str,
        on: Date,
        here: Option<&Dossier>,
        wanted: LineTarget,
        given: &[&str],
    ) -> LogReading {
        let here = here.map(Here::of);
        let placer = Placer { names: self, here, on, given };
        let placed = placer.place(line, wanted);
        self.reading(line, placed, &placer)
    }

    /// Id, name and title of the people of a place.
    fn known(&self, here: Option<&Here>, place: Option<Key>) -> Vec<(String, String, String)> {
        match (here, place) {
            (Some(here), _) => {
                let people = here.people.iter();
                people.map(|p| (p.id.to_string(), p.name.to_string(), title(p))).collect()
            }
            (None, Some(key)) => {
                let people = self.people_of(key);
                people.map(|p| (p.id.clone(), p.name.clone(), p.title.clone())).collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// Each name with "Lars Holm at Osterby Steel" and that account.
    fn places(&self, elsewhere: &[(String, Vec<usize>)]) -> Vec<DoubtfulName> {
        let who = |at: &usize| Some((self.at_account(*at)?, Some(self.person(*at)?.account)));
        let name = |(word, people): &(String, Vec<usize>)| DoubtfulName {
            word: word.clone(),
            choices: people.iter().filter_map(who).collect(),
        };
        elsewhere.iter().map(name).collect()
    }

    /// "Lars Holm at Osterby Steel".
    fn at_account(&self, at: usize) -> Option<String> {
        let who = self.person(at)?;
        Some(phrase!("{} at {}", who.name, self.account(who.account)))
    }

    fn account_name(&self, here: Option<&Here>, place: Option<Key>) -> String {
        match here {
            Some(here) => here.name.to_owned(),
            None => place.map_or(String::new(), |key| self.account(key).to_owned()),
        }
    }

    /// When somebody of a place left, by their place among its people.
    fn left_of(&self, here: Option<&Here>, place: Option<Key>, at: usize) -> Option<Date> {
        match (here, place) {
            (Some(here), _) => here.people.get(at).and_then(|p| *p.left),
            (None, Some(key)) => self.people_of(key).nth(at).and_then(|p| p.left),
            (None, None) => None,
        }
    }

    fn reading(&self, line: &str, placed: Placed, placer: &Placer) -> LogReading {
        let Placed { place, text, contact: read, elsewhere, .. } = placed;
        let here = placer.here.as_ref().filter(|h| Some(h.key) == place);
        let known = self.known(here, place);
        let gone = |at: &usize| self.left_of(here, place, *at);
        let row: Contact = typed(read.contact.clone());
        let mut filled = read.contact.clone();
        filled.fill_defaults();
        let named = |id: &String| {
            let (_, name, title) = known.iter().find(|(known, ..)| known == id)?;
            Some((name.clone(), title.clone()))
        };
        let name =
            |at: &usize| known.get(*at).map(|(_, name, _)| called_now(name, gone(at), placer.on));
        let when = row.date.unwrap_or(Moment::day(placer.on));
        let there = known.iter().enumerate().filter(|(_, (id, ..))| row.people.0.contains(id));
        let left = there.filter_map(|(at, (_, name, _))| left_before(name, gone(&at), when.date));
        let note = row.note.as_deref().unwrap_or_default();
        let candidates = place.map(|key| placer.candidates(key)).unwrap_or_default();
        let (kind, outcome) = (word(&filled, "kind"), word(&filled, "outcome"));
        let held = outcome == "held" && !read.said.contains(&"outcome");
        LogReading {
            alike: alike(read.unknown.iter().chain(&read.letters), &candidates),
            led: placed.led_says,
            text,
            is_unread: read.said.is_empty(),
            rest: read.rest,
            beside: read.beside,
            promises: promises(note, &candidates, &row.people.0, when.date),
            rep: self.rep.clone(),
            left: left.collect(),
            no_day: read.no_day,
            old_day: read.old_day,
            unread_day: read.unread_day.as_deref().map(doubts::unread_day),
            to_come: read.to_come,
            unread: placed.unread,
            behind: placed.behind,
            account: place,
            account_name: self.account_name(here, place),
            counts_as_held: doubts::counts_as_held(&kind, note).filter(|_| held),
            kind,
            people: row.people.0.iter().filter_map(named).collect(),
            outcome,
            from_them: read.from_them,
            when,
            note: note.to_owned(),
            unknown: read.unknown,
            headed: read.headed,
            letters: read.letters,
            meant: called(&read.several, |at| known.get(*at).map(|(_, name, _)| name.clone())),
            places: self.places(&elsewhere),
            several: called(&read.several, name),
            elsewhere: called(&elsewhere, |at| self.at_account(*at)),
            choices: placed.choices,
            row: read.contact,
            line: line.to_owned(),
            on: placer.on,
        }
    }
}

/// Names that are much like one of theirs, each with those who have it.
pub(super) fn alike<'a>(
    names: impl Iterator<Item = &'a String>,
    people: &[Candidate],
) -> Vec<(String, Vec<String>)> {
    let found = names.filter_map(|name| {
        let people = look_alikes(name, people);
        (!people.is_empty()).then(|| (name.clone(), people))
    });
    found.collect()
}

/// The first words, and that there are more.
fn shortened(note: &str) -> String {
    const MOST: usize = 60;
    if note.chars().count() <= MOST {
        return note.to_owned();
    }
    let first: String = note.chars().take(MOST).collect();
    let whole = first.rsplit_once(' ').map_or(first.as_str(), |(words, _)| words);
    format!("{whole} …")
}

fn word(filled: &Row, field: &str) -> String {
    filled.text(field).unwrap_or_default().to_owned()
}

fn title(p: &Person) -> String {
    p.title.as_deref().unwrap_or_default().to_owned()
}
