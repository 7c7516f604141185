//! Who was there: people of the account by letters, ticked; a name that nobody has is a new person.

use super::known::{Known, LOOSE};
use super::listed::{Named, named};
use super::{Input, Took};
use crate::model::{Value, is_blank};
use crate::text::{width, wrap};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The most names that are shown below the field.
const MOST: usize = 6;
/// Before the name of somebody who is new, where ids stand; no id begins so.
const NEW: char = '\u{1e}';
/// Between the parts of a kept draft.
const PART: char = '\u{1f}';

struct Present {
    known: Vec<Known>,
    there: Vec<String>,
    field: Field,
    found: Vec<usize>,
    at: usize,
    open: bool,
    /// What stands behind the names while another field is typed.
    hint: &'static str,
}

/// People who were there, out of these; the value has an id for each, and the line of each new one.
pub fn present(known: Vec<Known>, hint: &'static str) -> Box<dyn Input> {
    let (there, found, field) = (Vec::new(), Vec::new(), Field::default());
    let mut present = Present { known, there, field, found, at: 0, open: false, hint };
    present.narrow();
    Box::new(present)
}

/// The line of a person, where a part of the value is somebody new.
pub fn new_name(part: &str) -> Option<&str> {
    part.strip_prefix(NEW)
}

/// Who is ticked in what the field keeps, whatever is being typed beside it.
pub fn ticked(kept: &str) -> Vec<String> {
    let mut parts: Vec<String> = kept.split(PART).map(str::to_owned).collect();
    parts.pop();
    parts
}

impl Present {
    fn typed(&self) -> &str {
        self.field.text().trim()
    }

    fn narrow(&mut self) {
        let typed = self.typed().to_owned();
        let fit = |at: &usize| match is_blank(&typed) {
            true => Some((0, *at)),
            false => Some((self.known[*at].fit(&typed)?, *at)),
        };
        let mut found: Vec<(u8, usize)> = (0..self.known.len()).filter_map(|at| fit(&at)).collect();
        found.sort_unstable();
        self.found = found.into_iter().map(|(_, at)| at).collect();
        self.at = 0;
    }

    fn fit(&self, place: usize) -> Option<u8> {
        self.known.get(*self.found.get(place)?)?.fit(self.typed())
    }

    /// What is typed can be the name of somebody new: it is nobody's whole name.
    fn may_be_new(&self) -> bool {
        !is_blank(self.typed()) && self.fit(0) != Some(0)
    }

    /// Rows of the list: those found, and the new one.
    fn rows(&self) -> usize {
        self.found.len() + usize::from(self.may_be_new())
    }

    fn listed(&self) -> bool {
        self.open || !is_blank(self.typed())
    }

    /// Puts somebody in, or out again where they are in.
    fn toggle(&mut self) {
        let known = self.found.get(self.at).and_then(|at| self.known.get(*at));
        let parts = match known {
            Some(known) => vec![known.id.clone()],
            None if self.may_be_new() => self.read(),
            None => return,
        };
        let only = if let [one] = parts.as_slice() { Some(one) } else { None };
        match only.and_then(|one| self.there.iter().position(|t| t == one)) {
            Some(at) => drop(self.there.remove(at)),
            None => self.put_in(parts),
        }
        let at = self.at;
        self.field = Field::default();
        self.narrow();
        // Down the list several can be ticked one after the other.
        self.at = if self.open { at.min(self.rows().saturating_sub(1)) } else { 0 };
    }

    /// What is typed as parts of the value, where it is no name of the list: somebody new, or several.
    fn read(&self) -> Vec<String> {
        named(self.typed(), &self.known)
            .into_iter()
            .map(|who| match who {
                Named::Known(id) => id,
                Named::New(line) => format!("{NEW}{line}"),
            })
            .collect()
    }

    fn put_in(&mut self, parts: Vec<String>) {
        for part in parts {
            if !self.there.contains(&part) {
                self.there.push(part);
            }
        }
    }

    /// Who is meant where the field is left: the only one, or the best by the name itself; else new ones.
    fn meant(&self) -> Option<Vec<String>> {
        let (first, second) = (self.fit(0), self.fit(1));
        let by_name = first.filter(|fit| *fit < LOOSE);
        let whole = first == Some(0);
        let several_words = self.typed().split_whitespace().count() > 1;
        match by_name {
            None => Some(self.read()),
            Some(fit) if whole || !several_words && second.is_none_or(|s| fit < s) => {
                Some(vec![self.known.get(*self.found.first()?)?.id.clone()])
            }
            Some(_) => None,
        }
    }

    fn name(&self, part: &str) -> String {
        if let Some(name) = new_name(part) {
            return phrase!("new: {name}", name);
        }
        let known = self.known.iter().find(|k| k.id == part);
        known.map_or_else(|| part.to_owned(), |k| k.name.clone())
    }

    fn names(&self) -> String {
        let names: Vec<String> = self.there.iter().map(|part| self.name(part)).collect();
        names.join(", ")
    }

    fn lines(&self, cells: u16) -> Vec<String> {
        match self.there.is_empty() {
            true => Vec::new(),
            false => wrap(&self.names(), usize::from(cells)),
        }
    }

