//! A safe copy of the file, and its return.

use super::open::{self, StoreError};
use super::{Ids, Store};
use rusqlite::Connection;
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

impl Store {
    /// Writes a whole, checked copy; refuses to write over anything.
    pub fn backup(&self, to: &Path) -> super::Result<Backup> {
        let io = |source| StoreError::Io { path: to.to_owned(), source };
        copy_to(&self.db, to)?;
        let bytes = fs::metadata(to).map_err(io)?.len();
        Ok(Backup { path: to.to_owned(), bytes })
    }
}

/// A whole copy, on the disk before it has its name; never over anything.
pub(super) fn copy_to(db: &Connection, to: &Path) -> super::Result<()> {
    if to.exists() {
        return Err(StoreError::Io {
            path: to.to_owned(),
            source: std::io::ErrorKind::AlreadyExists.into(),
        });
    }
    let fresh = open::beside(to)?;
    let target = fresh.path().to_str().ok_or_else(|| {
        StoreError::Nothing("the path of a copy has to be readable text".to_owned())
    })?;
    db.execute("VACUUM INTO ?", [target])?;
    open::settle(fresh, to)
}

/// Puts a backup in the place of the file; what stood there is kept beside it as `NAME.before-restore`.
pub fn restore(from: &Path, file: &Path) -> super::Result<PathBuf> {
    // Where the file is a link, what it leads to is replaced.
    let file = &fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| StoreError::Io { path, source }
    };
    let backup = Store::over(open::as_it_is(from)?, from, Ids::seeded(0));
    if let Some(fault) = backup.doctor()?.first() {
        return Err(StoreError::Damaged(fault.clone()));
    }
    let kept = beside(file, "before-restore");
    if file.exists() {
        let current = open::as_it_is(file)?;
        alone(&current, file)?;
        if kept.exists() {
            fs::remove_file(&kept).map_err(io(&kept))?;
        }
        copy_to(&current, &kept)?;
    }
    let fresh = beside(file, "restoring");
    if fresh.exists() {
        fs::remove_file(&fresh).map_err(io(&fresh))?;
    }
    copy_to(&backup.db, &fresh)?;
    fs::rename(&fresh, file).map_err(io(file))?;
    open::open(file)?;
    Ok(kept)
}

/// Brings all of the file into one piece, without which no rename is safe; refused where another has it open.
fn alone(db: &Connection, file: &Path) -> super::Result<()> {
    let elsewhere = || StoreError::OpenElsewhere(file.to_owned());
    let mode =
        db.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get::<_, String>(0));
    match mode.map_err(StoreError::from) {
        Ok(mode) if mode == "delete" => Ok(()),
        Ok(_) | Err(StoreError::Busy) => Err(elsewhere()),
        Err(fault) => Err(fault),
    }
}

fn beside(file: &Path, word: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{word}"));
    PathBuf::from(name)
}
