//! A text that begins with a dash is a text; a flag that is none is refused with the one that was meant.

use crate::book::Book;
use serde_json::json;

fn book() -> Book {
    Book::of(
        r#""accounts":[{"id":"a","name":"Acme","people":[{"id":"p","name":"Ann Lee"}],
        "opportunities":[{"id":"o","name":"Pumps"}]}]"#,
    )
}

#[test]
fn texts_behind_a_dash_are_kept_as_they_were_typed() {
    let book = book();
    book.does(&["log", "a", "- wants spares"]);
    book.does(&["log", "a", "call Lee: ok", "--with", "p"]);
    book.does(&[
        "set",
        "person",
        "a",
        "p",
        "--notes",
        "- golf\n- two boys",
        "--title",
        "-5 % woman",
    ]);
    book.does(&["set", "intel", "a", "problems.pains", "- none yet", "--source", "- Lee"]);
    book.does(&["add", "action", "a", "- call him"]);
    book.does(&["add", "offer", "a", "o", "5", "--side", "us", "--terms", "-2% in 10 days"]);
    book.does(&["set", "person", "a", "p", "--attitude", "-1"]);
    let a = book.account();
    assert_eq!(a["contacts"][0]["note"], "wants spares", "the mark of a list is no content");
    let person = &a["people"][0];
    assert_eq!(
        (&person["notes"], &person["title"]),
        (&json!("- golf\n- two boys"), &json!("-5 % woman"))
    );
    assert_eq!(person["attitude"], -1);
    let answer = &a["intel"][0];
    assert_eq!((&answer["answer"], &answer["source"]), (&json!("- none yet"), &json!("- Lee")));
    assert_eq!(a["opportunities"][0]["offers"][0]["terms"], "-2% in 10 days");
    assert_eq!(a["actions"][0]["what"], "- call him");
    book.does(&["done", "a", "- call him"]);
    assert_eq!(book.account()["actions"][0]["done"], "2026-11-24");
    book.does(&["rm", "action", "a", "- call"]);
    assert_eq!(book.account()["actions"], json!(null));
    assert!(book.does(&["search", "- golf"]).contains("Ann Lee"));
    book.does(&["log", "- call Lee at Acme: x"]);
}

#[test]
fn a_flag_that_is_none_is_refused_with_the_nearest() {
    let book = book();
    for (words, near) in [
        (&["log", "a", "x", "--knd", "call"][..], "--kind"),
        (&["log", "--knd=two words"], "--kind"),
        (&["set", "person", "a", "p", "--nots", "- x"], "--notes"),
        (&["add", "action", "a", "x", "--deu", "1.12."], "--due"),
        (&["done", "a", "x", "--no", "today"], "--on"),
    ] {
        let said = book.run(words);
        assert_eq!(said.code, Some(2), "{words:?}: {}", said.out);
        assert!(said.err.contains(near), "{words:?}: {}", said.err);
    }
    assert_eq!(book.run(&["log", "a", "-x"]).code, Some(2));
}

#[test]
fn a_word_of_a_long_list_is_refused_with_the_nearest_and_where_the_list_is() {
    let book = book();
    let said =
        book.refuses(&["add", "dismissal", "a", "no_decision_makr", "a", "--verdict", "rejected"]);
    assert!(said.contains("no_decision_maker") && said.contains("docs/RULES.md"), "{said}");
    assert!(said.chars().count() < 200, "{said}");
    let said = book.refuses(&["add", "evidence", "a", "o", "schedul_known"]);
    assert!(said.contains("schedule_known") && said.chars().count() < 200, "{said}");
    let said = book.refuses(&["set", "person", "a", "p", "--level", "foo"]);
    assert!(said.contains("executive, senior, middle, working"), "{said}");
}
