//! What a rep means, done: a label, the changes, and what must follow from them, as one step of the journal.

pub mod account;
pub mod action;
mod alias;
mod change;
mod circle;
mod consequences;
pub mod contact;
pub mod dismissal;
mod done;
mod figure;
pub mod intel;
pub mod introduction;
pub mod mark;
mod marks;
pub mod opportunity;
pub mod paper;
pub mod person;
mod plan;
pub mod rep;
mod today;
pub mod topic;
pub mod visit;

#[cfg(test)]
mod kept_tests;
#[cfg(test)]
mod tests;

pub(super) use change::column_of;
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

/// The list that a record stands in.
#[derive(Clone, Copy, Debug)]
pub struct Home {
    /// The account that it belongs to; 0 for the file.
    pub account: Key,
    /// The record whose list it is: the account itself, an opportunity ..; 0 for the file.
    pub parent: Key,
}

impl Home {
    /// A list of the account itself.
    pub fn account(account: Key) -> Self {
        Self { account, parent: account }
    }

    /// A list of the file.
    pub fn file() -> Self {
        Self { account: 0, parent: 0 }
    }
}

impl Operation {
    /// These edits, under this label.
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { label: label.into(), why: None, edits }
    }

    /// Puts values into columns of a record; no cells change nothing.
    pub fn set<C: Into<String>>(
        label: impl Into<String>,
        schema: &'static Schema,
        key: Key,
        cells: Vec<(C, Value)>,
    ) -> Self {
        let cells: Vec<_> =
            cells.into_iter().map(|(column, value)| (column.into(), value)).collect();
        let edit = (!cells.is_empty()).then_some(Edit::Update { schema, key, cells });
        Self::new(label, edit.into_iter().collect())
    }

    /// Puts a record into a list of the account itself.
    pub fn add(label: impl Into<String>, account: Key, row: Row) -> Self {
        Self::put(label, Home::account(account), row)
    }

    /// Puts a record into a list.
    pub fn put(label: impl Into<String>, home: Home, row: Row) -> Self {
        let Home { account, parent } = home;
        Self::new(label, vec![Edit::Insert { account, parent, row }])
    }

    /// Takes a record away, with all that belongs to it.
    pub fn remove(label: impl Into<String>, schema: &'static Schema, key: Key) -> Self {
        Self::new(label, vec![Edit::Delete { schema, key }])
    }

    /// A record as it shall be: a new one is put into its list, of a stored one the columns that differ are written.
    pub fn keep(label: impl Into<String>, home: Home, old: &Row, mut new: Row) -> Self {
        figure::settle(&mut new);
        if old.key == 0 {
            return Self::put(label, home, new);
        }
        let columns = old.schema.columns().into_iter();
        let other = columns.filter(|column| old.at(&column.path) != new.at(&column.path));
        let cells = other.map(|column| (column.name, new.at(&column.path).clone())).collect();
        Self::set(label, old.schema, old.key, cells)
    }

    /// The same step with this reason for what it moves.
    pub fn because(self, why: Option<String>) -> Self {
        Self { why, ..self }
    }

    /// The same step under this label.
    pub fn labelled(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// The changes of `next` behind those of this one, under its own label.
    pub fn and(mut self, next: Self) -> Self {
        self.edits.extend(next.edits);
        self.why = self.why.or(next.why);
        self
    }

    /// Does it change nothing?
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// How many records it changes.
    pub fn len(&self) -> usize {
        self.edits.len()
    }

    /// Does it put a new account into the file?
    pub fn adds_account(&self) -> bool {
        let new = |edit: &Edit| match edit {
            Edit::Insert { account: 0, row, .. } => row.schema.record == "account",
            _ => false,
        };
        self.edits.iter().any(new)
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
