//! A number and its bar: the number is read, the bar compares.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::width;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::put;

/// A value between 0 and the most it can be.
#[derive(Clone, Copy, Debug)]
pub struct Meter<'a> {
    /// Drawn as a bar; no bar where it is not a number.
    pub value: f64,
    /// A full bar.
    pub most: f64,
    /// The value as it is written.
    pub number: &'a str,
    /// Cells of the number, which stands right in them.
    pub number_width: u16,
    /// What the number is; the bar is muted.
    pub role: Role,
}

impl Meter<'_> {
    /// The number, one blank, the bar over what is left of the line.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let room = self.number_width.min(area.width);
        let indent = room.saturating_sub(u16::try_from(width(self.number)).unwrap_or(u16::MAX));
        put(buf, area.x + indent, area.y, room - indent, self.number, theme.style(self.role));
        let left = area.width.saturating_sub(room + 1);
        for cell in 0..self.cells(left) {
            put(
                buf,
                area.x + room + 1 + cell,
                area.y,
                1,
                theme.glyphs.bar,
                theme.style(Role::Muted),
            );
        }
    }

    /// Rounded, but never empty for more than nothing and never full for less than all.
    fn cells(&self, room: u16) -> u16 {
        let share = (self.value / self.most).clamp(0.0, 1.0);
        if room == 0 || share.is_nan() || share <= 0.0 {
            return 0;
        }
        if share >= 1.0 {
            return room;
        }
        let rounded =
            (0..room).filter(|cell| f64::from(*cell) + 0.5 <= share * f64::from(room)).count();
        u16::try_from(rounded).unwrap_or(room).clamp(1, room.max(2) - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Tone;
    use crate::tui::widgets::any_size::rows;

    #[test]
    fn bars_compare() {
        for (value, drawn) in [
            (0.0, "  0"),
            (1.0, "  1 #"),
            (61.0, " 61 ######"),
            (99.0, " 99 #########"),
            (100.0, "100 ##########"),
        ] {
            let number = value.to_string();
            let mut buf = Buffer::empty(Rect::new(0, 0, 14, 1));
            let meter =
                Meter { value, most: 100.0, number: &number, number_width: 3, role: Role::Body };
            meter.draw(&mut buf, Rect::new(0, 0, 14, 1), &Theme::new(Tone::Dark, true));
            assert_eq!(rows(&buf), [drawn]);
        }
    }

    #[test]
    fn what_is_no_number_has_no_bar() {
        for (value, most) in [(f64::NAN, 1.0), (0.0, 0.0), (-1.0, 5.0)] {
            assert_eq!(
                Meter { value, most, number: "", number_width: 0, role: Role::Body }.cells(9),
                0
            );
        }
    }
}
