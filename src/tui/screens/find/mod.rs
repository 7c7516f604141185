//! Find or do: one field for names, everything that is written anywhere, every list, form and command.

mod items;
mod names;
mod offered;
mod on_screen;
mod written;

use crate::text::format::thousands;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup, draw_rule};
use crate::tui::widgets::popup::centered;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::full_text::Search;
use crate::workbench::quick_open::{Index, Rank, Typed};
use crossterm::event::KeyCode;
use items::FindItem;
use names::Names;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use std::collections::HashMap;

/// Kinds of record that are searched between two looks at the keyboard.
const KINDS: usize = 3;

/// The field, what was read so far, and what answers to it.
#[derive(Default)]
pub struct Find {
    field: Field,
    paste: Option<String>,
    index: Index,
    complete: bool,
    accounts: HashMap<i64, usize>,
    typed: Typed,
    names: Names,
    offered: Vec<(Rank, FindItem)>,
    search: Search,
    rows: Vec<FindItem>,
    /// What answers and is not shown.
    more: usize,
    of: Option<usize>,
    stale: bool,
    picked: usize,
    top: usize,
    page: usize,
}

impl Find {
    /// With this typed already.
    pub fn with(text: &str) -> Self {
        Self { field: Field::new(text), stale: true, ..Self::default() }
    }

    /// With a paste: one line is looked for, of several it is asked what they are.
    pub fn pasted(text: &str) -> Self {
        match text.trim().lines().take(2).count() {
            0 | 1 => Self::with(text.trim()),
            _ => Self { paste: Some(text.to_owned()), stale: true, ..Self::default() },
        }
    }

    fn narrow(&mut self) {
        (self.picked, self.top, self.of, self.paste) = (0, 0, None, None);
        self.stale = true;
    }

