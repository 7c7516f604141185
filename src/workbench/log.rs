//! Contacts as they happened: one in words of its own, or many lines, each with its account in it.

use super::record::{Kept, Wanted, kind};
use super::{Result, Workbench};
use crate::exchange::day::{Sense, parse_day_words};
use crate::exchange::line::{Candidate, ContactLine, read_contact};
use crate::model::{Contact, Edit, InboxLine, Key, Moment, Record, Refusal, Row, Value, is_blank};
use crate::store::AccountName;
use std::collections::HashMap;

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
    /// What was not understood, each a sentence.
    pub doubts: Vec<String>,
}

impl Workbench {
    /// Records one contact of an account.
    pub fn log(&mut self, account: &str, note: &str, happened: &Happened) -> Result<Kept> {
        let Some(kind) = kind(Contact::SCHEMA.record) else {
            return Ok(Kept::default());
        };
        if is_blank(note) && happened.with.is_empty() {
            return Err(Refusal::because(
                "the contact says nothing",
                "say what happened, or with whom",
            ));
        }
        let typed = self.typed_account(self.account_of(account)?.key)?;
        let mut people = Vec::new();
        for word in &happened.with {
            let id = super::person_of(&typed, word)?.id.0.clone();
            if !people.contains(&id) {
                people.push(id);
            }
        }
        let date = self.day_said(happened.date.as_deref())?;
        let mut fields = vec![("date".to_owned(), vec![date.to_string()])];
        let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<String>>();
        for (name, values) in [
            ("kind", one(&happened.kind)),
            ("people", people),
            ("outcome", one(&happened.outcome)),
            ("note", vec![note.to_owned()]),
        ] {
            if !values.is_empty() {
                fields.push((name.to_owned(), values));
            }
        }
        self.add_record(&Wanted {
            kind,
            owners: vec![account.to_owned()],
            which: Vec::new(),
            fields,
            clear: Vec::new(),
        })
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
        let names = self.store.account_names()?;
        let finder = Finder::new(&names);
        let mut accounts: HashMap<Key, Place> = HashMap::new();
        let mut logged = Logged::default();
        let mut edits = Vec::new();
        let lines = text.lines().map(str::trim).filter(|line| !is_blank(line));
        for line in lines {
            let Some((found, rest)) = finder.find(line) else {
                logged.inbox += 1;
                edits.push(self.to_inbox(line, logged.inbox)?);
                continue;
            };
            let account = names[found].key;
            let place = match accounts.entry(account) {
                std::collections::hash_map::Entry::Occupied(there) => there.into_mut(),
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(Place::of(&self.store.account(account)?))
                }
            };
            let read = read_contact(&rest, self.today(), &place.people);
            logged.doubts.extend(doubts(line, &read));
            logged.contacts += 1;
            let mut row = read.contact;
            row.place = place.seat;
            place.seat += 1;
            edits.push(Edit::Insert { account, parent: account, row });
        }
        if !edits.is_empty() {
            let (contacts, inbox) = (logged.contacts, logged.inbox);
            let label = format!("{contacts} contacts logged, {inbox} lines to the inbox");
            self.apply(label, edits)?;
        }
        Ok(logged)
    }

    fn to_inbox(&self, line: &str, number: usize) -> Result<Edit> {
        let mut row = Row::empty(InboxLine::SCHEMA);
        row.set("date", Value::Day(self.today()));
        row.set("text", Value::Text(line.to_owned()));
        let root = self.store.root()?;
        let last = root.rows("inbox").last().map_or(-1, |row| row.place);
        row.place = last + i64::try_from(number).unwrap_or(1);
        Ok(Edit::Insert { account: 0, parent: 0, row })
    }
}

fn doubts(line: &str, read: &ContactLine) -> Vec<String> {
    let unknown = read.unknown.iter().map(|name| {
        format!("{line}: {name} is not among the people of the account and stays in the note")
    });
    let several = read.several.iter().map(|(name, places)| {
        let n = places.len();
        format!("{line}: {name} can be {n} people and stays in the note")
    });
    unknown.chain(several).collect()
}

/// An account that lines are put into.
struct Place {
    people: Vec<Candidate>,
    seat: i64,
}

impl Place {
    fn of(account: &Row) -> Self {
        let people = account.rows("people").iter().map(|p| Candidate {
            id: p.id().unwrap_or_default().to_owned(),
            name: p.name().unwrap_or_default().to_owned(),
        });
        Self {
            people: people.collect(),
            seat: account.rows("contacts").last().map_or(0, |c| c.place + 1),
        }
    }
}

/// Finds which account a line names.
struct Finder {
    /// By the first letter: the name, letter by letter, and the account's place.
    names: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Finder {
    fn new(accounts: &[AccountName]) -> Self {
        let mut names: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (place, account) in accounts.iter().enumerate() {
            let all = [&account.name, &account.id].into_iter();
            for name in all.chain(&account.aliases) {
                let letters = letters(name);
                if let Some(first) = letters.first() {
                    let there = names.entry(first.clone()).or_default();
                    there.push((letters, place));
                }
            }
        }
        Self { names }
    }

    /// The account that the line names by the longest name in it, and the line without that name.
    fn find(&self, line: &str) -> Option<(usize, String)> {
        let original: Vec<char> = line.chars().collect();
        let folded = letters(line);
        let mut best: Option<(usize, usize, usize)> = None;
        let mut twice = false;
        for at in 0..folded.len() {
            for (name, place) in self.names.get(&folded[at]).into_iter().flatten() {
                let end = at + name.len();
                if folded.get(at..end) != Some(name) || !stands_alone(&original, at, end) {
                    continue;
                }
                let longest = best.map_or(0, |(_, from, to)| to - from);
                if name.len() > longest {
                    best = Some((*place, at, end));
                    twice = false;
                } else if name.len() == longest && best.is_some_and(|(p, ..)| p != *place) {
                    twice = true;
                }
            }
        }
        let (place, from, to) = best.filter(|_| !twice)?;
        Some((place, without(&original, from, to)))
    }
}

/// One small letter for each character, so that places stay the same.
fn letters(text: &str) -> Vec<String> {
    text.chars().map(|c| c.to_lowercase().to_string()).collect()
}

/// Names in scripts that put spaces between words begin and end with a word.
fn stands_alone(line: &[char], from: usize, to: usize) -> bool {
    let joined = |before: Option<&char>, after: Option<&char>| {
        let word = |c: &char| c.is_alphanumeric() && !is_unspaced(*c);
        before.is_some_and(word) && after.is_some_and(word)
    };
    let before = from.checked_sub(1).and_then(|i| line.get(i));
    !joined(before, line.get(from)) && !joined(line.get(to.saturating_sub(1)), line.get(to))
}

/// Han, kana and the like: words stand without spaces.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn without(line: &[char], from: usize, to: usize) -> String {
    let is_edge = |c: char| c.is_whitespace() || ",;:-–，；：、".contains(c);
    let before: String = line[..from].iter().collect();
    let after: String = line[to..].iter().collect();
    let after = after.trim_start_matches(is_edge);
    let before = before.trim();
    let gap = if before.is_empty() || after.is_empty() { "" } else { " " };
    format!("{before}{gap}{after}")
}
