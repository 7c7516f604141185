//! How a screen shares its area: a list and what belongs to its row, and a pane that has nothing to show.

use crate::text::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A list at the left and what belongs to its row at the right, sharing a border; nothing below 100 columns.
pub fn side_by_side(area: Rect) -> Option<(Rect, Rect)> {
    (area.width >= 100).then(|| beside(area, area.width * 67 / 120))
}

/// Two areas side by side, the left one so wide, sharing a border.
pub fn beside(area: Rect, left: u16) -> (Rect, Rect) {
    let left = left.clamp(1, area.width.max(1));
    let right = Rect { x: area.x + left - 1, width: area.width.saturating_sub(left - 1), ..area };
    (Rect { width: left, ..area }, right)
}

/// Two areas below each other, the upper one so high, sharing a border.
pub fn below(area: Rect, high: u16) -> (Rect, Rect) {
    let high = high.clamp(1, area.height.max(1));
    let low = Rect { y: area.y + high - 1, height: area.height.saturating_sub(high - 1), ..area };
    (Rect { height: high, ..area }, low)
}

/// What is left of an area from a line on, one blank column at its left.
pub fn from_line(area: Rect, y: u16) -> Rect {
    let height = area.bottom().saturating_sub(y);
    Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height }
}

/// A pane with one sentence, where there is nothing to show.
pub fn nothing(buf: &mut Buffer, area: Rect, ctx: &Ctx, title: &str, says: &str) {
    let pane = frame::Pane { area, left: title, right: "", focused: true };
    frame::draw_panes(buf, &[pane], ctx.theme);
    let inner = frame::inner(area);
    let room = inner.width.saturating_sub(1);
    for (y, line) in (inner.y..inner.bottom()).zip(wrap(says, usize::from(room))) {
        ctx.put(buf, inner.x + 1, y, room, &line, Role::Muted);
    }
}
