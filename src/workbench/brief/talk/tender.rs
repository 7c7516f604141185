//! A tender: what they evaluate, by whom, until when (METHOD M32).

use super::section as made;
use crate::model::brief::{Entry, Section};
use crate::model::{Choice, Favours, Opportunity, Role, SpecificationPoint, Visit};
use crate::workbench::brief::BriefContext;
use crate::workbench::visit::deals;

/// The stage in which they choose.
const EVALUATION: i64 = 5;

/// Of each purchase that the visit is about.
pub fn section(desk: &BriefContext, visit: &Visit) -> Section {
    let deals = deals(desk.case, visit);
    let mut entries: Vec<Entry> = deals.iter().flat_map(|deal| of(desk, deal)).collect();
    entries.extend(judges(desk));
    made(phrase!("The tender"), entries)
}

fn of(desk: &BriefContext, deal: &Opportunity) -> Vec<Entry> {
    let points = deal.specification.iter().filter_map(|p| point(desk, p));
    let mut entries: Vec<Entry> = points.map(|e| e.from(deal.id.as_str())).collect();
    let papers = deal.bid.iter().filter(|b| desk.case.past(*b.done).is_none());
    entries.extend(papers.filter_map(|b| {
        let due = b.due.map(|d| phrase!("by {}", desk.day(d))).unwrap_or_default();
        Some(Entry::new(b.what.as_deref()?).lead(phrase!("paper")).aside(due).from(b.id.as_str()))
    }));
    let chosen = deal.schedule.iter().find(|s| *s.stage == Some(EVALUATION)).and_then(|s| *s.date);
    let days = [(phrase!("they choose"), chosen), ("decided", *deal.decision_date)];
    let days: Vec<String> = days
        .into_iter()
        .filter_map(|(word, day)| Some(format!("{word} {}", desk.day(day?))))
        .collect();
    if !days.is_empty() {
        entries.push(Entry::new(days.join(", ")).lead(phrase!("until")).from(deal.id.as_str()));
    }
    entries
}

fn point(desk: &BriefContext, point: &SpecificationPoint) -> Option<Entry> {
    let helps = match point.favours {
        Some(Favours::Us) => phrase!("helps us"),
        Some(Favours::Rival) => phrase!("helps a rival !"),
        _ => "",
    };
    let by = point.author.0.as_deref().map(|id| phrase!("by {}", desk.case.name(id)));
    let aside: Vec<String> =
        by.into_iter().chain((!helps.is_empty()).then(|| helps.to_owned())).collect();
    Some(Entry::new(point.point.as_deref()?).lead(phrase!("point")).aside(aside.join(", ")))
}

/// Who judges: those whose part it is.
fn judges(desk: &BriefContext) -> Option<Entry> {
    let parts = [Role::DecisionMaker, Role::Approver, Role::Technical, Role::Purchasing];
    let judges = desk.case.everyone.iter().filter_map(|p| {
        let part = parts.into_iter().find(|part| p.plays(*part))?;
        Some(format!("{} ({})", p.name.as_str(), desk.words.word("role", part.word())))
    });
    let judges: Vec<String> = judges.collect();
    (!judges.is_empty()).then(|| Entry::new(judges.join(", ")).lead(phrase!("by whom")))
}
