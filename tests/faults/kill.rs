//! kill -9 at any moment: the file opens, is whole, and is what it was before or after, never between.

use super::book::book;
use super::desk::{Desk, export};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

fn start(command: &mut Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// What the file holds, after it was found whole.
fn state(desk: &Desk) -> String {
    let bench = desk.open().unwrap();
    assert_eq!(bench.doctor().unwrap(), Vec::<String>::new());
    export(&bench)
}

#[test]
fn in_an_import_it_is_the_book_before_or_the_book_after() {
    let source = Desk::new();
    let path = source.path("book.json");
    std::fs::write(&path, book(150)).unwrap();
    let arguments = ["import", path.to_str().unwrap()];
    let desk = Desk::with_demo();
    let before = state(&desk);
    let started = Instant::now();
    assert!(start(&mut desk.command(&arguments)).wait().unwrap().success());
    let whole = started.elapsed();
    let after = state(&desk);
    let (mut early, mut late) = (0, 0);
    for part in [5, 45, 80, 92, 97, 100] {
        let desk = Desk::with_demo();
        let mut child = start(&mut desk.command(&arguments));
        sleep(whole * part / 100);
        let _ = child.kill();
        child.wait().unwrap();
        let found = state(&desk);
        assert!(found == before || found == after, "killed at {part}%: a state between");
        early += usize::from(found == before);
        late += usize::from(found == after);
    }
    assert!(early > 0, "no kill came before the end ({late} after it)");
}

#[test]
fn when_a_new_file_is_made_the_next_start_makes_it_or_finds_it_whole() {
    for delay in (0..12).map(|n| n * 1500) {
        let desk = Desk::new();
        let mut child = start(&mut desk.command(&["add", "account", "Alfa"]));
        sleep(Duration::from_micros(delay));
        let _ = child.kill();
        child.wait().unwrap();
        desk.says(&["add", "account", "Beta"]);
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"), "{delay}");
    }
}

#[test]
fn between_steps_every_step_that_was_told_is_there() {
    let desk = Desk::with_demo();
    let first = state(&desk);
    let mut told = 0;
    for kill_after in 0..8_u64 {
        let mut child =
            start(&mut desk.command(&["log", "Northwind Hydro", "called, nobody there"]));
        sleep(Duration::from_millis(kill_after * 12));
        let ended = child.try_wait().unwrap().is_some_and(|s| s.success());
        let _ = child.kill();
        child.wait().unwrap();
        told += usize::from(ended);
    }
    let mut bench = desk.open().unwrap();
    let steps = bench.history(None, 100).unwrap().len() - 1;
    assert!(steps >= told, "{told} were told, {steps} are there");
    for _ in 0..steps {
        bench.undo().unwrap();
    }
    assert_eq!(export(&bench), first);
}

#[test]
fn in_a_restore_one_of_the_two_files_is_there() {
    let desk = Desk::with_demo();
    let after = state(&desk);
    let copy = desk.path("copy.anteroom");
    desk.says(&["backup", copy.to_str().unwrap()]);
    for delay in (0..7_u64).map(|n| n * 9) {
        let desk = Desk::new();
        super::desk::import(&mut desk.open().unwrap(), "book.json", book(3)).unwrap();
        let before = state(&desk);
        let mut child = start(&mut desk.command(&["restore", copy.to_str().unwrap()]));
        sleep(Duration::from_millis(delay));
        let _ = child.kill();
        child.wait().unwrap();
        let found = state(&desk);
        assert!(found == before || found == after, "{delay}");
    }
}
