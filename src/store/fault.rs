//! Why the file could not be read or written, in a sentence that a rep understands.

use super::astray::Astray;
use crate::model::system_words;
use std::cell::Cell;
use std::fmt;
use std::path::{Path, PathBuf};

/// Why the file could not be read or written, in a sentence.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is none, and the command only reads.
    #[error("{}: there is no such file; check the name, or begin one with anteroom --file and that name", .0.display())]
    Absent(PathBuf),
    /// Nothing in it, and not made by us.
    #[error("{}: the file is empty and not an anteroom file; remove it or name another with --file", .0.display())]
    Empty(PathBuf),
    /// Something else.
    #[error("{}: this is not an anteroom file; name another with --file", .0.display())]
    Foreign(PathBuf),
    /// Something else, where a copy of a book was named.
    #[error("{}: this is no copy of a book of anteroom; name another", .0.display())]
    NoCopy(PathBuf),
    /// A file of ours into which somebody has put more than records.
    #[error("{}: somebody has built {what} into this file, which could change it behind your back; nothing was run: import it into a book of your own", .path.display())]
    Altered {
        /// Where it is.
        path: PathBuf,
        /// What there is, in words.
        what: String,
    },
    /// The same of an earlier version, which has to be brought up before it can be read.
    #[error("{}: somebody has built {what} into this file, and it is of an earlier version; nothing was run: ask for an export of it", .path.display())]
    Built {
        /// Where it is.
        path: PathBuf,
        /// What there is, in words.
        what: String,
    },
    /// Made by a later version.
    #[error("{}: the file was written by a newer anteroom (its version {found}, this one reads {known}); install the newer program", .path.display())]
    Newer {
        /// Where it is.
        path: PathBuf,
        /// The version of its tables.
        found: i64,
        /// The version of ours.
        known: i64,
    },
    /// The folder or the file cannot be reached.
    #[error("{}: {}; {}", .path.display(), system_words(.source), what_helps(.source))]
    Io {
        /// Where it is.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A copy is never written over anything.
    #[error("{}: there is a file of that name already; name another", .0.display())]
    Taken(PathBuf),
    /// The name of what belongs to a book.
    #[error("{}: a book of anteroom keeps something of its own under that name; name another", .0.display())]
    Beside(PathBuf),
    /// Another program holds the file; who, where the system says it.
    #[error("the file is busy: {}; try again in a moment", who_holds(.0.as_deref()))]
    Busy(Option<String>),
    /// Another program reads what the file was before; who, where the system says it.
    #[error("the file is busy: {}; close it there, or try again in a moment", who_reads(.0.as_deref()))]
    Read(Option<String>),
    /// No room, or no right to write.
    #[error("the file cannot be written ({}); {}, nothing was lost", .0, .0.remedy())]
    Unwritable(Unwritten),
    /// The system did not give what was asked for, this once: nothing says that the file is damaged.
    #[error("the file could not be read just now; try again")]
    Unread,
    /// It was opened to look, because it cannot be written.
    #[error("{}: the file can only be read ({why}); nothing was changed", .path.display())]
    OnlyRead {
        /// Where it is.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// The file is damaged, or SQLite refused.
    #[error("{0}; anteroom doctor says what can still be read and saves it into a new file")]
    Damaged(String),
    /// It is not where it was, or not what it was, while it is open.
    #[error("{0}")]
    Astray(Astray),
    /// Another window or program has it open, and it has to be alone.
    #[error("{}: another window or program has the file open; close it there, or try again", .0.display())]
    OpenElsewhere(PathBuf),
    /// Another fault, of this file.
    #[error("{}: {fault}", .path.display())]
    At {
        /// Where it is.
        path: PathBuf,
        /// What is wrong with it.
        fault: Box<StoreError>,
    },
    /// Another window or program has changed the records after they were read for this change.
    #[error(
        "another window or program has saved at the same moment; nothing was saved here: look again, and do it again"
    )]
    Overtaken,
    /// A record that was to be named, or was named, by what is not there any more; in words.
    #[error("{0}")]
    Lost(String),
    /// The rep ended what took too long.
    #[error("stopped; nothing was changed")]
    Stopped,
    /// There is nothing to undo or redo, nothing of that number.
    #[error("{0}")]
    Nothing(String),
}

/// Why a file could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// No space is left.
    Full,
    /// The system refused: no space for this rep, a file that may not grow, a disk that fails.
    Refused,
    /// No memory is left.
    Memory,
    /// A text is longer than a file takes.
    TooLong,
    /// It may only be read.
    OnlyRead,
    /// It, or what has to lie beside it, may not be opened.
    Closed,
    /// It has this second name, which would not have what is saved.
    SecondName(String),
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => phrase!("the disk is full"),
            Self::Refused => phrase!("the disk did not take it"),
            Self::Memory => phrase!("there is not enough memory"),
            Self::TooLong => phrase!("a text is too long for it"),
            Self::OnlyRead => phrase!("it is read-only"),
            Self::Closed => phrase!("it cannot be opened"),
            Self::SecondName(other) => {
                let said = phrase!("it has a second name, {other}, that would not have what is saved here; copy it", other);
                return f.write_str(&said);
            }
        })
    }
}

impl Unwritten {
    fn remedy(&self) -> &'static str {
        match self {
            Self::Full => phrase!("free some space"),
            Self::Refused => phrase!("free some space or check the disk"),
            Self::Memory => phrase!("close other programs"),
            Self::TooLong => phrase!("cut the text"),
            Self::OnlyRead | Self::Closed => phrase!("check its rights and those of its folder"),
            Self::SecondName(_) => phrase!("copy it"),
        }
    }
}

