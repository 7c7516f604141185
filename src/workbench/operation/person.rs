//! A person: marks are of the day on which they are made.

use super::change::RecordChange;
use super::{Home, Operation, alias};
use crate::model::{Account, Choice, Date, Deed, DeedKind, Key, Person, Record, Row, Value};

const MARKS: [&str; 4] = ["roles", "influence", "attitude", "relationship"];

/// A mark in this column; none where it is unknown.
pub fn mark(label: String, person: &Person, column: &'static str, mark: Option<i64>) -> Operation {
    let cells = vec![(column, mark.map_or(Value::Absent, Value::Whole))];
    Operation::set(label, Person::SCHEMA, person.key, cells)
}

/// The marks of these people hold today.
pub fn marks_still_true(people: &[&Person], today: Date) -> Operation {
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let all = people
        .iter()
        .map(|person| {
            let cells = vec![("marks_as_of", Value::Day(today))];
            Operation::set("", Person::SCHEMA, person.key, cells)
        })
        .fold(Operation::default(), Operation::and);
    all.labelled(phrase!("{}: marks still true today", names.join(", ")))
}

/// Something that a person did for us on this day.
pub fn deed(label: String, account: Key, person: &Person, kind: DeedKind, day: Date) -> Operation {
    let mut row = Row::empty(Deed::SCHEMA);
    row.set("date", Value::Day(day));
    row.set("what", Value::Text(kind.word().to_owned()));
    row.place = person.deeds.iter().map(|deed| deed.key).max().map_or(0, |last| last + 1);
    Operation::put(label, Home { account, parent: person.key }, row)
}

/// A new person of this name, behind the others of the account.
pub fn named(
    label: impl Into<String>,
    (key, account): (Key, &Account),
    id: String,
    name: &str,
) -> Operation {
    let mut row = Row::empty(Person::SCHEMA);
    row.set("id", Value::Text(id));
    row.set("name", Value::Text(name.to_owned()));
    row.place = i64::try_from(account.people.len()).unwrap_or(i64::MAX);
    Operation::add(label, key, row)
}

/// Whom a person reports to, by id.
pub fn reports_to(person: Key, boss: &str) -> Operation {
    let cells = vec![("reports_to", Value::Text(boss.to_owned()))];
    Operation::set("", Person::SCHEMA, person, cells)
}

/// A person as they shall be, with a contact of the same step, which names a new one by the id that it has for them.
pub fn with_contact(
    label: String,
    account: Key,
    old: &Row,
    mut new: Row,
    contact: &Row,
) -> Operation {
    if let (0, Value::Words(ids)) = (old.key, contact.get("people")) {
        new.set("id", ids.first().cloned().map_or(Value::Absent, Value::Text));
    }
    let kept = Operation::keep(label, Home::account(account), old, new);
    match kept.is_empty() {
        true => kept,
        false => kept.and(Operation::add("", account, contact.clone())),
    }
}

/// One who left: number, id, name.
pub type Leaver<'a> = (Key, &'a str, &'a str);

/// Somebody who is here follows one who left.
pub fn follows(gone: Leaver, person: &Person) -> Operation {
    let label = phrase!("{} follows {}", person.name.as_str(), gone.2);
    successor(gone.0, &person.id).labelled(label)
}

/// A new person of this id and name takes the post of one who left: the title, and the level that it has in the
/// account.
pub fn new_successor(
    (key, account): (Key, &Account),
    gone: Leaver,
    title: Option<&str>,
    (id, name): (&str, &str),
) -> Operation {
    let mut row = Row::empty(Person::SCHEMA);
    row.set("id", Value::Text(id.to_owned()));
    row.set("name", Value::Text(name.to_owned()));
    if let Some(title) = title {
        row.set("title", Value::Text(title.to_owned()));
    }
    let left = account.people.iter().find(|person| *person.id == *gone.1);
    if let Some(level) = left.and_then(|person| person.level) {
        row.set("level", Value::Text(level.word().to_owned()));
    }
    row.place = i64::try_from(account.people.len()).unwrap_or(i64::MAX);
    let label = phrase!("new person: {}, who follows {}", name, gone.2);
    Operation::add(label, key, row).and(successor(gone.0, id))
}

fn successor(gone: Key, id: &str) -> Operation {
    let cells = vec![("successor", Value::Text(id.to_owned()))];
    Operation::set("", Person::SCHEMA, gone, cells)
}

/// Whether a row of a table gives a stored person other marks, which are of the day on which it comes.
pub fn are_marked(stored: &Row, says: &Row, today: Date) -> bool {
    let mut change = RecordChange::over(stored, says, today);
    date_marks(&mut change);
    !change.columns.is_empty()
}

/// The marks get their day, a rename its alias.
pub(super) fn follow(change: &mut RecordChange) {
    date_marks(change);
    alias::follow(change);
}

fn date_marks(change: &mut RecordChange) {
    let moved = MARKS.iter().any(|mark| change.moved(mark));
    if moved && MARKS.iter().any(|mark| !change.now(mark).is_empty()) {
        change.dated("marks_as_of");
    }
}
