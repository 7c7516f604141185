//! What is shown of what the rules find: status, answers of the rep, order, remedies.

use super::*;
use crate::defaults;
use crate::rules::sample::{self, ask};

/// The codes of an account, a dismissed one with a minus before it.
fn codes(dossier: &str) -> Vec<String> {
    ask(dossier, |case| {
        let found = judge(case, defaults::words()).into_iter();
        found.map(|f| format!("{}{}", if f.dismissed { "-" } else { "" }, f.code)).collect()
    })
}

#[test]
fn an_answer_of_the_rep_holds_as_long_as_spec_says() {
    let hidden = |lines: &str| {
        let found = codes(&format!(
            "people id=p placeholder=true; people id=q influence=4 attitude=-1; {lines}"
        ));
        assert_eq!(found.len(), 1, "{lines}: {found:?}");
        found[0].starts_with('-')
    };
    for (dismissal, is) in [
        ("", false),
        ("verdict=rejected", true),
        ("verdict=rejected date=-180", true),
        ("verdict=rejected date=-181", false),
        ("verdict=rejected date=+1", false),
        ("verdict=rejected until=+9 date=+1", false),
        ("verdict=rejected date=-400 until=0", true),
        ("verdict=rejected date=0 until=-1", false),
        ("verdict=snoozed until=0", true),
        ("verdict=snoozed until=-1", false),
        ("verdict=snoozed until=+5 date=-400", true),
        ("verdict=snoozed", false),
        ("verdict=accepted", false),
        ("verdict=accepted until=0", true),
        ("verdict=accepted until=-1", false),
    ] {
        let line = format!("dismissals code=blocker_unhandled subject=q {dismissal}");
        assert_eq!(hidden(&line), is, "{dismissal}");
    }
    assert!(!hidden("dismissals code=blocker_unhandled subject=p verdict=rejected"));
    assert!(!hidden("dismissals code=avoided_person subject=q verdict=rejected"));
}

#[test]
fn an_accepted_finding_stays_away_while_its_action_is_open() {
    let common =
        "people id=p cadence_days=9; dismissals code=neglected_person subject=p verdict=accepted";
    for (lines, shown) in [
        ("", "neglected_person"),
        ("actions for=p", "-neglected_person"),
        ("actions for=p done=+1", "-neglected_person"),
        ("actions for=p done=0", "neglected_person"),
        ("actions for=neglected_person", "neglected_person"),
        ("actions for=acme", "neglected_person"),
    ] {
        assert_eq!(codes(&format!("{common}; {lines}")), [shown], "{lines}");
    }
}

#[test]
fn lost_and_dormant_accounts_give_what_still_matters() {
    let all = "opportunities id=o buying_stage=2; people id=p left=0 influence=3; people id=q cadence_days=1";
    let found = |status: &str| codes(&format!("{all}; account status={status}"));
    assert!(found("active").len() > 5);
    assert_eq!(found("dormant"), ["person_left"]);
    assert_eq!(found("lost"), [""; 0]);
    for code in OF_LOST.iter().chain(OF_DORMANT) {
        assert!(severity(code).is_some(), "{code}");
    }
}

#[test]
fn findings_are_sorted_by_severity_code_and_subject() {
    let dossier = "people id=b influence=4 attitude=-1 cadence_days=1; people id=a influence=4 attitude=-2 cadence_days=1
        people id=王 cadence_days=1; account tier=key knowledge.product.score=1";
    let order = ask(dossier, |case| {
        let found = judge(case, defaults::words()).into_iter();
        found.map(|f| format!("{} {}", f.code, f.subject)).collect::<Vec<_>>()
    });
    assert_eq!(
        order,
        [
            "blocker_unhandled a",
            "blocker_unhandled b",
            "neglected_person a",
            "neglected_person b",
            "neglected_person 王",
            "knowledge_gap acme",
        ]
    );
}

