//! Where the open file is, and whether what is written still goes into it; what is written is brought into the file
//! itself, so that a copy of it is whole.

use super::astray::{Astray, Became, Kept};
use super::home::Home;
use super::{Result, Store, StoreError, aside, fault, holder, mark, open, patience};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Looks at a file that others write to just now, before it is called another one, and the growing pause between two.
const TRIES: u32 = 6;
const PAUSE: Duration = Duration::from_millis(10);

/// Where the file is and how it may be written.
pub(super) struct FilePlace {
    pub(super) path: PathBuf,
    pub(super) home: Cell<Home>,
    /// Why it can only be read.
    only: Option<String>,
    /// What the rep should know of the opening.
    notice: RefCell<Option<String>>,
    /// The mark of the last write that this window knows of, and the number that tells whether another has written
    /// since: what SQLite holds in memory of a file that was copied over says nothing.
    known: RefCell<Option<(i64, Option<String>)>>,
    /// Another file was copied over it, or what lies beside it was taken away: for good.
    pub(super) lost: RefCell<Option<Became>>,
    /// What became of what this window sees.
    pub(super) kept: RefCell<Kept>,
    /// When a copy of it could not be made.
    pub(super) tried: Cell<Option<Instant>>,
    /// Which file lies beside it, once there is one: what is written goes there first.
    wal: Cell<Option<(u64, u64)>>,
    /// How long that one was, and the number that tells whether another has written since: it gets shorter only where
    /// somebody brings it in.
    length: Cell<Option<(i64, u64)>>,
    /// The same of the -shm, by which all who have it open agree.
    shm: Cell<Option<(u64, u64)>>,
    /// The file is not where it was, and what was written has been brought into it.
    pub(super) moved: Cell<bool>,
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
            lost: RefCell::new(None),
            kept: RefCell::new(Kept::default()),
            tried: Cell::new(None),
            wal: Cell::new(None),
            length: Cell::new(None),
            shm: Cell::new(None),
            moved: Cell::new(false),
            broken: Cell::new(false),
            damages: Cell::new(fault::damages()),
        }
    }

    /// The refusal of all that is to be written into a file that is not what it was.
    pub(super) fn astray(&self, became: Became) -> StoreError {
        let (path, kept) = (self.path.clone(), self.kept.borrow().clone());
        StoreError::Astray(Astray { path, became, kept })
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
        let lost = place.lost.borrow().clone();
        if let Some(became) = lost {
            self.keep_again(&became);
            return Err(place.astray(became));
        }
        if self.has_lost_its_wal() {
            return Err(place.astray(Became::Bare));
        }
        let (now, then) = (Home::of(&place.path), place.home.get());
        place.moved.set(place.moved.get() && !now.is_same_file(&then));
        if now == then {
            return self.is_unbroken();
        }
        if !now.is_same_file(&then) {
            return Err(self.gone_from_home(&now));
        }
        if self.is_still_itself() {
            self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
            place.home.set(now);
            self.know_mark();
            return self.is_unbroken();
        }
        // What SQLite would bring in at the end belongs to what was there before.
        self.leave_wal();
        self.keep_what_reads();
        place.lost.replace(Some(Became::Copied));
        Err(place.astray(Became::Copied))
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
        place.lost.replace(Some(Became::Bare));
        let is_alone = home == place.home.get() && aside::wal_length(&place.path) == 0;
        if !(is_alone && self.checkpoint().is_ok_and(|done| done)) {
            self.keep_unsaved();
            self.is_there_if_not_kept(&place.path);
        }
        self.leave_wal();
        true
    }

    /// What SQLite would bring in as it closes the file stays where it is.
    pub(super) fn leave_wal(&self) {
        let _ = self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
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
    pub(super) fn checkpoint(&self) -> Result<bool> {
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
        let path = &self.place.path;
        let is_in = aside::wal_length(path) == 0;
        let has_nothing = is_in && !self.has_changed();
        if self.place.only.is_some() || path.as_os_str().is_empty() || has_nothing {
            return Ok(true);
        }
        self.at_home()?;
        if is_in {
            return Ok(true);
        }
        let done = self.checkpoint()?;
        let now = Home::of(&self.place.path);
        // Another may have come into its place meanwhile.
        if now.is_same_file(&self.place.home.get()) {
            self.place.home.set(now);
        }
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
