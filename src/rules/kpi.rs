//! The six figures of a year, exact, with the rows that made each (docs/RULES.md KPIs, METHOD M17).

use super::revenue::{comparable, counted_until, days_in};
use super::u384;
use crate::model::{Account, Date, Refusal, Status, Tier};
use chrono::Datelike;
use rust_decimal::Decimal;

/// What one account brings to a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiRow {
    /// The account's id.
    pub account: String,
    /// Its name.
    pub name: String,
    /// Above the line: this year's revenue, the cost, complaints resolved, 1 where it was lost.
    pub part: i128,
    /// Below it: revenue before, the budget, complaints to resolve, 1.
    pub whole: i128,
}

/// Sums of two kinds with their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The accounts that count, in file order.
    pub rows: Vec<KpiRow>,
    /// Sum of the parts.
    pub part: i128,
    /// Sum of the wholes.
    pub whole: i128,
}

impl Sums {
    fn add(&mut self, account: &Account, part: i128, whole: i128) {
        self.part += part;
        self.whole += whole;
        self.rows.push(KpiRow {
            account: account.id.to_string(),
            name: account.name.to_string(),
            part,
            whole,
        });
    }
}

/// An account that was developed or promoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its id.
    pub account: String,
    /// Its name.
    pub name: String,
    /// Its tier at the start of the year, where it had one.
    pub from: Option<Tier>,
    /// Its tier at the end.
    pub to: Tier,
}

/// The figures of a year; made by giving it the accounts one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kpi {
    /// The year.
    pub year: i64,
    first: Date,
    end: Date,
    /// Revenue and cost rows are cents times this many days: 1, but in today's year the days of the year.
    pub scale: i64,
    /// Revenue against the year before.
    pub revenue: Sums,
    /// Cost against budget.
    pub cost: Sums,
    /// Complaints resolved against those to resolve.
    pub complaints: Sums,
    /// Accounts lost against those that were key at the start.
    pub lost: Sums,
    /// Target or key at the end, neither at the start.
    pub developed: Vec<Moved>,
    /// Key at the end, ordinary or target at the start.
    pub promoted: Vec<Moved>,
    today: Date,
}

impl Kpi {
    /// The sheet of a year without accounts yet; a year after today's is refused. docs/RULES.md.
    pub fn new(year: i64, today: Date) -> Result<Self, Refusal> {
        if year > i64::from(today.year()) {
            return Err(refuse(today, phrase!("the year {year} is after today's", year)));
        }
        let number = i32::try_from(year).ok().filter(|y| *y >= 1);
        let days = number
            .and_then(|y| Some((Date::from_ymd_opt(y, 1, 1)?, Date::from_ymd_opt(y, 12, 31)?)));
        let Some((first, last)) = days else {
            return Err(refuse(today, phrase!("there is no year {year}", year)));
        };
        let todays = today.year() == first.year();
        Ok(Self {
            year,
            first,
            end: last.min(today),
            scale: if todays { days_in(first.year()) } else { 1 },
            revenue: Sums::default(),
            cost: Sums::default(),
            complaints: Sums::default(),
            lost: Sums::default(),
            developed: Vec::new(),
            promoted: Vec::new(),
            today,
        })
    }

