//! The whole program in a real terminal: what it said is saved, and the terminal is whole whatever ends it.

use super::desk::{DAY, Desk, export, program};
use super::keys::{self, Random};
use super::pty::{ESC, Pty, until};
use rusqlite::Connection;
use rustix::process::{Signal, WaitOptions, waitpid};
use std::thread::sleep;
use std::time::Duration;

pub const SIZE: (u16, u16) = (36, 120);

/// What only the help of the first screen says.
pub const HELP: &str = "Keys of the workbench";

/// The screens on the file, after their first frame.
pub fn start(desk: &Desk, size: (u16, u16)) -> Pty {
    let pty = start_with(desk, size, ("VISUAL", "true"));
    pty.shows("Northwind");
    pty.wrote("\x1b]11;?\x07", 1);
    pty
}

/// The program on the file, in a terminal of this kind.
pub fn start_on(desk: &Desk, kind: &str) -> Pty {
    start_with(desk, SIZE, ("TERM", kind))
}

fn start_with(desk: &Desk, size: (u16, u16), variable: (&str, &str)) -> Pty {
    let file = desk.file().display().to_string();
    let surroundings = desk.surroundings();
    let mut variables: Vec<(&str, &str)> =
        surroundings.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    variables.push(variable);
    Pty::start(size, program(), &["--file", &file, "--today", DAY], &variables)
}

pub fn pause(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds));
}

/// Waits until the keys before were taken: only after them help opens, and closes again.
pub fn took_all(pty: &mut Pty) {
    pty.brings("?", HELP);
    pty.types(ESC);
    pty.lacks(HELP);
}

/// Waits until the draft of a form with this text is in the file.
pub fn is_kept(desk: &Desk, text: &str) {
    let db = Connection::open(desk.file()).unwrap();
    let drafts = || -> Vec<String> {
        let mut asked = db.prepare("SELECT text FROM draft").unwrap();
        let rows = asked.query_map([], |row| row.get(0)).unwrap();
        rows.flatten().collect()
    };
    until(
        || drafts().iter().any(|draft| draft.contains(text)),
        || format!("no {text:?} among {:?}", drafts()),
    );
}

pub fn kill(pty: &Pty) {
    pty.signal(Signal::KILL);
    waitpid(Some(pty.pid()), WaitOptions::empty()).unwrap();
}

#[test]
fn what_it_said_is_saved_is_there_after_kill_9_and_undo_goes_on() {
    let desk = Desk::with_demo();
    let first = export(&desk.open().unwrap());
    let mut pty = start(&desk, SIZE);
    pty.brings("2j-", "saved:");
    kill(&pty);
    let changed = export(&desk.open().unwrap());
    assert_ne!(first, changed);
    let mut pty = start(&desk, SIZE);
    pty.types("u");
    pty.shows("undone:");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    pty.is_whole();
    let bench = desk.open().unwrap();
    assert_eq!(export(&bench), first);
    assert_eq!(bench.doctor().unwrap(), Vec::<String>::new());
}

#[test]
fn what_was_typed_into_a_form_is_there_after_kill_9() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.types("na");
    pty.shows("a name is enough");
    pty.types("Vesthavn Verft");
    pty.shows("Vesthavn Verft");
    is_kept(&desk, "Vesthavn Verft");
    kill(&pty);
    let mut pty = start(&desk, SIZE);
    pty.types("na");
    pty.shows("Vesthavn Verft");
    pty.signal(Signal::TERM);
    assert_eq!(pty.code(), 143);
}

#[test]
fn whatever_ends_it_leaves_the_terminal_whole_and_the_file_too() {
    let desk = Desk::with_demo();
    let first = export(&desk.open().unwrap());
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut pty = start(&desk, SIZE);
        pty.types("jjkk");
        took_all(&mut pty);
        pty.signal(signal);
        assert_eq!(pty.code(), code);
        pty.is_whole();
    }
    let mut pty = start(&desk, SIZE);
    pty.types("\x03");
    assert_eq!(pty.code(), 130);
    pty.is_whole();
    let (code, time) = start(&desk, SIZE).vanish();
    assert_eq!(code, 129);
    assert!(time < Duration::from_secs(5), "{time:?}");
    let bench = desk.open().unwrap();
    assert_eq!(export(&bench), first);
    assert_eq!(bench.doctor().unwrap(), Vec::<String>::new());
}

