//! One line of text to type: the caret is always in view.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::typed_text::TypedText;
use crate::text::clean::shown;
use crate::text::width;
use crate::tui::widgets::put;
use std::cell::Cell;

/// A one-line text field.
#[derive(Clone, Debug, Default)]
pub struct Field {
    edit: TypedText,
}

impl Field {
    /// A field with this text and the caret behind it; line ends become blanks.
    pub fn new(text: &str) -> Self {
        Self { edit: TypedText::new(one_line(text)) }
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        self.edit.text()
    }

    /// Another text in its place; Ctrl-Z brings the old one back.
    pub fn set(&mut self, text: &str) {
        self.edit.replace(&one_line(text));
    }

    /// Takes a key; `false`: not one of a field (Enter, Tab, Esc, arrows up and down ..).
    pub fn key(&mut self, key: KeyEvent) -> bool {
        self.edit.key(key)
    }

    /// Takes a paste, in one line.
    pub fn paste(&mut self, text: &str) {
        if text.chars().nth(MOST).is_some() {
            CUT.set(true);
        }
        self.edit.insert(&one_line(text));
    }

    /// Puts the caret where the mouse pointed: cells from the left end of `area`.
    pub fn click(&mut self, cell: u16, area: Rect) {
        let wanted = self.scroll(area.width) + usize::from(cell);
        let mut used = 0;
        let hit = shown(self.text()).find(|one| {
            used += usize::from(one.cells);
            used > wanted
        });
        let at = hit.map_or(self.text().len(), |one| one.start);
        self.edit.move_to(at);
    }

    /// Draws; the caret's cell for `Frame::set_cursor_position`, `None` without room.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, style: Style) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        let scrolled = self.scroll(area.width);
        let mut x = 0;
        for one in shown(self.text()).filter(|one| one.cells > 0) {
            let end = x + usize::from(one.cells);
            if end > scrolled + usize::from(area.width) {
                break;
            }
            if x >= scrolled {
                put(buf, place(area, scrolled, x), area.y, one.cells, &one.text, style);
            }
            x = end;
        }
        Some(Position::new(place(area, scrolled, width(self.edit.before())), area.y))
    }

    /// Cells that are scrolled out on the left, so that the caret's cell is the last one at most.
    fn scroll(&self, room: u16) -> usize {
        let caret = width(self.edit.before());
        let least = (caret + 1).saturating_sub(usize::from(room.max(1)));
        let mut x = 0;
        for one in shown(self.text()) {
            if x >= least {
                break;
            }
            x += usize::from(one.cells);
        }
        x.min(caret)
    }
}

fn place(area: Rect, scrolled: usize, cell: usize) -> u16 {
    area.x + u16::try_from(cell - scrolled).unwrap_or(area.width)
}

/// So many letters of a paste go into a field.
const MOST: usize = 20_000;

thread_local! {
    /// The end of a paste was left out, and nobody has said so yet.
    static CUT: Cell<bool> = const { Cell::new(false) };
}

/// Was the end of a paste left out of a field since this was asked last? Then it has to be said.
pub fn take_cut() -> bool {
    CUT.take()
}

/// Line ends and tabs as one blank each, other controls gone, at most 20,000 letters.
fn one_line(text: &str) -> String {
    let text = text.trim_end_matches(['\r', '\n']).replace("\r\n", " ");
    text.chars()
        .map(|letter| if matches!(letter, '\r' | '\n' | '\t') { ' ' } else { letter })
        .filter(|letter| !letter.is_control())
        .take(MOST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::{KeyCode, KeyModifiers};
    use proptest::prelude::*;

    #[test]
    fn a_pasted_list_is_one_line() {
        let mut field = Field::new("");
        field.paste("one\r\ntwo\tthree\u{1b}[A\n");
        assert_eq!(field.text(), "one two three[A");
    }

    #[test]
    fn a_long_text_scrolls_to_the_caret_by_whole_glyphs() {
        let mut field = Field::new("华联电力华联");
        let whole = Rect::new(0, 0, 6, 1);
        let mut buf = Buffer::empty(whole);
        let caret = field.draw(&mut buf, whole, Style::new());
        assert_eq!(caret, Some(Position::new(4, 0)));
        assert_eq!(
            [buf[(0, 0)].symbol(), buf[(2, 0)].symbol(), buf[(4, 0)].symbol()],
            ["华", "联", " "]
        );
        field.key(KeyEvent::new(KeyCode::Home, KeyModifiers::NONE));
        assert_eq!(field.draw(&mut buf, whole, Style::new()), Some(Position::new(0, 0)));
        field.click(5, whole);
        field.paste("x");
        assert_eq!(field.text(), "华联x电力华联");
    }

    proptest! {
        #[test]
        fn the_caret_is_in_the_field(text in any::<String>(), room in 1_u16..20, back in 0_usize..30) {
            let mut field = Field::new(&text);
            for _ in 0..back {
                field.key(KeyEvent::new(KeyCode::Left, KeyModifiers::NONE));
            }
            let area = Rect::new(2, 0, room, 1);
            let mut buf = Buffer::empty(Rect::new(0, 0, 24, 1));
            let caret = field.draw(&mut buf, area, Style::new()).unwrap();
            prop_assert!(area.contains(caret), "{caret:?}");
            prop_assert!(buf.content.iter().take(2).all(|cell| cell.symbol() == " "));
            prop_assert!(buf.content.iter().skip(usize::from(2 + room)).all(|cell| cell.symbol() == " "));
        }
    }
}
