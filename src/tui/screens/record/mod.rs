//! The page of any record that has no screen of its own: its fields in their words, and what refers to it.

mod change;
mod lines;
mod link;
mod speech;

pub use change::advance;
pub use lines::{day_of, link_of};
pub use link::{of_row, of_subject, target};
pub use speech::Speech;

use crate::model::{Key, Row};
use crate::text::width;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::layout::beside;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::{RecordType, capital, sheet_of, tree};
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::stanzas::{Stanza, Stanzas};
use crate::workbench::kind;
use crate::workbench::relations::{At, records};
use change::{confirm, remind};
use lines::{RecordLine, fields, refers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on what refers to the record stands beside it.
const WIDE: u16 = 110;

/// One record as a whole screen.
pub struct RecordScreen {
    record: &'static str,
    key: Key,
    path: String,
    /// The list below names the kind already.
    listed: bool,
    title: String,
    stands: (String, Role),
    /// What it says and what refers to it, the row with the mark and the first that is drawn of each.
    parts: [Vec<RecordLine>; 2],
    picked: [usize; 2],
    top: [usize; 2],
    focus: usize,
    page: usize,
    row: Option<Row>,
    /// Those of its kind, the newest first.
    beside: Vec<Key>,
    gone: bool,
}

impl RecordScreen {
    /// The record of this table and number.
    pub fn of(record: &'static str, key: Key) -> Self {
        Self {
            record,
            key,
            path: String::new(),
            listed: false,
            title: String::new(),
            stands: (String::new(), Role::Body),
            parts: [Vec::new(), Vec::new()],
            picked: [0, 0],
            top: [0, 0],
            focus: 0,
            page: 1,
            row: None,
            beside: Vec::new(),
            gone: false,
        }
    }

    /// Over its list, which the header names.
    #[must_use]
    pub fn in_list(mut self) -> Self {
        self.listed = true;
        self
    }

    fn sheet(&self) -> Option<&'static RecordType> {
        sheet_of(self.record)
    }

    /// Reads it again; false where it is gone.
    fn read(&mut self, ctx: &Ctx) -> Option<()> {
        let (sheet, speech) = (self.sheet()?, Speech::new(ctx)?);
        let root = tree(kind(self.record)?, ctx)?;
        let all = records(&root);
        let same: Vec<&At> = all.iter().filter(|at| at.row.schema.record == self.record).collect();
        let at = same.iter().find(|at| at.row.key == self.key)?;
        let due = match (ctx.dossier, at.owners.first().map_or(at.row, |o| o).schema.record) {
            (Some(dossier), "account") => ctx.read(ctx.bench.due_in(dossier)).unwrap_or_default(),
            _ => Vec::new(),
        };
        let called = speech.called(sheet, at.row);
        let list = match (self.listed, sheet.many.split(':').next()) {
            (false, Some(many)) if !many.is_empty() => {
                format!("{} {} ", phrase!(many), ctx.theme.glyphs.step)
            }
            _ => String::new(),
        };
        self.path = match self.record {
            "account" => phrase!("What we know of it").to_owned(),
            _ => format!("{list}{called}"),
        };
        self.title = capital(phrase!(sheet.one));
        self.stands = speech.stands(sheet, at.row, &due);
        self.parts = [fields(&speech, at), refers(ctx, &speech, at, &all)];
        let mut beside = same.clone();
        beside.sort_by_key(|at| std::cmp::Reverse(day_of(at.row)));
        self.beside = beside.iter().map(|at| at.row.key).collect();
        self.row = Some(at.row.clone());
        Some(())
    }

    fn neighbour(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let here = self.beside.iter().position(|key| *key == self.key);
        match here.and_then(|at| self.beside.get(at.checked_add_signed(by)?)) {
            Some(key) => {
                self.key = *key;
                (self.picked, self.top) = ([0, 0], [0, 0]);
                self.refresh(ctx);
                Effect::Stay
            }
            None => Effect::Say(
                if by < 0 { phrase!("this is the first") } else { phrase!("this is the last") }
                    .into(),
            ),
        }
    }

    fn enter(&self, _ctx: &Ctx) -> Effect {
        let line = self.parts[self.focus].get(self.picked[self.focus]);
        match line.and_then(|l| l.link.clone()) {
            Some(link) => Effect::Open(Route::Link(link)),
            None => self.edit(),
        }
    }

    fn edit(&self) -> Effect {
        let line = self.parts[0].get(self.picked[0]).filter(|_| self.focus == 0);
        let sheet = line.and_then(|l| l.part).or(self.sheet());
        match sheet.zip(self.row.as_ref()) {
            Some((sheet, row)) => Effect::Form(sheet.form(Some(row), None)),
            None => Effect::Stay,
        }
    }

    /// The record as text.
    fn text(&self) -> String {
        let mut lines = vec![format!("{}, {}", self.title, self.path)];
        for line in self.parts.iter().flatten() {
            lines.push(format!("{}: {}", line.label, line.text));
        }
        lines.join("\n")
    }

    /// What it says, and what refers to it, where there is something.
    fn areas(&self, area: Rect) -> Vec<Rect> {
        if self.parts[1].is_empty() {
            return vec![area];
        }
        if area.width >= WIDE {
            let (left, right) = beside(area, area.width * 3 / 5);
            return vec![left, right];
        }
        let upper = area.height * 3 / 5;
        let lower = Rect { y: area.y + upper - 1, height: area.height - upper + 1, ..area };
        vec![Rect { height: upper, ..area }, lower]
    }

    fn draw_part(&mut self, n: usize, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let rows: Vec<Stanza> = self.parts[n].iter().map(stanza).collect();
        let lead = rows.iter().map(|r| width(&r.lead)).max().unwrap_or(0) + 2;
        let lead = u16::try_from(lead).unwrap_or(24).clamp(10, (area.width / 3).max(10));
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        let mut top = self.top[n];
        let focused = self.focus == n;
        Stanzas {
            rows: &rows,
            picked: focused.then_some(self.picked[n]),
            focused,
            lead,
            apart: false,
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top[n] = top;
    }
}

fn stanza(line: &RecordLine) -> Stanza {
    Stanza {
        lead: line.label.clone(),
        lead_role: Role::Muted,
        text: line.text.clone(),
        role: line.role,
        ..Stanza::default()
    }
}

impl Screen for RecordScreen {
    fn name(&self) -> String {
        self.path.clone()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let areas = self.areas(area);
        let count = self.parts[1].len().to_string();
        let titles =
            [(self.title.as_str(), self.stands.0.as_str()), (phrase!("What refers to it"), &count)];
        let panes = areas.iter().zip(titles).enumerate();
        let panes: Vec<Pane> = panes
            .map(|(n, (area, (left, right)))| Pane {
                area: *area,
                left,
                right,
                focused: n == self.focus,
            })
            .collect();
        frame::draw_panes(buf, &panes, ctx.theme);
        for (n, area) in areas.into_iter().enumerate() {
            self.draw_part(n, buf, frame::inner(area), ctx);
        }
        self.page = usize::from(area.height / 3).max(1);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let n = self.focus;
        if move_mark(&mut self.picked[n], self.parts[n].len(), self.page, action) {
            return Effect::Stay;
        }
        let Some((sheet, row)) = self.sheet().zip(self.row.as_ref()) else {
            return Effect::Pass;
        };
        let called = || self.path.rsplit(ctx.theme.glyphs.step).next().unwrap_or_default().trim();
        match action {
            Action::NextPane | Action::PreviousPane if !self.parts[1].is_empty() => {
                self.focus = 1 - self.focus;
                Effect::Stay
            }
            Action::Enter => self.enter(ctx),
            Action::Edit => self.edit(),
            Action::Add if row.schema.has("id") => remind(row),
            Action::Delete if row.schema.record == "account" => Effect::Pass,
            Action::Delete => Effect::Remove(row.schema.record, row.key),
            Action::Advance => advance(sheet, row, called(), ctx),
            Action::Confirm => confirm(row, called(), ctx),
            Action::Copy => Effect::Clip(self.text()),
            Action::Before => self.neighbour(-1, ctx),
            Action::After => self.neighbour(1, ctx),
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let states = self.sheet().is_some_and(|s| !s.states.is_empty() || s.name == "introduction");
        let mut keys = vec![(Action::Enter, "open"), (Action::Edit, "edit")];
        if let Some((_, word)) = self.sheet().and_then(|s| s.states.last()).filter(|_| states) {
            keys.push((Action::Advance, word));
        }
        if self.record == "contact" {
            keys.push((Action::Advance, "debrief"));
        }
        if self.record == "intel" {
            keys.push((Action::Confirm, "still true"));
        }
        if self.row.as_ref().is_some_and(|r| r.schema.has("id")) {
            keys.push((Action::Add, "to do for it"));
        }
        if self.record != "account" {
            keys.extend([(Action::Delete, "take away"), (Action::After, "next")]);
        }
        keys.push((Action::Copy, "copy"));
        if !self.parts[1].is_empty() {
            keys.push((Action::NextPane, "what refers to it"));
        }
        keys.push((Action::Back, "back"));
        words(&keys)
    }

    fn status(&self, _: &Ctx) -> String {
        let here = self.beside.iter().position(|key| *key == self.key).map_or(0, |at| at + 1);
        let one = self.sheet().map_or("", |s| s.one);
        phrase!("{} {} of {}", phrase!(one), here, self.beside.len())
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.gone = self.read(ctx).is_none();
        for n in 0..2 {
            self.picked[n] = self.picked[n].min(self.parts[n].len().saturating_sub(1));
        }
        if self.parts[1].is_empty() {
            self.focus = 0;
        }
    }

    fn is_over(&self, _: &Ctx) -> bool {
        self.gone
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let in_account = kind(self.record).is_some_and(|k| k.path.first() == Some(&"accounts"));
        (!in_account).then(Vec::new)
    }
}
