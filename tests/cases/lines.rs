//! Logged lines and next steps: where a day begins, ends, or is none.

use super::book::Book;
use serde_json::{Value, json};

const NORTHWIND: &str = r#""accounts":[{"name":"Northwind","people":[
 {"id":"p1","name":"Ingrid Dahl"},{"id":"p2","name":"Bo Lind","left":"2026-10-12"},{"id":"p3","name":"王敏"}]}]"#;

fn contacts(book: &Book) -> Vec<Value> {
    book.account()["contacts"].as_array().cloned().unwrap_or_default()
}

#[test]
fn the_marks_of_a_pasted_list_are_no_content() {
    for lines in [
        "1. Northwind call dahl: a\n2. Northwind call dahl: b\n3. Northwind call dahl: c\n",
        "- Northwind call dahl: a\n* Northwind call dahl: b\n• Northwind call dahl: c\n",
        "a) Northwind call dahl: a\nb) Northwind call dahl: b\n[ ] Northwind call dahl: c\n",
        "1、Northwind call dahl: a\n（2）Northwind call dahl: b\n③ Northwind call dahl: c\n",
    ] {
        let book = Book::of(NORTHWIND);
        let said = book.say(&["log", "-"], lines);
        assert_eq!(said.out, "3 contacts, 0 lines to the inbox\n", "{lines}{}", said.err);
        let read: Vec<Value> =
            contacts(&book).iter().map(|c| json!([c["date"], c["people"], c["note"]])).collect();
        let one = |note: &str| json!(["2026-11-24", ["p1"], note]);
        assert_eq!(read, [one("a"), one("b"), one("c")], "{lines}");
    }
}

#[test]
fn people_called_like_a_month_or_a_word_are_people() {
    let book = Book::of(
        r#""accounts":[{"name":"Alfa","people":[{"id":"p1","name":"May Sun"},{"id":"p2","name":"Jan Meeting"},{"id":"p3","name":"An Do"}]}]"#,
    );
    for (line, id) in [("call may: ok", "p1"), ("call jan: ok", "p2"), ("call do: ok", "p3")] {
        book.does(&["log", "Alfa", line]);
        let last = contacts(&book).pop().expect("one");
        assert_eq!(
            (&last["people"], &last["date"]),
            (&json!([id]), &"2026-11-24".into()),
            "{line}"
        );
    }
}

#[test]
fn only_what_stands_before_the_first_colon_is_read() {
    let book = Book::of(NORTHWIND);
    for (arguments, contact) in [
        (
            &["visit dahl yesterday, refused"][..],
            json!([null, null, null, "visit dahl yesterday, refused"]),
        ),
        (&["call dahl: no answer"], json!(["call", ["p1"], null, "no answer"])),
        (
            &["visit dahl refused: price: too high"],
            json!(["visit", ["p1"], "refused", "price: too high"]),
        ),
        (&["visit dahl: x", "--kind", "meeting"], json!(["meeting", ["p1"], null, "visit: x"])),
        (&["call dahl: x", "--with", "王敏"], json!(["call", ["p3"], null, "dahl: x"])),
    ] {
        let mut all = vec!["log", "Northwind"];
        all.extend_from_slice(arguments);
        book.does(&all);
        let last = contacts(&book).pop().expect("one");
        let kind =
            last.get("kind").filter(|k| *k != "call" || arguments[0].starts_with("call")).cloned();
        let outcome = last.get("outcome").filter(|o| *o != "held").cloned();
        let read = json!([kind, last.get("people"), outcome, last["note"]]);
        assert_eq!(read, contact, "{arguments:?}");
    }
}

#[test]
fn a_message_from_them_has_reached_us_and_no_luck_is_an_attempt() {
    let book = Book::of(NORTHWIND);
    for (line, kind, outcome) in [
        ("mail from Dahl: yes", "message", "held"),
        ("Dahl wrote: yes", "message", "held"),
        ("Mail von Frau Dahl: ja", "message", "held"),
        ("来自王敏的邮件：可以", "message", "held"),
        ("mail to Dahl: offer", "message", "no_answer"),
        ("visit Dahl no luck: away", "attempt", "no_answer"),
        ("Besuch bei Frau Dahl, vergeblich: krank", "attempt", "no_answer"),
        ("call Mr Dahl: ok", "call", "held"),
    ] {
        book.does(&["log", "Northwind", line]);
        let last = contacts(&book).pop().expect("one");
        let silent = kind == "attempt" || kind == "message";
        let usual = if silent { "no_answer" } else { "held" };
        let stored = if outcome == usual { Value::Null } else { outcome.into() };
        assert_eq!((&last["kind"], &last["outcome"]), (&kind.into(), &stored), "{line}");
        assert_eq!(last["people"].as_array().map(Vec::len), Some(1), "{line}");
    }
}

