//! A file that was written anew as a whole, and a program that ended while that was brought in: what lies beside it is
//! its own, at whatever page it ended.

use super::desk::Desk;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const PAGE: usize = 4096;

/// The last image of each page in a -wal.
fn pages(wal: &[u8]) -> BTreeMap<usize, &[u8]> {
    let frames = wal[32..].chunks_exact(24 + PAGE);
    frames
        .map(|frame| {
            let number = u32::from_be_bytes(frame[..4].try_into().unwrap());
            (usize::try_from(number).unwrap(), &frame[24..])
        })
        .collect()
}

/// A book, its -wal after all of it was written anew, and what it says then.
fn written_anew(desk: &Desk) -> (Vec<u8>, Vec<u8>, String) {
    // So that the tables lie otherwise after it.
    desk.says(&["rm", "account", "Northwind Hydro"]);
    desk.says(&["undo"]);
    let (file, wal) = (desk.file(), desk.path("rep.anteroom-wal"));
    let db = Connection::open(&file).unwrap();
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0").unwrap();
    db.execute_batch(
        "UPDATE mark SET text = 'anteroom-mark:' || lower(hex(randomblob(8))) || substr(text, 15, 16); \
         UPDATE account SET notes = 'the last word' WHERE name = 'Northwind Hydro'; VACUUM",
    )
    .unwrap();
    let found = (fs::read(&file).unwrap(), fs::read(&wal).unwrap());
    drop(db);
    (found.0, found.1, desk.says(&["export"]))
}

#[test]
fn a_book_that_was_half_written_anew_keeps_what_lies_beside_it() {
    let desk = Desk::with_demo();
    let (file, wal, wanted) = written_anew(&desk);
    assert!(wanted.contains("the last word"));
    let images = pages(&wal);
    assert!(images.len() > 100, "{}", images.len());
    for part in 0..=12 {
        let done = images.len() * part / 12;
        let mut half = file.clone();
        for (number, image) in images.iter().take(done) {
            let at = (number - 1) * PAGE;
            half.resize(half.len().max(at + PAGE), 0);
            half[at..at + PAGE].copy_from_slice(image);
        }
        let _ = fs::remove_file(desk.path("rep.anteroom-shm"));
        fs::write(desk.file(), &half).unwrap();
        fs::write(desk.path("rep.anteroom-wal"), &wal).unwrap();
        let output = desk.run(&["export"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains("lost-wal"), "{done} pages: {told}");
        assert!(String::from_utf8(output.stdout).unwrap() == wanted, "{done} pages");
        assert!(!lost(&desk.path("rep.anteroom.lost-wal")), "{done} pages");
    }
    // Another book under the same name is not its own.
    let other = Desk::with_demo();
    let copied = other.says(&["export"]);
    fs::write(desk.file(), fs::read(other.file()).unwrap()).unwrap();
    fs::write(desk.path("rep.anteroom-wal"), &wal).unwrap();
    let output = desk.run(&["export"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("lost-wal"));
    assert!(String::from_utf8(output.stdout).unwrap() == copied);
}

fn lost(path: &Path) -> bool {
    path.exists()
}
