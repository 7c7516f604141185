//! What is to come for a deal.

use super::of_deal;
use crate::model::{Date, Opportunity, VisitStatus};
use crate::rules::AccountContext;
use crate::rules::phrase::list;

/// The next thing that happens for a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealEvent {
    /// The day.
    pub day: Date,
    /// What.
    pub what: String,
    /// Who of ours, or of theirs; nothing where nobody is named.
    pub who: Option<String>,
}

/// Visits, promises and actions to come that are about a deal, by their day.
pub fn planned(case: &AccountContext, deal: &Opportunity) -> Vec<DealEvent> {
    let account = case.account;
    let alone = account.opportunities.iter().filter(|o| o.is_open()).count() == 1;
    let visits = account.visits.iter().filter_map(|v| {
        let about = v.opportunity.0.as_deref().map_or(alone, |o| o == deal.id.as_str());
        let planned = v.status == VisitStatus::Planned && about;
        let day = to_come(case, v.date.map(|m| m.date)).filter(|_| planned)?;
        let names: Vec<&str> = v.people.0.iter().map(|p| case.name(p)).collect();
        let what = v.purpose.0.clone().unwrap_or_else(|| phrase!("visit").to_owned());
        let who = (!names.is_empty()).then(|| phrase!("with {}", list(&names)));
        Some(DealEvent { day, what, who })
    });
    let actions = account.actions.iter().filter_map(|a| {
        let about = a.for_subject.as_deref().is_none_or(|s| of_deal(account, deal, s));
        let day = to_come(case, *a.due).filter(|_| about && case.is_undone(a))?;
        let who = a.promised_by.0.as_deref().map(|p| case.name(p).to_owned());
        let who = who.or_else(|| a.owner.0.clone());
        Some(DealEvent { day, what: a.what.0.clone().unwrap_or_default(), who })
    });
    let mut all: Vec<DealEvent> = visits.chain(actions).collect();
    all.sort_by_key(|step| step.day);
    all
}

fn to_come(case: &AccountContext, day: Option<Date>) -> Option<Date> {
    day.filter(|d| *d >= case.today())
}
