//! The list below a picker: who was found, and what would be made.

use super::{Pick, Takes};
use crate::model::is_blank;
use crate::tui::ctx::Ctx;
use crate::tui::forms::fields::known::Known;
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

impl Pick {
    pub(super) fn shows_list(&self, focused: bool) -> bool {
        focused && (self.open || !is_blank(self.field.text())) && self.rows() > 0
    }

    pub(super) fn label_of(&self, id: &str) -> String {
        match self.takes {
            Takes::Several => self.name_of(id).to_owned(),
            _ => {
                let known = self.known.iter().find(|k| k.id == id);
                known.map_or_else(|| id.to_owned(), Known::label)
            }
        }
    }

    /// A row: somebody who was found, or what would be made.
    pub(super) fn label_at(&self, row: usize) -> String {
        match self.found.get(row) {
            Some(at) if self.is_there(*at) => phrase!("{}, already there", self.known[*at].name),
            Some(at) => self.known[*at].label(),
            None => self.offer().unwrap_or_default(),
        }
    }

    pub(super) fn draw_list(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let rows = usize::from(area.height.saturating_sub(1));
        let first = (self.at + 1).saturating_sub(rows);
        for (row, at) in (first..self.rows()).take(rows).enumerate() {
            let y = area.y + 1 + u16::try_from(row).unwrap_or(0);
            let picked = at == self.at;
            let role = if picked { Role::Selection } else { Role::Muted };
            let mark = if picked { ctx.theme.glyphs.focus } else { " " };
            ctx.put(buf, area.x, y, 1, mark, Role::Accent);
            let label = self.label_at(at);
            ctx.put(buf, area.x + 2, y, area.width.saturating_sub(2), &label, role);
        }
    }
}
