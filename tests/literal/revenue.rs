//! Revenue of a year, and the comparable revenue of today's year (docs/RULES.md).
use crate::exact::Ratio;
use crate::reading::{day, list, number, whole};
use chrono::{Datelike, NaiveDate};
use serde_json::Value;

pub fn year_of(account: &Value, year: i32) -> &Value {
    let mut years = list(account, "years").iter();
    let found = years.find(|entry| whole(entry, "year") == Some(year.into()));
    found.unwrap_or(&Value::Null)
}

pub fn revenue_of(account: &Value, year: i32) -> Option<Ratio> {
    number(year_of(account, year), "revenue")
}

pub fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()
}

fn quarter_revenue(year: &Value, quarter: u32) -> Option<Ratio> {
    let mut quarters = list(year, "quarters").iter();
    let found = quarters.find(|entry| whole(entry, "quarter") == Some(quarter.into()));
    number(found?, "revenue")
}

fn gives_quarters(year: &Value) -> bool {
    (1..=4).any(|quarter| quarter_revenue(year, quarter).is_some())
}

/// The share of today's year that has been counted: day of year / days in it.
pub fn counted_part(account: &Value, today: NaiveDate) -> Ratio {
    let until = day(year_of(account, today.year()), "until").filter(|until| *until <= today);
    let days = last_day(today.year(), 12).map_or(365, |last| last.ordinal());
    Ratio::new(until.unwrap_or(today).ordinal().into(), days.into())
}

/// Today's year's and the year before's; none where one of them is missing.
pub fn comparable(account: &Value, today: NaiveDate) -> Option<(Ratio, Ratio)> {
    let this = year_of(account, today.year());
    let last = year_of(account, today.year() - 1);
    if !gives_quarters(this) || !gives_quarters(last) {
        let before = number(last, "revenue")? * counted_part(account, today);
        return Some((number(this, "revenue")?, before));
    }
    let over = (1..=4).filter(|q| last_day(today.year(), q * 3).is_some_and(|end| end <= today));
    let pair = |quarter| Some((quarter_revenue(this, quarter)?, quarter_revenue(last, quarter)?));
    let pairs: Vec<(Ratio, Ratio)> = over.filter_map(pair).collect();
    if pairs.is_empty() {
        return None;
    }
    let now = Ratio::sum(pairs.iter().map(|pair| pair.0));
    Some((now, Ratio::sum(pairs.iter().map(|pair| pair.1))))
}
