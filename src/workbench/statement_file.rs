//! A sheet as a file of one of four forms.

use super::Workbench;
use crate::exchange::statement;
use crate::model::statement::Statement;

/// What a sheet can be written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatementFormat {
    /// Columns of text.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// A page for a browser.
    Html,
    /// A table for a spreadsheet.
    Csv,
}

impl StatementFormat {
    /// Each, with the end of its file's name and what it is called.
    pub const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Text, "txt", "text"),
        (Self::Markdown, "md", "Markdown"),
        (Self::Html, "html", "HTML, for a browser or to print"),
        (Self::Csv, "csv", "table, for a spreadsheet"),
    ];
}

impl Workbench {
    /// The sheet in this form.
    pub fn statement_text(&self, sheet: &Statement, format: StatementFormat) -> String {
        match format {
            StatementFormat::Text => statement::text(sheet),
            StatementFormat::Markdown => statement::markdown(sheet),
            StatementFormat::Html => statement::html(sheet),
            StatementFormat::Csv => statement::table(sheet),
        }
    }
}
