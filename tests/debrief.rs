//! A debrief on the demo book: one step, intel at once, promises both ways, and all of it taken back by one undo.

use anteroom::model::{
    Confidence, ContactKind, Date, Key, Moment, Outcome, VisitResult, VisitStatus,
};
use anteroom::workbench::debrief::{
    Debriefing, ExtraAnswer, Marked, Met, Over, QuestionAnswer, before_after, edits, edits_over,
    logged_before, promises_answered, report, report_of,
};
use anteroom::workbench::{Setting, Workbench};
use std::process::Command;

fn demo(folder: &tempfile::TempDir) -> Workbench {
    let file = folder.path().join("book.anteroom");
    let json = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
    let done = Command::new(env!("CARGO_BIN_EXE_anteroom"))
        .args(["--today", "2026-11-24", "--file"])
        .arg(&file)
        .args(["import", json])
        .output()
        .unwrap();
    assert!(done.status.success());
    Workbench::open(Setting {
        file,
        today: Date::from_ymd_opt(2026, 11, 24).unwrap(),
        time: "18:00".to_owned(),
        seed: 7,
        config: None,
    })
    .unwrap()
}

fn given() -> Debriefing {
    let answer =
        |place, text: &str, confidence| QuestionAnswer { place, text: text.to_owned(), confidence };
    Debriefing {
        result: Some(VisitResult::MetExpected),
        learned: "Unit 2 hunts below 30 % load. Voltaris may raise its price.".to_owned(),
        next: "Falk: trip list, fri\nwe: offer rev 2, 5 dec\ncall Vik, mon".to_owned(),
        answers: vec![
            answer(0, "38,000 each, 14 since June", Confidence::Stated),
            answer(1, "no stop in her first winter", Confidence::Rumour),
            answer(2, "  ", Confidence::Verified),
        ],
        marks: vec![Marked { person: "falk".to_owned(), attitude: Some(1), relationship: None }],
        ..Debriefing::default()
    }
}

#[test]
fn one_step_holds_it_all_and_one_undo_takes_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = demo(&folder);
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let before = bench.dossier(key).unwrap();
    let visit = before.account.visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap();
    let mut account = before.account.clone();
    account.key = key;
    let edits =
        edits(&account, visit, &given(), &bench.playbook, Some("Anna Weiss"), bench.today());
    bench.apply("debrief", edits).unwrap();

    let after = bench.dossier(key).unwrap();
    let done = after.account.visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap();
    assert_eq!(done.status, VisitStatus::Done);
    assert_eq!(done.debrief.result, Some(VisitResult::MetExpected));
    assert_eq!(done.questions[0].answer.as_deref(), Some("38,000 each, 14 since June"));
    assert_eq!(done.questions[2].answer.as_deref(), None, "a blank is no answer");
    let value = after
        .account
        .intel
        .iter()
        .find(|i| i.answer.as_deref() == Some("38,000 each, 14 since June"));
    let value = value.expect("the answer is intel");
    assert_eq!(value.topic.as_deref(), Some("ours.value"));
    assert_eq!(value.source.as_deref(), Some("Jonas Falk"));
    assert_eq!(value.as_of.0, Date::from_ymd_opt(2026, 11, 18));
    let win = after
        .account
        .intel
        .iter()
        .find(|i| i.answer.as_deref() == Some("no stop in her first winter"));
    assert!(win.expect("of Dahl").person.is("dahl"));
    assert!(after.readiness.whole > before.readiness.whole);
    assert_eq!(
        after.account.contacts.len(),
        before.account.contacts.len(),
        "the visit was logged already"
    );
    let new: Vec<_> = after.account.actions.iter().skip(before.account.actions.len()).collect();
    assert_eq!(new.len(), 3);
    assert!(new[0].promised_by.is("falk") && new[0].due.0 == Date::from_ymd_opt(2026, 11, 27));
    assert!(new[1].promised_to.is("falk") && new[2].promised_to.0.is_none());
    let nags =
        |d: &anteroom::workbench::Dossier| d.findings.iter().any(|f| f.code == "debrief_missing");
    assert!(nags(&before) && !nags(&after));

    let shared = bench.shared().unwrap();
    let effect = before_after(&after.account, done, &bench.world(&shared)).unwrap();
    assert!(
        effect.after > effect.before && effect.closed.iter().any(|t| t.contains("value")),
        "{effect:?}"
    );

    bench.undo().unwrap();
    let back = bench.dossier(key).unwrap();
    assert_eq!(back.account, before.account);
}

