//! `today`: what is due, who is visited, what is urgent and whom to call, over all accounts.

use super::json;
use super::table::Table;
use super::{Done, print};
use crate::model::codes::Severity;
use crate::model::{Date, Key};
use crate::rules::Finding;
use crate::text::format::count;
use crate::workbench::Workbench;
use crate::workbench::log::Waiting;
use crate::workbench::today::{Due, Neglected, Today, VisitSoon};
use serde::Serialize;
use std::collections::HashMap;

/// The day over all accounts: due, visits, urgent, whom to call, inbox
#[derive(Debug, clap::Args)]
pub struct TodayArgs {
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct TodaySheet {
    due: Vec<DueRow>,
    visits: Vec<VisitRow>,
    urgent: Vec<UrgentRow>,
    call: Vec<CallRow>,
    inbox: Vec<InboxRow>,
}

#[derive(Serialize)]
struct DueRow {
    account: String,
    kind: &'static str,
    id: String,
    day: Option<String>,
    days_late: i64,
    what: String,
    #[serde(skip)]
    name: String,
}

#[derive(Serialize)]
struct VisitRow {
    account: String,
    id: String,
    date: String,
    people: Vec<String>,
    ready: bool,
    profiles_missing: usize,
    #[serde(skip)]
    line: [String; 4],
}

#[derive(Serialize)]
struct UrgentRow {
    account: String,
    code: &'static str,
    severity: &'static str,
    subject: String,
    sentence: String,
    more: usize,
    #[serde(skip)]
    line: [String; 3],
}

#[derive(Serialize)]
struct CallRow {
    account: String,
    person: String,
    phone: Option<String>,
    days: Option<i64>,
    last: Option<String>,
    tried: Option<String>,
    #[serde(skip)]
    name: String,
}

#[derive(Serialize)]
struct InboxRow {
    date: String,
    text: String,
}

/// Rows as the screen Today has them.
pub fn run(workbench: &Workbench, args: &TodayArgs) -> Done {
    let today = workbench.today_of_book()?;
    let ids = Ids::of(workbench)?;
    let sheet = TodaySheet {
        due: today.due.iter().map(|d| due(d, &ids, workbench.today())).collect(),
        visits: today.visits.iter().map(|v| visit(v, &ids, workbench)).collect(),
        urgent: urgent(workbench, &today, &ids)?,
        call: today.neglected.iter().map(|n| call(n, &ids)).collect(),
        inbox: workbench.inbox()?.iter().map(waiting).collect(),
    };
    match args.json {
        true => json::object(&sheet),
        false => print::data(&text(&sheet)),
    }
}

/// The ids of the accounts by the file's number for them.
struct Ids(HashMap<Key, String>);

impl Ids {
    fn of(workbench: &Workbench) -> Result<Self, crate::model::Refusal> {
        let names = workbench.account_names()?.into_iter().map(|(id, _)| id);
        Ok(Self(workbench.account_keys()?.into_iter().zip(names).collect()))
    }

    fn id(&self, key: Key) -> String {
        self.0.get(&key).cloned().unwrap_or_default()
    }
}

fn due(due: &Due, ids: &Ids, today: Date) -> DueRow {
    DueRow {
        account: ids.id(due.account),
        kind: due.record(),
        id: due.subject.clone(),
        day: json::day(due.day),
        days_late: due.days_late(today).unwrap_or(0).max(0),
        what: due.what.clone(),
        name: due.name.clone(),
    }
}

fn visit(visit: &VisitSoon, ids: &Ids, workbench: &Workbench) -> VisitRow {
    let people = visit.people.join(", ");
    VisitRow {
        account: ids.id(visit.account),
        id: visit.id.clone(),
        date: visit.when.to_string(),
        people: visit.people.clone(),
        ready: !visit.unready,
        profiles_missing: visit.profiles,
        line: [visit.when.to_string(), visit.name.clone(), people, visit.ready(workbench)],
    }
}

/// One row an account that has something critical: its worst finding, the others counted.
fn urgent(
    workbench: &Workbench,
    today: &Today,
    ids: &Ids,
) -> Result<Vec<UrgentRow>, crate::model::Refusal> {
    let shared = workbench.shared()?;
    let critical =
        today.quiet.accounts.iter().filter(|r| !r.muted && r.severity == Severity::Critical);
    let row = |of: &crate::workbench::finding_groups::AccountRow| {
        let (findings, _) = workbench.urgent(of.account, &shared)?;
        let members = of.causes.iter().filter(|c| c.muted.is_none()).flat_map(|c| &c.members);
        let worst: Vec<&Finding> = members
            .filter_map(|i| findings.get(*i))
            .filter(|f| f.severity == Severity::Critical)
            .collect();
        let name = today.names.get(&of.account).cloned().unwrap_or_default();
        Ok(worst.first().map(|first| UrgentRow {
            account: ids.id(of.account),
            code: first.code,
            severity: first.severity.code(),
            subject: first.subject.clone(),
            sentence: first.sentence.clone(),
            more: worst.len() - 1,
            line: [name, first.title.clone(), first.sentence.clone()],
        }))
    };
    critical.map(row).filter_map(Result::transpose).collect()
}

fn call(neglected: &Neglected, ids: &Ids) -> CallRow {
    CallRow {
        account: ids.id(neglected.account),
        person: neglected.id.clone(),
        phone: neglected.phone.clone(),
        days: neglected.days,
        last: neglected.last.clone(),
        tried: json::day(neglected.tried),
        name: neglected.name.clone(),
    }
}

fn waiting(line: &Waiting) -> InboxRow {
    InboxRow { date: line.on.to_string(), text: line.text.clone() }
}

fn text(sheet: &TodaySheet) -> String {
    let mut due =
        Table::new(&["due", "late", "account", "what"]).right(&[1]).within(print::width(100));
    for row in &sheet.due {
        let late = if row.days_late > 0 { row.days_late.to_string() } else { String::new() };
        let day = row.day.clone().unwrap_or_else(|| phrase!("no day").to_owned());
        due.row(vec![day, late, row.name.clone(), row.what.clone()]);
    }
    let mut visits = Table::new(&["visit", "account", "who", ""]).within(print::width(100));
    sheet.visits.iter().for_each(|v| visits.row(v.line.to_vec()));
    let mut urgent = Table::new(&["urgent", "", ""]).within(print::width(100));
    sheet.urgent.iter().for_each(|u| urgent.row(u.line.to_vec()));
    let mut calls =
        Table::new(&["call", "number", phrase!("last reached"), ""]).within(print::width(100));
    for row in &sheet.call {
        let days = row
            .days
            .map_or(phrase!("never").to_owned(), |days| phrase!("{} ago", count(days, "day")));
        let phone = row.phone.clone().unwrap_or_else(|| phrase!("no number").to_owned());
        calls.row(vec![row.name.clone(), phone, days, row.last.clone().unwrap_or_default()]);
    }
    let mut inbox = Table::new(&["inbox", ""]).within(print::width(100));
    sheet.inbox.iter().for_each(|i| inbox.row(vec![i.date.clone(), i.text.clone()]));
    let tables = [due, visits, urgent, calls, inbox];
    let shown: Vec<String> = tables.iter().filter(|t| !t.is_empty()).map(Table::text).collect();
    match shown.is_empty() {
        true => phrase!("Nothing is due, nobody is neglected and nothing is urgent.\n").to_owned(),
        false => shown.join("\n"),
    }
}
