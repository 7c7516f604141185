//! The targets of a year, account by account: what was sold before, what is in sight, and how a year is shared among
//! its quarters.

use super::{AccountPlan, account_plan};
use crate::model::{
    Account, Edit, Key, Money, Opportunity, Quarter, Record, Row, Status, Value, Year,
};
use crate::rules::cents::Cents;
use crate::rules::evaluation::is_no_go;
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::read_number;
use chrono::Datelike;
use rust_decimal::{Decimal, RoundingStrategy};

/// One account whose target is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetRow {
    /// The account's number and name.
    pub account: (Key, String),
    /// Its tier's word.
    pub tier: &'static str,
    /// Sold in the year before the running one.
    pub sold: Option<Money>,
    /// The running year at its pace, and its target.
    pub at_pace: Option<Cents>,
    /// The target of the running year.
    pub target_before: Option<Money>,
    /// What of the open purchases falls due in the year, by their chance; nothing without one.
    pub in_sight: Option<Cents>,
    /// The open purchases are all no-go.
    pub is_no_go: bool,
    /// The target of the year, and of its quarters.
    pub target: Option<Money>,
    /// The quarters, as they are stored.
    pub quarters: [Option<Money>; 4],
    /// How quarters are shared: those of the year before in per mille, else equal parts.
    pub shares: [i64; 4],
    /// Where the shares are from.
    pub shares_of: Option<i64>,
    /// The year's number in the file, and those of its quarters.
    pub keys: (Key, [Key; 4]),
}

/// The targets of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Targets {
    /// The year.
    pub year: i64,
    /// Accounts that are not lost: key, target, ordinary, prospects; by sales within.
    pub rows: Vec<TargetRow>,
    /// Accounts that are lost, by name.
    pub lost: Vec<String>,
}

/// What was typed for an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedTarget {
    /// No target, on purpose.
    Nothing,
    /// The year, and the quarters that were typed.
    Year(Money, Vec<Money>),
}

impl Workbench {
    /// The targets of a year over all accounts.
    pub fn targets(&self, year: i64) -> Result<Targets> {
        self.plan(None, year)?;
        self.store.reading(|| {
            let mut targets = Targets { year, ..Targets::default() };
            for key in self.store.account_keys()? {
                let account = self.typed_account(key)?;
                match account.status {
                    Status::Lost => targets.lost.push(account.name.to_string()),
                    _ => targets.rows.push(self.target_row(key, &account, year)),
                }
            }
            targets.rows.sort_by_key(|r| {
                let order = ["key", "target", "ordinary", "prospect"];
                let tier = order.iter().position(|t| *t == r.tier).unwrap_or(order.len());
                (tier, std::cmp::Reverse(r.at_pace.map_or(0, |c| c.0)))
            });
            Ok(targets)
        })
    }

    fn target_row(&self, key: Key, account: &Account, year: i64) -> TargetRow {
        let before: AccountPlan =
            account_plan(account, i32::try_from(year - 1).unwrap_or(1), self.today());
        let given = account.year(year);
        let (shares, shares_of) = shares(account, year);
        let open: Vec<&Opportunity> =
            account.opportunities.iter().filter(|o| o.is_open()).collect();
        let today = self.today();
        let live: Vec<&&Opportunity> = open.iter().filter(|o| !is_no_go(o, today)).collect();
        let is_no_go = !open.is_empty() && live.is_empty();
        let in_sight = live.iter().map(|o| in_sight(o, year)).sum::<i128>();
        TargetRow {
            account: (key, account.name.0.clone()),
            tier: before.tier,
            sold: account.revenue_in(year - 2),
            at_pace: before.at_pace,
            target_before: before.target,
            in_sight: (!live.is_empty()).then_some(Cents(in_sight)),
            is_no_go,
            target: given.and_then(Year::target),
            quarters: [1, 2, 3, 4].map(|n| quarter(given, n).and_then(|q| *q.target)),
            shares,
            shares_of,
            keys: (
                given.map_or(0, |y| y.key),
                [1, 2, 3, 4].map(|n| quarter(given, n).map_or(0, |q| q.key)),
            ),
        }
    }

