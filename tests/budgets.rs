//! The key budgets of the market, the plan and the numbers, typed at the program in a pseudo-terminal.

mod pty;

use pty::{ESC, Pty};
use std::path::{Path, PathBuf};
use std::process::Command;

const SIZE: (u16, u16) = (36, 120);

/// A book in a folder of its own, as the command line filled it.
struct Book {
    _folder: tempfile::TempDir,
    file: PathBuf,
}

impl Book {
    fn demo() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("book.anteroom");
        let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo.json");
        let book = Self { _folder: folder, file };
        book.run(&["import", demo]);
        book
    }

    fn run(&self, arguments: &[&str]) -> String {
        let done = Command::new(program())
            .args(["--today", "2026-11-24", "--file"])
            .arg(&self.file)
            .args(arguments)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    }

    fn open(&self) -> Pty {
        let file = self.file.to_str().unwrap();
        let arguments = ["--today", "2026-11-24", "--file", file];
        let pty = Pty::start(SIZE, program(), &arguments, &[("ANTEROOM_CONFIG", "/nonexistent")]);
        pty.shows("Northwind Hydro");
        pty
    }
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_anteroom"))
}

/// The task done with these keys: each is typed once the screen shows what the one before led to.
fn does(pty: &mut Pty, budget: usize, keys: &[(&str, &str)]) {
    let typed: usize = keys.iter().map(|(key, _)| count(key)).sum();
    assert!(typed <= budget, "{typed} keys, and {budget} are allowed");
    for (key, shows) in keys {
        pty.types(key);
        if !shows.is_empty() {
            pty.shows(shows);
        }
    }
}

/// Keys of what is typed: an arrow is three bytes and one key.
fn count(typed: &str) -> usize {
    typed.chars().filter(|c| *c == '\x1b').count()
        + typed
            .replace("\x1b[A", "")
            .replace("\x1b[B", "")
            .replace("\x1b[C", "")
            .replace(ESC, "")
            .replace('\x1b', "")
            .chars()
            .count()
}

const ENTER: &str = "\r";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";
const SAVE: &str = "\x13";

#[test]
fn a_walk_of_ten_products_is_25_keys() {
    let book = Book::demo();
    let mut pty = book.open();
    pty.types(":Lindqvist\r");
    pty.shows("Lindqvist Supply");
    pty.types("nk");
    pty.shows("Walk the shelf");
    let mut shelf = format!("Ten{ENTER}9{ENTER}{}", DOWN.repeat(8));
    for n in 0..10 {
        shelf.push_str(&format!("Voltaris T{n} 1{n} e{ENTER}"));
    }
    pty.types(shelf);
    pty.shows("10 noted");
    pty.types(SAVE);
    pty.shows("look at Ten: 10 products");
    does(
        &mut pty,
        25,
        &[
            ("nk", "last look"),
            (ENTER, ""),
            ("29\r", "29"),
            ("\r\r\r\r\r\r", "6 noted"),
            ("21\r21\r", "8 noted"),
            ("21b\r", "9 noted"),
            ("n\r", "10 noted"),
            (SAVE, "saved: look at Ten: 10 products"),
        ],
    );
    let looks = book.run(&["market", "Lindqvist Supply", "--json"]);
    assert!(looks.contains("\"Ten\""), "{looks}");
}

#[test]
fn the_other_tasks_of_the_year_hold_their_budgets() {
    let book = Book::demo();
    let mut pty = book.open();
    does(&mut pty, 3, &[("gp", "[1 Year]"), ("s", "saved: ")]);
    pty.types("u");
    pty.shows("undone");
    does(
        &mut pty,
        6 + "650".len(),
        &[
            ("gp4e", "What you may type"),
            ("650", "144"),
            (ENTER, "saved: Northwind Hydro 2027, 650,000"),
            (ESC, ""),
        ],
    );
    pty.lacks("save, leave");
    pty.shows("1 of 11 set");
    let field = format!("gp2{DOWN}+e");
    does(
        &mut pty,
        6 + 1 + "75".len(),
        &[
            (&field, "What it is worth a year"),
            ("75", "Service within 24 hours at Sira: 75,000"),
            (ENTER, "saved: Service within 24 hours"),
        ],
    );
    does(&mut pty, 3, &[("gnw", "Why: growth of key-account sales")]);
    pty.types(ESC);
    pty.lacks("Why: growth of key-account sales");
    does(&mut pty, 3, &[("gn3", "worth of its staying")]);
    let sketch = format!("{DOWN}{DOWN}++");
    does(&mut pty, 7, &[("gn3", "worth of its staying"), (&sketch, "926,569")]);
    does(&mut pty, 4, &[("gn2+", "saved: Osterby Steel, ordinary to target")]);
    let marks = format!("gn4a33433433{SAVE}");
    does(&mut pty, 13, &[(&marks, "8 own marks of today")]);
    pty.types(":Lindqvist\r");
    pty.shows("Lindqvist Supply");
    let other = format!("{RIGHT}+");
    does(&mut pty, 2 + 2, &[("gk", "What it may mean"), (&other, "3 accepted")]);
}

#[test]
fn the_market_report_is_a_file_after_five_keys() {
    let book = Book::demo();
    let folder = tempfile::tempdir().unwrap();
    let file = book.file.to_str().unwrap();
    let command = format!(
        "cd '{}' && exec '{}' --today 2026-11-24 --file '{file}'",
        folder.path().display(),
        program().display()
    );
    let mut pty = Pty::start(SIZE, Path::new("/bin/sh"), &["-c", &command], &[]);
    pty.shows("Northwind Hydro");
    does(
        &mut pty,
        5,
        &[("gk4", "[4 Report]"), ("x", "Save the market report as"), (ENTER, "written: ")],
    );
    let text = std::fs::read_to_string(folder.path().join("market-2026-q4.txt")).unwrap();
    assert!(text.contains("29 brands after 28"), "{text}");
}

#[test]
fn the_targets_of_eleven_accounts_are_sixteen_keys_and_their_numbers() {
    let book = Book::demo();
    let mut pty = book.open();
    let rows = format!("650{ENTER}").repeat(11);
    does(
        &mut pty,
        16 + 11 * "650".len(),
        &[("gp4e", "What you may type"), (&rows, "11 of 11 set"), (ESC, "")],
    );
    let targets = book.run(&["targets", "--json"]);
    assert!(targets.contains("650000"), "{targets}");
}
