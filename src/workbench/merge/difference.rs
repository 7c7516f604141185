//! Two states of one record as the edits that lead from the one to the other.

use crate::model::{Edit, Key, Row};

/// Puts the edits behind the others; records are known by their numbers, new ones have none.
pub fn difference(account: Key, old: &Row, new: &Row, edits: &mut Vec<Edit>) {
    let mut cells = Vec::new();
    for column in old.schema.columns() {
        let (was, is) = (old.at(&column.path), new.at(&column.path));
        if was != is && !(was.is_empty() && is.is_empty()) {
            cells.push((column.name, is.clone()));
        }
    }
    if !cells.is_empty() {
        edits.push(Edit::Update { schema: old.schema, key: old.key, cells });
    }
    for (i, _) in old.schema.lists() {
        let (was, is) = (old.cells[i].rows(), new.cells[i].rows());
        for row in is {
            match was.iter().find(|there| there.key == row.key) {
                Some(there) => difference(account, there, row, edits),
                None => {
                    edits.push(Edit::Insert { account, parent: old.key, row: row.clone() });
                }
            }
        }
        for gone in was.iter().filter(|there| is.iter().all(|row| row.key != there.key)) {
            edits.push(Edit::Delete { schema: gone.schema, key: gone.key });
        }
    }
}
