//! A large file of an earlier version: what is done with it is said meanwhile, and Ctrl-C leaves it as it was.

use super::desk::Desk;
use rusqlite::Connection;
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// A book of the first version with so many contacts, and a note that makes the file so large.
fn old(contacts: usize, bytes: usize) -> Desk {
    let desk = Desk::new();
    let db = Connection::open(desk.file()).unwrap();
    db.execute_batch(include_str!("../../src/store/migrations/0001_book.sql")).unwrap();
    db.execute_batch(&format!(
        "PRAGMA application_id = 0x61526f6f; PRAGMA user_version = 1; \
         INSERT INTO account (key, seat, id, name) VALUES (1, 0, 'a', 'Alfa'); \
         WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < {contacts}) \
         INSERT INTO contact (key, account, owner_key, seat, id, note) \
         SELECT n, 1, 1, n, 'c' || n, 'talk number ' || n || ' on gate and turbine' FROM r; \
         INSERT INTO draft (name, text) VALUES ('x', hex(zeroblob({bytes} / 2)))"
    ))
    .unwrap();
    desk
}

fn version(desk: &Desk) -> i64 {
    let db = Connection::open(desk.file()).unwrap();
    db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_large_file_says_that_it_is_brought_up_and_a_small_one_is_quiet() {
    let desk = old(10_001, 9_000_000);
    let output = desk.run(&["list", "accounts"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    for words in ["bringing the file up to this version", "rep.anteroom.before-2"] {
        assert!(said.contains(words), "no {words:?} in {said}");
    }
    assert!(desk.path("rep.anteroom.before-2").exists());
    assert!(
        !String::from_utf8(desk.run(&["list", "accounts"]).stderr).unwrap().contains("bringing")
    );
    let small = old(3, 100);
    let output = small.run(&["list", "accounts"]);
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn ctrl_c_while_it_is_brought_up_leaves_it_as_it_was() {
    let desk = old(60_000, 9_000_000);
    let mut command = desk.command(&["list", "accounts"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut first).unwrap();
    assert!(first.contains("bringing the file up"), "{first}");
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    assert!(!child.wait().unwrap().success());
    assert_eq!(version(&desk), 1);
    assert!(desk.says(&["list", "accounts"]).contains("Alfa"));
    assert!(version(&desk) > 1);
    assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
}
