//! A text in one line, and several texts between commas.

use super::{Input, Took};
use crate::model::{Value, is_blank};
use crate::text::{Parting, at_joints, in_one_line, told_apart};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::{OurNames, folded};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

#[derive(Default)]
struct LineInput {
    field: Field,
    /// The rep and the team, where one of them is named in it.
    ours: Option<OurNames>,
    /// It is not what was put in any more.
    typed: bool,
    /// How several texts are told apart; nothing where it is one.
    several: Option<Parting>,
    /// Lines of a paste behind the first one, where there are fields for them.
    spilt: Option<Vec<String>>,
    /// The words that it may be, where they are a list.
    words: Vec<String>,
}

/// One text.
pub fn line() -> Box<dyn Input> {
    Box::new(LineInput::default())
}

/// Several texts in one line.
pub fn list(parting: Parting) -> Box<dyn Input> {
    Box::new(LineInput { several: Some(parting), ..LineInput::default() })
}

/// Several of these words in one line; they are listed, and the beginning of one alone means it.
pub fn list_of(parting: Parting, words: Vec<String>) -> Box<dyn Input> {
    Box::new(LineInput { several: Some(parting), words, ..LineInput::default() })
}

/// Somebody of ours, or several in one line; another text stays as it is.
pub fn ours(several: Option<Parting>, names: OurNames) -> Box<dyn Input> {
    Box::new(LineInput { several, ours: Some(names), ..LineInput::default() })
}

/// One text of several that stand below each other: a paste of several lines goes on in the next ones.
pub fn stacked() -> Box<dyn Input> {
    Box::new(LineInput { spilt: Some(Vec::new()), ..LineInput::default() })
}

impl LineInput {
    /// What stands behind the last comma.
    fn last_part(&self) -> &str {
        let text = self.field.text();
        text.rsplit([',', '，', '、', ';', '；']).next().unwrap_or(text).trim()
    }

    /// The texts that it names, those of ours by their whole names.
    fn parts(&self, parting: Parting) -> Vec<String> {
        let parts = parting(self.field.text());
        match self.ours.as_ref().filter(|_| self.typed) {
            Some(ours) => ours.meant_by_each(&parts),
            None => parts,
        }
    }

    /// The one text that it is, of ours by the whole name.
    fn one(&self) -> String {
        let text = self.field.text().trim();
        let ours = self.ours.as_ref().filter(|_| self.typed);
        ours.map_or_else(|| text.to_owned(), |ours| ours.meant_by(text))
    }

    /// What is understood of what is typed, where that is not plain.
    fn understood(&self) -> Option<(Role, String)> {
        let Some(parting) = self.several else {
            let ours = self.ours.as_ref().filter(|ours| ours.is_several(self.field.text()));
            let one = self.one();
            let says = match ours {
                Some(_) => (Role::Warn, phrase!("one name fits here").to_owned()),
                None => (Role::Muted, format!("= {one}")),
            };
            return (ours.is_some() || one != self.field.text().trim()).then_some(says);
        };
        let parts = self.parts(parting);
        match parts.as_slice() {
            [one] if at_joints(one).len() > 1 => {
                Some((Role::Muted, phrase!("one text; a comma makes it several").to_owned()))
            }
            [one] if one == self.field.text().trim() => None,
            [] => None,
            [one] => Some((Role::Muted, format!("= {one}"))),
            parts => Some((Role::Muted, told_apart(parts))),
        }
    }

    /// The words that begin as what is typed now.
    fn fitting(&self) -> impl Iterator<Item = &String> {
        let wanted = folded(self.last_part());
        self.words.iter().filter(move |word| folded(word).starts_with(&wanted))
    }
}

impl Input for LineInput {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        if !self.field.key(key) {
            return Took::Pass;
        }
        self.typed = true;
        Took::Stay
    }

    fn paste(&mut self, text: &str) {
        self.typed = true;
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
        if self.ours.is_some() && self.typed && !is_blank(self.field.text()) {
            self.field = Field::new(&match self.several {
                Some(parting) => in_one_line(&self.parts(parting), parting),
                None => self.one(),
            });
        }
    }

    fn below(&self, focused: bool, _: &Ctx) -> Option<(Role, String)> {
        if !focused {
            return None;
        }
        if self.words.is_empty() {
            return self.understood();
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
            return Ok(Value::Text(self.one()));
        };
        let parts = self.parts(parting);
        Ok(match parts.is_empty() {
            true => Value::Absent,
            false => Value::Words(parts),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.typed = false;
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
        self.typed = kept != self.field.text();
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
        let several = Some(crate::text::several as Parting);
        let mut input = LineInput { field, several, words, ..LineInput::default() };
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
