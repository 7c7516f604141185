//! What the text of a record says of its day, its year, its side, and what the answer tells of it.

use crate::book::Book;
use serde_json::{Value, json};

const KERN: &str = r#""rep":{"name":"Ann","currency":"GBP"},"accounts":[{"id":"a","name":"Kern",
 "people":[{"id":"b","name":"Bill Orme"},{"id":"c","name":"Cat Bray"},
  {"id":"d","name":"Dave Scholes","title":"maintenance supervisor","phone":"+44 7700 900 456"}],
 "opportunities":[{"id":"o","name":"Pumps","chance":50}],
 "introductions":[{"date":"2026-11-20","through":"b","to":"c","result":"asked"}],
 "visits":[{"id":"v","date":"2026-12-08","purpose":"trial"},{"id":"w","date":"2026-12-03"}],
 "complaints":[{"id":"p","what":"P-204 vibrates","raised":"2026-11-26"}],
 "actions":[{"id":"x","what":"send Pete's service report"},{"id":"y","what":"weekly report to Cat"},
  {"id":"z","what":"old report","done":"2026-11-01"}]}]"#;

fn kern() -> Book {
    let mut book = Book::of(KERN);
    book.on("2026-11-30");
    book
}

fn last(book: &Book, list: &str) -> Value {
    book.account()[list].as_array().and_then(|all| all.last().cloned()).unwrap_or_default()
}

#[test]
fn an_objective_is_of_the_year_of_its_text_and_the_answer_names_it() {
    let book = kern();
    for (text, kept, year, due) in [
        ("spares to 80k by end of 2027", "spares to 80k", 2027, json!("2027-12-31")),
        ("framework signed by end of march 2027", "framework signed", 2027, json!("2027-03-31")),
        ("spares to 60k in 2027", "spares to 60k in 2027", 2027, Value::Null),
        ("Umsatz 90k bis Ende 2028", "Umsatz 90k", 2028, json!("2028-12-31")),
        ("meet the board", "meet the board", 2026, Value::Null),
    ] {
        let said = book.does(&["add", "objective", "Kern", text]);
        assert!(said.contains(&format!("year {year}")), "{text}: {said}");
        let stored = last(&book, "objectives");
        assert_eq!((&stored["objective"], &stored["year"]), (&json!(kept), &json!(year)));
        assert_eq!(stored["due"], due, "{text}");
    }
    let said = book.does(&["add", "objective", "Kern", "two plants by 9/12"]);
    assert!(said.contains("2026-12-09") && said.contains("is not read"), "{said}");
    book.does(&["add", "objective", "Kern", "listed by end of march", "--year", "2028"]);
    assert_eq!(last(&book, "objectives")["due"], "2028-03-31");
}

#[test]
fn a_day_of_a_task_that_can_be_two_and_one_of_next_year_are_told() {
    let book = kern();
    let said = book.does(&["add", "action", "Kern", "opex calc for Cat by 9/12"]);
    assert!(said.contains("--due 2026-12-09"), "{said}");
    let stored = last(&book, "actions");
    assert_eq!(
        (&stored["what"], &stored["due"]),
        (&json!("opex calc for Cat by 9/12"), &Value::Null)
    );
    let said = book.does(&["add", "action", "Kern", "chase payment due 15 nov"]);
    assert!(said.contains("taken for 2027"), "{said}");
    assert_eq!(last(&book, "actions")["what"], "chase payment");
}

#[test]
fn a_complaint_is_raised_since_when_its_text_says_and_the_days_of_today_are_told() {
    let book = kern();
    for (text, raised, said_day) in [
        ("smell at inlet since fri", "2026-11-27", "Fri 27 Nov 2026"),
        ("seit 20.11. undicht", "2026-11-20", "Fri 20 Nov 2026"),
        ("rust", "2026-11-30", "Mon 30 Nov 2026"),
    ] {
        let said = book.does(&["add", "complaint", "Kern", text]);
        assert!(said.contains(said_day), "{said}");
        assert_eq!(last(&book, "complaints")["raised"], raised, "{text}");
    }
    let said = book.does(&["add", "gift", "Kern", "Bill", "hamper", "--value", "40"]);
    assert!(said.contains("Mon 30 Nov 2026"), "{said}");
    let said = book.does(&["add", "visit", "Kern", "9 dec am"]);
    assert!(said.contains("the day alone is kept"), "{said}");
}

#[test]
fn what_was_done_is_not_of_last_year_nor_before_it_began_unasked() {
    let book = kern();
    let set =
        |day: &str| ["set", "complaint", "Kern", "P-204", "--resolved", day].map(str::to_owned);
    let words = set("8 dec");
    let said = book.refuses(&words.each_ref().map(String::as_str));
    assert!(said.contains("2025") && said.contains("2026"), "{said}");
    let words = set("2026-12-08");
    assert!(book.does(&words.each_ref().map(String::as_str)).contains("still to come"));
    let words = set("20 nov");
    assert!(book.does(&words.each_ref().map(String::as_str)).contains("is before raised"));
}

