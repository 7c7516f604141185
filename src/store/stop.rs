//! How a person ends a statement that takes too long: SQLite asks between its steps whether it is to go on.

use rusqlite::Connection;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Asked while a statement runs: is it to be stopped?
type Asked = fn() -> bool;

static ASKED: OnceLock<Asked> = OnceLock::new();
/// Steps of SQLite's machine between two questions: a millisecond or less.
const STEPS: i32 = 5_000;

/// The same where many short statements run one after the other: each by itself has fewer.
const FEW_STEPS: i32 = 100;

/// From here on each file that is opened asks this while a statement runs; the first call counts.
pub fn stop_when(asked: Asked) {
    let _ = ASKED.set(asked);
}

/// Lets the statements of this connection be stopped. What a stopped one has changed is taken back.
pub(super) fn listen(db: &mut Connection) -> super::Result<()> {
    match ASKED.get() {
        Some(asked) => Ok(db.progress_handler(STEPS, Some(asked))?),
        None => Ok(()),
    }
}

/// Ends the statements of this connection once `stop` is set, and asks nobody else.
pub(super) fn listen_to(db: &mut Connection, stop: Arc<AtomicBool>) -> super::Result<()> {
    Ok(db.progress_handler(FEW_STEPS, Some(move || stop.load(Ordering::Relaxed)))?)
}

#[cfg(test)]
mod tests {
    use crate::model::{Account, Edit, Record, Row, Value};
    use crate::store::{Ids, Stamp, Store, StoreError};

    fn account(name: &str) -> Edit {
        let mut row = Row::empty(Account::SCHEMA);
        row.set("name", Value::Text(name.to_owned()));
        Edit::Insert { account: 0, parent: 0, row }
    }

    #[test]
    fn an_endless_statement_ends_and_its_step_is_taken_back() {
        const ENDLESS: &str = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) \
             SELECT max(n) FROM r";
        let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
        store.apply(&Stamp::default(), "Alfa".to_owned(), vec![account("Alfa")]).unwrap();
        store.db.progress_handler(super::STEPS, Some(|| true)).unwrap();
        let stopped = store.step(&Stamp::default(), true, |step| {
            step.apply(account("Beta"))?;
            step.db.query_row(ENDLESS, [], |row| row.get::<_, i64>(0))?;
            Ok::<_, StoreError>(((), String::new()))
        });
        let said = stopped.unwrap_err();
        assert_eq!(said.to_string(), "stopped; nothing was changed");
        assert!(!said.is_damage() && !said.is_busy());
        store.db.progress_handler(super::STEPS, None::<fn() -> bool>).unwrap();
        let names = store.account_names().unwrap();
        assert_eq!(names.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(), ["Alfa"]);
        store.apply(&Stamp::default(), "Beta".to_owned(), vec![account("Beta")]).unwrap();
        assert_eq!(store.account_count().unwrap(), 2);
    }
}
