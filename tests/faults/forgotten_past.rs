//! Of somebody who is forgotten the history keeps nothing either: removed, merged, moved over with an account, or known
//! by other names before. Others who look like them stay, and come back.

use super::desk::Desk;
use std::fs;

const THEIRS: [&str; 9] =
    ["wrobel", "ulla", "mausi", "5557788", "555 7788", "uwro", "divorced", "whisky", "ukahn"];

fn left(desk: &Desk, wanted: &[&str]) -> Vec<String> {
    let bytes = fs::read(desk.file()).unwrap().to_ascii_lowercase();
    let is_there = |text: &&&str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    wanted.iter().filter(is_there).map(|text| (*text).to_owned()).collect()
}

fn add_ulla(desk: &Desk, account: &str) {
    let add = ["add", "person", account, "Ulla Wrobel", "--id", "uw", "--alias", "Mausi"];
    let reached = ["--phone", "0171 555 7788", "--email", "uwro@x.example"];
    desk.says(&[&add[..], &reached, &["--notes", "divorced, drinks whisky"]].concat());
}

fn forget(desk: &Desk, account: &str, person: &str, more: &[&str]) -> String {
    let all = [&["forget", account, person, "--blank", "--copies"], more].concat();
    let output = desk.run(&all);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

/// Nothing of them is in a byte, and nothing comes back, however much is taken back.
fn is_forgotten(desk: &Desk, theirs: &[&str]) {
    assert_eq!(left(desk, theirs), Vec::<String>::new());
    while desk.run(&["undo"]).status.success() {}
    let book = desk.says(&["export"]).to_lowercase();
    for text in theirs {
        assert!(!book.contains(text), "{text} came back");
    }
    assert_eq!(left(desk, theirs), Vec::<String>::new());
    while desk.run(&["redo"]).status.success() {}
    assert_eq!(left(desk, theirs), Vec::<String>::new());
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn a_removed_person_does_not_come_back_and_another_one_does() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "northwind");
    desk.says(&["set", "person", "northwind", "uw", "--notes", "divorced, private 0171 555 7788"]);
    // A talk with them alone names nobody when they go: that is nothing to take back.
    desk.says(&["log", "northwind", "call Ulla: all is well"]);
    desk.says(&["add", "person", "northwind", "Olga Pfiffig", "--id", "op", "--notes", "tea"]);
    desk.says(&["rm", "person", "northwind", "op"]);
    desk.says(&["rm", "person", "northwind", "uw"]);
    desk.says(&["add", "inbox", "Mausi asked again"]);
    forget(&desk, "northwind", "Ulla Wrobel", &["--gone"]);
    assert!(desk.says(&["export"]).contains("someone asked again"), "known by the history");
    desk.says(&["undo"]);
    desk.says(&["undo"]);
    let book = desk.says(&["export"]);
    assert!(book.contains("Olga Pfiffig") && book.contains("tea"), "{}", desk.says(&["history"]));
    is_forgotten(&desk, &THEIRS);
}

#[test]
fn what_was_said_of_them_in_other_records_goes_from_the_history_too() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "northwind");
    let intel = ["intel", "northwind", "senior.concerns"];
    desk.says(&[&["add"], &intel[..], &["her divorced sister", "--person", "uw"]].concat());
    desk.says(&["rm", "person", "northwind", "uw"]);
    assert_eq!(left(&desk, &["divorced sister"]), ["divorced sister"], "what an undo needs");
    forget(&desk, "northwind", "uw", &["--gone"]);
    is_forgotten(&desk, &THEIRS);
}

#[test]
fn who_went_with_their_account_does_not_come_back_with_it() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "kestrel");
    desk.says(&["rm", "account", "kestrel"]);
    forget(&desk, "kestrel", "Ulla Wrobel", &["--gone"]);
    let history = desk.says(&["history", "--most", "1"]);
    assert!(history.contains("took away account Kestrel Mining; a part of it is"), "{history}");
    let said = desk.says(&["undo"]);
    assert!(said.contains("forgotten"), "{said}");
    assert!(desk.says(&["export"]).contains("\"id\": \"kestrel\""), "the account itself does");
    is_forgotten(&desk, &THEIRS);
    // A wrong account is refused, and so is a name that nobody had.
    let output = desk.run(&["forget", "nowhere", "Ulla Wrobel", "--gone"]);
    assert!(!output.status.success(), "{output:?}");
}