#[test]
fn the_mail_holds_what_was_agreed_and_nothing_we_learned() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = demo(&folder);
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let mut account = bench.dossier(key).unwrap().account;
    account.key = key;
    let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap();
    let edits =
        edits(&account, visit, &given(), &bench.playbook, Some("Anna Weiss"), bench.today());
    bench.apply("debrief", edits).unwrap();
    let account = bench.dossier(key).unwrap().account;
    let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap();
    let mail = bench.mail_over(&account, &Over::Visit(visit)).unwrap().text;
    for part in [
        "- Jonas Falk: trip list, by Fri 27 Nov",
        "What we will do:\n\n- offer rev 2, by Sat 05 Dec",
        "Dear Jonas Falk,\n",
        "Anna Weiss",
    ] {
        assert!(mail.contains(part), "{part} is not in\n{mail}");
    }
    for word in ["Voltaris", "hunts", "call Vik", "expected", "cool", "for us"] {
        assert!(!mail.contains(word), "{word} is in\n{mail}");
    }
    let words = (&*bench.words, bench.own_language());
    let report = report(&account, visit, words, bench.today());
    assert!(report.contains("expected: Falk shows us where the governors hunt"), "{report}");
    assert!(report.contains("38,000 each") && report.contains("to do: call Vik"), "{report}");
}

/// What is given, of this, done as one step on the account of this number.
fn done(bench: &mut Workbench, key: Key, over: &Over, given: &Debriefing) {
    let mut account = bench.dossier(key).unwrap().account;
    account.key = key;
    let edits = edits_over(&account, over, given, &bench.playbook, None, bench.today());
    bench.apply("debrief", edits).unwrap();
}

#[test]
fn a_debrief_joins_the_contact_of_the_same_people_and_day_alone() {
    let folder = tempfile::tempdir().unwrap();
    let bench = demo(&folder);
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let mut account = bench.dossier(key).unwrap().account;
    let day = Date::from_ymd_opt(2026, 11, 23).unwrap();
    account.contacts.0.truncate(1);
    let logged = account.contacts.0.first_mut().unwrap();
    logged.kind = ContactKind::Meeting;
    logged.date.0 = Some(Moment::day(day));
    logged.people.0 = vec!["wang".to_owned(), "falk".to_owned()];
    let over = Over::Met(Met {
        id: "met".to_owned(),
        when: Moment::day(day),
        kind: ContactKind::Meeting,
        place: String::new(),
        purpose: String::new(),
        opportunity: None,
    });
    for (people, joins) in [
        (&["falk", "wang"][..], true),
        (&["wang"], false),
        (&["wang", "falk", "dahl"], false),
        (&["dahl"], false),
        (&[], false),
    ] {
        let people = people.iter().map(|id| (*id).to_owned()).collect();
        let given = Debriefing { people, ..Debriefing::default() };
        let joined = logged_before(&account, &over, &given, bench.today());
        assert_eq!(joined.is_some(), joins, "{:?}", given.people);
    }
}

