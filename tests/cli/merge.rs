//! `merge`: one of two, nothing lost without being said, and back again.

use crate::book::Book;
use serde_json::json;

const TWO: &str = r#""accounts":[
 {"id":"a","name":"Alfa","tier":"key","industry":"pumps","people":[{"id":"p","name":"Ada"}],
  "years":[{"year":2026,"revenue":10}],"contacts":[{"id":"k","people":["p"],"note":"ours"}]},
 {"id":"b","name":"Alfa GmbH","aliases":["AG"],"industry":"valves","region":"north",
  "people":[{"id":"p","name":"Bea","reports_to":"r"},{"id":"r","name":"Rob"}],
  "ties":[{"from":"p","to":"r","kind":"friend"}],
  "years":[{"year":2026,"revenue":20,"target":30},{"year":2025,"revenue":5}],
  "contacts":[{"id":"k","people":["p","r"],"note":"theirs"}],
  "actions":[{"id":"t","what":"x","for":"b"},{"id":"u","what":"y","for":"senior.concerns@p"}]},
 {"id":"c","name":"Child","parent":"b"}]"#;

#[test]
fn two_accounts_become_one() {
    let book = Book::of(TWO);
    let before = book.export();
    let said = book.json(&["merge", "a", "AG"]);
    let conflicts = said["conflicts"].to_string();
    assert_eq!((&said["kept"], &said["gone"]), (&json!("a"), &json!("b")));
    assert!(said["moved"].as_u64() >= Some(5), "{said}");
    let one = json!({"record":"account","field":"industry","kept":"pumps","lost":"valves"});
    assert!(said["conflicts"].as_array().expect("conflicts").contains(&one), "{conflicts}");
    let year = json!({"record":"year","field":"revenue","kept":10,"lost":20,"key":"2026"});
    assert!(said["conflicts"].as_array().expect("conflicts").contains(&year), "{conflicts}");
    let all: serde_json::Value = serde_json::from_str(&book.export()).expect("JSON");
    let accounts = all["accounts"].as_array().expect("accounts");
    assert_eq!(accounts.len(), 2);
    let a = &accounts[0];
    assert_eq!(a["aliases"], json!(["Alfa GmbH", "AG"]));
    assert_eq!((&a["industry"], &a["region"]), (&json!("pumps"), &json!("north")));
    let people = a["people"].as_array().expect("people");
    assert_eq!(people.len(), 3);
    let bea = people[1]["id"].as_str().expect("an id");
    assert!(bea != "p" && people[2]["id"] == "r");
    assert_eq!(people[1]["reports_to"], "r");
    assert_eq!((&a["ties"][0]["from"], &a["ties"][0]["to"]), (&json!(bea), &json!("r")));
    assert_eq!(a["contacts"][1]["people"], json!([bea, "r"]));
    assert_eq!(a["actions"][0]["for"], "a");
    assert_eq!(a["actions"][1]["for"], format!("senior.concerns@{bea}"));
    let years = a["years"].as_array().expect("years");
    assert_eq!(years.len(), 2);
    assert_eq!((&years[0]["revenue"], &years[0]["target"]), (&json!(10), &json!(30)));
    assert_eq!(accounts[1]["parent"], "a");
    let after = book.export();
    assert!(book.does(&["doctor"]).starts_with("the file is whole\n"));
    book.does(&["undo"]);
    assert_eq!(book.export(), before);
    book.does(&["redo"]);
    assert_eq!(book.export(), after);
}

