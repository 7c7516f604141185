//! The open file with the method's data and the day on which everything is judged.

use super::Result;
use super::Shared;
use crate::exchange::{keys, playbook, words};
use crate::model::codes::CODES;
use crate::model::playbook::Playbook;
use crate::model::words::Words;
use crate::model::{Date, Refusal, Vocabulary};
use crate::store::{Ids, Stamp, Store};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

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

/// What all accounts share, with the state of the file that it was read in.
type Kept = ((i64, u64), Rc<Shared>);

/// The open file.
pub struct Workbench {
    pub(super) store: Store,
    /// The method's numbers and questions.
    pub playbook: Playbook,
    /// The words on screen.
    pub words: Words,
    /// The rep's own keys, as keys.toml names them.
    pub keys: Vec<(String, Vec<String>)>,
    pub(super) vocabulary: Vocabulary,
    pub(super) setting: Setting,
    /// What all accounts share, with the state of the file that it was read in.
    pub(super) kept: RefCell<Option<Kept>>,
    /// The same as it was read last, by whomever: before the first frame without sales.
    pub(super) known: RefCell<Option<Rc<Shared>>>,
}

impl Workbench {
    /// Opens the file, or makes a new one where there is none.
    pub fn open(setting: Setting) -> Result<Self> {
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
        let store = Store::open_there(&setting.file, Ids::seeded(setting.seed))?;
        Self::over(store, setting)
    }

    /// Reads another book of anteroom, of which not a byte is changed.
    pub fn look(setting: Setting) -> Result<Self> {
        let store = Store::look(&setting.file, Ids::seeded(setting.seed))?;
        Self::over(store, setting)
    }

    /// A workbench on a book in memory, for tests and sketches.
    pub fn in_memory(today: Date) -> Result<Self> {
        let time = "09:00".to_owned();
        let setting = Setting { file: PathBuf::new(), today, time, seed: 1, config: None };
        Self::over(Store::in_memory(Ids::seeded(1))?, setting)
    }

    pub(super) fn over(store: Store, setting: Setting) -> Result<Self> {
        let own = |name: &str| own_text(setting.config.as_deref(), name);
        let playbook = match own("playbook.toml")? {
            Some((path, text)) => playbook::parse(&text).map_err(|why| refuse(&path, why))?,
            None => playbook::default_playbook(),
        };
        let words = match own("words.toml")? {
            Some((path, text)) => words::parse(&text).map_err(|why| refuse(&path, why))?,
            None => words::default_words(),
        };
        let keys = match own("keys.toml")? {
            Some((path, text)) => keys::parse(&text).map_err(|why| refuse(&path, why))?,
            None => Vec::new(),
        };
        let vocabulary = vocabulary(&playbook);
        let (kept, known) = (RefCell::default(), RefCell::default());
        let mut bench = Self { store, playbook, words, keys, vocabulary, setting, kept, known };
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
        let at = format!("{}T{}", self.setting.today.format("%Y-%m-%d"), self.setting.time);
        Ok(Stamp { at, who })
    }
}

/// A file of the config folder, where there is one.
fn own_text(folder: Option<&Path>, name: &str) -> Result<Option<(PathBuf, String)>> {
    let Some(path) = folder.map(|f| f.join(name)) else {
        return Ok(None);
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(refuse(&path, e.to_string())),
    }
}

fn refuse(path: &Path, why: String) -> Refusal {
    Refusal::at(
        path.display().to_string(),
        why.trim_end_matches('.'),
        "mend the file, or take it away",
    )
}

fn vocabulary(playbook: &Playbook) -> Vocabulary {
    let topics = playbook
        .topics()
        .map(|(category, topic)| (format!("{}.{}", category.name, topic.name), topic.person));
    let criteria = playbook.stages().iter().flat_map(|s| &s.criteria).map(|c| c.name.clone());
    Vocabulary {
        topics: topics.collect(),
        criteria: criteria.collect(),
        codes: CODES.iter().map(|(code, _)| *code).collect(),
    }
}
