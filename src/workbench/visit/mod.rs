//! A visit being prepared: what to ask, what to expect, what is missing (docs/RULES.md visit_unready, METHOD M22, F5).

pub mod edits;
mod expected;
mod missing;
mod own;
mod questions;
mod reproach;
mod sources;
mod wording;

pub use expected::{Expected, Kind, deals, objections, their_questions};
pub use missing::{Mend, Missing, missing};
pub use questions::{Ask, Cause, attending, chosen, proposed, says};
pub use sources::become_of;
pub use wording::Meeting;

use super::{Dossier, Result, Workbench};
use crate::model::{Confidence, Date, Visit, VisitStatus};
use crate::rules::AccountContext;
use crate::rules::answers::Asked;

/// All that is concluded of a visit.
#[derive(Clone, Debug, Default)]
pub struct VisitView {
    /// The questions of the visit, in their order.
    pub chosen: Vec<Ask>,
    /// What the file proposes to ask as well, best first.
    pub proposed: Vec<Ask>,
    /// Objections: the visit's, then proposed ones.
    pub objections: Vec<Expected>,
    /// Their questions: the visit's, then proposed ones.
    pub their_questions: Vec<Expected>,
    /// What is missing; first what it is not ready without.
    pub missing: Vec<Missing>,
    /// Readiness if all its questions that can be asked there were answered as verified.
    pub readiness_after: i64,
    /// Of the topics that this visit is about, how many are known, and how many there are.
    pub known: (usize, usize),
}

impl VisitView {
    /// "for this visit: 4 of 6 known"; nothing where it is about no topic.
    pub fn known_said(&self) -> Option<String> {
        let (known, all) = self.known;
        (all > 0).then(|| phrase!("for this visit: {known} of {all} known", known, all))
    }

    /// The visit is as ready as docs/RULES.md asks, and somebody attends.
    pub fn is_ready(&self) -> bool {
        self.missing.iter().all(|m| !m.needed)
    }
}

impl Workbench {
    /// All that is concluded of a visit of an account.
    pub fn visit_view(&self, dossier: &Dossier, visit: &Visit) -> Result<VisitView> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(&dossier.account, &world);
        Ok(view(&case, visit))
    }
}

/// All that is concluded of a visit.
pub fn view(case: &AccountContext, visit: &Visit) -> VisitView {
    let chosen = chosen(case, visit);
    let exact = crate::rules::readiness::Readiness::of(case);
    let mut seen: Vec<(&Option<String>, &Option<String>)> = Vec::new();
    let mut gain = 0.0;
    for ask in chosen.iter().filter(|a| a.answer.is_none() && a.away.is_none()) {
        let what = (&ask.topic, &ask.person);
        if ask.topic.is_some() && !seen.contains(&what) {
            seen.push(what);
            gain += ask.gain;
        }
    }
    VisitView {
        proposed: proposed(case, visit),
        objections: objections(case, visit),
        their_questions: their_questions(case, visit),
        missing: missing(case, visit),
        readiness_after: exact.whole_after(gain),
        known: known(case, visit),
        chosen,
    }
}

/// Of the topics that a visit is about, how many are known, and how many there are: what it asks, what it is for, and
/// the critical ones that are worth asking and that somebody who is there can know.
fn known(case: &AccountContext, visit: &Visit) -> (usize, usize) {
    let meeting = Meeting::of(case, visit);
    let about: Vec<&Asked> = case
        .checklist
        .iter()
        .filter(|a| {
            let answered = meeting.is_open_house() || !meeting.knowers(a).is_empty();
            let serves = a.topic.critical || meeting.wish(a) > 0;
            let timely = meeting.is_worth(a);
            !a.is_about_nobody() && (asks(visit, a) || serves && timely && answered)
        })
        .collect();
    (about.iter().filter(sure).count(), about.len())
}

fn asks(visit: &Visit, a: &Asked) -> bool {
    let (category, topic) = (&a.category.name, &a.topic.name);
    visit.questions.iter().any(|q| {
        let same = q.topic.as_deref().and_then(|t| t.split_once('.'))
            == Some((category.as_str(), topic.as_str()));
        same && (a.person.is_none() || q.person.0.as_deref() == a.person.map(|p| p.id.as_str()))
    })
}

fn sure(a: &&&Asked) -> bool {
    let sure = a.best.is_some_and(|b| b.intel.confidence != Confidence::Rumour);
    sure && a.stale().is_none() && !a.disputed
}

/// The visit that comes next: planned, today or later, the earliest; else the last one planned.
pub fn next_visit(visits: &[Visit], today: Date) -> Option<&Visit> {
    let planned = || visits.iter().filter(|v| v.status == VisitStatus::Planned);
    let to_come = planned().filter(|v| v.date.is_some_and(|d| d.date >= today));
    to_come.min_by_key(day).or_else(|| planned().max_by_key(day))
}

fn day(v: &&Visit) -> Option<(Date, Option<u16>)> {
    v.date.map(|d| (d.date, d.minute))
}
