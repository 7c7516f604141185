//! "Plan it": a route becomes introductions and things to do, with names and days, as one step.

use super::visit::edits::after_last;
use super::{Dossier, Operation, Result, Way, Workbench};
use crate::model::{Account, Action, Date, Edit, Introduction, Key, Record, Refusal, Row, Value};
use crate::rules::AccountContext;
use crate::rules::advice::{Ask, plan, way_to};

impl Workbench {
    /// The steps of a route that are still to be taken, with names and days.
    pub fn asks_of(&self, dossier: &Dossier, way: &Way, turn: usize) -> Result<Vec<Ask>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let steps = way.routes.get(turn).or(way.routes.first()).map(|r| r.steps.as_slice());
        let steps: Vec<&str> =
            steps.unwrap_or_default().iter().map(|(id, _)| id.as_str()).collect();
        Ok(plan(&AccountContext::new(&dossier.account, &world), &steps))
    }

    /// What to do next with a person: one sentence that can be done; nothing where the person is not there today.
    pub fn next_step(&self, dossier: &Dossier, person: &str) -> Result<Option<String>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(&dossier.account, &world);
        Ok(case.person(person).map(|person| way_to(&case, person)))
    }

    /// What puts a route into the book as a plan, and what that is called; refused where there is no route, where
    /// it goes by family, and where all of it is planned already.
    pub fn plan_route(&self, dossier: &Dossier, way: &Way, turn: usize) -> Result<Operation> {
        let Some(route) = way.routes.get(turn).or(way.routes.first()) else {
            let advice =
                way.advice.clone().unwrap_or_else(|| phrase!("no route leads there").to_owned());
            return Err(Refusal::because(
                &advice,
                phrase!("a tie or a trust that leads there comes first"),
            ));
        };
        if route.compliance_risk {
            let what = phrase!("this route goes by a family tie and is not planned");
            return Err(Refusal::because(
                what,
                phrase!("ask what your rules say, or take another route"),
            ));
        }
        let asks = self.asks_of(dossier, way, turn)?;
        let edits = Planned { dossier, goal: &way.to }.edits(&asks, &mut || self.make_id());
        let goal = route.steps.last().map_or("", |(_, name)| name.as_str());
        let Some(first) = asks.first().filter(|_| !edits.is_empty()) else {
            let what = phrase!("the way to {goal} is planned already", goal);
            return Err(Refusal::because(&what, phrase!("it stands among the things to do")));
        };
        let (introductions, to_do) = (count(&edits, "introduction"), count(&edits, "action"));
        let some = |n: usize, one: &str, many: &str| match n {
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        };
        let label = phrase!(
            "the way to {}: {}, {} to do, the first by {}",
            goal,
            some(introductions, "introduction", "introductions"),
            to_do,
            super::short_day(first.due, self.today()),
        );
        Ok(Operation::new(label, edits))
    }
}

fn count(edits: &[Edit], schema: &str) -> usize {
    edits
        .iter()
        .filter(|e| matches!(e, Edit::Insert { row, .. } if row.schema.record == schema))
        .count()
}

/// What is in the book of a plan already, so that nothing is put there twice.
struct Planned<'a> {
    dossier: &'a Dossier,
    goal: &'a str,
}

