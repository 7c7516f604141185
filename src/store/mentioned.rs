//! The texts of all records, walked for somebody who is mentioned in them.

use super::cells::text_at;
use super::forget::Forgotten;
use super::tables::{self, Table};
use super::{Result, Store, read};
use crate::model::{Column, Key, Kind, Row};
use crate::text::{Certainty, fold};
use rusqlite::{Connection, Row as SqlRow, params};
use std::collections::BTreeMap;

/// A record of which a text mentions them.
#[derive(Clone, Debug)]
pub struct MentionedRow {
    /// The record, without what belongs to it.
    pub row: Row,
    /// The account that it is in; 0 for the file's own.
    pub account: Key,
    /// How surely they are meant.
    pub certainty: Certainty,
}

/// A text of a record.
struct StoredText<'a> {
    table: &'static Table,
    column: &'a Column,
    key: Key,
    account: Key,
    text: String,
}

impl StoredText<'_> {
    fn is_a_name(&self) -> bool {
        is_a_name(self.table.name(), &self.column.name)
    }

    /// Each of its parts that is a text.
    fn parts(&self) -> Vec<String> {
        match self.column.kind {
            Kind::Words => serde_json::from_str(&self.text).unwrap_or(vec![self.text.clone()]),
            Kind::Figure if self.text.starts_with('"') => {
                serde_json::from_str(&self.text).map_or(vec![self.text.clone()], |text| vec![text])
            }
            _ => vec![self.text.clone()],
        }
    }

    /// The text as it is stored with each part changed.
    fn with(&self, change: impl Fn(&str) -> String) -> String {
        let parts: Vec<String> = self.parts().iter().map(|part| change(part)).collect();
        match (&self.column.kind, parts.as_slice()) {
            (Kind::Words, _) => serde_json::Value::from(parts).to_string(),
            (Kind::Figure, [one]) if self.text.starts_with('"') => {
                serde_json::Value::from(one.as_str()).to_string()
            }
            (_, _) => parts.concat(),
        }
    }
}

/// Is it what other people, firms and things are called? That is never changed.
pub(super) fn is_a_name(record: &str, column: &str) -> bool {
    matches!(column, "name" | "aliases") && record != "opportunity"
}

fn is_text(column: &Column) -> bool {
    matches!(column.kind, Kind::Text | Kind::Words | Kind::Figure | Kind::Id)
}

