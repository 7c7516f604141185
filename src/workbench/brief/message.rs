//! What a talk leaves in a line: for the company's own system, and as a short message (docs/WORDING.md).

use super::table::Page;
use super::{BriefContext, language};
use crate::model::playbook::Language;
use crate::model::words::fill;
use crate::model::{Choice, ContactKind, Visit};

/// A line for the company's own system, in the rep's language: day, kind, who, what came of it, what comes next.
pub fn line(desk: &BriefContext, visit: &Visit, kind: ContactKind, result: &str) -> String {
    let words = desk.own_language();
    let day = visit.date.map(|d| language::day(words, d.date, desk.case.today(), true));
    let people = desk.readers.iter().map(|id| desk.case.name(id));
    let people: Vec<&str> = people.collect();
    let next = visit.debrief.next.as_deref().map(|n| n.replace('\n', "; "));
    let values = [
        ("day", day.unwrap_or_default()),
        ("kind", words.word(kind.word()).to_owned()),
        ("account", desk.case.account.name.to_string()),
        ("people", people.join(", ")),
        ("result", result.to_owned()),
        ("next", next.unwrap_or_else(|| "-".to_owned())),
    ];
    filled(&words.line, &values)
}

/// A short message to the first of those who attend: before the visit its day, after it our thanks and what we do.
pub fn short(desk: &BriefContext, visit: &Visit, after: bool) -> String {
    let mut page = Page::of(desk);
    let words: &Language = page.language;
    let first = desk.readers.first().and_then(|id| desk.case.person(id));
    let ours = page.promises(Some(visit.id.as_str()).filter(|_| after));
    let ours = ours.into_iter().filter(|a| a.promised_to.0.is_some());
    let ours: Vec<String> = ours
        .map(|a| {
            let by = Some(page.by(a)).filter(|by| !by.is_empty());
            let by = by.map(|by| format!(", {by}")).unwrap_or_default();
            format!("{}{by}", a.what.as_deref().unwrap_or_default())
        })
        .collect();
    let what = match ours.is_empty() {
        true => String::new(),
        false => format!("{}: {}.", words.ours, ours.join("; ")),
    };
    let values = [
        ("name", first.map(language::addressed).unwrap_or_default()),
        ("day", visit.date.map(|d| language::when(words, d)).unwrap_or_default()),
        ("place", visit.place.clone().0.unwrap_or_default()),
        ("what", what),
        ("rep", desk.case.world.rep.name.0.clone().unwrap_or_default()),
    ];
    filled(if after { &words.short_after } else { &words.short_before }, &values)
}

fn filled(form: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> = values.iter().map(|(name, v)| (*name, v.as_str())).collect();
    let text = fill(form, &values);
    format!("{}\n", text.split_whitespace().collect::<Vec<_>>().join(" "))
}
