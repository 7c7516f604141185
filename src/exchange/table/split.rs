//! Text to rows of cells: the delimiter guessed from the header and the evenness of the rows.

use super::columns;
use super::records::{Record, Records, records};
use super::stand_in;
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
    pub delimiter: char,
    /// Lines with a quote mark that nothing closes.
    pub unclosed: Vec<u64>,
}

/// Rows that are looked at to guess the delimiter.
const LOOKED_AT: usize = 30;

/// Rows among which the headers are looked for.
const TITLE_ROWS: usize = 10;

/// The most columns of a table; the largest exports of a customer database have some hundred.
const MOST_COLUMNS: usize = 2_000;

/// Bytes of the longest line of a table: no cell that a person wrote comes near it.
const LONGEST_LINE: usize = 4_000_000;

/// Refuses what only looks like a table, before it is taken apart letter by letter.
fn refuse_endless(text: &str) -> Result<(), Refusal> {
    let Some(at) = text.split('\n').position(|line| line.len() > LONGEST_LINE) else {
        return Ok(());
    };
    let what =
        phrase!("the line is longer than {} MB, and no row of a table", LONGEST_LINE / 1_000_000);
    let remedy = phrase!("look at the file in an editor, and cut it there");
    Err(Refusal::at(phrase!("line {}", at + 1), what, remedy))
}

/// Refuses rows of more columns than any list has.
fn refuse_wide(rows: &[Record]) -> Result<(), Refusal> {
    let Some(wide) = rows.iter().take(TITLE_ROWS).find(|row| row.cells.len() > MOST_COLUMNS) else {
        return Ok(());
    };
    let what =
        phrase!("the row has {} columns; a table may have {}", wide.cells.len(), MOST_COLUMNS);
    let remedy =
        phrase!("leave out the columns that are not needed, or turn rows and columns round");
    Err(Refusal::at(phrase!("line {}", wide.line), what, remedy))
}

/// Splits a text into rows of cells, trimmed and without what a spreadsheet wrote for itself.
pub(super) fn split(text: &str) -> Result<Table, Refusal> {
    refuse_endless(text)?;
    let (text, skipped, named) = spreadsheet_hint(text);
    let delimiter = named.unwrap_or_else(|| delimiter(text));
    let Records { rows, unclosed } = records(text, delimiter, usize::MAX);
    refuse_wide(&rows)?;
    let inner = named.is_none().then(|| inside_quotes(&rows)).flatten();
    if let Some(inner) = inner {
        return split(&inner);
    }
    let mut rows: Vec<(u64, Vec<String>)> =
        rows.into_iter().map(|r| (r.line + skipped, r.cells)).collect();
    let mut below =
        rows.split_off(header_row(rows.iter().map(|(_, cells)| cells.as_slice()))).into_iter();
    let Some((header_line, mut headers)) = below.next() else {
        return Err(Refusal::because(
            phrase!("the table is empty"),
            phrase!("give a first row with the names of the columns"),
        ));
    };
    if let Some((_, groups)) = rows.last()
        && under_groups(&mut headers, groups)
    {
        rows.pop();
    }
    let mut rows_below: Vec<(u64, Vec<String>)> = below.collect();
    stand_in::fill_dittos(&mut rows_below);
    let unclosed = unclosed.into_iter().map(|line| line + skipped).collect();
    Ok(Table { above: rows, headers, header_line, rows: rows_below, delimiter, unclosed })
}

/// A table of which each row was put into quote marks as a whole, and became one cell.
fn inside_quotes(rows: &[Record]) -> Option<String> {
    let [first, ..] = rows else {
        return None;
    };
    let headers = text(first);
    let known = [',', ';', '\t', '|'].iter().any(|mark| {
        let cells: Vec<String> = headers.split(*mark).map(|h| h.trim().to_owned()).collect();
        cells.len() > 1 && known(&cells) > 1
    });
    (known
        && rows.len() > 1
        && rows
            .iter()
            .all(|row| row.cells.len() == 1 || row.cells.iter().skip(1).all(|c| is_blank(c))))
    .then(|| rows.iter().map(text).collect::<Vec<_>>().join("\n"))
}

fn text(row: &Record) -> String {
    row.cells.first().cloned().unwrap_or_default()
}

/// The place of the header row: of the first rows the one with the most known headers, the first of equal ones;
/// the first of all unless a later one has two.
fn header_row<'a>(rows: impl Iterator<Item = &'a [String]>) -> usize {
    let rows: Vec<&[String]> = rows.take(TITLE_ROWS).collect();
    if let [groups, headers, ..] = rows.as_slice()
        && is_over(groups, headers)
    {
        return 1;
    }
    let known: Vec<usize> = rows.iter().map(|cells| known(cells)).collect();
    let first = known.first().copied().unwrap_or(0);
    let most = known.iter().copied().max().unwrap_or(0);
    if first >= 2 || most < 2 || most <= first {
        return 0;
    }
    known.iter().position(|n| *n == most).unwrap_or(0)
}

