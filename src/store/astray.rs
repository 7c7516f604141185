//! An open file that is not where it was, or not what it was: what its window sees is kept before anything beside it is
//! let go, and the rep is told where it is.

use super::home::{HeldOpen, Home};
use super::{Store, StoreError, aside, backup, holder, mark, open, salvage};
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A copy that could not be made is tried again after so long.
const TRIES_AFTER: Duration = Duration::from_secs(3);
/// So often another name is taken where another window has just taken the one that was free.
const NAMES: usize = 9;

/// What became of an open file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// It was moved, to this place where the system says it, and nothing is where it was.
    Moved(Option<PathBuf>),
    /// The same, and something else is where it was.
    MovedFor(Option<PathBuf>),
    /// The same, and others have saved into it where it is.
    Divided(Option<PathBuf>),
    /// Another was moved into its place, and it is gone.
    Over,
    /// It was removed.
    Removed,
    /// Another was copied over it.
    Copied,
    /// What lies beside it was taken away.
    Bare,
}

/// What became of what the window sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// It is in the file, or in the one that has its place.
    #[default]
    There,
    /// In this copy.
    In(PathBuf),
    /// Nowhere yet, and why.
    Nowhere(String),
}

/// Why nothing is written into a file that is open, and where what was saved is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Astray {
    /// Where the file was.
    pub path: PathBuf,
    /// What became of it.
    pub became: Became,
    /// Where what was saved is.
    pub kept: Kept,
}

/// The first words say what a narrow line has room for: where what was saved is.
impl fmt::Display for Astray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, remedy) = (self.what(), self.remedy());
        f.write_str(&match &self.kept {
            Kept::There => phrase!("nothing is saved any more: {what}; {remedy}", what, remedy),
            Kept::Nowhere(why) => phrase!(
                "nothing is saved any more, and what was is in this window only ({why}); {what}; {remedy}",
                why,
                what,
                remedy
            ),
            Kept::In(copy) if self.became == Became::Copied => phrase!(
                "nothing is saved any more, and what still reads of before is in {copy}; {what}; {remedy}",
                copy = name(copy),
                what = what,
                remedy = remedy
            ),
            Kept::In(copy) => phrase!(
                "nothing is saved any more, and what was is in {copy}; {what}; {remedy}",
                copy = name(copy),
                what = what,
                remedy = remedy
            ),
        })?;
        match self.place() {
            Some(place) => f.write_str(&phrase!("; it is {place}", place = place.display())),
            None => Ok(()),
        }
    }
}

impl Astray {
    fn what(&self) -> String {
        let name = name(&self.path);
        match (&self.became, &self.kept) {
            (Became::Moved(_), _) => phrase!("{name} was moved", name),
            (Became::MovedFor(_), _) => {
                phrase!("{name} was moved, and another file has its place", name)
            }
            (Became::Divided(_), _) => {
                phrase!("{name} was moved, and others saved into it since", name)
            }
            (Became::Over, Kept::There) => {
                phrase!("another file was moved over {name} that has all of it", name)
            }
            (Became::Over, _) => phrase!("another file was moved over {name}", name),
            (Became::Removed, _) => phrase!("{name} was removed", name),
            (Became::Copied, _) => phrase!("another file was copied over {name}", name),
            (Became::Bare, Kept::There) => {
                phrase!("what lies beside {name} was taken away; what was saved is in it", name)
            }
            (Became::Bare, _) => phrase!("what lies beside {name} was taken away", name),
        }
    }

