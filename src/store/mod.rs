//! The one SQLite file. The only layer that names rusqlite.

mod about_person;
mod accounts;
mod aside;
mod astray;
mod backup;
mod calendar;
mod cells;
mod copies;
mod copy_search;
mod doctor;
mod draft;
mod fault;
mod file_place;
mod filled_lists;
mod folder_lock;
mod forget;
mod forget_history;
mod forgotten;
mod found_beside;
mod full_text;
mod header;
mod history;
mod holder;
mod home;
mod ids;
mod journal;
mod leftover;
mod mark;
mod mentioned;
mod migrations;
mod named;
mod open;
mod patience;
mod person_life;
mod read;
mod read_at;
mod references;
mod rollback;
mod salvage;
mod shape;
mod stop;
mod summary_cache;
mod tables;
mod upgrade_told;
mod write;

pub use accounts::{AccountName, AccountPageRow, AccountPlace, SearchedAccount};
pub use aside::real as real_path;
pub use astray::{Astray, Became, Kept};
pub use backup::{Backup, BackupElsewhere, restore};
pub use copies::{CopyLimits, all as all_copies, good_copies};
pub use copy_search::{CopySearch, drop_copies, names_of};
pub use doctor::DAMAGED;
pub use fault::{StoreError, Unwritten};
pub use forget::Forgotten;
pub use found_beside::{BesideKind, FoundBeside, found_beside};
pub use full_text::{FoundRow, Query, SEARCHED};
pub use header::{is_beside_a_book, is_database};
pub use history::{FieldChange, HistoryStep};
pub use ids::{Ids, is_made_id, moved_id};
pub use journal::{NextUndo, Stamp, StepLabel};
pub use leftover::{clear as clear_unfinished, unfinished_in_folder, unfinished_name};
pub use mentioned::MentionedRow;
pub use named::{NAMED, Named, NamedKind};
pub use person_life::{PersonLife, PersonTraits, SoughtLife};
pub use salvage::{Saved, save_what_reads};
pub use stop::stop_when;
pub use summary_cache::{CachedSummary, JudgedBy};
pub use tables::make as make_tables;
pub use upgrade_told::{Upgrading, tell_upgrades};

use crate::model::{Edit, Key, Row, Schema};
use file_place::FilePlace;
use folder_lock::{FolderLock, Share};
use open::Opened;
use read_at::ReadAt;
use rusqlite::{Connection, TransactionBehavior};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// An open file.
pub struct Store {
    db: Connection,
    place: FilePlace,
    ids: Ids,
    /// Changes of this window that changed no record: what it concluded, written down.
    derived: Cell<u64>,
    /// Accounts that steps of this window have changed and nobody asked for yet.
    touched: BTreeSet<Key>,
    /// The numbers of the steps that were done here.
    own_steps: BTreeSet<Key>,
    /// The last step changed something.
    wrote: bool,
    /// What stood in the file when it was read for the change that comes next.
    read_at: ReadAt,
    /// The copy that is read in the place of the file: gone with it.
    _copy: Option<tempfile::TempDir>,
}

/// What this window saved is brought into the file as it ends: where another has it open, SQLite would leave it beside,
/// and a copy or a move of the file would be without it.
impl Drop for Store {
    fn drop(&mut self) {
        let _ = self.settle();
        self.keep_what_was_left_beside();
    }
}

/// Memory for pages of the file, in KiB, as SQLite has it by itself and while a file is brought in.
const ROOM: i64 = 2_000;
const LARGE_ROOM: i64 = 256_000;

/// What a store gives back.
pub type Result<T> = std::result::Result<T, StoreError>;

impl Store {
    /// Opens a file of ours, or makes a new one where there is none. `ids` makes ids.
    pub fn open(path: &Path, ids: Ids) -> Result<Self> {
        let path = &aside::taken_along(path)?;
        leftover::clear(path);
        let _share = FolderLock::of(path, Share::Some)?;
        Ok(Self::over(open::open(path)?, path, ids))
    }

