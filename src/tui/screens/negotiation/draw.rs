//! The negotiation as it is drawn: the offers with their scale above, room, trades and probe below.

use super::NegotiationScreen;
use crate::model::Side;
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::tui::components::layout::beside;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, draw_facts, fact_lines};
use crate::tui::screens::money::draw_flows;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::cash::OfferedMoney;
use crate::workbench::negotiation::{NegotiationSheet, OfferRow, Pattern, signed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on trades and probe stand beside the room.
pub const WIDE: u16 = 100;
/// Cells of the labels.
pub const LEAD: u16 = 11;
/// Cells of the scale of prices.
const SCALE: u16 = 28;
/// From this width on the money of the selected offer stands between the ladder and the trades, of these widths.
const WITH_CURVE: u16 = 160;
const LADDER: u16 = 58;
const TRADES: u16 = 64;

/// The tabs where one part has the screen, the shown one in brackets.
const TURNED: [&str; 3] =
    ["[Offers]  Trades  Probe", "Offers  [Trades]  Probe", "Offers  Trades  [Probe]"];

impl NegotiationScreen {
    pub(super) fn draw_sheet(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &NegotiationSheet,
    ) {
        let wide = area.width >= WIDE;
        let facts = self.step_facts(ctx, sheet, wide);
        let fact_height = fact_lines(&facts, LEAD, area.width.saturating_sub(4));
        let offers = u16::try_from(sheet.offers.len().max(1)).unwrap_or(u16::MAX).saturating_add(1);
        let lower = if wide { 17 } else { 9 };
        let wanted = offers.saturating_add(fact_height).saturating_add(2);
        let top = wanted.min(area.height.saturating_sub(lower)).max(8).min(area.height);
        let above = Rect { height: top, ..area };
        let below = Rect { y: area.y + top - 1, height: area.height - top + 1, ..area };
        let curve = self.money(sheet).filter(|_| area.width >= WITH_CURVE);
        let (left, middle, right) = lower_areas(below, wide, curve.is_some());
        let scaled = self.has_scale(wide, sheet);
        let legend = match scaled {
            true => legend(sheet),
            false => sheet.offers.len().to_string(),
        };
        let room = phrase!("Room {}", sheet.room_says());
        let trades = sheet.trades.len().to_string();
        let mut panes = Vec::new();
        if wide {
            panes.push(Pane::new(above, "Offers", legend.as_str(), self.focus == 0));
            panes.push(Pane::new(left, room.as_str(), "", false));
            if curve.is_some() {
                panes.push(Pane::new(middle, phrase!("Money of this offer"), "", false));
            }
            let title = phrase!("Trades, best first");
            panes.push(Pane::new(right, title, trades.as_str(), self.focus > 0));
        } else {
            panes.push(Pane::new(above, phrase!(TURNED[self.focus]), legend.as_str(), true));
            panes.push(Pane::new(left, room.as_str(), "", false));
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        self.rows.iter_mut().for_each(super::RowCursor::hide);
        let inner = frame::inner(above);
        match (wide, self.focus) {
            (false, 1) => self.draw_trades(buf, inner, ctx, sheet),
            (false, 2) => {
                draw_facts(buf, padded(inner), ctx, &self.probe_facts(sheet), 13);
            }
            _ => self.draw_offers(buf, inner, ctx, sheet, &facts, scaled),
        }
        self.draw_room(buf, frame::inner(left), ctx, sheet);
        if let Some(money) = curve {
            let area = padded(frame::inner(middle));
            draw_flows(buf, area, (&money.cash_flows, money.limit), ctx);
        }
        if wide {
            self.draw_right(buf, frame::inner(right), ctx, sheet);
        }
    }

    fn has_scale(&self, wide: bool, sheet: &NegotiationSheet) -> bool {
        wide && !self.without_chart && sheet.offers.len() > 1
    }

    /// What the selected offer would ask of us in money.
    fn money<'s>(&self, sheet: &'s NegotiationSheet) -> Option<&'s OfferedMoney> {
        sheet.offers.get(self.rows[0].row)?.money.as_ref()
    }

    /// Steps, moves and what follows.
    fn step_facts(&self, ctx: &Ctx, sheet: &NegotiationSheet, wide: bool) -> Vec<Fact> {
        let mut facts = vec![Fact::rule()];
        if let Some(offer) = sheet.offers.get(self.rows[0].row).filter(|_| wide) {
            let until = offer.valid_until.map(|d| phrase!("until {}", d.full_day()));
            let who = offer.who.as_ref().map(|w| w.1.clone());
            let parts: Vec<String> =
                [offer.terms.clone(), who, until].into_iter().flatten().collect();
            let label = phrase!("of {}", offer.day.short_day());
            let says = match parts.is_empty() {
                true => phrase!("no other terms, no last day").to_owned(),
                false => parts.join("; "),
            };
            facts.push(Fact::new(&label, says));
        }
        if let Some(money) = self.money(sheet).filter(|_| wide) {
            let (fits, role) = match money.fits() {
                Some(true) => (phrase!(": yes").to_owned(), Role::Good),
                Some(false) => (phrase!(": no {}", ctx.theme.glyphs.critical), Role::Bad),
                None => (String::new(), Role::Body),
            };
            facts.push(Fact::with(phrase!("its money"), format!("{}{fits}", money.says()), role));
        }
        let mut steps = sheet.steps_say();
        if let Some(hidden) = sheet.hidden_days().filter(|_| wide) {
            steps += &format!(". {}", crate::rules::phrase::capital(&hidden));
        }
        if !steps.is_empty() {
            facts.push(Fact::new("steps", steps));
        }
        let (advice, role) = match sheet.pattern {
            Pattern::AtOnce(_) => {
                (format!("{} {}", sheet.advice, ctx.theme.glyphs.critical), Role::Warn)
            }
            _ => (sheet.advice.clone(), Role::Accent),
        };
        facts.push(Fact::with("so", advice, role));
        if sheet.incomplete > 0 {
            let says = phrase!("{} without a day, a side or an amount", sheet.incomplete);
            facts.push(Fact::with(phrase!("left out"), says, Role::Warn));
        }
        facts
    }

    fn draw_offers(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &NegotiationSheet,
        facts: &[Fact],
        scaled: bool,
    ) {
        if sheet.offers.is_empty() {
            let says = phrase!(
                "No offer yet. a adds one: they 1600, or we 1980, 30 days. e sets target and floor"
            );
            draw_facts(buf, padded(area), ctx, &[Fact::with("", says, Role::Muted)], 0);
            return;
        }
        let wide = area.width >= WIDE - 2;
        let at = match (sheet.equal_days, wide) {
            (Some(days), true) => phrase!("= at {days} days", days),
            (Some(days), false) => phrase!("= at {days}", days),
            (None, _) => phrase!("equal days").to_owned(),
        };
        let columns = offer_columns(&at, scaled, wide);
        let fact_height = fact_lines(facts, LEAD, area.width.saturating_sub(2));
        let list = Rect {
            height: area.height.saturating_sub(fact_height).max(3).min(area.height),
            ..area
        };
        let row = |i: usize| offer_row(&sheet.offers[i], sheet, wide);
        let table = self.rows[0].table(&columns, sheet.offers.len(), self.focus == 0, &row);
        let y = self.rows[0].draw(buf, list, &table, ctx);
        if let Some(x) = table.left_of(7, list).filter(|_| scaled) {
            let scale = Rect { x, width: list.right().saturating_sub(x + 1), ..list };
            self.draw_scale(buf, scale, ctx, sheet);
        }
        let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        draw_facts(buf, padded(rest), ctx, facts, LEAD);
    }

    /// The amounts on one scale, with floor, what they pay at most, and target as dashed lines.
    fn draw_scale(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, sheet: &NegotiationSheet) {
        let marks = [(sheet.floor, "f"), (sheet.their_max, "m"), (sheet.target, "t")];
        let amounts = sheet.offers.iter().map(|o| o.amount);
        let all: Vec<Cents> = amounts.chain(marks.iter().filter_map(|(price, _)| *price)).collect();
        let (Some(low), Some(high)) = (all.iter().min(), all.iter().max()) else { return };
        let span = (high.0 - low.0).max(1);
        for (price, name) in marks {
            if let Some(price) = price {
                ctx.put(buf, cell(area, low, span, price), area.y, 1, name, Role::Muted);
            }
        }
        for (row, y) in self.rows[0].in_view() {
            for (price, _) in marks {
                if let Some(price) = price {
                    ctx.put(
                        buf,
                        cell(area, low, span, price),
                        y,
                        1,
                        ctx.theme.glyphs.dashed_down,
                        Role::Muted,
                    );
                }
            }
            let Some(offer) = sheet.offers.get(row) else { continue };
            let under = sheet.floor.is_some_and(|floor| offer.amount < floor);
            let (glyph, role) = match offer.side {
                Side::Us => ("o", Role::Accent),
                Side::Them if under => ("x", Role::Bad),
                Side::Them => ("x", Role::Body),
            };
            ctx.put(buf, cell(area, low, span, offer.amount), y, 1, glyph, role);
        }
    }
}

