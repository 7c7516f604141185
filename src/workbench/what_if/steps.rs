//! What to do while a person is still here, so that less hangs on them.

use super::RoadChange;
use crate::model::{Date, Person, VisitStatus};
use crate::rules::{AccountContext, phrase};
use crate::workbench::only_answer::only_answers;

/// Trust from which on a person is a road of their own (docs/RULES.md Route).
const ROAD: i64 = 2;
/// Answers that are confirmed at once.
const MOST: usize = 2;

/// The kind of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Become known to who is behind them.
    Win,
    /// Take another of ours along to them.
    BringAlong,
    /// Have what only they told us confirmed.
    Confirm,
}

/// Something to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The kind.
    pub kind: StepKind,
    /// The whole of it, with the reason.
    pub says: String,
    /// As the title of an action.
    pub what: String,
    /// What the action is for: a person's id or a topic.
    pub subject: String,
    /// By when, where a visit gives the day.
    pub due: Option<Date>,
}

/// At most one of each kind, the one that keeps most roads first.
pub fn steps(
    now: &AccountContext,
    then: &AccountContext,
    person: &Person,
    roads: &[RoadChange],
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    steps.extend(win(now, person, roads));
    steps.extend(bring_along(now, person));
    steps.extend(confirm(now, then, person));
    steps
}

/// Whom to win: the first person behind the one who leaves, on roads that would be gone.
fn win(now: &AccountContext, person: &Person, roads: &[RoadChange]) -> Option<Step> {
    let lost = roads.iter().filter(|r| r.without.is_none());
    let behind = lost.filter_map(|road| {
        let steps = &road.now.as_ref()?.steps;
        let at = steps.iter().position(|(id, _)| *id == person.id.0)?;
        steps.get(at + 1).cloned()
    });
    let behind: Vec<(String, String)> = behind.collect();
    let most = behind.iter().max_by_key(|b| behind.iter().filter(|o| o == b).count())?;
    let next = now.person(&most.0)?;
    let others = roads.iter().filter(|r| r.without.is_none() && r.to.0 != most.0);
    let others: Vec<&str> = others.map(|r| r.to.1.as_str()).collect();
    let met = match now.last_reached(&next.id) {
        Some(day) => phrase!("met on {}", phrase::said_day(day, now.today())),
        None => phrase!("never met").to_owned(),
    };
    let further = match others.is_empty() {
        true => String::new(),
        false => phrase!(", to {} too", phrase::list(&others)),
    };
    Some(Step {
        kind: StepKind::Win,
        says: phrase!(
            "win {} yourself: {}; once they have met us (trust {}) that is a road of its own{}",
            next.name.as_str(),
            met,
            ROAD,
            further
        ),
        what: phrase!(
            "meet {} yourself, while {} is here",
            next.name.as_str(),
            person.name.as_str()
        ),
        subject: next.id.0.clone(),
        due: None,
    })
}

/// A second of ours who knows the person: at the next visit, else at one to be made.
fn bring_along(now: &AccountContext, person: &Person) -> Option<Step> {
    // Of whom nobody of ours was ever met there is nothing to share.
    now.last_reached(&person.id)?;
    let holder = now.holder(person)?;
    let team = now.world.rep.team.iter().map(|m| m.name.as_str());
    let mut free = team.filter(|n| *n != holder && !now.world.has_left_us(n));
    if free.clone().any(|name| {
        let mut met = now.contacts_with(&person.id);
        met.any(|c| c.reached() && c.by.as_deref() == Some(name))
    }) {
        return None;
    }
    let planned = now.account.visits.iter().filter(|v| {
        v.status == VisitStatus::Planned
            && v.people.has(&person.id)
            && v.date.is_some_and(|d| d.date >= now.today())
    });
    let visit = planned.min_by_key(|v| *v.date);
    let coming = visit.and_then(|v| v.ours.first().cloned());
    let who = coming.or_else(|| free.next().map(str::to_owned))?;
    let day = visit.and_then(|v| v.date.map(|d| d.date));
    let on = day.map(|d| phrase!(" on {}", phrase::said_day(d, now.today()))).unwrap_or_default();
    Some(Step {
        kind: StepKind::BringAlong,
        says: phrase!(
            "take {} to {}{}, so that a second of ours knows them",
            who,
            person.name.as_str(),
            on
        ),
        what: phrase!("take {} along to {}", who, person.name.as_str()),
        subject: person.id.0.clone(),
        due: day,
    })
}

/// What only they told us, heavy topics first, to be confirmed by who trusts us and stays.
fn confirm(now: &AccountContext, then: &AccountContext, person: &Person) -> Option<Step> {
    let playbook = now.world.playbook;
    let mut topics: Vec<(&str, String)> = only_answers(now.account, person)
        .into_iter()
        .filter_map(|answer| {
            let topic = playbook.topic(&answer.topic)?;
            Some((topic.title.as_str(), answer.topic))
        })
        .collect();
    topics.sort_by_key(|(_, name)| {
        playbook.topic(name).map(|t| (!t.critical, std::cmp::Reverse(t.weight)))
    });
    topics.dedup();
    let by = then.everyone.iter().filter(|p| p.id != person.id);
    let by = by.max_by_key(|p| then.relationship(p)).filter(|p| then.relationship(p) >= ROAD)?;
    let names: Vec<&str> = topics.iter().take(MOST).map(|(title, _)| *title).collect();
    let subject = topics.first()?.1.clone();
    let what = phrase!("have {} confirmed by {}", phrase::list(&names), by.name.as_str());
    Some(Step { kind: StepKind::Confirm, says: what.clone(), what, subject, due: None })
}
