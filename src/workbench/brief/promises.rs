//! What is open between us: ours that is late, what each side promised, visits without their debrief (METHOD F10).

use super::BriefContext;
use crate::model::brief::Entry;
use crate::model::playbook::Playbook;
use crate::model::{Action, Audience, Person, Visit, VisitStatus};
use crate::rules::phrase;

/// Whose a thing to do is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromiseSide {
    /// We promised it.
    Ours,
    /// They did.
    Theirs,
    /// Nobody was promised anything.
    Task,
}

/// Whose it is.
pub fn side(action: &Action) -> PromiseSide {
    match (&action.promised_to.0, &action.promised_by.0) {
        (Some(_), _) => PromiseSide::Ours,
        (None, Some(_)) => PromiseSide::Theirs,
        (None, None) => PromiseSide::Task,
    }
}

/// What may be said to the customer at all: promises, and what the rep says may be said; ours first, by day.
pub fn between<'a>(desk: &BriefContext<'_, 'a>) -> Vec<&'a Action> {
    let mut all: Vec<&Action> = undone(desk).into_iter().filter(said).collect();
    all.sort_by_key(|a| side(a) == PromiseSide::Theirs);
    all
}

fn said(a: &&Action) -> bool {
    let told = matches!(a.audience, Some(Audience::Room | Audience::Pair));
    a.what.is_some() && (told || side(a) != PromiseSide::Task)
}

/// All that is open, for us: ours that is late first, then what we promised, what they did; of tasks the late ones.
pub fn open<'a>(desk: &BriefContext<'_, 'a>) -> Vec<&'a Action> {
    let mut all: Vec<&Action> = undone(desk)
        .into_iter()
        .filter(|a| side(a) != PromiseSide::Task || is_late(desk, a))
        .collect();
    all.sort_by_key(|a| (side(a) == PromiseSide::Theirs, !is_late(desk, a)));
    all
}

/// What each side promised and has not done, ours first.
pub fn promised<'a>(desk: &BriefContext<'_, 'a>) -> Vec<&'a Action> {
    let promises = undone(desk).into_iter().filter(|a| side(a) != PromiseSide::Task);
    let mut all: Vec<&Action> = promises.collect();
    all.sort_by_key(|a| side(a));
    all
}

/// What is not done, by its day; without one last.
fn undone<'a>(desk: &BriefContext<'_, 'a>) -> Vec<&'a Action> {
    let all = desk.case.account.actions.iter();
    let mut open: Vec<&Action> = all.filter(|a| desk.case.is_undone(a)).collect();
    open.sort_by_key(|a| (a.due.is_none(), *a.due));
    open
}

fn is_late(desk: &BriefContext, action: &Action) -> bool {
    desk.case.is_over(*action.due)
}

/// "late  send the reference list, promised to Jonas Falk   was Fri 20 Nov, 4 days late !"; not named again under
/// the heading of whom it is `alone` with.
pub fn entry(desk: &BriefContext, action: &Action, alone: Option<&Person>) -> Entry {
    let what = action.what.as_deref().unwrap_or(phrase!("not said what"));
    let lead = match (side(action), is_late(desk, action)) {
        (PromiseSide::Theirs, _) => phrase!("they owe"),
        (_, true) => "late",
        (PromiseSide::Ours, false) => phrase!("we owe"),
        (PromiseSide::Task, false) => phrase!("to do"),
    };
    let day = action.due.map(|d| desk.day(d));
    let late = action.due.filter(|_| is_late(desk, action)).map(|d| desk.case.days_since(d));
    let told = match late {
        Some(n) => day.map(|d| phrase!("was {}, {} late !", d, phrase::days(n))),
        None => day,
    };
    let whom = whom(desk, action, what).filter(|(_, name)| alone.is_none_or(|p| *p.name != *name));
    let whom = whom.map(|(word, name)| phrase!(", promised {word} {name}", word, name));
    Entry::new(format!("{what}{}", whom.unwrap_or_default()))
        .lead(lead)
        .aside(told.unwrap_or_default())
        .note(closing(desk, action))
        .from(action.id.as_str())
}

/// What they promised for the very day of the visit: to bring us to somebody is done by it.
fn closing(desk: &BriefContext, action: &Action) -> String {
    let day = desk.visit.and_then(|v| *v.date).map(|d| d.date);
    if side(action) != PromiseSide::Theirs || day.is_none() || *action.due != day {
        return String::new();
    }
    let what = action.what.as_deref().unwrap_or_default();
    let by: Vec<&str> = action.promised_by.0.as_deref().into_iter().collect();
    let meets = desk.hearings.names().others(what, &by);
    let meets = meets.iter().any(|p| desk.readers.contains(&p.id.as_str()));
    match meets || brings_us(desk, what) {
        true => phrase!("this visit is it: close it").to_owned(),
        false => phrase!("due on the day of this visit").to_owned(),
    }
}

/// To or by whom it was promised, unless the words name them already.
fn whom(desk: &BriefContext, action: &Action, what: &str) -> Option<(&'static str, String)> {
    let (word, id) = match (action.promised_to.0.as_deref(), action.promised_by.0.as_deref()) {
        (Some(id), _) => ("to", id),
        (None, Some(id)) => ("by", id),
        (None, None) => return None,
    };
    let name = desk.case.name(id);
    (!what.contains(name)).then(|| (word, name.to_owned()))
}

/// Visits that are over and have no debrief.
pub fn silent<'c>(desk: &'c BriefContext) -> impl Iterator<Item = Entry> + use<'c> {
    let visits = desk.case.account.visits.iter().filter(|v| v.debrief.result.is_none());
    let other =
        visits.filter(|v| desk.visit.is_none_or(|own| own.id != v.id)).filter(|v| over(desk, v));
    other.map(|v| {
        let people: Vec<&str> = v.people.0.iter().map(|id| desk.case.name(id)).collect();
        let with = match people.is_empty() {
            true => String::new(),
            false => phrase!(", with {}", phrase::list(&people)),
        };
        let what = v.purpose.as_deref().map(|p| format!(", {p}")).unwrap_or_default();
        let days = v.date.map(|d| desk.case.days_since(d.date)).filter(|n| *n > 0);
        let late = days.map(|n| phrase!("{} late !", phrase::days(n)));
        let day = v.date.map_or_else(|| phrase!("the visit").to_owned(), |d| desk.day(d.date));
        Entry::new(phrase!("write the debrief of {day}{what}{with}", day, what, with))
            .lead(phrase!("late"))
            .aside(late.unwrap_or_default())
            .from(v.id.as_str())
    })
}

fn over(desk: &BriefContext, v: &&Visit) -> bool {
    match v.status {
        VisitStatus::Done => true,
        VisitStatus::Planned => desk.case.is_over(v.date.map(|d| d.date)),
        VisitStatus::Cancelled => false,
    }
}

fn brings_us(desk: &BriefContext, what: &str) -> bool {
    Playbook::holds_phrase(&desk.case.world.playbook.phrases.brings_us, what)
}
