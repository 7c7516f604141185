//! The mark that every write renews: by it a file and the -wal beside it are known to belong together.
//!
//! SQLite pairs the two by their names alone. The mark is a row of one text: a fixed word, the number of this
//! write, the number of the one before. The file by itself holds the number of the last write that was brought into
//! it; the -wal goes on from there, or belongs to another file.

use super::open;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;
use std::path::Path;

const WORD: &[u8] = b"anteroom-mark:";
/// Hexadecimal digits of a number.
const DIGITS: usize = 16;
/// Bytes of the head of a -wal, and of the head of each page in it.
const HEAD: usize = 32;
const PAGE_HEAD: usize = 24;
/// Bytes of a page of the file.
const PAGE: usize = 4096;
/// The first version that has a mark.
const FIRST: i64 = 9;

/// Gives the file a new mark, which follows the one that it has.
pub fn renew(db: &Connection) -> super::Result<()> {
    const SQL: &str = "UPDATE mark SET text = \
         'anteroom-mark:' || lower(hex(randomblob(8))) || substr(text, 15, 16)";
    db.prepare_cached(SQL)?.execute([])?;
    Ok(())
}

/// The number of the last write, as this connection sees it; nothing in a file of before there were marks.
pub fn of(db: &Connection) -> super::Result<Option<String>> {
    let known: bool = db
        .prepare_cached("SELECT count(*) FROM sqlite_schema WHERE name = 'mark'")?
        .query_row([], |r| r.get(0))?;
    if !known {
        return Ok(None);
    }
    let sql = "SELECT substr(text, 15, 16) FROM mark";
    Ok(db.prepare_cached(sql)?.query_row([], |r| r.get(0)).optional()?)
}

/// The numbers of the writes that stand in a -wal.
#[derive(Debug, Default, PartialEq, Eq)]
struct Chain {
    /// The write before the first of them.
    before: String,
    writes: HashSet<String>,
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

/// The marks in the bytes of a -wal; nothing where there are none.
fn chain(wal: &[u8]) -> Option<Chain> {
    let size = number(wal, 8).filter(|size| (512..=65_536).contains(size))?;
    let salts = wal.get(16..24)?;
    let mut found = Chain::default();
    for frame in wal.get(HEAD..)?.chunks_exact(PAGE_HEAD + size) {
        // Pages behind the last write are of a life of the -wal that is over.
        if frame.get(8..16) != Some(salts) {
            break;
        }
        let Some((now, before)) = frame.get(PAGE_HEAD..).and_then(mark_on) else {
            continue;
        };
        if found.writes.is_empty() {
            found.before = before;
        }
        found.writes.insert(now);
    }
    Some(found).filter(|chain| !chain.writes.is_empty())
}

/// The mark on a page, if it is the page of the mark: one row, which begins with the word.
fn mark_on(page: &[u8]) -> Option<(String, String)> {
    let pair =
        |at: usize| Some(usize::from(u16::from_be_bytes(page.get(at..at + 2)?.try_into().ok()?)));
    if page.first() != Some(&0x0d) || pair(3) != Some(1) {
        return None;
    }
    let cell = page.get(pair(8)?..)?;
    let at = cell.windows(WORD.len()).take(12).position(|part| part == WORD)? + WORD.len();
    let digits =
        |from: usize| Some(String::from_utf8_lossy(cell.get(from..from + DIGITS)?).into_owned());
    Some((digits(at)?, digits(at + DIGITS)?))
}

/// Does the -wal at this path go on from this file? True where there is none, or nothing can be said.
pub fn goes_with(file: &Path, wal: &Path) -> bool {
    let Some(chain) = std::fs::read(wal).ok().and_then(|bytes| chain(&bytes)) else {
        return true;
    };
    let is_of = |mark: &String| chain.before == *mark || chain.writes.contains(mark);
    match alone(file) {
        Some(Some(mark)) if is_of(&mark) => true,
        // The first mark came with an upgrade, and the file itself is of before it.
        Some(None) if chain.before.bytes().all(|digit| digit == b'0') => true,
        None => true,
        // Where the whole file was written anew and the program ended while it was brought in, its tables lie in two
        // orders, and what reads as the mark may be anything: then its pages are looked through. A file of another
        // life has a mark of its own on one of them.
        _ => {
            let marks = marks_in(file);
            marks.is_empty() && has_marks(file) || marks.iter().any(is_of)
        }
    }
}

/// The marks on the pages of a file, one after the other.
fn marks_in(file: &Path) -> Vec<String> {
    let bytes = std::fs::read(file).unwrap_or_default();
    bytes.chunks(PAGE).filter_map(mark_on).map(|(mark, _)| mark).collect()
}

/// Is it a file of a version that has a mark?
fn has_marks(file: &Path) -> bool {
    let version = open::without_wal(file)
        .and_then(|db| Ok(db.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0))?));
    version.is_ok_and(|version| version >= FIRST)
}

/// The mark of a file without its -wal; nothing where it cannot be read.
pub fn alone(file: &Path) -> Option<Option<String>> {
    let db = open::without_wal(file).ok()?;
    of(&db).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(db: &Connection, times: usize) {
        for _ in 0..times {
            renew(db).unwrap();
        }
    }

    fn marked(path: &Path) -> Connection {
        let db = Connection::open(path).unwrap();
        db.pragma_update(None, "journal_mode", "WAL").unwrap();
        let first = format!("anteroom-mark:{}", "0".repeat(32));
        db.execute_batch("CREATE TABLE mark (text TEXT NOT NULL) STRICT").unwrap();
        db.execute("INSERT INTO mark VALUES (?)", [first]).unwrap();
        db
    }

    #[test]
    fn a_wal_goes_with_the_file_that_it_was_written_for_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let (file, wal) = (folder.path().join("a"), folder.path().join("a-wal"));
        let db = marked(&file);
        write(&db, 2);
        db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let (early, late) = (folder.path().join("early"), folder.path().join("late"));
        std::fs::copy(&file, &early).unwrap();
        assert!(goes_with(&file, &wal), "an empty one goes with any file");
        write(&db, 3);
        assert!(goes_with(&file, &wal));
        assert!(goes_with(&early, &wal), "the file as it was when the -wal began");
        db.execute_batch("PRAGMA wal_checkpoint(PASSIVE)").unwrap();
        assert!(goes_with(&file, &wal), "brought in, and not taken away yet");
        std::fs::copy(&file, &late).unwrap();
        // The next write begins the -wal anew.
        write(&db, 2);
        assert!(goes_with(&file, &wal));
        assert!(!goes_with(&early, &wal), "between this copy and the -wal writes are missing");
        assert!(goes_with(&late, &wal));
        let other = folder.path().join("other");
        drop(marked(&other));
        write(&Connection::open(&other).unwrap(), 1);
        assert!(!goes_with(&other, &wal));
    }
}
