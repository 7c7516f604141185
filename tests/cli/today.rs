//! `today`: due, visits, urgent, whom to call, inbox.

use super::book::Book;
use serde_json::json;

#[test]
fn what_is_due_who_is_visited_and_whom_to_call() {
    let book = Book::of(
        r#""inbox":[{"date":"2026-11-20","text":"somebody on the train"}],"accounts":[{"id":"a","name":"Alfa","tier":"key",
        "people":[{"id":"p","name":"Ida Berg","influence":4,"attitude":-1,"cadence_days":30,"phone":"+47 1"}],
        "actions":[{"id":"t","what":"send the list","due":"2026-11-20"},
                   {"id":"u","what":"far away","due":"2027-11-20"}],
        "visits":[{"id":"v","date":"2026-11-26T10:00","people":["p"]}]}]"#,
    );
    let today = book.json(&["today"]);
    assert_eq!(
        today["due"],
        json!([{"account":"a","kind":"action","id":"t","day":"2026-11-20",
        "days_late":4,"what":"send the list"}])
    );
    assert_eq!(today["visits"][0]["ready"], false);
    assert_eq!(today["call"][0]["phone"], "+47 1");
    assert_eq!(today["call"][0]["days"], json!(null), "never reached");
    assert_eq!(today["urgent"][0]["severity"], "critical");
    assert_eq!(today["inbox"][0]["text"], "somebody on the train");
    let text = book.does(&["today"]);
    assert!(text.contains("Ida Berg") && text.contains("never"), "{text}");
}

#[test]
fn an_empty_book_says_that_nothing_is_due() {
    assert!(Book::of(r#""rep":{"name":"R"}"#).does(&["today"]).starts_with("Nothing is due"));
}
