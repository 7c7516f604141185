//! `log`: one contact in words, or many lines with their accounts in them.

use crate::book::Book;

const TWO: &str = r#""rep":{"name":"Ann"},"accounts":[
 {"id":"a","name":"Alfa Pumps","people":[{"id":"p","name":"Bo Lind"},{"id":"w","name":"王敏"}]},
 {"id":"b","name":"华联电力","aliases":["Hualian"]}]"#;

#[test]
fn a_contact_is_recorded_with_its_people_day_kind_and_outcome() {
    let book = Book::of(TWO);
    book.does(&[
        "log",
        "Alfa",
        "they want a trial",
        "--with",
        "Bo",
        "--with",
        "王",
        "--kind",
        "visit",
        "--date",
        "2026-11-20",
        "--outcome",
        "advanced",
    ]);
    let contact = &book.account()["contacts"][0];
    assert_eq!(contact["date"], "2026-11-20");
    assert_eq!((&contact["kind"], &contact["outcome"]), (&"visit".into(), &"advanced".into()));
    assert_eq!(contact["people"], serde_json::json!(["p", "w"]));
    assert_eq!(contact["note"], "they want a trial");
    book.does(&["log", "a", "called", "--date", "yesterday"]);
    let contact = &book.account()["contacts"][1];
    assert_eq!((&contact["date"], &contact["kind"]), (&"2026-11-23".into(), &"call".into()));
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_recorded() {
    let book = Book::of(TWO);
    let before = book.export();
    for (arguments, part) in [
        (&["log", "a", "x", "--with", "Zed"][..], "no person is called \"Zed\""),
        (&["log", "a", "x", "--kind", "chat"], "--kind: \"chat\" is not allowed"),
        (&["log", "a", "x", "--date", "someday"], "--date"),
        (&["log", "zz", "x"], "no account is called"),
        (&["log", "a", " "], "the contact says nothing"),
        (&["log", "a"], "there is no text to record"),
        (&["log", "--file", "/nowhere/lines"], "cannot be read"),
    ] {
        let said = book.refuses(arguments);
        assert!(said.contains(part), "{arguments:?}: {said}");
    }
    assert_eq!(book.export(), before);
}

#[test]
fn lines_find_their_account_or_go_to_the_inbox_as_one_step() {
    let book = Book::of(TWO);
    let before = book.export();
    let lines =
        "Alfa Pumps: visit Bo Lind: wants a trial\n\nHualian, call: no budget\nwho was that?\n";
    let said = book.say(&["log", "-"], lines);
    assert_eq!(said.out, "2 contacts, 1 line to the inbox\n", "{}", said.err);
    let text = book.export();
    let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(all["inbox"][0]["text"], "who was that?");
    let contact = &all["accounts"][0]["contacts"][0];
    assert_eq!((&contact["kind"], &contact["note"]), (&"visit".into(), &"wants a trial".into()));
    assert_eq!(contact["people"], serde_json::json!(["p"]));
    assert_eq!(all["accounts"][1]["contacts"][0]["note"], "no budget");
    book.does(&["undo"]);
    assert_eq!(book.export(), before);
    let file = book.write("lines.txt", lines);
    let said = book.json(&["log", "--file", &file]);
    assert_eq!((&said["contacts"], &said["inbox"]), (&2.into(), &1.into()));
}

/// Beside an account or a line `--file` is the book, wherever it stands.
#[test]
fn file_behind_a_contact_is_the_book() {
    let (book, other) = (Book::of(TWO), Book::of(TWO));
    let file = other.path("book.anteroom").display().to_string();
    for (arguments, part) in [
        (&["log", "Alfa", "call Lind: one", "--file", &file][..], "one"),
        (&["log", "--file", &file, "Alfa", "call Lind: two"], "two"),
        (&["log", "--with", "Lind", "Alfa", "three", &format!("--file={file}")], "three"),
        (&["log", "call Bo Lind: four", "--file", &file], "four"),
    ] {
        let before = book.export();
        book.does(arguments);
        assert!(other.export().contains(part), "{arguments:?}");
        assert_eq!(book.export(), before, "{arguments:?}");
    }
}

#[test]
fn the_text_is_understood_as_on_the_screen_and_options_hold_over_it() {
    let book = Book::of(TWO);
    book.does(&["log", "Alfa", "visit Lind and wm yesterday: wants a trial"]);
    let contact = &book.account()["contacts"][0];
    assert_eq!((&contact["kind"], &contact["date"]), (&"visit".into(), &"2026-11-23".into()));
    assert_eq!(contact["people"], serde_json::json!(["p", "w"]));
    assert_eq!(contact["note"], "wants a trial");
    book.does(&["log", "Alfa", "call Lind: spec", "--kind", "message", "--date", "today"]);
    let contact = &book.account()["contacts"][1];
    assert_eq!(contact["kind"], "message");
    assert!(contact.get("outcome").is_none(), "what follows from the kind is not stored");
    assert_eq!((&contact["date"], &contact["note"]), (&"2026-11-24".into(), &"call: spec".into()));
}

#[test]
fn a_line_without_an_account_finds_it_by_its_people_or_waits_in_the_inbox() {
    let book = Book::of(TWO);
    assert_eq!(
        book.does(&["log", "call Bo Lind: wants a trial"]),
        "1 contact, 0 lines to the inbox\n"
    );
    assert_eq!(book.account()["contacts"][0]["people"], serde_json::json!(["p"]));
    assert_eq!(book.does(&["log", "who was that?"]), "0 contacts, 1 line to the inbox\n");
}

#[test]
fn options_hold_over_a_whole_line_and_are_wrong_usage_beside_many() {
    let book = Book::of(TWO);
    let said = book.run(&["log", "call Bo Lind: liners", "--date", "yesterday", "--kind", "visit"]);
    assert!(said.out.contains("visit, Bo Lind, Mon 23 Nov 2026"), "{}{}", said.out, said.err);
    let contact = &book.account()["contacts"][0];
    assert_eq!((&contact["date"], &contact["kind"]), (&"2026-11-23".into(), &"visit".into()));
    let before = book.export();
    let said = book.say(&["log", "-", "--kind", "visit"], "call Bo Lind: liners\n");
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("of several lines each says its own"), "{}", said.err);
    assert!(book.refuses(&["log", "Alfa Pumps"]).contains("the contact says nothing"));
    assert_eq!(book.export(), before);
}

