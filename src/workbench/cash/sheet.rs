//! The money of a deal as its screen shows it: alone, together with all others, milestones, habits, what-ifs.

use super::book::{CashBook, DealShare};
use super::milestone::{MoneyMilestone, milestones_of};
use super::sketch::{CashSketch, whole_of};
use super::tried::TriedTerms;
use super::{CashFlow, Owed, out_says};
use crate::model::{Account, Date, Key, Opportunity, OpportunityStatus};
use crate::rules::cash::{Cash, Flow, flows};
use crate::rules::cash_bounds::{Tolerance, awaited, tolerance};
use crate::rules::cents::Cents;
use crate::rules::evaluation::evaluate;
use crate::rules::payment_state::{mean_days, paid_late};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::visit::edits::after_last;
use crate::workbench::why::{Part, Why};
use rust_decimal::Decimal;

/// What another deal has out on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealOut {
    /// The opportunity's name.
    pub name: String,
    /// How much.
    pub out: Cents,
}

/// A deal's money together with all others of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneyTogether {
    /// The most that is out if all are won, and its day.
    pub full: (Cents, Option<Date>),
    /// The same, each open one by its chance.
    pub by_chance: (Cents, Option<Date>),
    /// The others that have something out on that day, the most first.
    pub others: Vec<DealOut>,
    /// The deal itself is left out of it: its last verdict is no-go.
    pub left_out: bool,
}

/// The money of a deal.
#[derive(Clone, Debug)]
pub struct MoneySheet {
    /// The day it is made on.
    pub today: Date,
    /// The file's number of the account.
    pub account_key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The file's number of the opportunity.
    pub key: Key,
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// Open, won, lost or dropped.
    pub status: OpportunityStatus,
    /// The most that may be out.
    pub limit: Option<Cents>,
    /// What money costs in a year.
    pub rate: Option<Decimal>,
    /// What shares are counted of.
    pub whole: Cents,
    /// By day, as agreed.
    pub cash_flows: Vec<CashFlow>,
    /// Deepest need and its day, as agreed.
    pub cash: Cash,
    /// Costs and payments as agreed.
    pub milestones: Vec<MoneyMilestone>,
    /// The payment that the deepest day waits for, and how late it may be.
    pub awaited: Option<(String, Option<Tolerance>)>,
    /// Days after its day that each payment of the customer came in, the oldest first.
    pub paid_late: Vec<i64>,
    /// Their mean.
    pub mean_late: Option<i64>,
    /// What is owed of this deal.
    pub owed: Owed,
    /// What the deal is worth to us as agreed; nothing while chance, value or margin is missing.
    pub worth: Option<Cents>,
    /// With all others of ours.
    pub together: MoneyTogether,
    /// The place of a new trade in the file's list.
    pub next_trade: i64,
    /// What is tried of itself.
    pub tried: Vec<TriedTerms>,
}

impl Workbench {
    /// The money of a deal, beside all others of ours.
    pub fn money_sheet(
        &self,
        account: &Account,
        deal: &Opportunity,
        book: &CashBook,
    ) -> Result<MoneySheet> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let today = world.today;
        let flows = flows(deal, &world);
        let cash = Cash::of(&flows, today);
        let cash_flows = CashFlow::of(&flows);
        let limit = world.rep.cushion_limit.map(Cents::from);
        let waits = awaited(&flows, today);
        let late = paid_late(account, today);
        let mut owed = Owed::default();
        deal.payments.iter().for_each(|p| owed.add(p, deal, today));
        let mut sheet = MoneySheet {
            today,
            account_key: account.key,
            account: (account.id.0.clone(), account.name.0.clone()),
            key: deal.key,
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            status: deal.status,
            limit,
            rate: *world.rep.capital_cost,
            whole: whole_of(deal),
            milestones: milestones_of(deal, &cash_flows, cash, today),
            cash,
            awaited: waits.map(|payment| {
                let bound = limit.map(|limit| tolerance(&flows, payment, limit, today));
                (payment.to_owned(), bound)
            }),
            cash_flows,
            mean_late: mean_days(&late),
            paid_late: late,
            owed,
            worth: evaluate(deal, &world).expected_value,
            together: together(account, deal, book),
            next_trade: after_last(deal.trades.iter().map(|t| t.key)),
            tried: Vec::new(),
        };
        sheet.tried = sheet.tried_terms(deal, &self.playbook.money);
        Ok(sheet)
    }
}

