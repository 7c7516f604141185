//! Ids and names: which record is meant, and every reference written as an id.
use crate::table::{Holds, fields};
use crate::values::{Judged, no_word_twice, refuse, under};
use serde_json::Value;

/// Names for records that have no id yet; no file can hold one, for it has a space.
#[derive(Default)]
pub struct Maker {
    made: usize,
    /// What the program called them.
    theirs: Vec<Value>,
}

impl Maker {
    pub fn id(&mut self) -> String {
        self.made += 1;
        format!("made {}", self.made)
    }

    pub fn called(&mut self, ids: impl Iterator<Item = Value>) {
        self.theirs.extend(ids);
    }

    /// Whether the program made this id, and no file gave it.
    pub fn made(&self, id: &Value) -> bool {
        is_made(id) || self.theirs.contains(id)
    }
}

pub fn is_made(id: &Value) -> bool {
    id.as_str().is_some_and(|id| id.starts_with("made "))
}

/// The ids and names of one list, as they are after the import.
#[derive(Clone, Default)]
pub struct Scope(Vec<(Value, Value)>);

impl Scope {
    /// The id meant: an id first, else a name that only one has.
    fn meant(&self, path: &str, reference: &Value) -> Judged<Value> {
        if self.0.iter().any(|(id, _)| id == reference) {
            return Ok(reference.clone());
        }
        let named = self.0.iter().filter(|(_, name)| name == reference);
        match named.collect::<Vec<_>>()[..] {
            [(id, _)] => Ok(id.clone()),
            [] => refuse(path, format!("{reference} is nothing")),
            _ => refuse(path, format!("{reference} is the name of two")),
        }
    }
}

pub fn list<'a>(record: &'a Value, key: &str) -> &'a [Value] {
    record[key].as_array().map_or(&[], Vec::as_slice)
}

fn having<'a>(records: &'a [Value], field: &'a str, value: &'a Value) -> Vec<&'a Value> {
    let same = records.iter().filter(|record| &record[field] == value);
    same.collect()
}

/// Gives every entity of a list of the file the id it will have; `there` is that list in the book.
pub fn identify(
    maker: &mut Maker,
    path: &str,
    there: &[Value],
    file: &mut Value,
    key: &str,
) -> Judged<Scope> {
    let before = list(file, key).to_vec();
    let mut ids: Vec<Value> = Vec::new();
    for (at, record) in before.iter().enumerate() {
        let path = format!("{}[{at}]", under(path, key));
        let id = final_id(maker, &path, there, &before, record)?;
        if ids.contains(&id) {
            return refuse(&path, format!("{id} is there twice"));
        }
        ids.push(id);
    }
    let mut scope: Vec<(Value, Value)> = Vec::new();
    for record in there {
        scope.push((record["id"].clone(), record["name"].clone()));
    }
    for (at, id) in ids.into_iter().enumerate() {
        let mut name = before[at]["name"].clone();
        file[key][at]["id"] = id.clone();
        if let Some(one) = by_alias(there, &before[at]) {
            scope.push((id.clone(), name));
            name = one["name"].clone();
            file[key][at]["name"] = name.clone();
        }
        match scope.iter_mut().find(|(known, _)| *known == id) {
            Some(entry) => entry.1 = name,
            None => scope.push((id, name)),
        }
    }
    Ok(Scope(scope))
}

/// Who is there under another name, where a record without id comes under a name that nobody has.
fn by_alias<'a>(there: &'a [Value], record: &Value) -> Option<&'a Value> {
    let name = &record["name"];
    if record["id"].is_string() || !having(there, "name", name).is_empty() {
        return None;
    }
    let known = there.iter().filter(|one| list(one, "aliases").contains(name));
    match known.collect::<Vec<_>>()[..] {
        [one] => Some(one),
        _ => None,
    }
}

fn final_id(
    maker: &mut Maker,
    path: &str,
    there: &[Value],
    file: &[Value],
    record: &Value,
) -> Judged<Value> {
    if record["id"].is_string() {
        return Ok(record["id"].clone());
    }
    let name = &record["name"];
    if having(file, "name", name).len() > 1 {
        return refuse(path, format!("two of the file are named {name}"));
    }
    match having(there, "name", name)[..] {
        [] => {
            Ok(by_alias(there, record).map_or_else(|| maker.id().into(), |one| one["id"].clone()))
        }
        [one] => Ok(one["id"].clone()),
        _ => refuse(path, format!("two are named {name}")),
    }
}

/// The lists that references of an account look into.
pub struct Scopes {
    pub accounts: Scope,
    pub products: Scope,
    pub competitors: Scope,
    pub people: Scope,
    pub opportunities: Scope,
}

impl Scopes {
    fn of(&self, list: &str) -> &Scope {
        match list {
            "accounts" => &self.accounts,
            "products" => &self.products,
            "competitors" => &self.competitors,
            "people" => &self.people,
            _ => &self.opportunities,
        }
    }

    /// Every reference in a record and below, as an id.
    pub fn resolve(&self, path: &str, record: &str, value: &mut Value) -> Judged<()> {
        for field in fields(record) {
            let Some(given) = value.get_mut(field.name) else {
                continue;
            };
            let path = under(path, field.name);
            match field.holds {
                Holds::Reference(list) => *given = self.of(list).meant(&path, given)?,
                Holds::References(list) => {
                    for (at, one) in given.as_array_mut().into_iter().flatten().enumerate() {
                        *one = self.of(list).meant(&format!("{path}[{at}]"), one)?;
                    }
                    if list == "people" {
                        no_word_twice(&path, given)?;
                    }
                }
                Holds::Object(record) => self.resolve(&path, record, given)?,
                Holds::Records(record) => {
                    for (at, one) in given.as_array_mut().into_iter().flatten().enumerate() {
                        self.resolve(&format!("{path}[{at}]"), record, one)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}
