//! `cash [ACCOUNT [OPPORTUNITY]]`: the money of a deal, of an account's deals, or of all deals together.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::model::{Account, Choice, Opportunity, Refusal};
use crate::rules::cash::{Cash, Footing};
use crate::rules::cash_together::Together;
use crate::rules::cents::Cents;
use crate::workbench::cash::{
    self, CashBook, CashFlow, CashSketch, DealCash, DealShare, LeftOut, MoneyMilestone, MoneySheet,
    PaymentChange, PaymentState,
};
use crate::workbench::{Sense, Workbench, day_words, opportunity_of, payment_of};
use serde::Serialize;

/// Money in and out of a deal, or of all deals together, against the limit
#[derive(Debug, clap::Args)]
pub struct CashArgs {
    /// The account; without it all deals together
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// The purchase; without it each of the account that is open or won
    #[arg(value_name = "OPPORTUNITY")]
    opportunity: Option<String>,
    /// What if every payment to come, or the one named, is so many days late
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(i64).range(0..=36_500))]
    late: i64,
    /// The payment that the what-ifs are about, by its id or what it is for
    #[arg(long, value_name = "PAYMENT", requires = "opportunity")]
    payment: Option<String>,
    /// What if this payment comes on that day
    #[arg(long, value_name = "DATE", requires = "payment")]
    on: Option<String>,
    /// What if this payment is so many percent of the value, off the last ones
    #[arg(long, value_name = "PERCENT", requires = "payment", value_parser = clap::value_parser!(i64).range(0..=100))]
    share: Option<i64>,
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
    milestones: Vec<Milestone>,
    paid_late: Vec<i64>,
    owed: Owed,
    what_if: Vec<Tried>,
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
struct Milestone {
    due: Option<String>,
    counted: Option<String>,
    amount: Option<Exact>,
    state: &'static str,
    days: Option<i64>,
    payment: Option<String>,
    what: Option<String>,
}

#[derive(Serialize)]
struct Tried {
    what: String,
    deepest_need: Option<Exact>,
    fits: Option<bool>,
}

#[derive(Serialize)]
struct CashBookJson {
    limit: Option<Exact>,
    full: CashSum,
    by_chance: CashSum,
    deals: Vec<Share>,
    owed: Owed,
    won: CashSum,
    won_to_come: Option<Exact>,
    fits_if: Vec<String>,
    months: Vec<Month>,
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
    not_due: Option<Exact>,
    days_1_30: Option<Exact>,
    days_31_60: Option<Exact>,
    days_61_90: Option<Exact>,
    days_over_90: Option<Exact>,
    not_invoiced: Option<Exact>,
}

#[derive(Serialize)]
struct Month {
    month: String,
    full: Option<Exact>,
    by_chance: Option<Exact>,
}

/// SPEC 3 Cash.
pub fn run(workbench: &Workbench, args: &CashArgs) -> Done {
    let book = workbench.cash_book(if args.account.is_none() { args.late } else { 0 })?;
    let Some(account) = &args.account else {
        return match args.json {
            true => json::object(&book_sheet(&book)),
            false => print::data(&book_text(workbench, &book)),
        };
    };
    let key = workbench.account_of(account)?.key;
    let account = workbench.typed_account(key)?;
    let Some(word) = &args.opportunity else {
        let ours = account.opportunities.iter().filter(|d| d.is_ours());
        let late = CashSketch::late(args.late);
        let sheets: Vec<(MoneySheet, DealCash)> = ours
            .map(|deal| both(workbench, &account, deal, &book, &late))
            .collect::<Result<_, Refusal>>()?;
        return match args.json {
            true => json::list(&sheets.into_iter().map(deal_sheet).collect::<Vec<_>>()),
            false => print::data(&account_text(&account, &sheets)),
        };
    };
    let deal = opportunity_of(&account, word)?;
    let sketch = sketch(workbench, deal, args)?;
    let sheet = both(workbench, &account, deal, &book, &sketch)?;
    match args.json {
        true => json::object(&deal_sheet(sheet)),
        false => print::data(&deal_text(&sheet.0, &sheet.1)),
    }
}

fn both(
    workbench: &Workbench,
    account: &Account,
    deal: &Opportunity,
    book: &CashBook,
    sketch: &CashSketch,
) -> Result<(MoneySheet, DealCash), Refusal> {
    let sheet = workbench.money_sheet(account, deal, book)?;
    Ok((sheet, workbench.deal_cash(account, deal, sketch)?))
}