    /// Opens a file of ours that is there.
    pub fn open_there(path: &Path, ids: Ids) -> Result<Self> {
        if open::is_absent(path)? {
            return Err(StoreError::Absent(path.to_owned()));
        }
        Self::open(path, ids)
    }

    /// Reads a file of ours; not a byte of it or beside it is changed.
    pub fn look(path: &Path, ids: Ids) -> Result<Self> {
        let path = &aside::real(path);
        Ok(Self::over(open::look_only(path).map_err(|fault| fault.at(path))?, path, ids))
    }

    /// A second look at a file that this process has open, for a thread of its own: it only reads, and ends when `stop`
    /// is set. The file is opened by SQLite alone: to open and close it otherwise would drop the locks of the first.
    pub fn alongside(path: &Path, ids: Ids, stop: Arc<AtomicBool>) -> Result<Self> {
        let mut db = open::raw(&aside::real(path))?;
        stop::listen_to(&mut db, stop)?;
        open::set_safe(&db)?;
        db.pragma_update(None, "query_only", true)?;
        let only = Some("another part of the program has it open".to_owned());
        let opened = Opened { db, only, notice: None, copy: None };
        Ok(Self::over(opened, path, ids))
    }

    /// A book that lives in memory only, for tests and sketches.
    pub fn in_memory(ids: Ids) -> Result<Self> {
        let mut db = Connection::open_in_memory()?;
        open::prepare(&mut db)?;
        let opened = Opened { db, only: None, notice: None, copy: None };
        Ok(Self::over(opened, Path::new(""), ids))
    }

    fn over(opened: Opened, path: &Path, ids: Ids) -> Self {
        let Opened { db, only, notice, copy } = opened;
        let place = FilePlace::of(path, only, notice);
        let (touched, own_steps) = (BTreeSet::new(), BTreeSet::new());
        let store = Self {
            db,
            place,
            ids,
            derived: Cell::new(0),
            touched,
            own_steps,
            wrote: false,
            read_at: ReadAt::default(),
            _copy: copy,
        };
        store.know_mark();
        store
    }

    /// Where the file is; empty for one in memory.
    pub fn path(&self) -> &Path {
        self.place.path()
    }

    /// A number that changes when another window or program has written to the file.
    pub fn data_version(&self) -> Result<i64> {
        let mut statement = self.db.prepare_cached("PRAGMA data_version")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Did the last step change anything? One that did not is no step, and undo goes past it.
    pub fn wrote(&self) -> bool {
        self.wrote
    }

    /// Is every page of the file as it should be? Where that cannot be read just now, it is refused.
    pub fn reads_whole(&self) -> Result<bool> {
        file_place::reads_whole(&self.db)
    }

    /// Has this window written anything?
    pub fn has_changed(&self) -> bool {
        self.changes() > 0
    }

    /// A number that grows with every change by this window; no query.
    pub fn changes(&self) -> u64 {
        self.db.total_changes() - self.derived.get()
    }

    /// Numbers that change with every change of the records, by this window or another.
    pub fn state(&self) -> Result<(i64, u64)> {
        Ok((self.data_version()?, self.changes()))
    }

    /// The accounts that steps of this window have changed since this was asked last.
    pub fn take_touched(&mut self) -> BTreeSet<Key> {
        // 0 stands for what belongs to no account.
        self.touched.remove(&0);
        std::mem::take(&mut self.touched)
    }

    /// Reads as of one moment. Each statement by itself would lock the file and let it go again: eight
    /// calls of the system for each of the dozen tables of an account.
    pub fn reading<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        if !self.db.is_autocommit() {
            return work();
        }
        let run = |sql| -> Result<()> {
            self.db.prepare_cached(sql)?.execute([])?;
            Ok(())
        };
        run("BEGIN")?;
        let done = work();
        // A fault may have ended it; then the fault is what counts.
        let ended = if self.db.is_autocommit() { Ok(()) } else { run("COMMIT") };
        let done = done?;
        ended?;
        Ok(done)
    }

