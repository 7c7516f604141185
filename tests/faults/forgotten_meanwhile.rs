//! Somebody is forgotten while other programs make copies, read the book or take a step back: no copy keeps them without
//! being named, by whatever name the book is opened.

use super::desk::{Desk, export};
use super::screen::{SIZES, Screen};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const NAME: &str = "Quibbleworth";
const FORGET: [&str; 5] = ["forget", "Northwind", NAME, "--blank", "--copies"];

fn with_them() -> Desk {
    let desk = Desk::with_demo();
    desk.says(&["add", "person", "Northwind", "Jonas Quibbleworth, buyer"]);
    fs::remove_dir_all(desk.path("rep.anteroom.copies")).unwrap();
    desk
}

fn start(desk: &Desk, arguments: &[&str]) -> Child {
    let mut command = desk.command(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Every file below the folder that has their name.
fn keep_them(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(keep_them(&path));
        } else if fs::read(&path).unwrap().windows(NAME.len()).any(|part| part == NAME.as_bytes()) {
            found.push(path);
        }
    }
    found
}

/// Both at once, again and again; where they were forgotten every file that has them was named.
fn no_copy_is_unnamed(other: &[&str]) {
    let mut done = 0;
    for round in 0..12 {
        let desk = with_them();
        fs::write(desk.path("list.csv"), "account,city\nZulu Works,Oslo\n").unwrap();
        let forgets = start(&desk, &FORGET);
        sleep(Duration::from_millis(round * 7));
        let other = desk.run(other);
        let forgot = forgets.wait_with_output().unwrap();
        if forgot.status.success() {
            done += 1;
            let told = String::from_utf8(forgot.stderr).unwrap();
            for path in keep_them(desk.folder.path()) {
                let name = path.file_name().unwrap().to_str().unwrap();
                assert!(told.contains(name), "{round}: {name} is not in {told}; {other:?}");
            }
        }
        assert_eq!(desk.open().unwrap().doctor().unwrap(), Vec::<String>::new());
    }
    assert!(done > 0, "{other:?}");
}

#[test]
fn a_copy_that_is_made_while_somebody_is_forgotten_does_not_keep_them() {
    no_copy_is_unnamed(&["import", "list.csv"]);
    no_copy_is_unnamed(&["add", "inbox", "the copy of the day"]);
    no_copy_is_unnamed(&["--today", "2026-12-24", "undo"]);
}

#[test]
fn a_backup_that_is_made_while_somebody_is_forgotten_does_not_keep_them() {
    no_copy_is_unnamed(&["backup", "mine.anteroom"]);
}

#[test]
fn what_lies_beside_a_link_to_the_book_is_named_or_goes_as_what_lies_beside_the_book() {
    let desk = with_them();
    let copy = fs::read(desk.file()).unwrap();
    fs::create_dir_all(desk.path("away")).unwrap();
    fs::rename(desk.file(), desk.path("away/book")).unwrap();
    std::os::unix::fs::symlink(desk.path("away/book"), desk.file()).unwrap();
    let made = ["rep.anteroom.copies/2026-01-01-daily.anteroom", "rep.anteroom.unsaved"]
        .into_iter()
        .chain(["away/book.copies/2026-01-01-daily.anteroom", "away/book.unsaved"]);
    let made: Vec<&str> = made.collect();
    let own = ["mine.anteroom", "away/mine.anteroom"];
    for folder in ["rep.anteroom.copies", "away/book.copies"] {
        fs::create_dir(desk.path(folder)).unwrap();
    }
    for name in made.iter().chain(&own) {
        fs::write(desk.path(name), &copy).unwrap();
    }
    let lines = |output: &std::process::Output, words: &str| -> Vec<String> {
        let told = String::from_utf8(output.stderr.clone()).unwrap();
        told.lines().filter(|line| line.contains(words)).map(str::to_owned).collect()
    };
    // By a relative name, as a rep types it.
    let run = |arguments: &[&str]| {
        desk.command_on(Path::new("rep.anteroom"), arguments).output().unwrap()
    };
    let output = run(&["forget", "Northwind", NAME, "--blank"]);
    assert!(output.status.success(), "{output:?}");
    let named = lines(&output, "still has them");
    for name in made.iter().chain(&own) {
        assert!(named.iter().any(|line| line.ends_with(&format!("/{name}"))), "{name}: {named:?}");
    }
    assert_eq!(named.len(), made.len() + own.len(), "{named:?}");
    let output = run(&["forget", "Northwind", "Jonas Quibbleworth", "--gone", "--copies"]);
    assert!(output.status.success(), "{output:?}");
    let gone = lines(&output, "had them and is gone");
    for name in &made {
        assert!(gone.iter().any(|line| line.ends_with(&format!("/{name}"))), "{name}: {gone:?}");
        assert!(!desk.path(name).exists(), "{name}");
    }
    assert!(own.iter().all(|name| desk.path(name).exists()));
    assert_eq!(lines(&output, "still has them").len(), own.len());
}

