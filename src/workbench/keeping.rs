//! Keeping the file: a safe copy, its return, a full check.

use super::{Result, Workbench};
use crate::model::{Date, Refusal};
use crate::store::{self, Backup};
use std::path::{Path, PathBuf};

impl Workbench {
    /// Writes a whole copy: to this path, else beside the file under a name with the day.
    pub fn backup(&self, to: Option<&Path>) -> Result<Backup> {
        let path = match to {
            Some(path) => path.to_owned(),
            None => free_name(self.file(), self.setting.today),
        };
        Ok(self.store.backup(&path)?)
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

/// Puts a backup in the place of the file; where what stood there is kept, if there was anything.
pub fn restore(from: &Path, file: &Path) -> Result<Option<PathBuf>> {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if real(from) == real(file) {
        let what = format!("{} is the file itself", from.display());
        return Err(Refusal::because(what, "name a backup of it"));
    }
    let was_there = file.exists();
    let kept = store::restore(from, file)?;
    Ok(was_there.then_some(kept))
}

/// `rep-2026-11-24.anteroom`, with a number where that is taken.
fn free_name(file: &Path, day: Date) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let extension = file.extension().unwrap_or_default().to_string_lossy();
    let dot = if extension.is_empty() { "" } else { "." };
    let day = day.format("%Y-%m-%d");
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
