//! Changes: done in one place, one transaction, one step of the journal.

use super::{Operation, Result, Workbench};
use crate::model::Edit;
use crate::store::NextUndo;
use crate::text::DayText;
use std::path::PathBuf;
use std::time::Duration;

impl Workbench {
    /// Does these edits, and what must follow from them, as one step that says `label` of itself.
    pub fn apply(&mut self, label: impl Into<String>, edits: Vec<Edit>) -> Result<()> {
        self.operate(Operation::new(label, edits))
    }

    /// Takes the last step back; what it said of itself. A large one, or one of another day, is said with its size
    /// and day, and a copy of the file is kept first.
    pub fn undo(&mut self) -> Result<String> {
        let Some(next) = self.store.next_undo()? else {
            return Ok(self.store.undo()?);
        };
        let today = self.today().iso_day();
        let day = next.at.get(..10).unwrap_or_default().to_owned();
        let is_large = next.changes > self.playbook.copies.large_step;
        if !is_large && day == today {
            return Ok(self.store.undo()?);
        }
        // A step can be done again: what cannot be copied can be undone all the same.
        let copy = self.copy_if_there_is_room("undo")?;
        let label = self.store.undo()?;
        let mut said = vec![label];
        said.extend(is_large.then(|| phrase!("{} records", next.changes)));
        said.extend((day != today).then(|| phrase!("done on {day}", day)));
        let name = |path: PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        let copy =
            copy.and_then(name).map(|name| phrase!("; a copy of before is kept as {name}", name));
        Ok(said.join(", ") + &copy.unwrap_or_default())
    }

    /// The step that would be taken back next.
    pub fn next_undo(&self) -> Result<Option<NextUndo>> {
        Ok(self.store.next_undo()?)
    }

    /// Did the last step change anything? One that did not is none, and undo takes back the one before it.
    pub fn wrote(&self) -> bool {
        self.store.wrote()
    }

    /// Does the step again that was taken back last; what it said of itself.
    pub fn redo(&mut self) -> Result<String> {
        Ok(self.store.redo()?)
    }

    /// From here on the file is read for the change that comes next: it is refused where another window or program
    /// changes a record before it is written.
    pub fn read_for_change(&self) -> Result<()> {
        Ok(self.store.read_for_change()?)
    }

    /// Was the last change refused for that?
    pub fn is_overtaken(&self) -> bool {
        self.store.is_overtaken()
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

    /// The files that change when another window writes: the book, and what lies beside it.
    pub fn watched(&self) -> Vec<PathBuf> {
        self.store.watched()
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
    pub fn set_patience(&self, patience: Duration) {
        self.store.set_patience(patience);
    }

    /// A number that changes when another window has written to the file.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.store.data_version()?)
    }

    /// A number that grows with every change by this window; no query.
    pub fn changes(&self) -> u64 {
        self.store.changes()
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
