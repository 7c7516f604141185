//! The book as an interchange file.

use super::{Result, Workbench};
use crate::exchange::json;
use crate::model::{Key, Row, Value};

impl Workbench {
    /// The whole book, or one account with the products and competitors that it names, as JSON.
    pub fn export_json(&self, account: Option<&str>) -> Result<String> {
        let keys = match account {
            Some(word) => vec![self.account_of(word)?.key],
            None => self.store.account_keys()?,
        };
        Ok(json::write(&self.book_of(&keys)?))
    }

    /// These accounts as a book.
    pub(super) fn book_of(&self, keys: &[Key]) -> Result<Row> {
        let mut book = self.store.root()?;
        let accounts = keys.iter().map(|key| self.store.account(*key));
        book.set(
            "accounts",
            Value::Many(accounts.collect::<std::result::Result<_, _>>()?),
        );
        Ok(book)
    }
}
