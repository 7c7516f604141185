//! Several in one text: where it is cut, who of ours two names are, and that the answer shows each for itself.

use crate::book::Book;
use serde_json::{Value, json};

const ALFA: &str = r#""rep":{"name":"Marion Keller","team":[{"name":"Tim Reuter"},{"name":"Sarah Klein"}]},
 "products":[{"id":"s","name":"SealPro"},{"id":"g","name":"Gold Service"}],
 "accounts":[{"id":"a","name":"Hartwell Foods Ltd","people":[{"id":"v","name":"Sabine Vogt"},
  {"id":"h","name":"Jens Hartmann"},{"id":"n","name":"Vogt's assistant Nina Kurz"}],
  "opportunities":[{"id":"o","name":"Pumps","payments":[{"id":"y","amount":100,"what":"last part"}]}],
  "visits":[{"id":"w","date":"2026-12-08"}]}]"#;

fn book() -> Book {
    let mut book = Book::of(ALFA);
    book.on("2026-11-30");
    book
}

#[test]
fn a_list_is_shown_as_it_was_cut() {
    let book = book();
    for (flag, typed, shown, kept) in [
        (
            "--strategy-strengths",
            "we know the plant, the people and the pumps",
            r#"strategy strengths "we know the plant", "the people and the pumps""#,
            json!(["we know the plant", "the people and the pumps"]),
        ),
        (
            "--places",
            "Esslingen, Stuttgart and Ulm",
            r#"places "Esslingen", "Stuttgart", "Ulm""#,
            json!(["Esslingen", "Stuttgart", "Ulm"]),
        ),
        ("--places", "Madison, WI", "Madison, WI (", json!(["Madison, WI"])),
        ("--alias", "KP and Sons", "KP and Sons (", json!(["KP and Sons"])),
    ] {
        let said = book.does(&["set", "account", "Hartwell", flag, typed]);
        assert!(said.contains(shown), "{typed}: {said}");
        let account = book.account();
        let field = match flag {
            "--places" => &account["places"],
            "--alias" => &account["aliases"],
            _ => &account["strategy"]["strengths"],
        };
        assert_eq!(*field, kept, "{typed}");
    }
    let said = book.does(&["set", "account", "Hartwell", "--clear", "alias", "--places", "Ulm"]);
    assert!(said.contains("aliases no longer KP and Sons"), "{said}");
    assert!(said.contains(r#"places Madison, WI to Ulm"#), "{said}");
}

#[test]
fn names_with_a_joint_are_each_of_them() {
    let book = book();
    let set = |flag: &str, typed: &str| book.does(&["set", "visit", "Hartwell", "w", flag, typed]);
    let visit = || book.account()["visits"][0].clone();
    let said = set("--ours", "me and Tim");
    assert!(said.contains("ours Marion Keller and Tim Reuter"), "{said}");
    assert_eq!(visit()["ours"], json!(["Marion Keller", "Tim Reuter"]));
    set("--person", "Vogt and Hartmann");
    assert_eq!(visit()["people"], json!(["v", "h"]));
    set("--bring", "sample, price sheet and brochure");
    assert_eq!(visit()["bring"], json!(["sample", "price sheet", "brochure"]));
    book.does(&["set", "opportunity", "Hartwell", "o", "--product", "SealPro and Gold Service"]);
    assert_eq!(book.account()["opportunities"][0]["products"], json!(["s", "g"]));
    let add =
        |what: &str, owner: &str| book.does(&["add", "action", "Hartwell", what, "--owner", owner]);
    let said = add("survey", "Tim and Sarah");
    assert!(said.contains("owner has one name"), "{said}");
    assert_eq!(book.account()["actions"][0]["owner"], "Tim and Sarah");
    assert!(!add("offer", "Tim and a fitter").contains("owner has one name"));
}

#[test]
fn a_surname_is_meant_before_a_name_that_begins_so() {
    let book = book();
    let said = book.does(&["set", "person", "Hartwell", "Vogt", "--cadence-days", "14"]);
    assert!(said.contains("person Sabine Vogt"), "{said}");
    book.does(&["add", "action", "Hartwell", "list", "--promised-to", "Vogt"]);
    assert_eq!(book.account()["actions"][0]["promised_to"], "v");
    assert!(book.refuses(&["rm", "person", "Hartwell", "Vo"]).contains("fits 2"));
    assert!(book.does(&["rm", "person", "Hartwell", "Vogt"]).contains("Sabine Vogt"));
    let said = book.does(&["add", "person", "Hartwell", "Vogt's assistant Ida Kern"]);
    assert!(said.contains("added person Ida Kern") && said.contains("assistant of Vogt"), "{said}");
}

#[test]
fn a_record_is_found_where_its_owner_or_its_day_is_said() {
    let book = book();
    book.does(&["add", "question", "Hartwell", "8 dec", "who signs?"]);
    assert_eq!(book.account()["visits"][0]["questions"][0]["text"], "who signs?");
    book.does(&["set", "team", "Tim", "--until", "2027-01-31"]);
    let rep: Value = serde_json::from_str(&book.does(&["export"])).unwrap();
    assert_eq!(rep["rep"]["team"][0]["until"], "2027-01-31");
    book.does(&["add", "tie", "Hartwell", "Vogt", "Hartmann", "friends"]);
    let said = book.refuses(&["add", "tie", "Hartwell", "Vogt", "Hartmann", "friends"]);
    assert!(said.contains("Sabine Vogt, Jens Hartmann"), "{said}");
}

#[test]
fn a_new_one_that_is_like_another_is_told() {
    let book = book();
    for (words, like) in [
        (&["add", "account", "Hartwell Foods"][..], "Hartwell Foods Ltd is there already"),
        (&["add", "person", "a", "S. Vogt, purchasing"], "Sabine Vogt is there already"),
        (&["add", "account", "Hartman Steel"], ""),
        (&["add", "person", "a", "Ute Vogt, purchasing"], ""),
    ] {
        let said = book.does(words);
        let is_told = said.contains("is there already");
        assert!(said.contains(like) && is_told != like.is_empty(), "{words:?}: {said}");
    }
    let said = book.does(&["add", "team", "Ben Ott, application engineer"]);
    assert!(said.contains("added team Ben Ott") && said.contains("is left out"), "{said}");
}
