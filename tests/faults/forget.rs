//! Somebody is forgotten: killed at any moment it is done or not begun, and no byte of the file shows them after.

use super::desk::{Desk, import};
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

const BOOK: &str = r#"{"format":"anteroom/1","accounts":[
 {"id":"a","name":"Alfa","people":[
  {"id":"zoe-1","name":"Zoe Quillfeather","email":"zq@alfa.example","notes":"likes tea"},{"id":"q","name":"Bo Ek"}],
  "ties":[{"from":"zoe-1","to":"q","kind":"friend"}],
  "contacts":[{"id":"k","people":["zoe-1","q"],"note":"lunch"},{"id":"l","people":["q"],"note":"about Ms Quillfeather"}]},
 {"id":"b","name":"Beta","contacts":[{"id":"m","note":"Zoe Quillfeather moved here"}]}]}"#;

const THEIRS: [&str; 5] = ["Zoe", "Quillfeather", "zoe-1", "likes tea", "zq@alfa.example"];

fn desk() -> Desk {
    let desk = Desk::new();
    import(&mut desk.open().unwrap(), "book.json", BOOK).unwrap();
    desk.says(&["set", "person", "a", "zoe-1", "--title", "buyer"]);
    desk.open().unwrap().keep_draft("log", "call Quillfeather on Monday").unwrap();
    desk
}

/// What of them is in a byte of the file or beside it.
fn shown(desk: &Desk) -> Vec<&'static str> {
    let mut bytes = fs::read(desk.file()).unwrap();
    for extra in ["rep.anteroom-wal", "rep.anteroom-shm"] {
        bytes.extend(fs::read(desk.path(extra)).unwrap_or_default());
    }
    let is_there = |text: &&str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    THEIRS.into_iter().filter(is_there).collect()
}

#[test]
fn no_byte_shows_them_where_the_texts_of_others_are_blanked() {
    let desk = desk();
    let output = desk.run(&["forget", "a", "zoe-1", "--blank"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(shown(&desk), Vec::<&str>::new());
    let book = desk.says(&["export"]);
    assert!(book.contains("about Ms someone") && book.contains("someone moved here"));
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    while desk.run(&["undo"]).status.success() {}
    assert!(!desk.says(&["export"]).contains("Quillfeather"));
}

#[test]
fn what_is_left_is_said_with_its_account_and_the_copies_by_their_names() {
    let desk = desk();
    let copy = desk.path("rep.anteroom.before-restore");
    desk.says(&["backup", copy.to_str().unwrap()]);
    let output = desk.run(&["forget", "a", "zoe-1"]);
    let said = String::from_utf8(output.stderr).unwrap();
    for words in ["Alfa, contact", "Beta, contact", "about Ms Quillfeather", "before-restore"] {
        assert!(said.contains(words), "no {words:?} in {said}");
    }
    assert!(!said.contains("likes tea"), "{said}");
    assert!(!desk.says(&["history"]).contains("zq@alfa"));
}

#[test]
fn copies_in_rotation_go_where_that_is_wanted_and_others_stay() {
    let desk = desk();
    let beside = desk.path("rep.anteroom.before-restore");
    desk.says(&["backup", beside.to_str().unwrap()]);
    let turning = |desk: &Desk| {
        let entries = fs::read_dir(desk.path("rep.anteroom.copies")).into_iter().flatten();
        entries.flatten().map(|entry| fs::read(entry.path()).unwrap()).collect::<Vec<_>>()
    };
    let with_them = |copies: &[Vec<u8>]| {
        let theirs = |bytes: &&Vec<u8>| bytes.windows(5).any(|part| part == b"Quill");
        copies.iter().filter(theirs).count()
    };
    assert!(with_them(&turning(&desk)) > 0, "a day's first work keeps a copy");
    let output = desk.run(&["forget", "a", "zoe-1", "--blank", "--copies"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("had them and is gone") && said.contains("before-restore"), "{said}");
    assert_eq!(with_them(&turning(&desk)), 0);
    assert!(beside.exists());
}

#[test]
fn killed_at_any_moment_it_is_done_or_not_begun() {
    let (mut done, mut not_begun) = (0, 0);
    for delay in (0..16_u64).map(|n| n * 5) {
        let desk = desk();
        let mut child = desk
            .command(&["forget", "a", "zoe-1", "--blank"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(delay));
        let _ = child.kill();
        child.wait().unwrap();
        let book = desk.says(&["export"]);
        if book.contains("likes tea") {
            not_begun += 1;
            assert!(book.contains("about Ms Quillfeather"), "{delay}");
        } else {
            done += 1;
            assert_eq!(shown(&desk), Vec::<&str>::new(), "{delay}");
            assert!(!book.contains("Quillfeather"), "{delay}");
        }
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"), "{delay}");
    }
    assert!(not_begun > 0 && done + not_begun == 16, "{done} {not_begun}");
}
