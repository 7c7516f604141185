//! The command line: one command a file, its arguments and what it does. docs/COMMANDS.md.

mod brief;
mod cash;
mod check;
mod closed;
mod compare;
mod completion;
mod deal;
mod demo;
mod disputes;
mod evaluate;
mod everywhere;
mod export;
mod flags;
mod forces;
mod free_text;
mod history;
mod import;
mod json;
mod kpi;
mod list;
mod log;
mod maintenance;
mod market;
mod me;
mod merge;
mod negotiation;
mod one_deal;
mod overtaken;
mod paragraph;
mod place;
mod plan;
mod portfolio;
mod print;
mod privacy;
mod ready;
mod record;
mod review;
mod route;
mod said;
mod search;
mod selection;
mod sheets;
mod shell;
mod specification;
mod statement;
mod table;
mod targets;
mod today;
mod verdict;
mod what_if;
mod white_space;
mod worth;

pub use everywhere::Look;

use crate::model::{Date, Refusal};
use crate::workbench::{Upgrading, Workbench};
use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use everywhere::{Everywhere, Start};
use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::OnceLock;

/// What main took from outside: the clock and chance.
#[derive(Clone, Debug)]
pub struct Outside {
    /// The clock's day.
    pub today: Date,
    /// The clock's time, `HH:MM`.
    pub time: String,
    /// A random number.
    pub seed: u64,
    /// The keys of the screens, what each does and its name in keys.toml, for the manual page.
    pub keys: fn() -> Vec<[String; 3]>,
}

/// Opens the screens on a workbench; gives the exit code, and what is to be said after them.
pub type Screens = fn(Workbench, Look) -> Result<(u8, Option<String>), Refusal>;

/// Says how far a file of an earlier version is brought up to this one.
pub fn say_upgrade(how_far: &Upgrading) {
    match how_far {
        Upgrading::Copies(name) => print::message(&phrase!(
            "bringing the file up to this version; a copy of it as it is is kept first, {name}. Ctrl-C leaves it as it is",
            name
        )),
        Upgrading::Indexes(done, all) => {
            print::progress(&phrase!("{done} of {all} records are ready to be found", done, all));
        }
        Upgrading::Done => print::progress_done(),
    }
}

/// Every command with what it does, as the help says it.
pub fn commands() -> &'static [(String, String)] {
    static COMMANDS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    COMMANDS.get_or_init(|| {
        let root = Cli::command();
        root.get_subcommands().filter(|c| c.get_name() != "help").map(said).collect()
    })
}

fn said(c: &clap::Command) -> (String, String) {
    let does = c.get_about().map(ToString::to_string).unwrap_or_default();
    let mut letters = does.chars();
    let first = letters.next().map(|l| l.to_lowercase().to_string()).unwrap_or_default();
    (c.get_name().to_owned(), first + letters.as_str())
}

/// The room you prepare in before the customer lets you in.
#[derive(Debug, Parser)]
#[command(name = "anteroom", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    command: Option<Command>,
}

