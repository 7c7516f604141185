//! What a merge makes of records that join the two, of fields that belong together, and of references.

use super::book::Book;
use serde_json::{Value, json};

const SMITHS: &str = r#""accounts":[{"id":"a","name":"Acme","people":[
 {"id":"p1","name":"Jon Smith","attitude":1},
 {"id":"p2","name":"John Smith","attitude":-1,"relationship":4,"marks_as_of":"2026-11-01"},
 {"id":"p3","name":"Zoe Boss"}],
 "ties":[{"from":"p1","to":"p3","kind":"friend","strength":2},
  {"from":"p2","to":"p3","kind":"friend","strength":4,"note":"golf every Friday"}],
 "introductions":[{"date":"2026-10-01","through":"p1","to":"p2","result":"made"},
  {"date":"2026-10-02","through":"p3","to":"p2","result":"asked"}]}]"#;

/// A book of one account with these members.
fn acme(members: &str) -> Book {
    Book::of(&format!(r#""accounts":[{{"id":"a","name":"Acme",{members}}}]"#))
}

fn is_importable(book: &Book) {
    let other = Book::new();
    let said = other.say(&["import", "-"], &book.export());
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert_eq!(other.export(), book.export());
}

fn conflict<'a>(said: &'a Value, record: &str, field: &str) -> Option<&'a Value> {
    let all = said["conflicts"].as_array().expect("conflicts");
    all.iter().find(|c| c["record"] == record && c["field"] == field)
}

#[test]
fn an_introduction_of_the_one_to_the_other_is_gone_and_said() {
    let book = Book::of(SMITHS);
    let before = book.export();
    let shown = book.does(&["merge", "--person", "Acme", "p1", "p2", "--dry-run"]);
    assert_eq!(book.export(), before, "shown only");
    let said = book.does(&["merge", "--person", "Acme", "p1", "p2"]);
    assert!(shown.starts_with("nothing is changed yet: with this, John Smith is now"), "{shown}");
    assert!(said.contains("between Jon Smith and John Smith is gone"), "{said}");
    let a = book.account();
    let stays = json!([{"date":"2026-10-02","through":"p3","to":"p1","result":"asked"}]);
    assert_eq!(a["introductions"], stays);
    is_importable(&book);
    book.does(&["undo"]);
    assert_eq!(book.export(), before);
}

#[test]
fn two_ties_of_one_key_become_one_and_what_they_say_differently_is_said() {
    let book = Book::of(SMITHS);
    let said = book.json(&["merge", "--person", "Acme", "p1", "p2"]);
    let tie = conflict(&said, "tie", "strength").expect("said");
    assert_eq!((&tie["kept"], &tie["lost"]), (&json!(2), &json!(4)));
    assert_eq!(book.account()["ties"].as_array().expect("ties").len(), 1);
    assert_eq!(book.account()["ties"][0]["note"], "golf every Friday");
    // The other way round the other's is kept, whatever comes first in the file.
    book.does(&["undo"]);
    let said = book.json(&["merge", "--person", "Acme", "p2", "p1"]);
    let tie = conflict(&said, "tie", "strength").expect("said");
    assert_eq!((&tie["kept"], &tie["lost"]), (&json!(4), &json!(2)));
}

#[test]
fn marks_and_their_day_come_from_one_of_the_two() {
    let book = Book::of(SMITHS);
    let said = book.json(&["merge", "--person", "Acme", "p1", "p2"]);
    let person = &book.account()["people"][0];
    assert_eq!((&person["attitude"], &person["marks_as_of"]), (&json!(1), &json!(null)));
    assert_eq!(conflict(&said, "person", "relationship").expect("said")["lost"], 4);
    // One without marks takes them with their day.
    let book = acme(
        r#""people":[{"id":"p","name":"Ada"},
        {"id":"q","name":"Ada B","attitude":1,"marks_as_of":"2026-10-01","marks_source":"Bo"}]"#,
    );
    book.does(&["merge", "--person", "a", "p", "q"]);
    let person = &book.account()["people"][0];
    let marks = [&person["attitude"], &person["marks_as_of"], &person["marks_source"]];
    assert_eq!(marks, [&json!(1), &json!("2026-10-01"), &json!("Bo")]);
}

