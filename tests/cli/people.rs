//! What a person reads without `--json`: narrow, and in the words of the screens.

use crate::book::Book;
use unicode_width::UnicodeWidthStr;

fn demo() -> Book {
    let book = Book::new();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
    book.does(&["import", demo]);
    book
}

fn widest(text: &str) -> usize {
    text.lines().map(|l| l.width()).max().unwrap_or(0)
}

#[test]
fn findings_stand_in_blocks_of_80_columns() {
    let book = demo();
    let text = book.does(&["check"]);
    assert!(widest(&text) <= 80, "{text}");
    let urgent = book.json(&["check"]);
    let urgent = urgent.as_array().expect("a list").iter();
    let most = urgent.filter(|f| f["severity"] == "critical").count();
    let first = text.lines().next().and_then(|l| l.strip_suffix(" urgent"));
    let rows: usize = first.and_then(|n| n.parse().ok()).expect("how many rows are urgent");
    assert!(rows > 0 && rows <= most, "one fact is one row: {rows} of {most}\n{text}");
    assert!(
        text.contains("\n! decision maker unmet   Northwind Hydro\n    Ingrid Dahl decides"),
        "{text}"
    );
    assert!(text.contains("for ten minutes with Ingrid Dahl"), "{text}");
}

#[test]
fn lists_speak_words_and_their_json_speaks_codes() {
    let book = demo();
    for what in ["accounts", "people", "opportunities", "visits", "actions"] {
        let text = book.does(&["list", what]);
        assert!(widest(&text) <= 100, "{text}");
        assert!(!text.contains("decision_maker"), "{text}");
    }
    let people = book.does(&["list", "people"]);
    let lind = people.lines().find(|l| l.contains(" lind ")).expect("Lind");
    assert!(lind.contains("cool") && !lind.contains("-1"), "{lind}");
    assert_eq!(book.json(&["list", "people"])[0]["roles"][0], "decision_maker");
}

#[test]
fn history_says_titles_and_folds_an_import() {
    let book = demo();
    let text = book.does(&["history"]);
    // The line breaks where the path of the file leaves room.
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("records added") && words.contains(" people,"), "{text}");
    assert!(text.lines().count() < 30, "{text}");
    book.does(&["set", "person", "northwind", "lind", "--attitude", "1"]);
    let text = book.does(&["history", "--most", "1"]);
    assert!(text.contains("person Bo Lind: attitude cool to for us"), "{text}");
    book.does(&["set", "opportunity", "northwind", "turbine", "--value", "2000000"]);
    let text = book.does(&["history", "--most", "1"]);
    assert!(text.contains("value 1,840,000 to 2,000,000"), "{text}");
}

#[test]
fn an_account_without_a_map_is_not_begun() {
    let book = Book::of(r#""accounts":[{"id":"a","name":"Alfa"}]"#);
    assert!(book.does(&["ready"]).contains("0  not begun"));
    assert_eq!(book.json(&["ready"])[0]["readiness"], 0);
}
