//! Who the rep is, and who of ours holds relationships.

use super::{Home, Operation};
use crate::model::{Key, Record, Rep, Row, TeamMember, Value};

/// One of ours: the name, and the last day with us where it is known.
pub type Member = (String, Value);

/// Texts of the rep's record, which is made where there is none yet (`key` is 0).
pub fn texts(label: String, key: Key, texts: &[(&str, &str)]) -> Operation {
    let cells: Vec<(&str, Value)> =
        texts.iter().map(|(field, text)| (*field, value(text))).collect();
    if key != 0 {
        return Operation::set(label, Rep::SCHEMA, key, cells);
    }
    let mut row = Row::empty(Rep::SCHEMA);
    cells.into_iter().for_each(|(field, value)| row.set(field, value));
    Operation::put(label, Home::file(), row)
}

fn value(text: &str) -> Value {
    match text.trim() {
        "" => Value::Absent,
        text => Value::Text(text.to_owned()),
    }
}

/// The rep's settings as they shall be, with these people of ours. A new row of settings brings its people with it;
/// of a stored one each is a record of its own.
pub fn kept(label: &str, old: &Row, mut new: Row, members: &[Member]) -> Operation {
    if old.key == 0 {
        let rows = members.iter().zip(0..).map(|(member, at)| new_member(member, at));
        new.set("team", Value::Many(rows.collect()));
        return Operation::put(label, Home::file(), new);
    }
    Operation::keep(label, Home::file(), old, new).and(team(old, members))
}

/// What makes the team these people: those who are new, who left, and who are no more among them.
fn team(rep: &Row, members: &[Member]) -> Operation {
    let (schema, stored) = (TeamMember::SCHEMA, rep.rows("team"));
    let next = stored.iter().map(|row| row.place + 1).max().unwrap_or(0);
    let gone = stored.iter().filter(|row| !stays(members, row));
    let gone = gone.map(|row| Operation::remove("", schema, row.key));
    let mut operation = gone.fold(Operation::default(), Operation::and);
    for (member, place) in members.iter().zip(next..) {
        let (name, until) = member;
        let change = match stored.iter().find(|row| row.name() == Some(name.as_str())) {
            Some(row) if row.get("until") == until => continue,
            Some(row) => Operation::set("", schema, row.key, vec![("until", until.clone())]),
            None => {
                let home = Home { account: 0, parent: rep.key };
                Operation::put("", home, new_member(member, place))
            }
        };
        operation = operation.and(change);
    }
    operation
}

fn stays(members: &[(String, Value)], row: &&Row) -> bool {
    members.iter().any(|(name, _)| row.name() == Some(name.as_str()))
}

fn new_member((name, until): &Member, place: i64) -> Row {
    let mut row = Row::empty(TeamMember::SCHEMA);
    row.place = place;
    row.set("name", Value::Text(name.clone()));
    row.set("until", until.clone());
    row
}
