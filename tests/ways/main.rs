//! The same change by key, by form and by command leaves the same file; and what is taken away or merged
//! leaves one that can be imported.

#[path = "../faults/screen.rs"]
#[allow(dead_code, reason = "the driver is that of tests/faults, of which each suite uses a part")]
mod screen;

mod begin;
mod kinds;

use anteroom::model::{Date, Key, parse_day};
use anteroom::workbench::{Pair, Setting, Source, Workbench};
use crossterm::event::{KeyCode, KeyModifiers};
use screen::Screen;
use std::path::Path;
use std::process::Command;

const DAY: &str = "2026-11-24";

const BOOK: &str = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Alfa","tier":"target",
 "people":[{"id":"p","name":"Ada Berg","attitude":0,"marks_as_of":"2026-01-01"}],
 "opportunities":[{"id":"o","name":"Pumps","buying_stage":2,"selling_stage":1,"decision_date":"2026-12-01",
  "payments":[{"id":"m","what":"on order","amount":5,"due":"2026-12-01","invoiced":"2026-11-01"}]}],
 "actions":[{"id":"t","what":"send the drawing","due":"2026-12-01"}],
 "complaints":[{"id":"k","what":"leaking seal","raised":"2026-11-20"}]}]}"#;

fn today() -> Date {
    parse_day(DAY).unwrap()
}

fn open(file: &Path) -> Workbench {
    let setting = Setting {
        file: file.to_owned(),
        today: today(),
        time: "10:00".to_owned(),
        seed: 11,
        config: None,
    };
    Workbench::open(setting).unwrap()
}

/// A file with the book in it, and what `change` makes of it.
fn after(change: impl FnOnce(&Path)) -> String {
    after_in(BOOK, change)
}

/// The same of another book.
fn after_in(book: &str, change: impl FnOnce(&Path)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.anteroom");
    let source = Source::new("book.json", book.as_bytes().to_vec());
    open(&file).import(vec![source], true, &mut |_, _| {}).unwrap();
    change(&file);
    open(&file).export_json(None).unwrap()
}

/// By typing: letters as they are, `{Tab}` by name.
fn typed(file: &Path, keys: &str) {
    let mut screen = Screen::new(open(file), (120, 36));
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        let named = rest.strip_prefix('{').and_then(|r| r.split_once('}'));
        let (code, held, tail) = match named {
            Some((name, tail)) => {
                let (code, held) = key_of(name);
                (code, held, tail)
            }
            None => {
                let tail = rest.strip_prefix(letter).unwrap();
                (KeyCode::Char(letter), KeyModifiers::NONE, tail)
            }
        };
        screen.key(code, held);
        screen.settle();
        rest = tail;
    }
}

fn key_of(name: &str) -> (KeyCode, KeyModifiers) {
    let none = KeyModifiers::NONE;
    match name {
        "Tab" => (KeyCode::Tab, none),
        "Enter" => (KeyCode::Enter, none),
        "Right" => (KeyCode::Right, none),
        "Save" => (KeyCode::Char('s'), KeyModifiers::CONTROL),
        "Clear" => (KeyCode::Char('u'), KeyModifiers::CONTROL),
        other => panic!("no key is called {other}"),
    }
}

