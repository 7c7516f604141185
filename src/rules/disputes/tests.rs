//! Each kind of dispute: what is one, and what looks like one and is none.

use super::*;
use crate::rules::sample;

fn kinds(lines: &str) -> Vec<&'static str> {
    let book = sample::book(lines);
    let world = sample::world(&book);
    of_book(&book.accounts, &world).iter().map(|d| d.kind).collect()
}

/// Lines of a dossier, and the disputes that they make.
const TABLE: &[(&str, &[&str])] = &[
    ("opportunities id=o; opportunities.rivals competitor=v", &["rival_and_none"]),
    ("opportunities id=o status=lost; opportunities.rivals competitor=v", &[]),
    (
        "opportunities id=o; opportunities.rivals competitor=v
         intel topic=rivals.who answer=Volt as_of=-1",
        &[],
    ),
    ("opportunities id=o; opportunities.evidence criterion=coach_won date=-5", &["coach_unproven"]),
    (
        "opportunities id=o; opportunities.evidence criterion=coach_won; people id=c roles=coach left=-3",
        &[],
    ),
    (
        "opportunities id=o; opportunities.evidence criterion=decision_maker_met date=-5
         people id=d roles=decision_maker",
        &["decider_unmet"],
    ),
    (
        "opportunities id=o; opportunities.evidence criterion=decision_maker_met date=-5
         people id=d roles=decision_maker; contacts date=-900 people=d",
        &[],
    ),
    (
        "people id=p; visits id=v date=-5 people=p debrief.result=met_best
         contacts date=-5 kind=attempt people=p",
        &["result_without_talk"],
    ),
    (
        "people id=p; visits id=v date=-5 people=p debrief.result=missed
         contacts date=-5 kind=attempt people=p",
        &[],
    ),
    (
        "opportunities id=o status=won value=10; opportunities.payments id=m amount=11",
        &["payments_above_value"],
    ),
    ("opportunities id=o status=won value=10; opportunities.payments id=m amount=10", &[]),
    ("opportunities id=o value=10; opportunities.payments id=m amount=11", &[]),
    (
        "opportunities id=o chance=60; opportunities.decision verdict=no_go date=-9",
        &["chance_no_go"],
    ),
    ("opportunities id=o chance=59; opportunities.decision verdict=no_go date=-9", &[]),
    ("opportunities id=o closed.date=-9", &["open_and_closed"]),
    ("opportunities id=o status=won closed.date=-9", &[]),
    ("people id=p left=-9; visits id=v date=+3 people=p", &["left_and_attends"]),
    ("people id=p left=-9; visits id=v date=-12 people=p status=done", &[]),
    ("people id=p left=-9; actions id=x promised_by=p", &["left_and_owes"]),
    ("people id=p left=-9; actions id=x promised_by=p done=-10", &[]),
    (
        "opportunities id=o buying_stage=2; opportunities.stage_history date=-9 buying_stage=3",
        &["stage_apart"],
    ),
    ("opportunities id=o buying_stage=2; opportunities.stage_history date=+9 buying_stage=3", &[]),
    ("account tier=target; tier_history tier=key since=-9", &["tier_apart"]),
    ("account tier=target; tier_history tier=target since=-9", &[]),
    ("people id=p name=\"Bo Lind\"; people id=q name=\"Dr. Bo Lind\"", &["two_people"]),
    ("people id=p name=A email=x@y; people id=q name=B email=X@y", &["two_people"]),
    (
        "people id=p name=A phone=123456; people id=q name=B phone=123456; people id=r name=C phone=123456",
        &[],
    ),
    (
        "people id=p name=\"Anil Sharma\" phone=123456; people id=q name=\"Lee Armstrong\" phone=123456",
        &[],
    ),
    (
        "people id=p name=\"Kirsty Scott\" phone=123456; people id=q name=\"Kirsty Bain\" phone=123456",
        &["two_people"],
    ),
    ("account name=\"Lind AG\"; accounts id=b name=Lind", &["two_accounts"]),
    ("account name=\"Lind AG\"; accounts id=b name=Lind parent=acme", &[]),
    ("opportunities id=o; opportunities.payments id=m invoiced=-3 paid=-9", &["paid_too_early"]),
    ("opportunities id=o; opportunities.payments id=m invoiced=-3 paid=-3", &[]),
    ("rep name=Anna; people id=p held_by=Ana", &["holder_unknown"]),
    ("rep name=Anna; people id=p held_by=Li; people id=q held_by=Li", &[]),
    ("rep name=Anna; rep.team name=Li; people id=p held_by=Li", &[]),
];

#[test]
fn what_cannot_both_be_true() {
    for (lines, wanted) in TABLE {
        let of_rivals = lines.contains("rivals competitor");
        let common =
            "competitors id=v name=Volt; intel topic=rivals.who answer=\"none, only we\" as_of=-9";
        let lines = if of_rivals { format!("{common}\n{lines}") } else { (*lines).to_owned() };
        assert_eq!(kinds(&lines), *wanted, "{lines}");
    }
}

#[test]
fn four_quarters_and_another_sum() {
    let quarters = |n: i64| {
        (1..=n).map(|q| format!("years.quarters quarter={q} revenue=5\n")).collect::<String>()
    };
    let year = |n| format!("years year=2025 revenue=21\n{}", quarters(n));
    assert_eq!(kinds(&year(4)), ["quarters_apart"]);
    assert_eq!(kinds(&year(3)), [""; 0]);
}

#[test]
fn what_the_rep_calls_none_does_not_come_back() {
    let lines = "opportunities id=o chance=60; opportunities.decision verdict=no_go date=-9";
    assert_eq!(kinds(&format!("{lines}; settled kind=chance_no_go records=o")), [""; 0]);
    assert_eq!(kinds(&format!("{lines}; settled kind=chance_no_go records=x")), ["chance_no_go"]);
    assert_eq!(kinds(&format!("{lines}; settled kind=stage_apart records=o")), ["chance_no_go"]);
}

#[test]
fn every_dispute_has_two_choices_and_its_sentence_no_id() {
    let lines = "people id=#p name=Vik roles=decision_maker left=-9; visits id=#v date=+3 people=#p
        opportunities id=#o name=Kiln closed.date=-3 chance=70 buying_stage=2
        opportunities.decision verdict=no_go date=-9; opportunities.stage_history date=-9 buying_stage=3
        opportunities.evidence criterion=coach_won date=-5";
    let book = sample::book(lines);
    let world = sample::world(&book);
    let all = of_book(&book.accounts, &world);
    assert!(all.len() > 4);
    for dispute in all {
        assert!(NAMES.contains(&dispute.kind));
        assert!(dispute.choices.len() > 1, "{}", dispute.sentence);
        assert!(!dispute.sentence.contains(['#', '_']), "{}", dispute.sentence);
        assert!(dispute.choices.iter().all(|c| !c.label.contains(['#', '_'])));
    }
}
