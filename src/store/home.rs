//! Which file a path leads to, so that one that was moved away under an open book is noticed.

use std::path::Path;

/// The file behind a path; nothing where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home(Option<(u64, u64)>);

impl Home {
    /// Device and number of the file that is at this path now.
    #[cfg(unix)]
    pub fn of(path: &Path) -> Self {
        use std::os::unix::fs::MetadataExt;
        let about = std::fs::metadata(path).ok();
        Self(about.map(|about| (about.dev(), about.ino())))
    }

    /// Windows does not let an open file be moved.
    #[cfg(not(unix))]
    pub fn of(_: &Path) -> Self {
        Self(None)
    }
}
