//! new_rival_seen: a place has more brands than before, or one that was never there.

use super::shelf::{Goods, Seen, any_recent, called, seen};
use crate::rules::{AccountContext, Rule, RuleMatch, advice, phrase};
use std::collections::HashSet;

/// 28 brands became 29: who is new, is it a threat? METHOD M5, M7.
pub const RULE: Rule = Rule { code: "new_rival_seen", check };

/// A new rival: where it was seen, and the count of brands before.
struct New<'a> {
    seen: Seen<'a>,
    before: Option<Seen<'a>>,
    is_new_brand: bool,
}

fn check(case: &AccountContext) -> Vec<RuleMatch> {
    if !any_recent(case) {
        return Vec::new();
    }
    let mut all = seen(case, Goods::Theirs);
    all.sort_unstable_by_key(|s| (s.place, s.date, s.index));
    let places = all.chunk_by(|a, b| a.place == b.place);
    let mut found: Vec<New> = places.filter_map(|at_one| newest(case, at_one)).collect();
    found.sort_unstable_by_key(|n| n.seen.index);
    let tell = |hit: RuleMatch, new: &New| {
        let (what, place) = (called(new.seen.what), new.seen.place);
        let ask =
            phrase!("what {what} sells at {place}, at what price and on what terms", what, place);
        tell(hit, new).remedy(advice::ask_at_shelf(case, &ask))
    };
    found.iter().map(|n| case.hit(&*n.seen.what.id, |hit| tell(hit, n))).collect()
}

/// The newest, then last, of one place; its observations stand by day.
fn newest<'a>(case: &AccountContext, at_one: &[Seen<'a>]) -> Option<New<'a>> {
    let days = case.world.playbook.thresholds.observation_days;
    let mut found = None;
    let mut brands: HashSet<&str> = HashSet::new();
    let mut counted: Option<Seen> = None;
    for (nth, of_day) in at_one.chunk_by(|a, b| a.date == b.date).enumerate() {
        let recent = case.within(of_day.first().map(|s| s.date), days);
        for seen in of_day.iter().filter(|_| nth > 0 && recent) {
            let is_new_brand = seen.what.brand.as_deref().is_some_and(|b| !brands.contains(b));
            let before = counted.filter(|c| *seen.what.brand_count > *c.what.brand_count);
            if is_new_brand || before.is_some() {
                found = Some(New { seen: *seen, before, is_new_brand });
            }
        }
        brands.extend(of_day.iter().filter_map(|s| s.what.brand.as_deref()));
        let with_count = of_day.iter().rfind(|s| s.what.brand_count.is_some());
        counted = with_count.copied().or(counted);
    }
    found
}

fn tell(hit: RuleMatch, new: &New) -> RuleMatch {
    let (seen, place) = (&new.seen, new.seen.place);
    let day = phrase::day(seen.date);
    let mut reasons = Vec::new();
    if new.is_new_brand {
        reasons.push(phrase!("{} was not there before", called(seen.what)));
    }
    if let Some(before) = &new.before {
        reasons.push(phrase!("{} brands stand there after {}", count(seen), count(before)));
    }
    let reasons = phrase::list(&reasons);
    let hit = hit
        .says(phrase!("A new rival at {place} on {day}: {reasons}", place, day, reasons))
        .on_observation(seen);
    new.before.iter().fold(hit, RuleMatch::on_observation)
}

fn count(s: &Seen) -> i64 {
    s.what.brand_count.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const OLD: &str = "rep company=Halden
        observations id=a date=-200 place=p brand=x brand_count=28\n";

    #[test]
    fn more_brands_or_a_new_one() {
        let table: &[(&str, &[&str])] = &[
            ("observations id=b date=-90 place=p brand_count=29", &["b"]),
            ("observations id=b date=-91 place=p brand_count=29", &[]),
            ("observations id=b date=+1 place=p brand_count=29", &[]),
            ("observations id=b date=-9 place=p brand_count=28", &[]),
            ("observations id=b date=-9 place=p brand=x", &[]),
            ("observations id=b date=-9 place=p brand=y", &["b"]),
            ("observations id=b date=-9 place=p product=y", &[]),
            ("observations id=b date=-9 place=q brand=y", &[]),
            ("observations id=b date=-9 brand=y", &[]),
            ("observations id=b date=-9 place=p brand=y ours=true", &[]),
            ("observations id=b date=-9 place=p brand=Halden brand_count=40", &[]),
        ];
        sample::each(&RULE, OLD, table);
    }

    #[test]
    fn the_count_before_is_the_newest_that_there_is() {
        let table: &[(&str, &[&str])] = &[
            ("observations id=n date=-50 place=p brand_count=40", &["n"]),
            (
                "observations id=n date=-100 place=p brand_count=30\nobservations id=b date=-9 place=p brand_count=29",
                &[],
            ),
            (
                "observations id=n date=-100 place=p\nobservations id=b date=-9 place=p brand_count=29",
                &["b"],
            ),
            (
                "observations id=n date=-9 place=p brand=x\nobservations id=b date=-9 place=p brand_count=29",
                &["b"],
            ),
            (
                "observations id=n date=-100 place=p brand_count=29
                 observations id=m date=-100 place=p brand_count=27
                 observations id=b date=-9 place=p brand_count=28",
                &["b"],
            ),
        ];
        sample::each(&RULE, OLD, table);
    }

    #[test]
    fn one_for_each_place_the_newest_and_then_the_last() {
        let table: &[(&str, &[&str])] = &[
            (
                "observations id=b date=-9 place=p brand=y
                 observations id=c date=-9 place=p brand=y
                 observations id=d date=-8 place=p brand=y",
                &["c"],
            ),
            (
                "observations id=b date=-9 place=p brand=y
                 observations id=d date=-8 place=p brand=z",
                &["d"],
            ),
            (
                "observations id=q date=-30 place=q ours=true
                 observations id=r date=-29 place=q brand=z
                 observations id=s date=-28 place=q brand=y
                 observations id=b date=-9 place=p brand=y",
                &["s", "b"],
            ),
        ];
        sample::each(&RULE, OLD, table);
    }
}
