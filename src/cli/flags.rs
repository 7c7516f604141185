//! The arguments of a record, made from its schema: a new field is a new flag.

use super::completion;
use super::free_text;
use crate::model::{Column, Field, Kind, Schema, without_source};
use crate::model::{Opportunity, Record as _};
use crate::workbench::{RecordKind, field_of, is_found_by_id, kinds, selectors};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::sync::OnceLock;

/// What is done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A new one.
    Add,
    /// Fields of one that is there.
    Set,
    /// One is taken away.
    Remove,
}

/// One kind of record as a command.
pub struct Shape {
    /// What it is; nothing for the rep's settings.
    pub kind: Option<&'static RecordKind>,
    schema: &'static Schema,
    /// The command: `rival-evaluation`.
    word: String,
    aliases: Vec<String>,
    parts: OnceLock<Parts>,
}

/// The arguments of one kind of record: made when its command is asked for, as there are hundreds in all.
struct Parts {
    owners: Vec<Positional>,
    which: Vec<Positional>,
    leads: Vec<Positional>,
    flags: Vec<Flag>,
}

struct Positional {
    name: String,
    title: String,
    help: String,
}

struct Flag {
    column: Column,
    long: String,
    also: String,
    help: String,
}

/// The shapes of all kinds of record, and of the rep's settings at the end.
fn shapes() -> &'static [Shape] {
    static SHAPES: OnceLock<Vec<Shape>> = OnceLock::new();
    SHAPES.get_or_init(|| {
        let rep = <crate::model::Rep as crate::model::Record>::SCHEMA;
        kinds().iter().map(|k| shape(Some(k), k.schema)).chain([shape(None, rep)]).collect()
    })
}

fn shape(kind: Option<&'static RecordKind>, schema: &'static Schema) -> Shape {
    let (word, aliases) = (schema.record.replace('_', "-"), plural_of(kind));
    Shape { kind, schema, word, aliases, parts: OnceLock::new() }
}

fn parts(kind: Option<&'static RecordKind>, schema: &'static Schema) -> Parts {
    let owners = kind.map_or(&[][..], |k| &k.owners);
    let owners = owners.iter().flat_map(|s| {
        let one = move |name: String| positional(phrase!("owner {} {}", s.record, name), &name, "");
        selectors(s).into_iter().map(one)
    });
    let which = match kind {
        Some(_) => selectors(schema),
        None => Vec::new(),
    };
    let help =
        phrase!("The one that is meant: its id, its name, what it says or how that begins, or #3");
    let leads = kind.map_or(&[][..], |k| &k.leads);
    Parts {
        owners: owners.collect(),
        which: which
            .iter()
            .map(|name| positional(phrase!("which {name}", name), name, help))
            .collect(),
        leads: leads.iter().map(|name| lead(schema, name)).collect(),
        flags: schema.columns().into_iter().map(|c| flag(schema, c)).collect(),
    }
}

/// The list's own name works as well: `add people`.
fn plural_of(kind: Option<&'static RecordKind>) -> Vec<String> {
    let Some(kind) = kind else { return Vec::new() };
    let list = kind.path.last().copied().unwrap_or_default();
    let taken = kinds().iter().any(|k| k.schema.record == list);
    let twice = kinds().iter().filter(|k| k.path.last() == Some(&list)).count() > 1;
    match taken || twice {
        true => Vec::new(),
        false => vec![list.replace('_', "-")],
    }
}

fn positional(name: String, title: &str, help: &str) -> Positional {
    Positional { name, title: title.to_uppercase(), help: help.to_owned() }
}

fn lead(schema: &'static Schema, name: &str) -> Positional {
    let index = schema.index(name).unwrap_or_default();
    let help = sentence(schema.fields[index].doc, &schema.fields[index].kind);
    positional(phrase!("field {name}", name), name, &help)
}

fn flag(schema: &'static Schema, column: Column) -> Flag {
    let field = field_of(schema, &column.path);
    let long = column.name.replace('_', "-");
    Flag {
        help: sentence(field.map_or("", |f| f.doc), &column.kind),
        also: long.clone(),
        long: singular(&long),
        column,
    }
}

/// Several words are given one by one: `--role coach --role user`.
fn singular(long: &str) -> String {
    match long {
        "people" => "person",
        "aliases" => "alias",
        "roles" => "role",
        "products" => "product",
        other => other,
    }
    .to_owned()
}

fn sentence(doc: &str, kind: &Kind) -> String {
    let doc = without_source(doc.trim().trim_end_matches('.'));
    match kind {
        Kind::Choice(words) | Kind::Choices(words) => format!("{doc}: {}", words.join(", ")),
        _ => doc.to_owned(),
    }
}

