//! Lines that are pasted a second time: how many of them are in the book already.

use super::LogReading;
use crate::model::{Choice as _, ContactKind, Key, Row, Value};
use crate::workbench::{Result, Workbench};
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

/// What a contact says: its day and hour, kind, people and note.
type Said = (String, String, Vec<String>, String);

impl Workbench {
    /// How many of these lines say what a contact of their account says; each account is read once.
    pub(super) fn again(&self, readings: &[LogReading]) -> Result<usize> {
        let mut there: HashMap<Key, HashSet<Said>> = HashMap::new();
        let mut again = 0;
        for reading in readings {
            let Some(key) = reading.account else { continue };
            let all = match there.entry(key) {
                Entry::Occupied(all) => all.into_mut(),
                Entry::Vacant(free) => {
                    let account = self.store.account(key)?;
                    free.insert(account.rows("contacts").iter().map(said).collect())
                }
            };
            again += usize::from(all.contains(&said(&reading.row)));
        }
        Ok(again)
    }
}

fn said(row: &Row) -> Said {
    let mut people = match row.get("people") {
        Value::Words(ids) => ids.clone(),
        _ => Vec::new(),
    };
    people.sort();
    let kind = row.text("kind").unwrap_or(ContactKind::default().word()).to_owned();
    let note = row.text("note").unwrap_or_default().trim().to_owned();
    (row.get("date").to_string(), kind, people, note)
}
