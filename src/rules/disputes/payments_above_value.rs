//! payments_above_value: what a won purchase is to pay is more than it was won at.

use super::{Act, Found, Kind};
use crate::model::{Opportunity, OpportunityStatus, Payment};
use crate::rules::AccountContext;
use crate::rules::cents::{Cents, amount};

/// Fewer payments than the value are no dispute: the rest is not planned yet.
pub const KIND: Kind = Kind { kind: "payments_above_value", check, hides: &["cannot_cushion"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let won = case.account.opportunities.iter().filter(|o| o.status == OpportunityStatus::Won);
    won.filter_map(|deal| found(case, deal)).collect()
}

fn sum<'p>(payments: impl Iterator<Item = &'p Payment>) -> i128 {
    payments.filter_map(|p| *p.amount).map(|m| i128::from(m.cents())).sum()
}

fn found(case: &AccountContext, deal: &Opportunity) -> Option<Found> {
    let value = (*deal.value)?;
    let all = sum(deal.payments.iter());
    if all <= i128::from(value.cents()) {
        return None;
    }
    let (account, name) = (case.account.id.as_str(), deal.name.as_str());
    let (won_at, together) = (amount(value), Cents(all).grouped());
    let sentence = phrase!(
        "{name} was won at {won_at}, and its payments together are {together}",
        name,
        won_at,
        together
    );
    let mut found = Found::new(sentence).on("opportunity", &deal.id);
    for payment in &deal.payments {
        found = found.on("payment", &payment.id);
    }
    let worth = Act::set("opportunity", &[account], &[&deal.id]).field("value", Cents(all));
    found = found.choice(phrase!("it is worth {together}", together), worth);
    Some(match double(deal, i128::from(value.cents())) {
        Some((payment, called)) => found.choice(
            phrase!("{called} stands there twice: take the last away", called),
            Act::remove("payment", &[account, &deal.id], &[&payment.id]),
        ),
        None => found,
    })
}

/// The last payment that is not paid and without which the sum is right, where another has its amount.
fn double(deal: &Opportunity, value: i128) -> Option<(&Payment, String)> {
    let payment = deal.payments.0.iter().rev().find(|p| {
        let others = deal.payments.iter().filter(|o| o.id != p.id);
        let twin = others.clone().any(|o| o.amount.is_some() && *o.amount == *p.amount);
        twin && p.paid.is_none() && sum(others) <= value
    })?;
    Some((payment, amount((*payment.amount)?)))
}
