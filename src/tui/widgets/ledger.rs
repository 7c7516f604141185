//! Rows in columns that size themselves, with rules, sums and notes between them; one row or one field is marked.

mod draw;
mod rows;

pub use rows::{LedgerCell, LedgerColumn, LedgerRow};

use crate::text::{width, wrap};
use crate::tui::theme::Role;
use rows::Content;

/// Blank cells between two columns.
const GAP: u16 = 2;
/// Cells of a column that shrinks, at least.
const LEAST: u16 = 14;
/// Thousandths of a full bar.
pub const FULL: i64 = 1000;

/// What stands in one pane.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Left in the border.
    pub title: String,
    /// Right in the border.
    pub right: String,
    columns: Vec<LedgerColumn>,
    rows: Vec<LedgerRow>,
    /// The fields of a row that the mark moves through: columns from and to.
    fields: Option<(usize, usize)>,
}

/// Where the mark stands: the number of a row, the field in it, and how far the rows are scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LedgerMark {
    /// The number of the picked row.
    pub key: usize,
    /// Which of the fields.
    pub field: usize,
    /// The first line in view.
    pub offset: usize,
}

/// A row as it was drawn: its line, and where its columns begin.
pub struct DrawnRow {
    /// The line of the screen.
    pub y: u16,
    /// The number of the row.
    pub key: usize,
}

impl Ledger {
    /// Under these titles, with these columns and rows.
    pub fn new(
        title: impl Into<String>,
        right: impl Into<String>,
        mut columns: Vec<LedgerColumn>,
        rows: Vec<LedgerRow>,
    ) -> Self {
        for (at, column) in columns.iter_mut().enumerate() {
            let cells = rows.iter().filter_map(|row| match &row.content {
                Content::Cells(cells) => cells.get(at).map(|c| width(&c.text)),
                _ => None,
            });
            let widest = cells.chain([width(&column.title)]).max().unwrap_or(0);
            column.width = u16::try_from(widest).unwrap_or(u16::MAX);
        }
        let [title, right] = [title.into(), right.into()].map(|text| phrase!(&text).to_owned());
        Self { title, right, columns, rows, fields: None }
    }

    /// Lines of text without columns.
    pub fn text(
        title: impl Into<String>,
        right: impl Into<String>,
        lines: impl IntoIterator<Item = (String, Role)>,
    ) -> Self {
        let rows = lines.into_iter().map(|(text, role)| LedgerRow::note(text, role)).collect();
        Self::new(title, right, Vec::new(), rows)
    }

    /// The mark moves through these columns of a row.
    #[must_use]
    pub fn with_fields(self, from: usize, to: usize) -> Self {
        Self { fields: Some((from, to)), ..self }
    }

    /// How many fields a row has.
    pub fn fields(&self) -> usize {
        self.fields.map_or(0, |(from, to)| (to + 1).saturating_sub(from))
    }

    /// Its rows.
    pub fn rows(&self) -> &[LedgerRow] {
        &self.rows
    }

    /// The rows that can be picked and have what is looked for.
    pub fn pickable<'a>(
        &'a self,
        fits: &'a dyn Fn(&[&str]) -> bool,
    ) -> impl Iterator<Item = usize> + 'a {
        self.rows.iter().filter(|row| fits(&row.texts())).filter_map(LedgerRow::key)
    }

    /// The row of this number.
    pub fn row(&self, key: usize) -> Option<&LedgerRow> {
        self.rows.iter().find(|row| row.key == Some(key))
    }

    /// Lines that it wants at this width, without its border.
    pub fn height(&self, cells: u16) -> u16 {
        let room = usize::from(cells.saturating_sub(1)).max(1);
        let label = self.label_width();
        let lines = self.rows.iter().map(|row| match &row.content {
            Content::Text(text, _) => wrap(text, room).len().max(1),
            Content::Label(_, text, _) => {
                wrap(text, room.saturating_sub(label).max(8)).len().max(1)
            }
            _ => 1,
        });
        let titled = usize::from(self.is_titled());
        u16::try_from(lines.sum::<usize>() + titled).unwrap_or(u16::MAX)
    }

    /// Cells of the widest word before a text, and two blanks.
    fn label_width(&self) -> usize {
        let words = self.rows.iter().filter_map(|row| match &row.content {
            Content::Label(word, ..) => Some(width(word) + usize::from(GAP)),
            _ => None,
        });
        words.max().unwrap_or(0)
    }

    fn is_titled(&self) -> bool {
        self.columns.iter().any(|c| !c.title.is_empty())
    }
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
