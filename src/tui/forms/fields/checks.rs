//! A list of sentences, each with a tick: those that are ticked are meant.

use super::{Input, Took};
use crate::model::Value;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The most rows that are shown at once.
const MOST: usize = 8;
/// Between the parts of a kept draft.
const PART: char = '\u{1f}';

/// One sentence, and what stands below the list while it is picked.
#[derive(Clone, Debug)]
pub struct Check {
    /// The sentence; it is what is saved.
    pub text: String,
    /// What it is about: "budget, unknown".
    pub also: String,
}

struct Checks {
    known: Vec<Check>,
    on: Vec<String>,
    at: usize,
}

/// A list of these, with these ticked.
pub fn checks(known: Vec<Check>, on: Vec<String>) -> Box<dyn Input> {
    Box::new(Checks { known, on, at: 0 })
}

impl Checks {
    fn is_on(&self, check: &Check) -> bool {
        self.on.contains(&check.text)
    }

    fn toggle(&mut self) {
        let Some(text) = self.known.get(self.at).map(|c| c.text.clone()) else {
            return;
        };
        match self.on.iter().position(|on| *on == text) {
            Some(at) => drop(self.on.remove(at)),
            None => self.on.push(text),
        }
    }

    fn ticked(&self) -> Vec<String> {
        self.known.iter().filter(|c| self.is_on(c)).map(|c| c.text.clone()).collect()
    }

    fn last(&self) -> usize {
        self.known.len().saturating_sub(1)
    }
}

impl Input for Checks {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        match key.code {
            KeyCode::Up if self.at > 0 => self.at -= 1,
            KeyCode::Down if self.at < self.last() => self.at += 1,
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.last(),
            KeyCode::Char(' ' | '\u{3000}') => self.toggle(),
            _ => return Took::Pass,
        }
        Took::Stay
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        let ticked = self.ticked();
        Ok(if ticked.is_empty() { Value::Absent } else { Value::Words(ticked) })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.on = match value {
            Value::Words(texts) => texts.clone(),
            _ => Vec::new(),
        };
    }

    fn height(&self, focused: bool, _: u16) -> u16 {
        let rows = if focused { self.known.len().clamp(1, MOST) } else { 1 };
        u16::try_from(rows).unwrap_or(1)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position> {
        if !focused || self.known.is_empty() {
            let role = if self.known.is_empty() { Role::Muted } else { Role::Body };
            ctx.put(buf, area.x, area.y, area.width, &self.says(ctx), role);
            return None;
        }
        let rows = usize::from(area.height).max(1);
        let first = (self.at + 1).saturating_sub(rows);
        let shown = self.known.iter().enumerate().skip(first);
        for (y, (at, check)) in (area.y..area.bottom()).zip(shown) {
            let on = self.is_on(check);
            let glyphs = ctx.theme.glyphs;
            let mark = if on { glyphs.done } else { glyphs.open };
            let role = match (at == self.at, on) {
                (true, _) => Role::Selection,
                (false, true) => Role::Body,
                (false, false) => Role::Muted,
            };
            let text = format!("{mark} {}", check.text);
            ctx.put(buf, area.x, y, area.width, &text, role);
        }
        None
    }

    fn below(&self, focused: bool, _: &Ctx) -> Option<(Role, String)> {
        let picked = self.known.get(self.at).filter(|_| focused)?;
        let (here, all) = (self.at + 1, self.known.len());
        Some((Role::Muted, phrase!("{} of {}: {}", here, all, picked.also)))
    }

    fn kept(&self) -> String {
        let mut on = self.on.clone();
        on.sort_unstable();
        on.join(&PART.to_string())
    }

    fn bring_back(&mut self, kept: &str) {
        self.on = kept.split(PART).filter(|t| !t.is_empty()).map(str::to_owned).collect();
    }

    fn says(&self, _: &Ctx) -> String {
        match self.known.len() {
            0 => phrase!("nothing is open: every topic is known and fresh").to_owned(),
            all => phrase!("{} of {} ticked", self.ticked().len(), all),
        }
    }

    fn how(&self) -> &'static [&'static str] {
        &["Up Down goes there, Space ticks it;", "Tab goes on"]
    }
}
