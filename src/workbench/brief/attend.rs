//! Who attends: part, marks, how they talk, how they are reached, what they said last (METHOD M1).

use super::BriefContext;
use crate::model::Person;
use crate::model::brief::{Entry, Section};
use crate::workbench::dossier::doubt;
use crate::workbench::visit::attending;

/// The people of the visit; without one, those who weigh most.
pub fn section(desk: &BriefContext) -> Section {
    let people: Vec<&Person> = match desk.visit {
        Some(visit) => attending(desk.case, visit),
        None => heavy(desk),
    };
    let mut entries: Vec<Entry> = people.iter().map(|p| entry(desk, p)).collect();
    if entries.is_empty() {
        entries.push(Entry::gap(phrase!("nobody of them is named yet")));
    }
    let ours = desk.visit.map(|v| v.ours.join(", ")).unwrap_or_default();
    if !ours.is_empty() {
        entries.push(Entry::new(phrase!("with us: {ours}", ours)));
    }
    Section {
        name: "attends",
        title: match desk.visit {
            Some(_) => phrase!("Who attends").to_owned(),
            None => phrase!("Who counts").to_owned(),
        },
        keep: entries.len().min(8),
        entries,
        yields: 1,
        whole: false,
    }
}

fn heavy<'a>(desk: &BriefContext<'_, 'a>) -> Vec<&'a Person> {
    let mut people: Vec<&Person> = desk.case.everyone.clone();
    people.sort_by_key(|p| std::cmp::Reverse(p.influence.unwrap_or(-1)));
    people.truncate(4);
    people
}

fn entry(desk: &BriefContext, person: &Person) -> Entry {
    let entry = Entry { phone: person.phone.0.clone(), ..Entry::new(called(person)) };
    entry
        .aside(marks(desk, person))
        // The page gives notes away from the last one on: how to reach them stays longest.
        .note(reached(person))
        .note(profile(desk, person))
        .note(cares(desk, person))
        .note(last(desk, person))
        .from(person.id.as_str())
}

/// "Erik Naess, Technical director".
pub fn called(person: &Person) -> String {
    match person.title.as_deref() {
        Some(title) => format!("{}, {title}", person.name.as_str()),
        None => person.name.as_str().to_owned(),
    }
}

/// "decides, power 4, open, met us"; "believed" behind marks that are old or that nobody stands for.
pub fn marks(desk: &BriefContext, person: &Person) -> String {
    use crate::model::Choice;
    let words = desk.words;
    let roles = person.roles.iter().map(|r| words.word("role", r.word()));
    let mut parts: Vec<String> = roles.take(2).map(str::to_owned).collect();
    if let Some(power) = *person.influence {
        parts.push(phrase!("power {power}", power));
    }
    let attitude = words.attitude(*person.attitude).to_owned();
    parts.push(match *person.attitude {
        None => phrase!("attitude {attitude}", attitude),
        Some(_) => attitude,
    });
    if person.relationship.is_some() {
        let mark = desk.case.relationship(person);
        parts.push(held(words.relationship(Some(mark)), mark));
    }
    let belief = if doubt(desk.case, person).is_some() { phrase!("; believed") } else { "" };
    format!("{}{belief}", parts.join(", "))
}

/// The relationship in words that stand alone: "met us", "trust", "no relationship".
pub fn held(word: &str, mark: i64) -> String {
    match mark {
        0 => phrase!("no relationship").to_owned(),
        _ => word.to_owned(),
    }
}

/// How they talk and think; a missing profile is said.
fn profile(desk: &BriefContext, person: &Person) -> String {
    let c = &person.communication;
    if c.is_blank() {
        return phrase!("how they talk and think: not known, ask somebody who knows them")
            .to_owned();
    }
    let parts = [&c.language, &c.thinking, &c.habits];
    let parts = parts.iter().filter_map(|t| t.as_deref()).filter(|t| desk.may_stand(t));
    let parts: Vec<&str> = parts.collect();
    parts.join("; ")
}

fn reached(person: &Person) -> String {
    let parts =
        [person.communication.reach.as_deref(), person.phone.as_deref(), person.email.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => String::new(),
        false => phrase!("reach: {}", parts.join(", ")),
    }
}

fn cares(desk: &BriefContext, person: &Person) -> String {
    let id = Some(person.id.as_str());
    let topics = ["senior.concerns", "senior.personal_win"];
    let said = topics.iter().filter_map(|t| desk.answer(t, id));
    let said: Vec<&str> = said.filter_map(|i| i.answer.as_deref()).collect();
    match said.is_empty() {
        true => String::new(),
        false => phrase!("cares about: {}", said.join("; ")),
    }
}

/// What was said last time, unless that is private.
fn last(desk: &BriefContext, person: &Person) -> String {
    let found = desk
        .case
        .contacts
        .iter()
        .filter(|c| c.people.has(&person.id) && c.reached() && !*c.private);
    let Some(contact) = found.max_by_key(|c| *c.date) else {
        return String::new();
    };
    let day = contact.date.map(|d| desk.day(d.date)).unwrap_or_default();
    match contact.note.as_deref().filter(|n| desk.may_stand(n)) {
        Some(note) => phrase!("last, {day}: {note}", day, note),
        None => phrase!("last, {day}", day),
    }
}
