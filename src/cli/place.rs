//! Where the file and the rep's own playbook are, by the platform's rules.

use super::{Cli, Outside};
use crate::model::{Date, Refusal, parse_day, quoted};
use crate::workbench::Setting;
use directories::ProjectDirs;
use std::path::Path;

/// Refused where there is no book: a command that only reads never makes one. docs/COMMANDS.md.
pub fn there(file: &Path) -> Result<(), Refusal> {
    if file.exists() {
        return Ok(());
    }
    let name = quoted(&file.display().to_string());
    Err(Refusal::because(
        format!("there is no book at {name}"),
        "look at the path, or begin one there: anteroom import FILE, or anteroom alone",
    ))
}

/// What the workbench needs from outside.
pub fn setting(cli: &Cli, outside: Outside) -> Result<Setting, Refusal> {
    let folders = ProjectDirs::from("", "", "anteroom");
    let file = match (&cli.everywhere.file, &folders) {
        (Some(file), _) => file.clone(),
        (None, Some(folders)) => folders.data_dir().join("rep.anteroom"),
        (None, None) => {
            return Err(Refusal::because(
                "this account has no home folder",
                "name a file with --file",
            ));
        }
    };
    Ok(Setting {
        file,
        today: cli.everywhere.today.unwrap_or(outside.today),
        time: outside.time,
        seed: outside.seed,
        config: folders.map(|f| f.config_dir().to_owned()),
    })
}

/// A day of the command line.
pub fn day(text: &str) -> Result<Date, String> {
    parse_day(text).ok_or_else(|| "a day that exists is needed, as 2026-11-24".to_owned())
}
