//! Stored records as rows, for the forms: what is there, with its defaults in place.

use super::{Result, Workbench};
use crate::model::{Key, Row, Value};

impl Workbench {
    /// An account with all that belongs to it, defaults filled in.
    pub fn account_row(&self, key: Key) -> Result<Row> {
        let mut row = self.store.account(key)?;
        row.fill_defaults();
        Ok(row)
    }

    /// The file's own lists: competitors, products; not the accounts.
    pub fn root_row(&self) -> Result<Row> {
        Ok(self.store.root()?)
    }

    /// The rep's settings as a stored row, where there are any.
    pub fn rep_row(&self) -> Result<Option<Row>> {
        Ok(match self.store.root()?.get("rep") {
            Value::One(row) => Some((**row).clone()),
            _ => None,
        })
    }

    /// Id and name of every account, in file order.
    pub fn account_names(&self) -> Result<Vec<(String, String)>> {
        let names = self.store.account_names()?;
        Ok(names.into_iter().map(|a| (a.id, a.name)).collect())
    }

    /// The place of an account that is put behind all others.
    pub fn next_account_place(&self) -> Result<i64> {
        Ok(self.store.next_account_place()?)
    }
}