/// "o ours, x theirs; f floor, t target": what stands on the scale.
fn legend(sheet: &NegotiationSheet) -> String {
    let marks = [
        (sheet.floor, phrase!("f floor")),
        (sheet.their_max, phrase!("m their max")),
        (sheet.target, phrase!("t target")),
    ];
    let marks: Vec<&str> =
        marks.iter().filter(|(price, _)| price.is_some()).map(|(_, name)| *name).collect();
    let end = if marks.is_empty() { String::new() } else { format!("; {}", marks.join(", ")) };
    phrase!("o ours, x theirs{end}", end)
}

/// The areas of the room, of the money where it is drawn, and of the trades.
fn lower_areas(below: Rect, wide: bool, with_curve: bool) -> (Rect, Rect, Rect) {
    if !wide {
        return (below, Rect::default(), Rect::default());
    }
    let (left, rest) = beside(below, if with_curve { LADDER } else { below.width * 58 / 120 });
    match with_curve {
        true => {
            let (middle, right) = beside(rest, rest.width - TRADES);
            (left, middle, right)
        }
        false => (left, Rect::default(), rest),
    }
}

fn cell(area: Rect, low: &Cents, span: i128, price: Cents) -> u16 {
    let at = (price.0 - low.0) * i128::from(area.width.saturating_sub(1)) / span;
    area.x + u16::try_from(at).unwrap_or(0)
}

