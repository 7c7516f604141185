//! Text in paragraphs, each with a role, wrapped to the width.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::wrap;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::put;

/// Paragraphs in their order; an empty one is a blank line.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    parts: Vec<(Role, String)>,
}

impl Paragraph {
    /// One paragraph of body text.
    pub fn new(text: &str) -> Self {
        let mut whole = Self::default();
        whole.push(Role::Body, text);
        whole
    }

    /// These paragraphs.
    pub fn of(parts: Vec<(Role, String)>) -> Self {
        Self { parts }
    }

    /// Adds a paragraph; it begins a new line.
    pub fn push(&mut self, role: Role, text: &str) {
        self.parts.push((role, text.to_owned()));
    }

    /// Lines it takes at this width.
    pub fn height(&self, cells: u16) -> usize {
        self.lines(cells).len()
    }

    /// Draws from line `top` on; how many lines are below the area.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, top: usize, theme: &Theme) -> usize {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return 0;
        }
        let lines = self.lines(area.width);
        for (y, (role, line)) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
            put(buf, area.x, y, area.width, line, theme.style(*role));
        }
        lines.len().saturating_sub(top + usize::from(area.height))
    }

    fn lines(&self, cells: u16) -> Vec<(Role, String)> {
        self.parts
            .iter()
            .flat_map(|(role, text)| {
                let role = *role;
                wrap(text, usize::from(cells)).into_iter().map(move |line| (role, line))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widgets::any_size::rows;

    #[test]
    fn it_wraps_scrolls_and_says_what_is_below() {
        let mut text = Paragraph::new("who decides 华联电力华");
        text.push(Role::Muted, "");
        text.push(Role::Muted, "two");
        assert_eq!(text.height(9), 6);
        let mut buf = Buffer::empty(Rect::new(0, 0, 9, 2));
        assert_eq!(text.draw(&mut buf, Rect::new(0, 0, 9, 2), 1, &Theme::default()), 3);
        assert_eq!(rows(&buf), ["decides", "华联电力"]);
    }
}
