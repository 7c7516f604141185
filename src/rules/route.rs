//! The warmest chain of real acquaintances to a person (docs/RULES.md Route, METHOD M9).

use super::AccountContext;
use crate::model::{Choice, Tie, TieKind};
use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap};

/// One step of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// Whose acquaintance it is; nothing = us.
    pub from: Option<&'a str>,
    /// To whom.
    pub to: &'a str,
    /// The kind of tie; of the first step the holder of the relationship, where there is one.
    pub by: Option<&'a str>,
}

/// A way from us to a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<'a> {
    /// From us on.
    pub steps: Vec<Step<'a>>,
    /// The total cost.
    pub cost: i64,
    /// It uses a family tie.
    pub compliance_risk: bool,
}

/// A road from one person to another: what it costs, and by which kind of tie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Road {
    pub cost: i64,
    pub kind: TieKind,
}

/// The people of the account and the ties between them, by place in [`AccountContext::everyone`].
struct Map<'c, 'a> {
    case: &'c AccountContext<'a>,
    /// The cost from us, where we know them well enough.
    from_us: Vec<Option<i64>>,
    roads: Vec<Vec<(usize, Road)>>,
}

/// The best way to everyone, searched once for a case: without family ties, and with them.
#[derive(Default)]
pub struct Ways {
    clean: Vec<Option<BestWay>>,
    risky: Vec<Option<BestWay>>,
}

/// How a place is reached best.
#[derive(Clone, Copy)]
struct BestWay {
    cost: i64,
    steps: usize,
    from: Option<usize>,
    by: Option<TieKind>,
}

/// The best route without a family tie, then the best with one where that is cheaper or the only one.
pub fn routes<'a>(case: &AccountContext<'a>, target: &str) -> Vec<Route<'a>> {
    let Some(goal) = case.place(target) else {
        return Vec::new();
    };
    let ways = case.ways();
    let clean = route(case, &ways.clean, goal);
    let risky = route(case, &ways.risky, goal + case.everyone.len());
    let risky = risky.filter(|r| clean.as_ref().is_none_or(|c| r.cost < c.cost));
    clean.into_iter().chain(risky).collect()
}

impl Ways {
    /// Searches the ties of an account.
    pub fn of(case: &AccountContext) -> Self {
        let search = |family| Map::new(case, family).search();
        Self { clean: search(false), risky: search(true) }
    }
}

impl<'c, 'a> Map<'c, 'a> {
    fn new(case: &'c AccountContext<'a>, family: bool) -> Self {
        Self { case, from_us: from_us(case), roads: roads(case, family) }
    }

    /// How each state is reached best. States are places, and places again for "has used a family tie".
    fn search(&self) -> Vec<Option<BestWay>> {
        let people = self.case.everyone.len();
        let mut best: Vec<Option<BestWay>> = vec![None; people * 2];
        let mut done = vec![false; people * 2];
        let mut heap = BinaryHeap::new();
        for (place, cost) in self.from_us.iter().enumerate() {
            if let Some(cost) = *cost {
                best[place] = Some(BestWay { cost, steps: 1, from: None, by: None });
                heap.push(std::cmp::Reverse((cost, place)));
            }
        }
        while let Some(std::cmp::Reverse((cost, state))) = heap.pop() {
            let Some(here) = best[state].filter(|b| b.cost == cost && !done[state]) else {
                continue;
            };
            done[state] = true;
            for (to, road) in &self.roads[state % people] {
                let risky = state >= people || road.kind == TieKind::Family;
                let next = to + if risky { people } else { 0 };
                let way = BestWay {
                    cost: here.cost + road.cost,
                    steps: here.steps + 1,
                    from: Some(state),
                    by: Some(road.kind),
                };
                if !done[next] && best[next].is_none_or(|old| self.better(&best, &way, &old)) {
                    best[next] = Some(way);
                    heap.push(std::cmp::Reverse((way.cost, next)));
                }
            }
        }
        best
    }

    /// Least cost, fewer steps, names along it one after the other, file order of the people.
    fn better(&self, best: &[Option<BestWay>], new: &BestWay, old: &BestWay) -> bool {
        let order = (new.cost, new.steps).cmp(&(old.cost, old.steps));
        order.then_with(|| self.along(best, new, old)).is_lt()
    }

    /// Compares two ways of as many steps: walks back to where they part, as the first difference decides.
    fn along(&self, best: &[Option<BestWay>], new: &BestWay, old: &BestWay) -> Ordering {
        let (mut names, mut places) = (Ordering::Equal, Ordering::Equal);
        let (mut a, mut b) = (new.from, old.from);
        while let (Some(one), Some(two)) = (a, b) {
            if one == two {
                break;
            }
            let people = self.case.everyone.len();
            let (one_place, two_place) = (one % people, two % people);
            let name = |place: usize| self.case.everyone[place].name.as_str();
            names = name(one_place).cmp(name(two_place)).then(names);
            places = one_place.cmp(&two_place).then(places);
            a = best[one].and_then(|s| s.from);
            b = best[two].and_then(|s| s.from);
        }
        names.then(places)
    }
}

