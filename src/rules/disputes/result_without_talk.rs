//! result_without_talk: a visit has a result, and that day's log says "no luck" with one who attended.

use super::{Act, Found, Kind};
use crate::model::{Contact, ContactKind, Visit, VisitResult, VisitStatus};
use crate::rules::{AccountContext, advice};

/// A visit that missed its aim may well have been no luck.
pub const KIND: Kind = Kind { kind: "result_without_talk", check, hides: &[] };

fn check(case: &AccountContext) -> Vec<Found> {
    let told = case.account.visits.iter().filter(|v| {
        v.status != VisitStatus::Cancelled
            && v.debrief.result.is_some_and(|r| r != VisitResult::Missed)
    });
    told.flat_map(|visit| {
        let luckless = case.contacts.iter().copied().filter(|c| is_of(c, visit));
        luckless.map(|contact| found(case, visit, contact)).collect::<Vec<_>>()
    })
    .collect()
}

fn is_of(contact: &Contact, visit: &Visit) -> bool {
    let day = visit.date.map(|d| d.date);
    contact.kind == ContactKind::Attempt
        && day.is_some()
        && contact.date.map(|d| d.date) == day
        && contact.people.0.iter().any(|id| visit.people.has(id))
}

fn found(case: &AccountContext, visit: &Visit, contact: &Contact) -> Found {
    let account = case.account.id.as_str();
    let day = visit.date.map_or(String::new(), |d| advice::on(case, d.date));
    let who = contact.people.0.iter().find(|id| visit.people.has(id));
    let who = who.map_or("", |id| case.name(id));
    let sentence = phrase!(
        "The visit of {day} has a result, and the log of that day says \"no luck\" with {who}",
        day,
        who
    );
    Found::new(sentence)
        .on("visit", &visit.id)
        .on("contact", &contact.id)
        .choice(
            phrase!("it took place: take \"no luck\" away"),
            Act::remove("contact", &[account], &[&contact.id]),
        )
        .choice(
            phrase!("it came to nothing: the visit missed"),
            Act::set("visit", &[account], &[&visit.id]).field("debrief.result", "missed"),
        )
}
