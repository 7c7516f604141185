//! Changes: done in one place, one transaction, one step of the journal.

use super::{Operation, Result, Workbench};
use crate::model::Edit;

impl Workbench {
    /// Does these edits, and what must follow from them, as one step that says `label` of itself.
    pub fn apply(&mut self, label: impl Into<String>, edits: Vec<Edit>) -> Result<()> {
        self.operate(Operation::new(label, edits))
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
