//! Beside the best route to a person the others that are real alternatives: by other people, and no detour.

use super::AccountContext;
use super::route::{Road, Route, Step, costs_to, from_us, roads, routes};
use crate::model::{Choice, TieKind};
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// More alternatives than this nobody weighs.
const MOST: usize = 5;
/// What an alternative may cost more than the best route: one step by a weak tie.
const DEARER: i64 = 5;
/// So many beginnings are looked at, in a net that is all ties.
const LOOKED_AT: usize = 4000;

/// The beginning of a route: places, how each was come to, the cost; ordered by what it costs at least.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Begun<'a> {
    least: i64,
    steps: usize,
    names: Vec<&'a str>,
    places: Vec<usize>,
    by: Vec<Option<TieKind>>,
    cost: i64,
}

/// All routes that are worth a look: the best without a family tie, its alternatives by their cost, and the one by
/// family where it is cheaper or the only one.
pub fn all_routes<'a>(case: &AccountContext<'a>, target: &str) -> Vec<Route<'a>> {
    let (clean, risky): (Vec<Route>, Vec<Route>) =
        routes(case, target).into_iter().partition(|r| !r.compliance_risk);
    let others = clean.first().map(|best| alternatives(case, target, best)).unwrap_or_default();
    clean.into_iter().chain(others).chain(risky).collect()
}

/// The other routes without a family tie, cheapest first: at most one step more than the best one and a weak tie
/// dearer, and none that goes by all the people of a cheaper one.
fn alternatives<'a>(case: &AccountContext<'a>, target: &str, best: &Route<'a>) -> Vec<Route<'a>> {
    let Some(goal) = case.place(target) else {
        return Vec::new();
    };
    let (from_us, roads) = (from_us(case), roads(case, false));
    let rest = costs_to(&roads, goal);
    let (dearest, longest) = (best.cost + DEARER, best.steps.len() + 1);
    let mut taken: Vec<BTreeSet<&str>> = vec![best.steps.iter().map(|s| s.to).collect()];
    let mut heap: BinaryHeap<Reverse<Begun>> = BinaryHeap::new();
    let add = |heap: &mut BinaryHeap<Reverse<Begun<'a>>>, begun: Begun<'a>| {
        if begun.least <= dearest && begun.steps <= longest {
            heap.push(Reverse(begun));
        }
    };
    for (place, cost) in from_us.iter().enumerate() {
        if let Some((cost, rest)) = cost.zip(rest[place]) {
            let name = case.everyone[place].name.as_str();
            let (names, places, by) = (vec![name], vec![place], vec![None]);
            add(&mut heap, Begun { least: cost + rest, steps: 1, names, places, by, cost });
        }
    }
    let mut found = Vec::new();
    for _ in 0..LOOKED_AT {
        let Some(Reverse(begun)) = heap.pop() else { break };
        let last = begun.places.last().copied().unwrap_or(goal);
        if last == goal {
            let people: BTreeSet<&str> =
                begun.places.iter().map(|p| case.everyone[*p].id.as_str()).collect();
            if !taken.iter().any(|route| route.is_subset(&people)) {
                taken.push(people);
                found.push(route(case, &begun));
            }
            if found.len() == MOST {
                break;
            }
            continue;
        }
        for (to, road) in roads[last].iter().filter(|(to, _)| !begun.places.contains(to)) {
            if let Some(rest) = rest[*to] {
                add(&mut heap, further(case, &begun, (*to, *road), rest));
            }
        }
    }
    found
}

fn further<'a>(
    case: &AccountContext<'a>,
    begun: &Begun<'a>,
    (to, road): (usize, Road),
    rest: i64,
) -> Begun<'a> {
    let mut names = begun.names.clone();
    names.push(case.everyone[to].name.as_str());
    let places = begun.places.iter().copied().chain([to]).collect();
    let by = begun.by.iter().copied().chain([Some(road.kind)]).collect();
    let cost = begun.cost + road.cost;
    Begun { least: cost + rest, steps: begun.steps + 1, names, places, by, cost }
}

