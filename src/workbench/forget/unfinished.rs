//! What is still to be done once somebody is out of the file: kept in it until it is done, without any of their names.

use crate::store::{self, StoreError};
use crate::workbench::{Result, Workbench};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The draft that says that somebody was taken out, and what is still to be done.
pub(super) const MARK: &str = "forgetting";

/// A start waits so long for those who read what the file was before; the next one tries it again.
const PATIENCE: Duration = Duration::from_millis(300);

/// Paths below the folder of the book, so that it may be moved meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unfinished {
    /// Copies that the program has made, which are to go.
    pub(super) going: Vec<String>,
    /// Copies that stay and have them: the rep is to know.
    pub(super) staying: Vec<String>,
}

impl Unfinished {
    /// Of these copies.
    pub(super) fn of(book: &Path, going: &[PathBuf], staying: &[PathBuf]) -> Self {
        let folder = folder(book);
        let below = |path: &PathBuf| {
            path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned()
        };
        Self {
            going: going.iter().map(below).collect(),
            staying: staying.iter().map(below).collect(),
        }
    }

    pub(super) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// One that an earlier program has written says of no copies.
    fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}

fn folder(book: &Path) -> &Path {
    book.parent().unwrap_or(Path::new(""))
}

impl Workbench {
    /// Finishes what an end of the program has interrupted, and has it said.
    pub(crate) fn finish_forgetting(&mut self) -> Result<()> {
        let Some(text) = self.store.draft(MARK)? else {
            return Ok(());
        };
        let unfinished = Unfinished::read(&text);
        let (gone, left, fault) = self.drop_going(&unfinished);
        self.say_finished((&unfinished, &left), &gone, fault.as_ref());
        let clean = self.store.make_clean(PATIENCE);
        match fault {
            // Copies that are still to go are tried again at the next start.
            Some(_) => clean?,
            None if unfinished == Unfinished::default() => {
                clean?;
                self.store.drop_draft(MARK)?;
            }
            None => {
                self.store.keep_draft(MARK, &Unfinished::default().text())?;
                clean?;
                self.store.drop_draft(MARK)?;
            }
        }
        Ok(())
    }

    /// Takes the copies away that are to go; which went, which did not because they are known as such only by another name
    /// of the file, and what kept one.
    fn drop_going(&self, todo: &Unfinished) -> (Vec<PathBuf>, Vec<String>, Option<StoreError>) {
        let folder = folder(self.file());
        let going: Vec<PathBuf> = todo.going.iter().map(|path| folder.join(path)).collect();
        let (gone, fault) = store::drop_copies(&store::names_of(&self.setting.file), &going);
        let left = todo.going.iter().filter(|path| fault.is_none() && folder.join(path).exists());
        (gone, left.cloned().collect(), fault)
    }

    fn say_finished(
        &self,
        (todo, left): (&Unfinished, &[String]),
        gone: &[PathBuf],
        fault: Option<&StoreError>,
    ) {
        let mut said = Vec::new();
        if !gone.is_empty() {
            let gone = gone.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
            let gone = gone.join(", ");
            said.push(phrase!("copies that had them are gone now: {gone}", gone));
        }
        if let Some(fault) = fault {
            said.push(phrase!("a copy that has them could not be taken away: {fault}", fault));
        }
        if !todo.staying.is_empty() || !left.is_empty() {
            let staying = [&todo.staying[..], left].concat().join(", ");
            said.push(phrase!("copies that may still have them: {staying}", staying));
        }
        if !said.is_empty() {
            let said = said.join("; ");
            self.store.give_notice(phrase!(
                "somebody was taken out of the file and the program ended before all was done; {said}",
                said
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_names_copies_below_the_book_and_one_of_before_names_none() {
        let book = Path::new("/home/rep/b.anteroom");
        let going = [PathBuf::from("/home/rep/b.anteroom.copies/2026-01-01-daily.anteroom")];
        let mark = Unfinished::of(book, &going, &[PathBuf::from("/media/stick/b")]);
        assert_eq!(mark.going, ["b.anteroom.copies/2026-01-01-daily.anteroom"]);
        assert_eq!(mark.staying, ["/media/stick/b"]);
        assert_eq!(Unfinished::read(&mark.text()), mark);
        assert_eq!(Unfinished::read("cut out"), Unfinished::default());
    }
}
