//! `worth [ACCOUNT]`: what it is worth that customers stay.

use super::json::{self, Exact, exact};
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::rules::cents::Cents;
use crate::workbench::Workbench;
use crate::workbench::staying::{AccountWorth, StayBasis, Staying};
use rust_decimal::Decimal;
use serde::Serialize;

/// What losing a customer costs over the years, and what five of a hundred fewer lost are worth
#[derive(Debug, clap::Args)]
pub struct WorthArgs {
    /// The account; else all
    #[arg(value_name = "ACCOUNT")]
    account: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct WorthSheet {
    accounts: Vec<WorthRow>,
    key_accounts: Together,
    published: [i64; 2],
}

#[derive(Serialize)]
struct WorthRow {
    account: String,
    tier: &'static str,
    lost: bool,
    sales: Option<Exact>,
    margin: Option<Exact>,
    stay: Option<Exact>,
    discount: Option<Exact>,
    profit: Option<Exact>,
    worth: Option<Exact>,
    five_less: Option<Exact>,
}

#[derive(Serialize)]
struct Together {
    years_kept: i64,
    years: i64,
    worth: Option<Exact>,
    five_less: Option<Exact>,
}

/// Percent more profit by five points fewer lost customers, by trade: Reichheld and Sasser, 1990.
const PUBLISHED: [i64; 2] = [25, 85];

/// Every assumption beside what it makes.
pub fn run(workbench: &Workbench, args: &WorthArgs) -> Done {
    let key = match &args.account {
        Some(word) => Some(workbench.account_of(word)?.key),
        None => None,
    };
    let staying = workbench.staying(key)?;
    match args.json {
        true => json::object(&sheet(&staying)),
        false => print::data(&text(&staying, workbench)),
    }
}

fn rate(rate: Option<Decimal>) -> Option<Exact> {
    rate.and_then(|r| exact(r.round_dp(6).normalize()))
}

fn sheet(staying: &Staying) -> WorthSheet {
    let (years_kept, years) = staying.years;
    let (worth, five_less) = staying.key_accounts;
    WorthSheet {
        accounts: staying.accounts.iter().map(row).collect(),
        key_accounts: Together {
            years_kept,
            years,
            worth: exact(worth),
            five_less: exact(five_less),
        },
        published: PUBLISHED,
    }
}

fn row(a: &AccountWorth) -> WorthRow {
    WorthRow {
        account: a.account.0.clone(),
        tier: a.tier.word(),
        lost: a.lost,
        sales: a.sales.and_then(exact),
        margin: rate(a.margin.map(|(margin, _)| margin)),
        stay: rate(a.stay.map(|(stay, _)| stay)),
        discount: rate(a.discount),
        profit: a.profit.and_then(exact),
        worth: a.worth.and_then(exact),
        five_less: a.five_less.and_then(exact),
    }
}

/// "87.5"; nothing where it is not known.
fn percent(rate: Option<Decimal>) -> String {
    rate.map_or(phrase!("n/a").to_owned(), |r| {
        (r * Decimal::ONE_HUNDRED).round_dp(1).normalize().to_string()
    })
}

fn shown(cents: Option<Cents>) -> String {
    cents.map_or(phrase!("n/a").to_owned(), Cents::whole)
}

fn text(staying: &Staying, workbench: &Workbench) -> String {
    let sales = phrase!("sales {}", staying.year);
    let titles = [
        "account",
        "tier",
        &sales,
        phrase!("margin %"),
        "profit",
        phrase!("stay, of 100"),
        "worth",
        phrase!("5 fewer leave"),
    ];
    let mut table = Table::new(&titles).right(&[2, 3, 4, 5, 6, 7]);
    for a in &staying.accounts {
        let tier = if a.lost { "lost" } else { a.tier.word() };
        let group = if a.lost { "status" } else { "tier" };
        table.row(vec![
            a.account.1.clone(),
            workbench.words.word(group, tier).to_owned(),
            shown(a.sales),
            percent(a.margin.map(|(margin, _)| margin)),
            shown(a.profit),
            percent(a.stay.map(|(stay, _)| stay)),
            shown(a.worth),
            shown(a.five_less),
        ]);
    }
    let mut text = table.text();
    let (kept, of) = staying.years;
    if of > 0 && !staying.accounts.iter().all(|a| matches!(a.stay, Some((_, StayBasis::Account)))) {
        text += &phrase!(
            "stay: {kept} of {of} key-account years were kept, today's year and two before\n",
            kept,
            of
        );
    }
    if of == 0 {
        text += phrase!("stay: no key account yet to count from; give an account its retention\n");
    }
    let (now, then) = staying.key_accounts;
    if now.0 > 0 {
        let more = Decimal::from_i128_with_scale((then.0 - now.0) * 1000 / now.0, 1);
        let (now, then) = (now.whole(), then.whole());
        let [low, high] = PUBLISHED;
        text += &phrase!(
            "key accounts together: {now}; with 5 of 100 fewer lost {then}, {more} % more\n\
             published: {low} to {high} % more profit, by trade (Reichheld and Sasser, 1990)\n",
            now,
            then,
            more,
            low,
            high
        );
    }
    text
}
