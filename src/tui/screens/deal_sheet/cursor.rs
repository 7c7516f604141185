//! The selected row of a list on a sheet, with its keys and its mouse.

use crate::tui::action::Action;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::terminal::Event;
use crate::tui::widgets::table::{Column, Row, Table};
use crossterm::event::{MouseButton, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The list that a click or the wheel was over, which has taken it.
pub fn clicked(lists: &mut [RowCursor], event: &Event) -> Option<usize> {
    lists.iter_mut().position(|list| list.mouse(event).is_some())
}

/// The selected row, and where the rows were drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowCursor {
    /// The selected row.
    pub row: usize,
    offset: usize,
    area: Rect,
    titled: bool,
    len: usize,
}

impl RowCursor {
    /// Moves by a key; false where the action does not move.
    pub fn moves(&mut self, action: Action, len: usize) -> bool {
        let page = usize::from(self.area.height.saturating_sub(2)).max(1);
        move_mark(&mut self.row, len, page, action)
    }

    /// Keeps the row inside of so many.
    pub fn keep_in(&mut self, len: usize) {
        self.row = self.row.min(len.saturating_sub(1));
    }

    /// A table of so many rows with the selected one.
    pub fn table<'t>(
        &self,
        columns: &'t [Column<'t>],
        len: usize,
        focused: bool,
        row: &'t dyn Fn(usize) -> Row<'t>,
    ) -> Table<'t> {
        Table { columns, len, picked: Some(self.row), focused, row }
    }

    /// Draws a table and keeps where its rows are; the next free line below them.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, table: &Table, ctx: &Ctx) -> u16 {
        // One blank column stays before the border.
        let area = Rect { width: area.width.saturating_sub(1), ..area };
        self.area = area;
        self.len = table.len;
        self.titled = table.is_titled(area.height);
        table.draw(buf, area, &mut self.offset, ctx.theme);
        let lines = u16::try_from(table.len).unwrap_or(u16::MAX);
        area.y + lines.saturating_add(u16::from(self.titled)).min(area.height)
    }

    /// The rows that were drawn, each with its line on the screen.
    pub fn in_view(&self) -> impl Iterator<Item = (usize, u16)> {
        let first = self.area.y + u16::from(self.titled);
        let room = usize::from(self.area.bottom().saturating_sub(first));
        // The last line says how many are out of view.
        let shown = if self.len <= room || room < 2 { room } else { room - 1 };
        let offset = self.offset;
        let lines = (first..self.area.bottom()).take(shown.min(self.len));
        lines.enumerate().map(move |(i, y)| (offset + i, y))
    }

    /// Forgets where the rows were, so that no click finds them.
    pub fn hide(&mut self) {
        self.area = Rect::default();
    }

    /// Takes a click or the wheel over its rows; nothing for all else.
    pub fn mouse(&mut self, event: &Event) -> Option<()> {
        let Event::Mouse(mouse) = event else { return None };
        if !self.area.contains((mouse.column, mouse.row).into()) {
            return None;
        }
        match mouse.kind {
            MouseEventKind::ScrollDown => {
                self.row = (self.row + 1).min(self.len.saturating_sub(1));
            }
            MouseEventKind::ScrollUp => self.row = self.row.saturating_sub(1),
            MouseEventKind::Down(MouseButton::Left) => {
                let first = self.area.y + u16::from(self.titled);
                let line = usize::from(mouse.row.checked_sub(first)?);
                self.row = Some(self.offset + line).filter(|row| *row < self.len)?;
            }
            _ => return None,
        }
        Some(())
    }
}