    /// The sheet of a year over these accounts.
    pub fn of<'a>(
        accounts: impl IntoIterator<Item = &'a Account>,
        year: i64,
        today: Date,
    ) -> Result<Self, Refusal> {
        let mut sheet = Self::new(year, today)?;
        accounts.into_iter().for_each(|a| sheet.add(a));
        Ok(sheet)
    }

    /// Adds an account.
    pub fn add(&mut self, account: &Account) {
        let lost_on = self.lost_on(account);
        if lost_on.is_some_and(|day| day < self.first) {
            return;
        }
        let before = self.first.pred_opt().unwrap_or(self.first);
        let (start, end) = (tier_on(account, before), tier_on(account, self.end));
        if start == Some(Tier::Key) {
            let gone = lost_on.is_some_and(|day| self.holds(day));
            self.lost.add(account, gone.into(), 1);
        }
        if start == Some(Tier::Key) || end == Some(Tier::Key) {
            self.add_revenue(account);
            self.add_cost(account);
            self.add_complaints(account);
        }
        self.add_move(account, start, end);
    }

    /// (R - R') / R', 4 decimals; nothing where R' is 0.
    pub fn growth(&self) -> Option<Decimal> {
        u384::ratio(self.revenue.part - self.revenue.whole, self.revenue.whole)
    }

    /// (budget - cost) / budget, 4 decimals; nothing without a budget.
    pub fn cost_saving(&self) -> Option<Decimal> {
        u384::ratio(self.cost.whole - self.cost.part, self.cost.whole)
    }

    /// The share of complaints resolved in the year, 4 decimals; nothing without complaints.
    pub fn complaint_resolution(&self) -> Option<Decimal> {
        u384::ratio(self.complaints.part, self.complaints.whole)
    }

    /// The share of key accounts lost in the year, 4 decimals; nothing without key accounts.
    pub fn churn(&self) -> Option<Decimal> {
        u384::ratio(self.lost.part, self.lost.whole)
    }

    /// From 1 January to the end of the year, or today.
    fn holds(&self, day: Date) -> bool {
        (self.first..=self.end).contains(&day)
    }

    fn todays(&self) -> bool {
        self.today.year() == self.first.year()
    }

    /// The day it was lost, as far as it is known.
    fn lost_on(&self, account: &Account) -> Option<Date> {
        let since = account.status_since.filter(|d| *d <= self.today);
        since.filter(|_| account.status == Status::Lost)
    }

    fn add_revenue(&mut self, account: &Account) {
        let figures = if self.todays() {
            comparable(account, self.today).map(|c| (c.this * i128::from(c.days), c.last_days))
        } else {
            let cents = |year| Some(i128::from(account.revenue_in(year)?.cents()));
            cents(self.year).zip(cents(self.year - 1))
        };
        if let Some((this, last)) = figures {
            self.revenue.add(account, this, last);
        }
    }

    fn add_cost(&mut self, account: &Account) {
        let Some(year) = account.year(self.year) else {
            return;
        };
        let (Some(budget), Some(cost)) = (*year.cost_budget, *year.cost) else {
            return;
        };
        let days = match self.todays() {
            true => counted_until(year, self.today).ordinal().into(),
            false => 1,
        };
        let cost = i128::from(cost.cents()) * i128::from(self.scale);
        self.cost.add(account, cost, i128::from(budget.cents()) * days);
    }

    fn add_complaints(&mut self, account: &Account) {
        let (mut resolved, mut all) = (0, 0);
        for complaint in &account.complaints {
            let Some(raised) = complaint.raised.filter(|d| *d <= self.end) else {
                continue;
            };
            let done = complaint.resolved.filter(|d| *d <= self.today);
            if raised >= self.first || done.is_none_or(|d| d >= self.first) {
                all += 1;
                resolved += i128::from(done.is_some_and(|d| self.holds(d)));
            }
        }
        if all > 0 {
            self.complaints.add(account, resolved, all);
        }
    }

    fn add_move(&mut self, account: &Account, from: Option<Tier>, end: Option<Tier>) {
        let Some(to) = end else { return };
        let moved =
            || Moved { account: account.id.to_string(), name: account.name.to_string(), from, to };
        let cared = |tier| matches!(tier, Some(Tier::Target | Tier::Key));
        if cared(end) && !cared(from) {
            self.developed.push(moved());
        }
        if to == Tier::Key && matches!(from, Some(Tier::Ordinary | Tier::Target)) {
            self.promoted.push(moved());
        }
    }
}

fn refuse(today: Date, what: String) -> Refusal {
    let allowed = phrase!("give a year from 1 to {}", today.year());
    Refusal::because(what, allowed)
}

/// The tier on a day: of the last entry of its history; without a history the account's, always. docs/RULES.md.
pub fn tier_on(account: &Account, day: Date) -> Option<Tier> {
    if account.tier_history.is_empty() {
        return Some(account.tier);
    }
    let until = account.tier_history.iter().filter(|t| t.since.is_some_and(|s| s <= day));
    until.max_by_key(|t| *t.since).map(|t| t.tier)
}

#[cfg(test)]
#[path = "kpi_tests.rs"]
mod tests;