fn together(account: &Account, deal: &Opportunity, book: &CashBook) -> MoneyTogether {
    let mut others = Vec::new();
    if let Some(day) = book.full.deepest_day {
        let counted = book.deals.iter().filter(|d| d.counts() && !is_this(account, deal, d));
        others.extend(
            counted
                .filter(|d| d.out_on(day).0 > 0)
                .map(|d| DealOut { name: d.opportunity.1.clone(), out: d.out_on(day) }),
        );
        others.sort_by_key(|o| -o.out.0);
    }
    MoneyTogether {
        full: (book.full.deepest_need, book.full.deepest_day),
        by_chance: (book.by_chance.deepest_need, book.by_chance.deepest_day),
        others,
        left_out: book.deals.iter().any(|d| is_this(account, deal, d) && !d.counts()),
    }
}

fn is_this(account: &Account, deal: &Opportunity, d: &DealShare) -> bool {
    d.account.0 == *account.id && d.opportunity.0 == *deal.id
}

impl MoneySheet {
    /// As the rules reckon with it.
    pub(super) fn flows(&self) -> Vec<Flow<'_>> {
        self.cash_flows.iter().map(CashFlow::flow).collect()
    }

    /// The flows with what is tried, each with its balance.
    pub fn flows_with(&self, sketch: &CashSketch) -> Vec<CashFlow> {
        CashFlow::of(&sketch.on(&self.flows(), self.whole))
    }

    /// What carrying the money costs with what is tried.
    pub fn interest_with(&self, sketch: &CashSketch) -> Cents {
        self.cash_with(sketch).carrying_cost(self.rate)
    }

    /// What the deal is worth with what is tried: less what more interest it costs.
    pub fn worth_with(&self, sketch: &CashSketch) -> Option<Cents> {
        let more = self.interest_with(sketch).0 - self.interest_with(&CashSketch::default()).0;
        self.worth.map(|worth| Cents(worth.0 - more))
    }

    /// Does what is tried fit the limit? Nothing without one.
    pub fn fits_with(&self, sketch: &CashSketch) -> Option<bool> {
        self.limit.map(|limit| self.cash_with(sketch).deepest_need <= limit)
    }

    /// The sum of what has moved until today.
    pub fn balance_today(&self) -> Cents {
        let moved = self.cash_flows.iter().take_while(|f| f.date <= self.today);
        moved.last().map_or(Cents(0), |f| f.balance)
    }

    /// The row that a rep looks at first: an overdue payment, else one to invoice, else the one that the deepest day
    /// waits for, else the first to come.
    pub fn first_row(&self) -> usize {
        use super::PaymentState::{Late, ToInvoice};
        let place = |is: &dyn Fn(&MoneyMilestone) -> bool| self.milestones.iter().position(is);
        let waits = self.awaited.as_ref().map(|(payment, _)| payment.as_str());
        place(&|m| matches!(m.state, Some(Late(_))))
            .or_else(|| place(&|m| m.state == Some(ToInvoice)))
            .or_else(|| place(&|m| waits.is_some() && m.payment.as_deref() == waits))
            .or_else(|| place(&|m| m.is_open()))
            .unwrap_or(0)
    }
}

impl MoneySheet {
    /// What makes the deepest need: every flow up to its day, with what is tried.
    pub fn why_need(&self, sketch: &CashSketch) -> Why {
        let cash = self.cash_with(sketch);
        let flows = self.flows_with(sketch);
        let until = cash.deepest_day.unwrap_or(self.today);
        let parts = flows.iter().filter(|f| f.date <= until).map(|f| Part {
            share: f.amount.grouped(),
            text: f.what.clone().unwrap_or_default(),
            day: Some(f.date),
            source: String::new(),
        });
        Why {
            title: phrase!("Most money out").to_owned(),
            parts: parts.collect(),
            sum: Part {
                share: Cents(-cash.deepest_need.0).grouped(),
                text: out_says(cash.deepest_need, cash.deepest_day),
                ..Part::default()
            },
        }
    }
}
