//! Tables and cards against the book: who is meant, what is added to what is there, and what has to be a note.
//! The interchange file is exact and does not come here. docs/FILE.md.

use super::alias::There;
use super::ended::Ended;
use super::people::{Guesses, Heard, in_full, of_the_row, refer, refer_people};
use super::{Result, cell, likely, since};
use crate::language::names::{Nearness, SameNames, says_form};
use crate::model::playbook::Playbook;
use crate::model::tree::{add_notes, set_text};
use crate::model::{Key, Row, Value, quoted};
use crate::store::{AccountName, Step};
use crate::text::alike::legal_form;
use crate::text::fold;
use std::collections::HashMap;

/// Puts the rows of a list to the records that they mean; what was decided is said.
pub(super) fn settle(
    step: &Step,
    book: &mut Row,
    playbook: &Playbook,
    ended: &Ended,
) -> Result<Heard> {
    let there = step.account_names()?;
    let mut said = Heard::default();
    let mut guesses = Guesses { playbook, of: HashMap::new() };
    let Value::Many(incoming) = cell(book, "accounts") else {
        return Ok(said);
    };
    let known = NameIndex::of_accounts(&there);
    let found = put_together(incoming, &known, &|at| name_of(&there, at), "", &mut said);
    let own: Vec<(&str, &[String])> =
        incoming.iter().filter_map(Row::name).map(|name| (name, &[][..])).collect();
    let parents = NameIndex::with(SameNames::of_companies, own.into_iter());
    likely::tell_accounts(incoming, &found, &there, &mut said);
    for (account, place) in incoming.iter_mut().zip(found) {
        let by_id = account.id().map(str::to_owned);
        let stored = match place.and_then(|at| there.get(at)) {
            Some(one) => Some(keyed(step, account, one.key, &one.id)?),
            None => None,
        };
        let is_by_id = by_id.is_some() && by_id.as_deref() == account.id();
        settle_account(account, stored.as_ref(), is_by_id, &mut guesses, &mut said);
        if let Some(stored) = &stored {
            since::follow(account, stored, ended.today, &mut said);
        }
        let known_deals = stored.as_ref().map_or(&[][..], |stored| stored.rows("opportunities"));
        if let Value::Many(deals) = cell(account, "opportunities") {
            for deal in deals {
                let stored =
                    known_deals.iter().find(|one| deal.id().is_some() && one.id() == deal.id());
                ended.close(deal, stored, &mut said);
            }
        }
        let lost = refer(account, "parent", &|name| {
            let stored = known.find(name).map(|(at, _)| there[at].name.clone());
            let own = parents.find(name).is_some().then(|| name.to_owned());
            stored.or(own)
        });
        if let (Some(parent), Some(name)) = (lost, account.name()) {
            let kind = phrase!("a parent that is no account is kept as a note");
            said.infer(kind, phrase!("{} of {}", quoted(&parent), name));
        }
    }
    Ok(said)
}

fn name_of(there: &[AccountName], at: usize) -> String {
    there.get(at).map(|a| a.name.clone()).unwrap_or_default()
}

fn keyed(step: &Step, account: &mut Row, key: Key, id: &str) -> Result<Row> {
    account.set("id", Value::Text(id.to_owned()));
    Ok(step.account(key)?)
}

/// Names before aliases, the same before what is alike.
pub(super) struct NameIndex {
    names: SameNames,
    aliases: SameNames,
    exact: HashMap<String, Vec<usize>>,
    /// Every name and alias of each place.
    called: Vec<Vec<String>>,
    ids: HashMap<String, usize>,
    former_ids: HashMap<String, usize>,
    /// Each side of an account's name in two languages: `Clinique Nord / Clínica Norte`.
    sides: HashMap<String, Vec<usize>>,
}

