//! The successor's page: who decides, who doubts, what is promised, sore spots, why this price, what would kill it (METHOD F13).

use super::{Desk, attend, head, picture, promises};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::codes::Severity;
use crate::model::{Choice, Offer, Opportunity, Person, Role, Side};
use crate::rules::cents::amount;
use crate::rules::{evaluation, phrase, route};

/// The whole page, before it is made to fit.
pub fn page(desk: &Desk) -> Brief {
    let rep = desk.case.world.rep.name.as_deref();
    let from = rep.map(|r| format!("handover from {r}"));
    let mut brief = head(desk, from.unwrap_or_else(|| "handover".to_owned()));
    brief.visit = None;
    brief.sections =
        vec![decides(desk), doubts(desk), promised(desk), sore(desk), price(desk), kills(desk)];
    let holes = brief.sections.iter().flat_map(|s| &s.entries);
    let holes = holes.filter(|e| e.gap).count();
    let told = phrase::count(i64::try_from(holes).unwrap_or(0), "gap");
    brief.standing = format!("{told} marked with !");
    brief.picture = picture::nodes(desk);
    brief
}

fn section(name: &'static str, title: &str, entries: Vec<Entry>, gap: &str, yields: u8) -> Section {
    let entries = match entries.is_empty() {
        true => vec![Entry::gap(gap)],
        false => entries,
    };
    Section { name, title: title.to_owned(), entries, yields, keep: 3 }
}

fn person(desk: &Desk, person: &Person) -> Entry {
    Entry::new(attend::called(person)).aside(attend::marks(desk, person)).from(person.id.as_str())
}

fn decides(desk: &Desk) -> Section {
    let everyone = desk.case.everyone.iter().copied();
    let decide = |p: &&Person| p.plays(Role::DecisionMaker) || p.plays(Role::Approver);
    let mut entries: Vec<Entry> =
        everyone.filter(decide).map(|p| person(desk, p).note(way(desk, p))).collect();
    if !desk.case.everyone.iter().any(|p| p.plays(Role::DecisionMaker)) {
        entries.insert(0, Entry::gap("who has the final yes and the money is not known"));
    }
    entries.push(desk.known("organisation.buying_process", None, "how they buy"));
    entries.push(desk.known("organisation.budget", None, "budget"));
    section("decides", "Who decides", entries, "not known", 2)
}

/// "reached last 15 Sep; the way: Jonas Falk, Erik Naess".
fn way(desk: &Desk, person: &Person) -> String {
    let last = match desk.case.last_reached(&person.id) {
        Some(day) => format!("reached last {}", desk.day(day)),
        None => "never reached".to_owned(),
    };
    let routes = route::routes(desk.case, &person.id);
    let clean = routes.iter().find(|r| !r.compliance_risk);
    let steps: Vec<&str> =
        clean.map(|r| r.steps.iter().map(|s| desk.case.name(s.to)).collect()).unwrap_or_default();
    match steps.len() {
        0 => format!("{last}; no way there yet"),
        1 => last,
        _ => format!("{last}; the way: {}", steps.join(", ")),
    }
}

fn doubts(desk: &Desk) -> Section {
    let weighs = desk.case.world.playbook.thresholds.avoided_influence;
    let cool = |p: &&&Person| p.attitude.is_some_and(|a| a < 0);
    let mut entries: Vec<Entry> = desk
        .case
        .everyone
        .iter()
        .filter(cool)
        .map(|p| person(desk, p).note(concern(desk, p)))
        .collect();
    let silent = |p: &&&Person| p.attitude.is_none() && p.influence.is_some_and(|i| i >= weighs);
    let silent = desk.case.everyone.iter().filter(silent);
    entries.extend(silent.map(|p| {
        Entry::gap(format!("where {} stands is not known", p.name.as_str()))
            .note(concern(desk, p))
            .from(p.id.as_str())
    }));
    section(
        "doubts",
        "Who doubts",
        entries,
        "nobody is known to be against us: that is seldom true",
        3,
    )
}

fn concern(desk: &Desk, person: &Person) -> String {
    let said = desk.answer("senior.concerns", Some(&person.id));
    let said = said.and_then(|i| i.answer.as_deref());
    said.map(|s| format!("concern: {s}")).unwrap_or_default()
}

fn promised(desk: &Desk) -> Section {
    let mut entries = promises::entries(desk, true);
    let agreements = desk.case.account.agreements.iter();
    let running = agreements.filter(|a| !desk.case.is_over(*a.until));
    entries.extend(running.filter_map(|a| {
        let until = a.until.map(|d| format!("until {}", desk.day(d)));
        let entry = Entry::new(a.what.as_deref()?).lead("contract");
        Some(
            entry
                .aside(until.unwrap_or_default())
                .note(a.terms.as_deref().unwrap_or_default())
                .from(a.id.as_str()),
        )
    }));
    let none = "nothing is written down: ask them what they wait for";
    section("promised", "What is promised", entries, none, 4)
}

