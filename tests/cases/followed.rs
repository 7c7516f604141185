//! What follows from a table that changes what is there: stages, slips, days of marks, and who may be one.

use super::book::Book;
use serde_json::{Value, json};

const BOOK: &str = r#""rep":{"name":"Ann"},"accounts":[{"id":"t","name":"Tyne","people":[
 {"id":"d","name":"Dave Robson","title":"engineering manager","attitude":1,"marks_as_of":"2026-05-01"},
 {"id":"j","name":"Jim Kerr","title":"buyer","email":"jk@tyne.example"},
 {"id":"k","name":"Kirsty Scott","phone":"07700 900232"}],
 "opportunities":[{"id":"o","name":"Hall 2","buying_stage":4,"selling_stage":3,"decision_date":"2027-01-15","chance":40,
  "stage_history":[{"date":"2026-10-01","buying_stage":4,"selling_stage":3}]},
 {"id":"u","name":"Unit 3","decision_date":"2027-03-31"}]}]"#;

fn bring(book: &Book, table: &str) -> String {
    let path = book.write("t.csv", table);
    let said = book.run(&["import", &path]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    said.err
}

fn deal(book: &Book, at: usize) -> Value {
    book.account()["opportunities"][at].clone()
}

const MOVED: &str = "account,opportunity,stage,decision date,chance\n\
    Tyne,Hall 2,5,2027-01-29,60\nTyne,Unit 3,2,2027-02-28,\nTyne,New one,3,2027-05-31,20\n";

#[test]
fn a_table_that_moves_a_deal_does_what_set_does() {
    let book = Book::of(BOOK);
    let before = book.export();
    let said = bring(&book, MOVED);
    let by_table = [deal(&book, 0), deal(&book, 1)];
    let history = &by_table[0]["stage_history"];
    assert_eq!(history.as_array().unwrap().len(), 2, "{history}");
    assert_eq!((&history[1]["buying_stage"], &history[1]["selling_stage"]), (&5.into(), &3.into()));
    let slip = &by_table[0]["slips"][0];
    assert_eq!((&slip["from"], &slip["to"]), (&"2027-01-15".into(), &"2027-01-29".into()));
    assert_eq!(by_table[0]["chance"], 60);
    assert!(by_table[1]["slips"].is_null(), "an earlier day is no slip");
    let new = deal(&book, 2);
    assert!(new["slips"].is_null() && new["stage_history"].is_null(), "{new}");
    assert!(said.contains("counted as a slip: Hall 2 2027-01-15 > 2027-01-29"), "{said}");
    assert!(said.contains("another stage is reached today: Hall 2 buying stage 5"), "{said}");
    let after = book.export();
    let again = book.write("t.csv", MOVED);
    assert!(book.does(&["import", &again]).contains("nothing changed"));
    assert_eq!(book.export(), after);
    book.does(&["undo"]);
    assert_eq!(book.export(), before);
    for (name, stage, day) in [("Hall 2", "5", "2027-01-29"), ("Unit 3", "2", "2027-02-28")] {
        let moved = ["--buying-stage", stage, "--decision-date", day];
        book.does(&[&["set", "opportunity", "Tyne", name][..], &moved].concat());
    }
    book.does(&["set", "opportunity", "Tyne", "Hall 2", "--chance", "60"]);
    assert_eq!([deal(&book, 0), deal(&book, 1)], by_table);
}

#[test]
fn a_stage_that_comes_back_on_one_day_has_its_entries() {
    let book = Book::of(BOOK);
    for stage in ["5", "4", "5"] {
        bring(&book, &format!("account,opportunity,stage\nTyne,Hall 2,{stage}\n"));
    }
    let history = deal(&book, 0)["stage_history"].clone();
    let stages: Vec<&Value> =
        history.as_array().unwrap().iter().map(|entry| &entry["buying_stage"]).collect();
    assert_eq!(stages, [4, 5, 4, 5]);
}

#[test]
fn an_interchange_file_says_its_slips_itself() {
    let book = Book::of(BOOK);
    let bare = r#"{"format":"anteroom/1","accounts":[{"id":"t","name":"Tyne","opportunities":[
        {"id":"o","name":"Hall 2","buying_stage":5,"decision_date":"2027-02-01"}]}]}"#;
    let path = book.write("bare.json", bare);
    book.does(&["import", &path]);
    assert!(deal(&book, 0)["slips"].is_null());
}

