//! What was seen in the field, as the demo has it.

use super::*;

fn day(month: u32, day: u32) -> Date {
    Date::from_ymd_opt(2026, month, day).unwrap()
}

#[test]
fn two_looks_stand_side_by_side_and_a_conclusion_keeps_its_readings() {
    let bench = Workbench::in_memory(day(11, 24)).unwrap().demo().unwrap();
    let market = bench.market(None, day(10, 1), day(11, 24)).unwrap();
    let place = market.places.iter().find(|p| p.place.contains("Bergen")).unwrap();
    assert_eq!(place.brands, (Some(29), Some(28)));
    let voltaris = place.products.iter().find(|p| p.name().contains("VK-40")).unwrap();
    let (now, before) = (&voltaris.now, voltaris.before.as_ref().unwrap());
    assert!(now.price < before.price);
    let says = voltaris.change(&|s| s.word().to_owned()).unwrap();
    assert!(says.contains("price down from 26"), "{says}");
    let pressure = market.conclusions.iter().find(|c| c.finding.code == "price_pressure");
    let pressure = pressure.expect("VK-40 was cut");
    assert!(pressure.alternatives.len() >= 2 && !pressure.says.is_empty());
}

#[test]
fn what_was_seen_outside_the_period_is_no_row_but_is_the_look_before() {
    let bench = Workbench::in_memory(day(11, 24)).unwrap().demo().unwrap();
    assert!(bench.market(None, day(1, 1), day(1, 31)).unwrap().places.is_empty());
    let later = bench.market(None, day(11, 1), day(11, 24)).unwrap();
    let bergen = later.places.iter().find(|p| p.place.contains("Bergen")).unwrap();
    assert!(bergen.days.iter().all(|d| *d >= day(11, 1)));
    assert!(bergen.products.iter().any(|p| p.before.is_some()));
}
