//! Several lines of text to type, wrapped to the width.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::typed_text::TypedText;
use crate::text::clean::shown;
use crate::text::{lines, width};
use crate::tui::widgets::put;

/// A text of several lines. Up and Down go by what is seen, so it remembers the width drawn last.
#[derive(Clone, Debug)]
pub struct TextArea {
    edit: TypedText,
    top: usize,
    cells: u16,
    rows: u16,
    /// The column that Up and Down keep.
    goal: Option<usize>,
    /// Its lines as they were broken last: a form asks for them several times a frame, and a long note takes long.
    broken: RefCell<Vec<BrokenText>>,
}

/// A version of the text, a width, and the lines that it has there.
type BrokenText = (u64, u16, Rc<[Range<usize>]>);

/// Widths that are asked for in turns: a form is tried at more than one before it is drawn.
const WIDTHS: usize = 4;

impl TextArea {
    /// A text with the caret at its end.
    pub fn new(text: &str) -> Self {
        let (edit, broken) = (TypedText::new(several_lines(text)), RefCell::default());
        Self { edit, top: 0, cells: 80, rows: 1, goal: None, broken }
    }

    /// What was typed; line ends are `\n`.
    pub fn text(&self) -> &str {
        self.edit.text()
    }

    /// Another text in its place (from the editor); Ctrl-Z brings the old one back.
    pub fn set(&mut self, text: &str) {
        self.edit.replace(&several_lines(text));
    }

    /// Takes a paste as it is, with its lines.
    pub fn paste(&mut self, text: &str) {
        self.goal = None;
        self.edit.insert(&several_lines(text));
    }

    /// Begins a new line. What Enter does is the form's business.
    pub fn new_line(&mut self) {
        self.goal = None;
        self.edit.insert("\n");
    }

    /// Takes a key; `false`: not one of a text, or Up on the first and Down on the last line.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let page = usize::from(self.rows.max(2) - 1);
        match key.code {
            KeyCode::Up => return self.move_lines(|row| row.checked_sub(1)),
            KeyCode::Down => return self.move_lines(|row| Some(row + 1)),
            KeyCode::PageUp => return self.move_lines(|row| Some(row.saturating_sub(page))),
            KeyCode::PageDown => return self.move_lines(|row| Some(row + page)),
            KeyCode::Home if !key.modifiers.is_empty() => self.edit.move_to(0),
            KeyCode::End if !key.modifiers.is_empty() => self.edit.move_to(usize::MAX),
            KeyCode::Home => self.edit.move_to(self.line_of_caret().1.start),
            KeyCode::End => {
                let line = self.line_of_caret().1;
                self.edit.move_to(self.last_place(&line));
            }
            KeyCode::Char('j') if key.modifiers == KeyModifiers::CONTROL => self.edit.insert("\n"),
            _ if !self.edit.key(key) => return false,
            _ => {}
        }
        self.goal = None;
        true
    }

    /// Puts the caret where the mouse pointed: cell and row from the corner of the area.
    pub fn click(&mut self, cell: u16, row: u16) {
        let lines = self.lines();
        let row = (self.top + usize::from(row)).min(lines.len() - 1);
        if let Some(line) = lines.get(row) {
            self.edit.move_to(self.place_at(line, usize::from(cell)));
        }
        self.goal = None;
    }

    /// Draws, scrolled to the caret; the caret's cell, `None` without room.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, style: Style) -> Option<Position> {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return None;
        }
        (self.cells, self.rows) = (area.width, area.height);
        let lines = self.lines();
        let (row, line) = self.line_of_caret();
        let rows = usize::from(area.height);
        self.top =
            self.top.clamp((row + 1).saturating_sub(rows), row).min(lines.len().saturating_sub(1));
        for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(self.top)) {
            let text = self.text().get(line.clone()).unwrap_or_default();
            put(buf, area.x, y, area.width, text.trim_end_matches([' ', '\t']), style);
        }
        let column = u16::try_from(self.column(&line)).unwrap_or(u16::MAX).min(area.width - 1);
        let down = u16::try_from(row - self.top).unwrap_or_default();
        Some(Position::new(area.x + column, area.y + down))
    }

    /// How many lines it takes at this width.
    pub fn height(&self, cells: u16) -> usize {
        self.lines_at(cells).len()
    }

    fn lines(&self) -> Rc<[Range<usize>]> {
        self.lines_at(self.cells)
    }

    fn lines_at(&self, cells: u16) -> Rc<[Range<usize>]> {
        let (version, mut broken) = (self.edit.version(), self.broken.borrow_mut());
        broken.retain(|(of, ..)| *of == version);
        if let Some((.., lines)) = broken.iter().find(|(_, width, _)| *width == cells) {
            return Rc::clone(lines);
        }
        let found: Rc<[Range<usize>]> = lines(self.text(), usize::from(cells)).into();
        if broken.len() == WIDTHS {
            broken.remove(0);
        }
        broken.push((version, cells, Rc::clone(&found)));
        found
    }

    /// The row of the caret; at a soft break it stands at the begin of the next line.
    fn line_of_caret(&self) -> (usize, Range<usize>) {
        let caret = self.edit.caret();
        let lines = self.lines();
        let row = lines.partition_point(|line| line.start <= caret).saturating_sub(1);
        (row, lines.get(row).cloned().unwrap_or(0..0))
    }

    fn column(&self, line: &Range<usize>) -> usize {
        let caret = self.edit.caret().max(line.start);
        width(self.text().get(line.start..caret).unwrap_or_default())
    }

    fn move_lines(&mut self, to: impl Fn(usize) -> Option<usize>) -> bool {
        let lines = self.lines();
        let (row, line) = self.line_of_caret();
        let goal = self.goal.unwrap_or_else(|| self.column(&line));
        let Some(target) = to(row).map(|target| target.min(lines.len() - 1)) else {
            return false;
        };
        if target == row {
            return false;
        }
        if let Some(line) = lines.get(target) {
            self.edit.move_to(self.place_at(line, goal));
        }
        self.goal = Some(goal);
        true
    }

    /// The place in this line at this cell, or its last.
    fn place_at(&self, line: &Range<usize>, cell: usize) -> usize {
        let text = self.text().get(line.clone()).unwrap_or_default();
        let mut used = 0;
        let hit = shown(text).find(|one| {
            used += usize::from(one.cells);
            used > cell
        });
        hit.map_or_else(|| self.last_place(line), |one| line.start + one.start)
    }

    /// The last place of a line: its end, or before its last glyph where the end is the next line's begin.
    fn last_place(&self, line: &Range<usize>) -> usize {
        let soft = line.end < self.text().len()
            && !self.text().get(line.end..).unwrap_or_default().starts_with(['\r', '\n']);
        let text = self.text().get(line.clone()).unwrap_or_default();
        let last = shown(text).last().map_or(0, |one| one.start);
        if soft { line.start + last } else { line.end }
    }
}

