//! What lies beside the file, and how it is set aside: under a free name, never over anything.

use super::StoreError;
use std::fs;
use std::io::ErrorKind;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Where a path leads that is a link, or a link to a link, also where there is nothing yet: the name by which SQLite
/// pairs a file with what lies beside it.
pub fn real(path: &Path) -> PathBuf {
    let mut place = path.to_owned();
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&place) else {
            break;
        };
        place = folder(&place).join(target);
    }
    if place == path { place } else { fs::canonicalize(&place).unwrap_or(place) }
}

/// Every name that leads to the file: that of each link on the way, and its own, which is the last.
pub fn names(path: &Path) -> Vec<PathBuf> {
    let (mut names, mut place) = (Vec::new(), path.to_owned());
    while let Some(target) = fs::read_link(&place).ok().filter(|_| names.len() < LINKS) {
        names.push(std::path::absolute(&place).unwrap_or_else(|_| place.clone()));
        place = folder(&place).join(target);
    }
    names.push(real(path));
    names
}

/// So many links after one another lead somewhere.
const LINKS: usize = 40;

/// The second name of a file that has one: under each of them SQLite would keep a -wal of its own, and what is saved
/// under one is lost under the other. A copy that a restore has kept as a second name gets its own file first.
#[cfg(unix)]
pub fn second_name(file: &Path) -> Option<String> {
    let mut others = Vec::new();
    for n in 0..4 {
        std::thread::sleep(std::time::Duration::from_millis(5 * n));
        let about = fs::metadata(file).ok().filter(|about| about.nlink() > 1)?;
        others = names_of(file, &about);
        let own = with(file, ".before-");
        let own = own.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for kept in others.iter().filter(|name| name.starts_with(&own)) {
            // One that cannot be copied now stays a second name.
            let _ = part(file, &file.with_file_name(kept));
        }
    }
    Some(others.into_iter().next().unwrap_or_else(|| "in another folder".to_owned()))
}

/// Elsewhere nothing is known of second names.
#[cfg(not(unix))]
pub fn second_name(_: &Path) -> Option<String> {
    None
}

