//! A damaged file, read table by table around what is damaged, into a new one.

mod reading;
mod stand_ins;

use super::open::{self, Opened};
use super::tables::{self, Table};
use super::{Result, StoreError, aside, full_text, header, mark, write};
use crate::model::Row;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What could be read of a damaged file, and where it is now.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The new file.
    pub path: Option<PathBuf>,
    /// Each kind of record with how many were read.
    pub read: Vec<(&'static str, usize)>,
    /// The kinds of which a part could not be read.
    pub torn: Vec<&'static str>,
    /// Accounts of which only the name or a number is left, and what belongs to them.
    pub bare_accounts: usize,
}

/// Reads what can be read of a damaged file of ours into a new one beside it, `NAME.saved`; the damaged one stays as
/// it is. What a record that cannot be read has left behind, its records and its id, belongs to a stand-in for it.
pub fn save_what_reads(file: &Path) -> Result<Saved> {
    let whole = header::mended(file)?;
    let from = whole.as_ref().map_or(file, |copy| copy.path());
    let source = source_of(from)?;
    let (fresh, mut saved) = read_into_a_fresh_one(&source.db, file)?;
    if saved.read.is_empty() {
        return Ok(saved);
    }
    let path = aside::free(file, "saved");
    open::settle(fresh, &path)?;
    saved.path = Some(path);
    Ok(saved)
}

/// The same of what a window sees, into a file of this name: nothing where nothing reads.
pub(super) fn save_beside(from: &Connection, to: &Path) -> Result<()> {
    let (fresh, saved) = read_into_a_fresh_one(from, to)?;
    match saved.read.is_empty() {
        true => Err(StoreError::Damaged("nothing of it can be read".to_owned())),
        false => open::settle(fresh, to),
    }
}

/// What reads, in a file beside the path that has no name of its own yet.
fn read_into_a_fresh_one(source: &Connection, beside: &Path) -> Result<(NamedTempFile, Saved)> {
    let fresh = open::beside(beside)?;
    let db = open::connect(fresh.path(), open::Upgrade::Plain)?;
    let mut saved = Saved { path: None, read: Vec::new(), torn: Vec::new(), bare_accounts: 0 };
    db.pragma_update(None, "foreign_keys", false)?;
    let transaction = db.unchecked_transaction()?;
    transaction.execute("DELETE FROM rep", [])?;
    for table in tables::all() {
        let found = reading::rows_of(source, table);
        let taken = put(&transaction, table, &found);
        if taken > 0 {
            saved.read.push((table.name(), taken));
        }
        if found.torn || taken < found.rows.len() {
            saved.torn.push(table.name());
        }
    }
    if saved.read.is_empty() {
        return Ok((fresh, saved));
    }
    saved.bare_accounts = stand_ins::put(&transaction, source)?;
    finish(&transaction)?;
    transaction.commit()?;
    drop(db);
    check(fresh.path())?;
    Ok((fresh, saved))
}

/// The damaged file with what belongs to it, or by itself where that cannot be opened.
fn source_of(file: &Path) -> Result<Opened> {
    match open::look_only(file) {
        Ok(opened) => Ok(opened),
        Err(_) => {
            let db = open::without_wal(file)?;
            // Of a file that was cut off SQLite reads nothing, unless it is told that the tables are being mended; nothing
            // is written here.
            db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
            db.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
            Ok(Opened { db, only: None, notice: None, copy: None })
        }
    }
}

/// Puts them into the new file under their numbers; how many it took. One whose id another has as well gets one of
/// its own.
fn put(db: &Connection, table: &'static Table, found: &reading::Found) -> usize {
    let taken = found.rows.values().filter(|stored| {
        let (account, owner) = (stored.account, stored.owner);
        let again = |row: Row| write::as_stored(db, table, account, owner, &row).is_ok();
        again(stored.row.clone()) || again(stand_ins::made_whole(&stored.row, true))
    });
    taken.count()
}

/// What is derived.
fn finish(db: &Connection) -> Result<()> {
    db.execute("INSERT INTO rep (key, seat) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM rep)", [])?;
    db.execute("UPDATE tally SET accounts = (SELECT count(*) FROM account)", [])?;
    super::filled_lists::all_anew(db)?;
    full_text::rebuild(db)?;
    mark::renew(db)
}

fn check(fresh: &Path) -> Result<()> {
    let db = open::without_wal(fresh)?;
    let said: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    match said.as_str() {
        "ok" => Ok(()),
        _ => Err(StoreError::Damaged("what can be read could not be saved".to_owned())),
    }
}
