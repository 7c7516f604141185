//! `kpi [--year Y]`: the six figures of a year.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::workbench::Workbench;
use rust_decimal::Decimal;
use serde::Serialize;

/// The figures of a year over the key accounts
#[derive(Debug, clap::Args)]
pub struct KpiArgs {
    /// The year; else today's
    #[arg(long, value_name = "YEAR")]
    year: Option<i64>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct KpiSheet {
    year: i64,
    growth: Option<Exact>,
    cost_saving: Option<Exact>,
    complaint_resolution: Option<Exact>,
    churn: Option<Exact>,
    developed: usize,
    promoted: usize,
}

/// docs/RULES.md KPIs of a year.
pub fn run(workbench: &Workbench, args: KpiArgs) -> Done {
    let kpi = workbench.kpi(args.year)?;
    let ratios = [
        ("growth", kpi.growth()),
        (phrase!("cost saving"), kpi.cost_saving()),
        (phrase!("complaints resolved"), kpi.complaint_resolution()),
        ("churn", kpi.churn()),
    ];
    if args.json {
        let [growth, cost_saving, complaint_resolution, churn] =
            ratios.map(|(_, r)| r.and_then(|r| exact(r.normalize())));
        return json::object(&KpiSheet {
            year: kpi.year,
            growth,
            cost_saving,
            complaint_resolution,
            churn,
            developed: kpi.developed.len(),
            promoted: kpi.promoted.len(),
        });
    }
    let mut table = Table::new(&["year", &kpi.year.to_string()]).right(&[1]);
    for (title, ratio) in ratios {
        let shown = ratio.map_or(phrase!("n/a").to_owned(), percent);
        table.row(vec![title.to_owned(), shown]);
    }
    for (title, moved) in [("developed", &kpi.developed), ("promoted", &kpi.promoted)] {
        table.row(vec![title.to_owned(), moved.len().to_string()]);
    }
    print::data(&table.text())
}

/// `12.34 %`.
fn percent(ratio: Decimal) -> String {
    format!("{} %", (ratio * Decimal::ONE_HUNDRED).normalize())
}
