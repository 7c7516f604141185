//! A visit prepared out of the file: what is asked first, what is expected, what is missing; and search over what is written.

use anteroom::model::{Account, Date, Visit};
use anteroom::workbench::visit::{Cause, Mend, VisitView};
use anteroom::workbench::{Setting, Workbench};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

struct Book {
    _folder: tempfile::TempDir,
    file: PathBuf,
    bench: Workbench,
}

fn book(change: impl FnOnce(&mut Value)) -> Book {
    let folder = tempfile::tempdir().unwrap();
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
    let mut book: Value = serde_json::from_str(&std::fs::read_to_string(demo).unwrap()).unwrap();
    change(&mut book["accounts"][0]);
    let json = folder.path().join("book.json");
    std::fs::write(&json, book.to_string()).unwrap();
    let file = folder.path().join("book.anteroom");
    run(&file, &["import", json.to_str().unwrap()]);
    let bench = Workbench::open(Setting {
        file: file.clone(),
        today: Date::from_ymd_opt(2026, 11, 24).unwrap(),
        time: "09:00".to_owned(),
        seed: 7,
        config: None,
    });
    let bench = bench.unwrap();
    Book { _folder: folder, file, bench }
}

fn run(file: &std::path::Path, arguments: &[&str]) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_anteroom"))
        .args(["--today", "2026-11-24", "--file"])
        .arg(file)
        .args(arguments)
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn visit(account: &Account) -> &Visit {
    let found = account.visits.iter().find(|v| *v.id == "visit-2026-11-26");
    found.expect("the visit of the demo book")
}

fn view(book: &Book) -> VisitView {
    let key = book.bench.account_of("Northwind Hydro").unwrap().key;
    let dossier = book.bench.dossier(key).unwrap();
    book.bench.visit_view(&dossier, visit(&dossier.account)).unwrap()
}

#[test]
fn promises_and_criticals_are_asked_first() {
    let made = book(|account| {
        account["visits"][2]["questions"] = json!([]);
        account["visits"][2]["purpose"] = json!("half an hour");
        account["visits"][2]["objectives"] = json!({"expected": "a yes"});
        let people = account["people"].as_array_mut().unwrap();
        people.push(json!({"id": "hole", "name": "head of grid", "placeholder": true}));
    });
    let view = view(&made);
    let causes: Vec<Cause> = view.proposed.iter().map(|a| a.cause).collect();
    assert_eq!(causes[0], Cause::Promise, "{:?}", view.proposed[0]);
    assert_eq!(view.proposed[0].to.as_deref(), Some("王敏"));
    assert!(causes.contains(&Cause::CriticalUnknown) && causes.contains(&Cause::Hole));
    let budget = view.proposed.iter().find(|a| a.topic.as_deref() == Some("organisation.budget"));
    assert!(budget.expect("budget is unknown").critical);
    assert!(view.missing.iter().any(|m| m.mend == Mend::Question && m.needed));
}

#[test]
fn what_is_asked_is_not_proposed_again() {
    let view = view(&book(|_| ()));
    assert_eq!(view.chosen.len(), 4);
    for ask in &view.chosen {
        let twice =
            |p: &&anteroom::workbench::visit::Ask| p.topic == ask.topic && p.person == ask.person;
        assert!(view.proposed.iter().find(twice).is_none(), "{ask:?}");
    }
    assert!(view.readiness_after > 61);
}

#[test]
fn complaints_rivals_and_broken_promises_are_expected() {
    let view = view(&book(|account| {
        let complaints = account["complaints"].as_array_mut().unwrap();
        complaints
            .push(json!({"what": "governor drifts", "raised": "2026-11-20", "by": "Jonas Falk"}));
        let actions = account["actions"].as_array_mut().unwrap();
        actions.push(json!({"what": "spare list", "due": "2026-11-01", "promised_to": "naess"}));
    }));
    let all: Vec<&str> = view.objections.iter().map(|o| o.text.as_str()).collect();
    for part in ["governor drifts", "spare list", "Voltaris: own crews"] {
        assert!(all.iter().any(|t| t.contains(part)), "{part} is not in {all:?}");
    }
    let voltaris = view.objections.iter().find(|o| o.text.starts_with("Voltaris: own"));
    assert_eq!(voltaris.unwrap().answer.as_deref(), Some("the Sira outage report"));
}

#[test]
fn a_senior_visit_lacks_its_reason_and_a_profile() {
    let view = view(&book(|_| ()));
    let needed: Vec<&str> =
        view.missing.iter().filter(|m| m.needed).map(|m| m.what.as_str()).collect();
    assert_eq!(needed, ["a reason for Erik Naess to meet us"]);
    assert!(!view.is_ready());
    let profile = view.missing.iter().find(|m| m.mend == Mend::Profile("naess".to_owned()));
    assert_eq!(profile.unwrap().hint, "ask 王敏 or Jonas Falk before");
}

