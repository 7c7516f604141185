//! References to the one that goes, pointed at the one that stays; what then joins one with itself falls away.

use super::join::join;
use super::report::MergeReport;
use crate::model::{Column, Identity, Key, Kind, Row, SubjectParts, Target, Value};
use std::collections::{HashMap, HashSet};

/// Records of an account by kind and number.
pub type Turned = HashSet<(&'static str, Key)>;

/// One record has become another.
pub struct Turn<'a> {
    /// What kind of reference names it.
    pub target: Target,
    /// The id that is gone.
    pub from: &'a str,
    /// The id that stays.
    pub to: &'a str,
}

impl Turn<'_> {
    /// Points everything in a record and below it at the one that stays; the records that this changed.
    pub fn below(&self, row: &mut Row, told: &mut MergeReport) -> Turned {
        let mut turned = Turned::new();
        self.walk(row, &mut turned);
        told.moved += turned.len();
        turned
    }

    fn walk(&self, row: &mut Row, turned: &mut Turned) {
        for column in row.schema.columns() {
            if let Some(new) = self.cell(&column, row.at(&column.path)) {
                row.put(&column.path, new);
                turned.insert((row.schema.record, row.key));
            }
        }
        for cell in &mut row.cells {
            if let Value::Many(rows) = cell {
                rows.iter_mut().for_each(|child| self.walk(child, turned));
            }
        }
    }

    /// What a cell becomes; nothing where it does not mean the record.
    fn cell(&self, column: &Column, value: &Value) -> Option<Value> {
        let text = |id: String| Some(Value::Text(id));
        match (column.kind, value) {
            (Kind::Ref(target), Value::Text(id)) if target == self.target && id == self.from => {
                text(self.to.to_owned())
            }
            (Kind::Refs(target), Value::Words(ids)) if target == self.target => self.words(ids),
            (Kind::Words, Value::Words(ids)) if column.name == "records" => self.words(ids),
            (Kind::Subject, Value::Text(subject)) => text(self.subject(subject)?),
            (Kind::Text, Value::Text(subject)) if column.name == "subject" => {
                text(self.subject(subject)?)
            }
            _ => None,
        }
    }

    fn words(&self, ids: &[String]) -> Option<Value> {
        if !ids.iter().any(|id| id == self.from) {
            return None;
        }
        let mut all: Vec<String> = Vec::with_capacity(ids.len());
        for id in ids {
            let id = if id == self.from { self.to } else { id };
            if !all.iter().any(|there| there == id) {
                all.push(id.to_owned());
            }
        }
        Some(Value::Words(all))
    }

    fn subject(&self, subject: &str) -> Option<String> {
        if subject == self.from {
            return Some(self.to.to_owned());
        }
        let of = SubjectParts::of(subject);
        let theirs = of.person == Some(self.from) && self.target == Target::Person;
        theirs.then(|| SubjectParts::about(of.topic, self.to).to_string())
    }
}

/// Joins records that have come to have one key, and drops what would join one person with themselves.
pub fn fold(row: &mut Row, turned: &Turned, before: &Row, told: &mut MergeReport) {
    for (i, schema) in row.schema.lists() {
        let Value::Many(rows) = std::mem::take(&mut row.cells[i]) else {
            continue;
        };
        let mut stay: Vec<Row> = Vec::with_capacity(rows.len());
        for mut child in rows {
            if joins_itself(&child) {
                told.fallen(&child, "to", gone(&child, before));
                continue;
            }
            fold(&mut child, turned, before, told);
            let same = match schema.identity {
                Identity::Keyed(fields) => stay
                    .iter()
                    .position(|there| fields.iter().all(|f| there.get(f) == child.get(f))),
                _ => None,
            };
            let Some(at) = same else {
                stay.push(child);
                continue;
            };
            // Ours is the one that named the one who stays all along.
            if turned.contains(&(stay[at].schema.record, stay[at].key)) {
                std::mem::swap(&mut stay[at], &mut child);
            }
            join(&mut stay[at], &child, told);
        }
        row.cells[i] = Value::Many(stay);
    }
}

/// A tie or an introduction of one person with themselves.
fn joins_itself(row: &Row) -> bool {
    let ends = match row.schema.record {
        "tie" => ["from", "to"],
        "introduction" => ["through", "to"],
        _ => return false,
    };
    let [one, other] = ends.map(|end| row.text(end));
    one.is_some() && one == other
}

/// "introduction of 2026-10-01 between Jon Smith and John Smith is gone: they are one person now".
fn gone(row: &Row, before: &Row) -> String {
    let was = match row.schema.record {
        "tie" => before.rows("ties"),
        _ => before.rows("introductions"),
    };
    let was = was.iter().find(|there| there.key == row.key).unwrap_or(row);
    let first = if row.schema.record == "tie" { "from" } else { "through" };
    let name = |field: &str| {
        let people = before.rows("people").iter();
        let person = people.into_iter().find(|p| p.id() == was.text(field));
        person.and_then(Row::name).unwrap_or_default().to_owned()
    };
    let day = match was.get("date") {
        Value::Absent => String::new(),
        day => phrase!(" of {day}", day),
    };
    let note = was.text("note").map_or(String::new(), |note| format!(" ({note})"));
    phrase!(
        "{}{} between {} and {}{} is gone: they are one person now",
        row.schema.record,
        day,
        name(first),
        name("to"),
        note
    )
}

/// Puts new ids for old ones below a record and wherever they are meant; `owner` where the account is.
pub fn rename(row: &mut Row, new: &HashMap<String, String>, owner: (&str, &str)) {
    let turned = |text: &str| new.get(text).cloned();
    let subject = |text: &str| {
        if text == owner.0 {
            return Some(owner.1.to_owned());
        }
        turned(text).or_else(|| {
            let of = SubjectParts::of(text);
            Some(SubjectParts::about(of.topic, new.get(of.person?)?).to_string())
        })
    };
    for (field, cell) in row.schema.fields.iter().zip(&mut row.cells) {
        let is_subject = matches!(field.kind, Kind::Subject) || field.name == "subject";
        let inside = |target: Target| matches!(target, Target::Person | Target::Opportunity);
        match (field.kind, cell) {
            (_, Value::Text(text)) if is_subject => {
                if let Some(to) = subject(text) {
                    *text = to;
                }
            }
            (Kind::Id, Value::Text(text)) => {
                if let Some(to) = turned(text) {
                    *text = to;
                }
            }
            (Kind::Ref(target), Value::Text(text)) if inside(target) => {
                if let Some(to) = turned(text) {
                    *text = to;
                }
            }
            (Kind::Refs(target), Value::Words(words)) if inside(target) => {
                words.iter_mut().for_each(|word| *word = turned(word).unwrap_or(word.clone()));
            }
            (Kind::Words, Value::Words(words)) if field.name == "records" => {
                words.iter_mut().for_each(|word| *word = subject(word).unwrap_or(word.clone()));
            }
            (_, Value::One(part)) => rename(part, new, owner),
            (_, Value::Many(rows)) => rows.iter_mut().for_each(|r| rename(r, new, owner)),
            _ => {}
        }
    }
}
