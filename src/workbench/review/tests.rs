//! The review against its drawing, on the demo book.

use super::*;

fn day(month: u32, day: u32) -> Date {
    Date::from_ymd_opt(2026, month, day).unwrap()
}

#[test]
fn the_demo_stands_as_the_drawing_of_the_review_has_it() {
    let bench = Workbench::in_memory(day(11, 24)).unwrap().demo().unwrap();
    let review = bench.review(day(9, 1)).unwrap();
    let names: Vec<&str> = review.open.iter().map(|d| d.account.1.as_str()).collect();
    let drawn = [
        "Kestrel Mining",
        "Brenna Kraft",
        "Northwind Hydro",
        "Aurland Paper",
        "Delta Ports",
        "Gulf Water",
    ];
    assert_eq!(names, drawn);
    let sum =
        |of: &dyn Fn(&DealReview) -> Option<i128>| review.open.iter().filter_map(of).sum::<i128>();
    assert_eq!(sum(&|d| d.value.map(|v| v.cents().into())), 671_500_000);
    assert_eq!(sum(&|d| d.by_chance.map(|c| c.0)), 285_800_000);
    let turbine = &review.open[2];
    assert_eq!(turbine.stages, [(Some(3), Some(2)), (Some(2), Some(1))]);
    assert!(turbine.disagree.is_some() && !turbine.why_not_yet.is_empty());
    assert_eq!(turbine.next.as_ref().unwrap().day, day(11, 26));
    let ended = |list: &[DealEnd]| list.iter().map(|d| d.opportunity.1.clone()).collect::<Vec<_>>();
    assert_eq!(ended(&review.won), ["Spare sets blower"]);
    assert_eq!(ended(&review.no_go), ["Kiln fan drives"]);
    assert!(review.lost.is_empty());
    let earlier = bench.review(day(5, 1)).unwrap();
    assert!(ended(&earlier.lost).contains(&"Tilt servos renewal".to_owned()));
}

#[test]
fn a_small_chance_disagrees_with_nothing() {
    let bench = Workbench::in_memory(day(11, 24)).unwrap().demo().unwrap();
    let review = bench.review(day(9, 1)).unwrap();
    assert!(review.open.iter().all(|d| d.disagree.is_none() || d.chance >= Some(LIKELY)));
    assert!(review.open[0].disagree.is_none(), "25 % claims nothing");
}
