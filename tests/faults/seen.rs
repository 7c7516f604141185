//! What a rep sees on the screens and after the worst, for docs/FAULTS.md: each fault is really done, and the sentence
//! is the one that stood there.

use super::desk::Desk;
use super::screen::{SIZES, Screen};
use super::{files, program};
use anteroom::tui::terminal::Event;
use crossterm::event::{KeyCode, KeyModifiers};
use rusqlite::Connection;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

/// A fault, and what is done to a folder with the demo book in `rep.anteroom` and a copy of it in `copy.anteroom`; what a
/// rep sees. The demo book is to be in `rep.anteroom` afterwards, unless it says otherwise.
pub struct Seen {
    pub name: &'static str,
    pub meets: fn(&Desk) -> String,
    /// The file of this name has the demo book afterwards.
    pub book: &'static str,
}

const fn seen(name: &'static str, meets: fn(&Desk) -> String) -> Seen {
    Seen { name, meets, book: "rep.anteroom" }
}

pub const SEEN: &[Seen] = &[
    seen("kill -9 in the middle of an import, and doctor after it", killed_in_an_import),
    Seen {
        name: "a copy is put over a book whose program was killed",
        meets: copy_over_a_crash,
        book: "rep.anteroom",
    },
    Seen { name: "the book is moved while a window has it open", meets: moved, book: "away" },
    seen("another file is copied over the open book", copied_over),
    seen("another file is moved over the open book, as programs do that carry files", moved_over),
    seen("another window changes the field that a form is about to save", the_same_field),
    seen("another window takes the record away that a key is about to change", taken_away),
    seen("another program holds the book while a key saves", held),
    seen("the disk is full while one types into a form", full_in_a_form),
    seen("the book may only be read", only_read),
    seen("a page of the open book is damaged, and a key saves", damaged_while_open),
    seen("a terminal that cannot show screens", dumb),
    seen("the answer of a change goes to a full disk", cut_off),
];

fn on(desk: &Desk) -> Screen {
    Screen::new(desk.open().unwrap(), SIZES[0])
}

/// The row of messages, without what stands at its right.
fn message(text: &str) -> String {
    let rows: Vec<&str> = text.lines().collect();
    let row = rows.get(rows.len().saturating_sub(2)).copied().unwrap_or_default();
    row.trim().split("   ").next().unwrap_or_default().to_owned()
}

fn killed_in_an_import(desk: &Desk) -> String {
    let mut command = desk.command(&["import", "more.json"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    sleep(Duration::from_millis(60));
    let _ = child.kill();
    child.wait().unwrap();
    let said = desk.says(&["doctor"]);
    // It may have been quicker.
    if desk.says(&["history"]).contains("more.json") {
        desk.says(&["undo"]);
    }
    said.lines().next().unwrap_or_default().to_owned()
}

/// A change that stands beside the book only: the program is killed after it.
fn crash(desk: &Desk) {
    let mut pty = program::start(desk, program::SIZE);
    pty.brings("2j-", "saved:");
    program::kill(&pty);
}

fn copy_over_a_crash(desk: &Desk) -> String {
    desk.says(&["log", "Northwind Hydro", "called: spares"]);
    crash(desk);
    fs::copy(desk.path("copy.anteroom"), desk.file()).unwrap();
    let output = desk.run(&["export"]);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn moved(desk: &Desk) -> String {
    let mut screen = on(desk);
    fs::rename(desk.file(), desk.path("away")).unwrap();
    screen.types("2j-");
    message(&screen.text())
}

fn copied_over(desk: &Desk) -> String {
    let mut screen = on(desk);
    screen.types("2j-");
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    fs::copy(desk.path("copy.anteroom"), desk.file()).unwrap();
    screen.types("-");
    message(&screen.text())
}

fn moved_over(desk: &Desk) -> String {
    let mut screen = on(desk);
    screen.types("2j-");
    assert!(screen.text().contains("saved:"), "{}", screen.text());
    fs::rename(desk.path("copy.anteroom"), desk.file()).unwrap();
    screen.types("-");
    let said = message(&screen.text());
    drop(screen);
    let kept = desk.command_on(&desk.path("rep.anteroom.unsaved"), &["history"]).output().unwrap();
    assert!(String::from_utf8_lossy(&kept.stdout).contains("Marte Solberg"), "{kept:?}");
    said
}

fn the_same_field(desk: &Desk) -> String {
    let mut screen = on(desk);
    screen.types("e");
    desk.says(&["set", "person", "Northwind Hydro", "dahl", "--name", "Inge Dahl"]);
    screen.types(" AS");
    screen.key(KeyCode::F(2), KeyModifiers::NONE);
    let said = message(&screen.text());
    desk.says(&["undo"]);
    said
}

fn taken_away(desk: &Desk) -> String {
    let mut screen = on(desk);
    desk.says(&["undo"]);
    screen.types("2j-");
    let said = message(&screen.text());
    desk.says(&["redo"]);
    said
}

fn held(desk: &Desk) -> String {
    let mut screen = on(desk);
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    screen.types("2j-");
    let said = message(&screen.text());
    other.execute_batch("COMMIT").unwrap();
    said
}

fn full_in_a_form(desk: &Desk) -> String {
    let mut pty = super::limits::full_in_a_form(desk);
    let said = message(&pty.text());
    pty.types("\x03");
    assert_eq!(pty.code(), 130);
    said
}

fn only_read(desk: &Desk) -> String {
    fs::set_permissions(desk.folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .unwrap();
    let file = desk.path("shelf.anteroom");
    fs::copy(desk.file(), &file).unwrap();
    files::set_mode(&file, 0o444);
    let output = files::as_anybody(desk, &file, &["export"]);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn damaged_while_open(desk: &Desk) -> String {
    let mut screen = on(desk);
    let whole = fs::read(desk.file()).unwrap();
    let mut bytes = whole.clone();
    bytes[8192..].iter_mut().step_by(3).for_each(|byte| *byte ^= 0x55);
    fs::write(desk.file(), bytes).unwrap();
    screen.event(Event::Focus(true));
    screen.types("2j-");
    let said = message(&screen.text());
    drop(screen);
    fs::write(desk.file(), whole).unwrap();
    said
}

fn dumb(desk: &Desk) -> String {
    let mut pty = program::start_on(desk, "dumb");
    pty.shows("dumb");
    assert_eq!(pty.code(), 1);
    pty.text().trim().to_owned()
}

fn cut_off(desk: &Desk) -> String {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = desk.command(&["log", "Northwind Hydro", "called: spares"]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(desk.says(&["export"]).contains("spares"), "it was said that it is saved");
    desk.says(&["undo"]);
    String::from_utf8(output.stderr).unwrap()
}
