//! What lands in a quarter: orders won, those that are to come, and the sales of it.

use super::Review;
use crate::model::{Account, Date, Money, Opportunity};
use crate::rules::cents::Cents;
use chrono::{Datelike, Months};

/// A quarter of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quarter {
    /// Its first day.
    pub first: Date,
}

impl Quarter {
    /// The one that a day is in.
    pub fn of(day: Date) -> Self {
        let month = day.month0() / 3 * 3 + 1;
        Self { first: Date::from_ymd_opt(day.year(), month, 1).unwrap_or(day) }
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.first + Months::new(3) - chrono::Days::new(1)
    }

    /// The quarter so many after it; before it below 0.
    pub fn shifted(self, by: i32) -> Self {
        let months = Months::new(by.unsigned_abs() * 3);
        let first = match by < 0 {
            true => self.first.checked_sub_months(months),
            false => self.first.checked_add_months(months),
        };
        Self { first: first.unwrap_or(self.first) }
    }

    /// 1 to 4.
    pub fn number(self) -> i64 {
        i64::from(self.first.month0() / 3 + 1)
    }
}

/// A deal that counts in the quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuarterDeal {
    /// The account's name.
    pub account: String,
    /// The deal's name.
    pub name: String,
    /// What it is worth; 0 where that is not known.
    pub value: Cents,
    /// In percent; of open ones.
    pub chance: Option<i64>,
    /// Value times chance.
    pub by_chance: Cents,
    /// The day of the order, or of the decision.
    pub day: Date,
}

/// The sales of the quarter over the accounts that have a target for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuarterSales {
    /// What was sold.
    pub revenue: Cents,
    /// What was to be sold.
    pub target: Cents,
    /// How many accounts have a target.
    pub accounts: usize,
    /// How much of the quarter is gone, in percent.
    pub gone: i64,
}

/// The head of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewHead {
    /// The quarter.
    pub quarter: Quarter,
    /// Orders of it.
    pub won: Vec<QuarterDeal>,
    /// Open ones that are to be decided in what is left of it.
    pub lands: Vec<QuarterDeal>,
    /// Open ones whose day is gone by.
    pub gone_by: Vec<QuarterDeal>,
    /// Sales of the quarter.
    pub sales: QuarterSales,
}

impl ReviewHead {
    /// The sum of values, and of values times their chance.
    pub fn sums(deals: &[QuarterDeal]) -> (Cents, Cents) {
        (sum(deals, |d| d.value.0), sum(deals, |d| d.by_chance.0))
    }

    pub(super) fn of(quarter: Quarter) -> Self {
        Self { quarter, ..Self::default() }
    }

    pub(super) fn add_sales(&mut self, account: &Account, today: Date) {
        let (quarter, year) = (self.quarter, i64::from(self.quarter.first.year()));
        let found = account.years.iter().filter(|y| *y.year == Some(year));
        let mut quarters = found.flat_map(|y| y.quarters.iter());
        let own = quarters.find(|q| *q.quarter == Some(quarter.number()));
        let Some(own) = own.filter(|q| q.target.is_some()) else { return };
        self.sales.accounts += 1;
        self.sales.revenue.0 += cents(*own.revenue);
        self.sales.target.0 += cents(*own.target);
        let days = (quarter.last() - quarter.first).num_days() + 1;
        let gone = ((today - quarter.first).num_days() + 1).clamp(0, days);
        self.sales.gone = (gone * 200 + days) / (days * 2);
    }

    pub(super) fn add_won(&mut self, account: &Account, deal: &Opportunity, today: Date) {
        let quarter = self.quarter;
        let day = deal.closed.date.filter(|d| *d <= today);
        if let Some(day) = day.filter(|d| (quarter.first..=quarter.last()).contains(d)) {
            let value = deal.value.map_or(Cents(0), Cents::from);
            self.won.push(QuarterDeal {
                account: account.name.0.clone(),
                name: deal.name.0.clone(),
                value,
                chance: None,
                by_chance: value,
                day,
            });
        }
    }
}

fn sum(deals: &[QuarterDeal], of: fn(&QuarterDeal) -> i128) -> Cents {
    Cents(deals.iter().map(of).sum())
}

fn cents(money: Option<Money>) -> i128 {
    money.map_or(0, |m| i128::from(m.cents()))
}

/// Sorts the open deals into what lands, what is gone by, and the rest.
pub(super) fn land(review: &mut Review, today: Date) {
    let last = review.head.quarter.last();
    for deal in &review.open {
        let Some(day) = deal.decision else { continue };
        let found = QuarterDeal {
            account: deal.account.1.clone(),
            name: deal.opportunity.1.clone(),
            value: deal.value.map_or(Cents(0), Cents::from),
            chance: deal.chance,
            by_chance: deal.by_chance.unwrap_or_default(),
            day,
        };
        match day {
            d if d < today => review.head.gone_by.push(found),
            d if d <= last && d >= review.head.quarter.first => review.head.lands.push(found),
            _ => {}
        }
    }
}

/// A quarter in two sums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QuarterSum {
    /// Which.
    pub quarter: Quarter,
    /// What was ordered in it.
    pub won: Cents,
    /// Open deals that are decided in it, by their chance.
    pub by_chance: Cents,
}

/// Three quarters before this one, this one, and four to come, without sums.
pub(super) fn eight(now: Quarter) -> Vec<QuarterSum> {
    let quarter = |by| QuarterSum { quarter: now.shifted(by), ..QuarterSum::default() };
    (-3..=4).map(quarter).collect()
}

/// Adds an order to its quarter.
pub(super) fn sum_won(review: &mut Review, deal: &Opportunity, today: Date) {
    let day = deal.closed.date.filter(|d| *d <= today).map(Quarter::of);
    if let Some(sum) = review.quarters.iter_mut().find(|q| Some(q.quarter) == day) {
        sum.won.0 += cents(*deal.value);
    }
}

/// Adds the open deals whose day is to come to their quarters.
pub(super) fn sum_open(review: &mut Review, today: Date) {
    for deal in &review.open {
        let day = deal.decision.filter(|d| *d >= today).map(Quarter::of);
        if let Some(sum) = review.quarters.iter_mut().find(|q| Some(q.quarter) == day) {
            sum.by_chance.0 += deal.by_chance.unwrap_or_default().0;
        }
    }
}
