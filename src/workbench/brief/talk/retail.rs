//! The last look at their shelf: ours and the rivals' goods, prices, places, promotions (METHOD M5).

use super::section as made;
use crate::model::brief::{Entry, Section};
use crate::model::{Choice, Date, Observation, Visit};
use crate::rules::cents::amount;
use crate::rules::phrase;
use crate::workbench::brief::BriefContext;

/// Of the place of the visit; where nothing was seen there, of the place that was looked at last.
pub fn section(desk: &BriefContext, visit: &Visit) -> Section {
    let seen = desk.case.account.observations.iter();
    let seen: Vec<&Observation> = seen.filter(|o| desk.case.past(*o.date).is_some()).collect();
    let at =
        |place: Option<&str>| seen.iter().any(|o| place.is_some() && o.place.as_deref() == place);
    let newest = seen.iter().max_by_key(|o| *o.date).and_then(|o| o.place.as_deref());
    let place = visit.place.as_deref().filter(|p| at(Some(p))).or(newest);
    let here: Vec<&Observation> =
        seen.into_iter().filter(|o| o.place.as_deref() == place).collect();
    let day = here.iter().filter_map(|o| *o.date).max();
    let title =
        [Some(phrase!("Last look").to_owned()), place.map(str::to_owned), day.map(|d| desk.day(d))];
    let title: Vec<String> = title.into_iter().flatten().collect();
    let mut entries: Vec<Entry> = goods(&here).iter().map(|o| entry(desk, o, day)).collect();
    entries.extend(brands(&here));
    if entries.is_empty() {
        entries.push(Entry::gap(phrase!("nobody has looked at their shelf yet")));
    }
    made(title.join(", "), entries)
}

/// Of each brand and product the newest look, the rivals' first.
fn goods<'a>(here: &[&'a Observation]) -> Vec<&'a Observation> {
    let mut newest: Vec<&Observation> = Vec::new();
    for seen in here {
        match newest.iter_mut().find(|o| (&o.brand, &o.product) == (&seen.brand, &seen.product)) {
            Some(old) if *old.date <= *seen.date => *old = seen,
            Some(_) => {}
            None => newest.push(seen),
        }
    }
    newest.sort_by_key(|o| *o.ours);
    newest
}

fn entry(desk: &BriefContext, seen: &Observation, last: Option<Date>) -> Entry {
    let name: Vec<&str> =
        [seen.brand.as_deref(), seen.product.as_deref()].into_iter().flatten().collect();
    let price = seen.price.map(amount).map(|p| match *seen.usual_price {
        Some(usual) if Some(usual) != *seen.price => phrase!("{} instead of {}", p, amount(usual)),
        _ => p,
    });
    let shelf = seen.shelf.map(|s| phrase!("shelf: {}", desk.words.word("shelf", s.word())));
    let produced = seen.produced.zip(*seen.date).map(|(made, day)| {
        phrase!("made {}, {} old", desk.day(made), phrase::days((day - made).num_days()))
    });
    let older = seen.date.filter(|d| Some(*d) != last).map(|d| phrase!("seen {}", desk.day(d)));
    let said: Vec<String> =
        [price, shelf, promotion(desk, seen), produced, older].into_iter().flatten().collect();
    let lead = if *seen.ours { "ours" } else { "rival" };
    let entry = Entry::new(format!("{}  {}", name.join(" "), said.join(", "))).lead(lead);
    entry.note(seen.note.as_deref().unwrap_or_default()).from(seen.id.as_str())
}

fn promotion(desk: &BriefContext, seen: &Observation) -> Option<String> {
    let form = seen.promotion.form.as_deref().or(seen.promotion.gift.as_deref())?;
    let until = seen.promotion.to.map(|d| phrase!(" until {}", desk.day(d)));
    Some(phrase!("promotion: {}{}", form, until.unwrap_or_default()))
}

/// "19 brands, 17 before".
fn brands(here: &[&Observation]) -> Option<Entry> {
    let mut counts: Vec<(Option<Date>, i64)> =
        here.iter().filter_map(|o| Some((*o.date, (*o.brand_count)?))).collect();
    counts.sort_unstable();
    let (day, count) = counts.last()?;
    let before =
        counts.iter().rev().find(|(d, _)| d < day).map(|(_, n)| phrase!(", {n} before", n));
    let text = format!("{}{}", phrase::count(*count, "brand"), before.unwrap_or_default());
    Some(Entry::new(text).lead(phrase!("shelf")))
}
