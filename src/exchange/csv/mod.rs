//! Accounts, people and opportunities as one table: a row a person. Read back by `table`.

use super::table::{Meaning, Part, guarded, written_columns};
use crate::model::tree::named;
use crate::model::{Kind, Row, Target, Value};
use std::collections::BTreeSet;

/// The book as CSV, UTF-8 without a mark, rows ended by CRLF.
///
/// One row a person; the account stands in each row, its opportunities beside its first people.
/// Columns with nothing in them are left out, but the three names. Cells that a spreadsheet would
/// run as a formula get an apostrophe; references are names where these are unique, else ids.
pub fn write(book: &Row) -> String {
    let accounts = book.rows("accounts");
    let columns: Vec<Meaning> = columns(accounts)
        .into_iter()
        .filter(|column| {
            column.field == "name" || accounts.iter().any(|account| is_used(column, account))
        })
        .collect();
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let mut put = |cells: Vec<String>| writer.write_record(cells).is_ok();
    let mut whole = put(columns.iter().map(Meaning::to_string).collect());
    for account in accounts {
        let rows = account.rows("people").len().max(account.rows("opportunities").len()).max(1);
        for at in 0..rows {
            let cells = columns.iter().map(|column| cell(column, account, at, book)).collect();
            whole &= put(cells);
        }
    }
    debug_assert!(whole, "rows are written to memory, all of one length");
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Rows of cells as CSV, under their headers: UTF-8 without a mark, rows ended by CRLF, no cell a formula.
pub fn table(headers: &[&str], rows: &[Vec<String>]) -> String {
    let mut writer =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    let mut whole = writer.write_record(headers).is_ok();
    for row in rows {
        whole &= writer.write_record(row.iter().map(|cell| guarded(cell).into_owned())).is_ok();
    }
    debug_assert!(whole, "rows are written to memory, all of one length");
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The columns of the table, those of a year once for each year.
fn columns(accounts: &[Row]) -> Vec<Meaning> {
    let years: BTreeSet<i64> =
        accounts.iter().flat_map(|a| a.rows("years")).filter_map(year_of).collect();
    let mut found = Vec::new();
    for column in written_columns() {
        if column.part != Part::Year {
            found.push(column);
        } else if column.field != "year" {
            found.extend(years.iter().map(|year| Meaning { year: Some(*year), ..column.clone() }));
        }
    }
    found
}

fn year_of(row: &Row) -> Option<i64> {
    match row.get("year") {
        Value::Whole(year) => Some(*year),
        _ => None,
    }
}

fn is_used(column: &Meaning, account: &Row) -> bool {
    match column.part {
        Part::Person => account.rows("people").iter().any(|row| given(column, row)),
        Part::Deal => account.rows("opportunities").iter().any(|row| given(column, row)),
        Part::Year => !of_year(account, column).is_empty(),
        _ => given(column, account),
    }
}

fn given(column: &Meaning, row: &Row) -> bool {
    match row.get(column.field) {
        Value::Flag(yes) => *yes,
        value => !value.is_empty(),
    }
}

/// The text of a cell, guarded where it is text.
fn cell(column: &Meaning, account: &Row, at: usize, book: &Row) -> String {
    let value = match column.part {
        Part::Person => account.rows("people").get(at).map(|row| row.get(column.field).clone()),
        Part::Deal => {
            account.rows("opportunities").get(at).map(|row| row.get(column.field).clone())
        }
        Part::Year => Some(of_year(account, column)),
        _ => Some(account.get(column.field).clone()),
    };
    let kind = column.schema_field().map(|field| field.kind);
    let text = match (value.unwrap_or_default(), kind) {
        (Value::Text(reference), Some(Kind::Ref(target))) => {
            name_for(target, &reference, account, book)
        }
        (Value::Words(words), Some(Kind::Refs(target))) => {
            several(words.iter().map(|word| name_for(target, word, account, book)).collect())
        }
        (Value::Words(words), _) => several(words),
        (value @ (Value::Whole(_) | Value::Number(_) | Value::Money(_)), _) => {
            return value.to_string();
        }
        (value, _) => value.to_string(),
    };
    guarded(&text).into_owned()
}

/// Several words in one cell, so that each comes back whole.
fn several(words: Vec<String>) -> String {
    let joined = words.join("; ");
    let one_with_commas = words.len() == 1 && joined.contains([',', '，', '、']);
    if one_with_commas { joined + ";" } else { joined }
}

/// The name that a reference means where only one has it, else the reference.
fn name_for(target: Target, reference: &str, account: &Row, book: &Row) -> String {
    let rows = match target {
        Target::Person => account.rows("people"),
        Target::Opportunity => account.rows("opportunities"),
        Target::Product => book.rows("products"),
        Target::Competitor => book.rows("competitors"),
        Target::Account => book.rows("accounts"),
    };
    let name = named(rows, reference).and_then(Row::name);
    name.filter(|name| unique(rows, name)).unwrap_or(reference).to_owned()
}

fn unique(rows: &[Row], name: &str) -> bool {
    rows.iter().filter(|row| row.name() == Some(name) || row.id() == Some(name)).count() == 1
}

/// A value of a year as it is given: a sum of quarters is no value of it.
fn of_year(account: &Row, column: &Meaning) -> Value {
    let of_it = account.rows("years").iter().find(|row| year_of(row) == column.year);
    of_it.map_or(Value::Absent, |row| row.get(column.field).clone())
}

#[cfg(test)]
mod tests;
