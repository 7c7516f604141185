//! Text to records: what stands between delimiters, quoted or not; a quote mark that is never closed is a letter.

use crate::exchange::table::guard::unguarded;
use crate::text::without_invisible;

/// One row of cells, and the line of the file on which it begins.
pub(super) struct Record {
    pub line: u64,
    pub cells: Vec<String>,
}

/// The rows of a text.
#[derive(Default)]
pub(super) struct Records {
    pub rows: Vec<Record>,
    /// Lines with a quote mark before a cell that nothing closes.
    pub unclosed: Vec<u64>,
}

/// Reads at most so many rows.
pub(super) fn records(text: &str, delimiter: char, most: usize) -> Records {
    let mut found = Records::default();
    let mut reader = RecordReader { rest: text, delimiter, line: 1, columns: 0 };
    while !reader.rest.is_empty() && found.rows.len() < most {
        let line = reader.line;
        let cells = reader.row(&mut found.unclosed);
        if found.rows.is_empty() {
            reader.columns = cells.len();
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            found.rows.push(Record { line, cells });
        }
    }
    found
}

struct RecordReader<'a> {
    rest: &'a str,
    delimiter: char,
    line: u64,
    /// Cells of the first row.
    columns: usize,
}

/// A quoted cell: its text, and what stands behind it.
type Quoted<'a> = Option<(String, &'a str)>;

impl<'a> RecordReader<'a> {
    fn row(&mut self, unclosed: &mut Vec<u64>) -> Vec<String> {
        let mut cells = Vec::new();
        loop {
            let (cell, opened) = self.cell(cells.len());
            if opened {
                unclosed.push(self.line);
            }
            cells.push(plain(&cell));
            let mut chars = self.rest.chars();
            match chars.next() {
                Some(c) if c == self.delimiter => self.rest = chars.as_str(),
                end => {
                    let both = end == Some('\r') && chars.as_str().starts_with('\n');
                    self.rest = chars.as_str();
                    if both {
                        self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
                    }
                    self.line += u64::from(end.is_some());
                    return cells;
                }
            }
        }
    }

    /// The next cell, the rest behind it; whether it begins with a quote mark that nothing closes.
    fn cell(&mut self, before: usize) -> (String, bool) {
        let start = self.rest;
        let blank: &[char] = if self.delimiter == '\t' { &[' '] } else { &[' ', '\t'] };
        let inside = start.trim_start_matches(blank);
        let opens = inside.strip_prefix('"').or_else(|| inside.strip_prefix("=\""));
        if let Some(inside) = opens
            && let Some((text, rest)) = self.quoted(start, inside, before)
        {
            self.line += lines(&start[..start.len() - rest.len()]);
            self.rest = rest;
            return (text, false);
        }
        let end = start.find([self.delimiter, '\n', '\r']).unwrap_or(start.len());
        self.rest = &start[end..];
        (start[..end].to_owned(), opens.is_some())
    }

    /// Reads to the mark that stands before a delimiter or the end of a line.
    fn quoted(&self, start: &str, inside: &'a str, before: usize) -> Quoted<'a> {
        let mut text = String::new();
        let mut rest = inside;
        let mut broken = false;
        loop {
            let at = rest.find('"')?;
            text.push_str(&rest[..at]);
            broken |= rest[..at].contains(['\n', '\r']);
            rest = &rest[at + 1..];
            if let Some(more) = rest.strip_prefix('"') {
                text.push('"');
                rest = more;
                continue;
            }
            let behind = rest.trim_start_matches(' ');
            if behind.is_empty() || behind.starts_with([self.delimiter, '\n', '\r']) {
                let whole = &start[..start.len() - behind.len()];
                return (!broken || !self.is_rows(whole, behind, before)).then_some((text, behind));
            }
            if broken {
                return None;
            }
            text.push('"');
        }
    }

    /// Whether what a cell would swallow are whole rows of the table: each line has its number of cells.
    fn is_rows(&self, swallowed: &str, behind: &str, before: usize) -> bool {
        let count = |line: &str| line.matches(self.delimiter).count();
        let blank = format!("{} ", self.delimiter);
        let prose = |line: &str| count(line) > 0 && line.matches(&blank).count() == count(line);
        let mut lines: Vec<&str> = swallowed.lines().collect();
        let last = lines.pop().unwrap_or_default();
        let first = if lines.is_empty() { "" } else { lines.remove(0) };
        let rest = behind.lines().next().unwrap_or_default();
        self.columns >= 3
            && before + count(first) + 1 == self.columns
            && count(last) + count(rest) + 1 == self.columns
            && !prose(last)
            && lines.iter().all(|line| count(line) + 1 == self.columns && !prose(line))
    }
}

fn lines(text: &str) -> u64 {
    let bare = text.replace("\r\n", "\n");
    u64::try_from(bare.matches(['\n', '\r']).count()).unwrap_or(u64::MAX)
}

/// What a cell says: without what nobody sees, and without what a spreadsheet wrote for itself.
fn plain(cell: &str) -> String {
    let text = without_invisible(cell);
    // How spreadsheets write the ends of lines inside a cell.
    let text = text.replace("_x000D_\n", "\n").replace("_x000D_", "\n").replace("_x000A_", "\n");
    let text = text.trim().to_owned();
    let bare = unguarded(&text);
    if bare.len() < text.len() {
        return bare.to_owned();
    }
    let text = bare;
    let text = text.strip_prefix('\'').filter(|rest| numbered(rest) || named(rest)).unwrap_or(text);
    formula(text).unwrap_or_else(|| text.to_owned())
}

fn numbered(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_digit() || "+(".contains(c))
}

