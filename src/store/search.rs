//! Search over what is written in the records: an FTS5 index that every write keeps, by undo and redo too.

use super::tables::{self, Table};
use super::{Store, StoreError, read};
use crate::model::{Key, Kind, Row, Value, is_blank, spaced};
use rusqlite::types::Value as Sql;
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

/// What a step has to tell the index: kept until its end, because the index takes records in the order of
/// their numbers many times faster.
#[derive(Default)]
pub struct Told(Vec<(i64, Text)>);

enum Text {
    /// The record is new and says this.
    New(String),
    /// The record was changed or taken away.
    Changed(&'static Table, Key),
}

impl Told {
    /// A record was put in.
    pub fn put(&mut self, table: &'static Table, key: Key, row: &Row) {
        if let Some(first) = first_of(table) {
            self.0.push((first + key, Text::New(text_of(table, row))));
        }
    }

    /// These columns of a record were changed.
    pub fn changed(&mut self, table: &'static Table, key: Key, columns: &[(String, Sql)]) {
        let written = |(name, _): &(String, Sql)| {
            let column = table.columns.iter().find(|c| c.name == *name);
            column.is_some_and(|c| matches!(c.kind, Kind::Text | Kind::Words))
        };
        if columns.iter().any(written) {
            self.gone(table, key);
        }
    }

    /// A record was taken away, or its other side put in its place.
    pub fn gone(&mut self, table: &'static Table, key: Key) {
        if let Some(first) = first_of(table) {
            self.0.push((first + key, Text::Changed(table, key)));
        }
    }

    /// Writes it all into the index.
    pub fn finish(mut self, db: &Connection) -> super::Result<()> {
        self.0.sort_by_key(|(number, _)| *number);
        for same in self.0.chunk_by(|a, b| a.0 == b.0) {
            let changed = same.iter().find_map(|(_, text)| match text {
                Text::Changed(table, key) => Some((*table, *key)),
                Text::New(_) => None,
            });
            match (changed, same) {
                (Some((table, key)), _) => refresh(db, table, key)?,
                (None, [.., (number, Text::New(text))]) => write(db, *number, text)?,
                (None, _) => {}
            }
        }
        Ok(())
    }
}

fn write(db: &Connection, number: i64, text: &str) -> super::Result<()> {
    if !is_blank(text) {
        db.prepare_cached("INSERT INTO found (rowid, text) VALUES (?, ?)")?
            .execute(params![number, text])?;
    }
    Ok(())
}

/// Reads a record again that was changed; one that is gone leaves the index.
fn refresh(db: &Connection, table: &Table, key: Key) -> super::Result<()> {
    let Some(first) = first_of(table) else {
        return Ok(());
    };
    db.prepare_cached("DELETE FROM found WHERE rowid = ?")?.execute([first + key])?;
    match read::one(db, table, key)? {
        Some((row, _, _)) => write(db, first + key, &text_of(table, &row)),
        None => Ok(()),
    }
}

/// Makes the index anew from the records.
pub fn rebuild(db: &Connection) -> super::Result<()> {
    db.execute("INSERT INTO found (found) VALUES ('delete-all')", [])?;
    for table in TABLES.iter().filter_map(|name| tables::of(name)) {
        let first = first_of(table).unwrap_or(0);
        read::each(db, table, |row| write(db, first + row.key, &text_of(table, row)))?;
    }
    Ok(())
}

/// The words as FTS5 wants them, each the beginning of a word or a run of letters; `None` without any.
fn query(words: &str) -> Option<String> {
    let words = words.split_whitespace().map(spaced);
    let words = words.filter(|w| w.chars().any(char::is_alphanumeric));
    let quoted: Vec<String> =
        words.map(|w| format!("\"{}\" *", w.trim().replace('"', " "))).collect();
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
            let keys = statement
                .query_map(params![query, first, first + SPAN - 1, most], |r| r.get::<_, i64>(0))?;
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
        let account = if table.name() == "account" { key } else { account };
        Ok(Some(FoundRow { row, account, owner }))
    }

    /// The names of these accounts, by key.
    pub fn account_name(&self, key: Key) -> super::Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT name FROM account WHERE key = ?")?;
        Ok(statement.query_row([key], |r| r.get(0)).optional()?)
    }

    /// The id of a visit, by key.
    pub fn visit_id(&self, key: Key) -> super::Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT id FROM visit WHERE key = ?")?;
        Ok(statement.query_row([key], |r| r.get(0)).optional()?)
    }

    /// Makes what is derived from the records anew: the search index now, the standings as they are asked for.
    pub fn renew_derived(&self) -> super::Result<()> {
        let transaction = self.db.unchecked_transaction()?;
        rebuild(&transaction)?;
        super::standing::drop_all(&transaction)?;
        transaction.commit().map_err(StoreError::from)
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
