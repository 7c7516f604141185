//! Notes as a hurried rep writes them down: headings, brackets, initials, short words.

use super::book::Book;
use serde_json::{Value, json};

const BOOK: &str = r#""accounts":[{"id":"nw","name":"Northwind","people":[{"id":"p1","name":"Ingrid Dahl"},
 {"id":"p2","name":"Bo Lind"},{"id":"p4","name":"May Friday"}]},
 {"id":"st","name":"Südtank GmbH","people":[{"id":"q1","name":"Petra Lang"}]}]"#;

/// Account, day, kind, people, outcome and note of each contact.
fn logged(lines: &str) -> Vec<Value> {
    let book = Book::of(BOOK);
    let said = book.say(&["log", "-"], lines);
    assert_eq!(said.code, Some(0), "{lines}: {}", said.err);
    let all: Value = serde_json::from_str(&book.export()).expect("JSON");
    let accounts = all["accounts"].as_array().cloned().unwrap_or_default();
    let of = |a: &Value| {
        let id = a["id"].clone();
        let contacts = a["contacts"].as_array().cloned().unwrap_or_default().into_iter();
        let read =
            |c: Value| json!([id, c["date"], c["kind"], c["people"], c["outcome"], c["note"]]);
        contacts.map(read).collect::<Vec<_>>()
    };
    accounts.iter().flat_map(of).collect()
}

fn one(day: &str, kind: &str, people: &[&str], outcome: Option<&str>, note: &str) -> Value {
    json!(["nw", day, kind, people, outcome, note])
}

#[test]
fn a_line_that_is_an_account_or_a_day_is_a_heading_and_no_contact() {
    let dahl = |day: &str| one(day, "call", &["p1"], None, "a");
    let lind = |day: &str| one(day, "call", &["p2"], None, "b");
    assert_eq!(
        logged("Northwind\n- call dahl: a\n- call lind: b\n"),
        [dahl("2026-11-24"), lind("2026-11-24")]
    );
    assert_eq!(
        logged("Mon 23.11.:\nNorthwind call dahl: a\n\nFri 20.11.\nNorthwind\n* call lind: b\n"),
        [dahl("2026-11-23"), lind("2026-11-20")]
    );
    let other = json!(["st", "2026-11-24", "visit", ["q1"], null, "c"]);
    assert_eq!(
        logged("Northwind:\ncall dahl: a\nSüdtank GmbH:\nvisit lang: c\n"),
        [dahl("2026-11-24"), other]
    );
}

#[test]
fn days_in_brackets_and_dashes_between_are_no_note() {
    let x = |day: &str| one(day, "call", &["p1"], None, "x");
    for (line, day) in [
        ("Northwind call dahl (yesterday): x", "2026-11-23"),
        ("[23.11.26, 10:15:32] Northwind call dahl: x", "2026-11-23T10:15"),
        ("23.11.2026 - Northwind - call dahl: x", "2026-11-23"),
        ("\"Northwind call dahl: x\"", "2026-11-24"),
        ("#3 Northwind call I. Dahl: x", "2026-11-24"),
        ("Northwind: Ingrid D. hat angerufen: x", "2026-11-24"),
        ("Northwind call dahl Mo: x", "2026-11-23"),
    ] {
        assert_eq!(logged(line), [x(day)], "{line}");
    }
    let both = json!(["nw", "2026-11-24", "meeting", ["p1", "p2"], null, "x"]);
    assert_eq!(logged("Northwind meeting Dahl+Lind: x"), [both]);
    assert_eq!(
        logged("Northwind Dahl n.e.: x"),
        [one("2026-11-24", "call", &["p1"], Some("no_answer"), "x")]
    );
    assert_eq!(
        logged("Northwind call May Friday: x"),
        [one("2026-11-24", "call", &["p4"], None, "x")]
    );
    let tank = json!(["st", "2026-11-24", "call", ["q1"], null, "x"]);
    assert_eq!(logged("suedtank anruf lang: x"), [tank]);
}