#[test]
fn two_people_become_one() {
    let book = Book::of(
        r#""accounts":[{"id":"a","name":"Alfa","people":[
 {"id":"p","name":"Wang Min","influence":4,"reports_to":"q"},
 {"id":"q","name":"王敏","influence":3,"phone":"1","roles":["coach"],"reports_to":"r","deeds":[{"what":"warned"}]},
 {"id":"r","name":"Rob","successor":"q"}],
 "ties":[{"from":"p","to":"q","kind":"friend"},{"from":"p","to":"r","kind":"friend"},{"from":"q","to":"r","kind":"friend"}],
 "contacts":[{"id":"k","people":["p","q"]}],
 "intel":[{"topic":"senior.concerns","answer":"x","person":"q"}],
 "actions":[{"id":"t","what":"x","for":"q"}]}]"#,
    );
    let before = book.export();
    let said = book.does(&["merge", "--person", "a", "Wang Min", "王敏"]);
    assert!(said.starts_with("王敏 is now part of Wang Min of Alfa\n"), "{said}");
    assert!(said.contains("influence stays 4; the other's, 3, is not kept"), "{said}");
    let a = book.account();
    let people = a["people"].as_array().expect("people");
    assert_eq!(people.len(), 2);
    assert_eq!(people[0]["aliases"], json!(["王敏"]));
    assert_eq!((&people[0]["phone"], &people[0]["reports_to"]), (&json!("1"), &json!("r")));
    assert_eq!(people[0]["deeds"][0]["what"], "warned");
    assert_eq!(people[1]["successor"], "p");
    assert_eq!(a["ties"].as_array().expect("ties").len(), 1);
    assert_eq!(a["contacts"][0]["people"], json!(["p"]));
    assert_eq!((&a["intel"][0]["person"], &a["actions"][0]["for"]), (&json!("p"), &json!("p")));
    assert_eq!(book.json(&["route", "a", "王敏"]), json!([]));
    book.does(&["undo"]);
    assert_eq!(book.export(), before);
}

#[test]
fn one_and_the_same_is_refused() {
    let book = Book::of(TWO);
    assert!(book.refuses(&["merge", "a", "Alfa"]).contains("both are the same record"));
    assert!(book.refuses(&["merge", "--person", "a", "p", "Ada"]).contains("the same record"));
    assert_eq!(book.run(&["merge", "--person", "a", "p"]).code, Some(2));
}

#[test]
fn a_quarter_of_which_two_amounts_are_told_is_told_with_its_year() {
    let account = |id: &str, amount: u32| {
        format!(
            r#"{{"id":"{id}","name":"Alfa {id}","years":[{{"year":2026,"quarters":[{{"quarter":3,"revenue":{amount}}}]}}]}}"#
        )
    };
    let book = Book::of(&format!(r#""accounts":[{},{}]"#, account("a", 10), account("b", 20)));
    let said = book.does(&["merge", "a", "b"]);
    assert!(said.contains("2026") && said.contains("revenue stays 10"), "{said}");
}

#[test]
fn a_year_that_the_one_gives_whole_and_the_other_by_quarters_is_told() {
    let account = |id: &str, year: &str| {
        format!(r#"{{"id":"{id}","name":"Alfa {id}","years":[{{"year":2026,{year}}}]}}"#)
    };
    let quarters = r#""quarters":[{"quarter":1,"revenue":10},{"quarter":2,"revenue":20}]"#;
    for (other, told) in [(r#""revenue":500"#, true), (r#""revenue":30"#, false)] {
        let rows = [account("a", quarters), account("b", other)];
        for pair in [["a", "b"], ["b", "a"]] {
            let book = Book::of(&format!(r#""accounts":[{}]"#, rows.join(",")));
            let said = book.does(&["merge", pair[0], pair[1], "--dry-run"]);
            assert_eq!(said.contains("revenue 500 counts; the quarters give 30"), told, "{said}");
        }
    }
}

#[test]
fn who_and_what_is_there_twice_after_a_merge_is_told() {
    let account = |id: &str| {
        format!(
            r#"{{"id":"{id}","name":"Sugar {id}","people":[{{"id":"p{id}","name":"Ian O'Hara"}},{{"id":"q{id}","name":"Ann {id}"}}],
            "opportunities":[{{"id":"o{id}","name":"Bag top closer"}},{{"id":"r{id}","name":"Deal {id}"}}]}}"#
        )
    };
    let book = Book::of(&format!(r#""accounts":[{},{}]"#, account("a"), account("b")));
    for how in [&["--dry-run"][..], &[]] {
        let said = book.does(&[&["merge", "a", "b"][..], how].concat());
        assert!(said.contains("Ian O'Hara is there twice now: doubles lists the two"), "{said}");
        assert!(said.contains("the deal Bag top closer is there twice now"), "{said}");
        assert!(!said.contains("Ann") && !said.contains("Deal "), "{said}");
    }
    assert_eq!(book.json(&["doubles"])["pairs"].as_array().map(Vec::len), Some(1));
    book.does(&["undo"]);
    let said = book.does(&["merge", "a", "b"]);
    assert!(said.contains("twice"), "{said}");
    let other = Book::of(TWO).does(&["merge", "a", "b"]);
    assert!(!other.contains("twice"), "{other}");
}
