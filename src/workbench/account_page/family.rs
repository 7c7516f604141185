//! The group of an account: the parent and those below it, each a row, the sum last (METHOD F8).

use super::OtherAccounts;
use crate::model::Key;
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use crate::rules::judge;
use crate::workbench::Dossier;
use crate::workbench::Workbench;
use crate::workbench::in_json;
use crate::workbench::plan::AccountPlan;
use serde::Serialize;

/// One account of the group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    /// Id and name.
    #[serde(serialize_with = "in_json::id")]
    pub account: (String, String),
    /// The file's number for it.
    #[serde(skip)]
    pub key: Key,
    /// The year's target.
    pub target: Option<Cents>,
    /// The year's sales.
    pub revenue: Option<Cents>,
    /// Days of the year that count, and all of it.
    pub days: (i64, i64),
    /// Open purchases, and their value.
    pub deals: (usize, Cents),
    /// People inside, and those of them who trust us.
    pub people: (usize, usize),
    /// Urgent rows to look at.
    pub urgent: usize,
}

/// The group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Family {
    /// The name of the account above; nothing where this one is at the top.
    pub parent: Option<String>,
    /// The parent first, then in file order.
    pub members: Vec<Member>,
    /// Target, sales and open purchases of all.
    pub target: Cents,
    /// Their sales.
    pub revenue: Cents,
    /// The value of their open purchases.
    pub deals: Cents,
    /// People inside, and those of them who trust us.
    pub people: (usize, usize),
    /// Urgent rows to look at.
    pub urgent: usize,
}

/// What an account brings to its group; its money comes from the plans.
pub fn member(case: &AccountContext, key: Key, bench: &Workbench) -> Member {
    let least = case.world.playbook.thresholds.low_level_relationship;
    let trusting = case.people.iter().filter(|p| case.relationship(p) >= least).count();
    let findings = judge::judge(case, &bench.words);
    let urgent = findings
        .iter()
        .filter(|f| f.severity == crate::model::codes::Severity::Critical && !f.dismissed);
    Member {
        account: (case.account.id.0.clone(), case.account.name.0.clone()),
        key,
        target: None,
        revenue: None,
        days: (0, 0),
        deals: (0, Cents(0)),
        people: (case.people.len(), trusting),
        urgent: urgent.count(),
    }
}

/// The group, where it has more than one member.
pub fn family(dossier: &Dossier, around: OtherAccounts) -> Option<Family> {
    let OtherAccounts { plans, mut members, parent, .. } = around;
    if members.len() < 2 {
        return None;
    }
    let root = dossier.account.parent.0.clone().unwrap_or_else(|| dossier.account.id.0.clone());
    members.sort_by_key(|m| m.account.0 != root);
    for member in &mut members {
        if let Some(plan) = plans.iter().find(|p| p.account.0 == member.account.0) {
            fill(member, plan);
        }
    }
    let sum =
        |of: fn(&Member) -> Option<Cents>| Cents(members.iter().filter_map(of).map(|c| c.0).sum());
    Some(Family {
        parent,
        target: sum(|m| m.target),
        revenue: sum(|m| m.revenue),
        deals: sum(|m| Some(m.deals.1)),
        people: members.iter().fold((0, 0), |(a, b), m| (a + m.people.0, b + m.people.1)),
        urgent: members.iter().map(|m| m.urgent).sum(),
        members,
    })
}

fn fill(member: &mut Member, plan: &AccountPlan) {
    member.target = plan.target.map(Cents::from);
    member.revenue = plan.revenue.map(Cents::from);
    member.days = plan.days;
    member.deals = (plan.deals.count, plan.deals.value);
}
