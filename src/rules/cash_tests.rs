//! Cash at every boundary: which days count, what flows when, and the drawn deal to the cent.

use super::*;
use crate::rules::sample::{self, day, today};

/// The deal of the sample world, with its costs and payments.
pub const TURBINE: &str = "rep cushion_limit=900000 capital_cost=0.06 hourly_cost=85
    opportunities id=o value=1840000 margin=0.24 chance=45 pursuit_hours=180
    opportunities.costs due=2027-01-20 amount=68400
    opportunities.payments id=order due=2027-02-15 amount=184000
    opportunities.costs due=2027-03-15 amount=230000
    opportunities.costs due=2027-06-30 amount=380000
    opportunities.costs due=2027-09-15 amount=330000
    opportunities.payments id=delivery due=2027-09-30 amount=920000
    opportunities.costs due=2027-11-01 amount=270000
    opportunities.costs due=2027-12-01 amount=120000
    opportunities.payments id=commissioning due=2027-12-15 amount=552000
    opportunities.payments id=retention due=2028-06-30 amount=184000\n";

fn with<T>(lines: &str, look: impl FnOnce(&Opportunity, &RuleContext) -> T) -> T {
    sample::ask(lines, |case| look(&case.account.opportunities[0], case.world))
}

fn need(lines: &str) -> (i128, Option<i64>, i128) {
    let lines = format!("opportunities id=o\n{lines}");
    with(&lines, |deal, world| {
        let cash = cash(deal, world);
        let days = cash.deepest_day.map(|d| (d - today()).num_days());
        (cash.deepest_need.0, days, cash.cent_days)
    })
}

#[test]
fn which_days_count() {
    for (lines, expected) in [
        ("", (0, None, 0)),
        ("opportunities.costs amount=1 due=-1", (0, None, 0)),
        ("opportunities.costs amount=1 due=0", (100, Some(0), 100)),
        ("opportunities.costs amount=1", (100, Some(0), 100)),
        ("opportunities.costs amount=1 due=+3", (100, Some(3), 100)),
        ("opportunities.costs due=+3", (0, None, 0)),
        ("opportunities.costs amount=0 due=-3", (0, None, 0)),
        // A cost of last year is still out today, until the payment of the third day.
        (
            "opportunities.costs amount=2 due=-300\nopportunities.payments due=+3 amount=1",
            (200, Some(0), 200 * 3 + 100),
        ),
        // At the end of a day in and out stand against each other.
        (
            "opportunities.costs amount=2 due=+3\nopportunities.payments due=+3 amount=2",
            (0, None, 0),
        ),
        (
            "opportunities.costs amount=2 due=+3\nopportunities.payments due=+4 amount=2",
            (200, Some(3), 200),
        ),
        // What was lowest before today is over.
        (
            "opportunities.costs amount=9 due=-20\nopportunities.payments paid=-10 amount=8
             opportunities.costs amount=1 due=+5",
            (200, Some(5), 100 * 5 + 200),
        ),
        // The first of two equally deep days.
        (
            "opportunities.costs amount=1 due=+1\nopportunities.payments due=+2 amount=1
             opportunities.costs amount=1 due=+4",
            (100, Some(1), 200),
        ),
    ] {
        assert_eq!(need(lines), expected, "{lines}");
    }
}

#[test]
fn when_a_payment_comes_in() {
    for (fields, expected) in [
        ("due=+5", Some((5, Footing::Due))),
        ("due=0", Some((0, Footing::Due))),
        ("due=-1", Some((90, Footing::Late))),
        ("due=-1 invoiced=-1", Some((90, Footing::Late))),
        ("due=-9 paid=-3", Some((-3, Footing::Paid))),
        ("paid=0", Some((0, Footing::Paid))),
        ("paid=+1", None),
        ("due=+9 paid=+1", Some((9, Footing::Due))),
        ("due=-9 paid=+1", Some((90, Footing::Late))),
        ("", None),
    ] {
        let lines = format!("opportunities id=o\nopportunities.payments amount=1 {fields}");
        let flow = with(&lines, |deal, world| {
            flows(deal, world).first().map(|f| ((f.date - today()).num_days(), f.footing))
        });
        assert_eq!(flow, expected, "{fields}");
    }
}

