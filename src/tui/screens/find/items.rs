//! What find-or-do offers: records, commands, what can be done with a record, and what a paste may become.

use crate::model::{Account, Edit, Person, Record, Row, Value};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::keymap::{Binding, KEYS, Scope};
use crate::tui::screens::{Import, LogLine, LogLines, is_there};
use crate::workbench::seek::{BEGINS, Entry, IN_ORDER, Index, Rank, Typed};
use std::collections::HashMap;

/// Rows that are kept; the rest is counted.
const MOST: usize = 400;
/// Names that stand in front of what can be done with the first of them.
const NAMES_FIRST: usize = 5;
/// What only the command line does.
const SHELL: &[(&str, &str)] = &[
    ("export", "writes the book as a file"),
    ("backup", "writes a copy of the file"),
    ("restore", "brings a copy back"),
    ("merge", "makes one account of two"),
    ("search", "looks through every text"),
    ("kpi", "writes the six figures"),
    ("evaluate", "gives a purchase its verdict"),
    ("history", "writes what changed when"),
    ("person-data", "writes all about a person"),
    ("forget", "takes a person out for good"),
    ("doctor", "checks the file"),
    ("man", "writes the manual"),
];
/// The command that has no key.
const IMPORT: &str = "import a file: accounts and people from CSV, vCard or another anteroom";

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A record of the index.
    Entry(usize),
    /// A record in whose texts the words stand.
    Said(usize),
    /// A command of the key table.
    Command(usize),
    /// A command on a record.
    Of(usize, Action),
    /// A new account, or a new person of the picked one, of what is typed.
    Add(&'static str),
    /// What a shell does.
    Shell(usize),
    /// Nothing was found: every command instead.
    Commands,
    /// A file to bring in.
    ImportFile,
    /// The pasted lines, as a contact.
    LogPaste,
    /// The pasted lines, as a table.
    ImportPaste,
}

/// What can be done with a kind of record, beside opening it.
pub fn commands_of(kind: &str) -> &'static [Action] {
    match kind {
        "person" => &[Action::Log, Action::Route, Action::Edit, Action::Confirm],
        "account" => &[Action::Findings, Action::Log, Action::Brief],
        "opportunity" => &[Action::Edit, Action::Advance],
        "answer" => &[Action::Edit, Action::Confirm],
        _ => &[Action::Edit],
    }
}

/// All commands that can be asked for by a name: what only moves a mark is left out, and what leads
/// to a place that has no screen.
fn commands() -> impl Iterator<Item = (usize, &'static Binding)> {
    let asked = |b: &&Binding| {
        b.scope != Scope::List
            && !matches!(b.action, Action::Find | Action::Enter)
            && is_there(b.action)
    };
    KEYS.iter().enumerate().filter(move |(_, b)| asked(b))
}

/// Nothing typed: where one can go, then what is everywhere, then what can be new.
pub fn unasked() -> Vec<Item> {
    let mut rows: Vec<(usize, usize)> = commands()
        .filter(|(_, b)| !matches!(b.scope, Scope::Pane) && !is_step(b.action))
        .map(|(i, b)| {
            let order = match b.scope {
                Scope::AfterGo => 0,
                Scope::AfterNew => 2,
                _ => 1,
            };
            (order, i)
        })
        .collect();
    rows.sort_unstable();
    let commands = rows.into_iter().map(|(_, i)| Item::Command(i));
    commands.chain([Item::ImportFile]).collect()
}

/// Steps that nobody looks up by a name.
fn is_step(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Back | A::NextPane | A::PreviousPane | A::Pane(_) | A::First | A::New | A::Go
    )
}

/// Where a row stands, the first in front.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// A person or an account whose name begins so.
    Begins,
    /// Another name.
    Name,
    Command,
    /// A name that only has the letters in their order.
    Loose,
    /// What somebody has written: answers, actions, visits.
    Written,
}