#[test]
fn the_other_of_two_merged_people_does_not_come_back() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "northwind");
    let add = ["add", "person", "northwind", "U. Wrobell-Kahn", "--id", "uk"];
    desk.says(&[&add[..], &["--email", "ukahn@x.example", "--notes", "whisky"]].concat());
    desk.says(&["merge", "--person", "northwind", "uw", "uk"]);
    forget(&desk, "northwind", "uw", &[]);
    is_forgotten(&desk, &THEIRS);
    let desk = Desk::with_demo();
    add_ulla(&desk, "northwind");
    desk.says(&[&add[..], &["--email", "ukahn@x.example", "--notes", "whisky"]].concat());
    desk.says(&["merge", "--person", "northwind", "uw", "uk"]);
    desk.says(&["rm", "person", "northwind", "uw"]);
    forget(&desk, "northwind", "Ulla Wrobel", &["--gone"]);
    is_forgotten(&desk, &THEIRS);
}

#[test]
fn who_came_over_with_a_merged_account_is_not_in_the_one_that_went() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "kestrel");
    desk.says(&["add", "person", "kestrel", "Olga Pfiffig", "--notes", "tea"]);
    desk.says(&["merge", "northwind", "kestrel"]);
    forget(&desk, "northwind", "uw", &[]);
    desk.says(&["undo"]);
    assert!(desk.says(&["export", "--account", "kestrel"]).contains("tea"), "the other goes back");
    is_forgotten(&desk, &THEIRS);
}

#[test]
fn an_import_that_was_taken_back_is_not_done_again_with_them() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "northwind");
    desk.says(&["undo"]);
    forget(&desk, "northwind", "Ulla Wrobel", &["--gone"]);
    is_forgotten(&desk, &THEIRS);
}

#[test]
fn what_they_were_called_before_is_theirs_too_and_what_looks_like_it_is_not() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "northwind");
    desk.says(&["add", "inbox", "Mausi, uwro@x.example 0171 5557788"]);
    let others = ["Mausis Laden, muwro@x.example", "order 25557789", "Mausinger called"];
    others.iter().for_each(|text| {
        desk.says(&["add", "inbox", text]);
    });
    let now = ["--name", "Ulla Kahn", "--email", "ukahn@x.example", "--phone", "0199 111222"];
    desk.says(
        &[&["set", "person", "northwind", "uw"], &now[..], &["--alias", "Hasenfuss"]].concat(),
    );
    let data = desk.says(&["person-data", "northwind", "uw"]);
    assert!(data.contains("Mausi, uwro@x.example"), "{data}");
    forget(&desk, "northwind", "uw", &[]);
    let book = desk.says(&["export"]);
    assert!(book.contains("\"someone, someone someone\""), "{book}");
    for text in &others[1..] {
        assert!(book.contains(text), "{text}");
    }
    assert!(book.contains("muwro@x.example"), "another address");
    assert_eq!(left(&desk, &["wrobel", "ukahn", "divorced", "hasenfuss", "555 7788"]), [""; 0]);
}

#[test]
fn a_title_that_became_a_name_is_no_name_of_theirs() {
    let desk = Desk::with_demo();
    desk.says(&["add", "person", "northwind", "Head of Logistics", "--id", "hl", "--placeholder"]);
    desk.says(&[
        "set",
        "person",
        "northwind",
        "hl",
        "--name",
        "Ulla Wrobel",
        "--clear",
        "placeholder",
    ]);
    desk.says(&["add", "inbox", "Logistics is late; the Head of Logistics knows"]);
    forget(&desk, "northwind", "hl", &[]);
    let book = desk.says(&["export"]);
    assert!(book.contains("Logistics is late; the Head of Logistics knows"), "{book}");
}

#[test]
fn who_got_the_number_of_their_record_and_who_shares_a_name_stay_as_they_were() {
    let desk = Desk::with_demo();
    add_ulla(&desk, "northwind");
    desk.says(&["rm", "person", "northwind", "uw"]);
    // The number of the record is free, and given again.
    desk.says(&["add", "person", "northwind", "Karl Wrobel", "--id", "kw", "--notes", "chess"]);
    desk.says(&["set", "person", "northwind", "kw", "--notes", "go"]);
    desk.says(&["rm", "person", "northwind", "kw"]);
    forget(&desk, "northwind", "Ulla Wrobel", &["--gone"]);
    desk.says(&["undo"]);
    desk.says(&["undo"]);
    let book = desk.says(&["export"]);
    assert!(book.contains("Karl Wrobel") && book.contains("chess"), "{}", desk.says(&["history"]));
    is_forgotten(&desk, &["ulla", "mausi", "uwro", "divorced", "whisky"]);
}
