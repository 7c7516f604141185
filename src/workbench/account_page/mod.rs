//! One account on a page: what it is, what it brought, what we know of it, what runs (METHOD M2, M13, M14, M16, M21, F8).

mod describe;
mod family;
mod figures;
mod money;
mod running;

pub use family::{Family, Member};
pub use figures::{Figures, OpenDeal, Share, YearFigures};
pub use running::{Running, SatisfactionMark};

use super::in_json;
use super::plan::AccountPlan;
use super::{Dossier, Result, Workbench};
use crate::model::statement::Block;
use crate::model::{Choice, Date, Status, Tier};
use crate::rules::AccountContext;
use chrono::Datelike;
use serde::Serialize;

/// A mark with its reason: one of the six values, or of the five levels of knowledge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RatedMark {
    /// Its name in files: `orders`, `peers`.
    pub name: &'static str,
    /// 0 to 5; nothing where it is not rated.
    pub score: Option<i64>,
    /// The reason, or what is missing.
    pub why: Option<String>,
}

/// Who they are to us.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AccountReach {
    /// People inside, and outside ones with a say.
    pub people: [usize; 2],
    /// Who decides: ids and names.
    #[serde(serialize_with = "in_json::ids")]
    pub decide: Vec<(String, String)>,
    /// Was one of them ever reached?
    pub decider_reached: bool,
    /// Inside, and trust us.
    #[serde(serialize_with = "in_json::ids")]
    pub trust_us: Vec<(String, String)>,
    /// The highest level at which somebody does.
    pub highest: Option<&'static str>,
    /// Who of ours holds the people that trust us.
    pub holders: Vec<String>,
}

/// The page.
#[derive(Clone, Debug, Serialize)]
pub struct AccountPage {
    /// Id and name.
    #[serde(serialize_with = "in_json::id")]
    pub account: (String, String),
    /// How much it counts.
    #[serde(serialize_with = "in_json::word")]
    pub tier: Tier,
    /// Since when it is that.
    #[serde(serialize_with = "in_json::day")]
    pub tier_since: Option<Date>,
    /// Whether we work on it.
    #[serde(serialize_with = "in_json::word")]
    pub status: Status,
    /// Other names.
    pub also: Vec<String>,
    /// Trade, site, region.
    pub industry: Option<String>,
    /// The town.
    pub site: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// How many work there.
    pub employees: Option<i64>,
    /// Who of ours is responsible; nothing: the rep.
    pub seller: Option<String>,
    /// How one gets in.
    pub gate: Option<String>,
    /// Whatever else matters.
    pub notes: Option<String>,
    /// Where we are, where to be, how.
    pub strategy: [Option<String>; 3],
    /// Strong, weak, chances, threats.
    pub situation: [Vec<String>; 4],
    /// What it brought.
    pub figures: Figures,
    /// Who they are to us.
    pub reach: AccountReach,
    /// The six values.
    pub values: Vec<RatedMark>,
    /// The place of its six values among all that are rated, and how many those are; nothing where it has none.
    pub values_place: Option<(usize, usize)>,
    /// The five levels of what we know of its trade.
    pub knowledge: Vec<RatedMark>,
    /// What runs between us.
    pub running: Running,
    /// The group that it belongs to, itself among the members; nothing where it has none.
    pub family: Option<Family>,
}

impl AccountPage {
    /// What runs in a pane: the rest of what is coming and of the contacts is counted.
    pub fn runs_in_short(&self, bench: &Workbench, dossier: &Dossier) -> Block {
        running::describe(bench, self, dossier.key, true)
    }

    /// The six values together; nothing where none is rated.
    pub fn value_points(&self) -> Option<i64> {
        points(&self.values)
    }
}

fn points(marks: &[RatedMark]) -> Option<i64> {
    let rated = marks.iter().filter_map(|mark| mark.score);
    rated.reduce(|a, b| a + b)
}

/// What a pass over all accounts brings for the page of one.
struct OtherAccounts {
    plans: Vec<AccountPlan>,
    staying: crate::workbench::staying::Staying,
    members: Vec<Member>,
    parent: Option<String>,
    values: Vec<i64>,
}

