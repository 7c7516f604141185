//! What was seen in the field in a period, place by place, and what it may mean (METHOD M5 to M7, M12).

pub mod answer;
pub mod change;
pub mod history;
pub mod place_fee;
pub mod report;
pub mod shelf_mark;
pub mod stores;
pub mod walk;
mod walk_row;

use super::finding_groups::answer;
use super::{Result, Workbench};
use crate::model::{
    Account, Choice, Date, DismissalVerdict, Key, Money, Observation, Promotion, Shelf,
};
use crate::rules::findings::market::{RULES, is_ours};
use crate::rules::{AccountContext, Finding, judge};
use crate::text::DayText;
use std::collections::BTreeMap;

/// A product at a place: the newest look of the period, and what was there before.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductLook {
    /// The brand; nothing where it was not noted.
    pub brand: Option<String>,
    /// The product; nothing where it was not noted.
    pub product: Option<String>,
    /// Ours.
    pub ours: bool,
    /// The newest look.
    pub now: Sight,
    /// The look before it, of any time.
    pub before: Option<Sight>,
}

/// What one look saw of a product.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// The id of the observation.
    pub id: String,
    /// The day.
    pub date: Date,
    /// The price.
    pub price: Option<Money>,
    /// The price that it usually has.
    pub usual: Option<Money>,
    /// Where on the shelf.
    pub shelf: Option<Shelf>,
    /// The day it was made.
    pub produced: Option<Date>,
    /// The offer, where one was seen.
    pub promotion: Option<String>,
    /// The offer without its days.
    pub offer: Option<String>,
    /// The first and the last day of the offer.
    pub offer_days: (Option<Date>, Option<Date>),
    /// What it is packed in.
    pub packaging: Option<String>,
    /// Everything else that was noted.
    pub note: Option<String>,
}

/// A place: the looks of the period and its products.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceLook {
    /// The account's id and name.
    pub account: (String, String),
    /// The place.
    pub place: String,
    /// The days on which somebody looked, oldest first.
    pub days: Vec<Date>,
    /// Brands counted: at the newest look that counted, and at the one before it.
    pub brands: (Option<i64>, Option<i64>),
    /// Ours first, then by brand and product.
    pub products: Vec<ProductLook>,
}

/// What the rep says of a conclusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Open,
    /// So it is.
    Accepted,
    /// It is not so.
    Rejected,
}

impl Answer {
    /// The word that people and files have for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// What a look may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclusion {
    /// The account's number and name.
    pub account: (Key, String),
    /// The place where it was seen.
    pub place: String,
    /// What the rules found.
    pub finding: Finding,
    /// What it may mean.
    pub says: String,
    /// `likely` or `possible`.
    pub sureness: String,
    /// What else it may be.
    pub alternatives: Vec<String>,
    /// What to look at next time.
    pub look: Vec<String>,
    /// What speaks against it.
    pub against: Option<MarketDoubt>,
    /// The rep's answer, and the reason given.
    pub answer: (Answer, Option<String>),
    /// The day of the answer.
    pub answered: Option<Date>,
}

/// What speaks against a conclusion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarketDoubt {
    /// An offer that ends: the price may be the offer's.
    OfferEnds(Date),
    /// An offer without an end that is known.
    Offer,
    /// So many brands of so many were noted at the look before.
    Overlooked(i64, i64),
}

/// The market of a period.
#[derive(Clone, Debug, Default)]
pub struct Market {
    /// Places in file order.
    pub places: Vec<PlaceLook>,
    /// Worst first, in the order of the rules.
    pub conclusions: Vec<Conclusion>,
}

