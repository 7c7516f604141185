//! Opening: whose file it is, how new it is, what lies beside it, and the pragmas that keep it safe.

use super::shape::{Shape, Strictness};
use super::{
    StoreError, Unwritten, aside, header, holder, leftover, mark, migrations, patience, rollback,
    stop, upgrade_told,
};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{NamedTempFile, TempDir};

/// How long a write waits for another program.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// An open file, and how it is open.
pub(super) struct Opened {
    pub db: Connection,
    /// Why it can only be read.
    pub only: Option<String>,
    /// What the rep should know of the opening.
    pub notice: Option<String>,
    /// The copy that is read in the place of the file.
    pub copy: Option<TempDir>,
}

impl Opened {
    fn whole(db: Connection) -> Self {
        Self { db, only: None, notice: None, copy: None }
    }
}

/// Opens a file of ours, makes one where there is none, refuses anything else untouched. One that cannot be
/// written is opened to look.
pub(super) fn open(path: &Path) -> super::Result<Opened> {
    if is_absent(path)? {
        header::refuse_part_name(path)?;
        let lost = aside::set_wal_aside(path)?;
        make(path).map_err(|fault| fault.at(path))?;
        let opened = there(path)?;
        return Ok(Opened { notice: lost.map(|kept| lost_part(&kept)), ..opened });
    }
    there(path)
}

/// Opens a file that is there.
fn there(path: &Path) -> super::Result<Opened> {
    header::look(path)?;
    header::private(path)?;
    if holder::is_used_by_another_file(path) {
        return Err(StoreError::OpenElsewhere(path.to_owned()));
    }
    if let Some(other) = aside::second_name(path) {
        return to_look(path, &StoreError::Unwritable(Unwritten::SecondName(other)));
    }
    if is_read_by_a_stranger(path) {
        return to_look(path, &StoreError::Unwritable(Unwritten::OnlyRead));
    }
    let journal = journal_of_another(path)?;
    let lost = part_of_another(path)?.or(journal);
    // One call of the system that fails may look like a damage: only what is met again is one.
    let connected = match connect(path, Upgrade::WithCopy) {
        Err(fault) if fault.is_worth_a_second_try() => connect(path, Upgrade::WithCopy),
        connected => connected,
    };
    let db = match connected {
        Err(fault) if fault.is_about_writing() => return to_look(path, &fault),
        connected => connected.map_err(|fault| fault.at(path))?,
    };
    if db.is_readonly("main")? {
        return Ok(Opened { only: Some("it is read-only".to_owned()), ..Opened::whole(db) });
    }
    Ok(Opened { notice: lost.map(|kept| lost_part(&kept)), ..Opened::whole(db) })
}

/// Somebody whose it is not, and who may not write it: SQLite would leave parts beside it that its owner may not write
/// either, and nobody could save any more. While its owner has it open they are there already.
fn is_read_by_a_stranger(path: &Path) -> bool {
    use rustix::fs::{Access, access};
    let is_open = aside::with(path, "-shm").exists() || aside::wal_length(path) > 0;
    !is_open && access(path, Access::WRITE_OK).is_err() && access(path, Access::READ_OK).is_ok()
}

fn lost_part(kept: &Path) -> String {
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    format!(
        "a part of another file lay beside this one; it is kept as {name} and was not brought in"
    )
}

/// Sets a -wal aside that does not go on from this file: a copy was put in the place of what it belongs to.
fn part_of_another(path: &Path) -> super::Result<Option<PathBuf>> {
    if aside::wal_length(path) == 0 || is_its_own(path) {
        return Ok(None);
    }
    if holder::is_open_elsewhere(path) {
        // Whoever writes to it may have been in between all that time.
        return match aside::wal_length(path) == 0 || is_its_own(path) {
            true => Ok(None),
            false => Err(StoreError::OpenElsewhere(path.to_owned())),
        };
    }
    match aside::set_wal_aside(path) {
        // A folder that cannot be written: then it is read without what lies beside it.
        Err(StoreError::Io { .. }) => Ok(None),
        kept => kept,
    }
}

