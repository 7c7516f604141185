//! What runs between an account and us: what is late or next, contracts, complaints, gifts, marks, contacts.

use crate::model::statement::{About, Block, Group, Head, Item, Piece};
use crate::model::{Agreement, Date, Key, Moment, VisitStatus};
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use crate::rules::findings::visit::visit_unready::lacks;
use crate::rules::phrase;
use crate::text::DayText;
use crate::text::format::clock;
use crate::workbench::Workbench;
use crate::workbench::in_json;
use crate::workbench::today::Due;
use chrono::Datelike;
use rust_decimal::Decimal;
use serde::Serialize;

/// Something with a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ComingUp {
    /// The table of the record.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its number in the file.
    #[serde(skip)]
    pub key: Key,
    /// The day.
    #[serde(serialize_with = "in_json::day")]
    pub day: Option<Date>,
    /// Days that it is late; 0 where it is not.
    pub days_late: i64,
    /// What it is.
    pub what: String,
    /// Of a visit: everything that it needs is there.
    pub ready: Option<bool>,
}

/// A contract in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InForce {
    /// Its id.
    pub agreement: String,
    /// Its number in the file.
    #[serde(skip)]
    pub key: Key,
    /// What it is.
    pub what: String,
    /// When it ends.
    #[serde(serialize_with = "in_json::day")]
    pub until: Option<Date>,
    /// By when notice has to be given.
    #[serde(serialize_with = "in_json::day")]
    pub notice_by: Option<Date>,
}

/// A mark that they gave us.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SatisfactionMark {
    /// The day.
    #[serde(serialize_with = "in_json::day")]
    pub date: Option<Date>,
    /// 0 to 5.
    #[serde(serialize_with = "in_json::number")]
    pub score: Option<Decimal>,
    /// Who gave it.
    pub by: Option<String>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastContact {
    /// Its number in the file.
    #[serde(skip)]
    pub key: Key,
    /// When.
    #[serde(serialize_with = "moment")]
    pub date: Moment,
    /// The kind's word in files.
    pub kind: &'static str,
    /// With whom, by name.
    pub people: Vec<String>,
    /// The outcome's word in files.
    pub outcome: &'static str,
    /// What was said; empty where that is private or nothing.
    #[serde(skip)]
    pub note: String,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Running {
    /// What is late, then what is next, by day.
    pub coming: Vec<ComingUp>,
    /// Contracts that have not ended.
    pub agreements: Vec<InForce>,
    /// Complaints that are open, of this year, and of these resolved.
    pub complaints: [usize; 3],
    /// Gifts of this year, and their worth together.
    pub gifts: (usize, Cents),
    /// Their marks for us, the oldest first.
    pub satisfaction: Vec<SatisfactionMark>,
    /// Contacts, the newest first.
    pub contacts: Vec<LastContact>,
}

fn moment<S: serde::Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    moment.to_string().serialize(serializer)
}

/// What runs at the account of this case.
pub fn running(case: &AccountContext, due: Vec<Due>) -> Running {
    let account = case.account;
    let of_this_year =
        |day: Option<Date>| case.past(day).is_some_and(|d| d.year() == case.today().year());
    let complaints = account.complaints.iter().filter(|c| case.past(*c.raised).is_some());
    let open = complaints.clone().filter(|c| case.past(*c.resolved).is_none()).count();
    let recent: Vec<_> = complaints.filter(|c| of_this_year(*c.raised)).collect();
    let resolved = recent.iter().filter(|c| case.past(*c.resolved).is_some()).count();
    let gifts = account.gifts.iter().filter(|g| of_this_year(*g.date));
    let mut satisfaction: Vec<SatisfactionMark> = account
        .satisfaction
        .iter()
        .filter(|s| case.past(*s.date).is_some() && s.score.is_some())
        .map(|s| SatisfactionMark { date: *s.date, score: *s.score, by: s.by.0.clone() })
        .collect();
    satisfaction.sort_by_key(|s| s.date);
    let in_force = account.agreements.iter().filter(|a| a.until.is_none_or(|d| d >= case.today()));
    Running {
        coming: coming(case, due),
        agreements: in_force.map(agreement).collect(),
        complaints: [open, recent.len(), resolved],
        gifts: gifts.fold((0, Cents(0)), |(count, sum), gift| {
            let worth = gift.value.map_or(0, |m| i128::from(m.cents()));
            (count + 1, Cents(sum.0 + worth))
        }),
        satisfaction,
        contacts: contacts(case),
    }
}

fn agreement(agreement: &Agreement) -> InForce {
    InForce {
        agreement: agreement.id.0.clone(),
        key: agreement.key,
        what: agreement.what.as_deref().unwrap_or(phrase!("agreement without words")).to_owned(),
        until: *agreement.until,
        notice_by: *agreement.notice_by,
    }
}

