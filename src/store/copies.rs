//! Copies in rotation: kept in a folder beside the file, each with its day and its reason, as many and as long as the
//! rep's settings say.

use super::{Result, Store, StoreError, aside, backup, header, leftover, open};
use std::collections::BTreeMap;
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
        let free = self.copy_under_a_free_name(&folder, &format!("{day}-{why}"))?;
        drop_old(&folder, day, &free, keeping);
        Ok(Some(folder.join(free)))
    }

    /// Another program may take the same name at the same moment: then the next one is free.
    fn copy_under_a_free_name(&self, folder: &Path, begin: &str) -> Result<String> {
        let mut taken = names(self.path());
        loop {
            let name = |number: usize| match number {
                1 => format!("{begin}{END}"),
                number => format!("{begin}-{number}{END}"),
            };
            let free = (1..).map(name).find(|name| !taken.contains(name)).unwrap_or_default();
            let copy = folder.join(&free);
            match backup::copy_of(self.path(), &self.db, &copy) {
                Err(_) if fs::symlink_metadata(&copy).is_ok() => taken.push(free),
                copied => return copied.map(|()| free),
            }
        }
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

/// Every book in the folders of a file that has these names and in those of its copies but the file itself, what was set
/// aside of it, and what is being made there.
pub fn beside(names: &[PathBuf]) -> Vec<PathBuf> {
    let book = names.last().map(|book| place(book));
    let mut all = BTreeMap::new();
    for name in names {
        for path in beside_name(name, names.last() == Some(name)) {
            let place = place(&path);
            if Some(&place) != book.as_ref() && fs::canonicalize(&path).ok() != book {
                all.entry(place).or_insert(path);
            }
        }
    }
    let mut all: Vec<PathBuf> = all.into_values().collect();
    all.sort();
    all
}

/// The same of one name, and where it is that of a link what was written beside it and went into no file.
fn beside_name(name: &Path, is_its_own: bool) -> Vec<PathBuf> {
    let parts = [aside::wal(name), aside::journal(name)];
    let in_use = [name.to_owned(), aside::shm(name)].into_iter().chain(parts.clone());
    let in_use: Vec<PathBuf> = in_use.collect();
    let folders = [aside::folder(name), folder(name)];
    let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let entries = entries.map(|entry| entry.path()).filter(|path| {
        let is_in_use = in_use.iter().any(|used| used.file_name() == path.file_name());
        !is_in_use && path.is_file() && (is_of(name, path))
    });
    let has_bytes = |path: &PathBuf| fs::metadata(path).is_ok_and(|about| about.len() > 0);
    let parts = parts.into_iter().filter(|path| !is_its_own && has_bytes(path));
    all(name).into_iter().chain(entries).chain(parts).collect()
}

fn is_of(name: &Path, path: &Path) -> bool {
    laid_word(name, path).is_some() || is_made_of(name, path) || is_book(path)
}

/// A path as it is however one got there; the last part may be a link.
fn place(path: &Path) -> PathBuf {
    let folder = aside::folder(path);
    let folder = fs::canonicalize(&folder).unwrap_or(folder);
    path.file_name().map_or(folder.clone(), |name| folder.join(name))
}

/// A book, or one that another program is making: so far it may be anything but empty.
fn is_book(path: &Path) -> bool {
    let has_begun = || fs::metadata(path).is_ok_and(|about| about.len() > 0);
    header::is_ours(path) || leftover::is_unfinished(path) && has_begun()
}

/// Was it made by the program itself for a file with one of these names, and is it whole or left: in rotation, before
/// something, by a doctor, set aside, by a run that was killed? What a restore has kept may be anything of the rep's own.
pub fn is_made(names: &[PathBuf], copy: &Path) -> bool {
    names.iter().any(|name| is_made_of(name, copy))
}

fn is_made_of(file: &Path, copy: &Path) -> bool {
    if leftover::is_unfinished(copy) {
        return leftover::is_ours(copy) && !leftover::is_under_way(copy);
    }
    let Some(word) = laid_word(file, copy) else {
        return copy.parent() == Some(&folder(file))
            && name(copy).is_some_and(|found| day_of(&found).is_some());
    };
    let whole = match aside::owner_of_part(&word).filter(|_| !is_word(&word)) {
        Some(word) => aside::with(file, &format!(".{word}")),
        None => copy.to_owned(),
    };
    // Pages that were set aside are no book, and of no use without theirs.
    word.starts_with("lost-") || header::is_ours(&whole) || !whole.exists()
}

/// What is laid beside a book under its name and such a word: where doctor, restore, an upgrade and a window keep what would
/// else be lost.
const LAID: [&str; 6] =
    ["before-restore", "saved", "unsaved", "lost-wal", "lost-shm", "lost-journal"];

/// What stands behind the name of the file and a point, where the program gives such a name to what it lays beside the
/// file, or SQLite to a part of that.
fn laid_word(file: &Path, found: &Path) -> Option<String> {
    let (own, beside) = (name(file)?, name(found)?);
    let word = beside.strip_prefix(&own)?.strip_prefix('.')?;
    let is_laid = is_word(word) || aside::owner_of_part(word).is_some_and(is_word);
    (is_laid && aside::folder(found) == aside::folder(file)).then(|| word.to_owned())
}

/// `saved`, `saved-2`, and before an upgrade `before-14`.
fn is_word(word: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_counted = |rest: &str| rest.is_empty() || rest.strip_prefix('-').is_some_and(is_number);
    LAID.iter().any(|laid| word.strip_prefix(laid).is_some_and(is_counted))
        || word.strip_prefix("before-").is_some_and(is_number)
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
    fn what_the_program_lays_beside_a_book_is_known_by_its_name_and_is_a_book() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("rep.anteroom");
        drop(book(&file));
        let made = [
            "rep.anteroom.unsaved",
            "rep.anteroom.unsaved-2",
            "rep.anteroom.saved",
            "rep.anteroom.before-restore-3",
            "rep.anteroom.before-restore-3-wal",
            "rep.anteroom.before-14",
            "rep.anteroom.lost-wal",
            "rep.anteroom.lost-journal-2",
        ];
        let others = [
            "rep.anteroom.saved-mails",
            "rep.anteroom.unsaved2",
            "rep.anteroom.before-the-fair",
            "rep.anteroom.before-",
            "rep.anteroom.copies-of-mine",
            "rep.anteroomsaved",
            "mine.anteroom",
            "other.anteroom.saved",
        ];
        for name in made.iter().chain(&others) {
            fs::copy(&file, folder.path().join(name)).unwrap();
        }
        let is_made =
            |name: &str| super::is_made(std::slice::from_ref(&file), &folder.path().join(name));
        assert_eq!(made.iter().filter(|name| !is_made(name)).count(), 0);
        assert_eq!(others.iter().filter(|name| is_made(name)).count(), 0);
        // What is no book stood in the place of one: it is the rep's own, with what lies beside it.
        for name in ["rep.anteroom.before-restore-3", "rep.anteroom.before-restore-3-wal"] {
            fs::write(folder.path().join(name), "their letter").unwrap();
            assert!(
                !is_made(name)
                    && beside(std::slice::from_ref(&file)).contains(&folder.path().join(name))
            );
        }
    }

    #[test]
    fn an_empty_book_has_nothing_to_keep() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("b"), Ids::seeded(1)).unwrap();
        let kept = store.keep_copy("2026-02-20", "daily", CopyLimits { most: 3, days: 30 });
        assert_eq!(kept.unwrap(), None);
    }
}
