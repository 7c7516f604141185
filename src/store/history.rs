//! What changed when, and what the file said of an account on an earlier day.

use super::filled_lists::FilledLists;
use super::journal::{Change, Kind, changes, exchange, read_image};
use super::{Store, StoreError, read, tables};
use crate::model::{Date, Key, Row};
use crate::text::DayText;
use rusqlite::{Connection, params};
use serde_json::{Map, Value as Json};
use std::collections::HashMap;

/// One step of the journal, read for a person.
#[derive(Clone, Debug)]
pub struct HistoryStep {
    /// The step's number.
    pub number: Key,
    /// When it was done.
    pub at: String,
    /// Who did it.
    pub who: String,
    /// What it said of itself.
    pub label: String,
    /// It has been taken back.
    pub undone: bool,
    /// What it changed, field by field.
    pub changes: Vec<FieldChange>,
}

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The account it belongs to; 0 for the file.
    pub account: Key,
    /// The kind of record.
    pub record: String,
    /// Which one, in words.
    pub title: String,
    /// The field; empty where the whole record came or went.
    pub field: String,
    /// What stood there.
    pub before: Option<String>,
    /// What stands there since.
    pub after: Option<String>,
}

type Cells = HashMap<(String, Key), Map<String, Json>>;

impl Store {
    /// The newest steps, of one account or of all, newest first, `most` at the most.
    pub fn history(&self, account: Option<Key>, most: usize) -> super::Result<Vec<HistoryStep>> {
        const ALL: &str = "SELECT key, at, who, label, undone FROM step ORDER BY key DESC LIMIT ?2";
        const ONE: &str = "SELECT key, at, who, label, undone FROM step WHERE key IN \
             (SELECT step FROM change WHERE account = ?1) ORDER BY key DESC LIMIT ?2";
        let sql = if account.is_some() { ONE } else { ALL };
        let mut statement = self.db.prepare_cached(sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![account, most], |r| {
            let (number, at, who) = (r.get(0)?, r.get(1)?, r.get(2)?);
            let (label, undone) = (r.get(3)?, r.get(4)?);
            Ok(HistoryStep { number, at, who, label, undone, changes: Vec::new() })
        })?;
        let mut steps: Vec<HistoryStep> = rows.collect::<Result<_, _>>()?;
        let mut known = Cells::new();
        for step in steps.iter_mut() {
            for (_, change) in changes(&self.db, step.number, account, true)? {
                step.changes.extend(read_change(&self.db, &mut known, &change, step.undone)?);
            }
            step.changes.reverse();
        }
        Ok(steps)
    }

    /// The account as the file had it at the end of a day; `None` where it was not there yet.
    pub fn account_on(&self, account: Key, day: Date) -> super::Result<Option<Row>> {
        let transaction = self.db.unchecked_transaction()?;
        transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let after = format!("{}T99", day.iso_day());
        let steps: Vec<Key> = transaction
            .prepare(
                "SELECT key FROM step WHERE undone = 0 AND at > ?1 \
                 AND key IN (SELECT step FROM change WHERE account = ?2) ORDER BY key DESC",
            )?
            .query_map(params![after, account], |r| r.get(0))?
            .collect::<Result<_, _>>()?;
        let mut lists = FilledLists::default();
        for step in steps {
            for (_, change) in changes(&transaction, step, Some(account), true)? {
                exchange(&transaction, &change, &mut lists)?;
            }
        }
        lists.write(&transaction)?;
        let there = match read::account(&transaction, account) {
            Ok(there) => Some(there),
            // On that day there was none.
            Err(StoreError::Nothing(_)) => None,
            Err(fault) => return Err(fault),
        };
        transaction.rollback()?;
        Ok(there)
    }
}

/// Reads one change backwards: `known` has each row as it stood after it.
fn read_change(
    db: &Connection,
    known: &mut Cells,
    change: &Change,
    undone: bool,
) -> super::Result<Vec<FieldChange>> {
    let mut image: Map<String, Json> =
        change.image.as_deref().map(read_image).transpose()?.unwrap_or_default();
    in_units(&change.record, &mut image);
    let id = (change.record.clone(), change.row);
    if !known.contains_key(&id) {
        let row = stored(db, &change.record, change.row)?;
        known.insert(id.clone(), row);
    }
    let now = known.entry(id).or_default();
    let title = title(if now.is_empty() { &image } else { now });
    let line = |field: &str, before: Option<String>, after: Option<String>| FieldChange {
        account: change.account,
        record: change.record.clone(),
        title: title.clone(),
        field: field.to_owned(),
        before,
        after,
    };
    let lines = match change.kind {
        Kind::Insert => vec![line("", None, Some(title.clone()))],
        Kind::Delete => {
            if !undone {
                *now = image.clone();
            }
            vec![line("", Some(title.clone()), None)]
        }
        Kind::Update => image
            .iter()
            .map(|(field, other)| {
                let here = now.get(field).map(shown).unwrap_or_default();
                let (before, after) =
                    if undone { (here, shown(other)) } else { (shown(other), here) };
                line(field, before, after)
            })
            .collect(),
    };
    if change.kind == Kind::Update && !undone {
        now.extend(image);
    }
    Ok(lines)
}

/// Amounts stand in the journal as whole cents: here as the file says them.
fn in_units(record: &str, image: &mut Map<String, Json>) {
    let columns = tables::of(record).map_or(&[][..], |t| &t.columns);
    for column in columns {
        let is_money = matches!(column.kind, crate::model::Kind::Money | crate::model::Kind::Price);
        let cell = image.get_mut(&column.name).filter(|_| is_money);
        if let Some((cell, cents)) = cell.and_then(|c| c.as_i64().map(|n| (c, n))) {
            *cell = Json::String(crate::model::Money::from_cents(cents).to_string());
        }
    }
}

fn stored(db: &Connection, record: &str, row: Key) -> super::Result<Map<String, Json>> {
    let Some(table) = tables::of(record) else {
        return Ok(Map::new());
    };
    let Some((row, _, _)) = read::one(db, table, row)? else {
        return Ok(Map::new());
    };
    Ok(table
        .columns
        .iter()
        .map(|c| {
            let text = row.at(&c.path).to_string();
            (c.name.clone(), if text.is_empty() { Json::Null } else { Json::String(text) })
        })
        .collect())
}

/// A record in words: its name, what it is about, or its day.
fn title(cells: &Map<String, Json>) -> String {
    const SAYS: [&str; 12] = [
        "name",
        "what",
        "topic",
        "text",
        "need",
        "objective",
        "point",
        "criterion",
        "code",
        "note",
        "date",
        "id",
    ];
    SAYS.iter().find_map(|f| cells.get(*f).and_then(shown)).unwrap_or_default()
}

fn shown(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}
