//! `export`: the whole book, or one account, as a file.

use super::{Done, print};
use crate::model::Refusal;
use crate::workbench::{Format, Workbench};
use clap::ValueEnum;
use std::path::PathBuf;

/// Write the book, or one account of it, as a file
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the file is to be
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Form::Json)]
    format: Form,
    /// Only this account
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<String>,
    /// Where to write; else standard output
    #[arg(short, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
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

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Json => Self::Json,
            Form::Csv => Self::Csv,
            Form::Md => Self::Markdown,
            Form::Vcf => Self::VCard,
            Form::Ics => Self::Calendar,
        }
    }
}

/// Writes the text whole, or not at all.
pub fn run(workbench: &mut Workbench, args: Args) -> Done {
    let text = workbench.export(args.format.into(), args.account.as_deref())?;
    write(args.output, &text)
}

/// To a path, through a file beside it so that a failure leaves nothing half; else to stdout.
pub fn write(output: Option<PathBuf>, text: &str) -> Done {
    let Some(path) = output else {
        return print::data(text);
    };
    let failed = |e: std::io::Error| {
        Refusal::at(
            path.display().to_string(),
            format!("cannot be written: {e}"),
            "check the folder",
        )
    };
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| std::path::Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(failed)?;
    file.persist(&path).map_err(|e| failed(e.error))?;
    Ok(())
}
