//! A safe copy of the file, and its return.

use super::folder_lock::{FolderLock, Share};
use super::open::{self, Upgrade};
use super::{Ids, Store, StoreError, aside, forgotten, header, holder, leftover, mark, patience};
use rusqlite::Connection;
use rusqlite::types::{ToSqlOutput, ValueRef};
use std::fs;
use std::path::{Path, PathBuf};

/// What a backup wrote.
#[derive(Clone, Debug)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
}

/// A backup outside the folder of the book, as the book remembers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupElsewhere {
    /// Where it was.
    pub path: PathBuf,
    /// The day on which it was written, or came back.
    pub day: String,
}

/// How the draft is called by which the book remembers a backup; its path follows.
const ELSEWHERE: &str = "backup ";

impl Store {
    /// Writes a whole, checked copy; refuses to write over anything. One outside its folder is remembered with the day,
    /// before it is there: what a kill leaves of it is then looked for as well.
    pub fn backup(&self, to: &Path, day: &str) -> super::Result<Backup> {
        // Written it is, and whole, also where the book itself cannot be written.
        let remembers = self.only_reads().is_none();
        let draft = draft_of(to, self.path()).filter(|_| remembers);
        let is_new = draft.as_ref().is_some_and(|draft| matches!(self.draft(draft), Ok(None)));
        if let Some(draft) = draft.as_ref().filter(|_| is_new) {
            let _ = self.keep_draft(draft, day);
        }
        let copied = copy_of(self.path(), &self.db, to);
        if let Some(draft) = &draft {
            let _ = match &copied {
                Err(_) if is_new => self.drop_draft(draft),
                Ok(()) if !is_new => self.keep_draft(draft, day),
                _ => Ok(()),
            };
        }
        copied?;
        let bytes = fs::metadata(to)
            .map_err(|source| StoreError::Io { path: to.to_owned(), source })?
            .len();
        Ok(Backup { path: to.to_owned(), bytes })
    }

    fn remember_backup(&self, to: &Path, book: &Path, day: &str) -> super::Result<()> {
        match draft_of(to, book) {
            Some(draft) => self.keep_draft(&draft, day),
            None => Ok(()),
        }
    }

    /// Backups that were written outside the folder of the book, or came back from there.
    pub fn backups_elsewhere(&self) -> super::Result<Vec<BackupElsewhere>> {
        backups_in(&self.db)
    }
}

/// The draft that remembers a backup outside the folder of the book.
fn draft_of(to: &Path, book: &Path) -> Option<String> {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (to, book) = (whole(to), whole(book));
    (to.parent() != book.parent()).then(|| format!("{ELSEWHERE}{}", to.display()))
}

/// Backups that this book remembers.
pub(super) fn backups_in(db: &Connection) -> super::Result<Vec<BackupElsewhere>> {
    let mut statement = db.prepare("SELECT name, text FROM draft ORDER BY name")?;
    let rows = statement.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
    let mut found = Vec::new();
    for row in rows {
        let (name, day) = row?;
        let path = name.strip_prefix(ELSEWHERE).map(PathBuf::from);
        found.extend(path.map(|path| BackupElsewhere { path, day }));
    }
    Ok(found)
}

/// A whole copy, checked and on the disk before it has its name; never over anything.
pub(super) fn copy_to(db: &Connection, to: &Path) -> super::Result<()> {
    open::settle(fresh_copy(db, to)?, to)
}

/// The same of a book in which somebody may be forgotten meanwhile: from then on none gets its name that was read before.
pub(super) fn copy_of(book: &Path, db: &Connection, to: &Path) -> super::Result<()> {
    for _ in 0..TRIES {
        let fresh = fresh_copy(db, to)?;
        fresh.as_file().sync_all().map_err(StoreError::io(to))?;
        let _share = FolderLock::of(book, Share::Some)?;
        let copied = open::without_wal(fresh.path()).and_then(|copy| forgotten::last(&copy))?;
        if copied == forgotten::last(db)? {
            return open::settle(fresh, to);
        }
    }
    Err(StoreError::Busy(None))
}

/// So often a copy is made again.
const TRIES: usize = 20;

fn fresh_copy(db: &Connection, to: &Path) -> super::Result<tempfile::NamedTempFile> {
    if header::is_beside_a_book(to) {
        return Err(StoreError::Beside(to.to_owned()));
    }
    if fs::symlink_metadata(to).is_ok() {
        return Err(StoreError::Taken(to.to_owned()));
    }
    let fresh = open::beside(to)?;
    copy_into(db, fresh.path()).map_err(|fault| fault.at(to))?;
    Ok(fresh)
}

/// Fills an empty file with a copy that has a mark of its own: no -wal of what it was copied from goes with it.
fn copy_into(db: &Connection, fresh: &Path) -> super::Result<()> {
    // A path may have any bytes; SQLite takes them as they are.
    let target = ToSqlOutput::Borrowed(ValueRef::Text(fresh.as_os_str().as_encoded_bytes()));
    db.execute("VACUUM INTO ?", [target])?;
    let copy = open::raw(fresh)?;
    copy.pragma_update(None, "journal_mode", "MEMORY")?;
    if mark::of(&copy)?.is_some() {
        mark::renew(&copy)?;
    }
    let said: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    match said.as_str() {
        "ok" => Ok(()),
        _ => Err(StoreError::Damaged("the copy was not written as it should be".to_owned())),
    }
}

