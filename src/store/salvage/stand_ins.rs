//! Stand-ins for records that cannot be read, so that what belongs to them and what names them is saved: with the id and
//! the name that an index still has, else with a number.

use super::super::tables::{self, Table};
use super::super::write;
use crate::model::{Account, Key, Kind, Presence, Record, Row, Target, Value};
use crate::store::Result;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// What an unreadable record is called, before its number.
const UNREADABLE: &str = "(name not readable)";

/// Puts in what the records that were read need; how many accounts stand for one that could not be read.
pub fn put(db: &Connection, damaged: &Connection) -> Result<usize> {
    let mut made = Maker { db, damaged, accounts: BTreeSet::new() };
    made.accounts_of_the_index()?;
    made.owners()?;
    made.named()?;
    // An owner of an owner, and the account of somebody who is named.
    made.owners()?;
    Ok(made.accounts.len())
}

/// A record with an id and a name where they are missing; `apart` gives it an id that no other has.
pub fn made_whole(row: &Row, apart: bool) -> Row {
    let mut row = row.clone();
    if row.schema.has("id") {
        let id = row.id().map_or("unreadable".to_owned(), str::to_owned);
        let number =
            if apart || row.id().is_none() { format!("-{}", row.key) } else { String::new() };
        row.set("id", Value::Text(id + &number));
    }
    if row.schema.has("name") && row.name().is_none() {
        row.set("name", Value::Text(format!("{UNREADABLE} {}", row.key)));
    }
    row
}

struct Maker<'a> {
    db: &'a Connection,
    damaged: &'a Connection,
    accounts: BTreeSet<Key>,
}

