//! Who else has the file open, by the system's table of locks (Linux); elsewhere nobody is known.
//!
//! The -shm is not opened to ask: to close it again would drop the locks of this very process.

use std::fs;
use std::path::Path;
use std::time::Duration;

/// The byte of the -shm that a program locks while it writes.
const WRITING: u64 = 120;
/// Up to this byte from the next one on it locks those by which others know that it reads or brings in.
const LAST_READER: u64 = 127;
/// Looks at a program that may be about to end, and the growing pause between two.
const LOOKS: u32 = 6;
const PAUSE: Duration = Duration::from_millis(10);

struct Lock {
    pid: u32,
    writes: bool,
    inode: u64,
    bytes: (u64, u64),
}

/// `1: POSIX  ADVISORY  WRITE 3568 fd:00:2531452 0 EOF`
fn lock(line: &str) -> Option<Lock> {
    let words: Vec<&str> = line.split_whitespace().filter(|word| *word != "->").collect();
    let [_, "POSIX", _, kind, pid, place, first, last] = words[..] else {
        return None;
    };
    Some(Lock {
        pid: pid.parse().ok()?,
        writes: kind == "WRITE",
        inode: place.rsplit(':').next()?.parse().ok()?,
        bytes: (first.parse().ok()?, last.parse().unwrap_or(u64::MAX)),
    })
}

fn locks_on(path: &Path) -> Vec<Lock> {
    inode(path).map(locks_on_number).unwrap_or_default()
}

fn locks_on_number(inode: u64) -> Vec<Lock> {
    let table = fs::read_to_string("/proc/locks").unwrap_or_default();
    let us = std::process::id();
    table.lines().filter_map(lock).filter(|l| l.inode == inode && l.pid != us).collect()
}

#[cfg(unix)]
fn inode(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|about| about.ino())
}

#[cfg(not(unix))]
fn inode(_: &Path) -> Option<u64> {
    None
}

/// "sqlite3 (process 3568)".
fn named(pid: u32) -> String {
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    let name: String = name.trim().chars().filter(|c| !c.is_control()).collect();
    match name.is_empty() {
        true => format!("process {pid}"),
        false => format!("{name} (process {pid})"),
    }
}

/// Who is writing to the file now.
pub fn writer(file: &Path) -> Option<String> {
    let on_shm = locks_on(&super::aside::shm(file))
        .into_iter()
        .find(|l| l.writes && (l.bytes.0..=l.bytes.1).contains(&WRITING));
    on_shm.or_else(|| locks_on(file).into_iter().find(|l| l.writes)).map(|l| named(l.pid))
}

/// Who reads the file now, or brings in what was written: while one of them does, the file cannot be made clean.
pub fn reader(file: &Path) -> Option<String> {
    let on_shm = locks_on(&super::aside::shm(file)).into_iter();
    let mut at_it = on_shm.filter(|l| l.bytes.0 <= LAST_READER && l.bytes.1 > WRITING);
    at_it.next().map(|l| named(l.pid))
}

/// Does another process hold a lock on the file or on what lies beside it? Nothing where the system does not say it.
pub fn is_held(file: &Path) -> Option<bool> {
    fs::metadata("/proc/locks").is_ok().then(|| is_open_elsewhere(file))
}

/// Does another process have the file open, or what lies beside it?
pub fn is_open_elsewhere(file: &Path) -> bool {
    !locks_on(file).is_empty() || !locks_on(&super::aside::shm(file)).is_empty()
}

/// The same of a file that is not where it was, and of what still lies beside its old name.
pub fn is_open_elsewhere_by_number(number: u64, old_name: &Path) -> bool {
    !locks_on_number(number).is_empty() || !locks_on(&super::aside::shm(old_name)).is_empty()
}

/// Does another process use what lies beside the file, and not the file itself: one that was here before it? One that ends
/// just now may have closed the file first: only what is so for a while is so.
pub fn is_used_by_another_file(file: &Path) -> bool {
    (0..LOOKS).all(|n| {
        std::thread::sleep(PAUSE * n);
        seems_used_by_another_file(file)
    })
}

fn seems_used_by_another_file(file: &Path) -> bool {
    let beside = locks_on(&super::aside::shm(file));
    let Some(here) = inode(file).filter(|_| !beside.is_empty()) else {
        return false;
    };
    beside.iter().any(|l| has_open(l.pid, here) == Some(false))
}

/// Has a process a file of this number open? Nothing where the system does not say it.
fn has_open(pid: u32, file: u64) -> Option<bool> {
    let open = fs::read_dir(format!("/proc/{pid}/fd")).ok()?;
    let mut open = open.flatten().filter_map(|entry| inode(&entry.path()));
    Some(open.any(|number| number == file))
}

/// May a process have this file open? One that is gone has not; of one that may not be asked, its owner's files.
#[cfg(unix)]
pub fn may_have(pid: u32, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let process = fs::metadata(format!("/proc/{pid}"));
    let (Ok(process), Ok(file)) = (process, fs::symlink_metadata(path)) else {
        return false;
    };
    has_open(pid, file.ino()).unwrap_or(process.uid() == file.uid())
}

/// Elsewhere nobody is known.
#[cfg(not(unix))]
pub fn may_have(_: u32, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_line_of_the_table_of_locks_is_read() {
        let line = "12: POSIX  ADVISORY  WRITE 3568 fd:00:2531452 120 120";
        let lock = super::lock(line).unwrap();
        assert_eq!(
            (lock.pid, lock.writes, lock.inode, lock.bytes),
            (3568, true, 2_531_452, (120, 120))
        );
        assert!(super::lock("3: FLOCK  ADVISORY  WRITE 9 00:1c:7 0 EOF").is_none());
        assert_eq!(
            super::lock("3: -> POSIX ADVISORY READ 9 00:1c:7 0 EOF").unwrap().bytes.1,
            u64::MAX
        );
    }
}