/// Puts a backup in the place of the file, whatever stands there; it is kept beside it under a free name, as
/// `NAME.before-restore`, and older ones stay. Where it is kept, if there was anything. A backup from another folder is
/// remembered with the day.
pub fn restore(from: &Path, file: &Path, day: &str) -> super::Result<Option<PathBuf>> {
    // Where the file is a link, what it leads to is replaced.
    let file = &aside::real(file);
    // A folder, a device, a pipe is no book, and nothing is put in its place.
    if std::fs::metadata(file).is_ok_and(|about| !about.is_file()) {
        return Err(StoreError::Foreign(file.to_owned()));
    }
    leftover::clear(file);
    let alone = FolderLock::of(file, Share::Whole)?;
    let filled = match filled(from, file, day) {
        Err(fault) if fault.is_worth_a_second_try() => filled(from, file, day),
        filled => filled,
    };
    let fresh = filled.map_err(|fault| match fault.is_about_writing() {
        // No room for the copy: what it is copied from is whole.
        true => fault.at(file),
        false => fault.at(from),
    })?;
    fresh.as_file().sync_all().map_err(StoreError::io(file))?;
    let known = open::look_only(file).and_then(|opened| backups_in(&opened.db));
    let kept = make_room(file)?;
    fresh.persist(file).map_err(|e| StoreError::io(file)(e.error))?;
    aside::sync_folder(file);
    drop(alone);
    // It was checked before it took its place; what opening does to it, the next start does as well.
    if let Ok(opened) = open::open(file) {
        // What the book knew that was there before.
        let store = Store::over(opened, file, Ids::seeded(0));
        for backup in known.unwrap_or_default() {
            let _ = store.remember_backup(&backup.path, file, &backup.day);
        }
    }
    Ok(kept)
}

fn filled(from: &Path, file: &Path, day: &str) -> super::Result<tempfile::NamedTempFile> {
    let fresh = open::beside(file)?;
    fill(from, fresh.path(), file, day)?;
    Ok(fresh)
}

/// A checked copy of the backup, brought to the newest version; not a byte of the backup is changed.
fn fill(from: &Path, fresh: &Path, file: &Path, day: &str) -> super::Result<()> {
    header::look(from).map_err(|fault| match fault {
        StoreError::Foreign(_) | StoreError::Empty(_) => StoreError::NoCopy(from.to_owned()),
        fault => fault,
    })?;
    let opened = open::look_only(from)?;
    copy_into(&opened.db, fresh)?;
    drop(opened);
    let db = open::connect(fresh, Upgrade::Plain).map_err(|fault| match fault {
        // It is the backup that is so: the copy of it goes.
        StoreError::Altered { what, .. } if header::is_newest(from) => {
            StoreError::Altered { path: from.to_owned(), what }
        }
        StoreError::Altered { .. } => fault.of(from),
        fault => fault,
    })?;
    let opened = open::Opened { db, only: None, notice: None, copy: None };
    let store = Store::over(opened, fresh, Ids::seeded(0));
    match store.doctor()?.first() {
        None => store.remember_backup(from, file, day),
        Some(_) => Err(StoreError::Damaged("the copy is damaged as well".to_owned())),
    }
}

/// Keeps what stands in the place of the file and beside it.
fn make_room(file: &Path) -> super::Result<Option<PathBuf>> {
    if open::is_absent(file)? {
        aside::set_wal_aside(file)?;
        return Ok(None);
    }
    in_one_piece(file)?;
    Ok(Some(aside::keep(file, "before-restore")?))
}

/// Brings what lies beside a sound file into it, without which no rename is safe; one that is not sound or not ours
/// stays as it is. Refused where another program has it open.
fn in_one_piece(file: &Path) -> super::Result<()> {
    if holder::is_open_elsewhere(file) {
        return Err(elsewhere(file));
    }
    let is_sound = header::look(file).is_ok() && open::is_its_own(file);
    let Some(db) = is_sound.then(|| open::raw(file).ok()).flatten() else {
        return Ok(());
    };
    // Nothing by which SQLite would take it back is left beside the file by a kill.
    let change =
        || db.pragma_update_and_check(None, "journal_mode", "MEMORY", |r| r.get::<_, String>(0));
    let mode = patience::at_most(std::time::Duration::from_millis(500), change);
    match mode.map_err(StoreError::from) {
        // What cannot be brought in is kept beside it.
        Err(StoreError::Damaged(_)) => Ok(()),
        Ok(mode) if mode == "memory" => Ok(()),
        Ok(_) | Err(StoreError::Busy(_)) => Err(elsewhere(file)),
        Err(fault) => Err(fault),
    }
}

fn elsewhere(file: &Path) -> StoreError {
    StoreError::OpenElsewhere(file.to_owned())
}
