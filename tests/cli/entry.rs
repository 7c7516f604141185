//! What a new user types behind a command is read as a form and an import read it, and the answer says how.

use crate::book::Book;
use serde_json::{Value, json};

const ALFA: &str = r#""rep":{"name":"Ann","currency":"EUR"},"competitors":[{"id":"g","name":"Grundfos"}],
"accounts":[{"id":"a","name":"Alfa","employees":5,"people":[{"id":"h","name":"Annette von der Heyde"},
 {"id":"v","name":"Jan de Vries"},{"id":"k","name":"Uwe Kühn"},{"id":"l","name":"Peter Lang"},
 {"id":"o","name":"Tim O'Neill"}],
 "opportunities":[{"id":"d","name":"Pumps"}],"years":[{"year":2026}],"visits":[{"id":"w","date":"2026-11-20","status":"done"}]}]"#;

fn last(book: &Book, list: &str) -> Value {
    let account = book.account();
    account[list].as_array().and_then(|all| all.last().cloned()).unwrap_or_default()
}

#[test]
fn a_mark_between_thousands_is_no_decimal_one() {
    let book = Book::of(ALFA);
    for (text, number) in [
        ("111.000", 111_000),
        ("1.000", 1_000),
        ("12.500", 12_500),
        ("1,200", 1_200),
        ("ca. 900", 900),
    ] {
        let said = book.does(&["set", "account", "Alfa", "--employees", text]);
        assert_eq!(book.account()["employees"], number, "{text}");
        assert!(said.contains(&number.to_string()), "{said}");
    }
    for text in ["1.5", "12.50", "many"] {
        let said = book.refuses(&["set", "account", "Alfa", "--employees", text]);
        assert!(said.contains("a whole number"), "{text}: {said}");
    }
}

#[test]
fn a_day_without_a_year_is_on_the_side_of_its_field_and_the_answer_names_it() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-11-30");
    for (arguments, list, field, day, said) in [
        (
            &["add", "introduction", "Alfa", "Lang", "de Vries", "--date", "8.12."][..],
            "introductions",
            "date",
            "2026-12-08",
            "Tue 08 Dec 2026",
        ),
        (
            &["add", "gift", "Alfa", "Lang", "Wein", "--date", "20.12."],
            "gifts",
            "date",
            "2026-12-20",
            "Sun 20 Dec 2026",
        ),
        (
            &["add", "gift", "Alfa", "Lang", "Wein", "--date", "20.11."],
            "gifts",
            "date",
            "2026-11-20",
            "Fri 20 Nov 2026",
        ),
        (
            &["add", "visit", "Alfa", "3.11.", "--status", "done"],
            "visits",
            "date",
            "2026-11-03",
            "Tue 03 Nov 2026",
        ),
        (
            &["add", "visit", "Alfa", "Mo, 14.12., 13-15 Uhr"],
            "visits",
            "date",
            "2026-12-14T13:00",
            "Mon 14 Dec 2026 13:00",
        ),
        (
            &["add", "contact", "Alfa", "x", "--date", "8.12."],
            "contacts",
            "date",
            "2025-12-08",
            "Mon 08 Dec 2025",
        ),
        (
            &["add", "action", "Alfa", "y", "--due", "29.2."],
            "actions",
            "due",
            "2028-02-29",
            "Tue 29 Feb 2028",
        ),
    ] {
        let out = book.does(arguments);
        assert_eq!(last(book, list)[field], day, "{arguments:?}");
        assert!(out.contains(said), "{arguments:?}: {out}");
    }
    book.does(&["set", "person", "Alfa", "Lang", "--left", "31.12."]);
    assert_eq!(book.account()["people"][3]["left"], "2026-12-31");
    let out = book.does(&["add", "gift", "Alfa", "de Vries", "tea", "--date", "2026-11-20"]);
    assert!(!out.contains("date"), "{out}");
    for (year, due, day) in [
        ("2027", "Jahresende", "2027-12-31"),
        ("2027", "30.6.", "2027-06-30"),
        ("2027", "in 2 weeks", "2026-12-14"),
        ("2026", "Jahresende", "2026-12-31"),
    ] {
        book.does(&["add", "objective", "Alfa", due, "--year", year, "--due", due]);
        assert_eq!(last(book, "objectives")["due"], day, "{due} of {year}");
        book.does(&["undo"]);
    }
    let refused = book.refuses(&["add", "action", "Alfa", "call", "--due", "tomorrow 9:00"]);
    assert!(refused.contains("has a time of day"), "{refused}");
}

