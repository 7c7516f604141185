//! A mark on a criterion of a purchase, ours or a rival's: one record a criterion.

use super::{Home, Operation};
use crate::model::{Key, Row, Schema, Value};

/// Puts cells into the record of a criterion, or makes it; `list` has each record's number, and whether it is the one.
pub fn on_criterion(
    label: &str,
    schema: &'static Schema,
    home: Home,
    criterion: &str,
    list: &[(Key, bool)],
    cells: Vec<(&str, Value)>,
) -> Operation {
    if let Some((key, _)) = list.iter().find(|(_, is_it)| *is_it) {
        return Operation::set(label, schema, *key, cells);
    }
    let mut row = Row::empty(schema);
    row.set("criterion", Value::Text(criterion.to_owned()));
    cells.into_iter().for_each(|(name, value)| row.set(name, value));
    row.place = i64::try_from(list.len()).unwrap_or(i64::MAX);
    Operation::put(label, home, row)
}
