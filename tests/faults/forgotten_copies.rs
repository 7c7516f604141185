//! Copies of before somebody was forgotten: a program that ended too early leaves a mark, by which the next start takes
//! them away or names them; backups elsewhere are named.

use super::desk::Desk;
use std::fs;

pub fn with_zorba() -> Desk {
    let desk = Desk::with_demo();
    let add = ["add", "person", "northwind", "Zorba Quenzel", "--id", "zq"];
    desk.says(&[&add[..], &["--email", "zorba@q.example"]].concat());
    desk
}

pub fn daily(desk: &Desk) -> std::path::PathBuf {
    let mut found = fs::read_dir(desk.path("rep.anteroom.copies")).unwrap().flatten();
    found.next().expect("a copy of the day").path()
}

/// The book as a kill behind the change leaves it: the copy is there, and the mark.
fn interrupted(going: &[&str], staying: &[&str]) -> Desk {
    let desk = with_zorba();
    let copy = daily(&desk);
    let kept = fs::read(&copy).unwrap();
    desk.says(&["forget", "northwind", "zq", "--blank", "--copies"]);
    fs::remove_dir_all(desk.path("rep.anteroom.copies")).unwrap();
    fs::create_dir(desk.path("rep.anteroom.copies")).unwrap();
    fs::write(desk.path("rep.anteroom.copies/2026-01-01-daily.anteroom"), &kept).unwrap();
    fs::write(desk.path("mine.anteroom"), &kept).unwrap();
    let mark = serde_json::json!({ "going": going, "staying": staying }).to_string();
    let db = rusqlite::Connection::open(desk.file()).unwrap();
    db.execute("INSERT INTO draft (name, text) VALUES ('forgetting', ?)", [mark]).unwrap();
    desk
}

#[test]
fn what_a_kill_has_left_of_the_copies_goes_at_the_next_start_and_is_told() {
    let copy = "rep.anteroom.copies/2026-01-01-daily.anteroom";
    let desk = interrupted(&[copy, "mine.anteroom"], &["/media/stick/old.anteroom"]);
    let output = desk.run(&["list", "people"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("copies that had them are gone now") && told.contains(copy), "{told}");
    assert!(told.contains("may still have them: /media/stick/old.anteroom"), "{told}");
    assert!(!desk.path(copy).exists());
    assert!(desk.path("mine.anteroom").exists(), "what the rep has made is no copy to take away");
    // Once it is done, nothing more is said.
    let output = desk.run(&["list", "people"]);
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn forgetting_again_says_how_what_is_left_is_found() {
    let desk = with_zorba();
    desk.says(&["add", "inbox", "zorba@q.example bounced"]);
    let output = desk.run(&["forget", "northwind", "zq"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("\"Zorba Quenzel\" --gone --blank --also \"zorba@q.example\""), "{told}");
    let output = desk.run(&["forget", "northwind", "Zorba Quenzel", "--blank"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("no person is called") && told.contains("--gone"), "{told}");
    let also = ["--gone", "--blank", "--also", "zorba@q.example"];
    desk.says(&[&["forget", "northwind", "Zorba Quenzel"], &also[..]].concat());
    assert!(desk.says(&["export"]).contains("\"someone bounced\""));
}

#[test]
fn backups_in_other_folders_are_named_there_or_not() {
    let desk = with_zorba();
    fs::create_dir(desk.path("away")).unwrap();
    for name in ["away/one.anteroom", "away/two.anteroom"] {
        desk.says(&["backup", desk.path(name).to_str().unwrap()]);
    }
    desk.says(&["restore", desk.path("away/one.anteroom").to_str().unwrap()]);
    desk.says(&["backup", desk.path("away/gone.anteroom").to_str().unwrap()]);
    fs::remove_file(desk.path("away/gone.anteroom")).unwrap();
    desk.says(&["forget", "northwind", "zq", "--blank", "--copies"]);
    let output = desk.run(&["forget", "northwind", "Zorba Quenzel", "--gone", "--blank"]);
    let told = String::from_utf8(output.stderr).unwrap();
    for name in ["away/one.anteroom", "away/two.anteroom"] {
        assert!(told.contains("still has them") && told.contains(name), "{told}");
    }
    assert!(told.contains("is not there now") && told.contains("away/gone.anteroom"), "{told}");
    // Of somebody who came later a backup of before has nothing.
    desk.says(&["add", "person", "northwind", "Olga Pfiffig", "--id", "op"]);
    let output = desk.run(&["forget", "northwind", "op", "--blank", "--copies"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!told.contains("still has them"), "{told}");
}

#[test]
fn what_the_file_holds_on_a_person_is_all_that_forgetting_finds() {
    let desk = with_zorba();
    desk.says(&["add", "inbox", "Zorba Quenzel rang"]);
    desk.says(&["add", "inbox", "zorba@q.example bounced"]);
    desk.says(&["set", "account", "kestrel", "--notes", "owned by Zorba Quenzel"]);
    desk.says(&["add", "inbox", "the zorbas of Quenzelia"]);
    let said = desk.says(&["person-data", "northwind", "zq"]);
    assert_eq!(said.matches("person: ").count(), 1, "{said}");
    for text in ["rang", "bounced", "Kestrel Mining, account: ", "email: zorba@q.example"] {
        assert!(said.contains(text), "no {text} in {said}");
    }
    assert!(!said.contains("{\"") && !said.contains("id: "), "{said}");
}
