//! What panes share: keys of a footer, text where there is nothing else, a form.

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Wrapped text in a pane that has nothing else to show.
pub fn paragraph(buf: &mut Buffer, area: Rect, ctx: &Ctx, text: &str) {
    let room = area.width.saturating_sub(1);
    for (i, line) in crate::text::wrap(text, usize::from(room)).iter().enumerate() {
        let y = area.y + u16::try_from(i).unwrap_or(u16::MAX);
        if y >= area.bottom() {
            break;
        }
        ctx.put(buf, area.x + 1, y, room, line, Role::Muted);
    }
}

/// The footer of a pane.
pub fn words(keys: &[(Action, &str)]) -> Vec<(Action, String)> {
    keys.iter().map(|(action, word)| (*action, (*word).to_owned())).collect()
}