/// The way to a state, walked back from there; nothing where none leads there.
fn route<'a>(
    case: &AccountContext<'a>,
    best: &[Option<BestWay>],
    goal: usize,
) -> Option<Route<'a>> {
    let people = case.everyone.len();
    let reached = (*best.get(goal)?)?;
    let person = |state: usize| case.everyone[state % people];
    let mut steps = Vec::new();
    let mut at = Some(goal);
    while let Some((state, way)) = at.and_then(|s| Some((s, best[s]?))) {
        let to = person(state);
        steps.push(Step {
            from: way.from.map(|f| person(f).id.as_str()),
            to: &to.id,
            by: way.by.map(TieKind::word).or_else(|| match way.from {
                Some(_) => None,
                None => case.holder(to),
            }),
        });
        at = way.from;
    }
    steps.reverse();
    Some(Route { steps, cost: reached.cost, compliance_risk: goal >= people })
}

/// What the step from us to each place costs, where we know them well enough.
pub(super) fn from_us(case: &AccountContext) -> Vec<Option<i64>> {
    let least = case.world.playbook.thresholds.route_relationship;
    case.everyone
        .iter()
        .map(|p| {
            let held = case.relationship(p);
            (held >= least).then_some(6 - held)
        })
        .collect()
}

/// The roads from each place; of two between the same two the cheaper, then the first kind.
pub(super) fn roads(case: &AccountContext, family: bool) -> Vec<Vec<(usize, Road)>> {
    let places: HashMap<&str, usize> =
        case.everyone.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
    let mut found: HashMap<(usize, usize), Road> = HashMap::new();
    for tie in &case.account.ties {
        if tie.kind == TieKind::Rival || (tie.kind == TieKind::Family && !family) {
            continue;
        }
        let (Some(from), Some(to)) = (place(&places, &tie.from.0), place(&places, &tie.to.0))
        else {
            continue;
        };
        let road = Road { cost: cost(tie), kind: tie.kind };
        let mut put = |way| {
            let there = found.entry(way).or_insert(road);
            *there = (*there).min(road);
        };
        put((from, to));
        if tie.kind != TieKind::Influences {
            put((to, from));
        }
    }
    let mut roads = vec![Vec::new(); case.everyone.len()];
    for ((from, to), road) in found {
        roads[from].push((to, road));
    }
    roads
}

fn place(places: &HashMap<&str, usize>, id: &Option<String>) -> Option<usize> {
    places.get(id.as_deref()?).copied()
}

fn cost(tie: &Tie) -> i64 {
    6 - tie.strength.unwrap_or(1)
}

/// Whom to get to know first where no route leads to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest<'a> {
    /// The one to get to know: the target where nobody leads there.
    pub person: &'a str,
    /// The cost of the ties from there to the target; 0 for the target.
    pub cost: i64,
}

/// Whom to get to know first: of those whose ties lead to the target without family, the one whom we know best,
/// then the nearest by its ties, then the first in file order; the target where there is nobody.
pub fn nearest<'a>(case: &AccountContext<'a>, target: &'a str) -> Nearest<'a> {
    let alone = Nearest { person: target, cost: 0 };
    let Some(goal) = case.place(target) else {
        return alone;
    };
    let costs = costs_to(&roads(case, false), goal);
    let leads = costs.iter().enumerate().filter(|(i, _)| *i != goal);
    let leads = leads.filter_map(|(i, cost)| Some((i, (*cost)?)));
    let first = leads.min_by_key(|(i, cost)| (-case.relationship(case.everyone[*i]), *cost, *i));
    first.map_or(alone, |(i, cost)| Nearest { person: &case.everyone[i].id, cost })
}

/// What the ties from each place to the goal cost together.
pub(super) fn costs_to(roads: &[Vec<(usize, Road)>], goal: usize) -> Vec<Option<i64>> {
    let mut back = vec![Vec::new(); roads.len()];
    for (from, there) in roads.iter().enumerate() {
        for (to, road) in there {
            back[*to].push((from, road.cost));
        }
    }
    let mut costs = vec![None; roads.len()];
    let mut heap = BinaryHeap::from([std::cmp::Reverse((0, goal))]);
    while let Some(std::cmp::Reverse((cost, place))) = heap.pop() {
        if costs[place].is_some() {
            continue;
        }
        costs[place] = Some(cost);
        for (from, more) in &back[place] {
            heap.push(std::cmp::Reverse((cost + more, *from)));
        }
    }
    costs
}

/// The sentence for a person to whom no route leads.
pub fn no_route(case: &AccountContext, target: &str) -> String {
    let nearest = nearest(case, target);
    let (name, first) = (case.name(target), case.name(nearest.person));
    if case.everyone.iter().all(|p| *p.id != target) {
        phrase!(
            "No route leads to {name}, who is not on the map of those who are there today",
            name
        )
    } else if nearest.person == target {
        phrase!(
            "No route leads to {name} and nobody known leads there: get to know {name} first",
            name
        )
    } else {
        phrase!(
            "No route leads to {name} yet: get to know {first} first, whose ties lead there",
            name,
            first
        )
    }
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
