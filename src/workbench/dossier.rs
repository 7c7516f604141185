//! One account with all that is concluded of it: what the four panes show.

use super::{Result, Workbench};
use crate::model::{Account, Confidence, Date, Key, Level, Person, Record, Role, Row};
use crate::rules::answers::Asked;
use crate::rules::readiness::Readiness;
use crate::rules::{Case, Finding, World, judge, route};

/// An account, judged on the workbench's day.
pub struct Dossier {
    /// The file's number for it.
    pub key: Key,
    /// The account.
    pub account: Account,
    /// Readiness with all its parts.
    pub readiness: ReadinessView,
    /// Every finding, the answered ones marked.
    pub findings: Vec<Finding>,
    /// The people on the map, in the order of the tree.
    pub people: Vec<PersonLine>,
    /// How many have left.
    pub left: usize,
    /// The routes to whoever decides first.
    pub way: Option<Way>,
    /// Who was reached last, and when.
    pub last_met: Option<(String, Date)>,
    /// Some person has a mark, a role or a contact: else the map is not begun.
    pub begun: bool,
}

/// Readiness as the checklist shows it.
#[derive(Clone, Debug, Default)]
pub struct ReadinessView {
    /// 0 to 100.
    pub whole: i64,
    /// The same, not rounded.
    pub exact: f64,
    /// The categories in playbook order.
    pub categories: Vec<CategoryLine>,
    /// All topics in playbook order, person topics once for each person asked about.
    pub topics: Vec<TopicLine>,
}

/// One category of the checklist.
#[derive(Clone, Debug)]
pub struct CategoryLine {
    /// As files name it.
    pub name: String,
    /// As a rep says it.
    pub title: String,
    /// 0 to 100.
    pub score: i64,
    /// A critical topic of it has no answer.
    pub gap: bool,
}

/// One topic of the checklist as it stands.
#[derive(Clone, Debug)]
pub struct TopicLine {
    /// `organisation.budget` or `senior.concerns@dahl`.
    pub subject: String,
    /// `organisation.budget`.
    pub topic: String,
    /// The category's title.
    pub category: String,
    /// As a rep says it, with the person it is about.
    pub title: String,
    /// The id of the person it is about.
    pub person: Option<String>,
    /// Nobody can be asked about: no decision maker or executive is known.
    pub nobody: bool,
    /// No visit without it.
    pub critical: bool,
    /// Its weight in the category.
    pub weight: i64,
    /// Days that an answer stays fresh.
    pub shelf: i64,
    /// 0 to 100.
    pub score: i64,
    /// Of the best answer.
    pub confidence: Option<Confidence>,
    /// Days since the best answer was true.
    pub age: Option<i64>,
    /// The best answer is older than the shelf.
    pub stale: bool,
    /// The place of the best answer in the account's intel.
    pub answer: Option<usize>,
    /// Points of readiness that a verified answer of today would add.
    pub gain: f64,
    /// The same for a stated one.
    pub gain_stated: f64,
    /// Points of readiness that it brings now.
    pub points: f64,
}

/// One person on the map.
#[derive(Clone, Debug)]
pub struct PersonLine {
    /// The place in the account's people.
    pub index: usize,
    /// For each step down the tree: has that ancestor more below? The last is this one's own.
    pub branch: Vec<bool>,
    /// The day they were last reached.
    pub last: Option<Date>,
    /// Days since then.
    pub days: Option<i64>,
    /// Not reached for longer than their rhythm.
    pub past_rhythm: bool,
    /// The marks are older than the playbook trusts, or have no day.
    pub marks_old: bool,
    /// The relationship as it counts: 0 where its holder has left us.
    pub relationship: Option<i64>,
}

/// How to get to a person.
#[derive(Clone, Debug)]
pub struct Way {
    /// The id of the person.
    pub to: String,
    /// The routes, the one without a family tie first.
    pub routes: Vec<RouteView>,
    /// Whom to get to know first where there is none.
    pub advice: Option<String>,
}

/// One route in names.
#[derive(Clone, Debug)]
pub struct RouteView {
    /// The people along it, from us to the goal: id and name.
    pub steps: Vec<(String, String)>,
    /// The total cost.
    pub cost: i64,
    /// It uses a family tie.
    pub compliance_risk: bool,
}

impl Workbench {
    /// Everything about one account.
    pub fn dossier(&self, key: Key) -> Result<Dossier> {
        let account = self.typed_account(key)?;
        let shared = self.shared()?;
        let world = self.world(&shared);
        Ok(dossier(self, key, account, &world))
    }

    /// An account with its defaults in place.
    pub fn typed_account(&self, key: Key) -> Result<Account> {
        Ok(typed(self.store.account(key)?))
    }
}

/// A stored row as the struct that rules read.
pub fn typed<T: Record>(mut row: Row) -> T {
    row.fill_defaults();
    T::from_row(row)
}

