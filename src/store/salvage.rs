//! A damaged file, read table by table around what is damaged, into a new one.

use super::cells::from_sql;
use super::open::{self, Opened};
use super::tables::{self, Table};
use super::{Result, StoreError, aside, full_text, header, mark, write};
use crate::model::{Key, Row, Value};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, Row as SqlRow};
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

/// What could be read of a damaged file, and where it is now.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The new file.
    pub path: Option<PathBuf>,
    /// Each kind of record with how many were read.
    pub read: Vec<(&'static str, usize)>,
    /// The kinds of which a part could not be read.
    pub torn: Vec<&'static str>,
}

/// A record as it was stored: its numbers and its cells.
struct Stored {
    account: Key,
    owner: Key,
    row: Row,
}

/// Reads what can be read of a damaged file of ours into a new one beside it, `NAME.saved`; the damaged one stays as
/// it is.
pub fn save_what_reads(file: &Path) -> Result<Saved> {
    header::look(file)?;
    let source = source_of(file)?;
    let fresh = open::beside(file)?;
    let db = open::connect(fresh.path(), open::Upgrade::Plain)?;
    let mut saved = Saved { path: None, read: Vec::new(), torn: Vec::new() };
    db.pragma_update(None, "foreign_keys", false)?;
    let transaction = db.unchecked_transaction()?;
    transaction.execute("DELETE FROM rep", [])?;
    for table in tables::all() {
        let (rows, torn) = rows_of(&source.db, table);
        let rows = put(&transaction, table, rows);
        if rows > 0 {
            saved.read.push((table.name(), rows));
        }
        if torn {
            saved.torn.push(table.name());
        }
    }
    if saved.read.is_empty() {
        return Ok(saved);
    }
    finish(&transaction)?;
    transaction.commit()?;
    drop(db);
    check(fresh.path())?;
    let path = aside::free(file, "saved");
    open::settle(fresh, &path)?;
    saved.path = Some(path);
    Ok(saved)
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

/// The records that can be read: from the first up to the damage, and from the last down to it.
fn rows_of(db: &Connection, table: &Table) -> (BTreeMap<Key, Stored>, bool) {
    let mut rows = BTreeMap::new();
    let torn = read(db, table, "ASC", &mut rows).is_err();
    if torn {
        // Up to the same damage from the other side.
        let _ = read(db, table, "DESC", &mut rows);
    }
    (rows, torn)
}

fn read(
    db: &Connection,
    table: &Table,
    order: &str,
    rows: &mut BTreeMap<Key, Stored>,
) -> Result<()> {
    let sql = format!("SELECT {} FROM \"{}\" ORDER BY key {order}", table.select, table.name());
    let mut statement = db.prepare(&sql)?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        let (key, stored) = stored(table, row)?;
        rows.insert(key, stored);
    }
    Ok(())
}

fn stored(table: &Table, row: &SqlRow) -> Result<(Key, Stored)> {
    let mut record = Row::empty(table.schema);
    record.key = row.get(0)?;
    record.place = row.get(3)?;
    for (i, column) in table.columns.iter().enumerate() {
        let value = from_sql(row.get_ref(i + 4)?, &column.kind);
        if value != Value::Absent {
            record.put(&column.path, value);
        }
    }
    Ok((record.key, Stored { account: row.get(1)?, owner: row.get(2)?, row: record }))
}

/// Puts them into the new file under their numbers; how many it took.
fn put(db: &Connection, table: &'static Table, rows: BTreeMap<Key, Stored>) -> usize {
    let taken = rows.into_values().filter(|stored| {
        let (account, owner) = (stored.account, stored.owner);
        write::as_stored(db, table, account, owner, &stored.row).is_ok()
    });
    taken.count()
}

/// What is derived, and no record without the one that it belongs to.
fn finish(db: &Connection) -> Result<()> {
    db.execute("INSERT INTO rep (key, seat) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM rep)", [])?;
    for _ in 0..4 {
        let mut statement = db.prepare("PRAGMA foreign_key_check")?;
        let orphans =
            statement.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, Key>(1)?)))?;
        let orphans: HashSet<(String, Key)> = orphans.collect::<std::result::Result<_, _>>()?;
        if orphans.is_empty() {
            break;
        }
        for (table, key) in orphans {
            db.execute(&format!("DELETE FROM \"{table}\" WHERE rowid = ?"), [key])?;
        }
    }
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
