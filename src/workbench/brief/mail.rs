//! The mail: before a visit what it is about, after it what was agreed; in the reader's language (docs/WORDING.md).

use super::promises::{self, PromiseSide};
use super::table::Page;
use super::{BriefContext, head, language};
use crate::model::brief::{Brief, Entry, Section};
use crate::model::playbook::Language;
use crate::model::words::fill;
use crate::model::{Person, Visit, VisitStatus};

/// The most people whom a mail greets by name.
const MOST_GREETED: usize = 4;

/// What the mail speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    Before,
    After,
    Open,
}

/// The whole mail.
pub fn page(desk: &BriefContext) -> Brief {
    let mut page = Page::of(desk);
    let words = page.language;
    let empty = Visit::default();
    let visit = desk.visit.unwrap_or(&empty);
    let time = time(desk);
    let day = visit.date.map(|d| language::when(words, d)).unwrap_or_default();
    let date = visit.date.map(|d| language::day(words, d.date, desk.case.today(), false));
    let subject = match time {
        Time::Before => &words.subject_before,
        Time::After => &words.subject_after,
        Time::Open => &words.subject_open,
    };
    let mut brief = head(desk, fill(subject, &[("day", &date.unwrap_or_default())]));
    brief.place = String::new();
    brief.prepared = String::new();
    let place = page.place(visit);
    let opens = match (time, place) {
        (Time::Before, _) => &words.opens_before,
        (Time::After, Some(_)) => &words.opens_after_at,
        (Time::After, None) => &words.opens_after,
        (Time::Open, _) => &words.opens_open,
    };
    let opens = fill(opens, &[("day", &day), ("place", place.unwrap_or_default())]);
    let mut sections = vec![line("greeting", greeting(desk, page.language)), line("opens", opens)];
    if time == Time::Before {
        sections.push(page.list("agenda", &words.points, &visit.agenda, 1));
    }
    let its_own = desk.visit.map(|v| v.id.as_str()).filter(|_| time == Time::After);
    let open = page.promises(its_own);
    for (name, title, ours) in [("ours", &words.ours, true), ("theirs", &words.theirs, false)] {
        let its = open.iter().filter(|a| (promises::side(a) == PromiseSide::Theirs) != ours);
        let entries = its.map(|action| {
            let what = action.what.as_deref().unwrap_or_default();
            let who = desk.case.person(action.promised_by.0.as_deref().unwrap_or_default());
            let who =
                who.filter(|_| !ours).map(|p| format!("{}{}", language::addressed(p), words.colon));
            let by = Some(page.by(action)).filter(|by| !by.is_empty());
            let by = by.map(|by| format!("{}{by}", words.comma)).unwrap_or_default();
            Entry::new(format!("{}{what}{by}", who.unwrap_or_default()))
        });
        let entries = entries.collect();
        sections.push(Section { name, title: title.clone(), entries, ..Section::default() });
    }
    if time == Time::After {
        sections.push(line("closes", words.closes.clone()));
    }
    let rep = desk.case.world.rep;
    let names = [rep.name.as_deref(), rep.company.as_deref()];
    let mut regards = line("regards", words.regards.clone());
    regards.entries.extend(names.into_iter().flatten().map(Entry::new));
    sections.push(regards);
    brief.sections = sections;
    brief.labels = language::labels(words);
    brief.withheld = page.kept.told();
    brief.traced = page.traced;
    brief
}

fn line(name: &'static str, text: String) -> Section {
    Section { name, entries: vec![Entry::new(text)], ..Section::default() }
}

fn time(desk: &BriefContext) -> Time {
    match desk.visit {
        None => Time::Open,
        // Somebody who was not asked to come is not met there.
        Some(v) if !desk.readers.is_empty() && !desk.readers.iter().any(|r| v.people.has(r)) => {
            Time::Open
        }
        Some(v) if v.debrief.result.is_some() || v.status == VisitStatus::Done => Time::After,
        Some(v) if desk.case.is_over(v.date.map(|d| d.date)) => Time::After,
        Some(_) => Time::Before,
    }
}

/// "Dear Jonas Falk, dear Liv Berg,"; of nobody, and of more than a line can hold, "Dear all,".
fn greeting(desk: &BriefContext, words: &Language) -> String {
    let readers = desk.readers.iter().filter_map(|id| desk.case.person(id));
    let readers: Vec<&Person> = readers.collect();
    if readers.is_empty() || readers.len() > MOST_GREETED {
        return format!("{}{}", words.dear_all, words.dear_end);
    }
    // Where the greeting follows the names, all of them have one.
    if words.dear.starts_with("{name}") {
        let names: Vec<String> = readers.iter().map(|p| language::addressed(p)).collect();
        let greeted = fill(&words.dear, &[("name", &names.join("、"))]);
        return format!("{greeted}{}", words.dear_end);
    }
    let named = readers.iter().enumerate().map(|(i, p)| match i {
        0 => language::dear(words, p),
        _ => small_first(&language::dear(words, p)),
    });
    let named: Vec<String> = named.collect();
    format!("{}{}", named.join(", "), words.dear_end)
}

fn small_first(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}