fn dossier(bench: &Workbench, key: Key, account: Account, world: &World) -> Dossier {
    let case = Case::new(&account, world);
    let readiness = readiness(&case, world);
    let findings = judge::judge(&case, &bench.words);
    let people = tree(&case);
    let way = who_decides(&case).map(|p| way(&case, &p.id));
    let last_met = last_met(&case);
    let left = account.people.len() - people.len();
    let begun = is_begun(&account);
    Dossier {
        key,
        readiness,
        findings,
        people,
        left,
        way,
        last_met,
        begun,
        account,
    }
}

/// Has somebody on it a mark, a role or a contact?
pub fn is_begun(account: &Account) -> bool {
    let marked = |p: &Person| {
        p.influence.is_some()
            || p.attitude.is_some()
            || p.relationship.is_some()
            || !p.roles.is_empty()
    };
    !account.contacts.is_empty() || account.people.iter().any(marked)
}

fn readiness(case: &Case, world: &World) -> ReadinessView {
    let parts = Readiness::of(case);
    let categories = parts.categories.iter().map(|c| CategoryLine {
        name: c.category.name.clone(),
        title: c.category.title.clone(),
        score: c.whole(),
        gap: c
            .topics
            .iter()
            .any(|a| a.topic.critical && a.best.is_none()),
    });
    let topics = parts
        .categories
        .iter()
        .flat_map(|c| c.topics)
        .map(|a| topic(case, world, a));
    ReadinessView {
        whole: parts.whole(),
        exact: parts.exact,
        categories: categories.collect(),
        topics: topics.collect(),
    }
}

fn topic(case: &Case, world: &World, asked: &Asked) -> TopicLine {
    let place = |best: &crate::rules::answers::Best| {
        case.account
            .intel
            .iter()
            .position(|i| std::ptr::eq(i, best.intel))
    };
    TopicLine {
        subject: asked.subject(),
        topic: format!("{}.{}", asked.category.name, asked.topic.name),
        category: asked.category.title.clone(),
        title: asked.title(),
        person: asked.person.map(|p| p.id.to_string()),
        nobody: asked.is_about_nobody(),
        critical: asked.topic.critical,
        weight: asked.topic.weight,
        shelf: asked.topic.shelf,
        score: asked.whole(),
        confidence: asked.best.map(|b| b.intel.confidence),
        age: asked
            .best
            .filter(|b| b.intel.as_of.is_some())
            .map(|b| b.age),
        stale: asked.stale().is_some(),
        answer: asked.best.as_ref().and_then(place),
        gain: asked.gain(Confidence::Verified, world.playbook),
        gain_stated: asked.gain(Confidence::Stated, world.playbook),
        points: asked.share * asked.score(),
    }
}

/// The first of those who decide, else of the executives, else the most influential.
pub fn who_decides<'a>(case: &Case<'a>) -> Option<&'a Person> {
    let everyone = || case.everyone.iter().copied();
    let decides = everyone().find(|p| p.plays(Role::DecisionMaker));
    let leads = || everyone().find(|p| p.level == Some(Level::Executive));
    let weighs = || {
        everyone()
            .filter(|p| p.influence.is_some())
            .max_by_key(|p| *p.influence)
    };
    decides.or_else(leads).or_else(weighs)
}

/// The routes to a person, in names.
pub fn way(case: &Case, to: &str) -> Way {
    let named = |id: &str| (id.to_owned(), case.name(id).to_owned());
    let routes: Vec<RouteView> = route::routes(case, to)
        .into_iter()
        .map(|r| RouteView {
            steps: r.steps.iter().map(|s| named(s.to)).collect(),
            cost: r.cost,
            compliance_risk: r.compliance_risk,
        })
        .collect();
    let advice = routes.is_empty().then(|| route::no_route(case, to));
    Way {
        to: to.to_owned(),
        routes,
        advice,
    }
}

fn last_met(case: &Case) -> Option<(String, Date)> {
    let reached = case
        .everyone
        .iter()
        .filter_map(|p| Some((p, case.last_reached(&p.id)?)));
    reached
        .max_by_key(|(_, day)| *day)
        .map(|(p, day)| (p.name.to_string(), day))
}

