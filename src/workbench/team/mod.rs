//! Our team against their people: who of ours holds, met or comes to whom, and what hangs on one of us (METHOD M27).

mod book;
mod describe;

pub use book::Colleague;
pub use describe::statement;

use super::{Dossier, Result, Workbench, in_json};
use crate::model::{Account, Choice, Date, Key, Level, Person, Role, VisitStatus};
use crate::rules::AccountContext;
use serde::Serialize;

/// What one of ours has with one of theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Between {
    /// Who of ours; nothing where the rep has no name.
    pub ours: String,
    /// Holds the relationship.
    pub holds: bool,
    /// The last day on which they met: as `by` of a contact; of the holder, any contact without another `by`.
    #[serde(serialize_with = "in_json::day")]
    pub met: Option<Date>,
    /// The day of a planned visit at which both are.
    #[serde(serialize_with = "in_json::day")]
    pub comes: Option<Date>,
    /// The day of something to do for this person.
    #[serde(serialize_with = "in_json::day")]
    pub to_do: Option<Date>,
}

impl Between {
    /// There is something.
    pub fn is_any(&self) -> bool {
        self.holds || self.met.is_some() || self.comes.is_some() || self.to_do.is_some()
    }
}

/// One of theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TheirPerson {
    /// Id and name.
    #[serde(serialize_with = "in_json::id")]
    pub person: (String, String),
    /// The file's number for them.
    #[serde(skip)]
    pub key: Key,
    /// The level's word in files; nothing where it is not known.
    pub level: Option<&'static str>,
    /// Outside of the company.
    pub outside: bool,
    /// What they are, as the map says it: the first role's word in files.
    pub role: Option<&'static str>,
    /// The relationship as it counts; nothing where it is not set.
    pub trust: Option<i64>,
    /// What we aim at.
    pub wanted: Option<i64>,
    /// The day on which they were reached last, by whomever.
    #[serde(serialize_with = "in_json::day")]
    pub reached: Option<Date>,
    /// Beside each of ours, in their order.
    pub between: Vec<Between>,
}

impl TheirPerson {
    /// How much trust is missing to what is wanted; 0 where nothing is.
    pub fn short(&self) -> i64 {
        self.wanted.map_or(0, |wanted| (wanted - self.trust.unwrap_or(0)).max(0))
    }

    /// Who holds them.
    pub fn holder(&self) -> Option<&str> {
        self.between.iter().find(|b| b.holds).map(|b| b.ours.as_str())
    }
}

/// The sheet: an account, and the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Team {
    /// The account's id and name; nothing where only the book was asked for.
    #[serde(serialize_with = "account_id")]
    pub account: Option<(Key, String, String)>,
    /// The rep first, then by how many of the account they hold.
    pub ours: Vec<String>,
    /// From the top, as on the map.
    pub people: Vec<TheirPerson>,
    /// Nobody of ours ever reached an executive of theirs, though there is one.
    pub no_executive_met: bool,
    /// Over the whole book, by who holds the people that trust us.
    pub book: Vec<Colleague>,
    /// People over the book who trust us, and all.
    pub trusting: (usize, usize),
    /// The rep's name.
    #[serde(skip)]
    pub rep: Option<String>,
}

fn account_id<S: serde::Serializer>(
    account: &Option<(Key, String, String)>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    account.as_ref().map(|(_, id, _)| id).serialize(serializer)
}

impl Workbench {
    /// Our team against the people of an account, and over the book.
    pub fn team(&self, dossier: Option<&Dossier>) -> Result<Team> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let rep = world.rep.name.0.clone();
        let (book, trusting) = self.colleagues()?;
        let mut team = Team {
            account: None,
            ours: Vec::new(),
            people: Vec::new(),
            no_executive_met: false,
            book,
            trusting,
            rep: rep.clone(),
        };
        let Some(dossier) = dossier else { return Ok(team) };
        let case = AccountContext::new(&dossier.account, &world);
        team.account =
            Some((dossier.key, dossier.account.id.0.clone(), dossier.account.name.0.clone()));
        team.ours = ours(&case);
        team.people = people(&case, dossier, &team.ours);
        let executives = || case.people.iter().filter(|p| p.level == Some(Level::Executive));
        team.no_executive_met = executives().next().is_some()
            && executives().all(|p| case.last_reached(&p.id).is_none());
        Ok(team)
    }
}

