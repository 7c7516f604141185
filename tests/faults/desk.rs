//! A folder of its own with a file in it, the program run on that file, and the workbench on it.

use anteroom::model::{Date, parse_day};
use anteroom::workbench::{Setting, Source, Workbench};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Each opening makes ids of its own, as chance does outside of tests.
static OPENED: AtomicU64 = AtomicU64::new(7);

/// The demo book, and the day for which it is written.
pub const DEMO: &str = include_str!("../../assets/demo.json");
pub const DAY: &str = "2026-11-24";

/// The day on which everything is judged.
pub fn today() -> Date {
    parse_day(DAY).unwrap()
}

/// A book in memory that holds this interchange text.
pub fn in_memory(text: &str) -> Workbench {
    let mut bench = Workbench::in_memory(today()).unwrap();
    import(&mut bench, "book.json", text).unwrap();
    bench
}

/// Brings a text in.
pub fn import(
    bench: &mut Workbench,
    name: &str,
    text: impl AsRef<[u8]>,
) -> anteroom::workbench::Result<()> {
    let source = Source::new(name, text.as_ref().to_vec());
    bench.import(vec![source], true, &mut |_, _| {}).map(|_| ())
}

/// Everything, as the interchange file has it.
pub fn export(bench: &Workbench) -> String {
    bench.export_json(None).unwrap()
}

/// A folder that is gone with it.
pub struct Desk {
    pub folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("faults-").tempdir();
        Self { folder: folder.unwrap() }
    }

    /// With the demo book in its file.
    pub fn with_demo() -> Self {
        let desk = Self::new();
        // The same made ids each time, so that two such books are equal.
        import(&mut desk.open_with(1).unwrap(), "demo.json", DEMO).unwrap();
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn file(&self) -> PathBuf {
        self.path("rep.anteroom")
    }

    /// The workbench on the file.
    pub fn open(&self) -> anteroom::workbench::Result<Workbench> {
        self.open_with(OPENED.fetch_add(1, Relaxed))
    }

    fn open_with(&self, seed: u64) -> anteroom::workbench::Result<Workbench> {
        Workbench::open(Setting {
            file: self.file(),
            today: today(),
            time: "09:00".to_owned(),
            seed,
            config: None,
        })
    }

    /// The program on the file, not started yet, with nothing of the rep's own around it.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_on(&self.file(), arguments)
    }

    /// The same on another file.
    pub fn command_on(&self, file: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("--file").arg(file).args(arguments);
        command.env_clear().envs(self.surroundings()).current_dir(self.folder.path());
        command
    }

    /// What stands around the program: a home and a clock's day of their own.
    pub fn surroundings(&self) -> Vec<(String, String)> {
        let home = self.folder.path().display().to_string();
        let path = std::env::var("PATH").unwrap_or_default();
        [("HOME", home.clone()), ("TMPDIR", home), ("PATH", path)]
            .map(|(name, value)| (name.to_owned(), value))
            .to_vec()
    }

    /// Runs the program on the file until its end.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs it; it has to be refused with one sentence that holds these words.
    pub fn is_refused(&self, arguments: &[&str], words: &str) {
        refused(&self.run(arguments), words);
    }

    /// Runs it; it has to work. What it said.
    pub fn says(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// The program itself; with `PROGRAM` another build of it, for the tests that take minutes.
pub fn program() -> &'static Path {
    static OTHER: OnceLock<Option<PathBuf>> = OnceLock::new();
    let other = OTHER.get_or_init(|| std::env::var_os("PROGRAM").map(PathBuf::from));
    other.as_deref().unwrap_or(Path::new(env!("CARGO_BIN_EXE_anteroom")))
}

/// How long this thread has worked: other work of the machine does not count, where the system says it.
pub fn worked() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = text.split(' ').next().and_then(|nanos| nanos.parse().ok());
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    nanos.map_or_else(|| BEGAN.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// Exit 1, and one plain sentence with these words on stderr.
pub fn refused(output: &Output, words: &str) {
    let sentence = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    is_a_sentence(sentence.trim_end_matches('\n'));
    assert!(sentence.contains(words), "{sentence:?} has no {words:?}");
}

/// One line, not empty, no control in it, and none of the words that only a programmer knows.
pub fn is_a_sentence(text: &str) {
    assert!(!text.trim().is_empty());
    assert!(!text.contains(char::is_control), "{text:?}");
    for word in ["panicked", "unwrap", "src/", "Error {", "SqliteFailure", "os error"] {
        assert!(!text.contains(word), "{text:?}");
    }
}
