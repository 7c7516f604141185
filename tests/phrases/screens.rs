//! In another language no English stands on any screen but what the rep typed: each letter of the shipped texts is
//! given a mark, and letters without one must come from the book, a key or a name.

#[allow(dead_code, reason = "each test binary uses a part of it")]
#[path = "../faults/screen.rs"]
mod screen;

use anteroom::model::parse_day;
use anteroom::workbench::{Setting, Source, Workbench};
use crossterm::event::{KeyCode, KeyModifiers};
use screen::Screen;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use toml::{Table, Value};

const DEMO: &str = include_str!("../../assets/demo.json");
/// Topics, stages and questions of the method: another language is a playbook of its own.
const PLAYBOOK: &str = include_str!("../../assets/playbook.toml");

const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MARKED: &str = "āƀĉđēƒĝĥīĵķļɱñōƥɋŕşŧūṽŵẋŷžĀƁĈĐĒƑĜĤĪĴĶĻṀÑŌƤɊŔŞŦŪṼŴẊŶŽ";

/// Fields that hold a rep's own word, also a small one.
const OWN_WORDS: &[&str] = &["industry", "note", "season", "text", "title"];

/// Keys, kinds of files and other names that no language says otherwise.
const NAMES: &[&str] = &[
    "Alt",
    "Backspace",
    "CSV",
    "Ctrl",
    "Del",
    "Down",
    "End",
    "Enter",
    "Esc",
    "Excel",
    "HTML",
    "Home",
    "Left",
    "Markdown",
    "PgDn",
    "PgUp",
    "Right",
    "Shift",
    "Space",
    "Tab",
    "anteroom",
    "vCard",
    // Of the demo book, where they are one small word, and of the files.
    "EUR",
    "assembly",
    "autumn",
    "json",
    "ledger",
    "phone",
    "tmp",
    "toml",
];

/// The text with a mark on each letter outside of its place-holders.
fn marked(text: &str) -> String {
    let mut depth = 0;
    let mark = |c: char| PLAIN.chars().position(|p| p == c).and_then(|at| MARKED.chars().nth(at));
    text.chars()
        .map(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            mark(c).filter(|_| depth == 0).unwrap_or(c)
        })
        .collect()
}

/// The rep's own texts in another script; ids and the words of the contract stay.
fn in_greek(value: &mut serde_json::Value) {
    let greek = |c: char| match c.to_ascii_lowercase() {
        low @ 'a'..='x' => {
            char::from_u32(u32::from('α') + (u32::from(low) - u32::from('a'))).unwrap_or(c)
        }
        'y' | 'z' => 'ω',
        _ => c,
    };
    match value {
        serde_json::Value::String(text)
            if text.contains(' ')
                || text.starts_with(|c: char| c.is_ascii_uppercase()) && text != "EUR" =>
        {
            *text = text.chars().map(greek).collect();
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(in_greek),
        serde_json::Value::Object(fields) => {
            fields.iter_mut().for_each(|(name, field)| match field {
                serde_json::Value::String(text) if OWN_WORDS.contains(&name.as_str()) => {
                    *text = text.chars().map(greek).collect()
                }
                _ => in_greek(field),
            })
        }
        _ => {}
    }
}

fn all_marked(value: &mut Value) {
    match value {
        Value::String(text) => *text = marked(text),
        Value::Table(table) => table.iter_mut().for_each(|(_, inner)| all_marked(inner)),
        _ => {}
    }
}

/// Words of three letters or more without a mark.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|c: char| !c.is_alphabetic());
    parts.filter(|word| word.len() > 2 && word.chars().all(|c| c.is_ascii_alphabetic()))
}

fn bench(folder: &std::path::Path) -> Workbench {
    let mut shipped: Table = toml::from_str(include_str!("../../assets/words.toml")).unwrap();
    shipped.iter_mut().for_each(|(_, group)| all_marked(group));
    fs::write(folder.join("words.toml"), toml::to_string(&shipped).unwrap()).unwrap();
    let file = folder.join("rep.anteroom");
    let (today, time) = (parse_day("2026-11-24").unwrap(), "09:00".to_owned());
    let setting = Setting { file, today, time, seed: 1, config: Some(folder.to_owned()) };
    let mut bench = Workbench::open(setting).unwrap();
    assert_eq!(bench.faults, Vec::<String>::new());
    let mut demo: serde_json::Value = serde_json::from_str(DEMO).unwrap();
    in_greek(&mut demo);
    let source = Source::new("β.json", demo.to_string().into_bytes());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    bench
}

/// Types the keys, looks, and comes back to the workbench.
fn look_at(screen: &mut Screen, keys: &str, look: &mut impl FnMut(&Screen, &str)) {
    screen.types(keys);
    screen.settle();
    look(screen, keys);
    leave(screen);
}

fn leave(screen: &mut Screen) {
    (0..4).for_each(|_| screen.key(KeyCode::Esc, KeyModifiers::NONE));
}

#[test]
fn no_word_of_english_stands_on_a_screen() {
    let folder = tempfile::Builder::new()
        .prefix(&format!("β{}", std::process::id()))
        .rand_bytes(0)
        .tempdir()
        .unwrap();
    let mut screen = Screen::new(bench(folder.path()), (200, 60));
    let known: BTreeSet<&str> = words(PLAYBOOK).chain(NAMES.iter().copied()).collect();
    // A name may be cut, at either end.
    let is_known = |word: &str| {
        known.contains(word) || known.iter().any(|k| k.starts_with(word) || k.ends_with(word))
    };
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut look = |screen: &Screen, keys: &str| {
        for line in screen.text().lines() {
            for word in words(line).filter(|word| !is_known(word)) {
                let at = line.find(word).unwrap_or(0);
                let around: String =
                    line.get(at.saturating_sub(30)..).unwrap_or(line).chars().take(60).collect();
                found.entry(word.to_owned()).or_default().insert(format!("{keys}: {around}"));
            }
        }
    };
    for (size, deeper) in [((200, 60), true), ((80, 24), false)] {
        screen.resize(size);
        for first in ["", "2", "3", "4", "?", ":", "!"] {
            look_at(&mut screen, first, &mut look);
        }
        for letter in 'a'..='z' {
            let there: &[&str] = if deeper { &["", "2", "3", "4", "w", "e", "?"] } else { &[""] };
            for then in there {
                look_at(&mut screen, &format!("g{letter}{then}"), &mut look);
            }
            look_at(&mut screen, &format!("n{letter}"), &mut look);
        }
    }
    let told: Vec<String> =
        found.iter().map(|(word, at)| format!("{word}: {} x {:?}", at.len(), at.first())).collect();
    assert!(found.is_empty(), "{}\n{}", found.len(), told.join("\n"));
}
