//! Several words out of a few, each with a tick.

use super::{Input, Took};
use crate::model::{Value, is_blank, quoted};
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::workbench::{folded, other_words};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

struct Ticks {
    codes: &'static [&'static str],
    words: Vec<String>,
    on: Vec<bool>,
    at: usize,
    /// The letters that were typed, until something is ticked.
    typed: String,
    /// A word was ended with a comma: the space behind it ticks nothing.
    ended: bool,
}

/// Some of these codes, in the words of a group.
pub fn ticks(codes: &'static [&'static str], group: &str, ctx: &Ctx) -> Box<dyn Input> {
    Box::new(Ticks {
        codes,
        words: codes.iter().map(|code| ctx.bench.words.word(group, code).to_owned()).collect(),
        on: vec![false; codes.len()],
        at: 0,
        typed: String::new(),
        ended: false,
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

    /// A letter more: the first word that begins with all that was typed; the same letter again goes to its next one.
    fn go(&mut self, letter: char) {
        let first = letter.to_string();
        let is_same = |typed: char| typed.to_lowercase().eq(letter.to_lowercase());
        let again = self.typed.chars().all(is_same);
        self.typed.push(letter);
        let is_word = self.typed.chars().count() > 1;
        match self.meant().filter(|_| is_word) {
            Some(at) => self.at = at,
            None if again => {
                let count = self.words.len();
                let mut ahead = (1..=count).map(|by| (self.at + by) % count);
                self.at = ahead.find(|at| begins(&self.words[*at], &first)).unwrap_or(self.at);
                self.typed = first;
            }
            None => {}
        }
    }

    /// The word that was typed, or its beginning: as the screen, the file or a table says it.
    fn meant(&self) -> Option<usize> {
        let all = || 0..self.codes.len();
        let typed = self.typed.trim();
        let own = all().find(|at| begins(&self.words[*at], typed));
        let of_file = || all().find(|at| begins(self.codes[*at], typed));
        let of_tables = || all().find(|at| other_words(self.codes[*at]).any(|w| begins(w, typed)));
        let inner = || all().find(|at| self.words[*at].split(' ').any(|word| begins(word, typed)));
        if is_blank(typed) {
            return None;
        }
        own.or_else(of_file).or_else(of_tables).or_else(inner)
    }

    /// Were letters typed that no word begins with?
    fn is_lost(&self) -> bool {
        !is_blank(&self.typed) && self.meant().is_none()
    }

    /// The word that was typed is ticked; a letter alone only goes there.
    fn take(&mut self) {
        if self.is_lost() {
            return;
        }
        let is_word = self.typed.chars().count() > 1;
        if let Some(at) = self.meant().filter(|_| is_word) {
            self.on[at] = true;
        }
        self.typed.clear();
    }

    fn lost_said(&self) -> String {
        phrase!("none of these is {}: Backspace takes it away", quoted(self.typed.trim()))
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

/// Does a word begin with what was typed, whatever the case?
fn begins(word: &str, typed: &str) -> bool {
    folded(&word.replace('_', " ")).starts_with(&folded(typed))
}

impl Input for Ticks {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        match key.code {
            KeyCode::Left => self.at = self.at.saturating_sub(1),
            KeyCode::Right => self.at = (self.at + 1).min(self.words.len().saturating_sub(1)),
            KeyCode::Char(',' | '，' | ';' | '、') => {
                self.take();
                self.ended = true;
                return Took::Stay;
            }
            // What no word begins with ticks no other one.
            KeyCode::Char(' ' | '\u{3000}') if self.ended || self.is_lost() => {}
            KeyCode::Char(' ' | '\u{3000}') => {
                self.toggle();
                self.typed.clear();
            }
            KeyCode::Char(letter) => self.go(letter),
            KeyCode::Backspace if !self.typed.is_empty() => {
                self.typed.pop();
            }
            _ => return Took::Pass,
        }
        if matches!(key.code, KeyCode::Left | KeyCode::Right) {
            self.typed.clear();
        }
        self.ended = false;
        Took::Stay
    }

    fn leave(&mut self) {
        self.take();
    }

    fn unfinished(&self) -> bool {
        true
    }

    fn below(&self, focused: bool, _: &Ctx) -> Option<(Role, String)> {
        (focused && self.is_lost()).then(|| (Role::Warn, self.lost_said()))
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        if self.is_lost() {
            return Err(self.lost_said());
        }
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
