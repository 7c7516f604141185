//! What if a person leaves: what hangs on them, by the rules on a copy of the account without them (METHOD M25, F3).

mod describe;
mod ours;
mod steps;

pub use describe::{ours as ours_statement, statement};
pub use ours::{OursLeaves, WithoutOne};
pub use steps::{Step, StepKind};

use super::dossier::{RouteView, way};
use super::only_answer::{OnlyAnswer, is_named, only_answers};
use super::{Dossier, Result, Workbench, folded};
use crate::model::{Account, Choice, Date, Level, Person, Role, VisitStatus};
use crate::rules::account_context::AccountContext;
use crate::rules::{Finding, RuleContext};

/// A road before and after.
#[derive(Clone, Debug)]
pub struct RoadChange {
    /// The id and name of the person at its end.
    pub to: (String, String),
    /// The best route today; nothing where there is none.
    pub now: Option<RouteView>,
    /// The best one without the person who leaves.
    pub without: Option<RouteView>,
}

/// People of a level or role that we know, before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountChange {
    /// Today.
    pub now: usize,
    /// Without the person who leaves.
    pub without: usize,
}

/// People of a part of the house, and how many of them trust us, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange {
    /// The word in files of a role or a level.
    pub part: &'static str,
    /// It is a level, not a role.
    pub is_level: bool,
    /// Who trust us, of how many, today.
    pub now: (usize, usize),
    /// Without the person who leaves.
    pub without: (usize, usize),
}

/// What would change if a person left today.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// Id and name.
    pub person: (String, String),
    /// To those who decide and those who weigh most.
    pub roads: Vec<RoadChange>,
    /// People who trust us (relationship 3 and more).
    pub trusted: CountChange,
    /// The same by level, from the top.
    pub levels: Vec<(Level, CountChange)>,
    /// Coaches and champions.
    pub coaches: CountChange,
    /// Person-contacts within 180 days.
    pub contacts: CountChange,
    /// Findings that would come, but for those about the person.
    pub come: Vec<Finding>,
    /// Findings that would go.
    pub go: Vec<Finding>,
    /// Answers that name nobody else as their source.
    pub answers: Vec<OnlyAnswer>,
    /// Open promises by or to the person, by id and words.
    pub promises: Vec<(String, String)>,
    /// Planned visits which they attend: id and day.
    pub visits: Vec<(String, Option<Date>)>,
    /// Their roles and their level, in so far as trust changes there.
    pub parts: Vec<PartChange>,
    /// People whose marks only they told us: id and name.
    pub marks: Vec<(String, String)>,
    /// Proofs of open purchases that name nobody else: the purchase, the criterion.
    pub proofs: Vec<(String, String)>,
    /// What to do while they are here.
    pub steps: Vec<Step>,
    /// Who would be the next on whom most hangs: id, name, answers that only they told us.
    pub next: Option<(String, String, usize)>,
}

impl WhatIf {
    /// Roads that would be gone or longer.
    pub fn lost_roads(&self) -> usize {
        self.roads.iter().filter(|r| cost(&r.without) > cost(&r.now)).count()
    }
}

fn cost(road: &Option<RouteView>) -> i64 {
    road.as_ref().map_or(i64::MAX, |r| r.cost)
}

