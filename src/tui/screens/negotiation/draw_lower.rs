//! The lower half of a negotiation: the ladder of prices, the trades, what to ask next.

use super::NegotiationScreen;
use super::draw::padded;
use crate::model::{Side, TradeState};
use crate::rules::cents::Cents;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, draw_facts, fact_lines};
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::negotiation::{LadderRow, NegotiationSheet, Rung, TradeRow, tenths_say};
use crate::workbench::short_day;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of the labels of the probe.
const PROBE: u16 = 13;

impl NegotiationScreen {
    pub(super) fn draw_room(
        &self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &NegotiationSheet,
    ) {
        let ladder = sheet.ladder(self.tried);
        if ladder.is_empty() {
            let says = phrase!("No price yet. e sets target and floor, a adds an offer");
            draw_facts(buf, padded(area), ctx, &[Fact::with("", says, Role::Muted)], 0);
            return;
        }
        let columns = [
            Column::right("price", 10),
            Column::right("margin", 7),
            Column::right(phrase!("we earn"), 10),
            Column::fill("", 10),
        ];
        let row = |i: usize| ladder_row(ctx, &ladder[i], sheet);
        let tried = ladder.iter().position(|r| r.rung == Rung::Tried);
        let table = Table {
            columns: &columns,
            len: ladder.len(),
            picked: tried,
            focused: false,
            row: &row,
        };
        let lines = u16::try_from(ladder.len()).unwrap_or(u16::MAX).saturating_add(1);
        let facts = room_facts(sheet);
        let list = Rect { height: lines.min(area.height), ..area };
        let narrower = Rect { width: list.width.saturating_sub(1), ..list };
        table.draw(buf, narrower, &mut 0, ctx.theme);
        let rest = Rect { y: list.bottom(), height: area.bottom() - list.bottom(), ..area };
        // Where only a line or two are left, the rule gives way to the gap.
        let facts = if rest.height < 3 { facts.get(1..).unwrap_or_default() } else { &facts[..] };
        draw_facts(buf, padded(rest), ctx, facts, PROBE);
    }

    /// Trades above, the probe below them.
    pub(super) fn draw_right(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &NegotiationSheet,
    ) {
        let facts = self.probe_facts(sheet);
        let wanted = fact_lines(&facts, PROBE, area.width.saturating_sub(2));
        let trades = u16::try_from(sheet.trades.len()).unwrap_or(u16::MAX).saturating_add(3);
        let height =
            area.height.saturating_sub(wanted).max(trades.min(9)).min(trades).min(area.height);
        self.draw_trades(buf, Rect { height, ..area }, ctx, sheet);
        let rest = Rect { y: area.y + height, height: area.height - height, ..area };
        draw_facts(buf, padded(rest), ctx, &facts, PROBE);
    }

    pub(super) fn draw_trades(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &NegotiationSheet,
    ) {
        if sheet.trades.is_empty() {
            let says = phrase!(
                "No trade yet. Tab, then a adds one: what we give, what we get, what it is worth"
            );
            draw_facts(buf, padded(area), ctx, &[Fact::with("", says, Role::Muted)], 0);
            return;
        }
        let columns = [
            Column::fill(phrase!("we give"), 12),
            Column::fill(phrase!("we get"), 10).need(3),
            Column::right("worth", 8).need(2),
            Column::right("costs", 8).need(2),
            Column::right("gain", 8),
            Column::fixed("", 7).need(1),
        ];
        let row = |i: usize| trade_row(&sheet.trades[i]);
        let table = self.rows[1].table(&columns, sheet.trades.len(), self.focus == 1, &row);
        let sum = sheet.trades_sum();
        let list =
            Rect { height: area.height.saturating_sub(if sum.is_some() { 2 } else { 0 }), ..area };
        let y = self.rows[1].draw(buf, list, &table, ctx);
        if let Some((worth, costs)) = sum {
            let gain = Cents(worth.0 - costs.0).grouped();
            let says = phrase!(
                "all: {} - {} = {} before any price moves",
                worth.grouped(),
                costs.grouped(),
                gain
            );
            let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
            draw_facts(buf, padded(rest), ctx, &[Fact::rule(), Fact::new("", says)], 0);
        }
    }