#[test]
fn a_meeting_that_nobody_had_planned_becomes_a_visit_a_contact_people_and_answers_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = demo(&folder);
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let before = bench.dossier(key).unwrap().account;
    let (id, liv) = (bench.make_id(), bench.make_id());
    let over = Over::Met(Met {
        id: id.clone(),
        when: Moment::day(Date::from_ymd_opt(2026, 11, 23).unwrap()),
        kind: ContactKind::Event,
        place: "the fair".to_owned(),
        purpose: "by chance".to_owned(),
        opportunity: Some("turbine-2027".to_owned()),
    });
    let given = Debriefing {
        people: vec!["wang".to_owned(), liv.clone()],
        newcomers: vec![(liv.clone(), "Liv Berg, shift leader".to_owned())],
        result: Some(VisitResult::MetBest),
        next: "Liv: drawings fri\nwe: beat Voltaris, mon".to_owned(),
        told: vec![ExtraAnswer {
            text: "1.9 million".to_owned(),
            subject: "organisation.budget".to_owned(),
            confidence: Confidence::Stated,
        }],
        marks: vec![Marked { person: liv.clone(), attitude: Some(1), relationship: None }],
        offers: vec!["they 1,600,000, 60 days".to_owned()],
        ..Debriefing::default()
    };
    done(&mut bench, key, &over, &given);
    let after = bench.dossier(key).unwrap().account;
    let visit = after.visits.iter().find(|v| *v.id == id).unwrap();
    assert_eq!((visit.status, visit.place.as_deref()), (VisitStatus::Done, Some("the fair")));
    assert_eq!(visit.debrief.next.as_deref(), Some("Liv: drawings fri\nwe: beat Voltaris, mon"));
    assert_eq!(visit.questions[0].answer.as_deref(), Some("1.9 million"));
    let contact = after.contacts.last().unwrap();
    assert_eq!((contact.kind, contact.outcome), (ContactKind::Event, Outcome::Advanced));
    assert_eq!(contact.people.0, ["wang".to_owned(), liv.clone()]);
    let told = after.intel.last().unwrap();
    assert_eq!(told.source.as_deref(), Some("王敏, Liv Berg"));
    assert_eq!(told.as_of.0, Date::from_ymd_opt(2026, 11, 23));
    let new = after.people.last().unwrap();
    assert_eq!((new.name.as_str(), *new.attitude), ("Liv Berg", Some(1)));
    assert_eq!(new.title.or_empty(), "shift leader");
    assert!(after.actions.iter().any(|a| a.promised_by.is(&liv)));

    let mail = bench.mail_over(&after, &Over::Visit(visit)).unwrap();
    assert!(mail.text.contains("- Liv Berg：drawings，11月27日 周五前"), "{}", mail.text);
    assert!(mail.text.contains("王敏、Liv Berg，您好：\n"), "{}", mail.text);
    assert!(!mail.text.contains("Voltaris"), "{}", mail.text);
    assert_eq!(mail.left_out, ["1 promise of your coach"]);
    let words = (&*bench.words, bench.own_language());
    let report = report_of(&after, &Over::Visit(visit), words, bench.today());
    assert!(report.text().contains("result     better\n"), "{}", report.text());
    let offered = "offered    theirs, 1,600,000, pays in 60 days\n";
    assert!(report.text().contains(offered), "{}", report.text());
    assert!(report.markdown().contains("## next\n\n- Liv Berg: drawings"), "{}", report.markdown());

    bench.undo().unwrap();
    assert_eq!(bench.dossier(key).unwrap().account, before);
}

#[test]
fn a_private_contact_leaves_no_mail() {
    let folder = tempfile::tempdir().unwrap();
    let bench = demo(&folder);
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let account = bench.dossier(key).unwrap().account;
    let mut contact = account.contacts[0].clone();
    assert!(!bench.mail_over(&account, &Over::Contact(&contact)).unwrap().text.is_empty());
    contact.private.0 = true;
    assert!(bench.mail_over(&account, &Over::Contact(&contact)).unwrap().text.is_empty());
}