impl Workbench {
    /// What was seen from one day to another, of one account or of all.
    pub fn market(&self, account: Option<Key>, from: Date, to: Date) -> Result<Market> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let mut market = Market::default();
        self.one_or_each(account, |account| {
            if !account.observations.is_empty() {
                let case = AccountContext::new(account, &world);
                market.places.extend(places(&case, from, to));
                market.conclusions.extend(self.conclusions(account.key, &case, from, to));
            }
        })?;
        Ok(market)
    }

    fn conclusions(
        &self,
        key: Key,
        case: &AccountContext,
        from: Date,
        to: Date,
    ) -> Vec<Conclusion> {
        let seen = |f: &Finding| {
            let mut seen = case.account.observations.iter();
            let it = seen.find(|o| *o.id == f.subject).and_then(|o| *o.date);
            it.is_some_and(|day| from <= day && day <= to)
        };
        let found = judge::judge(case, &self.words).into_iter();
        found
            .filter(|f| of_market(f) && seen(f))
            .map(|finding| {
                let reading = self.playbook.inference(finding.code);
                let said = answer(&case.account.dismissals, finding.code, &finding.subject);
                let verdict = match said.and_then(|d| d.verdict) {
                    Some(DismissalVerdict::Accepted) => Answer::Accepted,
                    Some(DismissalVerdict::Rejected) => Answer::Rejected,
                    _ => Answer::Open,
                };
                let mut seen = case.account.observations.iter();
                let seen = seen.find(|o| *o.id == finding.subject);
                Conclusion {
                    account: (key, case.account.name.0.clone()),
                    place: seen.and_then(|o| o.place.0.clone()).unwrap_or_default(),
                    against: seen.and_then(|seen| doubt(case, finding.code, seen)),
                    look: reading.map_or(Vec::new(), |r| r.look.clone()),
                    answered: said.and_then(|d| *d.date),
                    says: reading.map_or(String::new(), |r| r.says.clone()),
                    sureness: reading.map_or(String::new(), |r| r.sureness.clone()),
                    alternatives: reading.map_or(Vec::new(), |r| r.alternatives.clone()),
                    answer: (verdict, said.and_then(|d| d.why.0.clone())),
                    finding,
                }
            })
            .collect()
    }
}

fn of_market(f: &Finding) -> bool {
    RULES.iter().any(|r| r.code == f.code)
}

/// What speaks against a conclusion that is drawn from this look.
fn doubt(case: &AccountContext, code: &str, seen: &Observation) -> Option<MarketDoubt> {
    match code {
        "price_pressure" | "flagship_seen" if seen.promotion.form.is_some() => {
            Some(seen.promotion.to.map_or(MarketDoubt::Offer, MarketDoubt::OfferEnds))
        }
        "new_rival_seen" => overlooked(case, seen),
        _ => None,
    }
}

/// Fewer than nine in ten brands were noted at the look before: a rival may have been there and not noted.
fn overlooked(case: &AccountContext, seen: &Observation) -> Option<MarketDoubt> {
    let here = || case.account.observations.iter().filter(|o| o.place == seen.place);
    let before = here().filter_map(|o| *o.date).filter(|d| Some(*d) < *seen.date).max()?;
    let of_day = || here().filter(|o| *o.date == Some(before));
    let counted = of_day().filter_map(|o| *o.brand_count).max()?;
    let mut brands: Vec<&str> = of_day().filter_map(|o| o.brand.as_deref()).collect();
    brands.sort_unstable();
    brands.dedup();
    let noted = i64::try_from(brands.len()).unwrap_or(i64::MAX);
    (noted.saturating_mul(10) < counted.saturating_mul(9))
        .then_some(MarketDoubt::Overlooked(noted, counted))
}

/// The places at which somebody looked in the period.
fn places(case: &AccountContext, from: Date, to: Date) -> Vec<PlaceLook> {
    let mut order: Vec<&str> = Vec::new();
    let mut by_place: BTreeMap<&str, Vec<(Date, &Observation)>> = BTreeMap::new();
    for seen in case.account.observations.iter() {
        let (Some(place), Some(day)) = (seen.place.as_deref(), case.past(*seen.date)) else {
            continue;
        };
        if day <= to {
            by_place.entry(place).or_default().push((day, seen));
            if !order.contains(&place) {
                order.push(place);
            }
        }
    }
    let mut places = Vec::new();
    for place in order {
        let mut looks = by_place.remove(place).unwrap_or_default();
        looks.sort_by_key(|(day, _)| *day);
        if looks.last().is_some_and(|(day, _)| *day >= from) {
            places.push(place_look(case.account, place, &looks, from, &|seen| is_ours(case, seen)));
        }
    }
    places
}

