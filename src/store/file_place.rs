//! Where the open file is, and whether what is written still goes into it; what is written is brought into the file
//! itself, so that a copy of it is whole.

use super::home::Home;
use super::{Result, Store, StoreError, aside, fault, holder, mark, open, patience};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Looks at a file that others write to just now, before it is called another one, and the growing pause between two.
const TRIES: u32 = 6;
const PAUSE: Duration = Duration::from_millis(10);

/// Where the file is and how it may be written.
pub(super) struct FilePlace {
    path: PathBuf,
    home: Cell<Home>,
    /// Why it can only be read.
    only: Option<String>,
    /// What the rep should know of the opening.
    notice: RefCell<Option<String>>,
    /// The mark of the last write that this window knows of, and the number that tells whether another has written
    /// since: what SQLite holds in memory of a file that was copied over says nothing.
    known: RefCell<Option<(i64, Option<String>)>>,
    /// Another file was copied over it.
    replaced: Cell<bool>,
    /// Which file lies beside it, once there is one: what is written goes there first.
    wal: Cell<Option<(u64, u64)>>,
    /// How long that one was, and the number that tells whether another has written since: it gets shorter only where
    /// somebody brings it in.
    length: Cell<Option<(i64, u64)>>,
    /// The same of the -shm, by which all who have it open agree.
    shm: Cell<Option<(u64, u64)>>,
    /// The file is not where it was, and what was written has been brought into it.
    moved: Cell<bool>,
    /// That one was taken away.
    stranded: Cell<bool>,
    /// It was found to be damaged: nothing is written into it any more.
    broken: Cell<bool>,
    /// How many damages had been met when it was last known to be sound.
    damages: Cell<u64>,
}

