//! Tables for people: columns aligned by the cells that a terminal gives each text.

use super::print;
use unicode_width::UnicodeWidthStr;

/// A table under way.
pub struct Table {
    titles: Vec<String>,
    rows: Vec<Vec<String>>,
    right: Vec<usize>,
}

impl Table {
    /// With these titles.
    pub fn new(titles: &[&str]) -> Self {
        Self {
            titles: titles.iter().map(|t| (*t).to_owned()).collect(),
            rows: Vec::new(),
            right: Vec::new(),
        }
    }

    /// These columns are numbers and stand at the right.
    pub fn right(mut self, columns: &[usize]) -> Self {
        self.right = columns.to_vec();
        self
    }

    /// One row; what a file holds cannot move the terminal.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows
            .push(cells.iter().map(|c| print::one_line(c)).collect());
    }

    /// Has it no row?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines, each ending in a line feed.
    pub fn text(&self) -> String {
        let all = || std::iter::once(&self.titles).chain(&self.rows);
        let width = |column: usize| {
            let cells = all().filter_map(|row| row.get(column));
            cells.map(|c| c.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.titles.len()).map(width).collect();
        let mut text = String::new();
        for row in all() {
            let mut line = String::new();
            for (i, cell) in row.iter().enumerate() {
                let wide = widths.get(i).copied().unwrap_or(0);
                let gap = " ".repeat(wide.saturating_sub(cell.width()));
                match self.right.contains(&i) {
                    true => line += &format!("{gap}{cell}  "),
                    false => line += &format!("{cell}{gap}  "),
                }
            }
            text += line.trim_end();
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other_in_any_script() {
        let mut table = Table::new(&["name", "n", "what"]).right(&[1]);
        table.row(vec!["黄经理".into(), "5".into(), "x".into()]);
        table.row(vec!["Bo".into(), "12".into(), "a\u{1b}[2J\nb".into()]);
        assert_eq!(
            table.text(),
            "name     n  what\n黄经理   5  x\nBo      12  a [2J b\n"
        );
    }
}
