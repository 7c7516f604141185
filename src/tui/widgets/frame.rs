//! Panes that share their borders, with a title on the left and one on the right; and popups.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::widgets::{Clear, Widget};

use crate::text::width;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{hits, put};

/// One bordered pane. Neighbours overlap by one cell (`Spacing::Overlap(1)`).
#[derive(Clone, Debug, Default)]
pub struct Pane<'a> {
    /// With the border.
    pub area: Rect,
    /// After the mark: "2 Stakeholder map".
    pub left: &'a str,
    /// At the right end: "9 people"; the first to go where the room is short.
    pub right: &'a str,
    /// Its border and title stand out.
    pub focused: bool,
}

impl<'a> Pane<'a> {
    /// With its border, titles and whether it stands out.
    pub const fn new(area: Rect, left: &'a str, right: &'a str, focused: bool) -> Self {
        Self { area, left, right, focused }
    }

    /// Inside the border.
    pub fn inner(&self) -> Rect {
        inner(self.area)
    }
}

/// The cells inside a border.
pub fn inner(area: Rect) -> Rect {
    if area.width < 3 || area.height < 3 {
        return Rect::new(area.x, area.y, 0, 0);
    }
    Rect::new(area.x + 1, area.y + 1, area.width - 2, area.height - 2)
}

/// Draws all borders, the focused one last so that its accent has no gaps; then all titles.
pub fn draw_panes(buf: &mut Buffer, panes: &[Pane], theme: &Theme) {
    for focused in [false, true] {
        for pane in panes.iter().filter(|pane| pane.focused == focused) {
            draw_border(buf, pane, theme, theme.glyphs.merges);
        }
    }
    for pane in panes {
        hits::pane(pane.area, pane.focused);
        draw_titles(buf, pane, theme);
    }
}

/// An empty bordered pane over whatever is there; its inner area.
pub fn draw_popup(buf: &mut Buffer, pane: &Pane, theme: &Theme) -> Rect {
    let pane = Pane { area: pane.area.intersection(buf.area), ..pane.clone() };
    hits::cover(pane.area);
    blank_half_glyphs(buf, pane.area);
    Clear.render(pane.area, buf);
    draw_border(buf, &pane, theme, false);
    draw_titles(buf, &pane, theme);
    pane.inner()
}

/// A thin rule over the row `y` of this area; nothing where it has no such row.
pub fn draw_rule(buf: &mut Buffer, area: Rect, y: u16, theme: &Theme) {
    if !(area.top()..area.bottom()).contains(&y) {
        return;
    }
    for x in area.left()..area.right() {
        put(buf, x, y, 1, theme.glyphs.rule, theme.style(Role::Muted));
    }
}

fn draw_border(buf: &mut Buffer, pane: &Pane, theme: &Theme, merges: bool) {
    let role = if pane.focused { Role::Accent } else { Role::Muted };
    let strategy = if merges { MergeStrategy::Exact } else { MergeStrategy::Replace };
    let area = pane.area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    // Cell by cell: a `Block` goes over every cell inside too, a tenth of what a frame costs.
    let set = theme.glyphs.border;
    let style = theme.style(role);
    let (left, top, right, bottom) = (area.x, area.y, area.right() - 1, area.bottom() - 1);
    let mut put = |x, y, glyph| {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.merge_symbol(glyph, strategy).set_style(style);
        }
    };
    for y in top + 1..bottom {
        put(left, y, set.vertical_left);
        put(right, y, set.vertical_right);
    }
    for x in left + 1..right {
        put(x, top, set.horizontal_top);
        put(x, bottom, set.horizontal_bottom);
    }
    put(right, bottom, set.bottom_right);
    put(right, top, set.top_right);
    put(left, bottom, set.bottom_left);
    put(left, top, set.top_left);
}

