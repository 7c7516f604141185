//! The records of one kind, or of a few, of the picked account or of the file, as one list.

mod rows;

use super::record::{Speech, advance, link_of};
use crate::model::Row as Stored;
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::filter_words::FilterWords;
use crate::tui::forms::{RecordType, all_sheets, sheet_of};
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::kind;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use rows::{ListLine, ListOrder, lines};

/// A list of several kinds under one name.
pub struct Together {
    /// Its title.
    pub name: &'static str,
    /// The sheets in it; `a` adds the first where it is empty.
    pub sheets: &'static [&'static str],
}

/// What stands together: the rest has a list of its own by its sheet.
pub const TOGETHER: &[Together] =
    &[Together { name: "Service", sheets: &["complaint", "service", "agreement"] }];

/// Every list that can be asked for by its name and has no key, with one of its records.
pub fn lists() -> impl Iterator<Item = (&'static str, &'static str)> {
    let own = all_sheets().filter(|s| !s.many.is_empty());
    own.map(|s| (s.many, s.one))
}

/// The list.
pub struct Listing {
    name: &'static str,
    sheets: Vec<&'static RecordType>,
    lines: Vec<ListLine>,
    shown: Vec<usize>,
    order: ListOrder,
    filter: Field,
    typing: bool,
    picked: usize,
    top: usize,
    page: usize,
}

impl Listing {
    /// The list of this name; of a name that no list has, an empty one.
    pub fn of(name: &str) -> Self {
        let together = TOGETHER.iter().find(|t| t.name == name);
        let own = all_sheets().find(|s| s.many == name);
        let (name, sheets) = match (together, own) {
            (Some(t), _) => (t.name, t.sheets.iter().filter_map(|s| sheet_of(s)).collect()),
            (None, Some(sheet)) => (sheet.many, vec![sheet]),
            _ => ("", Vec::new()),
        };
        let order = ListOrder::first(&sheets);
        Self {
            name,
            sheets,
            lines: Vec::new(),
            shown: Vec::new(),
            order,
            filter: Field::default(),
            typing: false,
            picked: 0,
            top: 0,
            page: 1,
        }
    }

    fn line(&self) -> Option<&ListLine> {
        self.lines.get(*self.shown.get(self.picked)?)
    }

    fn in_account(&self) -> bool {
        let first = self.sheets.first().and_then(|s| kind(s.record));
        first.is_some_and(|k| k.path.first() == Some(&"accounts"))
    }

    /// Filters and orders; the mark stays on its record.
    fn arrange(&mut self) {
        let picked = self.line().map(|l| (l.row.schema.record, l.row.key));
        let wanted = FilterWords::new(self.filter.text());
        self.shown = (0..self.lines.len()).filter(|i| fits(&wanted, &self.lines[*i])).collect();
        self.order.sort(&self.lines, &mut self.shown);
        let is = |i: &usize| {
            picked.is_some_and(|p| p == (self.lines[*i].row.schema.record, self.lines[*i].row.key))
        };
        let last = self.shown.len().saturating_sub(1);
        self.picked = self.shown.iter().position(is).unwrap_or(self.picked.min(last));
    }

    fn add(&self) -> Effect {
        let sheet = self.line().map(|l| l.sheet).or(self.sheets.first().copied());
        match sheet {
            Some(sheet) if !sheet.is_made_elsewhere() => Effect::Form(sheet.form(None, None)),
            Some(sheet) => {
                Effect::Say(phrase!("a new {} is made on its own screen", phrase!(sheet.one)))
            }
            None => Effect::Stay,
        }
    }

    fn enter(&self, line: &ListLine, _ctx: &Ctx) -> Effect {
        let record = line.row.schema.record;
        match record {
            "person" | "opportunity" | "visit" => Effect::Open(Route::Link(link_of(&line.row))),
            _ => Effect::Open(Route::Record(record, line.row.key)),
        }
    }