impl FilePlace {
    pub(super) fn of(path: &Path, only: Option<String>, notice: Option<String>) -> Self {
        Self {
            path: path.to_owned(),
            home: Cell::new(Home::of(path)),
            only,
            notice: RefCell::new(notice),
            known: RefCell::new(None),
            replaced: Cell::new(false),
            wal: Cell::new(None),
            length: Cell::new(None),
            shm: Cell::new(None),
            moved: Cell::new(false),
            stranded: Cell::new(false),
            broken: Cell::new(false),
            damages: Cell::new(fault::damages()),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Says who holds the file, where a write had to wait in vain.
    pub(super) fn held(&self, error: StoreError) -> StoreError {
        match error {
            StoreError::Busy(None) => StoreError::Busy(holder::writer(&self.path)),
            other => other,
        }
    }
}

impl Store {
    /// Before each write: is the file still where it was, and what it was? SQLite would go on writing beside it.
    pub(super) fn at_home(&self) -> Result<()> {
        let place = &self.place;
        if let Some(why) = &place.only {
            return Err(StoreError::OnlyRead { path: place.path.clone(), why: why.clone() });
        }
        if place.replaced.get() {
            return Err(StoreError::Replaced(place.path.clone()));
        }
        if place.stranded.get() || self.has_lost_its_wal() {
            return Err(StoreError::Stranded(place.path.clone()));
        }
        let (now, then) = (Home::of(&place.path), place.home.get());
        place.moved.set(place.moved.get() && !now.is_same_file(&then));
        if now == then {
            return self.is_unbroken();
        }
        if !now.is_same_file(&then) {
            if place.moved.get() {
                return Err(StoreError::Moved(place.path.clone()));
            }
            let behind = Home::behind(&place.path);
            if behind.is_same_file(&then) && !behind.is_as_written(&then) {
                // Who opened it by the link has written into it: what is here goes on from what it was.
                place.stranded.set(true);
                self.keep_unsaved();
                return Err(StoreError::Stranded(place.path.clone()));
            }
            place.moved.set(self.bring_in_where_it_is());
            return Err(StoreError::Moved(place.path.clone()));
        }
        if self.is_still_itself() {
            self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
            place.home.set(now);
            self.know_mark();
            return self.is_unbroken();
        }
        // What SQLite would bring in at the end belongs to what was there before.
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        place.replaced.set(true);
        Err(StoreError::Replaced(place.path.clone()))
    }

    /// Refused where a damage was met since it was last known to be sound, and it is in this file.
    fn is_unbroken(&self) -> Result<()> {
        let place = &self.place;
        if !place.broken.get() && place.damages.get() != fault::damages() {
            place.broken.set(!reads_whole(&self.db)?);
            place.damages.set(fault::damages());
        }
        match place.broken.get() {
            true => Err(StoreError::Damaged(
                phrase!("the file is damaged and nothing was saved").to_owned(),
            )),
            false => Ok(()),
        }
    }

    /// What this window knows of the file from here on.
    pub(super) fn know_mark(&self) {
        let version = self.data_version().ok();
        let known = version.zip(mark::of(&self.db).ok());
        self.place.known.replace(known);
        self.know_length(version);
    }

    fn know_length(&self, version: Option<i64>) {
        let length = aside::wal_length(&self.place.path);
        self.place.length.set(version.map(|version| (version, length)));
    }

    /// Is what lies beside the file shorter than it was, and nobody has brought it in?
    fn is_cut_short(&self) -> bool {
        self.place.length.get().is_some_and(|(version, length)| {
            aside::wal_length(&self.place.path) < length
                && self.data_version().is_ok_and(|now| now == version)
        })
    }

    /// Was what lies beside the file taken away while it is open? Then what was written is brought into the file through
    /// the open handle, or where another has gone on meanwhile into a copy, and nothing more is written.
    fn has_lost_its_wal(&self) -> bool {
        let place = &self.place;
        let is_lost = is_another(&place.wal, &aside::wal(&place.path))
            | is_another(&place.shm, &aside::shm(&place.path))
            | self.is_cut_short();
        let home = Home::of(&place.path);
        if !is_lost || !home.is_same_file(&place.home.get()) {
            return false;
        }
        place.stranded.set(true);
        let is_alone = home == place.home.get() && aside::wal_length(&place.path) == 0;
        if !(is_alone && self.checkpoint().is_ok_and(|done| done)) {
            self.keep_unsaved();
        }
        let _ = self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        true
    }

    /// Keeps what this window sees as a copy beside the file, into which nothing more is brought.
    fn keep_unsaved(&self) {
        let kept = aside::free(&self.place.path, "unsaved");
        // Where there is no room for it either, what was written is still told to be unsafe.
        let _ = super::backup::copy_to(&self.db, &kept);
        let _ = self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }

    /// The file was moved: what was written goes into it where it is now, through the open file; after that nothing
    /// is left to bring in that could meet another file of its old name. True where all of it is in.
    fn bring_in_where_it_is(&self) -> bool {
        let stranger = holder::is_open_elsewhere(&self.place.path);
        // What cannot be brought in now stays beside the old name.
        let is_in = !stranger && self.checkpoint().unwrap_or(false);
        let _ = self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        is_in
    }

    /// Its looks have changed: did a program bring in what was written, or was another file copied over it?
    ///
    /// Others may bring in and write on between two looks: what is itself once is itself.
    fn is_still_itself(&self) -> bool {
        (0..TRIES).any(|n| {
            std::thread::sleep(PAUSE * n);
            self.looks_like_itself()
        })
    }

    fn looks_like_itself(&self) -> bool {
        let path = &self.place.path;
        if aside::wal_length(path) > 0 {
            return open::is_its_own(path);
        }
        let alone = mark::alone(path).flatten();
        match (&*self.place.known.borrow(), self.data_version()) {
            (Some((version, mark)), Ok(now)) if *version == now => alone == *mark,
            _ => alone == mark::of(&self.db).ok().flatten(),
        }
    }

    /// True where all that was written is in the file now; another window that reads may be in the way.
    fn checkpoint(&self) -> Result<bool> {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let read = || self.db.query_row(sql, [], |row| row.get::<_, i64>(0));
        let busy = patience::at_most(Duration::ZERO, read);
        self.know_length(self.data_version().ok());
        match busy.map_err(StoreError::from) {
            Ok(busy) => Ok(busy == 0),
            Err(StoreError::Busy(_)) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// Brings what was written into the file itself, so that a copy of it is whole; false where it has to be tried
    /// again because another window is at it.
    pub fn settle(&self) -> Result<bool> {
        if self.place.only.is_some() || aside::wal_length(&self.place.path) == 0 {
            return Ok(true);
        }
        self.at_home()?;
        let done = self.checkpoint()?;
        self.place.home.set(Home::of(&self.place.path));
        Ok(done)
    }

    /// Is there something written that is not in the file itself yet?
    pub fn is_settled(&self) -> bool {
        self.place.only.is_some() || aside::wal_length(&self.place.path) == 0
    }

    /// Is the file still where it was and what it was? A moved one gets what was written.
    pub fn check_place(&self) -> Result<()> {
        if self.place.only.is_some() || self.place.path.as_os_str().is_empty() {
            return Ok(());
        }
        self.at_home()
    }

    /// The files that change when another window writes; none of a book in memory.
    pub fn watched(&self) -> Vec<PathBuf> {
        let path = &self.place.path;
        match path.as_os_str().is_empty() {
            true => Vec::new(),
            false => vec![path.clone(), aside::wal(path)],
        }
    }

    /// Why the file can only be read, where that is so.
    pub fn only_reads(&self) -> Option<&str> {
        self.place.only.as_deref()
    }

    /// What the rep should know of the opening; once.
    pub fn take_notice(&self) -> Option<String> {
        self.place.notice.borrow_mut().take()
    }

    /// One thing more that the rep should know of the opening.
    pub fn give_notice(&self, more: String) {
        let mut notice = self.place.notice.borrow_mut();
        let before = notice.take().map(|before| before + "; ").unwrap_or_default();
        *notice = Some(before + &more);
    }

    /// How long a write waits for another program: short where a person waits for a key.
    pub fn set_patience(&self, patience: Duration) {
        patience::set(patience);
    }
}

/// Is a file that was known to lie there gone, or another one? One that is not known yet is known from here on.
fn is_another(known: &Cell<Option<(u64, u64)>>, path: &Path) -> bool {
    let now = Home::of(path).file();
    if known.get().is_none() {
        known.set(now);
        return false;
    }
    known.get() != now
}

/// Is every page of it as it should be? One read of the system that fails looks like a damage: what is met twice is one.
pub(super) fn reads_whole(db: &Connection) -> Result<bool> {
    let check = || db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    match check() {
        Ok(said) if said == "ok" => Ok(true),
        _ => match check().map_err(StoreError::from) {
            Ok(said) => Ok(said == "ok"),
            Err(fault) if fault.is_damage() => Ok(false),
            Err(fault) => Err(fault),
        },
    }
}
