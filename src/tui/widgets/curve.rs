//! Bars from a line of zero, up and down, in half cells: a curve that any terminal shows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::width;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::put;

/// How the cells of a layer are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Full and half cells.
    Solid,
    /// This glyph, in whole cells.
    Glyph(&'static str),
}

/// One value a column, drawn over the layers before it.
#[derive(Clone, Debug)]
pub struct Layer<'a> {
    /// One a column; what lacks is 0.
    pub values: &'a [i128],
    /// Its cells.
    pub fill: Fill,
    /// Their colour.
    pub role: Role,
}

/// Rows of equal value above and below the line of zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// What one row stands for; a round number.
    pub unit: i128,
    /// Rows above the line of zero.
    pub up: u16,
    /// Rows below it.
    pub down: u16,
}

impl Scale {
    /// The finest round scale that shows both ends in so many rows, the line of zero among them.
    pub fn of(low: i128, high: i128, rows: u16) -> Self {
        let (low, high) = (low.min(0).unsigned_abs(), high.max(0).unsigned_abs());
        let room = u128::from(rows.saturating_sub(1).max(1));
        // Round multiples of a power of ten; below 100 only those that are whole.
        let steps = [100u128, 125, 150, 200, 250, 300, 400, 500];
        let units = (0..36u32).flat_map(|power| {
            steps.into_iter().filter_map(move |step| match power.checked_sub(2) {
                Some(more) => Some(step.saturating_mul(10u128.pow(more))),
                None => {
                    let over = 10u128.pow(2 - power);
                    (step % over == 0).then_some(step / over)
                }
            })
        });
        let unit = units
            .into_iter()
            .find(|unit| low.div_ceil(*unit) + high.div_ceil(*unit) <= room)
            .unwrap_or(u128::MAX);
        let cells = |of: u128| u16::try_from(of.div_ceil(unit)).unwrap_or(rows);
        Self { unit: i128::try_from(unit).unwrap_or(i128::MAX), up: cells(high), down: cells(low) }
    }

    /// All its rows.
    pub fn rows(self) -> u16 {
        self.up + 1 + self.down
    }
}

/// What is drawn.
pub struct Curve<'a> {
    /// From the first, which lies at the back, to the last.
    pub layers: &'a [Layer<'a>],
    /// Its rows.
    pub scale: Scale,
    /// A line across at a value, with its words.
    pub limit: Option<(i128, &'a str)>,
    /// The words of a value at the left.
    pub label: &'a dyn Fn(i128) -> String,
    /// Cells of these words.
    pub label_width: u16,
}

