//! Where a record is: the words that name its account and its owners, and the rows that they mean.

use super::kinds::{RecordKind, selectors};
use super::{RecordRequest, text};
use crate::model::{
    Account, Column, Identity, Introduction, Key, Kind, Record, Refusal, Row, Schema, Target, Value,
};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::resolve::{Candidate, find, find_by_text, find_carefully};

/// The list that a kind of record stands in, found by the words for its owners.
pub struct Place {
    /// The account as it is stored; nothing for what belongs to the file.
    pub account: Option<Row>,
    /// The file's own part.
    pub root: Row,
    /// The owners below the account, from the outside in.
    pub owners: Vec<Row>,
    /// What the list holds; nothing for the accounts, which are too many.
    pub list: Vec<Row>,
    /// The file's number for what the list belongs to; 0 for the file.
    pub owner: Key,
}

impl Place {
    /// The account's key; 0 for the file.
    pub fn account_key(&self) -> Key {
        self.account.as_ref().map_or(0, |a| a.key)
    }

    /// Where names are looked up: the account, then the file.
    pub fn sources(&self) -> Vec<&Row> {
        self.account.iter().chain([&self.root]).collect()
    }

    /// The account's name; nothing for the file's own records.
    pub fn account_name(&self) -> Option<&str> {
        self.account.as_ref().and_then(Row::name)
    }
}

impl Workbench {
    /// Finds the list of a kind of record.
    pub(super) fn place(&self, kind: &RecordKind, words: &[String]) -> Result<Place> {
        let mut place = Place {
            account: None,
            root: self.store.root()?,
            owners: Vec::new(),
            list: Vec::new(),
            owner: 0,
        };
        if kind.path == ["accounts"] {
            return Ok(place);
        }
        let mut words = words.iter().map(String::as_str);
        if kind.owners.first().map(|s| s.record) == Some(Account::SCHEMA.record) {
            let word = words.next().unwrap_or_default();
            place.account = Some(self.store.account(self.account_of(word)?.key)?);
        }
        let mut here = place.account.clone().unwrap_or_else(|| place.root.clone());
        place.owner = here.key;
        let start = usize::from(place.account.is_some());
        for field in &kind.path[start..] {
            here = match here.get(field) {
                Value::One(part) => (**part).clone(),
                Value::Many(rows) if *field != kind.path[kind.path.len() - 1] => {
                    let schema = schema_of(here.schema, field);
                    let count = schema.map_or(1, |s| selectors(s).len());
                    let words: Vec<&str> = words.by_ref().take(count).collect();
                    if let (true, Some(schema)) = (rows.is_empty(), schema) {
                        return Err(nothing_there(schema, &place));
                    }
                    let word = words.first().copied().unwrap_or_default();
                    let found = select(rows, &words, &place.sources())
                        .or_else(|refusal| self.by_day(rows, word).unwrap_or(Err(refusal)))?;
                    let found = rows[found].clone();
                    place.owners.push(found.clone());
                    found
                }
                other => {
                    place.owner = here.key;
                    place.list = other.rows().to_vec();
                    break;
                }
            };
        }
        Ok(place)
    }
}

impl Workbench {
    /// Where the words leave the purchase out, the one that holds the record with this id or these words.
    pub(super) fn with_owner(&self, wanted: &RecordRequest) -> Result<RecordRequest> {
        let mut wanted = wanted.clone();
        let [Some(_), Some(owner), None] = [0, 1, 2].map(|at| wanted.kind.owners.get(at)) else {
            return Ok(wanted);
        };
        let ([account], [which], true) =
            (wanted.owners.as_slice(), wanted.which.as_slice(), is_found_by_id(wanted.kind.schema))
        else {
            return Ok(wanted);
        };
        let account = self.store.account(self.account_of(account)?.key)?;
        let (list, below) = (wanted.kind.path[1], wanted.kind.path[2]);
        let inside = account.rows(list).iter();
        let inside: Vec<(&Row, &Row)> =
            inside.flat_map(|row| row.rows(below).iter().map(move |child| (row, child))).collect();
        let rows: Vec<Row> = inside.iter().map(|(_, child)| (*child).clone()).collect();
        if rows.is_empty() {
            let record = wanted.kind.schema.record.replace('_', " ");
            let of = account.name().unwrap_or_default();
            let what = phrase!("there is no {record} of {of} yet", record, of);
            return Err(Refusal::because(what, phrase!("name the {} and add one", owner.record)));
        }
        let (row, child) = inside[select(&rows, &[which.as_str()], &[])?];
        let owner = row.id().unwrap_or_default().to_owned();
        wanted.which = vec![child.id().unwrap_or_default().to_owned()];
        wanted.owners.push(owner);
        Ok(wanted)
    }
}

/// Is one of this kind known by its id, which no other record of the account has?
pub fn is_found_by_id(schema: &Schema) -> bool {
    schema.has("id") && !matches!(schema.identity, Identity::Keyed(_))
}

/// The list of what the record belongs to is empty.
fn nothing_there(schema: &Schema, place: &Place) -> Refusal {
    let record = schema.record.replace('_', " ");
    let of = place.account_name().unwrap_or_default();
    Refusal::because(
        phrase!("there is no {record} of {of} yet", record, of),
        phrase!("add one first: anteroom add {}", schema.record.replace('_', "-")),
    )
}

