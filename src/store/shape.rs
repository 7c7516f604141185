//! Is the file built as we build it? Compared table by table before anything of it is run or written: a trigger, a
//! view or a changed table of a file that was handed over must never act.

use super::{StoreError, migrations};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// The newest tables as a new file has them, in the order in which they are made, so that a start need not make them
/// to compare: of each part its kind and name, below them the statement, and a blank line. A test writes it.
const NEWEST: &str = include_str!("shape.txt");

/// Kind and name of each part of a file, and the statement that made it.
type Parts = BTreeMap<(String, String), String>;

const SQL: &str = "SELECT type, name, coalesce(sql, '') FROM sqlite_schema";

/// What SQLite makes by itself, and what a look at the use of indexes leaves. A statement with such a name that is
/// not one of these, put there past SQLite's own rules, runs as any other.
const SYSTEM: [(&str, &str); 3] = [
    ("sqlite_sequence", "CREATE TABLE sqlite_sequence(name,seq)"),
    ("sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
    ("sqlite_stat4", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"),
];

/// Is the part SQLite's own? The index of a key has no statement.
fn is_system(kind: &str, name: &str, sql: &str) -> bool {
    match kind {
        "table" => SYSTEM.contains(&(name, sql)),
        "index" => sql.is_empty() && name.starts_with("sqlite_autoindex_"),
        _ => false,
    }
}

/// How much must be as we make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// All of it: the file will be written.
    Whole,
    /// The tables: what is built in besides does not run when they are read.
    Tables,
}

fn parts(db: &Connection) -> super::Result<Parts> {
    let mut statement = db.prepare(SQL)?;
    let rows = statement.query_map([], |r| {
        // A part that is no text is none of ours.
        let text = |at| Ok::<_, rusqlite::Error>(r.get_ref(at)?.as_str().unwrap_or("?").to_owned());
        Ok([text(0)?, text(1)?, text(2)?])
    })?;
    let mut parts = Parts::new();
    for row in rows {
        let [kind, name, sql] = row?;
        if is_system(&kind, &name, &sql) {
            continue;
        }
        // Of two of one name neither may hide the other.
        parts.entry((kind, name)).and_modify(|both| *both += &sql).or_insert(sql);
    }
    Ok(parts)
}

/// What stands in [`NEWEST`].
fn newest_parts() -> Parts {
    let part = |part: &str| {
        let (head, sql) = part.split_once('\n')?;
        let (kind, name) = head.split_once(' ')?;
        Some(((kind.to_owned(), name.to_owned()), sql.to_owned()))
    };
    NEWEST.split("\n\n").filter_map(part).collect()
}

/// Is the file built as the newest one, part for part in the same order? Answered without a copy of it.
fn is_as_made(db: &Connection) -> super::Result<bool> {
    let mut statement = db.prepare(SQL)?;
    let mut rows = statement.query([])?;
    let mut rest = NEWEST;
    while let Some(row) = rows.next()? {
        let mut texts = [""; 3];
        for (at, text) in texts.iter_mut().enumerate() {
            // A part that is no text is none of ours.
            *text = row.get_ref(at)?.as_str().unwrap_or("?");
        }
        let [kind, name, sql] = texts;
        if is_system(kind, name, sql) {
            continue;
        }
        let below = rest.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' '));
        let below = below.and_then(|rest| rest.strip_prefix(name)?.strip_prefix('\n'));
        match below.and_then(|rest| rest.strip_prefix(sql)?.strip_prefix("\n\n")) {
            Some(below) => rest = below,
            None => return Ok(false),
        }
    }
    Ok(rest.is_empty())
}

/// What a file is built of, read once at an opening.
pub struct Shape {
    /// Nothing where it is as the newest one.
    found: Parts,
    is_newest: bool,
}

impl Shape {
    /// Reads it.
    pub fn of(db: &Connection) -> super::Result<Self> {
        if is_as_made(db)? {
            return Ok(Self { found: Parts::new(), is_newest: true });
        }
        let found = parts(db)?;
        let is_newest = found == newest_parts();
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
        let newest = self.is_newest.then(newest_parts);
        match difference(&ours, newest.as_ref().unwrap_or(&self.found), how) {
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

    /// `SHAPE=write cargo test shape` writes it anew.
    #[test]
    fn the_newest_tables_stand_in_the_file_in_their_order() {
        let db = migrations::made(migrations::newest()).unwrap();
        let mut statement = db.prepare(SQL).unwrap();
        let rows = statement.query_map([], |r| {
            Ok([r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?])
        });
        let parts = rows.unwrap().map(Result::unwrap);
        let parts = parts.filter(|[kind, name, sql]| !is_system(kind, name, sql));
        let made: String =
            parts.map(|[kind, name, sql]| format!("{kind} {name}\n{sql}\n\n")).collect();
        if std::env::var_os("SHAPE").is_some() {
            std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/shape.txt"), &made)
                .unwrap();
        }
        assert_eq!(NEWEST, made);
        assert!(is_as_made(&db).unwrap());
        assert_eq!(newest_parts(), super::parts(&db).unwrap());
    }

    #[test]
    fn a_file_with_its_parts_in_another_order_is_as_ours() {
        let db = migrations::made(migrations::newest()).unwrap();
        let (name, sql) = ("draft", "SELECT sql FROM sqlite_schema WHERE name = 'draft'");
        let sql: String = db.query_row(sql, [], |r| r.get(0)).unwrap();
        db.execute_batch(&format!(
            "DROP TABLE {name}; CREATE TABLE gap (a); {sql}; DROP TABLE gap"
        ))
        .unwrap();
        let shape = Shape::of(&db).unwrap();
        assert!(shape.is_newest);
        let newest = migrations::newest();
        assert!(shape.compare(Path::new("book"), newest, Strictness::Whole).is_ok());
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
