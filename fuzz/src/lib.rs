//! What must hold for any bytes that a reader is given. One function a reader, called by the target of its name.

use anteroom::exchange::table::TableOptions;
use anteroom::exchange::{encoding, json, keys, playbook, table, vcard, words};
use anteroom::language::dates::{Sense, no_day, parse_day_words, say_day};
use anteroom::language::names::Candidate;
use anteroom::language::numbers::{decimal_mark, read_amount, read_number};
use anteroom::language::quick_entry::{Guess, Manner, Terms, read_contact_as, read_person};
use anteroom::language::unit::Unit;
use anteroom::model::codes::CODES;
use anteroom::model::{Date, Refusal, Row, Vocabulary, parse_day};
use std::sync::OnceLock;

/// A reader, given any bytes.
pub type Reader = fn(&[u8]);

/// Each reader, with its name.
pub const READERS: [(&str, Reader); 11] = [
    ("json", json),
    ("table", table),
    ("vcard", vcard),
    ("encoding", encoding),
    ("person_line", |bytes| person_line(&String::from_utf8_lossy(bytes))),
    ("contact_line", |bytes| contact_line(&String::from_utf8_lossy(bytes))),
    ("days", |bytes| days(&String::from_utf8_lossy(bytes))),
    ("numbers", |bytes| numbers(&String::from_utf8_lossy(bytes))),
    ("keys", |bytes| keys(&String::from_utf8_lossy(bytes))),
    ("playbook", |bytes| playbook(&String::from_utf8_lossy(bytes))),
    ("words", |bytes| words(&String::from_utf8_lossy(bytes))),
];

fn today() -> Date {
    parse_day("2026-11-24").expect("a day")
}

fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| {
        let playbook = playbook::default_playbook();
        let topics = playbook.topics().map(|(c, t)| (format!("{}.{}", c.name, t.name), t.person));
        let criteria = playbook.criteria().map(|c| c.name.clone());
        let processes = playbook.processes().iter().map(|p| p.name.clone());
        Vocabulary {
            topics: topics.collect(),
            criteria: criteria.collect(),
            processes: processes.collect(),
            codes: CODES.iter().map(|(code, _)| *code).collect(),
        }
    })
}

/// One line without a control, not longer than a person reads, without the words of a programmer.
fn is_a_sentence(refusal: &Refusal) {
    let text = refusal.to_string();
    assert!(!text.trim().is_empty() && !text.contains(char::is_control), "{text:?}");
    assert!(text.chars().count() <= 400, "{text:?}");
    for word in ["panicked", "unwrap", "Error {", "SqliteFailure"] {
        assert!(!text.contains(word), "{text:?}");
    }
}

/// What is taken is written and read again as the same.
fn comes_back(book: &Row) {
    let text = json::write(book);
    match json::read(text.as_bytes(), vocabulary()) {
        Ok(again) => assert_eq!(json::write(&again), text),
        // A list of people and things may name what only the book that it goes into has.
        Err(refusal) => is_a_sentence(&refusal),
    }
}

/// Interchange files.
pub fn json(bytes: &[u8]) {
    match json::read(bytes, vocabulary()) {
        Ok(book) => {
            let text = json::write(&book);
            let again =
                json::read(text.as_bytes(), vocabulary()).expect("what was written is read");
            assert_eq!(json::write(&again), text);
        }
        Err(refusal) => is_a_sentence(&refusal),
    }
}

/// Tables: CSV and its like.
pub fn table(bytes: &[u8]) {
    match table::read(bytes, &TableOptions::new(today())) {
        Ok(read) => {
            read.problems.iter().for_each(is_a_sentence);
            comes_back(&read.book);
        }
        Err(refusal) => is_a_sentence(&refusal),
    }
}

/// Cards of people.
pub fn vcard(bytes: &[u8]) {
    match vcard::read(bytes, Some("Alfa"), None) {
        Ok(read) => {
            read.problems.iter().for_each(is_a_sentence);
            comes_back(&read.book);
        }
        Err(refusal) => is_a_sentence(&refusal),
    }
}

