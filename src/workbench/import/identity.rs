//! Which record of the file an incoming one is. docs/FILE.md: by id, else by name, else by being equal.

use super::called;
use super::path::Path;
use crate::exchange::json::compact;
use crate::model::{Identity, Refusal, Row, Value, quoted};
use crate::store::is_made_id;
use std::collections::{HashMap, HashSet};

/// The ids and names of a list that is stored.
pub struct IdIndex<'a> {
    ids: HashMap<&'a str, usize>,
    names: HashMap<&'a str, Vec<usize>>,
}

impl<'a> IdIndex<'a> {
    /// Of records in their order.
    pub fn new(records: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Self {
        let (mut ids, mut names) = (HashMap::new(), HashMap::<_, Vec<usize>>::new());
        for (i, (id, name)) in records.enumerate() {
            ids.insert(id, i);
            if let Some(name) = name {
                names.entry(name).or_default().push(i);
            }
        }
        Self { ids, names }
    }
}

/// For each incoming record the stored one that it is, by id or by name; two for one are refused.
pub fn match_own(
    known: &IdIndex,
    incoming: &[Row],
    path: &Path,
) -> Result<Vec<Option<usize>>, Refusal> {
    let mut names: HashMap<&str, usize> = HashMap::new();
    for name in incoming.iter().filter_map(Row::name) {
        *names.entry(name).or_default() += 1;
    }
    let mut taken = HashMap::new();
    let mut ids = HashSet::new();
    let mut found = Vec::with_capacity(incoming.len());
    for (i, row) in incoming.iter().enumerate() {
        let refuse =
            |what: String, remedy: &str| Err(Refusal::at(path.at(i).to_string(), what, remedy));
        let place = match (row.id(), row.name()) {
            (Some(id), _) => {
                if !ids.insert(id) {
                    return refuse(
                        phrase!("the id {} is there twice", quoted(id)),
                        phrase!("make one of them another"),
                    );
                }
                known.ids.get(id).copied()
            }
            (None, Some(name)) => {
                let there = known.names.get(name).map_or(&[][..], Vec::as_slice);
                if names.get(name).is_some_and(|n| *n > 1) || there.len() > 1 {
                    return refuse(
                        phrase!("two are called {} and this one has no id", quoted(name)),
                        phrase!("give it the id of the one that is meant"),
                    );
                }
                there.first().copied()
            }
            (None, None) => None,
        };
        if let Some(earlier) = place.and_then(|p| taken.insert(p, i)) {
            return refuse(
                phrase!("{} is the same record as {}[{}]", called(row), path, earlier),
                phrase!("keep one of them"),
            );
        }
        found.push(place);
    }
    Ok(found)
}

/// The key of a keyed record as one text.
pub fn key_of(row: &Row, fields: &[&str]) -> String {
    fields.iter().map(|f| row.get(f).to_string()).collect::<Vec<_>>().join("\u{1f}")
}

/// For each incoming record of any list the stored one that it is.
pub fn match_list(
    existing: &[Row],
    incoming: &[Row],
    path: &Path,
) -> Result<Vec<Option<usize>>, Refusal> {
    let Some(first) = incoming.first() else {
        return Ok(Vec::new());
    };
    match first.schema.identity {
        Identity::Keyed(fields) => match_keyed(existing, incoming, fields, path),
        Identity::Own => {
            let known =
                IdIndex::new(existing.iter().map(|r| (r.id().unwrap_or_default(), r.name())));
            let mut found = match_own(&known, incoming, path)?;
            if !first.schema.has("name") {
                match_equal(existing, incoming, &mut found);
            }
            Ok(found)
        }
        Identity::Equal => {
            let mut found = vec![None; incoming.len()];
            match_equal(existing, incoming, &mut found);
            Ok(found)
        }
    }
}

fn match_keyed(
    existing: &[Row],
    incoming: &[Row],
    fields: &[&str],
    path: &Path,
) -> Result<Vec<Option<usize>>, Refusal> {
    let there: HashMap<String, usize> =
        existing.iter().enumerate().map(|(i, row)| (key_of(row, fields), i)).collect();
    let mut seen = HashSet::new();
    let mut found = Vec::with_capacity(incoming.len());
    for (i, row) in incoming.iter().enumerate() {
        let key = key_of(row, fields);
        found.push(there.get(&key).copied());
        if !seen.insert(key) {
            let said: Vec<String> =
                fields.iter().map(|f| format!("{f} {}", quoted(&row.get(f).to_string()))).collect();
            return Err(Refusal::at(
                path.at(i).to_string(),
                phrase!("{} is there twice in this list", said.join(", ")),
                phrase!("make one record of the two"),
            ));
        }
    }
    Ok(found)
}

/// Equal records match one to one. A made id that is not there counts as none; one whose id was given, stored or
/// incoming, is only known by that id. docs/FILE.md.
fn match_equal(existing: &[Row], incoming: &[Row], found: &mut [Option<usize>]) {
    if existing.is_empty() {
        return;
    }
    let mut free: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, row) in existing.iter().enumerate().rev() {
        if !is_given(row) && !found.contains(&Some(i)) {
            free.entry(fingerprint(row)).or_default().push(i);
        }
    }
    for (row, found) in incoming.iter().zip(found) {
        if found.is_none() && !is_given(row) {
            *found = free.get_mut(&fingerprint(row)).and_then(Vec::pop);
        }
    }
}

fn is_given(row: &Row) -> bool {
    row.id().is_some_and(|id| !is_made_id(id))
}

fn fingerprint(row: &Row) -> String {
    let mut row = row.clone();
    row.set("id", Value::Absent);
    row.fill_defaults();
    compact(&row)
}
