//! `account`, `team`, `gifts`, `left`, `doubles`, `you`, `file`: figures, ids and files. METHOD M2, M13, M14, M21, M27, F3, F8.

use super::book::Book;
use serde_json::json;

const BOOK: &str = r#""rep":{"name":"R","gift_limit":100,"cushion_limit":500,"team":[{"name":"K","until":"2026-08-31"},{"name":"T"}]},
    "accounts":[{"id":"a","name":"Alfa","tier":"key","gate":"ring twice","employees":40,
    "values":{"orders":{"score":4,"why":"each year"},"share":{"score":1}},"knowledge":{"product":{"score":2,"missing":"pumps"}},
    "years":[{"year":2025,"target":100,"revenue":110,"margin":0.5},{"year":2026,"target":200,"revenue":50.25,"until":"2026-06-30"}],
    "people":[{"id":"c","name":"Ida Berg","level":"middle","relationship":3,"held_by":"K"},
              {"id":"d","name":"Ole Brandt","roles":["decision_maker"],"level":"executive","relationship":0,"wanted":2},
              {"id":"x","name":"Eva Lund","left":"2026-10-01","moved_to":"Beta","reports_to":"d"}],
    "ties":[{"from":"c","to":"d","kind":"family"},{"from":"x","to":"d","kind":"friend"}],
    "contacts":[{"id":"m","date":"2026-06-04","kind":"visit","people":["c"],"by":"K"}],
    "gifts":[{"date":"2026-02-01","person":"c","what":"tea","value":80},{"date":"2026-03-01","person":"d","what":"pen","value":30}],
    "complaints":[{"id":"p","raised":"2026-09-01","what":"late"}],
    "agreements":[{"id":"g","what":"service","until":"2027-06-30","notice_by":"2027-03-31"}],
    "satisfaction":[{"date":"2026-01-01","score":4.5,"by":"Ida"}],
    "actions":[{"id":"t","what":"call","due":"2026-11-20"}],
    "opportunities":[{"id":"o","name":"Pump","value":900,"chance":30,"costs":[{"due":"2026-12-01","amount":700}]}]},
    {"id":"b","name":"Beta","parent":"a","years":[{"year":2026,"revenue":49.75}]}]"#;

#[test]
fn the_page_of_an_account_has_its_figures_and_its_group() {
    let mut book = Book::of(BOOK);
    book.on("2026-11-24");
    let page = book.json(&["account", "Alfa"]);
    assert_eq!(
        (&page["account"], &page["tier"], &page["gate"]),
        (&json!("a"), &json!("key"), &json!("ring twice"))
    );
    let years = page["figures"]["years"].as_array().unwrap();
    assert_eq!(years[1]["revenue"], json!(50.25), "exact");
    assert_eq!(page["figures"]["days"], json!([181, 365]));
    // 50.25 x 365 / 181 = 101.332.., and 200 less that.
    assert_eq!(
        (&page["figures"]["at_pace"], &page["figures"]["missing"]),
        (&json!(101.33), &json!(98.67))
    );
    assert_eq!(page["figures"]["share"], json!({"own":50.25,"all":100,"place":1,"of":2}));
    assert_eq!(page["values"][0], json!({"name":"orders","score":4,"why":"each year"}));
    assert_eq!(page["values"][1]["score"], json!(null), "not rated is no 0");
    assert_eq!(page["knowledge"][0]["why"], json!("pumps"));
    assert_eq!(page["running"]["complaints"], json!([1, 1, 0]));
    assert_eq!(page["running"]["gifts"], json!([2, 110]));
    let late: Vec<_> =
        page["running"]["coming"].as_array().unwrap().iter().map(|c| &c["id"]).collect();
    assert_eq!(late[..2], [&json!("p"), &json!("t")], "most late first");
    assert_eq!(page["reach"]["trust_us"], json!([]), "who held her has left");
    assert_eq!(page["family"]["revenue"], json!(100));
    let of_member = book.json(&["account", "Beta"]);
    assert_eq!(of_member["family"]["members"][0]["account"], json!("a"), "the parent first");
}