/// Letters of any kind: the first byte chooses a label, or none.
pub fn encoding(bytes: &[u8]) {
    const LABELS: [&str; 8] =
        ["utf-8", "gbk", "cp850", "windows-1251", "utf-16le", "shift_jis", "no such", ""];
    let Some((first, rest)) = bytes.split_first() else {
        return;
    };
    let label = LABELS.get(usize::from(*first)).copied();
    match encoding::decode(rest, label) {
        Ok(decoded) => {
            // With a zero among them they may be letters of two bytes.
            let plain = rest.is_ascii() && !rest.contains(&0);
            if label.is_none() && plain {
                assert_eq!(decoded.text.as_bytes(), rest);
            }
        }
        Err(refusal) => is_a_sentence(&refusal),
    }
}

fn people() -> Vec<Candidate> {
    const PEOPLE: [(&str, &str); 5] = [
        ("wm", "Wei Min"),
        ("dahl", "Ingrid Dahl"),
        ("zhou", "\u{5468}\u{5efa}\u{56fd}"),
        ("mu", "J\u{fc}rgen M\u{fc}ller"),
        ("no", "No Call"),
    ];
    let candidate = |(id, name): &(&str, &str)| Candidate {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        aliases: Vec::new(),
        gone: false,
        vacant: false,
    };
    PEOPLE.iter().map(candidate).collect()
}

/// A person in one line.
pub fn person_line(text: &str) {
    let people = people();
    let guess = |title: &str| Guess::of(default_playbook(), title);
    let terms = Terms {
        today: today(),
        people: &people,
        guess: &guess,
        attitudes: &[("for us", 1), ("cool", -1), ("against", -2)],
        relationships: &[("knows us", 1), ("trusts us", 3)],
        roles: &[("decides", "decision_maker"), ("uses", "user")],
        given: &[],
    };
    if let Err(refusal) = read_person(text, &terms) {
        is_a_sentence(&refusal);
    }
}

fn default_playbook() -> &'static anteroom::model::playbook::Playbook {
    static PLAYBOOK: OnceLock<std::sync::Arc<anteroom::model::playbook::Playbook>> =
        OnceLock::new();
    PLAYBOOK.get_or_init(playbook::default_playbook)
}

/// A contact in one line, in both manners.
pub fn contact_line(text: &str) {
    let people = people();
    for head_only in [false, true] {
        let manner = Manner { head_only, ..Manner::default() };
        let line = read_contact_as(text, today(), &people, manner);
        for (_, places) in &line.several {
            assert!(places.iter().all(|place| *place < people.len()));
        }
        line.no_day.iter().for_each(is_a_sentence);
    }
}

/// Days in words.
pub fn days(text: &str) {
    for sense in [Sense::Past, Sense::Future, Sense::Near] {
        match parse_day_words(text, today(), sense) {
            Ok(moment) => drop(say_day(moment.date, today())),
            Err(refusal) => is_a_sentence(&refusal),
        }
        no_day(text, today(), sense).iter().for_each(is_a_sentence);
    }
}

/// Numbers and amounts.
pub fn numbers(text: &str) {
    let mark = decimal_mark(text.split_whitespace());
    for mark in [None, Some('.'), Some(','), mark] {
        if let Err(refusal) = read_number(text, mark) {
            is_a_sentence(&refusal);
        }
        if let Err(refusal) = read_amount(text, mark, Unit::default()) {
            is_a_sentence(&refusal);
        }
    }
}

/// What is said of a rep's own file: a line each.
fn are_lines(faults: &[String]) {
    for fault in faults {
        assert!(!fault.trim().is_empty() && !fault.contains('\n'), "{fault:?}");
    }
}

/// keys.toml.
pub fn keys(text: &str) {
    let (rows, faults) = keys::read(text);
    are_lines(&faults);
    drop(rows);
}

/// playbook.toml.
pub fn playbook(text: &str) {
    let (read, faults) = playbook::read(text);
    are_lines(&faults);
    assert!(!read.stages().is_empty() && read.topics().next().is_some());
}

/// words.toml.
pub fn words(text: &str) {
    let (_, faults) = words::read(text);
    are_lines(&faults);
}