#[test]
fn a_topic_is_known_by_its_label_and_a_slip_makes_none() {
    let book = Book::of(ALFA);
    for (word, topic) in [
        ("reason to act now", "problems.trigger"),
        ("Buying schedule", "organisation.buying_schedule"),
        ("buying process", "organisation.buying_process"),
        ("who is in it", "rivals.who"),
        ("pains", "problems.pains"),
    ] {
        book.does(&["set", "intel", "Alfa", word, "x"]);
        assert_eq!(last(&book, "intel")["topic"], topic, "{word}");
    }
    for (word, near) in
        [("painz", "pains"), ("industry.nonsense", "trend"), ("bying process", "buying process")]
    {
        let said = book.refuses(&["set", "intel", "Alfa", word, "x"]);
        assert!(said.contains("is no topic") && said.contains(near), "{word}: {said}");
    }
    let said = book.does(&["set", "intel", "Alfa", "canteen food", "good"]);
    assert!(said.contains("a topic of your own"), "{said}");
    let again = book.does(&["set", "intel", "Alfa", "Canteen food", "better"]);
    assert!(!again.contains("of your own"), "{again}");
    assert_eq!(last(&book, "intel")["topic"], "canteen food");
}

#[test]
fn somebody_is_found_as_the_log_finds_them() {
    let book = Book::of(ALFA);
    for (word, id) in [
        ("von der Heyde", "h"),
        ("Frau von der Heyde", "h"),
        ("de Vries", "v"),
        ("Herrn Kühn", "k"),
        ("Dr. Kühn", "k"),
        ("kuehn", "k"),
        ("P. Lang", "l"),
        ("oneill", "o"),
    ] {
        let said = book.does(&["add", "gift", "Alfa", word, "tea"]);
        assert_eq!(last(&book, "gifts")["person"], id, "{word}");
        assert!(said.contains("person "), "{said}");
    }
    for word in ["A. Lang", "Frau Braun", "xy"] {
        let said = book.refuses(&["add", "gift", "Alfa", word, "tea"]);
        assert!(said.contains("person"), "{word}: {said}");
    }
}

#[test]
fn a_surname_first_is_turned_and_a_job_behind_is_a_title() {
    let book = Book::of(ALFA);
    for (typed, name, title) in [
        ("Meyer, Heike", "Heike Meyer", Value::Null),
        ("Ann Lee, buyer", "Ann Lee", json!("buyer")),
        ("Frau Ida Roth", "Ida Roth", Value::Null),
        ("Sue Ray", "Sue Ray", Value::Null),
        ("王敏", "王敏", Value::Null),
    ] {
        book.does(&["add", "person", "Alfa", typed]);
        let person = last(&book, "people");
        assert_eq!((&person["name"], &person["title"]), (&json!(name), &title), "{typed}");
    }
}

#[test]
fn figures_and_words_are_read_as_in_a_form() {
    let book = Book::of(ALFA);
    book.does(&[
        "set",
        "opportunity",
        "Alfa",
        "Pumps",
        "--chance",
        "60%",
        "--margin",
        "22",
        "--value",
        "T€ 95",
    ]);
    let deal = last(&book, "opportunities");
    assert_eq!(
        (&deal["chance"], &deal["margin"], &deal["value"]),
        (&json!(60), &json!(0.22), &json!(95_000))
    );
    book.does(&["set", "opportunity", "Alfa", "Pumps", "--margin", "0,28", "--value", "80k p.a."]);
    let deal = last(&book, "opportunities");
    assert_eq!((&deal["margin"], &deal["value"]), (&json!(0.28), &json!(80_000)));
    let said = book.refuses(&["set", "opportunity", "Alfa", "Pumps", "--value", "300-350k"]);
    assert!(said.contains("300000 or 350000"), "{said}");
    for (arguments, list, field, value) in [
        (
            &["set", "person", "Alfa", "Lang", "--attitude", "wohlgesonnen"][..],
            "people",
            "",
            json!(null),
        ),
        (&["add", "contact", "Alfa", "x", "--kind", "Besuch"], "contacts", "kind", json!("visit")),
        (
            &["set", "intel", "Alfa", "pains", "x", "--confidence", "sicher"],
            "intel",
            "confidence",
            json!("verified"),
        ),
        (
            &["set", "intel", "Alfa", "pains", "y", "--confidence", "stated"],
            "intel",
            "confidence",
            json!("stated"),
        ),
        (
            &["add", "complaint", "Alfa", "leak", "--severity", "hoch"],
            "complaints",
            "severity",
            json!("high"),
        ),
        (
            &["add", "objective", "Alfa", "more", "--target", "1,2 Mio €"],
            "objectives",
            "target",
            json!(1_200_000),
        ),
    ] {
        book.does(arguments);
        if !field.is_empty() {
            assert_eq!(last(&book, list)[field], value, "{arguments:?}");
        }
    }
    assert_eq!(book.account()["people"][3]["attitude"], 1);
    book.does(&["set", "person", "Alfa", "Lang", "--attitude", "+2"]);
    assert_eq!(book.account()["people"][3]["attitude"], 2);
    book.does(&["add", "quarter", "Alfa", "2026", "Q2", "--target", "3"]);
    assert_eq!(last(&book, "years")["quarters"][0]["quarter"], 2);
    book.does(&["add", "offer", "Alfa", "Pumps", "355.000", "--side", "wir", "--days", "30 Tage"]);
    let offer = last(&book, "opportunities")["offers"][0].clone();
    assert_eq!(
        (&offer["amount"], &offer["side"], &offer["days"]),
        (&json!(355_000), &json!("us"), &json!(30))
    );
    book.does(&["set", "account", "Alfa", "--tier", "Schlüsselkunde"]);
    assert_eq!(book.account()["tier"], "key");
    for wrong in ["Schlüssel?", "wichtig"] {
        assert!(
            book.refuses(&["set", "account", "Alfa", "--tier", wrong]).contains("one of"),
            "{wrong}"
        );
    }
}