fn value_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Day => "DATE",
        Kind::Moment => "DATE[THH:MM]",
        Kind::Whole(..) | Kind::Number(..) => "NUMBER",
        Kind::Money | Kind::Price => "AMOUNT",
        Kind::Flag => "yes|no",
        Kind::Ref(_) | Kind::Refs(_) => "NAME",
        Kind::Choice(_) | Kind::Choices(_) => "WORD",
        _ => "TEXT",
    }
}

/// Puts one command for each kind of record under this one.
pub fn commands(parent: Command, deed: Deed) -> Command {
    let parent = parent.subcommand_required(true).arg_required_else_help(true);
    let shapes = shapes().iter();
    shapes
        .filter(|s| s.kind.is_some() || deed == Deed::Set)
        .fold(parent, |parent, shape| parent.subcommand(command(shape, deed)))
}

fn command(shape: &'static Shape, deed: Deed) -> Command {
    let mut command = Command::new(shape.word.as_str()).about(about(shape, deed));
    for alias in &shape.aliases {
        command = command.alias(alias.as_str());
    }
    command.defer(match deed {
        Deed::Add => |command| arguments(command, Deed::Add),
        Deed::Set => |command| arguments(command, Deed::Set),
        Deed::Remove => |command| arguments(command, Deed::Remove),
    })
}

/// The arguments of the record that the command is called after.
fn arguments(mut command: Command, deed: Deed) -> Command {
    let Some(shape) = shapes().iter().find(|shape| shape.word == command.get_name()) else {
        return command;
    };
    let parts = shape.parts();
    let adds = deed == Deed::Add || adds(shape, deed);
    let positionals = match (deed, adds) {
        (_, true) => &parts.leads,
        _ => &parts.which,
    };
    if !adds && shape.may_leave_owner_out() {
        command = command.arg(all_words(shape));
    } else {
        for one in parts.owners.iter().chain(positionals) {
            let arg = Arg::new(one.name.as_str()).value_name(one.title.as_str());
            let arg = arg.help(one.help.as_str()).required(true);
            command = command.arg(completion::by_name(arg));
        }
    }
    if deed != Deed::Remove {
        for flag in parts.flags.iter().filter(|f| is_asked(shape, f, adds)) {
            command = command.arg(arg(flag));
        }
    }
    if deed == Deed::Set && !adds {
        if shape.moves() {
            command = command.arg(Arg::new(WHY).long(WHY).value_name("TEXT").help(phrase!(
                "Why the stage moved without its proofs, or the decision to a later day"
            )));
        }
        command = command.arg(
            Arg::new("clear")
                .long("clear")
                .value_name("FIELD")
                .action(ArgAction::Append)
                .help(phrase!("Make this field empty")),
        );
    }
    command.arg(
        Arg::new("json")
            .long("json")
            .action(ArgAction::SetTrue)
            .help(phrase!("What was done as JSON")),
    )
}

/// The reason of a move, which stands in the history and not in the record itself.
const WHY: &str = "why";
/// All words of a record whose owner may be left out.
const WORDS: &str = "words";

impl Shape {
    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| parts(self.kind, self.schema))
    }

    /// A record with an id, deeper than the account: its id is enough.
    fn may_leave_owner_out(&self) -> bool {
        let deep = self.kind.is_some_and(|kind| kind.owners.len() == 2);
        deep && is_found_by_id(self.schema)
    }

    fn moves(&self) -> bool {
        self.schema.record == Opportunity::SCHEMA.record && !self.schema.has(WHY)
    }
}

/// `ACCOUNT [OPPORTUNITY] PAYMENT`.
fn all_words(shape: &'static Shape) -> Arg {
    let parts = shape.parts();
    let all = parts.owners.iter().chain(&parts.which);
    let names: Vec<&'static str> = all.map(|one| one.title.as_str()).collect();
    let (least, most) = (names.len() - 1, names.len());
    let arg = Arg::new(WORDS).value_names(names).num_args(least..=most).required(true).help(
        phrase!("The account, what it belongs to, and the one that is meant; its id needs only the account"),
    );
    completion::by_name(arg)
}

/// An answer to a topic is never written over: setting one adds it, and the older one is kept.
fn adds(shape: &Shape, deed: Deed) -> bool {
    deed == Deed::Set && shape.schema.record == "intel"
}

/// Not what is typed without a flag already, and no new id for what is there.
fn is_asked(shape: &Shape, flag: &Flag, adds: bool) -> bool {
    // What a merge remembers is no rep's to type.
    if field_of(shape.schema, &flag.column.path).is_some_and(Field::is_inner) {
        return false;
    }
    let name = phrase!("field {}", flag.column.name);
    match adds {
        true => shape.parts().leads.iter().all(|l| l.name != name),
        false => {
            let key = phrase!("which {}", flag.column.name);
            flag.column.name != "id" && shape.parts().which.iter().all(|w| w.name != key)
        }
    }
}

