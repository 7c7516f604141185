//! `cash [ACCOUNT OPPORTUNITY] [--late DAYS]`: the money of a deal, or of all deals together.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::rules::cash::{Cash, Footing};
use crate::rules::cash_together::Together;
use crate::rules::cents::{Cents, amount};
use crate::workbench::cash::{CashBook, CashFlow, DealCash, DealShare, LeftOut};
use crate::workbench::{Workbench, opportunity_of};
use serde::Serialize;

/// Money in and out of a deal, or of all deals together, against the limit
#[derive(Debug, clap::Args)]
pub struct CashArgs {
    /// The account; without it all deals together
    #[arg(value_name = "ACCOUNT", requires = "opportunity")]
    account: Option<String>,
    /// The purchase
    #[arg(value_name = "OPPORTUNITY")]
    opportunity: Option<String>,
    /// What if every payment to come is so many days late
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..=36_500))]
    late: i64,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct CashDeal {
    account: String,
    opportunity: String,
    flows: Vec<Flow>,
    deepest_need: Option<Exact>,
    deepest_day: Option<String>,
    carrying_cost: Option<Exact>,
    limit: Option<Exact>,
    can_cushion: Option<bool>,
}

#[derive(Serialize)]
struct Flow {
    date: String,
    amount: Option<Exact>,
    balance: Option<Exact>,
    kind: &'static str,
    payment: Option<String>,
    what: Option<String>,
}

#[derive(Serialize)]
struct CashBookJson {
    limit: Option<Exact>,
    full: CashSum,
    by_chance: CashSum,
    deals: Vec<Share>,
    owed: Owed,
}

#[derive(Serialize)]
struct CashSum {
    deepest_need: Option<Exact>,
    deepest_day: Option<String>,
    can_cushion: Option<bool>,
}

#[derive(Serialize)]
struct Share {
    account: String,
    opportunity: String,
    status: &'static str,
    chance: Option<i64>,
    deepest_need: Option<Exact>,
    deepest_day: Option<String>,
    left_out: Option<&'static str>,
}

#[derive(Serialize)]
struct Owed {
    days_1_30: Option<Exact>,
    days_31_60: Option<Exact>,
    days_61_90: Option<Exact>,
    days_over_90: Option<Exact>,
    not_invoiced: Option<Exact>,
}

/// SPEC 3 Cash.
pub fn run(workbench: &Workbench, args: &CashArgs) -> Done {
    let limit = *workbench.rep()?.cushion_limit;
    let (Some(account), Some(opportunity)) = (&args.account, &args.opportunity) else {
        let book = workbench.cash_book(args.late)?;
        return match args.json {
            true => json::object(&book_sheet(&book, limit.map(Cents::from))),
            false => print::data(&book_text(&book, limit.map(Cents::from))),
        };
    };
    let key = workbench.account_of(account)?.key;
    let account = workbench.typed_account(key)?;
    let deal = opportunity_of(&account, opportunity)?;
    let cash = workbench.deal_cash(&account, deal, args.late)?;
    match args.json {
        true => json::object(&deal_sheet(cash, limit.map(Cents::from))),
        false => print::data(&deal_text(&cash, limit.map(amount))),
    }
}

fn kind(footing: Footing) -> &'static str {
    match footing {
        Footing::Cost => "cost",
        Footing::Paid => "paid",
        Footing::Due => "due",
        Footing::Late => "late",
    }
}

fn deal_sheet(cash: DealCash, limit: Option<Cents>) -> CashDeal {
    let flow = |f: CashFlow| Flow {
        date: f.date.to_string(),
        amount: exact(f.amount),
        balance: exact(f.balance),
        kind: kind(f.footing),
        payment: f.payment,
        what: f.what,
    };
    CashDeal {
        account: cash.account,
        opportunity: cash.opportunity.0,
        flows: cash.flows.into_iter().map(flow).collect(),
        deepest_need: exact(cash.cash.deepest_need),
        deepest_day: json::day(cash.cash.deepest_day),
        carrying_cost: exact(cash.carrying_cost),
        limit: limit.and_then(exact),
        can_cushion: cash.can_cushion,
    }
}

