//! The file: where it lies, how large it is, who can read it, its copies, and what can be done with it.

use super::{Result, Workbench, in_json, restore_command};
use crate::model::Date;
use crate::model::statement::{Block, Group, Head, Item, Piece, Statement, Tone};
use crate::rules::phrase;
use crate::store::{Ids, Store, all_copies};
use crate::text::DayText;
use crate::text::format::count;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A copy of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopyState {
    /// Where it is.
    pub path: PathBuf,
    /// The day in its name, else the day on which it was written.
    #[serde(serialize_with = "in_json::day")]
    pub day: Option<Date>,
    /// Why it was made: `by hand`, `each day`, `before import`, `before undo`, `before upgrade`, `before restore`.
    pub why: &'static str,
    /// How large it is.
    pub bytes: u64,
    /// Accounts that it holds; nothing where it cannot be read.
    pub accounts: Option<usize>,
    /// Steps of the journal that the file has and it has not; negative where it has more.
    pub steps_behind: Option<i64>,
}

/// What the last step did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastChange {
    /// When: `2026-11-24T09:12`.
    pub at: String,
    /// What it said of itself.
    pub what: String,
}

/// The state of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileState {
    /// Where it is; empty of a book in memory.
    pub path: PathBuf,
    /// How large it is.
    pub bytes: u64,
    /// What it holds.
    pub accounts: usize,
    /// People of all accounts.
    pub people: usize,
    /// Contacts of all accounts.
    pub contacts: usize,
    /// The version of its tables.
    pub version: i64,
    /// Others on this machine can read it; nothing where that cannot be known.
    pub others_read: Option<bool>,
    /// Why it can only be read.
    pub only_reads: Option<String>,
    /// The newest step.
    pub last_change: Option<LastChange>,
    /// Its copies, the newest first.
    pub copies: Vec<CopyState>,
    /// Pairs that look like one.
    pub doubles: usize,
}

/// What a check of the whole file found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCheck {
    /// Every fault in a sentence.
    pub faults: Vec<String>,
    /// Records that were read.
    pub records: usize,
    /// The export comes back as the same bytes; nothing where that was not tried.
    pub round_trip: Option<bool>,
}

impl Workbench {
    /// Where the file lies, what it holds, its copies.
    pub fn file_state(&self) -> Result<FileState> {
        let path = self.file().to_owned();
        let (people, contacts) = (self.store.count_of("person")?, self.store.count_of("contact")?);
        let last = self.store.last_step()?;
        let newest = self.store.newest_step()?;
        Ok(FileState {
            bytes: std::fs::metadata(&path).map_or(0, |about| about.len()),
            accounts: self.account_count()?,
            people,
            contacts,
            version: self.store.version()?,
            others_read: others_read(&path),
            only_reads: self.only_reads().map(str::to_owned),
            last_change: last.map(|(at, what)| LastChange { at, what }),
            copies: match path.as_os_str().is_empty() {
                true => Vec::new(),
                false => {
                    all_copies(&path).into_iter().map(|copy| copy_state(copy, newest)).collect()
                }
            },
            doubles: self.doubles()?.pairs.len(),
            path,
        })
    }

    /// A full check of the open file: nothing of it is changed but what is derived.
    pub fn check_file(&self) -> Result<FileCheck> {
        let faults = self.doctor()?;
        let mut records = 0;
        let mut round_trip = None;
        if faults.is_empty() {
            for key in self.account_keys()? {
                let row = self.account_row(key)?;
                records += super::relations::records(&row).len();
            }
            round_trip = Some(self.comes_back()?);
        }
        Ok(FileCheck { faults, records, round_trip })
    }

    /// Is the export, brought into an empty book and exported again, the same?
    fn comes_back(&self) -> Result<bool> {
        let book = self.export_json(None)?;
        let mut other = Self::aside(self.setting.clone())?;
        let source = super::Source::new(phrase!("the file itself"), book.clone().into_bytes());
        other.import(vec![source], true, &mut |_, _| {})?;
        Ok(other.export_json(None)? == book)
    }
}

#[cfg(unix)]
fn others_read(path: &Path) -> Option<bool> {
    use std::os::unix::fs::PermissionsExt;
    let about = std::fs::metadata(path).ok()?;
    Some(about.permissions().mode() & 0o044 != 0)
}

#[cfg(not(unix))]
fn others_read(_: &Path) -> Option<bool> {
    None
}

