//! Tables to records: CSV, TSV and pasted cells, whatever their encoding, headers and number style.

mod activities;
mod cell;
mod cell_text;
mod columns;
mod currencies;
mod field_list;
mod gather;
mod guard;
mod headers;
mod inference;
mod known;
mod names;
mod no_record;
mod parts;
mod people_of_cell;
mod period;
mod reach;
mod records;
mod refusals;
mod split;
mod stamp;
mod stand_in;
mod titles;
mod whole_name;
mod years;

pub use crate::language::numbers::{decimal_mark, read_number};
pub use crate::language::unit::Unit;
pub(super) use columns::written_columns;
pub use columns::{Meaning, Part, meanings};
pub use guard::{guarded, unguarded};
pub use inference::Inference;
pub(super) use names::is_cjk;
pub(crate) use names::turned;
pub(super) use reach::{is_not_called, without_scheme};
pub(super) use stand_in::is_nothing;
pub(super) use whole_name::{without_bracket, without_salutation};

use super::encoding;
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
    /// The encoding, where the guess was wrong: a label such as `gbk`, `cp850` or `windows-1251`.
    pub encoding: Option<String>,
    /// The currency of the book; amounts of another one are notes. N4.
    pub currency: Option<String>,
    /// The stages of a purchase, by number and by the playbook's names.
    pub stages: Vec<(i64, String)>,
}

impl TableOptions {
    /// Nothing given but the day.
    pub fn new(today: Date) -> Self {
        Self {
            today,
            columns: Vec::new(),
            account: None,
            encoding: None,
            currency: None,
            stages: Vec::new(),
        }
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
    /// Scale, per cent and currency that the header says.
    pub unit: Unit,
    /// The header says "so far" and no day: it counts to the day of the import.
    pub so_far: bool,
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
    /// What was guessed, and is to be looked at.
    pub remarks: Vec<String>,
    /// What was concluded, by its kind.
    pub inferences: Vec<Inference>,
    /// Rows below the header, blank ones left out.
    pub rows: usize,
    /// The encoding that the bytes were read in.
    pub encoding: &'static str,
    /// What separates the cells.
    pub delimiter: char,
}

/// Reads a table. Refused as a whole where there is no header row or no column that names anything.
pub fn read(bytes: &[u8], options: &TableOptions) -> Result<TableReading, Refusal> {
    let decoded = encoding::decode(bytes, options.encoding.as_deref())?;
    let table = split::split(&decoded.text)?;
    let (guesses, gathered) = match field_list::of(&table, options) {
        Some(list) => {
            let guesses = list.guess(&table);
            let gathered = list.gather(&table, &guesses, options);
            (guesses, gathered)
        }
        None => {
            let guesses = headers::guess(&table, options)?;
            let gathered = gather::gather(&table, &guesses, options);
            (guesses, gathered)
        }
    };
    let mut remarks: Vec<String> = decoded.said().into_iter().collect();
    remarks.extend(gathered.remarks);
    remarks.extend(table.unclosed.iter().map(|line| {
        phrase!(
            "line {line}: a quote mark opens a cell and nothing closes it; it was read as a letter",
            line
        )
    }));
    remarks.extend(guesses.iter().filter(|g| g.so_far).map(|g| {
        let (header, meaning) = (quoted(&g.header), &g.meaning);
        phrase!("column {header} is taken for {meaning} up to today; write the day into its header if it is another", header, meaning)
    }));
    Ok(TableReading {
        book: gathered.book,
        columns: guesses,
        problems: gathered.problems,
        remarks,
        inferences: gathered.inferences,
        rows: table.rows.len(),
        encoding: decoded.name,
        delimiter: table.delimiter,
    })
}

/// What was told of a cell that a note keeps, without the words that say so; nothing where it was left out.
pub fn kept(what: &str) -> Option<String> {
    [parts::KEPT, parts::FIRST].iter().find_map(|words| {
        let (before, behind) = what.split_once(&format!("; {words}"))?;
        Some(format!("{before}{behind}"))
    })
}

/// A place in a table: `line 4, column "Umsatz 2025"`.
fn place(line: u64, header: &str) -> String {
    phrase!("line {}, column {}", line, quoted(header))
}

#[cfg(test)]
mod tests;