fn arg(flag: &'static Flag) -> Arg {
    let arg = Arg::new(flag.column.name.as_str())
        .long(flag.long.as_str())
        .value_name(value_name(&flag.column.kind))
        .help(flag.help.as_str());
    let arg = if flag.column.name == "closed_because" { completion::by_cause(arg) } else { arg };
    let mut arg = completion::by_kind(arg, &flag.column.kind);
    if flag.also != flag.long {
        arg = arg.alias(flag.also.as_str());
    }
    match flag.column.kind {
        Kind::Flag => arg.num_args(0..=1).require_equals(true).default_missing_value("yes"),
        Kind::Choices(_) => arg.action(ArgAction::Append).value_delimiter(','),
        Kind::Words | Kind::Refs(_) => arg.action(ArgAction::Append),
        Kind::Whole(..) | Kind::Number(..) | Kind::Figure | Kind::Money | Kind::Price => {
            arg.allow_negative_numbers(true)
        }
        _ => arg,
    }
}

fn about(shape: &Shape, deed: Deed) -> String {
    let record = shape.schema.record.replace('_', " ");
    let record = if record == "intel" { "answer".to_owned() } else { record };
    let article = match record.chars().next() {
        Some('a' | 'e' | 'i' | 'o') => "an",
        _ => "a",
    };
    match (deed, shape.kind) {
        (_, None) => phrase!("Change your own settings").to_owned(),
        (Deed::Add, _) => phrase!("Add {article} {record}", article, record),
        (Deed::Set, _) if adds(shape, deed) => {
            phrase!("Answer a topic of the checklist; older answers are kept").to_owned()
        }
        (Deed::Set, _) => phrase!("Change {article} {record}", article, record),
        (Deed::Remove, _) => {
            phrase!("Take {article} {record} away, with all that names it", article, record)
        }
    }
}

/// What was typed.
pub struct Typed {
    /// What it is; nothing for the rep's settings.
    pub kind: Option<&'static RecordKind>,
    /// The record is new.
    pub adds: bool,
    /// The words for the account and the owners below it.
    pub owners: Vec<String>,
    /// The words for the one that is meant.
    pub which: Vec<String>,
    /// Columns and what was typed for them.
    pub fields: Vec<(String, Vec<String>)>,
    /// Columns that are to be empty.
    pub clear: Vec<String>,
    /// Whether JSON is asked for.
    pub json: bool,
}

/// Reads the command below `add`, `set` or `rm`; nothing where there is none.
pub fn typed(matches: &ArgMatches, deed: Deed) -> Option<Typed> {
    let (word, given) = matches.subcommand()?;
    let shape = shapes().iter().find(|s| s.word == word)?;
    let parts = shape.parts();
    let adds = deed == Deed::Add || adds(shape, deed);
    let (mut owners, mut which) = (words(given, &parts.owners), words(given, &parts.which));
    if !adds && shape.may_leave_owner_out() {
        owners = several(given, WORDS).unwrap_or_default();
        which = owners.pop().into_iter().collect();
    }
    let mut fields = Vec::new();
    if adds {
        for lead in &parts.leads {
            let name = lead.name.trim_start_matches("field ").to_owned();
            fields.extend(several(given, &lead.name).map(|values| (name, values)));
        }
    }
    for flag in &parts.flags {
        let values = several(given, &flag.column.name);
        fields.extend(values.map(|values| (flag.column.name.clone(), values)));
    }
    if shape.moves() {
        fields.extend(several(given, WHY).map(|values| (WHY.to_owned(), values)));
    }
    Some(Typed {
        kind: shape.kind,
        adds,
        owners,
        which: if adds { Vec::new() } else { which },
        fields,
        clear: several(given, "clear")
            .unwrap_or_default()
            .iter()
            .map(|w| field(parts, w))
            .collect(),
        json: given.get_flag("json"),
    })
}

/// The field that a word after `--clear` is: a list by the name of its flag too, `alias`.
fn field(parts: &Parts, word: &str) -> String {
    let flag = parts.flags.iter().find(|flag| flag.long == word);
    flag.map_or_else(|| word.to_owned(), |flag| flag.column.name.clone())
}

fn words(given: &ArgMatches, all: &[Positional]) -> Vec<String> {
    all.iter()
        .filter_map(|p| given.try_get_one::<String>(&p.name).ok().flatten())
        .map(|word| free_text::typed(word).to_owned())
        .collect::<Vec<String>>()
}

fn several(given: &ArgMatches, name: &str) -> Option<Vec<String>> {
    let values = given.try_get_many::<String>(name).ok().flatten()?;
    Some(values.map(|value| free_text::typed(value).to_owned()).collect())
}
