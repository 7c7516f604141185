//! The journal: what every step changed, kept as the other side of each change, so that undo and
//! redo are one exchange and the past can be read back.

use super::filled_lists::FilledLists;
use super::references::References;
use super::{Store, StoreError, forgotten, full_text, mark, summary_cache, tables};
use crate::model::Key;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;

/// How many steps the journal keeps; the oldest go first. ARCHITECTURE.md says why.
pub const MOST_STEPS: i64 = 20_000;
/// How many changes the journal keeps; the oldest steps go first, the newest always stays.
pub const MOST_CHANGES: i64 = 3_000_000;

/// When a step was done, and by whom.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// `YYYY-MM-DDTHH:MM`, of the caller's clock or `--today`.
    pub at: String,
    /// The rep's name, or empty.
    pub who: String,
}

/// What a step says of itself: "Bo Lind: attitude neutral to cool".
pub type StepLabel = String;

/// One change as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub record: String,
    pub row: Key,
    pub account: Key,
    pub kind: Kind,
    pub image: Option<String>,
}

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Insert,
    Update,
    Delete,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Insert => "insert",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }

    pub(super) fn of(word: &str) -> Self {
        match word {
            "insert" => Self::Insert,
            "delete" => Self::Delete,
            _ => Self::Update,
        }
    }
}

/// Collects the changes of a step while it is done.
#[derive(Default)]
pub(super) struct Writer {
    changes: Vec<Change>,
    /// What the search index is to be told of the step.
    pub told: full_text::IndexUpdate,
    /// What the step names and takes away.
    pub references: References,
}

impl Writer {
    fn push(&mut self, record: &str, row: Key, account: Key, kind: Kind, image: Option<String>) {
        self.changes.push(Change { record: record.to_owned(), row, account, kind, image });
    }

    pub(super) fn inserted(&mut self, record: &str, row: Key, account: Key) {
        self.push(record, row, account, Kind::Insert, None);
    }

    pub(super) fn updated(
        &mut self,
        record: &str,
        row: Key,
        account: Key,
        old: Vec<(String, Sql)>,
    ) {
        let image = old.into_iter().map(|(name, value)| (name, json(value))).collect::<Map<_, _>>();
        self.push(record, row, account, Kind::Update, Some(Json::Object(image).to_string()));
    }

    pub(super) fn deleting(
        &mut self,
        db: &Connection,
        record: &str,
        row: Key,
    ) -> super::Result<()> {
        let Some(image) = whole(db, record, row)? else {
            return Ok(());
        };
        let owner = if record == "account" { Some(row) } else { image["account"].as_i64() };
        let image = Json::Object(image).to_string();
        self.push(record, row, owner.unwrap_or(0), Kind::Delete, Some(image));
        Ok(())
    }

    /// The accounts that the step changes.
    pub(super) fn accounts(&self) -> BTreeSet<Key> {
        self.changes.iter().map(|c| c.account).collect()
    }

    /// Writes the step; nothing where nothing changed. What had been undone can no longer be redone.
    /// Gives the accounts that it changes.
    pub(super) fn finish(
        self,
        db: &Connection,
        stamp: &Stamp,
        label: &str,
    ) -> super::Result<BTreeSet<Key>> {
        let touched = self.accounts();
        if touched.is_empty() {
            return Ok(touched);
        }
        self.references.check(db)?;
        db.execute("DELETE FROM step WHERE undone = 1", [])?;
        db.prepare_cached("INSERT INTO step (at, who, label, changes) VALUES (?, ?, ?, ?)")?
            .execute(params![stamp.at, stamp.who, label, self.changes.len() as i64])?;
        let step = db.last_insert_rowid();
        let mut statement = db.prepare_cached("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)")?;
        for (number, c) in self.changes.iter().enumerate() {
            let word = c.kind.word();
            statement.execute(params![
                step,
                number as i64,
                c.record,
                c.row,
                c.account,
                word,
                c.image
            ])?;
        }
        summary_cache::drop_of(db, &touched)?;
        self.told.finish(db)?;
        prune(db, step)?;
        mark::renew(db)?;
        Ok(touched)
    }
}

