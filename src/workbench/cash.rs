//! The money of one deal and of all of ours together, as command and screens show it (SPEC 3 Cash, METHOD M34).

use super::{Result, Workbench};
use crate::model::{Account, Date, Key, Opportunity, OpportunityStatus, Payment, VerdictWord};
use crate::rules::RuleContext;
use crate::rules::cash::{Cash, Footing, WhatIf, flows, milestones, what_if};
use crate::rules::cash_together::{Outlay, Together};
use crate::rules::cents::Cents;
use crate::rules::evaluation::last_verdict;
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
    /// What it is for.
    pub what: Option<String>,
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

/// Why a deal of ours is not in the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its last verdict is no-go.
    NoGo,
    /// It has no flow that counts.
    NoFlows,
    /// It counts in full; by chance it cannot, without one.
    NoChance,
}

/// A deal in the sum over all of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealShare {
    /// The account's id and name.
    pub account: (String, String),
    /// The opportunity's id and name.
    pub opportunity: (String, String),
    /// Open or won.
    pub status: OpportunityStatus,
    /// In percent; of open ones.
    pub chance: Option<i64>,
    /// Its own deepest need.
    pub cash: Cash,
    /// Nothing where it counts in both sums.
    pub left_out: Option<LeftOut>,
    outlay: Outlay,
}

impl DealShare {
    /// Hundredths with which it counts by chance.
    fn percent(&self) -> i64 {
        match self.status {
            OpportunityStatus::Won => 100,
            _ => self.chance.unwrap_or(0),
        }
    }

    /// Is it in the sum that takes every deal in full?
    fn counts(&self) -> bool {
        !matches!(self.left_out, Some(LeftOut::NoGo | LeftOut::NoFlows))
    }

    /// What it has out at the end of a day.
    pub fn out_on(&self, day: Date) -> Cents {
        self.outlay.on(day)
    }
}

/// What customers owe today, by the days that it is overdue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// 1-30, 31-60, 61-90 and more than 90 days overdue.
    pub overdue: [Cents; 4],
    /// Of won deals: due before today, and no invoice.
    pub not_invoiced: Cents,
}

/// The money of all of ours together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CashBook {
    /// Every deal in full.
    pub full: Together,
    /// Each open one times its chance.
    pub by_chance: Together,
    /// Open and won ones, in file order.
    pub deals: Vec<DealShare>,
    /// What is owed.
    pub owed: Owed,
}

impl Workbench {
    /// The money of a deal, with all payments that are to come so many days later.
    pub fn deal_cash(&self, account: &Account, deal: &Opportunity, late: i64) -> Result<DealCash> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let flows = what_if(&flows(deal, &world), WhatIf::Late(None, late));
        let cash = Cash::of(&flows, world.today);
        let flow = |m: &crate::rules::cash::Milestone| CashFlow {
            date: m.flow.date,
            amount: Cents(m.flow.cents),
            balance: m.balance,
            footing: m.flow.footing,
            payment: m.flow.payment.map(str::to_owned),
            what: m.flow.what.map(str::to_owned),
        };
        Ok(DealCash {
            account: account.id.0.clone(),
            opportunity: (deal.id.0.clone(), deal.name.0.clone()),
            flows: milestones(&flows).iter().map(flow).collect(),
            cash,
            carrying_cost: cash.carrying_cost(*world.rep.capital_cost),
            can_cushion: cash.can_cushion(*world.rep.cushion_limit),
        })
    }

    /// The money of all deals of ours, with all payments that are to come so many days later.
    pub fn cash_book(&self, late: i64) -> Result<CashBook> {
        self.store.reading(|| {
            let shared = self.shared()?;
            let world = self.world(&shared);
            let mut book = CashBook::default();
            for key in self.store.account_keys()? {
                self.add_to_cash_book(&mut book, key, &world, late)?;
            }
            let counted = || book.deals.iter().filter(|d| d.counts());
            let full = Together::of(counted().map(|d| (&d.outlay, 100)));
            let by_chance = Together::of(counted().map(|d| (&d.outlay, d.percent())));
            Ok(CashBook { full, by_chance, ..book })
        })
    }

    fn add_to_cash_book(
        &self,
        book: &mut CashBook,
        key: Key,
        world: &RuleContext,
        late: i64,
    ) -> Result<()> {
        let account = self.typed_account(key)?;
        for deal in account.opportunities.iter().filter(|d| d.is_ours()) {
            deal.payments.iter().for_each(|p| book.owed.add(p, deal, world.today));
            book.deals.push(share(&account, deal, world, late));
        }
        Ok(())
    }
}

fn share(account: &Account, deal: &Opportunity, world: &RuleContext, late: i64) -> DealShare {
    let flows = what_if(&flows(deal, world), WhatIf::Late(None, late));
    let outlay = Outlay::of(&flows, world.today);
    let no_go = last_verdict(deal, world.today)
        .is_some_and(|d| d.verdict == Some(VerdictWord::NoGo) && deal.is_open());
    let left_out = match (no_go, flows.is_empty(), deal.is_open(), *deal.chance) {
        (true, ..) => Some(LeftOut::NoGo),
        (_, true, ..) => Some(LeftOut::NoFlows),
        (_, _, true, None) => Some(LeftOut::NoChance),
        _ => None,
    };
    DealShare {
        account: (account.id.0.clone(), account.name.0.clone()),
        opportunity: (deal.id.0.clone(), deal.name.0.clone()),
        status: deal.status,
        chance: *deal.chance,
        cash: Cash::of(&flows, world.today),
        left_out,
        outlay,
    }
}

impl Owed {
    fn add(&mut self, payment: &Payment, deal: &Opportunity, today: Date) {
        let cents = payment.amount.map_or(0, |m| i128::from(m.cents()));
        let past = |day: Option<Date>| day.is_some_and(|d| d <= today);
        if let Some(days) = overdue_by(payment, today) {
            let step = usize::try_from((days - 1) / 30).unwrap_or(0).min(3);
            self.overdue[step].0 += cents;
        } else if deal.status == OpportunityStatus::Won
            && payment.due.is_some_and(|d| d < today)
            && !past(*payment.invoiced)
            && !past(*payment.paid)
        {
            self.not_invoiced.0 += cents;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_has_the_sums_of_the_drawings() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let book = bench.cash_book(0).unwrap();
        assert_eq!(book.full.deepest_need, Cents(214_440_000), "{book:?}");
        assert_eq!(book.full.deepest_day, Date::from_ymd_opt(2027, 9, 15));
        assert_eq!(book.by_chance.deepest_need, Cents(89_898_000));
        assert_eq!(book.owed.overdue.map(|c| c.0), [3_700_000, 0, 0, 8_600_000]);
        assert_eq!(book.owed.not_invoiced, Cents(29_600_000));
        let no_go: Vec<&str> = book
            .deals
            .iter()
            .filter(|d| d.left_out == Some(LeftOut::NoGo))
            .map(|d| d.opportunity.1.as_str())
            .collect();
        assert_eq!(no_go, ["Kiln fan drives"]);
    }
}
