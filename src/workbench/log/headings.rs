//! Notes under a heading: a line that is an account or a day and nothing else is no contact, and is said of the
//! lines below it that name none of their own.

use super::names::BookNames;
use super::place::LineTarget;
use crate::language::dates::{Sense, names_today, parse_day_words};
use crate::language::quick_entry::{read_contact, without_list_mark};
use crate::model::{Date, Key, is_blank};

/// What stands above lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Heading {
    account: Option<Key>,
    day: Option<String>,
}

/// The headings above the line that is looked at.
#[derive(Debug, Default)]
struct Above {
    said: Heading,
    /// Accounts came first: a day is of the account above it, and ends with it.
    accounts_first: Option<bool>,
    /// Those directly above, with no line below them as yet.
    open: Vec<(String, Heading)>,
}

impl Above {
    /// One more; those that it takes the place of stand above nothing.
    fn take(&mut self, line: &str, own: Heading, bare: &mut Vec<String>) {
        let names = own.account.is_some();
        let first = *self.accounts_first.get_or_insert(names);
        // With the account above it a day of its own ends.
        let ends = names && first;
        let is_gone = |(_, other): &(String, Heading)| match names {
            true => other.account.is_some() || ends,
            false => other.account.is_none(),
        };
        let (gone, open) = std::mem::take(&mut self.open).into_iter().partition(is_gone);
        let gone: Vec<(String, Heading)> = gone;
        bare.extend(gone.into_iter().map(|(line, _)| line));
        self.open = open;
        self.open.push((line.to_owned(), own.clone()));
        let day = self.said.day.take().filter(|_| !ends);
        self.said = Heading { day: own.day.or(day), account: own.account.or(self.said.account) };
    }
}

/// The lines that were noted, and the headings that stand above none of them.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Each with what its heading says.
    pub lines: Vec<String>,
    pub bare: Vec<String>,
}

/// The lines of a text without marks of lists and blank ones, each with what its heading says. Below a heading that
/// says how or with whom (`Meeting 12.11. with Ms Lang:`) they are the note of that one contact.
pub(super) fn lines(text: &str, names: &BookNames, today: Date) -> Notes {
    let lines: Vec<&str> =
        text.lines().map(without_list_mark).filter(|line| !is_blank(line)).collect();
    let mut above = Above::default();
    let mut notes = Notes::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if let Some(own) = heading_of(line, names, today) {
            above.take(line, own, &mut notes.bare);
            continue;
        }
        above.open.clear();
        let of_it = match is_talk(line, names, today) {
            true => notes_below(&lines[at..], names, today),
            false => Vec::new(),
        };
        at += of_it.len();
        let whole = match of_it.is_empty() {
            true => (*line).to_owned(),
            false => format!("{} {}", line.trim_end(), of_it.join("; ")),
        };
        notes.lines.push(below(&whole, &above.said, names, today));
    }
    notes.bare.extend(above.open.into_iter().map(|(line, _)| line));
    notes
}

/// A heading with a contact in it, and no word of what was said: `Call Dahl yesterday:`.
fn is_talk(line: &str, names: &BookNames, today: Date) -> bool {
    let line = line.trim_end();
    let Some(head) = line.strip_suffix([':', '：']) else { return false };
    let said = read_contact(line, today, &[]).said;
    let somebody = || !names.read(line, today, None, LineTarget::Text).people.is_empty();
    !head.contains([':', '：']) && (said.contains(&"kind") || somebody())
}

/// The lines that are notes: up to the next heading, or a line that says who, when or how by itself.
fn notes_below<'a>(lines: &[&'a str], names: &BookNames, today: Date) -> Vec<&'a str> {
    let is_note = |line: &&&str| {
        let read = read_contact(line, today, &[]);
        let own = read.headed && !read.said.is_empty();
        let named =
            read.headed && !names.read(line, today, None, LineTarget::Text).people.is_empty();
        let account = names.finder.find(line).is_some_and(|n| n.in_front && read.headed);
        !own && !named && !account && heading_of(line, names, today).is_none()
    };
    lines.iter().take_while(is_note).copied().collect()
}