#[test]
fn a_look_at_an_import_leaves_no_book_behind() {
    let book = Book::new();
    let file = book.write("people.csv", "account,name\nAlfa,Bo Lind\n");
    let said = book.does(&["import", "--dry-run", &file]);
    assert!(said.contains("nothing was written"), "{said}");
    assert!(!book.path("book.anteroom").exists());
}

#[test]
fn only_the_demo_book_is_opened_as_the_demo() {
    let book = Book::of(TWO);
    let said = book.refuses(&["demo"]);
    assert!(said.contains("a book of its own, not the demo"), "{said}");
}

#[test]
fn a_contact_that_is_added_says_what_holds_of_it_without_being_said() {
    let mut book = Book::of(TWO);
    let book = book.on("2026-12-01");
    let said = book.does(&["add", "contact", "Alfa", "call Lind 24 nov, drawings are fine"]);
    assert!(said.contains("; call, nobody named, today"), "{said}");
    let said =
        book.does(&["add", "contact", "Alfa", "drawings", "--person", "Lind", "--date", "24 nov"]);
    assert!(!said.contains("nobody named") && !said.contains("today"), "{said}");
}

#[test]
fn a_name_before_the_colon_is_no_illness_and_a_note_of_one_is_warned_of_in_a_paste_too() {
    let mut book = Book::of(TWO);
    let book = book.on("2026-12-01");
    book.does(&["add", "person", "Alfa", "Anja Krebs, buyer"]);
    let log = |line: &str| book.run(&["log", line]).err;
    assert!(!log("call Krebs today: trial unit can start on the 14th").contains("health"));
    assert!(log("call Lind today: he is in hospital").contains("family or health"));
}
