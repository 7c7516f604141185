//! Copies in rotation: kept in a folder beside the file, each with its day and its reason, as many and as long as the
//! rep's settings say.

use super::{Result, Store, StoreError, aside, backup, header, leftover, open};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How many copies are kept, and for how many days; the newest always stays.
#[derive(Clone, Copy, Debug)]
pub struct CopyLimits {
    /// At most so many.
    pub most: usize,
    /// At most so many days.
    pub days: i64,
}

/// So many of the newest stay, however old they are: nobody comes back to none, and a clock may be wrong.
const LEAST: usize = 5;
/// How a copy's name ends.
const END: &str = ".anteroom";

impl Store {
    /// Is there a copy of this day with this reason?
    pub fn has_copy(&self, day: &str, why: &str) -> bool {
        let begin = format!("{day}-{why}");
        names(self.path()).iter().any(|name| name.starts_with(&begin))
    }

    /// Keeps a copy of the file as it is now: none of a book without accounts, or of one that is only read.
    pub fn keep_copy(&self, day: &str, why: &str, keeping: CopyLimits) -> Result<Option<PathBuf>> {
        let in_memory = self.path().as_os_str().is_empty();
        if in_memory || self.only_reads().is_some() || self.is_empty()? {
            return Ok(None);
        }
        self.at_home()?;
        let folder = folder(self.path());
        make(&folder)?;
        leftover::clear_folder(&folder);
        let taken = names(self.path());
        let name = |number: usize| match number {
            1 => format!("{day}-{why}{END}"),
            number => format!("{day}-{why}-{number}{END}"),
        };
        let free = (1..).map(name).find(|name| !taken.contains(name)).unwrap_or_default();
        let copy = folder.join(&free);
        backup::copy_to(&self.db, &copy)?;
        drop_old(&folder, day, &free, keeping);
        Ok(Some(copy))
    }
}

/// The folder of the copies of a file.
pub fn folder(file: &Path) -> PathBuf {
    aside::with(file, ".copies")
}

fn make(folder: &Path) -> Result<()> {
    if fs::metadata(folder).is_ok_and(|about| !about.is_dir()) {
        let source = std::io::ErrorKind::NotADirectory.into();
        return Err(StoreError::Io { path: folder.to_owned(), source });
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| StoreError::Io { path: folder.to_owned(), source })
}

/// The names of the copies, oldest first: a day, a reason. What else the rep keeps there is none of ours.
fn names(file: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder(file)).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| day_of(name).is_some()).collect();
    names.sort();
    names
}

fn day_of(name: &str) -> Option<crate::model::Date> {
    let day = name.strip_suffix(END)?.get(..10)?;
    crate::model::parse_day(day)
}

/// Removes what is too old or too many; what was just made stays.
fn drop_old(folder: &Path, day: &str, newest: &str, keeping: CopyLimits) {
    let Some(today) = crate::model::parse_day(day) else {
        return;
    };
    let mut kept: Vec<(SystemTime, String, bool)> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Some(name) = entry.file_name().into_string().ok().filter(|name| name != newest) else {
            continue;
        };
        let Some(made) = day_of(&name) else { continue };
        let is_old = (today - made).num_days() > keeping.days;
        let written = entry.metadata().and_then(|about| about.modified());
        kept.push((written.unwrap_or(SystemTime::UNIX_EPOCH), name, is_old));
    }
    kept.sort();
    let (most, least) = (keeping.most.max(1), keeping.most.clamp(1, LEAST));
    let all = kept.len() + 1;
    for (place, (_, name, is_old)) in kept.into_iter().enumerate() {
        let left = all - place;
        if left > most || is_old && left > least {
            let _ = fs::remove_file(folder.join(name));
        }
    }
}

/// Every copy of the file that is known by its name, wherever it was made beside it; the newest first.
pub fn all(file: &Path) -> Vec<PathBuf> {
    let own = name(file).unwrap_or_default();
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let beside = fs::read_dir(aside::folder(file)).into_iter().flatten().flatten();
    let beside = beside
        .map(|entry| entry.path())
        .filter(|p| name(p).is_some_and(|n| is_copy(&own, &stem, &n)));
    let turning = names(file).into_iter().map(|name| folder(file).join(name));
    let mut all: Vec<PathBuf> = beside.chain(turning).collect();
    all.sort_by_key(|path| std::cmp::Reverse(written(path)));
    all
}

