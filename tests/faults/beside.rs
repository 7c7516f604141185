//! The file and what lies beside it: copied, moved, replaced and put back while it is open or after a crash, no file is
//! destroyed and nothing is called saved that is not.

use super::desk::{Desk, export};
use super::program::{SIZE, kill, start, took_all};
use super::pty::until;
use super::screen::{SIZES, Screen};
use anteroom::tui::terminal::Event;
use rustix::process::Signal;
use std::fs;
use std::path::{Path, PathBuf};

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}

fn export_of(desk: &Desk, file: &Path) -> String {
    let output = desk.command_on(file, &["export"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// A book on which the program was killed right after a save: the save stands beside the file only.
fn crashed() -> (Desk, String) {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    let mut pty = start(&desk, SIZE);
    pty.brings("2j-", "saved:");
    kill(&pty);
    assert!(length(&beside(&desk.file(), "-wal")) > 32, "all of it is in the file already");
    (desk, before)
}

#[test]
fn a_copy_of_an_open_idle_book_is_whole() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.types("2a");
    pty.shows("new person");
    pty.types("Nina Neu, buyer");
    pty.shows("Nina Neu");
    pty.types("\r");
    pty.shows("saved:");
    let wal = beside(&desk.file(), "-wal");
    until(|| length(&wal) == 0, || "what was saved is not in the file".to_owned());
    let copy = desk.path("copied.anteroom");
    fs::copy(desk.file(), &copy).unwrap();
    assert!(export_of(&desk, &copy).contains("Nina Neu"));
    // Once it is in, nothing wakes up any more.
    pty.settles(std::time::Duration::from_secs(1));
    pty.types("\x1bq");
}

#[test]
fn what_was_saved_before_a_crash_is_there_without_a_copy_over_it() {
    let (desk, before) = crashed();
    assert_ne!(desk.says(&["export"]), before);
}

#[test]
fn a_copy_put_over_a_crashed_book_is_the_copy_and_what_lay_beside_is_kept() {
    for plain in [true, false] {
        let desk = Desk::with_demo();
        let copy = desk.path("copy.anteroom");
        match plain {
            true => drop(fs::copy(desk.file(), &copy).unwrap()),
            false => drop(desk.says(&["backup", copy.to_str().unwrap()])),
        }
        let copied = export_of(&desk, &copy);
        // One change that is in the file, one that is beside it.
        desk.says(&["log", "Northwind Hydro", "called: spares"]);
        let mut pty = start(&desk, SIZE);
        pty.brings("2j-", "saved:");
        kill(&pty);
        fs::copy(&copy, desk.file()).unwrap();
        let output = desk.run(&["export"]);
        assert!(output.status.success(), "{output:?}");
        assert!(String::from_utf8(output.stdout).unwrap() == copied, "plain {plain}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("lost-wal"), "{said}");
        assert!(desk.path("rep.anteroom.lost-wal").exists());
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    }
}

/// A plain book in the middle of a change: the file as it is then, and the -journal by which it is taken back.
fn in_a_change(desk: &Desk, plain: &Path) -> (Vec<u8>, Vec<u8>) {
    let copy = desk.path("in-a-change");
    fs::copy(plain, &copy).unwrap();
    let db = rusqlite::Connection::open(&copy).unwrap();
    // Pages go into the file before the end of the change.
    db.execute_batch(
        "PRAGMA cache_size = 1; BEGIN; UPDATE contact SET note = note || hex(zeroblob(4000))",
    )
    .unwrap();
    let journal = fs::read(beside(&copy, "-journal")).unwrap();
    let bytes = fs::read(&copy).unwrap();
    assert!(bytes != fs::read(plain).unwrap() && journal[..4] == [0xd9, 0xd5, 0x05, 0xf9]);
    db.execute_batch("ROLLBACK").unwrap();
    (bytes, journal)
}

#[test]
fn a_journal_of_another_file_is_not_brought_into_a_copy_put_over_it() {
    let desk = Desk::with_demo();
    let wanted = desk.says(&["export"]);
    let plain = desk.path("plain.anteroom");
    desk.says(&["backup", plain.to_str().unwrap()]);
    let (half, journal) = in_a_change(&desk, &plain);
    // Its own is brought in: the change is taken back.
    let own = desk.path("own.anteroom");
    fs::write(&own, &half).unwrap();
    fs::write(beside(&own, "-journal"), &journal).unwrap();
    assert!(export_of(&desk, &own) == wanted);
    // Another's is set aside: of a book that is in use, and of a plain one.
    for name in ["rep.anteroom", "later.anteroom"] {
        let file = desk.path(name);
        desk.says(&["add", "account", name]);
        if name == "later.anteroom" {
            desk.says(&["backup", file.to_str().unwrap()]);
            let db = rusqlite::Connection::open(&file).unwrap();
            db.execute_batch("UPDATE contact SET note = 'x'; UPDATE contact SET note = 'y'; UPDATE contact SET note = 'z'")
                .unwrap();
        }
        let before = export_of(&desk, &file);
        fs::write(beside(&file, "-journal"), &journal).unwrap();
        let output = desk.command_on(&file, &["export"]).output().unwrap();
        assert!(output.status.success(), "{name}: {output:?}");
        assert!(String::from_utf8(output.stdout).unwrap() == before, "{name}");
        assert!(beside(&file, ".lost-journal").exists(), "{name}");
    }
}

#[test]
fn another_file_copied_over_the_open_one_is_told_and_stays_what_it_is() {
    let other = Desk::with_demo();
    other.says(&["rm", "account", "Northwind Hydro"]);
    let wanted = other.says(&["export"]);
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.types("2j-");
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    fs::copy(other.file(), desk.file()).unwrap();
    screen.types("-");
    assert!(screen.text().contains("copied over"), "{}", screen.text());
    screen.types("-u");
    let text = screen.text();
    assert!(!text.contains("saved:") && !text.contains("undone:"), "{text}");
    drop(screen);
    assert!(desk.says(&["export"]) == wanted);
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn a_book_moved_while_it_is_open_takes_all_that_was_saved_with_it() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.brings("2j-", "saved:");
    let away = desk.path("away.anteroom");
    fs::rename(desk.file(), &away).unwrap();
    // It is seen without a key.
    pty.shows("moved");
    let copy = desk.path("copy.anteroom");
    fs::copy(&away, &copy).unwrap();
    let moved = export_of(&desk, &copy);
    assert_ne!(moved, export(&Desk::with_demo().open().unwrap()));
    pty.types("j-");
    took_all(&mut pty);
    fs::copy(&away, &copy).unwrap();
    assert_eq!(export_of(&desk, &copy), moved);
    fs::rename(&away, desk.file()).unwrap();
    pty.brings("-", "saved:");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    assert_ne!(desk.says(&["export"]), moved);
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn a_book_put_where_another_was_open_is_not_touched_by_its_window() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.brings("2j-", "saved:");
    let away = desk.path("away.anteroom");
    fs::rename(desk.file(), &away).unwrap();
    let other = Desk::with_demo();
    other.says(&["rm", "account", "Northwind Hydro"]);
    let wanted = other.says(&["export"]);
    fs::copy(other.file(), desk.file()).unwrap();
    let bytes = fs::read(desk.file()).unwrap();
    pty.types("-");
    pty.shows("moved");
    took_all(&mut pty);
    desk.is_refused(&["log", "Hafen Logistik", "called"], "another window");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    assert!(fs::read(desk.file()).unwrap() == bytes);
    assert!(desk.says(&["export"]) == wanted);
    let moved = export_of(&desk, &away);
    assert_ne!(moved, export(&Desk::with_demo().open().unwrap()));
}

#[test]
fn a_change_by_another_window_shows_without_a_key() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    desk.says(&["set", "account", "Northwind Hydro", "--name", "Southwind Hydro"]);
    pty.shows("Southwind Hydro");
    pty.types("q");
}

#[test]
fn a_field_changed_by_another_window_is_shown_before_it_is_written_over() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.types("e");
    desk.says(&["set", "person", "Northwind Hydro", "dahl", "--name", "Inge Dahl"]);
    screen.types(" AS");
    screen.key(crossterm::event::KeyCode::F(2), crossterm::event::KeyModifiers::NONE);
    let text = screen.text();
    assert!(text.contains("Inge Dahl") && text.contains("save again"), "{text}");
    assert!(desk.says(&["export"]).contains("Inge Dahl"));
    screen.key(crossterm::event::KeyCode::F(2), crossterm::event::KeyModifiers::NONE);
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    let people = desk.says(&["export"]);
    assert!(people.contains("Ingrid Dahl AS"));
    // The step says what it wrote over, which is not what the form was opened on.
    assert!(screen.text().contains("over Inge Dahl of another window"), "{}", screen.text());
}

#[test]
fn a_window_too_small_to_draw_takes_no_key_but_the_last() {
    let desk = Desk::with_demo();
    let before = export(&desk.open().unwrap());
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.resize((40, 10));
    screen.types("2j-dd+u");
    screen.event(Event::Paste("text".to_owned()));
    screen.resize(SIZES[1]);
    assert_eq!(export(&desk.open().unwrap()), before);
    assert!(!screen.text().contains("Find or do"), "{}", screen.text());
}

#[test]
fn text_is_never_written_over_a_book_or_what_lies_beside_it() {
    let (desk, _) = crashed();
    let other = desk.path("other.anteroom");
    desk.says(&["backup", other.to_str().unwrap()]);
    let mut window = start(&desk, SIZE);
    // Held still: an idle window writes the -wal into the file.
    window.signal(Signal::STOP);
    for name in ["rep.anteroom", "rep.anteroom-wal", "rep.anteroom-shm", "other.anteroom"] {
        let path = desk.path(name);
        let before = fs::read(&path).unwrap();
        for end in [&[][..], &["--force"]] {
            let arguments = [&["export", "-o", name][..], end].concat();
            desk.is_refused(&arguments, "book of anteroom");
            let arguments = [&["brief", "Northwind Hydro", "-o", name][..], end].concat();
            desk.is_refused(&arguments, "book of anteroom");
        }
        // What the open programs share changes with each that reads.
        let is_shared = name.ends_with("-shm");
        assert!(is_shared || fs::read(&path).unwrap() == before, "{name}");
    }
    window.signal(Signal::CONT);
    window.types("q");
    assert_eq!(window.code(), 0);
    desk.says(&["export", "-o", "new.json"]);
    desk.is_refused(&["export", "-o", "new.json"], "--force");
    desk.says(&["export", "-o", "new.json", "--force"]);
}

/// The book goes into another folder, and a link to it stays in its place.
fn put_behind_a_link(desk: &Desk) {
    fs::create_dir(desk.path("synced")).unwrap();
    let away = desk.path("synced/rep.anteroom");
    fs::rename(desk.file(), &away).unwrap();
    std::os::unix::fs::symlink(&away, desk.file()).unwrap();
}

#[test]
fn a_book_moved_behind_a_link_while_it_is_open_has_all_that_was_saved() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.brings("2j-", "saved:");
    put_behind_a_link(&desk);
    // It is seen without a key, and nothing more is called saved.
    pty.shows("moved");
    let saved = desk.says(&["export"]);
    assert_ne!(saved, export(&Desk::with_demo().open().unwrap()));
    desk.says(&["add", "inbox", "NOTE-link"]);
    pty.types("j-");
    took_all(&mut pty);
    pty.types("q");
    assert_eq!(pty.code(), 0);
    assert!(desk.says(&["export"]).contains("NOTE-link"));
    desk.says(&["undo"]);
    assert_eq!(desk.says(&["export"]), saved);
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

/// The window is killed before it sees the move: what it had saved lies beside the link.
#[test]
fn a_book_moved_behind_a_link_after_a_kill_takes_along_what_lay_beside_it() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.brings("2j-", "saved:");
    super::program::kill(&pty);
    put_behind_a_link(&desk);
    assert_ne!(desk.says(&["export"]), export(&Desk::with_demo().open().unwrap()));
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    assert!(!beside(&desk.file(), "-wal").exists());
}

