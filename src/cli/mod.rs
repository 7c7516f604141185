//! The command line: one command a file, its arguments and what it does. SPEC 4.

mod brief;
mod export;
mod import;
mod place;
mod print;

use crate::model::{Date, Refusal};
use crate::workbench::Workbench;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// What main took from outside: the clock and chance.
#[derive(Clone, Debug)]
pub struct Outside {
    /// The clock's day.
    pub today: Date,
    /// The clock's time, `HH:MM`.
    pub time: String,
    /// A random number.
    pub seed: u64,
}

/// Opens the screens on a workbench; gives the exit code.
pub type Screens = fn(Workbench, Look) -> std::io::Result<u8>;

/// How the screens are to look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Only ASCII marks and borders.
    pub ascii: bool,
    /// No colour.
    pub mono: bool,
    /// This is the demo book.
    pub demo: bool,
}

/// The room you prepare in before the customer lets you in.
#[derive(Debug, Parser)]
#[command(name = "anteroom", version, about, max_term_width = 100)]
pub struct Cli {
    /// The file to work on; else ANTEROOM_FILE, else rep.anteroom in your data folder
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        env = "ANTEROOM_FILE",
        hide_env_values = true
    )]
    file: Option<PathBuf>,
    /// The day to judge by, as 2026-11-24; else the clock's
    #[arg(long, global = true, value_name = "DATE", value_parser = place::day)]
    today: Option<Date>,
    /// Draw with ASCII marks and borders only
    #[arg(long, global = true)]
    ascii: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Args),
    Export(export::Args),
    Brief(brief::Args),
}

/// What a command gives back: done, or one sentence.
type Done = Result<(), Refusal>;

/// Runs the command that the arguments name: 0 done, 1 refused or failed, 2 wrong usage. SPEC 4.
pub fn run(
    arguments: impl Iterator<Item = OsString>,
    outside: Outside,
    screens: Screens,
) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(usage) => {
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    match answer(cli, outside, screens) {
        Ok(code) => ExitCode::from(code),
        Err(refusal) => {
            print::refusal(&refusal);
            ExitCode::from(1)
        }
    }
}

fn answer(cli: Cli, outside: Outside, screens: Screens) -> Result<u8, Refusal> {
    let mut workbench = Workbench::open(place::setting(&cli, outside)?)?;
    let Some(command) = cli.command else {
        let mono = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        let look = Look {
            ascii: cli.ascii,
            mono,
            demo: false,
        };
        return screens(workbench, look).map_err(|e| {
            Refusal::because(
                format!("the terminal failed: {e}"),
                "open anteroom in a terminal",
            )
        });
    };
    match command {
        Command::Import(args) => import::run(&mut workbench, args),
        Command::Export(args) => export::run(&mut workbench, args),
        Command::Brief(args) => brief::run(&mut workbench, args),
    }
    .map(|()| 0)
}