impl BookNames {
    /// The lines of pasted notes, each with what its heading says.
    pub fn lines_of_notes(&self, text: &str, today: Date) -> Vec<String> {
        let Notes { lines, bare } = lines(text, self, today);
        if lines.is_empty() { bare } else { lines }
    }
}

/// What stands around the words of a heading.
const ENDS: &[char] = &[':', '：', '-', '–', '—', ',', ';', '(', ')', ' ', '=', '#', '*'];

/// The most words of a heading: a name and a day.
const WORDS: usize = 16;

/// What a line says that is an account, a day, or both, and nothing else.
fn heading_of(line: &str, names: &BookNames, today: Date) -> Option<Heading> {
    let bare = line.trim_matches(ENDS);
    let is_day = |words: &str| parse_day_words(words, today, Sense::Past).is_ok();
    let head = |account| Heading { account: Some(account), day: None };
    if let Some(account) = names.finder.whole(bare) {
        return Some(head(account));
    }
    let named = names.finder.find(bare);
    let rest = named.as_ref().map_or(bare, |named| named.rest.trim_matches(ENDS));
    let account = named.as_ref().map(|named| named.account);
    if rest.is_empty() {
        return account.map(head);
    }
    if is_day(rest) {
        return Some(Heading { account, day: Some(rest.to_owned()) });
    }
    let words: Vec<&str> = bare.split_whitespace().take(WORDS + 1).collect();
    (1..words.len()).filter(|_| words.len() <= WORDS).find_map(|at| {
        let (first, last) = (words[..at].join(" "), words[at..].join(" "));
        let (first, last) = (first.trim_matches(ENDS), last.trim_matches(ENDS));
        let (account, day) = match (names.finder.whole(first), names.finder.whole(last)) {
            (Some(account), _) => (account, last),
            (None, Some(account)) => (account, first),
            (None, None) => return None,
        };
        is_day(day).then(|| Heading { account: Some(account), day: Some(day.to_owned()) })
    })
}

/// A line with what its heading says in front, so that it is read as it would be by itself: of the ways to say it the
/// first that gives the heading's day.
fn below(line: &str, heading: &Heading, names: &BookNames, today: Date) -> String {
    let own = names.finder.find(line).is_some_and(|named| named.in_front);
    let account = heading.account.filter(|_| !own).map(|account| names.account(account));
    let Some(day) = heading.day.as_deref().filter(|_| !is_dated(line, names, today)) else {
        return account.map_or_else(|| line.to_owned(), |account| format!("{account}: {line}"));
    };
    // A colon behind the account is none of the line; a line without one takes the colon of its heading.
    let ways = match account {
        Some(account) => [format!("{account}: {day} {line}"), format!("{day} {account}: {line}")],
        None => [format!("{day} {line}"), format!("{day}: {line}")],
    };
    let date = parse_day_words(day, today, Sense::Past).ok().map(|moment| moment.date);
    let is_of_day = |way: &&String| {
        let read = names.read(way, today, None, LineTarget::Text);
        Some(read.when.date) == date && read.unread.is_none()
    };
    let first = ways.iter().find(is_of_day).unwrap_or(&ways[0]);
    first.clone()
}

/// Does a line name a day of its own, `today` too, or what looks like one? An hour is of the heading's day.
fn is_dated(line: &str, names: &BookNames, today: Date) -> bool {
    let read = names.read(line, today, None, LineTarget::Text);
    if names_today(line) || read.when.date != today {
        return true;
    }
    let is_hour = read.when.minute.is_some() || line.split_whitespace().any(is_point_hour);
    !is_hour && (read.no_day.is_some() || read_contact(line, today, &[]).said.contains(&"date"))
}

/// `11.30`, `16.45:`: no calendar has it as a day.
fn is_point_hour(word: &str) -> bool {
    const MONTHS: u32 = 12;
    let Some((hour, minute)) = word.trim_matches(ENDS).split_once('.') else { return false };
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    number(hour).is_some_and(|hour| hour < 24)
        && number(minute).is_some_and(|minute| minute > MONTHS && minute < 60)
}