#[test]
fn contacts_visits_and_promises_of_the_one_who_goes_go_into_the_other() {
    let book = acme(
        r#""people":[{"id":"p1","name":"Jon"},{"id":"p2","name":"John"},{"id":"p3","name":"Z","reports_to":"p2"}],
        "contacts":[{"id":"c1","date":"2026-11-01","people":["p2","p3"]}],
        "visits":[{"id":"v1","date":"2026-12-01","people":["p2","p1"],"questions":[{"text":"t","person":"p2"}]}],
        "intel":[{"topic":"senior.concerns","answer":"x","person":"p2"}],"gifts":[{"person":"p2","what":"tea"}],
        "actions":[{"id":"x","what":"w","promised_to":"p2","for":"senior.concerns@p2"},{"id":"y","what":"w","promised_by":"p2","for":"p2"}],
        "dismissals":[{"code":"marks_stale","subject":"p2","verdict":"rejected","date":"2026-11-01"},
         {"code":"marks_stale","subject":"p1","verdict":"accepted","date":"2026-11-02"}],
        "settled":[{"kind":"two_people","records":["p1","p2"]}],
        "opportunities":[{"id":"o","name":"O","specification":[{"id":"s","point":"x","author":"p2"}],
         "offers":[{"side":"them","who":"p2","amount":1}]}]"#,
    );
    let said = book.json(&["merge", "--person", "a", "p1", "p2"]);
    let a = book.account();
    assert_eq!(a["contacts"][0]["people"], json!(["p1", "p3"]));
    assert_eq!(a["visits"][0]["people"], json!(["p1"]));
    assert_eq!(a["visits"][0]["questions"][0]["person"], "p1");
    assert_eq!((&a["intel"][0]["person"], &a["gifts"][0]["person"]), (&json!("p1"), &json!("p1")));
    assert_eq!(
        (&a["actions"][0]["promised_to"], &a["actions"][0]["for"]),
        (&json!("p1"), &json!("senior.concerns@p1"))
    );
    assert_eq!(
        (&a["actions"][1]["promised_by"], &a["actions"][1]["for"]),
        (&json!("p1"), &json!("p1"))
    );
    assert_eq!(a["people"][1]["reports_to"], "p1");
    assert_eq!(a["dismissals"].as_array().expect("one").len(), 1);
    assert_eq!(a["dismissals"][0]["verdict"], "accepted");
    assert!(conflict(&said, "dismissal", "verdict").is_some(), "{said}");
    assert_eq!(a["settled"][0]["records"], json!(["p1"]));
    let deal = &a["opportunities"][0];
    assert_eq!(
        (&deal["specification"][0]["author"], &deal["offers"][0]["who"]),
        (&json!("p1"), &json!("p1"))
    );
    is_importable(&book);
}

#[test]
fn an_id_that_means_another_kind_of_record_is_not_touched() {
    let book = Book::of(
        r#""competitors":[{"id":"p2","name":"Cobra"}],"accounts":[
        {"id":"a","name":"Acme","parent":"q2","people":[{"id":"p1","name":"Jon"},{"id":"p2","name":"John"}],
         "competition":[{"competitor":"p2","share":0.5}],
         "opportunities":[{"id":"o","name":"O","rivals":[{"competitor":"p2","sponsor":"p2"}]}]},
        {"id":"q2","name":"Parent","people":[{"id":"p2","name":"Other"}],"contacts":[{"id":"c","people":["p2"]}],
         "actions":[{"id":"x","what":"w","for":"p2"}]}]"#,
    );
    book.does(&["merge", "--person", "a", "p1", "p2"]);
    let all: Value = serde_json::from_str(&book.export()).expect("JSON");
    let a = &all["accounts"][0];
    assert_eq!(a["competition"][0]["competitor"], "p2");
    let rival = &a["opportunities"][0]["rivals"][0];
    assert_eq!((&rival["competitor"], &rival["sponsor"]), (&json!("p2"), &json!("p1")));
    let other = &all["accounts"][1];
    assert_eq!(other["contacts"][0]["people"], json!(["p2"]));
    assert_eq!(other["actions"][0]["for"], "p2");
    // Nor where the competitor goes, or the account.
    book.does(&["rm", "competitor", "Cobra"]);
    let all: Value = serde_json::from_str(&book.export()).expect("JSON");
    assert_eq!(all["accounts"][1]["actions"][0]["for"], "p2");
    assert_eq!(all["accounts"][0]["competition"], json!(null));
    is_importable(&book);
}