    /// Room in memory for the pages of a step of a million records: with less, SQLite writes them aside and looks for
    /// them there, which takes the longer the more of them there are.
    pub fn make_room(&self, large: bool) -> Result<()> {
        let kibibytes = if large { LARGE_ROOM } else { ROOM };
        Ok(self.db.pragma_update(None, "cache_size", -kibibytes)?)
    }

    /// Makes an id that no file has.
    pub fn make_id(&self) -> String {
        self.ids.make()
    }

    /// One transaction: what `work` does is one step of the journal where it changes anything, and
    /// nothing at all where it fails or `keep` is false.
    pub fn step<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        keep: bool,
        work: impl FnOnce(&mut Step) -> std::result::Result<(T, StepLabel), E>,
    ) -> std::result::Result<T, E> {
        self.at_home()?;
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| self.place.held(error.into()))?;
        self.read_at.check(&transaction)?;
        let mut step =
            Step { db: &transaction, ids: &self.ids, journal: journal::Writer::default() };
        let (result, label) = work(&mut step)?;
        let writer = std::mem::take(&mut step.journal);
        if keep {
            let finished = writer.finish(&transaction, stamp, &label);
            let touched = finished.inspect_err(|error| self.read_at.hear(error))?;
            let newest = journal::newest_step(&transaction)?;
            self.read_at.move_on(&transaction)?;
            transaction.commit().map_err(StoreError::from)?;
            self.own_steps.extend(newest.filter(|_| !touched.is_empty()));
            self.wrote = !touched.is_empty();
            self.touched.extend(touched);
            self.know_mark();
        }
        Ok(result)
    }

    /// What `work` would come to: nothing of it stays.
    pub fn trial<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Step) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let before = self.db.total_changes();
        let transaction = self.db.unchecked_transaction().map_err(StoreError::from)?;
        let journal = journal::Writer::default();
        let result = work(&mut Step { db: &transaction, ids: &self.ids, journal });
        let ended = transaction.rollback().map_err(StoreError::from);
        self.derived.set(self.derived.get() + self.db.total_changes() - before);
        ended?;
        result
    }
}

#[cfg(test)]
impl Store {
    /// Does these edits as one step, bare.
    fn apply(&mut self, stamp: &Stamp, label: StepLabel, edits: Vec<Edit>) -> Result<()> {
        self.step(stamp, true, |step| {
            for edit in edits {
                step.apply(edit)?;
            }
            Ok(((), label))
        })
    }
}

/// A step under way: reads what it has written, writes into the journal as it goes.
pub struct Step<'a> {
    db: &'a Connection,
    ids: &'a Ids,
    journal: journal::Writer,
}

impl Step<'_> {
    /// Does one edit; the key of what was put in, else 0.
    pub fn apply(&mut self, edit: Edit) -> Result<i64> {
        write::apply(self.db, &mut self.journal, self.ids, edit)
    }

    /// Makes an id that no file has.
    pub fn make_id(&mut self) -> String {
        self.ids.make()
    }

    /// Everything of the file but its accounts.
    pub fn root(&self) -> Result<Row> {
        read::root(self.db)
    }

    /// One account with all that belongs to it.
    pub fn account(&self, key: i64) -> Result<Row> {
        read::account(self.db, key)
    }

    /// One stored record without what belongs to it, and the number of its account.
    pub fn record(&self, schema: &'static Schema, key: Key) -> Result<Option<(Row, Key)>> {
        let Some(table) = tables::of(schema.record) else {
            return Ok(None);
        };
        let found = read::one(self.db, table, key)?;
        Ok(found.map(|(row, account, _)| (row, account)))
    }

    /// Key, id and name of every account, in file order.
    pub fn account_names(&self) -> Result<Vec<AccountName>> {
        accounts::names(self.db)
    }

    /// The place after the last account.
    pub fn next_account_seat(&self) -> Result<i64> {
        accounts::next_place(self.db)
    }
}
