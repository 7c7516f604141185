//! The chart of the money of all deals.

use crate::rules::cents::Cents;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::DayAxis;
use crate::tui::screens::money::{AXIS, draw_curve};
use crate::tui::theme::Role;
use crate::tui::widgets::curve::{Fill, Layer, Scale};
use crate::workbench::cash::{CashBook, Months};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What is out, downwards from zero: in full, by chance, won.
pub(super) fn draw_chart(
    buf: &mut Buffer,
    area: Rect,
    ctx: &Ctx,
    (book, months): (&CashBook, &Months),
) {
    if area.height < 4 || area.width < 30 {
        return;
    }
    let last = book.deals.iter().filter(|d| d.counts()).flat_map(|d| d.cash_flows.last());
    let last = last.map(|f| f.date).max().unwrap_or(book.today);
    let first = months.spans.first().map_or(book.today, |s| s.first);
    let year = months.spans.last().map_or(last, |s| s.last);
    let axis = DayAxis::of(first, last.min(year), area.width.saturating_sub(AXIS + 3));
    let spans = (0..axis.columns).map(|column| axis.days(column));
    let out: Vec<(Cents, Cents)> =
        spans.map(|(first, last)| book.out_between(first, last)).collect();
    let full: Vec<i128> = out.iter().map(|(full, _)| -full.0).collect();
    let by_chance: Vec<i128> = out.iter().map(|(_, chance)| -chance.0).collect();
    let won: Vec<i128> = (0..axis.columns)
        .map(|column| {
            let (first, last) = axis.days(column);
            -book.won_between(first, last).0
        })
        .collect();
    let glyphs = ctx.theme.glyphs;
    let layers = [
        Layer { values: &full, fill: Fill::Glyph(glyphs.what_if), role: Role::Muted },
        Layer { values: &by_chance, fill: Fill::Glyph(glyphs.by_chance), role: Role::Body },
        Layer { values: &won, fill: Fill::Solid, role: Role::Body },
    ];
    let deepest = full.iter().min().copied().unwrap_or(0);
    let limit = book.limit.map(|l| -l.0).filter(|l| *l >= deepest.saturating_mul(5) / 2);
    let scale = Scale::of(deepest.min(limit.unwrap_or(0)), 0, area.height - 1);
    draw_curve(buf, area, (&layers, scale, limit.and(book.limit), axis), ctx);
}
