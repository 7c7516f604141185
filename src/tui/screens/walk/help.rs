//! What may be typed on a row, what was understood of it, and what is noted so far.

use super::Walk;
use super::draw::word;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::draw_rule;
use crate::workbench::market::walk::WalkRow;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What may be typed: the keys, and what they mean.
const TYPED: [(&str, &str); 7] = [
    ("19", "price 19.00"),
    ("19 26", "price, usual price"),
    ("b e l a", "best place, eye level, lower, end of the aisle"),
    ("n", "not there: OUT where it is ours"),
    ("m 14 oct", "made on"),
    ("o 2 for 1", "offer; \"to 30 nov\" its last day"),
    ("other words", "stay as the note"),
];

/// The same in two lines, for a narrow screen.
const SHORT: [&str; 2] = [
    "19 price   19 26 and usual   b e l a place   n not there   m 14 oct made",
    "o 2 for 1 to 30 nov: offer   other words: the note",
];

impl Walk {
    /// What is noted, and on a narrow screen the help and what was understood.
    pub(super) fn draw_foot(
        &self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        wide: bool,
        row: Option<&WalkRow>,
    ) {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        draw_rule(buf, inside, area.y, ctx.theme);
        let (noted, not) = self.shelf.counts();
        let counts = match not {
            0 if self.shelf.last.is_none() => phrase!("{noted} noted", noted),
            0 => phrase!("{noted} noted; every product of last time was looked at", noted),
            n => phrase!(
                "{noted} noted   {n} not looked at: they stay as they were, nobody reads them as gone",
                noted,
                n
            ),
        };
        if wide {
            ctx.put(buf, inside.x, area.y + 1, inside.width, &counts, Role::Muted);
            return;
        }
        for (y, text) in (area.y + 1..).zip(SHORT) {
            ctx.put(buf, inside.x, y, inside.width, phrase!(text), Role::Muted);
        }
        draw_rule(buf, inside, area.y + 3, ctx.theme);
        let says = match row {
            Some(row) => {
                let parts = row.understood(&|s| word(ctx, s, !row.product.theirs));
                let part =
                    |(what, text): &(&str, String)| format!("{what} {text}").trim().to_owned();
                phrase!("understood: {}", parts.iter().map(part).collect::<Vec<_>>().join("; "))
            }
            None => counts,
        };
        let lines = crate::text::wrap(&says, usize::from(inside.width));
        for (y, text) in (area.y + 4..area.bottom()).zip(lines) {
            ctx.put(buf, inside.x, y, inside.width, &text, Role::Body);
        }
    }
}

pub(super) fn draw_help(buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    for (y, (typed, says)) in (area.y..area.bottom()).zip(TYPED) {
        ctx.put(buf, area.x + 1, y, 14, phrase!(typed), Role::Accent);
        ctx.put(buf, area.x + 16, y, area.width.saturating_sub(17), phrase!(says), Role::Body);
    }
}

pub(super) fn draw_understood(buf: &mut Buffer, area: Rect, ctx: &Ctx, row: Option<&WalkRow>) {
    let mut y = area.y;
    let parts = row.map(|row| row.understood(&|s| word(ctx, s, !row.product.theirs)));
    for (what, says) in parts.unwrap_or_default() {
        if y >= area.bottom() {
            return;
        }
        ctx.put(buf, area.x + 1, y, 8, what, Role::Muted);
        ctx.put(buf, area.x + 10, y, area.width.saturating_sub(11), &says, Role::Body);
        y += 1;
    }
    let help = phrase!(
        "Enter on an empty row: price and place as last time. Date of make and offer are noted only if typed."
    );
    let lines = crate::text::wrap(help, usize::from(area.width.saturating_sub(2)));
    let first = y + u16::from(row.is_some());
    for (y, text) in (first..area.bottom()).zip(lines) {
        ctx.put(buf, area.x + 1, y, area.width.saturating_sub(2), &text, Role::Muted);
    }
}
