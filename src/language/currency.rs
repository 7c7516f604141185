//! The code of a currency that somebody types.

use super::numbers;
use crate::model::{Refusal, quoted};

/// The code of a currency that is typed as its three letters, its sign or its word; anything else is no currency.
pub fn currency_code(typed: &str) -> Result<String, Refusal> {
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
