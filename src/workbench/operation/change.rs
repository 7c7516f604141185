//! A record before and after a change, and what follows from it for the record and its lists.

use crate::model::{Column, Date, Kind, Presence, Row, Schema, Value};

/// One record that is put in or changed.
pub struct RecordChange {
    /// As it is stored, with its lists; nothing for a new one.
    pub old: Option<Row>,
    /// As it will be.
    pub new: Row,
    /// Columns that the change itself gives.
    pub given: Vec<String>,
    /// Lists that the same step puts a record into or changes.
    pub lists_given: Vec<&'static str>,
    /// The day on which it is done.
    pub today: Date,
    /// Why a stage or a decision moved, where the rep says it.
    pub why: Option<String>,
    /// Columns that follow.
    pub columns: Vec<(String, Value)>,
    /// Records that follow, with the field of the list that they go into.
    pub records: Vec<(&'static str, Row)>,
    /// Cells of records of its lists that follow.
    pub updates: Vec<(Row, Vec<(String, Value)>)>,
}

impl RecordChange {
    /// A record that is there, with what a row of a table says put over it.
    pub fn over(stored: &Row, says: &Row, today: Date) -> Self {
        let mut new = stored.clone();
        let mut given = Vec::new();
        for column in stored.schema.columns() {
            let value = says.at(&column.path);
            if !value.is_empty() {
                new.put(&column.path, value.clone());
                given.push(column.name);
            }
        }
        let (old, columns, records, updates) = (Some(stored.clone()), vec![], vec![], vec![]);
        Self { old, new, given, lists_given: vec![], today, why: None, columns, records, updates }
    }

    /// The value of a column before; absent in a new record.
    pub fn before(&self, column: &str) -> Value {
        self.old.as_ref().map_or(Value::Absent, |row| at(row, column))
    }

    /// The value of a column after.
    pub fn now(&self, column: &str) -> Value {
        at(&self.new, column)
    }

    /// Is the column another than before? In a new record: does it say more than its default?
    pub fn moved(&self, column: &str) -> bool {
        let now = self.now(column);
        match &self.old {
            Some(_) => {
                let before = self.before(column);
                before != now && !(before.is_empty() && now.is_empty())
            }
            None => !now.is_empty() && now != default_of(self.new.schema, column),
        }
    }

    /// Puts a value into a column, unless the change gives it itself.
    pub fn follow(&mut self, column: &str, value: Value) {
        if !self.given.iter().any(|given| given == column) {
            self.put(column, value);
        }
    }

    /// Puts a value into a column, whatever the change gives.
    pub fn put(&mut self, column: &str, value: Value) {
        if let Some(known) = column_of(self.new.schema, column) {
            self.new.put(&known.path, value.clone());
            self.columns.push((known.name, value));
        }
    }

    /// Puts today into a column, unless the change gives it itself.
    pub fn dated(&mut self, column: &str) {
        self.follow(column, Value::Day(self.today));
    }

    /// The records of a list as they are stored, or as they come with a new record.
    pub fn list(&self, field: &str) -> &[Row] {
        self.old.as_ref().unwrap_or(&self.new).rows(field)
    }

    /// Does the same step say itself what goes into this list?
    pub fn gives_list(&self, field: &str) -> bool {
        let own = self.old.is_none() && !self.new.rows(field).is_empty();
        own || self.lists_given.contains(&field)
    }

    /// Puts a record with these cells at the end of a list; nothing where there is no such list.
    pub fn append(&mut self, field: &'static str, cells: &[(&str, Value)]) {
        let Some(schema) = list_schema(self.new.schema, field) else {
            return;
        };
        let mut row = Row::empty(schema);
        for (name, value) in cells {
            row.set(name, value.clone());
        }
        row.place = self.list(field).last().map_or(0, |last| last.place + 1);
        self.records.push((field, row));
    }
}

/// The value of a column of a record.
pub fn at(row: &Row, column: &str) -> Value {
    row.column(column).clone()
}

/// The column of this name.
pub fn column_of(schema: &Schema, name: &str) -> Option<Column> {
    schema.columns().into_iter().find(|column| column.name == name)
}

/// What the records of a list are.
pub fn list_schema(schema: &Schema, field: &str) -> Option<&'static Schema> {
    match schema.fields.get(schema.index(field)?)?.kind {
        Kind::Many(list) => Some(list),
        _ => None,
    }
}

fn default_of(schema: &Schema, column: &str) -> Value {
    let field = schema.fields.iter().find(|field| field.name == column);
    match field.map(|field| (field.kind, field.need)) {
        Some((kind, Presence::Default(word))) => kind.default(word),
        _ => Value::Absent,
    }
}
