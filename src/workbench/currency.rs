//! The currency of the book under another name: no amount is turned by it.

use super::import::holds_amount;
use super::{Result, Workbench};

impl Workbench {
    /// What has to be said where the book is given another currency and holds amounts: none of them changes.
    pub fn relabelled(&self, new: &str) -> Result<Option<String>> {
        let rep = self.rep()?;
        let (old, new) = (rep.currency.as_deref().unwrap_or_default().trim(), new.trim());
        if old.is_empty() || new.is_empty() || old.eq_ignore_ascii_case(new) {
            return Ok(None);
        }
        for key in self.store.account_keys()? {
            if holds_amount(&self.store.account(key)?) {
                return Ok(Some(phrase!(
                    "the amounts of this book stay as they are and are read as {new} from now on: none was turned from {old}",
                    new,
                    old
                )));
            }
        }
        Ok(None)
    }
}
