//! Routes to a person, by trying every road (docs/RULES.md).
use crate::reading::{id, list, text, whole};
use crate::words::View;
use serde_json::{Value, json};

/// The order of docs/FILE.md; `rival` is no road.
const KINDS: [&str; 6] =
    ["influences", "works_with", "friend", "family", "schoolmate", "former_colleague"];

#[derive(Clone)]
struct Step {
    from: String,
    to: String,
    by: Option<String>,
    cost: i64,
    /// The tie's kind in the order of `KINDS`; none for the first step.
    kind: Option<usize>,
}

struct Roads<'a> {
    view: &'a View<'a>,
    target: &'a str,
    found: Vec<Vec<Step>>,
}

impl Roads<'_> {
    /// The steps that lead on from a person.
    fn onward(&self, from: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        for tie in list(self.view.account, "ties") {
            let (a, b) = (text(tie, "from"), text(tie, "to"));
            let kind = text(tie, "kind").unwrap_or_default();
            let Some(order) = KINDS.iter().position(|known| *known == kind) else {
                continue;
            };
            let to = match (a, b) {
                (Some(a), Some(b)) if a == from => b,
                (Some(a), Some(b)) if b == from && kind != "influences" => a,
                _ => continue,
            };
            if self.place(to).is_some() {
                steps.push(Step {
                    from: from.to_string(),
                    to: to.to_string(),
                    by: Some(kind.to_string()),
                    cost: 6 - whole(tie, "strength").unwrap_or(1),
                    kind: Some(order),
                });
            }
        }
        steps
    }

    /// The place in the file of one of everyone.
    fn place(&self, person: &str) -> Option<usize> {
        self.view.everyone().iter().position(|one| id(one) == person)
    }

    fn name(&self, person: &str) -> String {
        let everyone = self.view.everyone();
        let mut named = everyone.iter().filter(|one| id(one) == person);
        named.find_map(|one| text(one, "name")).unwrap_or_default().to_string()
    }

    fn walk(&mut self, walked: &[Step], here: &str) {
        if here == self.target {
            self.found.push(walked.to_vec());
            return;
        }
        for step in self.onward(here) {
            if walked.iter().all(|before| before.to != step.to) {
                let next = step.to.clone();
                self.walk(&[walked, &[step]].concat(), &next);
            }
        }
    }

    fn best(&self, family: bool) -> Option<&Vec<Step>> {
        let mut roads: Vec<_> = self.found.iter().filter(|r| has_family(r) == family).collect();
        roads.sort_by_cached_key(|road| {
            let names: Vec<String> = road.iter().map(|step| self.name(&step.to)).collect();
            let places: Vec<_> = road.iter().map(|step| self.place(&step.to)).collect();
            let kinds: Vec<_> = road.iter().map(|step| step.kind).collect();
            (cost(road), road.len(), names, places, kinds)
        });
        roads.first().copied()
    }
}

fn has_family(road: &[Step]) -> bool {
    road.iter().any(|step| step.by.as_deref() == Some("family") && step.kind.is_some())
}

fn cost(road: &[Step]) -> i64 {
    road.iter().map(|step| step.cost).sum()
}

/// `route ACCOUNT PERSON --json`
pub fn route(view: &View, person: &str) -> Value {
    let mut roads = Roads { view, target: person, found: Vec::new() };
    for known in view.everyone() {
        let relationship = view.relationship(known);
        if relationship >= 2 {
            let first = Step {
                from: "us".to_string(),
                to: id(known),
                by: view.holder(known).map(str::to_string),
                cost: 6 - relationship,
                kind: None,
            };
            roads.walk(&[first], &id(known));
        }
    }
    let plain = roads.best(false);
    let risky = roads.best(true);
    let cheaper = |risky: &Vec<Step>| plain.is_none_or(|plain| cost(risky) < cost(plain));
    let mut listed: Vec<Value> = plain.into_iter().map(|road| road_json(road)).collect();
    listed.extend(risky.filter(|road| cheaper(road)).map(|road| road_json(road)));
    Value::Array(listed)
}

fn road_json(road: &[Step]) -> Value {
    let steps = road.iter().map(|s| json!({ "from": s.from, "to": s.to, "by": s.by }));
    let steps: Vec<Value> = steps.collect();
    json!({ "steps": steps, "cost": cost(road), "compliance_risk": has_family(road) })
}
