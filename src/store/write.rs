//! Edits to rows: each written once, with what it replaced kept in the journal.

use super::cells::{bound, to_sql};
use super::filled_lists::FilledLists;
use super::journal::Writer;
use super::tables::{self, Table};
use super::{Ids, StoreError, read};
use crate::model::{Edit, Key, Row, Schema, Value};
use rusqlite::types::{ToSqlOutput, Value as Sql};
use rusqlite::{Connection, params_from_iter};

/// Does one edit; the key of what was put in, else 0.
pub fn apply(db: &Connection, journal: &mut Writer, ids: &Ids, edit: Edit) -> super::Result<Key> {
    match edit {
        Edit::Insert { account, parent, mut row } => {
            row.fill_fixed();
            let mut new = Insert { db, journal, ids, account, lists: FilledLists::default() };
            let key = new.record(parent, row)?;
            new.lists.write(db)?;
            Ok(key)
        }
        Edit::Update { schema, key, cells } => {
            update(db, journal, schema, key, cells)?;
            Ok(0)
        }
        Edit::Delete { schema, key } => {
            delete(db, journal, table_of(schema)?, key)?;
            Ok(0)
        }
    }
}

/// A record on its way in, with all that belongs to it.
struct Insert<'a> {
    db: &'a Connection,
    journal: &'a mut Writer,
    ids: &'a Ids,
    account: Key,
    lists: FilledLists,
}

impl Insert<'_> {
    fn record(&mut self, parent: Key, mut row: Row) -> super::Result<Key> {
        let table = table_of(row.schema)?;
        if row.schema.has("id") && row.id().is_none() {
            row.set("id", Value::Text(self.ids.make()));
        }
        let key = self.one(table, parent, &row)?;
        if table.name() == "account" {
            self.account = key;
        }
        self.journal.inserted(table.name(), key, self.account);
        self.journal.told.put(table, key, &row);
        self.journal.references.put(table, self.account, &row);
        self.lists.add(table, self.account);
        for (i, _) in row.schema.lists() {
            let Value::Many(children) = std::mem::take(&mut row.cells[i]) else {
                continue;
            };
            for (place, mut child) in children.into_iter().enumerate() {
                child.place = place as i64;
                self.record(key, child)?;
            }
        }
        Ok(key)
    }

    /// The record itself; the number by which it is known from here on.
    fn one(&self, table: &Table, parent: Key, row: &Row) -> super::Result<Key> {
        let key = (row.key != 0).then_some(row.key);
        let fixed = [
            key.map_or(Sql::Null, Sql::Integer),
            Sql::Integer(self.account),
            Sql::Integer(parent),
            Sql::Integer(row.place),
        ];
        let cells = table.columns.iter().map(|c| bound(row.at(&c.path), &c.kind));
        let values = fixed.into_iter().map(ToSqlOutput::Owned).chain(cells);
        self.db.prepare_cached(&table.insert)?.execute(params_from_iter(values))?;
        Ok(key.unwrap_or_else(|| self.db.last_insert_rowid()))
    }
}

/// Puts a stored record back under its number, without a step of the journal.
pub fn as_stored(
    db: &Connection,
    table: &Table,
    account: Key,
    owner: Key,
    row: &Row,
) -> super::Result<()> {
    let fixed = [row.key, account, owner, row.place].map(Sql::Integer).map(ToSqlOutput::Owned);
    let cells = table.columns.iter().map(|c| bound(row.at(&c.path), &c.kind));
    db.prepare_cached(&table.insert)?.execute(params_from_iter(fixed.into_iter().chain(cells)))?;
    Ok(())
}

fn update(
    db: &Connection,
    journal: &mut Writer,
    schema: &'static Schema,
    key: Key,
    cells: Vec<(String, Value)>,
) -> super::Result<()> {
    let table = table_of(schema)?;
    let Some((old, account, _)) = read::one(db, table, key)? else {
        return Err(StoreError::Nothing(format!(
            "this {} is gone: another window took it away",
            schema.record.replace('_', " ")
        )));
    };
    let account = if table.name() == "account" { key } else { account };
    let mut before = Vec::new();
    let mut names = Vec::new();
    let mut values = Vec::new();
    for (name, value) in cells {
        let Some(column) = table.columns.iter().find(|c| c.name == name) else {
            continue;
        };
        let (old, new) = (to_sql(old.at(&column.path), &column.kind), to_sql(&value, &column.kind));
        if old != new {
            journal.references.set(table, account, column, &value);
            names.push(format!("\"{name}\" = ?"));
            before.push((name, old));
            values.push(new);
        }
    }
    if names.is_empty() {
        return Ok(());
    }
    let sql = format!("UPDATE \"{}\" SET {} WHERE key = ?", table.name(), names.join(", "));
    values.push(Sql::Integer(key));
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    journal.told.changed(table, key, &before);
    journal.updated(table.name(), key, account, before);
    Ok(())
}

/// Takes a record away after all that belongs to it, so that each has its image in the journal.
fn delete(
    db: &Connection,
    journal: &mut Writer,
    table: &'static Table,
    key: Key,
) -> super::Result<()> {
    for child in tables::below(table.name()) {
        let sql =
            format!("SELECT key FROM \"{}\" WHERE owner_key = ? ORDER BY seat DESC", child.name());
        let keys: Vec<Key> = db
            .prepare_cached(&sql)?
            .query_map([key], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        for key in keys {
            delete(db, journal, child, key)?;
        }
    }
    journal.deleting(db, table.name(), key)?;
    journal.references.take(db, table, key)?;
    let sql = format!("DELETE FROM \"{}\" WHERE key = ?", table.name());
    db.prepare_cached(&sql)?.execute([key])?;
    journal.told.gone(table, key);
    Ok(())
}

fn table_of(schema: &Schema) -> super::Result<&'static Table> {
    tables::of(schema.record)
        .ok_or_else(|| StoreError::Nothing(format!("there is no list of {}", schema.record)))
}