/// What is tried: on the payment that is named, else on all.
fn sketch(
    workbench: &Workbench,
    deal: &Opportunity,
    args: &CashArgs,
) -> Result<CashSketch, Refusal> {
    let Some(word) = &args.payment else { return Ok(CashSketch::late(args.late)) };
    let payment = payment_of(deal, word)?;
    let day = |text: &String| day_words(text, workbench.today(), Sense::Future);
    let on = args.on.as_ref().map(day).transpose()?.map(|moment| moment.date);
    let change = PaymentChange { days: args.late, on, percent: args.share };
    Ok(CashSketch::of(&payment.id, change))
}

fn kind(footing: Footing) -> &'static str {
    match footing {
        Footing::Cost => "cost",
        Footing::Paid => "paid",
        Footing::Due => "due",
        Footing::Late => "late",
    }
}

fn deal_sheet((sheet, cash): (MoneySheet, DealCash)) -> CashDeal {
    let flow = |f: CashFlow| Flow {
        date: f.date.to_string(),
        amount: exact(f.amount),
        balance: exact(f.balance),
        kind: kind(f.footing),
        payment: f.payment,
        what: f.what,
    };
    let tried = |t: &cash::TriedTerms| Tried {
        what: t.label.clone(),
        deepest_need: exact(t.need),
        fits: t.fits,
    };
    CashDeal {
        account: cash.account,
        opportunity: cash.opportunity.0,
        flows: cash.flows.into_iter().map(flow).collect(),
        deepest_need: exact(cash.cash.deepest_need),
        deepest_day: json::day(cash.cash.deepest_day),
        carrying_cost: exact(cash.carrying_cost),
        limit: sheet.limit.and_then(exact),
        can_cushion: cash.can_cushion,
        milestones: sheet.milestones.iter().map(milestone).collect(),
        paid_late: sheet.paid_late.clone(),
        owed: owed(sheet.owed),
        what_if: sheet.tried.iter().map(tried).collect(),
    }
}

fn milestone(row: &MoneyMilestone) -> Milestone {
    let (state, days) = match row.state {
        None => ("cost", None),
        Some(PaymentState::ToCome) => ("to_come", None),
        Some(PaymentState::ToInvoice) => ("to_invoice", None),
        Some(PaymentState::Invoiced) => ("invoiced", None),
        Some(PaymentState::Late(days)) => ("late", Some(days)),
        Some(PaymentState::Paid(days)) => ("paid", days),
        Some(PaymentState::Undated) => ("undated", None),
    };
    Milestone {
        due: json::day(row.due),
        counted: json::day(row.counted),
        amount: exact(row.amount),
        state,
        days,
        payment: row.payment.clone(),
        what: row.what.clone(),
    }
}

fn account_text(account: &Account, sheets: &[(MoneySheet, DealCash)]) -> String {
    if sheets.is_empty() {
        let name = print::one_line(&account.name);
        return format!("{name}: no purchase of it is open or won\n");
    }
    let texts: Vec<String> = sheets.iter().map(|(sheet, cash)| deal_text(sheet, cash)).collect();
    texts.join("\n")
}

fn deal_text(sheet: &MoneySheet, cash: &DealCash) -> String {
    let name = print::one_line(&cash.opportunity.1);
    if cash.flows.is_empty() {
        return format!("{name}: no costs or payments yet\n");
    }
    let mut table = Table::new(&["day", "what", "in or out", "balance", ""]).right(&[2, 3]);
    for flow in &cash.flows {
        let of = |m: &&MoneyMilestone| m.record == flow.record && m.payment == flow.payment;
        let state = sheet.milestones.iter().find(of).and_then(|m| m.state);
        let state = match (flow.footing, state) {
            (Footing::Late, Some(PaymentState::Late(days))) => {
                format!("{days} days late: counted on this day")
            }
            (Footing::Late, _) => "late: counted on this day".to_owned(),
            (_, state) => state.map(cash::payment_says).unwrap_or_default(),
        };
        table.row(vec![
            flow.date.to_string(),
            flow.what.clone().unwrap_or_default(),
            flow.amount.grouped(),
            flow.balance.grouped(),
            state,
        ]);
    }
    let answer = match (cash.can_cushion, sheet.limit) {
        (Some(true), Some(limit)) => format!("yes, the limit is {}", limit.grouped()),
        (Some(false), Some(limit)) => format!("no, the limit is {}", limit.grouped()),
        _ => "no limit is set".to_owned(),
    };
    let interest = cash.carrying_cost.grouped();
    let most = out(cash.cash.deepest_need, cash.cash.deepest_day);
    format!(
        "{name}\n{}can we pre-finance it: {answer}; {most}; interest {interest}\nthey pay: {}\n{}",
        table.text(),
        sheet.habit_says(),
        tried_text(sheet)
    )
}

