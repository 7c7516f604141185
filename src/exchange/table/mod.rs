//! Tables to records: CSV, TSV and pasted cells, whatever their encoding, headers and number style.

mod cell;
mod columns;
mod decode;
mod gather;
mod guard;
mod headers;
mod known;
mod number;
mod parts;
mod split;
mod words;

pub(super) use columns::written_columns;
pub use columns::{Meaning, Part, meanings};
pub use decode::decode;
pub(super) use decode::guess as guess_encoding;
pub use guard::{guarded, unguarded};
pub use number::{decimal_mark, read_number};
pub(super) use words::{mark, role};

use crate::model::{Date, Refusal, Row, quoted};

/// What the reader of a table must know beside the bytes.
#[derive(Clone, Debug)]
pub struct TableOptions {
    /// The day on which words like "yesterday" are read.
    pub today: Date,
    /// Meanings that the preview gave: the header, and a name of [`meanings`], `note` or `leave out`.
    pub columns: Vec<(String, String)>,
    /// The account of rows that name none.
    pub account: Option<String>,
    /// The encoding, where the guess was wrong: a label such as `gbk` or `windows-1251`.
    pub encoding: Option<String>,
}

impl TableOptions {
    /// Nothing given but the day.
    pub fn new(today: Date) -> Self {
        Self { today, columns: Vec::new(), account: None, encoding: None }
    }
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnGuess {
    /// The header as it stands in the file.
    pub header: String,
    /// What its cells become; `note` where it was not understood.
    pub meaning: Meaning,
    /// The first cell with something in it.
    pub sample: String,
    /// Whether the header was recognised, or its meaning was given.
    pub understood: bool,
}

/// A table as records, and what could not be read.
#[derive(Clone, Debug)]
pub struct TableReading {
    /// The book: accounts with their people, years and opportunities; references are names.
    pub book: Row,
    /// One a column, in their order.
    pub columns: Vec<ColumnGuess>,
    /// Cells and rows that were not taken, each with line, column, value and what to do.
    pub problems: Vec<Refusal>,
    /// Rows below the header, blank ones left out.
    pub rows: usize,
    /// The encoding that the bytes were read in.
    pub encoding: &'static str,
    /// What separates the cells.
    pub delimiter: char,
}

/// Reads a table. Refused as a whole where there is no header row or no column that names anything.
pub fn read(bytes: &[u8], options: &TableOptions) -> Result<TableReading, Refusal> {
    let (text, encoding) = match &options.encoding {
        Some(label) => decode::decode_as(bytes, label)?,
        None => decode(bytes),
    };
    let table = split::split(&text)?;
    let guesses = headers::guess(&table, options)?;
    let gathered = gather::gather(&table, &guesses, options);
    Ok(TableReading {
        book: gathered.book,
        columns: guesses,
        problems: gathered.problems,
        rows: table.rows.len(),
        encoding,
        delimiter: char::from(table.delimiter),
    })
}

/// A place in a table: `line 4, column "Umsatz 2025"`.
fn place(line: u64, header: &str) -> String {
    format!("line {line}, column {}", quoted(header))
}

#[cfg(test)]
mod tests;
