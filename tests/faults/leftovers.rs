//! What killed runs have left of copies, each a whole book: gone with the next command and with every forget, while that
//! of a program at work stays and is named.

use super::desk::Desk;
use super::forgotten_copies::{daily, with_zorba};
use anteroom::store::unfinished_name;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const THEIRS: [&str; 3] = ["Zorba", "Quenzel", "zorba@q.example"];
const FORGET: [&str; 5] = ["forget", "northwind", "zq", "--blank", "--copies"];

/// The number of a process that is gone.
fn gone() -> u32 {
    let mut child = Command::new("true").spawn().unwrap();
    child.wait().unwrap();
    child.id()
}

/// A process that has the file open, which is then called as one that it makes.
fn at_work(path: &Path) -> (Child, PathBuf) {
    let file = fs::File::open(path).unwrap();
    let child = Command::new("sleep").arg("600").stdin(Stdio::from(file)).spawn().unwrap();
    let made = path.with_file_name(unfinished_name(child.id(), 1));
    fs::rename(path, &made).unwrap();
    (child, made)
}

fn ends(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Every file below the folder that has a byte of theirs.
fn with_them(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(with_them(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            let has = |text: &str| bytes.windows(text.len()).any(|part| part == text.as_bytes());
            found.extend(THEIRS.iter().any(|text| has(text)).then_some(path));
        }
    }
    found
}

/// A whole book beside the book, among its copies and beside a backup elsewhere, as runs that were killed leave them.
fn with_leftovers() -> (Desk, Vec<PathBuf>) {
    let desk = with_zorba();
    fs::create_dir(desk.path("away")).unwrap();
    desk.says(&["backup", desk.path("away/one.anteroom").to_str().unwrap()]);
    let copy = daily(&desk);
    let mut left = Vec::new();
    for folder in ["rep.anteroom.copies", ".", "away"] {
        for end in ["", "-journal"] {
            left.push(desk.path(folder).join(unfinished_name(gone(), 1) + end));
        }
    }
    for path in &left {
        fs::copy(&copy, path).unwrap();
    }
    fs::remove_file(desk.path("away/one.anteroom")).unwrap();
    (desk, left)
}

#[test]
fn a_forget_leaves_no_byte_of_them_in_what_killed_runs_have_left() {
    let (desk, left) = with_leftovers();
    assert!(with_them(desk.folder.path()).len() > left.len());
    let output = desk.run(&FORGET);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(with_them(desk.folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn the_next_command_takes_what_was_left_beside_the_book_and_among_its_copies() {
    let (desk, left) = with_leftovers();
    desk.says(&["add", "inbox", "a thought"]);
    for path in left {
        assert_eq!(path.exists(), path.starts_with(desk.path("away")), "{}", path.display());
    }
    assert!(daily(&desk).exists());
}

#[test]
fn what_another_program_makes_just_now_stays_and_is_named() {
    for (folder, named) in [("rep.anteroom.copies", true), (".", true), (".", false)] {
        let desk = with_zorba();
        let path = desk.path(folder).join("made");
        match named {
            true => drop(fs::copy(daily(&desk), &path).unwrap()),
            false => fs::write(&path, "half of a page").unwrap(),
        }
        let before = fs::read(&path).unwrap();
        let (child, made) = at_work(&path);
        let output = desk.run(&FORGET);
        let told = String::from_utf8(output.stderr).unwrap();
        let name = made.file_name().unwrap().to_str().unwrap();
        let is_named =
            told.lines().any(|line| line.contains("still has them") && line.contains(name));
        assert_eq!(is_named, named, "{told}");
        assert!(fs::read(&made).unwrap() == before, "{folder}");
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(said.contains("for good"), !named, "{said}");
        ends(child);
        desk.says(&["list", "people"]);
        assert!(!made.exists(), "its maker is gone");
        assert_eq!(with_them(desk.folder.path()), Vec::<PathBuf>::new());
    }
}

/// Ends a backup while it is made; what it has left.
fn killed_backup(desk: &Desk) -> Option<PathBuf> {
    let to = desk.path("away/two.anteroom");
    let mut child = desk.command(&["backup", to.to_str().unwrap()]).spawn().unwrap();
    let left = || {
        let mut all = fs::read_dir(desk.path("away")).unwrap().flatten();
        all.find(|entry| entry.file_name().to_string_lossy().starts_with(".anteroom-"))
    };
    while child.try_wait().unwrap().is_none() {
        if left().is_some() {
            // So far that all of it is written.
            std::thread::sleep(std::time::Duration::from_millis(5));
            break;
        }
    }
    let _ = child.kill();
    child.wait().unwrap();
    let found = left().map(|entry| entry.path());
    if found.is_none() {
        let _ = fs::remove_file(to);
    }
    found
}

#[test]
fn a_backup_elsewhere_that_was_killed_is_known_to_a_forget() {
    let desk = with_zorba();
    fs::create_dir(desk.path("away")).unwrap();
    let left = (0..30).find_map(|_| killed_backup(&desk)).expect("a backup that was killed");
    let output = desk.run(&FORGET);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!left.exists(), "{told}");
    assert!(told.contains("is not there now") && told.contains("two.anteroom"), "{told}");
    // One that could not be made at all is not remembered.
    let desk = with_zorba();
    desk.is_refused(&["backup", "no-folder/three.anteroom"], "no-folder");
    let output = desk.run(&FORGET);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!told.contains("three.anteroom"), "{told}");
}

/// A folder as a look at another's book makes it, of the process of this number, made some time ago.
fn look(desk: &Desk, name: &str) -> PathBuf {
    let folder = desk.path("tmp").join(name);
    fs::create_dir_all(&folder).unwrap();
    let copy = folder.join("copy.anteroom");
    fs::copy(daily(desk), &copy).unwrap();
    Command::new("touch").args(["-d", "1 hour ago"]).arg(&folder).status().unwrap();
    copy
}

#[test]
fn the_copy_of_a_killed_look_goes_with_the_next_forget_and_that_of_a_living_one_stays() {
    let desk = with_zorba();
    let left = look(&desk, &unfinished_name(gone(), 1));
    let read = look(&desk, "under_way");
    // What somebody has put beside such a copy is not removed with it.
    let mine = look(&desk, &unfinished_name(gone(), 2)).parent().unwrap().to_owned();
    fs::write(mine.join("notes"), "mine").unwrap();
    Command::new("touch").args(["-d", "1 hour ago"]).arg(&mine).status().unwrap();
    let file = fs::File::open(&read).unwrap();
    let child = Command::new("sleep").arg("600").stdin(Stdio::from(file)).spawn().unwrap();
    let living = desk.path("tmp").join(unfinished_name(child.id(), 1));
    fs::rename(read.parent().unwrap(), &living).unwrap();
    let output = desk.command(&FORGET).env("TMPDIR", desk.path("tmp")).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(!left.parent().unwrap().exists());
    assert!(mine.join("notes").exists() && !mine.join("copy.anteroom").exists());
    assert!(living.join("copy.anteroom").exists());
    ends(child);
}

#[test]
fn what_only_looks_as_if_a_run_had_left_it_stays_and_doctor_names_it() {
    let desk = Desk::with_demo();
    desk.says(&["add", "inbox", "one"]);
    let names = [
        ".anteroom-PIovEd",
        ".anteroom-1-PIovEd",
        ".anteroom-4000000-PIovEd",
        ".anteroom-999999-abcdef",
        "rep.anteroom.copies/.anteroom-77-zzzzzz",
        ".anteroom-1-1-0123456789abcdef",
    ];
    for name in names {
        fs::write(desk.path(name), "my notes").unwrap();
    }
    let ours = desk.path(&unfinished_name(gone(), 1));
    fs::write(&ours, "half of a page").unwrap();
    desk.says(&["add", "inbox", "two"]);
    assert!(!ours.exists(), "the name says that the program has made it");
    let said = desk.says(&["doctor"]);
    for name in names {
        assert_eq!(fs::read_to_string(desk.path(name)).unwrap(), "my notes", "{name}");
        let file = Path::new(name).file_name().unwrap().to_str().unwrap();
        let is_named = said.lines().any(|line| line.starts_with(&format!("{file} of 2")));
        assert_eq!(is_named, !file.starts_with(".anteroom-1-1-"), "{name}: {said}");
    }
}
