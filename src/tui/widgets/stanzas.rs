//! Rows of several lines each, one of them picked; what does not fit is counted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::{width, wrap};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::hits::{self, ListHit};
use crate::tui::widgets::put;

/// One row: what stands before it, its text, what stands at the right of its first line, lines below it.
#[derive(Clone, Debug, Default)]
pub struct Stanza {
    /// `[x] 1`, `best`, `!`.
    pub lead: String,
    /// The colour of the lead.
    pub lead_role: Role,
    /// Wrapped between lead and right edge.
    pub text: String,
    /// The colour of the text.
    pub role: Role,
    /// At the right edge of the first line.
    pub right: String,
    /// Below it: text, what stands at its right edge, and the colour of both.
    pub below: Vec<(String, String, Role)>,
}

/// Rows under each other.
pub struct Stanzas<'a> {
    /// All rows.
    pub rows: &'a [Stanza],
    /// The row with the mark.
    pub picked: Option<usize>,
    /// The mark of the focused pane, or of another.
    pub focused: bool,
    /// Cells for the leads.
    pub lead: u16,
    /// A blank line between two rows.
    pub apart: bool,
}

/// One line as it is drawn: lead, text, right, their roles.
struct StanzaLine {
    lead: (String, Role),
    text: (String, Role),
    right: (String, Role),
}

impl Stanzas<'_> {
    /// Draws from row `top` on, which follows the picked row; the number of rows out of view stands last.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, top: &mut usize, theme: &Theme) {
        let area = area.intersection(buf.area);
        if area.width < 8 || area.height == 0 {
            return;
        }
        let heights: Vec<usize> = self.rows.iter().map(|r| self.lines(r, area).len()).collect();
        let room = usize::from(area.height);
        let picked = self.picked.unwrap_or(0);
        *top = (*top).min(picked).min(self.rows.len().saturating_sub(1));
        let count = |from: usize, to: usize| heights.get(from..=to).map_or(0, |h| h.iter().sum());
        let all: usize = heights.iter().sum();
        let view = if all > room { room - 1 } else { room };
        while *top < picked && count(*top, picked) > view {
            *top += 1;
        }
        let mut y = area.y;
        let end = area.y + u16::try_from(view).unwrap_or(u16::MAX);
        let mut shown = 0;
        for (i, row) in self.rows.iter().enumerate().skip(*top) {
            if y >= end {
                break;
            }
            let from = y;
            self.row(buf, area, (&mut y, end), (i, row), theme);
            hits::list(ListHit {
                area: Rect { y: from, height: y - from, ..area },
                lines: y - from,
                first: i,
                len: self.rows.len(),
                selected: self.picked,
                focused: self.focused,
            });
            shown += 1;
        }
        let out = self.rows.len() - shown;
        if all > room && out > 0 {
            let style = theme.style(Role::Muted);
            put(
                buf,
                area.x + 1,
                area.bottom() - 1,
                area.width - 1,
                &phrase!("{out} more", out),
                style,
            );
        }
    }

    fn row(
        &self,
        buf: &mut Buffer,
        area: Rect,
        (y, end): (&mut u16, u16),
        (i, row): (usize, &Stanza),
        theme: &Theme,
    ) {
        let picked = self.picked == Some(i);
        for (n, line) in self.lines(row, area).iter().enumerate() {
            if *y >= end {
                return;
            }
            let chosen = picked && self.focused && n == 0;
            let style = |role: Role| if chosen { theme.picked(role) } else { theme.style(role) };
            if chosen {
                buf.set_style(Rect::new(area.x, *y, area.width, 1), style(Role::Selection));
            }
            if picked && n == 0 {
                let glyphs = theme.glyphs;
                let mark = if self.focused { glyphs.focus } else { glyphs.picked };
                put(buf, area.x, *y, 1, mark, style(Role::Accent));
            }
            let text = area.x + 1 + self.lead;
            let room = area.right().saturating_sub(text);
            put(buf, area.x + 1, *y, self.lead, &line.lead.0, style(line.lead.1));
            put(buf, text, *y, room, &line.text.0, style(line.text.1));
            let wide = u16::try_from(width(&line.right.0)).unwrap_or(0).min(room);
            put(buf, area.right() - wide, *y, wide, &line.right.0, style(line.right.1));
            *y += 1;
        }
    }

    fn lines(&self, row: &Stanza, area: Rect) -> Vec<StanzaLine> {
        let room = usize::from(area.width.saturating_sub(1 + self.lead));
        let first = room.saturating_sub(match width(&row.right) {
            0 => 0,
            n => n + 2,
        });
        let mut lines: Vec<StanzaLine> = wrap(&row.text, first.max(10))
            .into_iter()
            .map(|text| StanzaLine { lead: plain(), text: (text, row.role), right: plain() })
            .collect();
        if let Some(line) = lines.first_mut() {
            line.lead = (row.lead.clone(), row.lead_role);
            line.right = (row.right.clone(), Role::Muted);
        }
        for (text, right, role) in &row.below {
            let first = room.saturating_sub(width(right) + 2).max(10);
            for (n, part) in wrap(text, first).into_iter().enumerate() {
                let right = if n == 0 { right.clone() } else { String::new() };
                lines.push(StanzaLine {
                    lead: plain(),
                    text: (part, *role),
                    right: (right, Role::Accent),
                });
            }
        }
        if self.apart {
            lines.push(StanzaLine { lead: plain(), text: plain(), right: plain() });
        }
        lines
    }
}

fn plain() -> (String, Role) {
    (String::new(), Role::Body)
}
