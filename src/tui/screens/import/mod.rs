//! Bringing a file or pasted cells in: looked at first, a column at a time, then one step.

mod came;
mod foreseen;
mod path;

pub use came::ImportCame;

use crate::tui::action::Action;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_panes, draw_popup};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::picker::{Picked, Picker};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::ImportReport;
use crate::workbench::preview::{Arriving, Given, Reading, encodings, meanings};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use foreseen::Foreseen;
use path::{completed, home};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What is being brought in.
#[derive(Default)]
pub struct Import {
    path: Field,
    name: String,
    bytes: Vec<u8>,
    given: Vec<(String, String)>,
    encoding: Option<String>,
    entries: Vec<Entry>,
    reading: Option<Reading>,
    /// What it would come to.
    foreseen: Option<ImportReport>,
    wrong: Option<String>,
    picker: Option<Picker>,
    picked: usize,
    top: usize,
    page: usize,
}

/// A row of the list: what Enter changes, or an account on its way in.
enum Entry {
    /// The encoding of the file.
    Letters(String),
    /// A column of the table, by its place.
    Column(usize),
    /// An account of cards or of an interchange file.
    Account(Arriving),
}

fn entries(reading: &Reading) -> Vec<Entry> {
    let letters = reading.encoding.clone().map(Entry::Letters);
    let columns = (0..reading.columns.len()).map(Entry::Column);
    let accounts = match reading.columns.is_empty() {
        true => reading.arriving(),
        false => Default::default(),
    };
    columns.chain(accounts.into_iter().map(Entry::Account)).chain(letters).collect()
}

impl Import {
    /// Of pasted cells.
    pub fn of_cells(text: &str, ctx: &Ctx) -> Self {
        let mut import = Self {
            name: phrase!("pasted cells").to_owned(),
            bytes: text.replace("\r\n", "\n").replace('\r', "\n").into_bytes(),
            ..Self::default()
        };
        import.read(ctx);
        import
    }

    fn read(&mut self, ctx: &Ctx) {
        let account = ctx.dossier.map(|d| d.account.name.as_str());
        let given = Given { columns: &self.given, account, encoding: self.encoding.as_deref() };
        match ctx.bench.look_at(&self.bytes, given) {
            Ok(reading) => {
                self.entries = entries(&reading);
                self.foreseen = foreseen::report(&reading, ctx);
                (self.reading, self.wrong) = (Some(reading), None);
            }
            Err(refusal) => self.wrong = Some(refusal.to_string()),
        }
    }

    fn open(&mut self, ctx: &Ctx) {
        let path = home(self.path.text().trim());
        match ctx.bench.bytes_of(&path) {
            Ok(bytes) => {
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
                self.name = name.unwrap_or_default();
                self.bytes = bytes;
                self.read(ctx);
            }
            Err(refusal) => self.wrong = Some(refusal.to_string()),
        }
    }

    /// The meaning of the picked column becomes another.
    fn give(&mut self, meaning: &str, ctx: &Ctx) {
        let Some(reading) = &self.reading else { return };
        let Some(Entry::Column(at)) = self.entries.get(self.picked) else {
            return;
        };
        let Some(column) = reading.columns.get(*at) else {
            return;
        };
        let before = self.given.clone();
        self.given.retain(|(header, _)| *header != column.header);
        self.given.push((column.header.clone(), meaning.to_owned()));
        self.read(ctx);
        if self.wrong.is_some() {
            self.given = before;
        }
    }

    /// The bytes are read in another encoding.
    fn write_as(&mut self, encoding: &str, ctx: &Ctx) {
        let before = self.encoding.replace(encoding.to_owned());
        self.read(ctx);
        if self.wrong.is_some() {
            self.encoding = before;
        }
    }

    /// What the picked row can become.
    fn choices(&self) -> Option<Vec<String>> {
        match self.entries.get(self.picked)? {
            Entry::Letters(_) => {
                Some(encodings().iter().map(|(name, who)| format!("{name}  {who}")).collect())
            }
            Entry::Column(_) => Some(meanings().into_iter().map(str::to_owned).collect()),
            Entry::Account(_) => None,
        }
    }

