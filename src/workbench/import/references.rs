//! References of an incoming record become ids; ids are checked to mean one thing only. docs/FILE.md.

use super::path::Path;
use super::scope::AccountScope;
use crate::model::{Kind, Refusal, Row, Target, Value, quoted};
use std::collections::{HashMap, HashSet};

/// Turns every reference in the record and below it into the id that it means.
pub fn resolve(row: &mut Row, scope: &AccountScope, path: &Path) -> Result<(), Refusal> {
    for (field, cell) in row.schema.fields.iter().zip(&mut row.cells) {
        let here = path.field(field.name);
        match (field.kind, &mut *cell) {
            (Kind::Ref(target), Value::Text(text)) => {
                *text = scope
                    .resolve(target, text)
                    .map_err(|(what, remedy)| Refusal::at(here.to_string(), what, remedy))?;
            }
            (Kind::Refs(target), Value::Words(words)) => {
                for (i, word) in words.iter_mut().enumerate() {
                    *word = scope.resolve(target, word).map_err(|(what, remedy)| {
                        Refusal::at(here.at(i).to_string(), what, remedy)
                    })?;
                }
                if target == Target::Person
                    && let Some(twice) = twice(words)
                {
                    let what = phrase!("{} is there twice", quoted(twice));
                    return Err(Refusal::at(here.to_string(), what, phrase!("keep one")));
                }
            }
            (Kind::Subject, Value::Text(text)) => {
                *text = scope
                    .subject(text)
                    .map_err(|r| Refusal { place: Some(here.to_string()), ..r })?;
            }
            (Kind::One(_), Value::One(part)) => resolve(part, scope, &here)?,
            (Kind::Many(_), Value::Many(rows)) => {
                for (i, child) in rows.iter_mut().enumerate() {
                    resolve(child, scope, &here.at(i))?;
                }
            }
            _ => {}
        }
    }
    let same = row.schema.record == "tie" && row.text("from") == row.text("to");
    if same {
        let what = phrase!("{} is tied to itself", quoted(row.text("from").unwrap_or_default()));
        let remedy = phrase!("a tie joins two different people");
        return Err(Refusal::at(path.to_string(), what, remedy));
    }
    Ok(())
}

fn twice(words: &[String]) -> Option<&String> {
    words.iter().enumerate().find(|(i, w)| words[..*i].contains(w)).map(|(_, w)| w)
}

/// Where an id is: the kind of record, and the record that it belongs to.
type Seat<'r> = (&'static str, &'r str);

/// Every id of an account, each with its seat; refused where an incoming one means two things.
pub fn check_ids(
    existing: Option<&Row>,
    incoming: &Row,
    scope: &mut AccountScope,
    path: &Path,
) -> Result<(), Refusal> {
    let mut there = HashMap::new();
    if let Some(account) = existing {
        walk(account, "", path, &mut |id, seat, _| {
            there.insert(id, seat);
            Ok(())
        })?;
    }
    let mut seen = HashSet::new();
    let (vocabulary, account) = (scope.file.vocabulary, scope.account.clone());
    let topics = own_topics(existing, incoming, scope);
    let reserved = |id: &str| vocabulary.codes.contains(id) || vocabulary.topics.contains_key(id);
    if reserved(&account) {
        let what = phrase!("{} is a finding's code or a topic's name", quoted(&account));
        let remedy = phrase!("give the account another id");
        return Err(Refusal::at(path.field("id").to_string(), what, remedy));
    }
    walk(incoming, "", path, &mut |id, seat, here| {
        let refuse = |what: String| {
            let what = format!("{} {what}", quoted(id));
            Err(Refusal::at(here.field("id").to_string(), what, phrase!("give it another id")))
        };
        if id == account {
            return refuse(phrase!("is the account's own id").into());
        }
        if reserved(id) {
            return refuse(phrase!("is a finding's code or a topic's name").into());
        }
        if topics.contains(id) {
            return refuse(phrase!("is the name of a topic of your own").into());
        }
        if !seen.insert(id) {
            return refuse(phrase!("is already the id of {}", first_with(incoming, id, path)));
        }
        match there.get(id) {
            Some(other) if *other != seat => {
                refuse(phrase!("is already the id of another {} here", other.0.replace('_', " ")))
            }
            _ => Ok(()),
        }
    })?;
    for (n, topic) in incoming.rows("topics").iter().enumerate() {
        let name = topic.name().unwrap_or_default();
        if name == account || there.contains_key(name) {
            let what = phrase!("{} is an id of this account", quoted(name));
            let place = path.field("topics").at(n).field("name").to_string();
            return Err(Refusal::at(place, what, phrase!("give the topic another name")));
        }
    }
    scope.topics.extend(topics);
    scope.ids = there.into_keys().chain(seen).map(str::to_owned).collect();
    Ok(())
}

/// The names of the topics of one's own that are asked in an account.
fn own_topics(existing: Option<&Row>, incoming: &Row, scope: &AccountScope) -> HashSet<String> {
    let here = existing.into_iter().chain([incoming]).flat_map(|row| row.rows("topics"));
    let here = here.filter_map(Row::name).map(str::to_owned);
    here.chain(scope.file.topics.iter().cloned()).collect()
}

/// Where the first record with this id stands.
fn first_with(account: &Row, id: &str, path: &Path) -> String {
    let mut first = None;
    let looked = walk(account, "", path, &mut |other, _, here| {
        if other == id && first.is_none() {
            first = Some(here.to_string());
        }
        Ok(())
    });
    looked.ok().and(first).unwrap_or_default()
}

/// Calls `found` with each id below the record, its seat and its path.
fn walk<'r>(
    row: &'r Row,
    owner: &'r str,
    path: &Path,
    found: &mut dyn FnMut(&'r str, Seat<'r>, &Path) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    for (field, cell) in row.schema.fields.iter().zip(&row.cells) {
        let list = path.field(field.name);
        for (i, child) in cell.rows().iter().enumerate() {
            let here = list.at(i);
            if let Some(id) = child.id() {
                found(id, (child.schema.record, owner), &here)?;
            }
            walk(child, child.id().unwrap_or_default(), &here, found)?;
        }
    }
    Ok(())
}
