//! Limits: a file that may not grow, a file that another program holds, pastes, odd terminals.

use super::desk::{DAY, Desk, program};
use super::program::{SIZE, kill, pause, start};
use super::pty::Pty;
use super::screen::{SIZES, Screen};
use anteroom::tui::terminal::Event;
use crossterm::event::{KeyCode, KeyModifiers};
use rusqlite::Connection;
use std::path::Path;
use std::time::{Duration, Instant};

/// The screens under a shell's limit.
pub fn start_under(desk: &Desk, limit: &str) -> Pty {
    let script = format!("ulimit {limit}; exec \"$@\"");
    let (binary, file) = (program().display().to_string(), desk.file().display().to_string());
    let surroundings = desk.surroundings();
    let variables: Vec<(&str, &str)> =
        surroundings.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let arguments = ["-c", &script, "sh", &binary, "--file", &file, "--today", DAY];
    let pty = Pty::start(SIZE, Path::new("/bin/sh"), &arguments, &variables);
    pty.shows("Northwind");
    pty
}

#[test]
fn a_form_whose_draft_cannot_be_kept_does_not_close() {
    let desk = Desk::with_demo();
    // As much as what is beside an open file needs, and a few writes.
    let mut pty = start_under(&desk, "-f 80");
    pty.types("na");
    pty.shows("way in");
    for letter in "Vesthavn Verft og Mekaniske Verksted".chars() {
        pty.types(letter.to_string());
        pause(20);
    }
    pty.shows("not kept yet");
    pty.types("\x1b");
    pause(200);
    pty.shows("Vesthavn");
    pty.types("\x13");
    pty.shows("cannot be written");
    pty.shows("Vesthavn");
    pty.types("\x03");
    assert_eq!(pty.code(), 130);
    pty.is_whole();
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

#[test]
fn a_file_that_another_program_holds_freezes_no_key_and_says_who_holds_it() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = Instant::now();
    pty.types("na");
    pty.shows("way in");
    pty.types("Vesthavn Verft");
    pty.shows("Vesthavn Verft");
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    pty.shows("(process");
    other.execute_batch("COMMIT").unwrap();
    // It is tried again by itself.
    pause(1800);
    kill(&pty);
    let mut pty = start(&desk, SIZE);
    pty.types("na");
    pty.shows("Vesthavn Verft");
    pty.types("\x03");
}

#[test]
fn a_save_waits_a_moment_for_another_program_and_no_longer() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let started = Instant::now();
    screen.types("2j-");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    assert!(screen.text().contains("busy"), "{}", screen.text());
    other.execute_batch("COMMIT").unwrap();
    screen.types("-");
    assert!(screen.text().contains("saved:"), "{}", screen.text());
}

#[test]
fn ten_megabytes_of_short_lines_are_left_with_one_key() {
    let desk = Desk::with_demo();
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.event(Event::Paste("ab\n".repeat(3_500_000)));
    let started = Instant::now();
    screen.key(KeyCode::Esc, KeyModifiers::NONE);
    assert!(screen.text().contains("Stakeholder map"), "{}", screen.text());
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
}

#[test]
fn a_paste_that_never_ends_is_left_with_one_key() {
    let desk = Desk::with_demo();
    let begun = format!("\x1b[200~{}", "word ".repeat(200));
    let mut pty = start(&desk, SIZE);
    pty.types("na");
    pty.shows("way in");
    pty.types(&begun);
    pause(300);
    pty.types("\x1b");
    pty.shows("word word");
    pty.types("\x1b[200~more");
    pause(300);
    pty.types("\x03");
    assert_eq!(pty.code(), 130);
    pty.is_whole();
}

/// The terminal says that it is so large, and is not.
#[cfg(target_os = "linux")]
fn claims(pty: &Pty, rows: u16, columns: u16) {
    let terminal = format!("/proc/{}/fd/0", pty.pid().as_raw_nonzero());
    let terminal = std::fs::File::open(terminal).unwrap();
    let size =
        rustix::termios::Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    rustix::termios::tcsetwinsize(&terminal, size).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_of_the_largest_size_there_is_is_drawn_on() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    for (rows, columns) in [(65_535, 65_535), (1, 65_535), (65_535, 1)] {
        claims(&pty, rows, columns);
        pause(200);
    }
    claims(&pty, SIZE.0, SIZE.1);
    pause(200);
    pty.types("1j");
    pty.shows("Northwind");
    pty.types("\x03");
    assert_eq!(pty.code(), 130);
    pty.is_whole();
}

#[test]
fn a_terminal_that_cannot_show_screens_is_told() {
    let desk = Desk::with_demo();
    let mut pty = super::program::start_on(&desk, "dumb");
    pty.shows("dumb");
    assert_eq!(pty.code(), 1);
}

#[test]
fn what_of_a_paste_does_not_go_into_a_line_is_said() {
    let desk = Desk::with_demo();
    for (length, is_cut) in [(19_000, false), (30_000, true)] {
        let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
        screen.types("l");
        let text = format!("call falk: {}", "x".repeat(length));
        screen.event(Event::Paste(text));
        assert_eq!(screen.text().contains("did not go in"), is_cut, "{}", screen.text());
    }
}