fn copy_state(path: PathBuf, newest: i64) -> CopyState {
    let about = std::fs::metadata(&path).ok();
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let written = about.as_ref().and_then(|a| a.modified().ok()).and_then(day_of_time);
    let store = Store::look(&path, Ids::seeded(0)).ok();
    let steps = store.as_ref().and_then(|s| s.newest_step().ok());
    CopyState {
        day: day_in(&name).or(written),
        why: why(&name),
        bytes: about.map_or(0, |a| a.len()),
        accounts: store.as_ref().and_then(|s| s.account_count().ok()),
        steps_behind: steps.map(|s| newest - s),
        path,
    }
}

/// The first day that stands in a name.
fn day_in(name: &str) -> Option<Date> {
    let starts = name.char_indices().map(|(at, _)| at);
    starts.filter_map(|at| crate::model::parse_day(name.get(at..at + 10)?)).next()
}

/// The day of a file's time in UTC: a copy that has no day in its name.
pub(super) fn day_of_time(time: SystemTime) -> Option<Date> {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
    let days = i64::try_from(since.as_secs() / 86_400).ok()?;
    Date::from_ymd_opt(1970, 1, 1)?.checked_add_signed(chrono::Duration::try_days(days)?)
}

fn why(name: &str) -> &'static str {
    let kinds = [
        ("-daily", phrase!("each day")),
        ("-import", phrase!("before import")),
        ("-undo", phrase!("before undo")),
        (".before-restore", phrase!("before restore")),
        (".before-", phrase!("before upgrade")),
    ];
    kinds.iter().find(|(part, _)| name.contains(part)).map_or(phrase!("by hand"), |(_, why)| why)
}

