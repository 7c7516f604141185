//! A sheet as text, Markdown, HTML and CSV: one format a file, all of the same plain data.

mod csv;
mod html;
mod markdown;
mod text;

pub use csv::write as csv;
pub use html::write as html;
pub use markdown::write as markdown;
pub use text::write as text;

use crate::model::report::{Report, ReportPart};

/// The parts that have something in them.
fn parts(report: &Report) -> impl Iterator<Item = &ReportPart> {
    report.parts.iter().filter(|part| !part.rows.is_empty())
}

#[cfg(test)]
mod tests;