#[test]
fn what_lies_beside_an_open_book_is_emptied_in_place_and_the_book_stays_whole() {
    for length in [0, 1000] {
        let desk = Desk::with_demo();
        let wanted = desk.says(&["export"]);
        let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
        screen.types("2j-");
        assert!(screen.text().contains("saved:"), "{}", screen.text());
        let wal = fs::OpenOptions::new().write(true).open(beside(&desk.file(), "-wal")).unwrap();
        wal.set_len(length).unwrap();
        screen.types("-");
        assert!(!screen.text().contains("saved:"), "{}", screen.text());
        drop(screen);
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"), "{length}");
        // At the worst it is as it was before what was taken away.
        let after = desk.says(&["export"]);
        assert!(after == wanted || after.contains("Marte Solberg"), "{length}");
    }
}

#[test]
fn what_a_command_adds_to_a_book_that_was_moved_from_under_a_window_is_in_the_file_itself() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.brings("2j-", "saved:");
    let away = desk.path("away.anteroom");
    fs::rename(desk.file(), &away).unwrap();
    pty.shows("moved");
    let output = desk.command_on(&away, &["add", "inbox", "NOTE-moved"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let stick = desk.path("stick.anteroom");
    fs::copy(&away, &stick).unwrap();
    assert!(export_of(&desk, &stick).contains("NOTE-moved"));
    fs::rename(&away, desk.file()).unwrap();
    pty.types("q");
    assert_eq!(pty.code(), 0);
    assert!(desk.says(&["export"]).contains("NOTE-moved"));
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn what_lies_beside_an_open_book_is_taken_away_and_nothing_saved_before_is_lost() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.types("2a");
    screen.types("Nina Neu, buyer");
    screen.key(crossterm::event::KeyCode::Enter, crossterm::event::KeyModifiers::NONE);
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    for end in ["-wal", "-shm"] {
        fs::remove_file(beside(&desk.file(), end)).unwrap();
    }
    screen.event(Event::Focus(true));
    screen.types("j-");
    let text = screen.text();
    assert!(!text.contains("saved:"), "{text}");
    assert!(text.contains("was taken away"), "{text}");
    // Whatever ends it now: it is in the file.
    assert!(desk.says(&["export"]).contains("Nina Neu"));
    drop(screen);
    assert!(desk.says(&["export"]).contains("Nina Neu"));
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn at_the_end_a_book_that_was_moved_is_not_called_saved() {
    for is_moved in [true, false] {
        let desk = Desk::with_demo();
        let mut bench = desk.open().unwrap();
        let more = r#"{"format":"anteroom/1","accounts":[{"name":"Vesthavn"}]}"#;
        super::desk::import(&mut bench, "more.json", more).unwrap();
        // No copy of the day can be made.
        let copies = desk.path("rep.anteroom.copies");
        if copies.exists() {
            fs::remove_dir_all(&copies).unwrap();
        }
        fs::write(&copies, "in its way").unwrap();
        if is_moved {
            fs::rename(desk.file(), desk.path("away.anteroom")).unwrap();
        }
        let said = bench.keep_daily_copy().unwrap_or_default();
        assert_eq!(said.contains("saved, but without a copy"), !is_moved, "{said:?}");
        assert_eq!(said.contains("moved"), is_moved, "{said:?}");
    }
}

/// A copy of the closed book with one more entry, and the book with another.
fn siblings() -> (Desk, PathBuf, String) {
    let desk = Desk::with_demo();
    let sibling = desk.path("sibling.anteroom");
    fs::copy(desk.file(), &sibling).unwrap();
    let added = ["add", "inbox", "the sibling's"];
    assert!(desk.command_on(&sibling, &added).output().unwrap().status.success());
    desk.says(&["add", "inbox", "one's own"]);
    let wanted = export_of(&desk, &sibling);
    (desk, sibling, wanted)
}

#[test]
fn a_copy_of_the_same_book_over_the_open_one_is_neither_damaged_nor_mixed_with_it() {
    for keeps_the_time in [false, true] {
        let (desk, sibling, wanted) = siblings();
        let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
        let written = fs::metadata(desk.file()).unwrap().modified().unwrap();
        fs::copy(&sibling, desk.file()).unwrap();
        if keeps_the_time {
            let file = fs::File::options().write(true).open(desk.file()).unwrap();
            file.set_modified(written).unwrap();
        }
        screen.types("2j-");
        let text = screen.text();
        assert!(text.contains("copied over") && !text.contains("damaged"), "{text}");
        drop(screen);
        assert!(desk.says(&["export"]) == wanted, "it is the sibling, unmixed");
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    }
}

#[test]
fn what_another_command_writes_into_the_open_book_is_no_other_file() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    desk.says(&["add", "inbox", "from beside"]);
    screen.types("2j-");
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    drop(screen);
    assert!(desk.says(&["export"]).contains("from beside"));
}

#[test]
fn what_open_programs_share_is_taken_away_and_that_is_told_and_not_another_file() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.types("2j-");
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    let saved = desk.says(&["export"]);
    fs::remove_file(beside(&desk.file(), "-shm")).unwrap();
    desk.says(&["add", "inbox", "from beside"]);
    screen.types("-");
    let text = screen.text();
    assert!(text.contains("was taken away") && !text.contains("copied over"), "{text}");
    assert!(!text.contains("saved:"), "{text}");
    drop(screen);
    let after = desk.says(&["export"]);
    assert!(after.contains("from beside"));
    desk.says(&["undo"]);
    assert!(desk.says(&["export"]) == saved, "what the window had saved before is there");
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}
