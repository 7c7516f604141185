//! What would bring all deals together under the limit: one left out, more on order, or both.

use super::book::DealShare;
use crate::model::Date;
use crate::rules::cash_together::{Outlay, Together};
use crate::rules::cents::Cents;
use crate::rules::phrase::list;

/// Terms with which the sum holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// The deal that is left out, by its name.
    pub without: Option<String>,
    /// Deals by their names, and the least share on order that each needs, in percent.
    pub on_order: Option<(Vec<String>, i64)>,
    /// The others that are out on the deepest day.
    pub others: Vec<String>,
}

impl Fit {
    /// "Turbine 2027 without Crane drives", "Crane drives, 24 % on order".
    pub fn sentence(&self) -> String {
        let without = self.without.as_ref().map(|name| phrase!("without {name}", name));
        match (&self.on_order, without) {
            (Some((names, percent)), None) if names.len() > 1 => {
                phrase!("{}, {} % on order each", list(names), percent)
            }
            (Some((names, percent)), None) => phrase!("{}, {} % on order", list(names), percent),
            (Some((names, percent)), Some(without)) => {
                phrase!("{}, {} % on order, {}", list(names), percent, without)
            }
            (None, Some(without)) if self.others.is_empty() => without,
            (None, Some(without)) => format!("{} {without}", self.others.join(", ")),
            (None, None) => String::new(),
        }
    }
}

/// So many deals with the deepest need are tried.
const TRIED: usize = 6;

/// The deals, those that need most, and the limit that they have to hold together.
struct Trial<'a> {
    deals: &'a [DealShare],
    needing: Vec<&'a DealShare>,
    limit: Cents,
    most_percent: i64,
}

/// Each deal left out, then the least share on order of each, alone and with one left out that does not do alone.
pub(super) fn fits(
    deals: &[DealShare],
    full: Together,
    limit: Option<Cents>,
    most_percent: i64,
) -> Vec<Fit> {
    let (Some(limit), Some(day)) = (limit.filter(|l| full.deepest_need > *l), full.deepest_day)
    else {
        return Vec::new();
    };
    let mut needing: Vec<&DealShare> =
        deals.iter().filter(|d| d.counts() && d.cash.deepest_need.0 > 0).collect();
    needing.sort_by_key(|d| -d.cash.deepest_need.0);
    needing.truncate(TRIED);
    let trial = Trial { deals, needing, limit, most_percent };
    let mut found = trial.without_one(day);
    found.extend(trial.on_order(None));
    if found.iter().all(|fit| fit.without.is_some()) {
        found.extend(trial.on_order_each(day));
    }
    for left in &trial.needing {
        if !trial.holds(Some(left), None) {
            found.extend(trial.on_order(Some(left)));
        }
    }
    found
}

impl Trial<'_> {
    /// Does the sum hold without one deal, and with another outlay of one?
    fn holds(&self, without: Option<&DealShare>, changed: Option<(&DealShare, &Outlay)>) -> bool {
        let counted = self.deals.iter().filter(|d| d.counts());
        let counted = counted.filter(|d| without.is_none_or(|w| !std::ptr::eq(*d, w)));
        let outlays = counted.map(|d| match changed {
            Some((deal, outlay)) if std::ptr::eq(d, deal) => (outlay, 100),
            _ => (d.outlay(), 100),
        });
        Together::of(outlays).deepest_need <= self.limit
    }

    fn without_one(&self, day: Date) -> Vec<Fit> {
        let enough = self.needing.iter().filter(|left| self.holds(Some(left), None));
        enough
            .map(|left| {
                let others = self.needing.iter().filter(|d| !std::ptr::eq(**d, *left));
                let others = others.filter(|d| d.out_on(day).0 > 0);
                Fit {
                    without: Some(left.opportunity.1.clone()),
                    on_order: None,
                    others: others.map(|d| d.opportunity.1.clone()).collect(),
                }
            })
            .collect()
    }

    /// The least share on order with which the sum holds where all that are out on the deepest day have it.
    fn on_order_each(&self, day: Date) -> Option<Fit> {
        let is_raised = |deal: &DealShare, percent: i64| {
            deal.out_on(day).0 > 0 && deal.on_order().is_some_and(|now| now < percent)
        };
        let least = (1..=self.most_percent).find(|percent| {
            let changed: Vec<(&DealShare, Outlay)> = self
                .needing
                .iter()
                .filter(|d| is_raised(d, *percent))
                .map(|d| (*d, d.outlay_at(*percent)))
                .collect();
            let counted = self.deals.iter().filter(|d| d.counts());
            let outlays = counted.map(|d| {
                let other = changed.iter().find(|(deal, _)| std::ptr::eq(*deal, d));
                (other.map_or_else(|| d.outlay(), |(_, outlay)| outlay), 100)
            });
            Together::of(outlays).deepest_need <= self.limit
        })?;
        let more = self.needing.iter().filter(|d| is_raised(d, least));
        let names: Vec<String> = more.map(|d| d.opportunity.1.clone()).collect();
        (names.len() > 1).then(|| Fit {
            without: None,
            on_order: Some((names, least)),
            others: Vec::new(),
        })
    }

    /// The least share on order of each deal with which the sum holds.
    fn on_order(&self, without: Option<&DealShare>) -> Vec<Fit> {
        let mut found = Vec::new();
        for deal in self.needing.iter().filter(|d| without.is_none_or(|w| !std::ptr::eq(**d, w))) {
            let now = deal.on_order().unwrap_or(0);
            let least = (now + 1..=self.most_percent)
                .find(|percent| self.holds(without, Some((deal, &deal.outlay_at(*percent)))));
            if let Some(percent) = least {
                found.push(Fit {
                    without: without.map(|w| w.opportunity.1.clone()),
                    on_order: Some((vec![deal.opportunity.1.clone()], percent)),
                    others: Vec::new(),
                });
            }
        }
        found
    }
}
