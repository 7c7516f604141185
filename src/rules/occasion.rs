//! What kind of talk a visit is (docs/WORDING.md).

use super::AccountContext;
use crate::model::playbook::{Playbook, Talk};
use crate::model::{Choice, Occasion, Opportunity, Visit};

/// The stages in which a talk is about the bid, and about the price.
const TENDER: i64 = 4;
const NEGOTIATION: i64 = 5;

/// The visit's own occasion, else what its purpose says, else the stage of its purchase, an open complaint, a place
/// that was observed; else work on what is under way.
pub fn occasion(case: &AccountContext, visit: &Visit) -> Occasion {
    let purpose = visit.purpose.as_deref().unwrap_or_default();
    visit
        .occasion
        .or_else(|| of_purpose(case.world.playbook, purpose))
        .or_else(|| of_stage(case, visit))
        .or_else(|| open_complaint(case).then_some(Occasion::Complaint))
        .or_else(|| is_observed(case, visit).then_some(Occasion::Retail))
        .unwrap_or(Occasion::Working)
}

/// The kind of talk of which the purpose says most.
fn of_purpose(playbook: &Playbook, purpose: &str) -> Option<Occasion> {
    // Of equal ones the first of the playbook: max_by_key takes the last.
    let said = playbook
        .talks()
        .iter()
        .rev()
        .filter(|t| held(purpose, t) > 0)
        .max_by_key(|talk| held(purpose, talk))?;
    Occasion::of(&said.name)
}

fn held(purpose: &str, talk: &&Talk) -> usize {
    Playbook::phrases_held(&talk.words, purpose)
}

/// The purchase that a visit is about; without one the only open one.
pub fn its_deal<'a>(case: &AccountContext<'a>, visit: &Visit) -> Option<&'a Opportunity> {
    let id = visit.opportunity.0.as_deref();
    let own = case.account.opportunities.iter().find(|o| Some(o.id.as_str()) == id);
    let mut open = case.open();
    own.or_else(|| open.next().filter(|_| open.next().is_none()))
}

fn of_stage(case: &AccountContext, visit: &Visit) -> Option<Occasion> {
    let deal = its_deal(case, visit).filter(|o| o.is_open())?;
    match case.world.playbook.buying_phase(deal)? {
        TENDER => Some(Occasion::Tender),
        NEGOTIATION => Some(Occasion::Negotiation),
        _ => None,
    }
}

fn open_complaint(case: &AccountContext) -> bool {
    let all = case.account.complaints.iter();
    all.into_iter().any(|c| case.past(*c.raised).is_some() && case.past(*c.resolved).is_none())
}

fn is_observed(case: &AccountContext, visit: &Visit) -> bool {
    let place = visit.place.as_deref();
    place.is_some() && case.account.observations.iter().any(|o| o.place.as_deref() == place)
}

/// What the playbook says of a kind of talk.
pub fn talk(playbook: &Playbook, occasion: Occasion) -> Option<&Talk> {
    playbook.talks().iter().find(|t| t.name == occasion.word())
}

#[cfg(test)]
#[path = "occasion_tests.rs"]
mod tests;
