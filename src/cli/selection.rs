//! What the commands of an account's or a year's sheet take: the one, and `--json`.

use super::{Done, json, print};
use crate::model::{Key, Refusal};
use crate::workbench::Workbench;
use chrono::Datelike;
use serde::Serialize;

/// One account, and how its sheet is shown.
#[derive(Debug, clap::Args)]
pub struct OneAccount {
    /// The account
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// As JSON
    #[arg(long)]
    json: bool,
}

impl OneAccount {
    /// Its number.
    pub fn key(&self, workbench: &Workbench) -> Result<Key, Refusal> {
        Ok(workbench.account_of(&self.account)?.key)
    }

    /// Gives the sheet for a program or for people.
    pub fn give(&self, sheet: &impl Serialize, text: impl FnOnce() -> String) -> Done {
        give(self.json, sheet, text)
    }
}

/// A year over all accounts, and how its sheet is shown.
#[derive(Debug, clap::Args)]
pub struct OneYear {
    /// The year; else today's
    #[arg(long, value_name = "YEAR")]
    year: Option<i64>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

impl OneYear {
    /// The year that was asked for, else so many after today's.
    pub fn year(&self, workbench: &Workbench, on: i64) -> i64 {
        self.year.unwrap_or_else(|| i64::from(workbench.today().year()) + on)
    }

    /// Gives the sheet for a program or for people.
    pub fn give(&self, sheet: &impl Serialize, text: impl FnOnce() -> String) -> Done {
        give(self.json, sheet, text)
    }
}

/// As one JSON object, or as text.
pub fn give(as_json: bool, sheet: &impl Serialize, text: impl FnOnce() -> String) -> Done {
    match as_json {
        true => json::object(sheet),
        false => print::data(&text()),
    }
}