/// "836 kB", "1.2 MB".
pub fn size(bytes: u64) -> String {
    match bytes {
        0..=999 => phrase!("{bytes} bytes", bytes),
        1_000..=999_999 => phrase!("{} kB", (bytes + 500) / 1_000),
        _ => phrase!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// The sheet: what it is and what can be done, the check where there was one, the copies.
pub fn statement(state: &FileState, check: Option<&FileCheck>, today: Date) -> Statement {
    let mut blocks = vec![main(state, today)];
    blocks.extend(check.map(checked));
    blocks.push(copies(state, today));
    Statement { title: phrase!("The file").into(), aside: today.full_day(), blocks }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What it is, and what can be done with it.
pub fn main(state: &FileState, today: Date) -> Block {
    let name = match state.path.as_os_str().is_empty() {
        true => phrase!("in memory: nothing of it stays").to_owned(),
        false => name_of(&state.path),
    };
    let people = count(state.people, "person");
    let holds = format!(
        "{}, {people}, {}",
        count(state.accounts, "account"),
        count(state.contacts, "contact")
    );
    let readers = match (state.others_read, &state.only_reads) {
        (_, Some(why)) => Piece::warning(phrase!("it can only be read: {why}", why)),
        (Some(true), _) => Piece::warning(phrase!("others on this machine can read it")),
        (Some(false), _) => phrase!("you alone on this machine").into(),
        (None, _) => Piece::muted(phrase!("not known")),
    };
    let last = state.last_change.as_ref().map(|c| {
        let (day, time) = c.at.split_once('T').unwrap_or((c.at.as_str(), ""));
        let day =
            crate::model::parse_day(day).map(|d| phrase::said_day(d, today)).unwrap_or_default();
        format!("{day} {time}, {}", c.what)
    });
    let facts = Group::of_labels()
        .with(Item::said("where", state.path.display().to_string()))
        .with(Item::said("holds", holds))
        .with(Item::said(
            "size",
            phrase!("{}, tables of version {}", size(state.bytes), state.version),
        ))
        .with(Item::said(phrase!("last change"), last.unwrap_or(phrase!("none").to_owned())))
        .with(Item::said(phrase!("who can read it"), readers));
    Block::new(phrase!("The file and what to do with it"), name)
        .with(facts)
        .with(deeds(state, today))
}

fn deeds(state: &FileState, today: Date) -> Group {
    let newest = state.copies.iter().filter_map(|c| c.day).max();
    let last = match newest {
        Some(day) => Piece::muted(phrase!("last {}", phrase::said_day(day, today))),
        None => Piece::warning(phrase!(
            "No copy yet. Enter makes one now; the program makes one each day"
        )),
    };
    let pairs = match state.doubles {
        0 => Piece::muted(phrase!("no two look like one")),
        1 => Piece::new(phrase!("1 pair may be one"), Tone::Warn),
        n => Piece::new(phrase!("{n} pairs may be one", n), Tone::Warn),
    };
    let copies =
        phrase!("{}; what is here now is kept beside it", count(state.copies.len(), "copy"));
    let mut group = Group::of_labels();
    for (name, label, words, command) in DEEDS {
        let words = if words.is_empty() {
            says(&copies, &last, &pairs, name)
        } else {
            Piece::muted(phrase!(words))
        };
        group.push(Item::new([Piece::from(phrase!(label)), words]).named(name).command(command));
    }
    group
}

fn says(copies: &str, last: &Piece, pairs: &Piece, name: &str) -> Piece {
    match name {
        "back up" => last.clone(),
        "restore" => Piece::muted(copies),
        _ => pairs.clone(),
    }
}

/// What can be done: its name, its label, what is said of it (nothing: that depends on the file), its command.
const DEEDS: [(&str, &str, &str, &str); 9] = [
    ("back up", "back up now", "", "anteroom backup"),
    ("restore", "restore a copy", "", "anteroom restore PATH"),
    ("check", "check the whole file", "doctor: pages, records, ties, export", "anteroom doctor"),
    ("hand on", "hand the book on", "all of it, for an anteroom", "anteroom export -o book.json"),
    (
        "tables",
        "save tables",
        "for Excel, address books, calendars, Markdown",
        "anteroom export --format csv -o book.csv",
    ),
    (
        "import",
        "bring a file in",
        "shows what would change before it changes",
        "anteroom import FILE --dry-run",
    ),
    ("doubles", "doubles", "", "anteroom doubles"),
    (
        "one person",
        "what it holds on one",
        "a person on one page, for that person",
        "anteroom person-data ACCOUNT PERSON",
    ),
    (
        "forget",
        "forget a person",
        "for good, in the history too; undo cannot bring them back",
        "anteroom forget ACCOUNT PERSON --copies",
    ),
];

/// What the check found.
pub fn checked(check: &FileCheck) -> Block {
    if !check.faults.is_empty() {
        let mut group = Group::of_sentences();
        for fault in &check.faults {
            group.push(Item::new([Piece::new(fault.as_str(), Tone::Bad)]));
        }
        let says = phrase!(
            "What cannot be mended is saved: anteroom doctor writes all that can be read beside the file"
        );
        let rest = Group::of_sentences().with(Item::new([Piece::muted(says)]));
        return Block::new("Doctor", count(check.faults.len(), "fault")).with(group).with(rest);
    }
    let back = match check.round_trip {
        Some(true) => {
            good(phrase!("export, import"), phrase!("gives the same file again").to_owned())
        }
        Some(false) => Item::said(
            phrase!("export, import"),
            Piece::urgent(phrase!("does not give the same file again")),
        ),
        None => Item::said(phrase!("export, import"), Piece::muted(phrase!("not tried"))),
    };
    let group = Group::of_labels()
        .with(good("pages", phrase!("every one read, none broken").to_owned()))
        .with(good("records", phrase!("{}, none points to nothing", check.records)))
        .with(good(phrase!("days, amounts"), phrase!("all can be read").to_owned()))
        .with(good("search", phrase!("made anew").to_owned()))
        .with(back);
    Block::new("Doctor", phrase!("whole, nothing to mend")).with(group)
}

fn good(label: &str, says: String) -> Item {
    Item::said(label, Piece::new(says, Tone::Good))
}

/// The copies, the newest first.
pub fn copies(state: &FileState, today: Date) -> Block {
    let mut group = Group::new([
        Head::left("copy"),
        Head::left("why").need(2),
        Head::right("size").need(1),
        Head::fills("holds"),
    ]);
    for copy in &state.copies {
        let day =
            copy.day.map(|d| phrase::said_day(d, today)).unwrap_or(phrase!("no day").to_owned());
        let holds = match (copy.accounts, copy.steps_behind) {
            (None, _) => Piece::urgent(phrase!("cannot be read")),
            (Some(n), Some(0)) => phrase!("{}, the same as now", count(n, "account")).into(),
            (Some(n), Some(steps @ 1..)) => {
                phrase!("{}, {} less than now", count(n, "account"), phrase::count(steps, "change"))
                    .into()
            }
            (Some(n), _) => count(n, "account").into(),
        };
        let item = Item::new([day.into(), Piece::muted(copy.why), size(copy.bytes).into(), holds]);
        let command = restore_command(&state.path, &copy.path);
        group.push(item.named("copy").command(command));
    }
    let bytes: u64 = state.copies.iter().map(|c| c.bytes).sum();
    let says = phrase!(
        "together {}.  A copy on the same disk does not outlive the disk: keep one elsewhere",
        size(bytes)
    );
    let foot = Group::of_sentences().with(Item::new([Piece::new(says, Tone::Warn)]));
    let aside = phrase!("{}, beside the file", state.copies.len());
    let block = Block::new("Copies", aside);
    match group.items.is_empty() {
        true => block.or(phrase!(
            "No copy yet. \"back up now\" makes one; the program makes one each day it is used"
        )),
        false => block.with(group).with(foot),
    }
}

#[cfg(test)]
#[path = "file_state_tests.rs"]
mod tests;
