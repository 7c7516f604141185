//! The costs and payments of a deal as rows: what is agreed, and where each stands.

use super::{CashFlow, PaymentState};
use crate::model::{Date, Key, Opportunity};
use crate::rules::cash::{Cash, Footing};
use crate::rules::cents::Cents;
use crate::rules::payment_state::payment_state;

/// A cost or a payment of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyMilestone {
    /// The payment's id; nothing for a cost.
    pub payment: Option<String>,
    /// The file's number for it.
    pub record: Key,
    /// Its day as agreed; nothing without one.
    pub due: Option<Date>,
    /// The day on which it is counted; nothing where it is not counted on.
    pub counted: Option<Date>,
    /// What it is for.
    pub what: Option<String>,
    /// In above 0, out below.
    pub amount: Cents,
    /// After it, as agreed; nothing where it is not counted on.
    pub balance: Option<Cents>,
    /// Where a payment stands; nothing of a cost.
    pub state: Option<PaymentState>,
    /// The deepest need is reached with it.
    pub deepest: bool,
}

impl MoneyMilestone {
    /// The table of its record.
    pub fn table(&self) -> &'static str {
        if self.payment.is_some() { "payment" } else { "cost" }
    }

    /// A payment that is neither paid nor past hope of a day.
    pub fn is_open(&self) -> bool {
        self.state.is_some_and(|s| !matches!(s, PaymentState::Paid(_)))
    }

    /// A cost whose day is over.
    pub fn is_spent(&self, today: Date) -> bool {
        self.state.is_none() && self.due.is_some_and(|d| d < today)
    }
}

/// The rows of a deal in the order in which they are counted, those that are not counted on last.
pub(super) fn milestones_of(
    deal: &Opportunity,
    flows: &[CashFlow],
    cash: Cash,
    today: Date,
) -> Vec<MoneyMilestone> {
    let mut rows: Vec<MoneyMilestone> =
        flows.iter().map(|flow| counted(deal, flow, today)).collect();
    if let Some(day) = cash.deepest_day {
        let deepest = rows.iter_mut().rev().find(|row| {
            row.counted.is_some_and(|d| d <= day)
                && row.balance == Some(Cents(-cash.deepest_need.0))
        });
        if let Some(row) = deepest {
            row.deepest = true;
        }
    }
    let undated = deal.payments.iter().filter(|p| !listed(flows, p.key)).filter_map(|p| {
        let amount = p.amount.filter(|m| m.cents() != 0)?;
        Some(MoneyMilestone {
            payment: Some(p.id.to_string()),
            record: p.key,
            due: *p.due,
            counted: None,
            what: p.what.0.clone(),
            amount: amount.into(),
            balance: None,
            state: Some(payment_state(p, deal, today)),
            deepest: false,
        })
    });
    rows.extend(undated);
    rows
}

fn listed(flows: &[CashFlow], record: Key) -> bool {
    flows.iter().any(|f| f.payment.is_some() && f.record == record)
}

fn counted(deal: &Opportunity, flow: &CashFlow, today: Date) -> MoneyMilestone {
    let is_payment = flow.footing != Footing::Cost;
    let payment = deal.payments.iter().find(|p| is_payment && p.key == flow.record);
    let cost = deal.costs.iter().find(|c| !is_payment && c.key == flow.record);
    MoneyMilestone {
        payment: flow.payment.clone(),
        record: flow.record,
        due: payment.map_or_else(|| cost.and_then(|c| *c.due), |p| *p.due),
        counted: Some(flow.date),
        what: flow.what.clone(),
        amount: flow.amount,
        balance: Some(flow.balance),
        state: payment.map(|p| payment_state(p, deal, today)),
        deepest: false,
    }
}