fn tried_text(sheet: &MoneySheet) -> String {
    if sheet.tried.len() < 2 {
        return String::new();
    }
    let mut table = Table::new(&["what if", "most out", "fits"]).right(&[1]);
    for tried in &sheet.tried {
        let fits = tried.fits.map_or("", |fits| if fits { "yes" } else { "no" });
        table.row(vec![tried.label.clone(), tried.need.grouped(), fits.to_owned()]);
    }
    table.text()
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

fn owed(owed: cash::Owed) -> Owed {
    let [days_1_30, days_31_60, days_61_90, days_over_90] = owed.overdue.map(exact);
    let not_invoiced = exact(owed.not_invoiced);
    let not_due = exact(owed.not_due);
    Owed { not_due, days_1_30, days_31_60, days_61_90, days_over_90, not_invoiced }
}

fn why(left_out: LeftOut) -> &'static str {
    match left_out {
        LeftOut::NoGo => "no_go",
        LeftOut::NoFlows => "no_flows",
        LeftOut::NoChance => "no_chance",
        LeftOut::Tried => "tried",
    }
}

fn book_sheet(book: &CashBook) -> CashBookJson {
    let share = |d: &DealShare| Share {
        account: d.account.0.clone(),
        opportunity: d.opportunity.0.clone(),
        status: d.status.word(),
        chance: d.chance,
        deepest_need: exact(d.cash.deepest_need),
        deepest_day: json::day(d.cash.deepest_day),
        left_out: d.left_out.map(why),
    };
    let months = book.by_month();
    let month = |i: usize| Month {
        month: months.spans[i].first.format("%Y-%m").to_string(),
        full: exact(months.full[i]),
        by_chance: exact(months.by_chance[i]),
    };
    CashBookJson {
        limit: book.limit.and_then(exact),
        full: sum(&book.full, book.limit),
        by_chance: sum(&book.by_chance, book.limit),
        deals: book.deals.iter().map(share).collect(),
        owed: owed(book.owed),
        won: sum(&book.won, book.limit),
        won_to_come: exact(book.won_to_come),
        fits_if: book.fits.iter().map(cash::Fit::sentence).collect(),
        months: (0..months.spans.len()).map(month).collect(),
    }
}

fn book_text(workbench: &Workbench, book: &CashBook) -> String {
    let mut table =
        Table::new(&["chance", "account", "purchase", "most out", "on", ""]).right(&[3]);
    for deal in &book.deals {
        table.row(deal_row(deal, book));
    }
    let spare = workbench.playbook.money.spare_percent;
    let answer = |of: &Together| match book.limit {
        Some(limit) if of.deepest_need > limit => {
            let over = Cents(of.deepest_need.0 - limit.0).grouped();
            format!("no: {}, {over} over the limit", out(of.deepest_need, of.deepest_day))
        }
        Some(limit) if cash::is_just(of.deepest_need, limit, spare) => {
            let left = Cents(limit.0 - of.deepest_need.0).grouped();
            format!("just: {}, {left} to spare", out(of.deepest_need, of.deepest_day))
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
    let fits = match book.fits_says(4) {
        fits if fits.is_empty() => fits,
        fits => format!("it fits if: {fits}\n"),
    };
    format!(
        "{}all won together: {}\neach by its chance: {}\n{fits}overdue: {owed}; not invoiced: {}\n",
        table.text(),
        answer(&book.full),
        answer(&book.by_chance),
        book.owed.not_invoiced.grouped()
    )
}

fn deal_row(deal: &DealShare, book: &CashBook) -> Vec<String> {
    let Cash { deepest_need, deepest_day, .. } = deal.cash;
    vec![
        deal.chance_says(),
        deal.account.1.clone(),
        deal.opportunity.1.clone(),
        deepest_need.grouped(),
        json::day(deepest_day).unwrap_or_default(),
        deal.note(book.today),
    ]
}