fn deal_text(cash: &DealCash, limit: Option<String>) -> String {
    let name = print::one_line(&cash.opportunity.1);
    if cash.flows.is_empty() {
        return format!("{name}: no costs or payments yet\n");
    }
    let mut table = Table::new(&["day", "what", "in or out", "balance", ""]).right(&[2, 3]);
    for flow in &cash.flows {
        let state = match flow.footing {
            Footing::Paid => "paid",
            Footing::Late => "late: counted on this day",
            Footing::Cost | Footing::Due => "",
        };
        table.row(vec![
            flow.date.to_string(),
            flow.what.clone().unwrap_or_default(),
            flow.amount.grouped(),
            flow.balance.grouped(),
            state.to_owned(),
        ]);
    }
    let answer = match (cash.can_cushion, limit) {
        (Some(true), Some(limit)) => format!("yes, the limit is {limit}"),
        (Some(false), Some(limit)) => format!("no, the limit is {limit}"),
        _ => "no limit is set".to_owned(),
    };
    let interest = cash.carrying_cost.grouped();
    let most = out(cash.cash.deepest_need, cash.cash.deepest_day);
    format!(
        "{name}\n{}can we pre-finance it: {answer}; {most}; interest {interest}\n",
        table.text()
    )
}

/// "824,400 out on 2027-09-15".
fn out(need: Cents, day: Option<crate::model::Date>) -> String {
    match day {
        Some(day) => format!("{} out on {day}", need.grouped()),
        None => "nothing out".to_owned(),
    }
}

fn sum(of: &Together, limit: Option<Cents>) -> CashSum {
    CashSum {
        deepest_need: exact(of.deepest_need),
        deepest_day: json::day(of.deepest_day),
        can_cushion: limit.map(|l| of.deepest_need <= l),
    }
}

fn why(left_out: LeftOut) -> &'static str {
    match left_out {
        LeftOut::NoGo => "no_go",
        LeftOut::NoFlows => "no_flows",
        LeftOut::NoChance => "no_chance",
    }
}

fn book_sheet(book: &CashBook, limit: Option<Cents>) -> CashBookJson {
    let share = |d: &DealShare| Share {
        account: d.account.0.clone(),
        opportunity: d.opportunity.0.clone(),
        status: d.status.word(),
        chance: d.chance,
        deepest_need: exact(d.cash.deepest_need),
        deepest_day: json::day(d.cash.deepest_day),
        left_out: d.left_out.map(why),
    };
    let [days_1_30, days_31_60, days_61_90, days_over_90] = book.owed.overdue.map(exact);
    let not_invoiced = exact(book.owed.not_invoiced);
    CashBookJson {
        limit: limit.and_then(exact),
        full: sum(&book.full, limit),
        by_chance: sum(&book.by_chance, limit),
        deals: book.deals.iter().map(share).collect(),
        owed: Owed { days_1_30, days_31_60, days_61_90, days_over_90, not_invoiced },
    }
}

fn book_text(book: &CashBook, limit: Option<Cents>) -> String {
    let mut table =
        Table::new(&["chance", "account", "purchase", "most out", "on", ""]).right(&[3]);
    for deal in &book.deals {
        table.row(deal_row(deal));
    }
    let answer = |of: &Together| match limit {
        Some(limit) if of.deepest_need > limit => {
            let over = Cents(of.deepest_need.0 - limit.0).grouped();
            format!("no: {}, {over} over the limit", out(of.deepest_need, of.deepest_day))
        }
        Some(_) => format!("yes: {}", out(of.deepest_need, of.deepest_day)),
        None => format!("no limit is set: {}", out(of.deepest_need, of.deepest_day)),
    };
    let owed: Vec<String> = ["1-30 days", "31-60", "61-90", "over 90"]
        .iter()
        .zip(book.owed.overdue)
        .filter(|(_, cents)| cents.0 != 0)
        .map(|(days, cents)| format!("{days} {}", cents.grouped()))
        .collect();
    let owed = if owed.is_empty() { "nothing".to_owned() } else { owed.join(", ") };
    format!(
        "{}all won together: {}\neach by its chance: {}\noverdue: {owed}; not invoiced: {}\n",
        table.text(),
        answer(&book.full),
        answer(&book.by_chance),
        book.owed.not_invoiced.grouped()
    )
}

fn deal_row(deal: &DealShare) -> Vec<String> {
    let chance = match (deal.left_out, deal.chance) {
        _ if deal.status.word() == "won" => "won".to_owned(),
        (_, Some(chance)) => format!("{chance} %"),
        (_, None) => "-".to_owned(),
    };
    let note = match deal.left_out {
        Some(LeftOut::NoGo) => "left out: no-go",
        Some(LeftOut::NoFlows) => "no costs or payments yet",
        Some(LeftOut::NoChance) => "no chance is given: by chance it counts 0",
        None => "",
    };
    let Cash { deepest_need, deepest_day, .. } = deal.cash;
    vec![
        chance,
        deal.account.1.clone(),
        deal.opportunity.1.clone(),
        deepest_need.grouped(),
        json::day(deepest_day).unwrap_or_default(),
        note.to_owned(),
    ]
}
