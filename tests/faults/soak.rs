//! Some hundred kills over edits, imports, restores, forgettings and upgrades of one book after the other: nothing that
//! was acknowledged is lost, and nothing is ever half there. By hand, as it takes minutes:
//! `SOAK=500 cargo test --test faults soak -- --ignored --nocapture`.

use super::desk::Desk;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A number that looks like chance and is the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % most.max(1)
    }
}

/// What happened to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It said that it was done.
    Told,
    /// It was killed before it said so.
    Killed,
}

/// How the kills of one kind ended.
#[derive(Default)]
struct Tally {
    killed: usize,
    done_untold: usize,
    told: usize,
}

struct Soak {
    desk: Desk,
    chance: Chance,
    /// How long the command of the kind that is under way takes: found out by its kills.
    usual: Duration,
    /// The names of the accounts that have to be there.
    known: BTreeSet<String>,
    number: usize,
}

impl Soak {
    fn new(seed: u64) -> Self {
        let desk = Desk::new();
        let started = Instant::now();
        desk.says(&["add", "account", "First"]);
        let usual = started.elapsed();
        let known = ["First".to_owned()].into();
        Self { desk, chance: Chance(seed), usual, known, number: 0 }
    }

    /// Runs a command and kills it at any moment, from before it begins to about its end.
    fn kill(&mut self, arguments: &[&str]) -> End {
        let micros = u64::try_from(self.usual.as_micros()).unwrap();
        let delay = Duration::from_micros(self.chance.below(micros));
        let mut command = self.desk.command(arguments);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(delay);
        let ended = child.try_wait().unwrap().is_some_and(|status| status.success());
        let _ = child.kill();
        child.wait().unwrap();
        if ended { End::Told } else { End::Killed }
    }

    /// Half of the kills are to come after the command has done its work, or nearly: so the longest wait for a kill
    /// moves towards that.
    fn learn(&mut self, late: bool) {
        self.usual = if late { self.usual * 9 / 10 } else { self.usual * 11 / 10 };
        self.usual = self.usual.clamp(Duration::from_millis(2), Duration::from_secs(5));
    }

    fn name(&mut self, kind: &str) -> String {
        self.number += 1;
        format!("{kind} {:04}", self.number)
    }

    /// The names of the accounts that are there; the file is whole.
    fn found(&self) -> BTreeSet<String> {
        assert!(self.desk.says(&["doctor"]).starts_with("the file is whole\n"));
        names(&self.desk.says(&["export"]))
    }

    /// All that has to be there is there, and of these all or none. Are they?
    fn all_or_none(&mut self, new: &[String], end: End) -> bool {
        let found = self.found();
        let lost: Vec<_> = self.known.difference(&found).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
        let there = new.iter().filter(|name| found.contains(*name)).count();
        assert!(there == 0 || there == new.len(), "half: {there} of {}", new.len());
        assert!(end == End::Killed || there > 0, "acknowledged and lost: {new:?}");
        if there > 0 {
            self.known.extend(new.iter().cloned());
        }
        assert_eq!(found, self.known, "more than there was");
        there > 0
    }

    fn edit(&mut self) -> (End, bool) {
        let name = self.name("Edit");
        let end = self.kill(&["add", "account", &name]);
        (end, self.all_or_none(&[name], end))
    }

    fn import(&mut self) -> (End, bool) {
        let new: Vec<String> = (0..20).map(|_| self.name("Import")).collect();
        let mut book = String::from("{\"format\":\"anteroom/1\",\"accounts\":[");
        for (n, name) in new.iter().enumerate() {
            let comma = if n > 0 { "," } else { "" };
            let _ = write!(book, "{comma}{{\"name\":\"{name}\",\"people\":[{{\"name\":\"P\"}}]}}");
        }
        let path = self.desk.path("book.json");
        fs::write(&path, book + "]}").unwrap();
        let end = self.kill(&["import", path.to_str().unwrap()]);
        (end, self.all_or_none(&new, end))
    }

    fn restore(&mut self) -> (End, bool) {
        let copy = self.desk.path("copy.anteroom");
        let _ = fs::remove_file(&copy);
        self.desk.says(&["backup", copy.to_str().unwrap()]);
        let then = self.known.clone();
        let later = self.name("Later");
        self.desk.says(&["add", "account", &later]);
        self.known.insert(later);
        let end = self.kill(&["restore", copy.to_str().unwrap()]);
        let found = self.found();
        assert!(found == then || found == self.known, "neither before nor after");
        let done = found == then;
        assert!(done || end == End::Killed, "restored, it was said");
        if done {
            let kept = self.kept();
            assert!(kept.contains(&self.known), "what stood there is gone");
            self.known = then;
        }
        for path in self.beside() {
            fs::remove_file(path).unwrap();
        }
        (end, done)
    }

