//! What a record as it shall be comes to: which columns are written, and what comes with it.

use super::action::{Task, all_to_do, to_do};
use super::dismissal::{FindingAnswer, answered};
use super::{Home, Operation, account, contact, topic};
use crate::model::{
    Contact, Date, DismissalVerdict, Edit, Key, Record, RepTopic, Row, TierSince, Topic, Value,
};
use crate::workbench::{Source, Workbench};

const BOOK: &str = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Alfa","tier":"target",
 "tier_history":[{"tier":"target","since":"2026-01-01"}],
 "people":[{"id":"p","name":"Ada"}],
 "contacts":[{"id":"c","date":"2026-11-20","kind":"call","people":["p"],"outcome":"no_answer"}],
 "actions":[{"id":"t","what":"first"}],
 "dismissals":[{"code":"no_coach","subject":"a","verdict":"accepted","why":"we know"}]}]}"#;

fn bench() -> (Workbench, Key) {
    let mut bench = Workbench::in_memory(day("2026-11-24")).unwrap();
    let source = Source::new("f.json", BOOK.as_bytes().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).unwrap();
    let key = bench.account_of("a").unwrap().key;
    (bench, key)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn text(word: &str) -> Value {
    Value::Text(word.to_owned())
}

/// The cells that the only edit writes.
fn cells(operation: &Operation) -> Vec<(String, Value)> {
    match operation.edits() {
        [Edit::Update { cells, .. }] => cells.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_a_stored_record_only_what_differs_is_written_and_a_new_one_is_put_in() {
    let (bench, key) = bench();
    let old = bench.account_row(key).unwrap().rows("people")[0].clone();
    let same = Operation::keep("x", Home::account(key), &old, old.clone());
    assert!(same.is_empty());
    let mut new = old.clone();
    new.set("title", text("buyer"));
    let kept = Operation::keep("x", Home::account(key), &old, new.clone());
    assert_eq!(cells(&kept), [("title".to_owned(), text("buyer"))]);
    new.key = 0;
    let put = Operation::keep("x", Home::account(key), &new.clone(), new);
    assert!(matches!(put.edits(), [Edit::Insert { account, parent, .. }] if account == parent));
}

#[test]
fn the_day_of_a_tier_goes_over_its_own_entry_and_another_tier_behind_it() {
    let (bench, key) = bench();
    let old = bench.account_row(key).unwrap();
    let known = &old.rows("tier_history")[0];
    let entry = |tier: &str, since: &str| {
        let mut row = Row::empty(TierSince::SCHEMA);
        row.set("tier", text(tier));
        row.set("since", Value::Day(day(since)));
        Some(row)
    };
    let kept = |tier| account::kept("x".into(), &old, old.clone(), tier, Some(known));
    assert!(kept(None).is_empty());
    assert_eq!(cells(&kept(entry("target", "2026-02-01")))[1].1, Value::Day(day("2026-02-01")));
    assert_eq!(cells(&kept(entry("key", "2026-01-01")))[0].1, text("key"));
    assert!(matches!(kept(entry("key", "2026-02-01")).edits(), [Edit::Insert { .. }]));
}

#[test]
fn the_usual_outcome_of_a_contact_is_not_written_and_another_is() {
    let (bench, key) = bench();
    let old = bench.account_row(key).unwrap().rows("contacts")[0].clone();
    let mut new = old.clone();
    new.set("outcome", text(crate::model::usual_outcome("call")));
    assert_eq!(
        cells(&contact::kept("x".into(), key, &old, new.clone())),
        [("outcome".to_owned(), Value::Absent)]
    );
    let mut fresh = Row::empty(Contact::SCHEMA);
    fresh.set("kind", text("call"));
    fresh.set("outcome", text("no_answer"));
    let put = contact::kept("x".into(), key, &Row::empty(Contact::SCHEMA), fresh);
    let Edit::Insert { row, .. } = &put.edits()[0] else { panic!("{put:?}") };
    assert_eq!(row.text("outcome"), Some("no_answer"));
}

#[test]
fn what_is_to_be_done_stands_behind_what_is_there_and_says_by_when() {
    let (mut bench, key) = bench();
    let before = bench.typed_account(key).unwrap();
    let first = Task { what: "call", due: Some(day("2026-12-01")), ..Task::default() };
    let second = Task { what: "write", subject: Some("p"), ..Task::default() };
    let one = to_do((key, &before), &first);
    assert_eq!(one.label, "to do by Tue 01 Dec: call");
    assert_eq!(to_do((key, &before), &second).label, "to do: write");
    bench.operate(all_to_do((key, &before), &[first, second]).labelled("two")).unwrap();
    let after = bench.typed_account(key).unwrap();
    let what: Vec<_> =
        after.actions.iter().map(|a| a.what.as_deref().unwrap_or_default()).collect();
    assert_eq!(what, ["first", "call", "write"]);
}

#[test]
fn an_answer_that_is_there_is_changed_and_another_finding_gets_its_own() {
    let (mut bench, key) = bench();
    let before = bench.typed_account(key).unwrap();
    let snoozed = FindingAnswer {
        verdict: DismissalVerdict::Snoozed,
        why: None,
        until: Some(day("2026-12-24")),
    };
    let both = [("no_coach", "a"), ("no_opponent_known", "a")].into_iter();
    let operation = answered("x".into(), (key, Some(&before)), both, &snoozed, bench.today());
    bench.operate(operation).unwrap();
    let after = bench.typed_account(key).unwrap();
    assert_eq!(after.dismissals.len(), 2);
    assert!(after.dismissals.iter().all(|d| d.verdict == Some(DismissalVerdict::Snoozed)));
    assert!(after.dismissals.iter().all(|d| d.why.is_none()), "the reason is the new one");
}

#[test]
fn a_topic_that_comes_to_count_everywhere_changes_its_list() {
    let (_, key) = bench();
    let mut old = Row::empty(Topic::SCHEMA);
    old.key = 7;
    old.set("name", text("canteen"));
    let mut everywhere = Row::empty(RepTopic::SCHEMA);
    everywhere.set("name", text("canteen"));
    let moved = topic::kept("x".into(), Home::file(), Some(&old), everywhere);
    assert!(matches!(
        moved.edits(),
        [Edit::Delete { key: 7, .. }, Edit::Insert { account: 0, .. }]
    ));
    let here = topic::kept("x".into(), Home::account(key), Some(&old), old.clone());
    assert!(here.is_empty(), "nothing is other than before");
}
