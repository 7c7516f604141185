//! An account as it would be after some edits that are not done: what a form would change.

use crate::model::{Edit, Key, Row, Value};
use crate::workbench::Dossier;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::dossier::{judged_on, typed};

impl Workbench {
    /// The account with these edits done, judged today; the file stays as it is.
    pub fn what_if(&self, key: Key, edits: &[Edit]) -> Result<Dossier> {
        let mut row = self.account_row(key)?;
        for edit in edits {
            done(&mut row, edit);
        }
        judged_on(self, key, typed(row), self.today())
    }
}

/// Does an edit in the row that it is about; true where it was found.
fn done(row: &mut Row, edit: &Edit) -> bool {
    match edit {
        Edit::Insert { parent, row: new, .. } if row.key == *parent => {
            let lists: Vec<usize> = row
                .schema
                .lists()
                .filter(|(_, schema)| schema.record == new.schema.record)
                .map(|(at, _)| at)
                .collect();
            if let Some(at) = lists.first() {
                if !matches!(row.cells[*at], Value::Many(_)) {
                    row.cells[*at] = Value::Many(Vec::new());
                }
                if let Value::Many(rows) = &mut row.cells[*at] {
                    rows.push(new.clone());
                }
                return true;
            }
        }
        Edit::Update { schema, key, cells }
            if row.schema.record == schema.record && row.key == *key =>
        {
            let columns = row.schema.columns();
            for (name, value) in cells {
                if let Some(column) = columns.iter().find(|c| c.name == *name) {
                    row.put(&column.path, value.clone());
                }
            }
            return true;
        }
        Edit::Delete { schema, key } => {
            for cell in &mut row.cells {
                if let Value::Many(rows) = cell {
                    let before = rows.len();
                    rows.retain(|r| r.schema.record != schema.record || r.key != *key);
                    if rows.len() < before {
                        return true;
                    }
                }
            }
        }
        _ => {}
    }
    row.cells.iter_mut().any(|cell| match cell {
        Value::Many(rows) => rows.iter_mut().any(|r| done(r, edit)),
        Value::One(part) => done(part, edit),
        _ => false,
    })
}
