//! Who was merged stays merged, however the older list arrives: as JSON with the ids of both or of the one that is
//! gone, as cards, as a table, as an export of before.

use super::book::Book;
use serde_json::{Value, json};

const PEOPLE: &str = r#""accounts":[{"id":"a","name":"Acme","people":[
 {"id":"p1","name":"Jon Smith","roles":["user"],"attitude":1,"reports_to":"m"},
 {"id":"p2","name":"NAME","title":"buyer","roles":["coach"],"attitude":-1,"phone":"1"},
 {"id":"m","name":"Max","reports_to":"p2"},{"id":"z","name":"Zoe","successor":"p2"}],
 "ties":[{"from":"p1","to":"z","kind":"friend","strength":2},
  {"from":"p2","to":"z","kind":"friend","strength":4,"note":"golf"},{"from":"p1","to":"p2","kind":"works_with"}],
 "introductions":[{"date":"2026-10-01","through":"p1","to":"p2","result":"made"}],
 "contacts":[{"id":"c","date":"2026-10-01","people":["p1","p2"]},{"date":"2026-10-02","people":["p2"],"note":"x"}],
 "intel":[{"topic":"senior.concerns","answer":"x","person":"p2"}],
 "visits":[{"id":"v","date":"2026-12-01","people":["p2","p1"],"questions":[{"text":"t","person":"p2"}]}],
 "actions":[{"id":"x","what":"w","promised_to":"p2","for":"senior.concerns@p2"},{"what":"y","for":"p2"}],
 "dismissals":[{"code":"marks_stale","subject":"p2","verdict":"rejected","date":"2026-11-01"},
  {"code":"marks_stale","subject":"p1","verdict":"accepted","date":"2026-11-02"}],
 "settled":[{"kind":"two_people","records":["p1","p2"]}],"gifts":[{"person":"p2","what":"tea"}]}]"#;

const ACCOUNTS: &str = r#""accounts":[
 {"id":"a","name":"Alfa","tier":"key","industry":"pumps","parent":"c","people":[{"id":"p","name":"Ada"}],
  "years":[{"year":2026,"revenue":10}],"contacts":[{"id":"k","people":["p"],"note":"ours"}]},
 {"id":"b","name":"NAME","aliases":["AG"],"industry":"valves","region":"north",
  "people":[{"id":"p","name":"Bea","reports_to":"r"},{"id":"r","name":"Rob"}],
  "ties":[{"from":"p","to":"r","kind":"friend"}],"years":[{"year":2026,"revenue":20,"target":30}],
  "contacts":[{"id":"k","people":["p","r"],"note":"theirs"}],
  "actions":[{"id":"t","what":"x","for":"b"},{"id":"u","what":"y","for":"senior.concerns@p"}]},
 {"id":"c","name":"Child","parent":"b"}]"#;

/// Imports an export of before the merge into the book after it: what was merged is remembered there, in no export.
fn stays(members: &str, merge: &[&str]) -> Book {
    let book = Book::of(members);
    let before = book.export();
    book.does(merge);
    let after = book.export();
    let old = book.write("old.json", &before);
    assert_eq!(book.run(&["import", &old]).err, "", "{merge:?}");
    assert_eq!(book.export(), after, "{merge:?}");
    book
}

#[test]
fn an_export_of_before_brings_neither_people_nor_accounts_back() {
    for name in ["Jon Smith", "John Smith"] {
        let people = PEOPLE.replace("NAME", name);
        stays(&people, &["merge", "--person", "a", "p1", "p2"]);
        stays(&people, &["merge", "--person", "a", "p2", "p1"]);
    }
    for name in ["Alfa", "Alfa GmbH"] {
        let accounts = ACCOUNTS.replace("NAME", name);
        stays(&accounts, &["merge", "a", "b"]);
        stays(&accounts, &["merge", "b", "a"]);
    }
}

#[test]
fn a_colleague_who_knows_only_the_one_that_is_gone_means_the_one_that_stays() {
    let book = Book::of(&PEOPLE.replace("NAME", "Jon Smith"));
    book.does(&["merge", "--person", "a", "p1", "p2"]);
    let theirs = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Acme",
        "people":[{"id":"p2","name":"Jonathan Smith","email":"jon@acme.example"},{"id":"p9","name":"Jon Smith"}],
        "contacts":[{"id":"c9","date":"2026-11-01","people":["p2"],"note":"met"}]}]}"#;
    let said = book.run(&["import", &book.write("theirs.json", theirs)]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let a = book.account();
    let people = a["people"].as_array().expect("people");
    assert_eq!(people.len(), 4, "an id that nobody had is another one: {people:?}");
    assert_eq!(
        (&people[0]["name"], &people[0]["email"]),
        (&json!("Jon Smith"), &json!("jon@acme.example"))
    );
    assert_eq!(people[0]["aliases"], json!(["Jonathan Smith"]), "what they call him is kept");
    let contact = a["contacts"].as_array().and_then(|all| all.last().cloned()).expect("one");
    assert_eq!(contact["people"], json!(["p1"]));
}

