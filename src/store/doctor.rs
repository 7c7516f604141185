//! A full check of the file: SQLite's own, the ties between tables, and every cell against its kind.

use super::cells::from_sql;
use super::tables::{self, Table};
use super::{Store, StoreError};
use crate::model::{Kind, Target, Value};
use rusqlite::types::ValueRef;

impl Store {
    /// Every fault in a sentence; none where all is well.
    pub fn doctor(&self) -> super::Result<Vec<String>> {
        let mut faults = self.lines("PRAGMA integrity_check")?;
        faults.retain(|line| line != "ok" && !line.starts_with("***"));
        let mut orphans = self.db.prepare("PRAGMA foreign_key_check")?;
        let rows = orphans.query_map([], |r| {
            Ok((r.get::<_, String>(0)?, r.get::<_, Option<i64>>(1)?.unwrap_or_default()))
        })?;
        for row in rows {
            let (table, number) = row?;
            faults.push(format!("{table} {number} belongs to a record that is gone"));
        }
        for table in tables::all() {
            self.cells_of(table, &mut faults)?;
            self.references_of(table, &mut faults)?;
        }
        Ok(faults)
    }

    fn lines(&self, sql: &str) -> super::Result<Vec<String>> {
        let mut statement = self.db.prepare(sql)?;
        let rows = statement.query_map([], |r| r.get::<_, String>(0))?;
        let rows: Vec<String> = rows.collect::<Result<_, _>>()?;
        let lines = rows.iter().flat_map(|row| row.lines());
        Ok(lines.map(str::to_owned).collect())
    }

    fn cells_of(&self, table: &Table, faults: &mut Vec<String>) -> super::Result<()> {
        let sql = format!("SELECT {} FROM \"{}\"", table.select, table.name());
        let mut statement = self.db.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (i, column) in table.columns.iter().enumerate() {
                let cell = row.get_ref(i + 4)?;
                if cell != ValueRef::Null && from_sql(cell, &column.kind) == Value::Absent {
                    let key: i64 = row.get(0)?;
                    faults.push(format!("{} {key}: {} cannot be read", table.name(), column.name));
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
            let (other, inside) = match target {
                Target::Person => ("person", true),
                Target::Opportunity => ("opportunity", true),
                Target::Product => ("product", false),
                Target::Competitor => ("competitor", false),
                Target::Account => ("account", false),
            };
            let scope = if inside { "AND o.account = t.account" } else { "" };
            let sql = format!(
                "SELECT t.key, t.\"{0}\" FROM \"{1}\" t WHERE t.\"{0}\" IS NOT NULL AND NOT EXISTS \
                 (SELECT 1 FROM \"{other}\" o WHERE o.id = t.\"{0}\" {scope})",
                column.name,
                table.name()
            );
            let mut statement = self.db.prepare(&sql).map_err(StoreError::from)?;
            let rows =
                statement.query_map([], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?)))?;
            for row in rows {
                let (key, id) = row?;
                faults.push(format!(
                    "{} {key}: {} names {id:?}, which is not there",
                    table.name(),
                    column.name
                ));
            }
        }
        Ok(())
    }
}
