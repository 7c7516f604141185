//! left_and_attends: somebody who has left is to attend a visit after it.

use super::{Act, Found, Kind};
use crate::model::{Date, Person, Visit, VisitStatus};
use crate::rules::account_context::has_left;
use crate::rules::{AccountContext, advice};

/// A visit before the day of leaving is none.
pub const KIND: Kind = Kind { kind: "left_and_attends", check, hides: &["visit_unready"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let mut all = Vec::new();
    for person in case.account.people.iter().filter(|p| has_left(p, case.today())) {
        let Some(left) = *person.left else { continue };
        let visits = case.account.visits.iter().filter(|v| v.status != VisitStatus::Cancelled);
        let after = visits.filter(|v| v.people.has(&person.id));
        let after =
            after.filter_map(|v| Some((v, v.date.as_ref()?.date))).filter(|(_, day)| *day > left);
        all.extend(after.map(|(visit, day)| found(case, person, left, visit, day)));
    }
    all
}

fn found(case: &AccountContext, person: &Person, left: Date, visit: &Visit, day: Date) -> Found {
    let (account, name) = (case.account.id.as_str(), person.name.as_str());
    let (left, day) = (advice::on(case, left), advice::on(case, day));
    let others: Vec<String> =
        visit.people.0.iter().filter(|id| **id != *person.id).cloned().collect();
    let set = Act::set("visit", &[account], &[&visit.id]);
    let without = match others.is_empty() {
        true => set.clear("people"),
        false => set.field_list("people", others.clone()),
    };
    let found = Found::new(phrase!(
        "{name} left on {left}, and the visit of {day} counts on {name}",
        name,
        left,
        day
    ))
    .on("person", &person.id)
    .on("visit", &visit.id)
    .choice(phrase!("take {name} off the visit", name), without);
    let found = match person.successor.0.as_deref().filter(|s| !others.iter().any(|o| o == s)) {
        Some(next) => {
            let people: Vec<String> = others.into_iter().chain([next.to_owned()]).collect();
            let instead = Act::set("visit", &[account], &[&visit.id]).field_list("people", people);
            found.choice(phrase!("{} comes instead", case.name(next)), instead)
        }
        None => found,
    };
    found.choice(
        phrase!("{name} has not left", name),
        Act::set("person", &[account], &[&person.id]).clear("left"),
    )
}
