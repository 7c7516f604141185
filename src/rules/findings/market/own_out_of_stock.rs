//! own_out_of_stock: our own product is not on the shelf.

use super::shelf::{Goods, called, newest};
use crate::model::Shelf;
use crate::rules::{AccountContext, Rule, RuleMatch, advice};

/// What is not there is not bought, and a rival takes the room. METHOD M5.
pub const RULE: Rule = Rule { code: "own_out_of_stock", check };

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    let ours = newest(case, Goods::Ours).into_iter();
    let gone = ours.filter(|seen| seen.what.shelf == Some(Shelf::None));
    let hits = gone.map(|seen| {
        case.hit(&*seen.what.id, |hit| {
            let (name, place) = (called(seen.what), seen.place);
            hit.says(phrase!("At {place} {name} of ours is not on the shelf", place, name))
                .on_observation(&seen)
                .remedy(advice::ask_at_shelf(
                    case,
                    &phrase!("why {name} is missing at {place}, and when it is back", name, place),
                ))
        })
    });
    hits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    #[test]
    fn who_buys_for_the_shelf_is_asked() {
        let hits = sample::hits(
            &RULE,
            "rep company=Halden; people id=b name=Ohm roles=purchasing
             observations date=-9 place=Nord brand=Halden product=Tea shelf=none",
        );
        let remedy = hits[0].remedy.as_deref();
        assert_eq!(remedy, Some("Ask Ohm why Halden Tea is missing at Nord, and when it is back"));
    }

    #[test]
    fn ours_alone_and_only_where_the_newest_look_found_none() {
        let gone = "rep company=Halden
            observations id=a date=-90 place=p brand=Halden product=k shelf=none";
        let table: &[(&str, &[&str])] = &[
            ("", &["a"]),
            ("observations id=a date=-91", &[]),
            ("observations id=a date=+1", &[]),
            ("observations id=a place=", &[]),
            ("observations id=a shelf=lower", &[]),
            ("observations id=a shelf=", &[]),
            ("observations id=a brand=y", &[]),
            ("observations id=a brand=y ours=true", &["a"]),
            ("observations id=b date=-8 place=p brand=Halden product=k shelf=lower", &[]),
            ("observations id=b date=-8 place=p brand=y product=k shelf=lower", &["a"]),
            ("observations id=b date=-90 place=p brand=Halden product=k shelf=none", &["b"]),
            ("observations id=b date=-8 place=q brand=Halden product=k shelf=none", &["a", "b"]),
        ];
        sample::each(&RULE, gone, table);
    }
}
