//! What each side promised and has not done (METHOD F10).

use super::Desk;
use crate::model::Action;
use crate::model::brief::Entry;

/// Open promises, ours first, each by its day; `named` says to whom and by whom.
pub fn entries(desk: &Desk, named: bool) -> Vec<Entry> {
    let open = desk.case.account.actions.iter();
    let mut open: Vec<&Action> = open.filter(|a| desk.case.is_undone(a)).collect();
    open.sort_by_key(|a| (a.due.is_none(), *a.due));
    let ours = open.iter().filter_map(|a| ours(desk, a, named));
    let theirs = open.iter().filter_map(|a| theirs(desk, a, named));
    ours.chain(theirs).collect()
}

fn ours(desk: &Desk, action: &Action, named: bool) -> Option<Entry> {
    let to = action.promised_to.0.as_deref()?;
    let whom = if named { format!(" to {}", desk.case.name(to)) } else { String::new() };
    Some(entry(desk, action, "we", &whom, named))
}

fn theirs(desk: &Desk, action: &Action, named: bool) -> Option<Entry> {
    let by = action.promised_by.0.as_deref()?;
    if action.promised_to.0.is_some() {
        return None;
    }
    let lead = if named { "they" } else { "you" };
    let whom = if named { format!(" by {}", desk.case.name(by)) } else { String::new() };
    Some(entry(desk, action, lead, &whom, named))
}

fn entry(desk: &Desk, action: &Action, lead: &str, whom: &str, named: bool) -> Entry {
    let what = action.what.as_deref().unwrap_or("(not said what)");
    let due = action.due.map(|d| desk.day(d)).unwrap_or_default();
    let late = match desk.case.is_over(*action.due) && named {
        true => " !",
        false => "",
    };
    Entry::new(format!("{what}{whom}"))
        .lead(lead)
        .aside(format!("{due}{late}"))
        .from(action.id.as_str())
}
