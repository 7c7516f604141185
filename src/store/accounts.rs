//! The list of accounts: names for references, pages for the screen.

use super::Store;
use crate::model::Key;
use rusqlite::Connection;

/// What is needed to find an account by id or name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountName {
    /// The file's number for it.
    pub key: Key,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
}

/// Key, id and name of every account, in file order.
pub fn names(db: &Connection) -> super::Result<Vec<AccountName>> {
    let mut statement =
        db.prepare_cached("SELECT key, id, name, aliases FROM account ORDER BY seat, key")?;
    let rows = statement.query_map([], |r| {
        let aliases: Option<String> = r.get(3)?;
        let aliases = aliases
            .and_then(|a| serde_json::from_str(&a).ok())
            .unwrap_or_default();
        Ok(AccountName {
            key: r.get(0)?,
            id: r.get(1)?,
            name: r.get(2)?,
            aliases,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The place after the last account.
pub fn next_place(db: &Connection) -> super::Result<i64> {
    Ok(
        db.query_row("SELECT coalesce(max(seat) + 1, 0) FROM account", [], |r| {
            r.get(0)
        })?,
    )
}

impl Store {
    /// Key, id, name and aliases of every account, in file order.
    pub fn account_names(&self) -> super::Result<Vec<AccountName>> {
        names(&self.db)
    }

    /// The keys of all accounts, in file order.
    pub fn account_keys(&self) -> super::Result<Vec<Key>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT key FROM account ORDER BY seat, key")?;
        let keys = statement.query_map([], |r| r.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// Each account's revenue of a year in cents: as given, else the sum of its quarters; accounts
    /// without one are left out.
    pub fn revenue_of_year(&self, year: i64) -> super::Result<Vec<(Key, i64)>> {
        const SQL: &str = "SELECT y.account, coalesce(y.revenue, \
             (SELECT sum(q.revenue) FROM quarter q WHERE q.owner_key = y.key)) AS sold \
             FROM year y WHERE y.year = ? AND sold IS NOT NULL";
        let mut statement = self.db.prepare_cached(SQL)?;
        let rows = statement.query_map([year], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Is there any account at all?
    pub fn is_empty(&self) -> super::Result<bool> {
        Ok(self
            .db
            .query_row("SELECT NOT EXISTS (SELECT 1 FROM account)", [], |r| {
                r.get(0)
            })?)
    }
}
