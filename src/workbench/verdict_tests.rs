//! The verdict as the drawing of it has it.

use super::*;
use crate::workbench::opportunity_of;

fn turbine() -> VerdictView {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let account = bench.typed_account(bench.account_of("Northwind").unwrap().key).unwrap();
    let deal = opportunity_of(&account, "Turbine 2027").unwrap();
    bench.verdict_view(&account, deal).unwrap()
}

#[test]
fn the_demo_stands_as_the_drawing_of_the_verdict_has_it() {
    let view = turbine();
    assert_eq!(
        (view.score, view.verdict, view.rated()),
        (Some(62), Some(VerdictWord::Conditional), 8)
    );
    let moved: Vec<(&str, Option<i64>, Option<i64>)> = view
        .marks
        .iter()
        .filter(|m| m.before != m.score)
        .map(|m| (m.title.as_str(), m.before, m.score))
        .collect();
    assert_eq!(
        moved,
        [("technical requirements", Some(3), Some(4)), ("how sure", Some(3), Some(2))]
    );
    let worth = view.worth.unwrap();
    let parts = [worth.margin, worth.by_chance, worth.pursuit, worth.carrying, worth.expected];
    assert_eq!(parts.map(|c| c.0), [44_160_000, 19_872_000, 1_530_000, 1_213_276, 17_128_724]);
    assert_eq!(view.holds_while, Some(("50 % on delivery".to_owned(), 32)));
    assert_eq!(view.since.marks, 2);
    assert_eq!(view.since.stage, Some((3, Date::from_ymd_opt(2026, 10, 14).unwrap())));
    assert_eq!(view.verdicts[0].score, Some(62));
    assert_eq!(view.verdicts[0].buying_stage, Some(2));
    assert_eq!(view.strongest().unwrap().name, "Voltaris");
    let sundt = view.rivals.iter().find(|r| r.name == "Sundt").unwrap();
    assert_eq!((sundt.rated, sundt.marks.len()), (3, 3));
    let trust = view.marks.iter().find(|m| m.criterion == EvaluationCriterion::Relationship);
    assert!(trust.unwrap().file_says[0].starts_with("Dahl never reached"));
    assert_eq!(trust.unwrap().points(), Some(Decimal::from(6)));
}
