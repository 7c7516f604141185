//! A file that somebody hands over: nothing that is built into it runs, and to look at it does not change a byte.

use super::desk::{Desk, export, refused};
use super::screen::{SIZES, Screen};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn altered(sql: &str) -> Desk {
    let desk = Desk::with_demo();
    Connection::open(desk.file()).unwrap().execute_batch(sql).unwrap();
    desk
}

fn contacts(file: &Path) -> i64 {
    let db = Connection::open(file).unwrap();
    db.query_row("SELECT count(*) FROM contact", [], |row| row.get(0)).unwrap()
}

/// Names, bytes and rights of all that lies in a folder.
fn folder(desk: &Desk) -> BTreeMap<String, (Vec<u8>, u32)> {
    let entries = fs::read_dir(desk.folder.path()).unwrap().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let about =
        |path: &Path| (fs::read(path).unwrap(), fs::metadata(path).unwrap().permissions().mode());
    files.map(|e| (e.file_name().to_string_lossy().into_owned(), about(&e.path()))).collect()
}

const BUILT_IN: [&str; 4] = [
    "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM contact; END",
    "CREATE TRIGGER t AFTER INSERT ON step BEGIN \
     INSERT INTO draft WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) \
     SELECT n, n FROM r; END",
    "DROP TRIGGER account_more; CREATE TRIGGER account_more AFTER INSERT ON account BEGIN \
     DELETE FROM contact; END",
    "CREATE VIEW v AS SELECT 1; CREATE TABLE mine (a)",
];

/// Parts that SQLite itself refuses to make, written into its list of parts.
const FORGED: [[&str; 4]; 5] = [
    [
        "trigger",
        "sqlite_x",
        "account",
        "CREATE TRIGGER sqlite_x AFTER INSERT ON account BEGIN DELETE FROM person; END",
    ],
    [
        "table",
        "sqlite_sequence",
        "account",
        "CREATE TRIGGER sqlite_y AFTER INSERT ON account BEGIN DELETE FROM person; END",
    ],
    [
        "index",
        "sqlite_autoindex_account_9",
        "account",
        "CREATE TRIGGER sqlite_z AFTER INSERT ON account BEGIN DELETE FROM person; END",
    ],
    ["view", "sqlite_v", "sqlite_v", "CREATE VIEW sqlite_v AS SELECT 1"],
    // A second one of a name, so that one hides the other.
    [
        "table",
        "draft",
        "account",
        "CREATE TRIGGER draft AFTER INSERT ON account BEGIN DELETE FROM person; END",
    ],
];

#[test]
fn what_is_forged_into_the_list_of_parts_is_refused_before_anything_runs() {
    for part in FORGED {
        let desk = Desk::with_demo();
        let db = Connection::open(desk.file()).unwrap();
        let (kind, other) = (part[0], part[1] == "draft");
        db.execute_batch("PRAGMA writable_schema = ON").unwrap();
        let sql = "INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES (?, ?, ?, 0, ?)";
        db.execute(sql, part).unwrap();
        if other {
            // Before the real one, as an earlier row.
            let first =
                "UPDATE sqlite_master SET rowid = -1 WHERE sql LIKE 'CREATE TRIGGER draft %'";
            db.execute(first, []).unwrap();
        }
        drop(db);
        let bytes = fs::read(desk.file()).unwrap();
        for arguments in [&["add", "account", "Alfa"][..], &["export"]] {
            let output = desk.run(arguments);
            assert!(!output.status.success(), "{kind} {}: {output:?}", part[1]);
        }
        assert!(fs::read(desk.file()).unwrap() == bytes, "{kind} {}", part[1]);
    }
}

#[test]
fn what_is_built_into_a_file_is_refused_before_anything_runs() {
    for sql in BUILT_IN {
        let desk = altered(sql);
        let before = contacts(&desk.file());
        let bytes = fs::read(desk.file()).unwrap();
        for arguments in [
            &["add", "account", "Alfa"][..],
            &["log", "Northwind Hydro", "called"],
            &["export"],
            &[],
        ] {
            desk.is_refused(arguments, "somebody has built");
        }
        assert_eq!(contacts(&desk.file()), before, "{sql}");
        assert!(fs::read(desk.file()).unwrap() == bytes, "{sql}");
    }
}

#[test]
fn a_colleagues_book_is_read_by_import_and_not_a_byte_of_it_changes() {
    for sql in ["SELECT 1", BUILT_IN[0], BUILT_IN[1]] {
        let theirs = Desk::with_demo();
        let wanted = theirs.says(&["export"]);
        Connection::open(theirs.file()).unwrap().execute_batch(sql).unwrap();
        fs::set_permissions(theirs.file(), fs::Permissions::from_mode(0o644)).unwrap();
        let before = folder(&theirs);
        let desk = Desk::new();
        desk.says(&["import", theirs.file().to_str().unwrap()]);
        assert!(desk.says(&["export"]) == wanted, "{sql}");
        let bench = desk.open().unwrap();
        assert!(bench.bytes_of(&theirs.file()).unwrap().starts_with(b"{"));
        assert!(folder(&theirs) == before, "{sql}");
    }
}

#[test]
fn a_colleagues_book_that_was_not_closed_is_read_with_what_lies_beside_it() {
    let theirs = Desk::with_demo();
    let mut pty = super::program::start(&theirs, super::program::SIZE);
    pty.brings("2j-", "saved:");
    super::program::kill(&pty);
    let before = folder(&theirs);
    assert!(before.contains_key("rep.anteroom-wal"));
    let desk = Desk::new();
    desk.says(&["import", theirs.file().to_str().unwrap()]);
    assert!(folder(&theirs) == before);
    assert!(desk.says(&["export"]) == theirs.says(&["export"]));
}

