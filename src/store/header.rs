//! A file from outside: whose it is and how new, by its first bytes alone, and whether only the rep can read it.

use super::{StoreError, migrations};
use std::fs;
use std::io::Read;
use std::path::Path;

/// "aRoo": what SQLite's header says of a file of ours.
pub const APPLICATION: i32 = 0x6152_6f6f;
/// How every SQLite file begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Looks without writing: whose file it is and how new, by its header alone, for SQLite would bring
/// in another program's journal.
pub fn look(path: &Path) -> super::Result<()> {
    let about = fs::metadata(path).map_err(StoreError::io(path))?;
    if about.is_file() && about.len() == 0 {
        return Err(StoreError::Empty(path.to_owned()));
    }
    if !about.is_file() {
        return Err(StoreError::Foreign(path.to_owned()));
    }
    match version(path).map_err(StoreError::io(path))? {
        None => Err(StoreError::Foreign(path.to_owned())),
        Some(found) => not_newer(path, found),
    }
}

/// Refuses the tables of a later version.
pub fn not_newer(path: &Path, found: i64) -> super::Result<()> {
    let known = migrations::newest();
    if found <= known {
        return Ok(());
    }
    Err(StoreError::Newer { path: path.to_owned(), found, known })
}

fn head(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    fs::File::open(path)?.take(most).read_to_end(&mut head)?;
    Ok(head)
}

/// The version in the header of a file of ours; nothing for any other file.
fn version(path: &Path) -> std::io::Result<Option<i64>> {
    let head = head(path, 72)?;
    let number = |at: usize| {
        let bytes = head.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?).cast_signed())
    };
    let ours = head.starts_with(SQLITE) && number(68) == Some(APPLICATION);
    Ok(number(60).filter(|_| ours).map(i64::from))
}

/// Is it a book, another program's SQLite file, or the -wal or -shm of one? Text must never be written over it.
pub fn is_database(path: &Path) -> bool {
    const WAL: [[u8; 4]; 2] = [[0x37, 0x7f, 0x06, 0x82], [0x37, 0x7f, 0x06, 0x83]];
    let is_file = fs::metadata(path).is_ok_and(|about| about.is_file());
    let head = if is_file { head(path, 16).unwrap_or_default() } else { Vec::new() };
    if head.starts_with(SQLITE) || WAL.iter().any(|wal| head.starts_with(wal)) {
        return true;
    }
    let name = path.as_os_str().to_string_lossy();
    let book = ["-wal", "-shm", "-journal"].iter().find_map(|end| name.strip_suffix(end));
    book.is_some_and(|book| is_database(Path::new(book)))
}

/// Only the rep may read the file. 0600, or 0400 where the rep has made it so. Another's file stays as it is.
#[cfg(unix)]
pub fn private(path: &Path) -> super::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path)
        .map_err(|source| StoreError::Io { path: path.to_owned(), source })?
        .permissions()
        .mode();
    if mode & 0o077 != 0 {
        let private = fs::Permissions::from_mode(mode & 0o700);
        // Refused for the file of somebody else, and on a disk that is only read.
        let _ = fs::set_permissions(path, private);
    }
    Ok(())
}

/// Windows keeps the folder of a user to that user.
#[cfg(not(unix))]
pub fn private(_: &Path) -> super::Result<()> {
    Ok(())
}
