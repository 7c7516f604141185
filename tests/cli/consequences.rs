//! What follows from a change by command, and in which words the change can be said.

use crate::book::Book;
use serde_json::json;

const ALFA: &str = r#""rep":{"name":"Ann"},"competitors":[{"id":"c","name":"Cobra"}],
"accounts":[{"id":"a","name":"Alfa","people":[{"id":"p","name":"Ingrid Dahl"},{"id":"q","name":"Bo"}],
 "introductions":[{"date":"2026-10-01","through":"p","to":"q","result":"agreed"}],
 "opportunities":[{"id":"o","name":"Pumps","decision_date":"2026-12-01","buying_stage":2,
   "payments":[{"id":"pay","amount":5},{"id":"rest","amount":6}],"offers":[{"side":"us","amount":7},{"side":"us","amount":8}]},
  {"id":"o2","name":"Valves","payments":[{"id":"third","amount":7}]}],
 "complaints":[{"id":"k","what":"leaks","raised":"2026-11-01"}],
 "visits":[{"id":"v","date":"2026-11-20","people":["q"]}]}]"#;

#[test]
fn a_change_by_command_brings_what_it_brings_by_key() {
    let book = Book::of(ALFA);
    book.does(&["set", "person", "a", "Dahl", "--attitude", "against", "--role", "decides,coach"]);
    book.does(&["set", "person", "a", "Bo", "--phone", "1"]);
    book.does(&["set", "account", "a", "--tier", "key", "--status", "dormant"]);
    book.does(&["set", "opportunity", "a", "Pumps", "--selling-stage", "3"]);
    book.does(&[
        "set",
        "opportunity",
        "a",
        "Pumps",
        "--status",
        "Lost",
        "--closed-reason",
        "price",
    ]);
    book.does(&["done", "introduction", "a", "#1"]);
    let a = book.account();
    let dahl = &a["people"][0];
    assert_eq!((&dahl["attitude"], &dahl["marks_as_of"]), (&json!(-2), &json!("2026-11-24")));
    assert_eq!(dahl["roles"], json!(["decision_maker", "coach"]));
    assert_eq!(dahl["deeds"][0], json!({"date":"2026-10-01","what":"introduced","note":"to Bo"}));
    assert_eq!(a["people"][1]["marks_as_of"], json!(null), "a phone number is no mark");
    assert_eq!(a["tier_history"], json!([{"tier":"key","since":"2026-11-24"}]));
    assert_eq!(a["status_since"], "2026-11-24");
    let deal = &a["opportunities"][0];
    let moved = json!([{"date":"2026-11-24","buying_stage":2,"selling_stage":3}]);
    assert_eq!(deal["stage_history"], moved);
    assert_eq!(deal["closed"], json!({"date":"2026-11-24","reason":"price"}));
}

#[test]
fn what_is_given_in_the_same_command_holds() {
    let book = Book::of(ALFA);
    book.does(&["set", "account", "a", "--status", "lost", "--status-since", "2026-11-01"]);
    book.does(&["set", "person", "a", "Bo", "--influence", "3", "--marks-as-of", "yesterday"]);
    let a = book.account();
    assert_eq!(a["status_since"], "2026-11-01");
    assert_eq!(a["people"][1]["marks_as_of"], "2026-11-23");
    assert!(
        book.refuses(&["set", "opportunity", "a", "Pumps", "--value", "1", "--why", "x"])
            .contains("nothing moves here")
    );
}

#[test]
fn every_kind_is_done_in_its_own_way_and_some_never() {
    let book = Book::of(ALFA);
    book.does(&["done", "payment", "a", "Pumps", "pay", "--on", "20.11."]);
    book.does(&["done", "payment", "a", "third"]);
    book.does(&["done", "complaint", "a", "leaks"]);
    book.does(&["done", "visit", "a", "v"]);
    let a = book.account();
    assert_eq!(a["opportunities"][0]["payments"][0]["paid"], "2026-11-20");
    assert_eq!(a["opportunities"][1]["payments"][0]["paid"], "2026-11-24");
    assert_eq!(a["complaints"][0]["resolved"], "2026-11-24");
    assert_eq!(a["visits"][0]["status"], "done");
    assert!(book.refuses(&["done", "person", "a", "Bo"]).contains("no person is ever done"));
}

