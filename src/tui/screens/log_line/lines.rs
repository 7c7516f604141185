//! Several pasted lines: each becomes a contact, looked at first; one save, one step back.

use super::said::{day_said, doubts};
use crate::model::Key;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::move_mark;
use crate::tui::panes::said::words;
use crate::tui::screens::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::Logged;
use crate::workbench::log::{Belongs, BookNames, LogReading};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows of the lower pane, its border included.
const LOW: u16 = 6;

/// More than one line that says something?
pub fn is_many(text: &str) -> bool {
    text.lines().filter(|line| !line.trim().is_empty()).count() > 1
}

/// The lines, each with its place.
pub struct LogLines {
    lines: Vec<String>,
    /// Where the rep wants them, where not as they were understood.
    places: Vec<Option<Option<Key>>>,
    readings: Vec<LogReading>,
    names: BookNames,
    picked: usize,
    top: usize,
    page: usize,
}

impl LogLines {
    /// Of this text.
    pub fn new(text: &str) -> Self {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        Self {
            places: vec![None; lines.len()],
            lines,
            readings: Vec::new(),
            names: BookNames::default(),
            picked: 0,
            top: 0,
            page: 1,
        }
    }

    fn read(&mut self, ctx: &Ctx) {
        let read = |(line, place): (&String, &Option<Option<Key>>)| {
            let wanted = place.map_or(Belongs::Inbox, Belongs::Place);
            self.names.read(line, ctx.today(), ctx.dossier, wanted)
        };
        self.readings = self.lines.iter().zip(&self.places).map(read).collect();
    }

    fn logged(&self) -> Logged {
        let inbox = self.readings.iter().filter(|r| r.account.is_none()).count();
        Logged { contacts: self.readings.len() - inbox, inbox, doubts: Vec::new() }
    }

    fn save(&self, ctx: &Ctx) -> Effect {
        if self.readings.is_empty() {
            return Effect::Close;
        }
        match ctx.bench.log_edits(&self.readings) {
            Ok(edits) => Effect::DoAndClose(self.logged().label(), edits),
            Err(refusal) => Effect::Say(refusal.to_string()),
        }
    }

    /// The next place that the picked line may belong to.
    fn turn(&mut self, ctx: &Ctx) {
        let Some(reading) = self.readings.get(self.picked) else {
            return;
        };
        let choices = &reading.choices;
        let at = choices.iter().position(|c| *c == reading.account).map_or(0, |at| at + 1);
        self.places[self.picked] = choices.get(at % choices.len().max(1)).copied();
        self.read(ctx);
    }

    fn row<'a>(&'a self, at: usize, ctx: &Ctx<'a>) -> Row<'a> {
        let reading = &self.readings[at];
        if reading.account.is_none() {
            let cells = [Cell::with("inbox", Role::Warn), Cell::new(""), Cell::new("")];
            let rest = [Cell::new(""), Cell::new(reading.line())];
            return Row::new(cells.into_iter().chain(rest));
        }
        let who: Vec<&str> = reading.people.iter().map(|(name, _)| name.as_str()).collect();
        let clear = doubts(reading, false).is_empty();
        let who = match (who.is_empty(), clear) {
            (true, _) => Cell::with("nobody named", Role::Warn),
            (false, true) => Cell::new(who.join(", ")),
            (false, false) => Cell::with(format!("{} ?", who.join(", ")), Role::Warn),
        };
        let words = &ctx.bench.words;
        let mut kind = words.word("contact", &reading.kind).to_owned();
        if reading.outcome != "held" {
            kind = format!("{kind}, {}", words.word("outcome", &reading.outcome));
        }
        Row::new([
            Cell::new(reading.account_name.as_str()),
            Cell::new(day_said(reading.when.date, ctx.today())),
            Cell::new(kind),
            who,
            Cell::with(reading.note.as_str(), Role::Muted),
        ])
    }
}

impl Screen for LogLines {
    fn name(&self) -> String {
        "Log lines".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let low = LOW.min(area.height / 2);
        let upper = Rect { height: area.height - low + 1, ..area };
        let lower = Rect { y: upper.bottom() - 1, height: low, ..area };
        let logged = self.logged();
        let count = format!("{} contacts, {} to the inbox", logged.contacts, logged.inbox);
        let pane = |area, left, right, focused| Pane { area, left, right, focused };
        let panes = [
            pane(upper, "Each line a contact", count.as_str(), true),
            pane(lower, "The line", "", false),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let (list, below) = (panes[0].inner(), panes[1].inner());
        let list = Rect { width: list.width.saturating_sub(1), ..list };
        self.page = usize::from(list.height);
        let who = if area.width < 100 { 16 } else { 26 };
        let columns = [
            Column::fixed("account", 18),
            Column::fixed("day", 10),
            Column::fixed("kind", 12),
            Column::fixed("with", who),
            Column::fill("what was said", 12).need(1),
        ];
        let row = |i: usize| self.row(i, ctx);
        let (len, picked) = (self.readings.len(), Some(self.picked));
        let mut top = self.top;
        Table { columns: &columns, len, picked, focused: true, row: &row }
            .draw(buf, list, &mut top, ctx.theme);
        self.top = top;
        let below = Rect { x: below.x + 1, width: below.width.saturating_sub(2), ..below };
        if let Some(reading) = self.readings.get(self.picked) {
            let mut text = Paragraph::default();
            text.push(Role::Body, reading.line());
            for (says, role) in doubts(reading, false) {
                let says = says.replace("Tab adds as a person, or leave it", "it stays");
                text.push(role, says.replace("Down takes", "Right takes").trim_end());
            }
            text.draw(buf, below, 0, ctx.theme);
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.readings.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::Enter => return self.save(ctx),
            Action::Right | Action::Left => self.turn(ctx),
            Action::Delete if self.picked < self.lines.len() => {
                self.lines.remove(self.picked);
                self.places.remove(self.picked);
                self.read(ctx);
                self.picked = self.picked.min(self.lines.len().saturating_sub(1));
            }
            _ => return Effect::Pass,
        }
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Enter, "save all"),
            (Action::Right, "other account, inbox"),
            (Action::Delete, "leave this line out"),
            (Action::Back, "leave"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => format!("line {} of {n}", self.picked + 1),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        while ctx.bench.read_names(&mut self.names).unwrap_or(false) {}
        self.read(ctx);
    }
}