    /// Behind the last of the names, where there is room.
    fn draw_hint(&self, buf: &mut Buffer, area: Rect, lines: &[String], ctx: &Ctx) {
        let used = lines.last().map_or(0, |line| width(line) + 2);
        let used = u16::try_from(used).unwrap_or(u16::MAX);
        let row = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let needed = u16::try_from(width(self.hint)).unwrap_or(u16::MAX);
        if row < area.height && used.saturating_add(needed) <= area.width {
            ctx.put(buf, area.x + used, area.y + row, needed, self.hint, Role::Muted);
        }
    }

    fn draw_list(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let glyphs = ctx.theme.glyphs;
        let first = (self.at + 1).saturating_sub(usize::from(area.height));
        for (y, row) in (area.y..area.bottom()).zip(first..self.rows()) {
            let label = match self.found.get(row).and_then(|at| self.known.get(*at)) {
                Some(known) => {
                    let tick = self.there.contains(&known.id);
                    let mark = if tick { glyphs.done } else { glyphs.open };
                    format!("{mark} {}", known.label())
                }
                None => {
                    let read: Vec<String> = self.read().iter().map(|p| self.name(p)).collect();
                    read.join(", ")
                }
            };
            let picked = row == self.at;
            let role = if picked { Role::Selection } else { Role::Muted };
            let mark = if picked { glyphs.focus } else { " " };
            ctx.put(buf, area.x, y, 1, mark, Role::Accent);
            ctx.put(buf, area.x + 2, y, area.width.saturating_sub(2), &label, role);
        }
    }
}

impl Input for Present {
    fn key(&mut self, key: KeyEvent, _: &Ctx) -> Took {
        let (listed, last) = (self.listed(), self.rows().saturating_sub(1));
        match key.code {
            KeyCode::Enter if listed && self.rows() > 0 => self.toggle(),
            KeyCode::Enter => return Took::Pass,
            KeyCode::Up if listed && self.at > 0 => self.at -= 1,
            KeyCode::Up if listed => self.open = false,
            KeyCode::Down if listed => self.at = (self.at + 1).min(last),
            KeyCode::Down if key.modifiers.is_empty() && !self.known.is_empty() => self.open = true,
            KeyCode::Backspace if self.field.text().is_empty() => {
                self.there.pop();
            }
            _ if self.field.key(key) => self.narrow(),
            _ => return Took::Pass,
        }
        Took::Stay
    }

    fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.narrow();
    }

    fn leave(&mut self) {
        self.open = false;
        if is_blank(self.typed()) {
            return;
        }
        if let Some(parts) = self.meant() {
            self.put_in(parts);
            self.field = Field::default();
            self.narrow();
        }
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        let typed = self.typed();
        if !typed.is_empty() {
            return Err(phrase!("several can be {typed}; Enter takes the one who is meant", typed));
        }
        Ok(match self.there.is_empty() {
            true => Value::Absent,
            false => Value::Words(self.there.clone()),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.field = Field::default();
        self.there = match value {
            Value::Words(ids) => ids.clone(),
            _ => Vec::new(),
        };
        self.narrow();
    }

    fn height(&self, focused: bool, cells: u16) -> u16 {
        let listed = if self.listed() { self.rows().min(MOST) } else { 0 };
        let rows = self.lines(cells).len();
        let rows = if focused { rows + 1 + listed } else { rows.max(1) };
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position> {
        let lines = self.lines(area.width);
        for (y, line) in (area.y..area.bottom()).zip(&lines) {
            ctx.put(buf, area.x, y, area.width, line, Role::Body);
        }
        let y = area.y + u16::try_from(lines.len()).unwrap_or(0);
        if !focused {
            self.draw_hint(buf, area, &lines, ctx);
        }
        if !focused || y >= area.bottom() {
            return None;
        }
        ctx.put(buf, area.x, y, 1, "+", Role::Muted);
        let line = Rect { x: area.x + 2, y, width: area.width.saturating_sub(2), height: 1 };
        if self.listed() {
            let rest = Rect { y: y + 1, height: area.bottom() - y - 1, ..area };
            self.draw_list(buf, rest, ctx);
        }
        self.field.draw(buf, line, ctx.theme.style(Role::Body))
    }

    fn unfinished(&self) -> bool {
        true
    }

    fn kept(&self) -> String {
        let mut parts = self.there.clone();
        parts.push(self.field.text().to_owned());
        match parts.iter().all(String::is_empty) {
            true => String::new(),
            false => parts.join(&PART.to_string()),
        }
    }

    fn bring_back(&mut self, kept: &str) {
        self.field = Field::new(kept.rsplit(PART).next().unwrap_or_default());
        self.there = ticked(kept);
        self.narrow();
    }

    fn says(&self, _: &Ctx) -> String {
        self.names()
    }

    fn how(&self) -> &'static [&'static str] {
        &[
            "a few letters and Enter: in, or out",
            "again; Down shows all; somebody new:",
            "the name, a comma, the title",
        ]
    }
}
