//! A full check of the file: SQLite's own, the ties between tables, and every cell against its kind.

use super::Store;
use super::cells::fits;
use super::tables::{self, Table};
use crate::model::Kind;
use crate::text::format::count;
use rusqlite::types::ValueRef;
use std::collections::BTreeMap;

/// The fault of a file of which pages or indexes are damaged.
pub const DAMAGED: &str = "a part of the file is damaged";

impl Store {
    /// Makes what can be made anew from the records: the indexes, the search index, the standings.
    pub fn mend_derived(&self) -> super::Result<()> {
        self.at_home()?;
        self.db.execute_batch("REINDEX")?;
        self.renew_derived()
    }

    /// The version of its tables.
    pub fn version(&self) -> super::Result<i64> {
        Ok(self.db.pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    /// Every fault in a sentence; none where all is well.
    pub fn doctor(&self) -> super::Result<Vec<String>> {
        let mut faults = Vec::new();
        if !self.is_sound()? {
            faults.push(DAMAGED.to_owned());
        }
        for (table, lost) in self.orphans()? {
            faults.push(format!("{} to a record that is gone", belong(lost, &said(&table))));
        }
        for table in tables::all() {
            self.cells_of(table, &mut faults)?;
            self.references_of(table, &mut faults)?;
        }
        Ok(faults)
    }

    /// What SQLite says of its pages and indexes.
    fn is_sound(&self) -> super::Result<bool> {
        let mut statement = self.db.prepare("PRAGMA integrity_check")?;
        let rows = statement.query_map([], |r| r.get::<_, String>(0))?;
        let rows: Vec<String> = rows.collect::<Result<_, _>>()?;
        let mut lines = rows.iter().flat_map(|row| row.lines());
        Ok(lines.all(|line| line == "ok" || line.starts_with("***")))
    }

    /// How many records of each table belong to one that is gone.
    fn orphans(&self) -> super::Result<BTreeMap<String, usize>> {
        let mut statement = self.db.prepare("PRAGMA foreign_key_check")?;
        let mut lost = BTreeMap::new();
        for table in statement.query_map([], |r| r.get::<_, String>(0))? {
            *lost.entry(table?).or_default() += 1;
        }
        Ok(lost)
    }

    fn cells_of(&self, table: &Table, faults: &mut Vec<String>) -> super::Result<()> {
        let sql = format!("SELECT {} FROM \"{}\"", table.select, table.name());
        let mut statement = self.db.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (i, column) in table.columns.iter().enumerate() {
                let cell = row.get_ref(i + 4)?;
                if cell != ValueRef::Null && !fits(cell, &column.kind) {
                    let key: i64 = row.get(0)?;
                    let field = said(&column.name);
                    faults.push(format!("{} {key}: the {field} is no {field}", said(table.name())));
                }
            }
        }
        Ok(())
    }

    /// Single references that name nothing any more.
    fn references_of(&self, table: &Table, faults: &mut Vec<String>) -> super::Result<()> {
        for column in &table.columns {
            let Kind::Ref(target) = column.kind else {
                continue;
            };
            let other = target.record();
            let scope = if target.is_within_account() { "AND o.account = t.account" } else { "" };
            let sql = format!(
                "SELECT t.key FROM \"{1}\" t WHERE t.\"{0}\" IS NOT NULL AND NOT EXISTS \
                 (SELECT 1 FROM \"{other}\" o WHERE o.id = t.\"{0}\" {scope})",
                column.name,
                table.name()
            );
            let mut statement = self.db.prepare(&sql)?;
            for key in statement.query_map([], |r| r.get::<_, i64>(0))? {
                let (record, field) = (said(table.name()), said(&column.name));
                faults.push(format!("{record} {}: its {field} is not there any more", key?));
            }
        }
        Ok(())
    }
}

fn said(name: &str) -> String {
    name.replace('_', " ")
}

fn belong(lost: usize, record: &str) -> String {
    format!(
        "{} of kind {record} {}",
        count(lost, "record"),
        if lost == 1 { "belongs" } else { "belong" }
    )
}
