//! What is told while a large file of an earlier version is brought up to this one, before anything else can be done.

use rusqlite::Connection;
use std::cell::Cell;
use std::path::Path;
use std::sync::OnceLock;

/// Bytes of a file from which on it takes long enough to be told.
const LARGE: u64 = 8 * 1024 * 1024;
/// Records between two tellings.
const STEP: usize = 5_000;

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Upgrading {
    /// It begins; a copy of the file as it is is kept first, under this name.
    Copies(String),
    /// The search index is made anew: so many records of all.
    Indexes(usize, usize),
    /// It is done.
    Done,
}

/// Is told how far it is.
type Told = fn(&Upgrading);

static TOLD: OnceLock<Told> = OnceLock::new();

thread_local! {
    /// Records that are indexed and all there are, while a large file is brought up.
    static INDEXED: Cell<Option<(usize, usize)>> = const { Cell::new(None) };
}

/// From here on this is told of each large file that is brought up; the first call counts.
pub fn tell_upgrades(told: Told) {
    let _ = TOLD.set(told);
}

fn tell(how_far: &Upgrading) {
    if let Some(told) = TOLD.get() {
        told(how_far);
    }
}

/// A file of an earlier version is brought up; where it is a large one, that is told until [`ends`].
pub(super) fn begins(path: &Path, copy: &Path) {
    if std::fs::metadata(path).is_ok_and(|about| about.len() >= LARGE) {
        INDEXED.set(Some((0, 0)));
        let name = copy.file_name().unwrap_or_default().to_string_lossy();
        tell(&Upgrading::Copies(name.into_owned()));
    }
}

/// So many records are to be indexed.
pub(super) fn counts(db: &Connection, tables: &[&str]) -> super::Result<()> {
    if INDEXED.get().is_some() {
        let mut all = 0_i64;
        for table in tables {
            let sql = format!("SELECT count(*) FROM \"{table}\"");
            all += db.query_row(&sql, [], |row| row.get::<_, i64>(0))?;
        }
        INDEXED.set(Some((0, usize::try_from(all).unwrap_or(0))));
    }
    Ok(())
}

/// One more record is indexed.
pub(super) fn indexed() {
    if let Some((done, all)) = INDEXED.get() {
        INDEXED.set(Some((done + 1, all)));
        if done % STEP == 0 {
            tell(&Upgrading::Indexes(done, all));
        }
    }
}

/// It is done, or has failed.
pub(super) fn ends() {
    if INDEXED.take().is_some() {
        tell(&Upgrading::Done);
    }
}