    fn remedy(&self) -> &'static str {
        match (&self.became, &self.kept) {
            (_, Kept::Nowhere(_)) => phrase!("put that right, and press a key"),
            (Became::Moved(_), _) => phrase!("put it back, or open it where it is now"),
            (Became::Divided(_), _) => phrase!("leave, and open it there"),
            (Became::MovedFor(_), _) | (Became::Over, Kept::In(_)) => {
                phrase!("leave, and open the one that you want")
            }
            (Became::Removed, _) => phrase!("leave, and open that"),
            (Became::Over | Became::Copied | Became::Bare, _) => {
                phrase!("leave, and open it again")
            }
        }
    }

    /// Where the file is now, where it is somewhere.
    fn place(&self) -> Option<&Path> {
        match &self.became {
            _ if matches!(self.kept, Kept::Nowhere(_)) => None,
            Became::Moved(to) | Became::MovedFor(to) | Became::Divided(to) => to.as_deref(),
            Became::Over | Became::Removed | Became::Copied | Became::Bare => None,
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Store {
    /// Another file, a link or nothing is where the file was: what was written goes into it where it is now; of one that
    /// has no name any more a copy is kept.
    pub(super) fn gone_from_home(&self, now: &Home) -> StoreError {
        let place = &self.place;
        let then = place.home.get();
        let open = then.held_open();
        let behind = Home::behind(&place.path);
        let has_name = match &open {
            Some(open) => open.names > 0,
            None => now.file().is_none() || behind.is_same_file(&then),
        };
        if !has_name {
            return self.gone_for_good(now);
        }
        let to = open.as_ref().and_then(|open| open.place.clone());
        let became = match now.file().is_none() || behind.is_same_file(&then) {
            true => Became::Moved(to.clone()),
            false => Became::MovedFor(to.clone()),
        };
        if place.moved.get() {
            return place.astray(became);
        }
        if !self.is_as_it_was(open.as_ref(), &behind) {
            // Who opened it where it is now has written into it: what is here goes on from what it was.
            self.keep_unsaved();
            self.is_there_if_not_kept(to.as_deref().unwrap_or(&place.path));
            place.lost.replace(Some(Became::Divided(to.clone())));
            return place.astray(Became::Divided(to));
        }
        place.moved.set(self.bring_in_where_it_is());
        if !place.moved.get() && now.file().is_some() && !behind.is_same_file(&then) {
            // What lies beside belongs to the other one by its name.
            self.keep_unsaved();
        }
        place.astray(became)
    }

    /// The file is not there any more: what the window sees is kept, unless the one in its place has it, before anything
    /// beside it is touched.
    fn gone_for_good(&self, now: &Home) -> StoreError {
        let place = &self.place;
        self.leave_wal();
        let is_replaced = now.file().is_some();
        if !(is_replaced && self.is_held_by(&place.path)) {
            self.keep_unsaved();
        }
        let is_kept = !matches!(*place.kept.borrow(), Kept::Nowhere(_));
        if is_kept && !place.moved.get() && !self.has_strangers() {
            // It would lie beside the other one as a part of it.
            let _ = self.checkpoint();
            place.moved.set(true);
        }
        place.astray(if is_replaced { Became::Over } else { Became::Removed })
    }

    /// Nothing was written into it by way of another name: its looks are the same, or its last write is one of ours.
    fn is_as_it_was(&self, open: Option<&HeldOpen>, behind: &Home) -> bool {
        let then = self.place.home.get();
        let looks = open.map_or(*behind, |open| open.looks);
        if looks.file().is_none() || looks.is_as_written(&then) {
            return true;
        }
        open.and_then(|open| open.place.as_deref()).is_some_and(|now| {
            let beside = &self.place.path;
            match aside::wal_length(beside) {
                0 => mark::alone(now).flatten() == mark::of(&self.db).ok().flatten(),
                _ => mark::goes_with(now, &aside::wal(beside)),
            }
        })
    }

    /// Has another program the file open, or what lies beside its old name?
    fn has_strangers(&self) -> bool {
        let path = &self.place.path;
        let number = self.place.home.get().file().map(|(_, number)| number);
        number.is_some_and(|number| holder::is_open_elsewhere_by_number(number, path))
    }

    /// The file was moved: what was written goes into it where it is now, through the open file; after that nothing
    /// is left to bring in that could meet another file of its old name. True where all of it is in.
    fn bring_in_where_it_is(&self) -> bool {
        // What cannot be brought in now stays beside the old name.
        let is_in = !self.has_strangers() && self.checkpoint().unwrap_or(false);
        self.leave_wal();
        is_in
    }

    /// Has another file all that this window sees: the same last write, or, where nothing was written here, the newest
    /// step?
    fn is_held_by(&self, path: &Path) -> bool {
        let Ok(other) = open::without_wal(path) else {
            return false;
        };
        let last = mark::of(&self.db).ok().flatten();
        if last.is_some() && mark::of(&other).ok().flatten() == last {
            return true;
        }
        let step = "SELECT max(key) || ' ' || at || ' ' || label FROM step WHERE undone = 0";
        let newest = self.db.query_row(step, [], |row| row.get::<_, String>(0));
        let same =
            "SELECT count(*) FROM step WHERE undone = 0 AND key || ' ' || at || ' ' || label = ?";
        !self.has_changed()
            && newest.is_ok_and(|newest| {
                other.query_row(same, [newest], |row| row.get::<_, i64>(0)).is_ok_and(|n| n > 0)
            })
    }

    /// Keeps what this window sees as a copy beside the file, into which nothing more is brought.
    pub(super) fn keep_unsaved(&self) {
        self.leave_wal();
        self.keep(|to| backup::copy_to(&self.db, to));
    }

    /// Keeps what reads of what was written and not brought in before another file was copied over this one.
    pub(super) fn keep_what_reads(&self) {
        if aside::wal_length(&self.place.path) > 0 {
            self.keep(|to| salvage::save_beside(&self.db, to));
        }
    }

    /// What cannot be read here any more may stand in the file all the same: others have brought it in.
    pub(super) fn is_there_if_not_kept(&self, file: &Path) {
        let newest = self.own_steps.last();
        let is_in = |newest| {
            let sql = "SELECT count(*) FROM step WHERE key = ? AND undone = 0";
            let found = open::without_wal(file)
                .and_then(|db| Ok(db.query_row(sql, [newest], |row| row.get::<_, i64>(0))?));
            found.is_ok_and(|found| found > 0)
        };
        let is_nowhere = matches!(*self.place.kept.borrow(), Kept::Nowhere(_));
        if is_nowhere && newest.is_none_or(is_in) {
            self.place.kept.replace(Kept::There);
        }
    }

    /// Tries again to keep what could not be kept.
    pub(super) fn keep_again(&self, became: &Became) {
        if matches!(*self.place.kept.borrow(), Kept::Nowhere(_)) {
            match became {
                Became::Copied => self.keep_what_reads(),
                _ => self.keep_unsaved(),
            }
        }
    }

    /// Once; what could not be kept is tried again after a while.
    fn keep(&self, make: impl Fn(&Path) -> super::Result<()>) {
        let place = &self.place;
        let waits = place.tried.get().is_some_and(|tried| tried.elapsed() < TRIES_AFTER);
        if waits || matches!(*place.kept.borrow(), Kept::In(_)) {
            return;
        }
        let tried = (0..NAMES).find_map(|_| {
            let to = aside::free(&place.path, "unsaved");
            match make(&to) {
                Ok(()) => Some(Kept::In(to)),
                Err(fault) if is_taken(&fault) => None,
                Err(fault) if fault.is_damage() => {
                    Some(Kept::Nowhere(phrase!("it cannot be read now").to_owned()))
                }
                Err(fault) => Some(Kept::Nowhere(fault.reason())),
            }
        });
        if let Some(kept) = tried {
            let failed = matches!(kept, Kept::Nowhere(_));
            place.tried.set(failed.then(Instant::now));
            place.kept.replace(kept);
        }
    }

    /// At the end: of a file that was moved, what could not be brought in is kept as a copy beside its old name.
    pub(super) fn keep_what_was_left_beside(&self) {
        let place = &self.place;
        let path = place.path();
        if self.only_reads().is_some() || path.as_os_str().is_empty() || place.moved.get() {
            return;
        }
        let is_away = !Home::of(path).is_same_file(&place.home.get());
        if is_away && aside::wal_length(path) > 0 && self.has_changed() {
            self.keep_unsaved();
        }
    }
}

/// Another window has just taken the name.
fn is_taken(fault: &StoreError) -> bool {
    match fault {
        StoreError::Taken(_) => true,
        StoreError::Io { source, .. } => source.kind() == ErrorKind::AlreadyExists,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(became: Became, kept: Kept) -> String {
        Astray { path: PathBuf::from("/home/rep/k.anteroom"), became, kept }.to_string()
    }

    #[test]
    fn each_sentence_says_what_is_so_and_where_what_was_saved_is() {
        let copy = || Kept::In(PathBuf::from("/home/rep/k.anteroom.unsaved"));
        let to = || Some(PathBuf::from("/stick/k"));
        let full = || Kept::Nowhere("the disk is full".to_owned());
        let table = [
            (
                Became::Moved(to()),
                Kept::There,
                "put it back, or open it where it is now; it is /stick/k",
            ),
            (
                Became::Moved(None),
                Kept::There,
                "k.anteroom was moved; put it back, or open it where it is now",
            ),
            (Became::MovedFor(to()), Kept::There, "and another file has its place; leave"),
            (Became::MovedFor(None), copy(), "what was is in k.anteroom.unsaved"),
            (Became::Divided(to()), copy(), "others saved into it since"),
            (
                Became::Over,
                copy(),
                "what was is in k.anteroom.unsaved; another file was moved over k.anteroom",
            ),
            (Became::Over, Kept::There, "that has all of it; leave, and open it again"),
            (Became::Over, full(), "in this window only (the disk is full)"),
            (Became::Removed, copy(), "what was is in k.anteroom.unsaved; k.anteroom was removed"),
            (Became::Copied, copy(), "what still reads of before is in k.anteroom.unsaved"),
            (Became::Copied, Kept::There, "copied over k.anteroom; leave, and open it again"),
            (Became::Bare, Kept::There, "taken away; what was saved is in it"),
            (Became::Bare, copy(), "what was is in k.anteroom.unsaved"),
        ];
        for (became, kept, part) in table {
            let has_place = matches!(became, Became::Moved(_));
            let said = said(became, kept);
            assert!(said.starts_with("nothing is saved any more") && said.contains(part), "{said}");
            assert_eq!(said.contains("put it back"), has_place, "{said}");
        }
    }
}
