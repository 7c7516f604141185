//! What they will hold against us and what they will ask us, from complaints, rivals, weak marks and promises (METHOD F5).

use crate::model::{
    Choice, Competitor, EvaluationCriterion, EvaluationMark, Opportunity, Rival, Visit,
};
use crate::rules::payment::{called, overdue_by};
use crate::rules::{Case, phrase};

/// A mark of ours at or below this invites an objection.
const WEAK: i64 = 2;
/// Days for which a complaint that was resolved is still in their heads.
const REMEMBERED: i64 = 90;

/// What they do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They hold it against us.
    Objection,
    /// They ask it.
    Question,
}

/// Something to expect, and what we say to it; no answer is a gap to close before the visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What they may say or ask.
    pub text: String,
    /// What we say.
    pub answer: Option<String>,
    /// Its place in the visit's list; nothing where it is only proposed.
    pub place: Option<usize>,
}

fn proposal(text: String, answer: Option<String>) -> Expected {
    Expected { text, answer, place: None }
}

/// The objections of the visit, then those that the file proposes.
pub fn objections(case: &Case, visit: &Visit) -> Vec<Expected> {
    let own = visit.objections.iter().enumerate();
    let own = own.filter_map(|(place, o)| {
        Some(Expected { text: o.text.0.clone()?, answer: o.answer.0.clone(), place: Some(place) })
    });
    let mut all: Vec<Expected> = own.collect();
    let found = complaints(case)
        .chain(broken_promises(case))
        .chain(held_back(case))
        .chain(rivals_strengths(case, visit))
        .chain(weak_marks(case, visit))
        .chain(weakness(case));
    for new in found {
        if all.iter().all(|o| o.text != new.text) {
            all.push(new);
        }
    }
    all
}

/// Their questions of the visit, then those that the file proposes.
pub fn their_questions(case: &Case, visit: &Visit) -> Vec<Expected> {
    let own = visit.their_questions.iter().enumerate();
    let own = own.filter_map(|(place, q)| {
        Some(Expected { text: q.text.0.clone()?, answer: q.answer.0.clone(), place: Some(place) })
    });
    let mut all: Vec<Expected> = own.collect();
    for new in why_us(case, visit).chain(our_promises(case, visit)) {
        if all.iter().all(|q| q.text != new.text) {
            all.push(new);
        }
    }
    all
}

/// The purchases that the visit is about: its own, else all open ones.
pub fn deals<'a>(case: &Case<'a>, visit: &Visit) -> Vec<&'a Opportunity> {
    let about = visit.opportunity.0.as_deref();
    let its = |o: &&Opportunity| about == Some(o.id.as_str());
    let own: Vec<_> = case.account.opportunities.iter().filter(its).collect();
    match own.is_empty() {
        true => case.open().collect(),
        false => own,
    }
}

/// Open complaints, and those of late: what they say, and what was done about it.
fn complaints(case: &Case) -> impl Iterator<Item = Expected> {
    let all = case.account.complaints.iter();
    let raised = all.filter(|c| case.past(*c.raised).is_some());
    raised.filter_map(|c| {
        let resolved = case.past(*c.resolved);
        if resolved.is_some_and(|d| case.days_since(d) > REMEMBERED) {
            return None;
        }
        let what = c.what.as_deref()?;
        let answer = match (resolved, c.fix.as_deref()) {
            (Some(day), Some(fix)) => Some(format!("{fix}, done by {}", phrase::day(day))),
            (None, Some(fix)) => Some(fix.to_owned()),
            (_, None) => c.cause.0.clone(),
        };
        let by = c.by.as_deref().map(|by| format!(" ({by})"));
        Some(proposal(format!("{what}{}", by.unwrap_or_default()), answer))
    })
}

/// What we promised and did not do in time.
fn broken_promises(case: &Case) -> impl Iterator<Item = Expected> {
    let late = case.account.actions.iter().filter(|a| case.is_undone(a));
    late.filter_map(|a| {
        let due = a.due.filter(|d| *d < case.today())?;
        a.promised_to.0.as_ref()?;
        let what = a.what.as_deref()?;
        Some(proposal(format!("You promised \"{what}\" by {}", phrase::day(due)), None))
    })
}

