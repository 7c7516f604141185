//! The demo's specification and bid as the drawing has them.

use super::*;

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn bench() -> Workbench {
    Workbench::in_memory(today()).unwrap().demo().unwrap()
}

fn sheet(bench: &Workbench) -> SpecificationSheet {
    let account = bench.typed_account(bench.account_of("Northwind").unwrap().key).unwrap();
    let deal = crate::workbench::opportunity_of(&account, "Turbine 2027").unwrap();
    bench.specification_sheet(&account, deal).unwrap()
}

#[test]
fn the_demo_stands_as_the_drawing_has_it() {
    let sheet = sheet(&bench());
    assert_eq!(sheet.counts_say(), "ours 2, rival's 3");
    assert_eq!(sheet.closes_say(), "closes Fri 11 Dec, in 17 days");
    assert_eq!(
        sheet.plans_say(),
        "of their 3: one planned, one late, one open; none accepted as lost"
    );
    assert_eq!(sheet.first_point(), 2);
    let states: Vec<PlanState> = sheet.points.iter().map(|p| p.state).collect();
    use PlanState::{Late, Open, Planned};
    assert_eq!(states, [Planned, Planned, Open, Planned, Late]);
    let nine = &sheet.points[2];
    let of = |label: &str| nine.known.iter().find(|(l, _)| *l == label).unwrap().1.clone();
    assert_eq!(of("wrote it"), "Bo Lind, buys, power 4, cool; speaks for Voltaris");
    let mover =
        "Erik Naess, technical, power 4, open; at odds with Bo Lind. In the room on Thu 26 Nov";
    assert_eq!(of("can move it"), mover);
    assert!(of("the file says").contains("spare cards are no longer made"));
    assert_eq!(of("our offer"), "spares on site, costs us 22,000, worth 45,000 to them");
    assert_eq!(of("shared marks"), "fit: we 4, Voltaris 3, Sundt 2");
    assert_eq!(sheet.papers_done(), (0, 2));
    let numbered: Vec<(usize, &str)> =
        sheet.calendar.iter().filter_map(|r| Some((r.number?, r.what.as_str()))).collect();
    assert_eq!(numbered[0].1, "written comments on the specification, before it closes");
    assert_eq!(numbered.len(), 2);
    assert_eq!(sheet.calendar.last().unwrap().kind, CalendarKind::Decision);
    assert!(sheet.missing.iter().any(|m| m.contains("second person")), "{:?}", sheet.missing);
    assert!(!sheet.missing.iter().any(|m| m.contains("comments")));
}

#[test]
fn a_line_is_an_action_for_the_point_or_takes_the_loss() {
    let mut bench = bench();
    let plan = |bench: &Workbench, line: &str| read_plan(line, bench);
    let draft = plan(&bench, "Reyes: comments, fri 11 dec").unwrap();
    assert_eq!(
        draft.preview(today()),
        "an action for this point: Tomas Reyes: comments, by Fri 11 Dec"
    );
    assert!(plan(&bench, "").is_err() && plan(&bench, "lost:").is_err());
    let without = plan(&bench, "ask: does a shared store do, too").unwrap();
    assert!(
        matches!(without, PlanDraft::Action { due: None, ref what, .. } if what.starts_with("ask:"))
    );
    let before = sheet(&bench);
    bench.operate(draft.operation(&before, &before.points[2])).unwrap();
    let after = sheet(&bench);
    assert_eq!((after.points[2].state, after.counts.open), (PlanState::Planned, 0));
    assert_eq!(after.points[2].plan_says(today()), "Fri 11 Dec  comments, Tomas Reyes");
    let lost = plan(&bench, "lost: nobody has five").unwrap();
    bench.operate(lost.operation(&after, &after.points[4])).unwrap();
    let after = sheet(&bench);
    assert_eq!(after.points[4].plan_says(today()), "lost: nobody has five");
    assert_eq!(after.counts.accepted, 1);
    assert!(after.plans_say().ends_with("one accepted as lost"));
}
