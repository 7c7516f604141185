//! Another rep's file, and records that both books have under ids of their own making.

use crate::book::Book;
use serde_json::{Value, json};

fn member<'a>(book: &'a Value, list: &str) -> &'a Vec<Value> {
    book[list].as_array().expect("a list")
}

fn exported(book: &Book) -> Value {
    serde_json::from_str(&book.export()).expect("JSON")
}

const SHARED: &str = r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"p","name":"Bo"}],
 "opportunities":[{"id":"o","name":"Press","payments":[{"amount":100,"what":"first"}]}],
 "contacts":[{"date":"2026-11-01","kind":"visit","people":["Bo"],"note":"twice"},
  {"date":"2026-11-01","kind":"visit","people":["Bo"],"note":"twice"},{"id":"given","note":"one of two"}],
 "complaints":[{"raised":"2026-11-02","what":"late"}],
 "actions":[{"what":"send the drawing"}]}]"#;

#[test]
fn a_made_id_of_another_book_counts_as_none() {
    let theirs = Book::of(SHARED);
    let file = theirs.write("theirs.json", theirs.export());
    let book = Book::of(SHARED);
    let before = book.export();
    assert_ne!(before, theirs.export(), "each book makes its own ids");
    let told = book.json(&["import", &file]);
    assert_eq!((&told["added"], &told["changed"]), (&json!(0), &json!(0)));
    assert_eq!(book.export(), before);
    // One more of the same is another: the file has three, here are two.
    let mut more = exported(&theirs);
    let contacts = more["accounts"][0]["contacts"].as_array_mut().expect("a list");
    let mut third = contacts[0].clone();
    third["id"] = "x0000000000000".into();
    contacts.push(third);
    let file = theirs.write("more.json", more.to_string());
    assert_eq!(book.json(&["import", &file])["added"], 1);
    assert_eq!(book.json(&["import", &file])["added"], 0);
}

#[test]
fn a_given_id_makes_another_record_of_an_equal_one() {
    let book = Book::of(SHARED);
    let file = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Alfa","contacts":[
        {"id":"c-1","date":"2026-11-01","kind":"visit","people":["Bo"],"note":"twice"},
        {"note":"one of two"}]}]}"#;
    let file = book.write("given.json", file);
    assert_eq!(book.json(&["import", &file])["added"], 2);
    assert_eq!(book.json(&["import", &file])["added"], 0);
    assert_eq!(member(&book.account(), "contacts").len(), 5);
}

#[test]
fn what_points_to_a_made_id_points_to_the_record_here() {
    let theirs = Book::of(SHARED);
    let mut file = exported(&theirs);
    let complaint = file["accounts"][0]["complaints"][0]["id"].clone();
    let account = &mut file["accounts"][0];
    account["actions"] = json!([{ "id": "answer", "what": "answer it", "for": complaint }]);
    account["dismissals"] = json!([
        { "code": "complaint_late", "subject": complaint, "verdict": "rejected" }
    ]);
    let file = theirs.write("pointing.json", file.to_string());
    let book = Book::of(SHARED);
    book.does(&["import", &file]);
    let account = book.account();
    let here = &account["complaints"][0]["id"];
    assert_ne!(*here, complaint);
    assert_eq!(account["complaints"].as_array().map(Vec::len), Some(1));
    let actions = member(&account, "actions");
    assert_eq!(actions.iter().find(|a| a["id"] == "answer").expect("it came")["for"], *here);
    assert_eq!(account["dismissals"][0]["subject"], *here);
    assert_eq!(book.json(&["import", &file])["changed"], 0);
}

#[test]
fn another_reps_file_keeps_our_rep_and_names_theirs() {
    let book = Book::of(
        r#""rep":{"name":"Ana","gift_limit":50,"team":[{"name":"Kim","until":"2026-01-31"}]},
        "inbox":[{"text":"ours"}],
        "accounts":[{"id":"a","name":"Alfa","seller":"Ana","people":[{"id":"p","name":"Bo","held_by":"Ana"},{"id":"q","name":"Cy"}]}]"#,
    );
    let theirs = Book::of(
        r#""rep":{"name":"Ben","gift_limit":70,"team":[{"name":"Lee","until":"2026-05-31"},{"name":"Ana"},{"name":"Kim","until":"2026-02-28"}]},
        "inbox":[{"text":"theirs"}],"self_assessment":[{"date":"2026-01-01","skill":"logic","score":3}],
        "accounts":[{"id":"a","name":"Alfa","people":[{"id":"p","name":"Bo"},{"id":"q","name":"Cy"},{"id":"r","name":"Di","held_by":"Lee"}],
         "contacts":[{"date":"2026-11-02","people":["Bo"],"note":"rang"}]},{"id":"b","name":"Beta"}]"#,
    );
    let file = theirs.write("theirs.json", theirs.export());
    let said = book.run(&["import", &file]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.err.contains("this is Ben's file"), "{}", said.err);
    let after = exported(&book);
    let rep = &after["rep"];
    assert_eq!((&rep["name"], &rep["gift_limit"]), (&json!("Ana"), &json!(50)));
    let team: Vec<_> = member(rep, "team").iter().map(|m| (&m["name"], &m["until"])).collect();
    let expected = [(json!("Kim"), json!("2026-02-28")), (json!("Lee"), json!("2026-05-31"))];
    assert_eq!(team, expected.each_ref().map(|(name, until)| (name, until)));
    assert_eq!(after["inbox"], json!([{ "text": "ours" }]));
    assert!(after["self_assessment"].as_array().is_none_or(Vec::is_empty));
    let (alfa, beta) = (&after["accounts"][0], &after["accounts"][1]);
    assert_eq!((&alfa["seller"], &beta["seller"]), (&json!("Ana"), &json!("Ben")));
    let held: Vec<_> = member(alfa, "people").iter().map(|p| &p["held_by"]).collect();
    assert_eq!(held, ["Ana", "Ben", "Lee"]);
    assert_eq!(alfa["contacts"][0]["by"], "Ben");
    let before = book.export();
    let again = book.json(&["import", &file]);
    assert_eq!((&again["added"], &again["changed"]), (&json!(0), &json!(0)));
    assert_eq!(book.export(), before);
}