/// The rep, then those of ours who are here, by how many of this account's people they hold, then as in the settings.
fn ours(case: &AccountContext) -> Vec<String> {
    let rep = case.world.rep.name.0.clone().unwrap_or_default();
    let manager = case.world.rep.manager.0.as_deref();
    let team = case.world.rep.team.iter().filter(|m| !case.world.has_left_us(&m.name));
    let mut others: Vec<String> = team.map(|m| m.name.0.clone()).collect();
    let boss: Vec<String> = manager
        .filter(|name| takes_part(case, name) && !others.iter().any(|o| o == *name))
        .into_iter()
        .map(str::to_owned)
        .collect();
    others.splice(0..0, boss);
    others.retain(|name| *name != rep);
    others.sort_by_key(|name| std::cmp::Reverse(held(case, name)));
    std::iter::once(rep).chain(others).collect()
}

fn held(case: &AccountContext, name: &str) -> usize {
    case.everyone.iter().filter(|p| case.holder(p) == Some(name)).count()
}

/// Has somebody who is not of the team something to do here, or comes along?
fn takes_part(case: &AccountContext, name: &str) -> bool {
    let account = case.account;
    let acts =
        account.actions.iter().any(|a| case.is_undone(a) && a.owner.as_deref() == Some(name));
    acts || account.visits.iter().any(|v| v.ours.iter().any(|o| o.as_str() == name))
        || account.contacts.iter().any(|c| c.by.as_deref() == Some(name))
}

fn people(case: &AccountContext, dossier: &Dossier, ours: &[String]) -> Vec<TheirPerson> {
    let lines = dossier.people.iter().filter_map(|line| case.account.people.get(line.index));
    let mut people: Vec<TheirPerson> = lines
        .filter(|p| !*p.placeholder)
        .map(|person| TheirPerson {
            person: (person.id.0.clone(), person.name.0.clone()),
            key: person.key,
            level: person.level.map(Choice::word),
            outside: *person.external,
            role: first_role(person).map(Choice::word),
            trust: person.relationship.map(|_| case.relationship(person)),
            wanted: *person.wanted,
            reached: case.last_reached(&person.id),
            between: ours.iter().map(|name| between(case, person, name)).collect(),
        })
        .collect();
    people.sort_by_key(|p| (p.outside, level(p).unwrap_or(usize::MAX)));
    people
}

fn level(p: &TheirPerson) -> Option<usize> {
    Level::ALL.iter().position(|l| Some(l.word()) == p.level)
}

/// The role that says most: who decides before who uses.
fn first_role(person: &Person) -> Option<Role> {
    let order = [Role::DecisionMaker, Role::Approver, Role::Champion, Role::Coach];
    order.into_iter().find(|r| person.plays(*r)).or_else(|| person.roles.first().copied())
}

fn between(case: &AccountContext, person: &Person, name: &str) -> Between {
    let rep = case.world.rep.name.as_deref().unwrap_or_default();
    let by = |by: Option<&str>| by.unwrap_or(rep) == name;
    let together = case.contacts_with(&person.id).filter(|c| c.reached() && by(c.by.as_deref()));
    let comes = case.account.visits.iter().filter(|v| {
        v.status == VisitStatus::Planned
            && v.people.has(&person.id)
            && v.ours.iter().any(|o| o.as_str() == name)
    });
    Between {
        ours: name.to_owned(),
        holds: case.holder(person).unwrap_or_default() == name && !*person.placeholder,
        met: together.filter_map(|c| c.date.map(|d| d.date)).max(),
        comes: comes.filter_map(|v| v.date.map(|d| d.date)).filter(|d| *d >= case.today()).min(),
        to_do: to_do(case, case.account, person, name).filter(|_| name != rep),
    }
}

/// The next day of something that this one of ours has to do for the person.
fn to_do(case: &AccountContext, account: &Account, person: &Person, name: &str) -> Option<Date> {
    let open = account.actions.iter().filter(|a| case.is_undone(a)).filter(|a| {
        let id = Some(person.id.as_str());
        a.for_subject.as_deref() == id || a.promised_to.0.as_deref() == id
    });
    open.filter(|a| a.owner.as_deref() == Some(name)).filter_map(|a| *a.due).min()
}

#[cfg(test)]
mod tests;