impl Cli {
    fn on_file(self) -> Option<OnFile> {
        match self.command {
            Some(Command::OnFile(command)) => Some(command),
            _ => None,
        }
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    OnFile(OnFile),
    #[command(flatten)]
    Aside(Aside),
}

/// What works on the open file.
#[derive(Debug, Subcommand)]
enum OnFile {
    Import(import::ImportArgs),
    Export(export::ExportArgs),
    Brief(brief::BriefArgs),
    Search(search::SearchArgs),
    Ready(ready::ReadyArgs),
    Check(check::CheckArgs),
    Disputes(disputes::DisputesArgs),
    Route(route::RouteArgs),
    Evaluate(evaluate::EvaluateArgs),
    Verdict(verdict::VerdictArgs),
    Deal(deal::DealArgs),
    Closed(closed::ClosedArgs),
    Today(today::TodayArgs),
    Review(review::ReviewArgs),
    Cash(cash::CashArgs),
    Negotiation(negotiation::NegotiationArgs),
    Specification(specification::SpecificationArgs),
    Worth(worth::WorthArgs),
    Plan(plan::PlanArgs),
    Targets(targets::TargetsArgs),
    WhiteSpace(white_space::WhiteSpaceArgs),
    Forces(forces::ForcesArgs),
    Portfolio(portfolio::PortfolioArgs),
    Me(me::MeArgs),
    Market(market::MarketArgs),
    WhatIf(what_if::WhatIfArgs),
    Account(sheets::Account),
    Team(sheets::Team),
    Left(sheets::Left),
    Gifts(sheets::Gifts),
    Doubles(sheets::Doubles),
    You(sheets::You),
    File(sheets::File),
    Kpi(kpi::KpiArgs),
    List(list::ListArgs),
    Log(log::LogArgs),
    /// Add a record
    Add(record::Add),
    /// Change a record
    Set(record::Set),
    Done(record::DoneArgs),
    /// Take a record away
    Rm(record::Remove),
    Merge(merge::MergeArgs),
    Undo(maintenance::Undo),
    Redo(maintenance::Redo),
    History(history::HistoryArgs),
    PersonData(privacy::PersonData),
    Forget(privacy::Forget),
    Backup(maintenance::Backup),
}

impl OnFile {
    /// Begins a new book where there is none; all others read one, or change what is in one.
    fn makes_a_book(&self) -> bool {
        match self {
            Self::Import(_) => true,
            Self::Log(args) => !args.is_of_an_account(),
            Self::Add(record::Add(record)) | Self::Set(record::Set(record)) => {
                record.may_be_first()
            }
            _ => false,
        }
    }
}

/// What needs no file, or not an open one.
#[derive(Debug, Subcommand)]
enum Aside {
    Doctor(maintenance::Doctor),
    Restore(maintenance::Restore),
    Demo(demo::DemoArgs),
    Compare(compare::CompareArgs),
    Completions(shell::Completions),
    Man(shell::Man),
}

/// What a command gives back: done, or one sentence.
type Done = Result<(), Refusal>;

/// Runs the command that the arguments name: 0 done, 1 refused or failed, 2 wrong usage. docs/COMMANDS.md.
pub fn run(
    arguments: impl Iterator<Item = OsString>,
    outside: Outside,
    screens: Screens,
) -> ExitCode {
    completion::answer();
    let arguments = free_text::no_flags(log::lines_not_book(arguments.collect()));
    let (cli, file_typed) = match parsed(&arguments) {
        Ok(parsed) => parsed,
        Err(usage) => {
            let usage = free_text::with_the_nearest(usage, &arguments);
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(2));
        }
    };
    let again = || parsed(&arguments).ok().and_then(|(cli, _)| cli.on_file());
    match answer(cli, (file_typed, &again), outside, screens) {
        Ok(code) => ExitCode::from(code),
        Err(refusal) => {
            print::refusal(&refusal);
            ExitCode::from(1)
        }
    }
}

/// What was asked for, and whether the file was named in it.
fn parsed(arguments: &[OsString]) -> Result<(Cli, bool), clap::Error> {
    if let Ok(Start { everywhere }) = Start::try_parse_from(arguments) {
        return Ok((Cli { everywhere, command: None }, false));
    }
    let mut command = Cli::command();
    let matches = command.try_get_matches_from_mut(arguments)?;
    // Hundreds of small pieces that the end of the program gives back at once.
    std::mem::forget(command);
    let typed = matches.value_source("file") == Some(ValueSource::CommandLine);
    let cli = Cli::from_arg_matches(&matches)?;
    if let Some(Command::OnFile(OnFile::Log(args))) = &cli.command
        && let Some(says) = args.conflict()
    {
        return Err(Cli::command().error(ErrorKind::ArgumentConflict, says));
    }
    Ok((cli, typed))
}

fn answer(
    cli: Cli,
    (file_typed, again): (bool, &dyn Fn() -> Option<OnFile>),
    outside: Outside,
    screens: Screens,
) -> Result<u8, Refusal> {
    let keys = outside.keys;
    let setting = place::setting(&cli, outside)?;
    let mut look = cli.everywhere.look();
    match cli.command {
        None => on_screens(screens(Workbench::open(setting)?, look)),
        Some(Command::OnFile(command)) => {
            if !command.makes_a_book() {
                place::there(&setting.file)?;
            }
            let begun = place::Begun::where_none_is(&setting.file);
            let looks = matches!(&command, OnFile::Import(args) if args.only_looks());
            let open = if looks { Workbench::open_to_look } else { Workbench::open };
            let mut workbench = open(setting)?;
            workbench.faults.iter().for_each(|fault| print::message(fault));
            if let Some(notice) = workbench.take_notice() {
                print::message(&notice);
            }
            let done = overtaken::done(command, again, &mut workbench);
            if done.is_err() && !workbench.wrote() {
                begun.take_back();
            }
            done.map_err(|refusal| match workbench.wrote() {
                true => print::after_a_change(refusal),
                false => workbench.told(refusal),
            })?;
            if let Some(why) = workbench.only_reads() {
                print::message(&phrase!("the file can only be read: {why}", why));
            }
            if let Some(fault) = workbench.keep_daily_copy() {
                print::message(&fault);
            }
            Ok(0)
        }
        Some(Command::Aside(Aside::Demo(_))) => {
            let (workbench, _folder) = demo::book(setting, cli.everywhere.today, file_typed)?;
            look.demo = true;
            on_screens(screens(workbench, look))
        }
        Some(Command::Aside(Aside::Doctor(args))) => {
            maintenance::doctor(&setting, args).map(|()| 0)
        }
        Some(Command::Aside(Aside::Restore(args))) => {
            maintenance::restore(&setting, args).map(|()| 0)
        }
        Some(Command::Aside(Aside::Compare(args))) => compare::run(&setting, &args).map(|()| 0),
        Some(Command::Aside(Aside::Completions(args))) => shell::completions(args).map(|()| 0),
        Some(Command::Aside(Aside::Man(_))) => shell::man(&keys()).map(|()| 0),
    }
}

