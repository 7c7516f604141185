//! The money of one deal and of all of ours together, as command and screens show it (docs/RULES.md Cash, METHOD M34).

mod book;
mod fits;
mod milestone;
mod months;
mod offered;
mod paper;
mod sheet;
mod sketch;
mod tried;

pub use book::{CashBook, Counted, DealShare, DealTerms, LeftOut, PayerHabit};
pub use fits::Fit;
pub use milestone::MoneyMilestone;
pub use months::{MonthRow, MonthSpan, Months};
pub use offered::OfferedMoney;
pub use paper::{is_just, out_says, payment_says};
pub use sheet::{DealOut, MoneySheet, MoneyTogether};
pub use sketch::{CashSketch, PaymentChange};
pub use tried::TriedTerms;

pub use crate::rules::payment_state::PaymentState;

use super::{Result, Workbench};
use crate::model::{Account, Date, Key, Opportunity, OpportunityStatus, Payment};
use crate::rules::cash::{Cash, Flow, Footing, flows, milestones};
use crate::rules::cents::Cents;
use crate::rules::payment::overdue_by;

/// A cost or payment with the balance after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CashFlow {
    /// When it moves.
    pub date: Date,
    /// In above 0, out below.
    pub amount: Cents,
    /// The sum of all flows up to this one.
    pub balance: Cents,
    /// How sure it is.
    pub footing: Footing,
    /// The payment's id; nothing for a cost.
    pub payment: Option<String>,
    /// The file's number for the cost or payment.
    pub record: Key,
    /// What it is for.
    pub what: Option<String>,
}

impl CashFlow {
    /// Flows in the order of their days, with their balance.
    fn of(flows: &[Flow]) -> Vec<Self> {
        milestones(flows)
            .iter()
            .map(|m| Self {
                date: m.flow.date,
                amount: Cents(m.flow.cents),
                balance: m.balance,
                footing: m.flow.footing,
                payment: m.flow.payment.map(str::to_owned),
                record: m.flow.record,
                what: m.flow.what.map(str::to_owned),
            })
            .collect()
    }

    /// As the rules reckon with it.
    fn flow(&self) -> Flow<'_> {
        Flow {
            date: self.date,
            cents: self.amount.0,
            footing: self.footing,
            payment: self.payment.as_deref(),
            record: self.record,
            what: self.what.as_deref(),
        }
    }
}

/// The money of one deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealCash {
    /// The account's id.
    pub account: String,
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// By day; on one day costs first.
    pub flows: Vec<CashFlow>,
    /// Deepest need and its day.
    pub cash: Cash,
    /// Rounded to cents.
    pub carrying_cost: Cents,
    /// Nothing without a limit.
    pub can_cushion: Option<bool>,
}

/// What customers owe today, by the days that it is overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Invoiced, and its day is not over.
    pub not_due: Cents,
    /// 1-30, 31-60, 61-90 and more than 90 days overdue.
    pub overdue: [Cents; 4],
    /// Of won deals: due before today, and no invoice.
    pub not_invoiced: Cents,
}

impl Workbench {
    /// The money of a deal, with what is tried on it.
    pub fn deal_cash(
        &self,
        account: &Account,
        deal: &Opportunity,
        sketch: &CashSketch,
    ) -> Result<DealCash> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let flows = sketch.on(&flows(deal, &world), sketch::whole_of(deal));
        let cash = Cash::of(&flows, world.today);
        Ok(DealCash {
            account: account.id.0.clone(),
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            flows: CashFlow::of(&flows),
            cash,
            carrying_cost: cash.carrying_cost(*world.rep.capital_cost),
            can_cushion: cash.can_cushion(*world.rep.cushion_limit),
        })
    }
}

impl Owed {
    fn add(&mut self, payment: &Payment, deal: &Opportunity, today: Date) {
        let cents = payment.amount.map_or(0, |m| i128::from(m.cents()));
        if let Some(days) = overdue_by(payment, today) {
            let step = usize::try_from((days - 1) / 30).unwrap_or(0).min(3);
            self.overdue[step].0 += cents;
        } else if past(today, *payment.paid) {
        } else if past(today, *payment.invoiced) {
            self.not_due.0 += cents;
        } else if deal.status == OpportunityStatus::Won && payment.due.is_some_and(|d| d < today) {
            self.not_invoiced.0 += cents;
        }
    }

    /// All that is overdue.
    pub fn overdue_sum(&self) -> Cents {
        Cents(self.overdue.iter().map(|c| c.0).sum())
    }
}

fn past(today: Date, day: Option<Date>) -> bool {
    day.is_some_and(|d| d <= today)
}

#[cfg(test)]
mod tests;
