//! While a copy takes the place of a file nobody opens it: who opens takes a share of a lock on its folder until the file
//! is open, who puts another file in its place takes the whole of it. No file is left behind; the system lets go of it
//! with the process.

use super::{Result, StoreError, aside, open};
use std::fs::File;
use std::path::Path;
use std::time::{Duration, Instant};

/// The lock, gone with it. Nothing where the system does not lock folders.
#[derive(Debug)]
pub struct FolderLock {
    _folder: Option<File>,
}

/// Whose the lock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Of all who open a file there.
    Some,
    /// Of the one who replaces a file there.
    Whole,
}

impl FolderLock {
    /// Waits as long as a write waits for another program.
    pub fn of(file: &Path, share: Share) -> Result<Self> {
        let Ok(folder) = File::open(aside::folder(file)) else {
            return Ok(Self { _folder: None });
        };
        let begun = Instant::now();
        loop {
            match try_lock(&folder, share) {
                Taken::Yes => return Ok(Self { _folder: Some(folder) }),
                Taken::Never => return Ok(Self { _folder: None }),
                Taken::ByOthers if begun.elapsed() > open::PATIENCE => {
                    return Err(StoreError::Busy(None));
                }
                Taken::ByOthers => std::thread::sleep(Duration::from_millis(3)),
            }
        }
    }
}

enum Taken {
    Yes,
    ByOthers,
    Never,
}

#[cfg(unix)]
fn try_lock(folder: &File, share: Share) -> Taken {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;
    let operation = match share {
        Share::Some => FlockOperation::NonBlockingLockShared,
        Share::Whole => FlockOperation::NonBlockingLockExclusive,
    };
    match flock(folder, operation) {
        Ok(()) => Taken::Yes,
        Err(Errno::WOULDBLOCK | Errno::INTR) => Taken::ByOthers,
        Err(_) => Taken::Never,
    }
}

#[cfg(not(unix))]
fn try_lock(_: &File, _: Share) -> Taken {
    Taken::Never
}