impl NameIndex {
    pub(super) fn new<'a>(there: impl Iterator<Item = (&'a str, &'a [String])>) -> Self {
        Self::with(SameNames::default, there)
    }

    fn of_accounts(there: &[AccountName]) -> Self {
        let names = there.iter().map(|a| (a.name.as_str(), a.aliases.as_slice()));
        let ids = there.iter().map(There::account);
        let mut index = Self::with(SameNames::of_companies, names).with_ids(ids);
        for (at, account) in there.iter().enumerate().filter(|(_, a)| a.name.contains(" / ")) {
            for side in account.name.split(" / ") {
                index.sides.entry(fold(side.trim())).or_default().push(at);
            }
        }
        index
    }

    fn with<'a>(
        empty: fn() -> SameNames,
        there: impl Iterator<Item = (&'a str, &'a [String])>,
    ) -> Self {
        let (mut names, mut aliases) = (empty(), empty());
        let mut exact: HashMap<String, Vec<usize>> = HashMap::new();
        let mut called = Vec::new();
        for (at, (name, others)) in there.enumerate() {
            names.add(name, at);
            aliases.add_form(name, at);
            called.push(std::iter::once(name.to_owned()).chain(others.iter().cloned()).collect());
            for alias in others {
                aliases.add(alias, at);
                names.add_form(alias, at);
            }
            exact.entry(name.to_owned()).or_default().push(at);
        }
        let (ids, former_ids, sides) = Default::default();
        Self { names, aliases, exact, called, ids, former_ids, sides }
    }

    /// The same, where rows may say by id whom they mean.
    fn with_ids<'a>(mut self, there: impl Iterator<Item = There<'a>>) -> Self {
        for (at, one) in there.enumerate() {
            self.ids.insert(one.id.to_owned(), at);
            self.former_ids.extend(one.former_ids.iter().map(|id| (id.clone(), at)));
        }
        self
    }

    /// The place of an id, and whether the one who had it was merged into the one there.
    fn by_id(&self, id: &str) -> Option<(usize, bool)> {
        let former = || self.former_ids.get(id).map(|at| (*at, true));
        self.ids.get(id).map(|at| (*at, false)).or_else(former)
    }

    /// The one account of which this is one side of the name.
    fn side(&self, name: &str) -> Option<(usize, Nearness)> {
        match self.sides.get(&fold(name.trim())).map(Vec::as_slice) {
            Some([one]) => Some((*one, Nearness::Alike)),
            _ => None,
        }
    }

    pub(super) fn find(&self, name: &str) -> Option<(usize, Nearness)> {
        match self.exact.get(name).map_or(&[][..], Vec::as_slice) {
            [one] => return Some((*one, Nearness::Same)),
            [] => {}
            _ => return None,
        }
        let (named, aliased) = (self.names.find(name), self.aliases.find(name));
        let same = |found: &Option<(usize, Nearness)>| found.filter(|(_, n)| *n == Nearness::Same);
        same(&named).or(same(&aliased)).or(named).or(aliased).or_else(|| self.side(name))
    }
}