    fn beside(&self) -> Vec<std::path::PathBuf> {
        let entries = fs::read_dir(self.desk.folder.path()).unwrap().flatten();
        let paths = entries.map(|entry| entry.path());
        paths.filter(|path| path.to_string_lossy().contains(".before-restore")).collect()
    }

    /// What stood in the place of the file, by the names of its accounts.
    fn kept(&self) -> Vec<BTreeSet<String>> {
        let books = self.beside();
        let read = |path: &std::path::PathBuf| {
            let output = self.desk.command_on(path, &["export"]).output().unwrap();
            names(&String::from_utf8_lossy(&output.stdout))
        };
        books.iter().map(read).collect()
    }

    fn forget(&mut self) -> (End, bool) {
        let who = format!("Quill{:04} Feather{:04}", self.number, self.number);
        self.number += 1;
        self.desk.says(&["add", "person", "First", &who]);
        let end = self.kill(&["forget", "First", &who, "--blank"]);
        let found = self.found();
        assert_eq!(found, self.known);
        let mut bytes = fs::read(self.desk.file()).unwrap();
        bytes.extend(fs::read(self.desk.path("rep.anteroom-wal")).unwrap_or_default());
        let in_book = self.desk.says(&["export"]).contains(&who);
        let in_bytes = bytes.windows(9).any(|part| who.as_bytes().starts_with(part));
        assert!(in_book || !in_bytes, "{who} is out of the book and in a byte of the file");
        assert!(!in_book || end == End::Killed, "{who} was forgotten, it was said");
        (end, !in_book)
    }

    /// A file of the first version, brought up by the first command that opens it.
    fn upgrade(&mut self) -> (End, bool) {
        let desk = std::mem::replace(&mut self.desk, Desk::new());
        let db = Connection::open(self.desk.file()).unwrap();
        db.execute_batch(include_str!("../../src/store/migrations/0001_book.sql")).unwrap();
        db.execute_batch(
            "PRAGMA application_id = 0x61526f6f; PRAGMA user_version = 1; UPDATE rep SET name = 'kept'",
        )
        .unwrap();
        drop(db);
        let end = self.kill(&["add", "account", "New"]);
        assert!(self.desk.says(&["doctor"]).starts_with("the file is whole\n"));
        let book = self.desk.says(&["export"]);
        assert!(book.contains("\"kept\""), "{book}");
        let done = book.contains("\"New\"");
        assert!(done || end == End::Killed);
        self.desk = desk;
        (end, done)
    }
}

/// The names of the accounts of an interchange file, but none of people.
fn names(book: &str) -> BTreeSet<String> {
    let book: serde_json::Value = serde_json::from_str(book).unwrap_or_default();
    let accounts = book["accounts"].as_array().cloned().unwrap_or_default();
    accounts.iter().filter_map(|account| account["name"].as_str().map(str::to_owned)).collect()
}

/// One kill of a kind: how it ended, and whether what was asked is done.
type Kind = fn(&mut Soak) -> (End, bool);

const KINDS: [(&str, Kind); 5] = [
    ("edits", Soak::edit),
    ("imports", Soak::import),
    ("restores", Soak::restore),
    ("forgettings", Soak::forget),
    ("upgrades", Soak::upgrade),
];

#[test]
#[ignore = "takes minutes; SOAK=500 says how many kills"]
fn nothing_acknowledged_is_lost_and_nothing_is_half_there() {
    let kills: usize = std::env::var("SOAK").ok().and_then(|n| n.parse().ok()).unwrap_or(50);
    let mut tallies: [Tally; 5] = Default::default();
    let mut usual: [Option<Duration>; 5] = [None; 5];
    let mut soak = Soak::new(7);
    for n in 0.. {
        if tallies.iter().map(|tally| tally.killed).sum::<usize>() >= kills {
            break;
        }
        // A book that does not grow without end.
        if n > 0 && n % 100 == 0 {
            soak = Soak::new(n as u64);
        }
        let (kind, tally) = (n % KINDS.len(), &mut tallies[n % KINDS.len()]);
        soak.usual = usual[kind].unwrap_or(soak.usual);
        let (end, done) = KINDS[kind].1(&mut soak);
        soak.learn(done);
        usual[kind] = Some(soak.usual);
        match end {
            End::Told => tally.told += 1,
            End::Killed => tally.killed += 1,
        }
        tally.done_untold += usize::from(end == End::Killed && done);
    }
    let told = KINDS.iter().zip(&tallies).map(|((kind, _), tally)| {
        let Tally { killed, done_untold, told } = tally;
        format!("{killed} {kind} ({done_untold} had been done, {told} more said so before)")
    });
    super::table::note("kills", &told.collect::<Vec<_>>().join(", "));
}