#[test]
fn a_household_shares_its_limit_and_what_another_limit_would_do_is_said() {
    let mut book = Book::of(BOOK);
    book.on("2026-11-24");
    let gifts = book.json(&["gifts"]);
    assert_eq!(gifts["receivers"][0]["people"], json!(["c", "d"]), "family is one household");
    assert_eq!((&gifts["receivers"][0]["left"], &gifts["over"]), (&json!(-10), &json!(1)));
    let you = book.json(&["you"]);
    let limit = |name: &str| {
        let found = you["limits"].as_array().unwrap().iter().find(|l| l["setting"] == json!(name));
        found.unwrap()["answers"][0].clone()
    };
    assert_eq!(
        (&limit("cushion_limit")["figure"], &limit("cushion_limit")["holds"]),
        (&json!(700), &json!(false))
    );
    assert_eq!(limit("cushion_limit")["otherwise"], json!("700 would make Pump a yes"));
    assert_eq!(limit("gift_limit")["holds"], json!(false));
}

#[test]
fn who_left_and_what_is_to_be_taken_over() {
    let mut book = Book::of(BOOK);
    book.on("2026-11-24");
    let left = book.json(&["left"]);
    assert_eq!(left["theirs"][0]["person"], json!("x"));
    let ties = left["theirs"][0]["ties"].as_array().unwrap();
    let over: Vec<_> = ties.iter().map(|t| (&t["kind"], &t["goes_over"])).collect();
    assert_eq!(over, [(&json!("reports_to"), &json!(true)), (&json!("friend"), &json!(false))]);
    assert_eq!(left["ours"][0]["people"][0]["taken_by"], json!(null));
    let team = book.json(&["team", "Alfa"]);
    let people = team["people"].as_array().unwrap();
    assert_eq!((&people[0]["person"], &people[0]["wanted"]), (&json!("d"), &json!(2)));
    assert_eq!(people[1]["trust"], json!(0));
    assert_eq!(team["ours"], json!(["R", "T"]), "no column of one who left");
    book.does(&["set", "person", "Alfa", "Ida", "--held-by", "T"]);
    assert_eq!(book.json(&["left"])["ours"][0]["people"][0]["taken_by"], json!("T"));
}

#[test]
fn doubles_are_made_one_by_merge_and_two_by_a_word() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Alfa","people":[{"id":"p","name":"Sven Aalto"},{"id":"q","name":"Aalto, Sven"}]}]"#,
    );
    let found = book.json(&["doubles"]);
    assert_eq!(found["pairs"][0]["both"], json!(["p", "q"]));
    book.does(&["merge", "--person", "Alfa", "p", "q"]);
    assert_eq!(book.json(&["doubles"])["pairs"], json!([]));
}

#[test]
fn the_file_says_where_it_is_and_its_copies() {
    let book = Book::of(BOOK);
    let before = book.json(&["file"]);
    let copies = before["copies"].as_array().unwrap().len();
    assert_eq!((&before["accounts"], &before["people"]), (&json!(2), &json!(3)));
    book.does(&["backup"]);
    let state = book.json(&["file"]);
    assert_eq!(state["copies"].as_array().unwrap().len(), copies + 1);
    assert!(state["copies"].as_array().unwrap().iter().any(|c| c["why"] == json!("by hand")));
}

#[test]
fn a_sheet_is_written_in_four_forms_and_never_over_a_file() {
    let book = Book::of(BOOK);
    for (form, begins) in
        [("text", "Alfa\n"), ("md", "# Alfa"), ("html", "<!DOCTYPE html>"), ("csv", "Alfa,")]
    {
        assert!(book.does(&["account", "Alfa", "--format", form]).starts_with(begins), "{form}");
    }
    let path = book.path("page.md").display().to_string();
    book.does(&["team", "Alfa", "--format", "md", "-o", &path]);
    assert!(book.refuses(&["team", "Alfa", "--format", "md", "-o", &path]).contains("--force"));
    assert!(book.refuses(&["account", "Nobody"]).contains("Nobody"));
}

#[test]
fn what_if_one_of_ours_leaves_is_a_sketch() {
    let mut book = Book::of(&BOOK.replace("\"held_by\":\"K\"", "\"held_by\":\"T\""));
    book.on("2026-11-24");
    let before = book.export();
    let found = book.json(&["what-if", "--ours", "T"]);
    assert_eq!(found["accounts"][0]["trusted"], json!({"now": 1, "without": 0}));
    assert!(book.refuses(&["what-if", "--ours", "Nobody"]).contains("ours are K, T"));
    assert_eq!(book.export(), before);
}