fn schema_of(schema: &'static Schema, field: &str) -> Option<&'static Schema> {
    match schema.fields[schema.index(field)?].kind {
        Kind::Many(list) => Some(list),
        _ => None,
    }
}

/// The one of a list that the words mean: its key's fields, or an id, a name, what it says, `#3`.
pub fn select(rows: &[Row], words: &[&str], sources: &[&Row]) -> Result<usize> {
    select_by(rows, words, sources, find)
}

/// The same of what is to be taken away.
pub fn select_to_go(rows: &[Row], words: &[&str], sources: &[&Row]) -> Result<usize> {
    select_by(rows, words, sources, find_carefully)
}

fn select_by(
    rows: &[Row],
    words: &[&str],
    sources: &[&Row],
    find: impl Fn(&str, &str, &[Candidate]) -> Result<usize>,
) -> Result<usize> {
    let record = rows.first().map_or("record", |r| r.schema.record);
    if let Some(Identity::Keyed(fields)) = rows.first().map(|r| r.schema.identity) {
        return keyed(rows, fields, words, sources);
    }
    let numbers: Vec<String> = (1..=rows.len()).map(|n| format!("#{n}")).collect();
    let texts: Vec<Vec<String>> = rows.iter().map(|row| says(row, sources)).collect();
    let candidates = rows.iter().zip(&numbers).zip(&texts);
    let candidates: Vec<Candidate> = candidates
        .map(|((row, number), texts)| Candidate {
            id: row.id().unwrap_or(number),
            names: texts.iter().map(String::as_str).collect(),
        })
        .collect();
    let word = words.first().copied().unwrap_or_default();
    match numbers.iter().position(|n| n == word) {
        Some(place) => Ok(place),
        None if rows.first().is_some_and(|row| row.schema.has("name")) => {
            find(word, record, &candidates)
        }
        None => find_by_text(word, record, &candidates),
    }
}

/// Columns of an introduction by whose names it can be called.
const SIDES: [&str; 2] = ["through", "to"];

/// What a record can be called: its title first, then its name, aliases and other texts; an introduction by either side.
fn says(row: &Row, sources: &[&Row]) -> Vec<String> {
    let mut says = vec![row.title()];
    for side in SIDES.iter().filter(|_| row.schema.record == Introduction::SCHEMA.record) {
        let people = sources.iter().flat_map(|source| source.rows("people"));
        let mut of = people.filter(|person| person.id() == row.text(side));
        says.extend(of.next().and_then(Row::name).map(str::to_owned));
    }
    if let Value::Words(aliases) = row.get("aliases") {
        says.extend(aliases.iter().cloned());
    }
    if !row.schema.has("name") {
        let texts = row
            .cells
            .iter()
            .filter(|c| matches!(c, Value::Text(_) | Value::Day(_) | Value::Moment(_)));
        says.extend(texts.map(ToString::to_string));
    }
    says
}

fn keyed(rows: &[Row], fields: &[&str], words: &[&str], sources: &[&Row]) -> Result<usize> {
    let record = rows[0].schema.record;
    let mut fitting: Vec<usize> = (0..rows.len()).collect();
    for (field, word) in fields.iter().zip(words) {
        let means = meaning(&rows[0], field, word, sources);
        fitting.retain(|i| {
            let there = rows[*i].get(field).to_string();
            there == *word || means.as_deref() == Some(&there)
        });
    }
    match (fitting.first(), fields) {
        (Some(place), _) => Ok(*place),
        // Somebody of the team by a part of the name, as anybody else.
        (None, ["name"]) => by_part_of_name(rows, &words.join(" ")),
        (None, _) => find(&words.join(" "), record, &[]),
    }
}

fn by_part_of_name(rows: &[Row], word: &str) -> Result<usize> {
    let named = rows.iter().map(|row| row.name().unwrap_or_default());
    let candidates: Vec<Candidate> =
        named.map(|name| Candidate { id: name, names: vec![name] }).collect();
    find(word, rows[0].schema.record, &candidates)
}

/// The id of the record that a word of a key means.
fn meaning(row: &Row, field: &str, word: &str, sources: &[&Row]) -> Option<String> {
    let index = row.schema.index(field)?;
    let list = match row.schema.fields[index].kind {
        Kind::Ref(Target::Person) => "people",
        Kind::Ref(Target::Opportunity) => "opportunities",
        Kind::Ref(Target::Product) => "products",
        Kind::Ref(Target::Competitor) => "competitors",
        _ => return None,
    };
    let rows = sources.iter().map(|s| s.rows(list)).find(|r| !r.is_empty())?;
    let place = select(rows, &[word], &[]).ok()?;
    rows[place].id().map(str::to_owned)
}

/// An interchange file that holds this one record in its place.
pub fn file_of(kind: &RecordKind, place: &Place, leaf: String) -> String {
    let mut text = leaf;
    let mut owners = place.owners.iter().rev();
    for field in kind.path.iter().skip(1).rev() {
        if kind.path[0] == "rep" {
            text = format!("{{{}:[{text}]}}", text::string(field));
            continue;
        }
        let owner = owners.next().or(place.account.as_ref());
        let mut members = owner.map(text::shell).unwrap_or_default();
        members.push(((*field).to_owned(), format!("[{text}]")));
        text = text::object(&members);
    }
    let first = text::string(kind.path[0]);
    let list = if kind.path[0] == "rep" { text } else { format!("[{text}]") };
    let format = text::string(crate::exchange::json::FORMAT);
    format!("{{\"format\":{format},{first}:{list}}}")
}

/// The one record of such a file.
pub fn leaf_of(kind: &RecordKind, book: Row) -> Option<Row> {
    let mut here = book;
    for field in &kind.path {
        let index = here.schema.index(field)?;
        here = match std::mem::take(&mut here.cells[index]) {
            Value::Many(mut rows) => rows.pop()?,
            Value::One(part) => *part,
            _ => return None,
        };
    }
    Some(here)
}

/// The column that a name on the command line means, with `-` or `_` between its parts.
pub fn column<'a>(columns: &'a [Column], name: &str) -> Option<&'a Column> {
    columns.iter().find(|c| c.name == name)
}