impl Planned<'_> {
    fn edits(&self, asks: &[Ask], make_id: &mut dyn FnMut() -> String) -> Vec<Edit> {
        let account = &self.dossier.account;
        let mut places = (
            after_last(account.introductions.iter().map(|i| i.key)),
            after_last(account.actions.iter().map(|a| a.key)),
        );
        let mut rows = Vec::new();
        for ask in asks {
            if let Some(through) = ask.through.as_deref().filter(|_| !ask.is_begun)
                && !is_ahead(account, through, &ask.to)
            {
                rows.push(introduction(through, &ask.to, ask.due, places.0));
                places.0 += 1;
            }
            if !self.is_to_do(&ask.says) {
                rows.push(self.action(ask, make_id(), places.1));
                places.1 += 1;
            }
        }
        let key: Key = self.dossier.key;
        rows.into_iter().map(|row| Edit::Insert { account: key, parent: key, row }).collect()
    }

    fn is_to_do(&self, says: &str) -> bool {
        let open = self.dossier.account.actions.iter().filter(|a| a.done.is_none());
        open.filter(|a| a.for_subject.as_deref() == Some(self.goal))
            .any(|a| a.what.as_deref() == Some(says))
    }

    fn action(&self, ask: &Ask, id: String, place: i64) -> Row {
        let mut row = Row::empty(Action::SCHEMA);
        row.place = place;
        row.set("id", Value::Text(id));
        row.set("what", Value::Text(ask.says.clone()));
        row.set("due", Value::Day(ask.due));
        row.set("for", Value::Text(self.goal.to_owned()));
        if let Some(owner) = &ask.owner {
            row.set("owner", Value::Text(owner.clone()));
        }
        row
    }
}

/// Is an introduction between these two planned and not asked for yet?
pub fn is_ahead(account: &Account, through: &str, to: &str) -> bool {
    let of = account.introductions.iter().filter(|i| i.through.is(through) && i.to.is(to));
    of.into_iter().any(|i| i.result.is_none())
}

/// Planned: of a day to come, without a result.
fn introduction(through: &str, to: &str, day: Date, place: i64) -> Row {
    let mut row = Row::empty(Introduction::SCHEMA);
    row.place = place;
    row.set("date", Value::Day(day));
    row.set("through", Value::Text(through.to_owned()));
    row.set("to", Value::Text(to.to_owned()));
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demo() -> (Workbench, Key) {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("Northwind Hydro").unwrap().key;
        (bench, key)
    }

    #[test]
    fn a_route_is_planned_in_one_step_and_not_twice() {
        let (mut bench, key) = demo();
        let before = bench.dossier(key).unwrap();
        let way = bench.way_to(Some(&before), "solberg").unwrap();
        let planned = bench.plan_route(&before, &way, 0).unwrap();
        let label = planned.label.as_str();
        assert!(label.starts_with("the way to Marte Solberg: 2 introductions, 2 to do"), "{label}");
        bench.operate(planned).unwrap();
        let after = bench.dossier(key).unwrap();
        let planned: Vec<_> =
            after.account.introductions.iter().filter(|i| i.result.is_none()).collect();
        assert_eq!(planned.len(), 2);
        assert!(planned.iter().all(|i| i.date.is_some_and(|day| day > bench.today())));
        let to_do =
            after.account.actions.iter().filter(|a| a.for_subject.as_deref() == Some("solberg"));
        let to_do: Vec<&str> = to_do.filter_map(|a| a.what.as_deref()).collect();
        assert!(
            to_do.iter().any(|w| w.ends_with("for ten minutes with Marte Solberg")),
            "{to_do:?}"
        );
        let again = bench.plan_route(&after, &way, 0).unwrap_err().to_string();
        assert!(again.contains("planned already"), "{again}");
        bench.undo().unwrap();
        assert!(bench.dossier(key).unwrap().account == before.account, "one step");
    }

    #[test]
    fn what_is_made_is_not_asked_again_and_family_is_not_planned() {
        let (bench, key) = demo();
        let dossier = bench.dossier(key).unwrap();
        let way = bench.way_to(Some(&dossier), "dahl").unwrap();
        let asks = bench.asks_of(&dossier, &way, 0).unwrap();
        assert_eq!(asks.len(), 1, "Falk took us to Naess: {asks:?}");
        assert!(asks[0].says.starts_with("Ask Erik Naess for ten minutes with Ingrid Dahl"));
        let risky = way.routes.iter().position(|r| r.compliance_risk).unwrap();
        let refused = bench.plan_route(&dossier, &way, risky).unwrap_err().to_string();
        assert!(refused.contains("family"), "{refused}");
    }
}