#[test]
fn a_book_of_an_older_version_is_looked_at_in_a_copy() {
    let theirs = Desk::new();
    let db = Connection::open(theirs.file()).unwrap();
    db.execute_batch(include_str!("../../src/store/migrations/0001_book.sql")).unwrap();
    db.execute_batch(
        "PRAGMA application_id = 0x61526f6f; PRAGMA user_version = 1; \
         INSERT INTO account (key, seat, id, name) VALUES (1, 0, 'a', 'Alfa')",
    )
    .unwrap();
    drop(db);
    let before = folder(&theirs);
    let desk = Desk::new();
    desk.says(&["import", theirs.file().to_str().unwrap()]);
    assert!(desk.says(&["list", "accounts"]).contains("Alfa"));
    assert!(folder(&theirs) == before);
}

#[test]
fn a_damaged_book_that_is_imported_is_named_by_its_own_name() {
    let theirs = Desk::with_demo();
    let mut bytes = fs::read(theirs.file()).unwrap();
    bytes[100..1200].iter_mut().for_each(|byte| *byte = byte.wrapping_mul(7).wrapping_add(13));
    let bad = theirs.path("theirs.anteroom");
    fs::write(&bad, bytes).unwrap();
    let desk = Desk::with_demo();
    let before = desk.says(&["export"]);
    for rest in [&["import"][..], &["import", "--dry-run"]] {
        let output = desk.run(&[rest, &[bad.to_str().unwrap()]].concat());
        refused(&output, "theirs.anteroom: a part of the file is damaged");
    }
    assert!(desk.says(&["export"]) == before);
}

#[test]
fn a_list_that_is_something_else_is_refused_by_import_too() {
    let theirs = altered("DROP TABLE contact; CREATE VIEW contact AS SELECT * FROM person");
    let desk = Desk::new();
    let output = desk.run(&["import", theirs.file().to_str().unwrap()]);
    refused(&output, "somebody has built");
}

#[test]
fn numbers_beyond_their_range_hold_no_screen_up() {
    let desk = altered(
        "UPDATE opportunity SET selling_stage = 9223372036854775807, buying_stage = -7, \
         value = 9223372036854775807; \
         UPDATE person SET influence = 9223372036854775807, cadence_days = -9223372036854775808; \
         UPDATE account SET employees = -1",
    );
    let mut screen = Screen::new(desk.open().unwrap(), SIZES[1]);
    screen.types("123456789tovbm");
    let bench = desk.open().unwrap();
    assert!(export(&bench).contains("Northwind"));
    assert!(!bench.doctor().unwrap().is_empty());
    desk.says(&["check"]);
    desk.says(&["ready"]);
}

#[test]
fn a_version_number_that_was_changed_is_put_right_and_a_counter_at_its_end_goes_on() {
    for version in [0, 1, 5, 12, -1] {
        let desk = altered(&format!("PRAGMA user_version = {version}"));
        let plain = Desk::with_demo();
        assert_eq!(desk.says(&["list", "accounts"]), plain.says(&["list", "accounts"]));
        desk.says(&["log", "Northwind Hydro", "called: spares"]);
        assert!(desk.says(&["doctor"]).contains("tables of version 13"), "{version}");
    }
    let desk = altered("UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'step'");
    desk.says(&["log", "Northwind Hydro", "called: spares"]);
    assert!(desk.says(&["undo"]).starts_with("taken back: "));
}

#[test]
fn what_is_built_into_a_book_that_was_not_closed_is_left_there_and_its_records_come() {
    let theirs = altered("CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM contact; END");
    let db = Connection::open(theirs.file()).unwrap();
    db.execute_batch("UPDATE account SET name = 'Omega' WHERE name = 'Northwind Hydro'").unwrap();
    let desk = Desk::new();
    desk.says(&["import", theirs.file().to_str().unwrap()]);
    assert!(desk.says(&["list", "accounts"]).contains("Omega"));
    assert_ne!(contacts(&desk.file()), 0);
    drop(db);
    // Of an earlier version it would have to be written to be read.
    let older = altered("DROP TABLE mark; PRAGMA user_version = 8");
    let output = desk.run(&["import", older.file().to_str().unwrap()]);
    refused(&output, "rep.anteroom: ");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("copy.anteroom") && !said.contains("book of your own"), "{said}");
}

#[test]
fn a_number_of_accounts_that_was_forged_is_told_and_nothing_is_counted_by_it() {
    for sql in [
        "UPDATE tally SET accounts = -1",
        "UPDATE tally SET accounts = 0",
        "UPDATE tally SET accounts = 99",
        "DELETE FROM tally",
        "INSERT INTO tally VALUES (5), (6)",
    ] {
        let desk = altered(sql);
        let said = desk.says(&["doctor"]);
        assert!(
            said.starts_with("the file is whole\n") && said.contains(": 12 accounts"),
            "{sql}: {said}"
        );
        assert!(said.contains("was noted wrongly, and is put right"), "{sql}: {said}");
        let again = desk.says(&["doctor"]);
        assert!(!again.contains("noted") && again.contains(": 12 accounts"), "{sql}: {again}");
    }
    let plain = Desk::with_demo().says(&["doctor"]);
    assert!(!plain.contains("noted"), "{plain}");
}
