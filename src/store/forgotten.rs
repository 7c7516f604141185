//! When somebody was forgotten last: a number that the book keeps, by which a copy that was read before is known, and
//! the step that was the newest then.

use super::Result;
use crate::model::Key;
use rusqlite::{Connection, OptionalExtension};

/// The draft that keeps both.
const LAST: &str = "forgotten";

/// Leaves another number, in the transaction that takes somebody out.
pub fn leave(db: &Connection) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO draft (name, text) \
               SELECT ?, lower(hex(randomblob(8))) || ' ' || coalesce(max(key), 0) FROM step";
    db.execute(sql, [LAST])?;
    Ok(())
}

/// The number as this connection sees it; nothing where nobody was forgotten so far.
pub fn last(db: &Connection) -> Result<Option<String>> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'draft'";
    let is_known: bool = db.query_row(sql, [], |r| r.get(0))?;
    if !is_known {
        return Ok(None);
    }
    let sql = "SELECT text FROM draft WHERE name = ?";
    Ok(db.query_row(sql, [LAST], |r| r.get(0)).optional()?)
}

/// The number of the last time, where that was after this step.
pub fn after(db: &Connection, step: Key) -> Result<Option<String>> {
    let is_after = |text: &String| {
        let newest = text.split_once(' ').and_then(|(_, newest)| newest.parse::<Key>().ok());
        newest.is_some_and(|newest| step <= newest)
    };
    Ok(last(db)?.filter(is_after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_before_are_known_and_each_time_has_another_number() {
        let db = Connection::open_in_memory().unwrap();
        assert_eq!(last(&db).unwrap(), None, "a file of before there were drafts");
        db.execute_batch(
            "CREATE TABLE draft (name TEXT PRIMARY KEY, text TEXT NOT NULL);
             CREATE TABLE step (key INTEGER PRIMARY KEY)",
        )
        .unwrap();
        assert_eq!(after(&db, 1).unwrap(), None);
        leave(&db).unwrap();
        let first = last(&db).unwrap();
        assert!(first.is_some() && after(&db, 1).unwrap().is_none());
        db.execute_batch("INSERT INTO step VALUES (7)").unwrap();
        leave(&db).unwrap();
        assert_ne!(last(&db).unwrap(), first);
        assert!(after(&db, 6).unwrap().is_some() && after(&db, 7).unwrap().is_some());
        assert!(after(&db, 8).unwrap().is_none(), "what is done later");
    }
}
