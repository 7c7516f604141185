//! Which side a message is of that `add`, `set` and `log` make by their options: put as the text says, and told.

use crate::book::Book;
use serde_json::Value;

const ALFA: &str = r#""rep":{"name":"Ann"},"accounts":[{"id":"a","name":"Alfa",
"people":[{"id":"o","name":"Tom Okafor"},{"id":"w","name":"Colin Webb"},{"id":"r","name":"Bettina Rau"}],
"contacts":[{"id":"c","date":"2026-11-20","note":"email from Okafor, asks for sheets"},
{"id":"d","date":"2026-11-20","note":"price list"}]}]"#;

fn last(book: &Book) -> Value {
    let account = book.account();
    account["contacts"].as_array().and_then(|all| all.last().cloned()).unwrap_or_default()
}

/// What is said behind the sentence, with the outcome that is kept.
fn side(book: &Book, arguments: &[&str]) -> (String, Value) {
    let out = book.does(arguments);
    let side = if out.contains("from them") { "them" } else { "" };
    let side = if out.contains("from us") { "us" } else { side };
    (side.to_owned(), last(book)["outcome"].clone())
}

#[test]
fn a_message_that_is_added_is_of_the_side_that_its_text_says() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-12-01");
    for kind in ["message", "email", "mail", "whatsapp", "sms", "letter"] {
        for (text, says, held) in [
            ("mail from Okafor, wants drawings", "them", true),
            ("mail from Okafor: wants drawings", "them", true),
            ("Rau wrote that the seal is fine", "them", true),
            ("got mail, Klein wants the manual", "them", true),
            ("offer 172k", "us", false),
            ("mail to Rau, offer", "us", false),
        ] {
            let outcome = if held { Value::from("held") } else { Value::Null };
            let found = side(book, &["add", "contact", "Alfa", text, "--kind", kind]);
            assert_eq!(found, (says.to_owned(), outcome.clone()), "{kind}: {text}");
            let found = side(book, &["log", "Alfa", text, "--kind", kind]);
            assert_eq!(found, (says.to_owned(), outcome), "log {kind}: {text}");
        }
    }
    let log = ["log", "Alfa", "trial data came", "--kind", "email", "--with", "Webb"];
    assert_eq!(side(book, &log), ("them".to_owned(), Value::from("held")));
    // An outcome that is given holds, and no other kind has a side.
    let given = ["add", "contact", "Alfa", "mail from Rau", "--kind", "mail", "--outcome"];
    let held = |outcome: &str| side(book, &[&given[..], &[outcome]].concat());
    assert_eq!(held("held"), ("them".to_owned(), Value::from("held")));
    assert_eq!(held("no_answer"), ("us".to_owned(), Value::Null));
    let call = ["add", "contact", "Alfa", "mail from Rau", "--kind", "call"];
    assert_eq!(side(book, &call), (String::new(), Value::Null));
}

#[test]
fn what_set_makes_a_message_is_of_the_side_that_its_text_says() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-12-01");
    let outcome = |at: usize| book.account()["contacts"][at]["outcome"].clone();
    let out = book.does(&["set", "contact", "Alfa", "email from Okafor", "--kind", "mail"]);
    assert!(out.contains("kind call to message") && out.contains("; from them"), "{out}");
    assert_eq!(outcome(0), "held");
    let out = book.does(&["set", "contact", "Alfa", "price list", "--kind", "message"]);
    assert!(out.contains("; from us, no answer"), "{out}");
    assert_eq!(outcome(1), Value::Null);
    // Near misses: nothing is said of what is not touched, and an outcome that is there holds.
    let out = book.does(&["set", "contact", "Alfa", "price list", "--date", "2026-11-21"]);
    assert!(!out.contains("from us"), "{out}");
    let out = book.does(&["set", "contact", "Alfa", "c", "--note", "offer"]);
    assert!(out.contains("from them"), "{out}");
}