fn route<'a>(case: &AccountContext<'a>, begun: &Begun<'a>) -> Route<'a> {
    let mut from = None;
    let mut steps = Vec::new();
    for (place, by) in begun.places.iter().zip(&begun.by) {
        let to = case.everyone[*place];
        let by = by.map(TieKind::word).or_else(|| case.holder(to).filter(|_| from.is_none()));
        steps.push(Step { from, to: &to.id, by });
        from = Some(to.id.as_str());
    }
    Route { steps, cost: begun.cost, compliance_risk: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    const HOUSE: &str = "people id=p name=Dahl; people id=a name=Ax relationship=4
        people id=b name=Bo relationship=4; people id=m name=Mid";

    fn chains(more: &str) -> Vec<(String, i64)> {
        sample::ask(&format!("{HOUSE}; {more}"), |case| {
            let chain = |r: &Route| {
                let steps: Vec<&str> = r.steps.iter().map(|s| s.to).collect();
                (steps.join(" "), r.cost)
            };
            all_routes(case, "p").iter().map(chain).collect()
        })
    }

    #[test]
    fn two_routes_of_one_cost_are_two_routes() {
        let ties =
            "ties from=a to=p kind=friend strength=3; ties from=b to=p kind=friend strength=3";
        assert_eq!(chains(ties), [("a p".to_owned(), 5), ("b p".to_owned(), 5)]);
        let shared =
            "ties from=a to=m kind=friend strength=3; ties from=b to=m kind=friend strength=3
            ties from=m to=p kind=influences strength=3";
        assert_eq!(chains(shared), [("a m p".to_owned(), 8), ("b m p".to_owned(), 8)]);
    }

    #[test]
    fn a_detour_by_the_people_of_a_shorter_route_is_none() {
        let ties =
            "ties from=a to=p kind=friend strength=5; ties from=b to=a kind=friend strength=5";
        assert_eq!(chains(ties), [("a p".to_owned(), 3)], "b leads to a only");
        let other = format!(
            "{ties}; ties from=b to=m kind=friend strength=4; ties from=m to=p kind=friend strength=4"
        );
        assert_eq!(chains(&other), [("a p".to_owned(), 3), ("b m p".to_owned(), 6)]);
    }

    #[test]
    fn what_costs_a_weak_tie_more_is_one_and_what_costs_more_is_none() {
        let ties = |strength: i64| {
            format!(
                "ties from=a to=p kind=friend strength=5; people id=b relationship=2
                ties from=b to=p kind=friend strength={strength}"
            )
        };
        assert_eq!(chains(&ties(2)).len(), 2, "costs 8, the best 3");
        assert_eq!(chains(&ties(1)).len(), 1, "costs 9");
    }

    #[test]
    fn a_route_by_family_comes_last_and_a_net_of_ties_ends() {
        let ties =
            "ties from=a to=p kind=friend strength=2; ties from=b to=p kind=family strength=5
            ties from=b to=p kind=friend strength=1";
        assert_eq!(
            chains(ties),
            [("a p".to_owned(), 6), ("b p".to_owned(), 7), ("b p".to_owned(), 3)]
        );
        let ids: Vec<String> = (0..40).map(|n| format!("n{n}")).collect();
        let people: String =
            ids.iter().map(|id| format!("people id={id} relationship=2;")).collect();
        let net = (0..40).flat_map(|a| (0..40).filter(move |b| a != *b).map(move |b| (a, b)));
        let net: String =
            net.map(|(a, b)| format!("ties from=n{a} to=n{b} kind=friend strength=5;")).collect();
        let all = chains(&format!("{people}{net}ties from=n0 to=p kind=friend strength=5"));
        assert!(!all.is_empty() && all.len() <= MOST + 1, "{all:?}");
    }
}
