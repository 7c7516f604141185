//! A book that cannot be written, in a folder that cannot either, of another owner: each command that reads answers as
//! on a book of one's own, says that it is only read, and leaves no byte behind; the screens open to look.

use super::desk::{DAY, Desk, program, refused};
use super::files::{as_anybody, set_mode};
use super::program::SIZE;
use super::pty::Pty;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every command that reads a book, with what it is asked.
const READING: [&str; 21] = [
    "export",
    "brief Northwind",
    "search Dahl",
    "ready",
    "check",
    "disputes",
    "route Northwind Dahl",
    "evaluate Northwind turbine-2027",
    "cash Northwind turbine-2027",
    "negotiation Northwind turbine-2027",
    "specification Northwind turbine-2027",
    "today",
    "market",
    "plan Northwind",
    "worth",
    "review",
    "kpi",
    "list people",
    "history",
    "person-data Northwind Dahl",
    "what-if Northwind Dahl",
];

/// A demo book in a folder of its own that belongs to somebody else and may only be read.
fn shelf(desk: &Desk) -> std::path::PathBuf {
    let folder = desk.path("shelf");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("book.anteroom");
    desk.says(&["backup", file.to_str().unwrap()]);
    set_mode(&file, 0o444);
    set_mode(&folder, 0o555);
    set_mode(desk.folder.path(), 0o777);
    file
}

/// The names and bytes of what is in a folder.
fn all_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let one = |entry: fs::DirEntry| {
        (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())
    };
    entries.map(one).collect()
}

fn today(words: &str) -> Vec<&str> {
    ["--today", DAY].into_iter().chain(words.split(' ')).collect()
}

#[test]
fn each_command_that_reads_answers_and_says_that_it_only_reads() {
    let desk = Desk::with_demo();
    let file = shelf(&desk);
    let folder = file.parent().unwrap();
    let before = all_of(folder);
    for words in READING {
        let own = desk.run(&today(words));
        let output = as_anybody(&desk, &file, &today(words));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), own.status.code(), "{words}: {said}");
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&own.stdout),
            "{words}"
        );
        assert!(said.contains("only be read"), "{words}: {said:?}");
        let own = String::from_utf8_lossy(&own.stderr).into_owned();
        assert!(!own.contains("only be read"), "{words}: {own:?}");
    }
    let output = as_anybody(&desk, &file, &["doctor"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("only be read"), "{output:?}");
    refused(&as_anybody(&desk, &file, &["add", "account", "Alfa"]), "nothing was changed");
    assert_eq!(all_of(folder), before);
    set_mode(folder, 0o755);
}

#[test]
fn the_screens_open_to_look() {
    let desk = Desk::with_demo();
    let file = shelf(&desk);
    let folder = file.parent().unwrap();
    let before = all_of(folder);
    as_anybody(&desk, &file, &["--version"]);
    let copy = desk.path("anteroom");
    let file = file.display().to_string();
    let (whose, binary) = match rustix::process::geteuid().is_root() {
        true => ("setpriv --reuid 65534 --regid 65534 --clear-groups", copy.as_path()),
        false => ("", program()),
    };
    let script = format!("exec {whose} \"$@\"");
    let binary = binary.display().to_string();
    let surroundings = desk.surroundings();
    let variables: Vec<(&str, &str)> =
        surroundings.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let arguments = ["-c", &script, "sh", &binary, "--file", &file, "--today", DAY];
    let mut pty = Pty::start(SIZE, Path::new("/bin/sh"), &arguments, &variables);
    pty.shows("Northwind");
    pty.shows("only to look");
    pty.brings("2j+", "can only be read");
    pty.types("\x03");
    assert_eq!(pty.code(), 130);
    pty.is_whole();
    assert_eq!(all_of(folder), before);
    set_mode(folder, 0o755);
}

#[test]
fn who_only_reads_in_a_shared_folder_leaves_nothing_that_keeps_the_owner_from_saving() {
    let desk = Desk::with_demo();
    let folder = desk.path("shared");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("rep.anteroom");
    fs::copy(desk.file(), &file).unwrap();
    set_mode(&folder, 0o777);
    set_mode(&desk.path(""), 0o755);
    // Root may write everything: then it is somebody else who reads.
    set_mode(&file, if rustix::process::geteuid().is_root() { 0o644 } else { 0o444 });
    let before = all_of(&folder);
    let output = as_anybody(&desk, &file, &["list", "accounts"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("Northwind"), "{output:?}");
    assert_eq!(all_of(&folder), before);
    set_mode(&file, 0o644);
    let output = desk.command_on(&file, &["add", "inbox", "the owner's"]).output().unwrap();
    assert!(output.status.success(), "{output:?}");
}