/// Everyone on the map, by reporting line: those who decide and weigh most first, outside ones last.
fn tree(case: &Case) -> Vec<PersonLine> {
    let people = &case.account.people;
    let gone = |p: &Person| p.left.is_some_and(|day| day <= case.today());
    let shown: Vec<usize> = (0..people.len()).filter(|i| !gone(&people[*i])).collect();
    let boss = |i: usize| {
        let id = people[i].reports_to.0.as_deref()?;
        shown
            .iter()
            .copied()
            .find(|j| *people[*j].id == id && *j != i)
    };
    let rank = |i: &usize| {
        let p = &people[*i];
        let decides = p.plays(Role::DecisionMaker);
        (
            *p.external,
            !decides,
            std::cmp::Reverse(p.influence.unwrap_or(-1)),
            p.level,
            *i,
        )
    };
    let mut lines = Vec::new();
    let mut drawn = vec![false; people.len()];
    let mut roots: Vec<usize> = shown
        .iter()
        .copied()
        .filter(|i| boss(*i).is_none())
        .collect();
    roots.sort_by_key(rank);
    let below = |of: usize| {
        let mut found: Vec<usize> = shown
            .iter()
            .copied()
            .filter(|i| boss(*i) == Some(of))
            .collect();
        found.sort_by_key(rank);
        found
    };
    for root in roots {
        plant(case, root, Vec::new(), &below, &mut drawn, &mut lines);
    }
    for circle in shown.iter().copied() {
        if !drawn[circle] {
            plant(case, circle, Vec::new(), &below, &mut drawn, &mut lines);
        }
    }
    lines
}

fn plant(
    case: &Case,
    index: usize,
    branch: Vec<bool>,
    below: &dyn Fn(usize) -> Vec<usize>,
    drawn: &mut [bool],
    lines: &mut Vec<PersonLine>,
) {
    if std::mem::replace(&mut drawn[index], true) {
        return;
    }
    lines.push(line(case, index, branch.clone()));
    let children = below(index);
    for (n, child) in children.iter().enumerate() {
        let mut branch = branch.clone();
        branch.push(n + 1 < children.len());
        plant(case, *child, branch, below, drawn, lines);
    }
}

fn line(case: &Case, index: usize, branch: Vec<bool>) -> PersonLine {
    let person = &case.account.people[index];
    let last = case.last_reached(&person.id);
    let days = last.map(|day| case.days_since(day));
    let marked = person.influence.is_some() || person.attitude.is_some();
    let trusted = case.world.playbook.thresholds.marks_days;
    let fresh = case.within(*person.marks_as_of, trusted);
    PersonLine {
        index,
        branch,
        last,
        days,
        past_rhythm: person
            .cadence_days
            .is_some_and(|rhythm| days.is_none_or(|d| d > rhythm)),
        marks_old: marked && !fresh,
        relationship: person.relationship.map(|_| case.relationship(person)),
    }
}

impl Workbench {
    /// The routes to a person of an account.
    pub fn way_to(&self, dossier: Option<&Dossier>, person: &str) -> Result<Way> {
        let Some(dossier) = dossier else {
            return Err(crate::model::Refusal::because(
                "no account is picked",
                "pick one",
            ));
        };
        let shared = self.shared()?;
        let world = self.world(&shared);
        Ok(way(&Case::new(&dossier.account, &world), person))
    }

    /// The name of a competitor, or its id where it is gone.
    pub fn competitor_name(&self, id: &str) -> String {
        let found = self.shared().ok().and_then(|s| {
            s.competitors
                .iter()
                .find(|c| *c.id == id)
                .map(|c| c.name.to_string())
        });
        found.unwrap_or_else(|| id.to_owned())
    }
}

impl Workbench {
    /// What a subject is called: a person, a purchase, a visit, a topic; nothing for the account itself.
    pub fn subject_name(&self, dossier: &Dossier, subject: &str) -> Option<String> {
        let account = &dossier.account;
        if subject == *account.id {
            return None;
        }
        if let Some(topic) = dossier
            .readiness
            .topics
            .iter()
            .find(|t| t.subject == subject)
        {
            return Some(topic.title.clone());
        }
        let person = account
            .people
            .iter()
            .find(|p| *p.id == subject)
            .map(|p| p.name.to_string());
        let deal = || {
            account
                .opportunities
                .iter()
                .find(|o| *o.id == subject)
                .map(|o| o.name.to_string())
        };
        let visit = || {
            let visit = account.visits.iter().find(|v| *v.id == subject)?;
            visit.date.map(|m| m.date.format("%a %d %b").to_string())
        };
        let action = || {
            account
                .actions
                .iter()
                .find(|a| *a.id == subject)?
                .what
                .0
                .clone()
        };
        let complaint = || {
            account
                .complaints
                .iter()
                .find(|c| *c.id == subject)?
                .what
                .0
                .clone()
        };
        let service = || {
            account
                .service
                .iter()
                .find(|s| *s.id == subject)?
                .what
                .0
                .clone()
        };
        let agreement = || {
            account
                .agreements
                .iter()
                .find(|a| *a.id == subject)?
                .what
                .0
                .clone()
        };
        let payment = || {
            let payment = account
                .opportunities
                .iter()
                .flat_map(|o| &o.payments)
                .find(|p| *p.id == subject)?;
            payment.what.0.clone()
        };
        let seen = || {
            account
                .observations
                .iter()
                .find(|o| *o.id == subject)?
                .place
                .0
                .clone()
        };
        person
            .or_else(deal)
            .or_else(visit)
            .or_else(action)
            .or_else(complaint)
            .or_else(service)
            .or_else(agreement)
            .or_else(payment)
            .or_else(seen)
    }
}
