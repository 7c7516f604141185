//! Topics of the rep's own in files: kept, matched by name, never another rep's, and called as nothing else.

use super::*;
use crate::model::Date;
use crate::workbench::Source;
use crate::workbench::visit::{Cause, proposed};

const FILE: &str = r#"{"format": "anteroom/1",
 "rep": {"name": "Anna", "topics": [{"name": "age of the fleet", "ask": "How old?", "shelf": 365}, {"name": "union"}]},
 "accounts": [{"id": "a", "name": "华联电力",
  "intel": [{"topic": "canteen", "answer": "食堂很好", "confidence": "stated", "as_of": "2026-11-01"}],
  "visits": [{"id": "v", "date": "2026-11-26"}],
  "actions": [{"id": "x", "what": "ask", "for": "union"}, {"id": "y", "what": "ask", "for": "canteen"}],
  "topics": [{"name": "canteen", "ask": "Who runs it?", "look": "the gate", "good": "a name", "shelf": 30}]}]}"#;

fn book() -> Workbench {
    Workbench::in_memory(Date::from_ymd_opt(2026, 11, 24).unwrap()).unwrap()
}

fn bring(bench: &mut Workbench, text: &str) -> Result<u64> {
    let source = Source::new("f.json", text.as_bytes().to_vec());
    let report = bench.import(vec![source], true, &mut |_, _| {})?;
    Ok(report.counts.added + report.counts.changed)
}