    /// What is typed for an account: "650", "650 150 160", "+10%", "-". Whole thousands, but for a number with a
    /// separator or above a million.
    pub fn read_target(&self, row: &TargetRow, typed: &str) -> Result<Option<TypedTarget>> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        if typed == "-" {
            return Ok(Some(TypedTarget::Nothing));
        }
        let refused = |what: &str| {
            crate::model::Refusal::because(
                phrase!("{typed} is no target: {what}", typed = format_args!("{typed:?}"), what),
                phrase!("type 650 for 650,000, 650 150 160 with its first quarters, or +10%"),
            )
        };
        let percent = typed.strip_suffix('%').map(str::trim);
        if let Some(percent) = percent.filter(|p| p.starts_with(['+', '-'])) {
            let pace =
                row.at_pace.ok_or_else(|| refused(phrase!("there are no sales to go by")))?;
            let percent: Decimal =
                percent.parse().map_err(|_| refused(phrase!("the share is no number")))?;
            let more = (Decimal::ONE_HUNDRED + percent) / Decimal::ONE_HUNDRED;
            let cents = Decimal::try_from_i128_with_scale(pace.0, 0)
                .ok()
                .and_then(|c| c.checked_mul(more))
                .and_then(round_target)
                .ok_or_else(|| refused(phrase!("it is too large")))?;
            return Ok(Some(TypedTarget::Year(cents, Vec::new())));
        }
        let mut amounts = Vec::new();
        for word in typed.split_whitespace() {
            self.in_currency(word)?;
            amounts.push(thousands(word).ok_or_else(|| refused(phrase!("a number is wanted")))?);
        }
        if amounts.len() > 5 {
            return Err(refused(phrase!("a year has four quarters")));
        }
        let year = amounts.remove(0);
        let typed: i64 = amounts.iter().map(|m| m.cents()).sum();
        if typed > year.cents() {
            return Err(refused(phrase!("its quarters are more than the year")));
        }
        Ok(Some(TypedTarget::Year(year, amounts)))
    }

    /// Puts the target of an account into the file, with its quarters.
    pub fn set_target(&self, row: &TargetRow, year: i64, typed: &TypedTarget) -> Result<Operation> {
        let name = &row.account.1;
        let (target, quarters, label) = match typed {
            TypedTarget::Nothing => {
                let zero = Money::from_cents(0);
                (zero, [Some(zero); 4], phrase!("{name} {year}, no target", name, year))
            }
            TypedTarget::Year(target, first) => {
                let quarters = split(*target, first, row.shares).map(Some);
                let says = Cents::from(*target).grouped();
                (*target, quarters, format!("{name} {year}, {says}"))
            }
        };
        let mut edits = Vec::new();
        if row.keys.0 == 0 {
            edits.push(self.new_year(row, year, target, quarters)?);
            return Ok(Operation::new(label, edits));
        }
        edits.push(set(row, row.keys.0, Some(target)));
        for (number, (value, key)) in (1..).zip(quarters.into_iter().zip(row.keys.1)) {
            match key {
                0 => edits.push(Edit::Insert {
                    account: row.account.0,
                    parent: row.keys.0,
                    row: new_quarter(number, value),
                }),
                key => edits.push(Edit::Update {
                    schema: Quarter::SCHEMA,
                    key,
                    cells: vec![(
                        phrase!("target").to_owned(),
                        value.map_or(Value::Absent, Value::Money),
                    )],
                }),
            }
        }
        Ok(Operation::new(label, edits))
    }

    fn new_year(
        &self,
        row: &TargetRow,
        year: i64,
        target: Money,
        quarters: [Option<Money>; 4],
    ) -> Result<Edit> {
        let account = self.account_row(row.account.0)?;
        let mut new = Row::empty(Year::SCHEMA);
        new.place = account.rows("years").iter().map(|r| r.place + 1).max().unwrap_or(0);
        new.set("year", Value::Whole(year));
        new.set("target", Value::Money(target));
        let quarters = (1..).zip(quarters).map(|(number, value)| new_quarter(number, value));
        new.set("quarters", Value::Many(quarters.collect()));
        Ok(Edit::Insert { account: row.account.0, parent: row.account.0, row: new })
    }
}

fn quarter(given: Option<&Year>, number: usize) -> Option<&Quarter> {
    given.and_then(|y| y.quarters.iter().find(|q| q.quarter.0 == i64::try_from(number).ok()))
}

fn set(row: &TargetRow, key: Key, value: Option<Money>) -> Edit {
    Edit::Update {
        schema: if key == row.keys.0 { Year::SCHEMA } else { Quarter::SCHEMA },
        key,
        cells: vec![(phrase!("target").to_owned(), value.map_or(Value::Absent, Value::Money))],
    }
}

