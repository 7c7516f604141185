//! The list of accounts: names for references, pages for the screen.

use super::Store;
use crate::model::Key;
use rusqlite::{Connection, OptionalExtension};

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
        let aliases = aliases.and_then(|a| serde_json::from_str(&a).ok()).unwrap_or_default();
        Ok(AccountName { key: r.get(0)?, id: r.get(1)?, name: r.get(2)?, aliases })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The place after the last account.
pub fn next_place(db: &Connection) -> super::Result<i64> {
    Ok(db.query_row("SELECT coalesce(max(seat) + 1, 0) FROM account", [], |r| r.get(0))?)
}

/// One account of the list, as it is stored.
#[derive(Clone, Debug)]
pub struct AccountPageRow {
    /// The file's number for it.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// The word of its tier, or empty.
    pub tier: String,
    /// The word of its status, or empty.
    pub status: String,
    /// Aliases, industry, region and site, for the filter.
    pub also: String,
}

const PAGE: &str = "SELECT key, name, coalesce(tier, ''), coalesce(status, ''), \
     coalesce(aliases, '') || ' ' || coalesce(industry, '') || ' ' || \
     coalesce(region, '') || ' ' || coalesce(site, '') FROM account";

fn page_row(r: &rusqlite::Row) -> rusqlite::Result<AccountPageRow> {
    let (key, name, tier) = (r.get(0)?, r.get(1)?, r.get(2)?);
    Ok(AccountPageRow { key, name, tier, status: r.get(3)?, also: r.get(4)? })
}

impl Store {
    /// The accounts by tier, then in file order, lost ones last; `most` of them at the most.
    pub fn account_page(&self, most: Option<usize>) -> super::Result<Vec<AccountPageRow>> {
        let sql = format!(
            "{PAGE} ORDER BY CASE WHEN status = 'lost' THEN 4 WHEN tier = 'key' THEN 0 \
             WHEN tier = 'target' THEN 1 WHEN tier = 'prospect' THEN 3 ELSE 2 END, seat, key LIMIT ?"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let most = most.and_then(|n| i64::try_from(n).ok()).unwrap_or(-1);
        let rows = statement.query_map([most], page_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One account as the list shows it.
    pub fn account_row_of(&self, key: Key) -> super::Result<Option<AccountPageRow>> {
        let mut statement = self.db.prepare_cached(&format!("{PAGE} WHERE key = ?"))?;
        Ok(statement.query_row([key], page_row).optional()?)
    }

    /// Account and name of each person of the accounts with these numbers, both ends included.
    pub fn people_between(&self, first: Key, last: Key) -> super::Result<Vec<(Key, String)>> {
        const SQL: &str = "SELECT account, name FROM person WHERE account BETWEEN ? AND ?";
        let mut statement = self.db.prepare_cached(SQL)?;
        let rows = statement.query_map([first, last], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The place after the last account.
    pub fn next_account_place(&self) -> super::Result<i64> {
        next_place(&self.db)
    }

    /// How many accounts there are, from a table of one row that triggers keep.
    pub fn account_count(&self) -> super::Result<usize> {
        let count: i64 = self.db.query_row("SELECT accounts FROM tally", [], |r| r.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// Key, id, name and aliases of every account, in file order.
    pub fn account_names(&self) -> super::Result<Vec<AccountName>> {
        names(&self.db)
    }

    /// The keys of all accounts, in file order.
    pub fn account_keys(&self) -> super::Result<Vec<Key>> {
        let mut statement = self.db.prepare_cached("SELECT key FROM account ORDER BY seat, key")?;
        let keys = statement.query_map([], |r| r.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// How many accounts have revenue above 0 in a year, and how many cents together: as given, else the sum of
    /// the quarters.
    pub fn sales_of_year(&self, year: i64) -> super::Result<(usize, i64)> {
        const SQL: &str = "SELECT count(*), coalesce(sum(sold), 0) FROM (SELECT coalesce(y.revenue, \
             (SELECT sum(q.revenue) FROM quarter q WHERE q.owner_key = y.key)) AS sold \
             FROM year y WHERE y.year = ?) WHERE sold > 0";
        let read = |r: &rusqlite::Row| Ok((r.get::<_, i64>(0)?, r.get(1)?));
        let (count, cents) = self.db.prepare_cached(SQL)?.query_row([year], read)?;
        Ok((usize::try_from(count).unwrap_or(0), cents))
    }

    /// Is there any account at all?
    pub fn is_empty(&self) -> super::Result<bool> {
        Ok(self.db.query_row("SELECT NOT EXISTS (SELECT 1 FROM account)", [], |r| r.get(0))?)
    }
}
