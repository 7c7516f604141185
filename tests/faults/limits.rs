//! Limits: a file that may not grow, a file that another program holds, pastes, odd terminals.

use super::desk::{DAY, Desk, program, worked};
use super::program::{HELP, SIZE, is_kept, kill, pause, start};
use super::pty::{ESC, Pty};
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

/// The line of a new account with a name in it, where the file may grow by no more than what is beside an open file
/// needs and a few writes: it was said that what is typed is not kept.
pub fn full_in_a_form(desk: &Desk) -> Pty {
    let mut pty = start_under(desk, "-f 80");
    pty.brings("na", "way in");
    let name = "Vesthavn Verft og Mekaniske Verksted";
    pty.types(name);
    pty.shows(name);
    // Each key is a write, where the machine is not so slow that it takes two at once. A small one may still find room
    // where a larger one did not: so it goes on until there is room for none.
    let mut more = 12;
    for _ in 0..200 {
        if pty.text().contains("not kept yet") {
            more -= 1;
        }
        if more == 0 {
            // This is in no draft that was kept before.
            pty.brings("!", "Verksted!");
            return pty;
        }
        pty.brings("x", &format!("{name}x"));
        pty.types("\x7f");
        pty.lacks(&format!("{name}x"));
    }
    panic!("all of it could be kept\n{}", pty.text());
}

#[test]
fn a_form_whose_draft_cannot_be_kept_does_not_close() {
    let desk = Desk::with_demo();
    let mut pty = full_in_a_form(&desk);
    // What is typed after Esc and after Ctrl-S still goes into the field.
    pty.types(ESC);
    pty.brings("?", "Verksted!?");
    pty.types("\x13");
    pty.lacks("not kept yet");
    pty.shows("cannot be written");
    pty.brings("?", "Verksted!??");
    pty.types("\x03");
    assert_eq!(pty.code(), 130);
    pty.is_whole();
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}

/// Types the name of a new account; how long it took until it stood there.
fn types_a_name(pty: &mut Pty) -> Duration {
    let started = Instant::now();
    pty.brings("na", "way in");
    pty.brings("Vesthavn Verft", "Vesthavn Verft");
    started.elapsed()
}

#[test]
fn a_file_that_another_program_holds_freezes_no_key_and_says_who_holds_it() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    let other = Connection::open(desk.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // How long it takes here where nobody holds it.
    let free = Desk::with_demo();
    let usual = types_a_name(&mut start(&free, SIZE));
    let held = types_a_name(&mut pty);
    assert!(held < usual * 4 + Duration::from_secs(3), "{held:?}, and {usual:?} where it is free");
    pty.shows("(process");
    other.execute_batch("COMMIT").unwrap();
    // It is tried again by itself.
    is_kept(&desk, "Vesthavn Verft");
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
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
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
    let started = worked();
    screen.key(KeyCode::Esc, KeyModifiers::NONE);
    let took = worked() - started;
    assert!(screen.text().contains("Stakeholder map"), "{}", screen.text());
    assert!(took < Duration::from_secs(3), "{took:?}");
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
    pty.types("?");
    pty.shows(HELP);
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
