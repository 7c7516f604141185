//! What a file is, by its first bytes and its name, and the book that its reader makes of it.

use super::Result;
use crate::exchange::table::{self, TableOptions, decode};
use crate::exchange::{json, vcard};
use crate::model::{Date, Refusal, Row, Vocabulary};
use rust_decimal::Decimal;

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
    /// What one of its money is worth in this book's.
    pub convert: Option<Decimal>,
}

impl Source {
    /// A file that says everything itself.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes, ..Self::default() }
    }
}

/// A column of a table, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnView {
    /// As it stands in the file.
    pub header: String,
    /// What its cells become, with the year where it has one.
    pub meaning: String,
    /// The first cell with something in it.
    pub sample: String,
    /// Its header was recognised, or its meaning was given.
    pub understood: bool,
}

/// What a reader made of a file.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The book that is in it.
    pub book: Row,
    /// What was read, in words: "40 rows, UTF-8".
    pub what: String,
    /// Its columns, of a table.
    pub columns: Vec<ColumnView>,
    /// What was not taken, each with its place.
    pub problems: Vec<Refusal>,
}

impl Reading {
    /// How many accounts and people it has.
    pub fn counts(&self) -> (usize, usize) {
        let accounts = self.book.rows("accounts");
        (accounts.len(), accounts.iter().map(|a| a.rows("people").len()).sum())
    }
}

/// Reads a file by what it is: cards, a table, else interchange JSON.
pub fn read(source: &Source, vocabulary: &Vocabulary, today: Date) -> Result<Reading> {
    let account = source.account.as_deref();
    match shape(source) {
        Shape::Cards => {
            let cards = vcard::read(&source.bytes, account)?;
            let what = format!("{} cards", cards.cards);
            Ok(Reading { book: cards.book, what, columns: Vec::new(), problems: cards.problems })
        }
        Shape::Table => {
            let options = TableOptions {
                columns: source.columns.clone(),
                account: account.map(str::to_owned),
                ..TableOptions::new(today)
            };
            let table = table::read(&source.bytes, &options)?;
            let columns = table.columns.iter().map(|c| ColumnView {
                header: c.header.clone(),
                meaning: c.meaning.to_string(),
                sample: c.sample.clone(),
                understood: c.understood,
            });
            Ok(Reading {
                what: format!("{} rows, {}", table.rows, table.encoding),
                columns: columns.collect(),
                book: table.book,
                problems: table.problems,
            })
        }
        Shape::Interchange => Ok(Reading {
            book: json::read(&source.bytes, vocabulary)?,
            what: "an interchange file".to_owned(),
            columns: Vec::new(),
            problems: Vec::new(),
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