/// The left title first, the right one if a border cell stays between them.
fn draw_titles(buf: &mut Buffer, pane: &Pane, theme: &Theme) {
    let room = pane.area.width.saturating_sub(2);
    if room < 3 || pane.area.height == 0 || pane.left.is_empty() && pane.right.is_empty() {
        return;
    }
    let role = if pane.focused { Role::Accent } else { Role::Title };
    let style = theme.style(role);
    let (start, y) = (pane.area.x + 1, pane.area.y);
    let mark = if pane.focused { theme.glyphs.focus } else { " " };
    let mut used = 0;
    if !pane.left.is_empty() {
        used = put(buf, start, y, 1, mark, style);
        used += put(buf, start + used, y, room - used - 1, phrase!(pane.left), style);
        used += put(buf, start + used, y, 1, " ", style);
    }
    let wanted = u16::try_from(width(phrase!(pane.right))).unwrap_or(u16::MAX).saturating_add(2);
    if pane.right.is_empty() || wanted.saturating_add(used + 1) > room {
        return;
    }
    let x = start + room - wanted;
    put(buf, x, y, 1, " ", theme.style(Role::Muted));
    let end = x + 1 + put(buf, x + 1, y, wanted - 2, phrase!(pane.right), theme.style(Role::Muted));
    put(buf, end, y, 1, " ", theme.style(Role::Muted));
}

/// A wide glyph that begins one cell left of the area would cover its border; one cut at the right
/// end would leave its other half.
fn blank_half_glyphs(buf: &mut Buffer, area: Rect) {
    for y in area.top()..area.bottom() {
        let Some(x) = area.left().checked_sub(1) else {
            return;
        };
        if let Some(cell) = buf.cell_mut((x, y))
            && width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Tone;
    use crate::tui::widgets::any_size::rows;
    use ratatui::layout::{Constraint, Layout, Spacing};

    fn three(theme: &Theme) -> Buffer {
        let mut buf = Buffer::empty(Rect::new(0, 0, 25, 6));
        let halves = Layout::horizontal([Constraint::Length(10), Constraint::Fill(1)])
            .spacing(Spacing::Overlap(1));
        let [left, right] = halves.areas(buf.area);
        let [upper, lower] = Layout::vertical([Constraint::Length(3), Constraint::Fill(1)])
            .spacing(Spacing::Overlap(1))
            .areas(right);
        let panes = [
            Pane::new(left, "1 Acc", "12", false),
            Pane::new(upper, "2 Map", "tree", true),
            Pane::new(lower, "3 Li", "", false),
        ];
        draw_panes(&mut buf, &panes, theme);
        buf
    }

    #[test]
    fn borders_are_shared_and_titles_stay_whole() {
        let drawn = three(&Theme::default());
        assert_eq!(
            rows(&drawn),
            [
                "┌ 1 Acc ─┬▸2 Map ─ tree ┐",
                "│        │              │",
                "│        ├ 3 Li ────────┤",
                "│        │              │",
                "│        │              │",
                "└────────┴──────────────┘",
            ]
        );
    }

    #[test]
    fn the_focused_border_has_no_gap() {
        let drawn = three(&Theme::default());
        let accent = Theme::default().style(Role::Accent).fg;
        for x in 9..25 {
            let cell = &drawn[(x, 2)];
            assert!(cell.style().fg == accent || (10..16).contains(&x), "{x}");
        }
    }

    #[test]
    fn ascii_has_plus_where_borders_meet() {
        let drawn = three(&Theme::new(Tone::Mono, true));
        assert_eq!(rows(&drawn)[2], "|        + 3 Li --------+");
        assert_eq!(rows(&drawn)[5], "+--------+--------------+");
    }

    #[test]
    fn a_popup_over_wide_glyphs_keeps_its_border() {
        let mut buf = Buffer::with_lines(["华联电力华联"; 4]);
        let area = Rect::new(3, 0, 5, 4);
        draw_popup(&mut buf, &Pane { area, left: "a", ..Pane::default() }, &Theme::default());
        assert_eq!(rows(&buf)[1], "华 │   │华联");
    }
}