fn is_copy(own: &str, stem: &str, found: &str) -> bool {
    let beside = found.strip_prefix(own).is_some_and(|rest| rest.starts_with(".before-"));
    let dated = found.strip_prefix(&format!("{stem}-"));
    (beside || dated.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
        && !["-wal", "-shm", "-journal"].iter().any(|end| found.ends_with(end))
}

fn name(path: &Path) -> Option<String> {
    path.file_name().map(|n| n.to_string_lossy().into_owned())
}

fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// Every book in its folder and in that of its copies but the file itself, what was set aside of it, and what is being
/// made there.
pub fn beside(file: &Path) -> Vec<PathBuf> {
    let in_use = ["", "-wal", "-shm", "-journal"].map(|end| aside::with(file, end));
    let folders = [aside::folder(file), folder(file)];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let entries = entries.map(|entry| entry.path()).filter(|path| {
        let is_in_use = in_use.iter().any(|used| used.file_name() == path.file_name());
        !is_in_use && path.is_file() && (is_made(file, path) || is_book(path))
    });
    let mut all: Vec<PathBuf> = all(file).into_iter().chain(entries).collect();
    all.sort();
    all.dedup();
    all
}

/// A book, or one that another program is making: so far it may be anything but empty.
fn is_book(path: &Path) -> bool {
    let has_begun = || fs::metadata(path).is_ok_and(|about| about.len() > 0);
    header::is_ours(path) || leftover::is_unfinished(path) && has_begun()
}

/// Was it made by the program itself, and is it whole or left: in rotation, before something, by a doctor, set aside, by a
/// run that was killed?
pub fn is_made(file: &Path, copy: &Path) -> bool {
    let own = name(file).unwrap_or_default();
    let found = name(copy).unwrap_or_default();
    if leftover::is_unfinished(copy) {
        return !leftover::is_under_way(copy);
    }
    let rest = found.strip_prefix(&own).unwrap_or_default();
    copy.parent() == Some(&folder(file)) && day_of(&found).is_some()
        || [".before-", ".saved", ".lost-"].iter().any(|end| rest.starts_with(end))
}

/// The newest copies of the file that are whole, at most so many, the newest first.
pub fn good_copies(file: &Path, most: usize) -> Vec<PathBuf> {
    all(file).into_iter().filter(|path| is_good(path)).take(most).collect()
}

fn is_good(path: &Path) -> bool {
    let whole = || -> Result<bool> {
        let db = open::without_wal(path)?;
        let said: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok(said == "ok")
    };
    header::look(path).is_ok() && whole().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Account, Edit, Record, Row, Value};
    use crate::store::{Ids, Stamp};

    fn book(path: &Path) -> Store {
        let mut store = Store::open(path, Ids::seeded(1)).unwrap();
        let mut row = Row::empty(Account::SCHEMA);
        row.set("name", Value::Text("Alfa".to_owned()));
        let insert = Edit::Insert { account: 0, parent: 0, row };
        store.apply(&Stamp::default(), "put".to_owned(), vec![insert]).unwrap();
        store
    }

    #[test]
    fn the_oldest_go_and_what_is_not_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("book.anteroom");
        let store = book(&file);
        let keeping = CopyLimits { most: 7, days: 30 };
        let keep = |day: &str, why: &str| store.keep_copy(day, why, keeping).unwrap().unwrap();
        for _ in 0..3 {
            keep("2026-01-01", "import");
        }
        fs::write(super::folder(&file).join("mine.txt"), "x").unwrap();
        for _ in 0..4 {
            keep("2026-02-20", "import");
        }
        assert_eq!(names(&file).len(), 5, "the first are too old, and the newest stay");
        assert_eq!(names(&file).iter().filter(|name| name.starts_with("2026-01")).count(), 1);
        keep("2026-02-20", "daily");
        // A clock that is far ahead takes no more than the oldest.
        keep("2099-01-01", "daily");
        assert_eq!(names(&file).len(), 5);
        for _ in 0..6 {
            keep("2099-01-01", "import");
        }
        assert_eq!(names(&file).len(), 7);
        fs::remove_dir_all(super::folder(&file)).unwrap();
        fs::create_dir(super::folder(&file)).unwrap();
        fs::write(super::folder(&file).join("mine.txt"), "x").unwrap();
        let last = keep("2026-02-21", "undo");
        assert!(last.exists() && super::folder(&file).join("mine.txt").exists());
        assert!(store.has_copy("2026-02-21", "undo") && !store.has_copy("2026-02-21", "daily"));
        assert_eq!(good_copies(&file, 1), std::slice::from_ref(&last));
        fs::write(&last, "broken").unwrap();
        assert!(!good_copies(&file, 9).contains(&last));
    }

    #[test]
    fn an_empty_book_has_nothing_to_keep() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("b"), Ids::seeded(1)).unwrap();
        let kept = store.keep_copy("2026-02-20", "daily", CopyLimits { most: 3, days: 30 });
        assert_eq!(kept.unwrap(), None);
    }
}
