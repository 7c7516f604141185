//! Rows of several lines each, one of them picked; what does not fit is counted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::{truncate, width, wrap};
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

/// One line as it is drawn: lead, text, right, with their roles.
struct StanzaLine {
    lead: (String, Role),
    text: (String, Role),
    right: (String, Role),
    /// Cells for the text.
    room: usize,
}

impl Stanzas<'_> {
    /// Draws from row `top` on, which follows the picked row; the number of rows out of view stands last. Where not
    /// all fits the blank lines go first, and a row that ends below the area has a mark.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, top: &mut usize, theme: &Theme) {
        let area = area.intersection(buf.area);
        if area.width < 8 || area.height == 0 {
            return;
        }
        let room = usize::from(area.height);
        let high = |apart| -> Vec<usize> {
            let rows = self.rows.iter().enumerate();
            rows.map(|(i, _)| self.lines(i, area, apart).len()).collect()
        };
        let apart = self.apart && high(true).iter().sum::<usize>() <= room;
        let heights = high(apart);
        let picked = self.picked.unwrap_or(0);
        let count = |from: usize, to: usize| heights.get(from..=to).map_or(0, |h| h.iter().sum());
        let all: usize = heights.iter().sum();
        let counted = if all > room { (room - 1).max(1) } else { room };
        *top = (*top).min(picked).min(self.rows.len().saturating_sub(1));
        while *top < picked && count(*top, picked) > counted {
            *top += 1;
        }
        let above: usize = heights.iter().take(self.rows.len().saturating_sub(1)).sum();
        // Where each row begins in view none is to be counted.
        let view = if *top == 0 && above < counted { room } else { counted };
        let (mut y, end) = (area.y, area.y + u16::try_from(view).unwrap_or(u16::MAX));
        let mut shown = 0;
        for i in *top..self.rows.len() {
            if y >= end {
                break;
            }
            let from = y;
            self.row(buf, area, (&mut y, end), (i, apart), theme);
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
        if out > 0 && view < room {
            let style = theme.style(Role::Muted);
            let says = phrase!("{out} more", out);
            put(buf, area.x + 1, area.bottom() - 1, area.width - 1, &says, style);
        }
    }

    fn row(
        &self,
        buf: &mut Buffer,
        area: Rect,
        (y, end): (&mut u16, u16),
        (i, apart): (usize, bool),
        theme: &Theme,
    ) {
        let picked = self.picked == Some(i);
        let mut lines = self.lines(i, area, apart);
        cut(&mut lines, usize::from(end - *y));
        for (n, line) in lines.iter().enumerate() {
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

    /// The lines of a row, with a blank one below it where rows stand apart.
    fn lines(&self, i: usize, area: Rect, apart: bool) -> Vec<StanzaLine> {
        let row = &self.rows[i];
        let room = usize::from(area.width.saturating_sub(1 + self.lead));
        let first = room.saturating_sub(match width(&row.right) {
            0 => 0,
            n => n + 2,
        });
        let first = first.max(10);
        let mut lines: Vec<StanzaLine> = wrap(&row.text, first)
            .into_iter()
            .map(|text| StanzaLine {
                lead: plain(),
                text: (text, row.role),
                right: plain(),
                room: first,
            })
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
                    room: first,
                });
            }
        }
        if apart && i + 1 < self.rows.len() {
            lines.push(StanzaLine { lead: plain(), text: plain(), right: plain(), room });
        }
        lines
    }
}

/// Only so many lines; the last one has a mark where text is below it.
fn cut(lines: &mut Vec<StanzaLine>, room: usize) {
    let goes_on = lines.iter().skip(room).any(|line| !line.text.0.is_empty());
    lines.truncate(room);
    if let Some(last) = lines.last_mut().filter(|_| goes_on) {
        last.text.0 = truncate::goes_on(&last.text.0, last.room);
    }
}

fn plain() -> (String, Role) {
    (String::new(), Role::Body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::any_size::rows;

    fn question(text: &str, below: &str) -> Stanza {
        let below = vec![(below.to_owned(), String::new(), Role::Muted)];
        Stanza { text: text.to_owned(), below, ..Stanza::default() }
    }

    #[test]
    fn no_text_is_cut_without_a_mark_and_none_where_rows_are_free() {
        let asks = [
            question("What is set aside for it?", "budget, unknown"),
            question("What must be safe before Ms Dahl agrees?", "concerns, unknown"),
        ];
        for (height, apart, seen) in [
            (
                6,
                true,
                &[
                    " What is set aside for it?",
                    " budget, unknown",
                    "",
                    " What must be safe before Ms",
                    " Dahl agrees?",
                    " concerns, unknown",
                ][..],
            ),
            // The blank line goes before a text does.
            (
                5,
                true,
                &[
                    " What is set aside for it?",
                    " budget, unknown",
                    " What must be safe before Ms",
                    " Dahl agrees?",
                    " concerns, unknown",
                ],
            ),
            // Each row begins in view: no row is kept for a number.
            (
                4,
                false,
                &[
                    " What is set aside for it?",
                    " budget, unknown",
                    " What must be safe before Ms",
                    " Dahl agrees? ..",
                ],
            ),
            (3, false, &[" What is set aside for it?", " budget, unknown", " 1 more"]),
            (2, false, &[" What is set aside for it? ..", " 1 more"]),
            (1, false, &[" What is set aside for it? .."]),
        ] {
            let area = Rect::new(0, 0, 30, height);
            let mut buf = Buffer::empty(area);
            let list = Stanzas { rows: &asks, picked: None, focused: false, lead: 0, apart };
            list.draw(&mut buf, area, &mut 0, &Theme::default());
            assert_eq!(rows(&buf), seen, "{height} rows");
        }
    }
}