fn sore(desk: &Desk) -> Section {
    let account = desk.case.account;
    let complaints = account.complaints.iter().rev();
    let mut entries: Vec<Entry> = complaints
        .filter(|c| desk.case.past(*c.raised).is_some())
        .filter_map(|c| {
            let state = match desk.case.past(*c.resolved) {
                Some(day) => format!("resolved {}", desk.day(day)),
                None => "open !".to_owned(),
            };
            let by = c.by.as_deref().map(|b| format!(" ({b})"));
            let text = format!("{}{}", c.what.as_deref()?, by.unwrap_or_default());
            Some(Entry::new(text).aside(state).from(c.id.as_str()))
        })
        .collect();
    entries.sort_by_key(|e| !e.aside.ends_with('!'));
    entries.truncate(4);
    let marks = account.satisfaction.iter().filter(|s| desk.case.past(*s.date).is_some());
    if let Some(last) = marks.max_by_key(|s| *s.date) {
        let score = last.score.as_ref().map(|s| s.normalize().to_string());
        let note = last.note.as_deref().unwrap_or_default();
        let text = format!("satisfaction {} of 5", score.unwrap_or_else(|| "?".to_owned()));
        entries.push(Entry::new(text).note(note));
    }
    let lost = account.opportunities.iter().filter(|o| !o.is_ours());
    entries.extend(lost.filter_map(|o| {
        let reason = o.closed.reason.as_deref()?;
        Some(Entry::new(format!("{}: {reason}", o.name.as_str())).from(o.id.as_str()))
    }));
    entries.push(desk.known("history.satisfaction", None, "what they say of us"));
    entries.push(desk.known("ours.weakness", None, "what speaks against us"));
    section("sore", "Sore spots", entries, "none known", 5)
}

fn price(desk: &Desk) -> Section {
    let deals: Vec<&Opportunity> = desk.case.open().collect();
    let mut entries = Vec::new();
    for deal in &deals {
        entries.extend(newest(desk, deal, Side::Us));
        entries.extend(newest(desk, deal, Side::Them));
        let bounds = [
            ("we aim at", *deal.target_price),
            ("not below", *deal.floor_price),
            ("their lowest, as we read it", *deal.their_floor),
        ];
        let known = bounds.iter().filter_map(|(word, m)| Some(format!("{word} {}", amount((*m)?))));
        let known: Vec<String> = known.collect();
        if !known.is_empty() {
            entries.push(Entry::new(known.join(", ")).lead("room").from(deal.id.as_str()));
        }
        entries.extend(deal.trades.iter().filter_map(|t| {
            let (give, get) = (t.give.as_deref()?, t.get.as_deref()?);
            Some(Entry::new(format!("{give} for {get}")).lead("trade"))
        }));
    }
    if !deals.is_empty() {
        entries.push(desk.known("ours.value", None, "what it is worth to them"));
        entries.push(desk.known("rivals.price", None, "what the rival asks"));
    }
    section("price", "Why this price", entries, "no offer and no reason is written down", 6)
}

fn newest(desk: &Desk, deal: &Opportunity, side: Side) -> Option<Entry> {
    let of = |o: &&Offer| o.side == Some(side) && desk.case.past(*o.date).is_some();
    let last = deal.offers.iter().filter(of).max_by_key(|o| *o.date);
    let word = desk.words.word("side", side.word());
    let Some(offer) = last else {
        let none = format!("{}: {word} have not named a price", deal.name.as_str());
        return (side == Side::Us).then(|| Entry::gap(none).from(deal.id.as_str()));
    };
    let sum = offer.amount.map(amount).unwrap_or_else(|| "no sum".to_owned());
    let said = offer.said.as_deref().map(|s| format!(", \"{s}\""));
    let text = format!("{}: {sum}{}", deal.name.as_str(), said.unwrap_or_default());
    let day = offer.date.map(|d| desk.day(d)).unwrap_or_default();
    Some(Entry::new(text).lead(word).aside(day).from(deal.id.as_str()))
}

fn kills(desk: &Desk) -> Section {
    let mut entries = Vec::new();
    for deal in desk.case.open() {
        let judged = evaluation::evaluate(deal, desk.case.world);
        let outs = judged.knock_outs.into_iter();
        entries.extend(outs.map(|k| Entry::new(k.sentence).lead("!").from(deal.id.as_str())));
    }
    let critical = desk.findings.iter().filter(|f| f.severity == Severity::Critical);
    entries.extend(
        critical.map(|f| Entry::new(&f.sentence).lead("!").note(&f.remedy).from(&f.subject)),
    );
    entries.push(desk.known("problems.trigger", None, "why they buy now"));
    section("kills", "What would kill it", entries, "nothing known", 1)
}
