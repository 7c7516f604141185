//! What a shell offers while a command is typed: commands, flags, the words of a choice, the names of the book.
//!
//! The script of `anteroom completions SHELL` asks the program itself, with COMPLETE in its environment.

use super::{Cli, place};
use crate::model::{Kind, Target};
use crate::workbench::quick_open::Index;
use crate::workbench::{Setting, Workbench};
use clap::{Arg, Command, CommandFactory};
use clap_complete::CompleteEnv;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// The variable by which the script asks, and names its shell.
pub const ASKS: &str = "COMPLETE";

/// Who asks is known before the answer is made: the variable is taken out of the environment then.
static IS_BASH: AtomicBool = AtomicBool::new(false);

/// Answers a shell that asks, and ends the program; does nothing where none does.
pub fn answer() {
    if let Some(shell) = std::env::var_os(ASKS) {
        IS_BASH.store(shell == "bash", Ordering::Relaxed);
        CompleteEnv::with_factory(|| named(Cli::command())).var(ASKS).complete();
    }
}

/// The names of the book behind all arguments that are one.
fn named(command: Command) -> Command {
    command.mut_args(by_name).mut_subcommands(named)
}

/// An argument by the name of its value: an account, a person, a purchase.
pub fn by_name(arg: Arg) -> Arg {
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    match kind_of(name.as_deref().unwrap_or_else(|| arg.get_id().as_str())) {
        Some(kind) => arg.add(ArgValueCandidates::new(move || names(kind))),
        None => arg,
    }
}

/// The kind of record of the index that an argument of this name names.
fn kind_of(name: &str) -> Option<&'static str> {
    match name.to_lowercase().as_str() {
        "account" => Some("account"),
        "person" | "other person" => Some("person"),
        "opportunity" | "deal" => Some("opportunity"),
        _ => None,
    }
}

/// A field by what it may hold: the words of a choice, yes or no, the people, purchases, accounts of the book.
pub fn by_kind(arg: Arg, kind: &'static Kind) -> Arg {
    match kind {
        Kind::Choice(words) | Kind::Choices(words) => arg
            .add(ArgValueCandidates::new(|| words.iter().map(CompletionCandidate::new).collect())),
        Kind::Flag => {
            arg.add(ArgValueCandidates::new(|| ["yes", "no"].map(CompletionCandidate::new).into()))
        }
        Kind::Ref(to) | Kind::Refs(to) => {
            if matches!(to, Target::Product | Target::Competitor) {
                return arg;
            }
            let record = to.record();
            arg.add(ArgValueCandidates::new(move || names(record)))
        }
        _ => arg,
    }
}

/// The causes of an end, as the playbook has them.
pub fn by_cause(arg: Arg) -> Arg {
    let causes = || {
        let bench = book().into_iter();
        let words = bench.flat_map(|bench| bench.playbook.closing.because.clone());
        words.map(CompletionCandidate::new).collect()
    };
    arg.add(ArgValueCandidates::new(causes))
}

/// The names of this kind in the book; none where it cannot be read.
fn names(kind: &str) -> Vec<CompletionCandidate> {
    let Some(bench) = book() else { return Vec::new() };
    let mut index = Index::default();
    while let Ok(true) = bench.read_index(&mut index) {}
    let of_kind = index.entries.iter().filter(|entry| entry.kind == kind);
    of_kind.map(|entry| CompletionCandidate::new(typed(&entry.text))).collect()
}

/// As it has to be typed: bash alone puts a name in as it is, where a space would begin another word.
fn typed(name: &str) -> String {
    match IS_BASH.load(Ordering::Relaxed) {
        true => name.replace(' ', "\\ "),
        false => name.to_owned(),
    }
}

/// The book that the words name, to look at.
fn book() -> Option<Workbench> {
    let words: Vec<OsString> = std::env::args_os().collect();
    let file = place::file(file_of(&words).as_ref()).ok()?;
    let today = chrono::NaiveDate::default();
    Workbench::look(Setting { file, today, time: String::new(), seed: 0, config: None }).ok()
}

/// What stands behind `--file`, else in ANTEROOM_FILE.
fn file_of(words: &[OsString]) -> Option<PathBuf> {
    let behind = words.iter().position(|word| word == "--file").and_then(|at| words.get(at + 1));
    let glued = || words.iter().find_map(|word| word.to_str()?.strip_prefix("--file="));
    let told = behind.map(PathBuf::from).or_else(|| glued().map(PathBuf::from));
    told.or_else(|| std::env::var_os("ANTEROOM_FILE").map(PathBuf::from))
}