/// Sets a -journal aside that no change of this file has left: a copy was put in the place of what it belongs to, and
/// SQLite would take the change back in the copy.
fn journal_of_another(path: &Path) -> super::Result<Option<PathBuf>> {
    if rollback::goes_with(path) || holder::is_open_elsewhere(path) {
        return Ok(None);
    }
    match aside::set_journal_aside(path) {
        // A folder that cannot be written: then nothing is written into the file either.
        Err(StoreError::Io { .. }) => Ok(None),
        kept => kept,
    }
}

/// WAL from here on. What the change to it would be taken back by is held in memory: beside the file, it would be
/// brought into whatever is put there after a kill. Where it cannot be set (a disk that cannot be written) every save
/// still says so.
fn go_on_in_wal(db: &Connection) -> super::Result<()> {
    let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode != "wal" {
        let set = |mode| db.pragma_update(None, "journal_mode", mode);
        let _ = set("MEMORY").and_then(|()| set("WAL"));
    }
    Ok(())
}

/// Another program may bring the -wal in just now: then it is looked at again.
pub(super) fn is_its_own(path: &Path) -> bool {
    (0..10).any(|n| {
        std::thread::sleep(Duration::from_millis(5 * n));
        mark::goes_with(path, &aside::wal(path))
    })
}

/// Opens a file to look at it, where it is, or in a copy: not a byte of it is changed.
pub(super) fn to_look(path: &Path, fault: &StoreError) -> super::Result<Opened> {
    let why = match fault {
        StoreError::Unwritable(why) => why.to_string(),
        StoreError::At { fault, .. } => return to_look(path, fault),
        other => other.to_string(),
    };
    let looked = look_only(path).map_err(|fault| fault.at(path))?;
    Ok(Opened { only: Some(why), ..looked })
}

/// Reads a file of ours without writing into it or beside it.
pub(super) fn look_only(path: &Path) -> super::Result<Opened> {
    header::look(path)?;
    let only = Some("it is only looked at".to_owned());
    let goes_on = aside::wal_length(path) > 0 && is_its_own(path);
    let db = without_wal(path)?;
    let (shape, version) = built(&db)?;
    if !goes_on && version == migrations::newest() {
        shape.compare(path, version, Strictness::Tables)?;
        set_safe(&db)?;
        return Ok(Opened { only, ..Opened::whole(db) });
    }
    drop(db);
    let folder = leftover::folder_to_look().map_err(StoreError::io(path))?;
    let copy = folder.path().join(leftover::LOOKED);
    fs::copy(path, &copy).map_err(StoreError::io(path))?;
    if goes_on {
        fs::copy(aside::wal(path), aside::wal(&copy)).map_err(StoreError::io(path))?;
    }
    writable(&copy)?;
    let db = copied(&copy).map_err(|fault| fault.of(path))?;
    Ok(Opened { only, copy: Some(folder), ..Opened::whole(db) })
}

/// The copy that is read in the place of a file; one of this version is read as it is, whatever is built into it.
fn copied(copy: &Path) -> super::Result<Connection> {
    let db = raw(copy)?;
    let (shape, version) = built(&db)?;
    if version != migrations::newest() {
        drop(db);
        return connect(copy, Upgrade::Plain);
    }
    shape.compare(copy, version, Strictness::Tables)?;
    set_safe(&db)?;
    Ok(db)
}

/// How a file is built, and the version that it is of.
fn built(db: &Connection) -> super::Result<(Shape, i64)> {
    let said = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let shape = Shape::of(db)?;
    let version = shape.version(said)?;
    Ok((shape, version))
}

/// A copy of what is read-only is our own.
fn writable(copy: &Path) -> super::Result<()> {
    for path in [copy.to_owned(), aside::wal(copy)] {
        if path.exists() {
            #[cfg(unix)]
            let rights = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            #[cfg(not(unix))]
            let rights = fs::metadata(&path).map_err(StoreError::io(copy))?.permissions();
            fs::set_permissions(&path, rights).map_err(StoreError::io(copy))?;
        }
    }
    Ok(())
}

/// The file by itself, for reading: what lies beside it is left out, and nothing is written anywhere.
pub(super) fn without_wal(path: &Path) -> super::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(address(path), flags)?;
    guard(&mut db)?;
    Ok(db)
}

/// The path as an address that says that nobody writes.
fn address(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut address = String::from("file://");
    for byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            byte => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address + "?immutable=1"
}

/// What becomes of tables of an earlier version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Upgrade {
    /// Brought up, after a copy of the file was made beside it.
    WithCopy,
    /// Brought up.
    Plain,
}

