//! Who could introduce us to one person: people by their steps from us, and the roads between them (METHOD M9).

use super::Dossier;
use crate::model::{Key, Person, Tie, TieKind};
use crate::rules::other_routes::all_routes;
use crate::rules::{AccountContext, reporting, route};
use crate::workbench::Result;
use crate::workbench::Workbench;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// More people than this no screen has room for.
const MOST: usize = 60;

/// The roads around one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Web {
    /// The person in the middle first, then who matters most for getting there.
    pub people: Vec<WebPerson>,
    /// Between them, each pair once.
    pub roads: Vec<WebRoad>,
    /// Ties of the middle that are no road.
    pub rivals: Vec<Key>,
    /// People tied to the middle who have no place in it.
    pub more: usize,
}

/// Somebody in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebPerson {
    /// The place in the account's people.
    pub index: usize,
    /// Steps from us by the best route; nothing where none leads there.
    pub steps: Option<usize>,
    /// Whom the best route comes by, as a place in `people`; nothing where that is us.
    pub by: Option<usize>,
}

/// A road: ends are places in [`Web::people`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebRoad {
    /// Nothing = us.
    pub from: Option<usize>,
    /// The other end.
    pub to: usize,
    /// 6 less the strength; 0 of a line of reporting, which is no tie.
    pub cost: i64,
    /// The tie's kind and number; nothing of a relationship of ours, or of a line of reporting.
    pub tie: Option<(TieKind, Key)>,
}

impl WebRoad {
    /// The line of reporting, where no tie leads to the middle.
    pub fn is_reporting(&self) -> bool {
        self.from.is_some() && self.tie.is_none()
    }
}

/// Ids in the order in which they matter, each once.
#[derive(Default)]
struct Chosen<'a> {
    ids: Vec<&'a str>,
    seen: BTreeSet<&'a str>,
    left_out: usize,
}

impl<'a> Chosen<'a> {
    fn add(&mut self, id: &'a str) {
        if !self.seen.contains(id) && self.ids.len() < MOST {
            self.seen.insert(id);
            self.ids.push(id);
        }
    }
}

impl Workbench {
    /// The roads around a person of an account.
    pub fn web(&self, dossier: &Dossier, middle: &str) -> Result<Web> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        Ok(web(&AccountContext::new(&dossier.account, &world), middle))
    }
}

/// The roads around a person: the routes there, those tied to them, and who leads to these.
pub fn web(case: &AccountContext, middle: &str) -> Web {
    let there = |id: &str| case.place(id).is_some();
    if !there(middle) {
        return Web::default();
    }
    let ties: Vec<&Tie> = case
        .account
        .ties
        .iter()
        .filter(|tie| ends(tie).is_some_and(|(a, b)| a != b && there(a) && there(b)))
        .collect();
    let mut chosen = chosen(case, &ties, middle);
    let weak = reporting::weak_way(case, middle);
    if let Some(weak) = &weak {
        weak.route.steps.iter().for_each(|step| chosen.add(step.to));
    }
    let places: HashMap<&str, usize> =
        case.account.people.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
    let mut people = Vec::new();
    for id in &chosen.ids {
        let best = route::routes(case, id).into_iter().next();
        let from = best.as_ref().and_then(|r| r.steps.last()).and_then(|s| s.from);
        people.push(WebPerson {
            index: places.get(id).copied().unwrap_or_default(),
            steps: best.map(|r| r.steps.len()),
            by: from.and_then(|from| chosen.ids.iter().position(|id| *id == from)),
        });
    }
    let mut roads = roads(case, &ties, &chosen.ids, &people);
    let by = weak.and_then(|weak| chosen.ids.iter().position(|id| *id == weak.by.id.as_str()));
    if let Some(by) = by {
        people[0].steps = people[by].steps.map(|steps| steps + 1);
        people[0].by = Some(by);
        roads.push(WebRoad { from: Some(by), to: 0, cost: 0, tie: None });
    }
    let rivals = ties
        .iter()
        .filter(|t| ends(t).is_some_and(|(a, b)| a == middle || b == middle))
        .filter(|t| t.kind == TieKind::Rival)
        .map(|t| t.key);
    Web { people, roads, rivals: rivals.collect(), more: chosen.left_out }
}

fn ends(tie: &Tie) -> Option<(&str, &str)> {
    Some((tie.from.0.as_deref()?, tie.to.0.as_deref()?))
}