    fn columns(&self) -> Vec<Column<'static>> {
        let widest = |cell: fn(&ListLine) -> &str, most: usize| {
            let cells = self.lines.iter().map(|l| width(cell(l))).max().unwrap_or(0);
            u16::try_from(cells.min(most)).unwrap_or(0)
        };
        let mut columns = Vec::new();
        if self.lines.iter().any(|l| !l.when.is_empty()) {
            columns.push(Column::fixed("when", widest(|l| &l.when, 15).max(4)).need(4));
        }
        if self.sheets.len() > 1 {
            columns
                .push(Column::fixed("kind", widest(|l| phrase!(l.sheet.one), 14).max(4)).need(2));
        }
        columns.push(Column::fill("what", 22));
        if self.lines.iter().any(|l| !l.beside.is_empty()) {
            columns.push(Column::fill("more", 14).need(1));
        }
        if self.lines.iter().any(|l| !l.owner.is_empty()) {
            columns.push(Column::fixed("of", 18).need(3));
        }
        if self.lines.iter().any(|l| !l.stands.0.is_empty()) {
            let cells = widest(|l| &l.stands.0, 24).max(6);
            columns.push(Column::fixed("stands", cells).align(Alignment::Right).need(5));
        }
        columns
    }

    fn row(&self, at: usize) -> Row<'_> {
        let line = &self.lines[self.shown[at]];
        let over = line.over;
        let body = if over { Role::Muted } else { Role::Body };
        let mut cells = Vec::new();
        if self.lines.iter().any(|l| !l.when.is_empty()) {
            cells.push(Cell::with(line.when.as_str(), Role::Muted));
        }
        if self.sheets.len() > 1 {
            cells.push(Cell::with(phrase!(line.sheet.one), Role::Muted));
        }
        cells.push(Cell::with(line.title.as_str(), body));
        if self.lines.iter().any(|l| !l.beside.is_empty()) {
            cells.push(Cell::with(line.beside.as_str(), Role::Muted));
        }
        if self.lines.iter().any(|l| !l.owner.is_empty()) {
            cells.push(Cell::with(line.owner.as_str(), Role::Muted));
        }
        if self.lines.iter().any(|l| !l.stands.0.is_empty()) {
            cells.push(Cell::with(line.stands.0.as_str(), line.stands.1));
        }
        Row::new(cells)
    }

    fn empty(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let one = self.sheets.first().map_or("", |s| phrase!(s.one));
        let add = ctx.keymap.key(Action::Add);
        let made = self.sheets.first().is_some_and(|s| !s.is_made_elsewhere());
        let says = match (self.filter.text().is_empty(), made) {
            (false, _) => phrase!("Nothing here has these letters; Esc shows all").to_owned(),
            (true, true) => phrase!("No {one} yet.  {add} adds one", one, add),
            (true, false) => phrase!("No {one} yet", one),
        };
        ctx.put(buf, area.x + 1, area.y, area.width.saturating_sub(1), &says, Role::Muted);
    }

    /// The filter, as it is typed.
    fn typed(&mut self, event: &Event) -> Option<Effect> {
        if !self.typing {
            return None;
        }
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Enter | KeyCode::Tab => self.typing = false,
                KeyCode::Esc => {
                    self.typing = false;
                    self.filter = Field::default();
                }
                KeyCode::Up => self.picked = self.picked.saturating_sub(1),
                KeyCode::Down => {
                    self.picked = (self.picked + 1).min(self.shown.len().saturating_sub(1));
                }
                _ => {
                    self.filter.key(*key);
                    self.picked = 0;
                }
            },
            Event::Paste(text) => self.filter.paste(text),
            _ => return None,
        }
        self.arrange();
        Some(Effect::Stay)
    }
}

fn fits(wanted: &FilterWords, l: &ListLine) -> bool {
    wanted.fits(&[&l.title, &l.beside, &l.stands.0, &l.when, l.sheet.one, &l.owner])
}