#[test]
fn a_file_with_topics_goes_out_as_it_came_in_and_a_second_time_changes_nothing() {
    let (mut bench, mut other) = (book(), book());
    bring(&mut bench, FILE).unwrap();
    let out = bench.export_json(None).unwrap();
    assert!(out.contains(r#"{"name":"canteen","ask":"Who runs it?","look""#), "{out}");
    assert_eq!(bring(&mut bench, FILE).unwrap(), 0);
    bring(&mut other, &out).unwrap();
    assert_eq!(other.export_json(None).unwrap(), out);
    let amended = FILE.replace("Who runs it?", "Who cooks?");
    assert_eq!(bring(&mut bench, &amended).unwrap(), 1, "matched by name");
    bench.undo().unwrap();
    assert_eq!(bench.export_json(None).unwrap(), out);
}

#[test]
fn another_reps_topics_stay_theirs_and_ours_stay_ours() {
    let mut bench = book();
    bring(&mut bench, FILE).unwrap();
    let theirs = r#"{"format": "anteroom/1", "rep": {"name": "Bo", "topics": [{"name": "golf"}]},
        "accounts": [{"id": "b", "name": "B", "intel": [{"topic": "golf", "answer": "plays"}]}]}"#;
    bring(&mut bench, theirs).unwrap();
    let names: Vec<String> =
        bench.rep().unwrap().topics.iter().map(|t| t.name.to_string()).collect();
    assert_eq!(names, ["age of the fleet", "union"]);
    let key = bench.account_of("b").unwrap().key;
    let dossier = bench.dossier(key).unwrap();
    let own: Vec<_> = dossier.readiness.topics.iter().filter(|t| t.own.is_some()).collect();
    let said: Vec<_> = own.iter().map(|t| (t.category.as_str(), t.title.as_str())).collect();
    assert_eq!(said, [("yours", "age of the fleet"), ("yours", "union"), ("other", "golf")]);
}

#[test]
fn a_name_that_means_something_else_is_refused_with_its_place() {
    for (was, name, place, what) in [
        ("canteen", "stalled", "$.accounts[0].topics[0].name", "is a finding's code"),
        (
            "canteen",
            "organisation.budget",
            "$.accounts[0].topics[0].name",
            "is a topic of the playbook",
        ),
        ("canteen", "a", "$.accounts[0].topics[0].name", "is an id of this account"),
        ("union", "x@y", "$.rep.topics[1].name", "holds"),
        ("union", "v", "$.accounts[0].visits[0].id", "is the name of a topic of your own"),
        ("canteen", "x", "$.accounts[0].actions[0].id", "is the name of a topic of your own"),
    ] {
        let mut bench = book();
        let refusal =
            bring(&mut bench, &FILE.replace(&format!("\"{was}\""), &format!("\"{name}\"")))
                .unwrap_err();
        assert_eq!(refusal.place.as_deref(), Some(place), "{name}: {refusal}");
        assert!(refusal.what.contains(what), "{name}: {refusal}");
        assert!(bench.rep().unwrap().topics.is_empty());
    }
}

#[test]
fn the_form_refuses_the_same_names_and_those_of_the_checklist() {
    let mut bench = book();
    bring(&mut bench, FILE).unwrap();
    let key = bench.account_of("a").unwrap().key;
    let fault = |name: &str| bench.topic_fault(key, name, None).unwrap();
    for name in ["stalled", "senior.concerns", "v", "a", "us", "x@y", "Budget", "union", "canteen"]
    {
        assert!(fault(name).is_some_and(|f| f.starts_with(&format!("\"{name}\" "))), "{name}");
    }
    assert_eq!(fault("union dues"), None);
    assert_eq!(bench.topic_fault(key, "canteen", Some("canteen")).unwrap(), None);
}

#[test]
fn open_topics_of_ones_own_are_proposed_for_a_visit() {
    let mut bench = book();
    bring(&mut bench, FILE).unwrap();
    let key = bench.account_of("a").unwrap().key;
    let asked = |bench: &Workbench| {
        let found = bench.assess(key, |case| {
            let asks = proposed(case, &case.account.visits[0]);
            let own =
                asks.into_iter().filter(|a| a.topic.as_ref().is_some_and(|t| !t.contains('.')));
            own.map(|a| (a.text, a.state, a.cause, a.gain)).collect::<Vec<_>>()
        });
        found.unwrap()
    };
    let (fleet, union) = (("How old?", "age of the fleet, unknown"), ("union?", "union, unknown"));
    let says = |asks: &[(String, String, Cause, f64)]| -> Vec<(String, String)> {
        assert!(asks.iter().all(|a| a.3 == 0.0), "they score nothing");
        asks.iter().map(|a| (a.0.clone(), a.1.clone())).collect()
    };
    let pair = |(text, state): (&str, &str)| (text.to_owned(), state.to_owned());
    assert_eq!(says(&asked(&bench)), [pair(fleet), pair(union)], "the canteen is answered");
    let old = FILE.replace("2026-11-01", "2026-01-01").replace("食堂很好", "食堂一般");
    bring(&mut bench, &old).unwrap();
    let dossier = bench.dossier(key).unwrap();
    let answer = dossier.account.intel.first().unwrap().key;
    let gone =
        Edit::Delete { schema: <crate::model::Intel as crate::model::Record>::SCHEMA, key: answer };
    bench.apply("the young answer is gone", vec![gone]).unwrap();
    let asks = says(&asked(&bench));
    assert!(asks.contains(&pair(("Who runs it?", "canteen, old"))), "{asks:?}");
}

#[test]
fn a_new_name_goes_with_its_answers_questions_and_actions() {
    let mut bench = book();
    bring(&mut bench, FILE).unwrap();
    let key = bench.account_of("a").unwrap().key;
    let edits = bench.topic_renamed(Some(key), "canteen", "kitchen").unwrap();
    assert_eq!(edits.len(), 2);
    assert_eq!(bench.topic_renamed(None, "union", "council").unwrap().len(), 1);
    assert!(
        bench.topic_renamed(None, "canteen", "x").unwrap().is_empty(),
        "that account has its own"
    );
    bench.apply("kitchen", edits).unwrap();
    let account = bench.typed_account(key).unwrap();
    assert_eq!(account.intel[0].topic.as_deref(), Some("kitchen"));
    assert_eq!(account.actions[1].for_subject.as_deref(), Some("kitchen"));
}

#[test]
fn a_verified_answer_that_another_disputes_is_asked_again() {
    let mut bench = book();
    let answer = |text: &str, disputed: bool| {
        format!(
            r#"{{"topic": "organisation.budget", "answer": "{text}", "confidence": "verified",
                "as_of": "2026-11-20", "disputed": {disputed}}}"#
        )
    };
    let file = |disputed: bool| {
        format!(
            r#"{{"format": "anteroom/1", "accounts": [{{"id": "a", "name": "A", "visits": [{{"id": "v"}}],
                "opportunities": [{{"name": "O"}}], "intel": [{}, {}]}}]}}"#,
            answer("1.9 million", disputed),
            answer("nothing", disputed)
        )
    };
    for (disputed, state) in [(false, None), (true, Some("budget, disputed"))] {
        bring(&mut bench, &file(disputed)).unwrap();
        let key = bench.account_of("a").unwrap().key;
        let states = bench.assess(key, |case| {
            let asks = proposed(case, &case.account.visits[0]);
            asks.into_iter().map(|a| a.state).find(|s| s.starts_with("budget"))
        });
        assert_eq!(states.unwrap().as_deref(), state);
    }
}
