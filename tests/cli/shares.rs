//! Shares, hours, months and seasons as people say them, and a person in one line, by command.

use crate::book::Book;
use serde_json::{Value, json};

const ALFA: &str = r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"d","name":"Ingrid Dahl"}],
 "opportunities":[{"id":"w","name":"Pumps","value":200000},{"id":"v","name":"Valves"}]}]"#;

fn deal(book: &Book, at: usize) -> Value {
    book.account()["opportunities"][at].clone()
}

#[test]
fn a_chance_and_hours_have_their_words() {
    let book = Book::of(ALFA);
    let set = ["set", "opportunity", "Alfa", "Pumps"];
    for (flag, field, typed, kept) in [
        ("--chance", "chance", "四成", json!(40)),
        ("--chance", "chance", "四成五", json!(45)),
        ("--chance", "chance", "60 Prozent", json!(60)),
        ("--chance", "chance", "fifty-fifty", json!(50)),
        ("--pursuit-hours", "pursuit_hours", "40 Std", json!(40)),
        ("--pursuit-hours", "pursuit_hours", "12,5 h", json!(12.5)),
        ("--pursuit-hours", "pursuit_hours", "30小时", json!(30)),
        ("--margin", "margin", "两成", json!(0.2)),
    ] {
        book.does(&[&set[..], &[flag, typed]].concat());
        assert_eq!(deal(&book, 0)[field], kept, "{typed}");
    }
    for (flag, typed) in
        [("--chance", "现成"), ("--pursuit-hours", "2 Wochen"), ("--chance", "12成")]
    {
        book.refuses(&[&set[..], &[flag, typed]].concat());
    }
}

#[test]
fn a_payment_may_be_a_share_of_the_value() {
    let book = Book::of(ALFA);
    let said = book.does(&["add", "payment", "Alfa", "Pumps", "30%", "--due", "2027-03-01"]);
    assert!(said.contains("60,000 (30% of 200,000)"), "{said}");
    assert_eq!(deal(&book, 0)["payments"][0]["amount"], 60000);
    let refused = book.refuses(&["add", "payment", "Alfa", "Valves", "三成"]);
    assert!(refused.contains("no value yet"), "{refused}");
    book.does(&["add", "payment", "Alfa", "Valves", "30"]);
    assert_eq!(deal(&book, 1)["payments"][0]["amount"], 30);
}

#[test]
fn a_month_and_a_season_are_taken_for_a_day_and_the_answer_says_which() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-11-30");
    let set = ["set", "opportunity", "Alfa", "Pumps", "--decision-date"];
    for (typed, day, said) in [
        ("Sept 2027", "2027-09-30", "Thu 30 Sep 2027"),
        ("2027年10月", "2027-10-31", "Sun 31 Oct 2027"),
        ("Herbst 2027", "2027-11-30", "Tue 30 Nov 2027"),
        ("printemps 2028", "2028-05-31", "Wed 31 May 2028"),
    ] {
        let answer = book.does(&[&set[..], &[typed]].concat());
        assert_eq!(deal(book, 0)["decision_date"], day, "{typed}");
        assert!(answer.contains(said), "{answer}");
    }
    // What was: the first day.
    book.does(&["add", "contact", "Alfa", "fair", "--date", "März 2025"]);
    assert_eq!(book.account()["contacts"][0]["date"], "2025-03-01");
    for typed in ["Herbst", "Sept", "2027", "13/2027"] {
        book.refuses(&[&set[..], &[typed]].concat());
    }
    // A month behind a task is what it is about; `by` makes it the day.
    book.does(&["add", "action", "Alfa", "prices for Sept 2027"]);
    book.does(&["add", "action", "Alfa", "send the prices by Sept 2027"]);
    let actions = &book.account()["actions"];
    assert_eq!(
        (&actions[0]["what"], &actions[0]["due"]),
        (&json!("prices for Sept 2027"), &Value::Null)
    );
    assert_eq!(actions[1]["due"], "2027-09-30");
}

#[test]
fn the_days_of_an_objective_are_of_its_year() {
    let book = Book::of(ALFA);
    book.does(&[
        "add",
        "objective",
        "Alfa",
        "double spares",
        "--year",
        "2027",
        "--due",
        "Jahresende",
    ]);
    book.does(&[
        "add",
        "objective",
        "Alfa",
        "meet the board",
        "--year",
        "2027",
        "--due",
        "in 2 weeks",
    ]);
    let all = &book.account()["objectives"];
    assert_eq!((&all[0]["due"], &all[1]["due"]), (&json!("2027-12-31"), &json!("2026-12-08")));
}

#[test]
fn a_person_in_one_line_is_read_as_by_key() {
    let mut book = Book::of(ALFA);
    let book = book.on("2026-11-30");
    let line =
        "Erik Naess, technical director < Dahl, cool, trust 3/5, last met 12 nov, prefers WhatsApp";
    let said = book.does(&["add", "person", "Alfa", line]);
    for part in
        ["title technical director", "reports to Ingrid Dahl", "(guess)", "last met Thu 12 Nov"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    let account = book.account();
    let person = &account["people"][1];
    assert_eq!((&person["name"], &person["reports_to"]), (&json!("Erik Naess"), &json!("d")));
    assert_eq!((&person["attitude"], &person["relationship"]), (&json!(-1), &json!(3)));
    assert_eq!(person["communication"]["reach"], "WhatsApp");
    let contact = &account["contacts"][0];
    assert_eq!((&contact["date"], &contact["people"][0]), (&json!("2026-11-12"), &person["id"]));
    book.does(&["add", "person", "Alfa", "CFO, unknown name"]);
    assert_eq!(book.account()["people"][2]["placeholder"], true);
    // A flag holds over the line; a boss whom nobody knows is asked about.
    book.does(&["add", "person", "Alfa", "Ann Lee, buyer, cool", "--attitude", "2"]);
    assert_eq!(book.account()["people"][3]["attitude"], 2);
    let refused = book.refuses(&["add", "person", "Alfa", "Bo Ek < Nobody"]);
    assert!(refused.contains("who is Nobody"), "{refused}");
}