/// By command.
fn said(file: &Path, words: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_anteroom"))
        .env_clear()
        .args(["--today", DAY, "--file"])
        .arg(file)
        .args(words)
        .output()
        .unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The export with one word for every id that the program made: each way draws its own.
fn unmade(export: &str) -> String {
    // A record over several lines has a blank before its id.
    let export = export.replace(r#""id": "x"#, r#""id":"x"#);
    let mut parts = export.split(r#""id":"x"#);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once('"').unwrap_or((part, ""));
        let is_made = id.chars().count() == 13;
        text += &format!(r#""id":"{}"{rest}"#, if is_made { "made" } else { id });
    }
    text
}

/// Each way gives the export that the command gives, and the command changes something.
fn same(keys: &[&str], words: &[&str]) -> String {
    let by_command = after(|file| said(file, words));
    assert_ne!(by_command, after(|_| {}), "{words:?} changed nothing");
    for typing in keys {
        let by_keys = after(|file| typed(file, typing));
        assert_eq!(unmade(&by_keys), unmade(&by_command), "{typing} against {words:?}");
    }
    by_command
}

#[test]
fn an_attitude() {
    let tabs = "{Tab}".repeat(7);
    let form = format!("2e{tabs}+{{Save}}");
    let words = ["set", "person", "a", "p", "--attitude", "for us"];
    let export = same(&["2+", &form], &words);
    assert!(export.contains(r#""marks_as_of":"2026-11-24""#), "{export}");
}

#[test]
fn a_tier_and_a_status() {
    let tabs = "{Tab}".repeat(4);
    let form = format!("1e{tabs}k{{Save}}");
    let export = same(&[&form], &["set", "account", "a", "--tier", "key"]);
    assert!(export.contains(r#"{"tier":"key","since":"2026-11-24"}"#), "{export}");
}

#[test]
fn a_name() {
    let export =
        same(&["1e{Clear}Alfa Works{Save}"], &["set", "account", "a", "--name", "Alfa Works"]);
    assert!(export.contains(r#""aliases": ["Alfa"]"#), "{export}");
}

#[test]
fn a_later_decision_and_an_end() {
    let tabs = "{Tab}".repeat(6);
    let form = format!("4e{tabs}{{Clear}}2027-02-01{{Save}}");
    let later = ["set", "opportunity", "a", "o", "--decision-date", "2027-02-01"];
    let export = same(&[&form], &later);
    assert!(
        export.contains(r#"{"date":"2026-11-24","from":"2026-12-01","to":"2027-02-01"}"#),
        "{export}"
    );
    let tabs = "{Tab}".repeat(9);
    let form = format!("4e{tabs}l{{Save}}");
    let export = same(&[&form], &["set", "opportunity", "a", "o", "--status", "lost"]);
    assert!(export.contains(r#""closed": {"date":"2026-11-24"}"#), "{export}");
}

#[test]
fn a_stage() {
    let tabs = "{Tab}".repeat(8);
    let form = format!("4e{tabs}2{{Save}}");
    let export = same(&[&form], &["set", "opportunity", "a", "o", "--selling-stage", "2"]);
    assert!(
        export.contains(r#"{"date":"2026-11-24","buying_stage":2,"selling_stage":2}"#),
        "{export}"
    );
}

#[test]
fn something_done_paid_or_resolved() {
    let tabs = "{Tab}".repeat(6);
    let form = format!(":send the drawing{{Enter}}e{tabs}today{{Save}}");
    same(&[":send the drawing{Enter}s", &form], &["done", "a", "t"]);
    same(&[":on order{Enter}s"], &["done", "payment", "a", "m"]);
    same(&[":leaking seal{Enter}s"], &["done", "complaint", "a", "k"]);
}

#[test]
fn two_ticked_people_become_one_and_come_back() {
    let two = BOOK.replace(
        r#""marks_as_of":"2026-01-01"}"#,
        r#""marks_as_of":"2026-01-01"},{"id":"q","name":"Ada B.","phone":"1"}"#,
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("book.anteroom");
    let source = Source::new("book.json", two.into_bytes());
    open(&file).import(vec![source], true, &mut |_, _| {}).unwrap();
    let before = open(&file).export_json(None).unwrap();
    typed(&file, "2  M");
    assert_eq!(open(&file).export_json(None).unwrap(), before, "only looked at");
    typed(&file, "2  M{Enter}");
    let merged = open(&file).export_json(None).unwrap();
    assert!(
        merged.matches(r#""phone""#).count() == 1 && merged.contains(r#""aliases""#),
        "{merged}"
    );
    assert!(!merged.contains(r#""id":"q""#) || !merged.contains(r#""id": "p""#), "{merged}");
    typed(&file, "u");
    assert_eq!(open(&file).export_json(None).unwrap(), before);
}

/// A small generator: the same numbers each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

fn is_importable(bench: &Workbench, of: &str) {
    let export = bench.export_json(None).unwrap();
    let mut other = Workbench::in_memory(today()).unwrap();
    let source = Source::new("book.json", export.clone().into_bytes());
    let report = other.import(vec![source], true, &mut |_, _| {});
    assert!(report.is_ok(), "{of}: {}", report.err().map(|e| e.to_string()).unwrap_or_default());
    assert_eq!(other.export_json(None).unwrap(), export, "{of}");
}

/// Every record below a row with its kind, its number and its account.
fn records(row: &anteroom::model::Row, account: Key, found: &mut Vec<(Key, &'static str, Key)>) {
    for cell in &row.cells {
        for child in cell.rows() {
            let account = if child.schema.record == "account" { child.key } else { account };
            found.push((account, child.schema.record, child.key));
            records(child, account, found);
        }
    }
}

#[test]
fn whatever_is_taken_away_or_merged_the_export_can_be_imported() {
    for seed in [3, 17, 2026] {
        let mut chance = Chance(seed);
        let mut bench = Workbench::in_memory(today()).unwrap().demo().unwrap();
        for round in 0..40 {
            let of = format!("seed {seed}, round {round}");
            let names = bench.account_names().unwrap();
            let keys: Vec<Key> =
                names.iter().map(|(id, _)| bench.account_of(id).unwrap().key).collect();
            if keys.len() < 3 {
                break;
            }
            let account = keys[chance.below(keys.len())];
            let tree = bench.account_row(account).unwrap();
            let people: Vec<Key> = tree.rows("people").iter().map(|p| p.key).collect();
            let what = match chance.below(10) {
                0 => {
                    let goes = keys[chance.below(keys.len())];
                    bench.merge(Pair::Accounts { stays: account, goes }).map(|m| m.kept.sentence)
                }
                1..=3 if people.len() > 1 => {
                    let (stays, goes) =
                        (people[chance.below(people.len())], people[chance.below(people.len())]);
                    bench.merge(Pair::People { account, stays, goes }).map(|m| m.kept.sentence)
                }
                _ => {
                    let mut all = Vec::new();
                    records(&tree, account, &mut all);
                    records(&bench.root_row().unwrap(), account, &mut all);
                    let (account, record, key) = all[chance.below(all.len())];
                    bench.take_away(account, record, key)
                }
            };
            if let Ok(what) = what {
                is_importable(&bench, &format!("{of}: {what}"));
            }
        }
    }
}

#[test]
fn a_line_of_the_log() {
    for line in [
        "call Ada yesterday, advanced: wants a quote",
        "visit Ada Berg: refused",
        "visit Ada refused yesterday",
        "Ada Berg wants a quote",
        "wants quotes: by call",
        "Ada, left a message on her voicemail: try again",
        "meeting with Ada cancelled: flu",
        "visit Alfa 3.11.: Ada was away",
        "2nd visit Ada: saw the line",
        "Ada hat zurückgerufen: will ein Angebot",
        "Besuch bei Frau Berg gestern 14:30: Zusage",
        "给Ada打电话 昨天：谈价格",
        "mail from Ada, 20.11.: price too high",
        "Termin mit Ada verschoben: krank",
        "Ada, Bob Stein: lunch",
    ] {
        let typing = format!("l{line}{{Enter}}");
        let export = same(&[&typing], &["log", "a", line]);
        assert!(export.contains(r#""contacts""#), "{export}");
    }
    same(&["lAlfa: call Ada, held: hello{Enter}"], &["log", "Alfa: call Ada, held: hello"]);
}
