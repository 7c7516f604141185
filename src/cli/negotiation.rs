//! `negotiation ACCOUNT OPPORTUNITY`: offers at equal days, steps, room, prices, trades, what to ask next.

use super::json::{self, Exact, exact};
use super::one_deal::OneDeal;
use super::table::Table;
use super::{Done, print};
use crate::model::{Choice, Side};
use crate::rules::cents::Cents;
use crate::workbench::Workbench;
use crate::workbench::negotiation::{LadderRow, NegotiationSheet, OfferRow, TradeRow, tenths_say};
use serde::Serialize;

/// Offers of both sides at equal payment days, the room that is left, trades, what to ask next
#[derive(Debug, clap::Args)]
pub struct NegotiationArgs {
    #[command(flatten)]
    of: OneDeal,
}

#[derive(Serialize)]
struct NegotiationSheetJson {
    account: String,
    opportunity: String,
    equal_days: Option<i64>,
    offers: Vec<Offer>,
    pattern: &'static str,
    advice: String,
    gap: Option<Exact>,
    gap_at_equal_days: Option<Exact>,
    cost: Option<Exact>,
    room: Option<Room>,
    ladder: Vec<Rung>,
    trades: Vec<Trade>,
    ask: Option<String>,
    question: String,
    then: Option<String>,
}

#[derive(Serialize)]
struct Offer {
    date: String,
    side: &'static str,
    who: Option<String>,
    amount: Option<Exact>,
    days: Option<i64>,
    at_equal_days: Option<Exact>,
    step: Option<Exact>,
    said: Option<String>,
    terms: Option<String>,
    valid_until: Option<String>,
}

#[derive(Serialize)]
struct Room {
    low: Option<Exact>,
    high: Option<Exact>,
}

#[derive(Serialize)]
struct Rung {
    what: &'static str,
    price: Option<Exact>,
    margin: Option<Exact>,
    earned: Option<Exact>,
}

#[derive(Serialize)]
struct Trade {
    give: String,
    get: String,
    worth_to_them: Option<Exact>,
    costs_us: Option<Exact>,
    gain: Option<Exact>,
    state: Option<&'static str>,
}

/// METHOD M8.
pub fn run(workbench: &Workbench, args: &NegotiationArgs) -> Done {
    args.of.give(workbench, |account, deal| workbench.negotiation_sheet(account, deal), of, text)
}

fn of(sheet: &NegotiationSheet) -> NegotiationSheetJson {
    let gap = sheet.gap();
    NegotiationSheetJson {
        account: sheet.account.0.clone(),
        opportunity: sheet.opportunity.0.clone(),
        equal_days: sheet.equal_days,
        offers: sheet.offers.iter().map(offer).collect(),
        pattern: sheet.pattern.word(),
        advice: sheet.advice.clone(),
        gap: gap.and_then(|g| exact(g.0)),
        gap_at_equal_days: gap.and_then(|g| exact(g.1)),
        cost: sheet.cost.and_then(exact),
        room: sheet.room.map(|r| Room { low: exact(r.low), high: exact(r.high) }),
        ladder: sheet.ladder(None).into_iter().map(rung).collect(),
        trades: sheet.trades.iter().map(trade).collect(),
        ask: sheet.probe.ask.as_ref().map(|w| w.0.clone()),
        question: sheet.probe.question.clone(),
        then: sheet.probe.then.clone(),
    }
}

fn offer(o: &OfferRow) -> Offer {
    Offer {
        date: o.day.to_string(),
        side: o.side.word(),
        who: o.who.as_ref().map(|w| w.0.clone()),
        amount: exact(o.amount),
        days: o.days,
        at_equal_days: exact(o.equal),
        step: o.step.and_then(exact),
        said: o.said.clone(),
        terms: o.terms.clone(),
        valid_until: json::day(o.valid_until),
    }
}

fn rung(r: LadderRow) -> Rung {
    Rung {
        what: r.rung.word(),
        price: exact(r.price),
        margin: r.earned.and_then(|e| e.margin_tenths).and_then(share),
        earned: r.earned.and_then(|e| exact(e.earned)),
    }
}

fn trade(t: &TradeRow) -> Trade {
    Trade {
        give: t.give.clone(),
        get: t.get.clone(),
        worth_to_them: t.worth.and_then(exact),
        costs_us: t.costs.and_then(exact),
        gain: t.gain.and_then(exact),
        state: t.state_word(),
    }
}

/// Tenths of a percent as a share: 264 is 0.264.
fn share(tenths: i128) -> Option<Exact> {
    let thousandth = rust_decimal::Decimal::try_from_i128_with_scale(tenths, 3).ok()?;
    exact(thousandth.normalize())
}

fn text(sheet: &NegotiationSheet) -> String {
    let name = print::one_line(&sheet.opportunity.1);
    if sheet.offers.is_empty() && sheet.trades.is_empty() && sheet.room.is_none() {
        return phrase!("{name}: no offer yet\n", name);
    }
    let at = sheet.equal_days.map_or(phrase!("amount").to_owned(), |d| phrase!("at {d} days", d));
    let titles = ["day", "who", "amount", "days", &at, "step", phrase!("how it was said")];
    let mut offers = Table::new(&titles).right(&[2, 3, 4, 5]);
    for o in &sheet.offers {
        offers.row(vec![
            o.day.to_string(),
            if o.side == Side::Us { phrase!("we") } else { phrase!("they") }.to_owned(),
            o.amount.grouped(),
            o.days.map(|d| d.to_string()).unwrap_or_default(),
            o.equal.whole(),
            o.step.map(Cents::whole).unwrap_or_default(),
            o.said.clone().unwrap_or_default(),
        ]);
    }
    let mut prices = Table::new(&["", "price", "margin", phrase!("we earn")]).right(&[1, 2, 3]);
    for row in sheet.ladder(None) {
        let margin = row.earned.and_then(|e| e.margin_tenths).map(tenths_say);
        let earned = row.earned.map(|e| e.earned.grouped());
        let cells = [Some(row.rung.says().to_owned()), Some(row.price.grouped()), margin, earned];
        prices.row(cells.into_iter().map(Option::unwrap_or_default).collect());
    }
    let mut says = vec![name, offers.text().trim_end().to_owned()];
    let lines = [
        ("steps", sheet.steps_say()),
        ("moves", sheet.moves_say()),
        ("so", sheet.advice.clone()),
        ("room", sheet.room_says()),
    ];
    says.extend(lines.iter().filter(|(_, s)| !s.is_empty()).map(|(l, s)| format!("{l}: {s}")));
    says.push(prices.text().trim_end().to_owned());
    if !sheet.trades.is_empty() {
        says.push(trades(sheet).text().trim_end().to_owned());
    }
    says.push(phrase!("next probe: {}", sheet.probe_says()));
    says.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

fn trades(sheet: &NegotiationSheet) -> Table {
    let mut table =
        Table::new(&[phrase!("we give"), phrase!("we get"), "worth", "costs", "gain", ""])
            .right(&[2, 3, 4]);
    for t in &sheet.trades {
        let state = t.state_word().unwrap_or_default().to_owned();
        let cells = [sum(t.worth), sum(t.costs), sum(t.gain), state];
        let mut row = vec![t.give.clone(), t.get.clone()];
        row.extend(cells);
        table.row(row);
    }
    table
}

fn sum(cents: Option<Cents>) -> String {
    cents.map(Cents::grouped).unwrap_or_default()
}
