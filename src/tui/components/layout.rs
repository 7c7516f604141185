//! How a screen shares its area: a list and what belongs to its row, and a pane that has nothing to show.

use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A list at the left and what belongs to its row at the right, sharing a border; nothing below 100 columns.
pub fn side_by_side(area: Rect) -> Option<(Rect, Rect)> {
    let wide = area.width * 67 / 120;
    let right = Rect { x: area.x + wide - 1, width: area.width - wide + 1, ..area };
    (area.width >= 100).then_some((Rect { width: wide, ..area }, right))
}

/// A pane with one sentence, where there is nothing to show.
pub fn nothing(buf: &mut Buffer, area: Rect, ctx: &Ctx, title: &str, says: &str) {
    let pane = frame::Pane { area, left: title, right: "", focused: true };
    frame::draw_panes(buf, &[pane], ctx.theme);
    let inner = frame::inner(area);
    let room = inner.width.saturating_sub(1);
    ctx.put(buf, inner.x + 1, inner.y, room, says, Role::Muted);
}