/// Line ends as `\n`, other controls but tabs gone.
fn several_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|letter| matches!(letter, '\n' | '\t') || !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press(area: &mut TextArea, code: KeyCode) -> bool {
        area.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    fn drawn(area: &mut TextArea, width: u16, height: u16) -> (Option<Position>, Vec<String>) {
        let whole = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(whole);
        let caret = area.draw(&mut buf, whole, Style::new());
        let row =
            |y| (0..width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (caret, (0..height).map(row).collect())
    }

    #[test]
    fn up_and_down_go_by_what_is_seen_and_keep_the_column() {
        let mut area = TextArea::new("one two three\nx\nfour five six");
        let (caret, rows) = drawn(&mut area, 8, 6);
        assert_eq!(rows, ["one two", "three", "x", "four", "five six", ""]);
        assert_eq!(caret, Some(Position::new(7, 4)));
        for (code, at) in [
            (KeyCode::Up, (4, 3)),
            (KeyCode::Up, (1, 2)),
            (KeyCode::Up, (5, 1)),
            (KeyCode::Up, (7, 0)),
            (KeyCode::Home, (0, 0)),
            (KeyCode::End, (7, 0)),
        ] {
            assert!(press(&mut area, code));
            assert_eq!(drawn(&mut area, 8, 6).0, Some(at.into()), "{code}");
        }
        assert!(!press(&mut area, KeyCode::Up), "the form's");
    }

    #[test]
    fn it_scrolls_to_the_caret_and_back() {
        let mut area = TextArea::new("a\nb\nc\nd");
        assert_eq!(
            drawn(&mut area, 4, 2),
            (Some(Position::new(1, 1)), vec!["c".into(), "d".into()])
        );
        press(&mut area, KeyCode::PageUp);
        press(&mut area, KeyCode::PageUp);
        press(&mut area, KeyCode::PageUp);
        assert_eq!(
            drawn(&mut area, 4, 2),
            (Some(Position::new(1, 0)), vec!["a".into(), "b".into()])
        );
    }

    #[test]
    fn its_lines_are_broken_once_for_each_text_and_width() {
        let mut area = TextArea::new(&"one two ".repeat(1000));
        let first = area.lines_at(20);
        drawn(&mut area, 20, 4);
        assert!(press(&mut area, KeyCode::Up));
        assert_eq!((area.height(20), area.height(30)), (400, 286));
        assert!(Rc::ptr_eq(&first, &area.lines_at(20)), "nothing was typed");
        for code in [KeyCode::Char('x'), KeyCode::Char('y'), KeyCode::Backspace] {
            let before = area.lines_at(20);
            press(&mut area, code);
            assert!(!Rc::ptr_eq(&before, &area.lines_at(20)), "{code}");
        }
        area.key(KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL));
        assert_eq!(*area.lines_at(20), *lines(area.text(), 20));
    }

    #[test]
    fn a_paste_keeps_its_lines_and_goes_in_one_step() {
        let mut area = TextArea::new("");
        area.paste("one\r\ntwo\rthree\u{1b}");
        assert_eq!(area.text(), "one\ntwo\nthree");
        area.key(KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL));
        assert_eq!(area.text(), "");
    }

    proptest! {
        #[test]
        fn the_caret_is_in_the_area(text in any::<String>(), width in 1_u16..12, height in 1_u16..5, ups in 0_usize..9) {
            let mut area = TextArea::new(&text);
            for _ in 0..ups {
                let (caret, _) = drawn(&mut area, width, height);
                prop_assert!(Rect::new(0, 0, width, height).contains(caret.unwrap()));
                press(&mut area, KeyCode::Up);
            }
        }
    }
}
