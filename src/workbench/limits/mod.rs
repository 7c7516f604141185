//! You and limits: what the rep is measured against, what each limit is used for today, and what another would change.

mod answers;
mod describe;

pub use answers::{Answered, LimitAnswer};
pub use describe::{detail, list, statement};

use super::{Result, Workbench, in_json};
use crate::model::{Date, Key, Rep};
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use rust_decimal::Decimal;
use serde::Serialize;

/// Steps of the journal that are looked through for the last change of a setting.
const STEPS: usize = 500;

/// A setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettingLine {
    /// Its name in files.
    pub setting: &'static str,
    /// Its value as it is written; nothing where it is not set.
    pub value: Option<String>,
    /// What is judged by it today.
    pub answers: Vec<LimitAnswer>,
    /// When it was changed last, and what stood there.
    #[serde(skip)]
    pub changed: Option<(String, Option<String>)>,
}

impl SettingLine {
    /// Does something break it?
    pub fn is_broken(&self) -> bool {
        self.answers.iter().any(|a| a.holds == Some(false))
    }
}

/// One of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TeamLine {
    /// The name.
    pub name: String,
    /// The file's number.
    #[serde(skip)]
    pub key: Key,
    /// The last day with us.
    #[serde(serialize_with = "in_json::day")]
    pub until: Option<Date>,
    /// Is that day over?
    pub gone: bool,
    /// People who trust them.
    pub trusted_by: usize,
    /// What is open and theirs.
    pub to_do: usize,
}

/// The sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Who the rep is: name, company, manager, currency.
    pub you: Vec<SettingLine>,
    /// What deals, gifts and customers are measured against.
    pub limits: Vec<SettingLine>,
    /// Our people.
    pub ours: Vec<TeamLine>,
    /// The rep's own files that are in force: playbook.toml, words.toml, keys.toml.
    pub own_files: Vec<&'static str>,
    /// The journal goes back no further than the steps that were looked through.
    #[serde(skip)]
    pub looked_through: bool,
}

/// What the accounts bring.
#[derive(Default)]
struct BookCounts {
    people_without_holder: usize,
    /// Accounts by this and last year's revenue, those which could become key accounts.
    sales: Vec<(String, Cents, bool)>,
    /// Deals with hours: name, hours.
    hours: Vec<(String, Decimal)>,
    /// Open deals with a carrying cost: name, deepest need.
    own_goods: usize,
    trusted_by: Vec<(String, usize)>,
    owned: Vec<(String, usize)>,
}

impl Workbench {
    /// What the rep is measured against.
    pub fn limits(&self) -> Result<Limits> {
        let rep = self.rep()?;
        let counts = self.counts(&rep)?;
        let steps = self.history_of_the_file(STEPS)?;
        let changed = |setting: &str| {
            let of_it = steps.iter().filter(|s| !s.undone).find_map(|s| {
                let change = s.changes.iter().find(|c| c.record == "rep" && c.field == setting)?;
                Some((s.at.get(..10)?.to_owned(), change.before.clone()))
            });
            of_it.filter(|(_, before)| before.is_some())
        };
        let answers = self.limit_answers(&rep, &counts)?;
        let line = |setting: &'static str| SettingLine {
            setting,
            value: value(&rep, setting),
            answers: answers
                .iter()
                .filter(|(s, _)| *s == setting)
                .flat_map(|(_, a)| a.clone())
                .collect(),
            changed: changed(setting),
        };
        let count = |list: &[(String, usize)], name: &str| {
            list.iter().find(|(known, _)| known == name).map_or(0, |(_, n)| *n)
        };
        let today = self.today();
        Ok(Limits {
            you: ["name", "company", "manager", "currency"].map(line).to_vec(),
            limits: [
                "cushion_limit",
                "capital_cost",
                "gift_limit",
                "hourly_cost",
                "key_threshold",
                "discount",
            ]
            .map(line)
            .to_vec(),
            ours: rep
                .team
                .iter()
                .map(|m| TeamLine {
                    name: m.name.0.clone(),
                    key: m.key,
                    until: *m.until,
                    gone: m.until.is_some_and(|d| d < today),
                    trusted_by: count(&counts.trusted_by, &m.name),
                    to_do: count(&counts.owned, &m.name),
                })
                .collect(),
            own_files: self.own_files(),
            looked_through: steps.len() < STEPS,
        })
    }

    /// Which of the rep's own files are in force.
    fn own_files(&self) -> Vec<&'static str> {
        let Some(folder) = &self.setting.config else { return Vec::new() };
        let files = ["playbook.toml", "words.toml", "keys.toml"];
        files.into_iter().filter(|name| folder.join(name).is_file()).collect()
    }

    fn counts(&self, rep: &Rep) -> Result<BookCounts> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let mut counts = BookCounts::default();
        for key in self.account_keys()? {
            let account = self.typed_account(key)?;
            counts.take(&AccountContext::silent(&account, &world), rep);
        }
        Ok(counts)
    }
}

