//! Everything in an account that names a record: let go of where it is gone, or pointed at another.

use crate::model::{Column, Edit, Identity, Key, Kind, Row, Target, Value};
use std::collections::{BTreeMap, HashSet};

/// A record that is going, or has become another.
pub struct Leaving<'a> {
    /// What kind of reference names it.
    pub target: Option<Target>,
    /// Its id.
    pub id: &'a str,
    /// The id of the record that it has become; nothing where it is gone.
    pub becomes: Option<&'a str>,
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
    /// Records that named it and no longer do, or name the other, by kind.
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
            let mut keys = self.keys_that_stay(rows);
            for child in rows {
                let itself = child.schema.record == self.record && child.key == self.key;
                if itself {
                    continue;
                }
                if self.dies(child, &mut keys) {
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
                let itself = new.text().is_some() && new.text() == row.id();
                let new = if itself { Value::Absent } else { new };
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
        let absent_or = |id: Option<&str>| id.map_or(Value::Absent, |id| Value::Text(id.into()));
        match (column.kind, value) {
            (Kind::Ref(target), Value::Text(id)) => {
                (Some(target) == self.target && id == self.id).then(|| absent_or(self.becomes))
            }
            (Kind::Refs(target), Value::Words(ids)) => {
                let named = Some(target) == self.target && ids.iter().any(|id| id == self.id);
                named.then(|| Value::Words(self.list(ids)))
            }
            (Kind::Subject, Value::Text(subject)) => {
                Some(absent_or(self.subject(subject)?.as_deref()))
            }
            (Kind::Text, Value::Text(subject)) if column.name == "subject" => {
                Some(absent_or(self.subject(subject)?.as_deref()))
            }
            _ => None,
        }
    }

    fn list(&self, ids: &[String]) -> Vec<String> {
        let mut list: Vec<String> = Vec::with_capacity(ids.len());
        for id in ids {
            let id = if id == self.id { self.becomes } else { Some(id.as_str()) };
            if let Some(id) = id.filter(|id| !list.iter().any(|there| there == id)) {
                list.push(id.to_owned());
            }
        }
        list
    }

    /// A subject that names the record, or `topic@` it: what it is then.
    fn subject(&self, subject: &str) -> Option<Option<String>> {
        if subject == self.id {
            return Some(self.becomes.map(str::to_owned));
        }
        if self.becomes.is_none() && self.with_it.contains(subject) {
            return Some(None);
        }
        match subject.rsplit_once('@') {
            Some((topic, id)) if id == self.id && self.target == Some(Target::Person) => {
                Some(self.becomes.map(|id| format!("{topic}@{id}")))
            }
            _ => None,
        }
    }

    /// A record that cannot be without the one that is gone, or that is already there under the other.
    fn dies(&self, row: &Row, keys: &mut HashSet<String>) -> bool {
        if !self.names_it(row) {
            return false;
        }
        let keyed = matches!(row.schema.identity, Identity::Keyed(_));
        if self.becomes.is_some() {
            let turned = self.key_of(row);
            let loops = row.schema.record == "tie" && self.joins_itself(row);
            return loops || (keyed && !keys.insert(turned));
        }
        let key_names = row
            .schema
            .columns()
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

    fn joins_itself(&self, tie: &Row) -> bool {
        let end = |field: &str| {
            let id = tie.text(field).unwrap_or_default();
            if id == self.id { self.becomes.unwrap_or_default().to_owned() } else { id.to_owned() }
        };
        end("from") == end("to")
    }

    /// The keys of those records of a list that name something else.
    fn keys_that_stay(&self, rows: &[Row]) -> HashSet<String> {
        let stay = rows.iter().filter(|r| !self.names_it(r));
        stay.map(|r| self.key_of(r)).collect()
    }

    fn key_of(&self, row: &Row) -> String {
        let Identity::Keyed(fields) = row.schema.identity else {
            return String::new();
        };
        let columns = row.schema.columns();
        let parts = fields.iter().map(|f| {
            let column = columns.iter().find(|c| c.name == *f);
            let turned = column.and_then(|c| self.turned(c, row.get(f)));
            turned.as_ref().unwrap_or(row.get(f)).to_string()
        });
        parts.collect::<Vec<_>>().join("\u{1f}")
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
    let one = |(record, n): (&&str, &usize)| match (*n, *record) {
        (1, "intel") => "1 answer".to_owned(),
        (1, record) => format!("1 {}", record.replace('_', " ")),
        (n, record) => format!("{n} {}", plural(&record.replace('_', " "))),
    };
    of.iter().map(one).collect::<Vec<_>>().join(", ")
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