#[test]
fn a_book_is_sorted_by_severity_account_name_and_place() {
    let finding = |code, severity, subject: &str| Finding {
        title: String::new(),
        code,
        severity,
        account: String::new(),
        subject: subject.to_owned(),
        sentence: String::new(),
        evidence: Vec::new(),
        remedy: String::new(),
        dismissed: false,
        row: RowPlace::Own,
    };
    let names = ["b", "a", "a", "Z"];
    let mut found = vec![
        (0, finding("x", Severity::Critical, "")),
        (2, finding("x", Severity::Warning, "1")),
        (1, finding("x", Severity::Warning, "2")),
        (1, finding("w", Severity::Warning, "3")),
        (3, finding("z", Severity::Warning, "")),
        (1, finding("x", Severity::Notice, "")),
    ];
    sort_findings(&mut found, |place| names[place]);
    let order: Vec<_> = found.iter().map(|(place, f)| (*place, f.code)).collect();
    assert_eq!(order, [(0, "x"), (3, "z"), (1, "w"), (1, "x"), (2, "x"), (1, "x")]);
}

#[test]
fn a_remedy_names_whom_it_is_about() {
    let dossier =
        "account name=Northwind; people id=q name=\"Bo {account} Lind\" influence=4 attitude=-1";
    ask(dossier, |case| {
        let found = judge(case, defaults::words());
        assert_eq!(
            found[0].remedy,
            "Hear from Bo {account} Lind what speaks against us, and take it up"
        );
    });
}

#[test]
fn every_finding_has_a_sentence_without_ids_a_remedy_without_holes_and_its_code_once() {
    let codes: Vec<&str> = findings::all().map(|r| r.code).collect();
    for (place, code) in codes.iter().enumerate() {
        assert!(severity(code).is_some() && !codes[..place].contains(code), "{code}");
    }
    let dossier = "account name=Northwind tier=key knowledge.product.score=1; competitors id=Qv name=Voltaris
        rep.team name=Li until=-1; opportunities id=Qo name=Turbine buying_stage=3
        opportunities.rivals competitor=Qv sponsor=Q1
        people id=Q1 name=\"Ingrid Dahl\" level=executive roles=decision_maker,coach attitude=1 influence=5 marks_as_of=-400
        people id=Q2 name=王敏 influence=3 cadence_days=9; people id=Q3 name=Falk influence=4 relationship=3 roles=coach
        people id=Q4 name=Vik placeholder=true; people id=Q5 name=Old left=-3 influence=5
        people id=Q6 name=Moe relationship=4 held_by=Li; people id=Q7 name=Lind influence=5 attitude=-2
        contacts*3 date=-100 people=Q3; contacts*3 date=-5 kind=attempt people=Q1
        intel topic=organisation.budget answer=x as_of=-400; intel topic=senior.concerns person=Q1 answer=x";
    ask(dossier, |case| {
        let found = judge(case, defaults::words());
        assert!(found.len() > 20, "{}", found.len());
        for f in &found {
            assert!(
                !f.sentence.is_empty() && !f.sentence.contains('Q'),
                "{}: {}",
                f.code,
                f.sentence
            );
            assert!(
                !f.remedy.is_empty() && !f.remedy.contains(['{', '}']),
                "{}: {}",
                f.code,
                f.remedy
            );
        }
    });
}

#[test]
fn a_silent_case_gives_the_same_findings_without_words() {
    let book =
        sample::book("opportunities id=o buying_stage=3; people id=p influence=4 attitude=-1");
    let world = sample::world(&book);
    let key = |f: &Finding| (f.severity, f.code, f.subject.clone(), f.dismissed);
    let told: Vec<_> = judge(&AccountContext::new(&book.accounts[0], &world), defaults::words())
        .iter()
        .map(key)
        .collect();
    let silent = judge(&AccountContext::silent(&book.accounts[0], &world), defaults::words());
    assert_eq!(silent.iter().map(key).collect::<Vec<_>>(), told);
    assert!(silent.iter().all(|f| f.remedy.is_empty()));
    let shown = |f: &&Finding| f.is_shown();
    let count = |severity| silent.iter().filter(shown).filter(|f| f.severity == severity).count();
    let tally = tally(&AccountContext::silent(&book.accounts[0], &world));
    assert_eq!(tally.critical, count(Severity::Critical));
    assert_eq!(tally.warning, count(Severity::Warning));
    assert_eq!(tally.notice, count(Severity::Notice));
}

#[test]
fn a_tally_leaves_out_what_was_answered() {
    let dossier = "people id=p influence=4 attitude=-1; dismissals code=blocker_unhandled subject=p verdict=rejected";
    assert_eq!(ask(dossier, tally), Tally::default());
}
