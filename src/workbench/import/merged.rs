//! Who was merged stays merged: a file that still has both, by id or by name, says what it says of the one. docs/FILE.md.

use super::Result;
use super::alias::{Alias, There, know};
use super::scope::AccountScope;
use crate::model::{Row, Target, Value};
use crate::store::{AccountName, Step, moved_id};
use crate::workbench::merge::{as_merged, rename, without_circle};
use crate::workbench::record::ids_in;
use std::collections::{HashMap, HashSet};

/// Accounts that come under another name or a former id, as those that are there.
pub fn accounts(step: &Step, there: &[AccountName], incoming: &mut Value) -> Result<Vec<Alias>> {
    let Value::Many(rows) = incoming else {
        return Ok(Vec::new());
    };
    know(there.iter().map(There::account), rows, &mut |place, word, row| {
        let one = &there[place];
        let came_as: Vec<&str> = match row.id() {
            Some(_) => vec![word],
            None => one.former_ids.iter().map(String::as_str).collect(),
        };
        if !came_as.is_empty() {
            let mut ids = HashSet::new();
            ids_in(&step.account(one.key)?, &mut ids);
            as_moved(row, &one.id, &came_as, &ids);
        }
        Ok(())
    })
}

/// What the account holds has the ids that the merge gave it where its own were taken.
fn as_moved(row: &mut Row, to: &str, came_as: &[&str], there: &HashSet<String>) {
    let mut own = HashSet::new();
    ids_in(row, &mut own);
    let mut new: HashMap<String, String> = HashMap::new();
    for id in own {
        let moved = came_as.iter().map(|from| moved_id(from, &id));
        if let Some(moved) = moved.into_iter().find(|moved| there.contains(moved)) {
            new.insert(id, moved);
        }
    }
    let from = row.id().unwrap_or_default().to_owned();
    new.remove(&from);
    rename(row, &new, (&from, to));
}

/// A merged account is no part of itself, whatever its two halves say of each other.
pub fn parents(
    there: &[AccountName],
    incoming: &mut Value,
    known: &[Alias],
    resolve: &dyn Fn(&str) -> Option<String>,
) {
    let Value::Many(rows) = incoming else { return };
    let mut leads: HashMap<String, String> =
        there.iter().filter_map(|a| Some((a.id.clone(), a.parent.clone()?))).collect();
    leads.extend(
        rows.iter().filter_map(|row| Some((row.id()?.to_owned(), resolve(row.text("parent")?)?))),
    );
    for row in rows.iter_mut().filter(|row| known.iter().any(|(_, id)| row.id() == Some(id))) {
        if let Some(id) = row.text("parent").and_then(resolve) {
            row.set("parent", Value::Text(id));
            without_circle(row, "parent", &|at| leads.get(at).cloned());
        }
    }
}

/// The people of an account of whom the file says what two said: references, ties, and who leads back to themselves.
pub fn people(
    existing: Option<&Row>,
    incoming: &mut Row,
    scope: &AccountScope,
    mut known: Vec<Alias>,
) {
    for person in existing.map_or(&[][..], |account| account.rows("people")) {
        let there = There::of(person);
        known.extend(there.former_ids.iter().map(|id| (id.clone(), there.id.to_owned())));
    }
    known.retain(|(word, _)| !scope.ids.contains(word));
    known.sort();
    known.dedup();
    if known.is_empty() {
        return;
    }
    as_merged(incoming, &known, &|text| scope.resolve(Target::Person, text).ok());
    for field in ["reports_to", "successor"] {
        let mut leads: HashMap<String, String> = HashMap::new();
        for row in existing.into_iter().chain([&*incoming]).flat_map(|a| a.rows("people")) {
            if let (Some(id), Some(to)) = (row.id(), row.text(field)) {
                leads.insert(id.to_owned(), to.to_owned());
            }
        }
        let Value::Many(rows) = super::cell(incoming, "people") else { continue };
        for row in rows.iter_mut().filter(|row| known.iter().any(|(_, id)| row.id() == Some(id))) {
            without_circle(row, field, &|at| leads.get(at).cloned());
        }
    }
}