/// A name behind the mark of a text, and none that begins with an apostrophe: `'t Hart`, `'s-Hertogenbosch`.
fn named(rest: &str) -> bool {
    let letter = rest.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    letter && !rest.contains('\'')
}

/// The text of `="0171 222"`, `=T("x")` and `=HYPERLINK("mailto:a@b","Ida")`.
fn formula(text: &str) -> Option<String> {
    let inside = text.strip_prefix('=')?.trim();
    if inside.strip_prefix('+').is_some_and(numbered) {
        return Some(inside.to_owned());
    }
    let inside = match inside.strip_suffix(')') {
        Some(call) => call.split_once('(')?.1.rsplit('"').nth(1).map(|t| format!("\"{t}\""))?,
        None => inside.to_owned(),
    };
    let text = inside.strip_prefix('"')?.strip_suffix('"')?;
    Some(text.replace("\"\"", "\"").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, delimiter: char) -> Vec<Vec<String>> {
        records(text, delimiter, usize::MAX).rows.into_iter().map(|r| r.cells).collect()
    }

    #[test]
    fn cells_are_what_they_say() {
        for (text, cell) in [
            ("\"a,b\"", "a,b"),
            ("\"a \"\"b\"\" c\"", "a \"b\" c"),
            ("=\"0049171\"", "0049171"),
            ("\"=\"\"0171 222\"\"\"", "0171 222"),
            ("=\"Alfa, Inc\"", "Alfa, Inc"),
            ("'0171 222", "0171 222"),
            ("'+49 171", "+49 171"),
            ("'t Hart", "'t Hart"),
            ("'Alfa", "Alfa"),
            ("'王敏", "王敏"),
            ("'Alfa' Ltd", "'Alfa' Ltd"),
            ("=+49 171 5", "+49 171 5"),
            ("\"5\" pipe\"", "5\" pipe"),
            ("5\" pipe", "5\" pipe"),
            (" \"x\" ", "x"),
            ("=HYPERLINK(\"mailto:a@b\",\"a@b\")", "=HYPERLINK(\"mailto:a@b\""),
            ("\"=HYPERLINK(\"\"mailto:a@b\"\",\"\"Ida\"\")\"", "Ida"),
            ("\"\"", ""),
        ] {
            let row = cells(&format!("x,{text}"), ',').remove(0);
            assert_eq!(row[1], cell, "{text}");
        }
        assert_eq!(
            cells("a,\"two\r\nlines\",c\r\nd,e,f", ','),
            [["a", "two\nlines", "c"], ["d", "e", "f"]]
        );
    }

    #[test]
    fn a_quote_that_nothing_closes_swallows_no_row() {
        for text in [
            "a\tb\tc\nAlfa\tBen\t\"5 inch flange\nBeta\tCora\tok\nGamma\tDirk\tok\n",
            "a\tb\tc\nAlfa\tBen\t\"5 inch flange\nBeta\tCora\t\"x, y\"\nGamma\tDirk\tok\n",
            "a\tb\tc\nAlfa\tBen\t\"5 inch flange\nBeta\tCora\tpipe 6\"\nGamma\tDirk\tok\n",
            "a,b,c\nAlfa,\"5 inch,x\nBeta,Cora,\"\"\nGamma,Dirk,ok\n",
        ] {
            let found = records(text, if text.contains('\t') { '\t' } else { ',' }, usize::MAX);
            assert_eq!((found.rows.len(), found.unclosed.as_slice()), (4, &[2][..]), "{text}");
        }
        let whole =
            records("a,b,c\nAlfa,Ben,\"Hafenstr. 1\nKiel, Nord\"\nBeta,Cora,ok\n", ',', usize::MAX);
        assert_eq!((whole.rows.len(), whole.unclosed.len()), (3, 0));
        assert_eq!(whole.rows[1].cells[2], "Hafenstr. 1\nKiel, Nord");
        assert_eq!(whole.rows[2].line, 4);
    }
}