impl Maker<'_> {
    /// Accounts of which nothing but an entry of an index is left.
    fn accounts_of_the_index(&mut self) -> Result<()> {
        let Some(table) = tables::of(Account::SCHEMA.record) else {
            return Ok(());
        };
        for index in ["account_id", "account_name"] {
            for key in indexed(self.damaged, index) {
                if !self.is_there(table, key)? {
                    self.stand_in(table, key, 0)?;
                }
            }
        }
        Ok(())
    }

    /// The record that another belongs to, where it is not there.
    fn owners(&mut self) -> Result<()> {
        for table in tables::all() {
            let sql = format!("SELECT account, owner_key FROM \"{}\" GROUP BY 1, 2", table.name());
            let mut statement = self.db.prepare(&sql)?;
            let rows =
                statement.query_map([], |r| Ok((r.get::<_, Key>(0)?, r.get::<_, Key>(1)?)))?;
            for row in rows.collect::<std::result::Result<Vec<_>, _>>()? {
                let (account, owner) = row;
                if table.in_account {
                    self.need("account", account, 0)?;
                }
                if table.parent != "book" && table.parent != "rep" {
                    self.need(table.parent, owner, account)?;
                }
            }
        }
        Ok(())
    }

    /// Somebody or something that is named by an id which nothing has.
    fn named(&mut self) -> Result<()> {
        for table in tables::all() {
            for column in &table.columns {
                let Kind::Ref(target) = column.kind else { continue };
                let name = target.record();
                let inside = target.is_within_account();
                let scope = if inside { "AND o.account = t.account" } else { "" };
                let sql = format!(
                    "SELECT DISTINCT t.account, t.\"{0}\" FROM \"{1}\" t WHERE t.\"{0}\" IS NOT NULL AND NOT EXISTS \
                     (SELECT 1 FROM \"{name}\" o WHERE o.id = t.\"{0}\" {scope})",
                    column.name,
                    table.name()
                );
                let mut statement = self.db.prepare(&sql)?;
                let missing = statement
                    .query_map([], |r| Ok((r.get::<_, Key>(0)?, r.get::<_, String>(1)?)))?;
                let missing = missing.collect::<std::result::Result<Vec<_>, _>>()?;
                for (account, id) in missing {
                    let Some(table) = tables::of(name) else { continue };
                    let key = self.known_key(table, if inside { account } else { 0 }, &id)?;
                    self.put_in(table, key, if inside { account } else { 0 }, Some(id), None)?;
                }
            }
        }
        Ok(())
    }

    fn need(&mut self, record: &str, key: Key, account: Key) -> Result<()> {
        let account = if record == Account::SCHEMA.record { 0 } else { account };
        match tables::of(record) {
            Some(table) if !self.is_there(table, key)? => self.stand_in(table, key, account),
            _ => Ok(()),
        }
    }

    fn is_there(&self, table: &Table, key: Key) -> Result<bool> {
        let sql = format!("SELECT 1 FROM \"{}\" WHERE key = ?", table.name());
        Ok(self.db.prepare_cached(&sql)?.exists([key])?)
    }

    /// With what the indexes of the damaged file still say of it.
    fn stand_in(&mut self, table: &'static Table, key: Key, account: Key) -> Result<()> {
        let said = |index: &str, column: &str| -> Option<String> {
            let sql = format!(
                "SELECT \"{column}\" FROM \"{}\" INDEXED BY \"{index}\" WHERE +key = ?",
                table.name()
            );
            // An index that is damaged, or that there is not, says nothing.
            let mut statement = self.damaged.prepare(&sql).ok()?;
            statement.query_row([key], |r| r.get(0)).ok()
        };
        let id = said(&format!("{}_id", table.name()), "id");
        let name = said(&format!("{}_name", table.name()), "name");
        self.put_in(table, key, account, id, name)
    }

    /// The number that the damaged file has for an id; else the next free one.
    fn known_key(&self, table: &Table, account: Key, id: &str) -> Result<Key> {
        let sql = format!(
            "SELECT key FROM \"{0}\" INDEXED BY \"{0}_id\" WHERE account = ? AND id = ?",
            table.name()
        );
        let known = self.damaged.prepare(&sql).and_then(|mut statement| {
            statement.query_row((account, id), |r| r.get::<_, Key>(0)).optional()
        });
        match known {
            Ok(Some(key)) if !self.is_there(table, key)? => Ok(key),
            _ => self.free_key(table),
        }
    }

    fn free_key(&self, table: &Table) -> Result<Key> {
        let sql = format!("SELECT coalesce(max(key), 0) + 1 FROM \"{}\"", table.name());
        Ok(self.db.query_row(&sql, [], |r| r.get(0))?)
    }

    fn put_in(
        &mut self,
        table: &'static Table,
        key: Key,
        account: Key,
        id: Option<String>,
        name: Option<String>,
    ) -> Result<()> {
        let mut row = Row::empty(table.schema);
        row.key = key;
        row.place = key;
        if let Some(id) = id {
            row.set("id", Value::Text(id));
        }
        if let Some(name) = name {
            row.set("name", Value::Text(name));
        }
        let owner = self.owner_of(table, account)?;
        self.fill_required(table, account, &mut row)?;
        let row = made_whole(&row, false);
        let stored = write::as_stored(self.db, table, account, owner, &row);
        if stored.is_err() {
            write::as_stored(self.db, table, account, owner, &made_whole(&row, true))?;
        }
        if table.name() == Account::SCHEMA.record {
            self.accounts.insert(key);
        }
        Ok(())
    }

    /// What a stand-in belongs to: of what lies deeper than an account, one that stands in as well.
    fn owner_of(&mut self, table: &Table, account: Key) -> Result<Key> {
        match table.parent {
            "book" | "rep" => Ok(0),
            "account" => Ok(account),
            parent => {
                let Some(parent) = tables::of(parent) else { return Ok(account) };
                let key = self.free_key(parent)?;
                self.put_in(parent, key, account, None, None)?;
                Ok(key)
            }
        }
    }

    /// What a record of its kind must have: a year that the account has not, a rival whose name is not readable.
    fn fill_required(&mut self, table: &'static Table, account: Key, row: &mut Row) -> Result<()> {
        for field in table.schema.fields {
            match (&field.kind, field.need) {
                (Kind::Whole(least, most), Presence::Required) => {
                    let sql = format!(
                        "SELECT \"{}\" FROM \"{}\" WHERE account = ?",
                        field.name,
                        table.name()
                    );
                    let mut statement = self.db.prepare(&sql)?;
                    let taken = statement.query_map([account], |r| r.get::<_, i64>(0))?;
                    let taken = taken.collect::<std::result::Result<BTreeSet<_>, _>>()?;
                    let free = (*least..=*most).find(|number| !taken.contains(number));
                    row.set(field.name, Value::Whole(free.unwrap_or(*least)));
                }
                (Kind::Ref(Target::Competitor), Presence::Required) => {
                    let Some(competitor) = tables::of("competitor") else { continue };
                    let key = self.free_key(competitor)?;
                    self.put_in(competitor, key, 0, None, None)?;
                    row.set(field.name, Value::Text(format!("unreadable-{key}")));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The numbers of the accounts in one of their indexes, as far as it reads.
fn indexed(db: &Connection, index: &str) -> BTreeSet<Key> {
    let mut keys = BTreeSet::new();
    let sql = format!("SELECT key FROM account INDEXED BY \"{index}\"");
    if let Ok(mut statement) = db.prepare(&sql)
        && let Ok(mut rows) = statement.query([])
    {
        while let Ok(Some(row)) = rows.next() {
            keys.extend(row.get::<_, Key>(0));
        }
    }
    keys
}
