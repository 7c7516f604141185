//! `compare`: books side by side, as they were given. METHOD M15.

use super::book::Book;
use serde_json::json;

const ANNA: &str = r#"{"format":"anteroom/1","rep":{"name":"Anna","currency":"EUR"},
    "accounts":[{"id":"a","name":"Alfa","tier":"key","years":[{"year":2026,"target":100,"revenue":80}],
      "opportunities":[{"id":"o","name":"O","value":200,"chance":50}]}],
    "self_assessment":[{"date":"2026-01-01","skill":"logic","score":1},{"date":"2026-06-01","skill":"logic","score":4},
      {"date":"2026-06-01","skill":"market","score":3}]}"#;
const LIN: &str = r#"{"format":"anteroom/1","rep":{"name":"Lin","currency":"CNY"},
    "accounts":[{"id":"a","name":"Alfa","years":[{"year":2026,"revenue":7}]}]}"#;

#[test]
fn a_column_a_book_in_the_order_given_and_no_file_is_made() {
    let book = Book::new();
    let (lin, anna) = (book.write("lin.json", LIN), book.write("anna.json", ANNA));
    let books = book.json(&["compare", &lin, &anna]);
    let rows = books.as_array().unwrap();
    let reps: Vec<_> = rows.iter().map(|b| (&b["rep"], &b["currency"])).collect();
    assert_eq!(reps, [(&json!("Lin"), &json!("CNY")), (&json!("Anna"), &json!("EUR"))]);
    assert_eq!((&rows[1]["target"], &rows[1]["revenue"]), (&json!(100), &json!(80)));
    assert_eq!(rows[1]["open"], json!({"count":1,"value":200,"by_chance":100}));
    assert_eq!(rows[1]["own_marks"], 3.5, "the newest mark of each skill");
    assert_eq!(rows[0]["own_marks"], json!(null));
    // 50 % though nobody is known who decides.
    assert_eq!(rows[1]["talk_about"][0]["account"], "Alfa");
    assert!(!book.path("book.anteroom").exists());
    assert!(book.does(&["compare", &lin, &anna]).contains("talk about"));
}

#[test]
fn a_book_that_cannot_be_read_is_named() {
    let book = Book::new();
    let (lin, bad) = (book.write("lin.json", LIN), book.write("bad.json", "{\"format\":1}"));
    assert!(book.refuses(&["compare", &lin, &bad]).contains("bad.json"));
    assert!(book.refuses(&["compare", &lin]).contains("one book makes no comparison"));
}

#[test]
fn a_file_of_anteroom_is_a_book_too_and_is_only_read() {
    let book = Book::new();
    let (lin, anna) = (book.write("lin.json", LIN), book.write("anna.json", ANNA));
    book.does(&["import", &anna]);
    let own = book.path("book.anteroom");
    let before = std::fs::read(&own).unwrap();
    let books = book.json(&["compare", &lin, own.to_str().unwrap()]);
    assert_eq!(books[1]["rep"], json!("Anna"));
    assert_eq!(books[1]["open"], json!({"count":1,"value":200,"by_chance":100}));
    assert_eq!(std::fs::read(&own).unwrap(), before);
}

#[test]
fn a_folder_is_all_books_in_it_by_their_names() {
    let book = Book::new();
    let folder = book.path("books");
    std::fs::create_dir(&folder).unwrap();
    let at = |name: &str| folder.join(name);
    std::fs::write(at("b-lin.json"), LIN).unwrap();
    std::fs::write(at("a-anna.json"), ANNA).unwrap();
    std::fs::write(at("notes.txt"), "not a book").unwrap();
    let books = book.json(&["compare", folder.to_str().unwrap()]);
    let reps: Vec<_> = books.as_array().unwrap().iter().map(|b| b["rep"].clone()).collect();
    assert_eq!(reps, [json!("Anna"), json!("Lin")]);
    let empty = book.path("empty");
    std::fs::create_dir(&empty).unwrap();
    assert!(book.refuses(&["compare", empty.to_str().unwrap()]).contains("there is no book in"));
}
