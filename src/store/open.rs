//! Opening: whose file it is, how new it is, and the pragmas that keep it safe.

use super::migrations;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::NamedTempFile;

/// "aRoo": what SQLite's header says of a file of ours.
pub const APPLICATION: i32 = 0x6152_6f6f;

/// How long a write waits for another program.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

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
    /// It was moved, replaced or removed while it was open.
    #[error("{}: the file is not there any more, it was moved, replaced or removed; nothing was saved: put it back, or open it where it is now", .0.display())]
    Moved(PathBuf),
    /// Another window or program has it open, and it has to be alone.
    #[error("{}: the file is open in another window; close it there first", .0.display())]
    OpenElsewhere(PathBuf),
    /// Another fault, of this file.
    #[error("{}: {fault}", .path.display())]
    At {
        /// Where it is.
        path: PathBuf,
        /// What is wrong with it.
        fault: Box<StoreError>,
    },
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
            _ => Self::Damaged(error.to_string().replace(char::is_control, "?")),
        }
    }
}

impl StoreError {
    /// With the file's place, where the sentence has none.
    fn at(self, path: &Path) -> Self {
        match self {
            Self::Busy | Self::Unwritable(_) | Self::Damaged(_) => {
                Self::At { path: path.to_owned(), fault: Box::new(self) }
            }
            fault => fault,
        }
    }
}

/// Opens a file of ours, makes one where there is none, refuses anything else untouched.
pub fn open(path: &Path) -> super::Result<Connection> {
    if is_absent(path)? {
        make(path).map_err(|fault| fault.at(path))?;
    }
    let db = as_it_is(path)?;
    let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode != "wal" {
        // Where it cannot be set (a disk that cannot be written) every save still says so.
        let _ = db.pragma_update(None, "journal_mode", "WAL");
    }
    Ok(db)
}

/// Opens a file of ours that is there, in the journal mode that it has.
pub fn as_it_is(path: &Path) -> super::Result<Connection> {
    look(path)?;
    private(path)?;
    connect(path).map_err(|fault| fault.at(path))
}

fn connect(path: &Path) -> super::Result<Connection> {
    let rights = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(plain(path), rights)?;
    db.busy_timeout(PATIENCE)?;
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    not_newer(path, found)?;
    let is_new = fs::metadata(path).is_ok_and(|about| about.len() == 0);
    if found < migrations::newest() && !is_new {
        migrations::copy_before(&db, path, found)?;
    }
    prepare(&mut db)?;
    Ok(db)
}

/// A path that SQLite does not take for an address: `file:x` is a name like any other.
fn plain(path: &Path) -> PathBuf {
    match path.is_relative() {
        true => Path::new(".").join(path),
        false => path.to_owned(),
    }
}

fn not_newer(path: &Path, found: i64) -> super::Result<()> {
    let known = migrations::newest();
    if found <= known {
        return Ok(());
    }
    Err(StoreError::Newer { path: path.to_owned(), found, known })
}

/// Makes a new file: whole, under another name beside it, and then in its place, so that no end of
/// the program leaves half of one.
fn make(path: &Path) -> super::Result<()> {
    make_folder(path)?;
    let fresh = beside(path)?;
    let db = connect(fresh.path())?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    drop(db);
    match settle(fresh, path) {
        // Another window was quicker: its file is as good.
        Err(StoreError::Io { source, .. })
            if source.kind() == std::io::ErrorKind::AlreadyExists =>
        {
            Ok(())
        }
        settled => settled,
    }
}

/// An empty file in the same folder, 0600, gone with its handle unless it is settled.
pub fn beside(path: &Path) -> super::Result<NamedTempFile> {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let io = |source| StoreError::Io { path: folder.to_owned(), source };
    fs::metadata(folder).map_err(io)?;
    // The library's own words would name the file that could not be made.
    let made = tempfile::Builder::new().prefix(".anteroom-").tempfile_in(folder);
    made.map_err(|e| io(e.kind().into()))
}

/// Gives a file its name once all of it is on the disk; never over another.
pub fn settle(fresh: NamedTempFile, path: &Path) -> super::Result<()> {
    let io = |source| StoreError::Io { path: path.to_owned(), source };
    fresh.as_file().sync_all().map_err(io)?;
    fresh.persist_noclobber(path).map_err(|e| io(e.error))?;
    Ok(())
}

/// Sets the pragmas and brings the tables to the newest version.
pub fn prepare(db: &mut Connection) -> super::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.set_prepared_statement_cache_capacity(128);
    // Else SQLite thinks about a kept statement anew for each number that is bound to it: half of the time that
    // reading an account takes.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    migrations::migrate(db)
}

fn is_absent(path: &Path) -> super::Result<bool> {
    match fs::metadata(path) {
        Ok(_) => Ok(false),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(source) => Err(StoreError::Io { path: path.to_owned(), source }),
    }
}

/// Looks without writing: whose file it is and how new, by its header alone, for SQLite would bring
/// in another program's journal.
fn look(path: &Path) -> super::Result<()> {
    let io = |source| StoreError::Io { path: path.to_owned(), source };
    let about = fs::metadata(path).map_err(io)?;
    if about.is_file() && about.len() == 0 {
        return Err(StoreError::Empty(path.to_owned()));
    }
    if !about.is_file() {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    match version(path).map_err(io)? {
        None => Err(StoreError::Foreign(path.to_owned())),
        Some(found) => not_newer(path, found),
    }
}

/// The version in the header of a file of ours; nothing for any other file.
fn version(path: &Path) -> std::io::Result<Option<i64>> {
    use std::io::Read;
    let mut head = Vec::new();
    fs::File::open(path)?.take(72).read_to_end(&mut head)?;
    let number = |at: usize| {
        let bytes = head.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?).cast_signed())
    };
    let ours = head.starts_with(b"SQLite format 3\0") && number(68) == Some(APPLICATION);
    Ok(number(60).filter(|_| ours).map(i64::from))
}

fn make_folder(path: &Path) -> super::Result<()> {
    let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty() && !f.exists()) else {
        return Ok(());
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| StoreError::Io { path: folder.to_owned(), source })
}

/// Only the rep may read the file. 0600, or 0400 where the rep has made it so.
#[cfg(unix)]
pub fn private(path: &Path) -> super::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let io = |source| StoreError::Io { path: path.to_owned(), source };
    let mode = fs::metadata(path).map_err(io)?.permissions().mode();
    if mode & 0o077 != 0 {
        let private = fs::Permissions::from_mode(mode & 0o700);
        fs::set_permissions(path, private).map_err(io)?;
    }
    Ok(())
}

/// Windows keeps the folder of a user to that user.
#[cfg(not(unix))]
pub fn private(_: &Path) -> super::Result<()> {
    Ok(())
}