    /// Begins to look again after a key; what takes longer follows between two looks at the keyboard.
    fn look(&mut self, ctx: &Ctx) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        self.typed = Typed::new(self.field.text());
        let before = if self.complete { std::mem::take(&mut self.names) } else { Names::default() };
        self.names = Names::of(self.field.text(), before, &self.index);
        self.search = Search::default();
        if self.is_asked() {
            self.offered = offered::offered(&self.typed, ctx);
            let here = ctx.dossier.map(|d| d.key);
            self.search =
                ctx.read(ctx.bench.begin_search(self.field.text(), here)).unwrap_or_default();
            self.names.look(&self.typed, &self.index, here);
        }
        self.arrange(ctx);
    }

    /// Something is typed and looked for.
    fn is_asked(&self) -> bool {
        self.paste.is_none() && self.of.is_none() && !self.typed.is_empty()
    }

    /// Everything was read and looked through.
    fn is_over(&self) -> bool {
        let asked = self.is_asked();
        self.complete && (!asked || self.names.is_over(&self.index) && self.search.is_over())
    }

    /// A stretch more of names and of what is written.
    fn look_on(&mut self, ctx: &Ctx) {
        if !self.is_asked() {
            return;
        }
        let here = ctx.dossier.map(|d| d.key);
        if !self.names.is_over(&self.index) {
            self.names.look(&self.typed, &self.index, here);
        }
        for _ in 0..KINDS {
            if !self.search.is_over()
                && ctx.bench.search_on(&mut self.search, written::MOST).is_err()
            {
                self.search = Search::default();
            }
        }
        self.arrange(ctx);
    }

    /// The rows of what was found so far.
    fn arrange(&mut self, ctx: &Ctx) {
        self.more = 0;
        self.rows = if self.paste.is_some() {
            let cells = self.paste.as_deref().is_some_and(is_table);
            match cells {
                true => vec![FindItem::ImportPaste, FindItem::LogPaste],
                false => vec![FindItem::LogPaste, FindItem::ImportPaste],
            }
        } else if let Some(entry) = self.of {
            let kind = self.index.entries.get(entry).map_or("", |e| e.kind);
            let actions = items::commands_of(kind).iter();
            let of = actions.map(|a| FindItem::Of(entry, *a));
            std::iter::once(FindItem::Entry(entry)).chain(of).collect()
        } else if self.typed.is_empty() {
            offered::unasked(ctx.keymap)
        } else {
            let here = ctx.dossier.map(|d| d.key);
            let (mut rows, more) = self.names.rows(&self.offered, &self.index);
            let mut said: Vec<_> = self.search.hits.iter().filter(|h| written::is_new(h)).collect();
            said.sort_by_key(|h| Some(h.account) != here);
            rows.extend(said.into_iter().map(|hit| FindItem::Said(Box::new(hit.clone()))));
            self.more = more;
            rows
        };
        if self.rows.is_empty() && self.is_over() {
            self.rows.push(FindItem::Commands);
            self.rows.extend(ctx.dossier.map(|_| FindItem::Add("person")));
            self.rows.push(FindItem::Add("account"));
            // `Ute Ek, CFO` is the line of a person, typed where none was open.
            if ctx.dossier.is_some() && items::is_line(self.field.text()) {
                self.rows.swap(0, 1);
            }
        }
        self.picked = self.picked.min(self.rows.len().saturating_sub(1));
    }

    /// Only what can be done with the letters themselves is offered.
    fn finds_nothing(&self) -> bool {
        self.rows.contains(&FindItem::Commands)
    }

    /// How many rows there are, and whether there are more: "12 found", "400 of 2,310", "3 so far".
    fn counted(&self) -> String {
        let rows = if self.finds_nothing() { 0 } else { self.rows.len() };
        match (self.is_asked(), self.is_over()) {
            (false, _) => rows.to_string(),
            (_, false) => phrase!("{rows} so far", rows),
            _ if self.more > 0 => phrase!("{} of {}", rows, thousands(rows + self.more)),
            _ if self.search.more => phrase!("{rows}, another word finds more", rows),
            _ => phrase!("{rows} found", rows),
        }
    }

    /// Between a record and what can be done with it.
    fn turn(&mut self) {
        self.of = match (self.of, self.rows.get(self.picked)) {
            (Some(_), _) => None,
            (None, Some(FindItem::Entry(i) | FindItem::Of(i, _))) => Some(*i),
            _ => return,
        };
        (self.picked, self.top) = (0, 0);
        self.stale = true;
    }

    /// The next slice of what can be found.
    fn read_more(&mut self, ctx: &Ctx) {
        let before = self.index.entries.len();
        self.complete = !ctx.bench.read_index(&mut self.index).unwrap_or(false);
        for (i, entry) in self.index.entries.iter().enumerate().skip(before) {
            if entry.kind == "account" {
                self.accounts.insert(entry.account, i);
            }
        }
    }

    /// Typed faster than the book is read: the rest is read first, so that it means what was typed.
    fn enter(&mut self, ctx: &Ctx) -> Effect {
        self.look(ctx);
        while self.is_asked() && !(self.complete && self.names.is_over(&self.index)) {
            self.read_more(ctx);
            self.look_on(ctx);
        }
        while self.rows.is_empty() && !self.is_over() {
            self.look_on(ctx);
        }
        let text = self.paste.as_deref().unwrap_or(self.field.text());
        match self.rows.get(self.picked) {
            Some(FindItem::Commands) => {
                self.field = Field::default();
                self.narrow();
                Effect::Stay
            }
            Some(item) => items::enter(item, &self.index, text, ctx),
            None => Effect::Stay,
        }
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let asked = self.is_asked();
        let dated = asked && self.rows.iter().any(|r| matches!(r, FindItem::Said(_)));
        let mut columns = vec![Column::fill("", 34)];
        columns.extend(asked.then_some(Column::fixed("", 18).need(2)));
        columns.extend(dated.then_some(Column::fixed("", 15).need(1)));
        columns.push(Column::fixed("", 14).align(Alignment::Right));
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.rows.len(),
            picked: Some(self.picked),
            focused: true,
            row: &|i| {
                let item = &self.rows[i];
                let said = items::row(item, &self.index, &self.accounts, ctx);
                let role = match item {
                    FindItem::Command(_) | FindItem::Of(..) => Role::Accent,
                    _ => Role::Muted,
                };
                let mut cells = vec![Cell::new(said.what)];
                cells.extend(asked.then(|| Cell::with(said.place, Role::Muted)));
                cells.extend(dated.then(|| Cell::with(said.day, Role::Muted)));
                cells.push(Cell::with(said.key, role));
                Row::new(cells)
            },
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top = top;
        self.page = usize::from(area.height.saturating_sub(1));
    }
}

