//! Pane 1: the accounts, and below them the picked one in a few lines.

use super::summary::summary;
use super::{PaneSpec, WorkbenchPane};
use crate::model::{Key, Status};
use crate::text::format::thousands;
use crate::tui::action::{Action, Place};
use crate::tui::components::format::{paragraph, words};
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::draw_rule;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::{AccountLine, Pair};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use std::collections::BTreeSet;

/// The row of the table of panes.
pub const PANE: PaneSpec =
    PaneSpec { title: "Accounts", short: "Accounts", open: || Box::new(Accounts::default()) };

/// Rows of the foot with the picked account, its rule included.
const FOOT: u16 = 9;

#[derive(Default)]
struct Accounts {
    top: usize,
    page: usize,
    asked: Option<Key>,
    ticked: BTreeSet<Key>,
}

impl WorkbenchPane for Accounts {
    fn title(&self, ctx: &Ctx) -> (String, String) {
        let (all, shown) = (ctx.accounts.total(), ctx.accounts.len());
        let count = match shown {
            0 => String::new(),
            n if n < all => phrase!("{} of {}", n, thousands(all)),
            n => phrase!("{} of {}", thousands(ctx.accounts.picked() + 1), thousands(n)),
        };
        (phrase!(PANE.title).to_owned(), count)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool) {
        if ctx.accounts.is_empty() {
            return empty(buf, area, ctx);
        }
        let foot = if area.height >= FOOT + 6 { FOOT } else { 0 };
        let list = Rect { height: area.height - foot, ..area };
        self.page = usize::from(list.height.saturating_sub(2));
        let wide = area.width >= 34;
        let columns = columns(wide);
        let ticked = &self.ticked;
        let (len, picked) = (ctx.accounts.len(), Some(ctx.accounts.picked()));
        Table { columns: &columns, len, picked, focused, row: &|i| row(ctx, i, wide, ticked) }
            .draw(buf, list, &mut self.top, ctx.theme);
        if foot > 0
            && let Some(dossier) = ctx.dossier
        {
            let y = area.bottom() - foot;
            draw_rule(buf, Rect { x: area.x + 1, width: area.width - 1, ..area }, y, ctx.theme);
            summary(
                buf,
                Rect { x: area.x + 1, y: y + 1, width: area.width - 1, height: foot - 1 },
                ctx,
                dossier,
                focused,
            );
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let acts = [Action::Enter, Action::Edit, Action::Delete];
        if ctx.accounts.is_empty() && !ctx.accounts.filter().is_empty() && acts.contains(&action) {
            return Effect::Say(nothing_said(ctx));
        }
        let mut row = ctx.accounts.picked();
        if move_mark(&mut row, ctx.accounts.len(), self.page, action) {
            return Effect::Mark(row);
        }
        let picked = ctx.accounts.picked_key();
        let asked = std::mem::take(&mut self.asked);
        match action {
            Action::Enter => Effect::Open(Route::Place(Place::ACCOUNT)),
            Action::Order => Effect::TurnOrder,
            Action::Add => Effect::Form(FormKind::Account(None)),
            Action::Edit => Effect::Form(FormKind::Account(picked)),
            Action::Delete => self.delete(asked, ctx),
            Action::Tick => self.tick(ctx),
            Action::Merge => self.merge(ctx),
            Action::Advance => settle(ctx),
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "open"),
            (Action::Add, "add account"),
            (Action::Edit, "edit"),
            (Action::Filter, "filter"),
            (Action::Order, "order"),
            (Action::Log, "log"),
            (Action::Today, "Today"),
            (Action::Zoom, "zoom"),
            (Action::Advance, "next state"),
            (Action::Tick, "tick"),
            (Action::Merge, "merge two"),
            (Action::Delete, "take away"),
        ])
    }

    fn status(&self, ctx: &Ctx) -> String {
        match ctx.accounts.len() {
            0 => phrase!("no account").to_owned(),
            n => phrase!("account {} of {}", thousands(ctx.accounts.picked() + 1), thousands(n)),
        }
    }

    fn refresh(&mut self, _: &Ctx) {
        self.asked = None;
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        ctx.dossier.is_some_and(|d| *d.account.id == subject)
    }

    fn click(&mut self, line: u16, height: u16, ctx: &Ctx) -> Effect {
        let foot = if height >= FOOT + 6 { FOOT } else { 0 };
        let row = usize::from(line.saturating_sub(1)) + self.top;
        let inside = line > 0 && line < height - foot && row < ctx.accounts.len();
        if inside { Effect::Mark(row) } else { Effect::Stay }
    }
}

