//! The curve of money over days, with the limit and the months below it.

use super::says::thousands;
use crate::rules::cents::Cents;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{DayAxis, draw_months};
use crate::tui::widgets::curve::{Curve, Layer, Scale};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the amounts at the axis.
pub const AXIS: u16 = 8;

/// Draws layers over their days; the limit, where one is to be seen, is a line below zero.
pub fn draw_curve(
    buf: &mut Buffer,
    area: Rect,
    (layers, scale, limit, axis): (&[Layer], Scale, Option<Cents>, DayAxis),
    ctx: &Ctx,
) {
    let words = limit.map(|l| format!("limit {}", thousands(l))).unwrap_or_default();
    let curve = Curve {
        layers,
        scale,
        limit: limit.map(|l| (-l.0, words.as_str())),
        label: &|value| axis_label(value, scale.unit),
        label_width: AXIS,
    };
    let rows = scale.rows().min(area.height - 1);
    let plot = Rect { height: rows, ..area };
    curve.draw(buf, plot, ctx.theme);
    let months = Rect { y: area.y + rows, height: 1, ..curve.plot(plot) };
    draw_months(buf, months, axis, ctx);
}

/// An amount at the axis: in thousands where two rows are whole thousands, else in full.
fn axis_label(value: i128, unit: i128) -> String {
    match (2 * unit) % 100_000 {
        0 => thousands(Cents(value)),
        _ => Cents(value).whole(),
    }
}
