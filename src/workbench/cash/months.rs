//! The sum over all deals by month or quarter: what each deal has out at most, by chance, in full, over the limit.

use super::book::{CashBook, DealShare};
use crate::model::{Date, OpportunityStatus};
use crate::rules::cash_together::Together;
use crate::rules::cents::Cents;
use crate::text::DayText;
use chrono::{Datelike, Months as ByMonths};

/// Days that are looked at together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthSpan {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// It is a quarter.
    pub quarter: bool,
}

impl MonthSpan {
    /// "Dec", "Jan", "Q1 27".
    pub fn title(&self) -> String {
        match self.quarter {
            true => format!("Q{} {}", self.first.month0() / 3 + 1, self.first.as_text("%y")),
            false => self.first.month_name(),
        }
    }
}

/// What a deal has out at most in each span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// Its place in the book's list.
    pub deal: usize,
    /// One sum a span.
    pub out: Vec<Cents>,
}

/// The book by spans.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Months {
    /// In their order.
    pub spans: Vec<MonthSpan>,
    /// Deals with money to come: won ones first, then the likeliest.
    pub rows: Vec<MonthRow>,
    /// Won ones together.
    pub won: Vec<Cents>,
    /// Open ones by their chance.
    pub by_chance: Vec<Cents>,
    /// All in full.
    pub full: Vec<Cents>,
    /// What that is over the limit; nothing without one, and where it holds.
    pub over: Vec<Option<Cents>>,
}

/// So many months are shown, and on a wide screen so many at most.
const MONTHS: u32 = 13;
const MOST_MONTHS: u32 = 24;

impl CashBook {
    /// The book by 13 months from the first in which something can move.
    pub fn by_month(&self) -> Months {
        let first = self.first_month();
        let spans = (0..MONTHS).filter_map(|n| span(first, n, 1)).collect();
        self.in_spans(spans)
    }

    /// The same up to the last month in which something is out, 24 months at most.
    pub fn by_all_months(&self) -> Months {
        let first = self.first_month();
        let spans: Vec<MonthSpan> = (0..MOST_MONTHS).filter_map(|n| span(first, n, 1)).collect();
        let is_out = |s: &MonthSpan| self.out_between(s.first, s.last).0.0 > 0;
        let last = spans.iter().rposition(is_out).map_or(0, |at| at + 1);
        let needed = last.max(usize::try_from(MONTHS).unwrap_or(0));
        self.in_spans(spans.into_iter().take(needed).collect())
    }

    /// The same by months up to the end of the quarter, then by quarters.
    pub fn by_quarter(&self) -> Months {
        let mut spans = Vec::new();
        let mut first = self.first_month();
        while !first.month0().is_multiple_of(3) && spans.len() < 3 {
            spans.extend(span(first, 0, 1));
            first = first.checked_add_months(ByMonths::new(1)).unwrap_or(first);
        }
        spans.extend((0..4).filter_map(|n| span(first, 3 * n, 3)));
        self.in_spans(spans)
    }

    /// The most that is out from one day through another: in full, and by chance.
    pub fn out_between(&self, first: Date, last: Date) -> (Cents, Cents) {
        let full = Together::between(self.in_full(), first, last);
        let by_chance = Together::between(self.weighed(), first, last);
        (full.deepest_need, by_chance.deepest_need)
    }

    /// The most that those won have out from one day through another.
    pub fn won_between(&self, first: Date, last: Date) -> Cents {
        let won = self.deals.iter().filter(|d| d.status == OpportunityStatus::Won);
        Together::between(won.map(|d| (d.outlay(), 100)), first, last).deepest_need
    }

    /// The deals that are shown as rows, by their place: won ones first, then the likeliest.
    pub fn shown(&self) -> Vec<usize> {
        let mut shown: Vec<usize> = (0..self.deals.len())
            .filter(|i| self.deals[*i].has_to_come() && !self.deals[*i].cash_flows.is_empty())
            .collect();
        let rank = |d: &DealShare| {
            let won = d.status == OpportunityStatus::Won;
            (!won, std::cmp::Reverse(d.chance), d.cash.deepest_need.0)
        };
        shown.sort_by_key(|i| rank(&self.deals[*i]));
        shown
    }

    /// The first day of this month, or of the next one where nothing moves in what is left of this and nothing is out.
    fn first_month(&self) -> Date {
        let this = self.today.with_day(1).unwrap_or(self.today);
        let next = this.checked_add_months(ByMonths::new(1)).unwrap_or(this);
        let rest = self.today..next;
        let counted = || self.deals.iter().filter(|d| d.counts());
        let moves = counted().flat_map(|d| &d.cash_flows).any(|f| rest.contains(&f.date));
        let is_out = counted().any(|d| d.out_on(self.today).0 > 0);
        if moves || is_out { this } else { next }
    }

    fn in_spans(&self, spans: Vec<MonthSpan>) -> Months {
        let each = |out: &dyn Fn(&MonthSpan) -> Cents| spans.iter().map(out).collect::<Vec<_>>();
        let full = each(&|s| self.out_between(s.first, s.last).0);
        let row = |deal: usize| MonthRow {
            deal,
            out: each(&|s| self.deals[deal].out_between(s.first, s.last)),
        };
        let over = |out: &Cents| {
            let over = Cents(out.0 - self.limit?.0);
            (over.0 > 0).then_some(over)
        };
        Months {
            rows: self.shown().into_iter().map(row).collect(),
            won: each(&|s| self.won_between(s.first, s.last)),
            by_chance: each(&|s| self.out_between(s.first, s.last).1),
            over: full.iter().map(over).collect(),
            full,
            spans,
        }
    }
}

/// So many months, so many months after a first day.
fn span(first: Date, after: u32, months: u32) -> Option<MonthSpan> {
    let first = first.checked_add_months(ByMonths::new(after))?;
    let last = first.checked_add_months(ByMonths::new(months))?.pred_opt()?;
    Some(MonthSpan { first, last, quarter: months > 1 })
}
