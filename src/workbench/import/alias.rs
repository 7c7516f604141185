//! Who comes under another name is who is there: known by the alias, if it fits one. docs/FILE.md.

use super::identity::key_of;
use crate::model::{Identity, Row, Value};
use std::collections::HashMap;

/// The name that a file gave, and the id of the record that is known by it.
pub type Alias = (String, String);

/// Somebody who is there.
pub struct There<'a> {
    /// The id.
    pub id: &'a str,
    /// The name.
    pub name: &'a str,
    /// Other names.
    pub aliases: &'a [String],
}

/// The other names of a row.
pub fn aliases_of(row: &Row) -> &[String] {
    match row.get("aliases") {
        Value::Words(words) => words,
        _ => &[],
    }
}

/// Gives each incoming record without id that is known by an alias alone the id and the name that it is stored
/// under. Where the file has both, the one under its own name says what the two say of one thing.
pub fn know<'a>(there: impl Iterator<Item = There<'a>>, incoming: &mut Vec<Row>) -> Vec<Alias> {
    let there: Vec<There> = there.collect();
    if there.iter().all(|t| t.aliases.is_empty()) {
        return Vec::new();
    }
    let mut by_alias: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for (i, one) in there.iter().enumerate() {
        *by_name.entry(one.name).or_default() += 1;
        for alias in one.aliases {
            let places = by_alias.entry(alias).or_default();
            if places.last() != Some(&i) {
                places.push(i);
            }
        }
    }
    let mut given: HashMap<String, usize> = HashMap::new();
    for name in incoming.iter().filter_map(Row::name) {
        *given.entry(name.to_owned()).or_default() += 1;
    }
    let mut known = Vec::new();
    let mut at = 0;
    while at < incoming.len() {
        let row = &incoming[at];
        let name = row.name().filter(|name| row.id().is_none() && given.get(*name) == Some(&1));
        let name = name.filter(|name| !by_name.contains_key(name)).map(str::to_owned);
        let places = name.as_deref().and_then(|name| by_alias.get(name));
        let (Some(name), Some(&[place])) = (name, places.map(Vec::as_slice)) else {
            at += 1;
            continue;
        };
        let one = &there[place];
        incoming[at].set("id", Value::Text(one.id.to_owned()));
        incoming[at].set("name", Value::Text(one.name.to_owned()));
        known.push((name, one.id.to_owned()));
        let is_it = |other: &Row| match other.id() {
            Some(id) => id == one.id,
            None => other.name() == Some(one.name) && by_name.get(one.name) == Some(&1),
        };
        let twin = (0..incoming.len()).find(|i| *i != at && is_it(&incoming[*i]));
        match twin {
            Some(twin) => {
                let under_alias = incoming.remove(at);
                fold(&mut incoming[twin - usize::from(twin > at)], under_alias);
            }
            None => at += 1,
        }
    }
    known
}

/// Puts what only the second says of one thing to the first.
fn fold(first: &mut Row, second: Row) {
    let fields = first.schema.fields.iter();
    for ((field, mine), other) in fields.zip(&mut first.cells).zip(second.cells) {
        match (&mut *mine, other) {
            _ if field.name == "id" => {}
            (Value::Many(mine), Value::Many(other)) => {
                for row in other {
                    match mine.iter().position(|r| is_same(r, &row)) {
                        Some(at) => fold(&mut mine[at], row),
                        None => mine.push(row),
                    }
                }
            }
            (Value::One(mine), Value::One(other)) => fold(mine, *other),
            (mine, other) if mine.is_empty() => *mine = other,
            _ => {}
        }
    }
}

fn is_same(one: &Row, other: &Row) -> bool {
    match one.schema.identity {
        Identity::Keyed(fields) => key_of(one, fields) == key_of(other, fields),
        Identity::Own if one.id().is_some() || other.id().is_some() => one.id() == other.id(),
        Identity::Own if one.schema.has("name") => one.name() == other.name(),
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Record};

    fn person(name: &str, title: &str) -> Row {
        let mut row = Row::empty(Person::SCHEMA);
        row.set("name", Value::Text(name.to_owned()));
        if !title.is_empty() {
            row.set("title", Value::Text(title.to_owned()));
        }
        row
    }

    fn known(there: &[(&str, &str, &[&str])], incoming: &mut Vec<Row>) -> Vec<Alias> {
        let owned: Vec<Vec<String>> =
            there.iter().map(|t| t.2.iter().map(|a| (*a).to_owned()).collect()).collect();
        let all = there.iter().zip(&owned);
        know(all.map(|((id, name, _), aliases)| There { id, name, aliases }), incoming)
    }

    #[test]
    fn an_alias_that_fits_one_names_them_and_one_that_fits_two_nobody() {
        let mut incoming = vec![person("Bo", ""), person("Lu", "")];
        let there: [(&str, &str, &[&str]); 3] =
            [("p1", "Robert", &["Bo"]), ("p2", "Lucia", &["Lu"]), ("p3", "Luca", &["Lu"])];
        assert_eq!(known(&there, &mut incoming), [("Bo".to_owned(), "p1".to_owned())]);
        assert_eq!((incoming[0].id(), incoming[0].name()), (Some("p1"), Some("Robert")));
        assert_eq!((incoming[1].id(), incoming[1].name()), (None, Some("Lu")));
    }

    #[test]
    fn a_name_goes_before_an_alias() {
        let mut incoming = vec![person("Bo", "")];
        let there: [(&str, &str, &[&str]); 2] = [("p1", "Robert", &["Bo"]), ("p2", "Bo", &[])];
        assert!(known(&there, &mut incoming).is_empty() && incoming[0].id().is_none());
    }

    #[test]
    fn a_file_with_both_names_says_one_record() {
        let mut incoming = vec![person("Bo", "buyer"), person("Robert", "")];
        known(&[("p1", "Robert", &["Bo"])], &mut incoming);
        assert_eq!(incoming.len(), 1);
        assert_eq!(
            (incoming[0].name(), incoming[0].text("title")),
            (Some("Robert"), Some("buyer"))
        );
    }
}
