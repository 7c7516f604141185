//! No sentence that a rep reads is longer than 200 characters: words, the playbook's texts, what the store says, and what
//! each command says of wrong arguments.

use super::desk::{Desk, is_a_sentence};
use anteroom::store::{Astray, Became, Kept, StoreError, Unwritten};
use std::io::{Error, ErrorKind};
use std::path::PathBuf;

const MOST: usize = 200;

/// Each text of a file of data, with where it stands.
fn texts(value: &toml::Value, place: &str, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) => found.push((place.to_owned(), text.clone())),
        toml::Value::Array(list) => list.iter().for_each(|one| texts(one, place, found)),
        toml::Value::Table(table) => {
            table.iter().for_each(|(key, one)| texts(one, &format!("{place}.{key}"), found));
        }
        _ => {}
    }
}

/// Its sentences: up to a full stop, a question mark, or the end of a line.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\u{3002}']).flat_map(|line| line.split(". ")).flat_map(|s| s.split("? "))
}

#[test]
fn no_sentence_of_the_words_or_the_playbook_is_too_long() {
    for (name, text) in [
        ("words", include_str!("../../assets/words.toml")),
        ("playbook", include_str!("../../assets/playbook.toml")),
    ] {
        let mut found = Vec::new();
        texts(&toml::from_str::<toml::Value>(text).unwrap(), name, &mut found);
        assert!(found.len() > 100, "{name}");
        for (place, text) in found {
            for sentence in sentences(&text) {
                assert!(sentence.chars().count() <= MOST, "{place}: {sentence}");
            }
        }
    }
}

#[test]
fn no_sentence_of_the_store_is_too_long() {
    let path = || PathBuf::from("/home/ingrid/Documents/rep.anteroom");
    let source = || Error::from(ErrorKind::PermissionDenied);
    let why = || "it is read-only".to_owned();
    let away = || Some(PathBuf::from("/home/ingrid/Sync/rep.anteroom"));
    let became = [
        Became::Moved(away()),
        Became::MovedFor(away()),
        Became::Divided(away()),
        Became::Over,
        Became::Removed,
        Became::Copied,
        Became::Bare,
    ];
    let kept = [
        Kept::There,
        Kept::In(PathBuf::from("/home/ingrid/Documents/rep.anteroom.unsaved")),
        Kept::Nowhere("the disk is full".to_owned()),
    ];
    let all = [
        StoreError::Absent(path()),
        StoreError::Empty(path()),
        StoreError::Foreign(path()),
        StoreError::Altered { path: path(), what: "commands that run by themselves".to_owned() },
        StoreError::Newer { path: path(), found: 99, known: 10 },
        StoreError::Io { path: path(), source: source() },
        StoreError::Taken(path()),
        StoreError::Busy(Some("anteroom (process 1234567)".to_owned())),
        StoreError::Unwritable(Unwritten::Refused),
        StoreError::OnlyRead { path: path(), why: why() },
        StoreError::Damaged("a part of the file is not as anteroom wrote it".to_owned()),
        StoreError::OpenElsewhere(path()),
        StoreError::Stopped,
    ];
    let astray = became.iter().flat_map(|became| {
        kept.iter().map(|kept| {
            let (became, kept) = (became.clone(), kept.clone());
            StoreError::Astray(Astray { path: path(), became, kept })
        })
    });
    for fault in all.into_iter().chain(astray) {
        let said = fault.to_string();
        is_a_sentence(&said);
        assert!(said.chars().count() <= MOST, "{} characters: {said}", said.chars().count());
        for word in ["sqlite", "sql", "schema", "database", "errno"] {
            assert!(!said.to_lowercase().contains(word), "{said}");
        }
    }
}

/// What is wrong in most commands, in one way or another.
const WRONG: [&[&str]; 6] = [
    &["nobody", "nothing", "nowhere", "never"],
    &["Northwind Hydro", "nobody", "nothing"],
    &["Northwind Hydro", "x", "--field", "y"],
    &["no-such-file.json"],
    &["Northwind Hydro", "--on", "the day after never"],
    &["person", "Northwind Hydro", "dahl", "--attitude", "purple"],
];

#[test]
fn no_command_says_more_than_a_sentence_of_what_is_wrong() {
    let desk = Desk::with_demo();
    let mut refused = 0;
    for (command, _) in anteroom::cli::commands() {
        for arguments in WRONG {
            let output = desk.run(&[&[command.as_str()], arguments].concat());
            if output.status.code() != Some(1) {
                continue;
            }
            refused += 1;
            let said = String::from_utf8(output.stderr).unwrap();
            for line in said.lines() {
                is_a_sentence(line);
                assert!(line.chars().count() <= MOST, "{command} {arguments:?}: {line}");
            }
        }
    }
    assert!(refused > 12, "{refused}");
}
