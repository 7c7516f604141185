//! The open file with the method's data and the day on which everything is judged.

use super::Result;
use super::Shared;
use crate::exchange::keys::KeyRow;
use crate::exchange::{keys, playbook, words};
use crate::model::codes::CODES;
use crate::model::playbook::Playbook;
use crate::model::words::Words;
use crate::model::{Date, Vocabulary, system_words};
use crate::store::{self, Ids, Stamp, Store};
use crate::text::DayText;
use crate::text::phrase;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Once};
use std::thread;

/// What comes in from outside: the file, the day, chance, the rep's own playbook.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The one file.
    pub file: PathBuf,
    /// The day that rules judge by: `--today`, else the clock's.
    pub today: Date,
    /// The time of day, `HH:MM`, for the journal.
    pub time: String,
    /// A random number, for ids.
    pub seed: u64,
    /// The folder of the rep's own playbook.toml and words.toml.
    pub config: Option<PathBuf>,
}

/// From so many accounts on a look at all of them takes longer than a key may wait.
const LARGE: usize = 400;

/// What all accounts share, with the state of the file that it was read in.
type SharedAt = ((i64, u64), Rc<Shared>);

/// The open file.
pub struct Workbench {
    pub(super) store: Store,
    /// The method's numbers and questions.
    pub playbook: Arc<Playbook>,
    /// The words on screen.
    pub words: Arc<Words>,
    /// The rep's own keys, as keys.toml names them.
    pub keys: Vec<KeyRow>,
    /// What of the rep's own files could not be read, each a sentence with file and line.
    pub faults: Vec<String>,
    pub(super) vocabulary: Vocabulary,
    pub(super) setting: Setting,
    /// What all accounts share, with the state of the file that it was read in.
    pub(super) kept: RefCell<Option<SharedAt>>,
    /// The same as it was read last, by whomever: before the first frame without sales.
    pub(super) known: RefCell<Option<Rc<Shared>>>,
}

impl Workbench {
    /// Opens the file, or makes a new one where there is none.
    pub fn open(setting: Setting) -> Result<Self> {
        read_ahead();
        let store = Store::open(&setting.file, Ids::seeded(setting.seed))?;
        Self::over(store, setting)
    }

    /// Opens the file to look at; where there is none, an empty book of which nothing stays.
    pub fn open_to_look(setting: Setting) -> Result<Self> {
        match setting.file.exists() {
            true => Self::open(setting),
            false => Self::over(Store::in_memory(Ids::seeded(setting.seed))?, setting),
        }
    }

    /// Opens a file that is there; a command that only reads makes none.
    pub fn open_there(setting: Setting) -> Result<Self> {
        read_ahead();
        let store = Store::open_there(&setting.file, Ids::seeded(setting.seed))?;
        Self::over(store, setting)
    }

    /// Reads another book of anteroom, of which not a byte is changed.
    pub fn look(setting: Setting) -> Result<Self> {
        let store = Store::look(&setting.file, Ids::seeded(setting.seed))?;
        Self::over(store, setting)
    }

    /// A second look at a book that is open, for a thread of its own: it only reads, and ends when `stop` is set.
    pub fn alongside(setting: Setting, stop: Arc<AtomicBool>) -> Result<Self> {
        let store = Store::alongside(&setting.file, Ids::seeded(setting.seed), stop)?;
        Self::over(store, setting)
    }

    /// Does a look at all accounts take longer than a key may wait? Not of a book that only this process can see, or
    /// that is read in a copy.
    pub fn is_large(&self) -> Result<bool> {
        let is_seen = !self.file().as_os_str().is_empty() && self.only_reads().is_none();
        Ok(is_seen && self.account_count()? > LARGE)
    }

    /// A workbench on a book in memory, for tests and sketches.
    pub fn in_memory(today: Date) -> Result<Self> {
        let time = "09:00".to_owned();
        let setting = Setting { file: PathBuf::new(), today, time, seed: 1, config: None };
        Self::over(Store::in_memory(Ids::seeded(1))?, setting)
    }

