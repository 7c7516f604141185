//! The JSON of the money sheets.

use crate::cli::json::{self, Exact, exact};
use crate::model::Choice;
use crate::rules::cash::Footing;
use crate::rules::cash_together::Together;
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::workbench::cash::{
    self, CashBook, CashFlow, DealCash, DealShare, LeftOut, MoneyMilestone, MoneySheet,
    PaymentState,
};
use serde::Serialize;

/// The JSON of docs/SHEETS.md.
#[derive(Serialize)]
pub struct CashDeal {
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

/// The JSON of docs/SHEETS.md.
#[derive(Serialize)]
pub struct CashBookJson {
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

fn kind(footing: Footing) -> &'static str {
    match footing {
        Footing::Cost => "cost",
        Footing::Paid => "paid",
        Footing::Due => "due",
        Footing::Late => "late",
    }
}

/// A deal with its milestones and what is tried.
pub fn deal_sheet((sheet, cash): (MoneySheet, DealCash)) -> CashDeal {
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
        what_if: sheet
            .tried
            .iter()
            .map(|t| Tried { what: t.label.clone(), deepest_need: exact(t.need), fits: t.fits })
            .collect(),
    }
}

fn flow(f: CashFlow) -> Flow {
    Flow {
        date: f.date.to_string(),
        amount: exact(f.amount),
        balance: exact(f.balance),
        kind: kind(f.footing),
        payment: f.payment,
        what: f.what,
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

/// All deals together.
pub fn book_sheet(book: &CashBook) -> CashBookJson {
    let months = book.by_month();
    CashBookJson {
        limit: book.limit.and_then(exact),
        full: sum(&book.full, book.limit),
        by_chance: sum(&book.by_chance, book.limit),
        deals: book.deals.iter().map(share).collect(),
        owed: owed(book.owed),
        won: sum(&book.won, book.limit),
        won_to_come: exact(book.won_to_come),
        fits_if: book.fits.iter().map(cash::Fit::sentence).collect(),
        months: (0..months.spans.len())
            .map(|i| Month {
                month: months.spans[i].first.iso_month(),
                full: exact(months.full[i]),
                by_chance: exact(months.by_chance[i]),
            })
            .collect(),
    }
}

fn share(d: &DealShare) -> Share {
    Share {
        account: d.account.0.clone(),
        opportunity: d.opportunity.0.clone(),
        status: d.status.word(),
        chance: d.chance,
        deepest_need: exact(d.cash.deepest_need),
        deepest_day: json::day(d.cash.deepest_day),
        left_out: d.left_out.map(why),
    }
}
