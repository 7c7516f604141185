//! `portfolio [--year Y]`: how much hangs on how few, time against value, who could be a key account.

use super::json::{self, Exact, exact};
use super::selection::OneYear;
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::rules::cents::Cents;
use crate::workbench::Workbench;
use crate::workbench::portfolio::{Portfolio, PortfolioRow, an_hour, per_mille};
use serde::Serialize;

/// Sales, time and white space by account, the largest first; who could be key, on whom too much hangs
#[derive(Debug, clap::Args)]
pub struct PortfolioArgs {
    #[command(flatten)]
    of: OneYear,
}

#[derive(Serialize)]
struct PortfolioSheet {
    year: i64,
    sold: Option<Exact>,
    hours: Option<Exact>,
    white_space: Option<Exact>,
    too_much_on: Option<String>,
    accounts: Vec<PortfolioJson>,
}

#[derive(Serialize)]
struct PortfolioJson {
    account: String,
    tier: &'static str,
    lost: bool,
    sold: Option<Exact>,
    share: Option<Exact>,
    hours: Option<Exact>,
    an_hour: Option<Exact>,
    white_space: Option<Exact>,
    values: Option<Exact>,
    candidate: bool,
    no_go: bool,
}

/// METHOD M27.
pub fn run(workbench: &Workbench, args: &PortfolioArgs) -> Done {
    let portfolio = workbench.portfolio(args.of.year(workbench, 0))?;
    let ids = workbench.account_ids()?;
    let id = |r: &PortfolioRow| json::account_id(&ids, &r.account);
    let sheet = PortfolioSheet {
        year: portfolio.year,
        sold: exact(portfolio.sold),
        hours: hours(portfolio.minutes),
        white_space: exact(portfolio.white),
        too_much_on: portfolio.too_much().map(id),
        accounts: portfolio
            .rows
            .iter()
            .map(|r| PortfolioJson {
                account: id(r),
                tier: r.tier.word(),
                lost: r.lost,
                sold: exact(r.sold),
                share: tenths(per_mille(r.sold.0, portfolio.sold.0)),
                hours: hours(r.minutes),
                an_hour: an_hour(r.sold, r.minutes).and_then(exact),
                white_space: exact(r.white),
                values: r.values_tenths.and_then(tenths),
                candidate: r.is_candidate,
                no_go: r.is_no_go,
            })
            .collect(),
    };
    args.of.give(&sheet, || text(&portfolio))
}

/// Tenths as a number with one decimal.
fn tenths(tenths: i64) -> Option<Exact> {
    exact(rust_decimal::Decimal::new(tenths, 1).normalize())
}

/// Minutes in hours, to a hundredth.
fn hours(minutes: i64) -> Option<Exact> {
    let hours = rust_decimal::Decimal::from(minutes) / rust_decimal::Decimal::from(60);
    exact(hours.round_dp(2).normalize())
}

fn text(portfolio: &Portfolio) -> String {
    let mut table = Table::new(&[
        "account",
        "tier",
        "sold",
        phrase!("share %"),
        "hours",
        phrase!("an hour"),
        "white",
    ])
    .right(&[2, 3, 4, 5, 6]);
    for r in &portfolio.rows {
        let share = per_mille(r.sold.0, portfolio.sold.0);
        table.row(vec![
            r.account.1.clone(),
            if r.lost { phrase!("lost") } else { r.tier.word() }.to_owned(),
            r.sold.whole(),
            format!("{}.{}", share / 10, share % 10),
            format!("{}", (r.minutes + 30) / 60),
            an_hour(r.sold, r.minutes).map_or("-".to_owned(), Cents::whole),
            r.white.whole(),
        ]);
    }
    let mut text = table.text();
    let candidates = portfolio.rows.iter().filter(|r| r.is_candidate);
    for r in candidates {
        text += &phrase!("{} sells enough to be a key account\n", print::one_line(&r.account.1));
    }
    if let Some(r) = portfolio.too_much() {
        let share = per_mille(r.sold.0, portfolio.sold.0);
        let name = print::one_line(&r.account.1);
        text += &phrase!("{} makes {}.{} % of all sales\n", name, share / 10, share % 10);
    }
    text
}
