//! Is the file built as we build it? Compared table by table before anything of it is run or written: a trigger, a
//! view or a changed table of a file that was handed over must never act.

use super::{StoreError, migrations};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// The fingerprint of the newest tables, so that a start need not make them to compare. A stale one costs time only.
const NEWEST: u64 = 0x1504_4aa3_e641_4907;

/// Kind and name of each part of a file, and the statement that made it.
type Parts = BTreeMap<(String, String), String>;

/// How much must be as we make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// All of it: the file will be written.
    Whole,
    /// The tables: what is built in besides does not run when they are read.
    Tables,
}

fn parts(db: &Connection) -> super::Result<Parts> {
    let sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |r| Ok(((r.get(0)?, r.get(1)?), r.get(2)?)))?;
    let parts: Parts = rows.collect::<Result<_, _>>()?;
    // What SQLite makes by itself, and what a look at the use of indexes leaves.
    Ok(parts.into_iter().filter(|((_, name), _)| !name.starts_with("sqlite_")).collect())
}

fn fingerprint(parts: &Parts) -> u64 {
    let texts = parts.iter().flat_map(|((kind, name), sql)| [kind, name, sql]);
    texts.flat_map(|text| text.bytes().chain([0])).fold(0xcbf2_9ce4_8422_2325, |print, byte| {
        (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// What a file is built of, read once at an opening.
pub struct Shape {
    found: Parts,
    is_newest: bool,
}

impl Shape {
    /// Reads it.
    pub fn of(db: &Connection) -> super::Result<Self> {
        let found = parts(db)?;
        let is_newest = fingerprint(&found) == NEWEST;
        Ok(Self { found, is_newest })
    }

    /// The version that the file is of: what its header says, unless it is built exactly as another one; somebody has
    /// changed the number, and nothing else.
    pub fn version(&self, said: i64) -> super::Result<i64> {
        let newest = migrations::newest();
        if self.is_newest {
            return Ok(newest);
        }
        let first = Some(said).filter(|said| (1..=newest).contains(said));
        for version in first.into_iter().chain((1..=newest).rev()) {
            if self.found == parts(&migrations::made(version)?)? {
                return Ok(version);
            }
        }
        Ok(said)
    }

    /// Refuses a file of this version that is not built as ours.
    pub fn compare(&self, path: &Path, version: i64, how: Strictness) -> super::Result<()> {
        if self.is_newest && version == migrations::newest() {
            return Ok(());
        }
        let ours = parts(&migrations::made(version)?)?;
        match difference(&ours, &self.found, how) {
            None => Ok(()),
            Some(Difference::Missing) => {
                Err(StoreError::Damaged("a part of the file is missing".to_owned()).at(path))
            }
            Some(Difference::Altered(what)) => {
                Err(StoreError::Altered { path: path.to_owned(), what })
            }
        }
    }
}

enum Difference {
    Missing,
    Altered(String),
}

fn difference(ours: &Parts, found: &Parts, how: Strictness) -> Option<Difference> {
    let matters = |kind: &str| how == Strictness::Whole || kind == "table";
    for ((kind, name), sql) in found {
        let same = ours.get(&(kind.clone(), name.clone()));
        let is_ours = ours.keys().any(|(_, known)| known == name);
        // Read only, a table or view besides ours is never asked.
        if same == Some(sql) || !is_ours && how == Strictness::Tables {
            continue;
        }
        if matters(kind) || is_ours && kind == "view" {
            return Some(Difference::Altered(said(kind, same.is_some())));
        }
    }
    ours.keys()
        .any(|(kind, name)| matters(kind) && !found.contains_key(&(kind.clone(), name.clone())))
        .then_some(Difference::Missing)
}

fn said(kind: &str, known: bool) -> String {
    match (kind, known) {
        ("trigger", _) => "commands that run by themselves",
        ("view", _) => "a list that is made by commands",
        ("table", true) => "a list that is not as anteroom makes it",
        ("table", false) => "a list that is not anteroom's",
        _ => "something that is not anteroom's",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(change: &str, how: Strictness) -> Result<(), String> {
        let db = migrations::made(migrations::newest()).unwrap();
        db.execute_batch(change).unwrap();
        let shape = Shape::of(&db).unwrap();
        shape.compare(Path::new("book"), migrations::newest(), how).map_err(|e| e.to_string())
    }

    #[test]
    fn the_fingerprint_is_that_of_the_newest_tables() {
        let db = migrations::made(migrations::newest()).unwrap();
        let print = fingerprint(&parts(&db).unwrap());
        assert_eq!(NEWEST, print, "write {print:#x} at NEWEST");
    }

    #[test]
    fn what_is_built_in_is_refused_for_writing_and_harmless_for_reading() {
        let trigger = "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM contact; END";
        let ours = "DROP TRIGGER account_more; CREATE TRIGGER account_more AFTER INSERT ON account \
                    BEGIN DELETE FROM contact; END";
        let view = "CREATE VIEW v AS SELECT 1";
        for change in [trigger, ours, view, "CREATE TABLE own (a)"] {
            assert!(verdict(change, Strictness::Whole).is_err(), "{change}");
            assert_eq!(verdict(change, Strictness::Tables), Ok(()), "{change}");
        }
        for change in [
            "DROP TABLE contact; CREATE VIEW contact AS SELECT * FROM person",
            "DROP TABLE draft; CREATE TABLE draft (name, text AS (zeroblob(9)))",
            "DROP TABLE draft",
        ] {
            for how in [Strictness::Whole, Strictness::Tables] {
                assert!(verdict(change, how).is_err(), "{change}");
            }
        }
        for how in [Strictness::Whole, Strictness::Tables] {
            assert_eq!(verdict("ANALYZE; VACUUM", how), Ok(()));
        }
    }
}
