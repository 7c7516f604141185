//! A command that an answer prints is about the file that was asked about: typed as it stands it changes that one, and
//! the book in the rep's own folder stays as it is.

use super::desk::{Desk, program};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file whose name a shell would part, with a copy of the day; and the rep's own book, where no file is named.
fn two_books() -> (Desk, PathBuf, PathBuf) {
    let desk = Desk::with_demo();
    let file = desk.path("Rita's book (old)");
    fs::copy(desk.file(), &file).unwrap();
    let own = desk.path(".local/share/anteroom/rep.anteroom");
    fs::create_dir_all(own.parent().unwrap()).unwrap();
    fs::copy(desk.file(), &own).unwrap();
    on(&desk, &file, &["add", "person", "northwind", "Zorba Quenzel", "--id", "zq"]);
    (desk, file, own)
}

fn on(desk: &Desk, file: &Path, arguments: &[&str]) -> Output {
    desk.command_on(file, arguments).output().unwrap()
}

fn export_of(desk: &Desk, file: &Path) -> String {
    String::from_utf8(on(desk, file, &["export"]).stdout).unwrap()
}

/// Types a command as it was printed.
fn typed(desk: &Desk, command: &str) -> Output {
    let program = program().parent().unwrap().display().to_string();
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).env_clear().envs(desk.surroundings());
    let path = std::env::var("PATH").unwrap_or_default();
    shell.env("PATH", format!("{program}:{path}")).current_dir(desk.folder.path());
    shell.output().unwrap()
}

#[test]
fn the_restore_that_doctor_prints_is_of_the_file_that_was_looked_at() {
    let (desk, file, own) = two_books();
    let wanted = export_of(&desk, &file);
    let before = fs::read(&own).unwrap();
    let db = rusqlite::Connection::open(&file).unwrap();
    db.execute(
        "UPDATE year SET year = 9223372036854775807 WHERE key = (SELECT min(key) FROM year)",
        [],
    )
    .unwrap();
    drop(db);
    let output = on(&desk, &file, &["doctor"]);
    let told = String::from_utf8(output.stderr).unwrap();
    let command = told[told.find("anteroom --file").expect(&told)..].trim();
    let output = typed(&desk, command);
    assert!(output.status.success(), "{command}: {output:?}");
    assert!(export_of(&desk, &file) == wanted, "{command}");
    assert!(fs::read(&own).unwrap() == before, "{command}");
    let beside = fs::read_dir(own.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "nothing was made beside the rep's own book");
}

#[test]
fn the_forget_that_a_forget_prints_is_of_the_same_file() {
    let (desk, file, own) = two_books();
    for book in [&file, &own] {
        on(&desk, book, &["add", "inbox", "Zorba Quenzel rang"]);
    }
    let output = on(&desk, &file, &["forget", "northwind", "zq"]);
    let told = String::from_utf8(output.stderr).unwrap();
    let from = told.find("anteroom --file").expect(&told);
    let to = from + told[from..].find(" takes it out").expect(&told);
    let output = typed(&desk, &told[from..to]);
    assert!(output.status.success(), "{told}: {output:?}");
    assert!(export_of(&desk, &file).contains("someone rang"));
    assert!(export_of(&desk, &own).contains("Zorba Quenzel rang"));
}