/// For each row the place that it means; rows that mean one place become one. Names are those of the book.
fn put_together(
    rows: &mut Vec<Row>,
    known: &NameIndex,
    name_of: &dyn Fn(usize) -> String,
    of: &str,
    said: &mut Heard,
) -> Vec<Option<usize>> {
    let mut kept: Vec<Row> = Vec::new();
    let is_of_accounts = of.is_empty();
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut forms: HashMap<usize, String> = HashMap::new();
    for mut row in std::mem::take(rows) {
        let name = row.name().unwrap_or_default().to_owned();
        let by_id = row.id().and_then(|id| known.by_id(id));
        let mut found = match row.id() {
            Some(_) => by_id.map(|(at, _)| (at, Nearness::Same)),
            None => known.find(&name),
        };
        if let Some((at, Nearness::Alike)) = found.filter(|_| is_of_accounts)
            && is_other_form(&mut forms, at, &name)
        {
            said.remarks.push(phrase!("{} may be {}", quoted(&name), quoted(&name_of(at))));
            found = None;
        }
        if let Some((at, nearness)) = found {
            let stored = name_of(at);
            if nearness == Nearness::Alike {
                said.remarks.push(phrase!(
                    "{} is taken for {}{}",
                    quoted(&name),
                    quoted(&stored),
                    of
                ));
            }
            if nearness == Nearness::Alike && is_of_accounts {
                let known = known.called.get(at).map_or(&[][..], Vec::as_slice);
                if says_form(&name, known.iter().map(String::as_str)) {
                    add_alias(&mut row, &name);
                }
            }
            match by_id {
                Some((_, false)) => {}
                Some((_, true)) => {
                    row.set("id", Value::Absent);
                    row.set("name", Value::Text(stored));
                }
                None => row.set("name", Value::Text(stored)),
            }
            without_own_name(&mut row);
            if let Some(twin) = places.iter().position(|p| *p == Some(at)) {
                absorb(&mut kept[twin], row);
                continue;
            }
        }
        kept.push(row);
        places.push(found.map(|(at, _)| at));
    }
    *rows = kept;
    places
}

/// `Acme GmbH` and `Acme AG` of one list are not both the `Acme` of the book.
fn is_other_form(forms: &mut HashMap<usize, String>, at: usize, name: &str) -> bool {
    let form = legal_form(name);
    match forms.get(&at) {
        Some(other) if *other != form => true,
        _ => {
            forms.insert(at, form);
            false
        }
    }
}

fn add_alias(row: &mut Row, name: &str) {
    let mut aliases = match row.get("aliases") {
        Value::Words(words) => words.clone(),
        _ => Vec::new(),
    };
    aliases.push(name.to_owned());
    row.set("aliases", Value::Words(aliases));
}

/// Nobody is also called as they are called.
fn without_own_name(row: &mut Row) {
    let Value::Words(mut aliases) = row.get("aliases").clone() else { return };
    let before = aliases.len();
    aliases.retain(|alias| Some(alias.as_str()) != row.name());
    if aliases.len() < before {
        row.set("aliases", if aliases.is_empty() { Value::Absent } else { Value::Words(aliases) });
    }
}

/// Adds what a second row says of the same record; what differs is a note.
pub(super) fn absorb(row: &mut Row, more: Row) {
    let fields = row.schema.fields;
    let mut lines: Vec<String> = Vec::new();
    for ((field, mine), other) in fields.iter().zip(&mut row.cells).zip(more.cells) {
        match (&mut *mine, other) {
            (_, other) if other.is_empty() => {}
            (Value::Many(mine), Value::Many(other)) => {
                for record in other {
                    match mine.iter().position(|r| key(r) == key(&record)) {
                        Some(at) => absorb(&mut mine[at], record),
                        None => mine.push(record),
                    }
                }
            }
            (mine, other) if mine.is_empty() => *mine = other,
            (mine, other) if *mine == other || matches!(field.name, "name" | "id") => {}
            (Value::Text(mine), Value::Text(other)) if field.name == "notes" => {
                *mine = with_lines(mine, &other);
            }
            (_, other) => lines.push(format!("{}: {other}", field.name.replace('_', " "))),
        }
    }
    lines.iter().for_each(|line| add_notes(row, line));
}

fn key(r: &Row) -> (Option<String>, String) {
    (r.name().map(str::to_owned), r.get("year").to_string())
}

/// A text with the lines of another that it has not.
fn with_lines(text: &str, more: &str) -> String {
    if text.contains(more) {
        return text.to_owned();
    }
    let there: Vec<&str> = text.lines().collect();
    let new = more.lines().filter(|line| !there.contains(line));
    std::iter::once(text).chain(new).collect::<Vec<_>>().join("\n")
}