fn cost(tie: &Tie) -> i64 {
    6 - tie.strength.unwrap_or(1)
}

/// Does the tie lead to this person; from whom?
fn leads<'a>(tie: &'a Tie, to: &str) -> Option<&'a str> {
    let (a, b) = ends(tie).filter(|_| tie.kind != TieKind::Rival)?;
    match (b == to, a == to && tie.kind != TieKind::Influences) {
        (true, _) => Some(a),
        (_, true) => Some(b),
        _ => None,
    }
}

/// Who is in it: the routes, those tied to the middle with the way to each, then those we know who lead to them.
fn chosen<'a>(case: &AccountContext<'a>, ties: &[&'a Tie], middle: &'a str) -> Chosen<'a> {
    let mut chosen = Chosen::default();
    chosen.add(middle);
    let along = |chosen: &mut Chosen<'a>, to: &str, many: usize| {
        for found in route::routes(case, to).into_iter().take(many) {
            found.steps.iter().for_each(|step| chosen.add(step.to));
        }
    };
    let all = all_routes(case, middle);
    all.iter().flat_map(|route| &route.steps).for_each(|step| chosen.add(step.to));
    let mut tied: Vec<(i64, &str)> = Vec::new();
    for tie in ties.iter().filter(|t| t.kind != TieKind::Rival) {
        match ends(tie) {
            Some((a, b)) if a == middle => tied.push((cost(tie), b)),
            Some((a, b)) if b == middle => tied.push((cost(tie), a)),
            _ => {}
        }
    }
    tied.sort_by_key(|(cost, _)| *cost);
    for (_, id) in &tied {
        along(&mut chosen, id, 1);
        chosen.add(id);
    }
    let mut near: Vec<(i64, &str)> = Vec::new();
    for to in &chosen.ids {
        let from = ties.iter().filter_map(|t| Some((cost(t), leads(t, to)?)));
        near.extend(from);
    }
    let least = case.world.playbook.thresholds.route_relationship;
    let mut near: Vec<(i64, &str)> = near
        .into_iter()
        .filter_map(|(cost, id)| Some((cost - known(case, least, id)?, id)))
        .collect();
    near.sort_by_key(|(cost, _)| *cost);
    near.iter().for_each(|(_, id)| chosen.add(id));
    let out = tied.iter().chain(&near).map(|(_, id)| *id).filter(|id| !chosen.seen.contains(id));
    chosen.left_out = out.collect::<BTreeSet<&str>>().len();
    chosen
}

fn known(case: &AccountContext, least: i64, id: &str) -> Option<i64> {
    let person = case.place(id).map(|place| case.everyone[place]);
    person.map(|p| case.relationship(p)).filter(|held| *held >= least)
}

/// Each pair once, by its cheapest tie, one of family last; and from us to those who know us.
fn roads(case: &AccountContext, ties: &[&Tie], ids: &[&str], people: &[WebPerson]) -> Vec<WebRoad> {
    let ours = people.iter().enumerate().filter(|(_, p)| p.steps == Some(1));
    let person = |p: &WebPerson| -> &Person { &case.account.people[p.index] };
    let mut roads: Vec<WebRoad> = ours
        .map(|(to, p)| WebRoad {
            from: None,
            to,
            cost: 6 - case.relationship(person(p)),
            tie: None,
        })
        .collect();
    let mut pairs: BTreeMap<(usize, usize), WebRoad> = BTreeMap::new();
    for tie in ties.iter().filter(|t| t.kind != TieKind::Rival) {
        let both = ends(tie).and_then(|(a, b)| Some((place(ids, a)?, place(ids, b)?)));
        let Some((from, to)) = both else { continue };
        let road =
            WebRoad { from: Some(from), to, cost: cost(tie), tie: Some((tie.kind, tie.key)) };
        let rank = |r: &WebRoad| (r.tie.is_some_and(|(k, _)| k == TieKind::Family), r.cost, r.tie);
        let there = pairs.entry((from.min(to), from.max(to))).or_insert_with(|| road.clone());
        if rank(&road) < rank(there) {
            *there = road;
        }
    }
    roads.extend(pairs.into_values());
    roads
}

fn place(ids: &[&str], id: &str) -> Option<usize> {
    ids.iter().position(|i| *i == id)
}
