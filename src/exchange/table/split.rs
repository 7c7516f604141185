//! Text to rows of cells: the delimiter guessed from the header and the evenness of the rows.

use super::columns;
use super::guard::unguarded;
use crate::model::{Refusal, is_blank};

/// A table as cells.
pub(super) struct Table {
    /// Rows above the headers: a title, a day.
    pub above: Vec<(u64, Vec<String>)>,
    /// The cells of the header row.
    pub headers: Vec<String>,
    /// The line of the header row.
    pub header_line: u64,
    /// The rows below, blank ones left out: their line in the file, and their cells.
    pub rows: Vec<(u64, Vec<String>)>,
    /// What separates the cells.
    pub delimiter: u8,
}

/// Rows that are looked at to guess the delimiter.
const LOOKED_AT: usize = 30;

/// Rows among which the headers are looked for.
const TITLE_ROWS: usize = 10;

/// Splits a text into rows of cells, trimmed and without the apostrophe that guards formulas.
pub(super) fn split(text: &str) -> Result<Table, Refusal> {
    let (text, skipped, named) = spreadsheet_hint(text);
    let delimiter = named.unwrap_or_else(|| delimiter(text));
    let mut rows: Vec<(u64, Vec<String>)> = records(text, delimiter, usize::MAX)
        .map(|(line, cells)| (line + skipped, cells))
        .filter(|(_, cells)| cells.iter().any(|cell| !is_blank(cell)))
        .collect();
    let below = rows.split_off(header_row(rows.iter().map(|(_, cells)| cells.as_slice())));
    let mut below = below.into_iter();
    let Some((header_line, headers)) = below.next() else {
        return Err(Refusal::because(
            "the table is empty",
            "give a first row with the names of the columns",
        ));
    };
    Ok(Table { above: rows, headers, header_line, rows: below.collect(), delimiter })
}

/// The place of the header row: the first one, unless it has no known header and a later one has two.
fn header_row<'a>(rows: impl Iterator<Item = &'a [String]>) -> usize {
    let known: Vec<usize> = rows.take(TITLE_ROWS).map(known).collect();
    match known.first() {
        Some(0) => known.iter().position(|n| *n >= 2).unwrap_or(0),
        _ => 0,
    }
}

fn known(cells: &[String]) -> usize {
    cells.iter().filter(|cell| columns::is_known(cell)).count()
}

/// A first line `sep=;` names the delimiter.
fn spreadsheet_hint(text: &str) -> (&str, u64, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (rest, 1, Some(*delimiter)),
        Some([]) if first.starts_with("sep=\t") => (rest, 1, Some(b'\t')),
        _ => (text, 0, None),
    }
}

fn records(text: &str, delimiter: u8, most: usize) -> impl Iterator<Item = (u64, Vec<String>)> {
    let reader = ::csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut lines = Lines { text, at: 0, line: 1 };
    reader.into_records().filter_map(Result::ok).take(most).map(move |record| {
        let start = record.position().map_or(0, |p| p.byte());
        (lines.of(start), record.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect())
    })
}

/// Counts lines as an editor does: the reader of records skips blank ones and bare carriage returns.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which the record that starts at or after this byte begins.
    fn of(&mut self, start: u64) -> u64 {
        let bytes = self.text.as_bytes();
        let start = usize::try_from(start).unwrap_or(bytes.len()).min(bytes.len());
        let blank = bytes[start..].iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        while self.at < start + blank {
            let ends = match bytes[self.at] {
                b'\n' => true,
                b'\r' => bytes.get(self.at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += u64::from(ends);
            self.at += 1;
        }
        self.line
    }
}

/// The delimiter under which most headers are known, then most rows are as long as the first.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let rows: Vec<_> = records(text, delimiter, LOOKED_AT).map(|(_, cells)| cells).collect();
        let first = header_row(rows.iter().map(Vec::as_slice));
        let headers = rows.get(first).map_or(0, Vec::len);
        let known = rows.get(first).map_or(0, |row| known(row));
        let even = rows.iter().filter(|row| row.len() == headers).count();
        if headers < 2 { (known, 0, 0) } else { (known, even, headers) }
    };
    let mut best = (b',', score(b','));
    for delimiter in *b";\t|" {
        let given = score(delimiter);
        if given > best.1 {
            best = (delimiter, given);
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_guessed() {
        for (text, delimiter, cells) in [
            ("account,industry\nA,b", b',', vec!["A", "b"]),
            ("Firma;Umsatz 2025\nA, B;1.234,50", b';', vec!["A, B", "1.234,50"]),
            ("account\tnotes\nA, B\tx; y", b'\t', vec!["A, B", "x; y"]),
            ("sep=;\naccount;industry,x\nA;b", b';', vec!["A", "b"]),
            ("account\nA; B, C", b',', vec!["A; B", "C"]),
            ("foo;bar\n1,5;2,5\n1,5;2", b';', vec!["1,5", "2,5"]),
        ] {
            let table = split(text).unwrap();
            assert_eq!(
                (table.delimiter, table.rows[0].1.clone()),
                (delimiter, cells.iter().map(|c| (*c).to_owned()).collect()),
                "{text}"
            );
        }
        assert!(split(" \n\n").is_err());
    }

    #[test]
    fn lines_are_counted_as_an_editor_does() {
        let table =
            split("account,notes\r\n\r\nA,\"two\r\nlines\"\r\n\r\nB,x\r\n,\r\nC,y").unwrap();
        assert_eq!(table.rows.iter().map(|r| r.0).collect::<Vec<_>>(), [3, 6, 8]);
        let table = split("sep=,\naccount,notes\nA,x").unwrap();
        assert_eq!((table.header_line, table.rows[0].0), (2, 3));
    }
}
