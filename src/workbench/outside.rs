//! What another window changed while a form was open: a field that is not any more what the rep saw is shown before it
//! is written over.

use super::{Result, Workbench};
use crate::model::{Edit, Key, Row, Value};

/// An account as it was when a form was opened on it.
#[derive(Clone, Debug)]
pub struct Seen {
    account: Key,
    row: Row,
    version: i64,
}

/// A field that was changed under the rep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The field, in words.
    pub field: String,
    /// What stands there now.
    pub now: String,
}

impl Workbench {
    /// The account as it is now.
    pub fn seen(&self, account: Key) -> Result<Seen> {
        Ok(Seen { account, row: self.store.account(account)?, version: self.data_version()? })
    }

    /// The first field that these edits would write over and that is not what it was; and the account as it is now.
    pub fn clash(&self, seen: &Seen, edits: &[Edit]) -> Result<Option<(Clash, Seen)>> {
        if self.data_version()? == seen.version {
            return Ok(None);
        }
        let now = self.seen(seen.account)?;
        let clash = edits.iter().find_map(|edit| clash_of(edit, &seen.row, &now.row));
        Ok(clash.map(|clash| (clash, now)))
    }
}

fn clash_of(edit: &Edit, seen: &Row, now: &Row) -> Option<Clash> {
    let Edit::Update { schema, key, cells } = edit else {
        return None;
    };
    let (seen, now) = (find(seen, schema.record, *key)?, find(now, schema.record, *key)?);
    let columns = schema.columns();
    cells.iter().find_map(|(name, ours)| {
        let column = columns.iter().find(|column| column.name == *name)?;
        let (then, there) = (seen.at(&column.path), now.at(&column.path));
        let differs = then != there && there != ours;
        differs.then(|| Clash { field: column.name.replace('_', " "), now: said(there) })
    })
}

fn said(value: &Value) -> String {
    match value {
        Value::Absent => "nothing".to_owned(),
        value => value.to_string(),
    }
}

fn find<'a>(row: &'a Row, record: &str, key: Key) -> Option<&'a Row> {
    if row.schema.record == record && row.key == key {
        return Some(row);
    }
    let lists = row.schema.lists().flat_map(|(at, _)| row.cells[at].rows());
    lists.into_iter().find_map(|child| find(child, record, key))
}
