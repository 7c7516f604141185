//! docs/FAULTS.md, made by running what it says: each fault, the sentence that a rep sees, what is lost. With
//! `WRITE_FAULTS=1` the run writes the page; without, it compares.

use super::desk::{Desk, program, refused};
use super::seen::SEEN;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

/// A fault, and what is done to a folder with the demo book in `rep.anteroom` and a copy of it in `copy.anteroom`.
struct Fault {
    name: &'static str,
    /// Does the harm and runs the command that meets it.
    meets: fn(&Desk) -> Output,
    /// How the book comes back, where the fault is in the file itself.
    comes_back: fn(&Desk),
}

fn nothing(_: &Desk) {}

fn from_the_copy(desk: &Desk) {
    desk.says(&["restore", "copy.anteroom"]);
}

fn sql(desk: &Desk, sql: &str) {
    Connection::open(desk.file()).unwrap().execute_batch(sql).unwrap();
}

fn log(desk: &Desk) -> Output {
    desk.run(&["log", "Northwind Hydro", "called: spares"])
}

fn torn(desk: &Desk) {
    let mut bytes = fs::read(desk.file()).unwrap();
    bytes[8192..].iter_mut().step_by(3).for_each(|byte| *byte ^= 0x55);
    fs::write(desk.file(), bytes).unwrap();
}

fn limited(desk: &Desk, limit: &str, arguments: &[&str]) -> Output {
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &format!("ulimit {limit}; exec \"$@\""), "sh"]).arg(program());
    command.arg("--file").arg(desk.file()).args(arguments).current_dir(desk.folder.path());
    command.env_clear().envs(desk.surroundings()).output().unwrap()
}

/// What is left as the system leaves it, and why.
const NOT_HELD: &str = "\n## What is not held\n\
    - SEGV, BUS, ILL, FPE: the processor sends them where the program itself has gone wrong; nothing that it would do \
    after them can be relied on, and a handler would need code that the compiler cannot check. The terminal stays as it \
    was: `reset` puts it right. What was said to be saved is in the file.\n\
    - KILL and STOP reach no program. What was typed into a form is kept within a second, and is there at the next start.\n\
    - A lock that the system fails to give back (an error of `fcntl` that Linux does not have) is waited for by SQLite \
    itself, ten seconds; then it is said that the file could not be locked.\n";

const FAULTS: &[Fault] = &[
    Fault {
        name: "the file is empty",
        meets: |desk| {
            fs::write(desk.file(), "").unwrap();
            log(desk)
        },
        comes_back: from_the_copy,
    },
    Fault {
        name: "something else has its name",
        meets: |desk| {
            fs::write(desk.file(), "my notes").unwrap();
            log(desk)
        },
        comes_back: from_the_copy,
    },
    Fault {
        name: "a newer program wrote it",
        meets: |desk| {
            sql(desk, "PRAGMA user_version = 99");
            log(desk)
        },
        comes_back: from_the_copy,
    },
    Fault {
        name: "somebody has built commands into it",
        meets: |desk| {
            sql(desk, "CREATE TRIGGER t AFTER INSERT ON contact BEGIN DELETE FROM person; END");
            log(desk)
        },
        comes_back: |desk| {
            fs::rename(desk.file(), desk.path("theirs.anteroom")).unwrap();
            desk.says(&["import", "theirs.anteroom"]);
        },
    },
    Fault {
        name: "it is damaged",
        meets: |desk| {
            torn(desk);
            log(desk)
        },
        comes_back: from_the_copy,
    },
    Fault {
        name: "it has a second name (a hard link)",
        meets: |desk| {
            fs::hard_link(desk.file(), desk.path("other.anteroom")).unwrap();
            log(desk)
        },
        comes_back: |desk| fs::remove_file(desk.path("other.anteroom")).unwrap(),
    },
    Fault {
        name: "its first bytes are damaged, and doctor",
        meets: |desk| {
            let mut bytes = fs::read(desk.file()).unwrap();
            bytes[3] = b'X';
            fs::write(desk.file(), bytes).unwrap();
            desk.run(&["doctor"])
        },
        comes_back: |desk| fs::rename(desk.path("rep.anteroom.saved"), desk.file()).unwrap(),
    },
    Fault {
        name: "a backup is to have the name of what a book keeps beside it",
        meets: |desk| desk.run(&["backup", "rep.anteroom-journal"]),
        comes_back: nothing,
    },
    Fault {
        name: "there is none, and the command only reads",
        meets: |desk| desk.command_on(Path::new("typo.anteroom"), &["doctor"]).output().unwrap(),
        comes_back: nothing,
    },
    Fault {
        name: "another program is writing to it",
        meets: |desk| {
            let other = Connection::open(desk.file()).unwrap();
            other.execute_batch("BEGIN IMMEDIATE").unwrap();
            log(desk)
        },
        comes_back: nothing,
    },
    Fault {
        name: "another window has it open, and a copy is to take its place",
        meets: |desk| {
            let _window = desk.open().unwrap();
            desk.run(&["restore", "copy.anteroom"])
        },
        comes_back: nothing,
    },
    Fault {
        name: "files may not grow (a full disk says so in the same words)",
        meets: |desk| limited(desk, "-f 64", &["import", "more.json"]),
        comes_back: nothing,
    },
    Fault {
        name: "a page is to be written over a book",
        meets: |desk| desk.run(&["export", "-o", "copy.anteroom", "--force"]),
        comes_back: nothing,
    },
    Fault {
        name: "a page is to be written over another file",
        meets: |desk| desk.run(&["export", "-o", "more.json"]),
        comes_back: nothing,
    },
    Fault {
        name: "a backup is to be written over one that is there",
        meets: |desk| desk.run(&["backup", "copy.anteroom"]),
        comes_back: nothing,
    },
    Fault {
        name: "the copy that is to come back is no copy",
        meets: |desk| desk.run(&["restore", "more.json"]),
        comes_back: nothing,
    },
];

