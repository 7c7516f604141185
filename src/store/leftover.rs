//! Files that are being made, which get their name once they are whole: whose they are, and what is left of them where
//! that run was killed. One of these may be a whole book.

use super::{aside, copies, holder};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What such a file is called: this, the number of the process, and something.
const BEGINS: &str = ".anteroom-";
/// The copy of a file that is only looked at, in a folder of that name in the system's folder for such things.
pub const LOOKED: &str = "copy.anteroom";
/// In a folder of the rep's own with more than this nobody looks for them at a start.
const LOOKED_AT: usize = 500;
/// So long a forget waits for another program that makes a copy.
const MOST: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(20);

/// How a file that this process makes begins.
pub fn unfinished() -> String {
    format!("{BEGINS}{}-", std::process::id())
}

/// Removes what runs that were killed have left beside the file and among its copies.
pub fn clear(file: &Path) {
    clear_first(&aside::folder(file), LOOKED_AT);
    clear_folder(&copies::folder(file));
}

/// The same in this folder, however much is in it.
pub fn clear_folder(folder: &Path) {
    clear_first(folder, usize::MAX);
}

/// What cannot be removed stays, and a forget names it.
fn clear_first(folder: &Path, most: usize) {
    for path in unfinished_in(folder, most).filter(|path| !is_under_way(path)) {
        let _ = fs::remove_file(path);
    }
}

/// A folder for the copy of a file that is only looked at; it goes when it is dropped.
///
/// # Errors
/// As [`tempfile`] says them.
pub fn folder_to_look() -> io::Result<TempDir> {
    clear_looks(&std::env::temp_dir());
    tempfile::Builder::new().prefix(&unfinished()).tempdir()
}

/// Removes the copies of those that were killed while they looked. One that is about to open its copy has it not open
/// yet: then it is left to whoever comes next.
pub fn clear_looks(folder: &Path) {
    let looks = unfinished_in(folder, usize::MAX).filter(|path| path.join(LOOKED).is_file());
    for look in looks.filter(|look| !has_maker(look, &look.join(LOOKED)) && !is_new(look)) {
        let _ = fs::remove_dir_all(look);
    }
}

/// Was it made within the time that a look takes to begin?
fn is_new(path: &Path) -> bool {
    let made = fs::metadata(path).and_then(|about| about.modified());
    made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age < MOST))
}

/// Waits a moment for what others are making in these folders: once it is whole, it has a name by which it is known.
pub fn wait(folders: &[PathBuf]) {
    let begun = Instant::now();
    while begun.elapsed() < MOST && folders.iter().any(|folder| is_made_in(folder)) {
        std::thread::sleep(PAUSE);
    }
}

/// Does another process make a file there?
fn is_made_in(folder: &Path) -> bool {
    unfinished_in(folder, usize::MAX).any(|path| !is_own(&path) && is_under_way(&path))
}

/// Is it a file that is being made, or what is left of one?
pub fn is_unfinished(path: &Path) -> bool {
    maker(path).is_some()
}

/// Is the program that makes it still at it? A number of a process is given again: who makes it has it open.
pub fn is_under_way(path: &Path) -> bool {
    has_maker(path, path)
}

/// Has whoever the name tells of this file open?
fn has_maker(name: &Path, file: &Path) -> bool {
    let pid = maker(name).and_then(|pid| pid.parse::<u32>().ok());
    pid.is_some_and(|pid| {
        pid == std::process::id() || !cfg!(target_os = "linux") || holder::may_have(pid, file)
    })
}

fn is_own(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&unfinished()))
}

/// What stands in its name for the process that makes it, nothing in the six letters of an earlier version; no other name
/// is one of ours.
fn maker(path: &Path) -> Option<&str> {
    let rest = path.file_name()?.to_str()?.strip_prefix(BEGINS)?;
    match rest.split_once('-') {
        Some((pid, word)) => Some(pid).filter(|p| p.parse::<u32>().is_ok() && is_made_up(word)),
        None => Some("").filter(|_| is_made_up(rest)),
    }
}

/// Six letters and figures, with the end of what SQLite keeps beside such a file or without.
fn is_made_up(word: &str) -> bool {
    let word = aside::owner_of_part(word).unwrap_or(word);
    word.len() == 6 && word.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn unfinished_in(folder: &Path, most: usize) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(most).flatten();
    entries.map(|entry| entry.path()).filter(|path| is_unfinished(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_is_under_way_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("book.copies")).unwrap();
        let ours = format!("{}x1x2x3", unfinished());
        let gone = [
            ".anteroom-4194399-oldOLD",
            ".anteroom-Xa81kq",
            "book.copies/.anteroom-4194399-a1b2c3-wal",
        ];
        let stay = [
            &ours,
            ".anteroom",
            ".anteroom-my-notes",
            ".anteroom-1-abc",
            ".anteroom-12-a note",
            "book",
            "book.copies/2026-11-30-daily.anteroom",
        ];
        for name in gone.iter().chain(&stay) {
            fs::write(path(name), "").unwrap();
        }
        clear(&path("book"));
        assert!(gone.iter().all(|name| !path(name).exists()));
        assert!(stay.iter().all(|name| path(name).exists()));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_that_was_given_the_number_of_its_maker_does_not_keep_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut other = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let left = folder.path().join(format!(".anteroom-{}-oldOLD", other.id()));
        fs::write(&left, "").unwrap();
        clear_folder(folder.path());
        assert!(!left.exists());
        other.kill().unwrap();
        other.wait().unwrap();
    }
}
