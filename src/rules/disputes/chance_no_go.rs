//! chance_no_go: a good chance beside a no-go.

use super::{Act, Found, Kind};
use crate::model::{Decision, Opportunity};
use crate::rules::rows::no_gos;
use crate::rules::{AccountContext, advice};
use crate::text::DayText;

/// From this chance on it is in dispute (docs/WORDING.md).
const LEAST: i64 = 60;

/// A small chance beside a no-go agrees with it, and so does a go after the no-go.
pub const KIND: Kind = Kind { kind: "chance_no_go", check, hides: &["verdict_ignored"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let good = no_gos(case).filter(|(deal, _)| deal.chance.at_least(LEAST));
    good.map(|(deal, no_go)| found(case, deal, no_go)).collect()
}

fn found(case: &AccountContext, deal: &Opportunity, no_go: &Decision) -> Found {
    let (account, name) = (case.account.id.as_str(), deal.name.as_str());
    let chance = deal.chance.unwrap_or_default();
    let day = no_go.date.map_or(String::new(), |d| phrase!(" of {}", advice::on(case, d)));
    let why = no_go.why.as_deref().map_or(String::new(), |w| format!(" ({})", advice::short(w)));
    let today = case.today().iso_day();
    Found::new(phrase!(
        "{name} has a chance of {chance} %, and a no-go{day}{why}",
        name,
        chance,
        day,
        why
    ))
    .on("opportunity", &deal.id)
    .choice(
        phrase!("the no-go holds: we stop"),
        Act::set("opportunity", &[account], &[&deal.id]).field("status", "dropped"),
    )
    .choice(
        phrase!("the no-go holds, and the chance is open"),
        Act::set("opportunity", &[account], &[&deal.id]).clear("chance"),
    )
    .choice(
        phrase!("we go on, if something changes"),
        Act::add("decision", &[account, &deal.id], &["conditional"]).field("date", &today),
    )
}
