//! A figure that is a number is kept as a number, whoever writes it: a form hands over text.

use crate::language::figures::figure_number;
use crate::model::{Kind, Row, Schema, Value};

/// Turns every figure of the record, and of all that belongs to it, that is a plain number into one.
pub(super) fn settle(row: &mut Row) {
    for column in row.schema.columns() {
        let value = row.at(&column.path);
        if let Some(number) = number(column.kind, value) {
            row.put(&column.path, number);
        }
    }
    for cell in &mut row.cells {
        if let Value::Many(rows) = cell {
            rows.iter_mut().for_each(settle);
        }
    }
}

/// The same of the cells of a change.
pub(super) fn settle_cells(schema: &'static Schema, cells: &mut [(String, Value)]) {
    let columns = schema.columns();
    for (name, value) in cells {
        let column = columns.iter().find(|column| column.name == *name);
        if let Some(number) = column.and_then(|column| number(column.kind, value)) {
            *value = number;
        }
    }
}

/// `9`, `500k`: a number as a rep writes one. `09`, `20 %` and `1e3` stay what was typed.
fn number(kind: Kind, value: &Value) -> Option<Value> {
    let (Kind::Figure, Value::Text(text)) = (kind, value) else {
        return None;
    };
    figure_number(text).map(Value::Number)
}
