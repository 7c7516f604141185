//! One line that is typed over the last rows of a sheet, with what it is understood as.

use crate::tui::components::prompt::{Prompt, PromptEvent};
use crate::tui::ctx::Ctx;
use crate::tui::terminal::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A line that is typed for something.
pub struct SheetPrompt<K> {
    /// What for.
    pub kind: K,
    line: Prompt,
    title: String,
}

/// What came of an event.
pub enum Typing {
    /// It is typed: this.
    Done(String),
    /// It is left.
    Left,
    /// It goes on.
    Goes,
}

impl<K> SheetPrompt<K> {
    /// With a title and a text to begin with.
    pub fn new(kind: K, title: impl Into<String>, text: &str) -> Self {
        Self { kind, line: Prompt::new(text), title: title.into() }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Takes an event.
    pub fn hear(&mut self, event: &Event) -> Typing {
        match self.line.hear(event) {
            PromptEvent::Done(text) => Typing::Done(text),
            PromptEvent::Left => Typing::Left,
            PromptEvent::Other(_) | PromptEvent::Taken => Typing::Goes,
        }
    }

    /// Draws it over the last rows with what it is understood as; the caret's cell.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, says: &str) -> Option<Position> {
        self.line.draw_understood(buf, area, ctx, (self.title.as_str(), says))
    }
}
