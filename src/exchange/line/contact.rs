//! A contact in one line: `call wm: offers due mid-December`.

use super::names::{Candidate, Fit, Found, find};
use super::pinyin::fold;
use super::words::{FILLERS, KINDS, NO_DAY_ALONE, OUTCOMES, SMALL};
use crate::exchange::day::{Sense, parse_day_words};
use crate::exchange::tree::{empty, set_text};
use crate::model::{Contact, Date, Moment, Row, Value};

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
}

/// Reads a contact out of one line.
///
/// Before the first colon kind, people, day and outcome in any order; what follows is the note.
/// Without a colon the line begins with them and the first other word begins the note. An outcome
/// counts in the note only where it is all of it.
pub fn read_contact(line: &str, today: Date, people: &[Candidate]) -> ContactLine {
    let chars: Vec<char> = line.trim().chars().collect();
    let colon = colon(&chars);
    let head = &chars[..colon.unwrap_or(chars.len())];
    let tokens = tokens(head, today, people);
    let mut reader = Reader { strict: colon.is_none(), ..Reader::new(today, people) };
    let stop = reader.head(&tokens);
    let text = |from: &[char]| from.iter().collect::<String>().trim().to_owned();
    let rest = colon.map(|at| text(&chars[at + 1..]));
    let note = match (rest, reader.is_empty()) {
        (Some(_), true) => text(&chars),
        (Some(rest), false) if reader.left_over.is_empty() => rest,
        (Some(rest), false) => format!("{}: {rest}", reader.left_over.join(" ")),
        (None, _) => tokens.get(stop).map(|token| text(&chars[token.start..])).unwrap_or_default(),
    };
    reader.finish(note, colon.is_some())
}

/// The first colon that is not of a time of day.
fn colon(chars: &[char]) -> Option<usize> {
    chars.iter().enumerate().position(|(at, c)| {
        let digit =
            |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(char::is_ascii_digit);
        matches!(c, ':' | '：') && !(digit(at.checked_sub(1)) && digit(Some(at + 1)))
    })
}

/// A word of the line, and where it begins.
#[derive(Clone, Debug)]
struct Token {
    start: usize,
    text: String,
}

/// Words between spaces and commas; Chinese ones cut where a known word, name or day begins.
fn tokens(head: &[char], today: Date, people: &[Candidate]) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    let mut joined = false;
    while let Some(c) = head.get(at) {
        if is_gap(head, at) {
            joined = false;
            at += 1;
            continue;
        }
        let end = (at..head.len()).find(|i| is_gap(head, *i));
        let word = &head[at..end.unwrap_or(head.len())];
        let known = if word.iter().any(|c| is_han(*c)) {
            known_length(word, today, people)
        } else {
            Some(word.len())
        };
        match (known, found.last_mut().filter(|_| joined)) {
            (Some(length), _) => {
                found.push(Token { start: at, text: word.iter().take(length).collect() });
                joined = false;
                at += length;
            }
            (None, Some(last)) => {
                last.text.push(*c);
                at += 1;
            }
            (None, None) => {
                found.push(Token { start: at, text: c.to_string() });
                joined = true;
                at += 1;
            }
        }
    }
    found
}

