//! Calendar exports that a calendar can take a second time.

use super::book::Book;

const ACME: &str = r#""accounts":[{"id":"a","name":"Acme",
 "visits":[{"id":"v1","date":"2026-12-01T10:00","purpose":"audit"},{"id":"v2","date":"2026-12-08","purpose":"fair"}],
 "actions":[{"id":"x1","what":"offer","due":"2026-12-02"}],
 "opportunities":[{"id":"o","name":"Pumps","payments":[{"id":"p","amount":5,"due":"2026-12-09"}]}]}]"#;

/// Each entry of the calendar as (end of its UID, sequence, whether it is cancelled, its beginning).
fn entries(book: &Book) -> Vec<(String, u64, bool, String)> {
    let text = book.does(&["export", "--format", "ics"]).replace("\r\n ", "");
    let one = |event: &str| {
        let line = |name: &str| {
            let found = event.lines().find_map(|l| l.strip_prefix(name));
            found.map(str::to_owned).unwrap_or_default()
        };
        let uid = line("UID:");
        let id =
            uid.trim_end_matches("@anteroom").rsplit('-').next().unwrap_or_default().to_owned();
        let cancelled = line("STATUS:") == "CANCELLED";
        (id, line("SEQUENCE:").parse().unwrap_or(0), cancelled, line("DTSTART"))
    };
    text.split("BEGIN:VEVENT").skip(1).map(one).collect()
}

fn of(book: &Book, id: &str) -> (u64, bool) {
    let all = entries(book);
    let found = all.iter().find(|e| e.0 == id).unwrap_or_else(|| panic!("no {id} in {all:?}"));
    (found.1, found.2)
}

#[test]
fn a_visit_that_was_moved_is_newer_and_the_others_are_as_before() {
    let book = Book::of(ACME);
    let first = entries(&book);
    assert_eq!(entries(&book), first, "nothing has changed");
    book.does(&["set", "visit", "a", "v1", "--date", "2026-12-03T09:00"]);
    assert_eq!((of(&book, "v1"), of(&book, "v2")), ((1, false), (0, false)));
    assert_eq!(of(&book, "v1"), (1, false), "told once");
    book.does(&["undo"]);
    assert_eq!(of(&book, "v1"), (2, false), "newer again, not older");
}

#[test]
fn what_has_ended_or_is_gone_is_cancelled() {
    let book = Book::of(ACME);
    entries(&book);
    book.does(&["set", "visit", "a", "v1", "--status", "called off"]);
    book.does(&["done", "a", "x1"]);
    book.does(&["done", "payment", "a", "p"]);
    book.does(&["rm", "visit", "a", "v2"]);
    for id in ["v1", "x1", "p", "v2"] {
        assert_eq!(of(&book, id), (1, true), "{id}");
    }
    // What the calendar has never heard of needs no word.
    let book = Book::of(ACME);
    book.does(&["set", "visit", "a", "v1", "--status", "cancelled"]);
    assert!(entries(&book).iter().all(|e| e.0 != "v1"));
}

#[test]
fn the_calendar_of_one_account_says_nothing_of_another() {
    let both = ACME.replace("]}]}]", "]}]},{\"id\":\"b\",\"name\":\"Beta\",\"visits\":[{\"id\":\"w\",\"date\":\"2026-12-05\"}]}]");
    let book = Book::of(&both);
    entries(&book);
    let one = book.does(&["export", "--format", "ics", "--account", "a"]);
    assert!(!one.contains("CANCELLED") && !one.contains("visit-w"), "{one}");
    assert_eq!(of(&book, "w"), (0, false));
}
