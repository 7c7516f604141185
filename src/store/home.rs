//! Which file a path leads to, and how it looks from outside: one that was moved away or copied over under an open
//! book is noticed.

use std::path::Path;

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

impl Home {
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
