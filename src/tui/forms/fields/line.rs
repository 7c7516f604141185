//! A text in one line, and several texts between commas.

use super::{Input, Took};
use crate::model::{Value, is_blank};
use crate::text::{Parting, in_one_line, told_apart};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::folded;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

struct LineInput {
    field: Field,
    /// How several texts are told apart; nothing where it is one.
    several: Option<Parting>,
    /// Lines of a paste behind the first one, where there are fields for them.
    spilt: Option<Vec<String>>,
    /// The words that it may be, where they are a list.
    words: Vec<String>,
}

/// One text.
pub fn line() -> Box<dyn Input> {
    Box::new(LineInput { field: Field::default(), several: None, spilt: None, words: Vec::new() })
}

/// Several texts in one line.
pub fn list(parting: Parting) -> Box<dyn Input> {
    Box::new(LineInput {
        field: Field::default(),
        several: Some(parting),
        spilt: None,
        words: Vec::new(),
    })
}

/// Several of these words between commas; they are listed, and the beginning of one alone means it.
pub fn list_of(parting: Parting, words: Vec<String>) -> Box<dyn Input> {
    Box::new(LineInput { field: Field::default(), several: Some(parting), spilt: None, words })
}

/// One text of several that stand below each other: a paste of several lines goes on in the next ones.
pub fn stacked() -> Box<dyn Input> {
    Box::new(LineInput {
        field: Field::default(),
        several: None,
        spilt: Some(Vec::new()),
        words: Vec::new(),
    })
}

impl LineInput {
    /// What stands behind the last comma.
    fn last_part(&self) -> &str {
        let text = self.field.text();
        text.rsplit([',', '，', '、', ';', '；']).next().unwrap_or(text).trim()
    }

    /// The words that begin as what is typed now.
    fn fitting(&self) -> impl Iterator<Item = &String> {
        let wanted = folded(self.last_part());
        self.words.iter().filter(move |word| folded(word).starts_with(&wanted))
    }
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

    fn leave(&mut self) {
        let part = self.last_part().to_owned();
        let fitting: Vec<String> = self.fitting().cloned().collect();
        if let ([word], false) = (fitting.as_slice(), part.is_empty()) {
            let before = self.field.text().trim_end().strip_suffix(part.as_str());
            let whole = format!("{}{word}", before.unwrap_or_default());
            self.field = Field::new(&whole);
        }
    }

    fn below(&self, focused: bool, _: &Ctx) -> Option<(Role, String)> {
        if !focused {
            return None;
        }
        if self.words.is_empty() {
            let parts = self.several.map(|parting| parting(self.field.text()));
            let parts = parts.filter(|parts| parts.len() > 1)?;
            return Some((Role::Muted, told_apart(&parts)));
        }
        let fitting: Vec<&str> = self.fitting().map(String::as_str).collect();
        Some(match fitting.as_slice() {
            [] => (Role::Warn, phrase!("one of: {}", self.words.join(", "))),
            words => (Role::Muted, words.join(", ")),
        })
    }

    fn spill(&mut self) -> Vec<String> {
        self.spilt.as_mut().map(std::mem::take).unwrap_or_default()
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        let text = self.field.text().trim();
        if is_blank(text) {
            return Ok(Value::Absent);
        }
        let Some(parting) = self.several else {
            return Ok(Value::Text(text.to_owned()));
        };
        let parts = parting(text);
        Ok(match parts.is_empty() {
            true => Value::Absent,
            false => Value::Words(parts),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.field = match (value, self.several) {
            (Value::Words(words), Some(parting)) => Field::new(&in_one_line(words, parting)),
            (value, _) => Field::new(&value.to_string()),
        };
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
            Some(_) => &["several, with a comma between them"],
            None => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(typed: &str) -> String {
        let words = ["price", "trust", "time"].map(str::to_owned).to_vec();
        let field = Field::new(typed);
        let parting = Some(crate::text::several as Parting);
        let mut input = LineInput { field, several: parting, spilt: None, words };
        input.leave();
        input.kept()
    }

    #[test]
    fn the_beginning_of_one_word_of_the_list_means_it_and_that_of_two_stays() {
        assert_eq!(left("price, Tr"), "price, trust");
        assert_eq!(left("pri"), "price");
        for stays in ["t", "price, ", "weather", ""] {
            assert_eq!(left(stays), stays);
        }
    }
}
