//! The plan of a year: targets against sales and days gone, objectives, white space (METHOD M10, M11, F8).

pub mod book;
pub mod document;
mod field_value;
pub mod forces;
mod paper;
pub mod targets;
pub mod white_space;

use super::{Result, Workbench};
use crate::model::{Account, Choice, Date, Key, Money, NeedState, Refusal, Status, Year};
use crate::rules::cents::Cents;
use crate::rules::evaluation::is_no_go;
use crate::rules::revenue::{counted_until, days_in};
use crate::rules::u384::{U384, rounded};
use chrono::Datelike;

/// A quarter's target and sales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuarterPlan {
    /// 1 to 4.
    pub quarter: i64,
    /// Nothing where none is set.
    pub target: Option<Money>,
    /// Nothing where it is not known.
    pub revenue: Option<Money>,
}

/// An objective of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectivePlan {
    /// Its number in the file.
    pub key: Key,
    /// Its id.
    pub id: String,
    /// What is to be reached.
    pub objective: String,
    /// How it is measured.
    pub measure: Option<String>,
    /// What is aimed at, and what is reached; as they were typed.
    pub figures: (Option<String>, Option<String>),
    /// By when.
    pub due: Option<Date>,
    /// What is reached is at least what is aimed at, both being numbers.
    pub reached: bool,
    /// An action for it that is not done: what, and by when.
    pub next: Option<(String, Option<Date>)>,
}

/// How many, and what they are worth together; a value that is missing counts 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CountAndValue {
    /// How many.
    pub count: usize,
    /// The sum of the values that are given.
    pub value: Cents,
}

impl CountAndValue {
    fn add(&mut self, value: Option<Money>) {
        self.count += 1;
        self.value.0 += value.map_or(0, |m| i128::from(m.cents()));
    }
}

/// The plan of one account's year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountPlan {
    /// Id and name.
    pub account: (String, String),
    /// Its tier's word, or `lost`.
    pub tier: &'static str,
    /// The year's target.
    pub target: Option<Money>,
    /// The year's sales so far.
    pub revenue: Option<Money>,
    /// The day up to which the sales count.
    pub until: Date,
    /// Days of the year up to that day, and days of the year.
    pub days: (i64, i64),
    /// Sales of the whole year at this pace; of a lost account what was sold.
    pub at_pace: Option<Cents>,
    /// What the target lacks at this pace; never below 0.
    pub missing: Option<Cents>,
    /// The quarters that are given.
    pub quarters: Vec<QuarterPlan>,
    /// In file order.
    pub objectives: Vec<ObjectivePlan>,
    /// Open purchases, but for those whose last verdict is no-go.
    pub deals: CountAndValue,
    /// Needs that nobody serves yet.
    pub open: CountAndValue,
    /// Needs that a rival serves.
    pub rivals: CountAndValue,
    /// The next agreement that ends or has to be given notice: the day.
    pub contract: Option<Date>,
}

impl Workbench {
    /// The plan of a year, of one account or of every one that has not been lost before it.
    pub fn plan(&self, account: Option<Key>, year: i64) -> Result<Vec<AccountPlan>> {
        let number = year_of(year)?;
        let mut plans = Vec::new();
        self.one_or_each(account, |of| {
            if account.is_some() || !was_lost_before(of, number) {
                plans.push(account_plan(of, number, self.today()));
            }
        })?;
        Ok(plans)
    }

    /// The plans of a year of those accounts that have not been lost before it.
    pub(super) fn plans_among(&self, accounts: &[Account], year: i64) -> Result<Vec<AccountPlan>> {
        let number = year_of(year)?;
        let of_year = accounts.iter().filter(|account| !was_lost_before(account, number));
        Ok(of_year.map(|account| account_plan(account, number, self.today())).collect())
    }
}

fn year_of(year: i64) -> Result<i32> {
    let number = i32::try_from(year).ok().filter(|y| (1..=9999).contains(y));
    let why = || phrase!("there is no year {year}", year);
    number.ok_or_else(|| Refusal::because(why(), phrase!("give a year such as 2026")))
}

