//! What the money says: earlier dealings, what is open, the price talk.

use super::Told;
use super::deals::sum;
use crate::model::{Money, Offer, Opportunity, OpportunityStatus, Payment, Side};
use crate::rules::{AccountContext, phrase};
use chrono::Datelike;

/// What they bought, and what went wrong with it.
pub(super) fn dealings<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let mut told = Told::default();
    let (mut facts, mut names): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (year, revenue) in revenues(case) {
        facts.push(phrase!("sales of {} in {}", sum(revenue), year));
        told = told.on("year", None, None, &year.to_string());
    }
    for deal in won(case) {
        let value = deal.value.map(|v| phrase!(" for {}", sum(v))).unwrap_or_default();
        let day = case.past(*deal.closed.date);
        let year = day.map(|d| phrase!(" in {}", d.year())).unwrap_or_default();
        facts.push(phrase!("{} won{}{}", deal.name.as_str(), value, year));
        names.push(deal.name.to_string());
        told = told.on("opportunity", Some(deal.id.as_str()), day, deal.name.as_str());
    }
    for complaint in case.account.complaints.iter() {
        if let (Some(day), Some(what)) = (case.past(*complaint.raised), complaint.what.as_deref()) {
            facts.push(phrase!("complaint of {}: {}", phrase::near_day(day, case.today()), what));
            told = told.on("complaint", Some(complaint.id.as_str()), Some(day), what);
        }
    }
    if names.is_empty() {
        let last =
            revenues(case).last().map(|(year, r)| phrase!("goods for {} in {}", sum(*r), year));
        names.extend(last);
    }
    let unasked = names.is_empty();
    let told = Told { unasked, ..told.fact("names", phrase::list(&names)) };
    (!facts.is_empty()).then(|| told.fact("facts", facts.join("; ")))
}

fn won<'a>(case: &AccountContext<'a>) -> impl Iterator<Item = &'a Opportunity> {
    case.account.opportunities.0.iter().filter(|o| o.status == OpportunityStatus::Won)
}

/// Sales above 0 of the last two years that have some, the earlier first.
fn revenues(case: &AccountContext) -> Vec<(i64, Money)> {
    let today = i64::from(case.today().year());
    let years = case.account.years.iter().filter_map(|y| Some((y.year.0?, y.revenue()?)));
    let mut years: Vec<_> = years.filter(|(year, r)| *year <= today && r.cents() > 0).collect();
    years.sort_by_key(|(year, _)| *year);
    let from = years.len().saturating_sub(2);
    years.split_off(from)
}

/// Has this customer ever bought from us?
pub fn has_bought(case: &AccountContext) -> bool {
    let paid = |p: &Payment| case.past(*p.invoiced).or(case.past(*p.paid)).is_some();
    won(case).next().is_some()
        || !revenues(case).is_empty()
        || case.account.opportunities.iter().any(|o| o.payments.iter().any(paid))
        || !case.account.satisfaction.is_empty()
        || !case.account.agreements.is_empty()
}

fn payments<'a>(case: &AccountContext<'a>) -> impl Iterator<Item = &'a Payment> {
    case.account.opportunities.0.iter().filter(|o| o.is_ours()).flat_map(|o| o.payments.0.iter())
}

/// Invoiced or past its day, and not paid.
fn is_owed(case: &AccountContext, payment: &Payment) -> bool {
    let asked = case.past(*payment.invoiced).is_some() || case.is_over(*payment.due);
    asked && case.past(*payment.paid).is_none()
}

/// What they owe us.
pub(super) fn open<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let owed: Vec<_> = payments(case).filter(|p| is_owed(case, p)).collect();
    let facts: Vec<String> = owed
        .iter()
        .map(|p| {
            let what = p.what.as_deref().map(|w| phrase!(" for {w}", w)).unwrap_or_default();
            let due = p.due.map(|d| phrase!(", due {}", phrase::near_day(d, case.today())));
            let sum = p.amount.map_or_else(|| phrase!("a payment").to_owned(), sum);
            format!("{sum}{what}{}", due.unwrap_or_default())
        })
        .collect();
    let told = owed.iter().fold(Told::default(), |told, p| {
        told.on("payment", Some(p.id.as_str()), *p.due, p.what.or_empty())
    });
    (!facts.is_empty()).then(|| told.fact("facts", facts.join("; ")))
}

/// All that was asked for is paid.
pub(super) fn paid<'a>(case: &AccountContext<'a>) -> Option<Told<'a>> {
    let owed = payments(case).any(|p| is_owed(case, p));
    let paid = payments(case).filter_map(|p| Some((case.past(*p.paid)?, p)));
    let (day, last) = paid.max_by_key(|(day, _)| *day).filter(|_| !owed)?;
    Some(Told::default().on("payment", Some(last.id.as_str()), Some(day), last.what.or_empty()))
}

/// Their last offer and ours, with the last words.
pub(super) fn price_talk<'a>(
    case: &AccountContext<'a>,
    about: &[&'a Opportunity],
) -> Option<Told<'a>> {
    about.iter().copied().find_map(|deal| {
        let newest = |side: Side| {
            let offers = deal.offers.iter().filter(|o| o.side == Some(side) && o.amount.is_some());
            offers.filter(|o| case.past(*o.date).is_some()).max_by_key(|o| *o.date)
        };
        let (theirs, ours) = (newest(Side::Them)?, newest(Side::Us));
        let fact = |who: &str, offer: &Offer| {
            let by = offer.who.0.as_deref().filter(|_| offer.side == Some(Side::Them));
            let who = by.map_or(who.to_owned(), |id| phrase!("{} offered", case.name(id)));
            let amount = offer.amount.map(sum).unwrap_or_default();
            let day = offer.date.map(|d| phrase!(" on {}", phrase::near_day(d, case.today())));
            let said = offer.said.as_deref().map(|s| format!(" (\"{s}\")")).unwrap_or_default();
            format!("{who} {amount}{}{said}", day.unwrap_or_default())
        };
        let ours = ours.map(|o| format!("; {}", fact(phrase!("we asked"), o))).unwrap_or_default();
        let facts = format!("{}{ours}", fact(phrase!("they offered"), theirs));
        let told = Told::default().on("opportunity", Some(deal.id.as_str()), *theirs.date, &facts);
        let offer = theirs.amount.map(sum).unwrap_or_default();
        let source = theirs.who.0.as_deref().and_then(|id| case.person(id));
        let told = Told { source, ..told };
        Some(told.fact("facts", facts).fact("offer", offer))
    })
}