#[test]
fn half_an_account_that_is_gone_says_what_it_says_of_the_other() {
    let book = Book::of(&ACCOUNTS.replace("NAME", "Alfa"));
    book.does(&["merge", "a", "b"]);
    let before = book.account();
    let half = r#"{"format":"anteroom/1","accounts":[{"id":"b","name":"Alfa","site":"Kiel",
        "people":[{"id":"p","name":"Bea","phone":"7"}],"contacts":[{"id":"k","people":["p","r"],"note":"theirs"}]}]}"#;
    book.does(&["import", &book.write("half.json", half)]);
    let all: Value = serde_json::from_str(&book.export()).expect("JSON");
    assert_eq!(all["accounts"].as_array().map(Vec::len), Some(2));
    let a = &all["accounts"][0];
    assert_eq!((&a["site"], &a["people"][0]), (&json!("Kiel"), &before["people"][0]));
    assert_eq!((&a["people"][1]["name"], &a["people"][1]["phone"]), (&json!("Bea"), &json!("7")));
    assert_eq!(
        (&a["people"][1]["id"], &a["contacts"]),
        (&before["people"][1]["id"], &before["contacts"])
    );
}

#[test]
fn cards_and_tables_of_before_bring_nobody_back() {
    for (name, company) in [("Jon Smith", "Acme"), ("John Smith", "Beta AG")] {
        for format in ["csv", "vcf"] {
            let book = Book::of(&format!(
                r#""accounts":[{{"id":"a","name":"Acme","people":[{{"id":"p1","name":"Jon Smith","title":"CEO"}},
                {{"id":"p2","name":"{name}","phone":"1"}}]}},{{"id":"b","name":"{company}","people":[{{"name":"Kim"}}]}}]"#
            ));
            let before = book.does(&["export", "--format", format]);
            book.does(&["merge", "--person", "a", "p1", "p2"]);
            book.does(&["merge", "a", "b"]);
            let after = book.export();
            book.does(&["import", &book.write(&format!("old.{format}"), before)]);
            assert_eq!(book.export(), after, "{format}, {name}");
        }
    }
}

#[test]
fn a_table_of_this_books_own_changes_nothing_and_one_row_of_it_only_what_it_says() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Acme","notes":"old","people":[{"id":"p1","name":"Jon Smith","title":"CEO"}]}]"#,
    );
    let before = book.export();
    let table = book.does(&["export", "--format", "csv"]);
    book.does(&["import", &book.write("own.csv", &table)]);
    assert_eq!(book.export(), before, "no rank is guessed for who is here");
    let changed = table.replace("Jon Smith", "Jonathan Smith").replace("CEO", "Chairman");
    book.does(&["import", &book.write("own.csv", changed)]);
    let person = &book.account()["people"][0];
    assert_eq!((&person["name"], &person["title"]), (&json!("Jonathan Smith"), &json!("Chairman")));
    assert_eq!((&person["id"], &person["level"]), (&json!("p1"), &json!(null)));
}

#[test]
fn one_who_has_left_by_the_other_record_has_left_and_it_is_said() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Acme","people":[{"id":"p1","name":"Jon"},{"id":"z","name":"Zoe"},
        {"id":"p2","name":"John","left":"2026-09-01","moved_to":"Beta","successor":"z"}]}]"#,
    );
    let said = book.does(&["merge", "--person", "a", "p1", "p2", "--dry-run"]);
    assert!(said.contains("John is now part of Jon of Acme, who left on 2026-09-01"), "{said}");
    book.does(&["merge", "--person", "a", "p1", "p2"]);
    let jon = book.account()["people"][0].clone();
    let left = [&jon["left"], &jon["moved_to"], &jon["successor"]];
    assert_eq!(left, [&json!("2026-09-01"), &json!("Beta"), &json!("z")], "absent is unknown");
    book.does(&["undo"]);
    let said = book.does(&["merge", "--person", "a", "p2", "p1"]);
    assert!(said.starts_with("Jon is now part of John of Acme\n"), "{said}");
    assert_eq!(book.account()["people"][1]["left"], "2026-09-01");
}
