//! `plan [ACCOUNT] [--year Y]`: targets against sales, days gone, objectives and openings.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::model::Money;
use crate::rules::cents::{Cents, amount};
use crate::workbench::Workbench;
use crate::workbench::plan::{AccountPlan, CountAndValue, ObjectivePlan};
use chrono::Datelike;
use serde::Serialize;

/// The year's plan: targets, sales, what is missing at this pace, objectives, openings
#[derive(Debug, clap::Args)]
pub struct PlanArgs {
    /// The account; else all
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// The year; else today's
    #[arg(long, value_name = "YEAR")]
    year: Option<i64>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct PlanSheet {
    account: String,
    year: i64,
    tier: &'static str,
    target: Option<Exact>,
    revenue: Option<Exact>,
    until: String,
    days_gone: i64,
    days: i64,
    at_pace: Option<Exact>,
    missing: Option<Exact>,
    quarters: Vec<Quarter>,
    objectives: Vec<Objective>,
    deals: PlanSum,
    open_needs: PlanSum,
    rivals_needs: PlanSum,
    contract: Option<String>,
}

#[derive(Serialize)]
struct Quarter {
    quarter: i64,
    target: Option<Exact>,
    revenue: Option<Exact>,
}

#[derive(Serialize)]
struct Objective {
    objective: String,
    measure: Option<String>,
    target: Option<String>,
    actual: Option<String>,
    due: Option<String>,
}

#[derive(Serialize)]
struct PlanSum {
    count: usize,
    value: Option<Exact>,
}

/// One account in full, or a line for each.
pub fn run(workbench: &Workbench, args: &PlanArgs) -> Done {
    let year = args.year.unwrap_or_else(|| workbench.today().year().into());
    let key = match &args.account {
        Some(word) => Some(workbench.account_of(word)?.key),
        None => None,
    };
    let plans = workbench.plan(key, year)?;
    if args.json {
        let sheets: Vec<PlanSheet> = plans.into_iter().map(|p| sheet(p, year)).collect();
        return match (key, sheets.as_slice()) {
            (Some(_), [one]) => json::object(one),
            (_, all) => json::list(all),
        };
    }
    print::data(&match (key, plans.as_slice()) {
        (Some(_), [one]) => whole(one, year, workbench),
        (_, all) => overview(all, year, workbench),
    })
}

fn sheet(plan: AccountPlan, year: i64) -> PlanSheet {
    PlanSheet {
        account: plan.account.0,
        year,
        tier: plan.tier,
        target: json::money(plan.target),
        revenue: json::money(plan.revenue),
        until: plan.until.to_string(),
        days_gone: plan.days.0,
        days: plan.days.1,
        at_pace: plan.at_pace.and_then(exact),
        missing: plan.missing.and_then(exact),
        quarters: plan
            .quarters
            .into_iter()
            .map(|q| Quarter {
                quarter: q.quarter,
                target: json::money(q.target),
                revenue: json::money(q.revenue),
            })
            .collect(),
        objectives: plan.objectives.into_iter().map(objective).collect(),
        deals: sum(plan.deals),
        open_needs: sum(plan.open),
        rivals_needs: sum(plan.rivals),
        contract: json::day(plan.contract),
    }
}

fn sum(w: CountAndValue) -> PlanSum {
    PlanSum { count: w.count, value: exact(w.value) }
}

fn objective(o: ObjectivePlan) -> Objective {
    Objective {
        objective: o.objective,
        measure: o.measure,
        target: o.figures.0,
        actual: o.figures.1,
        due: json::day(o.due),
    }
}

/// "57 %"; nothing without a target above 0.
fn share(sold: Option<Money>, target: Option<Money>) -> String {
    match (sold, target.filter(|t| t.cents() > 0)) {
        (Some(sold), Some(target)) => {
            let (sold, target) = (i128::from(sold.cents()), i128::from(target.cents()));
            format!("{} %", (sold * 200 + target) / (2 * target))
        }
        _ => String::new(),
    }
}

fn shown(money: Option<Money>) -> String {
    money.map_or("-".to_owned(), amount)
}

/// "7, 832,000"; nothing where there is none.
fn worth(worth: CountAndValue) -> String {
    match worth.count {
        0 => String::new(),
        n => format!("{n}, {}", worth.value.grouped()),
    }
}

fn overview(plans: &[AccountPlan], year: i64, workbench: &Workbench) -> String {
    let titles =
        ["account", "tier", "target", "sold", "", "days", "missing", "deals", "open", "rivals'"];
    let mut table = Table::new(&titles).right(&[2, 3, 4, 5, 6, 7, 8, 9]).within(print::width(120));
    for plan in plans {
        table.row(vec![
            plan.account.1.clone(),
            tier(plan, workbench),
            shown(plan.target),
            shown(plan.revenue),
            share(plan.revenue, plan.target),
            format!("{} %", (plan.days.0 * 200 + plan.days.1) / (2 * plan.days.1)),
            plan.missing.map_or(String::new(), Cents::whole),
            worth(plan.deals),
            worth(plan.open),
            worth(plan.rivals),
        ]);
    }
    let sum = |of: &dyn Fn(&AccountPlan) -> Option<Cents>| {
        Cents(plans.iter().filter_map(of).map(|c| c.0).sum()).whole()
    };
    let (target, sold) =
        (sum(&|p| p.target.map(Cents::from)), sum(&|p| p.revenue.map(Cents::from)));
    let missing = sum(&|p| p.missing);
    let table = table.text();
    phrase!(
        "{year}\n{table}together: target {target}, sold {sold}, missing at this pace {missing}\n",
        year,
        table,
        target,
        sold,
        missing
    )
}

fn tier(plan: &AccountPlan, workbench: &Workbench) -> String {
    let group = if plan.tier == "lost" { "status" } else { "tier" };
    workbench.words.word(group, plan.tier).to_owned()
}

fn whole(plan: &AccountPlan, year: i64, workbench: &Workbench) -> String {
    let mut text = format!("{}, {year}\n", print::one_line(&plan.account.1));
    let mut table = Table::new(&["", "target", "sold", ""]).right(&[1, 2, 3]);
    for quarter in &plan.quarters {
        let cells = [shown(quarter.target), shown(quarter.revenue)];
        let [target, sold] = cells;
        let share = share(quarter.revenue, quarter.target);
        table.row(vec![format!("Q{}", quarter.quarter), target, sold, share]);
    }
    let all = share(plan.revenue, plan.target);
    table.row(vec![year.to_string(), shown(plan.target), shown(plan.revenue), all]);
    text += &table.text();
    let (gone, days) = plan.days;
    text += &phrase!("sales known to {}: {} of {} days\n", plan.until, gone, days);
    if let (Some(pace), Some(missing)) = (plan.at_pace, plan.missing) {
        let (pace, missing) = (pace.whole(), missing.whole());
        text += &phrase!("by 31 Dec at this pace: {pace}; missing {missing}\n", pace, missing);
    }
    let mut objectives =
        Table::new(&["objective", phrase!("measured by"), "target", "actual", "by"]);
    for objective in &plan.objectives {
        objectives.row(vec![
            objective.objective.clone(),
            objective.measure.clone().unwrap_or_default(),
            objective.figures.0.clone().unwrap_or_default(),
            objective.figures.1.clone().unwrap_or_default(),
            json::day(objective.due).unwrap_or_default(),
        ]);
    }
    if !objectives.is_empty() {
        text += &format!("\n{}", objectives.text());
    }
    let mut say = |what: &str, said: String| {
        if !said.is_empty() {
            text += &format!("{what}: {said}\n");
        }
    };
    say("tier", tier(plan, workbench));
    say(phrase!("open purchases"), worth(plan.deals));
    say(phrase!("needs nobody serves"), worth(plan.open));
    say(phrase!("needs that rivals serve"), worth(plan.rivals));
    say(phrase!("next day of a contract"), json::day(plan.contract).unwrap_or_default());
    text
}