pub(super) fn was_lost_before(account: &Account, year: i32) -> bool {
    account.status == Status::Lost && account.status_since.is_some_and(|d| d.year() < year)
}

pub(super) fn account_plan(account: &Account, year: i32, today: Date) -> AccountPlan {
    let given = account.year(year.into());
    let target = given.and_then(Year::target);
    let revenue = given.and_then(Year::revenue);
    let (until, days) = counted(given, year, today);
    let at_pace = revenue.map(|sold| match account.status {
        Status::Lost => Cents::from(sold),
        _ => at_pace(sold, days),
    });
    let missing = target.zip(at_pace).map(|(t, pace)| Cents((Cents::from(t).0 - pace.0).max(0)));
    let quarters = given.map(|y| y.quarters.iter().filter_map(quarter).collect());
    let objectives = account.objectives.iter().filter(|o| o.year.0 == Some(year.into()));
    AccountPlan {
        account: (account.id.0.clone(), account.name.0.clone()),
        tier: if account.status == Status::Lost {
            Status::Lost.word()
        } else {
            account.tier.word()
        },
        target,
        revenue,
        until,
        days,
        at_pace,
        missing,
        quarters: quarters.unwrap_or_default(),
        objectives: objectives.map(|o| objective(account, o)).collect(),
        deals: deals(account, today),
        open: needs(account, NeedState::Open),
        rivals: needs(account, NeedState::Rivals),
        contract: contract(account, today),
    }
}

/// The day up to which sales count, the days up to it, and the days of the year.
fn counted(given: Option<&Year>, year: i32, today: Date) -> (Date, (i64, i64)) {
    let all = days_in(year);
    let first = Date::from_ymd_opt(year, 1, 1).unwrap_or(today);
    let last = Date::from_ymd_opt(year, 12, 31).unwrap_or(today);
    let until = given.map_or(today, |y| counted_until(y, today)).min(last);
    match until < first {
        true => (until, (0, all)),
        false => (until, (until.ordinal().into(), all)),
    }
}

/// What is sold by the end of the year if it goes on like this, rounded to cents.
fn at_pace(sold: Money, (gone, all): (i64, i64)) -> Cents {
    let gone = u32::try_from(gone).unwrap_or(0);
    if gone == 0 {
        return Cents::from(sold);
    }
    let whole =
        U384::from(u128::from(sold.cents().unsigned_abs())).times(all.unsigned_abs().into());
    Cents(rounded(whole, U384::from(0), 0, gone))
}

fn quarter(given: &crate::model::Quarter) -> Option<QuarterPlan> {
    let quarter = given.quarter.0?;
    Some(QuarterPlan { quarter, target: *given.target, revenue: *given.revenue })
}

fn objective(account: &Account, given: &crate::model::Objective) -> ObjectivePlan {
    ObjectivePlan {
        key: given.key,
        id: given.id.0.clone(),
        objective: given.objective.as_deref().unwrap_or_default().to_owned(),
        measure: given.measure.0.clone(),
        figures: (figure(&given.target), figure(&given.actual)),
        due: *given.due,
        reached: reached(given),
        next: next_step(account, &given.id),
    }
}

fn figure(f: &crate::model::Figure) -> Option<String> {
    f.0.as_ref().map(ToString::to_string)
}

/// Both figures are numbers, and the one that is reached is no smaller; where nothing is to be left, no more than
/// nothing.
fn reached(given: &crate::model::Objective) -> bool {
    let number = |f: &crate::model::Figure| {
        f.0.as_ref().and_then(|f| f.to_string().parse::<rust_decimal::Decimal>().ok())
    };
    number(&given.target).zip(number(&given.actual)).is_some_and(|(target, actual)| {
        match target.is_zero() {
            true => actual <= target,
            false => actual >= target,
        }
    })
}

/// The first open action that is for the objective.
fn next_step(account: &Account, id: &str) -> Option<(String, Option<Date>)> {
    let open = account.actions.iter().filter(|a| a.done.is_none());
    let of_it = open.filter(|a| a.for_subject.0.as_deref() == Some(id));
    let next = of_it.min_by_key(|a| (a.due.is_none(), *a.due))?;
    Some((next.what.0.clone().unwrap_or_default(), *next.due))
}

