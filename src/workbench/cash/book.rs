//! The money of all deals of ours together: each deal's share, the sums, what is tried on it (docs/RULES.md Cash).

use super::fits::{Fit, fits};
use super::sketch::{CashSketch, PaymentChange, whole_of};
use super::{CashFlow, Owed};
use crate::model::{Account, Date, Key, Opportunity, OpportunityStatus};
use crate::rules::RuleContext;
use crate::rules::cash::{Cash, Flow, flows};
use crate::rules::cash_bounds::{first_to_come, whole_percent};
use crate::rules::cash_together::{Outlay, Together};
use crate::rules::cents::Cents;
use crate::rules::evaluation::is_no_go;
use crate::rules::payment_state::{PaymentState, mean_days, paid_late, payment_state};
use crate::workbench::Result;
use crate::workbench::Workbench;

/// Why a deal of ours is not in the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its last verdict is no-go.
    NoGo,
    /// It has no flow that counts.
    NoFlows,
    /// It counts in full; by chance it cannot, without one.
    NoChance,
    /// The rep tries the sum without it.
    Tried,
}

/// How an open deal is counted where the rep tries it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// As the file says: a no-go not at all, others by their chance.
    #[default]
    AsItStands,
    /// By its chance, a no-go too.
    ByChance,
    /// As if it were won.
    AsWon,
    /// Not at all.
    Not,
}

/// What is tried on one deal of the sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DealTerms {
    /// Its first payment to come is so many hundredths of the whole.
    pub on_order: Option<i64>,
    /// All its payments so many days later.
    pub late: i64,
    /// How it is counted.
    pub counted: Counted,
}

/// A deal in the sum over all of ours.
#[derive(Clone, Debug)]
pub struct DealShare {
    /// The file's number of the account.
    pub account_key: Key,
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// Open or won.
    pub status: OpportunityStatus,
    /// In percent; of open ones.
    pub chance: Option<i64>,
    /// Its own deepest need, with what is tried.
    pub cash: Cash,
    /// Nothing where it counts in both sums.
    pub left_out: Option<LeftOut>,
    /// What is owed of it.
    pub owed: Owed,
    /// The most days that a payment of it is overdue.
    pub days_late: Option<i64>,
    /// The day since which a payment of it waits for its invoice.
    pub to_invoice_since: Option<Date>,
    /// Payments that are to come.
    pub to_come: Cents,
    /// What its first payment to come is of the whole as agreed, in whole percent.
    pub order_percent: Option<i64>,
    /// What is tried on it.
    pub terms: DealTerms,
    /// As agreed.
    pub cash_flows: Vec<CashFlow>,
    /// Why the file leaves it out.
    as_it_stands: Option<LeftOut>,
    whole: Cents,
    today: Date,
    outlay: Outlay,
}

/// How late a customer pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayerHabit {
    /// The account's name.
    pub account: String,
    /// The mean of days; nothing while nothing was paid.
    pub mean_late: Option<i64>,
}

/// The money of all of ours together.
#[derive(Clone, Debug, Default)]
pub struct CashBook {
    /// The day it is made on.
    pub today: Date,
    /// The most that may be out.
    pub limit: Option<Cents>,
    /// Every deal in full.
    pub full: Together,
    /// Each open one times its chance.
    pub by_chance: Together,
    /// Those that are won, alone.
    pub won: Together,
    /// What is to come in of those that are won.
    pub won_to_come: Cents,
    /// Open and won ones, in file order.
    pub deals: Vec<DealShare>,
    /// What is owed.
    pub owed: Owed,
    /// What would bring it under the limit; nothing while it is.
    pub fits: Vec<Fit>,
    /// How late those pay who have money to come, in file order.
    pub payers: Vec<PayerHabit>,
    /// The largest share on order that can be asked for.
    most_percent: i64,
}