/// Cells of a table: a tab in the first line, or as many commas or semicolons in each, two at least.
fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let even = |sign: char| {
        let counts: Vec<usize> = lines.iter().map(|l| l.matches(sign).count()).collect();
        counts.first().is_some_and(|n| *n > 1) && counts.windows(2).all(|w| w[0] == w[1])
    };
    lines.first().is_some_and(|l| l.contains('\t')) || even(';') || even(',')
}

impl Screen for Find {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.look(ctx);
        let count = self.counted();
        let room = area.width.saturating_sub(6).clamp(86, 116);
        let pane = Pane {
            area: centered(area, room, area.height.saturating_sub(6).max(15)),
            left: phrase!("Find or do"),
            right: &count,
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let room = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        let line = Rect { height: 1, ..room };
        let caret = match &self.paste {
            Some(text) => {
                let says = phrase!("{} lines pasted: what are they?", text.trim().lines().count());
                ctx.put(buf, line.x, line.y, line.width, &says, Role::Title);
                None
            }
            None => self.field.draw(buf, line, ctx.theme.style(Role::Body)),
        };
        draw_rule(buf, room, inner.y + 1, ctx.theme);
        let mut list = Rect {
            y: inner.y + 2,
            width: inner.width.saturating_sub(1),
            height: inner.height.saturating_sub(2),
            ..inner
        };
        if self.finds_nothing() {
            let says = phrase!("Nothing has these letters.");
            ctx.put(buf, room.x, list.y, room.width, says, Role::Muted);
            list.y += 1;
            list.height = list.height.saturating_sub(1);
        }
        self.list(buf, list, ctx);
        caret
    }

    fn act(&mut self, _: Action, _: &Ctx) -> Effect {
        Effect::Stay
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => {
                let moved = match key.code {
                    KeyCode::Up => Some(Action::Up),
                    KeyCode::Down => Some(Action::Down),
                    KeyCode::PageUp => Some(Action::PageUp),
                    KeyCode::PageDown => Some(Action::PageDown),
                    _ => None,
                };
                match (moved, key.code) {
                    (Some(action), _) => {
                        self.look(ctx);
                        move_mark(&mut self.picked, self.rows.len(), self.page, action);
                    }
                    (_, KeyCode::Esc) if self.of.is_some() => self.turn(),
                    (_, KeyCode::Esc) => return Some(Effect::Close),
                    (_, KeyCode::Enter) => return Some(self.enter(ctx)),
                    (_, KeyCode::Tab) => {
                        self.look(ctx);
                        self.turn();
                    }
                    _ if self.paste.is_none() && self.field.key(*key) => self.narrow(),
                    _ => {}
                }
            }
            Event::Paste(text) if self.paste.is_none() && text.trim().lines().count() < 2 => {
                self.field.paste(text);
                self.narrow();
            }
            Event::Paste(text) => {
                self.paste = Some(text.clone());
                self.stale = true;
            }
            _ => {}
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "go, do"),
            (Action::Down, "choose"),
            (Action::NextPane, "its commands"),
            (Action::Back, "close"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        phrase!("words in any order, first letters, pinyin: wm finds 王敏").to_owned()
    }

    fn refresh(&mut self, _: &Ctx) {
        self.stale = true;
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        self.look(ctx);
        if self.is_over() {
            return false;
        }
        if !self.complete {
            self.read_more(ctx);
        }
        self.look_on(ctx);
        true
    }
}
