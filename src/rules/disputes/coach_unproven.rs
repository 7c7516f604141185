//! coach_unproven: "coach won" has a proof, and nobody of theirs is a coach.

use super::{Act, Found, Kind};
use crate::model::{Choice, Opportunity, Person, Role};
use crate::rules::{AccountContext, advice};

const CRITERION: &str = "coach_won";

/// Who was a coach and has left is one all the same.
pub const KIND: Kind =
    Kind { kind: "coach_unproven", check, hides: &["no_coach", "stage_unproven"] };

fn check(case: &AccountContext) -> Vec<Found> {
    if case.account.people.iter().any(|p| p.plays(Role::Coach) || p.plays(Role::Champion)) {
        return Vec::new();
    }
    let ours = case.account.opportunities.iter().filter(|o| o.is_open());
    ours.filter_map(|deal| found(case, deal)).collect()
}

fn found(case: &AccountContext, deal: &Opportunity) -> Option<Found> {
    let proof = deal.evidence.iter().find(|e| e.criterion.as_deref() == Some(CRITERION))?;
    if proof.date.is_some_and(|d| d > case.today()) {
        return None;
    }
    let account = case.account.id.as_str();
    let day = proof.date.map_or(String::new(), |d| phrase!(" of {}", advice::on(case, d)));
    let name = deal.name.as_str();
    let sentence = phrase!(
        "\"coach won\" has a proof{day} in {name}, and nobody on the map is a coach",
        day,
        name
    );
    let mut found = Found::new(sentence).on("opportunity", &deal.id).on("evidence", &deal.id);
    for person in candidates(case, proof.note.or_empty()) {
        let roles = person.roles.iter().map(|r| r.word().to_owned());
        let roles: Vec<String> = roles.chain([Role::Coach.word().to_owned()]).collect();
        let act = Act::set("person", &[account], &[&person.id]).field_list("roles", roles);
        found = found.choice(phrase!("{} is our coach", person.name.as_str()), act);
    }
    let wrong = Act::remove("evidence", &[account, &deal.id], &[CRITERION]);
    Some(found.choice(phrase!("the proof is wrong: take it back"), wrong))
}

/// Whom the proof names, else who knows us best.
fn candidates<'a>(case: &AccountContext<'a>, note: &str) -> Vec<&'a Person> {
    let named: Vec<&Person> = case
        .everyone
        .iter()
        .copied()
        .filter(|p| {
            let last = p.name.split_whitespace().last().unwrap_or_default();
            !last.is_empty() && note.contains(last)
        })
        .take(2)
        .collect();
    match named.is_empty() {
        true => advice::closest(case, &[]).into_iter().collect(),
        false => named,
    }
}
