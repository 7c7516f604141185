//! Another file takes the place of an open book, as programs do that carry files from one machine to another: what was
//! saved is kept beside it before anything is let go, and the rep is told where.

use super::desk::{Desk, is_a_sentence};
use super::program::{SIZE, kill, start};
use super::pty::{ESC, Pty, until};
use rustix::process::Signal;
use std::fs;
use std::path::{Path, PathBuf};

const CTRL_S: &str = "\x13";

fn export_of(desk: &Desk, file: &Path) -> String {
    let output = desk.command_on(file, &["export"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn unsaved(desk: &Desk) -> PathBuf {
    desk.path("rep.anteroom.unsaved")
}

fn wal(desk: &Desk) -> u64 {
    fs::metadata(desk.path("rep.anteroom-wal")).map_or(0, |about| about.len())
}

/// Another book of the same beginning, without one account, and what it holds.
fn other(desk: &Desk) -> (PathBuf, Vec<u8>) {
    let other = Desk::with_demo();
    other.says(&["rm", "account", "Northwind Hydro"]);
    let place = desk.path("other");
    fs::copy(other.file(), &place).unwrap();
    let bytes = fs::read(&place).unwrap();
    (place, bytes)
}

fn puts_a_person(pty: &mut Pty, name: &str) {
    pty.types("2a");
    pty.shows("new person");
    pty.types(name);
    pty.shows(name);
    pty.types("\r");
    pty.shows("saved:");
}

/// A window with a save, in the book already or beside it only, and another book that is to take its place.
fn opened(is_in: bool) -> (Desk, Pty, PathBuf, Vec<u8>) {
    let desk = Desk::with_demo();
    let (other, bytes) = other(&desk);
    let mut pty = start(&desk, SIZE);
    puts_a_person(&mut pty, "Nina Neu");
    if is_in {
        until(|| wal(&desk) == 0, || "what was saved is not in the file".to_owned());
    }
    (desk, pty, other, bytes)
}

/// The other book is as it was, the kept one has what was saved, and doctor names it.
fn is_kept(desk: &Desk, bytes: &[u8], why: &str) {
    assert!(fs::read(desk.file()).unwrap() == bytes, "{why}: the other book is not as it was");
    let kept = export_of(desk, &unsaved(desk));
    assert!(kept.contains("Nina Neu") && kept.contains("Northwind Hydro"), "{why}");
    let here = desk.says(&["export"]);
    assert!(!here.contains("Nina Neu") && !here.contains("Northwind Hydro"), "{why}");
    let said = desk.says(&["doctor"]);
    assert!(said.starts_with("the file is whole\n"), "{why}: {said}");
    let named = said.lines().find(|line| line.starts_with("rep.anteroom.unsaved of 2"));
    is_a_sentence(named.unwrap_or_else(|| panic!("{why}: {said}")));
    let output = desk.command_on(&unsaved(desk), &["doctor"]).output().unwrap();
    assert!(output.status.success(), "{why}: {output:?}");
}

#[test]
fn an_open_book_over_which_another_is_moved_is_kept_with_all_that_was_saved() {
    for is_in in [false, true] {
        let (desk, mut pty, other, bytes) = opened(is_in);
        fs::rename(other, desk.file()).unwrap();
        // It is seen without a key.
        pty.shows("moved over rep.anteroom");
        pty.shows("rep.anteroom.unsaved");
        let before = fs::read(unsaved(&desk)).unwrap();
        pty.types("j-");
        pty.types(ESC);
        pty.types("q");
        assert_eq!(pty.code(), 0);
        pty.shows("rep.anteroom.unsaved");
        assert!(fs::read(unsaved(&desk)).unwrap() == before, "it is kept once");
        assert!(!desk.path("rep.anteroom.unsaved-2").exists());
        is_kept(&desk, &bytes, &format!("idle, in it already: {is_in}"));
        assert!(!desk.path("rep.anteroom.lost-wal").exists());
    }
}

#[test]
fn a_save_and_each_end_right_after_another_was_moved_over_the_book_keep_it() {
    type End = (&'static str, fn(&Pty, &mut dyn FnMut(&str)), u32);
    let ends: [End; 4] = [
        ("save", |_, types| types(CTRL_S), 0),
        ("quit", |_, types| types("\x03"), 130),
        ("term", |pty, _| pty.signal(Signal::TERM), 143),
        ("hup", |pty, _| pty.signal(Signal::HUP), 129),
    ];
    for is_in in [false, true] {
        for (name, end, code) in ends {
            let (desk, mut pty, other, bytes) = opened(is_in);
            if name == "save" {
                pty.types("a");
                pty.shows("new person");
                pty.types("Otto Neu");
                pty.shows("Otto Neu");
            }
            // Held still, so that the window sees nothing of it before its last key.
            pty.signal(Signal::STOP);
            fs::rename(other, desk.file()).unwrap();
            let mut typed = String::new();
            end(&pty, &mut |text| typed = text.to_owned());
            pty.types(typed.as_str());
            pty.signal(Signal::CONT);
            if name == "save" {
                pty.shows("rep.anteroom.unsaved");
                assert!(!pty.text().contains("saved: new person: Otto"), "{}", pty.text());
                pty.types("\x03");
                assert_eq!(pty.code(), 130);
            } else {
                assert_eq!(pty.code(), code, "{name}");
            }
            is_kept(&desk, &bytes, &format!("{name}, in it already: {is_in}"));
        }
    }
}

#[test]
fn after_a_kill_what_lay_beside_is_not_brought_into_the_book_that_was_moved_over_it() {
    let (desk, pty, other, bytes) = opened(false);
    pty.signal(Signal::STOP);
    fs::rename(other, desk.file()).unwrap();
    kill(&pty);
    let output = desk.run(&["export"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("rep.anteroom.lost-wal"));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("Nina Neu"));
    assert!(fs::read(desk.file()).unwrap() == bytes);
    let said = desk.says(&["doctor"]);
    assert!(said.lines().any(|line| line.starts_with("rep.anteroom.lost-wal of 2")), "{said}");
    assert!(desk.path("rep.anteroom.lost-wal").exists(), "doctor only names it");
}

#[test]
fn a_book_that_has_all_of_the_open_one_is_moved_over_it_and_no_copy_is_kept() {
    for writes in [false, true] {
        let desk = Desk::with_demo();
        let mut pty = start(&desk, SIZE);
        if writes {
            puts_a_person(&mut pty, "Nina Neu");
            until(|| wal(&desk) == 0, || "what was saved is not in the file".to_owned());
        }
        let other = desk.path("other.anteroom");
        fs::copy(desk.file(), &other).unwrap();
        if !writes {
            // From the other machine it comes with more.
            let more = ["add", "inbox", "from the other machine"];
            assert!(desk.command_on(&other, &more).output().unwrap().status.success());
        }
        fs::rename(other, desk.file()).unwrap();
        pty.shows("that has all of it");
        pty.types("q");
        assert_eq!(pty.code(), 0);
        assert!(!unsaved(&desk).exists());
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    }
}

#[test]
fn an_open_book_that_is_removed_is_kept_and_doctor_says_how_it_comes_back() {
    let (desk, mut pty, _, _) = opened(true);
    fs::remove_file(desk.file()).unwrap();
    pty.shows("rep.anteroom was removed");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    let output = desk.run(&["doctor"]);
    super::desk::refused(&output, "restore");
    assert!(String::from_utf8_lossy(&output.stderr).contains("rep.anteroom.unsaved"));
    desk.says(&["restore", "rep.anteroom.unsaved"]);
    assert!(desk.says(&["export"]).contains("Nina Neu"));
}

/// The book is moved behind a link, and another file is put over the link.
#[test]
fn a_book_behind_a_link_over_which_another_is_moved_has_all_that_was_saved() {
    for others_save in [false, true] {
        let (desk, mut pty, other, bytes) = opened(false);
        pty.signal(Signal::STOP);
        fs::create_dir(desk.path("synced")).unwrap();
        let away = desk.path("synced/rep.anteroom");
        fs::rename(desk.file(), &away).unwrap();
        std::os::unix::fs::symlink(&away, desk.file()).unwrap();
        if others_save {
            let output = desk.command_on(&away, &["add", "inbox", "NOTE-away"]).output().unwrap();
            assert!(output.status.success(), "{output:?}");
        }
        fs::rename(other, desk.file()).unwrap();
        pty.signal(Signal::CONT);
        pty.shows("rep.anteroom was moved");
        pty.types("q");
        assert_eq!(pty.code(), 0);
        if others_save {
            is_kept(&desk, &bytes, "behind a link, and others saved into it");
            assert!(export_of(&desk, &away).contains("NOTE-away"));
        } else {
            assert!(fs::read(desk.file()).unwrap() == bytes);
            assert!(export_of(&desk, &away).contains("Nina Neu"));
            assert!(!unsaved(&desk).exists());
        }
    }
}

/// It was somewhere else for a while, others have saved into it there, and it is back.
#[test]
fn a_book_into_which_others_saved_elsewhere_keeps_what_reads_of_what_was_saved_here() {
    let (desk, mut pty, _, _) = opened(false);
    pty.signal(Signal::STOP);
    let away = desk.path("away.anteroom");
    fs::rename(desk.file(), &away).unwrap();
    let output = desk.command_on(&away, &["add", "inbox", "NOTE-away"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    fs::rename(&away, desk.file()).unwrap();
    pty.signal(Signal::CONT);
    pty.shows("rep.anteroom.unsaved");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    assert!(export_of(&desk, &unsaved(&desk)).contains("Nina Neu"));
    assert!(desk.says(&["export"]).contains("NOTE-away"));
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn what_was_said_of_a_book_that_was_away_goes_once_it_is_back() {
    let (desk, mut pty, other, _) = opened(false);
    let away = desk.path("away.anteroom");
    fs::rename(desk.file(), &away).unwrap();
    pty.shows("put it back");
    // Another file in its place is said to be there, and then putting it back is no remedy.
    fs::rename(&other, desk.file()).unwrap();
    pty.brings("\x1b[I", "another file has its place");
    pty.lacks("put it back");
    fs::rename(&away, desk.file()).unwrap();
    pty.brings("\x1b[I", "takes what you save");
    pty.lacks("nothing is saved any more");
    puts_a_person(&mut pty, "Otto Neu");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    assert!(desk.says(&["export"]).contains("Otto Neu"));
    assert!(!unsaved(&desk).exists());
}

#[test]
fn two_windows_keep_all_that_each_of_them_sees() {
    let (desk, mut pty, other, bytes) = opened(false);
    let mut second = start(&desk, SIZE);
    puts_a_person(&mut second, "Otto Neu");
    fs::rename(other, desk.file()).unwrap();
    pty.shows("moved over");
    second.shows("moved over");
    pty.types("q");
    second.types("q");
    assert_eq!((pty.code(), second.code()), (0, 0));
    is_kept(&desk, &bytes, "two windows");
    assert!(export_of(&desk, &unsaved(&desk)).contains("Otto Neu"));
}

/// The program may write files as large as it likes from here on.
#[cfg(target_os = "linux")]
fn makes_room(pty: &Pty) {
    use rustix::process::{Resource, Rlimit, getrlimit, prlimit};
    let most = getrlimit(Resource::Fsize).maximum;
    let limit = Rlimit { current: most, maximum: most };
    prlimit(Some(pty.pid()), Resource::Fsize, limit).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn where_there_is_no_room_for_a_copy_it_is_said_and_tried_again() {
    let desk = Desk::with_demo();
    let (other, bytes) = other(&desk);
    let mut pty = super::limits::start_under(&desk, "-S -f 600");
    puts_a_person(&mut pty, "Nina Neu");
    fs::rename(other, desk.file()).unwrap();
    pty.shows("in this window only");
    assert!(!unsaved(&desk).exists());
    makes_room(&pty);
    super::program::pause(3_200);
    pty.brings("\x1b[I", "rep.anteroom.unsaved");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    is_kept(&desk, &bytes, "no room at first");
}