impl Workbench {
    /// The money of all deals of ours, with all payments that are to come so many days later.
    pub fn cash_book(&self, late: i64) -> Result<CashBook> {
        self.store.reading(|| {
            let shared = self.shared()?;
            let world = self.world(&shared);
            let mut book = CashBook {
                today: world.today,
                limit: world.rep.cushion_limit.map(Cents::from),
                most_percent: self.playbook.money.order_most_percent,
                ..CashBook::default()
            };
            for key in self.store.keys_with_deals_of_ours()? {
                book.add(&self.typed_account(key)?, &world);
            }
            for deal in &mut book.deals {
                deal.try_terms(DealTerms { late, ..DealTerms::default() });
            }
            book.sum();
            Ok(book)
        })
    }
}

impl CashBook {
    fn add(&mut self, account: &Account, world: &RuleContext) {
        for deal in account.opportunities.iter().filter(|d| d.is_ours()) {
            deal.payments.iter().for_each(|p| self.owed.add(p, deal, world.today));
            self.deals.push(DealShare::of(account, deal, world));
        }
        if self
            .deals
            .iter()
            .rev()
            .take_while(|d| d.account_key == account.key)
            .any(|d| d.to_come.0 > 0)
        {
            let mean_late = mean_days(&paid_late(account, world.today));
            self.payers.push(PayerHabit { account: account.name.to_string(), mean_late });
        }
    }

    /// Tries other terms of a deal; the file keeps what is agreed.
    pub fn try_terms(&mut self, deal: usize, terms: DealTerms) {
        if let Some(deal) = self.deals.get_mut(deal) {
            deal.try_terms(terms);
            self.sum();
        }
    }

    /// Back to what is agreed.
    pub fn drop_terms(&mut self) {
        self.deals.iter_mut().for_each(|d| d.try_terms(DealTerms::default()));
        self.sum();
    }

    /// Is anything tried?
    pub fn is_tried(&self) -> bool {
        self.deals.iter().any(|d| d.terms != DealTerms::default())
    }

    fn sum(&mut self) {
        self.full = Together::of(self.in_full());
        self.by_chance = Together::of(self.weighed());
        let won = || self.deals.iter().filter(|d| d.status == OpportunityStatus::Won);
        self.won = Together::of(won().map(|d| (&d.outlay, 100)));
        self.won_to_come = Cents(won().map(|d| d.to_come.0).sum());
        self.fits = fits(&self.deals, self.full, self.limit, self.most_percent);
    }

    pub(super) fn in_full(&self) -> impl Iterator<Item = (&Outlay, i64)> {
        self.deals.iter().filter(|d| d.counts()).map(|d| (&d.outlay, 100))
    }

    pub(super) fn weighed(&self) -> impl Iterator<Item = (&Outlay, i64)> {
        self.deals.iter().filter(|d| d.counts()).map(|d| (&d.outlay, d.percent()))
    }
}

impl DealShare {
    fn of(account: &Account, deal: &Opportunity, world: &RuleContext) -> Self {
        let flows = flows(deal, world);
        let whole = whole_of(deal);
        let no_go = deal.is_open() && is_no_go(deal, world.today);
        let as_it_stands = match (no_go, flows.is_empty(), deal.is_open(), *deal.chance) {
            (true, ..) => Some(LeftOut::NoGo),
            (_, true, ..) => Some(LeftOut::NoFlows),
            (_, _, true, None) => Some(LeftOut::NoChance),
            _ => None,
        };
        let first = first_to_come(&flows).and_then(|p| flows.iter().find(|f| f.payment == Some(p)));
        let mut share = Self {
            account_key: account.key,
            account: (account.id.0.clone(), account.name.0.clone()),
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            status: deal.status,
            chance: *deal.chance,
            cash: Cash::default(),
            left_out: as_it_stands,
            owed: Owed::default(),
            days_late: None,
            to_invoice_since: None,
            to_come: Cents(flows.iter().filter(|f| f.is_to_come()).map(|f| f.cents).sum()),
            order_percent: first.and_then(|f| whole_percent(Cents(f.cents), whole)),
            terms: DealTerms::default(),
            cash_flows: CashFlow::of(&flows),
            as_it_stands,
            whole,
            today: world.today,
            outlay: Outlay::default(),
        };
        for payment in deal.payments.iter() {
            share.owed.add(payment, deal, world.today);
            match payment_state(payment, deal, world.today) {
                PaymentState::Late(days) => share.days_late = share.days_late.max(Some(days)),
                PaymentState::ToInvoice => {
                    let since = [share.to_invoice_since, *payment.due];
                    share.to_invoice_since = since.into_iter().flatten().min();
                }
                _ => {}
            }
        }
        share
    }

