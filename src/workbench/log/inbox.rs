//! The inbox: lines not yet given to an account.

use crate::model::{Date, InboxLine, Key, Record};
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::typed;

/// A line that waits for its account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The file's number for it.
    pub key: Key,
    /// The day on which it was written; today where that is not known.
    pub on: Date,
    /// What it says.
    pub text: String,
}

impl Waiting {
    /// Takes it away.
    pub fn taken(&self) -> Operation {
        Operation::remove("", InboxLine::SCHEMA, self.key)
    }
}

impl Workbench {
    /// The lines of the inbox, in the order in which they came.
    pub fn inbox(&self) -> Result<Vec<Waiting>> {
        let root = self.store.root()?;
        let lines = root.rows("inbox").iter().map(|row| {
            let line: InboxLine = typed(row.clone());
            Waiting {
                key: row.key,
                on: line.date.unwrap_or(self.today()),
                text: line.text.as_deref().unwrap_or_default().to_owned(),
            }
        });
        Ok(lines.collect())
    }
}