impl Workbench {
    /// What would change if this person of the account left today; the file stays as it is.
    pub fn what_if_left(&self, dossier: &Dossier, person: &Person) -> Result<WhatIf> {
        let mut without = dossier.account.clone();
        let gone = without.people.0.iter_mut().find(|p| p.id == person.id);
        if let Some(gone) = gone {
            gone.left.0 = Some(self.today());
        }
        let shared = self.shared()?;
        let world = self.world(&shared);
        let (now, then) =
            (AccountContext::new(&dossier.account, &world), AccountContext::new(&without, &world));
        // Both as the rules list them: what screens fold on one side would seem to come on the other.
        let judged = |case: &AccountContext| crate::rules::judge::judge(case, &self.words);
        let (before, after) = (judged(&now), judged(&then));
        let roads = roads(&now, &then, person);
        Ok(WhatIf {
            person: (person.id.0.clone(), person.name.0.clone()),
            steps: steps::steps(&now, &then, person, &roads),
            next: next(&then),
            parts: parts(&now, &then, person),
            marks: marks(&dossier.account, person),
            proofs: proofs(&dossier.account, person),
            roads,
            trusted: both(&now, &then, |c| trusting(c, |_| true)),
            levels: levels(&now, &then),
            coaches: both(&now, &then, |c| c.everyone.iter().filter(|p| is_coach(p)).count()),
            contacts: both(&now, &then, |c| person_contacts(c, &world)),
            come: apart(&after, &before),
            go: apart(&before, &after),
            answers: only_answers(&dossier.account, person),
            promises: promises(&now, person),
            visits: visits(&dossier.account, person, self.today()),
        })
    }
}

fn apart(a: &[Finding], b: &[Finding]) -> Vec<Finding> {
    let new = a.iter().filter(|f| !f.dismissed && !b.iter().any(|g| same(f, g)));
    new.cloned().collect()
}

fn same(f: &Finding, g: &Finding) -> bool {
    f.code == g.code && f.subject == g.subject
}

impl Workbench {
    /// The ids of everyone here, those on whom most hangs first: answers that only they told us, then trust.
    pub fn by_what_hangs(&self, dossier: &Dossier) -> Vec<String> {
        let here = dossier.people.iter().filter_map(|line| dossier.account.people.get(line.index));
        let mut people: Vec<&Person> = here.filter(|p| !*p.placeholder).collect();
        people.sort_by_cached_key(|p| {
            std::cmp::Reverse((told(dossier, p), p.relationship.unwrap_or(0)))
        });
        people.into_iter().map(|p| p.id.0.clone()).collect()
    }
}

fn told(dossier: &Dossier, p: &Person) -> usize {
    only_answers(&dossier.account, p).len()
}

/// Their roles and their level: who trusts us there.
fn parts(now: &AccountContext, then: &AccountContext, person: &Person) -> Vec<PartChange> {
    let counts = |case: &AccountContext, fits: &dyn Fn(&Person) -> bool| {
        (trusting(case, fits), case.people.iter().filter(|p| fits(p)).count())
    };
    let part = |part: &'static str, is_level: bool, fits: &dyn Fn(&Person) -> bool| PartChange {
        part,
        is_level,
        now: counts(now, fits),
        without: counts(then, fits),
    };
    let roles = person.roles.iter().filter(|r| !matches!(r, Role::Coach | Role::Champion));
    let mut parts: Vec<PartChange> =
        roles.map(|role| part(role.word(), false, &|p: &Person| p.plays(*role))).collect();
    parts.extend(person.level.map(|l| part(l.word(), true, &|p: &Person| p.level == Some(l))));
    parts.retain(|p| p.now.0 != p.without.0);
    parts
}

/// Whose marks come from this person alone.
fn marks(account: &Account, person: &Person) -> Vec<(String, String)> {
    account
        .people
        .iter()
        .filter(|p| {
            let source = p.marks_source.as_deref().map(folded);
            p.id != person.id
                && source.is_some_and(|source| {
                    let others = account.people.iter().filter(|o| o.id != person.id);
                    is_named(&source, person) && !others.into_iter().any(|o| is_named(&source, o))
                })
        })
        .map(|p| (p.id.0.clone(), p.name.0.clone()))
        .collect()
}

