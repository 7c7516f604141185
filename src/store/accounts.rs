//! The list of accounts: names for references, pages for the screen.

use super::cells::text_at;
use super::{Store, tables};
use crate::model::{Column, Key, Kind};
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
    /// Ids of those that were merged into it.
    pub former_ids: Vec<String>,
    /// The id of the account that it is a part of.
    pub parent: Option<String>,
}

/// Key, id and name of every account, in file order.
pub fn names(db: &Connection) -> super::Result<Vec<AccountName>> {
    let mut statement = db.prepare_cached(
        "SELECT key, id, name, aliases, parent, former_ids FROM account ORDER BY seat, key",
    )?;
    let rows = statement.query_map([], |r| {
        let aliases = serde_json::from_str(&text_at(r, 3)?).unwrap_or_default();
        let former_ids = serde_json::from_str(&text_at(r, 5)?).unwrap_or_default();
        let (id, name, parent) = (text_at(r, 1)?, text_at(r, 2)?, r.get(4)?);
        Ok(AccountName { key: r.get(0)?, id, name, aliases, former_ids, parent })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The place after the last account.
pub fn next_place(db: &Connection) -> super::Result<i64> {
    // A forged place may be the last there is.
    Ok(db.query_row(
        "SELECT coalesce(min(max(seat), 9223372036854775806) + 1, 0) FROM account",
        [],
        |r| r.get(0),
    )?)
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
}

/// A place in the list between two accounts; the first is before all.
#[derive(Clone, Copy, Debug)]
pub struct AccountPlace {
    rank: i64,
    seat: i64,
    key: Key,
}

impl Default for AccountPlace {
    fn default() -> Self {
        Self { rank: 0, seat: i64::MIN, key: i64::MIN }
    }
}

/// What an account is found by.
#[derive(Clone, Debug, Default)]
pub struct SearchedAccount {
    /// The file's number for it.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// Aliases, industry, region and site.
    pub also: String,
    /// The names of its people.
    pub people: Vec<String>,
}

/// The last rank of the index `account_order`: lost accounts.
const LAST_RANK: i64 = 4;

const ROW: &str = "SELECT key, name, coalesce(tier, ''), coalesce(status, ''), seat FROM account";

/// One rank after the other, each from a place on: only so does SQLite go straight to the place.
const PAGE: &str = "WHERE CASE WHEN status = 'lost' THEN 4 WHEN tier = 'key' THEN 0 \
     WHEN tier = 'target' THEN 1 WHEN tier = 'prospect' THEN 3 ELSE 2 END = ? \
     AND (seat, key) > (?, ?) ORDER BY seat, key LIMIT ?";

fn page_row(r: &rusqlite::Row) -> rusqlite::Result<AccountPageRow> {
    let (name, tier, status) = (text_at(r, 1)?, text_at(r, 2)?, text_at(r, 3)?);
    Ok(AccountPageRow { key: r.get(0)?, name, tier, status })
}

impl Store {
    /// How many records of a kind the file has.
    pub fn count_of(&self, record: &str) -> super::Result<usize> {
        let Some(table) = super::tables::of(record) else {
            return Ok(0);
        };
        let sql = format!("SELECT count(*) FROM \"{}\"", table.name());
        let count: i64 = self.db.query_row(&sql, [], |r| r.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The accounts by tier, then in file order, lost ones last, from a place on and `most` of them at the
    /// most; and the place where the next page begins, if there may be one.
    pub fn account_page(
        &self,
        from: AccountPlace,
        most: usize,
    ) -> super::Result<(Vec<AccountPageRow>, Option<AccountPlace>)> {
        let mut statement = self.db.prepare_cached(&format!("{ROW} {PAGE}"))?;
        let (mut page, mut place) = (Vec::new(), from);
        while place.rank <= LAST_RANK {
            let room = i64::try_from(most - page.len()).unwrap_or(i64::MAX);
            let mut rows = statement.query([place.rank, place.seat, place.key, room])?;
            while let Some(row) = rows.next()? {
                page.push(page_row(row)?);
                (place.seat, place.key) = (row.get(4)?, row.get(0)?);
            }
            if page.len() >= most {
                return Ok((page, Some(place)));
            }
            place = AccountPlace { rank: place.rank + 1, ..AccountPlace::default() };
        }
        Ok((page, None))
    }

    /// What each account with these numbers, both ends included, is found by; by number.
    pub fn searched_between(
        &self,
        first: Key,
        last: Key,
        mut tell: impl FnMut(&SearchedAccount),
    ) -> super::Result<()> {
        const ACCOUNTS: &str = "SELECT key, name, coalesce(aliases, '') || ' ' || \
             coalesce(industry, '') || ' ' || coalesce(region, '') || ' ' || coalesce(site, '') \
             FROM account WHERE key BETWEEN ? AND ? ORDER BY key";
        const PEOPLE: &str =
            "SELECT account, name FROM person WHERE account BETWEEN ? AND ? ORDER BY account";
        let mut accounts = self.db.prepare_cached(ACCOUNTS)?;
        let mut people = self.db.prepare_cached(PEOPLE)?;
        let mut accounts = accounts.query([first, last])?;
        let mut people = people.query([first, last])?;
        let mut person = people.next()?;
        while let Some(account) = accounts.next()? {
            let mut found = SearchedAccount {
                key: account.get(0)?,
                name: text_at(account, 1)?,
                also: text_at(account, 2)?,
                people: Vec::new(),
            };
            while let Some(row) = person
                && row.get::<_, Key>(0)? <= found.key
            {
                found.people.push(text_at(row, 1)?);
                person = people.next()?;
            }
            tell(&found);
        }
        Ok(())
    }

    /// One account as the list shows it.
    pub fn account_row_of(&self, key: Key) -> super::Result<Option<AccountPageRow>> {
        let mut statement = self.db.prepare_cached(&format!("{ROW} WHERE key = ?"))?;
        Ok(statement.query_row([key], page_row).optional()?)
    }

    /// The place after the last account.
    pub fn next_account_place(&self) -> super::Result<i64> {
        next_place(&self.db)
    }

    /// How many accounts there are, from a table of one row that triggers keep; they are counted where it says none.
    pub fn account_count(&self) -> super::Result<usize> {
        let noted = self.db.query_row("SELECT accounts FROM tally", [], |r| r.get(0)).optional()?;
        let noted = noted.and_then(|noted: i64| usize::try_from(noted).ok());
        noted.filter(|noted| *noted > 0).map_or_else(|| self.count_of("account"), Ok)
    }

    /// Is the number of accounts noted as it is, and once?
    pub fn is_counted(&self) -> super::Result<bool> {
        let sql =
            "SELECT count(*) = 1 AND sum(accounts) = (SELECT count(*) FROM account) FROM tally";
        Ok(self.db.query_row(sql, [], |r| r.get::<_, Option<bool>>(0))?.unwrap_or(false))
    }

    /// Key, id, name and aliases of every account, in file order.
    pub fn account_names(&self) -> super::Result<Vec<AccountName>> {
        names(&self.db)
    }

    /// The name of an account; nothing where there is none of this number.
    pub fn account_name(&self, key: Key) -> super::Result<Option<String>> {
        Ok(self.account_id_and_name(key)?.map(|(_, name)| name))
    }

    /// The id and the name of an account; nothing where there is none of this number.
    pub fn account_id_and_name(&self, key: Key) -> super::Result<Option<(String, String)>> {
        let mut statement = self.db.prepare_cached("SELECT id, name FROM account WHERE key = ?")?;
        Ok(statement.query_row([key], |r| Ok((text_at(r, 0)?, text_at(r, 1)?))).optional()?)
    }

    /// The keys of all accounts, in file order.
    pub fn account_keys(&self) -> super::Result<Vec<Key>> {
        let mut statement = self.db.prepare_cached("SELECT key FROM account ORDER BY seat, key")?;
        let keys = statement.query_map([], |r| r.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// The numbers of the accounts in which a record may name something by this id or name, in file order: all that do,
    /// and some that only have such letters.
    pub fn keys_naming(&self, word: &str) -> super::Result<Vec<Key>> {
        // Within a list of words it is written otherwise.
        if word.contains(|c: char| c.is_control() || c == '"' || c == '\\') {
            return self.account_keys();
        }
        let names = |column: &&Column| {
            matches!(column.kind, Kind::Ref(_) | Kind::Refs(_) | Kind::Subject)
                || matches!(column.name.as_str(), "subject" | "topic" | "for")
        };
        let mut parts = Vec::new();
        for table in tables::all() {
            let has = |column: &Column| format!("instr(\"{}\", ?1)", column.name);
            let found: Vec<String> = table.columns.iter().filter(names).map(has).collect();
            let key = if table.name() == "account" { "key" } else { "account" };
            if !found.is_empty() {
                let (name, found) = (table.name(), found.join(" OR "));
                parts.push(format!("SELECT {key} FROM \"{name}\" WHERE {found}"));
            }
        }
        let sql = format!(
            "SELECT key FROM account WHERE key IN ({}) ORDER BY seat, key",
            parts.join(" UNION ALL ")
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let keys = statement.query_map([word], |r| r.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// The numbers of the accounts whose parent is the one of this id, in file order.
    pub fn keys_with_parent(&self, id: &str) -> super::Result<Vec<Key>> {
        const SQL: &str = "SELECT key FROM account WHERE parent = ? ORDER BY seat, key";
        let mut statement = self.db.prepare_cached(SQL)?;
        let keys = statement.query_map([id], |r| r.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// The numbers of the accounts that have a purchase of ours, open or won, in file order.
    pub fn keys_with_deals_of_ours(&self) -> super::Result<Vec<Key>> {
        const SQL: &str = "SELECT key FROM account WHERE key IN (SELECT account FROM opportunity \
             WHERE coalesce(status, 'open') IN ('open', 'won')) ORDER BY seat, key";
        let mut statement = self.db.prepare_cached(SQL)?;
        let keys = statement.query_map([], |r| r.get(0))?;
        Ok(keys.collect::<Result<_, _>>()?)
    }

    /// How many accounts have revenue above 0 in a year, and how many cents together: as given, else the sum of
    /// the quarters.
    pub fn sales_of_year(&self, year: i64) -> super::Result<(usize, i64)> {
        const SQL: &str = "SELECT count(*), coalesce(sum(sold), 0) FROM (SELECT coalesce(y.revenue, \
             (SELECT sum(q.revenue) FROM quarter q WHERE q.owner_key = y.key)) AS sold \
             FROM year y WHERE y.year = ?) WHERE sold > 0";
        let (count, cents) = self
            .db
            .prepare_cached(SQL)?
            .query_row([year], |r| Ok((r.get::<_, i64>(0)?, r.get(1)?)))?;
        Ok((usize::try_from(count).unwrap_or(0), cents))
    }

    /// Is there any account at all?
    pub fn is_empty(&self) -> super::Result<bool> {
        Ok(self.db.query_row("SELECT NOT EXISTS (SELECT 1 FROM account)", [], |r| r.get(0))?)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, Edit, Opportunity, Product, Record, Row, Value};
    use crate::store::{Ids, Stamp, Store};

    fn account(id: &str) -> Row {
        let mut row = Row::empty(Account::SCHEMA);
        row.set("id", Value::Text(id.to_owned()));
        row.set("name", Value::Text(id.to_uppercase()));
        row
    }

    #[test]
    fn an_account_names_what_a_record_of_it_refers_to_and_nothing_that_only_stands_in_a_note() {
        let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
        let mut daughter = account("daughter");
        daughter.set("parent", Value::Text("mother".to_owned()));
        let mut buyer = account("buyer");
        let mut deal = Row::empty(Opportunity::SCHEMA);
        deal.set("name", Value::Text("Pumps".to_owned()));
        deal.set("products", Value::Words(vec!["valve".to_owned(), "mother".to_owned()]));
        buyer.set("opportunities", Value::Many(vec![deal]));
        let mut other = account("other");
        other.set("notes", Value::Text("a friend of mother".to_owned()));
        let product = |id: &str| {
            let mut row = Row::empty(Product::SCHEMA);
            row.set("id", Value::Text(id.to_owned()));
            row.set("name", Value::Text(id.to_owned()));
            row
        };
        let rows = [product("valve"), product("mother"), account("mother"), daughter, buyer, other];
        let edits = rows.map(|row| Edit::Insert { account: 0, parent: 0, row });
        store.apply(&Stamp::default(), "four".to_owned(), edits.into()).unwrap();
        let all = store.account_keys().unwrap();
        assert_eq!(store.keys_naming("mother").unwrap(), all[1..3]);
        assert_eq!(store.keys_naming("valve").unwrap(), all[2..3]);
        assert_eq!(store.keys_naming("nobody").unwrap(), Vec::<i64>::new());
        assert_eq!(store.keys_naming("\"").unwrap(), all);
    }
}
