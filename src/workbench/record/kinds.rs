//! The kinds of record that a rep keeps in lists, each with the fields that name one of it.

use crate::model::{Book, Field, Identity, Kind, Record, Schema};
use std::sync::OnceLock;

/// A kind of record that stands in a list of the file.
#[derive(Debug)]
pub struct RecordKind {
    /// What it is.
    pub schema: &'static Schema,
    /// The fields from the book to its list: `accounts`, `people`, `deeds`.
    pub path: Vec<&'static str>,
    /// What it belongs to, from the outside in: account, person.
    pub owners: Vec<&'static Schema>,
    /// The fields that say what it is, in the order in which they are typed.
    pub leads: Vec<&'static str>,
}

/// Every kind of record of docs/FILE.md, in file order; `rep` is not a list and not among them.
pub fn kinds() -> &'static [RecordKind] {
    static KINDS: OnceLock<Vec<RecordKind>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let mut found = Vec::new();
        gather(Book::SCHEMA, &[], &[], &mut found);
        found
    })
}

/// The kind with this name: `person`.
pub fn kind(record: &str) -> Option<&'static RecordKind> {
    kinds().iter().find(|k| k.schema.record == record)
}

fn gather(
    schema: &'static Schema,
    path: &[&'static str],
    owners: &[&'static Schema],
    found: &mut Vec<RecordKind>,
) {
    for field in schema.fields {
        let path: Vec<&str> = path.iter().copied().chain([field.name]).collect();
        match field.kind {
            Kind::Many(list) => {
                found.push(RecordKind {
                    schema: list,
                    path: path.clone(),
                    owners: owners.to_vec(),
                    leads: leads(list),
                });
                let owners: Vec<&Schema> = owners.iter().copied().chain([list]).collect();
                gather(list, &path, &owners, found);
            }
            Kind::One(part) => gather(part, &path, owners, found),
            _ => {}
        }
    }
}

/// A few records are named by more than what [`Schema`] says.
const LEADS: &[(&str, &[&str])] = &[
    ("intel", &["topic", "answer"]),
    ("introduction", &["through", "to"]),
    ("gift", &["person", "what"]),
    ("satisfaction", &["score"]),
    ("self_assessment", &["skill", "score"]),
    ("decision", &["verdict"]),
    ("offer", &["amount"]),
    ("trade", &["give", "get"]),
    ("visit", &["date"]),
    ("stage_history", &["date"]),
    ("slip", &["date"]),
    ("settled", &["kind"]),
    ("observation", &["place"]),
    ("cost", &["amount"]),
    ("payment", &["amount"]),
];

fn leads(schema: &'static Schema) -> Vec<&'static str> {
    if let Identity::Keyed(fields) = schema.identity {
        return fields.to_vec();
    }
    if let Some((_, leads)) = LEADS.iter().find(|(record, _)| *record == schema.record) {
        return leads.to_vec();
    }
    const SAYS: [&str; 8] = ["name", "what", "text", "need", "objective", "point", "give", "note"];
    SAYS.into_iter().filter(|f| schema.has(f)).take(1).collect()
}

/// How the one of a list is named: by the fields of its key, or by one word.
pub fn selectors(schema: &'static Schema) -> Vec<String> {
    match schema.identity {
        Identity::Keyed(fields) => fields.iter().map(|f| (*f).to_owned()).collect(),
        _ => vec![schema.record.to_owned()],
    }
}

/// The field of a column, for its help: of a part, the part's own field.
pub fn field_of(schema: &'static Schema, path: &[usize]) -> Option<&'static Field> {
    let (first, rest) = path.split_first()?;
    let field = schema.fields.get(*first)?;
    match field.kind {
        Kind::One(part) if !rest.is_empty() => field_of(part, rest),
        _ => Some(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_there_once_and_can_be_named() {
        let mut words: Vec<&str> = kinds().iter().map(|k| k.schema.record).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
        assert!(kinds().iter().all(|k| !k.leads.is_empty()));
        let known = |k: &RecordKind| k.leads.iter().all(|f| k.schema.has(f));
        assert!(kinds().iter().all(known));
        assert_eq!(
            kind("rival_evaluation").unwrap().path,
            ["accounts", "opportunities", "rivals", "evaluation"]
        );
        assert_eq!(kind("team").unwrap().path, ["rep", "team"]);
    }
}