fn deals(account: &Account, today: Date) -> CountAndValue {
    let mut worth = CountAndValue::default();
    let open = account.opportunities.iter().filter(|d| d.is_open() && !is_no_go(d, today));
    open.for_each(|deal| worth.add(*deal.value));
    worth
}

fn needs(account: &Account, state: NeedState) -> CountAndValue {
    let mut worth = CountAndValue::default();
    let of_state = account.needs.iter().filter(|n| n.state == Some(state));
    of_state.for_each(|need| worth.add(*need.value));
    worth
}

fn contract(account: &Account, today: Date) -> Option<Date> {
    let days = account.agreements.iter().flat_map(|a| [*a.notice_by, *a.until]);
    days.flatten().filter(|day| *day >= today).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_misses_what_the_drawing_of_the_book_says() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let plans = bench.plan(None, 2026).unwrap();
        let of = |name: &str| plans.iter().find(|p| p.account.1 == name).unwrap();
        let northwind = of("Northwind Hydro");
        assert_eq!(northwind.at_pace, Some(Cents(56_975_610)));
        assert_eq!(northwind.missing, Some(Cents(33_024_390)));
        assert_eq!(
            (northwind.deals.count, northwind.open.count, northwind.rivals.count),
            (1, 7, 4)
        );
        assert_eq!(northwind.open.value, Cents(83_200_000));
        assert_eq!(of("Brenna Kraft").days, (273, 365));
        assert_eq!(of("Brenna Kraft").missing, Some(Cents(0)));
        assert_eq!(
            of("Tallis Rail").missing,
            Some(Cents(24_000_000)),
            "lost: what was sold is all"
        );
        assert_eq!(of("Varna Cement").deals.count, 0, "its only purchase is a no-go");
        let sold: i64 = plans.iter().filter_map(|p| p.revenue).map(Money::cents).sum();
        assert_eq!(sold, 330_400_000);
    }

    #[test]
    fn a_year_that_is_over_is_its_own_pace_and_one_to_come_has_none() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let over = bench.plan(None, 2025).unwrap();
        assert!(over.iter().all(|p| p.days.0 == p.days.1));
        assert!(over.iter().all(|p| p.at_pace == p.revenue.map(Cents::from)));
        let next = bench.plan(None, 2027).unwrap();
        assert!(next.iter().all(|p| p.days.0 == 0 && p.account.1 != "Tallis Rail"));
        assert!(bench.plan(None, 10_000).is_err());
    }

    #[test]
    fn a_no_go_cannot_come_any_more_and_nothing_is_reached_by_two_left() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let mut bench = Workbench::in_memory(today).unwrap();
        let book = r#"{"format":"anteroom/1","accounts":[{"id":"a","name":"Alfa","opportunities":[
            {"id":"o","name":"One","value":700,"chance":50,"decision_date":"2026-12-10"},
            {"id":"p","name":"Two","value":900,"chance":50,"decision_date":"2026-12-10",
             "decision":[{"date":"2026-11-01","verdict":"no_go","why":"no cash"}]}],
          "objectives":[{"id":"x","year":2026,"objective":"invoices open","target":0,"actual":2},
            {"id":"y","year":2026,"objective":"late orders","target":0,"actual":0},
            {"id":"z","year":2026,"objective":"visits","target":4,"actual":5}]}]}"#;
        let source = crate::workbench::Source::new("a.json", book.as_bytes().to_vec());
        bench.import(vec![source], true, &mut |_, _| {}).unwrap();
        let book = bench.book_plan(2026).unwrap();
        let come = book.stands_out.iter().find(|s| s.title == "can still come this year").unwrap();
        assert_eq!((come.figure, come.says.contains("Two")), (Some(Cents(70_000)), false));
        let objectives = &book.rows[0].plan.objectives;
        let reached: Vec<bool> = objectives.iter().map(|o| o.reached).collect();
        assert_eq!(reached, [false, true, true]);
    }
}