#[test]
fn who_is_real_stays_real_and_outside_does_not_spread() {
    let book = acme(
        r#""people":[{"id":"h","name":"? buyer","placeholder":true},{"id":"r","name":"Rob"},
        {"id":"e","name":"Eve","external":true}]"#,
    );
    book.does(&["merge", "--person", "a", "r", "h"]);
    assert_eq!(book.account()["people"][0]["placeholder"], json!(null));
    book.does(&["undo"]);
    book.does(&["merge", "--person", "a", "h", "r"]);
    let person = &book.account()["people"][0];
    assert_eq!((&person["id"], &person["name"]), (&json!("h"), &json!("Rob")));
    assert!(person["placeholder"] != json!(true), "{person}");
    assert_eq!(person["aliases"], json!(["? buyer"]));
    book.does(&["undo"]);
    let said = book.json(&["merge", "--person", "a", "r", "e"]);
    let rob = book.account()["people"]
        .as_array()
        .expect("people")
        .iter()
        .find(|p| p["id"] == "r")
        .cloned();
    assert!(rob.expect("Rob")["external"] != json!(true));
    let flag = conflict(&said, "person", "external").expect("said");
    assert_eq!((&flag["kept"], &flag["lost"]), (&json!(false), &json!(true)));
}

#[test]
fn nobody_comes_to_report_to_succeed_or_belong_to_themselves() {
    let book = acme(
        r#""people":[{"id":"p","name":"Ada","reports_to":"m","successor":"q"},
        {"id":"m","name":"Max","reports_to":"q"},{"id":"q","name":"Ada B","reports_to":"t"},{"id":"t","name":"Top"}]"#,
    );
    let said = book.json(&["merge", "--person", "a", "p", "q"]);
    let person = &book.account()["people"][0];
    assert_eq!((&person["reports_to"], &person["successor"]), (&json!(null), &json!(null)));
    assert!(said["conflicts"].to_string().contains("\"lost\":\"m\""), "{said}");
    is_importable(&book);
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"A","parent":"c"},{"id":"b","name":"B"},{"id":"c","name":"C","parent":"b"}]"#,
    );
    book.does(&["merge", "a", "b"]);
    let all: Value = serde_json::from_str(&book.export()).expect("JSON");
    assert_eq!(
        (&all["accounts"][0]["parent"], &all["accounts"][1]["parent"]),
        (&json!(null), &json!("a"))
    );
    is_importable(&book);
}

#[test]
fn a_tier_and_its_history_do_not_come_apart() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"A","tier":"ordinary","tier_history":[{"tier":"ordinary","since":"2024-01-01"}]},
        {"id":"b","name":"B","tier":"key","status":"lost","status_since":"2026-01-01","tier_history":[{"tier":"key","since":"2025-01-01"}],
         "values":{"orders":{"score":4,"why":"steady"}}}]"#,
    );
    let said = book.json(&["merge", "a", "b"]);
    let a = book.account();
    assert_eq!(a["tier_history"], json!([{"tier":"ordinary","since":"2024-01-01"}]));
    assert_eq!((&a["status_since"], &a["values"]["orders"]["score"]), (&json!(null), &json!(4)));
    assert!(conflict(&said, "tier_history", "tier").is_some(), "{said}");
    assert!(conflict(&said, "account", "status").is_some(), "{said}");
    is_importable(&book);
}

#[test]
fn who_comes_under_another_id_and_the_same_name_is_told() {
    let theirs = r#"{"format":"anteroom/1","accounts":[{"id":"z","name":"Acme","people":[{"id":"q","name":"Jon Smith"}]}]}"#;
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Acme","people":[{"id":"p","name":"Jon Smith"}]}]"#,
    );
    let path = book.write("theirs.json", theirs);
    let said = book.run(&["import", &path]);
    assert!(said.err.contains("\"Acme\" is here twice now"), "{}", said.err);
    let said = book.run(&["import", &path]);
    assert_eq!((said.err.as_str(), said.code), ("", Some(0)));
    let path = book.write("more.json", theirs.replace("\"z\"", "\"a\""));
    let said = book.run(&["import", &path]);
    assert!(said.err.contains("\"Jon Smith\" is here twice now"), "{}", said.err);
    let other = book.write("other.json", theirs.replace("\"z\"", "\"y\"").replace("Acme", "Beta"));
    assert_eq!(book.run(&["import", &other]).err, "");
}
