//! An evening's book typed by hand, as a new user would: nothing is stored otherwise than meant.

use super::book::Book;
use super::pty::Pty;
use serde_json::{Value, json};
use std::path::Path;

const TAB: &str = "\t";
const ENTER: &str = "\r";
const SAVE: &str = "\x13";

const ALFA: &str = r#""rep":{"name":"Anna","currency":"EUR"},"accounts":[{"id":"alfa","name":"Alfa","people":[
 {"id":"p1","name":"Ben Ott","title":"Buyer"},{"id":"p2","name":"Cora Pohl"}],
 "visits":[{"id":"v1","date":"2026-11-24","people":["p1","p2"],"purpose":"spares",
  "objectives":{"expected":"names the budget","best":"orders","minimum":"a second talk"},
  "questions":[{"text":"What hurts most?","topic":"problems.pains","person":"p1"}],"status":"planned"}]}]"#;

fn window(book: &Book) -> Pty {
    let file = book.path("book.anteroom").display().to_string();
    let home = book.path("").display().to_string();
    let arguments = ["--file", &file, "--today", "2026-11-24"];
    let program = Path::new(env!("CARGO_BIN_EXE_anteroom"));
    let pty = Pty::start((36, 120), program, &arguments, &[("HOME", &home)]);
    pty.shows("Ben Ott");
    pty.wrote("\x1b]11;?\x07", 1);
    pty
}

/// Types each of these, and waits until the screen shows what stands beside it.
fn types(pty: &mut Pty, keys: &[(&str, &str)]) {
    for (typed, shown) in keys {
        pty.types(typed);
        if !shown.is_empty() {
            pty.shows(shown);
        }
    }
}

/// The records of a list with these fields alone.
fn fields(book: &Book, list: &str, names: &[&str]) -> Vec<Value> {
    let account = book.account();
    let records = account[list].as_array().cloned().unwrap_or_default();
    let of = |r: &Value| Value::Array(names.iter().map(|name| r[*name].clone()).collect());
    records.iter().map(of).collect()
}

#[test]
fn actions_and_promises_are_typed_into_their_form() {
    let book = Book::of(ALFA);
    let mut pty = window(&book);
    types(&mut pty, &[("nd", "what is to be done"), ("send data sheets 4, 5", "sheets 4, 5")]);
    types(&mut pty, &[(TAB, ""), ("kommenden Freitag", "kommenden Freitag"), (SAVE, "saved: ")]);
    types(&mut pty, &[("nd", "what is to be done"), ("the price list", "the price list")]);
    types(&mut pty, &[(TAB, ""), ("1.12.", "1.12."), (TAB, ""), (TAB, ""), ("ott", "Ben Ott")]);
    types(&mut pty, &[(TAB, ""), (SAVE, "saved: new action: the price list")]);
    types(&mut pty, &[("nd", "what is to be done"), ("names the budget", "names the budget")]);
    types(&mut pty, &[(TAB, ""), ("31.11.", "31.11."), (SAVE, "not in the calendar")]);
    assert_eq!(fields(&book, "actions", &["what"]).len(), 2, "a day that is none is not kept");
    assert_eq!(
        fields(&book, "actions", &["what", "due", "promised_to"]),
        [
            json!(["send data sheets 4, 5", "2026-11-27", null]),
            json!(["the price list", "2026-12-01", "p1"])
        ]
    );
}

#[test]
fn a_debrief_is_typed_field_by_field_and_each_line_is_what_it_says() {
    let book = Book::of(ALFA);
    let mut pty = window(&book);
    types(
        &mut pty,
        &[("gv", "spares"), ("s", "how far we came"), ("exp", "[expected]"), (TAB, "")],
    );
    types(&mut pty, &[("they lose two days a month", "two days a month"), (TAB, "")]);
    for (line, becomes) in [
        ("we: send the offer, 5.12.", "our promise to Ben Ott, due Sat 05 Dec 2026"),
        ("Ben: names the budget, fri", "a promise of Ben Ott, due Fri 27 Nov 2026"),
        ("call him at 5", "no day yet"),
        ("send data sheets 4, 5", "send data sheets 4, 5"),
    ] {
        types(&mut pty, &[(line, becomes), (ENTER, "")]);
    }
    types(&mut pty, &[(TAB, ""), ("stops every week", "stops every week"), (TAB, "")]);
    types(&mut pty, &[("stated", "[stated]"), (SAVE, "saved: debrief")]);
    assert_eq!(
        fields(&book, "actions", &["what", "due", "promised_to", "promised_by", "for"]),
        [
            json!(["send the offer", "2026-12-05", "p1", null, "v1"]),
            json!(["names the budget", "2026-11-27", null, "p1", "v1"]),
            json!(["call him at 5", null, null, null, "v1"]),
            json!(["send data sheets 4, 5", null, null, null, "v1"]),
        ]
    );
    assert_eq!(
        fields(&book, "intel", &["topic", "answer", "source", "confidence"]),
        [json!(["problems.pains", "stops every week", "Ben Ott", "stated"])]
    );
    assert_eq!(
        fields(&book, "contacts", &["date", "kind", "people", "outcome", "note"]),
        [json!(["2026-11-24", "visit", ["p1", "p2"], "advanced", "they lose two days a month"])]
    );
    let visit = &book.account()["visits"][0];
    assert_eq!(
        (&visit["status"], &visit["debrief"]["result"], &visit["questions"][0]["answer"]),
        (&json!("done"), &json!("met_expected"), &json!("stops every week"))
    );
    assert_eq!(book.account()["people"][0]["relationship"], 2, "they have met: proposed, and kept");
    // One undo takes all of it back.
    let before = Book::of(ALFA).export();
    book.does(&["undo"]);
    assert_eq!(book.export(), before);
}

#[test]
fn people_and_a_contact_are_typed_as_a_line() {
    let book = Book::of(ALFA);
    let mut pty = window(&book);
    types(&mut pty, &[("2a", "New person at Alfa"), ("Lang, Petra, CTO < Ott", "Petra Lang")]);
    types(&mut pty, &[(ENTER, "saved: "), ("a", "New person at Alfa")]);
    types(
        &mut pty,
        &[("? finance director", "? finance director"), (ENTER, "new person: finance director")],
    );
    types(&mut pty, &[("l", ""), ("call Ott yesterday: wants spares", "wants spares")]);
    types(&mut pty, &[(ENTER, "saved: call with Ben Ott")]);
    let people = fields(&book, "people", &["name", "title", "reports_to", "placeholder"]);
    assert_eq!(people[2], json!(["Petra Lang", "CTO", "p1", null]));
    assert_eq!(people[3][3], true, "{people:?}");
    assert_eq!(
        fields(&book, "contacts", &["date", "kind", "people", "note"]),
        [json!(["2026-11-23", "call", ["p1"], "wants spares"])]
    );
}