fn tier(kind: &str, rank: Rank) -> Tier {
    match kind {
        "person" | "account" if rank <= BEGINS => Tier::Begins,
        "person" | "account" | "opportunity" if rank < IN_ORDER => Tier::Name,
        "person" | "account" | "opportunity" => Tier::Loose,
        _ => Tier::Written,
    }
}

type Found = (Tier, Rank, u8, usize, Item);

/// What answers to what is typed, the best first; the count of all.
pub fn found(typed: &Typed, index: &Index, here: Option<i64>) -> (Vec<Item>, usize) {
    let mut rows: Vec<Found> = Vec::new();
    for (i, entry) in index.entries.iter().enumerate() {
        if let Some(rank) = typed.rank(entry) {
            let near = u8::from(Some(entry.account) != here);
            rows.push((tier(entry.kind, rank), rank, near, i, Item::Entry(i)));
        }
    }
    found_commands(typed, &mut rows);
    let count = rows.len();
    rows.sort_unstable_by_key(|(tier, rank, near, i, _)| (*tier, *rank, *near, *i));
    let names = rows.iter().take_while(|r| r.0 == Tier::Begins).count();
    let mut items: Vec<Item> = rows.into_iter().take(MOST).map(|(.., item)| item).collect();
    if let Some(Item::Entry(i)) = items.first().cloned()
        && index.entries[i].kind == "person"
    {
        let at = names.clamp(1, NAMES_FIRST);
        items.splice(at..at, [Item::Of(i, Action::Log), Item::Of(i, Action::Route)]);
    }
    (items, count)
}

fn found_commands(typed: &Typed, rows: &mut Vec<Found>) {
    let mut push = |rank: Rank, i: usize, item: Item| {
        let tier = if rank < IN_ORDER { Tier::Command } else { Tier::Loose };
        rows.push((tier, rank, 2, i, item));
    };
    for (i, binding) in commands() {
        let word = typed.rank_text(binding.word);
        let help = typed.rank_text(binding.help).filter(|r| *r < IN_ORDER).map(|r| r + 1);
        if let Some(rank) = word.into_iter().chain(help).min() {
            push(rank, i, Item::Command(i));
        }
    }
    if let Some(rank) = typed.rank_text(IMPORT).filter(|r| *r < IN_ORDER) {
        push(rank, KEYS.len(), Item::ImportFile);
    }
    for (i, (command, does)) in SHELL.iter().enumerate() {
        let words = format!("{command} {does}");
        if let Some(rank) = typed.rank_text(&words).filter(|r| *r < IN_ORDER) {
            push(rank, KEYS.len() + 1 + i, Item::Shell(i));
        }
    }
}

/// A row in words: what, where, and the key that does it or the kind of record.
pub fn row(item: &Item, index: &Index, names: &HashMap<i64, usize>, ctx: &Ctx) -> [String; 3] {
    let account = |entry: &Entry| match entry.kind {
        "account" => entry.also.clone(),
        _ => names.get(&entry.account).map_or(String::new(), |i| index.entries[*i].text.clone()),
    };
    match item {
        // Drawn and opened by `written`.
        Item::Said(_) => Default::default(),
        Item::Entry(i) => {
            let entry = &index.entries[*i];
            let text = match entry.kind {
                "account" | "answer" => entry.text.clone(),
                _ if entry.also.is_empty() => entry.text.clone(),
                _ => format!("{}, {}", entry.text, entry.also),
            };
            [text, account(entry), entry.kind.to_owned()]
        }
        Item::Command(i) => {
            let binding = &KEYS[*i];
            [binding.help.to_owned(), String::new(), ctx.keymap.written(binding)]
        }
        Item::Of(i, action) => {
            let entry = &index.entries[*i];
            [of(entry, *action), account(entry), ctx.keymap.key(*action)]
        }
        Item::Add("person") => {
            let to = ctx.dossier.map_or("", |d| d.account.name.as_str());
            [format!("add a person of this name to {to}"), String::new(), String::new()]
        }
        Item::Add(_) => ["add an account of this name".to_owned(), String::new(), String::new()],
        Item::Shell(i) => {
            let (command, does) = SHELL[*i];
            let says = format!("anteroom {command} {does}");
            [says, String::new(), "in a shell".to_owned()]
        }
        Item::Commands => ["every command and place".to_owned(), String::new(), String::new()],
        Item::ImportFile => [IMPORT.to_owned(), String::new(), String::new()],
        Item::LogPaste => [
            "log them: each line as a contact, looked at first".to_owned(),
            String::new(),
            ctx.keymap.key(Action::Log),
        ],
        Item::ImportPaste => [
            "bring it in as a table: accounts and people, looked at first".to_owned(),
            String::new(),
            String::new(),
        ],
    }
}

