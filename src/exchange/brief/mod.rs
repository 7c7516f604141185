//! The page as text, Markdown and HTML: one format a file, all of the same plain data.

mod html;
mod letter;
mod markdown;
mod paper;
mod picture;
mod room;
mod text;

pub use html::{safe as html_safe, write as html};
pub use markdown::{lines as markdown, safe as markdown_safe};
pub use paper::{clean, cut, width};
pub use room::{cut_ems, ems};
pub use text::{WIDTH, lines as text};

use crate::model::brief::{Brief, Line};
use crate::model::words::fill;

/// The lines of an A4 page of text: letters of 9 points, 277 millimetres of lines.
const LINES: usize = 80;

/// What a page is printed on; each is one A4 page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Lines of so many cells.
    Text(usize),
    /// The print styles of HTML.
    Printed,
}

impl Paper {
    /// Does the page fit on it?
    pub fn holds(self, brief: &Brief) -> bool {
        match self {
            Self::Text(cells) => text::fits(brief, cells, LINES),
            Self::Printed => room::holds(brief),
        }
    }
}

/// The lines that the entries and their notes take at the least, one each: a page of hundreds that has to be shortened
/// is not laid out for each of them.
fn least_lines(brief: &Brief) -> usize {
    let entries = brief.sections.iter().flat_map(|section| &section.entries);
    entries.map(|entry| 1 + entry.notes.len()).sum()
}

/// Lines as a file holds them, each with its end.
pub fn joined(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

/// The last line of the page: what is left out of it; nothing where all is on it.
fn left_out(brief: &Brief) -> Option<String> {
    let what = brief.left_out.join(", ");
    let line = fill(&brief.labels.left_out, &[("what", &what)]);
    (!brief.left_out.is_empty()).then_some(line)
}

#[cfg(test)]
mod tests;
