//! What hangs on one person of the demo.

use super::*;

fn northwind(name: &str) -> WhatIf {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let dossier = bench.dossier(key).unwrap();
    let person = crate::workbench::person_of(&dossier.account, name).unwrap();
    bench.what_if_left(&dossier, person).unwrap()
}

#[test]
fn without_the_coach_the_roads_through_her_are_gone_and_the_others_stay() {
    let what_if = northwind("王敏");
    let road = |name: &str| what_if.roads.iter().find(|r| r.to.1 == name).unwrap();
    assert!(road("Bo Lind").now.is_some() && road("Marte Solberg").now.is_some());
    assert!(road("Marte Solberg").without.is_none());
    let dahl = road("Ingrid Dahl");
    assert_eq!(
        dahl.now.as_ref().unwrap().cost,
        dahl.without.as_ref().unwrap().cost,
        "the way through Falk and Naess does not need her"
    );
    assert_eq!((what_if.trusted.now, what_if.trusted.without), (3, 2));
    assert_eq!(what_if.contacts, CountChange { now: 13, without: 8 });
    let codes: Vec<&str> = what_if.come.iter().map(|f| f.code).collect();
    assert_eq!(codes, ["no_coach", "person_left"]);
    assert_eq!(what_if.visits.len(), 1);
    assert!(!what_if.answers.is_empty());
}

#[test]
fn what_only_she_told_us_and_what_to_do_while_she_is_here() {
    let what_if = northwind("王敏");
    let purchasing = what_if.parts.iter().find(|p| p.part == "purchasing").unwrap();
    assert_eq!((purchasing.now, purchasing.without), ((1, 2), (0, 1)));
    assert!(what_if.marks.iter().any(|(id, _)| id == "solberg"));
    assert!(what_if.proofs.iter().any(|(_, criterion)| criterion == "coach_won"));
    let kinds: Vec<StepKind> = what_if.steps.iter().map(|s| s.kind).collect();
    assert!(kinds.contains(&StepKind::Win) && kinds.contains(&StepKind::BringAlong), "{kinds:?}");
    assert!(
        what_if.steps.iter().any(|s| s.subject == "lind"),
        "the road to Solberg goes through him"
    );
    assert_eq!(what_if.lost_roads(), 2);
    assert!(what_if.next.is_some_and(|(id, _, _)| id != "wang"));
}

#[test]
fn if_one_of_ours_leaves_what_they_hold_counts_as_nothing() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let before = bench.export_json(None).unwrap();
    let leaves = bench.what_if_ours_left("Tomas Reyes").unwrap();
    let accounts: Vec<&str> = leaves.accounts.iter().map(|a| a.account.1.as_str()).collect();
    assert_eq!(accounts, ["Brenna Kraft", "Delta Ports", "Gulf Water"]);
    assert!(leaves.accounts.iter().all(|a| a.trusted.without < a.trusted.now));
    let thursday = Date::from_ymd_opt(2026, 11, 26);
    let northwind = ("northwind".to_owned(), "Northwind Hydro".to_owned());
    assert!(leaves.visits.contains(&(northwind.clone(), thursday)), "he comes along");
    assert!(bench.what_if_ours_left("Nobody Here").is_err());
    assert_eq!(bench.export_json(None).unwrap(), before, "a sketch");
}

#[test]
fn nothing_hangs_on_somebody_whom_we_hardly_know() {
    let what_if = northwind("Marte Solberg");
    assert_eq!((what_if.trusted.now, what_if.trusted.without), (3, 3));
    assert!(what_if.answers.is_empty() && what_if.promises.is_empty());
    assert_eq!(what_if.coaches, CountChange { now: 1, without: 1 });
}
