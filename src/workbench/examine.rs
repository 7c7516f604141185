//! A full check of the file for the rep: what was looked at, what is wrong, what could be saved, and the newest copy
//! that is whole. It works on a file that cannot be opened any more.

use super::{Result, Setting};
use crate::model::Refusal;
use crate::store::{self, Ids, Saved, Store, StoreError};
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
    Ok(Examined { copy, ..found })
}

const DAMAGED: &str = store::DAMAGED;

fn checked(setting: &Setting) -> std::result::Result<Examined, StoreError> {
    sound(&Store::open_there(&setting.file, Ids::seeded(setting.seed))?)
}

fn newest_copy(setting: &Setting) -> Option<PathBuf> {
    store::good_copies(&store::real_path(&setting.file), 1).into_iter().next()
}

/// What stands there is no book any more, or nothing: a whole copy beside it is named.
fn with_copy(setting: &Setting, fault: StoreError) -> Refusal {
    use StoreError::{Absent, Empty, Foreign, Newer};
    let is_gone = matches!(fault, Foreign(_) | Empty(_) | Absent(_) | Newer { .. });
    let refusal = Refusal::from(fault);
    match newest_copy(setting).filter(|_| is_gone) {
        Some(copy) => {
            let command = restore_command(&setting.file, &copy);
            let remedy = phrase!("the newest whole copy comes back with {command}", command);
            Refusal { remedy: Some(remedy), ..refusal }
        }
        None => refusal,
    }
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
        accounts: store.account_count()?,
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