/// Walks every text that may count; `tell` says whether to go on.
fn walk(
    db: &Connection,
    may_count: &dyn Fn(&str) -> bool,
    mut tell: impl FnMut(StoredText) -> Result<bool>,
) -> Result<()> {
    for table in tables::all() {
        let there = columns_there(db, table)?;
        let columns: Vec<&Column> =
            table.columns.iter().filter(|c| is_text(c) && there.contains_key(&c.name)).collect();
        if columns.is_empty() {
            continue;
        }
        let names: Vec<String> = columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
        let sql = format!("SELECT key, account, {} FROM \"{}\"", names.join(", "), table.name());
        let mut statement = db.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (n, column) in columns.iter().enumerate() {
                let Some(text) = text_of(row, n + 2)?.filter(|text| may_count(text)) else {
                    continue;
                };
                let key: Key = row.get(0)?;
                let account = if table.name() == "account" { key } else { row.get(1)? };
                if !tell(StoredText { table, column, key, account, text })? {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

/// The columns of a table in this file, which may be of an earlier version.
fn columns_there(db: &Connection, table: &Table) -> Result<BTreeMap<String, ()>> {
    let mut statement = db.prepare("SELECT name, 0 FROM pragma_table_info(?)")?;
    let names = statement.query_map([table.name()], |r| Ok((r.get::<_, String>(0)?, ())))?;
    Ok(names.collect::<std::result::Result<_, _>>()?)
}

fn text_of(row: &SqlRow, at: usize) -> Result<Option<String>> {
    let text = text_at(row, at)?;
    Ok((!text.is_empty()).then_some(text))
}

/// Is there a text that is surely about them?
pub fn has(db: &Connection, who: &Forgotten) -> Result<bool> {
    let mut found = false;
    walk(db, &|text| who.mentions.may_be_in(text), |text| {
        found = text.parts().iter().any(|part| who.is_in(part));
        Ok(!found)
    })?;
    Ok(found)
}

/// How surely a text mentions them; in the account that they were in, what is nearly a name of theirs may do so.
fn how_surely(who: &Forgotten, text: &StoredText) -> Option<Certainty> {
    let may_be = who.mentions.may_be_in(&text.text);
    let is_near = who.account != 0 && text.account == who.account;
    if !may_be && !is_near {
        return None;
    }
    let parts = text.parts();
    let best = parts.iter().filter_map(|part| who.mentions.best(part)).max();
    let is_nearly_in = || {
        let is_said = is_near && !matches!(text.column.kind, Kind::Id);
        is_said && parts.iter().any(|part| who.mentions.is_nearly_in(part))
    };
    best.or_else(|| is_nearly_in().then_some(Certainty::Perhaps))
}

/// Takes them out of the texts of other records; nobody else's name is changed.
pub fn blank(db: &Connection, who: &Forgotten) -> Result<()> {
    let mut changed = Vec::new();
    walk(db, &|text| who.mentions.may_be_in(text), |text| {
        if text.is_a_name() || matches!(text.column.kind, Kind::Id) {
            return Ok(true);
        }
        let clean = text.with(|part| who.out_of(part));
        // A text with a damaged letter is left to the doctor.
        if clean != text.text && !text.text.contains('\u{fffd}') {
            changed.push((text.table.name(), text.column.name.clone(), text.key, clean));
        }
        Ok(true)
    })?;
    for (table, column, key, clean) in changed {
        let sql = format!("UPDATE \"{table}\" SET \"{column}\" = ? WHERE key = ?");
        db.prepare_cached(&sql)?.execute(params![clean, key])?;
    }
    Ok(())
}

impl Store {
    /// Tells every text of the file that may count, and whether it is what another person than this one is called.
    pub fn each_text(
        &self,
        person: Key,
        may_count: &dyn Fn(&str) -> bool,
        mut tell: impl FnMut(&str, bool),
    ) -> Result<()> {
        walk(&self.db, may_count, |text| {
            let is_of_another =
                text.table.name() == "person" && text.key != person && text.is_a_name();
            text.parts().iter().for_each(|part| tell(part, is_of_another));
            Ok(true)
        })
    }

    /// The records of which a text mentions them, in whatever account.
    pub fn mentioned(&self, who: &Forgotten) -> Result<Vec<MentionedRow>> {
        let mut found: BTreeMap<(usize, Key), (Key, Certainty)> = BTreeMap::new();
        walk(&self.db, &|_| true, |text| {
            let best = how_surely(who, &text);
            let counts = |c: &Certainty| *c == Certainty::Theirs || !text.is_a_name();
            let place = tables::all().iter().position(|t| t.name() == text.table.name());
            if let (Some(certainty), Some(place)) = (best.filter(counts), place) {
                let entry = found.entry((place, text.key)).or_insert((text.account, certainty));
                entry.1 = entry.1.max(certainty);
            }
            Ok(true)
        })?;
        let mut rows = Vec::new();
        for ((place, key), (account, certainty)) in found {
            let Some(table) = tables::all().get(place) else { continue };
            let row = read::one(&self.db, table, key)?;
            rows.extend(row.map(|(row, ..)| MentionedRow { row, account, certainty }));
        }
        Ok(rows)
    }

    /// Names, mails and numbers of others in which something of somebody stands; records that are called as they are
    /// count for theirs.
    pub fn shared_names(&self, who: &Forgotten) -> Result<Vec<String>> {
        let same: Vec<String> = who.names.iter().map(|name| fold(name)).collect();
        let mut shared = Vec::new();
        let (mut twins, mut texts) = (Vec::new(), Vec::new());
        walk(&self.db, &|text| who.mentions.may_be_in(text), |text| {
            let is_theirs = text.table.name() == "person" && text.key == who.key;
            let is_address = matches!(text.column.name.as_str(), "email" | "phone");
            if !is_theirs && (text.is_a_name() || is_address || text.column.name == "company") {
                let is_twin =
                    text.is_a_name() && text.parts().iter().any(|p| same.contains(&fold(p)));
                let of = (text.table.name(), text.key);
                if is_twin {
                    twins.push(of);
                }
                texts.push((of, text.parts()));
            }
            Ok(true)
        })?;
        for (of, parts) in texts {
            if !twins.contains(&of) {
                shared.extend(parts);
            }
        }
        Ok(shared)
    }
}
