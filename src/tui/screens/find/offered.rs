//! What can be asked for by a name beside records: commands, lists, forms, what a shell does.

use super::items::{DISPUTES, FindItem, IMPORT, PAGES};
use super::on_screen::{self, LOOKS, OWN};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::forms::all_sheets;
use crate::tui::keymap::{Binding, Keymap, Scope};
use crate::tui::screens::lists;
use crate::workbench::quick_open::{IN_ORDER, Rank, Typed};

/// Records that a key makes: they stand among the commands.
const HAS_KEY: [&str; 9] = [
    "account",
    "person",
    "visit",
    "opportunity",
    "tie",
    "intel",
    "action",
    "observation",
    "complaint",
];

/// All commands that can be asked for by a name: what only moves a mark is left out.
fn commands(keymap: &Keymap) -> impl Iterator<Item = &'static Binding> {
    let asked =
        |b: &&Binding| b.scope != Scope::List && !matches!(b.action, Action::Find | Action::Enter);
    keymap.rows().filter(asked)
}

/// What can be new and has no key of its own.
fn new() -> impl Iterator<Item = &'static str> {
    let own = all_sheets().filter(|s| !s.is_made_elsewhere() && !HAS_KEY.contains(&s.name));
    own.map(|s| s.name)
}

/// Parts of the account that are edited as a form of their own.
fn parts() -> impl Iterator<Item = &'static str> {
    all_sheets().filter(|s| s.name != s.record).map(|s| s.name)
}

/// Nothing typed: where one can go, then what is everywhere, what can be new, every list.
pub fn unasked(keymap: &Keymap) -> Vec<FindItem> {
    let mut rows: Vec<&Binding> = commands(keymap)
        .filter(|b| !matches!(b.scope, Scope::Pane) && !is_step(b.action))
        .collect();
    rows.sort_by_key(|key| match key.scope {
        Scope::AfterGo => 0,
        Scope::AfterNew => 2,
        _ => 1,
    });
    let commands = rows.into_iter().map(FindItem::Command);
    let lists = lists().map(|(name, _)| FindItem::List(name));
    let new = new().chain(parts()).map(FindItem::New);
    let pages = (0..PAGES.len()).map(FindItem::Page);
    let commands = commands.chain(pages);
    commands.chain([FindItem::ImportFile, FindItem::Disputes]).chain(lists).chain(new).collect()
}

/// What a form is asked for as well.
const ALSO: &[(&str, &str)] = &[
    ("year", "revenue turnover sales figures of a year umsatz absatz zahlen 销售额 营业额"),
    ("payment", "invoice rechnung zahlung"),
    ("agreement", "contract vertrag"),
    ("gift", "present hospitality geschenk"),
    ("need", "bedarf"),
];

/// Steps that nobody looks up by a name.
fn is_step(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::Back | A::NextPane | A::PreviousPane | A::Pane(_) | A::First | A::New | A::Go
    )
}

/// What answers to what is typed, each with its rank.
pub fn offered(typed: &Typed, ctx: &Ctx) -> Vec<(Rank, FindItem)> {
    let mut found: Vec<(Rank, FindItem)> = Vec::new();
    for key in commands(ctx.keymap) {
        let word = typed.rank_text(phrase!(key.word));
        let help = whole(typed, phrase!(key.help)).map(|r| r + 1);
        // `new tie` is the key that makes one, before what begins like it: `new tier`.
        let made = phrase!("new {}", phrase!(key.word));
        let made = (key.scope == Scope::AfterNew && typed.is_whole(&made)).then_some(0);
        found.extend(
            word.into_iter().chain(help).chain(made).min().map(|r| (r, FindItem::Command(key))),
        );
    }
    for (i, page) in PAGES.iter().enumerate() {
        found.extend(whole(typed, phrase!(page.says)).map(|r| (r, FindItem::Page(i))));
    }
    for (name, also) in lists() {
        let rank = whole(typed, phrase!(name))
            .into_iter()
            .chain(whole(typed, phrase!(also)).map(|r| r + 1))
            .min();
        found.extend(rank.map(|r| (r, FindItem::List(name))));
    }
    for sheet in all_sheets() {
        let can = new().chain(parts()).any(|name| name == sheet.name);
        let rank =
            whole(typed, &phrase!("new {} {}", phrase!(sheet.one), sheet.name.replace('_', " ")));
        let also = ALSO.iter().filter(|(name, _)| *name == sheet.name);
        let also = also.filter_map(|(_, words)| whole(typed, words)).map(|_| 0);
        let rank = rank.into_iter().chain(also).min();
        found.extend(rank.filter(|_| can).map(|r| (r, FindItem::New(sheet.name))));
    }
    found.extend(whole(typed, phrase!(IMPORT)).map(|r| (r, FindItem::ImportFile)));
    found.extend(whole(typed, phrase!(DISPUTES)).map(|r| (r, FindItem::Disputes)));
    for (i, (name, does)) in ctx.commands().iter().enumerate() {
        let item = on_screen::of_command(name, ctx.keymap).unwrap_or(FindItem::Shell(i));
        found.extend(whole(typed, &format!("{name} {does}")).map(|r| (r, item)));
    }
    for (item, says) in OWN {
        found.extend(whole(typed, phrase!(says)).map(|r| (r, item.clone())));
    }
    // By its name alone: "on order" is no "plain on: no borders".
    for (i, (_, says)) in LOOKS.iter().enumerate() {
        let name = phrase!(says).split(':').next().unwrap_or_default();
        found.extend(whole(typed, name).map(|r| (r, FindItem::Look(i))));
    }
    once(found)
}

/// Each item once, by its best rank, in the order in which they came.
fn once(found: Vec<(Rank, FindItem)>) -> Vec<(Rank, FindItem)> {
    let mut kept: Vec<(Rank, FindItem)> = Vec::with_capacity(found.len());
    for (rank, item) in found {
        match kept.iter_mut().find(|(_, other)| *other == item) {
            Some((best, _)) => *best = rank.min(*best),
            None => kept.push((rank, item)),
        }
    }
    kept
}

fn whole(typed: &Typed, text: &str) -> Option<u8> {
    typed.rank_text(text).filter(|r| *r < IN_ORDER)
}