#[test]
fn a_contact_of_somebody_who_left_is_asked_about() {
    let book = Book::of(NORTHWIND);
    let said = book.run(&["log", "Northwind", "call lind: x"]);
    assert!(said.err.contains("Bo Lind left on Mon 12 Oct 2026"), "{}", said.err);
    let said = book.run(&["log", "Northwind", "call lind 1.10.: x"]);
    assert_eq!(said.err, "");
    let said = book.run(&["log", "Northwind", "call dahl: no answer"]);
    assert!(said.err.contains("--outcome no_answer"), "{}", said.err);
    let said = book.say(&["log", "-"], "Northwind call lind: x\n");
    assert!(said.err.contains("Bo Lind left"), "{}", said.err);
}

#[test]
fn marks_of_other_lists_are_no_content() {
    for mark in ["・", "➢ ", "◆ ", "① "] {
        let book = Book::of(
            r#""accounts":[{"name":"Northwind","people":[{"id":"p1","name":"Ingrid Dahl"}]}]"#,
        );
        book.say(&["log", "-"], &format!("{mark}Northwind call dahl: a\n"));
        assert_eq!(contacts(&book)[0]["note"], "a", "{mark}");
    }
}

#[test]
fn what_did_not_reach_them_or_did_not_come_about_is_not_held() {
    for (line, kind, outcome, note) in [
        ("Dahl, left a message on voicemail: try again", "", "no_answer", "try again"),
        ("left Dahl a message on her voicemail: x", "", "no_answer", "x"),
        ("call dahl, left message: x", "call", "no_answer", "x"),
        ("Dahl auf die Mailbox gesprochen: x", "", "no_answer", "x"),
        ("meeting with Dahl cancelled: flu", "meeting", "refused", "flu"),
        ("Dahl called off: flu", "", "refused", "flu"),
        ("Dahl no show: x", "attempt", "", "no show: x"),
        ("Termin mit Dahl verschoben: x", "attempt", "", "verschoben: x"),
        ("Dahl in a meeting: x", "attempt", "", "in a meeting: x"),
        ("给Dahl留言: x", "", "no_answer", "x"),
        // Near misses: who left, a message, a talk about a meeting.
        ("Dahl left: x", "", "", "left: x"),
        ("message to Dahl: x", "message", "", "x"),
        ("call Dahl: cancelled the meeting", "call", "", "cancelled the meeting"),
    ] {
        let book = Book::of(NORTHWIND);
        book.does(&["log", "Northwind", line]);
        let last = contacts(&book).pop().expect("one");
        let word = |field: &str| last[field].as_str().unwrap_or_default().to_owned();
        let kind = if kind.is_empty() { "call" } else { kind };
        assert_eq!((word("kind").as_str(), word("outcome").as_str()), (kind, outcome), "{line}");
        assert_eq!((word("note").as_str(), &last["people"]), (note, &json!(["p1"])), "{line}");
    }
}

#[test]
fn no_scrap_of_what_was_understood_stays_in_the_note() {
    for (line, kind, day, note) in [
        ("visit northwind 3.11.: Dahl absent", "visit", "2026-11-03", "Dahl absent"),
        ("at Northwind with Dahl: x", "call", "2026-11-24", "x"),
        ("Dahl called back: x", "call", "2026-11-24", "x"),
        ("called by Dahl: x", "call", "2026-11-24", "x"),
        ("Dahl来电：x", "call", "2026-11-24", "x"),
        // A second visit is none of the second of the month; the second of the month is.
        ("2nd visit Dahl: x", "visit", "2026-11-24", "2nd visit: x"),
        ("visit Dahl on the 2nd: x", "visit", "2026-11-02", "x"),
        ("call dahl about northwind steel: x", "call", "2026-11-24", "about northwind steel: x"),
    ] {
        let book = Book::of(NORTHWIND);
        book.does(&["log", "Northwind", line]);
        let last = contacts(&book).pop().expect("one");
        let read = (&last["kind"], &last["date"], &last["note"]);
        assert_eq!(read, (&kind.into(), &day.into(), &note.into()), "{line}");
    }
}
