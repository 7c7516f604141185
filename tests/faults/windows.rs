//! Two windows on one file: each sees what the other wrote, both can write, and a long wait is told.

use super::desk::{Desk, export};
use super::screen::{SIZES, Screen};
use anteroom::tui::terminal::{Event, TerminalApp as _};
use crossterm::event::{KeyCode, KeyModifiers};
use rusqlite::Connection;
use std::time::{Duration, Instant};

#[test]
fn one_writes_and_the_other_sees_it_and_can_write_after() {
    let desk = Desk::with_demo();
    let mut left = Screen::new(desk.open().unwrap(), SIZES[1]);
    let mut right = Screen::new(desk.open().unwrap(), SIZES[1]);
    let plain = left.text();
    left.types("2j-");
    assert!(left.text().contains("saved:"), "{}", left.text());
    right.types("2j");
    assert!(!right.text().contains("saved:"));
    right.event(Event::Focus(true));
    right.settle();
    let rows = |screen: &Screen| -> Vec<String> {
        let text = screen.text();
        let rows = text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
        rows[..rows.len() - 2].to_vec()
    };
    left.settle();
    assert_ne!(plain, left.text());
    assert_eq!(rows(&left), rows(&right));
    right.types("-");
    assert!(right.text().contains("saved:"), "{}", right.text());
    left.event(Event::Focus(true));
    left.settle();
    right.settle();
    assert_eq!(rows(&left), rows(&right));
    // The last step is the other window's: that is said first, and the same again takes it back.
    left.types("u");
    assert!(left.text().contains("of another window"), "{}", left.text());
    left.types("u");
    assert!(left.text().contains("undone:"), "{}", left.text());
    // The window's own is not asked about.
    left.types("u");
    assert!(left.text().contains("undone:"), "{}", left.text());
    let bench = desk.open().unwrap();
    assert_eq!(export(&bench), export(&Desk::with_demo().open().unwrap()));
}

/// The frame of a key that only moves does not wait for the file: what the other window wrote comes right behind it.
#[test]
fn what_another_window_wrote_comes_behind_the_frame_of_a_move() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    desk.says(&["set", "account", "Northwind Hydro", "--name", "Northwind Renamed"]);
    screen.types("j");
    assert!(!screen.text().contains("Northwind Renamed"), "{}", screen.text());
    assert!(screen.app.after_frame() && screen.app.is_worth_drawing());
    screen.settle();
    assert!(screen.text().contains("Northwind Renamed"), "{}", screen.text());
    // Any other key means what stands in the file now.
    desk.says(&["set", "account", "Northwind Renamed", "--name", "Northwind Again"]);
    screen.types("?");
    screen.key(KeyCode::Esc, KeyModifiers::NONE);
    assert!(screen.text().contains("Northwind Again"), "{}", screen.text());
}

#[test]
fn a_record_that_the_other_window_took_away_is_told_not_brought_back() {
    let desk = Desk::with_demo();
    let mut left = Screen::new(desk.open().unwrap(), SIZES[1]);
    desk.says(&["undo"]);
    left.types("2j-");
    assert!(!left.text().contains("saved:"), "{}", left.text());
    let after = desk.open().unwrap();
    assert_eq!(after.doctor().unwrap(), Vec::<String>::new());
    assert!(!export(&after).contains("Northwind"));
}

/// A form that is open names somebody; meanwhile a command takes that person away, in each way that there is.
#[test]
fn nobody_is_saved_under_a_person_who_was_taken_away_meanwhile() {
    for away in [
        &["forget", "Northwind", "Quibbleworth", "--blank", "--copies"][..],
        &["rm", "person", "Northwind", "Quibbleworth"],
        &["undo"],
        &["merge", "--person", "Northwind", "Jonas Falk", "Quibbleworth"],
    ] {
        let desk = Desk::with_demo();
        desk.says(&["add", "person", "Northwind", "Jonas Quibbleworth, buyer"]);
        let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
        screen.types("2aJim Quill < Quibbleworth");
        screen.key(KeyCode::Tab, KeyModifiers::NONE);
        desk.says(away);
        let before = export(&desk.open().unwrap());
        screen.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
        assert!(screen.text().contains("has taken away"), "{away:?}: {}", screen.text());
        assert!(screen.text().contains("Jim Quill"), "{away:?}: the form is gone");
        let after = desk.open().unwrap();
        assert_eq!(after.doctor().unwrap(), Vec::<String>::new(), "{away:?}");
        assert_eq!(export(&after), before, "{away:?}");
    }
}

/// The same of a form that belongs to what is gone.
#[test]
fn nothing_is_saved_into_an_account_that_was_taken_away_meanwhile() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.types("2aJim Quill, buyer");
    screen.key(KeyCode::Tab, KeyModifiers::NONE);
    desk.says(&["rm", "account", "Northwind Hydro"]);
    screen.key(KeyCode::Char('s'), KeyModifiers::CONTROL);
    assert!(screen.text().contains("Northwind Hydro is not there any more"), "{}", screen.text());
    assert!(!export(&desk.open().unwrap()).contains("Jim Quill"));
    assert_eq!(desk.open().unwrap().doctor().unwrap(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_busy_for_long_is_told_and_can_be_written_after() {
    let desk = Desk::with_demo();
    let mut bench = desk.open().unwrap();
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = Instant::now();
    let said = bench.undo().unwrap_err().to_string();
    super::desk::is_a_sentence(&said);
    assert!(said.contains("busy"), "{said}");
    assert!(started.elapsed() < Duration::from_secs(20));
    // Reading goes on meanwhile.
    assert!(export(&bench).contains("Northwind"));
    other.execute_batch("COMMIT").unwrap();
    bench.undo().unwrap();
}
