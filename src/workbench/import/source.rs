//! What a file is, by its first bytes and its name, and the book that its reader makes of it.

use super::Result;
use crate::exchange::table::{self, TableOptions, decode};
use crate::exchange::{json, vcard};
use crate::model::{Date, Refusal, Row, Vocabulary};

/// A file to bring in, as bytes, with the name that messages use.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Its name in messages and in the journal.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// The account of rows and cards that name none.
    pub account: Option<String>,
    /// What columns of a table mean, where their header does not say it.
    pub columns: Vec<(String, String)>,
}

impl Source {
    /// A file that says everything itself.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes, ..Self::default() }
    }
}

/// What a reader made of a file.
pub struct Reading {
    /// The book that is in it.
    pub book: Row,
    /// What was not taken, each with its place.
    pub problems: Vec<Refusal>,
    /// Of a table: each header and what it was taken for.
    pub columns: Vec<(String, String)>,
}

/// Reads a file by what it is: cards, a table, else interchange JSON.
pub fn read(source: &Source, vocabulary: &Vocabulary, today: Date) -> Result<Reading> {
    let account = source.account.as_deref();
    match shape(source) {
        Shape::Cards => {
            let cards = vcard::read(&source.bytes, account)?;
            Ok(Reading { book: cards.book, problems: cards.problems, columns: Vec::new() })
        }
        Shape::Table => {
            let options = TableOptions {
                columns: source.columns.clone(),
                account: account.map(str::to_owned),
                ..TableOptions::new(today)
            };
            let table = table::read(&source.bytes, &options)?;
            let meant = |c: &table::ColumnGuess| (c.header.clone(), c.meaning.to_string());
            Ok(Reading {
                columns: table.columns.iter().map(meant).collect(),
                book: table.book,
                problems: table.problems,
            })
        }
        Shape::Interchange => Ok(Reading {
            book: json::read(&source.bytes, vocabulary)?,
            problems: Vec::new(),
            columns: Vec::new(),
        }),
    }
}

enum Shape {
    Interchange,
    Table,
    Cards,
}

fn shape(source: &Source) -> Shape {
    let head = &source.bytes[..source.bytes.len().min(4096)];
    let text = decode(head).0;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let first = text.lines().next().unwrap_or_default();
    let extension = source.name.rsplit_once('.').map(|(_, e)| e.to_lowercase());
    let is_card = first.trim().eq_ignore_ascii_case("BEGIN:VCARD");
    match extension.as_deref() {
        _ if is_card => Shape::Cards,
        _ if text.starts_with(['{', '[']) => Shape::Interchange,
        Some("json") => Shape::Interchange,
        Some("vcf") => Shape::Cards,
        Some("csv" | "tsv" | "txt") => Shape::Table,
        _ if first.contains([',', ';', '\t', '|']) => Shape::Table,
        _ => Shape::Interchange,
    }
}
