//! quarters_apart: all four quarters of a year are given, and the year says another sum.

use super::{Act, Found, Kind};
use crate::model::{Money, Quarter, Year};
use crate::rules::AccountContext;
use crate::rules::cents::{Cents, amount};

/// A quarter that is not given is no dispute.
pub const KIND: Kind =
    Kind { kind: "quarters_apart", check, hides: &["concentration", "promote_candidate"] };

fn check(case: &AccountContext) -> Vec<Found> {
    let years = case.account.years.iter();
    years
        .flat_map(|year| {
            let sales = found(case, year, "revenue", "sales", *year.revenue, |q| *q.revenue);
            let target = found(case, year, "target", "target", *year.target, |q| *q.target);
            sales.into_iter().chain(target)
        })
        .collect()
}

fn found(
    case: &AccountContext,
    year: &Year,
    field: &'static str,
    called: &str,
    whole: Option<Money>,
    part: fn(&Quarter) -> Option<Money>,
) -> Option<Found> {
    let whole = whole?;
    let quarters: Vec<Money> = year.quarters.iter().filter_map(part).collect();
    let sum: i128 = quarters.iter().map(|m| i128::from(m.cents())).sum();
    if quarters.len() != 4 || sum == i128::from(whole.cents()) {
        return None;
    }
    let account = case.account.id.as_str();
    let number = year.year.unwrap_or_default().to_string();
    let (parts, says) = (Cents(sum).grouped(), amount(whole));
    Some(
        Found::new(phrase!(
            "The quarters of {number} make {parts} of {called}, and the year says {says}",
            number,
            parts,
            called,
            says
        ))
        .on("year", account)
        .choice(
            phrase!("the quarters are right: {parts}", parts),
            Act::set("year", &[account], &[&number]).field(field, Cents(sum)),
        )
        .choice(
            phrase!("the year is right: {says}; forget the last quarter", says),
            Act::remove("quarter", &[account, &number], &["4"]),
        ),
    )
}
