//! What a form proposes, parts and finds, a command does too: the day at the end of a task, lists in one word, whose
//! word it is, the first day of a tier; and the answer names it.

use crate::book::Book;
use serde_json::{Value, json};

const ALFA: &str = r#""rep":{"name":"Ann"},"competitors":[{"id":"g","name":"Grundfos"}],
"accounts":[{"id":"a","name":"Alfa","seller":"Ben","people":[{"id":"o","name":"Karl Ott"},{"id":"d","name":"Ingrid Dahl"}],
 "opportunities":[{"id":"w","name":"Pumps"}]}]"#;

fn last(book: &Book, list: &str) -> Value {
    book.account()[list].as_array().and_then(|all| all.last().cloned()).unwrap_or_default()
}

#[test]
fn the_day_at_the_end_of_a_task_is_its_due_and_the_answer_names_it() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-11-30");
    for (typed, what, due) in [
        ("Angebot schicken bis 12.12.", "Angebot schicken", json!("2026-12-12")),
        ("send the list by fri", "send the list", json!("2026-12-04")),
        ("send specs until 12 Dec", "send specs", json!("2026-12-12")),
        ("call fri", "call", json!("2026-12-04")),
        ("发报价，12月5日", "发报价", json!("2026-12-05")),
        ("send rev 2.1", "send rev 2.1", Value::Null),
        ("ask May", "ask May", Value::Null),
    ] {
        let said = book.does(&["add", "action", "Alfa", typed]);
        let action = last(book, "actions");
        assert_eq!((&action["what"], &action["due"]), (&json!(what), &due), "{typed}");
        assert_eq!(said.contains("due "), due != Value::Null, "{typed}: {said}");
    }
    // A day that is given holds, and the text stays as it is.
    book.does(&["add", "action", "Alfa", "call bis 12.12.", "--due", "2027-01-01"]);
    let action = last(book, "actions");
    assert_eq!(
        (&action["what"], &action["due"]),
        (&json!("call bis 12.12."), &json!("2027-01-01"))
    );
    // What is changed is changed to what is typed.
    book.does(&["set", "action", "Alfa", "ask May", "--what", "ask May fri"]);
    assert!(book.account()["actions"].to_string().contains("ask May fri"));
}

#[test]
fn several_in_one_word_are_several() {
    let book = Book::of(ALFA);
    for (typed, aliases) in [
        ("A, B", json!(["A", "B"])),
        ("北风，南风、东风", json!(["北风", "南风", "东风"])),
        ("Alfa SA ; Alfa Lyon", json!(["Alfa SA", "Alfa Lyon"])),
        ("Alfa, Inc.", json!(["Alfa, Inc."])),
        ("Werk (Süd, Nord)", json!(["Werk (Süd, Nord)"])),
    ] {
        let said = book.does(&["set", "account", "Alfa", "--alias", typed, "--places", typed]);
        let account = book.account();
        assert_eq!(
            (&account["aliases"], &account["places"]),
            (&aliases, &aliases),
            "{typed}: {said}"
        );
    }
    book.does(&["set", "account", "Alfa", "--alias", ""]);
    assert_eq!(book.account()["aliases"], Value::Null);
    let said = book.does(&["add", "visit", "Alfa", "2026-12-01", "--person", "Ott, Dahl"]);
    assert!(said.contains("Karl Ott, Ingrid Dahl"), "{said}");
    assert_eq!(last(&book, "visits")["people"], json!(["o", "d"]));
    book.does(&["add", "visit", "Alfa", "2026-12-02", "--person", "Dahl, Ingrid"]);
    assert_eq!(last(&book, "visits")["people"], json!(["d"]));
    let refused = book.refuses(&["add", "visit", "Alfa", "2026-12-03", "--person", "Ott, Nobody"]);
    assert!(refused.contains("Nobody"), "{refused}");
}

#[test]
fn whose_word_it_is_is_found_and_any_other_source_stays() {
    let book = Book::of(ALFA);
    let answer = ["set", "intel", "Alfa", "problems.pains", "slow", "--source"];
    for (typed, source) in [
        ("Ott", "Karl Ott"),
        ("Frau Dahl", "Ingrid Dahl"),
        ("annual report", "annual report"),
        ("O", "O"),
    ] {
        let said = book.does(&[&answer[..], &[typed]].concat());
        assert_eq!(last(&book, "intel")["source"], source, "{typed}");
        assert_eq!(said.contains(source), typed != source, "{typed}: {said}");
    }
    book.does(&["add", "complaint", "Alfa", "leak", "--by", "ott"]);
    assert_eq!(last(&book, "complaints")["by"], "Karl Ott");
}

