//! What the rules are asked: JSON keys in docs/COMMANDS.md's order, tables for people, refusals.

use crate::book::{Book, keys};

const TWO: &str = r#""rep":{"name":"Ann"},"accounts":[
 {"id":"a","name":"Alfa","people":[{"id":"p","name":"Ada Berg","relationship":3},{"id":"q","name":"Cai"}],
  "opportunities":[{"id":"o","name":"Pumps","value":1000.10,"margin":0.333,"chance":50,"buying_stage":2}]},
 {"id":"b","name":"黄河 Beta"}]"#;

#[test]
fn json_has_the_keys_of_the_contract_in_their_order() {
    let book = Book::of(TWO);
    for (arguments, want) in [
        (
            &["evaluate", "a", "o"][..],
            &[
                "score",
                "verdict",
                "knock_outs",
                "unrated",
                "rivals",
                "expected_value",
                "deepest_need",
                "carrying_cost",
                "can_cushion",
            ][..],
        ),
        (&["ready", "a"], &["account", "readiness", "categories"]),
        (
            &["kpi"],
            &[
                "year",
                "growth",
                "cost_saving",
                "complaint_resolution",
                "churn",
                "developed",
                "promoted",
            ],
        ),
    ] {
        let mut all = arguments.to_vec();
        all.push("--json");
        assert_eq!(keys(&book.does(&all)), want, "{arguments:?}");
    }
    let check = book.does(&["check", "a", "--json"]);
    let first = check.lines().nth(1).expect("a finding");
    let want = "code severity account subject sentence evidence remedy";
    assert_eq!(keys(first).join(" "), want);
    let route = book.does(&["route", "a", "Ada", "--json"]);
    let first = route.lines().nth(1).expect("a route");
    assert_eq!(keys(first), ["steps", "cost", "compliance_risk"]);
    assert!(first.contains(r#"{"from":"us","to":"p","by":"Ann"}"#), "{first}");
}

#[test]
fn amounts_are_numbers_to_the_cent() {
    let sheet = Book::of(TWO).does(&["evaluate", "a", "o", "--json"]);
    assert!(sheet.contains(r#""expected_value":166.52,"#), "{sheet}");
    let list = Book::of(TWO).does(&["list", "opportunities", "--json"]);
    assert!(list.contains(r#""value":1000.1,"#), "{list}");
}

#[test]
fn a_year_to_come_is_refused_and_nothing_under_the_line_is_null() {
    let book = Book::of(TWO);
    assert!(book.refuses(&["kpi", "--year", "2027"]).contains("after today's"));
    assert!(book.json(&["kpi"])["growth"].is_null());
    assert!(book.does(&["kpi"]).contains("growth                n/a"));
}

#[test]
fn without_a_way_the_list_is_empty_and_a_sentence_says_whom_to_get_to_know() {
    let said = Book::of(TWO).run(&["route", "a", "Cai", "--json"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "[]\n"));
    assert!(said.err.contains("get to know Cai first"), "{}", said.err);
}

#[test]
fn dismissed_findings_are_listed_with_all_only_and_marked() {
    let book = Book::of(TWO);
    let before = book.json(&["check", "a"]).as_array().expect("a list").len();
    book.does(&["add", "dismissal", "a", "no_decision_maker", "a", "--verdict", "rejected"]);
    let now = book.json(&["check", "a"]);
    assert_eq!(now.as_array().expect("a list").len(), before - 1);
    let all = book.json(&["check", "a", "--all"]);
    let all = all.as_array().expect("a list");
    assert_eq!(all.len(), before);
    let dismissed: Vec<_> = all.iter().filter(|f| f["dismissed"] == true).collect();
    assert_eq!(dismissed.len(), 1);
    assert_eq!(dismissed[0]["code"], "no_decision_maker");
}

#[test]
fn tables_are_aligned_by_cells() {
    let book = Book::of(TWO);
    let table = book.does(&["list", "accounts"]);
    let lines: Vec<&str> = table.lines().collect();
    assert!(lines[1].starts_with("a   Alfa       ordinary"), "{table}");
    assert!(lines[2].starts_with("b   黄河 Beta  ordinary"), "{table}");
    assert!(book.does(&["check"]).contains("nobody decides"));
    assert!(book.does(&["ready", "a"]).contains("Alfa: readiness 0 of 100"));
}

#[test]
fn a_word_means_an_id_a_name_an_alias_or_a_beginning_that_fits_one() {
    let book = Book::of(
        r#""accounts":[{"id":"x1","name":"North Mill","aliases":["NM"]},{"id":"x2","name":"North Port"}]"#,
    );
    for word in ["x1", "North Mill", "NM", "North M", "north m", "Mill"] {
        assert_eq!(book.json(&["ready", word])["account"], "x1", "{word}");
    }
    assert!(book.refuses(&["ready", "North"]).contains("fits 2 accounts"));
    assert!(book.refuses(&["ready", "Zzz"]).contains("no account is called \"Zzz\""));
    assert!(book.refuses(&["ready", " "]).contains("no account is named"));
}

#[test]
fn list_is_of_one_account_or_of_all() {
    let book = Book::of(TWO);
    let people = book.json(&["list", "people", "--account", "a"]);
    assert_eq!(people[0]["person"], "p");
    assert_eq!(people.as_array().expect("a list").len(), 2);
    let none = book.run(&["list", "visits"]);
    assert_eq!((none.code, none.out.as_str()), (Some(0), ""));
    assert_eq!(book.does(&["list", "visits", "--json"]), "[]\n");
    assert_eq!(book.run(&["list", "cats"]).code, Some(2));
}

#[test]
fn text_of_a_file_cannot_move_the_terminal() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Evil\u001b[2J\u202e","people":[{"name":"X\nY"}]}]"#,
    );
    for arguments in [
        &["list", "accounts"][..],
        &["list", "people"],
        &["ready"],
        &["check"],
        &["history"],
        &["person-data", "a", "X"],
    ] {
        let out = book.does(arguments);
        assert!(!out.contains(['\u{1b}', '\u{202e}']), "{arguments:?}: {out:?}");
    }
}

#[test]
fn what_a_person_reads_has_no_place_holder_left() {
    let book = Book::sample();
    for arguments in [&["check"][..], &["check", "--json"], &["ready", "store-a"]] {
        let out = book.does(arguments);
        for hole in ["{name}", "{rival}", "{topic}", "{account}", "{n}", "{days}"] {
            assert!(!out.contains(hole), "{hole} in {out}");
        }
    }
}