/// Money that they hold back past its day: there is a reason, and it will be said.
fn held_back(case: &Case) -> impl Iterator<Item = Expected> {
    let payments = case.account.opportunities.iter().flat_map(|o| o.payments.iter());
    let late = payments.filter(|p| overdue_by(p, case.today()).is_some());
    late.map(|p| proposal(format!("We hold back the {}", called(p)), None))
}

fn rivals<'c>(case: &'c Case<'c>, visit: &Visit) -> Vec<(&'c Rival, &'c Competitor)> {
    let all = deals(case, visit).into_iter().flat_map(|o| o.rivals.iter());
    let known = |r: &'c Rival| {
        let id = r.competitor.0.as_deref()?;
        let competitor = case.world.competitors.iter().find(|c| *c.id == id)?;
        Some((r, competitor))
    };
    all.filter_map(known).collect()
}

/// What a rival is good at, and what we set against it.
fn rivals_strengths(case: &Case, visit: &Visit) -> impl Iterator<Item = Expected> {
    let told = |(rival, house): (&Rival, &Competitor)| {
        let strong = house.strengths.as_deref()?;
        let counter = rival.counter.0.clone().or_else(|| {
            let weak = house.weaknesses.as_deref()?;
            Some(format!("their weak side: {weak}"))
        });
        Some(proposal(format!("{}: {strong}", house.name.as_str()), counter))
    };
    let found = rivals(case, visit);
    let found: Vec<_> = found.into_iter().filter_map(told).collect();
    found.into_iter()
}

/// Our own marks that are weak, where the customer sees it too.
fn weak_marks(case: &Case, visit: &Visit) -> impl Iterator<Item = Expected> {
    use EvaluationCriterion::{Fit, Resources, Technical};
    let seen = [Technical, Fit, Resources];
    let weak = move |m: &&EvaluationMark| {
        seen.contains(&m.criterion) && m.score.is_some_and(|s| s <= WEAK)
    };
    let marks = deals(case, visit).into_iter().flat_map(|o| o.evaluation.iter());
    let told = |m: &EvaluationMark| {
        let mark = case.world.playbook.mark(m.criterion.word());
        let title = mark.map_or(m.criterion.word(), |known| known.title.as_str());
        let why = m.why.as_deref().map(|w| format!(": {w}"));
        proposal(format!("weak on {title}{}", why.unwrap_or_default()), None)
    };
    let found: Vec<_> = marks.filter(weak).map(told).collect();
    found.into_iter()
}

/// What speaks against us in their house, as they see it; nothing marked private.
fn weakness(case: &Case) -> impl Iterator<Item = Expected> {
    let asked = case.checklist.iter();
    let ours = asked.filter(|a| a.category.name == "ours" && a.topic.name == "weakness");
    let said = ours.filter_map(|a| a.best.filter(|b| !*b.intel.private));
    said.filter_map(|b| Some(proposal(b.intel.answer.0.clone()?, None)))
}

/// Why you and not them?
fn why_us(case: &Case, visit: &Visit) -> impl Iterator<Item = Expected> {
    let told = |(rival, house): (&Rival, &Competitor)| {
        proposal(format!("Why you and not {}?", house.name.as_str()), rival.counter.0.clone())
    };
    let found: Vec<_> = rivals(case, visit).into_iter().map(told).collect();
    found.into_iter()
}

/// When will you do what you promised?
fn our_promises(case: &Case, visit: &Visit) -> impl Iterator<Item = Expected> {
    let open = case.account.actions.iter().filter(|a| case.is_undone(a));
    let theirs = open.filter(|a| a.promised_to.0.as_deref().is_some_and(|p| visit.people.has(p)));
    theirs.filter_map(|a| {
        let what = a.what.as_deref()?;
        let due = a.due.map(|d| format!("by {}", phrase::day(d)));
        Some(proposal(format!("Where is \"{what}\"?"), due))
    })
}