#[test]
fn several_causes_in_a_line_are_several() {
    let book = Book::of(ALFA);
    book.does(&["set", "opportunity", "Alfa", "Pumps", "--closed-because", "Price, people"]);
    assert_eq!(last(&book, "opportunities")["closed"]["because"], json!(["price", "people"]));
    let said = book.refuses(&["set", "opportunity", "Alfa", "Pumps", "--closed-because", "prise"]);
    assert!(said.contains("the nearest is price"), "{said}");
}

#[test]
fn an_offer_says_whose_it_is_and_a_new_rival_is_made() {
    let book = Book::of(ALFA);
    let said = book.refuses(&["add", "offer", "Alfa", "Pumps", "5", "--who", "Kühn"]);
    assert!(said.contains("--side us"), "{said}");
    let said = book.does(&["add", "offer", "Alfa", "Pumps", "5"]);
    assert!(said.contains("ours"), "{said}");
    book.does(&["undo"]);
    let said = book.does(&["add", "rival", "Alfa", "Pumps", "Sulzer"]);
    assert!(said.contains("rival Sulzer") && said.contains("new competitor Sulzer"), "{said}");
    let whole: Value = serde_json::from_str(&book.export()).expect("JSON");
    assert_eq!(whole["competitors"][1]["name"], "Sulzer");
    let id = &whole["competitors"][1]["id"];
    assert_eq!(&last(&book, "opportunities")["rivals"][0]["competitor"], id);
    let said = book.refuses(&["add", "rival", "Alfa", "Pumps", "Grundfoss"]);
    assert!(said.contains("the nearest is Grundfos"), "{said}");
    book.does(&["add", "rival", "Alfa", "Pumps", "grundfos"]);
    book.does(&["undo"]);
    book.does(&["undo"]);
    assert!(!book.export().contains("Sulzer"));
}

#[test]
fn another_currency_says_that_no_amount_is_turned() {
    let book = Book::of(ALFA);
    assert!(!book.does(&["set", "rep", "--currency", "USD"]).contains("stay as they are"));
    book.does(&["set", "opportunity", "Alfa", "Pumps", "--value", "5"]);
    assert!(!book.does(&["set", "rep", "--currency", "usd"]).contains("stay as they are"));
    let said = book.does(&["set", "rep", "--currency", "CHF"]);
    assert!(said.contains("stay as they are") && said.contains("CHF"), "{said}");
}

#[test]
fn a_sign_in_a_book_without_a_currency_is_told() {
    let book = Book::of(r#""accounts":[{"id":"a","name":"Alfa"}]"#);
    let said = book.does(&["add", "opportunity", "Alfa", "D", "--value", "$850k"]);
    assert!(said.contains("USD is left out") && said.contains("set rep --currency USD"), "{said}");
    let said = book.does(&["add", "opportunity", "Alfa", "E", "--value", "850k"]);
    assert!(!said.contains("currency"), "{said}");
    book.does(&["set", "rep", "--currency", "USD"]);
    let said = book.does(&["set", "opportunity", "Alfa", "E", "--value", "$900k"]);
    assert!(!said.contains("left out"), "{said}");
    assert_eq!(last(&book, "opportunities")["value"], 900_000);
}
