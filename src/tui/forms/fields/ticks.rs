//! Several words out of a few, each with a tick.

use super::{Input, Took};
use crate::model::Value;
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

struct Ticks {
    codes: &'static [&'static str],
    words: Vec<String>,
    on: Vec<bool>,
    at: usize,
}

/// Some of these codes, in the words of a group.
pub fn ticks(codes: &'static [&'static str], group: &str, ctx: &Ctx) -> Box<dyn Input> {
    Box::new(Ticks {
        codes,
        words: codes.iter().map(|code| ctx.bench.words.word(group, code).to_owned()).collect(),
        on: vec![false; codes.len()],
        at: 0,
    })
}

impl Ticks {
    fn ticked(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.codes.len()).filter(|at| self.on.get(*at) == Some(&true))
    }

    fn toggle(&mut self) {
        if let Some(on) = self.on.get_mut(self.at) {
            *on = !*on;
        }
    }

    fn go(&mut self, letter: char) {
        let count = self.words.len();
        let ahead = (1..=count).map(|by| (self.at + by) % count);
        self.at = ahead
            .into_iter()
            .find(|at| {
                let first = self.words.get(*at).and_then(|w| w.chars().next());
                first.is_some_and(|f| f.to_lowercase().eq(letter.to_lowercase()))
            })
            .unwrap_or(self.at);
    }

    /// Where each word stands: cell and row.
    fn places(&self, cells: u16) -> Vec<(u16, u16)> {
        let (mut x, mut y) = (0, 0);
        let mut places = Vec::new();
        for word in &self.words {
            let wide = u16::try_from(width(word) + 4).unwrap_or(cells);
            if x > 0 && x + wide > cells {
                (x, y) = (0, y + 1);
            }
            places.push((x, y));
            x += wide + 2;
        }
        places
    }
}

impl Input for Ticks {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        match key.code {
            KeyCode::Left => self.at = self.at.saturating_sub(1),
            KeyCode::Right => self.at = (self.at + 1).min(self.words.len().saturating_sub(1)),
            KeyCode::Char(' ' | '\u{3000}') => self.toggle(),
            KeyCode::Char(letter) => self.go(letter),
            _ => return Took::Pass,
        }
        Took::Stay
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        let codes: Vec<String> = self.ticked().map(|at| self.codes[at].to_owned()).collect();
        Ok(match codes.is_empty() {
            true => Value::Absent,
            false => Value::Words(codes),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        let Value::Words(codes) = value else {
            return self.on.fill(false);
        };
        let on = self.codes.iter().map(|c| codes.iter().any(|code| code == c));
        self.on = on.collect();
        self.at = self.on.iter().position(|on| *on).unwrap_or(0);
    }

    fn height(&self, focused: bool, cells: u16) -> u16 {
        let last = self.places(cells).last().map_or(0, |(_, y)| *y);
        if focused { last + 1 } else { 1 }
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position> {
        if !focused {
            ctx.put(buf, area.x, area.y, area.width, &self.says(ctx), Role::Body);
            return None;
        }
        for (at, (x, y)) in self.places(area.width).into_iter().enumerate() {
            let on = self.on.get(at) == Some(&true);
            let glyphs = ctx.theme.glyphs;
            let mark = if on { glyphs.done } else { glyphs.open };
            let role = match (at == self.at, on) {
                (true, _) => Role::Selection,
                (false, true) => Role::Body,
                (false, false) => Role::Muted,
            };
            if y < area.height && x < area.width {
                let text = format!("{mark} {}", self.words[at]);
                ctx.put(buf, area.x + x, area.y + y, area.width - x, &text, role);
            }
        }
        None
    }

    fn kept(&self) -> String {
        let codes: Vec<&str> = self.ticked().map(|at| self.codes[at]).collect();
        codes.join(",")
    }

    fn bring_back(&mut self, kept: &str) {
        let codes: Vec<&str> = kept.split(',').collect();
        self.on = self.codes.iter().map(|c| codes.contains(c)).collect();
    }

    fn says(&self, _: &Ctx) -> String {
        let words: Vec<&str> = self.ticked().map(|at| self.words[at].as_str()).collect();
        words.join(", ")
    }

    fn how(&self) -> &'static [&'static str] {
        &["Left Right or a letter goes there,", "Space ticks it"]
    }
}