    pub(super) fn over(store: Store, setting: Setting) -> Result<Self> {
        let mut faults = Vec::new();
        let mut own = |name: &str| own_text(setting.config.as_deref(), name, &mut faults);
        let (playbook, words) = (own("playbook.toml"), own("words.toml"));
        let keys = own("keys.toml");
        let mut told = |name: &str, own: Vec<String>| {
            faults.extend(own.into_iter().map(|fault| format!("{name}: {fault}")));
        };
        let playbook = match playbook {
            Some(text) => {
                let (read, own) = playbook::read(&text);
                told("playbook.toml", own);
                Arc::new(read)
            }
            None => playbook::default_playbook(),
        };
        let words = match words {
            Some(text) => {
                let (read, own) = words::read(&text);
                told("words.toml", own);
                phrase::translate(read.phrases());
                Arc::new(read)
            }
            None => words::default_words(),
        };
        let (keys, own) = keys::read(&keys.unwrap_or_default());
        told("keys.toml", own);
        let vocabulary = vocabulary(&playbook);
        let (kept, known) = (RefCell::default(), RefCell::default());
        let mut bench =
            Self { store, playbook, words, keys, faults, vocabulary, setting, kept, known };
        if bench.store.only_reads().is_none() {
            // Where it cannot be finished now, the next opening does it.
            let _ = bench.finish_forgetting();
        }
        Ok(bench)
    }

    /// The day on which everything is judged.
    pub fn today(&self) -> Date {
        self.setting.today
    }

    /// The time of day when it was opened, `HH:MM`.
    pub fn time(&self) -> &str {
        &self.setting.time
    }

    /// What came in from outside.
    pub fn setting(&self) -> &Setting {
        &self.setting
    }

    /// Where the file is.
    pub fn file(&self) -> &Path {
        self.store.path()
    }

    /// When a step of the journal is done, and by whom.
    pub(super) fn stamp(&self) -> Result<Stamp> {
        let who = self.store.root()?.get("rep").to_owned();
        let who = match who {
            crate::model::Value::One(rep) => rep.name().unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        let at = format!("{}T{}", self.setting.today.iso_day(), self.setting.time);
        Ok(Stamp { at, who })
    }
}

/// Reads what is built into the program in a thread of its own while the file is opened, once in a process: it takes as
/// long as the opening does. Without a thread it is read where it is needed.
fn read_ahead() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        let _ = thread::Builder::new().name("playbook".to_owned()).spawn(|| {
            make_room();
            playbook::default_playbook();
            words::default_words();
            store::make_tables();
        });
    });
}

/// Asks for the memory that a thread is about to need and gives it back: an allocator that grows the room of a thread
/// page by page (glibc's does, a hundred times here) stops the whole process each time.
fn make_room() {
    const PIECE: usize = 96 * 1024;
    let pieces: [Vec<u8>; 5] = std::array::from_fn(|_| Vec::with_capacity(PIECE));
    std::hint::black_box(&pieces);
}

/// A file of the config folder, where there is one; one that cannot be read is a fault.
fn own_text(folder: Option<&Path>, name: &str, faults: &mut Vec<String>) -> Option<String> {
    let path = folder?.join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
        Err(e) => {
            faults.push(phrase!("{}: {}; all of it is left out", name, system_words(&e)));
            None
        }
    }
}

fn vocabulary(playbook: &Playbook) -> Vocabulary {
    let topics = playbook
        .topics()
        .map(|(category, topic)| (format!("{}.{}", category.name, topic.name), topic.person));
    let criteria = playbook.criteria().map(|c| c.name.clone());
    let processes = playbook.processes().iter().map(|p| p.name.clone());
    Vocabulary {
        topics: topics.collect(),
        criteria: criteria.collect(),
        processes: processes.collect(),
        codes: CODES.iter().map(|(code, _)| *code).collect(),
    }
}
