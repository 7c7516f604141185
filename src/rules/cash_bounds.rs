//! How far the terms of a deal can move before its money breaks the limit, or until it holds (METHOD M34).

use super::cash::{Cash, Flow, WhatIf, what_if};
use super::cents::Cents;
use crate::model::Date;

/// Days after which a payment that is still not in is no longer asked about.
const LATEST: i64 = 3_650;

/// What a payment holds when the terms change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// The money breaks the limit even on the day agreed.
    Breaks,
    /// It holds while the payment is at most so many days late.
    Days(i64),
    /// It holds however late it is.
    Always,
}

/// The most days by which a payment can be late while no more than the limit is out.
///
/// A later payment never makes the deepest need smaller, so the bound is found by halving.
pub fn tolerance(flows: &[Flow], payment: &str, limit: Cents, today: Date) -> Tolerance {
    let holds = |days| {
        let flows = what_if(flows, WhatIf::Late(Some(payment), days));
        Cash::of(&flows, today).deepest_need <= limit
    };
    if !holds(0) {
        return Tolerance::Breaks;
    }
    if holds(LATEST) {
        return Tolerance::Always;
    }
    let (mut good, mut bad) = (0, LATEST);
    while bad - good > 1 {
        let middle = good.midpoint(bad);
        match holds(middle) {
            true => good = middle,
            false => bad = middle,
        }
    }
    Tolerance::Days(good)
}

/// So many hundredths of an amount, half away from zero.
pub fn percent_of(amount: Cents, percent: i64) -> Cents {
    let product = amount.0 * i128::from(percent);
    Cents((product.abs() + 50) / 100 * product.signum())
}

/// The share that a payment is of the whole, in whole percent; nothing where it is no whole percent of it.
pub fn whole_percent(part: Cents, whole: Cents) -> Option<i64> {
    let percent = (part.0 * 100).checked_div(whole.0)?;
    let percent = i64::try_from(percent).ok()?;
    (percent_of(whole, percent) == part).then_some(percent)
}

/// The first payment to come: the one that a share on order is asked for.
pub fn first_to_come<'a>(flows: &[Flow<'a>]) -> Option<&'a str> {
    flows.iter().filter(|f| f.is_to_come()).find_map(|f| f.payment)
}

/// The payment that the deepest day waits for: the first to come after it.
pub fn awaited<'a>(flows: &[Flow<'a>], today: Date) -> Option<&'a str> {
    let deepest = Cash::of(flows, today).deepest_day?;
    let after = flows.iter().filter(|f| f.is_to_come() && f.date > deepest);
    after.clone().find_map(|f| f.payment)
}