impl Workbench {
    /// The page of an account.
    pub fn account_page_of(&self, dossier: &Dossier) -> Result<AccountPage> {
        let account = &dossier.account;
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        let around = self.around(dossier)?;
        let values = rated_values(account);
        let place = points(&values).map(|own| {
            let above = around.values.iter().filter(|other| **other > own).count();
            (above + 1, around.values.len())
        });
        let tier = account.tier_history.iter().filter(|t| case.past(*t.since).is_some());
        let since = tier.max_by_key(|t| *t.since).filter(|t| t.tier == account.tier);
        let seller = account.seller.0.clone().filter(|s| Some(s) != world.rep.name.0.as_ref());
        let strategy = &account.strategy;
        Ok(AccountPage {
            account: (account.id.0.clone(), account.name.0.clone()),
            tier: account.tier,
            tier_since: since.and_then(|t| *t.since),
            status: account.status,
            also: account.aliases.0.clone(),
            industry: account.industry.0.clone(),
            site: account.site.0.clone(),
            region: account.region.0.clone(),
            employees: *account.employees,
            seller,
            gate: account.gate.0.clone(),
            notes: account.notes.0.clone(),
            strategy: [&strategy.position, &strategy.ambition, &strategy.approach]
                .map(|text| text.0.clone()),
            situation: [
                words(&strategy.strengths),
                words(&strategy.weaknesses),
                words(&strategy.opportunities),
                words(&strategy.threats),
            ],
            figures: self.figures_of(dossier, &around)?,
            reach: reach(&case),
            values,
            values_place: place,
            knowledge: account
                .knowledge
                .levels()
                .map(|(name, grasp)| RatedMark {
                    name,
                    score: *grasp.score,
                    why: grasp.missing.0.clone(),
                })
                .to_vec(),
            running: running::running(&case, self.due_in(dossier)?),
            family: family::family(dossier, around),
        })
    }

    /// One pass over all accounts: sales, the group, the six values of the others.
    fn around(&self, dossier: &Dossier) -> Result<OtherAccounts> {
        let year = i64::from(self.today().year());
        let own = &dossier.account;
        let root = own.parent.0.clone().unwrap_or_else(|| own.id.0.clone());
        let mut accounts = Vec::new();
        self.each_account(|account| accounts.push(account.clone()))?;
        let mut around = OtherAccounts {
            plans: self.plans_among(&accounts, year)?,
            staying: self.staying_among(&accounts, Some(dossier.key))?,
            members: Vec::new(),
            parent: None,
            values: Vec::new(),
        };
        let shared = self.shared()?;
        let world = self.world(&shared);
        for account in &accounts {
            around.values.extend(points(&rated_values(account)));
            let in_group = account.id.0 == root || account.parent.0.as_ref() == Some(&root);
            if account.id.0 == root && own.parent.0.is_some() {
                around.parent = Some(account.name.0.clone());
            }
            if in_group {
                around.members.push(family::member(
                    &AccountContext::silent(account, &world),
                    account.key,
                    self,
                ));
            }
        }
        Ok(around)
    }
}

fn words(words: &crate::model::Words) -> Vec<String> {
    words.0.clone()
}

fn rated_values(account: &crate::model::Account) -> Vec<RatedMark> {
    let values = &account.values;
    [
        ("orders", &values.orders),
        ("example", &values.example),
        ("share", &values.share),
        ("innovation", &values.innovation),
        ("asset", &values.asset),
        ("win_win", &values.win_win),
    ]
    .map(|(name, worth)| RatedMark { name, score: *worth.score, why: worth.why.0.clone() })
    .to_vec()
}

fn reach(case: &AccountContext) -> AccountReach {
    let least = case.world.playbook.thresholds.low_level_relationship;
    let decide = || case.everyone.iter().filter(|p| p.plays(crate::model::Role::DecisionMaker));
    let trusting = || case.people.iter().filter(|p| case.relationship(p) >= least);
    let mut holders: Vec<String> =
        trusting().filter_map(|p| case.holder(p).map(str::to_owned)).collect();
    holders.sort();
    holders.dedup();
    AccountReach {
        people: [case.people.len(), case.everyone.len() - case.people.len()],
        decide: decide().map(named).collect(),
        decider_reached: decide().any(|p| case.last_reached(&p.id).is_some()),
        trust_us: trusting().map(named).collect(),
        highest: trusting().filter_map(|p| p.level).min().map(Choice::word),
        holders,
    }
}

fn named(p: &&crate::model::Person) -> (String, String) {
    (p.id.0.clone(), p.name.0.clone())
}

#[cfg(test)]
mod tests;
