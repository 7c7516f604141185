//! Which file a path leads to, and how it looks from outside: one that was moved away or copied over under an open
//! book is noticed.

use std::path::{Path, PathBuf};

/// The file behind a path; nothing where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home(Option<Looks>);

/// Which file it is, and what changes whenever somebody writes into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Looks {
    file: (u64, u64),
    size: u64,
    written: (i64, i64),
    changed: (i64, i64),
}

/// A file that this process has open, wherever it is now.
#[derive(Clone, Debug)]
pub struct HeldOpen {
    /// How it looks.
    pub looks: Home,
    /// How many names it has: with none it is gone once it is closed.
    pub names: u64,
    /// Where it is, where the system says it.
    pub place: Option<PathBuf>,
}

impl Home {
    /// The same file through what this process has open; nothing where the system does not say it.
    #[cfg(unix)]
    pub fn held_open(&self) -> Option<HeldOpen> {
        let file = self.file()?;
        let open = std::fs::read_dir("/proc/self/fd").ok()?.flatten();
        open.map(|entry| entry.path()).find_map(|handle| {
            let about = std::fs::metadata(&handle).ok();
            let looks = Self::looks(about.clone());
            let names = about.filter(|_| looks.file() == Some(file)).map(|about| {
                use std::os::unix::fs::MetadataExt;
                about.nlink()
            })?;
            let place = std::fs::read_link(&handle).ok();
            let place = place.filter(|place| Self::of(place).is_same_file(self));
            let names = if place.as_deref().is_some_and(is_hidden) { 0 } else { names };
            Some(HeldOpen { looks, names, place })
        })
    }

    /// Elsewhere nothing is known.
    #[cfg(not(unix))]
    pub fn held_open(&self) -> Option<HeldOpen> {
        None
    }

    /// The file that is at this path now. A link in its place is another file: who opens the book by it has another
    /// -wal.
    #[cfg(unix)]
    pub fn of(path: &Path) -> Self {
        Self::looks(std::fs::symlink_metadata(path).ok())
    }

    /// The file that a link at this path leads to now.
    #[cfg(unix)]
    pub fn behind(path: &Path) -> Self {
        Self::looks(std::fs::metadata(path).ok())
    }

    #[cfg(unix)]
    fn looks(about: Option<std::fs::Metadata>) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(about.map(|about| Looks {
            file: (about.dev(), about.ino()),
            size: about.size(),
            written: (about.mtime(), about.mtime_nsec()),
            changed: (about.ctime(), about.ctime_nsec()),
        }))
    }

    /// Windows does not let an open file be moved.
    #[cfg(not(unix))]
    pub fn of(_: &Path) -> Self {
        Self(None)
    }

    /// Nothing is known of links elsewhere.
    #[cfg(not(unix))]
    pub fn behind(_: &Path) -> Self {
        Self(None)
    }

    /// Which file it is: its device and its number.
    pub fn file(&self) -> Option<(u64, u64)> {
        self.0.map(|looks| looks.file)
    }

    /// The same file with the same bytes, as far as its looks say; a move changes its last moment of all, and no byte.
    pub fn is_as_written(&self, other: &Self) -> bool {
        let bytes = |home: &Self| home.0.map(|looks| (looks.file, looks.size, looks.written));
        bytes(self) == bytes(other)
    }

    /// The same file, whatever was written into it since?
    pub fn is_same_file(&self, other: &Self) -> bool {
        self.0.map(|looks| looks.file) == other.0.map(|looks| looks.file)
    }
}

/// What a network's disk calls a file that was removed while it is open: it goes as soon as it is closed.
#[cfg(unix)]
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    [".nfs", ".fuse_hidden"].iter().any(|begins| name.starts_with(begins))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn an_open_file_is_known_by_whatever_name_it_has() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let open = std::fs::File::create(path("book")).unwrap();
        let home = Home::of(&path("book"));
        for (moves_to, names) in [("book", 1), ("away", 1), (".nfs0001", 0)] {
            let now = home.held_open().and_then(|open| open.place).unwrap_or(path("book"));
            std::fs::rename(now, path(moves_to)).unwrap();
            let held = home.held_open().unwrap();
            assert_eq!((held.names, held.place), (names, Some(path(moves_to))));
        }
        std::fs::write(path("other"), "other").unwrap();
        std::fs::rename(path("other"), path(".nfs0001")).unwrap();
        let held = home.held_open().unwrap();
        assert_eq!((held.names, held.place), (0, None));
        assert!(held.looks.is_same_file(&home));
        drop(open);
        assert!(home.held_open().is_none());
    }
}
