//! `demo`: the screens on a fresh copy of the demo book, in a temporary place.

use super::print;
use crate::model::{Date, Refusal, parse_day, system_words};
use crate::workbench::demo::{BOOK, DAY};
use crate::workbench::{Setting, Source, Workbench};
use tempfile::TempDir;

/// The workbench on a sample file; nothing of it stays, unless --file names where to keep it
#[derive(Debug, clap::Args)]
pub struct DemoArgs {}

/// The demo book on the day for which it was written, unless another day was named. It is gone with the folder,
/// where there is one; a file that the rep named (`kept`) stays.
pub fn book(
    mut setting: Setting,
    day: Option<Date>,
    kept: bool,
) -> Result<(Workbench, Option<TempDir>), Refusal> {
    setting.today = day.or_else(|| parse_day(DAY)).unwrap_or(setting.today);
    if kept {
        return named(setting).map(|workbench| (workbench, None));
    }
    let folder = tempfile::tempdir().map_err(|e| {
        Refusal::because(
            phrase!("no temporary folder can be made: {}", system_words(&e)),
            phrase!("check TMPDIR"),
        )
    })?;
    setting.file = folder.path().join("demo.anteroom");
    Ok((filled(setting)?, Some(folder)))
}

/// The rep's own path: written where nothing stands, opened as it is where the demo does; another book
/// is refused.
fn named(setting: Setting) -> Result<Workbench, Refusal> {
    let (path, day) = (setting.file.display().to_string(), setting.today);
    if setting.file.exists() {
        let workbench = Workbench::open(setting)?;
        if !workbench.is_demo()? {
            return Err(Refusal::at(
                &path,
                phrase!(
                    "this is a book of its own, not the demo, and is not judged by the demo's day"
                ),
                phrase!("anteroom --file {path} opens it; another path keeps the demo", path),
            ));
        }
        print::message(&phrase!(
            "{path} is the demo book already and is opened as of {day}",
            path,
            day
        ));
        return Ok(workbench);
    }
    let workbench = filled(setting)?;
    print::message(&phrase!(
        "the demo book is now {path}, opened as of {day}: other commands reach it with \
         --file {path} --today {day}",
        path,
        day
    ));
    Ok(workbench)
}

fn filled(setting: Setting) -> Result<Workbench, Refusal> {
    let mut workbench = Workbench::open(setting)?;
    let source = Source::new(phrase!("the demo book"), BOOK.to_vec());
    workbench.import(vec![source], true, &mut |_, _| {})?;
    Ok(workbench)
}
