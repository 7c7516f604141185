//! What a rep means, done: a label, the changes, and what must follow from them, as one step of the journal.

mod account;
mod alias;
mod change;
mod circle;
mod consequences;
mod done;
mod introduction;
mod marks;
mod opportunity;
mod person;
mod today;
mod visit;

#[cfg(test)]
mod tests;

pub(super) use consequences::below;
pub use done::{DoneBy, can_be_done, done_column};
pub use today::today_columns;

use super::{Result, Workbench};
use crate::model::{Edit, Key, Row, Schema, Value};

/// What a rep wants done: changes that are one step and are taken back together.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// What the step says of itself.
    pub label: String,
    /// Why a stage moved without its proofs, or a decision to a later day.
    pub why: Option<String>,
    edits: Vec<Edit>,
}

impl Operation {
    /// These edits, under this label.
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { label: label.into(), why: None, edits }
    }

    /// Puts values into columns of a record.
    pub fn set(
        label: impl Into<String>,
        schema: &'static Schema,
        key: Key,
        cells: Vec<(&str, Value)>,
    ) -> Self {
        let cells = cells.into_iter().map(|(column, value)| (column.to_owned(), value)).collect();
        Self::new(label, vec![Edit::Update { schema, key, cells }])
    }

    /// Puts a record into a list of the account itself.
    pub fn add(label: impl Into<String>, account: Key, row: Row) -> Self {
        Self::new(label, vec![Edit::Insert { account, parent: account, row }])
    }

    /// The same step with this reason for what it moves.
    pub fn because(self, why: Option<String>) -> Self {
        Self { why, ..self }
    }

    /// Does it change nothing?
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The edits, before what follows from them.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}

impl Workbench {
    /// Does what the rep means and what must follow from it, as one step of the journal.
    pub fn operate(&mut self, operation: Operation) -> Result<()> {
        let today = self.today();
        let Operation { label, why, edits } = operation;
        self.write(label, |step| {
            for edit in consequences::followed(step, edits, today, why.as_deref())? {
                step.apply(edit)?;
            }
            Ok(())
        })
    }
}
