//! Everything that was ever seen at each place, look by look: what pages of one place, of all places and of prices
//! are made from.

use super::{Sight, sight};
use crate::model::{Date, Key, Observation};
use crate::rules::AccountContext;
use crate::rules::findings::market::is_ours;
use crate::workbench::Result;
use crate::workbench::Workbench;

/// A product as it is called, and whether it is ours.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShelfProduct {
    /// Not ours: ours stand first.
    pub theirs: bool,
    /// The brand.
    pub brand: Option<String>,
    /// The product.
    pub product: Option<String>,
}

impl ShelfProduct {
    /// "Voltaris VK-40"; of ours the product alone, where it has a name.
    pub fn name(&self) -> String {
        let brand = self.brand.as_deref().filter(|_| self.theirs || self.product.is_none());
        let parts = [brand, self.product.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// One day at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The day.
    pub date: Date,
    /// How many brands were counted.
    pub brands: Option<i64>,
    /// What was seen of each product, by its place in the products.
    pub sights: Vec<(usize, Sight)>,
}

impl Look {
    /// What was seen of a product.
    pub fn of(&self, product: usize) -> Option<&Sight> {
        self.sights.iter().rev().find(|(of, _)| *of == product).map(|(_, sight)| sight)
    }
}

/// A place of an account with all its looks.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceHistory {
    /// The account's number, id and name.
    pub account: (Key, String, String),
    /// The place.
    pub place: String,
    /// Ours first, then by brand and product.
    pub products: Vec<ShelfProduct>,
    /// Oldest first; empty for a place that only the plan names.
    pub looks: Vec<Look>,
    /// What the fields of the white space at this place are worth that are not ours.
    pub worth: Option<crate::rules::cents::Cents>,
    /// The agreements in force: what, and until when.
    pub agreements: Vec<(String, Option<Date>)>,
}

impl PlaceHistory {
    /// The last look at a product, whenever it was.
    pub fn last_of(&self, product: usize) -> Option<&Sight> {
        self.looks.iter().rev().find_map(|look| look.of(product))
    }

    /// The look before the last one of a product.
    pub fn before_of(&self, product: usize) -> Option<&Sight> {
        self.looks.iter().rev().filter_map(|look| look.of(product)).nth(1)
    }

    /// Brands counted at the newest look that counted them.
    pub fn brands(&self) -> Option<i64> {
        self.looks.iter().rev().find_map(|look| look.brands)
    }
}

impl Workbench {
    /// Every place of one account or of all, in file order, then those that only the white space names.
    pub fn place_histories(&self, account: Option<Key>) -> Result<Vec<PlaceHistory>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let mut places = Vec::new();
        self.one_or_each(account, |account| {
            if !account.observations.is_empty() {
                places.extend(of_account(account.key, &AccountContext::silent(account, &world)));
            }
        })?;
        Ok(places)
    }
}

pub(super) fn of_account(key: Key, case: &AccountContext) -> Vec<PlaceHistory> {
    let seen = case.account.observations.iter().filter_map(|o| {
        let place = o.place.as_deref()?;
        Some((place, case.past(*o.date)?, o))
    });
    let mut by_place: Vec<(&str, Vec<(Date, &Observation)>)> = Vec::new();
    for (place, day, what) in seen {
        match by_place.iter_mut().find(|(known, _)| *known == place) {
            Some((_, looks)) => looks.push((day, what)),
            None => by_place.push((place, vec![(day, what)])),
        }
    }
    let units = case.account.needs.iter().filter_map(|need| need.unit.as_deref());
    for place in case.account.places.0.iter().map(String::as_str).chain(units) {
        if !by_place.iter().any(|(known, _)| *known == place) {
            by_place.push((place, Vec::new()));
        }
    }
    by_place
        .into_iter()
        .map(|(place, mut looks)| {
            looks.sort_by_key(|(day, _)| *day);
            of_place(key, case, place, &looks)
        })
        .collect()
}

fn of_place(
    key: Key,
    case: &AccountContext,
    place: &str,
    looks: &[(Date, &Observation)],
) -> PlaceHistory {
    let product = |seen: &Observation| ShelfProduct {
        theirs: !is_ours(case, seen),
        brand: seen.brand.0.clone(),
        product: seen.product.0.clone(),
    };
    let mut products: Vec<ShelfProduct> =
        looks.iter().filter(|(_, o)| named(o)).map(|(_, o)| product(o)).collect();
    products.sort();
    products.dedup();
    let days = looks.chunk_by(|a, b| a.0 == b.0);
    let looks = days
        .map(|of_day| Look {
            date: of_day.first().map_or(case.today(), |(day, _)| *day),
            brands: of_day.iter().rev().find_map(|(_, o)| *o.brand_count),
            sights: of_day
                .iter()
                .filter_map(|(day, o)| {
                    let at = products.binary_search(&product(o)).ok().filter(|_| named(o))?;
                    Some((at, sight(*day, o)))
                })
                .collect(),
        })
        .collect();
    PlaceHistory {
        account: (key, case.account.id.0.clone(), case.account.name.0.clone()),
        place: place.to_owned(),
        products,
        looks,
        worth: worth(case, place),
        agreements: agreements(case),
    }
}

fn named(seen: &Observation) -> bool {
    seen.brand.is_some() || seen.product.is_some()
}

/// What is open or a rival's at this place, together.
fn worth(case: &AccountContext, place: &str) -> Option<crate::rules::cents::Cents> {
    use crate::model::NeedState::{Open, Rivals};
    let here = case.account.needs.iter().filter(|n| n.unit.as_deref() == Some(place));
    let values: Vec<i128> = here
        .filter(|need| matches!(need.state, Some(Open | Rivals)))
        .filter_map(|n| *n.value)
        .map(|m| m.cents().into())
        .collect();
    (!values.is_empty()).then(|| crate::rules::cents::Cents(values.iter().sum()))
}

fn agreements(case: &AccountContext) -> Vec<(String, Option<Date>)> {
    let today = case.today();
    let in_force = case
        .account
        .agreements
        .iter()
        .filter(|a| a.from.is_none_or(|d| d <= today) && a.until.is_none_or(|d| d >= today));
    in_force.filter_map(|a| Some((a.what.0.clone()?, *a.until))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_has_four_counters_and_bergen_four_looks() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let places = bench.place_histories(None).unwrap();
        assert_eq!(places.len(), 4);
        let bergen = places.iter().find(|p| p.place.contains("Bergen")).unwrap();
        assert_eq!(bergen.looks.len(), 4);
        assert_eq!(bergen.brands(), Some(29));
        let names: Vec<String> = bergen.products.iter().map(ShelfProduct::name).collect();
        assert_eq!(names, ["HG-25", "HG-40", "HG-63", "Kontrola K-4", "Voltaris VK-40"]);
        let stavanger = places.iter().find(|p| p.place.contains("Stavanger")).unwrap();
        assert_eq!(stavanger.worth.map(|w| w.0), Some(900_000), "the white space says 9,000");
        assert!(bergen.worth.is_none(), "ours already");
    }
}