    fn choose(&mut self, key: KeyEvent, ctx: &Ctx) {
        let Some(picker) = &mut self.picker else {
            return;
        };
        if key.code == KeyCode::Esc {
            self.picker = None;
            return;
        }
        match picker.key(key) {
            Picked::Took(i) => {
                self.picker = None;
                if let Some(Entry::Letters(_)) = self.entries.get(self.picked) {
                    if let Some((name, _)) = encodings().get(i) {
                        self.write_as(name, ctx);
                    }
                } else if let Some(meaning) = meanings().get(i).copied() {
                    self.give(meaning, ctx);
                }
            }
            Picked::Nothing => self.picker = None,
            Picked::Stay | Picked::Pass => {}
        }
    }

    fn type_path(&mut self, key: KeyEvent, ctx: &Ctx) -> Effect {
        match key.code {
            KeyCode::Esc => return Effect::Close,
            KeyCode::Enter => self.open(ctx),
            KeyCode::Tab => match completed(self.path.text()) {
                Ok(text) => self.path.set(&text),
                Err(says) => self.wrong = Some(says),
            },
            _ => {
                self.wrong = None;
                self.path.key(key);
            }
        }
        Effect::Stay
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(reading) = &self.reading else { return };
        let columns = [
            Column::fill(phrase!("in the file"), 14),
            Column::fixed("becomes", 22),
            Column::fill(phrase!("first cell"), 14).need(1),
        ];
        let row = |i: usize| match &self.entries[i] {
            Entry::Letters(name) => Row::new([
                Cell::with(phrase!("its letters"), Role::Muted),
                Cell::new(name.as_str()),
                Cell::with(phrase!("Enter chooses another"), Role::Muted),
            ]),
            Entry::Column(at) => {
                let column = &reading.columns[*at];
                let role = if column.understood { Role::Good } else { Role::Warn };
                Row::new([
                    Cell::new(column.header.as_str()),
                    Cell::with(column.meaning.as_str(), role),
                    Cell::with(column.sample.as_str(), Role::Muted),
                ])
            }
            Entry::Account(account) => Row::new([
                Cell::new(account.name.as_str()),
                Cell::with("account", Role::Good),
                Cell::with(account.brings.as_str(), Role::Muted),
            ]),
        };
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.entries.len(),
            picked: Some(self.picked),
            focused: true,
            row: &row,
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top = top;
        self.page = usize::from(area.height.saturating_sub(2));
    }

    /// The path while nothing is read.
    fn draw_path(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let pane = Pane { area, left: "Import", right: "", focused: true };
        draw_panes(buf, std::slice::from_ref(&pane), ctx.theme);
        let inner = pane.inner();
        let line = |row: u16| Rect {
            x: inner.x + 1,
            y: inner.y + row,
            width: inner.width.saturating_sub(2),
            height: 1,
        };
        let used = ctx.put(buf, line(1).x, line(1).y, 8, phrase!("file"), Role::Muted) + 2;
        let field =
            Rect { x: line(1).x + used, width: line(1).width.saturating_sub(used), ..line(1) };
        let caret = self.path.draw(buf, field, ctx.theme.style(Role::Body));
        let mut says = Paragraph::default();
        if let Some(wrong) = &self.wrong {
            says.push(Role::Bad, wrong);
            says.push(Role::Muted, "");
        }
        says.push(
            Role::Muted,
            phrase!("CSV, cells of a spreadsheet, vCard, an interchange file or another anteroom"),
        );
        says.push(
            Role::Muted,
            phrase!("Tab completes the path; or paste the cells themselves here"),
        );
        let below = Rect { height: inner.height.saturating_sub(3), ..line(3) };
        says.draw(buf, below, 0, ctx.theme);
        caret
    }