/// Drops the oldest steps beyond the bounds; the newest always stays.
fn prune(db: &Connection, newest: Key) -> super::Result<()> {
    db.execute("DELETE FROM step WHERE key <= ?", [newest - MOST_STEPS])?;
    let total: i64 =
        db.query_row("SELECT coalesce(sum(changes), 0) FROM step", [], |r| r.get(0))?;
    let mut over = total - MOST_CHANGES;
    while over > 0 {
        let oldest = db
            .query_row(
                "SELECT key, changes FROM step WHERE key < ? ORDER BY key LIMIT 1",
                [newest],
                |r| Ok((r.get::<_, Key>(0)?, r.get::<_, i64>(1)?)),
            )
            .optional()?;
        let Some((key, changes)) = oldest else { break };
        db.execute("DELETE FROM step WHERE key = ?", [key])?;
        over -= changes;
    }
    Ok(())
}

/// The step that would be taken back next.
#[derive(Clone, Debug)]
pub struct NextUndo {
    /// The number of the step.
    pub key: Key,
    /// It was done by this opening of the file, not by another window or program.
    pub is_own: bool,
    /// What it says of itself.
    pub label: StepLabel,
    /// How many records it changed.
    pub changes: i64,
    /// When it was done.
    pub at: String,
    /// By which number the book knows the last time that somebody was forgotten, where that was after it.
    pub forgotten_since: Option<String>,
}

impl Store {
    /// The step that would be taken back next.
    pub fn next_undo(&self) -> super::Result<Option<NextUndo>> {
        let sql =
            "SELECT key, label, changes, at FROM step WHERE undone = 0 ORDER BY key DESC LIMIT 1";
        let next = self.db.prepare_cached(sql)?.query_row([], |r| {
            let (key, label) = (r.get(0)?, r.get(1)?);
            let (is_own, forgotten_since) = (self.own_steps.contains(&key), None);
            let (changes, at) = (r.get(2)?, r.get(3)?);
            Ok(NextUndo { key, is_own, label, changes, at, forgotten_since })
        });
        let Some(mut next) = next.optional()? else {
            return Ok(None);
        };
        next.forgotten_since = forgotten::after(&self.db, next.key)?;
        Ok(Some(next))
    }

    /// Takes the last step back; what it said of itself.
    pub fn undo(&mut self) -> super::Result<StepLabel> {
        let newest = "SELECT key, label FROM step WHERE undone = 0 ORDER BY key DESC LIMIT 1";
        self.turn(newest, true, "there is nothing to undo")
    }

    /// Does the step again that was taken back last.
    pub fn redo(&mut self) -> super::Result<StepLabel> {
        let oldest = "SELECT key, label FROM step WHERE undone = 1 ORDER BY key LIMIT 1";
        self.turn(oldest, false, "there is nothing to redo")
    }

    fn turn(&mut self, which: &str, back: bool, nothing: &str) -> super::Result<StepLabel> {
        self.at_home()?;
        let transaction = self
            .db
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(|error| self.place.held(error.into()))?;
        let found = transaction
            .query_row(which, [], |r| Ok((r.get::<_, Key>(0)?, r.get::<_, String>(1)?)))
            .optional()?;
        let Some((step, label)) = found else {
            return Err(StoreError::Nothing(nothing.to_owned()));
        };
        let mut told = full_text::IndexUpdate::default();
        let (mut touched, mut lists) = (BTreeSet::new(), FilledLists::default());
        for (number, change) in changes(&transaction, step, None, back)? {
            let image = exchange(&transaction, &change, &mut lists)?;
            touched.insert(change.account);
            if let Some(table) = tables::of(&change.record) {
                told.gone(table, change.row);
            }
            transaction
                .prepare_cached("UPDATE change SET image = ? WHERE step = ? AND number = ?")?
                .execute(params![image, step, number])?;
        }
        lists.write(&transaction)?;
        told.finish(&transaction)?;
        summary_cache::drop_of(&transaction, &touched)?;
        transaction.execute("UPDATE step SET undone = ? WHERE key = ?", params![back, step])?;
        mark::renew(&transaction)?;
        self.read_at.move_on(&transaction)?;
        transaction.commit()?;
        self.know_mark();
        self.wrote = true;
        self.touched.extend(touched);
        Ok(label)
    }
}

/// The number of the newest step that is not taken back.
pub(super) fn newest_step(db: &Connection) -> super::Result<Option<Key>> {
    let sql = "SELECT max(key) FROM step WHERE undone = 0";
    Ok(db.prepare_cached(sql)?.query_row([], |r| r.get(0))?)
}

