//! Another rep's file: this book keeps its rep, and what was theirs stays theirs. docs/FILE.md.

use super::cell;
use crate::model::{Row, Value};

/// Where the file is another rep's: sets aside what is only theirs, and gives their name.
pub fn set_aside(root: &Row, book: &mut Row) -> Option<String> {
    let (ours, theirs) = (name(root)?, name(book)?);
    if ours == theirs {
        return None;
    }
    let Value::One(rep) = cell(book, "rep") else {
        return None;
    };
    let mut team = std::mem::take(cell(rep, "team"));
    if let Value::Many(members) = &mut team {
        members.retain(|m| m.name() != Some(&ours));
    }
    let mut only_team = Row::empty(rep.schema);
    only_team.set("team", team);
    **rep = only_team;
    book.set("inbox", Value::Absent);
    book.set("self_assessment", Value::Absent);
    Some(theirs)
}

fn name(row: &Row) -> Option<String> {
    match row.get("rep") {
        Value::One(rep) => rep.name().map(str::to_owned),
        _ => None,
    }
}

/// Puts the other rep's name where neither the file nor this book says who of ours it is.
pub fn name_holder(row: &mut Row, existing: Option<&Row>, field: &str, other: Option<&str>) {
    let Some(other) = other else { return };
    let said = existing.is_some_and(|e| *e.get(field) != Value::Absent);
    if *row.get(field) == Value::Absent && !said {
        row.set(field, Value::Text(other.to_owned()));
    }
}
