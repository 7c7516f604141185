//! Files that are being made, which get their name once they are whole: whose they are, and what is left of them where
//! that run was killed. One of these may be a whole book.

use super::{aside, copies, holder};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tempfile::{NamedTempFile, TempDir};

/// What such a file is called: this, the number of the process, a number, and a seal over all of it, which no other name
/// has by chance. Names of another kind that begin so may be somebody else's, and stay.
const BEGINS: &str = ".anteroom-";
/// How many such names this process has given.
static GIVEN: AtomicU64 = AtomicU64::new(0);
/// The copy of a file that is only looked at, in a folder of that name in the system's folder for such things.
pub const LOOKED: &str = "copy.anteroom";
/// In a folder of the rep's own with more than this nobody looks for them at a start.
const LOOKED_AT: usize = 500;
/// So long a forget waits for another program that makes a copy.
const MOST: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(20);

/// How the names of what this process makes begin.
fn own() -> String {
    format!("{BEGINS}{}-", std::process::id())
}

/// The name of what a process makes, by its number and one of its own.
pub fn unfinished_name(pid: u32, number: u64) -> String {
    let name = format!("{BEGINS}{pid}-{number}");
    format!("{name}-{}", seal(&name))
}

/// The same for the same name on every machine (FNV-1a).
fn seal(name: &str) -> String {
    let begin = 0xcbf2_9ce4_8422_2325_u64;
    let turn = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", name.bytes().fold(begin, turn))
}

/// Makes something under a name that nothing has.
fn made<T>(make: impl Fn(tempfile::Builder) -> io::Result<T>) -> io::Result<T> {
    loop {
        let name = unfinished_name(std::process::id(), GIVEN.fetch_add(1, Relaxed));
        let mut builder = tempfile::Builder::new();
        builder.prefix(&name).rand_bytes(0);
        match make(builder) {
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made,
        }
    }
}

/// An empty file in this folder, 0600, gone with its handle unless it gets a name.
///
/// # Errors
/// As [`tempfile`] says them.
pub fn unfinished_in_folder(folder: &Path) -> io::Result<NamedTempFile> {
    made(|builder| builder.tempfile_in(folder))
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
    for path in unfinished_in(folder, most).filter(|path| is_ours(path) && !is_under_way(path)) {
        let _ = fs::remove_file(path);
    }
}

/// A folder for the copy of a file that is only looked at; it goes when it is dropped.
///
/// # Errors
/// As [`tempfile`] says them.
pub fn folder_to_look() -> io::Result<TempDir> {
    clear_looks(&std::env::temp_dir());
    made(|builder| builder.tempdir())
}

/// Removes the copies of those that were killed while they looked. One that is about to open its copy has it not open
/// yet: then it is left to whoever comes next.
pub fn clear_looks(folder: &Path) {
    let looks = unfinished_in(folder, usize::MAX).filter(|path| is_ours(path));
    let looks = looks.filter(|path| path.join(LOOKED).is_file());
    for look in looks.filter(|look| !has_maker(look, &look.join(LOOKED)) && !is_new(look)) {
        for end in ["-wal", "-shm", "-journal", ""] {
            let _ = fs::remove_file(aside::with(&look.join(LOOKED), end));
        }
        // What else somebody has put into it stays.
        let _ = fs::remove_dir(look);
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

/// May it be a file that is being made, or what is left of one, by its name?
pub fn is_unfinished(path: &Path) -> bool {
    maker(path).is_some()
}

/// Has it a name that only this program gives?
pub fn is_ours(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = aside::owner_of_part(&name).unwrap_or(&name);
    let sealed = name.rsplit_once('-').filter(|(of, _)| sealed_pid(of).is_some());
    sealed.is_some_and(|(of, end)| end == seal(of))
}

/// What looks like something left in this folder, and may be somebody else's.
pub fn doubtful_in(folder: &Path) -> Vec<PathBuf> {
    unfinished_in(folder, LOOKED_AT).filter(|path| !is_ours(path) && !is_under_way(path)).collect()
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
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&own()))
}

/// What stands in its name for the process that makes it: of a sealed name, of one of an earlier version with six letters
/// instead, or of one of before that, which has none.
fn maker(path: &Path) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    if is_ours(path) {
        return sealed_pid(name);
    }
    let rest = name.strip_prefix(BEGINS)?;
    match rest.split_once('-') {
        Some((pid, word)) => Some(pid).filter(|p| p.parse::<u32>().is_ok() && is_made_up(word)),
        None => Some("").filter(|_| is_made_up(rest)),
    }
}

/// The number of the process in a name that has one and another number behind it.
fn sealed_pid(name: &str) -> Option<&str> {
    let mut parts = name.strip_prefix(BEGINS)?.split('-');
    let (pid, number) = (parts.next()?, parts.next()?);
    Some(pid).filter(|pid| pid.parse::<u32>().is_ok() && number.parse::<u64>().is_ok())
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
        let ours = unfinished_name(std::process::id(), 77);
        let left = |number| unfinished_name(4_194_399, number);
        let mut wrong = left(5);
        wrong.pop();
        let gone = [left(1), left(2) + "-journal", format!("book.copies/{}-wal", left(3))];
        let stay = [
            ours,
            wrong.clone() + "g",
            format!("{}-mine", left(4)),
            left(6).replacen("-6-", "-7-", 1),
            wrong,
        ];
        let theirs = [
            ".anteroom",
            ".anteroom-my-notes",
            ".anteroom-1-abc",
            ".anteroom-12-a note",
            ".anteroom-4194399-oldOLD",
            ".anteroom-Xa81kq",
            ".anteroom-1-1-abcdef",
            "book.copies/.anteroom-77-zzzzzz",
            "book",
            "book.copies/2026-11-30-daily.anteroom",
        ];
        let stay: Vec<String> =
            stay.into_iter().chain(theirs.iter().map(|name| (*name).to_owned())).collect();
        for name in gone.iter().chain(&stay) {
            fs::write(path(name), "").unwrap();
        }
        clear(&path("book"));
        let there = |names: &[String]| names.iter().filter(|name| path(name).exists()).count();
        assert_eq!((there(&gone), there(&stay)), (0, stay.len()));
        assert_eq!(doubtful_in(folder.path()).len(), 2);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_that_was_given_the_number_of_its_maker_does_not_keep_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut other = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let left = folder.path().join(unfinished_name(other.id(), 3));
        fs::write(&left, "").unwrap();
        clear_folder(folder.path());
        assert!(!left.exists());
        other.kill().unwrap();
        other.wait().unwrap();
    }
}
