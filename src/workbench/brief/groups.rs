//! What is owed and what is asked, in three groups: in the room, alone with somebody, for us (docs/WORDING.md).

use super::{BriefContext, promises, table};
use crate::model::brief::{Entry, Section};
use crate::model::{Audience, Person};
use crate::rules::audience::Hearing;
use crate::workbench::visit::{Ask, Cause, VisitView};

/// How many questions are proposed where the visit has none.
const PROPOSED: usize = 6;

/// Where a line stands on the page.
#[derive(Clone, Copy)]
enum Group<'a> {
    Room,
    Alone(&'a Person),
    Ours,
}

/// The groups with what is in them, the room first.
struct Groups<'a> {
    room: Vec<Entry>,
    alone: Vec<(&'a Person, Vec<Entry>)>,
    ours: Vec<Entry>,
}

impl<'a> Groups<'a> {
    fn put(&mut self, group: Group<'a>, entry: Entry) {
        match group {
            Group::Room => self.room.push(entry),
            Group::Ours => self.ours.push(entry),
            Group::Alone(person) => {
                let known = self.alone.iter_mut().find(|(p, _)| p.id == person.id);
                match known {
                    Some((_, entries)) => entries.push(entry),
                    None => self.alone.push((person, vec![entry])),
                }
            }
        }
    }
}

/// The sections: promises of a group first, then its questions.
pub fn sections(desk: &BriefContext, view: &VisitView) -> Vec<Section> {
    let mut groups = Groups { room: Vec::new(), alone: Vec::new(), ours: Vec::new() };
    let kept = table::kept(desk);
    if !kept.is_empty() {
        groups.ours.push(Entry::new(phrase!("kept back from the table: {}", kept.join(", "))));
    }
    let mut silent = Some(promises::silent(desk));
    for action in promises::open(desk) {
        let hearing = desk.hearings.action(action);
        let group = group(desk, &hearing, None);
        let alone = if let Group::Alone(person) = group { Some(person) } else { None };
        let entry = promises::entry(desk, action, alone);
        if entry.lead != "late" {
            silent.take().into_iter().flatten().for_each(|e| groups.ours.push(e));
        }
        groups.put(group, noted(desk, &hearing, group, entry));
    }
    silent.into_iter().flatten().for_each(|e| groups.ours.push(e));
    for (lead, ask, hearing) in numbered(desk, view) {
        let group = group(desk, &hearing, ask.to.as_deref());
        let entry = question(desk, ask, matches!(group, Group::Alone(_))).lead(lead);
        groups.put(group, noted(desk, &hearing, group, entry));
    }
    let room = match desk.visit {
        Some(_) => phrase!("In the room"),
        None => phrase!("Open, and to ask"),
    };
    let alone = groups.alone.into_iter().map(|(person, entries)| {
        section("alone", phrase!("Alone with {}", person.name.as_str()), entries, (2, 9))
    });
    std::iter::once(section("room", room.to_owned(), groups.room, (2, 12)))
        .chain(alone)
        .chain([section("ours", phrase!("For us").to_owned(), groups.ours, (5, 6))])
        .collect()
}

fn section(name: &'static str, title: String, entries: Vec<Entry>, fit: (u8, usize)) -> Section {
    let keep = entries.len().min(fit.1);
    Section { name, title, entries, yields: fit.0, keep, whole: false }
}

/// The visit's own questions; without any, the first that the file proposes. Those that lie on the table come first, in
/// their order, so that both pages number them alike. What they promised stands among the promises.
fn numbered<'v, 'a>(
    desk: &BriefContext<'_, 'a>,
    view: &'v VisitView,
) -> Vec<(String, &'v Ask, Hearing<'a>)> {
    let own = view.chosen.iter().filter(|a| a.answer.is_none());
    let proposed = view.proposed.iter().filter(|a| a.cause != Cause::Promise);
    let asks: Vec<&Ask> = match view.chosen.is_empty() {
        true => proposed.take(PROPOSED).collect(),
        false => own.collect(),
    };
    let heard = |ask: &'v Ask| {
        let person = ask.person.as_deref();
        (ask, desk.hearings.question(&ask.text, ask.topic.as_deref(), person))
    };
    let mut asks: Vec<(&Ask, Hearing)> = asks.into_iter().map(heard).collect();
    asks.sort_by_key(|(ask, hearing)| !table::may_lie(desk, &ask.text, hearing));
    asks.into_iter().zip(1..).map(|((ask, h), n)| (format!("{n}"), ask, h)).collect()
}

/// Where a line stands.
fn group<'a>(desk: &BriefContext<'_, 'a>, hearing: &Hearing<'a>, to: Option<&str>) -> Group<'a> {
    match hearing.audience {
        Audience::Room if hearing.never.is_empty() => Group::Room,
        Audience::Room | Audience::Ours => Group::Ours,
        Audience::Pair => {
            let asked = to.and_then(|name| desk.reader(name));
            match asked.or(hearing.with.filter(|p| desk.readers.contains(&p.id.as_str()))) {
                Some(person) => Group::Alone(person),
                None => Group::Ours,
            }
        }
    }
}

/// With what is said at a line: before whom never, with whom alone where they are not there.
fn noted(desk: &BriefContext, hearing: &Hearing, group: Group, entry: Entry) -> Entry {
    let entry = hearing.never.iter().fold(entry, |entry, never| entry.note(never.says()));
    let away = hearing.with.filter(|p| !here(desk, p) && matches!(group, Group::Ours));
    let away = away.filter(|_| hearing.audience == Audience::Pair);
    let note = away.map(|p| phrase!("only alone with {}, who does not attend", p.name.as_str()));
    entry.note(note.unwrap_or_default())
}

fn here(desk: &BriefContext, p: &&Person) -> bool {
    desk.readers.contains(&p.id.as_str())
}

/// The question, whom to ask, and how what it asks for stands: "to Erik Naess, unknown !".
fn question(desk: &BriefContext, ask: &Ask, alone: bool) -> Entry {
    let to = match &ask.to {
        _ if alone => String::new(),
        Some(name) => phrase!("to {name}", name),
        None if desk.case.account.people.is_empty() || desk.readers.len() == 1 => String::new(),
        None => phrase!("to all").to_owned(),
    };
    let state = match (&ask.person, ask.state.rsplit_once(", ")) {
        // The question names the person already.
        (Some(_), Some((_, stands))) => stands.to_owned(),
        (None, Some((topic, stands))) => format!("{topic} {stands}"),
        (_, None) => ask.state.clone(),
    };
    let critical = if ask.critical { " !" } else { "" };
    let aside = [to, format!("{state}{critical}")];
    let aside: Vec<&str> = aside.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    let source = match (&ask.topic, &ask.person) {
        (Some(topic), Some(person)) => {
            Some(crate::model::SubjectParts::about(topic, person).to_string())
        }
        (Some(topic), None) => Some(topic.clone()),
        (None, _) => desk.visit_id(),
    };
    Entry { source, ..Entry::new(&ask.text).aside(aside.join(", ")) }
}
