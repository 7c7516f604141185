//! Opening: whose file it is, how new it is, and the pragmas that keep it safe.

use super::migrations;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// "aRoo": what SQLite's header says of a file of ours.
pub const APPLICATION: i32 = 0x6152_6f6f;

/// Why the file could not be read or written, in a sentence.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing in it, and not made by us.
    #[error("{}: the file is empty and not an anteroom file; remove it or name another with --file", .0.display())]
    Empty(PathBuf),
    /// Something else.
    #[error("{}: this is not an anteroom file; name another with --file", .0.display())]
    Foreign(PathBuf),
    /// Made by a later version.
    #[error("{}: the file was written by a newer anteroom (its version {found}, this one reads {known}); install the newer program", .path.display())]
    Newer {
        /// Where it is.
        path: PathBuf,
        /// The version of its tables.
        found: i64,
        /// The version of ours.
        known: i64,
    },
    /// The folder or the file cannot be reached.
    #[error("{}: {source}; check the folder and its rights", .path.display())]
    Io {
        /// Where it is.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Another program holds the file.
    #[error("the file is busy: another program is writing to it; try again in a moment")]
    Busy,
    /// No room, or no right to write.
    #[error(
        "the file cannot be written ({0}); free some space or check its rights, nothing was lost"
    )]
    Unwritable(String),
    /// The file is damaged, or SQLite refused.
    #[error("the file cannot be read ({0}); run anteroom doctor, or restore a backup")]
    Damaged(String),
    /// There is nothing to undo or redo, nothing of that number.
    #[error("{0}")]
    Nothing(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::Unwritable("the disk is full".into()),
            Some(Code::ReadOnly | Code::PermissionDenied) => {
                Self::Unwritable("it is read-only".into())
            }
            Some(Code::CannotOpen) => Self::Unwritable("it cannot be opened".into()),
            Some(Code::SystemIoFailure) => Self::Unwritable("the disk failed".into()),
            _ => Self::Damaged(error.to_string()),
        }
    }
}

/// Opens a file of ours, makes one where there is none, refuses anything else untouched.
pub fn open(path: &Path) -> super::Result<Connection> {
    let new = look(path)?;
    if new {
        make_folder(path)?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(path, flags)?;
    private(path)?;
    if new {
        db.pragma_update(None, "journal_mode", "WAL")?;
    }
    prepare(&mut db)?;
    Ok(db)
}

/// Sets the pragmas and brings the tables to the newest version.
pub fn prepare(db: &mut Connection) -> super::Result<()> {
    db.busy_timeout(Duration::from_secs(5))?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.set_prepared_statement_cache_capacity(128);
    migrations::migrate(db)
}

/// Looks without writing: true where a new file is to be made.
fn look(path: &Path) -> super::Result<bool> {
    let io = |source| StoreError::Io {
        path: path.to_owned(),
        source,
    };
    match fs::metadata(path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(true),
        Err(e) => return Err(io(e)),
        Ok(about) if about.is_dir() => return Err(StoreError::Foreign(path.to_owned())),
        Ok(about) if about.len() == 0 => return Err(StoreError::Empty(path.to_owned())),
        Ok(_) => {}
    }
    let foreign = || StoreError::Foreign(path.to_owned());
    if !begins_as_sqlite(path).map_err(io)? {
        return Err(foreign());
    }
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .or_else(|_| Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY))?;
    db.busy_timeout(Duration::from_secs(5))?;
    let number = |pragma: &str| db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    if number("application_id")? != i64::from(APPLICATION) {
        return Err(foreign());
    }
    let (found, known) = (number("user_version")?, migrations::newest());
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    if found < known {
        migrations::copy_before(&db, path, found)?;
    }
    Ok(false)
}

fn begins_as_sqlite(path: &Path) -> std::io::Result<bool> {
    use std::io::Read;
    let mut head = [0; 16];
    let mut file = fs::File::open(path)?;
    Ok(file.read_exact(&mut head).is_ok() && &head == b"SQLite format 3\0")
}

fn make_folder(path: &Path) -> super::Result<()> {
    let Some(folder) = path
        .parent()
        .filter(|f| !f.as_os_str().is_empty() && !f.exists())
    else {
        return Ok(());
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| StoreError::Io {
        path: folder.to_owned(),
        source,
    })
}

/// Only the rep may read the file. 0600.
#[cfg(unix)]
pub fn private(path: &Path) -> super::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let io = |source| StoreError::Io {
        path: path.to_owned(),
        source,
    };
    let about = fs::metadata(path).map_err(io)?;
    if about.permissions().mode() & 0o077 != 0 {
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(io)?;
    }
    Ok(())
}

/// Windows keeps the folder of a user to that user.
#[cfg(not(unix))]
pub fn private(_: &Path) -> super::Result<()> {
    Ok(())
}
