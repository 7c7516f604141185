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
        // A step can be done again: what cannot be copied can be undone all the same.
        let copy = match self.is_large_step(&next) || self.day_of_step(&next).is_some() {
            true => self.copy_if_there_is_room("undo")?,
            false => None,
        };
        let label = self.store.undo()?;
        let mut said = self.step_in_words(NextUndo { label, ..next.clone() });
        if next.forgotten_since.is_some() {
            said += phrase!(", done before somebody was forgotten");
        }
        let name = |path: PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        let copy =
            copy.and_then(name).map(|name| phrase!("; a copy of before is kept as {name}", name));
        Ok(said + &copy.unwrap_or_default())
    }

    /// What a step says of itself, where it is large its size, and where it is of another day its day.
    pub fn step_in_words(&self, step: NextUndo) -> String {
        let (is_large, day) =
            (self.is_large_step(&step), self.day_of_step(&step).map(str::to_owned));
        let size = is_large.then(|| phrase!("{} records", step.changes));
        let day = day.map(|day| phrase!("done on {day}", day));
        let parts: Vec<String> = [Some(step.label), size, day].into_iter().flatten().collect();
        parts.join(", ")
    }

    fn is_large_step(&self, step: &NextUndo) -> bool {
        step.changes > self.playbook.copies.large_step
    }

    /// The day on which it was done, where that is another one.
    fn day_of_step<'a>(&self, step: &'a NextUndo) -> Option<&'a str> {
        let day = step.at.get(..10).unwrap_or_default();
        (day != self.today().iso_day()).then_some(day)
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
