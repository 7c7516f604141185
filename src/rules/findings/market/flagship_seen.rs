//! flagship_seen: a product stands in the best place.

use super::shelf::{Goods, called, newest};
use crate::model::Shelf;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// The best shelf place holds the best seller or the flagship. METHOD M7.
pub const RULE: Rule = Rule { code: "flagship_seen", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let best =
        newest(case, Goods::Theirs).into_iter().filter(|s| s.what.shelf == Some(Shelf::Best));
    let hits = best.map(|seen| {
        case.hit(&*seen.what.id, |hit| {
            let (name, place) = (called(seen.what), seen.place);
            hit.says(phrase!(
                "At {place} {name} has the best place: its best seller or its flagship",
                place,
                name
            ))
            .remedy(advice::ask_at_shelf(
                case,
                &phrase!("whether {name} sells at {place}, or is pushed", name, place),
            ))
            .on_observation(&seen)
        })
    });
    hits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn the_best_place_only_and_no_longer_when_it_moved() {
        let best = "observations id=a date=-9 place=p brand=x shelf=best";
        let table: &[(&str, &[&str])] = &[
            ("", &["a"]),
            ("observations id=a shelf=eye_level", &[]),
            ("observations id=a shelf=", &[]),
            ("observations id=a ours=true", &[]),
            ("rep company=x", &[]),
            ("observations id=b date=-8 place=p brand=x shelf=lower", &[]),
            ("observations id=b date=-8 place=p brand=y shelf=best", &["a", "b"]),
        ];
        sample::each(&RULE, best, table);
    }
}
