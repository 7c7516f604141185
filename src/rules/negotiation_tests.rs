//! Equal value, steps, room and ladder, against a sheet made by hand and a slow reference.

use super::*;
use crate::rules::sample::{book, world};
use proptest::prelude::*;

/// The demo's Turbine 2027 as a spreadsheet has it: value 1,840,000, margin 24 %, capital cost 6 %.
const TURBINE: &str = "rep capital_cost=0.06
    opportunities id=o value=1840000 margin=0.24 target_price=1840000 floor_price=1690000 their_floor=1780000
    opportunities.offers date=2026-10-14 side=us amount=1980000 days=30
    opportunities.offers date=2026-10-27 side=them amount=1600000 days=60
    opportunities.offers date=2026-11-12 side=us amount=1900000 days=30
    opportunities.offers date=2026-11-16 side=them amount=1630000 days=60
    opportunities.offers date=2026-11-19 side=them amount=1660000 days=90";

fn with<T>(text: &str, look: impl FnOnce(&Opportunity, &RuleContext) -> T) -> T {
    let book = book(text);
    let world = world(&book);
    look(&book.accounts[0].opportunities[0], &world)
}

/// By hand, `=amount*(1+0.06*(60-days)/365)`, to the cent:
/// 1,980,000 x 1.00493150.. = 1,989,764.38; 1,900,000 x the same = 1,909,369.86; 1,660,000 x 0.99506849.. = 1,651,813.70.
#[test]
fn the_offers_of_the_demo_are_worth_what_a_spreadsheet_says() {
    with(TURBINE, |deal, world| {
        let bargain = Bargain::of(deal, world);
        assert_eq!((bargain.equal_days, bargain.incomplete), (Some(60), 0));
        let equal: Vec<i128> = bargain.offers.iter().map(|o| o.equal.0).collect();
        assert_eq!(equal, [198_976_438, 160_000_000, 190_936_986, 163_000_000, 165_181_370]);
        let steps: Vec<Option<i128>> = bargain.offers.iter().map(|o| o.step.map(|s| s.0)).collect();
        assert_eq!(steps, [None, None, Some(-8_039_452), Some(3_000_000), Some(2_181_370)]);
        let gap = bargain.now(Side::Us).unwrap().equal.0 - bargain.now(Side::Them).unwrap().equal.0;
        assert_eq!(gap, 25_755_616);
        let theirs = bargain.moves(Side::Them).unwrap();
        assert_eq!((theirs.moved, theirs.steps, theirs.days), (Cents(6_000_000), 2, 23));
        let ours = bargain.moves(Side::Us).unwrap();
        assert_eq!((ours.moved, ours.steps, ours.days), (Cents(8_000_000), 1, 29));
        assert_eq!(bargain.pattern(deal, 1), Pattern::TheyShrink);
    });
}

/// Costs 1,840,000 x 0.76 = 1,398,400; 501,600 / 1,900,000 = 26.4 %; 261,600 / 1,660,000 = 15.759.. = 15.8 %.
#[test]
fn the_ladder_of_the_demo_is_that_of_a_spreadsheet() {
    with(TURBINE, |deal, world| {
        let cost = cost_of(deal).unwrap();
        assert_eq!(cost, Cents(139_840_000));
        for (price, tenths, earned) in [
            (1_900_000, 264, 501_600),
            (1_840_000, 240, 441_600),
            (1_780_000, 214, 381_600),
            (1_735_000, 194, 336_600),
            (1_690_000, 173, 291_600),
            (1_660_000, 158, 261_600),
            (1_000_000, -398, -398_400),
        ] {
            let at = earned_at(Cents(price * 100), cost);
            assert_eq!((at.margin_tenths, at.earned.0), (Some(tenths), earned * 100), "{price}");
        }
        let room = PriceRoom::of(deal, &Bargain::of(deal, world)).unwrap();
        assert_eq!((room.low, room.high), (Cents(169_000_000), Cents(178_000_000)));
        assert_eq!((room.step, room.middle), (Cents(500_000), Cents(173_500_000)));
    });
}

#[test]
fn a_step_is_a_round_sum_near_a_quarter_percent() {
    for (price, step) in [
        (1_735_000, 5_000),
        (640_000, 2_000),
        (265_000, 500),
        (100, 1),
        (1, 1),
        (9_000_000, 20_000),
    ] {
        assert_eq!(round_step(Cents(price * 100 / 400)), Cents(step * 100), "{price}");
    }
}

