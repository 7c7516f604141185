//! Line 2 of the page: how ready we are, in the words of the visit's own screen (docs/RULES.md visit_unready).

use super::{BriefContext, is_begun};
use crate::model::{Choice, Visit, VisitStatus};
use crate::rules::readiness;
use crate::workbench::visit::missing;

/// "readiness 61, for this visit: 4 of 6 known, visit not ready: a reason for Erik Naess to meet us". What is known
/// stands there only of a visit that is to come.
pub fn standing(desk: &BriefContext, for_visit: Option<String>) -> String {
    let known = match is_begun(desk.case.account) {
        true => phrase!("readiness {}", readiness::whole(desk.case)),
        false => phrase!("map not begun").to_owned(),
    };
    match desk.visit {
        Some(visit) => {
            let for_visit = for_visit.filter(|_| is_to_come(desk, visit));
            let for_visit = for_visit.map(|said| format!(", {said}")).unwrap_or_default();
            format!("{known}{for_visit}, {}", of_visit(desk, visit))
        }
        None => phrase!("{known}, brief of the account", known),
    }
}

fn is_to_come(desk: &BriefContext, visit: &Visit) -> bool {
    let planned = visit.status == VisitStatus::Planned && visit.debrief.result.is_none();
    planned && !desk.case.is_over(visit.date.map(|d| d.date))
}

/// "visit not ready: a reason for Erik Naess to meet us"; of one that is over, how it went.
pub fn of_visit(desk: &BriefContext, visit: &Visit) -> String {
    let words = desk.words;
    if let Some(result) = visit.debrief.result {
        return phrase!("visit done, result: {}", words.word("result", result.word()));
    }
    if visit.status == VisitStatus::Cancelled {
        return phrase!("visit {}", words.word("visit", "cancelled"));
    }
    if visit.status == VisitStatus::Done || desk.case.is_over(visit.date.map(|d| d.date)) {
        return phrase!("visit done, no debrief yet").to_owned();
    }
    let missing = missing(desk.case, visit);
    let needed: Vec<&str> = missing.iter().filter(|m| m.needed).map(|m| m.what.as_str()).collect();
    match needed.is_empty() {
        true => phrase!("visit {}", words.word("ready", "ready")),
        false => phrase!("visit {}: {}", words.word("ready", "unready"), needed.join("; ")),
    }
}
