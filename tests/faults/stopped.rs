//! Work that takes long is ended by a key, and nothing of it stays.

use super::desk::Desk;
use super::program::{SIZE, start};
use super::pty::until;
use rusqlite::Connection;

/// A step of hundreds of thousands of changes, which takes long to take back.
fn long_step(desk: &Desk) {
    let db = Connection::open(desk.file()).unwrap();
    db.execute_batch(
        "BEGIN;
         INSERT INTO step (at, who, label, changes)
         VALUES ('2026-11-24T09:00', '', 'a long one', 400000);
         INSERT INTO change
         WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < 399999)
         SELECT (SELECT max(key) FROM step), n, 'person', p.key, p.account, 'update',
                '{\"notes\":\"x' || n || '\"}'
         FROM r, (SELECT key, account FROM person LIMIT 1) p;
         COMMIT",
    )
    .unwrap();
}

/// Is a change of the file under way?
fn is_written_by_another(desk: &Desk) -> bool {
    let db = Connection::open(desk.file()).unwrap();
    db.busy_timeout(std::time::Duration::ZERO).unwrap();
    db.execute_batch("BEGIN IMMEDIATE; ROLLBACK").is_err()
}

#[test]
fn a_long_undo_is_ended_by_esc_and_by_ctrl_c_and_nothing_was_changed() {
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    long_step(&desk);
    for (key, code) in [("\x1b", 0), ("\x03", 130)] {
        let mut pty = start(&desk, SIZE);
        pty.types("u");
        // Whoever else wants to write has to wait: it is under way.
        until(|| is_written_by_another(&desk), || format!("nothing is undone\n{}", pty.text()));
        pty.types(key);
        if key == "\x1b" {
            pty.shows("stopped; nothing was changed");
            // The keys after it mean what they always do.
            pty.types("q");
        }
        assert_eq!(pty.code(), code);
        pty.is_whole();
        assert!(desk.says(&["export"]) == before);
        assert!(desk.says(&["doctor"]).starts_with("the file is whole\n"));
    }
}
