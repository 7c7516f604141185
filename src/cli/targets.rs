//! `targets [--year Y]`: the targets of a year, account by account, beside what was sold and what is in sight.

use super::Done;
use super::json::{self, Exact, exact};
use super::selection::OneYear;
use super::table::Table;
use crate::model::Money;
use crate::rules::cents::{Cents, amount};
use crate::workbench::Workbench;
use crate::workbench::plan::targets::Targets;
use serde::Serialize;

/// The targets of a year, next year's unless given: sold, at this pace, in sight, by quarters
#[derive(Debug, clap::Args)]
pub struct TargetsArgs {
    #[command(flatten)]
    of: OneYear,
}

#[derive(Serialize)]
struct TargetsSheet {
    year: i64,
    accounts: Vec<TargetJson>,
    lost: Vec<String>,
}

#[derive(Serialize)]
struct TargetJson {
    account: String,
    tier: &'static str,
    sold: Option<Exact>,
    at_pace: Option<Exact>,
    target_before: Option<Exact>,
    in_sight: Option<Exact>,
    no_go: bool,
    target: Option<Exact>,
    quarters: Vec<Option<Exact>>,
}

/// METHOD M10.
pub fn run(workbench: &Workbench, args: &TargetsArgs) -> Done {
    let targets = workbench.targets(args.of.year(workbench, 1))?;
    let ids = workbench.account_ids()?;
    let sheet = TargetsSheet {
        year: targets.year,
        accounts: targets
            .rows
            .iter()
            .map(|r| TargetJson {
                account: json::account_id(&ids, &r.account),
                tier: r.tier,
                sold: json::money(r.sold),
                at_pace: r.at_pace.and_then(exact),
                target_before: json::money(r.target_before),
                in_sight: r.in_sight.and_then(exact),
                no_go: r.is_no_go,
                target: json::money(r.target),
                quarters: r.quarters.iter().map(|q| json::money(*q)).collect(),
            })
            .collect(),
        lost: targets.lost.clone(),
    };
    args.of.give(&sheet, || text(&targets))
}

fn text(targets: &Targets) -> String {
    let year = targets.year;
    let titles = [
        phrase!("account").to_owned(),
        phrase!("tier").to_owned(),
        phrase!("sold {}", year - 2),
        phrase!("{} at pace", year - 1),
        phrase!("in sight").to_owned(),
        phrase!("target {year}", year),
    ];
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let mut table = Table::new(&titles).right(&[2, 3, 4, 5]);
    let money = |m: Option<Money>| m.map_or("-".to_owned(), amount);
    let cents = |c: Option<Cents>| c.map_or("-".to_owned(), Cents::whole);
    for r in &targets.rows {
        table.row(vec![
            r.account.1.clone(),
            r.tier.to_owned(),
            money(r.sold),
            cents(r.at_pace),
            cents(r.in_sight),
            money(r.target),
        ]);
    }
    table.text()
}
