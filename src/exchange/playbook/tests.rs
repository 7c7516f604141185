//! Claims about the embedded playbook and about what is refused.

use super::*;
use crate::model::codes::CODES;
use crate::model::playbook::{CAUSES, Side};
use std::sync::Arc;

/// docs/RULES.md, Readiness: category, weight, then topics with shelf, weight, `*` critical.
const TOPICS: &str = "\
industry 10 | trend 180 2 | competition 180 2 | standing 365 2 | regulation 365 1
organisation 20 | structure 180 3 | buying_process 180 3 * | buying_schedule 60 3 * | budget 90 3 * | capital 180 2 | paperwork 365 1
senior 25 | background 365 2 | concerns 120 3 * | influencers 180 3 | personal_win 180 2
problems 20 | pains 90 3 * | trigger 90 3 * | impact 90 2 | current_solution 180 2 | requirements 90 3
history 5 | dealings 365 2 | satisfaction 180 2 | receivables 30 2
ours 10 | fit 120 3 | value 120 2 | proof 365 2 | weakness 180 2
rivals 10 | who 90 3 * | relationship 90 3 | offer 90 2 | price 60 1";

/// docs/RULES.md, Stages and exit criteria.
const CRITERIA: &str = "\
needs_known* schedule_known* rivals_known* customer_evaluated*
roles_mapped* decision_maker_met* coach_won* on_shortlist
spec_seen* spec_points_ours* technical_agreed
bid_checked* bid_submitted* clarifications_answered bid_result
terms_agreed* payment_terms_safe* contract_signed*
delivered* accepted* paid_in_full* service_plan_running reference_given";

#[test]
fn the_default_is_sound_and_an_empty_file_is_the_default() {
    assert_eq!(default_playbook().check(), Ok(()));
    assert_eq!(parse("").as_ref(), Ok(&*default_playbook()));
    assert_eq!(parse(DEFAULT_TEXT).as_ref(), Ok(&*default_playbook()));
}

#[test]
fn topics_have_the_numbers_of_the_contract() {
    let playbook = default_playbook();
    let written: Vec<String> = playbook
        .categories()
        .iter()
        .map(|category| {
            let topics = category.topics.iter().map(|topic| {
                let star = if topic.critical { " *" } else { "" };
                format!(" | {} {} {}{star}", topic.name, topic.shelf, topic.weight)
            });
            format!("{} {}{}", category.name, category.weight, topics.collect::<String>())
        })
        .collect();
    assert_eq!(written.join("\n"), TOPICS);
    for (category, topic) in playbook.topics() {
        assert_eq!(topic.person, category.name == "senior", "{}", topic.name);
        assert_eq!(topic.person, topic.ask.contains("{name}"), "{}", topic.name);
        assert!(topic.ask.ends_with('?'), "{}", topic.name);
    }
    assert_eq!(playbook.topic("organisation.budget").map(|topic| topic.shelf), Some(90));
    assert_eq!((playbook.topic("budget"), playbook.topic("organisation.colour")), (None, None));
}

#[test]
fn a_question_about_a_person_names_them() {
    let playbook = default_playbook();
    let topic = playbook.topic("senior.concerns").expect("known");
    assert_eq!(topic.question(Some("王敏")), "What must be safe before 王敏 agrees?");
    assert_eq!(topic.question(None), "What must be safe before the person who decides agrees?");
}

#[test]
fn stages_and_criteria_are_those_of_the_contract() {
    let playbook = default_playbook();
    let written: Vec<String> = playbook
        .stages()
        .iter()
        .map(|stage| {
            let star = |required| if required { "*" } else { "" };
            let names: Vec<_> =
                stage.criteria.iter().map(|c| format!("{}{}", c.name, star(c.required))).collect();
            names.join(" ")
        })
        .collect();
    assert_eq!(written.join("\n"), CRITERIA);
    assert_eq!(playbook.criterion("coach_won").map(|(stage, _)| stage.number), Some(2));
    assert_eq!([1, 3, 4, 5, 6].map(|stage| playbook.stalled_days(stage)), [60, 60, 30, 30, 120]);
}

#[test]
fn other_purchases_have_their_own_stages_with_a_meaning() {
    let playbook = default_playbook();
    let means: Vec<(&str, Vec<i64>)> = playbook
        .processes()
        .iter()
        .map(|p| (p.name.as_str(), p.stages.iter().map(|s| p.meaning(s.number)).collect()))
        .collect();
    assert_eq!(
        means,
        [("retail_listing", vec![1, 2, 3, 5, 6, 6]), ("repeat_order", vec![1, 4, 5, 6])]
    );
    assert_eq!(playbook.processes()[1].meaning(6), 6, "beyond the last stage it is over as well");
    assert!(playbook.criteria().any(|c| c.name == "planogram_agreed"));
}

#[test]
fn marks_have_the_weights_of_the_contract() {
    let playbook = default_playbook();
    let marks: Vec<_> =
        playbook.evaluation().iter().map(|mark| (mark.name.as_str(), mark.weight)).collect();
    let weights = [10, 10, 15, 15, 15, 15, 10, 10];
    let names =
        ["capital", "technical", "relationship", "credit", "rival", "fit", "resources", "sureness"];
    assert_eq!(marks, names.into_iter().zip(weights).collect::<Vec<_>>());
    let rated =
        playbook.evaluation().iter().filter(|mark| mark.rivals).map(|mark| mark.name.as_str());
    assert_eq!(rated.collect::<Vec<_>>(), ["technical", "relationship", "fit", "resources"]);
    assert_eq!(playbook.evaluation().iter().filter(|mark| mark.side == Side::Customer).count(), 4);
    assert_eq!((playbook.verdict.go_mark, playbook.verdict.conditional_mark), (70, 50));
}

