//! slow_turnover: what stands there was made long before it was seen.

use super::shelf::{Goods, Seen, called, newest};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};

/// Old production dates mean slow turnover; of our own goods too. METHOD M7.
pub const RULE: Rule = Rule { code: "slow_turnover", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    newest(case, Goods::All).iter().filter_map(|seen| hit(case, seen)).collect()
}

fn hit(case: &AccountContext, seen: &Seen) -> Option<RuleMatch> {
    let age = (seen.date - (*seen.what.produced)?).num_days();
    let slow = age > case.world.playbook.thresholds.slow_turnover_days;
    slow.then(|| {
        case.hit(&*seen.what.id, |hit| {
            let (name, place, age) = (called(seen.what), seen.place, phrase::days(age));
            let ask = phrase!(
                "what sells instead of {name} at {place}, and look at the dates in the store",
                name,
                place
            );
            let hit = hit.remedy(advice::ask_at_shelf(case, &ask));
            hit.says(phrase!(
                "{name} at {place} was {age} old when it was seen: it sells slowly",
                name,
                place,
                age
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
    fn made_more_than_ninety_days_before_it_was_seen() {
        let seen = "observations id=a date=-9 place=p produced=-100";
        let table: &[(&str, &[&str])] = &[
            ("", &["a"]),
            ("observations id=a produced=-99", &[]),
            ("observations id=a produced=", &[]),
            ("observations id=a ours=true", &["a"]),
            ("observations id=a date=-91 produced=-400", &[]),
            ("observations id=b date=-8 place=p", &[]),
        ];
        sample::each(&RULE, seen, table);
    }
}
