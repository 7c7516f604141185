//! The list of accounts as the screens show it.

use super::{AccountSummary, Result, Workbench};
use crate::language::names::{keys, spellings};
use crate::model::{Choice, Key, Status, Tier};
use crate::store::{AccountPageRow, AccountPlace};
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
    /// What is concluded of it, once that is known.
    pub summary: Option<AccountSummary>,
}

/// Where the next page of the list begins.
#[derive(Clone, Copy, Debug, Default)]
pub struct NextPage(AccountPlace);

impl Workbench {
    /// The accounts by tier, then in file order, lost ones last; `most` for the first page.
    pub fn account_lines(&self, most: Option<usize>) -> Result<Vec<AccountLine>> {
        Ok(self.account_page(NextPage::default(), most.unwrap_or(usize::MAX))?.0)
    }

    /// A page of the same, and where the next one begins; nothing after the last.
    pub fn account_page(
        &self,
        from: NextPage,
        most: usize,
    ) -> Result<(Vec<AccountLine>, Option<NextPage>)> {
        let (rows, next) = self.store.account_page(from.0, most)?;
        Ok((rows.into_iter().map(line).collect(), next.map(NextPage)))
    }

    /// One account as the list shows it.
    pub fn account_line(&self, key: Key) -> Result<Option<AccountLine>> {
        Ok(self.store.account_row_of(key)?.map(line))
    }

    /// What the filter looks through, folded, of each account with these numbers, both ends included. Its
    /// first line is the name; then other ways to type it, what else is said of it, its people.
    pub fn searched_between(
        &self,
        first: Key,
        last: Key,
        mut tell: impl FnMut(Key, &str),
    ) -> Result<()> {
        let mut text = String::new();
        self.store.searched_between(first, last, |account| {
            text.clear();
            keys(&account.name).iter().for_each(|key| add(&mut text, key));
            add(&mut text, &spellings(&account.also).join(" "));
            for name in &account.people {
                keys(name).iter().for_each(|key| add(&mut text, key));
            }
            tell(account.key, &text);
        })?;
        Ok(())
    }

    /// The keys of all accounts, in file order.
    pub fn account_keys(&self) -> Result<Vec<Key>> {
        Ok(self.store.account_keys()?)
    }

    /// The id of each account.
    pub fn account_ids(&self) -> Result<HashMap<Key, String>> {
        let names = self.store.account_names()?;
        Ok(names.into_iter().map(|account| (account.key, account.id)).collect())
    }

    /// How many accounts the file has.
    pub fn account_count(&self) -> Result<usize> {
        Ok(self.store.account_count()?)
    }
}

fn add(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

fn line(row: AccountPageRow) -> AccountLine {
    AccountLine {
        key: row.key,
        name: row.name,
        tier: Tier::of(&row.tier).unwrap_or_default(),
        status: Status::of(&row.status).unwrap_or_default(),
        summary: None,
    }
}