/// The least share of the whole, in whole percent above what it is, that the first payment has to be so that `holds`.
pub fn least_share(
    flows: &[Flow],
    whole: Cents,
    most: i64,
    holds: impl Fn(&[Flow]) -> bool,
) -> Option<i64> {
    let payment = first_to_come(flows)?;
    let now = flows.iter().find(|f| f.payment == Some(payment))?.cents;
    let more = (0..=most).filter(|percent| percent_of(whole, *percent).0 > now);
    more.into_iter().find(|percent| {
        let cents = percent_of(whole, *percent).0;
        holds(&what_if(flows, WhatIf::Of(payment, cents)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cash::Footing;
    use proptest::prelude::*;

    fn day(n: i64) -> Date {
        Date::from_ymd_opt(2026, 11, 24).unwrap() + chrono::TimeDelta::days(n)
    }

    fn flow(n: i64, cents: i128, payment: Option<&'static str>) -> Flow<'static> {
        let footing = if payment.is_some() { Footing::Due } else { Footing::Cost };
        Flow { date: day(n), cents, footing, payment, record: 0, what: None }
    }

    /// 50 % on delivery waits for nothing: 1,094 would be out after 32 days, when the crew comes.
    #[test]
    fn a_payment_may_be_late_until_the_next_cost_breaks_the_limit() {
        let flows = [
            flow(1, -824, None),
            flow(2, 920, Some("delivery")),
            flow(34, -270, None),
            flow(90, 600, Some("rest")),
        ];
        let late = |limit| tolerance(&flows, "delivery", Cents(limit), day(0));
        assert_eq!(late(900), Tolerance::Days(32));
        assert_eq!(late(823), Tolerance::Breaks);
        assert_eq!(late(824), Tolerance::Days(32));
        assert_eq!(late(1_094), Tolerance::Always);
        assert_eq!(awaited(&flows, day(0)), Some("delivery"));
        assert_eq!(first_to_come(&flows), Some("delivery"));
    }

    #[test]
    fn a_share_is_a_whole_percent_or_none() {
        assert_eq!(whole_percent(Cents(18_400_000), Cents(184_000_000)), Some(10));
        assert_eq!(whole_percent(Cents(33), Cents(100)), Some(33));
        assert_eq!(whole_percent(Cents(333), Cents(1_000)), None);
        assert_eq!(whole_percent(Cents(1), Cents(0)), None);
        assert_eq!(percent_of(Cents(5), 50), Cents(3));
        assert_eq!(percent_of(Cents(-5), 50), Cents(-3));
    }

    /// The deepest need by going over every day, and by nothing else.
    fn slow_need(flows: &[Flow], until: i64) -> i128 {
        let last = flows.iter().map(|f| (f.date - day(0)).num_days()).max().unwrap_or(-1);
        let days = 0..=last.min(until);
        let need = |n| -flows.iter().filter(|f| f.date <= day(n)).map(|f| f.cents).sum::<i128>();
        days.map(need).max().unwrap_or(0).max(0)
    }

    fn flows() -> impl Strategy<Value = Vec<Flow<'static>>> {
        let costs = prop::collection::vec((0i64..60, 1i128..90_000), 0..5);
        let payments = prop::collection::vec((0i64..60, 1i128..90_000), 1..5);
        (costs, payments).prop_map(|(costs, payments)| {
            const IDS: [&str; 5] = ["a", "b", "c", "d", "e"];
            let out = costs.into_iter().map(|(n, cents)| flow(n, -cents, None));
            let paid =
                payments.into_iter().zip(IDS).map(|((n, cents), id)| flow(n, cents, Some(id)));
            let mut flows: Vec<Flow> = out.chain(paid).collect();
            flows.sort_by_key(|f| f.date);
            flows
        })
    }

    proptest! {
        #[test]
        fn tolerance_is_the_day_before_it_breaks(flows in flows(), limit in 0i128..150_000) {
            let holds = |days| {
                let late: Vec<Flow> = flows.iter().map(|f| {
                    let more = if f.payment == Some("a") { days } else { 0 };
                    Flow { date: f.date + chrono::TimeDelta::days(more), ..*f }
                }).collect();
                slow_need(&late, 4_000) <= limit
            };
            match tolerance(&flows, "a", Cents(limit), day(0)) {
                Tolerance::Breaks => prop_assert!(!holds(0)),
                Tolerance::Days(days) => prop_assert!(holds(days) && !holds(days + 1)),
                Tolerance::Always => prop_assert!(holds(0) && holds(200)),
            }
        }

        #[test]
        fn a_share_moves_money_and_makes_none(flows in flows(), percent in 0i64..=120) {
            let whole: i128 = flows.iter().filter(|f| f.payment.is_some()).map(|f| f.cents).sum();
            let first = first_to_come(&flows).unwrap();
            let asked = percent_of(Cents(whole), percent).0;
            let moved = what_if(&flows, WhatIf::Of(first, asked));
            let sum = |of: &[Flow]| of.iter().map(|f| f.cents).sum::<i128>();
            prop_assert_eq!(sum(&moved), sum(&flows));
            let of = |id| moved.iter().find(|f| f.payment == Some(id)).map_or(0, |f| f.cents);
            let alone = flows.iter().filter(|f| f.payment.is_some()).count() == 1;
            prop_assert_eq!(of(first), if alone { whole } else { asked.min(whole) });
            prop_assert!(moved.iter().all(|f| f.payment.is_none() || f.cents > 0));
        }

        #[test]
        fn the_least_share_holds_and_a_percent_less_does_not(flows in flows(), limit in 0i128..90_000) {
            let whole: i128 = flows.iter().filter(|f| f.payment.is_some()).map(|f| f.cents).sum();
            let holds = |f: &[Flow]| slow_need(f, 400) <= limit;
            let with = |percent| what_if(&flows, WhatIf::Of(
                first_to_come(&flows).unwrap(), percent_of(Cents(whole), percent).0));
            if let Some(least) = least_share(&flows, Cents(whole), 100, holds) {
                prop_assert!(holds(&with(least)));
                let now = flows.iter().find(|f| f.payment.is_some()).unwrap().cents;
                if percent_of(Cents(whole), least - 1).0 > now {
                    prop_assert!(!holds(&with(least - 1)));
                }
            }
        }
    }
}
