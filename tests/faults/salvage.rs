//! What a doctor reads of a damaged book is what it saves, whichever page is damaged.

use super::desk::{Desk, today};
use anteroom::workbench::{Examined, Setting, examine};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const PAGE: usize = 4096;

fn check(desk: &Desk) -> anteroom::workbench::Result<Examined> {
    let (file, time) = (desk.file(), "09:00".to_owned());
    examine(&Setting { file, today: today(), time, seed: 3, config: None })
}

fn number(bytes: &[u8], at: usize, width: usize) -> usize {
    bytes[at..at + width].iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

/// The pages of a table that hold its rows.
fn leaves(file: &[u8], page: usize, found: &mut Vec<usize>) {
    let at = (page - 1) * PAGE;
    let head = at + if page == 1 { 100 } else { 0 };
    if file[head] == 0x0d {
        found.push(page);
        return;
    }
    for cell in 0..number(file, head + 3, 2) {
        let place = at + number(file, head + 12 + cell * 2, 2);
        leaves(file, number(file, place, 4), found);
    }
    leaves(file, number(file, head + 8, 4), found);
}

/// Each table that holds records, with its first page.
fn roots(file: &Path) -> Vec<(String, usize)> {
    let db = Connection::open(file).unwrap();
    let sql = "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 \
         AND name IN (SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE c.name = 'owner_key')";
    let mut tables = db.prepare(sql).unwrap();
    let rows = tables.query_map([], |r| Ok((r.get(0)?, r.get::<_, i64>(1)?)));
    rows.unwrap().map(Result::unwrap).map(|(name, page)| (name, page.try_into().unwrap())).collect()
}

fn counts(file: &Path, tables: &[(String, usize)]) -> BTreeMap<String, usize> {
    let db = Connection::open(file).unwrap();
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM \"{table}\"");
        db.query_row(&sql, [], |r| r.get::<_, i64>(0)).unwrap().try_into().unwrap()
    };
    tables.iter().map(|(table, _)| (table.clone(), count(table))).collect()
}

#[test]
fn whichever_page_is_damaged_all_that_reads_is_saved() {
    let desk = Desk::with_demo();
    desk.says(&["doctor"]);
    let whole = fs::read(desk.file()).unwrap();
    let tables = roots(&desk.file());
    let before = counts(&desk.file(), &tables);
    let saved = desk.path("rep.anteroom.saved");
    let mut damaged = 0;
    for (table, root) in &tables {
        let mut pages = Vec::new();
        leaves(&whole, *root, &mut pages);
        for page in pages.iter().take(3) {
            if before[table] == 0 {
                continue;
            }
            let mut torn = whole.clone();
            let at = (page - 1) * PAGE;
            torn[at..at + PAGE].fill(0xee);
            fs::write(desk.file(), &torn).unwrap();
            let found = check(&desk).unwrap();
            assert_eq!(found.saved.as_deref(), Some(saved.as_path()), "{table} {page}");
            let after = counts(&saved, &tables);
            for (kind, read) in &found.read {
                assert!(
                    after[*kind] >= *read,
                    "{table} {page}: {read} of {kind}, {}",
                    after[*kind]
                );
            }
            for (kind, there) in &before {
                let is_whole = kind == table || after[kind] >= *there;
                assert!(is_whole, "{table} {page}: {kind} {there}, saved {}", after[kind]);
            }
            let output = desk.command_on(&saved, &["doctor"]).output().unwrap();
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(said.starts_with("the file is whole"), "{table} {page}: {said}");
            let output = desk.command_on(&saved, &["export"]).output().unwrap();
            assert!(output.status.success(), "{table} {page}: {output:?}");
            fs::remove_file(&saved).unwrap();
            damaged += 1;
        }
    }
    assert!(damaged > 40, "{damaged}");
}

#[test]
fn an_account_that_cannot_be_read_keeps_its_name_and_all_that_belongs_to_it() {
    let desk = Desk::with_demo();
    let names = desk.says(&["list", "accounts"]);
    let people = desk.says(&["list", "people"]).lines().count();
    let mut pages = Vec::new();
    let whole = fs::read(desk.file()).unwrap();
    let root = roots(&desk.file()).into_iter().find(|(name, _)| name == "account").unwrap().1;
    leaves(&whole, root, &mut pages);
    let mut torn = whole.clone();
    for page in &pages {
        torn[(page - 1) * PAGE..page * PAGE].fill(0xee);
    }
    fs::write(desk.file(), &torn).unwrap();
    let output = desk.run(&["doctor"]);
    super::desk::refused(&output, "without their own fields");
    let saved = desk.path("rep.anteroom.saved");
    let list = |what: &str| {
        let output = desk.command_on(&saved, &["list", what]).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(list("people").lines().count(), people);
    assert!(names.contains("Northwind Hydro") && list("accounts").contains("Northwind Hydro"));
}

#[test]
fn whichever_byte_of_the_beginning_is_damaged_the_book_comes_back() {
    let desk = Desk::with_demo();
    desk.says(&["add", "inbox", "one"]);
    let copies = fs::read_dir(desk.path("rep.anteroom.copies")).unwrap().count();
    assert_eq!(copies, 1);
    let wanted = desk.says(&["export"]);
    let whole = fs::read(desk.file()).unwrap();
    let saved = desk.path("rep.anteroom.saved");
    for at in 0..100 {
        let mut torn = whole.clone();
        torn[at] ^= 0x5a;
        for beside in ["rep.anteroom-wal", "rep.anteroom-shm"] {
            let _ = fs::remove_file(desk.path(beside));
        }
        fs::write(desk.file(), &torn).unwrap();
        let found = match check(&desk) {
            Ok(found) => found,
            Err(refusal) => {
                assert!(refusal.to_string().contains(" restore "), "{at}: {refusal}");
                continue;
            }
        };
        assert!(found.copy.is_some(), "{at}");
        let file = match found.saved {
            Some(saved) => saved,
            None => desk.file(),
        };
        let output = desk.command_on(&file, &["export"]).output().unwrap();
        assert!(String::from_utf8(output.stdout).unwrap() == wanted, "{at}: {:?}", found.faults);
        let _ = fs::remove_file(&saved);
    }
    // Another program's file is not taken for one of ours.
    Connection::open(desk.path("foreign.db")).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    let output = desk.command_on(&desk.path("foreign.db"), &["doctor"]).output().unwrap();
    super::desk::refused(&output, "not an anteroom file");
}
