//! References of an incoming record become ids; ids are checked to mean one thing only. SPEC 2.

use super::scope::AccountScope;
use crate::model::{Kind, Refusal, Row, Value, quoted};
use std::collections::HashMap;

/// Turns every reference in the record and below it into the id that it means.
pub fn resolve(row: &mut Row, scope: &AccountScope, path: &str) -> Result<(), Refusal> {
    for (field, cell) in row.schema.fields.iter().zip(&mut row.cells) {
        let here = || format!("{path}.{}", field.name);
        let refuse = |(what, remedy): (String, String)| Refusal::at(here(), what, remedy);
        match (field.kind, &mut *cell) {
            (Kind::Ref(target), Value::Text(text)) => {
                *text = scope.resolve(target, text).map_err(refuse)?;
            }
            (Kind::Refs(target), Value::Words(words)) => {
                for (i, word) in words.iter_mut().enumerate() {
                    *word = scope.resolve(target, word).map_err(|(what, remedy)| {
                        Refusal::at(format!("{}[{i}]", here()), what, remedy)
                    })?;
                }
                if let Some(twice) = twice(words) {
                    let what = format!("{} is there twice", quoted(twice));
                    return Err(Refusal::at(here(), what, "keep one"));
                }
            }
            (Kind::Subject, Value::Text(text)) => {
                *text = scope.subject(text).map_err(|r| Refusal {
                    place: Some(here()),
                    ..r
                })?;
            }
            (Kind::One(_), Value::One(part)) => resolve(part, scope, &here())?,
            (Kind::Many(_), Value::Many(rows)) => {
                for (i, child) in rows.iter_mut().enumerate() {
                    resolve(child, scope, &format!("{}[{i}]", here()))?;
                }
            }
            _ => {}
        }
    }
    let same = row.schema.record == "tie" && row.text("from") == row.text("to");
    if same {
        let what = format!(
            "{} is tied to itself",
            quoted(row.text("from").unwrap_or_default())
        );
        return Err(Refusal::at(path, what, "a tie joins two different people"));
    }
    Ok(())
}

fn twice(words: &[String]) -> Option<&String> {
    words
        .iter()
        .enumerate()
        .find(|(i, w)| words[..*i].contains(w))
        .map(|(_, w)| w)
}

/// Where an id is: the kind of record, and the record that it belongs to.
type Seat = (&'static str, String);

/// Every id of an account, each with its seat; refused where an incoming one means two things.
pub fn check_ids(
    existing: Option<&Row>,
    incoming: &Row,
    scope: &mut AccountScope,
    path: &str,
) -> Result<(), Refusal> {
    let mut there = HashMap::new();
    if let Some(account) = existing {
        walk(account, "", "", &mut |id, seat, _| {
            there.insert(id.to_owned(), seat);
            Ok(())
        })?;
    }
    scope.ids = there.keys().cloned().collect();
    let mut seen: HashMap<String, String> = HashMap::new();
    let (vocabulary, account) = (scope.file.vocabulary, scope.account.clone());
    let reserved = |id: &str| vocabulary.codes.contains(id) || vocabulary.topics.contains_key(id);
    if reserved(&account) {
        let what = format!("{} is a finding's code or a topic's name", quoted(&account));
        return Err(Refusal::at(
            format!("{path}.id"),
            what,
            "give the account another id",
        ));
    }
    walk(incoming, "", path, &mut |id, seat, here| {
        let refuse = |what: String| {
            Err(Refusal::at(
                format!("{here}.id"),
                format!("{} {what}", quoted(id)),
                "give it another id",
            ))
        };
        if id == account {
            return refuse("is the account's own id".into());
        }
        if reserved(id) {
            return refuse("is a finding's code or a topic's name".into());
        }
        if let Some(earlier) = seen.insert(id.to_owned(), here.to_owned()) {
            return refuse(format!("is already the id of {earlier}"));
        }
        match there.get(id) {
            Some(other) if *other != seat => refuse(format!(
                "is already the id of another {} here",
                other.0.replace('_', " ")
            )),
            _ => Ok(()),
        }
    })?;
    scope.ids.extend(seen.into_keys());
    Ok(())
}

/// Calls `found` with each id below the record, its seat and its path.
fn walk<'r>(
    row: &'r Row,
    owner: &str,
    path: &str,
    found: &mut dyn FnMut(&'r str, Seat, &str) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    for (field, cell) in row.schema.fields.iter().zip(&row.cells) {
        for (i, child) in cell.rows().iter().enumerate() {
            let here = format!("{path}.{}[{i}]", field.name);
            if let Some(id) = child.id() {
                found(id, (child.schema.record, owner.to_owned()), &here)?;
            }
            walk(child, child.id().unwrap_or_default(), &here, found)?;
        }
    }
    Ok(())
}