#[test]
fn ctrl_z_gives_the_terminal_back_and_the_book_is_drawn_again_after() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.types("\x1a");
    let stopped = waitpid(Some(pty.pid()), WaitOptions::UNTRACED).unwrap().unwrap().1;
    assert!(stopped.stopped());
    pty.is_whole();
    desk.says(&["set", "account", "Northwind Hydro", "--name", "Southwind Hydro"]);
    pty.signal(Signal::CONT);
    pty.shows("Southwind");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    pty.is_whole();
}

#[test]
fn at_any_size_while_keys_arrive() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    for _ in 0..2 {
        for (rows, columns) in [(60, 200), (36, 120), (24, 80), (20, 60), (10, 40), (1, 1)] {
            pty.types("jj\tk");
            pty.resize(rows, columns);
            pty.types("2j3j4k1");
        }
    }
    pty.resize(10, 40);
    pty.shows("60 columns");
    pty.resize(36, 120);
    pty.shows("Northwind");
    pty.lacks("60 columns");
    took_all(&mut pty);
    pty.types("q");
    assert_eq!(pty.code(), 0);
    pty.is_whole();
}

#[test]
fn idle_it_writes_nothing() {
    let desk = Desk::with_demo();
    let mut pty = start(&desk, SIZE);
    pty.types("j");
    pty.settles(Duration::from_secs(2));
    pty.types("q");
    assert_eq!(pty.code(), 0);
}

#[test]
fn a_paste_outside_a_field_runs_no_key() {
    let desk = Desk::with_demo();
    let first = export(&desk.open().unwrap());
    let mut pty = start(&desk, SIZE);
    pty.types(format!("2j\x1b[200~{}\x1b[201~", "-+d\rq\x03u-".repeat(200)));
    // What was pasted stands in find-or-do as text.
    pty.shows("Find or do");
    pty.shows("qu--+d");
    pty.types(ESC);
    pty.lacks("Find or do");
    pty.shows("person 2 of 9");
    pty.types("q");
    assert_eq!(pty.code(), 0);
    pty.is_whole();
    let bench = desk.open().unwrap();
    assert_eq!(export(&bench), first);
    assert_eq!(bench.history(None, 9).unwrap().len(), 1);
}

#[test]
fn five_hundred_random_keys_and_all_undone() {
    let desk = Desk::with_demo();
    let first = export(&desk.open().unwrap());
    Connection::open(desk.file())
        .unwrap()
        .execute_batch("DELETE FROM change; DELETE FROM step")
        .unwrap();
    let mut pty = start(&desk, SIZE);
    let (table, mut random) = (keys::all(), Random(20_261_124));
    for n in 0..500 {
        let back = n % 4 == 3;
        let key = if back { "Esc" } else { table[random.below(table.len())] };
        pty.types(keys::bytes(key));
        if n % 50 == 49 {
            pty.settles(Duration::from_millis(30));
        }
    }
    pty.settles(Duration::from_millis(150));
    pty.signal(Signal::TERM);
    assert_eq!(pty.code(), 143, "{}", String::from_utf8_lossy(&pty.bytes()));
    pty.is_whole();
    let mut bench = desk.open().unwrap();
    assert_eq!(bench.doctor().unwrap(), Vec::<String>::new());
    let mut undone = 0;
    while bench.undo().is_ok() {
        undone += 1;
    }
    assert!(undone > 0, "no key changed anything");
    assert_eq!(bench.doctor().unwrap(), Vec::<String>::new());
    assert_eq!(export(&bench), first);
}
