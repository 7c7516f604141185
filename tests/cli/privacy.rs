//! `person-data` and `forget`: all that is held on a person, and out with it for good.

use crate::book::Book;

const ONE: &str = r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"zoe-1","name":"Zoe Quill","notes":"likes tea"},{"id":"q","name":"Bo"}],
 "ties":[{"from":"zoe-1","to":"q","kind":"friend"}],
 "contacts":[{"id":"k","people":["zoe-1","q"],"note":"lunch"},{"id":"l","people":["q"],"note":"about Zoe Quill"}],
 "intel":[{"topic":"senior.concerns","answer":"secret","person":"zoe-1"}],
 "actions":[{"id":"t","what":"see her","for":"zoe-1"}]}]"#;

#[test]
fn everything_on_a_person_is_shown() {
    let found = Book::of(ONE).json(&["person-data", "a", "Zoe"]);
    let records: Vec<&str> =
        found.as_array().expect("a list").iter().filter_map(|f| f["record"].as_str()).collect();
    assert_eq!(records, ["person", "tie", "intel", "contact", "contact", "action"]);
    assert_eq!(found[0]["fields"]["notes"], "likes tea");
}

#[test]
fn who_is_forgotten_is_in_no_byte_of_the_file() {
    let book = Book::of(ONE);
    book.does(&["set", "person", "a", "Zoe", "--phone", "555-0199"]);
    book.does(&["set", "contact", "a", "l", "--note", "about somebody"]);
    let said = book.run(&["forget", "a", "Zoe"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let mut bytes = std::fs::read(book.path("book.anteroom")).expect("the file");
    for extra in ["book.anteroom-wal", "book.anteroom-shm"] {
        bytes.extend(std::fs::read(book.path(extra)).unwrap_or_default());
    }
    for text in ["Zoe Quill", "zoe-1", "likes tea", "555-0199", "secret"] {
        let there = bytes.windows(text.len()).any(|w| w == text.as_bytes());
        assert!(!there, "{text} is still in the file");
    }
    assert!(book.does(&["doctor"]).starts_with("the file is whole\n"));
    while book.run(&["undo"]).code == Some(0) {}
    assert!(!book.export().contains("Zoe"));
}

#[test]
fn texts_that_still_have_the_name_are_said() {
    let said = Book::of(ONE).run(&["forget", "a", "zoe-1"]);
    assert!(said.out.contains("is out of the file and of its history for good"));
    assert!(said.err.contains("about Zoe Quill"), "{}", said.err);
    let refused = Book::of(ONE).refuses(&["forget", "a", "Nobody"]);
    assert!(refused.contains("no person is called"));
}
