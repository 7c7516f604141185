//! One line to type in the last rows of a screen: a place to save, a question. Enter is done, Esc leaves.

use crate::tui::ctx::Ctx;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::popup::last_rows;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What came of an event.
pub enum PromptEvent {
    /// It is typed: this, without blanks around it.
    Done(String),
    /// It is left.
    Left,
    /// A key that is no key of a field.
    Other(KeyEvent),
    /// It was for the field, or for nobody.
    Taken,
}

/// The line.
#[derive(Default)]
pub struct Prompt {
    field: Field,
}

impl Prompt {
    /// With this text in it at first.
    pub fn new(text: &str) -> Self {
        Self { field: Field::new(text) }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Another text in its place.
    pub fn set(&mut self, text: &str) {
        self.field = Field::new(text);
    }

    /// Takes an event.
    pub fn hear(&mut self, event: &Event) -> PromptEvent {
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Enter | KeyCode::F(2) => PromptEvent::Done(self.text().trim().to_owned()),
                KeyCode::Esc => PromptEvent::Left,
                _ if self.field.key(*key) => PromptEvent::Taken,
                _ => PromptEvent::Other(*key),
            },
            Event::Paste(text) => {
                self.field.paste(text);
                PromptEvent::Taken
            }
            _ => PromptEvent::Taken,
        }
    }

    /// Draws it over the last rows with what it is above it and what it is understood as below; the caret's cell.
    pub fn draw_understood(
        &self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        (title, says): (&str, &str),
    ) -> Option<Position> {
        let pane = Pane { area: last_rows(area, 4), left: title, right: "", focused: true };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let line =
            Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), height: 1, ..inner };
        ctx.put(buf, line.x, line.y + 1, line.width, says, Role::Muted);
        self.field.draw(buf, line, ctx.theme.style(Role::Body))
    }

    /// Draws it over the last rows, with what it is at the left and more at the right; the caret's cell.
    pub fn draw(
        &self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        (left, right): (&str, &str),
    ) -> Option<Position> {
        let pane = Pane { area: last_rows(area, 3), left, right, focused: true };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let line =
            Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), height: 1, ..inner };
        self.field.draw(buf, line, ctx.theme.style(Role::Body))
    }
}