fn place_look(
    account: &Account,
    place: &str,
    looks: &[(Date, &Observation)],
    from: Date,
    ours: &dyn Fn(&Observation) -> bool,
) -> PlaceLook {
    let mut days: Vec<Date> = looks.iter().map(|(day, _)| *day).filter(|d| *d >= from).collect();
    days.dedup();
    let mut counts = looks.iter().rev().filter_map(|(day, o)| Some((*day, (*o.brand_count)?)));
    let newest = counts.next();
    let before = counts.find(|(day, _)| newest.is_some_and(|(last, _)| *day < last));
    let mut products: Vec<ProductLook> = Vec::new();
    for (day, seen) in looks {
        let sight = sight(*day, seen);
        match products.iter_mut().find(|p| p.brand == seen.brand.0 && p.product == seen.product.0) {
            Some(known) => known.before = Some(std::mem::replace(&mut known.now, sight)),
            None if seen.brand.is_none() && seen.product.is_none() => {}
            None => products.push(ProductLook {
                brand: seen.brand.0.clone(),
                product: seen.product.0.clone(),
                ours: ours(seen),
                now: sight,
                before: None,
            }),
        }
    }
    products.retain(|p| p.now.date >= from);
    products.sort_by(|a, b| (!a.ours, &a.brand, &a.product).cmp(&(!b.ours, &b.brand, &b.product)));
    PlaceLook {
        account: (account.id.0.clone(), account.name.0.clone()),
        place: place.to_owned(),
        days,
        brands: (newest.map(|(_, n)| n), before.map(|(_, n)| n)),
        products,
    }
}

fn sight(date: Date, seen: &Observation) -> Sight {
    Sight {
        id: seen.id.0.clone(),
        date,
        price: *seen.price,
        usual: *seen.usual_price,
        shelf: seen.shelf,
        produced: *seen.produced,
        promotion: promotion(&seen.promotion),
        offer: seen.promotion.form.0.clone().or_else(|| promotion(&seen.promotion)),
        offer_days: (*seen.promotion.from, *seen.promotion.to),
        packaging: seen.packaging.0.clone(),
        note: seen.note.0.clone(),
    }
}

/// "2 for 1, from 2026-11-01 to 2026-11-30, with a box".
fn promotion(promotion: &Promotion) -> Option<String> {
    let from = promotion.from.map(|d| phrase!("from {d}", d));
    let to = promotion.to.map(|d| phrase!("to {d}", d));
    let gift = promotion.gift.0.as_ref().map(|g| phrase!("with {g}", g));
    let parts: Vec<String> =
        [promotion.form.0.clone(), from, to, gift].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "01 Nov to 30 Nov"; nothing where no day is known.
pub fn promotion_days((from, to): (Option<Date>, Option<Date>)) -> Option<String> {
    let day = |d: Date| d.short_day();
    match (from.map(day), to.map(day)) {
        (Some(from), Some(to)) => Some(phrase!("{from} to {to}", from, to)),
        (Some(from), None) => Some(phrase!("from {from}", from)),
        (None, Some(to)) => Some(phrase!("until {to}", to)),
        (None, None) => None,
    }
}

impl Workbench {
    /// How looks are compared: words and limits of the playbook.
    pub fn comparing(&self) -> change::Comparing<'_> {
        let limits = &self.playbook.thresholds;
        change::Comparing {
            words: &self.words,
            old_days: limits.slow_turnover_days,
            cut_percent: limits.price_pressure_percent,
        }
    }
}

impl ProductLook {
    /// "Voltaris VK-40", "HG-40".
    pub fn name(&self) -> String {
        let parts = [self.brand.as_deref(), self.product.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What is different from the look before, in words; nothing where nothing is.
    pub fn change(&self, place: &dyn Fn(Shelf) -> String) -> Option<String> {
        let Some(before) = &self.before else {
            return Some(phrase!("first look").to_owned());
        };
        let mut parts = Vec::new();
        if let (Some(now), Some(then)) = (self.now.price, before.price)
            && now != then
        {
            let way = if now > then { "up" } else { "down" };
            let was = crate::rules::cents::amount(then);
            parts.push(phrase!("price {way} from {was}", way, was));
        }
        if self.now.shelf != before.shelf
            && let Some(shelf) = self.now.shelf
        {
            parts.push(match (shelf, before.shelf) {
                (Shelf::None, _) => phrase!("gone from the shelf").to_owned(),
                (_, Some(Shelf::None)) => phrase!("back on the shelf").to_owned(),
                _ => phrase!("now {}", place(shelf)),
            });
        }
        if self.now.promotion.is_some() && self.now.promotion != before.promotion {
            parts.push(phrase!("a new offer").to_owned());
        }
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// `out`, where it was looked for and was not there.
    pub fn is_out(&self) -> bool {
        self.now.shelf.is_some_and(|s| s.word() == Shelf::None.word())
    }
}

#[cfg(test)]
mod tests;
