//! Tables for people: columns aligned by the cells that a terminal gives each text.

use super::paragraph::cut;
use super::print;
use unicode_width::UnicodeWidthStr;

/// A table under way.
pub struct Table {
    titles: Vec<String>,
    rows: Vec<Vec<String>>,
    right: Vec<usize>,
    most: Option<usize>,
}

/// A column is not cut below this.
const LEAST: usize = 8;

impl Table {
    /// With these titles.
    pub fn new(titles: &[&str]) -> Self {
        Self {
            titles: titles.iter().map(|t| phrase!(t).to_owned()).collect(),
            rows: Vec::new(),
            right: Vec::new(),
            most: None,
        }
    }

    /// These columns are numbers and stand at the right.
    pub fn right(mut self, columns: &[usize]) -> Self {
        self.right = columns.to_vec();
        self
    }

    /// No line is wider than this: the widest texts are cut, ids never.
    pub fn within(mut self, width: usize) -> Self {
        self.most = Some(width);
        self
    }

    /// One row; what a file holds cannot move the terminal.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells.iter().map(|c| print::one_line(c)).collect());
    }

    /// Has it no row?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The lines, each ending in a line feed.
    pub fn text(&self) -> String {
        let all = || std::iter::once(&self.titles).chain(&self.rows);
        let widths = self.fitted(
            (0..self.titles.len())
                .map(|column| {
                    let cells = all().filter_map(|row| row.get(column));
                    cells.map(|c| c.width()).max().unwrap_or(0)
                })
                .collect(),
        );
        let mut text = String::new();
        for row in all() {
            let mut line = String::new();
            for (i, cell) in row.iter().enumerate() {
                let wide = widths.get(i).copied().unwrap_or(0);
                let cell = cut(cell, wide);
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

    fn fitted(&self, mut widths: Vec<usize>) -> Vec<usize> {
        let Some(most) = self.most else { return widths };
        let can_be_cut =
            |i: &usize| !self.right.contains(i) && self.titles.get(*i).is_some_and(|t| t != "id");
        let gaps = 2 * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > most {
            let columns = (0..widths.len()).filter(can_be_cut);
            let Some(widest) = columns.max_by_key(|i| widths[*i]) else {
                break;
            };
            if widths[widest] <= LEAST {
                break;
            }
            widths[widest] -= 1;
        }
        widths
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
        assert_eq!(table.text(), "name     n  what\n黄经理   5  x\nBo      12  a [2J b\n");
    }

    #[test]
    fn the_widest_text_is_cut_and_an_id_is_not() {
        let mut table = Table::new(&["id", "what"]).within(24);
        table.row(vec!["a-long-id".into(), "黄经理 asks for the papers".into()]);
        assert_eq!(table.text(), "id         what\na-long-id  黄经理 asks..\n");
    }
}
