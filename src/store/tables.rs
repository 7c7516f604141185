//! The tables of the file, made from the model's schema: a field more is a column more.

#[cfg(test)]
use crate::model::Kind;
use crate::model::{Account, Book, Column, Record, Rep, Schema};
use std::collections::HashMap;
use std::sync::OnceLock;

/// One table and the statements that it is read and written by.
pub struct Table {
    /// The records that it holds.
    pub schema: &'static Schema,
    /// The record that its records belong to; the book for the outermost.
    pub parent: &'static str,
    /// Everything inside an account carries the account's key.
    pub in_account: bool,
    /// Which bit of `account.lists` says that an account has records here.
    pub bit: u32,
    /// Its columns beside key, account, parent and place.
    pub columns: Vec<Column>,
    /// `key, account, owner_key, seat, "id", ..`.
    pub select: String,
    /// The records of one account, owners together, in their order.
    pub of_account: String,
    /// One record by its number.
    pub of_key: String,
    /// Puts in key (or null), account, parent, place and all columns.
    pub insert: String,
}

impl Table {
    /// The name of the table.
    pub fn name(&self) -> &'static str {
        self.schema.record
    }
}

/// Tables that came when files had accounts already: their bits lie behind all others, in this order.
const LATER: [&str; 3] = ["slip", "decision_mark", "settled"];

static TABLES: OnceLock<(Vec<Table>, HashMap<&'static str, usize>)> = OnceLock::new();

fn all_and_index() -> &'static (Vec<Table>, HashMap<&'static str, usize>) {
    TABLES.get_or_init(|| {
        let mut tables = vec![table(Rep::SCHEMA, "book", false)];
        lists(Rep::SCHEMA, false, &mut tables);
        lists(Book::SCHEMA, false, &mut tables);
        let mut in_account: Vec<_> = tables.iter_mut().filter(|t| t.in_account).collect();
        in_account.sort_by_key(|t| LATER.iter().position(|later| *later == t.name()));
        for (bit, table) in (0..).zip(in_account) {
            table.bit = bit;
        }
        let index = tables.iter().enumerate().map(|(i, t)| (t.name(), i)).collect();
        (tables, index)
    })
}

/// Makes their statements now, where that was not done yet: some hundred texts.
pub fn make() {
    all_and_index();
}

/// Every table, owners before what belongs to them.
pub fn all() -> &'static [Table] {
    &all_and_index().0
}

/// The table of a kind of record.
pub fn of(record: &str) -> Option<&'static Table> {
    let (tables, index) = all_and_index();
    index.get(record).map(|i| &tables[*i])
}

/// The tables whose records belong to this kind of record.
pub fn below(record: &str) -> impl Iterator<Item = &'static Table> + '_ {
    all().iter().filter(move |t| t.parent == record && t.name() != "rep")
}

fn lists(schema: &'static Schema, in_account: bool, tables: &mut Vec<Table>) {
    for (_, list) in schema.lists() {
        tables.push(table(list, schema.record, in_account));
        lists(list, in_account || list.record == Account::SCHEMA.record, tables);
    }
}

fn table(schema: &'static Schema, parent: &'static str, in_account: bool) -> Table {
    let columns = schema.columns();
    let named: Vec<String> = columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
    let select = format!("key, account, owner_key, seat, {}", named.join(", "));
    let marks = vec!["?"; named.len() + 4].join(", ");
    let name = schema.record;
    let of_account =
        format!("SELECT {select} FROM \"{name}\" WHERE account = ? ORDER BY owner_key, seat, key");
    let of_key = format!("SELECT {select} FROM \"{name}\" WHERE key = ?");
    let insert = format!("INSERT INTO \"{}\" ({select}) VALUES ({marks})", schema.record);
    Table { schema, parent, in_account, bit: 0, columns, select, insert, of_account, of_key }
}

/// The type of a column in a STRICT table.
#[cfg(test)]
pub fn sql_type(kind: &Kind) -> &'static str {
    match kind {
        Kind::Whole(..) | Kind::Money | Kind::Price | Kind::Flag => "INTEGER",
        _ => "TEXT",
    }
}

/// The statements that make all tables: what the first migration holds.
#[cfg(test)]
pub fn create_statements() -> String {
    let mut sql = String::new();
    for table in all() {
        let owner = |column: &str, owner: &str| {
            format!("  {column} INTEGER NOT NULL REFERENCES \"{owner}\"(key) ON DELETE CASCADE,\n")
        };
        let plain = |column: &str| format!("  {column} INTEGER NOT NULL DEFAULT 0,\n");
        sql += &format!("CREATE TABLE \"{}\" (\n  key INTEGER PRIMARY KEY,\n", table.name());
        sql += &if table.in_account { owner("account", "account") } else { plain("account") };
        let parent = if table.parent == "book" {
            plain("owner_key")
        } else {
            owner("owner_key", table.parent)
        };
        sql += &parent;
        sql += "  seat INTEGER NOT NULL";
        for column in &table.columns {
            let must = if matches!(column.kind, Kind::Id)
                || column.name == "name" && table.name() != "rep"
            {
                " NOT NULL"
            } else {
                ""
            };
            sql += &format!(",\n  \"{}\" {}{must}", column.name, sql_type(&column.kind));
        }
        if table.name() == "account" {
            sql += ",\n  lists INTEGER NOT NULL DEFAULT 0";
        }
        sql += "\n) STRICT;\n";
        if table.schema.has("id") {
            sql +=
                &format!("CREATE UNIQUE INDEX \"{0}_id\" ON \"{0}\"(account, id);\n", table.name());
        }
        if table.in_account {
            sql += &format!(
                "CREATE INDEX \"{0}_account\" ON \"{0}\"(account, owner_key, seat);\n",
                table.name()
            );
        }
        if table.parent != "book" && table.parent != "account" {
            sql += &format!("CREATE INDEX \"{0}_parent\" ON \"{0}\"(owner_key);\n", table.name());
        }
    }
    sql
}
