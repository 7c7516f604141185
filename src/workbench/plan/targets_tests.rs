//! Targets set, shared among quarters, and what is in sight.

use super::*;
use crate::model::Date;

fn demo() -> (Workbench, Targets) {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let targets = bench.targets(2027).unwrap();
    (bench, targets)
}

fn row<'a>(targets: &'a Targets, name: &str) -> &'a TargetRow {
    targets.rows.iter().find(|r| r.account.1 == name).unwrap()
}

#[test]
fn in_sight_is_what_falls_due_times_its_chance() {
    let (_, targets) = demo();
    assert_eq!(
        (targets.rows.len(), targets.lost.as_slice()),
        (11, &["Tallis Rail".to_owned()][..])
    );
    let sight = |name: &str| row(&targets, name).in_sight.map(|c| c.whole());
    // 184 + 920 + 552 thousand at 45 %; 2,790 at 40 %; 480 at 30 %; 390 at 25 %.
    assert_eq!(sight("Northwind Hydro").as_deref(), Some("745,200"));
    assert_eq!(sight("Delta Ports").as_deref(), Some("1,116,000"));
    assert_eq!(sight("Gulf Water").as_deref(), Some("144,000"));
    assert_eq!(sight("Kestrel Mining").as_deref(), Some("97,500"));
    assert_eq!(sight("华联电力"), None, "nothing open");
    assert!(row(&targets, "Varna Cement").is_no_go);
    assert_eq!(row(&targets, "Northwind Hydro").at_pace.unwrap().whole(), "569,756");
}

#[test]
fn a_target_is_typed_in_thousands_and_shared_as_the_year_before() {
    let (mut bench, targets) = demo();
    let northwind = row(&targets, "Northwind Hydro");
    let read = |typed: &str| bench.read_target(northwind, typed).unwrap();
    let money = |units: i64| Money::from_cents(units * 100);
    assert_eq!(read("650"), Some(TypedTarget::Year(money(650_000), vec![])));
    assert_eq!(read("650,000"), Some(TypedTarget::Year(money(650_000), vec![])));
    assert_eq!(
        read("650 150 160"),
        Some(TypedTarget::Year(money(650_000), vec![money(150_000), money(160_000)]))
    );
    // 569,756.10 and a tenth.
    assert_eq!(read("+10%"), Some(TypedTarget::Year(money(627_000), vec![])));
    assert_eq!((read("-"), read(" ")), (Some(TypedTarget::Nothing), None));
    for wrong in ["x", "100 90 90", "1 2 3 4 5 6"] {
        assert!(bench.read_target(northwind, wrong).is_err(), "{wrong}");
    }
    // 200 220 230 250 of 900: 22.2, 24.4, 25.6, 27.8 per cent.
    assert_eq!(
        split(money(650_000), &[], northwind.shares).map(|m| m.cents() / 100_000),
        [144, 159, 166, 181]
    );
    let with_two = split(money(650_000), &[money(150_000), money(160_000)], northwind.shares);
    assert_eq!(with_two.iter().map(|m| m.cents()).sum::<i64>(), 65_000_000);
    let typed = TypedTarget::Year(money(650_000), vec![]);
    let operation = bench.set_target(northwind, 2027, &typed).unwrap();
    assert_eq!(operation.label, "Northwind Hydro 2027, 650,000");
    bench.operate(operation).unwrap();
    let set = bench.targets(2027).unwrap();
    let after = row(&set, "Northwind Hydro");
    assert_eq!((after.target, after.quarters[0]), (Some(money(650_000)), Some(money(144_000))));
    let again = bench.set_target(after, 2027, &TypedTarget::Year(money(700_000), vec![])).unwrap();
    bench.operate(again).unwrap();
    let set = bench.targets(2027).unwrap();
    let after = row(&set, "Northwind Hydro");
    assert_eq!(after.quarters.iter().flatten().map(|m| m.cents()).sum::<i64>(), 70_000_000);
    bench.undo().unwrap();
    bench.undo().unwrap();
    assert_eq!(row(&bench.targets(2027).unwrap(), "Northwind Hydro").target, None);
}

#[test]
fn without_a_year_before_quarters_are_equal() {
    assert_eq!(
        split(Money::from_cents(40_000_000), &[], [250_000; 4]).map(Money::cents),
        [10_000_000; 4]
    );
}
