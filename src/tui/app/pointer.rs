//! The mouse, where a screen has nothing of its own to do with it: a click selects the row under it, a second one
//! opens it, the wheel moves through the list under it, a click on a key of the footer is that key.

use super::App;
use crate::tui::action::Action;
use crate::tui::widgets::hits::{self, ListHit};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::time::{Duration, Instant};

/// Two clicks on a row within this time open it.
const DOUBLE: Duration = Duration::from_millis(500);
/// Rows that one turn of the wheel moves.
const WHEEL: usize = 3;
/// Panes that a screen has at most: so often is the focus passed on in search of the one under the mouse.
const PANES: usize = 8;

/// The last click, for knowing a double one.
#[derive(Default)]
pub(super) struct Pointer {
    last: Option<(Position, Instant)>,
    /// The area of the last frame.
    pub(super) area: Rect,
}

impl Pointer {
    /// Notes a click; true where it is the second of a double one.
    fn is_double(&mut self, at: Position) -> bool {
        let before = self.last.take();
        let is_double = before.is_some_and(|(cell, when)| cell == at && when.elapsed() < DOUBLE);
        if !is_double {
            self.last = Some((at, Instant::now()));
        }
        is_double
    }
}

impl App {
    /// Answers a mouse event that the screen on top has not taken.
    pub(super) fn pointed(&mut self, mouse: &MouseEvent) {
        let at = Position::new(mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => self.clicked(at),
            MouseEventKind::ScrollDown => self.scrolled(at, Action::Down),
            MouseEventKind::ScrollUp => self.scrolled(at, Action::Up),
            _ => {}
        }
    }

    /// A mouse event that the screen on top has taken: a second click on a row or a name opens it all the same.
    pub(super) fn pointed_again(&mut self, mouse: &MouseEvent) {
        let at = Position::new(mouse.column, mouse.row);
        if mouse.kind == MouseEventKind::Down(MouseButton::Left)
            && self.pointer.is_double(at)
            && hits::list_at(at).is_some_and(|list| list.row_at(at).is_some())
        {
            self.act(Action::Enter);
        }
    }

    fn clicked(&mut self, at: Position) {
        if let Some(action) = hits::key_at(at) {
            return self.act(action);
        }
        let is_double = self.pointer.is_double(at);
        self.focus_on(at);
        if let Some(subject) = hits::spot_at(at) {
            return match is_double {
                true => self.act(Action::Enter),
                false => self.top(|screen, ctx| screen.select(&subject, ctx)),
            };
        }
        let Some(row) = hits::list_at(at).filter(|list| list.focused).and_then(|l| l.row_at(at))
        else {
            return;
        };
        if is_double {
            return self.act(Action::Enter);
        }
        self.select(at, row);
    }

    fn scrolled(&mut self, at: Position, action: Action) {
        self.focus_on(at);
        (0..WHEEL).for_each(|_| self.act(action));
    }

    /// Passes the focus on until the pane or list under the cell has it, or all have had it.
    fn focus_on(&mut self, at: Position) {
        for _ in 0..PANES {
            let focused = hits::list_at(at).map(|list| list.focused).or_else(|| hits::pane_at(at));
            if focused != Some(false) {
                return;
            }
            self.act(Action::NextPane);
            self.look();
        }
    }

    /// Moves the selection of the list at the cell to this row, over headings where there are such.
    fn select(&mut self, at: Position, row: usize) {
        for _ in 0..2 {
            let Some(ListHit { selected: Some(now), .. }) = hits::list_at(at) else { return };
            let action = if now < row { Action::Down } else { Action::Up };
            if now == row {
                return;
            }
            (0..now.abs_diff(row)).for_each(|_| self.act(action));
            self.look();
        }
    }

    /// Draws a frame that nobody sees, for where things stand after an action.
    fn look(&mut self) -> Buffer {
        let mut buf = Buffer::empty(self.pointer.area);
        self.paint(&mut buf);
        buf
    }

    /// The text of the selected row of the list that has the focus, as it stands on the screen.
    pub(super) fn row_text(&mut self) -> Option<String> {
        let buf = self.look();
        let line = hits::selected_line()?;
        let text = super::global_actions::lines_of(&buf, line);
        Some(text.trim().trim_start_matches('▸').trim().to_owned()).filter(|text| !text.is_empty())
    }
}
