//! A book under two names: links of either kind, and the names of what lies beside it.

use super::desk::Desk;
use super::screen::{SIZES, Screen};
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};

#[test]
fn a_book_with_a_second_name_is_looked_at_and_nothing_is_said_to_be_saved() {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    let other = desk.path("other.anteroom");
    fs::hard_link(desk.file(), &other).unwrap();
    let bench = desk.open().unwrap();
    assert!(bench.only_reads().unwrap().contains("other.anteroom"));
    let mut screen = Screen::new(bench, SIZES[1]);
    screen.types("2j-");
    assert!(!screen.text().contains("saved:"), "{}", screen.text());
    for file in [desk.file(), other.clone()] {
        let output = desk.command_on(&file, &["add", "inbox", "from here"]).output().unwrap();
        super::desk::refused(&output, "second name");
        let output = desk.command_on(&file, &["export"]).output().unwrap();
        assert!(String::from_utf8(output.stdout).unwrap() == before);
    }
    assert!(!desk.path("rep.anteroom-wal").exists() && !desk.path("other.anteroom-wal").exists());
    // A copy can be made and take its place; then each name has a file of its own.
    desk.says(&["backup", "copy.anteroom"]);
    desk.says(&["restore", "copy.anteroom"]);
    desk.says(&["add", "inbox", "from here"]);
    assert!(desk.says(&["export"]).contains("from here"));
    let output = desk.command_on(&other, &["export"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap() == before);
}

#[test]
fn a_second_name_that_a_killed_restore_left_gets_a_file_of_its_own() {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    let kept = desk.path("rep.anteroom.before-restore");
    fs::hard_link(desk.file(), &kept).unwrap();
    desk.says(&["add", "inbox", "goes on"]);
    assert_ne!(fs::metadata(&kept).unwrap().ino(), fs::metadata(desk.file()).unwrap().ino());
    let output = desk.command_on(&kept, &["export"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap() == before);
}

#[test]
fn a_link_and_its_book_are_one() {
    let desk = Desk::with_demo();
    let link = desk.path("link.anteroom");
    symlink("rep.anteroom", &link).unwrap();
    let far = desk.path("far.anteroom");
    symlink(&link, &far).unwrap();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.types("2j-");
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    for (n, path) in [&link, &far].into_iter().enumerate() {
        let text = format!("word {n}");
        let output = desk.command_on(path, &["add", "inbox", &text]).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        screen.types("-");
    }
    drop(screen);
    let book = desk.says(&["export"]);
    assert!(book.contains("word 0") && book.contains("word 1"));
    let output = desk.command_on(&far, &["export"]).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap() == book);
    for beside in ["link.anteroom-wal", "link.anteroom.copies", "far.anteroom-wal"] {
        assert!(!desk.path(beside).exists(), "{beside}");
    }
    // One that leads to nothing yet begins a book there.
    let new = desk.path("new.anteroom");
    symlink(desk.path("begun.anteroom"), &new).unwrap();
    let output = desk.command_on(&new, &["add", "account", "Alfa"]).output().unwrap();
    assert!(output.status.success() && desk.path("begun.anteroom").is_file(), "{output:?}");
    assert!(new.is_symlink());
}

#[test]
fn a_page_goes_where_a_link_leads_and_the_link_stays() {
    let desk = Desk::with_demo();
    symlink("page.json", desk.path("there.json")).unwrap();
    desk.says(&["export", "-o", "there.json"]);
    assert!(desk.path("there.json").is_symlink() && desk.path("page.json").is_file());
    symlink("/nonexistent/page.json", desk.path("nowhere.json")).unwrap();
    desk.is_refused(&["export", "-o", "nowhere.json"], "cannot be written");
    assert!(desk.path("nowhere.json").is_symlink());
    symlink("rep.anteroom", desk.path("book.json")).unwrap();
    desk.is_refused(&["export", "-o", "book.json", "--force"], "book of anteroom");
}

#[test]
fn no_copy_takes_a_name_that_belongs_to_a_book() {
    let desk = Desk::with_demo();
    desk.says(&["backup", "other.anteroom"]);
    for book in ["rep.anteroom", "other.anteroom"] {
        for end in ["-journal", "-wal", "-shm", ".copies"] {
            let name = format!("{book}{end}");
            let was_there = desk.path(&name).exists();
            desk.is_refused(&["backup", &name], "under that name");
            desk.is_refused(&["export", "-o", &name], "book of anteroom");
            assert_eq!(desk.path(&name).exists(), was_there, "{name}");
        }
    }
    // Where no book has the rest of the name it is a name like any other.
    desk.says(&["backup", "weekly-journal"]);
    let listed = desk.command_on(&desk.path("weekly-journal"), &["list", "people"]).output();
    assert!(listed.unwrap().status.success());
    assert!(desk.path("weekly-journal").is_file());
}

#[test]
fn a_copy_of_the_day_that_cannot_be_made_is_told() {
    let desk = Desk::with_demo();
    fs::write(desk.path("rep.anteroom.copies"), "mine").unwrap();
    let output = desk.run(&["add", "inbox", "one"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "it is saved");
    assert!(told.contains("without a copy of the day"), "{told}");
    fs::remove_file(desk.path("rep.anteroom.copies")).unwrap();
    let output = desk.run(&["add", "inbox", "two"]);
    assert!(output.stderr.is_empty(), "{output:?}");
    assert!(desk.path("rep.anteroom.copies").is_dir());
}

#[test]
fn a_book_in_a_folder_whose_name_is_no_text_has_its_copies_too() {
    let desk = Desk::with_demo();
    let name = std::os::unix::ffi::OsStrExt::from_bytes(b"dir\xff");
    let folder = desk.folder.path().join::<&std::ffi::OsStr>(name);
    fs::create_dir(&folder).unwrap();
    let file = folder.join("rep.anteroom");
    fs::copy(desk.file(), &file).unwrap();
    let output = desk.command_on(&file, &["add", "inbox", "one"]).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    assert_eq!(fs::read_dir(folder.join("rep.anteroom.copies")).unwrap().count(), 1);
}
