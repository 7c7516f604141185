//! The limits of the demo: today's answers, and what another limit would say.

use super::*;

fn limits() -> (Workbench, Limits) {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let limits = bench.limits().unwrap();
    (bench, limits)
}

#[test]
fn the_cushion_limit_answers_as_drawing_19_says() {
    let (_, limits) = limits();
    let cushion = &limits.limits[0];
    assert_eq!(cushion.value.as_deref(), Some("900,000"));
    let said: Vec<(&str, &str)> =
        cushion.answers.iter().map(|a| (a.what.as_str(), a.says.as_str())).collect();
    assert_eq!(said[0], ("Crane drives", "no, by 420,000"));
    assert_eq!(said[1], ("Turbine 2027", "yes, by 75,600"));
    assert!(said.contains(&("all, if won", "no, by 1,244,400")), "{said:?}");
    assert!(said.contains(&("by chance", "yes, by 1,020")), "{said:?}");
    let otherwise = cushion.answers[0].otherwise.as_deref();
    assert_eq!(otherwise, Some("1,320,000 would make Crane drives a yes"));
}

#[test]
fn another_limit_does_what_was_said_of_it() {
    let (mut bench, _) = limits();
    let rep = bench.rep().unwrap();
    let raised = crate::model::Money::from_cents(132_000_000);
    let cells = vec![("cushion_limit", crate::model::Value::Money(raised))];
    let schema = <Rep as crate::model::Record>::SCHEMA;
    bench.operate(crate::workbench::Operation::set("limit", schema, rep.key, cells)).unwrap();
    let cushion = bench.limits().unwrap().limits.remove(0);
    assert_eq!(cushion.answers[0].holds, Some(true), "at the very amount it is a yes");
    assert!(cushion.changed.is_some_and(|(day, _)| day == "2026-11-24"));
}

#[test]
fn what_is_not_set_says_what_does_not_work_without_it() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap();
    let limits = bench.limits().unwrap();
    assert!(limits.limits.iter().all(|l| l.value.is_none() && !l.is_broken()));
    let list = describe::list(&limits, &bench);
    let line = list.items().find(|i| i.pieces[0].text == "gift limit").unwrap().line();
    assert_eq!(line, "gift limit  not set  gifts are counted, not judged");
}

#[test]
fn who_left_us_is_said_with_what_is_not_taken_over() {
    let (_, limits) = limits();
    let karl = limits.ours.iter().find(|m| m.name == "Karl Brandt").unwrap();
    assert_eq!((karl.gone, karl.trusted_by), (true, 2));
    let tomas = limits.ours.iter().find(|m| m.name == "Tomas Reyes").unwrap();
    assert_eq!((tomas.gone, tomas.trusted_by, tomas.to_do), (false, 3, 4));
}
