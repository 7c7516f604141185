//! Everything in an account that names a record which goes: let go of, or gone with it.

use crate::model::{Column, Edit, Identity, Key, Kind, Row, SubjectParts, Target, Value};
use std::collections::{BTreeMap, HashSet};

/// A record that is going.
pub struct Leaving<'a> {
    /// What kind of reference names it.
    pub target: Option<Target>,
    /// Its id.
    pub id: &'a str,
    /// Ids that go with it: what belonged to it.
    pub with_it: HashSet<String>,
    /// The record itself, which is left alone here.
    pub record: &'static str,
    /// The file's number for it.
    pub key: Key,
}

/// The edits, and what they amount to.
#[derive(Default)]
pub struct Consequences {
    /// To be done in one step with the removal.
    pub edits: Vec<Edit>,
    /// Records that went with it, by kind.
    pub gone: BTreeMap<&'static str, usize>,
    /// Records that named it and no longer do, by kind.
    pub touched: BTreeMap<&'static str, usize>,
}

/// Records that are about a person or nothing: they go where the person goes.
const ABOUT_A_PERSON: [&str; 3] = ["intel", "gift", "introduction"];

impl Leaving<'_> {
    /// Looks through a record and everything that belongs to it.
    pub fn consequences(&self, row: &Row, found: &mut Consequences) {
        self.cells(row, found);
        for (i, _) in row.schema.lists() {
            let rows = row.cells[i].rows();
            for child in rows {
                let itself = child.schema.record == self.record && child.key == self.key;
                if itself {
                    continue;
                }
                if self.dies(child) {
                    let (schema, key) = (child.schema, child.key);
                    found.edits.push(Edit::Delete { schema, key });
                    *found.gone.entry(schema.record).or_default() += 1;
                } else {
                    self.consequences(child, found);
                }
            }
        }
    }

    fn cells(&self, row: &Row, found: &mut Consequences) {
        let mut cells = Vec::new();
        for column in row.schema.columns() {
            let old = row.at(&column.path);
            if let Some(new) = self.turned(&column, old) {
                cells.push((column.name, new));
            }
        }
        if !cells.is_empty() {
            let (schema, key) = (row.schema, row.key);
            *found.touched.entry(schema.record).or_default() += 1;
            found.edits.push(Edit::Update { schema, key, cells });
        }
    }

    /// What a cell becomes; nothing where it does not name the record.
    fn turned(&self, column: &Column, value: &Value) -> Option<Value> {
        match (column.kind, value) {
            (Kind::Ref(target), Value::Text(id)) => {
                (Some(target) == self.target && id == self.id).then_some(Value::Absent)
            }
            (Kind::Refs(target), Value::Words(ids)) => {
                let named = Some(target) == self.target && ids.iter().any(|id| id == self.id);
                named.then(|| Value::Words(self.list(ids)))
            }
            (Kind::Subject, Value::Text(subject)) => {
                self.is_named_by(subject).then_some(Value::Absent)
            }
            (Kind::Text, Value::Text(subject)) if column.name == "subject" => {
                self.is_named_by(subject).then_some(Value::Absent)
            }
            _ => None,
        }
    }

    fn list(&self, ids: &[String]) -> Vec<String> {
        ids.iter().filter(|id| *id != self.id).cloned().collect()
    }

    /// Is it the record, something that goes with it, or a topic of it?
    fn is_named_by(&self, subject: &str) -> bool {
        // A subject means something in its own account: a competitor's id there is somebody else's.
        let outside = [Target::Product, Target::Competitor, Target::Account];
        if self.target.is_some_and(|target| outside.contains(&target)) {
            return false;
        }
        let of = SubjectParts::of(subject);
        let about = self.target == Some(Target::Person) && of.person == Some(self.id);
        let topic = self.is_topic() && of.person.is_some() && of.topic == self.id;
        subject == self.id || self.with_it.contains(subject) || about || topic
    }

    /// Topics of the rep's own are named by their names.
    fn is_topic(&self) -> bool {
        matches!(self.record, "topic" | "rep_topic")
    }

    /// A record that cannot be without the one that is gone.
    fn dies(&self, row: &Row) -> bool {
        if !self.names_it(row) {
            return false;
        }
        let columns = row.schema.columns();
        let key_names = columns
            .iter()
            .any(|c| self.turned(c, row.at(&c.path)).is_some() && is_key(row, &c.name));
        let about =
            self.target == Some(Target::Person) && ABOUT_A_PERSON.contains(&row.schema.record);
        key_names || about
    }

    fn names_it(&self, row: &Row) -> bool {
        let columns = row.schema.columns();
        columns.iter().any(|c| self.turned(c, row.at(&c.path)).is_some())
    }
}

fn is_key(row: &Row, column: &str) -> bool {
    match row.schema.identity {
        Identity::Keyed(fields) => fields.contains(&column),
        _ => false,
    }
}

/// Every id in a record and below it.
pub fn ids_in(row: &Row, ids: &mut HashSet<String>) {
    ids.extend(row.id().map(str::to_owned));
    for (i, _) in row.schema.lists() {
        row.cells[i].rows().iter().for_each(|r| ids_in(r, ids));
    }
}

/// `3 ties, 1 gift`.
pub fn counted(of: &BTreeMap<&'static str, usize>) -> String {
    of.iter()
        .map(|(record, n)| match (*n, *record) {
            (1, "intel") => phrase!("1 answer").to_owned(),
            (1, record) => format!("1 {}", record.replace('_', " ")),
            (n, record) => format!("{n} {}", plural(&record.replace('_', " "))),
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// The word for several of a kind of record.
pub fn plural(record: &str) -> String {
    match record {
        "person" => "people".to_owned(),
        "intel" => "answers".to_owned(),
        "visit" | "deed" | "tie" => format!("{record}s"),
        "evidence" | "team" | "inbox" | "service" | "bid" | "competition" => record.to_owned(),
        _ => match record.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{record}s"),
        },
    }
}
