//! Which lists of an account have records: the bits of `account.lists`, by which reading an account asks only the
//! tables that hold something of it.
//!
//! Whoever puts a row in has to say so here, undo and redo too: the bits are not in the journal, and
//! [`all_anew`] takes those of an empty list away.

use super::tables::{self, Table};
use crate::model::Key;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The bits of the tables that got a record, by account.
#[derive(Default)]
pub struct FilledLists(BTreeMap<Key, i64>);

impl FilledLists {
    /// A record of this table came into this account.
    pub fn add(&mut self, table: &Table, account: Key) {
        if table.in_account {
            *self.0.entry(account).or_default() |= 1 << table.bit;
        }
    }

    /// Tells the accounts.
    pub fn write(self, db: &Connection) -> super::Result<()> {
        let sql = "UPDATE account SET lists = lists | ?2 WHERE key = ?1 AND lists & ?2 <> ?2";
        let mut statement = db.prepare_cached(sql)?;
        for (account, bits) in self.0 {
            statement.execute([account, bits])?;
        }
        Ok(())
    }
}

/// Tells every account anew which of its lists have records: with a list more the bits move.
pub fn all_anew(db: &Connection) -> super::Result<()> {
    db.execute("UPDATE account SET lists = 0 WHERE lists <> 0", [])?;
    for table in tables::all().iter().filter(|table| table.in_account) {
        let sql = format!(
            "UPDATE account SET lists = lists | ? WHERE key IN (SELECT account FROM \"{}\")",
            table.name()
        );
        db.execute(&sql, [1_i64 << table.bit])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, Edit, Key, Person, Record, Row, Value};
    use crate::store::{Ids, Stamp, Step, Store, StoreError};

    fn put<T: Record>(store: &mut Store, account: Key, name: &str) -> Key {
        let mut row = Row::empty(T::SCHEMA);
        row.set("name", Value::Text(name.to_owned()));
        let edit = Edit::Insert { account, parent: account, row };
        let insert = |step: &mut Step| Ok::<_, StoreError>((step.apply(edit)?, "put".to_owned()));
        store.step(&Stamp::default(), true, insert).unwrap()
    }

    #[test]
    fn a_record_that_is_done_again_is_read_again_after_the_derived_was_made_anew() {
        let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
        let account = put::<Account>(&mut store, 0, "Northwind");
        put::<Person>(&mut store, account, "Bo Lind");
        let people = |store: &Store| store.account(account).unwrap().rows("people").len();
        assert_eq!(people(&store), 1);
        store.undo().unwrap();
        store.renew_derived().unwrap();
        assert_eq!(people(&store), 0);
        store.redo().unwrap();
        assert_eq!(people(&store), 1);
    }
}