    /// Rows of the lower pane: a third, and of those that the list leaves free as many as it needs.
    fn lower_rows(&self, area: Rect, wanted: u16) -> u16 {
        let third = (area.height / 3).max(6);
        let list = u16::try_from(self.entries.len()).unwrap_or(u16::MAX).saturating_add(3);
        let free = (area.height + 1).saturating_sub(list);
        third.max(free.min(wanted.saturating_add(2)))
    }

    fn draw_reading(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let Some(reading) = &self.reading else { return };
        let foreseen =
            Foreseen { wrong: self.wrong.as_deref(), reading, report: self.foreseen.as_ref() };
        let low = self.lower_rows(area, foreseen.height(area.width.saturating_sub(4)));
        let upper = Rect { height: area.height - low + 1, ..area };
        let lower = Rect { y: upper.bottom() - 1, height: low, ..area };
        let title = phrase!("Import {}  {}", self.name, reading.what);
        let counts = reading.counts();
        let unknown = reading.columns.iter().filter(|c| !c.understood).count();
        let left = match (reading.problems.len(), reading.remarks.len(), unknown) {
            (0, 0, 0) => phrase!("All of it is understood").to_owned(),
            (0, 0, 1) => phrase!("One column is not known; it is kept as notes").to_owned(),
            (0, 0, n) => phrase!("{n} columns are not known; they are kept as notes", n),
            (0, _, _) => phrase!("Look at this before").to_owned(),
            (n, _, _) => phrase!("Not understood: {n}", n),
        };
        let panes =
            [(upper, title.as_str(), counts.as_str(), true), (lower, left.as_str(), "", false)]
                .map(|(area, left, right, focused)| Pane { area, left, right, focused });
        draw_panes(buf, &panes, ctx.theme);
        let below = panes[1].inner();
        let below = Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below };
        foreseen.draw(buf, below, ctx);
        let list = panes[0].inner();
        let list = Rect { width: list.width.saturating_sub(1), ..list };
        self.list(buf, list, ctx);
    }
}

impl Screen for Import {
    fn name(&self) -> String {
        phrase!("Import").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if self.reading.is_none() {
            return self.draw_path(buf, area, ctx);
        }
        self.draw_reading(buf, area, ctx);
        let picker = self.picker.as_mut()?;
        let pane = Pane {
            area: crate::tui::widgets::popup::centered(area, 44, 16),
            left: match self.entries.get(self.picked) {
                Some(Entry::Letters(_)) => phrase!("Its letters are written as"),
                _ => phrase!("This column becomes"),
            },
            right: "",
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        picker.draw(buf, inner, ctx.theme)
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.entries.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::Enter | Action::Edit if self.reading.is_some() => {
                self.picker = self.choices().map(Picker::new);
                Effect::Stay
            }
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) if self.picker.is_some() => self.choose(*key, ctx),
            Event::Key(key) if self.reading.is_none() => return Some(self.type_path(*key, ctx)),
            Event::Key(key) => {
                let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
                let save = key.code == KeyCode::F(2) || ctrl && key.code == KeyCode::Char('s');
                let reading = self.reading.as_ref().filter(|_| save)?.clone();
                return Some(Effect::Import(self.name.clone(), Box::new(reading)));
            }
            Event::Paste(text) if text.trim().lines().count() > 1 => {
                *self = Self::of_cells(text, ctx);
            }
            Event::Paste(text) if self.reading.is_none() => self.path.paste(text),
            _ => return None,
        }
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let words: &[(Action, &str)] = match self.reading {
            None => &[
                (Action::Enter, "look at it"),
                (Action::NextPane, "complete"),
                (Action::Back, "back"),
            ],
            Some(_) => &[(Action::Enter, "change what the row becomes"), (Action::Back, "back")],
        };
        words.iter().map(|(a, w)| (*a, (*w).to_owned())).collect()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.reading {
            Some(_) => phrase!("Ctrl-S brings it in").to_owned(),
            None => String::new(),
        }
    }
}
