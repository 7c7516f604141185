//! Purchases that went elsewhere of late: to whom, why, and what we learned (docs/WORDING.md, METHOD F7).

use super::BriefContext;
use crate::model::brief::{Entry, Section};
use crate::model::{Opportunity, OpportunityStatus};

/// For so many days a loss is worth a line before the next talk.
const DAYS: i64 = 365;

/// The lost ones, the newest first.
pub fn section(desk: &BriefContext) -> Section {
    let deals = desk.case.account.opportunities.0.iter();
    let lost = deals.filter(|o| o.status == OpportunityStatus::Lost);
    let mut lost: Vec<&Opportunity> =
        lost.filter(|o| desk.case.within(*o.closed.date, DAYS)).collect();
    lost.sort_by_key(|o| std::cmp::Reverse(*o.closed.date));
    let entries = lost.into_iter().map(|deal| entry(desk, deal)).collect();
    Section {
        name: "lost",
        title: phrase!("Lost").to_owned(),
        entries,
        keep: 1,
        yields: 6,
        whole: false,
    }
}

fn entry(desk: &BriefContext, deal: &Opportunity) -> Entry {
    let (closed, name) = (&deal.closed, deal.name.as_str());
    let to = closed.winner.0.as_deref().map(|id| desk.case.world.competitor(id));
    let to = to.map_or(phrase!("was lost").to_owned(), |rival| phrase!("went to {rival}", rival));
    let why = closed.reason.as_deref().map_or(String::new(), |why| format!(": {why}"));
    let day = closed.date.map(|d| desk.day(d)).unwrap_or_default();
    let entry = Entry::new(format!("{name} {to}{why}")).aside(day).from(deal.id.as_str());
    match closed.learned.as_deref() {
        Some(learned) => entry.note(phrase!("learned: {learned}", learned)),
        None => entry,
    }
}