fn of(entry: &Entry, action: Action) -> String {
    let name = &entry.text;
    match action {
        Action::Log if entry.kind == "person" => format!("log a contact with {name}"),
        Action::Route => format!("route to {name}"),
        Action::Edit => format!("edit {name}"),
        Action::Confirm => format!("still true today: {name}"),
        Action::Findings => format!("findings of {name}"),
        Action::Brief => format!("brief of {name}"),
        Action::Advance => format!("next state: {name}"),
        _ => format!("log a contact: {name}"),
    }
}

/// What Enter does; `text` is what was typed or pasted.
pub fn enter(item: &Item, index: &Index, text: &str, ctx: &Ctx) -> Effect {
    match item {
        Item::Said(_) => Effect::Stay,
        Item::Entry(i) => go(&index.entries[*i]),
        Item::Command(i) => Effect::Act(KEYS[*i].action),
        Item::Of(i, Action::Log) if index.entries[*i].kind == "person" => {
            let line = format!("call {}: ", index.entries[*i].text);
            let log = Effect::Open(Box::new(LogLine::with(&line)));
            Effect::All(vec![go(&index.entries[*i]), log])
        }
        Item::Of(i, action) => Effect::All(vec![go(&index.entries[*i]), Effect::Act(*action)]),
        Item::Add(kind) => add(kind, text.trim(), ctx),
        Item::Shell(i) => {
            let (command, does) = SHELL[*i];
            let says = format!("in a shell: anteroom {command} {does}; --help says how");
            Effect::All(vec![Effect::Close, Effect::Say(says)])
        }
        Item::Commands => Effect::Stay,
        Item::ImportFile => {
            let import = Effect::Open(Box::new(Import::default()));
            Effect::All(vec![Effect::Close, import])
        }
        Item::LogPaste => {
            let log = Effect::Open(Box::new(LogLines::new(text)));
            Effect::All(vec![Effect::Close, log])
        }
        Item::ImportPaste => {
            let import = Import::of_cells(text, ctx);
            Effect::All(vec![Effect::Close, Effect::Open(Box::new(import))])
        }
    }
}

fn go(entry: &Entry) -> Effect {
    let subject = match entry.kind {
        "account" => String::new(),
        _ => entry.subject.clone(),
    };
    Effect::GoTo(entry.account, subject)
}

/// A record that has only a name yet.
fn add(kind: &str, name: &str, ctx: &Ctx) -> Effect {
    let name = name.to_owned();
    let label = format!("{kind} {name}");
    let (schema, account, place) = match (kind, ctx.dossier) {
        ("person", Some(d)) => (Person::SCHEMA, d.key, d.account.people.len() as i64),
        _ => (Account::SCHEMA, 0, i64::MAX),
    };
    let typed = name.clone();
    let make = move |make_id: &mut dyn FnMut() -> String| {
        let mut row = Row::empty(schema);
        row.set("id", Value::Text(make_id()));
        row.set("name", Value::Text(typed));
        row.place = place;
        vec![Edit::Insert { account, parent: account, row }]
    };
    let mut effects = vec![Effect::DoWithIds(label, Box::new(make))];
    if account == 0 {
        effects.extend([Effect::Filter(name), Effect::Filter(String::new())]);
    }
    Effect::All(effects)
}
