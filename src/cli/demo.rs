//! `demo`: the screens on a fresh copy of the demo book, in a temporary place.

use crate::model::{Date, Refusal, parse_day};
use crate::workbench::demo::{BOOK, DAY};
use crate::workbench::{Setting, Source, Workbench};
use tempfile::TempDir;

/// The workbench on a sample file; nothing of it stays
#[derive(Debug, clap::Args)]
pub struct Args {}

/// The demo book on the day for which it was written, unless another day was named. It is gone with the folder.
pub fn book(mut setting: Setting, day: Option<Date>) -> Result<(Workbench, TempDir), Refusal> {
    let folder = tempfile::tempdir().map_err(|e| {
        Refusal::because(
            format!("no temporary folder can be made: {e}"),
            "check TMPDIR",
        )
    })?;
    setting.file = folder.path().join("demo.anteroom");
    setting.today = day.or_else(|| parse_day(DAY)).unwrap_or(setting.today);
    let mut workbench = Workbench::open(setting)?;
    let source = Source::new("the demo book", BOOK.to_vec());
    workbench.import(vec![source], true, &mut |_, _| {})?;
    Ok((workbench, folder))
}