/// What is due, the planned visits, and the next day of each contract that is not due yet.
fn coming(case: &AccountContext, due: Vec<Due>) -> Vec<ComingUp> {
    let today = case.today();
    let mut coming: Vec<ComingUp> = due
        .into_iter()
        .map(|d| ComingUp {
            kind: d.record(),
            id: d.subject.clone(),
            key: d.key,
            day: d.day,
            days_late: d.days_late(today).unwrap_or(0).max(0),
            what: d.what,
            ready: None,
        })
        .collect();
    let planned = case.account.visits.iter().filter(|v| v.status == VisitStatus::Planned);
    for visit in planned.filter(|v| v.date.is_some_and(|d| d.date >= today)) {
        let time = visit.date.and_then(|m| m.minute);
        let time = time.map(|m| format!(", {}", clock(m))).unwrap_or_default();
        coming.push(ComingUp {
            kind: "visit",
            id: visit.id.0.clone(),
            key: visit.key,
            day: visit.date.map(|m| m.date),
            days_late: 0,
            what: format!("visit{time}"),
            ready: Some(lacks(case, visit).is_empty()),
        });
    }
    for contract in case.account.agreements.iter() {
        let days =
            [(*contract.notice_by, phrase!("notice day of")), (*contract.until, phrase!("end of"))];
        let ahead =
            days.into_iter().filter_map(|(day, word)| Some((day.filter(|d| *d >= today)?, word)));
        let told = coming.iter().any(|c| c.kind == "agreement" && c.id == contract.id.0);
        if let Some((day, word)) = ahead.min().filter(|_| !told) {
            let what = contract.what.as_deref().unwrap_or(phrase!("an agreement"));
            coming.push(ComingUp {
                kind: "agreement",
                id: contract.id.0.clone(),
                key: contract.key,
                day: Some(day),
                days_late: 0,
                what: format!("{word} {what}"),
                ready: None,
            });
        }
    }
    coming.sort_by_key(|c| (c.day.is_none(), c.day));
    coming
}

fn contacts(case: &AccountContext) -> Vec<LastContact> {
    use crate::model::Choice;
    let mut contacts: Vec<LastContact> = case
        .contacts
        .iter()
        .filter_map(|c| {
            let note = if *c.private { "" } else { c.note.as_deref().unwrap_or_default() };
            Some(LastContact {
                key: c.key,
                date: (*c.date)?,
                kind: c.kind.word(),
                people: c.people.0.iter().map(|p| case.name(p).to_owned()).collect(),
                outcome: c.outcome.word(),
                note: note.split_whitespace().collect::<Vec<_>>().join(" "),
            })
        })
        .collect();
    contacts.sort_by_key(|c| std::cmp::Reverse(c.date));
    contacts
}

/// What is late or next that a pane shows before the rest is counted, and contacts.
const SHOWN: (usize, usize) = (5, 1);

/// The block of it, as drawing 18 has it; folded, the rest of what is coming and of the contacts is counted.
pub fn describe(bench: &Workbench, page: &super::AccountPage, account: Key, folded: bool) -> Block {
    let running = &page.running;
    let late = running.coming.iter().filter(|c| c.days_late > 0).count();
    let aside = match (late, running.coming.len()) {
        (0, 0) => String::new(),
        (0, n) => n.to_string(),
        (late, _) => phrase!("{late} late", late),
    };
    let mut coming = Group::new([Head::left(""), Head::fills("")]);
    let (things, contacts) = if folded { SHOWN } else { (usize::MAX, usize::MAX) };
    for thing in running.coming.iter().take(things) {
        coming.push(due(thing, bench.today()).about(About::Record(account, thing.kind, thing.key)));
    }
    if let Some(last) = running.coming.last().filter(|_| running.coming.len() > things) {
        let more = Piece::muted(phrase!("{} more", running.coming.len() - things));
        let says = match last.day.map(|d| phrase::said_day(d, bench.today())) {
            Some(day) => phrase!("to {}: {}", day, last.what),
            None => phrase!("some without a day, the last: {}", last.what),
        };
        coming.push(Item::new([more, Piece::muted(says)]).named("more"));
    }
    let mut last = Group::new([Head::left(""), Head::left("").need(1), Head::fills("")]);
    for contact in running.contacts.iter().take(contacts) {
        last.push(happened(bench, contact).about(About::Record(account, "contact", contact.key)));
    }
    if let Some(contact) = running.contacts.get(contacts) {
        let more = phrase!("{} more", running.contacts.len() - contacts);
        let says = phrase!("the one before: {}", contact.people.join(", "));
        last.push(Item::new([Piece::muted(more), "".into(), Piece::muted(says)]).named("more"));
    }
    let mut block = Block::new(phrase!("What runs"), aside)
        .with(coming)
        .with(standing(running, account, bench.today()))
        .with(last)
        .or(phrase!("Nothing is due.  a adds a contract, n d something to do"));
    if folded {
        // One line a row, so that what is late and what is in force stand in one pane.
        let last = block.groups.iter_mut().filter_map(|group| group.heads.last_mut());
        last.for_each(|head| head.fills = false);
    }
    block
}