/// One blank column inside of each border.
pub fn padded(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

fn offer_columns(at: &str, scaled: bool, wide: bool) -> Vec<Column<'_>> {
    let mut columns = vec![
        Column::fixed("day", 6),
        Column::fixed("who", 4),
        Column::right("amount", 11),
        Column::right(if wide { phrase!("pays in") } else { "days" }, if wide { 8 } else { 4 })
            .need(3),
        Column::right(at, if wide { 13 } else { 10 }).need(4),
        Column::right("step", 9),
        Column::fill(if wide { phrase!("how it was said") } else { "said" }, 12).need(2),
    ];
    if scaled {
        columns.push(Column::fixed("", SCALE).need(1));
    }
    columns
}

fn offer_row(offer: &OfferRow, sheet: &NegotiationSheet, wide: bool) -> Row<'static> {
    let under = sheet.floor.is_some_and(|floor| offer.amount < floor);
    let (who, role) = match offer.side {
        Side::Us => ("we", Role::Accent),
        Side::Them => ("they", Role::Body),
    };
    let amount = if under && offer.side == Side::Us { Role::Bad } else { role };
    let days = match (offer.days, wide) {
        (Some(days), true) => phrase!("{days} days", days),
        (Some(days), false) => days.to_string(),
        (None, true) => phrase!("not said").to_owned(),
        (None, false) => "-".to_owned(),
    };
    Row::new([
        Cell::new(offer.day.short_day()),
        Cell::with(who, role),
        Cell::with(offer.amount.grouped(), amount),
        Cell::with(days, if offer.days.is_some() { Role::Body } else { Role::Muted }),
        Cell::new(offer.equal.whole()),
        Cell::new(offer.step.map(signed).unwrap_or_default()),
        Cell::new(offer.said.clone().unwrap_or_default()),
    ])
}
