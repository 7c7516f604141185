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
    // In JSON an account is its id.
    let found_text = Book::of(ONE).json(&["search", "likes"]);
    assert_eq!((&found[0]["account"], &found_text[0]["account"]), (&"a".into(), &"a".into()));
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
    assert!(said.out.contains("still there: 1 text with the name"), "{}", said.out);
    assert!(!said.out.contains("for good"), "{}", said.out);
    assert!(said.err.contains("about Zoe Quill"), "{}", said.err);
    let refused = Book::of(ONE).refuses(&["forget", "a", "Nobody"]);
    assert!(refused.contains("no person is called"));
}

/// The worked example, every contact and every answer marked private, each of their texts with this in it.
const SECRET: &str = "between us two";

fn all_private() -> Book {
    let text = std::fs::read_to_string(crate::book::data("chain-store.json")).expect("the sample");
    let mut file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    for account in file["accounts"].as_array_mut().expect("accounts") {
        for (list, fields) in [("contacts", &["note"][..]), ("intel", &["answer", "source"])] {
            for record in account[list].as_array_mut().expect("a list") {
                record["private"] = true.into();
                for field in fields {
                    let said = record[*field].as_str().unwrap_or_default();
                    record[*field] = format!("{said} {SECRET}").into();
                }
            }
        }
    }
    let book = Book::new();
    let file = book.write("private.json", file.to_string());
    book.does(&["import", &file]);
    book
}

#[test]
fn what_is_private_is_on_no_page_and_in_no_table() {
    let book = all_private();
    assert!(book.export().contains(SECRET), "the interchange file has all of it");
    for format in ["text", "md", "html", "json"] {
        for paper in [
            &["--for", "car"][..],
            &["--for", "car", "--visit", "v1"],
            &["--for", "table", "--visit", "v1"],
            &["--for", "mail", "--visit", "v1"],
            &["--for", "mail", "--visit", "v1", "--to", "huang"],
            &["--handover"],
        ] {
            let page = book.does(&[&["brief", "store-a", "--format", format], paper].concat());
            assert!(!page.contains(SECRET), "{paper:?} as {format}: {page}");
        }
    }
    for format in ["csv", "md", "vcf", "ics"] {
        let out = book.path("out");
        let out = out.to_str().expect("a path");
        book.does(&["export", "--format", format, "-o", out]);
        for name in book.files().iter().filter(|name| name.starts_with("out")) {
            let path = book.path(name);
            let mut files = vec![path.clone()];
            if path.is_dir() {
                let entries = std::fs::read_dir(&path).expect("a folder");
                files = entries.map(|entry| entry.expect("an entry").path()).collect();
            }
            for file in files {
                let text = std::fs::read_to_string(&file).expect("text");
                assert!(!text.contains(SECRET), "{format}: {}", file.display());
            }
        }
        for name in book.files().iter().filter(|name| name.starts_with("out")) {
            let path = book.path(name);
            let gone = if path.is_dir() {
                std::fs::remove_dir_all(path)
            } else {
                std::fs::remove_file(path)
            };
            gone.expect("gone");
        }
    }
}