#[test]
fn every_finding_has_a_cause_and_market_findings_a_conclusion() {
    let playbook = default_playbook();
    for (code, _) in CODES {
        let cause = playbook.fold.cause_of(code).unwrap_or_else(|| panic!("{code} has no cause"));
        assert!(CAUSES.contains(&cause));
        assert_eq!(playbook.inference(code).is_some(), cause == "market", "{code}");
    }
    assert!(playbook.fold.is_due("complaint_late") && !playbook.fold.is_due("stalled"));
    assert!(
        playbook.fold.is_whole_book("handover_risk") && !playbook.fold.is_whole_book("stalled")
    );
}

#[test]
fn titles_suggest_level_and_roles() {
    let playbook = default_playbook();
    let cases = [
        ("CEO", "executive decision_maker"),
        ("Ｃ.E.O / CEO", "executive decision_maker"),
        ("CFO", "executive approver"),
        ("Purchasing director", "senior purchasing"),
        ("Technical Director EMEA", "senior technical"),
        ("Plant manager", "middle user"),
        ("Buyer", "middle purchasing"),
        ("Control engineer", "working technical"),
        ("Executive assistant", "working gatekeeper"),
        ("Assistant to the CEO", "working gatekeeper"),
        ("Vice President Sales", "senior approver"),
        ("Einkaufsleiterin", "senior purchasing"),
        ("Mitarbeiter Einkauf", "working purchasing"),
        ("GESCHÄFTSFÜHRER", "executive decision_maker"),
        ("Gescha\u{308}ftsfu\u{308}hrerin", "executive decision_maker"),
        ("总经理", "executive decision_maker"),
        ("副总经理", "executive approver"),
        ("总经理助理", "working gatekeeper"),
        ("华东区采购经理", "middle purchasing"),
        ("采购", "working purchasing"),
        ("总工程师", "senior technical"),
        ("Sales director", "senior"),
    ];
    for (title, expected) in cases {
        let found = playbook
            .job(title)
            .map(|job| [&[job.level.clone()][..], &job.roles].concat().join(" "));
        assert_eq!(found.as_deref(), Some(expected), "{title}");
    }
    for nothing in ["", "Poet", "Officer", "Ceoptic", "مدير"] {
        assert_eq!(playbook.job(nothing).map(|job| &job.name), None, "{nothing}");
    }
}

#[test]
fn a_file_of_ones_own_changes_what_it_names() {
    let own = "\
[thresholds]
stalled_tender_days = 45
[[category]]
name = \"industry\"
[[category.topic]]
name = \"trend\"
critical = true
[[category.topic]]
name = \"regulation\"
remove = true
[[category]]
name = \"safety\"
title = \"safety\"
weight = 5
[[category.topic]]
name = \"audits\"
title = \"audits\"
shelf = 30
weight = 1
ask = \"When is the next audit?\"
about = \"Audits.\"
look = \"Their safety officer.\"
good = \"A day.\"
[[stage]]
number = 4
we_word = \"tender\"
";
    let (playbook, default) = (parse(own).expect("fits"), Arc::unwrap_or_clone(default_playbook()));
    assert_eq!((playbook.stalled_days(4), playbook.stalled_days(1)), (45, 60));
    let trend = playbook.topic("industry.trend").expect("kept");
    assert_eq!((trend.critical, trend.shelf), (true, 180));
    assert_eq!(playbook.topic("industry.regulation"), None);
    let last = playbook.categories().last().expect("some");
    assert_eq!((last.name.as_str(), last.topics.len()), ("safety", 1));
    assert_eq!(playbook.topics().count(), default.topics().count());
    assert_eq!(playbook.stage(4).map(|stage| stage.we_word.as_str()), Some("tender"));
    assert_eq!(
        playbook.stage(4).map(|stage| &stage.criteria),
        default.stage(4).map(|stage| &stage.criteria)
    );
}

#[test]
fn a_language_is_known_by_what_reps_write_and_not_by_parts_of_other_words() {
    let playbook = default_playbook();
    for (spoken, code) in [
        ("Deutsch", Some("de")),
        ("German, some English", Some("de")),
        ("English; reads German", Some("en")),
        ("de", Some("de")),
        ("中文", Some("zh")),
        ("普通话，会一点英语", Some("zh")),
        ("Arabic or English", Some("en")),
        ("Dene", None),
        ("Arabic", None),
    ] {
        assert_eq!(playbook.language_of(spoken).map(|l| l.name.as_str()), code, "{spoken}");
    }
}

#[test]
fn every_language_has_seven_days_and_twelve_months() {
    for language in default_playbook().languages() {
        assert_eq!((language.weekdays.len(), language.months.len()), (7, 12), "{}", language.name);
        assert!(language.dear_by.iter().all(|by| by.contains(" > ") && by.contains("{name}")));
    }
}
