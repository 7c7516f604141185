//! `undo`, `redo`, `backup`, `restore`, `doctor`: keeping the file.

use super::json;
use super::{Done, print};
use crate::model::Refusal;
use crate::text::format::{count, count_of};
use crate::workbench::{self, Examined, Setting, Workbench, restore_command};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Take the last step back
#[derive(Debug, clap::Args)]
pub struct Undo {
    /// What was taken back, as JSON
    #[arg(long)]
    json: bool,
}

/// Do the step again that was taken back last
#[derive(Debug, clap::Args)]
pub struct Redo {
    /// What was done again, as JSON
    #[arg(long)]
    json: bool,
}

/// Write a safe copy of the file
#[derive(Debug, clap::Args)]
pub struct Backup {
    /// Where to; else beside the file, with the day in its name
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Where it is, as JSON
    #[arg(long)]
    json: bool,
}

/// Put a safe copy in the place of the file
#[derive(Debug, clap::Args)]
pub struct Restore {
    /// The copy
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// Check the whole file
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// The faults as JSON
    #[arg(long)]
    json: bool,
}

/// One step back.
pub fn undo(workbench: &mut Workbench, args: Undo) -> Done {
    let label = workbench.undo()?;
    told(phrase!("taken back: {label}", label), args.json)
}

/// One step forward.
pub fn redo(workbench: &mut Workbench, args: Redo) -> Done {
    let label = workbench.redo()?;
    told(phrase!("done again: {label}", label), args.json)
}

#[derive(Serialize)]
struct Told {
    did: String,
}

fn told(did: String, as_json: bool) -> Done {
    match as_json {
        true => json::object(&Told { did }),
        false => print::data(&format!("{}\n", print::one_line(&did))),
    }
}

#[derive(Serialize)]
struct Copy {
    path: String,
    bytes: u64,
}

/// A whole, checked copy; never over anything.
pub fn backup(workbench: &Workbench, args: Backup) -> Done {
    let copy = workbench.backup(args.path.as_deref())?;
    let path = copy.path.display().to_string();
    let told = match args.json {
        true => json::object(&Copy { path, bytes: copy.bytes }),
        false => print::data(&format!("{}\n", print::one_line(&path))),
    };
    told.map_err(print::after_a_change)
}

/// The copy takes the file's place; what stood there is kept beside it.
pub fn restore(setting: &Setting, args: Restore) -> Done {
    let kept = workbench::restore(&args.path, &setting.file, setting.today)?;
    let mut line = phrase!("{} is the file now", args.path.display());
    if let Some(kept) = kept {
        line += &phrase!("; what it was is kept as {}", kept.display());
    }
    print::data(&format!("{}\n", print::one_line(&line))).map_err(print::after_a_change)
}

/// What was checked and found; refused where there is a fault.
pub fn doctor(setting: &Setting, args: Doctor) -> Done {
    let found = workbench::examine(setting)?;
    if args.json {
        return json::list(&found.faults);
    }
    let path = setting.file.display().to_string();
    if found.faults.is_empty() {
        return print::data(&healthy(&path, &found));
    }
    let lines: Vec<String> = found.faults.iter().map(|fault| print::one_line(fault)).collect();
    let beside: String = found.beside.iter().map(|line| print::one_line(line) + "\n").collect();
    print::data(&format!("{}\n{}{beside}", lines.join("\n"), rescued(&found)))?;
    Err(sick(&setting.file, &found))
}

/// The lines of a sound file: what was looked at, and where things are.
fn healthy(path: &str, found: &Examined) -> String {
    let mut lines = vec![phrase!("the file is whole").to_owned()];
    let size = std::fs::metadata(path).map_or(0, |about| about.len() / 1024);
    let accounts = count(found.accounts, "account");
    lines.push(phrase!("{}: {}, {} KB, tables of version {}", path, accounts, size, found.version));
    if let Some(why) = &found.only_reads {
        lines.push(phrase!("it can only be read: {why}", why));
    }
    let renewed = if found.renewed { phrase!(", and made the search anew") } else { "" };
    lines.push(phrase!("checked every page, every record and every reference{renewed}", renewed));
    lines.extend(recounted(found));
    match &found.copy {
        Some(copy) => lines.push(phrase!("the newest copy that is whole: {}", copy.display())),
        None => lines.push(phrase!("there is no copy yet; anteroom backup makes one").to_owned()),
    }
    lines.push(phrase!("anteroom {}, {}", env!("CARGO_PKG_VERSION"), print::terminal()));
    lines.extend(found.notice.clone());
    lines.extend(found.beside.clone());
    lines.iter().map(|line| print::one_line(line) + "\n").collect()
}

/// What is said of a number of accounts that was noted wrongly.
fn recounted(found: &Examined) -> Option<String> {
    let said = match found.renewed {
        true => phrase!("the number of accounts was noted wrongly, and is put right"),
        false => phrase!("the number of accounts is noted wrongly in it"),
    };
    found.miscounted.then(|| said.to_owned())
}

/// What could be read of a damaged file, and of what a part is lost.
fn rescued(found: &Examined) -> String {
    let mut text = String::new();
    for (kind, number) in &found.read {
        text += &phrase!("read: {} of kind {}\n", number, said(kind));
    }
    for kind in found.torn.iter().filter(|_| found.saved.is_some()) {
        text += &phrase!("not all could be read: {}\n", said(kind));
    }
    text
}

fn said(kind: &str) -> String {
    kind.replace('_', " ")
}

fn sick(file: &Path, found: &Examined) -> Refusal {
    let path = file.display().to_string();
    let copy = found.copy.as_ref().map(|copy| restore_command(file, copy));
    let Some(saved) = &found.saved else {
        if !found.torn.is_empty() {
            let copy = copy.unwrap_or(phrase!("there is no whole copy beside it").to_owned());
            return Refusal::at(
                path,
                phrase!("it is damaged, and nothing of it can be read"),
                copy,
            );
        }
        let what = phrase!("{} not as it should be", are(found.faults.len()));
        return Refusal::at(path, what, copy.unwrap_or(phrase!("change it by hand").to_owned()));
    };
    let mut accounts = count(found.accounts, "account");
    if found.bare_accounts > 0 {
        accounts += &phrase!(", {} of them without their own fields", found.bare_accounts);
    }
    let what = phrase!(
        "a part of it is damaged; what can be read ({}) is in {} now",
        accounts,
        saved.display()
    );
    let copy =
        copy.map(|command| phrase!("the newest whole copy comes back with {command}", command));
    Refusal::at(path, what, copy.unwrap_or(phrase!("there is no whole copy beside it").to_owned()))
}

fn are(faults: usize) -> String {
    count_of(faults, phrase!("thing is"), phrase!("things are"))
}