/// The other names in its folder that lead to the same file.
#[cfg(unix)]
fn names_of(file: &Path, about: &fs::Metadata) -> Vec<String> {
    let entries = fs::read_dir(folder(file)).into_iter().flatten().take(LOOKED_AT).flatten();
    let same = entries.filter(|entry| {
        let is_file =
            entry.metadata().is_ok_and(|e| e.ino() == about.ino() && e.dev() == about.dev());
        is_file && Some(entry.file_name().as_os_str()) != file.file_name()
    });
    same.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Makes a copy of what is a second name so far.
#[cfg(unix)]
fn part(file: &Path, kept: &Path) -> super::Result<()> {
    let fresh = super::open::beside(kept)?;
    fs::copy(file, fresh.path()).map_err(StoreError::io(kept))?;
    fresh.as_file().sync_all().map_err(StoreError::io(kept))?;
    fresh.persist(kept).map_err(|e| StoreError::io(kept)(e.error))?;
    sync_folder(kept);
    Ok(())
}

/// A file whose name is that of this one with something behind it.
pub fn with(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Of a name that is one of what SQLite keeps beside a file: that of the file.
pub fn owner_of_part(name: &str) -> Option<&str> {
    ["-wal", "-shm", "-journal"].iter().find_map(|end| name.strip_suffix(end))
}

/// What was written and not yet brought into the file.
pub fn wal(file: &Path) -> PathBuf {
    with(file, "-wal")
}

/// What the programs that have the file open share.
pub fn shm(file: &Path) -> PathBuf {
    with(file, "-shm")
}

/// What a change that was under way has to be taken back by.
pub fn journal(file: &Path) -> PathBuf {
    with(file, "-journal")
}

/// Where a path leads; where that is a link that was left in the place of a book that was moved, what was written and not
/// yet brought in lies beside the link, and goes with the book. A window that has it open brings it in itself, once it
/// sees the move: till then it is not taken from it.
pub fn taken_along(path: &Path) -> super::Result<PathBuf> {
    let real = real(path);
    let is_left = || real != path && wal_length(path) > 0 && wal_length(&real) == 0;
    for _ in 0..WAITS {
        if !is_left() || !real.is_file() || !super::mark::goes_with(&real, &wal(path)) {
            return Ok(real);
        }
        if !super::holder::is_open_elsewhere(path) {
            rename(&wal(path), &wal(&real))?;
            return Ok(real);
        }
        std::thread::sleep(PAUSE);
    }
    Err(StoreError::OpenElsewhere(path.to_owned()))
}

/// So often, and so long each time, it is waited for a window that is about to see that its book was moved.
const WAITS: u32 = 100;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(20);

/// How much stands in the -wal; 0 where there is none, or only its head.
pub fn wal_length(file: &Path) -> u64 {
    fs::metadata(wal(file)).map_or(0, |about| if about.len() > 32 { about.len() } else { 0 })
}

/// `NAME.word`, `NAME.word-2`: the first that nothing has, neither itself nor beside it.
pub fn free(file: &Path, word: &str) -> PathBuf {
    let mut number = 1;
    loop {
        let end = if number == 1 { String::new() } else { format!("-{number}") };
        let name = with(file, &format!(".{word}{end}"));
        let beside = [wal, shm, journal].iter().any(|of| taken(&of(&name)));
        if !taken(&name) && !beside {
            return name;
        }
        number += 1;
    }
}

fn taken(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Sets a -wal that belongs to another file aside, and a -journal with it; where it is now.
pub fn set_wal_aside(file: &Path) -> super::Result<Option<PathBuf>> {
    match super::header::is_ours(&shm(file)) {
        // A book that somebody has called so.
        true => rename(&shm(file), &free(file, "lost-shm"))?,
        false => remove(&shm(file))?,
    }
    set_journal_aside(file)?;
    if wal_length(file) == 0 {
        remove(&wal(file))?;
        return Ok(None);
    }
    let kept = free(file, "lost-wal");
    rename(&wal(file), &kept)?;
    Ok(Some(kept))
}

/// Sets a -journal aside, where there is one; where it is now.
pub fn set_journal_aside(file: &Path) -> super::Result<Option<PathBuf>> {
    if !journal(file).exists() {
        return Ok(None);
    }
    let kept = free(file, "lost-journal");
    rename(&journal(file), &kept)?;
    Ok(Some(kept))
}

/// Gives what stands at the path another name beside it as well, with its -wal; a second name for the same file,
/// so that at no moment there is none. Where it is now.
pub fn keep(file: &Path, word: &str) -> super::Result<PathBuf> {
    let kept = free(file, word);
    if fs::hard_link(file, &kept).is_err() {
        fs::copy(file, &kept).map_err(StoreError::io(&kept))?;
        fs::File::open(&kept).and_then(|copy| copy.sync_all()).map_err(StoreError::io(&kept))?;
    }
    for beside in [wal, shm, journal] {
        if beside(file).exists() {
            rename(&beside(file), &beside(&kept))?;
        }
    }
    Ok(kept)
}

/// A rename that says which file it was about.
pub fn rename(from: &Path, to: &Path) -> super::Result<()> {
    fs::rename(from, to).map_err(|source| StoreError::Io { path: to.to_owned(), source })
}

fn remove(path: &Path) -> super::Result<()> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != ErrorKind::NotFound => {
            Err(StoreError::Io { path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// What was renamed stays so after a loss of power.
pub fn sync_folder(file: &Path) {
    if let Ok(folder) = fs::File::open(folder(file)) {
        // Some file systems cannot; the rename is done all the same.
        let _ = folder.sync_all();
    }
}

/// The folder in which the file is.
pub fn folder(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|f| !f.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_owned()
}

/// In a folder with more than this nobody looks for names.
const LOOKED_AT: usize = 500;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_name_is_one_that_nothing_has() {
        let folder = tempfile::tempdir().unwrap();
        let book = folder.path().join("book");
        fs::write(with(&book, ".kept"), "1").unwrap();
        fs::write(with(&book, ".kept-2-wal"), "2").unwrap();
        assert_eq!(free(&book, "kept"), with(&book, ".kept-3"));
    }
}
