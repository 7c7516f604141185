//! KPIs of a year (docs/RULES.md).
use crate::exact::Ratio;
use crate::reading::{day, list, number, text};
use crate::revenue::{comparable, counted_part, last_day, revenue_of, year_of};
use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

/// The tier on a day: the last entry by then, none before the first, the field without any.
fn tier_on(account: &Value, date: NaiveDate) -> Option<&str> {
    let history = list(account, "tier_history");
    if history.is_empty() {
        return text(account, "tier");
    }
    let by_then = history.iter().filter(|e| day(e, "since").is_some_and(|since| since <= date));
    text(by_then.max_by_key(|entry| day(entry, "since"))?, "tier")
}

struct Year {
    year: i32,
    today: NaiveDate,
    first: NaiveDate,
    /// 31 December of the year before.
    start: NaiveDate,
    end: NaiveDate,
}

impl Year {
    fn new(year: i32, today: NaiveDate) -> Option<Year> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let start = first.pred_opt()?;
        Some(Year { year, today, first, start, end: last_day(year, 12)?.min(today) })
    }

    fn contains(&self, date: Option<NaiveDate>) -> bool {
        date.is_some_and(|date| self.first <= date && date <= self.end)
    }

    fn at_start<'a>(&self, account: &'a Value) -> Option<&'a str> {
        tier_on(account, self.start)
    }

    fn at_end<'a>(&self, account: &'a Value) -> Option<&'a str> {
        tier_on(account, self.end)
    }

    fn counts(&self, account: &Value) -> bool {
        let lost = text(account, "status") == Some("lost");
        !(lost && day(account, "status_since").is_some_and(|since| since < self.first))
    }

    fn revenues(&self, account: &Value) -> Option<(Ratio, Ratio)> {
        if self.year == self.today.year() {
            return comparable(account, self.today);
        }
        Some((revenue_of(account, self.year)?, revenue_of(account, self.year - 1)?))
    }

    fn budget_and_cost(&self, account: &Value) -> Option<(Ratio, Ratio)> {
        let entry = year_of(account, self.year);
        let (budget, cost) = (number(entry, "cost_budget")?, number(entry, "cost")?);
        if self.year == self.today.year() {
            return Some((budget * counted_part(account, self.today), cost));
        }
        Some((budget, cost))
    }

    /// Of the complaints to be resolved in the year: how many were, and how many there are.
    fn complaints(&self, account: &Value) -> (i64, i64) {
        let (mut resolved, mut all) = (0, 0);
        for complaint in list(account, "complaints") {
            let raised = day(complaint, "raised");
            let ended = day(complaint, "resolved");
            let carried = raised.is_some_and(|raised| raised < self.first)
                && ended.is_none_or(|ended| ended >= self.first);
            if self.contains(raised) || carried {
                all += 1;
                resolved += i64::from(self.contains(ended));
            }
        }
        (resolved, all)
    }
}

fn share(part: Ratio, whole: Ratio) -> Option<String> {
    (whole != Ratio::ZERO).then(|| (part / whole).text(4))
}

fn sums(pairs: impl Iterator<Item = (Ratio, Ratio)>) -> (Ratio, Ratio) {
    pairs.fold((Ratio::ZERO, Ratio::ZERO), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1))
}

fn count(accounts: &[&Value], condition: impl Fn(&Value) -> bool) -> Ratio {
    let met = accounts.iter().filter(|account| condition(account)).count();
    Ratio::whole(met as i64)
}

/// `kpi --year Y --json`, ratios as text with four decimals.
pub fn kpi(book: &Value, year: i32, today: NaiveDate) -> Option<Value> {
    let year = Year::new(year, today)?;
    let accounts = list(book, "accounts").iter().filter(|account| year.counts(account));
    let accounts: Vec<&Value> = accounts.collect();
    let mut key = accounts.clone();
    key.retain(|a| year.at_start(a) == Some("key") || year.at_end(a) == Some("key"));
    let (now, before) = sums(key.iter().filter_map(|account| year.revenues(account)));
    let (budget, cost) = sums(key.iter().filter_map(|account| year.budget_and_cost(account)));
    let complaints = key.iter().map(|account| year.complaints(account));
    let complaints = complaints.map(|(part, all)| (Ratio::whole(part), Ratio::whole(all)));
    let (resolved, raised) = sums(complaints);
    let kept = count(&accounts, |a| year.at_start(a) == Some("key"));
    let lost = count(&accounts, |account| {
        year.at_start(account) == Some("key")
            && text(account, "status") == Some("lost")
            && year.contains(day(account, "status_since"))
    });
    let is_cared_for = |tier: Option<&str>| matches!(tier, Some("target" | "key"));
    let developed = |a: &&&Value| is_cared_for(year.at_end(a)) && !is_cared_for(year.at_start(a));
    let promoted = |a: &&&Value| {
        year.at_end(a) == Some("key") && matches!(year.at_start(a), Some("ordinary" | "target"))
    };
    Some(json!({
        "year": year.year,
        "growth": share(now - before, before),
        "cost_saving": share(budget - cost, budget),
        "complaint_resolution": share(resolved, raised),
        "churn": share(lost, kept),
        "developed": accounts.iter().filter(developed).count(),
        "promoted": accounts.iter().filter(promoted).count(),
    }))
}
