//! What an account brought, year by year, and what it is worth beside the others.

use super::OtherAccounts;
use crate::model::{Date, Money, NeedState, Year};
use crate::rules::cents::Cents;
use crate::workbench::Dossier;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::in_json;
use chrono::Datelike;
use rust_decimal::Decimal;
use serde::Serialize;

/// Years that the page shows.
const YEARS: i64 = 3;

/// A year in figures; what is not given is nothing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearFigures {
    /// The year.
    pub year: i64,
    /// What we wanted to sell.
    pub target: Option<Cents>,
    /// What was sold.
    pub revenue: Option<Cents>,
    /// Of the sales, 0 to 1.
    #[serde(serialize_with = "in_json::number")]
    pub margin: Option<Decimal>,
    /// What its care cost.
    pub cost: Option<Cents>,
    /// What it may cost.
    pub cost_budget: Option<Cents>,
}

impl YearFigures {
    /// Sales in percent of the target, rounded; nothing where one is missing or the target is 0.
    pub fn percent(&self) -> Option<i128> {
        let (target, sold) = (self.target?.0, self.revenue?.0);
        (target > 0).then(|| (sold * 200 + target) / (2 * target))
    }
}

/// Its part of all sales of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Its sales.
    pub own: Cents,
    /// All sales.
    pub all: Cents,
    /// Its place by sales, from 1.
    pub place: usize,
    /// Accounts that were not lost before the year.
    pub of: usize,
}

impl Share {
    /// In percent, rounded.
    pub fn percent(&self) -> i128 {
        (self.own.0 * 200 + self.all.0) / (2 * self.all.0).max(1)
    }
}

/// An open purchase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenDeal {
    /// Id and name.
    #[serde(serialize_with = "in_json::id")]
    pub opportunity: (String, String),
    /// What it is worth.
    pub value: Option<Cents>,
    /// In percent.
    pub chance: Option<i64>,
}

/// A rival's part of what they buy.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RivalShare {
    /// Id and name.
    #[serde(serialize_with = "in_json::id")]
    pub competitor: (String, String),
    /// 0 to 1.
    #[serde(serialize_with = "in_json::number")]
    pub share: Option<Decimal>,
}

/// The figures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// The years that are given, the oldest of the newest three first.
    pub years: Vec<YearFigures>,
    /// Days of this year that count, and all of it.
    pub days: (i64, i64),
    /// The day up to which its sales count.
    #[serde(serialize_with = "in_json::day")]
    pub until: Option<Date>,
    /// Sales of the whole year at this pace.
    pub at_pace: Option<Cents>,
    /// What the target lacks at this pace.
    pub missing: Option<Cents>,
    /// Its part of all sales; nothing where there are none.
    pub share: Option<Share>,
    /// What its staying is worth.
    pub worth: Option<Cents>,
    /// How that is reckoned: profit, stay, discount.
    #[serde(skip)]
    pub worth_parts: Vec<(String, String)>,
    /// Open purchases.
    pub deals: Vec<OpenDeal>,
    /// Needs that nobody serves, and those that a rival serves, in money.
    pub white_space: [Cents; 2],
    /// Who else sells there.
    pub competition: Vec<RivalShare>,
}

impl Workbench {
    pub(super) fn figures_of(&self, dossier: &Dossier, around: &OtherAccounts) -> Result<Figures> {
        let account = &dossier.account;
        let this = i64::from(self.today().year());
        let plan = around.plans.iter().find(|p| p.account.0 == account.id.0);
        let mut years: Vec<YearFigures> = account.years.iter().filter_map(year).collect();
        years.retain(|y| y.year <= this);
        years.sort_by_key(|y| y.year);
        years.drain(..years.len().saturating_sub(usize::try_from(YEARS).unwrap_or(3)));
        let worth = around.staying.accounts.first();
        let shared = self.shared()?;
        let world = self.world(&shared);
        let rival = |c: &crate::model::Competition| {
            let id = c.competitor.0.clone()?;
            let name = world.competitor(&id).to_owned();
            Some(RivalShare { competitor: (id, name), share: *c.share })
        };
        Ok(Figures {
            years,
            days: plan.map_or((0, 0), |p| p.days),
            until: plan.map(|p| p.until),
            at_pace: plan.and_then(|p| p.at_pace),
            missing: plan.and_then(|p| p.missing),
            share: share(around, &account.id),
            worth: worth.and_then(|w| w.worth),
            worth_parts: worth.map(worth_parts).unwrap_or_default(),
            deals: account.opportunities.iter().filter(|d| d.is_open()).map(deal).collect(),
            white_space: [NeedState::Open, NeedState::Rivals].map(|state| {
                let of_state = account.needs.iter().filter(|n| n.state == Some(state));
                Cents(of_state.filter_map(|n| *n.value).map(|v| i128::from(v.cents())).sum())
            }),
            competition: account.competition.iter().filter_map(rival).collect(),
        })
    }
}

fn deal(d: &crate::model::Opportunity) -> OpenDeal {
    OpenDeal {
        opportunity: (d.id.0.clone(), d.name.0.clone()),
        value: d.value.map(Cents::from),
        chance: *d.chance,
    }
}

fn year(given: &Year) -> Option<YearFigures> {
    Some(YearFigures {
        year: given.year.0?,
        target: cents(given.target()),
        revenue: cents(given.revenue()),
        margin: *given.margin,
        cost: cents(*given.cost),
        cost_budget: cents(*given.cost_budget),
    })
}

fn cents(money: Option<Money>) -> Option<Cents> {
    money.map(Cents::from)
}

fn share(around: &OtherAccounts, id: &str) -> Option<Share> {
    let own = around.plans.iter().find(|p| p.account.0 == id).map(sold)?;
    let all: i128 = around.plans.iter().map(sold).sum();
    let above = around.plans.iter().filter(|p| sold(p) > own).count();
    let share =
        Share { own: Cents(own), all: Cents(all), place: above + 1, of: around.plans.len() };
    (all > 0 && own > 0).then_some(share)
}

fn sold(p: &super::AccountPlan) -> i128 {
    p.revenue.map_or(0, |m| i128::from(m.cents()))
}

/// "profit a year", "stays another year", "what money costs a year", each with its figure.
fn worth_parts(worth: &crate::workbench::staying::AccountWorth) -> Vec<(String, String)> {
    use crate::workbench::staying::StayBasis;
    let percent =
        |rate: Decimal| format!("{} %", (rate * Decimal::ONE_HUNDRED).round_dp(1).normalize());
    let mut parts = Vec::new();
    if let Some(sales) = worth.sales {
        parts.push((sales.whole(), phrase!("sales of the last whole year").to_owned()));
    }
    if let Some((margin, year)) = worth.margin {
        parts.push((percent(margin), phrase!("margin of {year}", year)));
    }
    if let Some(profit) = worth.profit {
        parts.push((profit.whole(), phrase!("profit a year: sales times margin").to_owned()));
    }
    if let Some((stay, basis)) = worth.stay {
        let from = match basis {
            StayBasis::Account => phrase!("stays another year, as the account says").to_owned(),
            StayBasis::KeyAccounts { kept, of } => {
                phrase!("stays another year: {kept} of {of} key-account years were kept", kept, of)
            }
        };
        parts.push((percent(stay), from));
    }
    if let Some(discount) = worth.discount {
        parts.push((
            percent(discount),
            phrase!("what money of a later year is worth less").to_owned(),
        ));
    }
    parts
}
