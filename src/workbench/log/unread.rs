//! What of a line is not read though it says who, when or how: without a colon all of it, else what stands behind the
//! colon. That is said, with the line that would be read.

use crate::language::names::Candidate;
use crate::language::quick_entry::{ContactLine, is_little};
use crate::model::words::Words;
use crate::model::{Choice as _, ContactKind, Date, Outcome, Value, quoted};
use crate::text::DayText;
use crate::text::format::list;

/// What is not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// The code of the kind.
    pub kind: Option<String>,
    /// The names of the people.
    pub people: Vec<String>,
    /// The day.
    pub day: Option<Date>,
    /// The code of the outcome.
    pub outcome: Option<String>,
    /// The line with a colon behind these words.
    pub with_colon: Option<String>,
    /// The line has a colon, before them.
    pub headed: bool,
}

/// The name of whom something was sent to ends within so many words of a line.
const SENT_WITHIN: usize = 5;
/// Signs between the words before a colon and the note.
const BETWEEN: &[char] = &[' ', ',', ';', '-', '–', '—', '，', '、', '/'];

/// Of a line that is read so; `again` reads another one, whole or only before its colon.
pub(super) fn of_line(
    line: &str,
    read: &ContactLine,
    people: &[Candidate],
    again: impl Fn(&str, bool) -> ContactLine,
) -> Option<Unread> {
    match (read.headed, read.said.as_slice()) {
        (false, []) if !read.to_come => without_colon(line, people, again),
        (true, ["date"]) => behind_colon(line, read, people, again),
        _ => None,
    }
}

/// A line as it would be read with a colon behind its first words; nothing where these say nothing.
fn without_colon(
    line: &str,
    people: &[Candidate],
    again: impl Fn(&str, bool) -> ContactLine,
) -> Option<Unread> {
    let meant = again(line, true);
    if meant.said.is_empty() {
        return sent_without_colon(line, people, again);
    }
    let unread = Unread::of(&meant, people);
    let (head, note) = parts_of(line, &meant);
    if head.is_empty() {
        return Some(unread);
    }
    // All of it may be whom, when and how.
    let with_colon = format!("{head}: {note}").trim_end().to_owned();
    if again(&with_colon, false).no_day.is_none() {
        return Some(Unread { with_colon: Some(with_colon), ..unread });
    }
    // A line that is refused is no advice: fewer words before the colon may say less and be read.
    let words: Vec<&str> = line.split_whitespace().collect();
    let shorter = (1..head.split_whitespace().count()).rev().find_map(|n| {
        let (head, note) = (words[..n].join(" "), words[n..].join(" "));
        let last = words[n - 1];
        if is_little(last) || last.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let line = format!("{}: {note}", head.trim_end_matches(BETWEEN));
        let read = again(&line, false);
        (read.no_day.is_none() && !read.said.is_empty()).then_some((line, read))
    });
    Some(match shorter {
        Some((line, read)) => Unread { with_colon: Some(line), ..Unread::of(&read, people) },
        None => Unread { day: None, ..unread },
    })
}

/// `sent Dahl the drawings`: a verb of sending is read with a colon behind whom it was sent to, and not before.
fn sent_without_colon(
    line: &str,
    people: &[Candidate],
    again: impl Fn(&str, bool) -> ContactLine,
) -> Option<Unread> {
    let words: Vec<&str> = line.split_whitespace().collect();
    (2..words.len().min(SENT_WITHIN)).find_map(|n| {
        let (head, note) = (words[..n].join(" "), words[n..].join(" "));
        let with_colon = format!("{}: {note}", head.trim_end_matches(BETWEEN));
        let read = again(&with_colon, false);
        let is_read = ["kind", "people"].iter().all(|field| read.said.contains(field));
        // The verb itself is no name.
        let is_whole = read.no_day.is_none()
            && !read.to_come
            && read.strange.iter().all(|word| *word == words[0]);
        (is_read && is_whole)
            .then(|| Unread { with_colon: Some(with_colon), ..Unread::of(&read, people) })
    })
}