#[test]
fn a_visit_to_come_has_no_result_and_did_not_take_place() {
    let book = Book::of(ALFA);
    book.does(&["add", "visit", "a", "2026-12-09", "--id", "w"]);
    for change in [["--debrief-result", "missed"], ["--status", "done"]] {
        let refused = book.refuses(&[&["set", "visit", "a", "w"][..], &change[..]].concat());
        assert!(refused.contains("still to come") && refused.contains(change[0]), "{refused}");
    }
    book.does(&["set", "visit", "a", "v", "--debrief-result", "missed"]);
    let said = book.does(&["set", "visit", "a", "v", "--debrief-date", "2026-12-20"]);
    assert!(said.contains("counts from then on"), "{said}");
    book.does(&["set", "visit", "a", "w", "--place", "their office"]);
    let a = book.account();
    assert_eq!(
        (&a["visits"][0]["status"], &a["visits"][1]["status"]),
        (&json!("done"), &json!("planned"))
    );
}

#[test]
fn a_record_deep_in_a_purchase_is_found_by_its_id_or_its_place() {
    let book = Book::of(ALFA);
    book.does(&["set", "payment", "a", "rest", "--amount", "1.250k"]);
    book.does(&["rm", "payment", "a", "third"]);
    book.does(&["rm", "offer", "a", "Pumps", "#1"]);
    let a = book.account();
    assert_eq!(a["opportunities"][0]["payments"][1]["amount"], json!(1_250_000));
    assert_eq!(a["opportunities"][0]["offers"].as_array().expect("offers").len(), 1);
    assert_eq!(a["opportunities"][1]["payments"], json!(null));
    assert!(book.refuses(&["rm", "payment", "a", "nothing"]).contains("no payment is called"));
}

#[test]
fn values_are_taken_in_words_and_a_wrong_one_names_the_nearest() {
    let book = Book::of(ALFA);
    book.does(&["set", "opportunity", "a", "Pumps", "--value", "375.000", "--margin", "28%"]);
    book.does(&["add", "decision", "a", "Pumps", "no-go", "--why", "they do not pay"]);
    book.does(&["set", "intel", "a", "pains", "slow"]);
    let a = book.account();
    let deal = &a["opportunities"][0];
    assert_eq!((&deal["value"], &deal["margin"]), (&json!(375_000), &json!(0.28)));
    assert_eq!(deal["decision"][0]["verdict"], "no_go");
    assert_eq!(a["intel"][0]["topic"], "problems.pains");
    let refusal = book.refuses(&["set", "opportunity", "a", "Pumps", "--status", "wno"]);
    assert!(refusal.contains("the nearest is won"), "{refusal}");
    let refusal = book.refuses(&["set", "intel", "a", "problems.pain", "x"]);
    assert!(refusal.contains("the nearest is problems.pains"), "{refusal}");
}

#[test]
fn an_empty_value_empties_the_field_and_leads_nobody_back_to_themselves() {
    let book = Book::of(ALFA);
    book.does(&["set", "person", "a", "Bo", "--reports-to", "Dahl"]);
    assert!(
        book.refuses(&["set", "person", "a", "Dahl", "--reports-to", "Bo"])
            .contains("would report to themselves")
    );
    book.does(&["set", "person", "a", "Bo", "--reports-to", ""]);
    assert_eq!(book.account()["people"][1]["reports_to"], json!(null));
    book.does(&["set", "person", "a", "Dahl", "--reports-to", "Bo"]);
    assert!(book.refuses(&["set", "visit", "a", "v", "--clear", "id"]).contains("cannot be empty"));
}

#[test]
fn an_end_says_what_is_still_to_do_for_it() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"p","name":"Bo"}],
        "opportunities":[{"id":"o","name":"Turbine","value":5}],
        "actions":[{"id":"x","what":"send the list","for":"o"},{"id":"y","what":"call Bo","for":"p"},
        {"id":"z","what":"bring the drawing","for":"o","promised_to":"p"}]}]"#,
    );
    let said = |arguments: &[&str]| book.run(arguments).err;
    assert_eq!(said(&["set", "opportunity", "a", "o", "--value", "6"]), "");
    let lost = said(&["set", "opportunity", "a", "o", "--status", "lost"]);
    // A promise is owed whatever becomes of the purchase.
    assert!(lost.contains("1 task of it: send the list") && !lost.contains("drawing"), "{lost}");
    book.does(&["undo"]);
    let no_go = said(&["add", "decision", "a", "o", "no-go", "--why", "no money"]);
    assert!(no_go.contains("1 task of it"), "{no_go}");
    book.does(&["undo"]);
    assert_eq!(said(&["set", "opportunity", "a", "o", "--status", "won"]), "");
}
