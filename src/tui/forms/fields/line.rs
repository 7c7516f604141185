//! A text in one line, and several texts between commas.

use super::{Input, Took};
use crate::model::{Value, is_blank};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

struct LineInput {
    field: Field,
    several: bool,
    /// Lines of a paste behind the first one, where there are fields for them.
    spilt: Option<Vec<String>>,
}

/// One text.
pub fn line() -> Box<dyn Input> {
    Box::new(LineInput { field: Field::default(), several: false, spilt: None })
}

/// Several texts between commas.
pub fn list() -> Box<dyn Input> {
    Box::new(LineInput { field: Field::default(), several: true, spilt: None })
}

/// One text of several that stand below each other: a paste of several lines goes on in the next ones.
pub fn stacked() -> Box<dyn Input> {
    Box::new(LineInput { field: Field::default(), several: false, spilt: Some(Vec::new()) })
}

impl Input for LineInput {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        match self.field.key(key) {
            true => Took::Stay,
            false => Took::Pass,
        }
    }

    fn paste(&mut self, text: &str) {
        let Some(spilt) = &mut self.spilt else {
            return self.field.paste(text);
        };
        let mut lines = text.lines().filter(|line| !is_blank(line));
        self.field.paste(lines.next().unwrap_or_default());
        spilt.extend(lines.map(str::to_owned));
    }

    fn spill(&mut self) -> Vec<String> {
        self.spilt.as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        let text = self.field.text().trim();
        if is_blank(text) {
            return Ok(Value::Absent);
        }
        if !self.several {
            return Ok(Value::Text(text.to_owned()));
        }
        let parts = text.split([',', '，', '、', ';', '；']).map(str::trim);
        let parts: Vec<String> = parts.filter(|p| !is_blank(p)).map(str::to_owned).collect();
        Ok(match parts.is_empty() {
            true => Value::Absent,
            false => Value::Words(parts),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.field = Field::new(&value.to_string());
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position> {
        if !focused {
            ctx.put(buf, area.x, area.y, area.width, self.field.text(), Role::Body);
            return None;
        }
        self.field.draw(buf, area, ctx.theme.style(Role::Body))
    }

    fn kept(&self) -> String {
        self.field.text().to_owned()
    }

    fn bring_back(&mut self, kept: &str) {
        self.field = Field::new(kept);
    }

    fn says(&self, _: &Ctx) -> String {
        self.field.text().trim().to_owned()
    }

    fn how(&self) -> &'static [&'static str] {
        match self.several {
            true => &["several, with a comma between them"],
            false => &[],
        }
    }
}
