//! Who comes under another name or under an id that has been merged is who is there: known by the alias, if it fits
//! one, and by the former id. docs/FILE.md.

use crate::model::{Row, Value};
use crate::store::AccountName;
use crate::workbench::merge::rows_as_one;
use std::collections::HashMap;

/// The word that a file means somebody by, and the id of the record that is known by it.
pub type Alias = (String, String);

/// Somebody who is there.
pub struct There<'a> {
    /// The id.
    pub id: &'a str,
    /// The name.
    pub name: &'a str,
    /// Other names.
    pub aliases: &'a [String],
    /// Ids of those who were merged into them.
    pub former_ids: &'a [String],
}

impl<'a> There<'a> {
    /// A stored record.
    pub fn of(row: &'a Row) -> Self {
        Self {
            id: row.id().unwrap_or_default(),
            name: row.name().unwrap_or_default(),
            aliases: words(row, "aliases"),
            former_ids: words(row, "former_ids"),
        }
    }

    /// A stored account.
    pub fn account(account: &'a AccountName) -> Self {
        Self {
            id: &account.id,
            name: &account.name,
            aliases: &account.aliases,
            former_ids: &account.former_ids,
        }
    }

    fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }
}

fn words<'a>(row: &'a Row, field: &str) -> &'a [String] {
    match row.get(field) {
        Value::Words(words) => words,
        _ => &[],
    }
}

/// Everybody who is there, by each word that a file may mean them by.
struct ByWord<'a> {
    there: Vec<There<'a>>,
    ids: HashMap<&'a str, usize>,
    names: HashMap<&'a str, usize>,
    aliases: HashMap<&'a str, Vec<usize>>,
    former: HashMap<&'a str, Vec<usize>>,
}

impl<'a> ByWord<'a> {
    fn of(there: Vec<There<'a>>) -> Self {
        let (mut ids, mut names) = (HashMap::new(), HashMap::new());
        let (mut aliases, mut former) = (HashMap::new(), HashMap::new());
        for (i, one) in there.iter().enumerate() {
            ids.insert(one.id, i);
            *names.entry(one.name).or_default() += 1;
            one.aliases.iter().for_each(|alias| put(&mut aliases, alias, i));
            one.former_ids.iter().for_each(|id| put(&mut former, id, i));
        }
        Self { there, ids, names, aliases, former }
    }

    /// The one whom a row means by a word that is neither their id nor their name, and that word.
    fn meant(&self, row: &Row, given: &HashMap<String, usize>) -> Option<(usize, String)> {
        let (place, word) = match (row.id(), row.name()) {
            (Some(id), _) if !self.ids.contains_key(id) => (one(self.former.get(id))?, id),
            (None, Some(name)) if given.get(name) == Some(&1) && !self.names.contains_key(name) => {
                (one(self.aliases.get(name))?, name)
            }
            _ => return None,
        };
        Some((place, word.to_owned()))
    }

    fn is_it(&self, row: &Row, place: usize) -> bool {
        let one = &self.there[place];
        match row.id() {
            Some(id) => id == one.id,
            None => row.name() == Some(one.name) && self.names.get(one.name) == Some(&1),
        }
    }
}

fn put<'a>(words: &mut HashMap<&'a str, Vec<usize>>, word: &'a str, place: usize) {
    let places = words.entry(word).or_default();
    if places.last() != Some(&place) {
        places.push(place);
    }
}

fn one(places: Option<&Vec<usize>>) -> Option<usize> {
    match places.map(Vec::as_slice) {
        Some(&[place]) => Some(place),
        _ => None,
    }
}