/// What a rep can do where the system refuses.
fn what_helps(source: &std::io::Error) -> &'static str {
    use std::io::ErrorKind as Kind;
    match source.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => phrase!("free some space"),
        Kind::FileTooLarge => phrase!("the disk or the system takes no larger file"),
        _ => phrase!("check the folder and its rights"),
    }
}

thread_local! {
    /// How often SQLite has met a damage, in whatever file.
    static DAMAGES: Cell<u64> = const { Cell::new(0) };
}

/// How often a damage was met so far: where it is more than before, an open file is looked at before the next write.
pub(super) fn damages() -> u64 {
    DAMAGES.get()
}

fn who_holds(who: Option<&str>) -> String {
    match who {
        Some(who) => phrase!("{who} is writing to it", who),
        None => phrase!("it could not be locked").to_owned(),
    }
}

fn who_reads(who: Option<&str>) -> String {
    match who {
        Some(who) => phrase!("{who} is reading what it was before", who),
        None => phrase!("another program is reading what it was before").to_owned(),
    }
}

/// The fault of a read, not of a write.
fn is_about_reading(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi::{
        SQLITE_IOERR_ACCESS, SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_FSTAT, SQLITE_IOERR_READ,
        SQLITE_IOERR_SHORT_READ,
    };
    error.sqlite_error().is_some_and(|e| {
        [
            SQLITE_IOERR_ACCESS,
            SQLITE_IOERR_CORRUPTFS,
            SQLITE_IOERR_FSTAT,
            SQLITE_IOERR_READ,
            SQLITE_IOERR_SHORT_READ,
        ]
        .contains(&e.extended_code)
    })
}

/// A record that belongs to one that is gone.
fn is_of_an_owner(error: &rusqlite::Error) -> bool {
    let code = rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;
    error.sqlite_error().is_some_and(|e| e.extended_code == code)
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked | Code::FileLockingProtocolFailed) => {
                Self::Busy(None)
            }
            Some(Code::OutOfMemory) => Self::Unwritable(Unwritten::Memory),
            Some(Code::TooBig) => Self::Unwritable(Unwritten::TooLong),
            Some(Code::OperationInterrupted) => Self::Stopped,
            Some(Code::DiskFull) => Self::Unwritable(Unwritten::Full),
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::Unwritable(Unwritten::OnlyRead),
            Some(Code::CannotOpen) => Self::Unwritable(Unwritten::Closed),
            Some(Code::SystemIoFailure) if is_about_reading(&error) => Self::Unread,
            Some(Code::SystemIoFailure) => Self::Unwritable(Unwritten::Refused),
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => {
                DAMAGES.set(DAMAGES.get() + 1);
                Self::Damaged(phrase!("a part of the file is damaged").to_owned())
            }
            _ if is_of_an_owner(&error) => Self::Nothing(
                phrase!("nothing was saved: another window has taken away what it belongs to")
                    .to_owned(),
            ),
            _ => {
                Self::Damaged(phrase!("a part of the file is not as anteroom wrote it").to_owned())
            }
        }
    }
}

impl StoreError {
    /// What the system says of this file.
    pub(super) fn io(path: &Path) -> impl Fn(std::io::Error) -> Self + '_ {
        move |source| Self::Io { path: path.to_owned(), source }
    }

    /// With the file's place, where the sentence has none.
    pub(super) fn at(self, path: &Path) -> Self {
        match self {
            Self::Busy(_)
            | Self::Read(_)
            | Self::Unread
            | Self::Unwritable(_)
            | Self::Damaged(_) => Self::At { path: path.to_owned(), fault: Box::new(self) },
            fault => fault,
        }
    }

    /// The fault of a copy that is read in the place of this file: of the file itself.
    pub(super) fn of(self, file: &Path) -> Self {
        let path = file.to_owned();
        match self {
            Self::Altered { what, .. } => Self::Built { path, what },
            Self::Newer { found, known, .. } => Self::Newer { path, found, known },
            Self::At { fault, .. } => Self::At { path, fault },
            fault => fault.at(file),
        }
    }

    /// Why alone, for a sentence that says itself what it is about and what became of it.
    pub fn reason(&self) -> String {
        match self {
            Self::Unwritable(why) => why.to_string(),
            Self::At { fault, .. } => fault.reason(),
            Self::Io { source, .. } => system_words(source),
            fault => fault.to_string(),
        }
    }

    /// Is the file itself sound, and only writing refused?
    pub(super) fn is_about_writing(&self) -> bool {
        match self {
            Self::Unwritable(_) => true,
            Self::At { fault, .. } => fault.is_about_writing(),
            _ => false,
        }
    }

    /// Was it refused once, which may be a fault of the moment?
    pub fn is_worth_a_second_try(&self) -> bool {
        match self {
            Self::Unread | Self::Damaged(_) => true,
            Self::At { fault, .. } => fault.is_worth_a_second_try(),
            _ => false,
        }
    }

    /// Is the file itself broken?
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Damaged(_) => true,
            Self::At { fault, .. } => fault.is_damage(),
            _ => false,
        }
    }

    /// Does another program hold the file for now?
    pub fn is_busy(&self) -> bool {
        match self {
            Self::Busy(_) | Self::Read(_) => true,
            Self::At { fault, .. } => fault.is_busy(),
            _ => false,
        }
    }
}
