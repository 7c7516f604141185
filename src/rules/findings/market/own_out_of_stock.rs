//! own_out_of_stock: our own product is not on the shelf.

use super::shelf::{Goods, called, newest};
use crate::model::Shelf;
use crate::rules::{Case, Hit, Rule};

/// What is not there is not bought, and a rival takes the room. METHOD M5.
pub const RULE: Rule = Rule { code: "own_out_of_stock", check };

fn check(case: &Case) -> Vec<Hit> {
    let ours = newest(case, Goods::Ours).into_iter();
    let gone = ours.filter(|seen| seen.what.shelf == Some(Shelf::None));
    let hits = gone.map(|seen| {
        case.hit(&*seen.what.id, |hit| {
            let (name, place) = (called(seen.what), seen.place);
            hit.says(format!("At {place} {name} of ours is not on the shelf")).on_observation(&seen)
        })
    });
    hits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

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
