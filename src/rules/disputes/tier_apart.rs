//! tier_apart: the tier of an account and the newest of its history are not the same.

use super::{Act, Found, Kind};
use crate::model::Choice;
use crate::rules::{AccountContext, advice};
use crate::text::DayText;

/// A tier that begins after today has not begun.
pub const KIND: Kind = Kind {
    kind: "tier_apart",
    check,
    hides: &["promote_candidate", "handover_risk", "churn_risk"],
};

fn check(case: &AccountContext) -> Vec<Found> {
    let history = case.account.tier_history.0.iter().filter(|t| case.past(*t.since).is_some());
    let Some(last) = history.max_by_key(|t| *t.since).filter(|t| t.tier != case.account.tier)
    else {
        return Vec::new();
    };
    let (account, name) = (case.account.id.as_str(), case.account.name.as_str());
    let (now, then) = (case.account.tier.word(), last.tier.word());
    let since = last.since.map_or(String::new(), |d| phrase!(" since {}", advice::on(case, d)));
    let today = case.today().iso_day();
    vec![
        Found::new(phrase!(
            "{name} is of tier {now}, and its history says {then}{since}",
            name,
            now,
            then,
            since
        ))
        .on("account", account)
        .choice(
            phrase!("it is {then}", then),
            Act::set("account", &[], &[account]).field("tier", then),
        )
        .choice(
            phrase!("it is {now} from today on", now),
            Act::add("tier_history", &[account], &[&today]).field("tier", now),
        ),
    ]
}