    /// What to ask next, of whom, what then, what not; who sits at the next visit.
    pub(super) fn probe_facts(&self, sheet: &NegotiationSheet) -> Vec<Fact> {
        let probe = &sheet.probe;
        let mut ask = format!("\"{}\"", probe.question);
        if let Some((_, name)) = &probe.ask {
            ask += &phrase!(" To {name}, alone", name);
        }
        if let Some(name) = &probe.listens {
            ask += &phrase!("; {name} hears what is said of it", name);
        }
        let mut facts = vec![Fact::rule(), Fact::with(phrase!("next probe"), ask, Role::Accent)];
        facts.extend(probe.then.as_ref().map(|then| Fact::new("then", then.clone())));
        facts.push(Fact::new(phrase!("do not"), probe.avoid.clone()));
        if let Some(visit) = &sheet.next_visit {
            let day = short_day(visit.day, sheet.today);
            let says = phrase!("{}. Floor, target, max stay with us", visit.says());
            facts.extend([Fact::rule(), Fact::new(&day, says)]);
        }
        facts
    }
}

fn room_facts(sheet: &NegotiationSheet) -> Vec<Fact> {
    let mut facts = vec![Fact::rule()];
    let gap = sheet.gap().map(|(gap, equal)| match gap == equal {
        true => gap.grouped(),
        false => phrase!("{}; at equal days {}", gap.grouped(), equal.whole()),
    });
    let margin = sheet.cost.zip(sheet.margin_tenths).map(|(cost, margin)| {
        phrase!("of {} costs; the deal says {}", cost.grouped(), tenths_say(margin.into()))
    });
    let margin =
        margin.or(Some(phrase!("not known: value or margin of the deal is missing").to_owned()));
    let lines = [
        ("gap", gap),
        (phrase!("we can give"), Some(sheet.can_give())),
        (phrase!("they moved"), Some(sheet.moved_says(Side::Them))),
        (phrase!("we moved"), Some(sheet.moved_says(Side::Us))),
        (phrase!("their days"), sheet.days_cost_says()),
        ("reading", sheet.reading()),
        (phrase!("last days"), Some(sheet.last_days())),
        ("margin", margin),
    ];
    let said = lines.into_iter().filter_map(|(label, says)| Some((label, says?)));
    facts.extend(said.filter(|(_, says)| !says.is_empty()).map(|(l, says)| Fact::new(l, says)));
    facts
}

fn ladder_row(ctx: &Ctx, row: &LadderRow, sheet: &NegotiationSheet) -> Row<'static> {
    let under = sheet.floor.is_some_and(|floor| row.price < floor);
    let role = match row.rung {
        _ if under => Role::Bad,
        Rung::OursNow | Rung::Tried => Role::Accent,
        Rung::Target | Rung::TheirMax | Rung::Floor => Role::Muted,
        Rung::TheirsNow => Role::Body,
    };
    let says = match row.rung {
        Rung::OursNow => phrase!("ours now{}", days(sheet, Side::Us)),
        Rung::TheirsNow => phrase!("theirs now{}", days(sheet, Side::Them)),
        Rung::Tried => phrase!("tried: + - moves it").to_owned(),
        Rung::TheirMax => phrase!("their max, we think").to_owned(),
        other => other.says().to_owned(),
    };
    let mark = if under { format!(" {}", ctx.theme.glyphs.critical) } else { String::new() };
    let margin = row.earned.and_then(|e| e.margin_tenths).map(tenths_say);
    let earned = row.earned.map(|e| e.earned.grouped());
    Row::new([
        Cell::with(row.price.grouped(), role),
        Cell::with(margin.unwrap_or_default(), role),
        Cell::with(earned.unwrap_or_default(), role),
        Cell::with(format!("{says}{mark}"), role),
    ])
}

fn days(sheet: &NegotiationSheet, side: Side) -> String {
    let days = sheet.now(side).and_then(|o| o.days);
    days.map(|d| phrase!(", {d} days", d)).unwrap_or_default()
}

fn trade_row(trade: &TradeRow) -> Row<'static> {
    let role = match (trade.state, trade.gain) {
        (Some(TradeState::Refused), _) => Role::Muted,
        (_, Some(gain)) if gain.0 < 0 => Role::Bad,
        _ => Role::Body,
    };
    let state = match trade.state {
        None => "",
        Some(TradeState::Offered) => "named",
        Some(TradeState::Agreed) => "agreed",
        Some(TradeState::Refused) => "refused",
    };
    let state_role = if trade.state == Some(TradeState::Agreed) { Role::Good } else { role };
    Row::new([
        Cell::with(trade.give.clone(), role),
        Cell::with(trade.get.clone(), role),
        Cell::with(sum(trade.worth), role),
        Cell::with(sum(trade.costs), role),
        Cell::with(sum(trade.gain), role),
        Cell::with(state, state_role),
    ])
}

fn sum(cents: Option<Cents>) -> String {
    cents.map(Cents::grouped).unwrap_or_default()
}
