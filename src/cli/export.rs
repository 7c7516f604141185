//! `export`: the whole book, or one account, as a file.

use super::{Done, print};
use crate::model::Refusal;
use crate::text::format::count;
use crate::workbench::{Format, Workbench, is_database, write_out};
use clap::ValueEnum;
use std::path::PathBuf;

/// Write the book, or one account of it, as a file
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// What the file is to be
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExportFormat::Json)]
    format: ExportFormat,
    /// Only this account
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// Where to write; else standard output
    #[arg(short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ExportFormat {
    /// The interchange file: everything, for anteroom
    Json,
    /// A table for a spreadsheet, a row a person
    Csv,
    /// A page of each account
    Md,
    /// Cards of the people, for a phone
    Vcf,
    /// Visits, actions, payments, agreements, for a calendar
    Ics,
}

impl From<ExportFormat> for Format {
    fn from(form: ExportFormat) -> Self {
        match form {
            ExportFormat::Json => Self::Json,
            ExportFormat::Csv => Self::Csv,
            ExportFormat::Md => Self::Markdown,
            ExportFormat::Vcf => Self::VCard,
            ExportFormat::Ics => Self::Calendar,
        }
    }
}

/// Writes the text whole, or not at all.
pub fn run(workbench: &mut Workbench, args: ExportArgs) -> Done {
    let exported = workbench.export(args.format.into(), args.account.as_deref())?;
    write(args.output, &exported.text, args.force)?;
    if exported.by_quarter > 0 {
        print::message(&phrase!(
            "{} kept by quarter: a table has no quarters, --format json has them",
            count(exported.by_quarter, "account")
        ));
    }
    Ok(())
}

/// To a path, whole or not at all; else to stdout.
pub fn write(output: Option<PathBuf>, text: &str, force: bool) -> Done {
    match output {
        Some(path) if path.is_file() && !force && !is_database(&path) => Err(Refusal::at(
            path.display().to_string(),
            phrase!("the file is there already"),
            phrase!("--force writes over it, or name another"),
        )),
        Some(path) => write_out(&path, text),
        None => print::data(text),
    }
}
