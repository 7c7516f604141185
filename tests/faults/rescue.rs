//! Restore when it is needed, copies in rotation, and a doctor that saves what can be read.

use super::book::book;
use super::desk::{Desk, export, is_a_sentence, refused};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

fn export_of(desk: &Desk, file: &Path) -> String {
    let output = desk.command_on(file, &["export"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn backup(desk: &Desk) -> PathBuf {
    let copy = desk.path("copy.anteroom");
    desk.says(&["backup", copy.to_str().unwrap()]);
    copy
}

fn newer(path: &Path) {
    Connection::open(path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
}

#[test]
fn a_copy_comes_back_whatever_stands_in_its_place() {
    let whole = Desk::with_demo();
    let bytes = fs::read(whole.file()).unwrap();
    let mut torn = bytes.clone();
    torn[4096..].iter_mut().step_by(7).for_each(|byte| *byte ^= 0x55);
    let cut = bytes[..bytes.len() / 3].to_vec();
    for (n, stands) in
        [Some(&b""[..]), Some(b"my notes"), Some(&torn), Some(&cut), None].into_iter().enumerate()
    {
        let desk = Desk::with_demo();
        let copy = backup(&desk);
        let wanted = export_of(&desk, &copy);
        match stands {
            Some(bytes) => fs::write(desk.file(), bytes).unwrap(),
            None => newer(&desk.file()),
        }
        let stood = fs::read(desk.file()).unwrap();
        let said = desk.says(&["restore", copy.to_str().unwrap()]);
        assert!(said.contains("before-restore"), "{said}");
        assert!(desk.says(&["export"]) == wanted, "{n}");
        assert!(fs::read(desk.path("rep.anteroom.before-restore")).unwrap() == stood, "{n}");
    }
}

#[test]
fn after_the_file_was_removed_what_lay_beside_it_does_not_go_into_the_copy() {
    let desk = Desk::with_demo();
    let copy = backup(&desk);
    let wanted = export_of(&desk, &copy);
    let mut pty = super::program::start(&desk, super::program::SIZE);
    pty.brings("2j-", "saved:");
    super::program::kill(&pty);
    fs::remove_file(desk.file()).unwrap();
    desk.says(&["restore", copy.to_str().unwrap()]);
    assert!(desk.says(&["export"]) == wanted);
    assert!(desk.path("rep.anteroom.lost-wal").exists());
}

#[test]
fn each_restore_keeps_what_it_replaces_and_gives_any_of_them_back() {
    let desk = Desk::with_demo();
    let copy = backup(&desk);
    let copied = fs::read(&copy).unwrap();
    let mut states = vec![desk.says(&["export"])];
    for n in 0..3 {
        desk.says(&["log", "Northwind Hydro", &format!("called: number {n}")]);
        states.push(desk.says(&["export"]));
        desk.says(&["restore", copy.to_str().unwrap()]);
    }
    for (n, end) in ["", "-2", "-3"].iter().enumerate() {
        let kept = desk.path(&format!("rep.anteroom.before-restore{end}"));
        assert!(export_of(&desk, &kept) == states[n + 1], "{end}");
    }
    desk.says(&["restore", "rep.anteroom.before-restore-2"]);
    assert!(desk.says(&["export"]) == states[2]);
    assert!(fs::read(&copy).unwrap() == copied);
    let left = desk.path("rep.anteroom.before-restore-2");
    assert!(export_of(&desk, &left) == states[2], "what was restored is still there");
}

#[test]
fn a_restore_is_put_in_the_place_of_a_file_and_of_nothing_else() {
    let desk = Desk::with_demo();
    let copy = backup(&desk);
    let (pipe, folder) = (desk.path("pipe"), desk.path("folder"));
    fs::create_dir(&folder).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for place in [&pipe, &folder] {
        let output = desk.command_on(place, &["restore", copy.to_str().unwrap()]).output().unwrap();
        refused(&output, "this is not an anteroom file");
        assert!(!fs::metadata(place).unwrap().is_file());
    }
}

#[test]
fn no_book_has_a_name_that_is_of_a_part_of_another() {
    let desk = Desk::new();
    for name in ["book-shm", "book-wal", "book-journal", ".anteroom-1-abcdef"] {
        let file = desk.path(name);
        let output = desk.command_on(&file, &["add", "account", "Alfa"]).output().unwrap();
        refused(&output, "name another");
        assert!(!file.exists(), "{name}");
    }
}

#[test]
fn a_restore_that_is_killed_loses_neither_the_book_nor_the_copy() {
    let desk = Desk::with_demo();
    let copy = backup(&desk);
    desk.says(&["log", "Northwind Hydro", "called: spares"]);
    desk.says(&["restore", copy.to_str().unwrap()]);
    let kept = desk.path("rep.anteroom.before-restore");
    let (is, was) = (desk.says(&["export"]), export_of(&desk, &kept));
    let bytes = fs::read(&kept).unwrap();
    for delay in (0..14_u64).map(|n| n * 6) {
        let mut child = desk
            .command(&["restore", kept.to_str().unwrap()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(delay));
        let _ = child.kill();
        child.wait().unwrap();
        assert!(fs::read(&kept).unwrap() == bytes, "{delay}");
        let found = desk.says(&["export"]);
        assert!(found == is || found == was, "{delay}");
    }
    desk.says(&["log", "Northwind Hydro", "called: again"]);
    let left = fs::read_dir(desk.folder.path()).unwrap().flatten();
    let left = left.map(|e| e.file_name().to_string_lossy().into_owned());
    let left: Vec<String> = left.filter(|name| name.starts_with(".anteroom-")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_copy_is_kept_each_day_before_an_import_and_before_a_large_undo() {
    let desk = Desk::with_demo();
    let copies = desk.path("rep.anteroom.copies");
    let names = || {
        let names = fs::read_dir(&copies).into_iter().flatten().flatten();
        let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    let log = |day: &str| desk.says(&["--today", day, "log", "Northwind Hydro", "called: spares"]);
    log("2026-11-24");
    log("2026-11-24");
    assert_eq!(names(), ["2026-11-24-daily.anteroom"]);
    log("2026-11-25");
    let large = desk.path("large.json");
    fs::write(&large, book(30)).unwrap();
    let before = desk.says(&["export"]);
    desk.says(&["--today", "2026-11-25", "import", large.to_str().unwrap()]);
    let after = desk.says(&["export"]);
    let said = desk.run(&["--today", "2026-11-25", "undo"]);
    assert!(said.status.success(), "{said:?}");
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("records") && said.contains("copy"), "{said}");
    assert_eq!(
        names(),
        [
            "2026-11-24-daily.anteroom",
            "2026-11-25-daily.anteroom",
            "2026-11-25-import.anteroom",
            "2026-11-25-undo.anteroom"
        ]
    );
    assert!(export_of(&desk, &copies.join("2026-11-25-import.anteroom")) == before);
    assert!(export_of(&desk, &copies.join("2026-11-25-undo.anteroom")) == after);
    // The step of another day says its day, and a small one of today nothing.
    log("2026-11-26");
    let small = desk.says(&["--today", "2026-11-26", "undo"]);
    assert!(!small.contains("copy"), "{small}");
    let old = desk.says(&["--today", "2026-11-27", "undo"]);
    assert!(old.contains("2026-11-25") && old.contains("copy"), "{old}");
}

/// The pages of a table, by the number that its file has for it.
fn root_of(file: &Path, table: &str) -> usize {
    let db = Connection::open(file).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?";
    usize::try_from(db.query_row(sql, [table], |row| row.get::<_, i64>(0)).unwrap()).unwrap()
}

#[test]
fn doctor_says_what_still_reads_saves_it_and_names_the_newest_copy() {
    let desk = Desk::with_demo();
    let copy = desk.path("rep-2026-11-01.anteroom");
    desk.says(&["backup", copy.to_str().unwrap()]);
    let people = desk.says(&["list", "people"]);
    let page = root_of(&desk.file(), "contact");
    let mut bytes = fs::read(desk.file()).unwrap();
    let at = (page - 1) * 4096;
    bytes[at..at + 4096].fill(0xee);
    fs::write(desk.file(), &bytes).unwrap();
    let output = desk.run(&["doctor"]);
    let sentence = String::from_utf8(output.stderr.clone()).unwrap();
    super::desk::refused(&output, "rep.anteroom.saved");
    assert!(sentence.contains("rep-2026-11-01.anteroom"), "{sentence}");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("not all could be read: contact"), "{said}");
    assert!(!said.contains("not all could be read: person"), "{said}");
    assert!(fs::read(desk.file()).unwrap() == bytes, "the damaged file stays as it is");
    let saved = desk.path("rep.anteroom.saved");
    let output = desk.command_on(&saved, &["list", "people"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), people);
    let output = desk.command_on(&saved, &["doctor"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_damaged_index_is_made_anew() {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    let page = root_of(&desk.file(), "account_name");
    let mut bytes = fs::read(desk.file()).unwrap();
    bytes[(page - 1) * 4096 + 8] ^= 0x01;
    fs::write(desk.file(), &bytes).unwrap();
    let output = desk.run(&["doctor"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() || said.contains("saved"), "{output:?}");
    assert!(desk.says(&["export"]) == before);
}

#[test]
fn one_damaged_letter_does_not_stop_the_other_accounts() {
    let desk = Desk::with_demo();
    let db = Connection::open(desk.file()).unwrap();
    db.execute_batch(
        "UPDATE account SET name = CAST(x'4e6fff74' AS TEXT) WHERE name = 'Northwind Hydro'",
    )
    .unwrap();
    drop(db);
    let bench = desk.open().unwrap();
    assert!(export(&bench).contains("Osterby"));
    assert!(desk.says(&["list", "accounts"]).contains("Osterby"));
    let mut screen = super::screen::Screen::new(desk.open().unwrap(), super::screen::SIZES[1]);
    screen.types("j");
    assert!(screen.text().contains("Osterby"), "{}", screen.text());
    let faults = bench.doctor().unwrap();
    assert_eq!(faults.len(), 1, "{faults:?}");
    is_a_sentence(&faults[0]);
}

#[test]
fn nothing_more_is_written_into_a_file_that_is_known_to_be_damaged() {
    let desk = Desk::with_demo();
    let page = root_of(&desk.file(), "change");
    let mut bench = desk.open().unwrap();
    let mut bytes = fs::read(desk.file()).unwrap();
    let at = (page - 1) * 4096;
    bytes[at..at + 4096].fill(0xee);
    drop(bench);
    fs::write(desk.file(), &bytes).unwrap();
    bench = desk.open().unwrap();
    let said = bench.undo().unwrap_err().to_string();
    is_a_sentence(&said);
    let draft = bench.keep_draft("log", "text").unwrap_err().to_string();
    assert!(draft.contains("damaged"), "{draft}");
}

#[test]
fn a_book_of_which_nothing_can_be_read_is_told_and_no_empty_one_is_made_of_it() {
    let desk = Desk::with_demo();
    desk.says(&["backup", "copy.anteroom"]);
    let whole = fs::read(desk.file()).unwrap();
    fs::write(desk.file(), &whole[..5_000]).unwrap();
    let output = desk.run(&["doctor"]);
    super::desk::refused(&output, "nothing of it can be read");
    assert!(!desk.path("rep.anteroom.saved").exists(), "{output:?}");
    assert!(output.stdout.len() < 4_000, "{output:?}");
}

#[test]
fn of_a_book_that_was_cut_off_what_is_left_is_saved() {
    let desk = Desk::with_demo();
    desk.says(&["backup", "copy.anteroom"]);
    let whole = fs::read(desk.path("copy.anteroom")).unwrap();
    fs::write(desk.file(), &whole[..whole.len() * 3 / 4]).unwrap();
    super::desk::refused(&desk.run(&["doctor"]), ".saved now");
    let saved = desk.path("rep.anteroom.saved");
    let output = desk.command_on(&saved, &["export"]).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("Northwind"), "{output:?}");
}

/// Two programs write while a third restores: what was said to be saved is in the book, or in what it was before.
#[test]
fn a_restore_among_writers_loses_nothing_that_was_saved() {
    let desk = Desk::with_demo();
    let copy = backup(&desk);
    let (mut saved, mut restored) = (Vec::new(), 0);
    for round in 0..6 {
        let stop = std::sync::atomic::AtomicBool::new(false);
        let write = &|writer: usize| {
            let mut said = Vec::new();
            for n in 0.. {
                if stop.load(std::sync::atomic::Ordering::Relaxed) {
                    break;
                }
                let text = format!("r{round}w{writer}n{n}.");
                if desk.run(&["add", "inbox", &text]).status.success() {
                    said.push(text);
                }
            }
            said
        };
        std::thread::scope(|scope| {
            let writers: Vec<_> = (0..2).map(|n| scope.spawn(move || write(n))).collect();
            for _ in 0..4 {
                sleep(Duration::from_millis(60));
                let done = desk.run(&["restore", copy.to_str().unwrap()]);
                restored += usize::from(done.status.success());
            }
            stop.store(true, std::sync::atomic::Ordering::Relaxed);
            writers.into_iter().for_each(|w| saved.extend(w.join().unwrap()));
        });
    }
    let mut all = desk.says(&["export"]);
    for entry in fs::read_dir(desk.folder.path()).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let is_kept =
            name.contains(".before-restore") && !name.ends_with("-wal") && !name.ends_with("-shm");
        if is_kept {
            all += &export_of(&desk, &entry.path());
        }
    }
    let lost: Vec<&String> = saved.iter().filter(|text| !all.contains(text.as_str())).collect();
    assert!(lost.is_empty(), "{} of {}: {lost:?}", lost.len(), saved.len());
    assert!(restored > 0 && !saved.is_empty(), "{restored}");
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}