/// The changes of a step, of one account or of all: backwards for undo. An import has millions, of an account some.
pub(super) fn changes(
    db: &Connection,
    step: Key,
    account: Option<Key>,
    back: bool,
) -> super::Result<Vec<(i64, Change)>> {
    changes_from(db, step, account, back, 0)
}

/// The same from a number on.
pub(super) fn changes_from(
    db: &Connection,
    step: Key,
    account: Option<Key>,
    back: bool,
    least: i64,
) -> super::Result<Vec<(i64, Change)>> {
    let order = if back { "DESC" } else { "ASC" };
    let of = match account {
        Some(_) => "INDEXED BY change_account WHERE account = ?2 AND step = ?1 AND number >= ?3",
        None => "WHERE step = ?1 AND ?2 IS NULL AND number >= ?3",
    };
    let sql = format!(
        "SELECT number, record, row, account, kind, image FROM change {of} ORDER BY number {order}"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params![step, account, least], |r| {
        let kind = Kind::of(&r.get::<_, String>(4)?);
        let (record, row, account, image) = (r.get(1)?, r.get(2)?, r.get(3)?, r.get(5)?);
        Ok((r.get(0)?, Change { record, row, account, kind, image }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts the other side of a change in place, and gives back the side that was there; `lists` learns of a row that
/// came.
pub(super) fn exchange(
    db: &Connection,
    change: &Change,
    lists: &mut FilledLists,
) -> super::Result<Option<String>> {
    let table = change.record.as_str();
    let Some(stored) = tables::of(table) else {
        return Err(StoreError::Damaged("the history of the file is damaged".to_owned()));
    };
    let image: Option<Map<String, Json>> = change.image.as_deref().map(read_image).transpose()?;
    let there = whole(db, table, change.row)?;
    match (change.kind, image) {
        (Kind::Update, Some(image)) => {
            let there = there.unwrap_or_default();
            let old: Map<String, Json> = image
                .keys()
                .map(|k| (k.clone(), there.get(k).cloned().unwrap_or(Json::Null)))
                .collect();
            let names: Vec<String> = image.keys().map(|k| format!("\"{k}\" = ?")).collect();
            let sql = format!("UPDATE \"{table}\" SET {} WHERE key = ?", names.join(", "));
            let values = image.values().map(sql_of).chain([Sql::Integer(change.row)]);
            db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
            Ok(Some(Json::Object(old).to_string()))
        }
        (_, Some(image)) => {
            let names: Vec<String> = image.keys().map(|k| format!("\"{k}\"")).collect();
            let marks = vec!["?"; names.len()].join(", ");
            let sql = format!("INSERT INTO \"{table}\" ({}) VALUES ({marks})", names.join(", "));
            db.prepare_cached(&sql)?.execute(params_from_iter(image.values().map(sql_of)))?;
            lists.add(stored, change.account);
            Ok(None)
        }
        (_, None) => {
            db.prepare_cached(&format!("DELETE FROM \"{table}\" WHERE key = ?"))?
                .execute([change.row])?;
            Ok(there.map(|row| Json::Object(row).to_string()))
        }
    }
}

/// The cells of a change as they are kept: one that cannot be read is no empty one.
pub(super) fn read_image(text: &str) -> super::Result<Map<String, Json>> {
    serde_json::from_str(text)
        .map_err(|_| StoreError::Damaged("the history of the file is damaged".to_owned()))
}

/// Every column of a stored row.
pub(super) fn whole(
    db: &Connection,
    table: &str,
    row: Key,
) -> super::Result<Option<Map<String, Json>>> {
    let mut statement = db.prepare_cached(&format!("SELECT * FROM \"{table}\" WHERE key = ?"))?;
    let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
    Ok(statement
        .query_row([row], |r| {
            let mut image = Map::new();
            for (i, name) in names.iter().enumerate() {
                image.insert(name.clone(), json(r.get::<_, Sql>(i)?));
            }
            Ok(image)
        })
        .optional()?)
}

fn json(value: Sql) -> Json {
    match value {
        Sql::Integer(n) => n.into(),
        Sql::Text(text) => text.into(),
        Sql::Null | Sql::Real(_) | Sql::Blob(_) => Json::Null,
    }
}

pub(super) fn sql_of(json: &Json) -> Sql {
    match json {
        Json::String(text) => Sql::Text(text.clone()),
        Json::Number(n) => n.as_i64().map_or(Sql::Null, Sql::Integer),
        _ => Sql::Null,
    }
}
