//! Which changes of the journal are about somebody alone: of their record and what belongs to it, of records that are
//! about a person or nothing. They hold what an undo would bring back.

use super::Result;
use super::forget::Forgotten;
use super::journal::{Kind, read_image, whole};
use super::person_life::JournalPlace;
use super::tables;
use crate::model::{Key, Person, Record};
use rusqlite::Connection;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};

/// Records that are about a person or nothing.
const ABOUT: [&str; 4] = ["tie", "intel", "gift", "introduction"];

type Cells = Map<String, Json>;

/// A change, and the cells that it keeps.
type Kept = (JournalPlace, Kind, Cells);

/// The places of all changes that are about them alone. Steps that were taken back are gone already, and what the file
/// still has of them is still there.
pub fn changes_about(db: &Connection, who: &Forgotten) -> Result<BTreeSet<JournalPlace>> {
    let accounts: BTreeSet<Key> = who.lives.iter().map(|life| life.account).collect();
    let mut records: BTreeMap<(String, Key, Key), Vec<Kept>> = BTreeMap::new();
    let mut found = BTreeSet::new();
    let mut statement =
        db.prepare("SELECT step, number, record, row, account, kind, image FROM change")?;
    let mut rows = statement.query([])?;
    while let Some(r) = rows.next()? {
        let account: Key = r.get(4)?;
        if !accounts.contains(&account) {
            continue;
        }
        let (place, row): (JournalPlace, Key) = ((r.get(0)?, r.get(1)?), r.get(3)?);
        let record: String = r.get(2)?;
        if record == Person::SCHEMA.record {
            let is_theirs = who.lives.iter().any(|life| life.row == row && life.has(place));
            found.extend(is_theirs.then_some(place));
        } else if ABOUT.contains(&record.as_str()) || is_below(&record) {
            let image: Option<String> = r.get(6)?;
            let cells = image.and_then(|text| read_image(&text).ok()).unwrap_or_default();
            let change = (place, Kind::of(&r.get::<_, String>(5)?), cells);
            records.entry((record, row, account)).or_default().push(change);
        }
    }
    for ((record, row, account), mut changes) in records {
        changes.sort_by_key(|(place, ..)| *place);
        let now = whole(db, &record, row)?.unwrap_or_default();
        found.extend(of_record(who, &record, account, changes, now));
    }
    Ok(found)
}

/// Does a record of this kind belong to a person?
fn is_below(record: &str) -> bool {
    tables::below(Person::SCHEMA.record).any(|table| table.name() == record)
}

/// The changes of one record before or after which it is about them.
fn of_record(
    who: &Forgotten,
    record: &str,
    account: Key,
    changes: Vec<Kept>,
    now: Cells,
) -> Vec<JournalPlace> {
    let is_theirs = |cells: &Cells, place: JournalPlace| {
        let owner = cells.get("owner_key").and_then(Json::as_i64);
        let is_owner = |owner: Key| {
            is_below(record) && who.lives.iter().any(|l| l.row == owner && l.has(place))
        };
        let names = |v: &Json| v.as_str().is_some_and(|id| who.is_their_id(account, place.0, id));
        owner.is_some_and(is_owner) || ABOUT.contains(&record) && cells.values().any(names)
    };
    let mut after = now;
    let mut found = Vec::new();
    for (place, kind, cells) in changes.into_iter().rev() {
        let before = match kind {
            Kind::Delete => cells,
            Kind::Insert => after.clone(),
            Kind::Update => after.clone().into_iter().chain(cells).collect(),
        };
        let is_after = kind != Kind::Delete && is_theirs(&after, place);
        if is_after || is_theirs(&before, place) {
            found.push(place);
        }
        // Before it came there may have been another of the same number.
        after = if kind == Kind::Insert { Cells::new() } else { before };
    }
    found
}
