//! Rows to records: an account, or everything else, with all that belongs to it.

use super::cells::from_sql;
use super::tables::{self, Table};
use crate::model::{Account, Book, Key, Record, Rep, Row, Value};
use rusqlite::{Connection, OptionalExtension, Params, Row as SqlRow};
use std::collections::HashMap;

/// One account with all that belongs to it.
pub fn account(db: &Connection, key: Key) -> super::Result<Row> {
    let table = table_of("account")?;
    let sql = format!("SELECT {}, lists FROM account WHERE key = ?", table.select);
    let found = db
        .prepare_cached(&sql)?
        .query_row([key], |row| {
            Ok((record(table, row)?, row.get::<_, i64>(table.columns.len() + 4)?))
        })
        .optional()?;
    let Some(((mut account, _), lists)) = found else {
        return Err(super::StoreError::Nothing("the account is not there any more".to_owned()));
    };
    for (i, list) in Account::SCHEMA.lists() {
        let rows = in_account(db, table_of(list.record)?, key, lists)?;
        account.cells[i] = Value::Many(rows.into_iter().map(|(row, _)| row).collect());
    }
    Ok(account)
}

/// The records of one list of an account with what belongs to them, and the keys of their owners.
fn in_account(
    db: &Connection,
    table: &Table,
    account: Key,
    lists: i64,
) -> super::Result<Vec<(Row, Key)>> {
    if lists & (1 << table.bit) == 0 {
        return Ok(Vec::new());
    }
    let mut rows = records(db, &table.of_account, table, [account])?;
    for (i, list) in table.schema.lists() {
        let children = in_account(db, table_of(list.record)?, account, lists)?;
        attach(&mut rows, i, children);
    }
    Ok(rows)
}

/// Gives each owner its records.
fn attach(owners: &mut [(Row, Key)], field: usize, children: Vec<(Row, Key)>) {
    if children.is_empty() {
        return;
    }
    let mut of: HashMap<Key, Vec<Row>> = HashMap::new();
    for (child, owner) in children {
        of.entry(owner).or_default().push(child);
    }
    for (owner, _) in owners {
        if let Some(rows) = of.remove(&owner.key) {
            owner.cells[field] = Value::Many(rows);
        }
    }
}

/// Everything of the file but its accounts.
pub fn root(db: &Connection) -> super::Result<Row> {
    let lists = Book::SCHEMA.lists().map(|(_, list)| list.record);
    let lists: Vec<&str> = lists.filter(|record| *record != Account::SCHEMA.record).collect();
    root_of(db, &lists)
}

/// The rep, and of the file's own lists those of these records.
fn root_of(db: &Connection, records_of: &[&str]) -> super::Result<Row> {
    let mut book = Row::empty(Book::SCHEMA);
    let table = table_of("rep")?;
    let sql = format!("SELECT {} FROM rep", table.select);
    if let Some((mut rep, _)) = records(db, &sql, table, [])?.pop() {
        fill(db, &mut rep)?;
        book.set("rep", Value::One(Box::new(rep)));
    }
    for (i, list) in Book::SCHEMA.lists().filter(|(_, l)| records_of.contains(&l.record)) {
        book.cells[i] = Value::Many(whole_list(db, table_of(list.record)?)?);
    }
    Ok(book)
}

fn fill(db: &Connection, rep: &mut Row) -> super::Result<()> {
    for (i, list) in Rep::SCHEMA.lists() {
        rep.cells[i] = Value::Many(whole_list(db, table_of(list.record)?)?);
    }
    Ok(())
}

fn whole_list(db: &Connection, table: &Table) -> super::Result<Vec<Row>> {
    let sql = format!("SELECT {} FROM \"{}\" ORDER BY seat, key", table.select, table.name());
    Ok(records(db, &sql, table, [])?.into_iter().map(|(row, _)| row).collect())
}

/// Every record of a table, one after the other, without what belongs to it.
pub fn each(
    db: &Connection,
    table: &Table,
    mut work: impl FnMut(&Row) -> super::Result<()>,
) -> super::Result<()> {
    let sql = format!("SELECT {} FROM \"{}\" ORDER BY key", table.select, table.name());
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        work(&record(table, row)?.0)?;
    }
    Ok(())
}

/// One stored record without what belongs to it, its account and its owner.
pub fn one(db: &Connection, table: &Table, key: Key) -> super::Result<Option<(Row, Key, Key)>> {
    Ok(db
        .prepare_cached(&table.of_key)?
        .query_row([key], |row| {
            let (record, parent) = record(table, row)?;
            Ok((record, row.get(1)?, parent))
        })
        .optional()?)
}

fn records(
    db: &Connection,
    sql: &str,
    table: &Table,
    params: impl Params,
) -> super::Result<Vec<(Row, Key)>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| record(table, row))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The record in a row of its table, and the number of the record that it belongs to.
pub(super) fn record(table: &Table, row: &SqlRow) -> rusqlite::Result<(Row, Key)> {
    let mut record = Row::empty(table.schema);
    record.key = row.get(0)?;
    record.place = row.get(3)?;
    for (i, column) in table.columns.iter().enumerate() {
        let value = from_sql(row.get_ref(i + 4)?, &column.kind);
        if value != Value::Absent {
            record.put(&column.path, value);
        }
    }
    Ok((record, row.get(2)?))
}

fn table_of(record: &str) -> super::Result<&'static Table> {
    tables::of(record)
        .ok_or_else(|| super::StoreError::Nothing(format!("there is no list of {record}")))
}

impl super::Store {
    /// Everything of the file but its accounts.
    pub fn root(&self) -> super::Result<Row> {
        root(&self.db)
    }

    /// The rep, and of the file's own lists those of these records.
    pub fn root_of(&self, records_of: &[&str]) -> super::Result<Row> {
        root_of(&self.db, records_of)
    }

    /// One account with all that belongs to it.
    pub fn account(&self, key: Key) -> super::Result<Row> {
        account(&self.db, key)
    }
}
