//! Who left in the demo, and what is done about it.

use super::*;
use crate::workbench::Operation;
use crate::workbench::demo::demo;

#[test]
fn the_demo_lost_one_of_theirs_and_one_of_ours() {
    let departures = demo().departures().unwrap();
    let theirs: Vec<(&str, i64)> =
        departures.theirs.iter().map(|g| (g.person.0.as_str(), g.days)).collect();
    assert_eq!(theirs, [("ahmed", 55)]);
    let ahmed = &departures.theirs[0];
    assert_eq!(ahmed.successor, None);
    let ties: Vec<(&str, bool)> = ahmed.ties.iter().map(|t| (t.kind, t.goes_over)).collect();
    assert_eq!(ties, [("reports_to", true), ("friend", false)], "a friend stays his");
    assert_eq!(ahmed.roads.len(), 1);
    let karl = &departures.ours[0];
    assert_eq!((karl.name.as_str(), karl.taken(), karl.people.len()), ("Karl Brandt", 0, 2));
    let mercer = &karl.people[0];
    assert_eq!(mercer.how.len(), 2, "an introduction agreed, and something to do: {mercer:?}");
    assert!(karl.people[1].how.is_empty(), "nothing is planned for Tess Rowan");
}

#[test]
fn after_the_first_talk_the_tie_is_the_reps_and_the_finding_counts_one_less() {
    let mut bench = demo();
    let karl = bench.departures().unwrap().ours.remove(0);
    let mercer = karl.people.iter().find(|p| p.person.0 == "mercer").unwrap();
    bench.operate(taken_over((&mercer.person.1, mercer.key), 2)).unwrap();
    let after = bench.departures().unwrap().ours.remove(0);
    assert_eq!((after.taken(), after.people.len()), (1, 2), "it stays in the list as taken over");
    let account = bench.typed_account(mercer.account_key).unwrap();
    let person = account.people.iter().find(|p| *p.id == "mercer").unwrap();
    assert_eq!((*person.relationship, person.held_by.as_deref()), (Some(2), None));
    assert_eq!(*person.marks_as_of, Some(bench.today()), "the trust is of today");
    bench.undo().unwrap();
    assert_eq!(bench.departures().unwrap().ours[0].taken(), 0);
}

#[test]
fn the_ticked_ties_go_to_the_successor_as_one_step() {
    let mut bench = demo();
    let ahmed = bench.departures().unwrap().theirs.remove(0);
    let account = bench.typed_account(ahmed.account_key).unwrap();
    assert!(ahmed.hand_on(&account, &[0]).is_none(), "nobody follows yet");
    let nair = Value::Text("nair".to_owned());
    let named = Operation::set("follows", Person::SCHEMA, ahmed.key, vec![("successor", nair)]);
    bench.operate(named).unwrap();
    let ahmed = bench.departures().unwrap().theirs.remove(0);
    bench.operate(ahmed.hand_on(&account, &[0]).unwrap()).unwrap();
    let account = bench.typed_account(ahmed.account_key).unwrap();
    let nair = account.people.iter().find(|p| *p.id == "nair").unwrap();
    assert_eq!(nair.reports_to.0.as_deref(), Some("khalid"));
    assert!(
        bench.dossier(ahmed.account_key).unwrap().findings.iter().all(|f| f.code != "person_left")
    );
}

use crate::model::{Record, Value};
