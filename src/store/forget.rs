//! A person taken out of their account, the journal, the drafts and the free pages as well: what the file still knows of them is cut
//! away for good.

use super::journal::Writer;
use super::person_life::PersonLife;
use super::{
    Store, StoreError, about_person, aside, copies, forget_history, full_text, header, leftover,
    mark, mentioned, open, write,
};
use crate::model::{Edit, Key};
use crate::text::{Certainty, Mentions};
use std::path::{Path, PathBuf};

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
    /// that was taken back before can be done again. In the same transaction `done` is left as the draft `mark`, until
    /// the file is clean.
    pub fn forget(
        &mut self,
        who: &Forgotten,
        edits: Vec<Edit>,
        (mark, done): (&str, &str),
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
        transaction
            .execute("INSERT OR REPLACE INTO draft (name, text) VALUES (?, ?)", [mark, done])?;
        mark::renew(&transaction)?;
        self.read_at.move_on(&transaction)?;
        transaction.commit()?;
        self.wrote = true;
        self.touched.extend(journal.accounts());
        Ok(())
    }

    /// Writes the file anew, so that nothing of what was cut out is left in its free pages or beside it; refused while
    /// another program reads what it was before.
    pub fn make_clean(&mut self) -> super::Result<()> {
        self.at_home()?;
        self.db.pragma_update(None, "secure_delete", true)?;
        self.db.execute_batch("VACUUM")?;
        match self.settle()? {
            true => Ok(()),
            false => Err(self.place.held(StoreError::Busy(Some("another program".to_owned())))),
        }
    }

    /// The copies of the file, other books in its folder and backups elsewhere, that have a name of theirs. What killed
    /// runs have left of copies is removed first, whosever it has; what others are making is waited for.
    pub fn copies_with(&self, who: &Forgotten) -> super::Result<Vec<PathBuf>> {
        let elsewhere: Vec<PathBuf> =
            self.backups_elsewhere()?.into_iter().map(|backup| backup.path).collect();
        let mut folders: Vec<PathBuf> = elsewhere.iter().map(|path| aside::folder(path)).collect();
        folders.extend([aside::folder(self.path()), copies::folder(self.path())]);
        folders.iter().for_each(|folder| leftover::clear_folder(folder));
        leftover::clear_looks(&std::env::temp_dir());
        leftover::wait(&folders);
        let mut all = copies::beside(self.path());
        all.extend(elsewhere.into_iter().filter(|path| header::is_ours(path)));
        all.retain(|path| has_bytes(path, who) || has_mentions(path, who));
        Ok(all)
    }

    /// Was a copy made by the program itself?
    pub fn has_made(&self, copy: &Path) -> bool {
        copies::is_made(self.path(), copy)
    }

    /// Takes those of the copies away that the program has made; which went, and what has kept one from it.
    pub fn drop_copies(&self, all: &[PathBuf]) -> (Vec<PathBuf>, Option<StoreError>) {
        let (mut gone, mut fault) = (Vec::new(), None);
        for path in all.iter().filter(|path| self.has_made(path)) {
            match std::fs::remove_file(path) {
                Ok(()) => gone.push(path.clone()),
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(source) => fault = Some(StoreError::Io { path: path.clone(), source }),
            }
        }
        (gone, fault)
    }
}

/// A byte of the copy, its free pages too; one that cannot be read may have them.
fn has_bytes(path: &Path, who: &Forgotten) -> bool {
    let Ok(bytes) = std::fs::read(path) else {
        return true;
    };
    let text = String::from_utf8_lossy(&bytes);
    who.names.iter().any(|name| text.contains(name.as_str()))
}

/// A text of the copy, in whatever letters. Of what is being made and no book so far its bytes have said it.
fn has_mentions(path: &Path, who: &Forgotten) -> bool {
    if leftover::is_unfinished(path) && !header::is_ours(path) {
        return false;
    }
    let found = open::without_wal(path)
        .and_then(|db| Ok(mentioned::has(&db, who)? || forget_history::has(&db, who)?));
    found.unwrap_or(true)
}
