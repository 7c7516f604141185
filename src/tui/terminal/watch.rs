//! A look at the file from outside: the loop is woken when another program writes to it, moves it or takes its place.
//! Linux tells it by itself (inotify); elsewhere a key or the focus shows it.

use super::wake::Wake;
use std::path::PathBuf;

/// Several writes in this time wake the loop once.
#[cfg(target_os = "linux")]
const TOGETHER: std::time::Duration = std::time::Duration::from_millis(100);

/// Watches these files, of which some may not be there, until the program ends.
#[cfg(target_os = "linux")]
pub fn watch(files: Vec<PathBuf>, wake: Wake) {
    use rustix::fs::inotify::{CreateFlags, Reader, WatchFlags, add_watch, init};
    use std::mem::MaybeUninit;
    let Ok(watcher) = init(CreateFlags::CLOEXEC) else {
        return;
    };
    let flags =
        WatchFlags::MODIFY | WatchFlags::MOVE_SELF | WatchFlags::DELETE_SELF | WatchFlags::ATTRIB;
    let watched = files.iter().filter(|file| add_watch(&watcher, file.as_path(), flags).is_ok());
    if watched.count() == 0 {
        return;
    }
    // Without a thread the book is looked at when a key comes.
    let _ = std::thread::Builder::new().name("watch".to_owned()).spawn(move || {
        let mut room = [MaybeUninit::uninit(); 4096];
        let mut reader = Reader::new(watcher, &mut room);
        while reader.next().is_ok() {
            std::thread::sleep(TOGETHER);
            while !reader.is_buffer_empty() && reader.next().is_ok() {}
            wake.wake();
        }
    });
}

/// Nothing watches.
#[cfg(not(target_os = "linux"))]
pub fn watch(_: Vec<PathBuf>, _: Wake) {}
