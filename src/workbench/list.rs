//! The list of accounts as the screens show it.

use super::dossier::is_begun;
use super::{Result, Shared, Workbench};
use crate::model::{Choice, Key, Status, Tier};
use crate::rules::{Case, judge, readiness};

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
    /// What the filter looks through, beside the name.
    pub also: String,
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

impl Workbench {
    /// The accounts by tier, then in file order, lost ones last; `most` for the first page.
    pub fn account_lines(&self, most: Option<usize>) -> Result<Vec<AccountLine>> {
        let rows = self.store.account_page(most)?;
        let line = |r: crate::store::AccountPageRow| AccountLine {
            key: r.key,
            name: r.name,
            tier: Tier::of(&r.tier).unwrap_or_default(),
            status: Status::of(&r.status).unwrap_or_default(),
            also: r.also,
            standing: None,
        };
        Ok(rows.into_iter().map(line).collect())
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
        Ok(Standing {
            readiness,
            critical,
        })
    }
}