/// Proofs of open purchases whose words name this person and nobody else; that the coach is won is theirs too.
fn proofs(account: &Account, person: &Person) -> Vec<(String, String)> {
    let mut proofs = Vec::new();
    let coaches = account.people.iter().filter(|p| is_coach(p)).count();
    for deal in account.opportunities.iter().filter(|d| d.is_open()) {
        for proof in deal.evidence.iter() {
            let Some(criterion) = proof.criterion.0.clone() else { continue };
            let note = folded(proof.note.as_deref().unwrap_or_default());
            let others = account.people.iter().filter(|p| p.id != person.id);
            let named = is_named(&note, person) && !others.into_iter().any(|o| is_named(&note, o));
            let coach = criterion == "coach_won" && is_coach(person) && coaches == 1;
            if named || coach {
                proofs.push((deal.name.0.clone(), criterion));
            }
        }
    }
    proofs
}

/// Who of those that stay has told us most alone.
fn next(then: &AccountContext) -> Option<(String, String, usize)> {
    let told = then.everyone.iter().map(|p| (p, only_answers(then.account, p).len()));
    let (person, answers) =
        told.filter(|(_, n)| *n > 0).max_by_key(|(p, n)| (*n, then.relationship(p)))?;
    Some((person.id.0.clone(), person.name.0.clone(), answers))
}

fn both(
    now: &AccountContext,
    then: &AccountContext,
    count: impl Fn(&AccountContext) -> usize,
) -> CountChange {
    CountChange { now: count(now), without: count(then) }
}

/// To everyone who decides, or whose influence is 4 or 5; the one who leaves has no road any more.
fn roads(now: &AccountContext, then: &AccountContext, person: &Person) -> Vec<RoadChange> {
    now.everyone
        .iter()
        .filter(|p| {
            p.id != person.id
                && (p.plays(Role::DecisionMaker) || p.influence.is_some_and(|i| i >= 4))
        })
        .map(|p| RoadChange {
            to: (p.id.0.clone(), p.name.0.clone()),
            now: best(now, &p.id),
            without: best(then, &p.id),
        })
        .collect()
}

fn best(case: &AccountContext, to: &str) -> Option<RouteView> {
    way(case, to).routes.into_iter().next()
}

fn trusting(case: &AccountContext, fits: impl Fn(&Person) -> bool) -> usize {
    let least = case.world.playbook.thresholds.low_level_relationship;
    case.people.iter().filter(|p| fits(p) && case.relationship(p) >= least).count()
}

fn levels(now: &AccountContext, then: &AccountContext) -> Vec<(Level, CountChange)> {
    let levels = Level::ALL
        .iter()
        .copied()
        .filter(|level| now.people.iter().any(|p| p.level == Some(*level)));
    levels.map(|l| (l, both(now, then, |c| trusting(c, |p| p.level == Some(l))))).collect()
}

fn is_coach(person: &Person) -> bool {
    person.plays(Role::Coach) || person.plays(Role::Champion)
}

fn person_contacts(case: &AccountContext, world: &RuleContext) -> usize {
    let days = world.playbook.thresholds.low_level_window_days;
    let inside = |id: &String| case.people.iter().any(|p| *p.id == *id);
    case.reaching(days).map(|c| c.people.0.iter().filter(|id| inside(id)).count()).sum()
}

fn promises(case: &AccountContext, person: &Person) -> Vec<(String, String)> {
    let open = case.account.actions.iter().filter(|a| {
        case.is_undone(a) && (theirs(person, &a.promised_by.0) || theirs(person, &a.promised_to.0))
    });
    open.map(|a| (a.id.0.clone(), a.what.as_deref().unwrap_or_default().to_owned())).collect()
}

fn theirs(person: &Person, id: &Option<String>) -> bool {
    id.as_deref() == Some(person.id.as_str())
}

fn visits(account: &Account, person: &Person, today: Date) -> Vec<(String, Option<Date>)> {
    let attends = account.visits.iter().filter(|v| {
        v.status == VisitStatus::Planned
            && v.people.has(&person.id)
            && v.date.is_none_or(|d| d.date >= today)
    });
    attends.map(|v| (v.id.0.clone(), v.date.map(|d| d.date))).collect()
}

#[cfg(test)]
mod tests;
