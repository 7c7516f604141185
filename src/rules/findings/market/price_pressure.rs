//! price_pressure: a price far below the usual one.

use super::shelf::{Goods, Seen, called, newest};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, cents};

/// A deep price cut means pressure from competing products. METHOD M7.
pub const RULE: Rule = Rule { code: "price_pressure", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    newest(case, Goods::Theirs).iter().filter_map(|seen| hit(case, seen)).collect()
}

fn hit(case: &AccountContext, seen: &Seen) -> Option<RuleMatch> {
    let percent = i128::from(case.world.playbook.thresholds.price_pressure_percent);
    let (price, usual) = ((*seen.what.price)?, (*seen.what.usual_price)?);
    let (now, before) = (i128::from(price.cents()), i128::from(usual.cents()));
    (now * 100 <= before * percent).then(|| {
        case.hit(&*seen.what.id, |hit| {
            let (name, place) = (called(seen.what), seen.place);
            let (price, usual) = (cents::amount(price), cents::amount(usual));
            hit.says(phrase!(
            "{name} at {place} costs {price} after {usual}: under pressure from competing products", name, place, price, usual
        ))
        .remedy(advice::ask_at_shelf(
            case,
            &phrase!("how long {name} stays at {price} in {place}, and who pays for it", name, price, place),
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
    fn at_most_85_per_cent_of_the_usual_price() {
        let seen = "observations id=a date=-9 place=p usual_price=10 price=8.5";
        let table: &[(&str, &[&str])] = &[
            ("", &["a"]),
            ("observations id=a price=8.51", &[]),
            ("observations id=a price=0", &["a"]),
            ("observations id=a price=", &[]),
            ("observations id=a usual_price=", &[]),
            ("observations id=a usual_price=0.01 price=0.01", &[]),
            ("observations id=a ours=true", &[]),
            ("observations id=b date=-8 place=p price=10 usual_price=10", &[]),
        ];
        sample::each(&RULE, seen, table);
    }
}
