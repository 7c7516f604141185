//! What if a person leaves: what hangs on them, by the rules on a copy of the account without them (METHOD M25, F3).

use super::dossier::{RouteView, way};
use super::{Dossier, Result, Workbench, folded};
use crate::model::{Account, Choice, Confidence, Date, Level, Person, Role, VisitStatus};
use crate::rules::case::Case;
use crate::rules::{Finding, World};

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

/// An answer that only this person told us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyAnswer {
    /// The topic's name.
    pub topic: String,
    /// Whom it is about, by id.
    pub person: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Of which day.
    pub as_of: Option<Date>,
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
        let (now, then) = (Case::new(&dossier.account, &world), Case::new(&without, &world));
        // Both as the rules list them: what screens fold on one side would seem to come on the other.
        let judged = |case: &Case| crate::rules::judge::judge(case, &self.words);
        let (before, after) = (judged(&now), judged(&then));
        let apart = |a: &[Finding], b: &[Finding]| -> Vec<Finding> {
            let same = |f: &Finding, g: &Finding| f.code == g.code && f.subject == g.subject;
            let new = a.iter().filter(|f| !f.dismissed && !b.iter().any(|g| same(f, g)));
            new.cloned().collect()
        };
        Ok(WhatIf {
            person: (person.id.0.clone(), person.name.0.clone()),
            roads: roads(&now, &then, person),
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

fn both(now: &Case, then: &Case, count: impl Fn(&Case) -> usize) -> CountChange {
    CountChange { now: count(now), without: count(then) }
}

/// To everyone who decides, or whose influence is 4 or 5; the one who leaves has no road any more.
fn roads(now: &Case, then: &Case, person: &Person) -> Vec<RoadChange> {
    let weighs = |p: &&&Person| {
        p.id != person.id && (p.plays(Role::DecisionMaker) || p.influence.is_some_and(|i| i >= 4))
    };
    let best = |case: &Case, to: &str| way(case, to).routes.into_iter().next();
    let change = |p: &&Person| RoadChange {
        to: (p.id.0.clone(), p.name.0.clone()),
        now: best(now, &p.id),
        without: best(then, &p.id),
    };
    now.everyone.iter().filter(weighs).map(change).collect()
}

fn trusting(case: &Case, fits: impl Fn(&Person) -> bool) -> usize {
    let least = case.world.playbook.thresholds.low_level_relationship;
    case.people.iter().filter(|p| fits(p) && case.relationship(p) >= least).count()
}

fn levels(now: &Case, then: &Case) -> Vec<(Level, CountChange)> {
    let there = |level: &Level| now.people.iter().any(|p| p.level == Some(*level));
    let levels = Level::ALL.iter().copied().filter(there);
    levels.map(|l| (l, both(now, then, |c| trusting(c, |p| p.level == Some(l))))).collect()
}

fn is_coach(person: &Person) -> bool {
    person.plays(Role::Coach) || person.plays(Role::Champion)
}

fn person_contacts(case: &Case, world: &World) -> usize {
    let days = world.playbook.thresholds.low_level_window_days;
    let inside = |id: &String| case.people.iter().any(|p| *p.id == *id);
    case.reaching(days).map(|c| c.people.0.iter().filter(|id| inside(id)).count()).sum()
}

/// Answers whose source is this person by name, and nobody else of the account.
pub(super) fn only_answers(account: &Account, person: &Person) -> Vec<OnlyAnswer> {
    only_by(account, |source| is_named(source, person), Some(&person.id))
}

/// Answers whose source is one of ours by this name, and nobody of the account.
pub(super) fn only_by_name(account: &Account, name: &str) -> Vec<OnlyAnswer> {
    let name = folded(name);
    only_by(account, |source| !name.is_empty() && source.contains(&name), None)
}

fn is_named(source: &str, person: &Person) -> bool {
    names_of(person).any(|name| source.contains(&name))
}

fn only_by(
    account: &Account,
    is_source: impl Fn(&str) -> bool,
    but: Option<&str>,
) -> Vec<OnlyAnswer> {
    let only = |source: &str| {
        let source = folded(source);
        let others = || account.people.iter().filter(|p| Some(p.id.as_str()) != but);
        is_source(&source) && !others().any(|p| is_named(&source, p))
    };
    let told = account.intel.iter().filter(|i| i.source.as_deref().is_some_and(only));
    told.map(|i| OnlyAnswer {
        topic: i.topic.0.clone().unwrap_or_default(),
        person: i.person.0.clone(),
        confidence: i.confidence,
        as_of: *i.as_of,
    })
    .collect()
}

/// The whole name, the aliases, and the last word of a name of several words.
fn names_of(person: &Person) -> impl Iterator<Item = String> {
    let last = person.name.split_whitespace().next_back().unwrap_or_default();
    let names = [person.name.as_str(), last].into_iter();
    let aliases = person.aliases.iter().map(|a| a.as_ref());
    let names: Vec<String> = names.chain(aliases).map(folded).filter(|n| !n.is_empty()).collect();
    names.into_iter()
}

fn promises(case: &Case, person: &Person) -> Vec<(String, String)> {
    let theirs = |id: &Option<String>| id.as_deref() == Some(person.id.as_str());
    let open =
        case.account.actions.iter().filter(|a| {
            case.is_undone(a) && (theirs(&a.promised_by.0) || theirs(&a.promised_to.0))
        });
    open.map(|a| (a.id.0.clone(), a.what.as_deref().unwrap_or_default().to_owned())).collect()
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
mod tests {
    use super::*;

    fn northwind(name: &str) -> WhatIf {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("Northwind Hydro").unwrap().key;
        let dossier = bench.dossier(key).unwrap();
        let person = crate::workbench::person_of(&dossier.account, name).unwrap();
        bench.what_if_left(&dossier, person).unwrap()
    }

    #[test]
    fn without_the_coach_the_roads_through_her_are_gone_and_the_others_stay() {
        let what_if = northwind("王敏");
        let road = |name: &str| what_if.roads.iter().find(|r| r.to.1 == name).unwrap();
        assert!(road("Bo Lind").now.is_some() && road("Marte Solberg").now.is_some());
        assert!(road("Marte Solberg").without.is_none());
        let dahl = road("Ingrid Dahl");
        assert_eq!(
            dahl.now.as_ref().unwrap().cost,
            dahl.without.as_ref().unwrap().cost,
            "the way through Falk and Naess does not need her"
        );
        assert_eq!((what_if.trusted.now, what_if.trusted.without), (3, 2));
        assert_eq!(what_if.contacts, CountChange { now: 13, without: 8 });
        let codes: Vec<&str> = what_if.come.iter().map(|f| f.code).collect();
        assert_eq!(codes, ["no_coach", "person_left"]);
        assert_eq!(what_if.visits.len(), 1);
        assert!(!what_if.answers.is_empty());
    }

    #[test]
    fn nothing_hangs_on_somebody_whom_we_hardly_know() {
        let what_if = northwind("Marte Solberg");
        assert_eq!((what_if.trusted.now, what_if.trusted.without), (3, 3));
        assert!(what_if.answers.is_empty() && what_if.promises.is_empty());
        assert_eq!(what_if.coaches, CountChange { now: 1, without: 1 });
    }
}
