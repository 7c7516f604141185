//! The records of one table, read around what is damaged.

use super::super::read;
use super::super::tables::Table;
use crate::model::{Key, Row};
use crate::store::Result;
use rusqlite::{Connection, Row as SqlRow};
use std::collections::{BTreeMap, BTreeSet};

/// So many numbers between two damaged places are asked for one by one.
const ASKED: i64 = 1_000_000;

/// A record as it was stored: its numbers and its cells.
pub struct Stored {
    pub account: Key,
    pub owner: Key,
    pub row: Row,
}

/// What could be read of a table.
pub struct Found {
    pub rows: BTreeMap<Key, Stored>,
    /// A part could not be read.
    pub torn: bool,
}

/// From the first up to the damage, from the last down to it, and what lies between one by one.
pub fn rows_of(db: &Connection, table: &Table) -> Found {
    let mut rows = BTreeMap::new();
    let torn = read(db, table, "ASC", &mut rows).is_err();
    if torn {
        let upper = rows.last_key_value().map(|(key, _)| *key);
        let mut from_the_end = BTreeMap::new();
        // Up to the same damage from the other side.
        let _ = read(db, table, "DESC", &mut from_the_end);
        let lower = from_the_end.first_key_value().map(|(key, _)| *key);
        rows.append(&mut from_the_end);
        let mut wanted = keys_of_indexes(db, table);
        if let Some(lower) = lower {
            let first =
                upper.map_or(1, |key| key.saturating_add(1)).max(lower.saturating_sub(ASKED));
            wanted.extend(first..lower);
        }
        for key in wanted {
            if !rows.contains_key(&key)
                && let Ok(Some(stored)) = one(db, table, key)
            {
                rows.insert(key, stored);
            }
        }
    }
    Found { rows, torn }
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

fn one(db: &Connection, table: &Table, key: Key) -> Result<Option<Stored>> {
    let mut statement = db.prepare_cached(&table.of_key)?;
    let mut found = statement.query([key])?;
    match found.next()? {
        Some(row) => Ok(Some(stored(table, row)?.1)),
        None => Ok(None),
    }
}

fn stored(table: &Table, row: &SqlRow) -> Result<(Key, Stored)> {
    let (record, owner) = read::record(table, row)?;
    Ok((record.key, Stored { account: row.get(1)?, owner, row: record }))
}

/// The numbers that the indexes of a table know, which lie on pages of their own.
fn keys_of_indexes(db: &Connection, table: &Table) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    for index in ["account", "id", "parent", "name", "seat"] {
        let sql = format!("SELECT key FROM \"{0}\" INDEXED BY \"{0}_{index}\"", table.name());
        // Not every table has each of them, and an index may be damaged as well.
        let Ok(mut statement) = db.prepare(&sql) else { continue };
        let Ok(mut rows) = statement.query([]) else { continue };
        while let Ok(Some(row)) = rows.next() {
            keys.extend(row.get::<_, Key>(0));
        }
    }
    keys
}
