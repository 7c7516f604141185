//! `add`, `set`, `done`, `rm`: records of any kind, one step each.

use super::flags::{Deed, Typed, commands, typed};
use super::json;
use super::{Done, print};
use crate::workbench::{Kept, Wanted, Workbench};
use clap::{ArgMatches, Command};
use serde::Serialize;

/// What stands behind `add`, `set` and `rm`.
pub struct Record {
    deed: Deed,
    typed: Typed,
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {:?}", self.deed, self.typed.fields)
    }
}

/// Declares the arguments of `add`, `set` or `rm`: one command for each kind of record below it.
macro_rules! deed {
    ($(#[$doc:meta])* $name:ident, $deed:expr) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(pub Record);

        impl clap::FromArgMatches for $name {
            fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
                read(matches, $deed).map(Self)
            }

            fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
                self.0 = read(matches, $deed)?;
                Ok(())
            }
        }

        impl clap::Args for $name {
            fn augment_args(command: Command) -> Command {
                command.defer(|c| commands(c, $deed))
            }

            fn augment_args_for_update(command: Command) -> Command {
                Self::augment_args(command)
            }
        }
    };
}

deed!(
    /// A new record.
    Add,
    Deed::Add
);
deed!(
    /// Fields of a record.
    Set,
    Deed::Set
);
deed!(
    /// A record taken away.
    Remove,
    Deed::Remove
);

fn read(matches: &ArgMatches, deed: Deed) -> Result<Record, clap::Error> {
    match typed(matches, deed) {
        Some(typed) => Ok(Record { deed, typed }),
        None => Err(clap::Error::new(clap::error::ErrorKind::MissingSubcommand)),
    }
}

/// Done as one step, and said in one sentence.
pub fn run(workbench: &mut Workbench, record: Record) -> Done {
    let Record { deed, typed } = record;
    let Some(kind) = typed.kind else {
        let kept = workbench.set_rep(&typed.fields, &typed.clear)?;
        return say(&kept, typed.json);
    };
    let mut wanted = Wanted {
        kind,
        owners: typed.owners,
        which: typed.which,
        fields: typed.fields,
        clear: typed.clear,
    };
    let kept = match (deed, typed.adds) {
        (Deed::Remove, _) => workbench.remove_record(&wanted)?,
        (_, true) => {
            if kind.schema.record == "intel" {
                today_unless_said(workbench, &mut wanted, "as_of");
            }
            workbench.add_record(&wanted)?
        }
        (_, false) => workbench.set_record(&wanted)?,
    };
    say(&kept, typed.json)
}

/// An answer is of today, a contact too, unless a day is given.
pub fn today_unless_said(workbench: &Workbench, wanted: &mut Wanted, field: &str) {
    if wanted.fields.iter().all(|(name, _)| name != field) {
        let today = workbench.today().format("%Y-%m-%d").to_string();
        wanted.fields.push((field.to_owned(), vec![today]));
    }
}

#[derive(Serialize)]
struct Said<'a> {
    id: Option<&'a str>,
    did: &'a str,
}

/// What was done, with the id where there is one.
pub fn say(kept: &Kept, as_json: bool) -> Done {
    if as_json {
        return json::object(&Said { id: kept.id.as_deref(), did: &kept.sentence });
    }
    let id = kept.id.as_ref().map_or(String::new(), |id| format!(" ({id})"));
    let line = print::one_line(&format!("{}{id}", kept.sentence));
    print::data(&format!("{line}\n"))
}

/// Mark an action as done
#[derive(Debug, clap::Args)]
pub struct DoneArgs {
    /// The account and the action: its id, what it says or how that begins
    #[arg(value_names = ["ACCOUNT", "ACTION"], num_args = 2..=3, required = true)]
    words: Vec<String>,
    /// The day it was done; else today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// What was done as JSON
    #[arg(long)]
    json: bool,
}

/// `done ACCOUNT ACTION`, or `done action ACCOUNT ACTION`.
pub fn done(workbench: &mut Workbench, args: DoneArgs) -> Done {
    let words: Vec<&str> = args.words.iter().map(String::as_str).collect();
    let (account, action) = match words[..] {
        ["action" | "actions", account, action] | [account, action] => (account, action),
        _ => {
            return Err(crate::model::Refusal::because(
                "an account and an action are needed",
                "put names of several words in quotes",
            ));
        }
    };
    let kept = workbench.done(account, action, args.on.as_deref())?;
    say(&kept, args.json)
}