fn edit(line: &ListLine) -> Effect {
    let row: &Stored = &line.row;
    Effect::Form(line.sheet.form(Some(row), None))
}

impl Screen for Listing {
    fn name(&self) -> String {
        phrase!(self.name).split(':').next().unwrap_or_default().to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let all = self.lines.len();
        let count = match self.shown.len() {
            0 if all == 0 => String::new(),
            n if n == all => format!("{n}, {}", self.order.word()),
            n => phrase!("{} of {}, {}", n, all, self.order.word()),
        };
        frame::draw_panes(
            buf,
            &[Pane { area, left: self.name, right: &count, focused: true }],
            ctx.theme,
        );
        let inner = frame::inner(area);
        let filtered = self.typing || !self.filter.text().is_empty();
        let list = Rect {
            width: inner.width.saturating_sub(1),
            height: inner.height.saturating_sub(u16::from(filtered)),
            ..inner
        };
        if self.shown.is_empty() {
            self.empty(buf, list, ctx);
        } else {
            let columns = self.columns();
            let (len, picked) = (self.shown.len(), Some(self.picked));
            let mut top = self.top;
            Table { columns: &columns, len, picked, focused: true, row: &|i| self.row(i) }
                .draw(buf, list, &mut top, ctx.theme);
            self.top = top;
        }
        self.page = usize::from(list.height.saturating_sub(2)).max(1);
        if !filtered {
            return None;
        }
        let line = Rect { y: list.bottom(), height: 1, ..inner };
        let used = ctx.put(buf, line.x, line.y, line.width, " / ", Role::Accent);
        let line = Rect { x: line.x + used, width: line.width.saturating_sub(used + 1), ..line };
        let caret = self.filter.draw(buf, line, ctx.theme.style(Role::Body));
        caret.filter(|_| self.typing)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.shown.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::Add => return self.add(),
            Action::Filter => {
                self.typing = true;
                return Effect::Stay;
            }
            Action::Order => {
                self.order = self.order.next(&self.sheets);
                self.arrange();
                return Effect::Say(format!("{} {}", self.name(), self.order.word()));
            }
            Action::Back if !self.filter.text().is_empty() => {
                self.filter = Field::default();
                self.arrange();
                return Effect::Stay;
            }
            _ => {}
        }
        let Some(line) = self.line() else {
            return Effect::Pass;
        };
        match action {
            Action::Enter => self.enter(line, ctx),
            Action::Edit => edit(line),
            Action::Delete => Effect::Remove(line.row.schema.record, line.row.key),
            Action::Advance => advance(line.sheet, &line.row, &line.title, ctx),
            Action::Copy => Effect::Clip(line.text()),
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        self.typed(event)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let mut keys = Vec::new();
        if self.line().is_some() {
            keys.push((Action::Enter, "open"));
        }
        if self.sheets.iter().any(|s| !s.is_made_elsewhere()) {
            keys.push((Action::Add, "add"));
        }
        if self.line().is_some() {
            keys.push((Action::Edit, "edit"));
        }
        let line = self.line().or(self.lines.first());
        if let Some((_, word)) = line.and_then(|l| l.sheet.states.last()) {
            keys.push((Action::Advance, word));
        } else if line.is_some_and(|l| l.sheet.name == "introduction") {
            keys.push((Action::Advance, "next state"));
        }
        if self.line().is_some() {
            keys.push((Action::Delete, "take away"));
        }
        keys.extend([(Action::Filter, "filter"), (Action::Order, "order"), (Action::Back, "back")]);
        words(&keys)
    }

    fn status(&self, _: &Ctx) -> String {
        match self.shown.len() {
            0 => String::new(),
            n => phrase!("line {} of {}", self.picked + 1, n),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.lines = Speech::new(ctx).map(|s| lines(&self.sheets, &s, ctx)).unwrap_or_default();
        self.arrange();
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        (!self.in_account()).then(Vec::new)
    }
}
