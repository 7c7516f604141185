//! What is kept of conclusions, whatever is done to the file.

use super::*;
use crate::model::{Contact, Edit, Person, Record, Rep, Row, Value};
use crate::workbench::demo::demo;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn judge_of(bench: &Workbench) -> (Judge, std::rc::Rc<Shared>) {
    let shared = bench.shared().unwrap();
    (Judge::new(bench, &shared).unwrap(), shared)
}

/// What the file has.
fn kept(bench: &Workbench) -> BTreeMap<Key, AccountSummary> {
    let (judge, _) = judge_of(bench);
    judge.recall(bench, Key::MIN, Key::MAX).unwrap().into_iter().collect()
}

/// What a full judging gives.
fn judged(bench: &Workbench) -> BTreeMap<Key, AccountSummary> {
    let (mut judge, shared) = judge_of(bench);
    let keys = bench.account_keys().unwrap();
    let summaries = judge.judge(bench, &shared, &keys).unwrap();
    keys.into_iter().zip(summaries).collect()
}

/// Judges what is not kept, and keeps it: what the screens do while no key comes.
fn keep(bench: &mut Workbench) -> usize {
    let known = kept(bench);
    let (mut judge, shared) = judge_of(bench);
    let mut keys = bench.account_keys().unwrap();
    keys.retain(|key| !known.contains_key(key));
    judge.judge(bench, &shared, &keys).unwrap();
    judge.write(bench);
    keys.len()
}

fn update(schema: &'static crate::model::Schema, key: Key, field: &str, value: Value) -> Edit {
    Edit::Update { schema, key, cells: vec![(field.to_owned(), value)] }
}

/// A change of some kind, of some account, to some value.
fn edit(bench: &Workbench, kind: u8, which: usize, value: i64) -> Vec<Edit> {
    let keys = bench.account_keys().unwrap();
    let Some(key) = keys.get(which % keys.len().max(1)).copied() else {
        return Vec::new();
    };
    let account = bench.typed_account(key).unwrap();
    let person = account.people.get(which % account.people.len().max(1)).map(|p| p.key);
    let contact = account.contacts.get(which % account.contacts.len().max(1)).map(|c| c.key);
    let day = bench.today() - chrono::Days::new(value.unsigned_abs() * 20);
    let of_person = |field, value| person.map(|key| update(Person::SCHEMA, key, field, value));
    let found = match kind {
        0 => of_person("influence", Value::Whole(value)),
        1 => of_person("attitude", Value::Whole(value - 2)),
        2 => of_person("left", Value::Day(day)),
        3 => of_person("roles", Value::Words(vec!["decision_maker".into()])),
        4 => contact.map(|key| Edit::Delete { schema: Contact::SCHEMA, key }),
        5 => {
            let mut row = Row::empty(Contact::SCHEMA);
            row.set("date", Value::Day(day));
            row.set("kind", Value::Text("attempt".into()));
            Some(Edit::Insert { account: key, parent: key, row })
        }
        6 => {
            let status = if value % 2 == 0 { "dormant" } else { "active" };
            Some(update(Account::SCHEMA, key, "status", Value::Text(status.into())))
        }
        7 => Some(Edit::Delete { schema: Account::SCHEMA, key }),
        8 => {
            let mut row = Row::empty(Account::SCHEMA);
            row.set("name", Value::Text(format!("Nova {value}")));
            Some(Edit::Insert { account: 0, parent: 0, row })
        }
        _ => Some(update(Rep::SCHEMA, 1, "name", Value::Text(format!("rep {value}")))),
    };
    found.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_is_done_what_is_kept_is_what_a_full_judging_gives(
        deeds in prop::collection::vec((0_u8..14, 0_usize..40, 0_i64..6), 1..10),
    ) {
        let mut bench = demo();
        for (kind, which, value) in deeds {
            match kind {
                10 => drop(bench.undo()),
                11 => drop(bench.redo()),
                12 | 13 => drop(keep(&mut bench)),
                _ => {
                    let edits = edit(&bench, kind, which, value);
                    // Refused where an account that goes is still named by another.
                    drop(bench.apply("a deed", edits));
                }
            }
            let full = judged(&bench);
            for (key, summary) in kept(&bench) {
                prop_assert_eq!(Some(&summary), full.get(&key), "account {}", key);
            }
        }
        keep(&mut bench);
        prop_assert_eq!(kept(&bench), judged(&bench));
    }
}

#[test]
fn one_edit_touches_one_account_and_one_setting_all() {
    let mut bench = demo();
    let all = bench.account_keys().unwrap();
    assert_eq!((keep(&mut bench), keep(&mut bench)), (all.len(), 0));
    assert_eq!(bench.take_touched().len(), all.len(), "by the import");
    let person = bench.typed_account(all[3]).unwrap().people[0].key;
    let marked = update(Person::SCHEMA, person, "influence", Value::Whole(1));
    bench.apply("a mark", vec![marked]).unwrap();
    assert_eq!(bench.take_touched(), [all[3]].into());
    assert_eq!(kept(&bench).len(), all.len() - 1);
    assert_eq!(keep(&mut bench), 1);
    bench.undo().unwrap();
    assert_eq!(keep(&mut bench), 1);
    let named =
        update(Rep::SCHEMA, 1, "gift_limit", Value::Money(crate::model::Money::from_cents(1)));
    bench.apply("a setting", vec![named]).unwrap();
    assert_eq!(keep(&mut bench), all.len());
    std::sync::Arc::make_mut(&mut bench.playbook).thresholds.rejected_days += 1;
    assert_eq!(keep(&mut bench), all.len());
    bench.setting.today = bench.today().succ_opt().unwrap();
    assert_eq!(keep(&mut bench), all.len());
}

#[test]
fn what_was_judged_before_a_step_is_not_kept_after_it() {
    let mut bench = demo();
    let key = bench.account_keys().unwrap()[0];
    let (mut judge, shared) = judge_of(&bench);
    judge.judge(&bench, &shared, &[key]).unwrap();
    let status = update(Account::SCHEMA, key, "status", Value::Text("lost".into()));
    bench.apply("lost", vec![status]).unwrap();
    judge.write(&mut bench);
    assert_eq!(kept(&bench), BTreeMap::new());
}

#[test]
fn the_list_and_the_dossier_say_the_same() {
    let bench = demo();
    for (key, summary) in judged(&bench) {
        assert_eq!(AccountSummary::of(&bench.dossier(key).unwrap()), summary);
    }
}
