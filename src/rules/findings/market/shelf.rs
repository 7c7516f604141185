//! Which observations the market rules read, and how a product is called in their sentences.

use crate::model::{Date, Observation};
use crate::rules::{AccountContext, RuleMatch, cents, phrase};

/// An observation that has happened, at its place, with its day and its place in the file.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// Where.
    pub place: &'a str,
    /// When.
    pub date: Date,
    /// Its place in the file.
    pub index: usize,
    /// What was seen.
    pub what: &'a Observation,
}

impl<'a> Seen<'a> {
    fn of(case: &AccountContext, index: usize, what: &'a Observation) -> Option<Self> {
        let (place, date) = (what.place.as_deref()?, case.past(*what.date)?);
        Some(Self { place, date, index, what })
    }

    /// What is one product there; brand or product missing is a value of its own.
    fn product(&self) -> (&'a str, Option<&'a str>, Option<&'a str>) {
        (self.place, self.what.brand.as_deref(), self.what.product.as_deref())
    }
}

/// Whose products a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goods {
    /// As if ours were not there.
    Theirs,
    /// Ours alone.
    Ours,
    /// All of them.
    All,
}

/// Is one of the observations recent enough to be judged?
pub fn any_recent(case: &AccountContext) -> bool {
    let days = case.world.playbook.thresholds.observation_days;
    case.account.observations.iter().any(|o| case.within(*o.date, days))
}

/// Marked as ours, or of the rep's company. docs/RULES.md new_rival_seen.
pub fn is_ours(case: &AccountContext, what: &Observation) -> bool {
    let company = case.world.rep.company.as_deref();
    *what.ours || (company.is_some() && what.brand.as_deref() == company)
}

/// Dated observations of these goods that have happened, at a known place, in file order.
pub fn seen<'a>(case: &AccountContext<'a>, goods: Goods) -> Vec<Seen<'a>> {
    let all = case.account.observations.iter().enumerate();
    let counted = all.filter(|(_, o)| match goods {
        Goods::Theirs => !is_ours(case, o),
        Goods::Ours => is_ours(case, o),
        Goods::All => true,
    });
    counted.filter_map(|(i, o)| Seen::of(case, i, o)).collect()
}

/// The newest (then last) observation of each product at each place that is recent, in file order.
pub fn newest<'a>(case: &AccountContext<'a>, goods: Goods) -> Vec<Seen<'a>> {
    if !any_recent(case) {
        return Vec::new();
    }
    let days = case.world.playbook.thresholds.observation_days;
    let mut all = seen(case, goods);
    all.sort_unstable_by_key(|s| (s.product(), s.date, s.index));
    let of_one = all.chunk_by(|a, b| a.product() == b.product());
    let last = of_one.filter_map(|of_one| of_one.last().copied());
    let mut newest: Vec<Seen> = last.filter(|s| case.within(Some(s.date), days)).collect();
    newest.sort_unstable_by_key(|s| s.index);
    newest
}

/// `Kontrola K-20`, or `a product` where neither is known.
pub fn called(what: &Observation) -> String {
    match (what.brand.as_deref(), what.product.as_deref()) {
        (Some(brand), Some(product)) => format!("{brand} {product}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => phrase!("a product").to_owned(),
    }
}

impl RuleMatch {
    /// With an observation, in its own words.
    pub fn on_observation(self, seen: &Seen) -> Self {
        let what = seen.what;
        let mut text = phrase!("{} at {}", called(what), seen.place);
        if let Some(price) = *what.price {
            text = phrase!("{}, price {}", text, cents::amount(price));
        }
        if let Some(usual) = *what.usual_price {
            text = phrase!("{}, usually {}", text, cents::amount(usual));
        }
        if let Some(made) = *what.produced {
            text = phrase!("{}, made {}", text, phrase::day(made));
        }
        if let Some(count) = *what.brand_count {
            text = format!("{text}, {}", phrase::count(count, "brand"));
        }
        self.on("observation", Some(&what.id), Some(seen.date), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    fn newest_ids(lines: &str, goods: Goods) -> Vec<String> {
        sample::ask(lines, |case| {
            newest(case, goods).iter().map(|s| s.what.id.to_string()).collect()
        })
    }

    #[test]
    fn the_newest_of_place_brand_and_product_if_it_is_recent() {
        for (lines, ids) in [
            ("observations id=a date=-90 place=p", &["a"][..]),
            ("observations id=a date=-91 place=p", &[]),
            ("observations id=a date=-9", &[]),
            ("observations id=a place=p", &[]),
            ("observations id=a date=+1 place=p", &[]),
            ("observations id=a date=-3 place=p\nobservations id=b date=-3 place=p", &["b"]),
            ("observations id=a date=-3 place=p\nobservations id=b date=-4 place=p", &["a"]),
            ("observations id=a date=-3 place=p\nobservations id=b date=+4 place=p", &["a"]),
            ("observations id=a date=-3 place=p\nobservations id=b date=-4 place=q", &["a", "b"]),
            (
                "observations id=a date=-3 place=p brand=x\nobservations id=b date=-2 place=p
                 observations id=c date=-1 place=p brand=x product=y",
                &["a", "b", "c"],
            ),
        ] {
            assert_eq!(newest_ids(lines, Goods::Theirs), ids, "{lines}");
        }
    }

    #[test]
    fn ours_are_as_if_they_were_not_there() {
        let lines = "rep company=Halden
            observations id=a date=-3 place=p brand=Halden
            observations id=b date=-2 place=p ours=true
            observations id=c date=-9 place=p";
        assert_eq!(newest_ids(lines, Goods::Theirs), ["c"]);
        assert_eq!(newest_ids(lines, Goods::Ours), ["a", "b"]);
        assert_eq!(newest_ids(lines, Goods::All), ["a", "b"]);
    }
}
