//! `add`, `set`, `done`, `rm`: records of any kind, one step each.

use super::flags::{Deed, Typed, commands, typed};
use super::free_text;
use super::json;
use super::{Done, print};
use crate::model::Refusal;
use crate::workbench::{
    RecordKind, RecordOutcome, RecordRequest, Workbench, is_found_by_id, kinds, selectors,
};
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

impl Record {
    /// It is put into a book that has nothing yet: a customer, the rep's settings.
    pub fn may_be_first(&self) -> bool {
        self.typed.kind.is_none_or(|kind| self.typed.adds && kind.owners.is_empty())
    }
}

/// The fields in which something may be noted on somebody.
const NOTES: [&str; 5] = ["notes", "note", "answer", "habits", "thinking"];

/// Done as one step, and said in one sentence.
pub fn run(workbench: &mut Workbench, record: Record) -> Done {
    let Record { deed, typed } = record;
    let Some(kind) = typed.kind else {
        let kept = workbench.set_rep(&typed.fields, &typed.clear)?;
        return say(&kept, typed.json);
    };
    let notes = typed.fields.iter().filter(|(name, _)| NOTES.contains(&name.as_str()));
    let texts: Vec<&String> = notes.flat_map(|(_, values)| values).collect();
    if let Some(warning) = texts.into_iter().find_map(|text| workbench.warned_of(text)) {
        print::message(warning);
    }
    if typed.adds
        && let Some(remark) = workbench.contact_counts(kind, &typed.fields)
    {
        print::message(&remark);
    }
    let unsaid = typed.adds.then(|| workbench.contact_unsaid(kind, &typed.fields)).flatten();
    let ended = of_an_end(&typed);
    let mut wanted = RecordRequest {
        kind,
        owners: typed.owners,
        which: typed.which,
        fields: typed.fields,
        clear: typed.clear,
    };
    let side = match deed {
        Deed::Remove => None,
        _ => workbench.message_side(&mut wanted, typed.adds),
    };
    let mut kept = match (deed, typed.adds) {
        (Deed::Remove, _) => workbench.remove_record(&wanted)?,
        (_, true) => workbench.add_record(&wanted)?,
        (_, false) => workbench.set_record(&wanted)?,
    };
    kept.sentence += &(unsaid.unwrap_or_default() + &side.unwrap_or_default());
    if let Some((account, deal)) = ended.filter(|_| deed != Deed::Remove)
        && let Some(left) = workbench.tasks_left(&account, &deal)?
    {
        print::message(&phrase!("{left}. anteroom rm action takes one away", left));
    }
    say(&kept, typed.json)
}

/// The account and the purchase whose end this may be: its status is given, or a verdict on it.
fn of_an_end(typed: &Typed) -> Option<(String, String)> {
    let deal = match typed.kind?.schema.record {
        "decision" => typed.owners.get(1),
        "opportunity" if typed.fields.iter().any(|(name, _)| name == "status") => {
            typed.which.first()
        }
        _ => None,
    }?;
    Some((typed.owners.first()?.clone(), deal.clone()))
}

#[derive(Serialize)]
struct RecordReply<'a> {
    id: Option<&'a str>,
    did: &'a str,
}

/// What was done, with the id where there is one.
pub fn say(kept: &RecordOutcome, as_json: bool) -> Done {
    if as_json {
        return json::object(&RecordReply { id: kept.id.as_deref(), did: &kept.sentence });
    }
    let id = kept.id.as_ref().map_or(String::new(), |id| format!(" ({id})"));
    let line = print::one_line(&format!("{}{id}", kept.sentence));
    print::data(&format!("{line}\n"))
}

/// Mark an action as done, a payment as paid, a complaint as resolved ..
#[derive(Debug, clap::Args)]
pub struct DoneArgs {
    /// The account and the action (its id, what it says or how that begins); before them another kind of
    /// record: payment, complaint, service, bid, specification, visit, introduction, trade
    #[arg(value_names = ["ACCOUNT", "ACTION"], num_args = 2..=5, required = true)]
    words: Vec<String>,
    /// The day it was done; else today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// What was done as JSON
    #[arg(long)]
    json: bool,
}

/// `done ACCOUNT ACTION`, or with a kind of record before its owners: `done payment ACCOUNT ID`.
pub fn done(workbench: &mut Workbench, args: DoneArgs) -> Done {
    let day = args.on.as_deref();
    let words: Vec<String> = args.words.iter().map(|w| free_text::typed(w).to_owned()).collect();
    let kept = match words.as_slice() {
        [account, action] => workbench.done(account, action, day)?,
        [word, words @ ..] => {
            let (kind, owners, which) = named(word, words)?;
            workbench.done_record(kind, owners, which, day)?
        }
        [] => return Err(needed()),
    };
    say(&kept, args.json)
}

/// What stands behind `done`: the kind, the words for its owners, the words for the one.
type Named = (&'static RecordKind, Vec<String>, Vec<String>);

fn named(word: &str, words: &[String]) -> Result<Named, Refusal> {
    let Some(kind) = kind_called(word) else {
        return Err(Refusal::because(
            phrase!("this is not a kind of record, an account and one of its records"),
            phrase!("put names of several words in quotes"),
        ));
    };
    let owners: usize = kind.owners.iter().map(|schema| selectors(schema).len()).sum();
    let which = selectors(kind.schema).len();
    let short = owners == 2 && is_found_by_id(kind.schema) && words.len() == owners;
    let of_owners = if short { 1 } else { owners };
    if words.len() != of_owners + which {
        return Err(needed());
    }
    let (owners, which) = words.split_at(of_owners);
    Ok((kind, owners.to_vec(), which.to_vec()))
}

/// `payment`, `payments`, `rival-evaluation`.
fn kind_called(word: &str) -> Option<&'static RecordKind> {
    let word = word.replace('-', "_");
    let by_record = kinds().iter().find(|kind| kind.schema.record == word);
    by_record.or_else(|| kinds().iter().find(|kind| kind.path.last() == Some(&word.as_str())))
}

fn needed() -> Refusal {
    Refusal::because(
        phrase!("an account and one of its records are needed"),
        phrase!("anteroom done ACCOUNT ACTION, or anteroom done KIND ACCOUNT ID"),
    )
}