    fn try_terms(&mut self, terms: DealTerms) {
        self.terms = terms;
        self.left_out = match (terms.counted, self.as_it_stands) {
            (_, Some(LeftOut::NoFlows)) => Some(LeftOut::NoFlows),
            (Counted::Not, _) => Some(LeftOut::Tried),
            (Counted::AsWon, _) => None,
            (Counted::ByChance, Some(LeftOut::NoGo)) if self.chance.is_some() => None,
            (Counted::ByChance, Some(LeftOut::NoGo)) => Some(LeftOut::NoChance),
            (_, left_out) => left_out,
        };
        let flows = self.flows_with(terms);
        let (cash, outlay) = (Cash::of(&flows, self.today), Outlay::of(&flows, self.today));
        (self.cash, self.outlay) = (cash, outlay);
    }

    fn flows_with(&self, terms: DealTerms) -> Vec<Flow<'_>> {
        let flows: Vec<Flow> = self.cash_flows.iter().map(CashFlow::flow).collect();
        let first = first_to_come(&flows);
        let mut sketch = CashSketch::late(terms.late);
        if let (Some(percent), Some(first)) = (terms.on_order, first) {
            let change = PaymentChange { percent: Some(percent), ..PaymentChange::default() };
            sketch.payments.insert(first.to_owned(), change);
        }
        sketch.on(&flows, self.whole)
    }

    /// What it has out with its first payment to come at so many hundredths of the whole.
    pub(super) fn outlay_at(&self, percent: i64) -> Outlay {
        let terms = DealTerms { on_order: Some(percent), ..self.terms };
        Outlay::of(&self.flows_with(terms), self.today)
    }

    pub(super) fn outlay(&self) -> &Outlay {
        &self.outlay
    }

    /// Hundredths with which it counts by chance.
    pub fn percent(&self) -> i64 {
        match (self.status, self.terms.counted) {
            (OpportunityStatus::Won, _) | (_, Counted::AsWon) => 100,
            _ => self.chance.unwrap_or(0),
        }
    }

    /// Is it in the sum that takes every deal in full?
    pub fn counts(&self) -> bool {
        matches!(self.left_out, None | Some(LeftOut::NoChance))
    }

    /// What it has out at the end of a day.
    pub fn out_on(&self, day: Date) -> Cents {
        self.outlay.on(day)
    }

    /// The most that it has out from one day through another.
    pub fn out_between(&self, first: Date, last: Date) -> Cents {
        Together::between([(&self.outlay, 100)], first, last).deepest_need
    }

    /// The share of the whole that its first payment to come is, with what is tried.
    pub fn on_order(&self) -> Option<i64> {
        self.terms.on_order.or(self.order_percent)
    }

    /// Has it money to move or to be paid from today on?
    pub fn has_to_come(&self) -> bool {
        self.cash_flows.last().is_some_and(|f| f.date >= self.today) || self.owed_sum().0 > 0
    }

    /// What is overdue and what waits for its invoice.
    pub fn owed_sum(&self) -> Cents {
        Cents(self.owed.overdue_sum().0 + self.owed.not_invoiced.0)
    }
}