#[test]
fn marks_that_a_table_changes_are_of_the_day_on_which_it_comes() {
    let book = Book::of(BOOK);
    let table = "account,contact,attitude,influence\nTyne,Dave Robson,2,\nTyne,New Person,1,2\n";
    let said = bring(&book, table);
    let people = book.account()["people"].clone();
    assert_eq!(
        (&people[0]["attitude"], &people[0]["marks_as_of"]),
        (&2.into(), &"2026-11-24".into())
    );
    assert!(said.contains("other marks of a person are of today: Dave Robson"), "{said}");
    assert!(!said.contains("are of today: Dave Robson; New"), "{said}");
    let book = Book::of(BOOK);
    bring(&book, "account,contact,attitude\nTyne,Dave Robson,1\n");
    assert_eq!(book.account()["people"][0]["marks_as_of"], "2026-05-01");
}

#[test]
fn an_initial_with_a_title_in_short_is_who_is_there_and_others_are_told() {
    for (row, there) in [
        ("D Robson,Engineering Mgr,,", "Dave Robson"),
        ("D. Robson,Eng. Manager,,", "Dave Robson"),
        ("J Kerr,Buyer,,", "Jim Kerr"),
        ("J Kerr,Head of Buying,jk@tyne.example,", "Jim Kerr"),
        ("K Scott,Mill Manager,,+44 7700 900232", "Kirsty Scott"),
    ] {
        let book = Book::of(BOOK);
        let said = bring(&book, &format!("account,contact,title,email,phone\nTyne,{row}\n"));
        let people = book.account()["people"].as_array().unwrap().len();
        assert_eq!(people, 3, "{row}: {said}");
        assert!(said.contains(&format!("is {there}")), "{row}: {said}");
    }
    for (row, told) in [
        ("J Kerr,Chief engineer,,", "J Kerr (Jim Kerr)"),
        ("James Kerr,Chief engineer,,", "James Kerr (Jim Kerr)"),
        ("Kirsty Scott-Bain,,,07700 900232", "Kirsty Scott-Bain (Kirsty Scott)"),
        ("Jay Kerrigan,,jk@tyne.example,", "Jay Kerrigan (Jim Kerr)"),
    ] {
        let book = Book::of(BOOK);
        let said = bring(&book, &format!("account,contact,title,email,phone\nTyne,{row}\n"));
        assert_eq!(book.account()["people"].as_array().unwrap().len(), 4, "{row}: {said}");
        let kind = format!("new people who may be one who is there: {told}");
        assert!(said.contains(&kind), "{row}: {said}");
    }
    for row in ["Ann Kerr,,,", "Lee Armstrong,,,07700 900232", "Eva Tal,buyer,,"] {
        let said =
            bring(&Book::of(BOOK), &format!("account,contact,title,email,phone\nTyne,{row}\n"));
        assert!(!said.contains("new people who may be"), "{row}: {said}");
    }
}

#[test]
fn a_second_number_or_mail_that_becomes_a_note_is_told() {
    let book = Book::new();
    let said = bring(
        &book,
        "account,first name,last name,email,mobile,direct line\nAlfa,Ida,Berg,i@a.example; b@a.example,07700 900110,01343 555211\n\
         Alfa,Kai,Lund,,07700 900111,\n",
    );
    let ida = book.account()["people"][0].clone();
    assert_eq!(ida["phone"], "01343 555211");
    assert!(ida["notes"].as_str().unwrap().contains("07700 900110"), "{ida}");
    assert!(said.contains("a second number is kept as a note: Ida Berg 07700 900110\n"), "{said}");
    assert!(
        said.contains("a second mail address is kept as a note: Ida Berg b@a.example"),
        "{said}"
    );
    assert_eq!(json!(book.account()["people"][1]["notes"]), Value::Null);
}

#[test]
fn a_new_account_whose_name_begins_as_one_that_is_there_is_told() {
    let book = r#""accounts":[{"name":"Furness Sugar Refiners"},{"name":"Alfa Rohr GmbH"},{"name":"Stahl"}]"#;
    for (name, told) in [
        ("Furness Sugar", Some("Furness Sugar Refiners")),
        ("Furness Sugar Ltd", Some("Furness Sugar Refiners")),
        ("Alfa Rohr Nord", Some("Alfa Rohr GmbH")),
        ("Furness", None),
        ("Furness Salt", None),
        ("Stahl Nord", None),
    ] {
        let book = Book::of(book);
        let said = bring(&book, &format!("account,site\n{name},Kiel\n"));
        let says = told
            .map(|there| format!("new accounts that may be one that is there: {name} ({there})"));
        assert_eq!(said.contains("may be one that is there"), told.is_some(), "{name}: {said}");
        assert!(says.is_none_or(|says| said.contains(&says)), "{name}: {said}");
    }
}
