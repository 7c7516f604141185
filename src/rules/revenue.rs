//! Comparable revenue: this year so far beside the same part of last year (docs/RULES.md, words used by every rule).

use super::cents::Cents;
use super::u384::{U384, rounded};
use crate::model::{Account, Date, Year};
use chrono::Datelike;

/// How the two years were made comparable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// By the quarters that are over and that both years give: how many.
    Quarters(i64),
    /// By the part of the year up to this day.
    Days(Date),
}

/// Revenue of today's year beside the comparable part of the year before; exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparable {
    /// This year's cents.
    pub this: i128,
    /// Last year's cents, times [`Comparable::days`].
    pub last_days: i128,
    /// Days in today's year.
    pub days: i64,
    /// How it was made.
    pub basis: Basis,
}

impl Comparable {
    /// Last year's comparable revenue, rounded to cents.
    pub fn last(&self) -> Cents {
        let days = u32::try_from(self.days).unwrap_or(1);
        let cents = U384::from(self.last_days.unsigned_abs());
        Cents(rounded(cents, U384::from(0), 0, days))
    }

    /// Is this year's below so many per cent of last year's?
    pub fn below_percent(&self, percent: i64) -> bool {
        self.this * i128::from(self.days) * 100 < self.last_days * i128::from(percent)
    }
}

/// Days in a year.
pub fn days_in(year: i32) -> i64 {
    Date::from_ymd_opt(year, 12, 31).map_or(365, |d| d.ordinal().into())
}

/// The day up to which the revenue of today's year counts: its `until`, or today. docs/RULES.md.
pub fn counted_until(year: &Year, today: Date) -> Date {
    year.until.filter(|d| *d <= today).unwrap_or(today)
}

/// Comparable revenue of an account; nothing where it is missing.
pub fn comparable(account: &Account, today: Date) -> Option<Comparable> {
    let this = account.year(today.year().into())?;
    let last = account.year(i64::from(today.year()) - 1)?;
    let days = days_in(today.year());
    if gives_quarters(this) && gives_quarters(last) {
        return by_quarters(this, last, today);
    }
    let until = counted_until(this, today);
    Some(Comparable {
        this: this.revenue()?.cents().into(),
        last_days: i128::from(last.revenue()?.cents()) * i128::from(until.ordinal()),
        days,
        basis: Basis::Days(until),
    })
}

fn gives_quarters(year: &Year) -> bool {
    year.quarters.iter().any(|q| q.revenue.is_some())
}

fn quarter(year: &Year, number: i64) -> Option<i128> {
    let quarter = year.quarters.iter().find(|q| *q.quarter == Some(number))?;
    Some(quarter.revenue.as_ref()?.cents().into())
}

fn by_quarters(this: &Year, last: &Year, today: Date) -> Option<Comparable> {
    let days = days_in(today.year());
    let mut sums: Option<(i64, i128, i128)> = None;
    for number in (1..=4).filter(|n| over(today, *n)) {
        if let (Some(ours), Some(before)) = (quarter(this, number), quarter(last, number)) {
            let (count, a, b) = sums.unwrap_or_default();
            sums = Some((count + 1, a + ours, b + before));
        }
    }
    sums.map(|(count, this, last)| Comparable {
        this,
        last_days: last * i128::from(days),
        days,
        basis: Basis::Quarters(count),
    })
}

fn over(today: Date, number: i64) -> bool {
    let (month, day) = [(3, 31), (6, 30), (9, 30), (12, 31)][number as usize - 1];
    Date::from_ymd_opt(today.year(), month, day).is_some_and(|end| end <= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::sample;

    fn of(lines: &str, today: &str) -> Option<(i128, i128)> {
        let book = sample::book(lines);
        let today = crate::model::parse_day(today).expect("a day");
        comparable(&book.accounts[0], today).map(|c| (c.this, c.last_days))
    }

    const PLAIN: &str = "years year=2026 revenue=90\nyears year=2025 revenue=100\n";
    const QUARTERS: &str = "years year=2026 revenue=999
        years.quarters quarter=1 revenue=10
        years.quarters quarter=2 revenue=20
        years.quarters quarter=3 target=5
        years year=2025
        years.quarters quarter=2 revenue=40
        years.quarters quarter=3 revenue=80\n";

    #[test]
    fn without_quarters_last_year_counts_by_days() {
        let days = |n: i128| Some((9_000, 10_000 * n));
        for (lines, today, expected) in [
            ("", "2026-01-01", days(1)),
            ("", "2026-12-31", days(365)),
            ("years year=2026 revenue=90", "2026-11-24", days(328)),
        ] {
            assert_eq!(of(&format!("{PLAIN}{lines}"), today), expected, "{today}");
        }
        let until = "years year=2026 revenue=90 until=2026-01-31\nyears year=2025 revenue=100";
        assert_eq!(of(until, "2026-01-31"), days(31));
        assert_eq!(of(until, "2026-06-30"), days(31));
        assert_eq!(of(until, "2026-01-30"), days(30));
        assert_eq!(of("years year=2026 revenue=90", "2026-06-30"), None);
        assert_eq!(of("years year=2025 revenue=90", "2026-06-30"), None);
        let blank = "years year=2026 target=5\nyears year=2025 revenue=90";
        assert_eq!(of(blank, "2026-06-30"), None);
    }

    #[test]
    fn quarters_count_that_both_give_and_that_are_over() {
        assert_eq!(of(QUARTERS, "2026-06-29"), None);
        assert_eq!(of(QUARTERS, "2026-06-30"), Some((2_000, 4_000 * 365)));
        assert_eq!(of(QUARTERS, "2026-12-31"), Some((2_000, 4_000 * 365)));
        let mixed = "years year=2026 revenue=90
            years.quarters quarter=1 target=10
            years year=2025
            years.quarters quarter=1 revenue=50";
        assert_eq!(of(mixed, "2026-01-02"), Some((9_000, 10_000)));
    }

    #[test]
    fn leap_years_have_a_day_more_and_shares_are_exact() {
        let lines = "years year=2028 revenue=80\nyears year=2027 revenue=100";
        let book = sample::book(lines);
        let last = crate::model::parse_day("2028-12-31").expect("a day");
        let leap = comparable(&book.accounts[0], last).expect("both years");
        assert_eq!((leap.days, leap.last()), (366, Cents(10_000)));
        assert!(!leap.below_percent(80) && leap.below_percent(81));
    }
}
