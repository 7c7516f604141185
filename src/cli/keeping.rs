//! `undo`, `redo`, `backup`, `restore`, `doctor`: keeping the file.

use super::json;
use super::{Done, print};
use crate::model::Refusal;
use crate::workbench::{self, Workbench};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Take the last step back
#[derive(Debug, clap::Args)]
pub struct Undo {}

/// Do the step again that was taken back last
#[derive(Debug, clap::Args)]
pub struct Redo {}

/// Write a safe copy of the file
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// Where to; else beside the file, with the day in its name
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Where it is, as JSON
    #[arg(long)]
    json: bool,
}

/// Put a safe copy in the place of the file
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// The copy
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// Check the whole file
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// The faults as JSON
    #[arg(long)]
    json: bool,
}

/// One step back.
pub fn undo(workbench: &mut Workbench) -> Done {
    let label = workbench.undo()?;
    print::data(&format!("taken back: {}\n", print::one_line(&label)))
}

/// One step forward.
pub fn redo(workbench: &mut Workbench) -> Done {
    let label = workbench.redo()?;
    print::data(&format!("done again: {}\n", print::one_line(&label)))
}

#[derive(Serialize)]
struct Copy {
    path: String,
    bytes: u64,
}

/// A whole, checked copy; never over anything.
pub fn backup(workbench: &Workbench, args: Backup) -> Done {
    let copy = workbench.backup(args.path.as_deref())?;
    let path = copy.path.display().to_string();
    if args.json {
        return json::object(&Copy { path, bytes: copy.bytes });
    }
    print::data(&format!("{}\n", print::one_line(&path)))
}

/// The copy takes the file's place; what stood there is kept beside it.
pub fn restore(file: &Path, args: Restore) -> Done {
    let kept = workbench::restore(&args.path, file)?;
    let mut line = format!("{} is the file now", args.path.display());
    if let Some(kept) = kept {
        line += &format!("; what it was is kept as {}", kept.display());
    }
    print::data(&format!("{}\n", print::one_line(&line)))
}

/// Every fault in a sentence; refused where there is one.
pub fn doctor(workbench: &Workbench, args: Doctor) -> Done {
    let faults = workbench.doctor()?;
    if args.json {
        return json::list(&faults);
    }
    let Some(first) = faults.first() else {
        return print::data("the file is whole\n");
    };
    let more = match faults.len() {
        1 => String::new(),
        n => format!(" (and {} more, see --json)", n - 1),
    };
    Err(Refusal::at(
        workbench.file().display().to_string(),
        format!("{first}{more}"),
        "restore a backup, or export what there is and import it into a new file",
    ))
}
