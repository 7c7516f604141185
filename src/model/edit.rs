//! Changes as data: what a form, a command or an import wants done to the file.

use super::{Key, Row, Schema, Value};

/// One change of one record. Several make one step of the journal, done or not done together.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Puts a record, with all that belongs to it, into a list.
    Insert {
        /// The account it belongs to; 0 for what belongs to the file.
        account: Key,
        /// The record it belongs to: the account itself, an opportunity ..; 0 for the file.
        parent: Key,
        /// The record; its place orders it in the list, and its key is made where it is 0.
        row: Row,
    },
    /// Puts values into fields of a record.
    Update {
        /// What it is.
        schema: &'static Schema,
        /// Which one.
        key: Key,
        /// Column (`communication_reach`) and new value.
        cells: Vec<(String, Value)>,
    },
    /// Takes a record away, with all that belongs to it.
    Delete {
        /// What it is.
        schema: &'static Schema,
        /// Which one.
        key: Key,
    },
}

/// A field that is one column: fields of a part stand under the part's name.
#[derive(Clone, Debug)]
pub struct Column {
    /// `communication_reach`.
    pub name: String,
    /// Where it is in the row: fields from the outside in.
    pub path: Vec<usize>,
    /// What it may hold.
    pub kind: super::Kind,
}

impl Schema {
    /// The columns of its table, parts spread out, lists left out.
    pub fn columns(&self) -> Vec<Column> {
        let mut columns = Vec::new();
        spread(self, "", &[], &mut columns);
        columns
    }

    /// The lists of its records.
    pub fn lists(&self) -> impl Iterator<Item = (usize, &'static Schema)> + '_ {
        self.fields.iter().enumerate().filter_map(|(i, f)| match f.kind {
            super::Kind::Many(schema) => Some((i, schema)),
            _ => None,
        })
    }
}

fn spread(schema: &Schema, prefix: &str, path: &[usize], columns: &mut Vec<Column>) {
    for (i, field) in schema.fields.iter().enumerate() {
        let name = format!("{prefix}{}", field.name);
        let path: Vec<usize> = path.iter().copied().chain([i]).collect();
        match field.kind {
            super::Kind::Many(_) => {}
            super::Kind::One(part) => spread(part, &format!("{name}_"), &path, columns),
            kind => columns.push(Column { name, path, kind }),
        }
    }
}

impl Row {
    /// The value of a column.
    pub fn at(&self, path: &[usize]) -> &Value {
        const ABSENT: &Value = &Value::Absent;
        let Some((first, rest)) = path.split_first() else {
            return ABSENT;
        };
        match self.cells.get(*first) {
            Some(Value::One(part)) if !rest.is_empty() => part.at(rest),
            Some(value) if rest.is_empty() => value,
            _ => ABSENT,
        }
    }

    /// The value of the column of this name, of a part too: `closed_date`; absent where there is none.
    pub fn column(&self, name: &str) -> &Value {
        let columns = self.schema.columns();
        let path = columns.iter().find(|column| column.name == name).map(|column| &*column.path);
        self.at(path.unwrap_or_default())
    }

    /// Puts a value into a column, making the part where it is not there.
    pub fn put(&mut self, path: &[usize], value: Value) {
        let Some((&first, rest)) = path.split_first() else {
            return;
        };
        if rest.is_empty() {
            self.cells[first] = value;
            return;
        }
        let super::Kind::One(schema) = self.schema.fields[first].kind else {
            return;
        };
        if !matches!(self.cells[first], Value::One(_)) {
            self.cells[first] = Value::One(Box::new(Row::empty(schema)));
        }
        if let Value::One(part) = &mut self.cells[first] {
            part.put(rest, value);
        }
    }
}
