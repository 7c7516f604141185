//! One or several out of many by name: letters in order, initials, pinyin.

mod list;
mod several;

use super::known::{Known, LOOSE, TITLE};
use super::{Input, Made, Took, makes};
use crate::model::{Target, Value, is_blank};
use crate::text::width;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The most names that are shown below the field.
const MOST: usize = 5;
/// Between the parts of a kept draft.
const PART: char = '\u{1f}';
/// Between the id and the name of what was made.
const NAMED: char = '\u{1e}';

/// What a picker takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// One, saved by its id.
    One,
    /// Several, saved by their ids.
    Several,
    /// One, saved by its name; or any text.
    NameOrText,
}

struct Pick {
    known: Vec<Known>,
    takes: Takes,
    /// What a name that nothing has becomes.
    target: Option<Target>,
    /// What was named so: id and name.
    made: Vec<(String, String)>,
    taken: Vec<String>,
    field: Field,
    found: Vec<usize>,
    at: usize,
    open: bool,
    /// The text was typed by hand: what the form put there stays as it is.
    by_hand: bool,
}

/// A picker of these.
pub fn pick(known: Vec<Known>, takes: Takes) -> Box<dyn Input> {
    picker(known, takes, None)
}

/// A picker of these that makes what it does not know, where a name is all that it needs.
pub fn pick_or_make(known: Vec<Known>, takes: Takes, target: Target) -> Box<dyn Input> {
    picker(known, takes, makes(target).map(|_| target))
}

fn picker(known: Vec<Known>, takes: Takes, target: Option<Target>) -> Box<dyn Input> {
    let mut pick = Pick {
        known,
        takes,
        target,
        made: Vec::new(),
        taken: Vec::new(),
        field: Field::default(),
        found: Vec::new(),
        at: 0,
        open: false,
        by_hand: false,
    };
    pick.narrow();
    Box::new(pick)
}

impl Pick {
    fn narrow(&mut self) {
        let typed = self.field.text();
        let mut found: Vec<(u8, bool, usize)> = (0..self.known.len())
            .filter_map(|at| {
                let there = self.is_there(at);
                match is_blank(typed) {
                    true => (!there).then_some((0, there, at)),
                    false => Some((self.known[at].fit(typed)?, there, at)),
                }
            })
            // Who is there already answers to the name alone, behind others of the same name.
            .filter(|(fit, there, _)| !there && self.takes != Takes::NameOrText || *fit < LOOSE)
            .collect();
        found.sort_unstable();
        self.found = found.into_iter().map(|(_, _, at)| at).collect();
        self.at = 0;
    }

    /// Is this one of several that are taken already?
    fn is_there(&self, at: usize) -> bool {
        self.takes == Takes::Several && self.taken.contains(&self.known[at].id)
    }

    /// Only one answers to what was typed, or one better than all others by the name itself.
    fn fits_one(&self) -> bool {
        let fit = |at: &usize| self.known[*at].fit(self.field.text());
        let Some((first, others)) = self.found.split_first() else { return false };
        match others.iter().find(|at| !self.is_there(**at)) {
            None => true,
            Some(second) => fit(first) < fit(second) && fit(first) < Some(LOOSE),
        }
    }

    /// Is the text long enough, and is there one that it means and no other?
    fn is_meant(&self) -> bool {
        let typed = self.field.text().trim();
        let named = |at: &&usize| self.known[**at].fit(typed).is_some_and(|fit| fit < TITLE);
        let held = self.takes == Takes::One && !self.taken.is_empty();
        match self.takes {
            _ if self.at > 0 => true,
            Takes::NameOrText => {
                self.by_hand && width(typed) > 1 && self.found.iter().filter(named).count() == 1
            }
            _ => self.fits_one() && (!held || width(typed) > 1),
        }
    }

    /// Several are taken, and what is typed means one of them.
    fn is_one_of_several(&self) -> bool {
        let typed = self.field.text();
        self.takes == Takes::Several && !is_blank(typed) && self.is_meant()
    }

