//! stage_apart: the stage of a purchase and the newest step of its history are not the same.

use super::{Act, Found, Kind};
use crate::model::{Opportunity, StageChange};
use crate::rules::{AccountContext, advice};
use crate::text::DayText;

/// Steps after today have not happened; a line that one of the two does not give agrees.
pub const KIND: Kind =
    Kind { kind: "stage_apart", check, hides: &["behind_customer", "stage_unproven", "stalled"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let ours = case.account.opportunities.iter().filter(|o| o.is_ours());
    ours.filter_map(|deal| found(case, deal)).collect()
}

fn apart(stage: Option<i64>, history: Option<i64>) -> bool {
    matches!((stage, history), (Some(a), Some(b)) if a != b)
}

fn found(case: &AccountContext, deal: &Opportunity) -> Option<Found> {
    let steps = deal.stage_history.0.iter().filter(|s| case.past(*s.date).is_some());
    let last: &StageChange = steps.max_by_key(|s| *s.date)?;
    let (they, we) = (*deal.buying_stage, *deal.selling_stage);
    if !apart(they, *last.buying_stage) && !apart(we, *last.selling_stage) {
        return None;
    }
    let (account, name) = (case.account.id.as_str(), deal.name.as_str());
    let day = last.date.map_or(String::new(), |d| advice::on(case, d));
    let (now, then) = (lines(they, we), lines(*last.buying_stage, *last.selling_stage));
    let mut history = Act::set("opportunity", &[account], &[&deal.id]);
    for (field, stage) in
        [("buying_stage", *last.buying_stage), ("selling_stage", *last.selling_stage)]
    {
        if let Some(stage) = stage {
            history = history.field(field, stage);
        }
    }
    let today = case.today().iso_day();
    let mut step = Act::add("stage_history", &[account, &deal.id], &[&today]);
    for (field, stage) in [("buying_stage", they), ("selling_stage", we)] {
        if let Some(stage) = stage {
            step = step.field(field, stage);
        }
    }
    Some(
        Found::new(phrase!(
            "{name} stands at {now}, and its history of {day} says {then}",
            name,
            now,
            day,
            then
        ))
        .on("opportunity", &deal.id)
        .choice(phrase!("the history is right: {then}", then), history)
        .choice(phrase!("it moved since: {now}", now), step),
    )
}

/// `they 4, we 3`.
fn lines(they: Option<i64>, we: Option<i64>) -> String {
    let they = they.map(|n| phrase!("they {n}", n));
    let we = we.map(|n| phrase!("we {n}", n));
    they.into_iter().chain(we).collect::<Vec<_>>().join(", ")
}
