//! Search over what is written in the records: an FTS5 index that every write keeps, by undo and redo too.

use super::tables::{self, Table};
use super::{Store, StoreError, read};
use crate::model::{Key, Kind, Row, Value, is_blank, spaced};
use rusqlite::{Connection, OptionalExtension, params};

/// The tables that are searched, in the order in which hits are shown. Append; never put in between.
const TABLES: [&str; 10] = [
    "account",
    "person",
    "opportunity",
    "visit",
    "contact",
    "intel",
    "action",
    "question",
    "complaint",
    "observation",
];
/// Numbers of the records of one table.
const SPAN: i64 = 1 << 48;

/// One record in which the words were found.
#[derive(Clone, Debug)]
pub struct FoundRow {
    /// The record, without what belongs to it.
    pub row: Row,
    /// The account that it belongs to; itself for an account.
    pub account: Key,
    /// The record that it belongs to.
    pub owner: Key,
}

fn first_of(table: &Table) -> Option<i64> {
    let place = TABLES.iter().position(|t| *t == table.name())?;
    Some((place as i64 + 1) * SPAN)
}

/// What is written in a record, as search sees it; empty where nothing is.
fn text_of(table: &Table, row: &Row) -> String {
    let mut text = String::new();
    for column in &table.columns {
        if !matches!(column.kind, Kind::Text | Kind::Words) {
            continue;
        }
        match row.at(&column.path) {
            Value::Text(part) => add(&mut text, part),
            Value::Words(parts) => parts.iter().for_each(|part| add(&mut text, part)),
            _ => {}
        }
    }
    text
}

fn add(text: &mut String, part: &str) {
    text.push_str(&spaced(part));
    text.push('\n');
}

/// Takes a record that was just put in into the index.
pub fn put(db: &Connection, table: &Table, key: Key, row: &Row) -> super::Result<()> {
    let Some(first) = first_of(table) else {
        return Ok(());
    };
    let text = text_of(table, row);
    if !is_blank(&text) {
        db.prepare_cached("INSERT INTO found (rowid, text) VALUES (?, ?)")?
            .execute(params![first + key, text])?;
    }
    Ok(())
}

/// Takes a record out of the index.
pub fn drop(db: &Connection, table: &Table, key: Key) -> super::Result<()> {
    if let Some(first) = first_of(table) {
        db.prepare_cached("DELETE FROM found WHERE rowid = ?")?
            .execute([first + key])?;
    }
    Ok(())
}

/// Reads a record again that was changed; one that is gone leaves the index.
pub fn refresh(db: &Connection, table: &Table, key: Key) -> super::Result<()> {
    if first_of(table).is_none() {
        return Ok(());
    }
    drop(db, table, key)?;
    match read::one(db, table, key)? {
        Some((row, _, _)) => put(db, table, key, &row),
        None => Ok(()),
    }
}

/// Are texts among these columns?
pub fn concerns(table: &Table, columns: &[String]) -> bool {
    let written = |name: &String| {
        let column = table.columns.iter().find(|c| c.name == *name);
        column.is_some_and(|c| matches!(c.kind, Kind::Text | Kind::Words))
    };
    first_of(table).is_some() && columns.iter().any(written)
}

/// Makes the index anew from the records.
pub fn rebuild(db: &Connection) -> super::Result<()> {
    db.execute("INSERT INTO found (found) VALUES ('delete-all')", [])?;
    for table in TABLES.iter().filter_map(|name| tables::of(name)) {
        read::each(db, table, |row| put(db, table, row.key, row))?;
    }
    Ok(())
}

/// The words as FTS5 wants them, each the beginning of a word or a run of letters; `None` without any.
fn query(words: &str) -> Option<String> {
    let words = words.split_whitespace().map(spaced);
    let words = words.filter(|w| w.chars().any(char::is_alphanumeric));
    let quoted: Vec<String> = words
        .map(|w| format!("\"{}\" *", w.trim().replace('"', " ")))
        .collect();
    (!quoted.is_empty()).then(|| quoted.join(" AND "))
}

impl Store {
    /// The records in which all these words begin, at most so many of each kind, the newest first.
    pub fn search(&self, words: &str, most: usize) -> super::Result<Vec<FoundRow>> {
        const SQL: &str = "SELECT rowid FROM found WHERE found MATCH ?1 AND rowid BETWEEN ?2 AND ?3 \
             ORDER BY rowid DESC LIMIT ?4";
        let Some(query) = query(words) else {
            return Ok(Vec::new());
        };
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut found = Vec::new();
        for table in TABLES.iter().filter_map(|name| tables::of(name)) {
            let first = first_of(table).unwrap_or(0);
            let mut statement = self.db.prepare_cached(SQL)?;
            let keys = statement.query_map(params![query, first, first + SPAN - 1, most], |r| {
                r.get::<_, i64>(0)
            })?;
            let keys: Vec<i64> = keys.collect::<Result<_, _>>()?;
            for key in keys {
                found.extend(self.found(table, key - first)?);
            }
        }
        Ok(found)
    }

    fn found(&self, table: &Table, key: Key) -> super::Result<Option<FoundRow>> {
        let Some((row, account, owner)) = read::one(&self.db, table, key)? else {
            return Ok(None);
        };
        let account = if table.name() == "account" {
            key
        } else {
            account
        };
        Ok(Some(FoundRow {
            row,
            account,
            owner,
        }))
    }

    /// The names of these accounts, by key.
    pub fn account_name(&self, key: Key) -> super::Result<Option<String>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT name FROM account WHERE key = ?")?;
        Ok(statement.query_row([key], |r| r.get(0)).optional()?)
    }

    /// Makes the search index anew.
    pub fn rebuild_search(&self) -> super::Result<()> {
        let transaction = self.db.unchecked_transaction()?;
        rebuild(&transaction)?;
        transaction.commit().map_err(StoreError::from)
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
