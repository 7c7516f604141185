//! Where the file and the rep's own playbook are, by the platform's rules.

use super::{Cli, Outside};
use crate::model::{Date, Refusal, parse_day, quoted};
use crate::workbench::Setting;
use directories::ProjectDirs;
use std::path::{Path, PathBuf};

/// Refuses a day that is still to come, where something is asked of a day that was.
pub fn not_to_come(day: Date, today: Date) -> Result<(), Refusal> {
    match day > today {
        true => Err(Refusal::because(
            phrase!("{day} is still to come", day),
            phrase!("name today or an earlier day"),
        )),
        false => Ok(()),
    }
}

/// Refused where there is no book: a command that only reads never makes one. docs/COMMANDS.md.
pub fn there(file: &Path) -> Result<(), Refusal> {
    if file.exists() {
        return Ok(());
    }
    let name = quoted(&file.display().to_string());
    Err(Refusal::because(
        phrase!("there is no book at {name}", name),
        phrase!("look at the path, or begin one there: anteroom import FILE, or anteroom alone"),
    ))
}

/// Files that a command makes before it knows whether it has anything to put in.
pub struct Begun(Vec<PathBuf>);

impl Begun {
    /// The book and what lies beside it, where there is none yet.
    pub fn where_none_is(file: &Path) -> Self {
        let beside = ["", "-wal", "-shm"].map(|end| {
            let mut name = file.as_os_str().to_owned();
            name.push(end);
            PathBuf::from(name)
        });
        if beside.iter().any(|path| path.exists()) { Self(Vec::new()) } else { Self(beside.into()) }
    }

    /// Takes them away again: nothing came of the command. What cannot be taken away stays, and is an empty book.
    pub fn take_back(&self) {
        for path in &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// What the workbench needs from outside.
pub fn setting(cli: &Cli, outside: Outside) -> Result<Setting, Refusal> {
    let folders = folders();
    Ok(Setting {
        file: file(cli.everywhere.file.as_ref())?,
        today: cli.everywhere.today.unwrap_or(outside.today),
        time: outside.time,
        seed: outside.seed,
        config: folders.map(|f| f.config_dir().to_owned()),
    })
}

/// The file that was named, else the rep's own.
pub fn file(named: Option<&PathBuf>) -> Result<PathBuf, Refusal> {
    let own = || folders().map(|folders| folders.data_dir().join("rep.anteroom"));
    named.cloned().or_else(own).ok_or_else(|| {
        Refusal::because(
            phrase!("this account has no home folder"),
            phrase!("name a file with --file"),
        )
    })
}

fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "anteroom")
}

/// A day of the command line.
pub fn day(text: &str) -> Result<Date, String> {
    parse_day(text).ok_or_else(|| phrase!("a day that exists is needed, as 2026-11-24").to_owned())
}
