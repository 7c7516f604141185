//! ACCOUNT OPPORTUNITY and `--json`: what every command takes that shows a sheet of one purchase.

use super::{Done, json, print};
use crate::model::{Account, Opportunity, Refusal};
use crate::workbench::{Workbench, opportunity_of};
use serde::Serialize;

/// The purchase, and how it is shown.
#[derive(Debug, clap::Args)]
pub struct OneDeal {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// The purchase
    #[arg(value_name = "OPPORTUNITY")]
    opportunity: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

impl OneDeal {
    /// Gives what `read` finds of the purchase, for a program or for people.
    pub fn give<T, J: Serialize>(
        &self,
        workbench: &Workbench,
        read: impl FnOnce(&Account, &Opportunity) -> Result<T, Refusal>,
        as_json: impl FnOnce(&T) -> J,
        text: impl FnOnce(&T) -> String,
    ) -> Done {
        let key = workbench.account_of(&self.account)?.key;
        let account = workbench.typed_account(key)?;
        let found = read(&account, opportunity_of(&account, &self.opportunity)?)?;
        match self.json {
            true => json::object(&as_json(&found)),
            false => print::data(&text(&found)),
        }
    }
}
