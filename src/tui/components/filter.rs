//! The line in which a filter is typed, under the list that it narrows.

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::filter_words::FilterWords;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What is looked for, and whether it is being typed.
#[derive(Default)]
pub struct FilterLine {
    text: Field,
    typing: bool,
}

/// What an event was for the filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterEvent {
    /// The text or the typing changed: the list is to be narrowed anew.
    Changed,
    /// The mark of the list moves.
    Move(Action),
    /// It was for somebody else.
    Other,
}

impl FilterLine {
    /// Begins to type.
    pub fn open(&mut self) {
        self.typing = true;
    }

    /// Looks for nothing any more.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What is looked for.
    pub fn text(&self) -> &str {
        self.text.text()
    }

    /// Is anything looked for?
    pub fn narrows(&self) -> bool {
        !self.text().is_empty()
    }

    /// Is the line on the screen?
    pub fn is_shown(&self) -> bool {
        self.typing || self.narrows()
    }

    /// Does one of the texts have what is looked for?
    pub fn fits(&self, texts: &[&str]) -> bool {
        FilterWords::new(self.text()).fits(texts)
    }

    /// Takes an event while it is typed.
    pub fn hear(&mut self, event: &Event) -> FilterEvent {
        match event {
            _ if !self.typing => return FilterEvent::Other,
            Event::Key(key) => match key.code {
                KeyCode::Enter | KeyCode::Tab => self.typing = false,
                KeyCode::Esc => self.clear(),
                KeyCode::Up => return FilterEvent::Move(Action::Up),
                KeyCode::Down => return FilterEvent::Move(Action::Down),
                _ => {
                    self.text.key(*key);
                }
            },
            Event::Paste(text) => self.text.paste(text),
            _ => return FilterEvent::Other,
        }
        FilterEvent::Changed
    }

    /// Draws it in a line; the caret while it is typed.
    pub fn draw(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) -> Option<Position> {
        let used = ctx.put(buf, line.x, line.y, line.width, " / ", Role::Accent);
        let line = Rect { x: line.x + used, width: line.width.saturating_sub(used + 1), ..line };
        let caret = self.text.draw(buf, line, ctx.theme.style(Role::Body));
        caret.filter(|_| self.typing)
    }
}