impl Accounts {
    fn tick(&mut self, ctx: &Ctx) -> Effect {
        let Some(key) = ctx.accounts.picked_key() else {
            return Effect::Pass;
        };
        if !self.ticked.remove(&key) {
            self.ticked.insert(key);
        }
        let last = ctx.accounts.len().saturating_sub(1);
        Effect::Mark((ctx.accounts.picked() + 1).min(last))
    }

    /// A look at the two ticked accounts as one: the one with the mark stays, else the first.
    fn merge(&self, ctx: &Ctx) -> Effect {
        let picked = ctx.accounts.picked_key();
        let mut two: Vec<Key> = self.ticked.iter().copied().collect();
        two.sort_by_key(|key| Some(*key) != picked);
        let [stays, goes] = two.as_slice() else {
            let key = ctx.keymap.key(Action::Tick);
            return Effect::Say(phrase!("{key} ticks the two accounts that are one", key));
        };
        Effect::Open(Route::Merge(Pair::Accounts { stays: *stays, goes: *goes }))
    }

    /// Asks for the second `d`, then takes the account away.
    fn delete(&mut self, asked: Option<Key>, ctx: &Ctx) -> Effect {
        let Some(dossier) = ctx.dossier else {
            return Effect::Stay;
        };
        let account = &dossier.account;
        if asked != Some(dossier.key) {
            self.asked = Some(dossier.key);
            let key = ctx.keymap.key(Action::Delete);
            return Effect::Say(phrase!(
                "{} again takes {} away, with {} people and {} contacts",
                key,
                *account.name,
                account.people.len(),
                account.contacts.len()
            ));
        }
        Effect::Remove("account", dossier.key)
    }
}

/// What of the picked account cannot both be true.
fn settle(ctx: &Ctx) -> Effect {
    match ctx.dossier {
        Some(dossier) => Effect::Open(Route::Disputes(Some(dossier.key))),
        None => Effect::Pass,
    }
}

fn columns(wide: bool) -> Vec<Column<'static>> {
    let mut columns = vec![Column::fixed("!", 2).align(Alignment::Right).tight()];
    let ready = if wide { Column::fixed("ready", 5) } else { Column::fixed("rdy", 3) };
    columns.insert(0, ready.align(Alignment::Right).tight());
    if wide {
        columns.insert(0, Column::fixed("tier", 8).tight());
    }
    columns.insert(0, Column::fill("account", 8));
    columns
}

fn row<'a>(ctx: &Ctx<'a>, index: usize, wide: bool, ticked: &BTreeSet<Key>) -> Row<'a> {
    let Some(line) = ctx.accounts.line(index) else {
        return Row::new([Cell::new("..")]);
    };
    let (ready, critical) = match line.summary {
        Some(s) => (s.readiness.map(|r| r.to_string()).unwrap_or_default(), s.critical),
        None => (String::new(), 0),
    };
    let urgent = if critical > 0 { critical.to_string() } else { String::new() };
    let quiet = line.status != Status::Active;
    let role = if quiet { Role::Muted } else { Role::Body };
    let name = match ticked.contains(&line.key) {
        true => Cell::with(format!("{} {}", ctx.theme.glyphs.done, line.name), role),
        false => Cell::with(line.name.as_str(), role),
    };
    let mut cells = vec![name];
    if wide {
        cells.push(Cell::with(tier_word(ctx, line), Role::Muted));
    }
    cells.push(Cell::new(ready));
    cells.push(Cell::with(urgent, Role::Bad));
    Row::new(cells)
}

fn tier_word<'a>(ctx: &Ctx<'a>, line: &AccountLine) -> &'a str {
    let words = &ctx.bench.words;
    match line.status {
        Status::Active => words.word("tier", crate::model::Choice::word(line.tier)),
        other => words.word("status", crate::model::Choice::word(other)),
    }
}

fn empty(buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    let key = |a| ctx.keymap.key(a);
    let says = if ctx.accounts.filter().is_empty() {
        phrase!(
            "No account yet. {} adds one, {} imports a file",
            key(Action::Add),
            key(Action::Find)
        )
    } else {
        nothing_said(ctx)
    };
    paragraph(buf, area, ctx, &says);
}

/// Said where the filter leaves nothing.
fn nothing_said(ctx: &Ctx) -> String {
    phrase!("No account has these letters. {} shows all again", ctx.keymap.key(Action::Back))
}
