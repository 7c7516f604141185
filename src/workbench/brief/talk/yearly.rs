//! A talk of the year: figures, agreements that end, satisfaction.

use super::section as made;
use crate::model::Year;
use crate::model::brief::{Entry, Section};
use crate::rules::cents::amount;
use crate::rules::revenue::comparable;
use crate::workbench::brief::BriefContext;
use chrono::Datelike;

/// Days ahead in which the end of an agreement is spoken of.
const AHEAD: i64 = 365;

/// This year and the one before, what ends, how they mark us.
pub fn section(desk: &BriefContext) -> Section {
    let entries = figures(desk).into_iter().chain(agreements(desk)).chain(marks(desk));
    made(phrase!("The year"), entries.collect())
}

fn figures(desk: &BriefContext) -> Vec<Entry> {
    let account = desk.case.account;
    let this = i64::from(desk.case.today().year());
    let mut entries: Vec<Entry> =
        [this, this - 1].into_iter().filter_map(|n| year(desk, n, account.year(n)?)).collect();
    if let Some(both) = comparable(account, desk.case.today())
        && let Some(first) = entries.first_mut()
    {
        first.notes.push(phrase!("by this day last year: {}", both.last().grouped()));
    }
    entries.into_iter().map(|e| e.from(account.id.as_str())).collect()
}

fn year(desk: &BriefContext, n: i64, year: &Year) -> Option<Entry> {
    let until = year.until.map(|d| phrase!(", to {}", desk.day(d))).unwrap_or_default();
    let text = format!("{}{until}", amount(year.revenue()?));
    let target = year.target().map(|t| phrase!("target {}", amount(t)));
    Some(Entry::new(text).lead(n.to_string()).aside(target.unwrap_or_default()))
}

fn agreements(desk: &BriefContext) -> Vec<Entry> {
    let ends = |day| desk.case.within_next(day, AHEAD);
    let all = desk.case.account.agreements.iter();
    let ending = all.filter(|a| ends(*a.until) || ends(*a.notice_by));
    let entry = ending.filter_map(|a| {
        let notice = a.notice_by.map(|d| phrase!("notice by {}", desk.day(d)));
        let until = a.until.map(|d| phrase!("ends {}", desk.day(d)));
        let days: Vec<String> = [notice, until].into_iter().flatten().collect();
        let entry = Entry::new(a.what.as_deref()?).lead(phrase!("contract")).aside(days.join(", "));
        Some(entry.note(a.terms.as_deref().unwrap_or_default()).from(a.id.as_str()))
    });
    entry.collect()
}

/// The last two marks, the newest first.
fn marks(desk: &BriefContext) -> Vec<Entry> {
    let all = desk.case.account.satisfaction.iter();
    let mut dated: Vec<_> = all
        .filter(|s| s.score.is_some())
        .filter_map(|s| Some((desk.case.past(*s.date)?, s)))
        .collect();
    dated.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let entry = dated.into_iter().take(2).map(|(day, s)| {
        let score = s.score.as_ref().map(|n| n.normalize().to_string()).unwrap_or_default();
        let by = s.by.as_deref().map(|by| phrase!(" by {by}", by)).unwrap_or_default();
        let note = s.note.as_deref().filter(|n| desk.may_stand(n));
        let note = note.map(|n| format!(": {n}")).unwrap_or_default();
        Entry::new(phrase!("{score} of 5{by}{note}", score, by, note))
            .lead(phrase!("they mark us"))
            .aside(desk.day(day))
    });
    entry.collect()
}
