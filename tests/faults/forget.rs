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
fn what_is_nearly_a_name_is_listed_in_their_account_and_nowhere_else() {
    let desk = desk();
    for (account, note) in [
        ("a", "Quilfeather is out"),
        ("a", "ZQ said no"),
        ("a", "a quilt"),
        ("b", "Quillfether"),
        ("b", "ask ZQ"),
    ] {
        desk.says(&["log", account, &format!("call: {note}")]);
    }
    let output = desk.run(&["forget", "a", "zoe-1", "--blank"]);
    let said = String::from_utf8(output.stderr).unwrap();
    for words in ["Quilfeather is out", "ZQ said no"] {
        assert!(said.contains(words), "no {words:?} in {said}");
    }
    for words in ["quilt", "Quillfether", "ask ZQ"] {
        assert!(!said.contains(words), "{words:?} in {said}");
    }
    // They may be others: nothing of them is changed.
    assert!(desk.says(&["export"]).contains("Quilfeather is out"));
}

#[test]
fn copies_that_the_program_made_go_where_that_is_wanted_and_those_of_the_rep_stay() {
    let desk = desk();
    let beside = desk.path("rep.anteroom.before-restore");
    for name in ["rep.anteroom.before-restore", "mine.anteroom", "other.db", "rep.anteroom.saved"] {
        desk.says(&["backup", desk.path(name).to_str().unwrap()]);
    }
    fs::write(desk.path("theirs.txt"), "Zoe Quillfeather").unwrap();
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
    assert!(!beside.exists(), "made by the program");
    for name in ["mine.anteroom", "other.db"] {
        assert!(said.contains(&format!("{name}\n")) && desk.path(name).exists(), "{said}");
    }
    assert!(!desk.path("rep.anteroom.saved").exists() && !said.contains("theirs.txt"), "{said}");
}

/// Each way to write them that a rep may have used, in texts of other accounts and of the file itself.
const WRITTEN: [&str; 12] = [
    "GUNNAR QUIXBY came",
    "gunnar quixby",
    "write to GQ@QUIXMAIL.EXAMPLE",
    "tel +4791122333",
    "call 91122333",
    "GUNNI",
    "Mr QUIXBY is new",
    "Qu\u{ed}xby said so",
    "GunnarQuixby and the Quixbys",
    "quixby.pdf of @quixby",
    "\u{ff31}uix\u{ad}by",
    "Quixby, Gunnar",
];

fn with_quixby() -> Desk {
    let desk = Desk::with_demo();
    let add = ["add", "person", "Northwind", "Gunnar Quixby", "--id", "quixby", "--alias", "Gunni"];
    let reached = ["--email", "gq@quixmail.example", "--phone", "+47 911 22 333"];
    desk.says(&[&add[..], &reached].concat());
    for text in WRITTEN {
        desk.says(&["add", "inbox", text]);
    }
    desk
}

/// What of somebody is in a byte of the file, in small letters without accents.
fn has_letters(desk: &Desk, wanted: &[&str]) -> Vec<String> {
    let bytes = fs::read(desk.file()).unwrap().to_ascii_lowercase();
    let is_there = |text: &&&str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
    wanted.iter().filter(is_there).map(|text| (*text).to_owned()).collect()
}