/// White space, a comma, a stroke between two names; the stroke of a day is none.
fn is_gap(head: &[char], at: usize) -> bool {
    let letter = |i: Option<usize>| i.and_then(|i| head.get(i)).is_some_and(|c| c.is_alphabetic());
    match head.get(at) {
        Some('/') => letter(at.checked_sub(1)) && letter(at.checked_add(1)),
        Some(',' | '，' | '、' | ';' | '；' | '。') => true,
        Some(c) => c.is_whitespace(),
        None => true,
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How many characters of a Chinese word are one known word, name or day.
fn known_length(word: &[char], today: Date, people: &[Candidate]) -> Option<usize> {
    let starts = |known: &str| {
        known.chars().count() <= word.len() && known.chars().zip(word).all(|(a, b)| a == *b)
    };
    let table = KINDS.iter().chain(OUTCOMES).flat_map(|(_, words)| words.iter().copied());
    let names = people.iter().map(|p| p.name.as_str());
    let known = table
        .chain(FILLERS.iter().copied())
        .chain(names)
        .filter(|w| starts(w) && !w.is_ascii() && !w.is_empty());
    let length = known.map(|w| w.chars().count()).max();
    let day = (2..=word.len().min(14)).rev().find(|n| {
        let text: String = word.iter().take(*n).collect();
        parse_day_words(&text, today, Sense::Past).is_ok()
    });
    length.max(day)
}

struct Reader<'a> {
    today: Date,
    people: &'a [Candidate],
    /// Stop at the first word that is not known.
    strict: bool,
    kind: Option<&'static str>,
    outcome: Option<&'static str>,
    day: Option<Moment>,
    with: Vec<usize>,
    left_over: Vec<String>,
    unknown: Vec<String>,
    letters: Vec<String>,
    several: Vec<(String, Vec<usize>)>,
    strange: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(today: Date, people: &'a [Candidate]) -> Self {
        Self {
            today,
            people,
            strict: false,
            kind: None,
            outcome: None,
            day: None,
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
            && self.with.is_empty()
            && self.several.is_empty()
    }

    /// Reads the words before the note; the place of the first one that is not of it.
    fn head(&mut self, tokens: &[Token]) -> usize {
        let mut at = 0;
        let mut stranger: Vec<String> = Vec::new();
        while at < tokens.len() {
            let taken =
                (1..=5.min(tokens.len() - at)).rev().find(|n| self.take(&tokens[at..at + n]));
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
        if words.len() <= MOST && words.iter().all(|w| is_name_like(w) || initials(w)) {
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
        let text = tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ");
        let folded = fold(text.trim_matches(['.', '!', '-', '–']));
        let word = |table: &'static [(&'static str, &'static [&'static str])]| {
            table.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(code, _)| *code)
        };
        if let Found::One(at) = find(&text, self.people, Fit::Words) {
            return self.person(at);
        }
        if let (None, Some(kind)) = (self.kind, word(KINDS)) {
            self.kind = Some(kind);
            return true;
        }
        if let (None, Some(outcome)) = (self.outcome, word(OUTCOMES)) {
            self.outcome = Some(outcome);
            return true;
        }
        let alone = NO_DAY_ALONE.contains(&folded.as_str());
        if let (None, false, Ok(day)) =
            (self.day, alone, parse_day_words(&text, self.today, Sense::Past))
        {
            self.day = Some(day);
            return true;
        }
        FILLERS.contains(&folded.as_str()) || (tokens.len() <= 3 && self.by_part(&text))
    }

    /// By initials, pinyin or the beginning of a name.
    fn by_part(&mut self, text: &str) -> bool {
        let worst = if self.strict { Fit::Keys } else { Fit::Part };
        match find(text, self.people, worst) {
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
        true
    }

    /// `attempt: dahl`: a note that is somebody's name and nothing else.
    fn name_alone(&mut self, note: &str) -> bool {
        match find(note, self.people, Fit::Words) {
            Found::One(at) if self.with.is_empty() && self.kind.is_some() => self.person(at),
            _ => false,
        }
    }

    fn finish(mut self, note: String, headed: bool) -> ContactLine {
        if self.is_empty() {
            self.letters.clear();
        }
        let mut contact = empty::<Contact>();
        let mut said = Vec::new();
        let folded = fold(note.trim_matches(['.', '!', ' ']));
        let mut note = if self.name_alone(&note) { String::new() } else { note };
        if self.outcome.is_none()
            && let Some((outcome, _)) =
                OUTCOMES.iter().find(|(_, words)| words.contains(&folded.as_str()))
        {
            self.outcome = Some(outcome);
            note = String::new();
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
        }
    }
}

/// Two or three letters, which are nobody's whole name and no small word.
fn is_initials_like(word: &str) -> bool {
    (2..=3).contains(&word.chars().count())
        && word.chars().all(char::is_alphabetic)
        && !SMALL.contains(&fold(word).as_str())
}

/// Begins with a capital, or has letters without case.
fn is_name_like(word: &str) -> bool {
    word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

#[cfg(test)]
mod tests;