#[test]
fn the_drawn_deal_is_exact() {
    with(TURBINE, |deal, world| {
        let cash = cash(deal, world);
        assert_eq!(cash.deepest_need, Cents(82_440_000));
        assert_eq!(cash.deepest_day, crate::model::parse_day("2027-09-15"));
        assert_eq!(cash.carrying_cost(*world.rep.capital_cost), Cents(1_213_276));
        assert_eq!(cash.carrying_cost(None), Cents(0));
        assert_eq!(cash.can_cushion(*world.rep.cushion_limit), Some(true));
        assert_eq!(cash.can_cushion(None), None);
        let balances: Vec<i128> =
            milestones(&flows(deal, world)).iter().map(|m| m.balance.0 / 100).collect();
        let drawn = [
            -68_400, 115_600, -114_400, -494_400, -824_400, 95_600, -174_400, -294_400, 257_600,
            441_600,
        ];
        assert_eq!(balances, drawn);
    });
}

#[test]
fn what_if_answers_as_drawn() {
    with(TURBINE, |deal, world| {
        let flows = flows(deal, world);
        let need = |flows: &[Flow]| Cash::of(flows, today()).deepest_need.0 / 100;
        let late = WhatIf::Late(Some("delivery"), 60);
        assert_eq!(need(&what_if(&flows, late)), 1_094_400);
        let money = Money::from_cents(27_600_000);
        let early = what_if(&flows, WhatIf::Moved("retention", "order", money));
        assert_eq!(need(&early), 640_400, "no more than the payment holds is moved");
        let early = what_if(&flows, WhatIf::Moved("delivery", "order", money));
        assert_eq!(need(&early), 548_400);
        assert_eq!(need(&what_if(&early, late)), 818_400);
        assert!(need(&what_if(&flows, WhatIf::Late(None, 400))) > 1_094_400);
        assert_eq!(what_if(&flows, WhatIf::Late(Some("none"), 60)), flows);
    });
}

#[test]
fn what_is_paid_is_never_late() {
    let lines = "opportunities id=o\nopportunities.payments id=p paid=-1 amount=1";
    with(lines, |deal, world| {
        let flows = flows(deal, world);
        assert_eq!(what_if(&flows, WhatIf::Late(None, 9)), flows);
    });
}

#[test]
fn carrying_cost_is_rounded_once_at_the_end() {
    let cost = |cent_days, rate: &str| {
        let cash = Cash { cent_days, ..Cash::default() };
        cash.carrying_cost(Some(rate.parse().expect("a rate"))).0
    };
    for (cent_days, rate, cents) in [
        (365, "0.5", 1),
        (364, "0.5", 0),
        (365, "1", 1),
        (182, "1", 0),
        (183, "1", 1),
        (0, "1", 0),
        (3_650, "0.0499999999999999999999999", 0),
        (3_650, "0.05", 1),
    ] {
        assert_eq!(cost(cent_days, rate), cents, "{cent_days} at {rate}");
    }
}

#[test]
fn eight_thousand_years_of_the_largest_sums_take_no_time() {
    let lines = "opportunities id=o
        opportunities.costs*50 due=-700000 amount=10000000000000
        opportunities.costs due=9999-12-31 amount=1";
    with(lines, |deal, world| {
        let cash = cash(deal, world);
        let days = i128::from(
            (crate::model::parse_day("9999-12-31").expect("a day") - today()).num_days(),
        );
        assert_eq!(cash.cent_days, 50_000_000_000_000_000 * (days + 1) + 100);
        assert_eq!(cash.deepest_day, crate::model::parse_day("9999-12-31"));
        let rate = "0.999999999999999999999999".parse().ok();
        assert!(cash.carrying_cost(rate).0 > 300_000_000_000_000_000_000);
        assert!(day(0) == today());
    });
}
