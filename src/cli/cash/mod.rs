//! `cash [ACCOUNT [OPPORTUNITY]]`: the money of a deal, of an account's deals, or of all deals together.

mod shape;

use super::json;
use super::table::Table;
use super::{Done, print};
use crate::model::{Account, Opportunity, Refusal};
use crate::rules::cash::{Cash, Footing};
use crate::rules::cash_together::Together;
use crate::rules::cents::Cents;
use crate::workbench::cash::{
    self, CashBook, CashSketch, DealCash, DealShare, MoneySheet, PaymentChange, PaymentState,
};
use crate::workbench::{Sense, Workbench, day_words, opportunity_of, payment_of};
use shape::{book_sheet, deal_sheet};

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

/// docs/RULES.md Cash.
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
    let on = args
        .on
        .as_ref()
        .map(|text| day_words(text, workbench.today(), Sense::Future))
        .transpose()?
        .map(|moment| moment.date);
    let change = PaymentChange { days: args.late, on, percent: args.share };
    Ok(CashSketch::of(&payment.id, change))
}

fn account_text(account: &Account, sheets: &[(MoneySheet, DealCash)]) -> String {
    if sheets.is_empty() {
        let name = print::one_line(&account.name);
        return phrase!("{name}: no purchase of it is open or won\n", name);
    }
    let texts: Vec<String> = sheets.iter().map(|(sheet, cash)| deal_text(sheet, cash)).collect();
    texts.join("\n")
}

fn deal_text(sheet: &MoneySheet, cash: &DealCash) -> String {
    let name = print::one_line(&cash.opportunity.1);
    if cash.flows.is_empty() {
        return phrase!("{name}: no costs or payments yet\n", name);
    }
    let mut table =
        Table::new(&["day", "what", phrase!("in or out"), "balance", ""]).right(&[2, 3]);
    for flow in &cash.flows {
        let state = sheet
            .milestones
            .iter()
            .find(|m| m.record == flow.record && m.payment == flow.payment)
            .and_then(|m| m.state);
        let state = match (flow.footing, state) {
            (Footing::Late, Some(PaymentState::Late(days))) => {
                phrase!("{days} days late: counted on this day", days)
            }
            (Footing::Late, _) => phrase!("late: counted on this day").to_owned(),
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
        (Some(true), Some(limit)) => phrase!("yes, the limit is {}", limit.grouped()),
        (Some(false), Some(limit)) => phrase!("no, the limit is {}", limit.grouped()),
        _ => phrase!("no limit is set").to_owned(),
    };
    let interest = cash.carrying_cost.grouped();
    let most = out(cash.cash.deepest_need, cash.cash.deepest_day);
    phrase!(
        "{}\n{}can we pre-finance it: {}; {}; interest {}\nthey pay: {}\n{}",
        name,
        table.text(),
        answer,
        most,
        interest,
        sheet.habit_says(),
        tried_text(sheet)
    )
}

fn tried_text(sheet: &MoneySheet) -> String {
    if sheet.tried.len() < 2 {
        return String::new();
    }
    let mut table = Table::new(&[phrase!("what if"), phrase!("most out"), "fits"]).right(&[1]);
    for tried in &sheet.tried {
        let fits = tried.fits.map_or("", |fits| if fits { phrase!("yes") } else { phrase!("no") });
        table.row(vec![tried.label.clone(), tried.need.grouped(), fits.to_owned()]);
    }
    table.text()
}

/// "824,400 out on 2027-09-15".
fn out(need: Cents, day: Option<crate::model::Date>) -> String {
    match day {
        Some(day) => phrase!("{} out on {}", need.grouped(), day),
        None => phrase!("nothing out").to_owned(),
    }
}

fn book_text(workbench: &Workbench, book: &CashBook) -> String {
    let mut table =
        Table::new(&["chance", "account", "purchase", phrase!("most out"), "on", ""]).right(&[3]);
    for deal in &book.deals {
        table.row(deal_row(deal, book));
    }
    let spare = workbench.playbook.money.spare_percent;
    let answer = |of: &Together| match book.limit {
        Some(limit) if of.deepest_need > limit => {
            let over = Cents(of.deepest_need.0 - limit.0).grouped();
            phrase!("no: {}, {} over the limit", out(of.deepest_need, of.deepest_day), over)
        }
        Some(limit) if cash::is_just(of.deepest_need, limit, spare) => {
            let left = Cents(limit.0 - of.deepest_need.0).grouped();
            phrase!("just: {}, {} to spare", out(of.deepest_need, of.deepest_day), left)
        }
        Some(_) => phrase!("yes: {}", out(of.deepest_need, of.deepest_day)),
        None => phrase!("no limit is set: {}", out(of.deepest_need, of.deepest_day)),
    };
    let owed: Vec<String> = [phrase!("1-30 days"), "31-60", "61-90", phrase!("over 90")]
        .iter()
        .zip(book.owed.overdue)
        .filter(|(_, cents)| cents.0 != 0)
        .map(|(days, cents)| format!("{days} {}", cents.grouped()))
        .collect();
    let owed = if owed.is_empty() { phrase!("nothing").to_owned() } else { owed.join(", ") };
    let fits = match book.fits_says(4) {
        fits if fits.is_empty() => fits,
        fits => phrase!("it fits if: {fits}\n", fits),
    };
    phrase!(
        "{}all won together: {}\neach by its chance: {}\n{}overdue: {}; not invoiced: {}\n",
        table.text(),
        answer(&book.full),
        answer(&book.by_chance),
        fits,
        owed,
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
        deal.note(book.today, Cents::grouped),
    ]
}