#[test]
fn what_a_debrief_would_change_is_what_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = demo(&folder);
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let mut account = bench.dossier(key).unwrap().account;
    account.key = key;
    let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap();
    let edits = edits(&account, visit, &given(), &bench.playbook, None, bench.today());
    let would = bench.what_if(key, &edits).unwrap();
    bench.apply("debrief", edits).unwrap();
    let did = bench.dossier(key).unwrap();
    assert_eq!(would.readiness.exact, did.readiness.exact);
    let codes = |d: &anteroom::workbench::Dossier| -> Vec<&str> {
        d.findings.iter().map(|f| f.code).collect()
    };
    assert_eq!(codes(&would), codes(&did));
    assert_eq!(would.account.intel.len(), did.account.intel.len());
}

#[test]
fn the_answer_to_what_became_of_a_promise_settles_it_only_where_it_was_kept() {
    for (answer, settled) in [
        ("it came on Friday", true),
        ("not yet, next week", false),
        ("kommt morgen", false),
        ("hasn't come, will chase", false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let mut bench = demo(&folder);
        let key = bench.account_of("Northwind Hydro").unwrap().key;
        let account = bench.dossier(key).unwrap().account;
        let promise = |a: &&anteroom::model::Action| {
            a.done.is_none() && a.promised_by.0.is_some() && a.promised_to.0.is_none()
        };
        let promise = account.actions.iter().find(promise).expect("they owe something").clone();
        let by = promise.promised_by.0.clone().unwrap();
        let asked = format!("What has become of \"{}\"?", promise.what.or_empty());
        let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap();
        let mut row = anteroom::model::Row::empty(
            <anteroom::model::Question as anteroom::model::Record>::SCHEMA,
        );
        row.set("text", anteroom::model::Value::Text(asked));
        row.set("person", anteroom::model::Value::Text(by));
        row.place = 1 << 40;
        let (parent, place) = (visit.key, visit.questions.len());
        let edit = anteroom::model::Edit::Insert { account: key, parent, row };
        bench.apply("a question", vec![edit]).unwrap();

        let mut account = bench.dossier(key).unwrap().account;
        account.key = key;
        let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap();
        let said =
            QuestionAnswer { place, text: answer.to_owned(), confidence: Confidence::Stated };
        let given = Debriefing { answers: vec![said], ..given() };
        assert_eq!(
            promises_answered(&account, &Over::Visit(visit), &given),
            [(promise.what.or_empty(), settled)]
        );
        let edits = edits(&account, visit, &given, &bench.playbook, None, bench.today());
        bench.apply("debrief", edits).unwrap();
        let after = bench.dossier(key).unwrap().account;
        let now = after.actions.iter().find(|a| a.key == promise.key).unwrap();
        assert_eq!(now.done.0.is_some(), settled, "{answer}");
    }
}

#[test]
fn what_was_expected_and_came_is_ticked_and_a_debrief_that_was_not_asked_leaves_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = demo(&folder);
    let key = bench.account_of("Northwind Hydro").unwrap().key;
    let came = |bench: &Workbench| -> Vec<bool> {
        let account = bench.dossier(key).unwrap().account;
        let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-26").unwrap();
        visit.objections.iter().map(|o| *o.came).collect()
    };
    let first = {
        let account = bench.dossier(key).unwrap().account;
        let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-26").unwrap();
        visit.objections[0].text.or_empty().to_owned()
    };
    for (ticked, expected) in [
        (Some(vec![first.clone(), "nobody expected this".to_owned()]), [true, false]),
        (None, [true, false]),
        (Some(Vec::new()), [false, false]),
    ] {
        let mut account = bench.dossier(key).unwrap().account;
        account.key = key;
        let visit = account.visits.iter().find(|v| *v.id == "visit-2026-11-26").unwrap();
        let given = Debriefing { came: ticked, ..Debriefing::default() };
        let edits = edits(&account, visit, &given, &bench.playbook, None, bench.today());
        bench.apply("debrief", edits).unwrap();
        assert_eq!(came(&bench), expected);
    }
}