fn settle_account(
    account: &mut Row,
    stored: Option<&Row>,
    is_by_id: bool,
    guesses: &mut Guesses,
    said: &mut Heard,
) {
    let name = account.name().unwrap_or_default().to_owned();
    if let Some(stored) = stored.filter(|_| !is_by_id) {
        of_the_row(account, stored, said);
        add_to(account, stored);
    }
    for list in ["people", "opportunities"] {
        let there = stored.map_or(&[][..], |s| s.rows(list));
        let Value::Many(rows) = cell(account, list) else {
            continue;
        };
        let all: Vec<Vec<String>> = there
            .iter()
            .map(|row| match row.get("aliases") {
                Value::Words(words) => words.clone(),
                _ => Vec::new(),
            })
            .collect();
        let known = NameIndex::new(
            there.iter().map(|r| r.name().unwrap_or_default()).zip(all.iter().map(Vec::as_slice)),
        );
        let known = known.with_ids(there.iter().map(There::of));
        if list == "people" {
            in_full(rows, there, &|name| known.find(name).is_some(), said);
        }
        let stored_name =
            |at: usize| there.get(at).and_then(Row::name).unwrap_or_default().to_owned();
        let found = put_together(rows, &known, &stored_name, &phrase!(" of {name}", name), said);
        for (row, place) in rows.iter_mut().zip(found) {
            match place.and_then(|at| there.get(at)) {
                // A row that says who it is by the id says all of it, as an export of this book does.
                Some(one) if row.id() == one.id() => {}
                Some(one) => {
                    row.set("id", one.get("id").clone());
                    add_to(row, one);
                }
                None if list == "people" => guesses.fill(row, said),
                None => {}
            }
        }
    }
    likely::tell(account, stored, said);
    refer_people(account, stored, said);
}

/// `Frau Dr. Ida Berg` says all that `Dr. Berg` says, and stays.
fn says_more(old: &str, new: &str) -> bool {
    let words: Vec<String> = old.split_whitespace().map(fold).collect();
    old != new && new.split_whitespace().all(|word| words.contains(&fold(word)))
}

/// Notes and other names are added to those that are there, and replace none.
fn add_to(row: &mut Row, stored: &Row) {
    if let (Some(more), Some(before)) = (row.text("notes"), stored.text("notes")) {
        let notes = with_lines(before, more);
        row.set("notes", Value::Text(notes));
    }
    for way in ["phone", "email"].into_iter().filter(|way| row.schema.has(way)) {
        if let (Some(new), Some(old)) = (row.text(way), stored.text(way))
            && new != old
        {
            // The file's is the one to use; the other may still be right.
            let line = phrase!("{way} before: {old}", way, old);
            if let (None, Some(before)) = (row.text("notes"), stored.text("notes")) {
                set_text(row, "notes", before);
            }
            add_notes(row, &line);
        }
    }
    if row.schema.has("address")
        && let (Some(new), Some(old)) = (row.text("address"), stored.text("address"))
        && says_more(old, new)
    {
        row.set("address", Value::Absent);
    }
    if let (Value::Words(more), Value::Words(before)) = (row.get("aliases"), stored.get("aliases"))
    {
        let mut all = before.clone();
        all.extend(more.iter().filter(|name| !before.contains(name)).cloned());
        row.set("aliases", Value::Words(all));
    }
}

/// The account that a word means: as it is there, else the word itself, for a new one.
pub fn account_named(there: &[AccountName], word: &str) -> String {
    let known = NameIndex::of_accounts(there);
    if let Some(one) = there.iter().find(|a| a.id == word) {
        return one.name.clone();
    }
    if let Some((at, Nearness::Same)) = known.find(word) {
        return name_of(there, at);
    }
    let lower = word.to_lowercase();
    let mut begins = there.iter().filter(|a| a.name.to_lowercase().starts_with(&lower));
    match (begins.next(), begins.next()) {
        (Some(one), None) => one.name.clone(),
        _ => word.to_owned(),
    }
}
