//! Other programs' files: tables and cards in, five forms out.

use crate::book::Book;

const ONE: &str = r#""rep":{"name":"Ann"},"inbox":[{"text":"mine"}],
"products":[{"id":"w","name":"Widget"},{"id":"g","name":"Gadget"}],"accounts":[
 {"id":"a","name":"Alfa","people":[{"id":"p","name":"Ada Berg","email":"ada@example.org"}],
  "opportunities":[{"id":"o","name":"Pumps","products":["w"]}],
  "actions":[{"id":"t","what":"call","due":"2026-12-01"}]},
 {"id":"b","name":"Beta","parent":"a"}]"#;

#[test]
fn a_table_is_matched_by_its_headers() {
    let book = Book::new();
    let table =
        book.write("k.csv", "Company;Contact;E-Mail\nAlfa;Ada Berg;ada@example.org\nBeta;Bo;\n");
    let shown = book.does(&["import", &table, "--dry-run"]);
    assert!(shown.contains("nothing was written; this would be: 4 records added"), "{shown}");
    assert!(book.refuses(&["list", "accounts"]).contains("there is no book"));
    book.does(&["import", &table]);
    let account = book.account();
    assert_eq!(
        (&account["name"], &account["people"][0]["name"]),
        (&"Alfa".into(), &"Ada Berg".into())
    );
    let again = book.json(&["import", &table]);
    assert_eq!((&again["added"], &again["changed"]), (&0.into(), &0.into()));
    book.does(&["undo"]);
    assert_eq!(book.does(&["list", "accounts", "--json"]), "[]\n");
}

#[test]
fn tab_separated_text_comes_in_through_a_pipe() {
    let book = Book::new();
    let said = book.say(&["import", "-"], "Company\tContact\nAlfa\tAda\n");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(book.account()["people"][0]["name"], "Ada");
}

#[test]
fn cards_come_in_by_their_company() {
    let book = Book::new();
    let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Berg\r\nORG:Alfa\r\nTEL:123\r\nEND:VCARD\r\n";
    book.does(&["import", &book.write("x.vcf", cards)]);
    let account = book.account();
    assert_eq!((&account["name"], &account["people"][0]["phone"]), (&"Alfa".into(), &"123".into()));
}

#[test]
fn what_is_no_file_of_any_kind_is_refused() {
    let book = Book::new();
    let path = book.write("x.dat", "hello");
    assert!(book.refuses(&["import", &path]).contains("not JSON"));
    assert!(book.refuses(&["import", "/nowhere/x.json"]).contains("cannot be read"));
}

#[test]
fn every_form_is_written() {
    let book = Book::of(ONE);
    let export = |format: &str| book.does(&["export", "--format", format, "--account", "a"]);
    assert!(export("csv").contains("Ada Berg"));
    assert!(export("md").contains("Ada Berg"));
    assert!(export("vcf").starts_with("BEGIN:VCARD\r\n"));
    assert!(export("ics").contains("BEGIN:VCALENDAR"));
    assert_eq!(book.run(&["export", "--format", "xls"]).code, Some(2));
}

#[test]
fn a_table_has_the_amounts_of_years_and_says_where_quarters_have_them() {
    let years =
        r#"[{"year":2025,"revenue":70},{"year":2026,"quarters":[{"quarter":1,"revenue":40}]}]"#;
    let book = Book::of(&format!(r#""accounts":[{{"id":"a","name":"Alfa","years":{years}}}]"#));
    let run = book.run(&["export", "--format", "csv"]);
    assert!(run.out.contains("2025") && !run.out.contains("2026"), "{}", run.out);
    assert!(run.err.contains("1 account kept by quarter"), "{}", run.err);
    let table = book.write("t.csv", &run.out);
    let before = book.export();
    book.does(&["import", &table]);
    assert_eq!(book.export(), before);
}

#[test]
fn one_account_stands_by_itself() {
    let book = Book::of(ONE);
    let text = book.does(&["export", "--account", "Beta"]);
    assert!(
        !text.contains("parent") && !text.contains("mine") && !text.contains("Widget"),
        "{text}"
    );
    let text = book.does(&["export", "--account", "Alfa"]);
    assert!(text.contains("Widget") && !text.contains("Gadget"), "{text}");
    let copy = Book::new();
    copy.does(&["import", &copy.write("a.json", text)]);
}

#[test]
fn a_path_that_cannot_be_written_is_refused() {
    let book = Book::of(ONE);
    let out = book.path("out.json").display().to_string();
    assert_eq!(book.does(&["export", "-o", &out]), "");
    assert_eq!(std::fs::read_to_string(&out).expect("a file"), book.export());
    assert!(book.refuses(&["export", "-o", "/nowhere/x"]).contains("cannot be written"));
}

#[test]
fn a_tier_that_a_table_changes_has_its_day_as_by_command() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Alfa","tier":"key","tier_history":[{"tier":"key","since":"2024-01-01"}]},
         {"id":"b","name":"Beta"}]"#,
    );
    let table =
        book.write("t.csv", "Account;Tier;Status\nAlfa;target;lost\nBeta;ordinary;\nGamma;key;\n");
    let told = book.run(&["import", &table]).err;
    assert!(told.contains("Alfa tier Tue 24 Nov 2026"), "{told}");
    let all: serde_json::Value = serde_json::from_str(&book.export()).expect("JSON");
    let of = |at: usize, field: &str| all["accounts"][at][field].clone();
    let entries = of(0, "tier_history");
    assert_eq!(entries[1], serde_json::json!({"tier":"target","since":"2026-11-24"}));
    assert_eq!(of(0, "status_since"), "2026-11-24");
    assert!(of(1, "tier_history").is_null() && of(2, "tier_history").is_null(), "{all}");
    let before = book.export();
    book.does(&["import", &table]);
    assert_eq!(book.export(), before);
}

#[test]
fn no_account_of_a_table_is_also_called_by_its_own_name() {
    let book = Book::of(r#""accounts":[{"id":"a","name":"Kerrigan Ltd","aliases":["Kerrigans"]}]"#);
    let table = book.write("t.csv", "Company;Contact\nKerrigan;Joe Doe\nKerrigan Ltd;Ann Bee\n");
    book.does(&["import", &table]);
    let a = book.account();
    assert_eq!(a["aliases"], serde_json::json!(["Kerrigans"]));
    assert_eq!(a["people"].as_array().expect("people").len(), 2);
}
