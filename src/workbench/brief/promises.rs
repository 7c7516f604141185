//! What is open between us: ours that is late, what each side promised, visits without their debrief (METHOD F10).

use super::Desk;
use crate::model::brief::Entry;
use crate::model::{Action, Visit, VisitStatus};
use crate::rules::phrase;

/// Whose eyes an entry is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Eyes {
    /// Ours: with names, and what is late marked.
    Ours,
    /// The customer's: what was promised, by when.
    Theirs,
}

/// All that is open, for us: ours that is late first, what was never debriefed, what we promised, what they did.
pub fn open(desk: &Desk) -> Vec<Entry> {
    let late = undone(desk).into_iter().filter(|a| is_late(desk, a));
    let late = late.filter(|a| !is_theirs(a)).map(|a| entry(desk, a, "late", Eyes::Ours));
    let due = undone(desk).into_iter().filter(|a| !is_late(desk, a));
    let due = due.filter(|a| is_ours(a)).map(|a| entry(desk, a, "we", Eyes::Ours));
    let theirs = undone(desk).into_iter().filter(|a| is_theirs(a));
    let theirs = theirs.map(|a| entry(desk, a, "they", Eyes::Ours));
    late.chain(silent(desk)).chain(due).chain(theirs).collect()
}

/// What each side promised and has not done, ours first.
pub fn promised(desk: &Desk, eyes: Eyes) -> Vec<Entry> {
    let (we, they) = match eyes {
        Eyes::Ours => ("we", "they"),
        Eyes::Theirs => ("we promised", "you promised"),
    };
    let ours = undone(desk).into_iter().filter(|a| is_ours(a));
    let theirs = undone(desk).into_iter().filter(|a| is_theirs(a));
    let ours = ours.map(|a| entry(desk, a, we, eyes));
    ours.chain(theirs.map(|a| entry(desk, a, they, eyes))).collect()
}

/// What is not done, by its day; without one last.
fn undone<'a>(desk: &Desk<'_, 'a>) -> Vec<&'a Action> {
    let all = desk.case.account.actions.iter();
    let mut open: Vec<&Action> = all.filter(|a| desk.case.is_undone(a)).collect();
    open.sort_by_key(|a| (a.due.is_none(), *a.due));
    open
}

fn is_ours(action: &Action) -> bool {
    action.promised_to.0.is_some()
}

fn is_theirs(action: &Action) -> bool {
    action.promised_by.0.is_some() && !is_ours(action)
}

fn is_late(desk: &Desk, action: &Action) -> bool {
    desk.case.is_over(*action.due)
}

fn entry(desk: &Desk, action: &Action, lead: &str, eyes: Eyes) -> Entry {
    let what = action.what.as_deref().unwrap_or("not said what");
    let day = action.due.map(|d| desk.day(d));
    let late = action.due.filter(|_| is_late(desk, action)).map(|d| desk.case.days_since(d));
    let (text, aside) = match eyes {
        Eyes::Theirs => (what.to_owned(), day.map(|d| format!("by {d}"))),
        Eyes::Ours => {
            let told = match late {
                Some(n) => day.map(|d| format!("was {d}, {} late !", phrase::count(n, "day"))),
                None => day,
            };
            (format!("{what}{}", whom(desk, action, what)), told)
        }
    };
    Entry::new(text).lead(lead).aside(aside.unwrap_or_default()).from(action.id.as_str())
}

/// ", promised to Jonas Falk", unless the words name them already.
fn whom(desk: &Desk, action: &Action, what: &str) -> String {
    let (word, id) = match (action.promised_to.0.as_deref(), action.promised_by.0.as_deref()) {
        (Some(id), _) => ("to", id),
        (None, Some(id)) => ("by", id),
        (None, None) => return String::new(),
    };
    let name = desk.case.name(id);
    match what.contains(name) {
        true => String::new(),
        false => format!(", promised {word} {name}"),
    }
}

/// Visits that are over and have no debrief.
fn silent<'c>(desk: &'c Desk) -> impl Iterator<Item = Entry> + use<'c> {
    let over = |v: &&Visit| match v.status {
        VisitStatus::Done => true,
        VisitStatus::Planned => desk.case.is_over(v.date.map(|d| d.date)),
        VisitStatus::Cancelled => false,
    };
    let visits = desk.case.account.visits.iter().filter(|v| v.debrief.result.is_none());
    let other = visits.filter(|v| desk.visit.is_none_or(|own| own.id != v.id)).filter(over);
    other.map(|v| {
        let people: Vec<&str> = v.people.0.iter().map(|id| desk.case.name(id)).collect();
        let with = match people.is_empty() {
            true => String::new(),
            false => format!(", with {}", phrase::list(&people)),
        };
        let what = v.purpose.as_deref().map(|p| format!(", {p}")).unwrap_or_default();
        let days = v.date.map(|d| desk.case.days_since(d.date)).filter(|n| *n > 0);
        let late = days.map(|n| format!("{} late !", phrase::count(n, "day")));
        let day = v.date.map_or_else(|| "the visit".to_owned(), |d| desk.day(d.date));
        Entry::new(format!("write the debrief of {day}{what}{with}"))
            .lead("late")
            .aside(late.unwrap_or_default())
            .from(v.id.as_str())
    })
}