fn one_more(list: &mut Vec<(String, usize)>, name: &str) {
    match list.iter_mut().find(|(known, _)| known == name) {
        Some((_, n)) => *n += 1,
        None => list.push((name.to_owned(), 1)),
    }
}

impl BookCounts {
    fn take(&mut self, case: &AccountContext, rep: &Rep) {
        use chrono::Datelike;
        let account = case.account;
        let least = case.world.playbook.thresholds.low_level_relationship;
        for person in &case.everyone {
            match person.held_by.as_deref() {
                None => self.people_without_holder += 1,
                Some(holder) if person.relationship.is_some_and(|mark| mark >= least) => {
                    one_more(&mut self.trusted_by, holder);
                }
                Some(_) => {}
            }
        }
        for action in account.actions.iter().filter(|a| case.is_undone(a)) {
            if let Some(owner) = action.owner.as_deref() {
                one_more(&mut self.owned, owner);
            }
        }
        let year = i64::from(case.today().year());
        let sold = [year, year - 1].into_iter().filter_map(|y| account.revenue_in(y)).max();
        let could =
            matches!(account.tier, crate::model::Tier::Ordinary | crate::model::Tier::Target)
                && account.status == crate::model::Status::Active;
        self.sales.extend(sold.map(|s| (account.name.0.clone(), Cents::from(s), could)));
        let open = account.opportunities.iter().filter(|d| d.is_open());
        let hours = open.filter_map(|d| Some((d.name.0.clone(), (*d.pursuit_hours)?)));
        self.hours.extend(hours);
        let company = rep.company.as_deref();
        let own = account
            .observations
            .iter()
            .filter(|o| *o.ours || company.is_some() && o.brand.as_deref() == company);
        self.own_goods += own.count();
    }
}

/// A setting as it is written: amounts with thousands apart, rates in percent.
fn value(rep: &Rep, setting: &str) -> Option<String> {
    match setting {
        "name" => rep.name.0.clone(),
        "company" => rep.company.0.clone(),
        "manager" => rep.manager.0.clone(),
        "currency" => rep.currency.0.clone(),
        "cushion_limit" => money(*rep.cushion_limit),
        "capital_cost" => rate(*rep.capital_cost),
        "gift_limit" => money(*rep.gift_limit),
        "hourly_cost" => money(*rep.hourly_cost),
        "key_threshold" => money(*rep.key_threshold),
        "discount" => rate(*rep.discount),
        _ => None,
    }
}

fn money(m: Option<crate::model::Money>) -> Option<String> {
    m.map(|m| Cents::from(m).grouped())
}

fn rate(r: Option<Decimal>) -> Option<String> {
    r.map(|r| phrase!("{} % a year", (r * Decimal::ONE_HUNDRED).normalize()))
}

#[cfg(test)]
mod tests;
