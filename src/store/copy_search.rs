//! Which copies have somebody who is to be forgotten: looked for beside every name that the book is opened by, before, and
//! once more while no other copy can get its name.

use super::backup::backups_in;
use super::forget::Forgotten;
use super::home::Home;
use super::{Result, StoreError, aside, copies, forget_history, header, leftover, mentioned, open};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What was looked through, and where they were found.
#[derive(Debug)]
pub struct CopySearch {
    names: Vec<PathBuf>,
    looked: BTreeMap<PathBuf, Home>,
    with: Vec<PathBuf>,
}

impl CopySearch {
    /// Looks through the copies of a file, by whatever name it was opened, other books in its folder and backups
    /// elsewhere. What killed runs have left of copies is removed first, whosever it has; what others are making is
    /// waited for.
    pub(super) fn of(db: &Connection, who: &Forgotten, opened: &Path) -> Result<Self> {
        let names = aside::names(opened);
        let mut search = Self { names, looked: BTreeMap::new(), with: Vec::new() };
        let elsewhere = elsewhere(db)?;
        let folders = search.folders(&elsewhere);
        folders.iter().for_each(|folder| leftover::clear_folder(folder));
        leftover::clear_looks(&std::env::temp_dir());
        leftover::wait(&folders);
        search.look(who, elsewhere, |_| true);
        Ok(search)
    }

    /// Looks through what has come since. What is being made and has no name so far is made again by its maker, who sees
    /// that somebody was forgotten.
    pub(super) fn again(&mut self, db: &Connection, who: &Forgotten) -> Result<()> {
        let elsewhere = elsewhere(db)?;
        let folders = self.folders(&elsewhere);
        folders.iter().for_each(|folder| leftover::clear_folder(folder));
        self.look(who, elsewhere, |path| !leftover::is_unfinished(path));
        self.with.retain(|path| path.exists());
        self.with.sort();
        Ok(())
    }

    fn folders(&self, elsewhere: &[PathBuf]) -> Vec<PathBuf> {
        let beside = |name: &PathBuf| [aside::folder(name), copies::folder(name)];
        let mut all: Vec<PathBuf> = elsewhere.iter().map(|path| aside::folder(path)).collect();
        all.extend(self.names.iter().flat_map(beside));
        all
    }

    fn look(
        &mut self,
        who: &Forgotten,
        elsewhere: Vec<PathBuf>,
        is_looked_at: impl Fn(&Path) -> bool,
    ) {
        let mut all = copies::beside(&self.names);
        all.extend(elsewhere.into_iter().filter(|path| header::is_ours(path)));
        for path in all {
            let (now, then) = (Home::of(&path), self.looked.get(&path));
            if then == Some(&now) || then.is_none() && !is_looked_at(&path) {
                continue;
            }
            self.looked.insert(path.clone(), now);
            self.with.retain(|found| *found != path);
            if has_bytes(&path, who) || has_mentions(&path, who) {
                self.with.push(path);
            }
        }
    }

    /// Those that have them: what the program has made where `made` is set, and all others.
    pub fn found(&self, made: bool) -> (Vec<PathBuf>, Vec<PathBuf>) {
        self.with.iter().cloned().partition(|path| made && copies::is_made(&self.names, path))
    }
}

/// The names by which a book is opened: of each link on the way, and its own.
pub fn names_of(opened: &Path) -> Vec<PathBuf> {
    aside::names(opened)
}

/// Takes those of the copies away that the program has made of a book with these names; which went, and what has kept one
/// from it.
pub fn drop_copies(names: &[PathBuf], all: &[PathBuf]) -> (Vec<PathBuf>, Option<StoreError>) {
    let (mut gone, mut fault) = (Vec::new(), None);
    for path in all.iter().filter(|path| copies::is_made(names, path)) {
        match std::fs::remove_file(path) {
            Ok(()) => gone.push(path.clone()),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => fault = Some(StoreError::Io { path: path.clone(), source }),
        }
    }
    (gone, fault)
}

fn elsewhere(db: &Connection) -> Result<Vec<PathBuf>> {
    Ok(backups_in(db)?.into_iter().map(|backup| backup.path).collect())
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
