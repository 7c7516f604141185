//! price_rise: a price well above the usual one.

use super::shelf::{Goods, Seen, called, newest};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, cents};

/// A price rise means dearer raw material, or short supply. METHOD M7.
pub const RULE: Rule = Rule { code: "price_rise", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    newest(case, Goods::Theirs).iter().filter_map(|seen| hit(case, seen)).collect()
}

fn hit(case: &AccountContext, seen: &Seen) -> Option<RuleMatch> {
    let percent = i128::from(case.world.playbook.thresholds.price_rise_percent);
    let (price, usual) = ((*seen.what.price)?, (*seen.what.usual_price)?);
    let (now, before) = (i128::from(price.cents()), i128::from(usual.cents()));
    (now * 100 >= before * percent).then(|| {
        case.hit(&*seen.what.id, |hit| {
            let (name, place) = (called(seen.what), seen.place);
            let (price, usual) = (cents::amount(price), cents::amount(usual));
            hit.says(phrase!(
            "{name} at {place} costs {price} after {usual}: dearer raw material, or short supply", name, place, price, usual
        ))
        .remedy(advice::ask_at_shelf(
            case,
            &phrase!("why {name} went up to {price} in {place}: supply, or raw material", name, price, place),
        ))
        .on_observation(seen)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn at_least_110_per_cent_of_the_usual_price() {
        let seen = "observations id=a date=-9 place=p usual_price=10 price=11";
        let table: &[(&str, &[&str])] = &[
            ("", &["a"]),
            ("observations id=a price=10.99", &[]),
            ("observations id=a price=", &[]),
            ("observations id=a usual_price=", &[]),
            ("observations id=a ours=true", &[]),
            ("observations id=a place=", &[]),
        ];
        sample::each(&RULE, seen, table);
    }
}