/// What was done by hand: a word, the day, what came of it. A line each.
fn notes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/data/by-hand.txt")
}

/// Says what a run by hand found; with `WRITE_FAULTS=1` it is noted with the day.
pub fn note(name: &str, found: &str) {
    println!("{name}: {found}");
    if std::env::var_os("WRITE_FAULTS").is_none() {
        return;
    }
    let day = chrono::Local::now().date_naive();
    let old = fs::read_to_string(notes()).unwrap_or_default();
    let others = old.lines().filter(|line| !line.starts_with(&format!("{name}|")));
    let mut lines: Vec<String> = others.map(str::to_owned).collect();
    lines.push(format!("{name}|{day}|{found}"));
    fs::write(notes(), lines.join("\n") + "\n").unwrap();
}

/// The runs by hand that are to be noted, each with how it is made.
const BY_HAND: [(&str, &str); 3] = [
    ("kills", "`SOAK=500 WRITE_FAULTS=1 cargo test --test faults soak -- --ignored`"),
    (
        "calls",
        "`CALLS=2 WRITE_FAULTS=1 cargo test --test faults each_call_of_each_command -- --ignored`",
    ),
    ("fuzz", "`FUZZ=75 WRITE_FAULTS=1 cargo test --test faults each_reader_for_long -- --ignored`"),
];

fn page(found: &[(&str, String)], seen: &[(&str, String)]) -> String {
    let mut page = String::from(
        "# Faults\nMade by `tests/faults/table.rs` from what the program says; \
         `WRITE_FAULTS=1 cargo test --test faults table` writes it anew. Each fault is really done, and what was in the \
         book before is looked for after it.\n",
    );
    for (place, rows) in
        [("On the command line", found), ("On the screens, and after the worst", seen)]
    {
        page += &format!("\n## {place}\n| fault | what a rep sees | lost |\n|---|---|---|\n");
        for (name, said) in rows {
            page += &format!("| {name} | {said} | nothing |\n");
        }
    }
    page += "\n## What holds them\n| what may happen | tests that do it |\n|---|---|\n";
    page += &super::held::rows();
    page += NOT_HELD;
    page += "\n## By hand\n| run | day | found |\n|---|---|---|\n";
    let notes = fs::read_to_string(notes()).unwrap_or_default();
    for (name, how) in BY_HAND {
        let noted = notes.lines().find_map(|line| line.strip_prefix(&format!("{name}|")));
        let (day, found) = noted.and_then(|note| note.split_once('|')).unwrap_or(("never", ""));
        page += &format!("| {how} | {day} | {found} |\n");
    }
    page
}

/// A desk on which a fault is met: the demo book, a copy of it, and a large file to bring in.
fn laid() -> Desk {
    let desk = Desk::with_demo();
    desk.says(&["backup", "copy.anteroom"]);
    fs::write(desk.path("more.json"), super::book::book(60)).unwrap();
    desk
}

/// What was said, the same on each machine and in each run.
fn plain(desk: &Desk, said: &str) -> String {
    let folder = format!("{}/", desk.folder.path().display());
    let said = said.trim().replace(&folder, "").replace('|', "/");
    let Some((before, after)) = said.split_once(" (process ") else {
        return said;
    };
    let start = before.rsplit_once(": ").map_or(before, |(start, _)| start);
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ')');
    format!("{start}: NAME{rest}")
}

fn is_as_long_as_a_sentence(said: &str) {
    assert!(!said.is_empty() && said.chars().count() <= 200, "{said:?}");
}

#[test]
fn each_fault_is_told_in_a_sentence_and_nothing_is_lost() {
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    for fault in FAULTS {
        let desk = laid();
        let before = desk.says(&["export"]);
        let output = (fault.meets)(&desk);
        refused(&output, "");
        let said = plain(&desk, &String::from_utf8(output.stderr).unwrap());
        is_as_long_as_a_sentence(&said);
        (fault.comes_back)(&desk);
        assert!(desk.says(&["export"]) == before, "lost: {}", fault.name);
        found.push((fault.name, said));
    }
    for fault in SEEN {
        let desk = laid();
        let before = desk.says(&["export"]);
        let said = plain(&desk, &(fault.meets)(&desk));
        is_as_long_as_a_sentence(&said);
        let after = desk.command_on(&desk.path(fault.book), &["export"]).output().unwrap();
        assert!(String::from_utf8(after.stdout).unwrap() == before, "lost: {}", fault.name);
        seen.push((fault.name, said));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/FAULTS.md");
    let page = page(&found, &seen);
    if std::env::var_os("WRITE_FAULTS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        page,
        "WRITE_FAULTS=1 writes it anew"
    );
}