    /// What Enter on the last row would make: "new competitor: Siemens".
    fn offer(&self) -> Option<String> {
        let typed = self.field.text().trim();
        let noun = makes(self.target?)?;
        let is_known = self.known.iter().any(|k| k.fit(typed) == Some(0));
        (!is_blank(typed) && !is_known && !self.is_too_many())
            .then(|| phrase!("new {noun}: {typed}", noun, typed))
    }

    /// Rows of the list: those found, and the one that would be made.
    fn rows(&self) -> usize {
        self.found.len() + usize::from(self.offer().is_some())
    }

    fn take(&mut self) -> bool {
        let Some(known) = self.found.get(self.at).and_then(|at| self.known.get(*at)) else {
            return false;
        };
        let id = known.id.clone();
        if self.takes != Takes::Several {
            self.taken.clear();
        }
        if !self.taken.contains(&id) {
            self.taken.push(id);
        }
        self.field = Field::default();
        (self.open, self.by_hand) = (false, false);
        self.narrow();
        true
    }

    fn name_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.known.iter().find(|k| k.id == id).map_or(id, |k| k.name.as_str())
    }
}

impl Input for Pick {
    fn key(&mut self, key: KeyEvent, ctx: &Ctx) -> Took {
        let listed = self.open || !is_blank(self.field.text());
        let last = self.rows().saturating_sub(1);
        match key.code {
            KeyCode::Enter if listed => {
                if !self.each(ctx) && !self.take() && !self.make(ctx) {
                    return Took::Pass;
                }
                if self.takes != Takes::Several {
                    return Took::Next;
                }
            }
            // "rik, an": what stands before the comma is meant, if it means one.
            KeyCode::Char(',' | ';' | '、' | '，') if self.is_one_of_several() => {
                self.take();
            }
            KeyCode::Up if listed => self.at = self.at.saturating_sub(1),
            KeyCode::Down if listed => self.at = (self.at + 1).min(last),
            KeyCode::Down if self.found.is_empty() => return Took::Pass,
            KeyCode::Down if key.modifiers.is_empty() => self.open = true,
            KeyCode::Backspace if self.field.text().is_empty() => {
                self.taken.pop();
                self.narrow();
            }
            _ => {
                if !self.field.key(key) {
                    return Took::Pass;
                }
                self.by_hand = true;
                self.narrow();
            }
        }
        Took::Stay
    }

    fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.by_hand = true;
        self.narrow();
    }

    fn leave(&mut self) {
        if !is_blank(self.field.text()) {
            if self.is_meant() {
                self.take();
            } else if !self.found.is_empty() {
                self.drop_search();
            }
        }
        self.open = false;
    }

    fn drop_search(&mut self) -> bool {
        let held = self.takes == Takes::One && !self.taken.is_empty();
        let searches = held && !self.field.text().is_empty();
        if searches {
            self.field = Field::default();
            self.open = false;
            self.narrow();
        }
        searches
    }

    fn value(&self, _: &Ctx) -> Result<Value, String> {
        let typed = self.field.text().trim();
        match self.takes {
            Takes::NameOrText if !typed.is_empty() => return Ok(Value::Text(typed.to_owned())),
            Takes::NameOrText => {
                let name = self.taken.first().map(|id| self.name_of(id).to_owned());
                return Ok(name.map_or(Value::Absent, Value::Text));
            }
            _ if typed.is_empty() => {}
            _ if self.is_too_many() => {
                return Err(phrase!("only one fits here: {}", self.parts().join(phrase!(" or "))));
            }
            _ if self.found.is_empty() => {
                let says = phrase!("nothing known is called {typed}", typed);
                return Err(match self.target.and_then(makes) {
                    Some(noun) => phrase!("{says}; Enter makes it a new {noun}", says, noun),
                    None => says,
                });
            }
            _ => return Err(phrase!("{typed} is not taken yet; Enter takes it", typed)),
        }
        Ok(match (self.takes, self.taken.first()) {
            (_, None) => Value::Absent,
            (Takes::Several, _) => Value::Words(self.taken.clone()),
            (_, Some(id)) => Value::Text(id.clone()),
        })
    }

    fn put(&mut self, value: &Value, _: &Ctx) {
        self.by_hand = false;
        self.field = Field::default();
        self.taken = match value {
            Value::Words(ids) => ids.clone(),
            Value::Text(text) if self.takes == Takes::NameOrText => {
                let known = self.known.iter().find(|k| k.name == *text);
                match known {
                    Some(known) => vec![known.id.clone()],
                    None => {
                        self.field = Field::new(text);
                        Vec::new()
                    }
                }
            }
            Value::Text(id) => vec![id.clone()],
            _ => Vec::new(),
        };
        self.narrow();
    }

    fn height(&self, focused: bool, _: u16) -> u16 {
        let rows = if self.shows_list(focused) { self.rows().min(MOST) } else { 0 };
        1 + u16::try_from(rows).unwrap_or(0)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, focused: bool, ctx: &Ctx) -> Option<Position> {
        let typed = !self.field.text().is_empty();
        let replaced = typed && self.takes != Takes::Several;
        let mut x = area.x;
        if !replaced {
            let names: Vec<String> = self.taken.iter().map(|id| self.label_of(id)).collect();
            let mut text = names.join(", ");
            if !text.is_empty() && focused && self.takes == Takes::Several {
                text.push_str(", ");
            }
            let room = area.width.saturating_sub(if focused { 6 } else { 0 });
            let start = match (focused, width(&text) > usize::from(room)) {
                (true, true) => phrase!("{} taken, ", self.taken.len()),
                _ => text,
            };
            x += ctx.put(buf, x, area.y, area.width, &start, Role::Body);
        }
        let line = Rect { x, width: area.right().saturating_sub(x), height: 1, ..area };
        if self.shows_list(focused) {
            self.draw_list(buf, area, ctx);
        }
        self.field.draw(buf, line, ctx.theme.style(Role::Body))
    }

    fn below(&self, focused: bool, _: &Ctx) -> Option<(Role, String)> {
        let held = self.taken.first().filter(|_| self.takes == Takes::One)?;
        let searches = focused && !self.field.text().is_empty();
        searches.then(|| (Role::Muted, phrase!("instead of {}; Esc keeps", self.name_of(held))))
    }

    fn unfinished(&self) -> bool {
        self.rows() > 0
    }

    fn makes(&self) -> Vec<Made> {
        let taken = self.made.iter().filter(|(id, _)| self.taken.contains(id));
        let made = taken.zip(self.target.into_iter().cycle());
        made.map(|((id, name), target)| Made { target, id: id.clone(), name: name.clone() })
            .collect()
    }

    fn kept(&self) -> String {
        let mut parts: Vec<String> = self
            .taken
            .iter()
            .map(|id| match self.made.iter().find(|(made, _)| made == id) {
                Some((_, name)) => format!("{id}{NAMED}{name}"),
                None => id.clone(),
            })
            .collect();
        parts.push(self.field.text().to_owned());
        match parts.iter().all(String::is_empty) {
            true => String::new(),
            false => parts.join(&PART.to_string()),
        }
    }

    fn bring_back(&mut self, kept: &str) {
        self.by_hand = false;
        let mut parts: Vec<String> = kept.split(PART).map(str::to_owned).collect();
        self.field = Field::new(&parts.pop().unwrap_or_default());
        for part in &mut parts {
            if let Some((id, name)) = part.split_once(NAMED) {
                let (id, name) = (id.to_owned(), name.to_owned());
                if !self.made.iter().any(|(made, _)| *made == id) {
                    self.remember(id.clone(), name);
                }
                *part = id;
            }
        }
        self.taken = parts;
        self.narrow();
    }

    fn says(&self, _: &Ctx) -> String {
        let typed = self.field.text().trim();
        if self.takes == Takes::NameOrText && !typed.is_empty() {
            return typed.to_owned();
        }
        let names: Vec<&str> = self.taken.iter().map(|id| self.name_of(id)).collect();
        names.join(", ")
    }

    fn how(&self) -> &'static [&'static str] {
        match self.takes {
            Takes::One => &["a few letters or initials, Enter or", "Tab takes it; Down shows all"],
            Takes::Several => &[
                "a few letters, Enter or Tab takes;",
                "Enter on nothing goes on,",
                "Backspace takes the last one out",
            ],
            Takes::NameOrText => &[
                "a few letters, Enter or Tab takes a",
                "person; any other text stays as",
                "it is: a paper, your own eyes",
            ],
        }
    }
}
