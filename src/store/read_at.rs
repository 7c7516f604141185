//! What stood in the file when it was read for a change: a change that was thought out on it is not written over what
//! another window or program has changed since.

use super::{Result, Store, StoreError};
use rusqlite::{Connection, OptionalExtension};
use std::cell::{Cell, RefCell};

/// The last step that holds and the last of all, which may be taken back: number, moment and words of each.
type Standing = [Option<(i64, String, String)>; 2];

/// What was read last, where that is watched over.
#[derive(Default)]
pub(super) struct ReadAt {
    standing: RefCell<Option<Standing>>,
    overtaken: Cell<bool>,
}

impl ReadAt {
    /// Refused where another has changed a record since; in a transaction that writes.
    pub(super) fn check(&self, db: &Connection) -> Result<()> {
        let is_same = match &*self.standing.borrow() {
            Some(standing) => *standing == of(db)?,
            None => true,
        };
        self.overtaken.set(!is_same);
        if is_same { Ok(()) } else { Err(StoreError::Overtaken) }
    }

    /// A record that was taken away without a step, as one that is forgotten, is met where it is named.
    pub(super) fn hear(&self, error: &StoreError) {
        self.overtaken.set(matches!(error, StoreError::Lost(_)));
    }

    /// What this window changes itself it knows of.
    pub(super) fn move_on(&self, db: &Connection) -> Result<()> {
        if self.standing.borrow().is_some() {
            self.standing.replace(Some(of(db)?));
        }
        Ok(())
    }
}

impl Store {
    /// From here on the file is read for the change that comes next.
    pub fn read_for_change(&self) -> Result<()> {
        self.read_at.standing.replace(Some(of(&self.db)?));
        Ok(())
    }

    /// The change that comes next reads all that it needs in its own step.
    pub fn read_within_step(&self) {
        self.read_at.standing.replace(None);
    }

    /// Was the last change refused because another had changed a record since it was read?
    pub fn is_overtaken(&self) -> bool {
        self.read_at.overtaken.get()
    }
}

fn of(db: &Connection) -> Result<Standing> {
    let newest = |sql| {
        let row = |r: &rusqlite::Row| Ok((r.get(0)?, r.get(1)?, r.get(2)?));
        db.prepare_cached(sql)?.query_row([], row).optional()
    };
    Ok([
        newest("SELECT key, at, label FROM step WHERE undone = 0 ORDER BY key DESC LIMIT 1")?,
        newest("SELECT key, at, label FROM step ORDER BY key DESC LIMIT 1")?,
    ])
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, Edit, Record, Row, Value};
    use crate::store::{Ids, Stamp, Store, StoreError};

    fn put(store: &mut Store, name: &str) -> Result<(), StoreError> {
        let mut row = Row::empty(Account::SCHEMA);
        row.set("name", Value::Text(name.to_owned()));
        let edit = Edit::Insert { account: 0, parent: 0, row };
        store.step(&Stamp::default(), true, |step| {
            Ok((step.apply(edit).map(drop)?, name.to_owned()))
        })
    }

    #[test]
    fn a_change_is_not_written_over_what_another_has_changed_since_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book");
        let open = |seed| Store::open(&path, Ids::seeded(seed)).unwrap();
        let (mut one, mut other) = (open(1), open(2));
        one.read_for_change().unwrap();
        put(&mut other, "Alfa").unwrap();
        assert!(matches!(put(&mut one, "Beta"), Err(StoreError::Overtaken)) && one.is_overtaken());
        one.read_for_change().unwrap();
        put(&mut one, "Beta").unwrap();
        // What it did itself it knows, and a draft or a copy of conclusions changes no record.
        other.keep_draft("a form", "Gam").unwrap();
        put(&mut one, "Gamma").unwrap();
        one.undo().unwrap();
        put(&mut one, "Delta").unwrap();
        // Taken back by another: that is a change too.
        other.undo().unwrap();
        assert!(matches!(put(&mut one, "Epsilon"), Err(StoreError::Overtaken)));
        // Who reads within the step is not held up, nor who never said when it read.
        one.read_within_step();
        put(&mut one, "Epsilon").unwrap();
        put(&mut other, "Zeta").unwrap();
    }
}
