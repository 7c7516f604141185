//! One row for one fact, and one row for a no-go.

use crate::defaults;
use crate::rules::finding::RowPlace;
use crate::rules::judge::{judge, tally};
use crate::rules::{AccountContext, Finding, sample};

fn found(lines: &str) -> Vec<Finding> {
    sample::ask(lines, |case| judge(case, defaults::words()))
}

fn row_of(found: &[Finding], code: &str) -> Option<RowPlace> {
    found.iter().find(|f| f.code == code).map(|f| f.row)
}

const UNMET: &str = "opportunities id=o buying_stage=2; people id=q influence=1
    people id=p name=Dahl roles=decision_maker influence=4 attitude=0
    contacts*3 date=-9 people=q";

#[test]
fn unmet_and_not_seen_are_one_row() {
    let both = found(UNMET);
    assert_eq!(row_of(&both, "decision_maker_unmet"), Some(RowPlace::Own));
    assert_eq!(row_of(&both, "avoided_person"), Some(RowPlace::Under("decision_maker_unmet")));
    let answered = found(&format!(
        "{UNMET}; dismissals code=decision_maker_unmet subject=p verdict=rejected date=-1"
    ));
    assert_eq!(row_of(&answered, "avoided_person"), Some(RowPlace::Own));
    let other = found(&format!("{UNMET}; people id=p roles=approver"));
    assert_eq!(row_of(&other, "avoided_person"), Some(RowPlace::Own));
}

const NO_GO: &str = "people id=p roles=decision_maker influence=5 attitude=-1; people id=q
    opportunities id=o name=Kiln buying_stage=3 selling_stage=1; opportunities.decision verdict=no_go date=-9 why=credit
    contacts*2 date=-5 kind=call people=q opportunity=o";

#[test]
fn a_no_go_is_one_row_and_all_else_of_the_deal_is_under_it() {
    let found = found(NO_GO);
    let own: Vec<&str> = found.iter().filter(|f| f.row == RowPlace::Own).map(|f| f.code).collect();
    assert_eq!(own, ["verdict_ignored"]);
    assert!(found.iter().filter(|f| f.row == RowPlace::Under("verdict_ignored")).count() > 5);
}

#[test]
fn without_a_talk_since_it_is_a_row_that_the_list_does_not_have() {
    let quiet = NO_GO.replace("date=-5", "date=-15");
    let found = found(&quiet);
    let shown: Vec<&Finding> = found.iter().filter(|f| f.is_shown()).collect();
    let said: Vec<&str> = shown.iter().map(|f| f.sentence.as_str()).collect();
    assert_eq!(said, ["Kiln is a no-go since 15 Nov (credit); no talk since"]);
    assert!(shown[0].remedy.contains("Kiln") && !shown[0].is_listed());
}

#[test]
fn a_go_after_the_no_go_and_another_deal_bring_the_rows_back() {
    let again = found(&format!("{NO_GO}; opportunities.decision verdict=go date=-1"));
    assert!(again.iter().all(|f| !matches!(f.row, RowPlace::Under("verdict_ignored"))));
    let beside = found(&format!("{NO_GO}; opportunities id=b buying_stage=3 selling_stage=1"));
    assert_eq!(row_of(&beside, "blocker_unhandled"), Some(RowPlace::Own));
    let of = |id: &str| {
        let stage = |f: &&Finding| f.code == "behind_customer" && f.subject == id;
        beside.iter().find(stage).map(|f| f.row)
    };
    assert_eq!((of("o"), of("b")), (Some(RowPlace::Under("verdict_ignored")), Some(RowPlace::Own)));
}

#[test]
fn the_tally_counts_rows() {
    for lines in [UNMET, NO_GO, &NO_GO.replace("date=-5", "date=-15")] {
        let book = sample::book(lines);
        let world = sample::world(&book);
        let case = AccountContext::silent(&book.accounts[0], &world);
        let shown = judge(&case, defaults::words()).iter().filter(|f| f.is_shown()).count();
        let tally = tally(&case);
        assert_eq!(tally.critical + tally.warning + tally.notice, shown, "{lines}");
    }
}

#[test]
fn what_is_in_dispute_is_no_row_and_stays_in_the_list() {
    let lines = "opportunities id=o buying_stage=3 selling_stage=3; opportunities.evidence criterion=coach_won date=-3
        people id=p relationship=3";
    let found = found(lines);
    assert_eq!(row_of(&found, "no_coach"), Some(RowPlace::Disputed));
    let coach = found.iter().find(|f| f.code == "no_coach").expect("no coach");
    assert!(coach.is_listed() && !coach.is_shown());
    let settled = format!("{lines}; settled kind=coach_unproven records=o,o");
    let settled = sample::ask(&settled, |case| judge(case, defaults::words()));
    assert_eq!(row_of(&settled, "no_coach"), Some(RowPlace::Own));
    let chance = NO_GO.replace("name=Kiln", "name=Kiln chance=70");
    assert_eq!(row_of(&self::found(&chance), "verdict_ignored"), Some(RowPlace::Disputed));
}