/// Whether a first row with gaps is one of groups, over headers that it makes known.
fn is_over(groups: &[String], headers: &[String]) -> bool {
    let mut both = headers.to_vec();
    let gaps = groups.iter().any(|cell| is_blank(cell));
    gaps && known(groups) > 0 && under_groups(&mut both, groups) && known(&both) > known(groups)
}

fn known(cells: &[String]) -> usize {
    if cells.len() > MOST_COLUMNS {
        return 0;
    }
    cells.iter().filter(|cell| columns::is_known(cell)).count()
}

/// Headers in two rows: `Umsatz` over `2025` and `2026`. Whether any header needed the one above it.
fn under_groups(headers: &mut [String], groups: &[String]) -> bool {
    let mut group = "";
    let mut used = false;
    for (header, above) in headers.iter_mut().zip(groups) {
        if !is_blank(above) {
            group = above;
        }
        if is_blank(group) || columns::is_known(header) {
            continue;
        }
        let both = format!("{group} {header}");
        if columns::is_known(&both) {
            *header = both;
            used = true;
        }
    }
    used
}

/// A first line `sep=;` names the delimiter.
fn spreadsheet_hint(text: &str) -> (&str, u64, Option<char>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let named = first.trim_end_matches(['\r', '"', ' ']).trim_start_matches('"');
    let mut mark = named.strip_prefix("sep=").unwrap_or_default().chars();
    match (mark.next(), mark.next()) {
        (Some(delimiter), None) => (rest, 1, Some(delimiter)),
        _ => (text, 0, None),
    }
}

/// The delimiter under which most headers are known, then most rows are as long as the first.
fn delimiter(text: &str) -> char {
    let score = |delimiter: char| {
        let rows = records(text, delimiter, LOOKED_AT).rows;
        let first = header_row(rows.iter().map(|r| r.cells.as_slice()));
        let headers = rows.get(first).map_or(0, |r| r.cells.len());
        let known = rows.get(first).map_or(0, |r| known(&r.cells));
        let even = rows.iter().filter(|r| r.cells.len() == headers).count();
        if headers < 2 { (known, 0, 0) } else { (known, even, headers) }
    };
    let mut best = (',', score(','));
    for delimiter in [';', '\t', '|'] {
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
            ("account,industry\nA,b", ',', vec!["A", "b"]),
            ("Firma;Umsatz 2025\nA, B;1.234,50", ';', vec!["A, B", "1.234,50"]),
            ("account\tnotes\nA, B\tx; y", '\t', vec!["A, B", "x; y"]),
            ("sep=;\naccount;industry,x\nA;b", ';', vec!["A", "b"]),
            ("account\nA; B, C", ',', vec!["A; B", "C"]),
            ("foo;bar\n1,5;2,5\n1,5;2", ';', vec!["1,5", "2,5"]),
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

    #[test]
    fn what_no_list_has_is_refused_in_a_sentence_and_what_a_large_one_has_is_read() {
        let wide = |columns: usize| format!("{}\nA", "account,".repeat(columns - 1) + "x");
        let said = split(&wide(MOST_COLUMNS + 1)).err().map(|r| r.to_string()).unwrap_or_default();
        assert!(said.contains("line 1") && said.contains("2001 columns"), "{said}");
        assert_eq!(split(&wide(MOST_COLUMNS)).unwrap().headers.len(), MOST_COLUMNS);
        let long = |bytes: usize| format!("account,notes\nA,{}", "x".repeat(bytes));
        let said = split(&long(LONGEST_LINE)).err().map(|r| r.to_string()).unwrap_or_default();
        assert!(said.contains("line 2") && said.contains("longer than 4 MB"), "{said}");
        assert_eq!(split(&long(100_000)).unwrap().rows[0].1[1].len(), 100_000);
        let quotes = format!("account,notes\nA,{}", "\"".repeat(LONGEST_LINE));
        assert!(split(&quotes).is_err());
    }

    #[test]
    fn headers_in_two_rows_are_one() {
        let table = split("Kunde;;Umsatz;\nFirma;Ort;2024;2025\nAlfa;Köln;1;2").unwrap();
        assert_eq!(table.headers, ["Firma", "Ort", "Umsatz 2024", "Umsatz 2025"]);
        assert!(table.above.is_empty());
    }
}