#[test]
fn what_the_program_laid_beside_the_book_goes_and_what_is_the_reps_own_is_named() {
    let desk = with_them();
    let copy = fs::read(desk.file()).unwrap();
    let made = ["unsaved", "unsaved-2", "saved", "before-restore", "before-13"];
    let own = ["saved-by-me", "before-the-fair"];
    for word in made.iter().chain(&own) {
        fs::write(desk.path(&format!("rep.anteroom.{word}")), &copy).unwrap();
    }
    // A letter stood in the place of the book once, and a restore has kept it.
    let letter = desk.path("rep.anteroom.before-restore-2");
    fs::write(&letter, "Dear Jonas Quibbleworth").unwrap();
    let output = desk.run(&FORGET);
    assert!(output.status.success(), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    let is_told = |words: &str, name: &str| {
        told.lines().any(|line| line.contains(words) && line.ends_with(&format!(".{name}")))
    };
    for word in made {
        assert!(is_told("had them and is gone", word), "{word}: {told}");
        assert!(!desk.path(&format!("rep.anteroom.{word}")).exists(), "{word}");
    }
    for word in own.into_iter().chain(["before-restore-2"]) {
        assert!(is_told("still has them", word), "{word}: {told}");
        assert!(desk.path(&format!("rep.anteroom.{word}")).exists(), "{word}");
    }
}

/// Reads the book for so long.
fn reads(desk: &Desk, milliseconds: u64) -> std::thread::JoinHandle<()> {
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN; SELECT count(*) FROM person").unwrap();
    std::thread::spawn(move || {
        sleep(Duration::from_millis(milliseconds));
        other.execute_batch("COMMIT").unwrap();
    })
}

#[test]
fn who_reads_the_book_for_a_moment_is_waited_for_and_who_goes_on_is_named() {
    let desk = with_them();
    let reader = reads(&desk, 1500);
    let output = desk.run(&FORGET);
    assert!(output.status.success(), "{output:?}");
    reader.join().unwrap();
    assert_eq!(keep_them(desk.folder.path()), Vec::<PathBuf>::new());

    let desk = with_them();
    let reader = reads(&desk, 8000);
    let output = desk.run(&FORGET);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("is reading what it was before"), "{told}");
    if cfg!(target_os = "linux") {
        assert!(told.contains(&format!("(process {})", std::process::id())), "{told}");
    }
    // A start while it goes on is not held up.
    let begun = Instant::now();
    desk.says(&["list", "people"]);
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
    reader.join().unwrap();
    desk.says(&["list", "people"]);
    assert_eq!(keep_them(desk.folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_step_of_before_somebody_was_forgotten_is_asked_about_and_told() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[0]);
    screen.types("2aJonas Quibbleworth, buyer");
    screen.key(crossterm::event::KeyCode::Enter, crossterm::event::KeyModifiers::NONE);
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    desk.says(&FORGET);
    let before = export(&desk.open().unwrap());
    assert!(before.contains("Northwind"));
    screen.types("u");
    for words in ["u again takes back what was done before", "import of demo.json", " records"] {
        assert!(screen.text().contains(words), "no {words:?} in {}", screen.text());
    }
    assert_eq!(export(&desk.open().unwrap()), before);
    screen.types("u");
    assert!(screen.text().contains("undone: import of demo.json"), "{}", screen.text());
    assert!(screen.text().contains("before somebody was forgotten"), "{}", screen.text());
    assert!(!export(&desk.open().unwrap()).contains("Northwind"));

    // A command says it; of what is done after it nothing is asked or said.
    let desk = with_them();
    desk.says(&["set", "account", "Northwind", "--notes", "plain note"]);
    desk.says(&FORGET);
    desk.says(&["set", "account", "Northwind", "--notes", "another note"]);
    assert!(!desk.says(&["undo"]).contains("forgotten"));
    let said = desk.says(&["undo"]);
    assert!(said.contains("plain note") && said.contains("somebody was forgotten"), "{said}");
}
