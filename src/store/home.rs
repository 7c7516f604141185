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
    /// The file that is at this path now.
    #[cfg(unix)]
    pub fn of(path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt;
        let about = std::fs::metadata(path).ok();
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

    /// Which file it is: its device and its number.
    pub fn file(&self) -> Option<(u64, u64)> {
        self.0.map(|looks| looks.file)
    }

    /// The same file, whatever was written into it since?
    pub fn is_same_file(&self, other: &Self) -> bool {
        self.0.map(|looks| looks.file) == other.0.map(|looks| looks.file)
    }
}
