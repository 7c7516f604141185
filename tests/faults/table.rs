//! docs/FAULTS.md, made by running what it says: each fault, the sentence that a rep sees, what is lost. With
//! `WRITE_FAULTS=1` the run writes the page; without, it compares.

use super::desk::{Desk, program, refused};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
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

/// What the other tests of this folder do in a terminal or many times over, each with its test.
const BY_HAND: &[(&str, &str, &str)] = &[
    (
        "kill -9 in an edit, an import, a restore, a forgetting",
        "the next start goes on",
        "kill, rescue, forget",
    ),
    ("the file is copied while a window is idle", "the copy is whole", "beside"),
    ("a copy is put over a crashed book", "the copy, and what lay beside is kept", "beside"),
    (
        "the file is moved or copied over while it is open",
        "nothing was saved because ...",
        "beside",
    ),
    ("two windows change the same field", "another window has changed ... meanwhile", "beside"),
    ("a disk that is full in a form", "what you type is not kept yet; the form stays", "limits"),
    (
        "another program holds the file while one types",
        "the file is busy: NAME is writing to it",
        "limits",
    ),
    (
        "a folder or a file without the right to write",
        "only to look: the file cannot be written",
        "files, looking",
    ),
    ("a paste that never ends", "Esc ends it with what came, Ctrl-C leaves", "limits"),
    ("a terminal that says it is 65535 x 65535", "the screens, as large as is of use", "limits"),
    ("an account of thousands of people", "the screens, in time", "many_people"),
    ("the terminal goes, SIGTERM, SIGHUP, Ctrl-Z", "the terminal whole", "program"),
];

fn page(found: &[(&str, String, &str)]) -> String {
    let mut page = String::from(
        "# Faults\nMade by `tests/faults/table.rs` from what the program says; \
         `WRITE_FAULTS=1 cargo test --test faults table` writes it anew.\n\n\
         | fault | what a rep sees | lost |\n|---|---|---|\n",
    );
    for (name, said, lost) in found {
        page += &format!("| {name} | {said} | {lost} |\n");
    }
    page += "\nIn a terminal, or many times over, by the tests of the same folder:\n\n\
             | fault | what a rep sees | test |\n|---|---|---|\n";
    for (name, said, test) in BY_HAND {
        page += &format!("| {name} | {said} | {test} |\n");
    }
    page
}

#[test]
fn each_fault_is_told_in_a_sentence_and_nothing_is_lost() {
    let mut found = Vec::new();
    for fault in FAULTS {
        let desk = Desk::with_demo();
        desk.says(&["backup", "copy.anteroom"]);
        fs::write(desk.path("more.json"), super::book::book(60)).unwrap();
        let before = desk.says(&["export"]);
        let output = (fault.meets)(&desk);
        refused(&output, "");
        let said = String::from_utf8(output.stderr).unwrap();
        let folder = format!("{}/", desk.folder.path().display());
        let said = said.trim().replace(&folder, "").replace('|', "/");
        let said = match said.split_once(" (process ") {
            Some((before, after)) => {
                let name = before.rsplit_once(": ").map_or(before, |(start, _)| start);
                format!(
                    "{name}: NAME{}",
                    after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ')')
                )
            }
            None => said,
        };
        assert!(said.chars().count() <= 200, "{said}");
        (fault.comes_back)(&desk);
        let lost = if desk.says(&["export"]) == before { "nothing" } else { "something" };
        assert_eq!(lost, "nothing", "{}", fault.name);
        found.push((fault.name, said, lost));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/FAULTS.md");
    let page = page(&found);
    if std::env::var_os("WRITE_FAULTS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap_or_default(),
        page,
        "WRITE_FAULTS=1 writes it anew"
    );
}
