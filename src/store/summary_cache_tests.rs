//! What the file keeps of conclusions, and when it does not.

use super::*;
use crate::model::{Account, Edit, Record, Row, Value};
use crate::store::{Ids, Stamp, Store};

const BY: JudgedBy = JudgedBy { day: "2026-11-24", mark: "a" };

fn with_account() -> (Store, CachedSummary) {
    let mut store = Store::in_memory(Ids::seeded(1)).unwrap();
    let mut row = Row::empty(Account::SCHEMA);
    row.set("name", Value::Text("Northwind".into()));
    let edits = vec![Edit::Insert { account: 0, parent: 0, row }];
    store.apply(&Stamp::default(), "new".into(), edits).unwrap();
    let account = store.account_keys().unwrap()[0];
    (store, CachedSummary { account, readiness: None, counts: [2, 1, 0] })
}

fn all(store: &Store, by: JudgedBy) -> Vec<CachedSummary> {
    store.summaries_between(by, i64::MIN, i64::MAX).unwrap()
}

#[test]
fn it_holds_for_its_day_and_its_rules_only() {
    let (mut store, one) = with_account();
    let step = store.newest_step().unwrap();
    let state = store.state().unwrap();
    assert!(store.keep_summaries(step, BY, &[one]).unwrap());
    assert_eq!(store.state().unwrap(), state, "no record has changed");
    assert_eq!(all(&store, BY), [one]);
    assert_eq!(all(&store, JudgedBy { day: "2026-11-25", ..BY }), []);
    assert_eq!(all(&store, JudgedBy { mark: "b", ..BY }), []);
}

#[test]
fn a_damaged_one_is_not_taken() {
    let (mut store, one) = with_account();
    let step = store.newest_step().unwrap();
    store.keep_summaries(step, BY, &[one]).unwrap();
    for damage in ["readiness = 101", "readiness = -2", "critical = -1"] {
        store.db.execute(&format!("UPDATE standing SET {damage}"), []).unwrap();
        assert_eq!(all(&store, BY), [], "{damage}");
    }
}

#[test]
fn nothing_is_kept_that_was_concluded_before_the_newest_step() {
    let (mut store, one) = with_account();
    let step = store.newest_step().unwrap();
    let named = vec![("name".to_owned(), Value::Text("Norvind".into()))];
    let edit = Edit::Update { schema: Account::SCHEMA, key: one.account, cells: named };
    store.apply(&Stamp::default(), "named".into(), vec![edit]).unwrap();
    assert!(!store.keep_summaries(step, BY, &[one]).unwrap());
    store.undo().unwrap();
    assert!(store.keep_summaries(step, BY, &[one]).unwrap(), "the file is as it was");
    store.redo().unwrap();
    assert_eq!(all(&store, BY), []);
}

#[test]
fn it_goes_with_its_account() {
    let (mut store, one) = with_account();
    let step = store.newest_step().unwrap();
    store.keep_summaries(step, BY, &[one]).unwrap();
    let gone = Edit::Delete { schema: Account::SCHEMA, key: one.account };
    store.apply(&Stamp::default(), "gone".into(), vec![gone]).unwrap();
    assert_eq!(all(&store, BY), []);
}
