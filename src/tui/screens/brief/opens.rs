//! What a line of the page came from, opened.

use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::FormKind;
use crate::tui::screens::{Opportunity, Person, Visit};

/// The record, person, purchase or topic of this subject.
pub fn opened(source: &str, ctx: &Ctx) -> Effect {
    let Some(dossier) = ctx.dossier else {
        return Effect::Stay;
    };
    let account = &dossier.account;
    let id = || Some(source.to_owned());
    if account.visits.iter().any(|v| *v.id == source) {
        return Effect::Open(Box::new(Visit::of(source.to_owned())));
    }
    if account.people.iter().any(|p| *p.id == source) {
        return Effect::Open(Box::new(Person::of(source.to_owned())));
    }
    if account.opportunities.iter().any(|o| *o.id == source) {
        return Effect::Open(Box::new(Opportunity::of(source, ctx)));
    }
    if account.actions.iter().any(|a| *a.id == source) {
        return Effect::Form(FormKind::Action { id: id(), what: String::new(), subject: None });
    }
    if account.complaints.iter().any(|c| *c.id == source) {
        return Effect::Form(FormKind::Complaint(id()));
    }
    if account.agreements.iter().any(|a| *a.id == source) {
        return Effect::Form(FormKind::Agreement(id()));
    }
    let owes = |o: &&crate::model::Opportunity| o.payments.iter().any(|p| *p.id == source);
    match account.opportunities.iter().find(owes) {
        Some(deal) => {
            Effect::Form(FormKind::Payment { opportunity: deal.id.to_string(), id: id() })
        }
        None => Effect::GoTo(dossier.key, source.to_owned()),
    }
}