/// Says what is left to say once the terminal is the rep's again.
fn on_screens(ended: Result<(u8, Option<String>), Refusal>) -> Result<u8, Refusal> {
    let (code, last_words) = ended?;
    if let Some(words) = last_words {
        print::message(&words);
    }
    Ok(code)
}

fn on_the_file(command: OnFile, workbench: &mut Workbench) -> Done {
    match command {
        OnFile::Import(args) => import::run(workbench, args),
        OnFile::Export(args) => export::run(workbench, args),
        OnFile::Brief(args) => brief::run(workbench, args),
        OnFile::Search(args) => search::run(workbench, args),
        OnFile::Ready(args) => ready::run(workbench, args),
        OnFile::Check(args) => check::run(workbench, args),
        OnFile::Disputes(args) => disputes::run(workbench, &args),
        OnFile::Route(args) => route::run(workbench, args),
        OnFile::Evaluate(args) => evaluate::run(workbench, args),
        OnFile::Verdict(args) => verdict::run(workbench, &args),
        OnFile::Deal(args) => deal::run(workbench, &args),
        OnFile::Closed(args) => closed::run(workbench, &args),
        OnFile::Today(args) => today::run(workbench, &args),
        OnFile::Market(args) => market::run(workbench, &args),
        OnFile::Plan(args) => plan::run(workbench, &args),
        OnFile::Targets(args) => targets::run(workbench, &args),
        OnFile::WhiteSpace(args) => white_space::run(workbench, &args),
        OnFile::Forces(args) => forces::run(workbench, &args),
        OnFile::Portfolio(args) => portfolio::run(workbench, &args),
        OnFile::Me(args) => me::run(workbench, &args),
        OnFile::Worth(args) => worth::run(workbench, &args),
        OnFile::Review(args) => review::run(workbench, &args),
        OnFile::Cash(args) => cash::run(workbench, &args),
        OnFile::Negotiation(args) => negotiation::run(workbench, &args),
        OnFile::Specification(args) => specification::run(workbench, &args),
        OnFile::WhatIf(args) => what_if::run(workbench, args),
        OnFile::Account(args) => sheets::account(workbench, args),
        OnFile::Team(args) => sheets::team(workbench, args),
        OnFile::Left(args) => sheets::left(workbench, args),
        OnFile::Gifts(args) => sheets::gifts(workbench, args),
        OnFile::Doubles(args) => sheets::doubles(workbench, args),
        OnFile::You(args) => sheets::you(workbench, args),
        OnFile::File(args) => sheets::file(workbench, args),
        OnFile::Kpi(args) => kpi::run(workbench, args),
        OnFile::List(args) => list::run(workbench, args),
        OnFile::Log(args) => log::run(workbench, args),
        OnFile::Add(record::Add(record))
        | OnFile::Set(record::Set(record))
        | OnFile::Rm(record::Remove(record)) => record::run(workbench, record),
        OnFile::Done(args) => record::done(workbench, args),
        OnFile::Merge(args) => merge::run(workbench, args),
        OnFile::Undo(args) => maintenance::undo(workbench, args),
        OnFile::Redo(args) => maintenance::redo(workbench, args),
        OnFile::History(args) => history::run(workbench, args),
        OnFile::PersonData(args) => privacy::person_data(workbench, args),
        OnFile::Forget(args) => privacy::forget(workbench, args),
        OnFile::Backup(args) => maintenance::backup(workbench, args),
    }
}
