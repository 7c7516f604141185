//! A file from outside: whose it is and how new, by its first bytes alone, and whether only the rep can read it.

use super::{StoreError, aside, migrations};
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};
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
        None if is_damaged_book(path) => {
            Err(StoreError::Damaged("a part of the file is damaged".to_owned()).at(path))
        }
        None => Err(StoreError::Foreign(path.to_owned())),
        Some(found) => not_newer(path, found),
    }
}

/// A name that a book keeps something of its own under, or that what is being made has, is no name of a book: it would
/// be taken away as that.
pub fn refuse_part_name(path: &Path) -> super::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match aside::owner_of_part(&name).is_some() || super::leftover::is_unfinished(path) {
        true => Err(StoreError::Beside(path.to_owned())),
        false => Ok(()),
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
    bytes_at(path, 0, most)
}

/// At most so many bytes of a file from a place on.
pub fn bytes_at(path: &Path, place: u64, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut file = fs::File::open(path)?;
    file.seek(SeekFrom::Start(place))?;
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
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

/// Is it a book of this version?
pub fn is_newest(path: &Path) -> bool {
    version(path).is_ok_and(|version| version == Some(migrations::newest()))
}

/// Is it a book of ours, or what a damage has left of one?
pub fn is_ours(path: &Path) -> bool {
    matches!(version(path), Ok(Some(_))) || is_damaged_book(path)
}

/// Bytes of the header that are the same in every book, from a place on.
const FIXED: [(usize, &[u8]); 6] = [
    (0, SQLITE),
    (16, &[0x10, 0x00]),
    (20, &[0, 64, 32, 32]),
    (44, &[0, 0, 0, 4]),
    (56, &[0, 0, 0, 1]),
    (APPLICATION_AT, &APPLICATION.to_be_bytes()),
];
const APPLICATION_AT: usize = 68;
/// Bytes of a header.
const HEADER: usize = 100;

/// How many bytes of the header that begin here are as in every book.
fn right_bytes(head: &[u8], at: usize, fixed: &[u8]) -> usize {
    let there = head.get(at..).unwrap_or_default();
    there.iter().zip(fixed).filter(|(a, b)| a == b).count()
}

/// Was it a book, whose first bytes are damaged?
fn is_damaged_book(path: &Path) -> bool {
    let head = head(path, HEADER as u64).unwrap_or_default();
    let all: usize = FIXED.iter().map(|(at, fixed)| right_bytes(&head, *at, fixed)).sum();
    let ours = right_bytes(&head, APPLICATION_AT, &APPLICATION.to_be_bytes());
    let known: usize = FIXED.iter().map(|(_, fixed)| fixed.len()).sum();
    head.len() == HEADER && (ours == 4 && all * 2 > known || ours == 3 && all + 4 > known)
}

/// A copy of a book with a header that reads, beside it, where its own is damaged; refused where it is no book.
pub fn mended(path: &Path) -> super::Result<Option<tempfile::NamedTempFile>> {
    let looked = look(path);
    if !looked.as_ref().is_err_and(StoreError::is_damage) {
        looked?;
    }
    let head = head(path, HEADER as u64).map_err(StoreError::io(path))?;
    let is_right = |(at, fixed): &(usize, &[u8])| right_bytes(&head, *at, fixed) == fixed.len();
    let is_readable = head.get(18..20).is_some_and(|how| how.iter().all(|n| (1..=2).contains(n)));
    if head.len() < HEADER || is_readable && FIXED.iter().all(is_right) {
        return Ok(None);
    }
    let mut bytes = fs::read(path).map_err(StoreError::io(path))?;
    for (at, fixed) in FIXED {
        bytes[at..at + fixed.len()].copy_from_slice(fixed);
    }
    bytes[18..20].fill(1);
    let pages = u32::try_from(bytes.len() / 4096).unwrap_or(u32::MAX);
    bytes[28..32].copy_from_slice(&pages.to_be_bytes());
    bytes.copy_within(24..28, 92);
    bytes[52..56].fill(0);
    let version = i64::from(u32::from_be_bytes([bytes[60], bytes[61], bytes[62], bytes[63]]));
    if !(1..=migrations::newest()).contains(&version) {
        let newest = u32::try_from(migrations::newest()).unwrap_or_default();
        bytes[60..64].copy_from_slice(&newest.to_be_bytes());
    }
    let copy = super::open::beside(path)?;
    copy.as_file().write_all(&bytes).map_err(StoreError::io(path))?;
    Ok(Some(copy))
}

/// Is it a book, another program's SQLite file, or the -wal or -shm of one? Text must never be written over it.
pub fn is_database(path: &Path) -> bool {
    const WAL: [[u8; 4]; 2] = [[0x37, 0x7f, 0x06, 0x82], [0x37, 0x7f, 0x06, 0x83]];
    let is_file = fs::metadata(path).is_ok_and(|about| about.is_file());
    let head = if is_file { head(path, 16).unwrap_or_default() } else { Vec::new() };
    if head.starts_with(SQLITE)
        || is_file && is_damaged_book(path)
        || WAL.iter().any(|wal| head.starts_with(wal))
    {
        return true;
    }
    is_beside_a_book(path)
}

/// Is it the name of what a book has beside it, there or not: SQLite and the copies in rotation take it for theirs.
pub fn is_beside_a_book(path: &Path) -> bool {
    let name = path.as_os_str().to_string_lossy();
    let book = aside::owner_of_part(&name).or_else(|| name.strip_suffix(".copies"));
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
