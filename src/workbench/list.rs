//! The list of accounts as the screens show it.

use super::dossier::is_begun;
use super::{Result, Shared, Workbench};
use crate::exchange::line::{fold, keys};
use crate::model::{Choice, Key, Status, Tier};
use crate::rules::{Case, judge, readiness};
use crate::store::AccountPageRow;
use std::collections::HashMap;

/// One account of the list.
#[derive(Clone, Debug)]
pub struct AccountLine {
    /// The file's number for it.
    pub key: Key,
    /// Its name.
    pub name: String,
    /// How much it counts.
    pub tier: Tier,
    /// Whether we work on it.
    pub status: Status,
    /// Aliases, industry, region, site.
    pub also: String,
    /// What the filter looks through, folded: name, the above, people, pinyin; empty until it is read.
    pub keys: String,
    /// What is concluded of it, once that is known.
    pub standing: Option<Standing>,
}

/// What the list shows of the conclusions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// 0 to 100; nothing where the map is not begun.
    pub readiness: Option<i64>,
    /// Critical findings that are not answered.
    pub critical: usize,
}

impl AccountLine {
    /// Fills in what the filter looks through; the first line of it is the name.
    pub fn read_keys(&mut self, people: &[String]) {
        let mut said = keys(&self.name);
        said.push(fold(&self.also));
        said.extend(people.iter().flat_map(|n| keys(n)));
        self.keys = said.join("\n");
    }
}

impl Workbench {
    /// The accounts by tier, then in file order, lost ones last; `most` for the first page.
    pub fn account_lines(&self, most: Option<usize>) -> Result<Vec<AccountLine>> {
        Ok(self.store.account_page(most)?.into_iter().map(line).collect())
    }

    /// One account as the list shows it.
    pub fn account_line(&self, key: Key) -> Result<Option<AccountLine>> {
        Ok(self.store.account_row_of(key)?.map(line))
    }

    /// The names of the people of the accounts with these numbers, both ends included.
    pub fn people_between(&self, first: Key, last: Key) -> Result<HashMap<Key, Vec<String>>> {
        let mut people: HashMap<Key, Vec<String>> = HashMap::new();
        for (account, name) in self.store.people_between(first, last)? {
            people.entry(account).or_default().push(name);
        }
        Ok(people)
    }

    /// The keys of all accounts, in file order.
    pub fn account_keys(&self) -> Result<Vec<Key>> {
        Ok(self.store.account_keys()?)
    }

    /// How many accounts the file has.
    pub fn account_count(&self) -> Result<usize> {
        Ok(self.store.account_count()?)
    }

    /// What the list shows of one account's conclusions.
    pub fn standing(&self, key: Key, shared: &Shared) -> Result<Standing> {
        let account = self.typed_account(key)?;
        let world = self.world(shared);
        let case = Case::silent(&account, &world);
        let critical = judge::tally(&case).critical;
        let readiness = is_begun(&account).then(|| readiness::whole(&case));
        Ok(Standing { readiness, critical })
    }
}

fn line(row: AccountPageRow) -> AccountLine {
    AccountLine {
        key: row.key,
        name: row.name,
        tier: Tier::of(&row.tier).unwrap_or_default(),
        status: Status::of(&row.status).unwrap_or_default(),
        also: row.also,
        keys: String::new(),
        standing: None,
    }
}