#[test]
fn the_pattern_follows_from_the_steps_at_equal_days() {
    for (offers, pattern) in [
        ("", Pattern::Nothing),
        ("us 9 100", Pattern::TheyAreSilent),
        ("them 9 100", Pattern::WeAreSilent),
        ("us 9 100;them 7 80", Pattern::Even),
        ("us 9 100;them 9 100", Pattern::AtOnce(Side::Them)),
        ("them 9 80;us 8 80", Pattern::AtOnce(Side::Us)),
        ("them 9 80;us 8 79", Pattern::AtOnce(Side::Us)),
        ("them 9 80;us 7 80", Pattern::Even),
        ("them 9 80;us 8 81", Pattern::Even),
        ("us 9 100;them 7 80;them 5 80", Pattern::TheyStand),
        ("us 9 100;them 7 80;them 5 79", Pattern::TheyStand),
        ("us 9 100;them 7 80;them 5 84;them 4 89", Pattern::TheyGrow),
        ("us 9 100;them 7 80;them 5 84;them 4 87", Pattern::TheyShrink),
        ("us 9 100;us 8 90;us 6 85;them 7 80;them 5 84;them 4 87", Pattern::Even),
        ("us 9 100;us 8 95;us 6 85;them 7 80;them 5 84;them 4 87", Pattern::TheyShrink),
        ("us 9 100;them -3 100", Pattern::TheyAreSilent),
    ] {
        let mut text = "opportunities id=o".to_owned();
        for offer in offers.split(';').filter(|o| !o.is_empty()) {
            let parts: Vec<&str> = offer.split(' ').collect();
            let ago: i64 = parts[1].parse().unwrap();
            let (side, amount) = (parts[0], parts[2]);
            text += &format!("\nopportunities.offers side={side} date={} amount={amount}", -ago);
        }
        with(&text, |deal, world| {
            assert_eq!(Bargain::of(deal, world).pattern(deal, 1), pattern, "{offers}");
        });
    }
}

#[test]
fn a_deal_won_a_day_after_the_only_offer_was_taken_at_once() {
    for (closed, expected) in [("-8", Some(Side::Them)), ("-7", None)] {
        let text = format!(
            "opportunities id=o status=won closed.date={closed}\n\
             opportunities.offers side=us date=-9 amount=100"
        );
        with(&text, |deal, world| {
            assert_eq!(Bargain::of(deal, world).taken_at_once(deal, 1), expected, "{closed}");
        });
    }
}

#[test]
fn an_offer_without_days_is_worth_its_amount_and_one_without_a_side_is_counted_apart() {
    let text = "rep capital_cost=0.06
        opportunities id=o
        opportunities.offers date=-9 side=us amount=1000
        opportunities.offers date=-8 side=them amount=900 days=60
        opportunities.offers date=-7 amount=950
        opportunities.offers date=-6 side=us";
    with(text, |deal, world| {
        let bargain = Bargain::of(deal, world);
        assert_eq!((bargain.offers.len(), bargain.incomplete), (2, 2));
        assert_eq!(bargain.offers[0].equal, Cents(100_000));
    });
}

#[test]
fn the_best_trade_stands_first_and_a_refused_one_last() {
    let text = "opportunities id=o
        opportunities.trades give=a worth_to_us=22000 worth_to_them=45000
        opportunities.trades give=b worth_to_us=much worth_to_them=45000
        opportunities.trades give=c worth_to_us=15000 worth_to_them=80000
        opportunities.trades give=d worth_to_us=0 worth_to_them=99000 state=refused
        opportunities.trades give=e worth_to_us=10 worth_to_them=5";
    with(text, |deal, _| {
        let ranked = trades(deal);
        let order: Vec<&str> = ranked.iter().filter_map(|t| t.trade.give.as_deref()).collect();
        assert_eq!(order, ["c", "a", "e", "b", "d"]);
        assert_eq!(ranked[2].gain, Some(Cents(-500)));
    });
}

proptest! {
    /// `amount x (1 + rate x (equal - days) / 365)` as one fraction of whole numbers.
    #[test]
    fn equal_value_is_exact_to_the_cent(
        amount in -9_000_000_000i64..9_000_000_000,
        days in 0i64..400,
        equal in 0i64..400,
        permille in 0i64..400,
    ) {
        let value = equal_value(Cents(amount.into()), days, equal, Decimal::new(permille, 3));
        let over = i128::from(amount) * (365_000 + i128::from(permille) * i128::from(equal - days));
        let slow = (2 * over.abs() + 365_000) / 730_000 * over.signum();
        prop_assert_eq!(value.0, slow);
    }

    #[test]
    fn a_ladder_is_exact_to_the_tenth(price in 1i128..9_000_000_000, cost in 0i128..9_000_000_000) {
        let at = earned_at(Cents(price), Cents(cost));
        let tenths = at.margin_tenths.unwrap();
        prop_assert_eq!(at.earned.0, price - cost);
        // The rounded share is no more than half a tenth from the exact one.
        prop_assert!((2 * (1_000 * at.earned.0 - tenths * price)).abs() <= price);
    }

    #[test]
    fn the_cost_is_the_value_without_the_margin(value in 0i64..900_000_000, percent in -100i64..=100) {
        let text = format!("opportunities id=o value={} margin={}",
            Decimal::new(value, 2), Decimal::new(percent, 2));
        let cost = with(&text, |deal, _| cost_of(deal)).unwrap();
        let slow = (2 * i128::from(value) * i128::from(100 - percent) + 100) / 200;
        prop_assert_eq!(cost.0, slow);
    }
}
