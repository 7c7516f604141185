//! Keeping the file: a safe copy, its return, a full check.

use super::{Result, Workbench};
use crate::model::{Date, Refusal};
use crate::store::{self, Backup, CopyLimits, StoreError};
use crate::text::DayText;
use std::path::{Path, PathBuf};

/// The reason of the copy that each day has.
const DAILY: &str = "daily";

impl Workbench {
    /// Writes a whole copy: to this path, else beside the file under a name with the day.
    pub fn backup(&self, to: Option<&Path>) -> Result<Backup> {
        let path = match to {
            Some(path) => path.to_owned(),
            None => free_name(self.file(), self.setting.today),
        };
        Ok(self.store.backup(&path, &self.day())?)
    }

    /// Keeps a copy of the file in rotation, as it is now; where it is. Nothing of a book without accounts.
    pub fn keep_copy(&self, why: &str) -> Result<Option<PathBuf>> {
        Ok(self.copy_in_rotation(why)?)
    }

    fn copy_in_rotation(&self, why: &str) -> store::Result<Option<PathBuf>> {
        let copies = &self.playbook.copies;
        let limits = CopyLimits { most: copies.most, days: copies.keep_days };
        match self.store.keep_copy(&self.day(), why, limits) {
            // A read that fails once looks like a damage.
            Err(fault) if fault.is_worth_a_second_try() => {
                self.store.keep_copy(&self.day(), why, limits)
            }
            kept => kept,
        }
    }

    /// The same before a large change, which can be taken back without a copy as well: only a rep who stops it stops the
    /// change with it.
    pub(super) fn copy_if_there_is_room(&self, why: &str) -> Result<Option<PathBuf>> {
        match self.copy_in_rotation(why) {
            Err(StoreError::Stopped) => Err(StoreError::Stopped.into()),
            kept => Ok(kept.ok().flatten()),
        }
    }

    /// At the end of a day's first work: a copy of the day, where there is none yet. What is saved is saved; one that
    /// cannot be made is told, and tried again the next time.
    pub fn keep_daily_copy(&self) -> Option<String> {
        if !self.store.has_changed() {
            return None;
        }
        // Moved or replaced meanwhile: what is wrong with it is no matter of the copy.
        if let Err(fault) = self.check_place() {
            return Some(fault.to_string());
        }
        if self.store.has_copy(&self.day(), DAILY) {
            return None;
        }
        let why = self.copy_in_rotation(DAILY).err()?.reason();
        Some(phrase!("saved, but without a copy of the day: {why}", why))
    }

    fn day(&self) -> String {
        self.setting.today.iso_day()
    }

    /// Every fault of the file in a sentence; none where all is well.
    pub fn doctor(&self) -> Result<Vec<String>> {
        let faults = self.store.doctor()?;
        if faults.is_empty() {
            // A file that cannot be written now is sound all the same.
            let _ = self.store.renew_derived();
        }
        Ok(faults)
    }
}

/// Puts a backup in the place of the file, whatever stands there; where that is kept, if there was anything.
pub fn restore(from: &Path, file: &Path, today: Date) -> Result<Option<PathBuf>> {
    if real(from) == real(file) {
        let what = phrase!("{} is the file itself", from.display());
        return Err(Refusal::because(what, phrase!("name a backup of it")));
    }
    Ok(store::restore(from, file, &today.iso_day())?)
}

fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// `rep-2026-11-24.anteroom`, with a number where that is taken.
fn free_name(file: &Path, day: Date) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let dot = if extension.is_empty() { "" } else { "." };
    let day = day.iso_day();
    let name =
        |number: String| file.with_file_name(format!("{stem}-{day}{number}{dot}{extension}"));
    let mut path = name(String::new());
    let mut number = 2;
    while path.exists() {
        path = name(format!("-{number}"));
        number += 1;
    }
    path
}
