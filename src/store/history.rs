//! What changed when, and what the file said of an account on an earlier day.

use super::filled_lists::FilledLists;
use super::journal::{Change, Kind, changes, changes_from, exchange, read_image};
use super::{Store, StoreError, read, tables};
use crate::model::{Date, Key, Row};
use crate::text::DayText;
use rusqlite::{Connection, OptionalExtension, params};
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
    /// What it changed, field by field; of a large step only so much as was asked for.
    pub changes: Vec<FieldChange>,
    /// Records that it changed and that were not read.
    pub unread: usize,
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
    /// The newest steps, of one account or of all, newest first, `most` at the most; of each the changes of so many
    /// records, the last of them.
    pub fn history(
        &self,
        account: Option<Key>,
        most: usize,
        records: usize,
    ) -> super::Result<Vec<HistoryStep>> {
        const ALL: &str = "SELECT key, at, who, label, undone FROM step ORDER BY key DESC LIMIT ?2";
        const ONE: &str = "SELECT key, at, who, label, undone FROM step WHERE key IN \
             (SELECT step FROM change WHERE account = ?1) ORDER BY key DESC LIMIT ?2";
        let sql = if account.is_some() { ONE } else { ALL };
        let mut statement = self.db.prepare_cached(sql)?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![account, most], |r| {
            let (number, at, who) = (r.get(0)?, r.get(1)?, r.get(2)?);
            let (label, undone) = (r.get(3)?, r.get(4)?);
            Ok(HistoryStep { number, at, who, label, undone, changes: Vec::new(), unread: 0 })
        })?;
        let mut steps: Vec<HistoryStep> = rows.collect::<Result<_, _>>()?;
        let mut past = Past { db: &self.db, known: Cells::new(), unread: Vec::new() };
        for step in steps.iter_mut() {
            let found = newest_changes(&self.db, step.number, account, records)?;
            if found.len() >= records {
                step.unread = self.changed(step.number, account)?.saturating_sub(found.len());
            }
            for (_, change) in found {
                step.changes.extend(past.read(&change, step.undone)?);
            }
            step.changes.reverse();
            if step.unread > 0 {
                past.unread.push((step.number, step.undone));
            }
        }
        Ok(steps)
    }

    /// How many records a step changed.
    fn changed(&self, step: Key, account: Option<Key>) -> super::Result<usize> {
        let sql = match account {
            Some(_) => {
                "SELECT count(*) FROM change INDEXED BY change_account WHERE account = ?2 AND step = ?1"
            }
            None => "SELECT changes FROM step WHERE key = ?1 AND ?2 IS NULL",
        };
        let changed: i64 =
            self.db.prepare_cached(sql)?.query_row(params![step, account], |r| r.get(0))?;
        Ok(usize::try_from(changed).unwrap_or_default())
    }

    /// When the newest step was done that is not taken back, and what it says of itself.
    pub fn last_step(&self) -> super::Result<Option<(String, String)>> {
        let sql = "SELECT at, label FROM step WHERE undone = 0 ORDER BY key DESC LIMIT 1";
        Ok(self.db.prepare_cached(sql)?.query_row([], |r| Ok((r.get(0)?, r.get(1)?))).optional()?)
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

/// The history on the way back.
struct Past<'a> {
    db: &'a Connection,
    /// Each row as it stood after the change that is read.
    known: Cells,
    /// Newer steps of which a part was not read, each with whether it was taken back.
    unread: Vec<(Key, bool)>,
}

impl Past<'_> {
    /// Reads one change backwards.
    fn read(&mut self, change: &Change, undone: bool) -> super::Result<Vec<FieldChange>> {
        let id = (change.record.clone(), change.row);
        if !self.known.contains_key(&id) {
            self.known.insert(id.clone(), stored(self.db, &change.record, change.row)?);
            // What a newer step did to this row counts, read or not.
            for (step, undone) in &self.unread {
                for (_, newer) in changes(self.db, *step, Some(change.account), true)? {
                    if (&newer.record, newer.row) == (&id.0, id.1) {
                        read_change(&mut self.known, &newer, *undone)?;
                    }
                }
            }
        }
        read_change(&mut self.known, change, undone)
    }
}

/// The last changes of a step, of one account or of all, backwards, so many at the most.
fn newest_changes(
    db: &Connection,
    step: Key,
    account: Option<Key>,
    most: usize,
) -> super::Result<Vec<(i64, Change)>> {
    let least = match (account, i64::try_from(most)) {
        (None, Ok(most)) => {
            let sql = "SELECT coalesce(max(number), 0) + 1 - ? FROM change WHERE step = ?";
            db.prepare_cached(sql)?.query_row([most, step], |r| r.get(0))?
        }
        _ => 0,
    };
    changes_from(db, step, account, true, least)
}

/// Reads one change backwards: `known` has each row as it stood after it.
fn read_change(
    known: &mut Cells,
    change: &Change,
    undone: bool,
) -> super::Result<Vec<FieldChange>> {
    let mut image: Map<String, Json> =
        change.image.as_deref().map(read_image).transpose()?.unwrap_or_default();
    in_units(&change.record, &mut image);
    let now = known.entry((change.record.clone(), change.row)).or_default();
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
        Json::Array(all) => Some(all.iter().filter_map(shown).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}
