//! The curve of money over days, with the limit and the months below it.

use crate::model::Date;
use crate::rules::cents::Cents;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{DayAxis, draw_months};
use crate::tui::theme::Role;
use crate::tui::widgets::curve::{Curve, Fill, Layer, Scale};
use crate::workbench::cash::CashFlow;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the amounts at the axis.
pub const AXIS: u16 = 10;

/// Draws layers over their days; the limit, where one is to be seen, is a line below zero.
pub fn draw_curve(
    buf: &mut Buffer,
    area: Rect,
    (layers, scale, limit, axis): (&[Layer], Scale, Option<Cents>, DayAxis),
    ctx: &Ctx,
) {
    let words = limit.map(|l| phrase!("limit {}", l.whole())).unwrap_or_default();
    let curve = Curve {
        layers,
        scale,
        limit: limit.map(|l| (-l.0, words.as_str())),
        label: &|value| Cents(value).whole(),
        label_width: AXIS,
    };
    let rows = scale.rows().min(area.height - 1);
    let plot = Rect { height: rows, ..area };
    curve.draw(buf, plot, ctx.theme);
    let months = Rect { y: area.y + rows, height: 1, ..curve.plot(plot) };
    draw_months(buf, months, axis, ctx);
}

/// Flows as one curve with the limit, from the first day to a month and a half behind the last.
pub fn draw_flows(
    buf: &mut Buffer,
    area: Rect,
    (flows, limit): (&[CashFlow], Option<Cents>),
    ctx: &Ctx,
) {
    let (Some(first), Some(last)) = (flows.first(), flows.last()) else { return };
    if area.height < 5 || area.width < AXIS + 12 {
        return;
    }
    let end = last.date.checked_add_days(chrono::Days::new(45)).unwrap_or(last.date);
    let axis = DayAxis::of(first.date, end, area.width.saturating_sub(AXIS + 3));
    let values = values(flows, axis);
    let (low, high) = (values.iter().min().copied(), values.iter().max().copied());
    let (low, high) = (low.unwrap_or(0), high.unwrap_or(0));
    let shown = limit.filter(|l| -l.0 >= low.saturating_mul(5) / 2);
    let scale = Scale::of(low.min(shown.map_or(0, |l| -l.0)), high, area.height - 1);
    let layers = [Layer { values: &values, fill: Fill::Solid, role: Role::Body }];
    draw_curve(buf, area, (&layers, scale, shown, axis), ctx);
}

/// The balance in each column: the lowest of its days where that is below zero, else the last.
pub(super) fn values(flows: &[CashFlow], axis: DayAxis) -> Vec<i128> {
    (0..axis.columns)
        .map(|column| {
            let (first, last) = axis.days(column);
            let inside = flows
                .iter()
                .filter(|f| first <= f.date && f.date <= last)
                .map(|f| balance(flows, f.date));
            let lowest =
                inside.chain([balance(flows, first), balance(flows, last)]).min().unwrap_or(0);
            if lowest < 0 { lowest } else { balance(flows, last) }
        })
        .collect()
}

fn balance(flows: &[CashFlow], day: Date) -> i128 {
    flows[..flows.partition_point(|f| f.date <= day)].last().map_or(0, |f| f.balance.0)
}
