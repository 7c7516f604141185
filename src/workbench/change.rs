//! Changes: done in one place, one transaction, one step of the journal.

use super::{Result, Workbench};
use crate::model::Edit;
use std::time::Duration;

impl Workbench {
    /// Does these edits as one step that says `label` of itself.
    pub fn apply(&mut self, label: impl Into<String>, edits: Vec<Edit>) -> Result<()> {
        let stamp = self.stamp()?;
        Ok(self.store.apply(&stamp, label.into(), edits)?)
    }

    /// Takes the last step back; what it said of itself.
    pub fn undo(&mut self) -> Result<String> {
        Ok(self.store.undo()?)
    }

    /// Does the step again that was taken back last; what it said of itself.
    pub fn redo(&mut self) -> Result<String> {
        Ok(self.store.redo()?)
    }

    /// Makes an id that no file has, for a record that others will name in the same step.
    pub fn make_id(&self) -> String {
        self.store.make_id()
    }

    /// Brings what was saved into the file itself, so that a copy of it is whole; false where another window is at it
    /// and it has to be tried again.
    pub fn write_through(&self) -> Result<bool> {
        Ok(self.store.settle()?)
    }

    /// Is all that was saved in the file itself?
    pub fn is_settled(&self) -> bool {
        self.store.is_settled()
    }

    /// Is the file still where it was, and what it was?
    pub fn check_place(&self) -> Result<()> {
        Ok(self.store.check_place()?)
    }

    /// Why the file can only be read, where that is so.
    pub fn only_reads(&self) -> Option<&str> {
        self.store.only_reads()
    }

    /// What the rep should know of the opening, once: a part of another file lay beside it.
    pub fn take_notice(&self) -> Option<String> {
        self.store.take_notice()
    }

    /// How long a save waits for another program that holds the file.
    pub fn set_patience(&self, patience: Duration) -> Result<()> {
        Ok(self.store.set_patience(patience)?)
    }

    /// A number that changes when another window has written to the file.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.store.data_version()?)
    }

    /// Keeps the draft of a form, by the form's name; an empty one is dropped.
    pub fn keep_draft(&self, name: &str, text: &str) -> Result<()> {
        if text.is_empty() {
            return self.drop_draft(name);
        }
        Ok(self.store.keep_draft(name, text)?)
    }

    /// The draft of a form, where there is one.
    pub fn draft(&self, name: &str) -> Result<Option<String>> {
        Ok(self.store.draft(name)?)
    }

    /// Drops the draft of a form.
    pub fn drop_draft(&self, name: &str) -> Result<()> {
        Ok(self.store.drop_draft(name)?)
    }
}