impl Curve<'_> {
    /// The cells of the bars in an area.
    pub fn plot(&self, area: Rect) -> Rect {
        let left = (self.label_width + 3).min(area.width);
        Rect {
            x: area.x + left,
            width: area.width - left,
            height: area.height.min(self.scale.rows()),
            ..area
        }
    }

    /// Labels, axis, the line of zero, the limit, the bars.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, theme: &Theme) {
        let plot = self.plot(area);
        for row in 0..plot.height {
            let y = area.y + row;
            let from_zero = i128::from(self.scale.up) - i128::from(row);
            self.draw_axis(buf, area, y, from_zero, theme);
            if from_zero == 0 {
                for x in plot.left()..plot.right() {
                    put(buf, x, y, 1, theme.glyphs.rule, theme.style(Role::Muted));
                }
                continue;
            }
            self.draw_limit(buf, plot, y, from_zero, theme);
            for column in 0..plot.width {
                self.draw_cell(buf, (plot.x + column, y), usize::from(column), from_zero, theme);
            }
        }
    }

    fn draw_axis(&self, buf: &mut Buffer, area: Rect, y: u16, from_zero: i128, theme: &Theme) {
        let style = theme.style(Role::Muted);
        let x = area.x + self.label_width + 1;
        if from_zero % 2 != 0 {
            put(buf, x, y, 1, theme.glyphs.stem, style);
            return;
        }
        let label = (self.label)(from_zero * self.scale.unit);
        let used = u16::try_from(width(&label)).unwrap_or(u16::MAX).min(self.label_width);
        put(buf, area.x + self.label_width - used, y, used, &label, style);
        put(buf, x, y, 1, theme.glyphs.tick, style);
    }

    fn is_limit_row(&self, from_zero: i128) -> bool {
        let row =
            |value: i128| (value.abs() + self.scale.unit - 1) / self.scale.unit * value.signum();
        self.limit.is_some_and(|(value, _)| row(value) == from_zero)
    }

    /// Only what is over the limit is drawn in its row, so that no bar within it seems to break it.
    fn is_over_limit(&self, value: i128) -> bool {
        let beyond = |limit: i128| value.signum() == limit.signum() && value.abs() > limit.abs();
        self.limit.is_some_and(|(limit, _)| beyond(limit))
    }

    /// The limit stands in the row that its value falls into.
    fn draw_limit(&self, buf: &mut Buffer, plot: Rect, y: u16, from_zero: i128, theme: &Theme) {
        let Some((_, words)) = self.limit.filter(|_| self.is_limit_row(from_zero)) else { return };
        let style = theme.style(Role::Warn);
        for x in plot.left()..plot.right() {
            put(buf, x, y, 1, theme.glyphs.dashed, style);
        }
        if usize::from(plot.width) > width(words) + 6 {
            let used = put(buf, plot.x + 2, y, 1, " ", style);
            let used = used + put(buf, plot.x + 2 + used, y, plot.width, words, style);
            put(buf, plot.x + 2 + used, y, 1, " ", style);
        }
    }

    fn draw_cell(
        &self,
        buf: &mut Buffer,
        (x, y): (u16, u16),
        column: usize,
        from_zero: i128,
        theme: &Theme,
    ) {
        for layer in self.layers {
            let value = layer.values.get(column).copied().unwrap_or(0);
            let seen = layer.fill == Fill::Solid
                && from_zero.abs() == 1
                && value.signum() == from_zero.signum();
            let [near, far] = match self.is_limit_row(from_zero) {
                true => [self.is_over_limit(value); 2],
                // What is not zero is seen, however small it is beside the scale.
                false => {
                    let [near, far] = self.covered(value, from_zero);
                    [near || seen, far]
                }
            };
            let glyph = match (layer.fill, near, far) {
                (_, false, _) => continue,
                (Fill::Glyph(glyph), ..) => glyph,
                (Fill::Solid, true, true) => theme.glyphs.full,
                (Fill::Solid, true, false) if from_zero > 0 => theme.glyphs.lower,
                (Fill::Solid, true, false) => theme.glyphs.upper,
            };
            put(buf, x, y, 1, glyph, theme.style(layer.role));
        }
    }

    /// Does a bar cover the half of a row that is nearer to zero, and the other one, by more than half of each?
    fn covered(&self, value: i128, from_zero: i128) -> [bool; 2] {
        if value.signum() != from_zero.signum() {
            return [false, false];
        }
        let quarters = 4 * value.abs();
        let begins = 4 * (from_zero.abs() - 1) * self.scale.unit;
        [quarters >= begins + self.scale.unit, quarters >= begins + 3 * self.scale.unit]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Tone;
    use crate::tui::widgets::any_size::rows;

    fn drawn(ascii: bool) -> Vec<String> {
        let scale = Scale { unit: 100, up: 1, down: 3 };
        let layers = [
            Layer { values: &[0, -20, -200, -280, 0], fill: Fill::Glyph("░"), role: Role::Muted },
            Layer { values: &[60, -60, -150, -100, 90], fill: Fill::Solid, role: Role::Body },
        ];
        let curve = Curve {
            layers: &layers,
            scale,
            limit: Some((-250, "limit")),
            label: &|value| value.to_string(),
            label_width: 4,
        };
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 5));
        let area = Rect::new(0, 0, 12, 5);
        curve.draw(&mut buf, area, &Theme::new(Tone::Dark, ascii));
        rows(&buf)
    }

    #[test]
    fn bars_go_from_zero_in_half_cells_and_the_limit_lies_behind_them() {
        assert_eq!(
            drawn(false),
            ["     │ ▄   █", "   0 ┤ ─────", "     │  ▀██", "-200 ┤   ▀░", "     │ ┄┄┄░┄"]
        );
        assert_eq!(drawn(true)[2], "     |  '##");
    }

    #[test]
    fn what_is_small_beside_the_scale_is_seen() {
        for (value, seen) in
            [(-1, ["  ", "──", "▀▀"]), (1, ["▄▄", "──", "  "]), (0, ["  ", "──", "  "])]
        {
            let layers = [Layer { values: &[value; 2], fill: Fill::Solid, role: Role::Body }];
            let scale = Scale { unit: 300_000, up: 1, down: 1 };
            let label = &|_: i128| String::new();
            let curve = Curve { layers: &layers, scale, limit: None, label, label_width: 0 };
            let area = Rect::new(0, 0, 5, 3);
            let mut buf = Buffer::empty(area);
            curve.draw(&mut buf, area, &Theme::default());
            for (y, row) in (0..3).zip(seen) {
                let cells: String = (3..5).map(|x| buf[(x, y)].symbol().to_owned()).collect();
                assert_eq!(cells, row, "{value}");
            }
        }
    }

    #[test]
    fn a_scale_is_round_and_shows_both_ends() {
        for (low, high, rows, unit, up, down) in [
            (-1_000, 500, 14, 125, 4, 8),
            (-1_000, 500, 16, 100, 5, 10),
            (0, 0, 5, 1, 0, 0),
            (-1, 0, 5, 1, 0, 1),
            (-2_144, 0, 10, 250, 0, 9),
            (-9, 0, 2, 10, 0, 1),
        ] {
            assert_eq!(Scale::of(low, high, rows), Scale { unit, up, down }, "{low} {high} {rows}");
        }
    }
}
