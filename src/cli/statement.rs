//! How a sheet is given out: text for people, JSON for programs, or a file of another form.

use super::export::write;
use super::json;
use super::{Done, print};
use crate::model::statement::Statement;
use crate::workbench::Workbench;
use crate::workbench::statement_file::StatementFormat;
use clap::ValueEnum;
use serde::Serialize;
use std::path::PathBuf;

/// What every command of a sheet takes.
#[derive(Debug, clap::Args)]
pub struct SheetArgs {
    /// As JSON
    #[arg(long)]
    json: bool,
    /// What it is written as
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = PrintedAs::Text, conflicts_with = "json")]
    format: PrintedAs,
    /// Where to write; else standard output
    #[arg(short, value_name = "PATH", conflicts_with = "json")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PrintedAs {
    /// Columns of text
    Text,
    /// Markdown
    Md,
    /// A page for a browser
    Html,
    /// A table for a spreadsheet
    Csv,
}

impl From<PrintedAs> for StatementFormat {
    fn from(form: PrintedAs) -> Self {
        match form {
            PrintedAs::Text => Self::Text,
            PrintedAs::Md => Self::Markdown,
            PrintedAs::Html => Self::Html,
            PrintedAs::Csv => Self::Csv,
        }
    }
}

/// Gives the sheet out as it was asked for.
pub fn give(
    workbench: &Workbench,
    args: SheetArgs,
    sheet: &impl Serialize,
    words: impl FnOnce() -> Statement,
) -> Done {
    if args.json {
        return json::object(sheet);
    }
    let text = workbench.statement_text(&words(), args.format.into());
    match args.output {
        None => print::data(&text),
        output => write(output, &text, args.force),
    }
}
