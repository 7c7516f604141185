//! decider_unmet: "decision maker met" has a proof, and none of those who decide was ever reached.

use super::{Act, Found, Kind};
use crate::model::{Opportunity, Person, Role};
use crate::rules::{AccountContext, advice};
use crate::text::DayText;

const CRITERION: &str = "decision_maker_met";

/// One of several who was reached is enough.
pub const KIND: Kind =
    Kind { kind: "decider_unmet", check, hides: &["decision_maker_unmet", "avoided_person"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let decide = case.account.people.iter().filter(|p| p.plays(Role::DecisionMaker));
    let decide: Vec<&Person> = decide.filter(|p| !*p.placeholder).collect();
    if decide.is_empty() || decide.iter().any(|p| case.last_reached(&p.id).is_some()) {
        return Vec::new();
    }
    case.open().filter_map(|deal| found(case, deal, &decide)).collect()
}

fn found(case: &AccountContext, deal: &Opportunity, decide: &[&Person]) -> Option<Found> {
    let proof = deal.evidence.iter().find(|e| e.criterion.as_deref() == Some(CRITERION))?;
    if proof.date.is_some_and(|d| d > case.today()) {
        return None;
    }
    let (account, name) = (case.account.id.as_str(), deal.name.as_str());
    let who = advice::names(decide);
    let day = proof.date.map_or(String::new(), |d| phrase!(" of {}", advice::on(case, d)));
    let sentence = phrase!(
        "\"decision maker met\" has a proof{day} in {name}, and no contact ever reached {who}",
        day,
        name,
        who
    );
    let mut found = Found::new(sentence).on("opportunity", &deal.id);
    for person in decide {
        found = found.on("person", &person.id);
    }
    if let (Some(day), Some(first)) = (*proof.date, decide.first()) {
        let note = proof.note.as_deref().unwrap_or("met");
        let talk = Act::add("contact", &[account], &[note])
            .field("date", day.iso_day())
            .field("kind", "meeting")
            .field("people", first.id.as_str())
            .field("opportunity", deal.id.as_str());
        let on = advice::on(case, day);
        found = found.choice(phrase!("we met {} on {}: log it", first.name.as_str(), on), talk);
    }
    let wrong = Act::remove("evidence", &[account, &deal.id], &[CRITERION]);
    Some(found.choice(phrase!("the proof is wrong: take it back"), wrong))
}
