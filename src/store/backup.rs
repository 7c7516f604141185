//! A safe copy of the file, and its return.

use super::open::{self, StoreError};
use super::{Ids, Store};
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
        let io = |source| StoreError::Io {
            path: to.to_owned(),
            source,
        };
        if to.exists() {
            let there = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
            return Err(io(there));
        }
        let target = to.to_str().ok_or_else(|| {
            StoreError::Nothing("the path of a backup has to be readable text".to_owned())
        })?;
        self.db.execute("VACUUM INTO ?", [target])?;
        open::private(to)?;
        let bytes = fs::metadata(to).map_err(io)?.len();
        Ok(Backup {
            path: to.to_owned(),
            bytes,
        })
    }
}

/// Puts a backup in the place of the file; what stood there is kept beside it as `NAME.before-restore`.
pub fn restore(from: &Path, file: &Path) -> super::Result<PathBuf> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| StoreError::Io { path, source }
    };
    if !from.exists() {
        return Err(io(from)(std::io::ErrorKind::NotFound.into()));
    }
    let backup = Store::open(from, Ids::seeded(0))?;
    let faults = backup.doctor()?;
    if let Some(fault) = faults.first() {
        return Err(StoreError::Damaged(fault.clone()));
    }
    let kept = beside(file, "before-restore");
    if file.exists() {
        let current = Store::open(file, Ids::seeded(0))?;
        if kept.exists() {
            fs::remove_file(&kept).map_err(io(&kept))?;
        }
        current.backup(&kept)?;
    }
    let fresh = beside(file, "restoring");
    let _ = fs::remove_file(&fresh);
    backup.backup(&fresh)?;
    for extra in ["-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(extra);
        let _ = fs::remove_file(Path::new(&name));
    }
    fs::rename(&fresh, file).map_err(io(file))?;
    let db = rusqlite::Connection::open(file)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    Ok(kept)
}

fn beside(file: &Path, word: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".{word}"));
    PathBuf::from(name)
}
