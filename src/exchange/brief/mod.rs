//! The page as text, Markdown and HTML: one format a file, all of the same plain data.

mod html;
mod markdown;
mod paper;
mod picture;
mod text;

pub use html::write as html;
pub use markdown::write as markdown;
pub use paper::{clean, cut};
pub use text::{WIDTH, write as text};

use crate::model::brief::Brief;

/// The room on one A4 page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Cells of a line.
    pub cells: usize,
    /// Half lines of the page: a line of text is two, a blank one before a heading one.
    pub halves: usize,
}

/// What a page of text holds: 72 lines of 80 cells.
pub const TEXT: Paper = Paper { cells: WIDTH, halves: 134 };

/// What the print styles of the HTML page leave room for; proportional letters need less than a cell.
pub const PRINTED: Paper = Paper { cells: 108, halves: 154 };

impl Paper {
    /// Does the page fit on it?
    pub fn holds(self, brief: &Brief) -> bool {
        let text = text::at(brief, self.cells);
        let halves = text.lines().map(|l| if l.is_empty() { 1 } else { 2 });
        // A line to write on is higher than a line of text.
        let entries = brief.sections.iter().flat_map(|s| &s.entries);
        let wide: usize = entries.map(|e| e.write).sum();
        halves.sum::<usize>() + wide <= self.halves
    }
}

/// The last line of the page: what is left out of it; nothing where all is on it.
fn left_out(brief: &Brief) -> Option<String> {
    (!brief.left_out.is_empty()).then(|| format!("left out: {}", brief.left_out.join(", ")))
}

#[cfg(test)]
mod tests;
