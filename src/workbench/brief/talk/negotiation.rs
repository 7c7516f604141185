//! The price: both sides' offers and steps, our room, the next probe, what can be traded (METHOD M8).

use super::section as made;
use crate::model::brief::{Entry, Section};
use crate::model::{Money, Offer, Opportunity, Side, TradeState, Visit};
use crate::rules::cents::{Cents, amount};
use crate::workbench::brief::BriefContext;
use crate::workbench::visit::deals;

/// Of each purchase that the visit is about.
pub fn section(desk: &BriefContext, visit: &Visit) -> Section {
    let deals = deals(desk.case, visit);
    made(phrase!("The price"), deals.iter().flat_map(|deal| entries(desk, deal)).collect())
}

fn entries(desk: &BriefContext, deal: &Opportunity) -> Vec<Entry> {
    let theirs = offers(desk, deal, Side::Them);
    let ours = offers(desk, deal, Side::Us);
    let trades = deal.trades.iter().filter(|t| t.state != Some(TradeState::Refused));
    let trades = trades.filter_map(|t| {
        let (give, get) = (t.give.as_deref()?, t.get.as_deref()?);
        let worth = [("us", &t.worth_to_us), ("them", &t.worth_to_them)];
        let worth = worth
            .into_iter()
            .filter_map(|(who, m)| Some(phrase!("{} to {}", figure(m.as_deref()?), who)));
        let worth: Vec<String> = worth.collect();
        let entry = Entry::new(phrase!("{give} for {get}", give, get)).lead(phrase!("trade"));
        Some(entry.aside(worth.join(", ")).from(deal.id.as_str()))
    });
    let known = [
        named(deal, desk, "theirs", &theirs),
        named(deal, desk, "ours", &ours),
        room(deal),
        probe(deal, &ours),
    ];
    known.into_iter().flatten().chain(trades).collect()
}

fn named(deal: &Opportunity, desk: &BriefContext, lead: &str, offers: &[&Offer]) -> Option<Entry> {
    line(desk, offers).map(|e| e.lead(lead).from(deal.id.as_str()))
}

/// "1400" as "1,400".
fn figure(text: &str) -> String {
    let money = text.parse().ok().and_then(Money::from_decimal);
    money.map_or_else(|| text.to_owned(), amount)
}

/// The offers of a side by their day; without an amount they say nothing here.
fn offers<'a>(desk: &BriefContext, deal: &'a Opportunity, side: Side) -> Vec<&'a Offer> {
    let mut offers: Vec<&Offer> = deal
        .offers
        .iter()
        .filter(|o| o.side == Some(side) && o.amount.is_some() && desk.case.past(*o.date).is_some())
        .collect();
    offers.sort_by_key(|o| *o.date);
    offers
}

/// "275,000, then 292,300 (29 Oct: a two in front)   last step +17,300".
fn line(desk: &BriefContext, offers: &[&Offer]) -> Option<Entry> {
    let last = offers.last()?;
    let sums: Vec<String> =
        offers.iter().rev().take(3).rev().filter_map(|o| (*o.amount).map(amount)).collect();
    let day = last.date.map(|d| desk.day(d)).unwrap_or_default();
    let said = last.said.as_deref().map(|s| format!(": {s}")).unwrap_or_default();
    let until = last.valid_until.map(|d| phrase!(", holds until {}", desk.day(d)));
    let text =
        format!("{} ({day}{said}{})", sums.join(phrase!(", then ")), until.unwrap_or_default());
    let step = step(offers).map(|cents| {
        let sign = if cents > 0 { "+" } else { "" };
        phrase!("last step {}{}", sign, Cents(cents).grouped())
    });
    Some(Entry::new(text).aside(step.unwrap_or_default()))
}

/// From the offer before to the last one, in cents.
fn step(offers: &[&Offer]) -> Option<i128> {
    let [.., before, last] = offers else {
        return None;
    };
    Some(cents(last)? - cents(before)?)
}

fn cents(o: &Offer) -> Option<i128> {
    o.amount.map(|m| i128::from(m.cents()))
}

/// "we aim at 309,700, floor 296,100; they may go to 299,800".
fn room(deal: &Opportunity) -> Option<Entry> {
    let aim = deal.target_price.map(|m| phrase!("we aim at {}", amount(m)));
    let floor = deal.floor_price.map(|m| phrase!("floor {}", amount(m)));
    let theirs =
        deal.their_floor.map(|m| phrase!("we think they hope for {} at the lowest", amount(m)));
    let said: Vec<String> = [aim, floor, theirs].into_iter().flatten().collect();
    (!said.is_empty())
        .then(|| Entry::new(said.join(", ")).lead(phrase!("room")).from(deal.id.as_str()))
}

/// The next price to try: half of our last step, a third of the way to what we aim at where there was none; in whole
/// hundreds, never below what we aim at, and never without something in return.
fn probe(deal: &Opportunity, ours: &[&Offer]) -> Option<Entry> {
    let last = i128::from(ours.last()?.amount.as_ref()?.cents());
    let aim = i128::from(deal.target_price.or(*deal.floor_price)?.cents());
    if last <= aim {
        return None;
    }
    let give = match step(ours).filter(|step| *step < 0) {
        Some(step) => -step / 2,
        None => (last - aim) / 3,
    };
    let whole = if last > 1_000_000 { 10_000 } else { 100 };
    let next = ((last - give) / whole * whole).max(aim);
    let text = phrase!("next {}, for something in return", Cents(next).grouped());
    Some(Entry::new(text).lead(phrase!("probe")).from(deal.id.as_str()))
}
