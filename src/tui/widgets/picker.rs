//! One out of many: typing narrows the list, Enter takes.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::field::Field;
use super::table::{Cell, Column, Row, Table};
use crate::tui::filter_words::FilterWords;
use crate::tui::theme::{Role, Theme};

/// Whether an item answers to what was typed.
pub type Matches = fn(item: &str, typed: &str) -> bool;

/// What a key did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The list or the text changed.
    Stay,
    /// The item at this index of the whole list.
    Took(usize),
    /// Enter with nothing typed, or on nothing that matches.
    Nothing,
    /// Not a key of a picker.
    Pass,
}

/// A field over a list.
#[derive(Clone, Debug)]
pub struct Picker {
    field: Field,
    items: Vec<String>,
    found: Vec<usize>,
    at: usize,
    top: usize,
    matches: Matches,
}

impl Picker {
    /// All items, found by parts of words.
    pub fn new(items: Vec<String>) -> Self {
        Self::found_by(items, has_words)
    }

    /// All items, found by another rule.
    pub fn found_by(items: Vec<String>, matches: Matches) -> Self {
        let found = (0..items.len()).collect();
        Self { field: Field::default(), items, found, at: 0, top: 0, matches }
    }

    /// What was typed.
    pub fn typed(&self) -> &str {
        self.field.text()
    }

    /// The index of the item under the mark.
    pub fn marked(&self) -> Option<usize> {
        self.found.get(self.at).copied()
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Picked {
        let last = self.found.len().saturating_sub(1);
        match key.code {
            KeyCode::Enter => {
                return self
                    .marked()
                    .filter(|_| !self.typed().is_empty() || self.at > 0)
                    .map_or(Picked::Nothing, Picked::Took);
            }
            KeyCode::Up => self.at = self.at.saturating_sub(1),
            KeyCode::Down => self.at = (self.at + 1).min(last),
            KeyCode::PageUp => self.at = self.at.saturating_sub(10),
            KeyCode::PageDown => self.at = (self.at + 10).min(last),
            _ if !self.field.key(key) => return Picked::Pass,
            _ => self.narrow(),
        }
        Picked::Stay
    }

    /// Takes a paste as if it were typed.
    pub fn paste(&mut self, text: &str) {
        self.field.paste(text);
        self.narrow();
    }

    fn narrow(&mut self) {
        let typed = self.field.text();
        let hits = self.items.iter().enumerate().filter(|(_, item)| (self.matches)(item, typed));
        self.found = hits.map(|(index, _)| index).collect();
        (self.at, self.top) = (0, 0);
    }

    /// Draws the field in the first line, the list below; the caret's cell.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, theme: &Theme) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        let list = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let columns = [Column::fill("", 1)];
        let name = |row: usize| self.found.get(row).and_then(|at| self.items.get(*at));
        let table = Table {
            columns: &columns,
            len: self.found.len(),
            picked: Some(self.at),
            focused: true,
            row: &|at| Row::new([Cell::new(name(at).map_or("", String::as_str))]),
        };
        table.draw(buf, list, &mut self.top, theme);
        let line = Rect {
            x: area.x + u16::from(area.width > 1),
            width: area.width.max(2) - 1,
            height: 1,
            ..area
        };
        self.field.draw(buf, line.intersection(area), theme.style(Role::Body))
    }
}

/// As every filter has it.
fn has_words(item: &str, typed: &str) -> bool {
    FilterWords::new(typed).fits(&[item])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::any_size::rows;
    use crossterm::event::KeyModifiers;

    fn press(picker: &mut Picker, code: KeyCode) -> Picked {
        picker.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn people() -> Picker {
        Picker::new(
            ["Ingrid Dahl", "Erik Naess", "王敏", "Marte Solberg"].map(str::to_owned).to_vec(),
        )
    }

    #[test]
    fn typing_narrows_and_enter_takes_the_index_of_the_whole_list() {
        let mut picker = people();
        picker.paste("SOL");
        let mut buf = Buffer::empty(Rect::new(0, 0, 16, 3));
        assert_eq!(
            picker.draw(&mut buf, Rect::new(0, 0, 16, 3), &Theme::default()),
            Some(Position::new(4, 0))
        );
        assert_eq!(rows(&buf), [" SOL", "▸Marte Solberg", ""]);
        assert_eq!(press(&mut picker, KeyCode::Enter), Picked::Took(3));
    }

    #[test]
    fn enter_on_nothing_goes_on() {
        let mut picker = people();
        assert_eq!(press(&mut picker, KeyCode::Enter), Picked::Nothing);
        press(&mut picker, KeyCode::Down);
        assert_eq!(press(&mut picker, KeyCode::Enter), Picked::Took(1));
        press(&mut picker, KeyCode::Char('x'));
        assert_eq!((picker.marked(), press(&mut picker, KeyCode::Enter)), (None, Picked::Nothing));
        assert_eq!(press(&mut picker, KeyCode::Esc), Picked::Pass);
    }
}
