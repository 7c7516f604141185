//! What the rules say when they are asked from outside the screens: of an account, or of the whole book.

use super::{Result, Workbench};
use crate::model::{Account, Key};
use crate::rules::judge::{judge, sort_findings};
use crate::rules::kpi::Kpi;
use crate::rules::{AccountContext, Finding};
use chrono::Datelike;

/// A finding with the name of its account.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The account's name.
    pub account: String,
    /// What was found.
    pub finding: Finding,
}

impl Workbench {
    /// Asks something of one account as the rules see it.
    pub fn assess<T>(&self, account: Key, ask: impl FnOnce(&AccountContext) -> T) -> Result<T> {
        let account = self.typed_account(account)?;
        let shared = self.shared()?;
        let world = self.world(&shared);
        Ok(ask(&AccountContext::new(&account, &world)))
    }

    /// Asks the same of every account, in file order.
    pub fn assess_all<T>(&self, ask: impl Fn(&AccountContext) -> T) -> Result<Vec<T>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let keys = self.store.account_keys()?.into_iter();
        keys.map(|key| Ok(ask(&AccountContext::new(&self.typed_account(key)?, &world)))).collect()
    }

    /// The findings of one account, or of the whole book, in the order of docs/RULES.md; `all`: the answered ones too.
    pub fn findings(&self, account: Option<Key>, all: bool) -> Result<Vec<Judged>> {
        let of_case =
            |case: &AccountContext| (case.account.name.0.clone(), judge(case, &self.words));
        let found = match account {
            Some(key) => vec![self.assess(key, of_case)?],
            None => self.assess_all(of_case)?,
        };
        let (names, lists): (Vec<String>, Vec<Vec<Finding>>) = found.into_iter().unzip();
        let mut findings: Vec<(usize, Finding)> = Vec::new();
        for (place, list) in lists.into_iter().enumerate() {
            let shown = list.into_iter().filter(|f| all || !f.dismissed);
            findings.extend(shown.map(|f| (place, f)));
        }
        sort_findings(&mut findings, |place| &names[place]);
        let named =
            |(place, finding): (usize, Finding)| Judged { account: names[place].clone(), finding };
        Ok(findings.into_iter().map(named).collect())
    }

    /// The sheet of a year, today's unless given; a year after today's is refused.
    pub fn kpi(&self, year: Option<i64>) -> Result<Kpi> {
        let today = self.today();
        let mut sheet = Kpi::new(year.unwrap_or(today.year().into()), today)?;
        for key in self.store.account_keys()? {
            sheet.add(&self.typed_account(key)?);
        }
        Ok(sheet)
    }

    /// Every account, typed, in file order.
    pub fn each_account(&self, tell: impl FnMut(&Account)) -> Result<()> {
        self.one_or_each(None, tell)
    }

    /// The account of this number, else every one in file order, read in one transaction.
    pub fn one_or_each(&self, one: Option<Key>, mut tell: impl FnMut(&Account)) -> Result<()> {
        self.store.reading(|| {
            let keys = match one {
                Some(key) => vec![key],
                None => self.store.account_keys()?,
            };
            for key in keys {
                tell(&self.typed_account(key)?);
            }
            Ok(())
        })
    }
}
