//! A row of find-or-do: what it says, and what Enter does.

use super::on_screen::{LOOKS, OWN};
use super::written;
use crate::tui::action::{Action, Place};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::{person_draft, sheet_of};
use crate::tui::keymap::Binding;
use crate::tui::route::{FormKind, Route};
use crate::tui::screens::file;
use crate::workbench::full_text::TextHit;
use crate::workbench::operation;
use crate::workbench::quick_open::{Entry, Index};
use std::collections::HashMap;

/// The command that has no key.
pub const DISPUTES: &str = "disputes: what cannot both be true in the file";

/// The command that has no key.
pub const IMPORT: &str = "import a file: accounts and people from CSV, vCard or another anteroom";

/// A page of a screen, which no key of its own opens.
pub struct FindPage {
    /// What is on it, in the words that a rep may look for.
    pub says: &'static str,
    /// The screen.
    pub place: Place,
    /// The number of the page.
    pub page: u8,
}

const fn page(says: &'static str, place: Place, page: u8) -> FindPage {
    FindPage { says, place, page }
}

/// Every page but the first of each screen.
pub const PAGES: &[FindPage] = &[
    page("portfolio: which accounts are worth the time, tiers, candidates", Place::NUMBERS, 2),
    page("what staying is worth: retention, lifetime value, churn", Place::NUMBERS, 3),
    page("me over the years: own marks, growth, visits", Place::NUMBERS, 4),
    page("compare the books of several reps, side by side", Place::NUMBERS, 5),
    page("white space: what they could buy, by product and unit", Place::PLAN, 2),
    page("plan of the whole book: what is missing, who carries it", Place::PLAN, 3),
    page("targets of all accounts for a year", Place::PLAN, 4),
    page("all places: every store at a glance, what is OUT", Place::MARKET, 2),
    page("prices and promotions over time", Place::MARKET, 3),
    page("report on the market over a period", Place::MARKET, 4),
];

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindItem {
    /// A page of a screen, by its place in [`PAGES`].
    Page(usize),
    /// An account, a person or a purchase of the index.
    Entry(usize),
    /// A record in whose texts the words stand.
    Said(Box<TextHit>),
    /// A command of the key table.
    Command(&'static Binding),
    /// A command on a record.
    Of(usize, Action),
    /// The list of this name.
    List(&'static str),
    /// A new record of this sheet.
    New(&'static str),
    /// A new account, or a new person of the picked one, of what is typed.
    Add(&'static str),
    /// What a shell does.
    Shell(usize),
    /// A safe copy of the file.
    BackUp,
    /// The whole book as a file.
    Export,
    /// The book as tables.
    Tables,
    /// How the screens look, by its place in [`LOOKS`].
    Look(usize),
    /// Nothing was found: every command instead.
    Commands,
    /// A file to bring in.
    ImportFile,
    /// What cannot both be true in the file.
    Disputes,
    /// The pasted lines, as a contact.
    LogPaste,
    /// The pasted lines, as a table.
    ImportPaste,
}

/// What can be done with a kind of record, beside opening it.
pub fn commands_of(kind: &str) -> &'static [Action] {
    match kind {
        "person" => &[Action::Log, Action::Route, Action::Edit, Action::Confirm, Action::WhatIf],
        "account" => &[Action::Findings, Action::Log, Action::Brief],
        _ => &[Action::Edit, Action::Advance],
    }
}

/// A row as it is drawn: what, its account, its day, the key that does it or the kind of record.
#[derive(Default)]
pub struct Said {
    /// What it is.
    pub what: String,
    /// The account.
    pub place: String,
    /// The day.
    pub day: String,
    /// The key, or the kind.
    pub key: String,
}

/// A row in words.
pub fn row(item: &FindItem, index: &Index, names: &HashMap<i64, usize>, ctx: &Ctx) -> Said {
    let place = |entry: &Entry| match entry.kind {
        "account" => entry.also.clone(),
        _ => names.get(&entry.account).map_or(String::new(), |i| index.entries[*i].text.clone()),
    };
    match item {
        FindItem::Said(hit) => written::row(hit, ctx),
        FindItem::Entry(i) => {
            let entry = &index.entries[*i];
            let what = match entry.kind {
                "account" => entry.text.clone(),
                _ if entry.also.is_empty() => entry.text.clone(),
                _ => format!("{}, {}", entry.text, entry.also),
            };
            let kind = if entry.kind == "opportunity" { "purchase" } else { entry.kind };
            Said { place: place(entry), ..plain(what, kind.to_owned()) }
        }
        FindItem::Page(i) => {
            let FindPage { says, place, page } = &PAGES[*i];
            plain(phrase!(says).to_owned(), format!("{} {page}", ctx.keymap.written_to(*place)))
        }
        FindItem::Command(key) => plain(phrase!(key.help).to_owned(), ctx.keymap.written(key)),
        FindItem::Of(i, action) => {
            let entry = &index.entries[*i];
            Said { place: place(entry), ..plain(of(entry, *action), ctx.keymap.key(*action)) }
        }
        FindItem::List(name) => plain(phrase!(name).to_owned(), phrase!("list").to_owned()),
        FindItem::New(name) => plain(new(name), phrase!("form").to_owned()),
        FindItem::Add("person") => {
            let to = ctx.dossier.map_or("", |d| d.account.name.as_str());
            plain(phrase!("add a person of this name to {to}", to), String::new())
        }
        FindItem::Add(_) => plain(phrase!("add an account of this name").to_owned(), String::new()),
        FindItem::Shell(i) => plain(shell(*i, ctx), phrase!("in a shell").to_owned()),
        FindItem::BackUp | FindItem::Export | FindItem::Tables => plain(own(item), String::new()),
        FindItem::Look(i) => plain(phrase!(LOOKS[*i].1).to_owned(), String::new()),
        FindItem::Commands => plain(phrase!("every command and place").to_owned(), String::new()),
        FindItem::ImportFile => plain(phrase!(IMPORT).to_owned(), String::new()),
        FindItem::Disputes => plain(phrase!(DISPUTES).to_owned(), String::new()),
        FindItem::LogPaste => plain(
            phrase!("log them: each line as a contact, looked at first").to_owned(),
            ctx.keymap.key(Action::Log),
        ),
        FindItem::ImportPaste => plain(
            phrase!("bring it in as a table: accounts and people, looked at first").to_owned(),
            String::new(),
        ),
    }
}

fn plain(what: String, key: String) -> Said {
    Said { what, key, ..Said::default() }
}

/// "new complaint".
fn new(name: &str) -> String {
    phrase!("new {}", sheet_of(name).map_or(name, |sheet| phrase!(sheet.one)))
}

/// What has neither key nor screen, in words.
fn own(item: &FindItem) -> String {
    OWN.iter().find(|(own, _)| own == item).map_or("", |(_, says)| phrase!(says)).to_owned()
}

/// "anteroom export: write the file".
fn shell(at: usize, ctx: &Ctx) -> String {
    ctx.commands()
        .get(at)
        .map_or(String::new(), |(name, does)| phrase!("anteroom {name}: {does}", name, does))
}

fn of(entry: &Entry, action: Action) -> String {
    let name = &entry.text;
    match action {
        Action::Log if entry.kind == "person" => phrase!("log a contact with {name}", name),
        Action::Route => phrase!("route to {name}", name),
        Action::Edit => phrase!("edit {name}", name),
        Action::Confirm => phrase!("still true today: {name}", name),
        Action::Findings => phrase!("findings of {name}", name),
        Action::Brief => phrase!("brief of {name}", name),
        Action::Advance => phrase!("next state: {name}", name),
        _ => phrase!("log a contact: {name}", name),
    }
}

/// What Enter does; `text` is what was typed or pasted.
pub fn enter(item: &FindItem, index: &Index, text: &str, ctx: &Ctx) -> Effect {
    match item {
        FindItem::Said(hit) => written::open(hit),
        FindItem::Entry(i) => go(&index.entries[*i]),
        FindItem::Command(key) => Effect::Act(key.action),
        FindItem::Page(i) => {
            let FindPage { place, page, .. } = &PAGES[*i];
            Effect::All(vec![Effect::Act(Action::Visit(*place)), Effect::Page(*page)])
        }
        FindItem::Of(i, Action::Log) if index.entries[*i].kind == "person" => {
            let line = phrase!("call {}: ", index.entries[*i].text);
            let log = Effect::Open(Route::Log(Some(line)));
            Effect::All(vec![go(&index.entries[*i]), log])
        }
        FindItem::Of(i, action) => Effect::All(vec![go(&index.entries[*i]), Effect::Act(*action)]),
        FindItem::Add(kind) => add(kind, text.trim(), ctx),
        FindItem::List(name) => {
            Effect::All(vec![Effect::Close, Effect::Open(Route::Listing(name))])
        }
        FindItem::New(name) => match sheet_of(name) {
            Some(sheet) => Effect::All(vec![Effect::Close, Effect::Form(sheet.form(None, None))]),
            None => Effect::Stay,
        },
        FindItem::Shell(i) => {
            let says = phrase!("in a shell: {}; --help says how", shell(*i, ctx));
            Effect::All(vec![Effect::Close, Effect::Say(says)])
        }
        FindItem::BackUp => Effect::All(vec![Effect::Close, Effect::BackUp]),
        FindItem::Export => Effect::All(vec![Effect::Close, file::hand_on(ctx)]),
        FindItem::Tables => Effect::All(vec![Effect::Close, file::tables(ctx)]),
        FindItem::Look(i) => Effect::All(vec![Effect::Close, Effect::Look(LOOKS[*i].0)]),
        FindItem::Commands => Effect::Stay,
        FindItem::ImportFile => {
            let import = Effect::Open(Route::Import);
            Effect::All(vec![Effect::Close, import])
        }
        FindItem::Disputes => {
            let disputes = Effect::Open(Route::Disputes(None));
            Effect::All(vec![Effect::Close, disputes])
        }
        FindItem::LogPaste => {
            Effect::All(vec![Effect::Close, Effect::Open(Route::LogLines(text.to_owned()))])
        }
        FindItem::ImportPaste => {
            let import = Effect::Open(Route::ImportCells(text.to_owned()));
            Effect::All(vec![Effect::Close, import])
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

/// `Ute Ek, CFO`: parts of the line of a person.
pub fn is_line(text: &str) -> bool {
    text.contains([',', '，', ';', '；'])
}

/// A record that has only a name yet.
fn add(kind: &str, name: &str, ctx: &Ctx) -> Effect {
    let name = name.to_owned();
    let label = format!("{kind} {name}");
    let id = ctx.bench.make_id();
    if let ("person", Some(dossier)) = (kind, ctx.dossier) {
        if name.contains(['<', '(', '（']) || is_line(&name) {
            // More than a name: the line shows what of it is understood before it is saved.
            let draft = Effect::Draft(person_draft(dossier.key), name);
            return Effect::All(vec![Effect::Close, draft, Effect::Form(FormKind::Person(None))]);
        }
        let account = (dossier.key, &dossier.account);
        return Effect::DoAndClose(operation::person::named(label, account, id, &name));
    }
    let new = operation::account::named(label, id, &name);
    let filters = [Effect::Filter(name), Effect::Filter(String::new())];
    Effect::All([Effect::DoAndClose(new)].into_iter().chain(filters).collect())
}
