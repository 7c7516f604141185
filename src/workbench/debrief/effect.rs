//! Before and after: what a past visit did to readiness, and which unknowns it closed.

use crate::model::{Account, Intel, Visit};
use crate::rules::readiness;
use crate::rules::{AccountContext, RuleContext};
use crate::workbench::Dossier;
use crate::workbench::Workbench;

/// Readiness on the day of the visit, without and with what it brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeAfter {
    /// Before it, 0 to 100.
    pub before: i64,
    /// After its debrief.
    pub after: i64,
    /// Topics without an answer before, and with one after it.
    pub closed: Vec<String>,
    /// Topics whose answer it made better or fresher.
    pub better: Vec<String>,
}

impl Workbench {
    /// What a visit with a debrief did to readiness; nothing of one without.
    pub fn visit_effect(&self, dossier: &Dossier, visit: &Visit) -> Option<BeforeAfter> {
        visit.debrief.result?;
        let shared = self.shared().ok()?;
        before_after(&dossier.account, visit, &self.world(&shared))
    }
}

/// What a visit that took place did; nothing of one without a day or still to come.
pub fn before_after(account: &Account, visit: &Visit, world: &RuleContext) -> Option<BeforeAfter> {
    let day = visit.date.map(|d| d.date).filter(|d| *d <= world.today)?;
    let world = RuleContext { today: day, ..*world };
    let on = |keep: &dyn Fn(&Intel) -> bool| {
        let mut then = account.clone();
        then.intel.0.retain(|i| keep(i));
        then
    };
    let earlier = on(&|i| {
        i.as_of.is_none_or(|d| d < day) || i.as_of.is_some_and(|d| d == day) && !is_of(i, visit)
    });
    let later = on(&|i| i.as_of.is_none_or(|d| d <= day));
    let (before, after) =
        (AccountContext::new(&earlier, &world), AccountContext::new(&later, &world));
    let both = || before.checklist.iter().zip(&after.checklist);
    let closed = both().filter(|(b, a)| b.best.is_none() && a.best.is_some());
    let better = both().filter(|(b, a)| b.best.is_some() && a.score() > b.score() + 1e-9);
    Some(BeforeAfter {
        before: readiness::whole(&before),
        after: readiness::whole(&after),
        closed: closed.map(|(_, a)| a.title()).collect(),
        better: better.map(|(_, a)| a.title()).collect(),
    })
}

/// Is this the answer to one of the visit's questions?
fn is_of(intel: &Intel, visit: &Visit) -> bool {
    visit
        .questions
        .iter()
        .any(|q| q.answer.is_some() && q.topic.0 == intel.topic.0 && q.answer.0 == intel.answer.0)
}