/// Opens for writing a file whose header was looked at.
pub(super) fn connect(path: &Path, upgrade: Upgrade) -> super::Result<Connection> {
    let mut db = raw(path)?;
    let said: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    header::not_newer(path, said)?;
    let is_new = fs::metadata(path).is_ok_and(|about| about.len() == 0);
    let found = if is_new {
        said
    } else {
        let (shape, found) = built(&db)?;
        shape.compare(path, found, Strictness::Whole)?;
        found
    };
    if upgrade == Upgrade::WithCopy && !db.is_readonly("main")? {
        go_on_in_wal(&db)?;
    }
    if found != said && !db.is_readonly("main")? {
        db.pragma_update(None, "user_version", found)?;
    }
    let is_old = found < migrations::newest() && !is_new;
    if is_old && db.is_readonly("main")? {
        return Err(StoreError::Unwritable(Unwritten::OnlyRead));
    }
    if is_old && upgrade == Upgrade::WithCopy {
        upgrade_told::begins(path, &migrations::copy_of(path, found));
        let done = migrations::copy_before(&db, path, found).and_then(|()| prepare(&mut db));
        upgrade_told::ends();
        done?;
    } else {
        prepare(&mut db)?;
    }
    count_on(&db)?;
    Ok(db)
}

/// Steps go on from the newest there is, where somebody has set the counter beyond it: at its end SQLite would say that
/// the disk is full.
fn count_on(db: &Connection) -> super::Result<()> {
    const BEYOND: i64 = i64::MAX / 2;
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'step' AND seq > ?)";
    let is_beyond: bool = db.query_row(sql, [BEYOND], |row| row.get(0))?;
    if is_beyond && !db.is_readonly("main")? {
        let sql = "UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(key), 0) FROM step) \
                   WHERE name = 'step'";
        db.execute(sql, [])?;
    }
    Ok(())
}

/// For reading and writing, nothing looked at yet.
pub(super) fn raw(path: &Path) -> super::Result<Connection> {
    let rights = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(plain(path), rights)?;
    patience::give(&mut db, path)?;
    guard(&mut db)?;
    Ok(db)
}

/// Nothing that a file brings along may run, reach into SQLite itself, or take more time than a person waits.
fn guard(db: &mut Connection) -> super::Result<()> {
    stop::listen(db)?;
    for (setting, on) in [
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    ] {
        db.set_db_config(setting, on)?;
    }
    Ok(())
}

/// A path that SQLite does not take for an address: `file:x` is a name like any other.
fn plain(path: &Path) -> PathBuf {
    match path.is_relative() {
        true => Path::new(".").join(path),
        false => path.to_owned(),
    }
}

/// Makes a new file: whole, under another name beside it, and then in its place, so that no end of
/// the program leaves half of one.
fn make(path: &Path) -> super::Result<()> {
    make_folder(path)?;
    let fresh = beside(path)?;
    let db = connect(fresh.path(), Upgrade::Plain)?;
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
    let folder = aside::folder(path);
    fs::metadata(&folder).map_err(StoreError::io(&folder))?;
    // The library's own words would name the file that could not be made.
    let made = leftover::unfinished_in_folder(&folder);
    made.map_err(|e| StoreError::io(&folder)(e.kind().into()))
}

/// Gives a file its name once all of it is on the disk; never over another.
pub fn settle(fresh: NamedTempFile, path: &Path) -> super::Result<()> {
    fresh.as_file().sync_all().map_err(StoreError::io(path))?;
    fresh.persist_noclobber(path).map_err(|e| StoreError::io(path)(e.error))?;
    aside::sync_folder(path);
    Ok(())
}

/// Sets the pragmas and brings the tables to the newest version.
pub fn prepare(db: &mut Connection) -> super::Result<()> {
    set_safe(db)?;
    migrations::migrate(db)
}

pub(super) fn set_safe(db: &Connection) -> super::Result<()> {
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.set_prepared_statement_cache_capacity(128);
    // Else SQLite thinks about a kept statement anew for each number that is bound to it: half of the time that
    // reading an account takes.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

pub(super) fn is_absent(path: &Path) -> super::Result<bool> {
    match fs::metadata(path) {
        Ok(_) => Ok(false),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(source) => Err(StoreError::Io { path: path.to_owned(), source }),
    }
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