#[test]
fn in_whatever_letters_they_are_written_they_are_told_or_blanked() {
    let desk = with_quixby();
    desk.says(&["set", "account", "Northwind", "--notes", "Mr QUIXBY may come in May"]);
    let output = desk.run(&["forget", "Northwind", "quixby"]);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains("for good") && said.contains("13 texts with the name"), "{said}");
    let told = String::from_utf8(output.stderr).unwrap();
    for text in WRITTEN {
        assert!(told.contains(text), "{text:?} is not told: {told}");
    }
    // Once their record is gone, the name alone takes the texts.
    let output = desk.run(&["forget", "Northwind", "Gunnar Quixby", "--gone", "--blank"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(has_letters(&desk, &["quixby"]), Vec::<String>::new());

    let desk = with_quixby();
    desk.says(&["set", "account", "Northwind", "--notes", "Mr QUIXBY may come in May"]);
    let output = desk.run(&["forget", "Northwind", "quixby", "--blank", "--copies"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("for good"), "{said} {:?}", String::from_utf8(output.stderr));
    let book = desk.says(&["export"]);
    assert!(book.contains("Mr someone may come in May"));
    let theirs = ["quixby", "gunnar", "gunni", "quixmail", "91122333", "911 22 333", "qu\u{ed}xby"];
    assert_eq!(has_letters(&desk, &theirs), Vec::<String>::new());
    let folder = fs::read_dir(desk.path("rep.anteroom.copies")).unwrap().flatten();
    for copy in folder {
        let bytes = fs::read(copy.path()).unwrap();
        assert!(!bytes.windows(6).any(|part| part.eq_ignore_ascii_case(b"quixby")), "{copy:?}");
    }
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn words_that_only_look_like_the_name_stay() {
    let desk = Desk::with_demo();
    desk.says(&["add", "person", "Northwind", "May Li", "--alias", "Al", "--id", "mayli"]);
    let others = [
        "it may rain, maybe; also the mayor of Mayland",
        "Online list of Lina, Elina and Li-ion cells",
        "Al2O3, real alloys",
    ];
    for text in others {
        desk.says(&["add", "inbox", text]);
    }
    let output = desk.run(&["forget", "Northwind", "mayli", "--blank"]);
    assert!(output.status.success(), "{output:?}");
    let book = desk.says(&["export"]);
    for text in others {
        assert!(book.contains(text), "{text}: {book}");
    }
    // Somebody of the same surname keeps it, in texts too.
    desk.says(&["add", "person", "Northwind", "Nils Dahl", "--id", "nils"]);
    desk.says(&["add", "inbox", "Dahl called, not Nils Dahl"]);
    let output = desk.run(&["forget", "Northwind", "nils", "--blank"]);
    assert!(desk.says(&["export"]).contains("Dahl called, not someone"));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.contains("for good") && said.contains("a word that may be it"), "{said}");
    assert!(desk.says(&["export"]).contains("Ingrid Dahl"));
}

#[test]
fn no_id_of_them_stays_in_the_history_and_no_step_without_a_name() {
    let desk = Desk::with_demo();
    desk.says(&["add", "person", "Northwind", "Gunnar Quixby", "--id", "quixby"]);
    desk.says(&["set", "person", "Northwind", "lind", "--reports-to", "quixby"]);
    desk.says(&["set", "person", "Northwind", "lind", "--reports-to", "dahl"]);
    desk.says(&["log", "call Quixby: hello"]);
    desk.says(&["set", "account", "Northwind", "--notes", "plain note"]);
    desk.says(&["forget", "Northwind", "quixby", "--blank", "--copies"]);
    let history = desk.says(&["history"]).to_lowercase();
    assert!(!history.contains("quixby"), "{history}");
    assert_eq!(has_letters(&desk, &["quixby"]), Vec::<String>::new());
    // What is taken back next is what the rep did last.
    assert!(desk.says(&["export"]).contains("plain note"));
    let said = desk.says(&["undo"]);
    assert!(said.contains("plain note") || said.contains("notes"), "{said}");
    assert!(!desk.says(&["export"]).contains("plain note"));
    while desk.run(&["undo"]).status.success() {}
    assert!(!desk.says(&["history"]).to_lowercase().contains("quixby"));
}

#[test]
fn while_another_program_reads_the_book_it_is_not_called_clean_and_is_finished_later() {
    let desk = with_quixby();
    let other = rusqlite::Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN; SELECT count(*) FROM person").unwrap();
    let output = desk.run(&["forget", "Northwind", "quixby", "--blank", "--copies"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("not clean yet"), "{said}");
    assert!(said.contains("had them and is gone"), "{said}");
    assert!(!desk.says(&["list", "people"]).contains("Quixby"), "others read it meanwhile");
    other.execute_batch("COMMIT").unwrap();
    drop(other);
    let output = desk.run(&["list", "people"]);
    assert!(output.stderr.is_empty(), "{output:?}");
    assert_eq!(has_letters(&desk, &["quixby"]), Vec::<String>::new());
    assert!(!desk.path("rep.anteroom.lost-wal").exists());
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

/// Names of other scripts: what texts spell in Latin letters is found, the other name of the same letters is not.
#[test]
fn a_name_of_another_script_is_forgotten_in_latin_letters_too() {
    const BOOK: &str = r#"{"format":"anteroom/1","accounts":[
 {"id":"a","name":"Alfa","people":[{"id":"wm","name":"王敏"},{"id":"lh","name":"ليلى حداد"},
  {"id":"ds","name":"Дмитрий Соколов"},{"id":"q","name":"Bo Ek"}],
  "contacts":[{"id":"k","people":["q"],"note":"with Wang Min, min.wang and wangmin; Wang called"},
   {"id":"l","people":["q"],"note":"Leila Haddad, haddad leila and Ms Sokolova"},
   {"id":"m","people":["q"],"note":"Dmitri Sokolov in 5 min, had dad"}]}]}"#;
    let desk = Desk::new();
    import(&mut desk.open().unwrap(), "book.json", BOOK).unwrap();
    for (person, left, gone) in [
        ("wm", &["with someone, someone and someone; Wang called", "5 min"][..], "Min"),
        ("lh", &["someone, someone and Ms Sokolova", "had dad"], "Leila"),
        ("ds", &["someone in 5 min, had dad"], "Dmitri"),
    ] {
        let output = desk.run(&["forget", "a", person, "--blank"]);
        assert!(output.status.success(), "{output:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            person == "wm",
            said.contains("Wang called"),
            "what may be it is listed: {said}"
        );
        let book = desk.says(&["export"]);
        for text in left {
            assert!(book.contains(text), "{person}: {book}");
        }
        assert!(!book.contains(gone), "{person}: {book}");
    }
}