#[test]
fn the_same_answer_twice_is_one() {
    let book = Book::of(ALFA);
    let answer = ["set", "intel", "Alfa", "problems.pains", "slow", "--source", "Ott"];
    book.does(&answer);
    let said = book.does(&answer);
    assert!(said.contains("nothing changed"), "{said}");
    assert_eq!(book.account()["intel"].as_array().map(Vec::len), Some(1));
    // As sure as never before, or said of another: another answer.
    book.does(&[&answer[..], &["--confidence", "stated"]].concat());
    book.does(&[&answer[..], &["--as-of", "2026-11-01"]].concat());
    assert_eq!(book.account()["intel"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_tier_is_told_with_its_first_day_and_a_new_account_has_its_seller() {
    let book = Book::of(ALFA);
    let said = book.does(&["add", "account", "Beta", "--tier", "key"]);
    assert!(said.contains("tier key since Tue 24 Nov 2026"), "{said}");
    assert!(said.contains("seller Ann"), "{said}");
    let said = book.does(&["set", "account", "Alfa", "--tier", "target", "--status", "dormant"]);
    assert!(said.contains("ordinary to target since Tue 24 Nov 2026"), "{said}");
    assert!(said.contains("active to dormant since Tue 24 Nov 2026"), "{said}");
    let said =
        book.does(&["set", "account", "Alfa", "--status", "lost", "--status-since", "2.11."]);
    assert!(said.contains("lost since Mon 02 Nov 2026"), "{said}");
    // What is the usual one has no first day; a seller that is said holds.
    let said = book.does(&["add", "account", "Gamma", "--tier", "ordinary", "--seller", "Ben"]);
    assert!(!said.contains("since") && !said.contains("Ann"), "{said}");
}

#[test]
fn an_answer_has_names_and_no_ids() {
    let book = Book::of(ALFA);
    let won = ["set", "opportunity", "Alfa", "Pumps", "--closed-winner"];
    assert!(book.does(&[&won[..], &["g"]].concat()).contains("winner Grundfos"));
    let said = book.does(&[&won[..], &["Siemens"]].concat());
    assert!(said.contains("winner Grundfos to Siemens"), "{said}");
    book.does(&["set", "person", "Alfa", "Ott", "--reports-to", "d"]);
    let said = book.does(&["set", "person", "Alfa", "Ott", "--clear", "reports-to"]);
    assert!(said.contains("no longer Ingrid Dahl"), "{said}");
}

#[test]
fn notice_is_so_long_before_the_end_of_the_agreement() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-11-24");
    let frame = ["add", "agreement", "Alfa", "Frame", "--until", "31 March 2028"];
    let notice = ["--notice-by", "three months before"];
    let said = book.does(&[&frame[..], &notice[..]].concat());
    assert_eq!(last(book, "agreements")["notice_by"], json!("2027-12-31"), "{said}");
    book.does(&["set", "agreement", "Alfa", "Frame", "--notice-by", "6 weeks before"]);
    assert_eq!(last(book, "agreements")["notice_by"], json!("2028-02-18"));
    // Without an end there is nothing that it could be before.
    book.does(&["add", "agreement", "Alfa", "Other"]);
    let refused = book.refuses(&["set", "agreement", "Alfa", "Other", notice[0], notice[1]]);
    assert!(refused.contains("no last day yet"), "{refused}");
}

#[test]
fn an_agreement_ends_behind_its_beginning_where_its_last_day_has_no_year() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-12-01");
    for (from, until, wanted) in [
        ("1.1.", "31.12.", "2027-12-31"),
        ("1 Jan", "end of year", "2027-12-31"),
        ("1 Feb", "31 Jan", "2028-01-31"),
        // Near misses: with its year, and behind the beginning already.
        ("1 Jan 2027", "31 Dec 2026", "2026-12-31"),
        ("1 Jan 2027", "30 June", "2027-06-30"),
        ("1 Dec", "31 Dec", "2026-12-31"),
    ] {
        let said = book.does(&["add", "agreement", "Alfa", from, "--from", from, "--until", until]);
        assert_eq!(last(book, "agreements")["until"], json!(wanted), "{from} {until}: {said}");
    }
}

#[test]
fn what_is_due_next_to_its_invoice_is_overdue_and_not_of_next_year() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-11-24");
    let rate = ["add", "payment", "Alfa", "Pumps", "2k"];
    book.does(&[&rate[..], &["--due", "15 Nov", "--invoiced", "1 Nov"]].concat());
    book.does(&[&rate[..], &["--due", "1 June"]].concat());
    let payments = last(book, "opportunities")["payments"].clone();
    assert_eq!(
        (&payments[0]["due"], &payments[0]["invoiced"], &payments[1]["due"]),
        (&json!("2026-11-15"), &json!("2026-11-01"), &json!("2027-06-01"))
    );
}

#[test]
fn a_rename_tells_of_the_alias_and_a_tie_of_its_strength() {
    let book = Book::of(ALFA);
    let said = book.does(&["set", "person", "Alfa", "Dahl", "--name", "Ingrid Dahl-Lenz"]);
    assert!(said.contains("Ingrid Dahl is an alias"), "{said}");
    let said = book.does(&["add", "tie", "Alfa", "Ott", "Dahl-Lenz", "friend"]);
    assert!(said.contains("strength 1, the weakest"), "{said}");
    let said =
        book.does(&["add", "tie", "Alfa", "Dahl-Lenz", "Ott", "works_with", "--strength", "3"]);
    assert!(!said.contains("weakest"), "{said}");
}