/// "31 days late !", "Thu 26 Nov", and what it is.
fn due(thing: &ComingUp, today: Date) -> Item {
    let when = match (thing.day, thing.days_late) {
        (_, late @ 1..) => Piece::urgent(phrase!("{} late", phrase::days(late))),
        (Some(day), _) => phrase::said_day(day, today).into(),
        (None, _) => Piece::muted(phrase!("no day")),
    };
    let what = match thing.ready {
        Some(false) => Piece::warning(phrase!("{}, not ready", thing.what)),
        Some(true) => Piece::from(phrase!("{}, ready", thing.what)),
        None => thing.what.as_str().into(),
    };
    Item::new([when, what])
}

fn standing(running: &Running, account: Key, today: Date) -> Group {
    let mut group = Group::of_labels();
    for (n, contract) in running.agreements.iter().enumerate() {
        let notice =
            contract.notice_by.map(|d| phrase!(", notice by {}", phrase::near_day(d, today)));
        let until = contract.until.map(|d| phrase!(", to {}", phrase::day(d)));
        let says =
            format!("{}{}{}", contract.what, until.unwrap_or_default(), notice.unwrap_or_default());
        let label = if n == 0 { "agreements" } else { "" };
        let about = About::Record(account, "agreement", contract.key);
        group.push(Item::said(label, says).about(about));
    }
    if running.agreements.is_empty() {
        group.push(
            Item::said("agreements", Piece::muted(phrase!("none; a adds one")))
                .about(About::Screen("Service")),
        );
    }
    let [open, this_year, resolved] = running.complaints;
    let year = today.year();
    let says = match (open, this_year) {
        (0, 0) => Piece::muted(phrase!("none open, none in {year}", year)),
        (0, n) if n == resolved => {
            phrase!("none open; {n} in {year}, all resolved", n, year).into()
        }
        (0, n) => phrase!("none open; {n} in {year}", n, year).into(),
        (open, n) => Piece::urgent(phrase!("{open} open; {n} in {year}", open, n, year)),
    };
    group.push(Item::said("complaints", says).about(About::Screen("Service")));
    let gifts = match running.gifts {
        (0, _) => Piece::muted(phrase!("none in {year}", year)),
        (n, worth) => phrase!("{} in {}, {} together", n, year, worth.grouped()).into(),
    };
    group.push(Item::said("gifts", gifts).about(About::Screen("gifts")));
    group.push(satisfaction(&running.satisfaction));
    group
}

/// "3.8  4.0  4.0  of 5, by ليلى حداد"; bad where the last one is a whole point below the one before.
fn satisfaction(marks: &[SatisfactionMark]) -> Item {
    let Some(last) = marks.last() else {
        return Item::said("satisfaction", Piece::muted(phrase!("never asked")))
            .about(About::Screen(phrase!("Satisfaction: the marks they gave us")));
    };
    let scores = marks.iter().rev().take(4).rev();
    let scores: Vec<String> = scores.filter_map(|m| m.score).map(|s| format!("{s:.1}")).collect();
    let before = marks.iter().rev().skip(1).find(|m| m.by == last.by);
    let fell = before.and_then(|b| Some(b.score? - last.score? >= Decimal::ONE)).unwrap_or(false);
    let by = last.by.as_deref().map(|by| phrase!(", by {by}", by)).unwrap_or_default();
    let says = phrase!("{}  of 5{}", scores.join("  "), by);
    let mut item = Item::said("satisfaction", if fell { Piece::urgent(says) } else { says.into() });
    for mark in marks {
        let day = mark.date.map(phrase::day).unwrap_or_default();
        let by = mark.by.as_deref().unwrap_or(phrase!("nobody named"));
        let score = mark.score.map(|s| format!("{s:.1}")).unwrap_or_default();
        item = item.reason(score, format!("{day}, {by}"));
    }
    item.about(About::Screen(phrase!("Satisfaction: the marks they gave us")))
}

fn happened(bench: &Workbench, contact: &LastContact) -> Item {
    let words = &bench.words;
    let kind = words.word("contact", contact.kind);
    let outcome = words.word("outcome", contact.outcome);
    let names = contact.people.join(", ");
    let mut says = names;
    if contact.outcome != "held" && contact.kind != "attempt" {
        says += &format!(", {outcome}");
    }
    if !contact.note.is_empty() {
        says += &format!(", {}", contact.note);
    }
    let day = contact.date.date.weekday_day();
    Item::new([Piece::muted(day), Piece::muted(kind), says.trim_start_matches(", ").into()])
}
