//! The currency of the book under another name: no amount is turned by it.

use super::import::holds_amount;
use super::{Result, Workbench};
use crate::language::numbers;
use crate::model::{Refusal, quoted};

/// The code of a currency that is typed as its three letters, its sign or its word; anything else is no currency.
pub fn currency_code(typed: &str) -> Result<String> {
    let typed = typed.trim();
    let is_code = typed.len() == 3 && typed.chars().all(|c| c.is_ascii_alphabetic());
    let known = numbers::currency(typed).and_then(|codes| codes.first());
    match (is_code, known) {
        (true, _) => Ok(typed.to_uppercase()),
        (false, Some(code)) => Ok((*code).to_owned()),
        (false, None) if typed.is_empty() => Ok(String::new()),
        (false, None) => Err(Refusal::because(
            phrase!("{} is no currency", quoted(typed)),
            phrase!("give its three letters, such as EUR, or its sign"),
        )),
    }
}

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

#[cfg(test)]
mod tests {
    use super::currency_code;

    #[test]
    fn a_currency_is_three_letters_a_sign_or_a_word() {
        for (typed, code) in [("eur", "EUR"), ("€", "EUR"), ("£", "GBP"), ("SEK", "SEK"), ("", "")]
        {
            assert_eq!(currency_code(typed).unwrap(), code, "{typed}");
        }
        for typed in ["Nordkette Foerdertechnik GmbH", "Euros and cents", "E1R"] {
            assert!(
                currency_code(typed).unwrap_err().to_string().contains("three letters"),
                "{typed}"
            );
        }
    }
}
