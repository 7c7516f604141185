//! A person taken out of their account, the journal, the drafts and the free pages as well: what the file still knows of them is cut
//! away for good.

use super::copy_search::CopySearch;
use super::folder_lock::{FolderLock, Share};
use super::journal::Writer;
use super::person_life::PersonLife;
use super::{
    Store, StoreError, about_person, forget_history, forgotten, full_text, holder, mark, mentioned,
    patience, write,
};
use crate::model::{Edit, Key};
use crate::text::{Certainty, Mentions};
use std::path::Path;
use std::time::{Duration, Instant};

/// Between two tries to bring a file in that others read just now.
const PAUSE: Duration = Duration::from_millis(20);

/// In the place of a name.
pub(super) const SOMEONE: &str = "someone";

/// Who is to be forgotten, after their record has been taken away.
#[derive(Clone, Debug, Default)]
pub struct Forgotten {
    /// The number of their record; 0 where it was gone before.
    pub key: Key,
    /// The account that they were in; 0 where it is gone.
    pub account: Key,
    /// Every record of theirs that the file has or its history knows.
    pub lives: Vec<PersonLife>,
    /// Their name and other names they went by, mail and telephone, as they were written.
    pub names: Vec<String>,
    /// How they are found in a text.
    pub mentions: Mentions,
    /// Texts of other records that have a name are changed too.
    pub blank: bool,
}

impl Forgotten {
    /// Is a text theirs and nobody else's?
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.mentions.best(text) == Some(Certainty::Theirs)
    }

    /// A text without the names.
    pub(super) fn out_of(&self, text: &str) -> String {
        self.mentions.blanked(text, SOMEONE)
    }

    /// Is a word of this account their id, while this step was done?
    pub(super) fn is_their_id(&self, account: Key, step: Key, word: &str) -> bool {
        self.lives.iter().any(|life| life.has_id(account, step, word))
    }
}

impl Store {
    /// Does the edits that take their record away, and cuts them out of the journal, the drafts and, where it is wanted,
    /// the texts of others, all in one transaction. It is no step: steps that were only about them are gone, and nothing
    /// that was taken back before can be done again. In the same transaction what `done` says of the copies is left as
    /// the draft `mark`, until the file is clean: while they are looked through for the last time no copy gets its name,
    /// and one that was read before is made again.
    pub fn forget(
        &mut self,
        who: &Forgotten,
        edits: Vec<Edit>,
        copies: &mut CopySearch,
        (mark, done): (&str, &dyn Fn(&CopySearch) -> String),
    ) -> super::Result<()> {
        self.at_home()?;
        self.db.pragma_update(None, "secure_delete", true)?;
        let behavior = rusqlite::TransactionBehavior::Immediate;
        let transaction = self
            .db
            .transaction_with_behavior(behavior)
            .map_err(|error| self.place.held(error.into()))?;
        self.read_at.check(&transaction)?;
        transaction.execute("DELETE FROM step WHERE undone = 1", [])?;
        // What is about them is known while their records are there.
        let theirs = about_person::changes_about(&transaction, who)?;
        let mut journal = Writer::default();
        for edit in edits {
            write::apply(&transaction, &mut journal, &self.ids, edit)?;
        }
        journal.references.check(&transaction).inspect_err(|error| self.read_at.hear(error))?;
        forget_history::cut(&transaction, who, &theirs)?;
        if who.blank {
            mentioned::blank(&transaction, who)?;
        }
        transaction.execute("DELETE FROM standing", [])?;
        full_text::rebuild(&transaction)?;
        let _alone = FolderLock::of(self.place.path(), Share::Whole)?;
        copies.again(&transaction, who)?;
        transaction.execute(
            "INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)",
            [mark, &done(copies)],
        )?;
        forgotten::leave(&transaction)?;
        mark::renew(&transaction)?;
        self.read_at.move_on(&transaction)?;
        transaction.commit()?;
        self.wrote = true;
        self.touched.extend(journal.accounts());
        Ok(())
    }

    /// Writes the file anew, so that nothing of what was cut out is left in its free pages or beside it. What others read
    /// of before is waited for, as long as a write is at most.
    pub fn make_clean(&mut self, most: Duration) -> super::Result<()> {
        self.at_home()?;
        self.db.pragma_update(None, "secure_delete", true)?;
        self.db.execute_batch("VACUUM").map_err(|error| self.place.held(error.into()))?;
        let (begun, most) = (Instant::now(), most.min(patience::most()));
        // A window that looks at what was changed reads for a moment.
        while !self.settle()? {
            if begun.elapsed() >= most {
                return Err(StoreError::Read(holder::reader(self.place.path())));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Looks for the copies that have a name of theirs, by whatever name the file was opened.
    pub fn copies_with(&self, who: &Forgotten, opened: &Path) -> super::Result<CopySearch> {
        CopySearch::of(&self.db, who, opened)
    }
}
