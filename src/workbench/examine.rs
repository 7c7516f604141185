//! A full check of the file for the rep: what was looked at, what is wrong, what could be saved, and the newest copy
//! that is whole. It works on a file that cannot be opened any more.

use super::file_state::day_of_time;
use super::{Result, Setting};
use crate::model::Refusal;
use crate::store::{self, BesideKind, FoundBeside, Ids, Saved, Store, StoreError};
use crate::text::DayText;
use std::path::{Path, PathBuf};

/// What the check found.
#[derive(Clone, Debug, Default)]
pub struct Examined {
    /// Every fault in a sentence; none where all is well.
    pub faults: Vec<String>,
    /// What could be read of a damaged file, each kind with how many.
    pub read: Vec<(&'static str, usize)>,
    /// The kinds of which a part is lost.
    pub torn: Vec<&'static str>,
    /// The new file with what could be read.
    pub saved: Option<PathBuf>,
    /// The newest copy that is whole.
    pub copy: Option<PathBuf>,
    /// How many accounts the file has.
    pub accounts: usize,
    /// Accounts of a damaged file of which only the name or a number is left, and what belongs to them.
    pub bare_accounts: usize,
    /// The version of its tables.
    pub version: i64,
    /// What is derived from the records was made anew.
    pub renewed: bool,
    /// Why the file can only be read.
    pub only_reads: Option<String>,
    /// What the rep should know of the opening.
    pub notice: Option<String>,
    /// The number of accounts was noted wrongly.
    pub miscounted: bool,
    /// What lies beside the file that was set aside, each in a line.
    pub beside: Vec<String>,
}

/// Checks the file; mends what is derived, and saves what can be read of one that is damaged.
pub fn examine(setting: &Setting) -> Result<Examined> {
    // A read that fails once looks like a damage: what is met twice is one.
    let found = match checked(setting) {
        Ok(found) if found.faults.iter().any(|f| f == DAMAGED) => checked(setting),
        Err(fault) if fault.is_worth_a_second_try() => checked(setting),
        found => found,
    };
    let found = match found {
        Ok(found) if found.faults.iter().all(|f| f != DAMAGED) => found,
        Ok(found) => damaged(setting, found.faults)?,
        Err(fault) if fault.is_damage() => damaged(setting, vec![DAMAGED.to_owned()])?,
        Err(fault) => return Err(with_copy(setting, fault)),
    };
    let copy = newest_copy(setting);
    let beside = store::found_beside(&setting.file).iter().map(said_of).collect();
    Ok(Examined { copy, beside, ..found })
}

const DAMAGED: &str = store::DAMAGED;

fn checked(setting: &Setting) -> std::result::Result<Examined, StoreError> {
    sound(&Store::open_there(&setting.file, Ids::seeded(setting.seed))?)
}

/// A line of what was set aside: what it is, of which day, how to look at it.
fn said_of(found: &FoundBeside) -> String {
    let name = found.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let day = found.written.and_then(day_of_time).map_or(String::new(), |day| day.iso_day());
    match found.kind {
        BesideKind::Unsaved => {
            let path = as_typed(&found.path);
            phrase!(
                "{name} of {day}: all that a window had saved when its file was taken away; anteroom --file {path} opens it",
                name,
                day,
                path
            )
        }
        BesideKind::OtherPart => phrase!(
            "{name} of {day}: what was saved last into another file of this name; it reads only beside that one",
            name,
            day
        ),
        BesideKind::DeadPart => phrase!(
            "{name} of {day}: what was saved last into a file that is not there any more; it reads only beside that one",
            name,
            day
        ),
        BesideKind::Doubtful => phrase!(
            "{name} of {day}: what an earlier anteroom may have left, or somebody else's; remove it if it is not yours",
            name,
            day
        ),
    }
}

fn newest_copy(setting: &Setting) -> Option<PathBuf> {
    store::good_copies(&store::real_path(&setting.file), 1).into_iter().next()
}

/// What stands there is no book any more, or nothing: a whole copy beside it is named.
fn with_copy(setting: &Setting, fault: StoreError) -> Refusal {
    use StoreError::{Absent, Empty, Foreign, Newer};
    let is_gone = matches!(fault, Foreign(_) | Empty(_) | Absent(_) | Newer { .. });
    let refusal = Refusal::from(fault);
    if let Some(unsaved) = newest_unsaved(&setting.file).filter(|_| is_gone) {
        let command = restore_command(&setting.file, &unsaved);
        let remedy = phrase!("what a window had saved comes back with {command}", command);
        return Refusal { remedy: Some(remedy), ..refusal };
    }
    match newest_copy(setting).filter(|_| is_gone) {
        Some(copy) => {
            let command = restore_command(&setting.file, &copy);
            let remedy = phrase!("the newest whole copy comes back with {command}", command);
            Refusal { remedy: Some(remedy), ..refusal }
        }
        None => refusal,
    }
}

/// The newest copy of what a window had saved whose file was taken away.
fn newest_unsaved(file: &Path) -> Option<PathBuf> {
    let found = store::found_beside(file).into_iter();
    let unsaved = found.filter(|found| found.kind == BesideKind::Unsaved);
    unsaved.max_by_key(|found| found.written).map(|found| found.path)
}

/// The command that brings a copy back, in the place of this file and of no other.
pub fn restore_command(file: &Path, copy: &Path) -> String {
    format!("anteroom --file {} restore {}", as_typed(file), as_typed(copy))
}

/// A path as it is typed into a shell.
pub fn as_typed(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@%,:~".contains(c);
    match path.chars().all(is_plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

/// What can be said of a file that opens.
fn sound(store: &Store) -> std::result::Result<Examined, StoreError> {
    let mut faults = store.doctor()?;
    let miscounted = !store.is_counted()?;
    let mut renewed = false;
    if faults.is_empty() {
        // A file that cannot be written now is sound all the same.
        renewed = store.renew_derived().is_ok();
    } else if faults.iter().any(|f| f == DAMAGED) && store.mend_derived().is_ok() {
        faults = store.doctor()?;
        renewed = true;
    }
    Ok(Examined {
        faults,
        renewed,
        miscounted,
        accounts: store.count_of("account")?,
        version: store.version()?,
        only_reads: store.only_reads().map(str::to_owned),
        notice: store.take_notice(),
        ..Examined::default()
    })
}

fn damaged(setting: &Setting, faults: Vec<String>) -> Result<Examined> {
    let file = store::real_path(&setting.file);
    let Saved { path, read, torn, bare_accounts } = store::save_what_reads(&file)?;
    let accounts = read.iter().find(|(kind, _)| *kind == "account").map_or(0, |(_, n)| *n);
    let accounts = accounts + bare_accounts;
    Ok(Examined { faults, read, torn, saved: path, accounts, bare_accounts, ..Examined::default() })
}
