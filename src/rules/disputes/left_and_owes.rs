//! left_and_owes: somebody who has left still owes us something.

use super::{Act, Found, Kind};
use crate::model::{Action, Person};
use crate::rules::account_context::has_left;
use crate::rules::{AccountContext, advice};

/// What is done is owed no more.
pub const KIND: Kind = Kind { kind: "left_and_owes", check, hides: &["their_promise_open"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let open = case.account.actions.iter().filter(|a| case.is_undone(a));
    open.filter_map(|action| {
        let person = case.person(action.promised_by.0.as_deref()?)?;
        has_left(person, case.today()).then(|| found(case, action, person))
    })
    .collect()
}

fn found(case: &AccountContext, action: &Action, person: &Person) -> Found {
    let (account, name) = (case.account.id.as_str(), person.name.as_str());
    let left = person.left.map_or(String::new(), |d| phrase!(" on {}", advice::on(case, d)));
    let what = action.what.as_deref().map_or("something".to_owned(), advice::short);
    let found =
        Found::new(phrase!("{name} left{left}, and still owes us \"{what}\"", name, left, what))
            .on("action", &action.id)
            .on("person", &person.id);
    let found = match person.successor.0.as_deref() {
        Some(next) => found.choice(
            phrase!("{} owes it now", case.name(next)),
            Act::set("action", &[account], &[&action.id]).field("promised_by", next),
        ),
        None => found,
    };
    found
        .choice(
            phrase!("nobody owes it any more"),
            Act::remove("action", &[account], &[&action.id]),
        )
        .choice(
            phrase!("{name} has not left", name),
            Act::set("person", &[account], &[&person.id]).clear("left"),
        )
}