#[test]
fn money_that_is_late_a_hole_old_marks_and_an_untested_coach_make_questions() {
    let view = view(&book(|account| {
        account["visits"][2]["questions"] = json!([]);
        let deal = &mut account["opportunities"][0];
        deal["payments"] = json!([{"id": "late", "what": "acceptance", "amount": 9000,
            "due": "2026-11-01", "invoiced": "2026-10-01"}]);
        for person in account["people"].as_array_mut().unwrap() {
            if person["id"] == "wang" {
                person["deeds"] = json!([]);
            }
            if person["id"] == "naess" {
                person["marks_as_of"] = json!("2025-01-01");
            }
        }
        let people = account["people"].as_array_mut().unwrap();
        people.push(json!({"id": "hole", "name": "head of grid", "placeholder": true}));
    }));
    let of = |cause: Cause| view.proposed.iter().filter(move |a| a.cause == cause);
    let texts = |cause| of(cause).map(|a| a.text.clone()).collect::<Vec<_>>();
    assert!(texts(Cause::Payment).iter().any(|t| t.contains("payment of 9,000 for acceptance")));
    assert_eq!(texts(Cause::Hole), ["Who is your head of grid?"]);
    let test = of(Cause::Untested).next().expect("王敏 is our coach and has done nothing");
    assert_eq!(test.text, "Would you introduce us to Ingrid Dahl?");
    assert_eq!((test.person.as_deref(), test.to.as_deref()), (Some("wang"), Some("王敏")));
    let held = |o: &&anteroom::workbench::visit::Expected| o.text.contains("payment of 9,000");
    assert!(view.objections.iter().any(|o| held(&o)), "{:?}", view.objections);
}

#[test]
fn about_a_person_one_asks_them_or_whoever_knows_them() {
    let asked_of = |people: Value| {
        let view = view(&book(|account| {
            account["visits"][2]["people"] = people;
            account["visits"][2]["questions"] = json!([]);
        }));
        let about = |a: &&anteroom::workbench::visit::Ask| {
            a.topic.as_deref() == Some("senior.concerns") && a.person.as_deref() == Some("dahl")
        };
        view.proposed.iter().find(about).unwrap().to.clone()
    };
    assert_eq!(asked_of(json!(["wang", "dahl"])).as_deref(), Some("Ingrid Dahl"));
    assert_eq!(
        asked_of(json!(["lind", "vik"])).as_deref(),
        Some("Petra Vik"),
        "who works with her"
    );
    assert_eq!(asked_of(json!(["wang", "lind"])).as_deref(), Some("王敏"), "else our coach");
    assert_eq!(asked_of(json!([])), None);
}

#[test]
fn a_question_on_the_list_still_says_where_it_came_from() {
    let view = view(&book(|account| {
        let text = "What has become of \"show us the draft of the specification\"?";
        account["visits"][2]["questions"] = json!([{"text": text, "person": "wang"}]);
    }));
    assert!(view.chosen[0].state.starts_with("promised by 王敏"), "{:?}", view.chosen[0]);
}

#[test]
fn a_promise_asked_in_other_words_keeps_its_cause_and_is_not_proposed_again() {
    let text = "What has become of \"show us the draft of the specification\"?";
    let made = book(|account| {
        account["visits"][2]["questions"] =
            json!([{"text": "And the draft?", "person": "wang", "about": text}]);
        account["opportunities"][0]["payments"] = json!([{"id": "late", "what": "acceptance",
            "amount": 9000, "due": "2026-11-01", "invoiced": "2026-10-01"}]);
    });
    let view = view(&made);
    assert_eq!(view.chosen[0].cause, Cause::Promise);
    assert!(view.chosen[0].state.starts_with("promised by 王敏"), "{:?}", view.chosen[0]);
    assert!(view.proposed.iter().all(|a| a.text != text), "it is asked already");
    let held = view.proposed.iter().find(|a| a.text.contains("payment of 9,000"));
    assert_eq!(held.expect("it is proposed").cause, Cause::Payment);
    let page = run(&made.file, &["brief", "Northwind Hydro"]);
    assert!(page.contains("And the draft?"), "{page}");
    for other in ["What has become of", "What holds up", "first  "] {
        assert!(!page.contains(other), "{other} was not chosen\n{page}");
    }
}

#[test]
fn the_brief_expects_what_is_taken_over_and_else_what_is_proposed() {
    let own = run(&book(|_| ()).file, &["brief", "Northwind Hydro"]);
    assert!(own.contains("EXPECT\n") && !own.contains("EXPECT (PROPOSED)"), "{own}");
    assert!(!own.contains("Why you and not"), "only proposed\n{own}");
    let none = book(|account| {
        account["visits"][2]["objections"] = json!([]);
        account["visits"][2]["their_questions"] = json!([]);
    });
    let page = run(&none.file, &["brief", "Northwind Hydro"]);
    assert!(page.contains("EXPECT (PROPOSED)") && page.contains("they say"), "{page}");
}

#[test]
fn search_finds_notes_in_any_script_with_their_place() {
    let made = book(|account| {
        let contacts = account["contacts"].as_array_mut().unwrap();
        contacts.push(json!({"id": "cn", "date": "2026-11-20", "kind": "call", "people": ["wang"],
            "note": "规格书下周五寄出, Ålesund bekräftigt"}));
    });
    let found = |words: &str| -> Vec<Value> {
        let out = run(&made.file, &["search", words, "--json"]);
        serde_json::from_str::<Value>(&out).unwrap().as_array().unwrap().clone()
    };
    for words in ["规", "周五", "alesund", "BEKRAFT", "alesund 规格"] {
        let hits = found(words);
        assert!(
            hits.iter().any(|h| h["id"] == "cn" && h["account"] == "northwind"),
            "{words}: {hits:?}"
        );
    }
    assert!(found("五周").is_empty() && found("zzzz").is_empty());
    assert_eq!(found("王敏")[0]["record"], "person");
}
