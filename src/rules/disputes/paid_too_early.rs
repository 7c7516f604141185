//! paid_too_early: a payment came in before it was invoiced.

use super::{Act, Found, Kind};
use crate::model::{Opportunity, Payment};
use crate::rules::payment::sum_of;
use crate::rules::{AccountContext, advice};
use crate::text::DayText;

/// On the same day is none.
pub const KIND: Kind = Kind { kind: "paid_too_early", check, hides: &["payment_overdue"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let deals = case.account.opportunities.iter();
    let payments = deals.flat_map(|deal| deal.payments.iter().map(move |p| (deal, p)));
    payments.filter_map(|(deal, payment)| found(case, deal, payment)).collect()
}

fn found(case: &AccountContext, deal: &Opportunity, payment: &Payment) -> Option<Found> {
    let (invoiced, paid) = ((*payment.invoiced)?, (*payment.paid)?);
    if paid >= invoiced {
        return None;
    }
    let (sum, name) = (sum_of(payment), deal.name.as_str());
    let owners = [case.account.id.as_str(), &*deal.id];
    let set = || Act::set("payment", &owners, &[&payment.id]);
    let (sent, came) = (advice::on(case, invoiced), advice::on(case, paid));
    Some(
        Found::new(phrase!(
            "The {sum} of {name} was paid on {came} and invoiced on {sent}",
            sum,
            name,
            came,
            sent
        ))
        .on("payment", &payment.id)
        .choice(
            phrase!("the other way round: invoiced on {came}, paid on {sent}", came, sent),
            set().field("invoiced", iso(paid)).field("paid", iso(invoiced)),
        )
        .choice(phrase!("invoiced on {came} too", came), set().field("invoiced", iso(paid)))
        .choice(phrase!("not paid yet"), set().clear("paid")),
    )
}

fn iso(day: crate::model::Date) -> String {
    day.iso_day()
}