/// `17 Nov: Boyd visit, QA docs`: how it was, and with whom, behind the colon of a day.
fn behind_colon(
    line: &str,
    read: &ContactLine,
    people: &[Candidate],
    again: impl Fn(&str, bool) -> ContactLine,
) -> Option<Unread> {
    let rest = read.rest.as_deref()?;
    let meant = again(rest, true);
    let is_of_it = meant.said.contains(&"kind") && meant.no_day.is_none() && !meant.to_come;
    let before = line.trim().strip_suffix(rest).filter(|_| is_of_it && !meant.headed)?;
    let before = before.trim_matches(BETWEEN).trim_end_matches([':', '：']);
    let (head, note) = parts_of(rest, &meant);
    let line = format!("{before} {head}: {note}").trim_end().to_owned();
    let is_read = again(&line, false);
    let is_read = is_read.no_day.is_none() && is_read.said.contains(&"kind");
    let with_colon = Some(line).filter(|_| is_read);
    Some(Unread { with_colon, headed: true, ..Unread::of(&meant, people) })
}

/// What stands before the note of a line, and the note.
fn parts_of<'a>(line: &'a str, meant: &'a ContactLine) -> (&'a str, &'a str) {
    let note = meant.contact.text("note").unwrap_or_default();
    let head = line.trim().strip_suffix(note).unwrap_or_default();
    (head.trim_end_matches(BETWEEN), note)
}

impl Unread {
    fn of(meant: &ContactLine, people: &[Candidate]) -> Self {
        let said = |field: &&str| meant.said.contains(field);
        let word = |field: &'static str| {
            Some(field).filter(said).and_then(|field| meant.contact.text(field)).map(str::to_owned)
        };
        let people = match meant.contact.get("people") {
            Value::Words(ids) => {
                let there = people.iter().filter(|p| ids.contains(&p.id));
                there.map(|p| p.name.clone()).collect()
            }
            _ => Vec::new(),
        };
        let day = match meant.contact.get("date") {
            Value::Moment(moment) => Some("date").filter(said).map(|_| moment.date),
            _ => None,
        };
        let (kind, outcome) = (word("kind"), word("outcome"));
        Self { kind, people, day, outcome, ..Self::default() }
    }

    /// The same, and how the line is read; before it stands the account that the line names.
    pub(super) fn remarks(&self, words: &Words, account: Option<&str>) -> Vec<String> {
        let better = self.with_colon.iter().map(|line| match account {
            Some(account) => format!("{account}: {line}"),
            None => line.clone(),
        });
        let better = better.map(|line| phrase!("it is read when it is logged as: {line}", line));
        std::iter::once(self.says(words)).chain(better).collect()
    }

    /// "no colon, so that all of it is the note: event, Ada Berg and Fri 20 Nov 2026 are not read".
    pub fn says(&self, words: &Words) -> String {
        let parts = self.parts(words);
        let what = list(&parts);
        match (self.headed, parts.len()) {
            (true, 1) => {
                phrase!("only what stands before the colon is read: {what} behind it is not", what)
            }
            (true, _) => {
                phrase!("only what stands before the colon is read: {what} behind it are not", what)
            }
            (_, 1) => phrase!("no colon, so that all of it is the note: {what} is not read", what),
            _ => phrase!("no colon, so that all of it is the note: {what} are not read", what),
        }
    }

    /// Each thing that it says; a message of theirs and who sent it are one.
    fn parts(&self, words: &Words) -> Vec<String> {
        let kind = self.kind.as_ref().map(|kind| words.word("contact", kind).to_owned());
        let day = self.day.map(|day| day.full_day());
        let is_theirs = self.kind.as_deref() == Some(ContactKind::Message.word())
            && self.outcome.as_deref() == Some(Outcome::Held.word());
        let Some(kind) = kind.clone().filter(|_| is_theirs) else {
            let outcome = self.outcome.iter().map(|code| quoted(words.word("outcome", code)));
            let said = kind.into_iter().chain(self.people.iter().cloned());
            return said.chain(day).chain(outcome.map(|word| word.to_string())).collect();
        };
        let said = match self.people.as_slice() {
            [] => phrase!("{kind} from them", kind),
            people => phrase!("{} from {}", kind, list(people)),
        };
        std::iter::once(said).chain(day).collect()
    }
}