fn new_quarter(number: i64, target: Option<Money>) -> Row {
    let mut row = Row::empty(Quarter::SCHEMA);
    row.place = number - 1;
    row.set("quarter", Value::Whole(number));
    row.set("target", target.map_or(Value::Absent, Value::Money));
    row
}

/// "650" is 650,000; "650000" and "650,000" are what they say.
pub(super) fn thousands(word: &str) -> Option<Money> {
    let number = read_number(word).ok().filter(|n| *n >= Decimal::ZERO)?;
    let is_short =
        number < Decimal::from(100_000) && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    let units = if is_short { number.checked_mul(Decimal::ONE_THOUSAND)? } else { number };
    Money::from_decimal(units)
}

/// Cents as somebody would agree them: whole thousands from a hundred thousand on, else whole hundreds from ten
/// thousand on, else whole units.
fn round_target(cents: Decimal) -> Option<Money> {
    let step = match cents {
        c if c >= Decimal::from(10_000_000) => 100_000,
        c if c >= Decimal::from(1_000_000) => 10_000,
        _ => return whole_units(cents),
    };
    let steps = (cents / Decimal::from(step))
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    whole_units(steps.checked_mul(Decimal::from(step))?)
}

/// Cents rounded to whole units.
fn whole_units(cents: Decimal) -> Option<Money> {
    let units = (cents / Decimal::ONE_HUNDRED)
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    Money::from_decimal(units)
}

/// The quarters of the year before, as thousandths of it: its targets, else its sales; else equal parts.
fn shares(account: &Account, year: i64) -> ([i64; 4], Option<i64>) {
    let before = account.year(year - 1);
    let of = |what: fn(&Quarter) -> Option<Money>| {
        let before = before?;
        let cents = [1, 2, 3, 4].map(|n| {
            let quarter = before.quarters.iter().find(|q| q.quarter.0 == Some(n));
            quarter.and_then(what).map_or(0, Money::cents)
        });
        let all: i64 = cents.iter().sum();
        (all > 0 && cents.iter().all(|c| *c > 0)).then_some((cents, all))
    };
    match of(|q| *q.target).or_else(|| of(|q| *q.revenue)) {
        Some((cents, all)) => {
            let share = cents.map(|c| i128::from(c) * 1_000_000 / i128::from(all));
            (share.map(|s| i64::try_from(s).unwrap_or(250_000)), Some(year - 1))
        }
        None => ([250_000; 4], None),
    }
}

/// The year shared among its quarters: those that are typed stay, the rest shares what is left by the shares of the year
/// before, in whole thousands where the year is one, the last one taking what is over.
pub fn split(year: Money, typed: &[Money], shares: [i64; 4]) -> [Money; 4] {
    let mut left =
        i128::from(year.cents()) - typed.iter().map(|m| i128::from(m.cents())).sum::<i128>();
    let rest = &shares[typed.len().min(4)..];
    let all: i128 = rest.iter().map(|s| i128::from(*s)).sum::<i128>().max(1);
    let whole = left;
    let step: i128 = if year.cents() % 100_000 == 0 { 100_000 } else { 100 };
    let mut quarters = [Money::from_cents(0); 4];
    for at in 0..4 {
        let cents = match typed.get(at) {
            Some(money) => i128::from(money.cents()),
            None if at == 3 => left,
            None => {
                let part = whole * i128::from(shares[at]) / all;
                let part = (part + step / 2) / step * step;
                left -= part;
                part
            }
        };
        quarters[at] = Money::from_cents(i64::try_from(cents).unwrap_or(0));
    }
    quarters
}

/// What of an open purchase falls due in a year, times its chance: its payments where it has some, else its value in
/// the year of its decision; one that is overdue can still come.
fn in_sight(deal: &Opportunity, year: i64) -> i128 {
    let chance = i128::from(deal.chance.unwrap_or(0));
    let dated = deal.payments.iter().filter_map(|p| Some(((*p.due)?, (*p.amount)?)));
    let dated: Vec<_> = dated.collect();
    let due: i128 = match dated.is_empty() {
        false => {
            let of_year = dated.iter().filter(|(day, _)| i64::from(day.year()) == year);
            of_year.map(|(_, amount)| i128::from(amount.cents())).sum()
        }
        true => {
            let of_year = deal.decision_date.is_none_or(|d| i64::from(d.year()) <= year);
            deal.value.filter(|_| of_year).map_or(0, |v| i128::from(v.cents()))
        }
    };
    due * chance / 100
}

#[cfg(test)]
#[path = "targets_tests.rs"]
mod tests;
