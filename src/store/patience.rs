//! How long a statement waits for another program that holds the file; where nobody does, it does not wait.

use super::{holder, open};
use rusqlite::Connection;
use std::cell::Cell;
use std::path::Path;
use std::time::{Duration, Instant};

thread_local! {
    /// The longest wait of the statements of this thread.
    static MOST: Cell<Duration> = const { Cell::new(open::PATIENCE) };
}

/// After this it is asked who holds the file: a lock that nobody has is one that the system failed to take or to give
/// back, and no waiting brings it.
const ASKED_AFTER: Duration = Duration::from_millis(300);
/// It is asked again after this: between two of many writers there are moments in which nobody has it.
const ASKED_AGAIN: Duration = Duration::from_millis(60);
/// So often in a row nobody has it.
const NOBODY: u32 = 4;
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(5);

/// From here on the statements of this thread wait so long and no longer.
pub(super) fn set(most: Duration) {
    MOST.set(most);
}

/// How long the statements of this thread wait.
pub(super) fn most() -> Duration {
    MOST.get()
}

/// Does something that waits no longer than this.
pub(super) fn at_most<T>(most: Duration, what: impl FnOnce() -> T) -> T {
    let before = MOST.replace(most);
    let done = what();
    MOST.set(before);
    done
}

/// Lets the statements of this connection wait for another program.
pub(super) fn give(db: &mut Connection, path: &Path) -> super::Result<()> {
    let path = path.to_owned();
    let (mut begun, mut asks, mut nobody) = (Instant::now(), ASKED_AFTER, 0);
    let wait = move |tries: i32| {
        if tries == 0 {
            (begun, asks, nobody) = (Instant::now(), ASKED_AFTER, 0);
        }
        let waited = begun.elapsed();
        if waited >= MOST.get() {
            return false;
        }
        if waited >= asks {
            asks = waited + ASKED_AGAIN;
            nobody = if holder::is_held(&path) == Some(false) { nobody + 1 } else { 0 };
            if nobody == NOBODY {
                return false;
            }
        }
        std::thread::sleep(PAUSE);
        true
    };
    Ok(db.busy_handler(Some(wait))?)
}

#[cfg(test)]
mod tests {
    use crate::store::{Ids, Stamp, Store};
    use std::time::{Duration, Instant};

    #[test]
    fn a_lock_that_no_program_holds_is_not_waited_for_and_one_that_is_given_back_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.anteroom");
        let mut store = Store::open(&path, Ids::seeded(1)).unwrap();
        // Of this process: to the system's table it is the lock of nobody else.
        let other = rusqlite::Connection::open(&path).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let begun = Instant::now();
        let said = store.apply(&Stamp::default(), "nothing".to_owned(), Vec::new()).unwrap_err();
        assert!(said.is_busy(), "{said}");
        if cfg!(target_os = "linux") {
            assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
            assert!(said.to_string().contains("it could not be locked"), "{said}");
        }
        let ends = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            other.execute_batch("ROLLBACK").unwrap();
        });
        store.apply(&Stamp::default(), "nothing".to_owned(), Vec::new()).unwrap();
        ends.join().unwrap();
    }
}