#[test]
fn words_that_fit_several_are_asked_about_and_a_visit_is_found_by_its_day() {
    let book = kern();
    assert!(book.refuses(&["done", "Kern", "report"]).contains("fits"));
    let said = book.does(&["done", "Kern", "weekly report to Cat"]);
    assert!(said.contains("weekly report"), "{said}");
    let said = book.does(&["done", "Kern", "report"]);
    assert!(said.contains("service report"), "the one that is still open: {said}");
    for (day, id) in [("8 dec", 0), ("3.12.", 1), ("Tuesday", 0)] {
        let words = if day == "Tuesday" { "2026-12-08" } else { day };
        book.does(&["set", "visit", "Kern", words, "--place", day]);
        assert_eq!(book.account()["visits"][id]["place"], day);
    }
    book.does(&["set", "introduction", "Kern", "Bill", "--result", "made"]);
    book.does(&["set", "introduction", "Kern", "Cat", "--note", "by mail"]);
    let stored = last(&book, "introductions");
    assert_eq!((&stored["result"], &stored["note"]), (&json!("made"), &json!("by mail")));
}

#[test]
fn words_of_people_are_values_and_an_offer_without_a_side_is_ours() {
    let book = kern();
    let said = book.does(&["add", "offer", "Kern", "Pumps", "41k"]);
    assert!(said.contains("ours"), "{said}");
    assert_eq!(last(&book, "opportunities")["offers"][0]["side"], "us");
    assert!(
        book.refuses(&["set", "opportunity", "Kern", "Pumps", "--chance", "+10"]).contains("10")
    );
    book.does(&[
        "set",
        "person",
        "Kern",
        "Bill",
        "--attitude",
        "warm",
        "--cadence-days",
        "monthly",
    ]);
    let bill = book.account()["people"][0].clone();
    assert_eq!((&bill["attitude"], &bill["cadence_days"]), (&json!(1), &json!(30)));
    book.does(&["add", "tie", "Kern", "Bill", "Cat", "brothers"]);
    book.does(&["add", "tie", "Kern", "Bill", "Dave", "don't get on"]);
    let ties = book.account()["ties"].clone();
    assert_eq!((&ties[0]["kind"], &ties[1]["kind"]), (&json!("family"), &json!("rival")));
    book.does(&["set", "opportunity", "Kern", "Pumps", "--selling-stage", "tender"]);
    book.does(&["set", "opportunity", "Kern", "Pumps", "--pursuit-hours", "40 hrs"]);
    let deal = last(&book, "opportunities");
    assert_eq!((&deal["selling_stage"], &deal["pursuit_hours"]), (&json!(4), &json!(40)));
    book.does(&["add", "agreement", "Kern", "frame", "--from", "Juli 2025"]);
    assert_eq!(last(&book, "agreements")["from"], "2025-07-01");
    let said = Book::new().does(&["set", "rep", "--currency", "GBP", "--key-threshold", "£50000"]);
    assert!(!said.contains("no currency"), "{said}");
}

#[test]
fn a_deal_of_a_table_that_is_over_has_its_closing_day() {
    let book = kern();
    let table = book.write(
        "deals.csv",
        "Customer;Opportunity;Stage;Close Date\nKern;Mixer;Closed Won;15.10.2026\n\
         Kern;Blender;Closed Lost;02.11.2026\nKern;Filter;Closed Won;15.01.2027\nKern;Valve;Proposal;01.10.2026\n",
    );
    let said = book.run(&["import", &table]);
    let told = format!("{}{}", said.out, said.err);
    assert!(told.contains("Close Date") && told.contains("Mixer Thu 15 Oct 2026"), "{told}");
    let deals = book.account()["opportunities"].clone();
    let closed: Vec<&Value> = (1..5).map(|at| &deals[at]["closed"]["date"]).collect();
    assert_eq!(closed, [&json!("2026-10-15"), &json!("2026-11-02"), &Value::Null, &Value::Null]);
    assert_eq!(deals[1]["decision_date"], "2026-10-15");
    let before = book.export();
    book.run(&["import", &table]);
    assert_eq!(book.export(), before, "a second time changes nothing");
}

#[test]
fn a_short_form_with_the_same_number_is_one_person_and_the_name_alone_is_a_pair() {
    let book = kern();
    let table = book.write(
        "people.csv",
        "Account;Name;Title;Phone\nKern;David Scholes;Maintenance Supervisor;07700 900456\n\
         Kern;William Orme;Buyer;\n",
    );
    let said = book.run(&["import", &table]);
    let told = format!("{}{}", said.out, said.err);
    assert!(told.contains("Dave Scholes"), "{told}");
    let people = book.account()["people"].clone();
    let names: Vec<&str> =
        people.as_array().into_iter().flatten().filter_map(|p| p["name"].as_str()).collect();
    assert_eq!(names, ["Bill Orme", "Cat Bray", "Dave Scholes", "William Orme"]);
    let pairs = book.json(&["doubles"]).to_string();
    assert!(pairs.contains("William Orme") && pairs.contains("Bill Orme"), "{pairs}");
}
