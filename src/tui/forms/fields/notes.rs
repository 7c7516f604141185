//! A long text of several lines; Alt-E gives it to the rep's own editor.

use super::{Input, Took};
use crate::model::{Value, is_blank};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::text_area::TextArea;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The most rows that a long text takes in a form; more scrolls.
const MOST: usize = 6;
/// The rows it has at least while it is typed in.
const LEAST: usize = 2;

struct Notes(TextArea);

/// A long text.
pub fn notes() -> Box<dyn Input> {
    Box::new(Notes(TextArea::new("")))
}

impl Input for Notes {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        if key.code == KeyCode::Enter && key.modifiers == KeyModifiers::NONE {
            self.0.new_line();
            return Took::Stay;
        }
        match self.0.key(key) {
            true => Took::Stay,
            false => Took::Pass,
        }
    }

    fn paste(&mut self, text: &str) {
        self.0.paste(text);
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        let text = self.0.text().trim_end();
        Ok(match is_blank(text) {
            true => Value::Absent,
            false => Value::Text(text.to_owned()),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.0 = TextArea::new(value.text().unwrap_or_default());
    }

    fn height(&self, focused: bool, cells: u16) -> u16 {
        let least = if focused { LEAST } else { 1 };
        let rows = self.0.height(cells).clamp(least, MOST);
        u16::try_from(rows).unwrap_or(1)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, _: bool, ctx: &Ctx) -> Option<Position> {
        self.0.draw(buf, area, ctx.theme.style(Role::Body))
    }

    fn kept(&self) -> String {
        self.0.text().to_owned()
    }

    fn bring_back(&mut self, kept: &str) {
        self.0 = TextArea::new(kept);
    }

    fn says(&self, _: &Ctx) -> String {
        self.0.text().lines().next().unwrap_or_default().trim().to_owned()
    }

    fn long_text(&self) -> Option<String> {
        Some(self.0.text().to_owned())
    }

    fn how(&self) -> &'static [&'static str] {
        &["Enter is a new line, Tab the next", "field; Alt-E your own editor"]
    }
}