/// Gives each incoming record that is known by an alias or a former id alone the id and the name that it is stored
/// under. Where the file has both, the one under its own name says what the two say of one thing. `turn` hears each
/// of them first: its place among those there, and the word by which the file means it.
pub fn know<'a, E>(
    there: impl Iterator<Item = There<'a>>,
    incoming: &mut Vec<Row>,
    turn: &mut dyn FnMut(usize, &str, &mut Row) -> Result<(), E>,
) -> Result<Vec<Alias>, E> {
    let there: Vec<There> = there.collect();
    if there.iter().all(|t| t.aliases.is_empty() && t.former_ids.is_empty()) {
        return Ok(Vec::new());
    }
    let index = ByWord::of(there);
    let mut given: HashMap<String, usize> = HashMap::new();
    for name in incoming.iter().filter_map(Row::name) {
        *given.entry(name.to_owned()).or_default() += 1;
    }
    let mut known = Vec::new();
    let mut at = 0;
    while at < incoming.len() {
        let Some((place, word)) = index.meant(&incoming[at], &given) else {
            at += 1;
            continue;
        };
        let (one, row) = (&index.there[place], &mut incoming[at]);
        turn(place, &word, row)?;
        keep_name(one, row);
        row.set("id", Value::Text(one.id.to_owned()));
        known.push((word, one.id.to_owned()));
        match (0..incoming.len()).find(|i| *i != at && index.is_it(&incoming[*i], place)) {
            Some(twin) => {
                let other = incoming.remove(at);
                let twin = &mut incoming[twin - usize::from(twin > at)];
                if twin.name().is_some_and(|name| one.is_called(name)) {
                    keep_name(one, twin);
                }
                add_aliases(one, twin, words(&other, "aliases"));
                rows_as_one(twin, other);
            }
            None => at += 1,
        }
    }
    Ok(known)
}

/// What the file calls the one by another row beside what it calls them by this one.
fn add_aliases(one: &There, row: &mut Row, more: &[String]) {
    let there = words(row, "aliases");
    let own = if there.is_empty() { one.aliases } else { there };
    let new = more.iter().filter(|alias| !own.contains(alias));
    let all: Vec<String> = own.iter().chain(new).cloned().collect();
    if !more.is_empty() {
        row.set("aliases", Value::Words(all));
    }
}

/// The row is called as the one who is there; what else it calls them, and what is there, stays among the aliases.
fn keep_name(one: &There, row: &mut Row) {
    let came = row.name().unwrap_or_default().to_owned();
    let is_strange = !came.is_empty() && !one.is_called(&came);
    let mut aliases = one.aliases.to_vec();
    let said = words(row, "aliases").iter().chain(is_strange.then_some(&came));
    let new: Vec<String> = said.filter(|alias| !one.is_called(alias)).cloned().collect();
    aliases.extend(new);
    row.set("name", Value::Text(one.name.to_owned()));
    if is_strange || !words(row, "aliases").is_empty() {
        row.set("aliases", Value::Words(aliases));
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
        let there =
            all.map(|((id, name, _), aliases)| There { id, name, aliases, former_ids: &[] });
        know(there, incoming, &mut |_, _, _| Ok::<(), ()>(())).unwrap()
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
    fn a_former_id_names_who_is_there_and_an_id_that_is_there_only_itself() {
        let mut incoming = vec![person("Bo", "buyer"), person("Robert", ""), person("Bo", "")];
        for (row, id) in incoming.iter_mut().zip(["p2", "p1", "p3"]) {
            row.set("id", Value::Text(id.to_owned()));
        }
        let former = ["p2".to_owned(), "p3".to_owned()];
        let there = [("p1", &former[..]), ("p3", &[][..])].map(|(id, former_ids)| There {
            id,
            name: "Robert",
            aliases: &[],
            former_ids,
        });
        let known = know(there.into_iter(), &mut incoming, &mut |_, _, _| Ok::<(), ()>(()));
        assert_eq!(known, Ok(vec![("p2".to_owned(), "p1".to_owned())]));
        assert_eq!(incoming.len(), 2);
        assert_eq!((incoming[0].id(), incoming[0].text("title")), (Some("p1"), Some("buyer")));
        assert_eq!(words(&incoming[0], "aliases"), ["Bo"], "what the file calls them is kept");
        assert_eq!(incoming[1].id(), Some("p3"));
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
