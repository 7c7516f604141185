//! A deal's money as it is drawn: answers and curve above, milestones and what-ifs below.

use super::curve::{AXIS, draw_curve, values};
use super::{MoneyScreen, TriedField};
use crate::rules::cents::Cents;
use crate::text::DayText;
use crate::text::width;
use crate::tui::components::layout::{below, beside};
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{DayAxis, Fact, draw_facts, fact_lines};
use crate::tui::theme::Role;
use crate::tui::widgets::curve::{Fill, Layer, Scale};
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::cash::{CashFlow, MoneyMilestone, MoneySheet, PaymentState, payment_says};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// From this width on the what-ifs stand beside the milestones.
const WIDE: u16 = 100;
/// Cells of the labels above the chart.
const LEAD: u16 = 15;

impl MoneyScreen {
    pub(super) fn draw_sheet(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &MoneySheet,
    ) {
        let wide = area.width >= WIDE;
        let answers = self.answers(ctx, sheet, wide);
        let lines = fact_lines(&answers, LEAD, area.width.saturating_sub(4)).min(5);
        let chart = !self.without_chart && area.height >= 16 && has_curve(sheet);
        let top = self.top_height(area, lines, chart, sheet);
        let (above, below) = below(area, top);
        let (left, right) = match wide {
            true => {
                let (left, right) = beside(below, below.width * 76 / 120);
                (left, Some(right))
            }
            false => (below, None),
        };
        let tried = self.tried_says(sheet);
        let shaded = match (chart, tried.is_empty()) {
            (false, _) => String::new(),
            (true, true) => String::new(),
            (true, false) => phrase!("shaded: {tried}", tried),
        };
        let count = sheet.milestones.len().to_string();
        let turned = if self.focus == 0 {
            phrase!("[Milestones]  What if")
        } else {
            phrase!("Milestones  [What if]")
        };
        let mut panes =
            vec![Pane::new(above, phrase!("Can we pre-finance it"), shaded.as_str(), false)];
        match right {
            Some(right) => {
                panes.push(Pane::new(left, "Milestones", count.as_str(), self.focus == 0));
                panes.push(Pane::new(right, phrase!("What if"), "", self.focus == 1));
            }
            None => panes.push(Pane::new(left, turned, count.as_str(), true)),
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        let inner = padded(frame::inner(above));
        let y = draw_facts(buf, Rect { height: lines, ..inner }, ctx, &answers, LEAD);
        if chart && y < inner.bottom() {
            let rest = Rect { y, height: inner.bottom() - y, ..inner };
            self.draw_chart(buf, rest, ctx, sheet);
        }
        self.draw_lists(buf, (left, right), ctx, sheet);
    }

    fn draw_lists(
        &mut self,
        buf: &mut Buffer,
        (left, right): (Rect, Option<Rect>),
        ctx: &Ctx,
        sheet: &MoneySheet,
    ) {
        let (milestones, what_if) = match (right, self.focus) {
            (Some(right), _) => (Some(left), Some(right)),
            (None, 0) => (Some(left), None),
            (None, _) => (None, Some(left)),
        };
        self.rows.iter_mut().for_each(super::RowCursor::hide);
        if let Some(area) = milestones {
            self.draw_milestones(buf, frame::inner(area), ctx, sheet);
        }
        if let Some(area) = what_if {
            self.draw_what_if(buf, frame::inner(area), ctx, sheet);
        }
    }

    /// The height of the upper pane with its borders: all that the lists below can do without.
    fn top_height(&self, area: Rect, lines: u16, chart: bool, sheet: &MoneySheet) -> u16 {
        let plain = lines + 2;
        if !chart {
            return plain.min(area.height.saturating_sub(5)).max(3);
        }
        let rows = u16::try_from(sheet.milestones.len()).unwrap_or(u16::MAX).saturating_add(6);
        let least_below = rows.clamp(8, (area.height / 2).max(8));
        area.height.saturating_sub(least_below).max(plain).min(area.height.saturating_sub(6))
    }

    fn draw_chart(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, sheet: &MoneySheet) {
        if area.height < 5 {
            return;
        }
        let tried = sheet.flows_with(&self.sketch);
        let columns = area.width.saturating_sub(AXIS + 3);
        let axis = axis_of(sheet, &tried, columns);
        let agreed = values(&sheet.cash_flows, axis);
        let tried = values(&tried, axis);
        let both = || agreed.iter().chain(&tried);
        let (low, high) = (both().min().copied().unwrap_or(0), both().max().copied().unwrap_or(0));
        let limit = sheet.limit.map(|l| -l.0).filter(|l| *l >= low.saturating_mul(5) / 2);
        let scale = Scale::of(low.min(limit.unwrap_or(0)), high, area.height - 1);
        // What is common to both stands out; what only the what-if has is shaded, what it saves is dashed.
        let common: Vec<i128> = agreed.iter().zip(&tried).map(|(a, t)| common(*a, *t)).collect();
        let glyphs = ctx.theme.glyphs;
        let layers = [
            Layer { values: &agreed, fill: Fill::Glyph(glyphs.by_chance), role: Role::Muted },
            Layer { values: &tried, fill: Fill::Glyph(glyphs.what_if), role: Role::Muted },
            Layer { values: &common, fill: Fill::Solid, role: Role::Body },
        ];
        let limit = limit.and(sheet.limit);
        draw_curve(buf, area, (&layers, scale, limit, axis), ctx);
    }

    fn draw_milestones(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, sheet: &MoneySheet) {
        let rows: Vec<[Cell; 5]> =
            sheet.milestones.iter().map(|m| self.milestone_cells(m, ctx, sheet)).collect();
        let columns = [
            Column::fixed("due", 11),
            Column::fill("what", 12),
            Column::fixed(phrase!("in or out"), widest(&rows, 2, 9)).align(Alignment::Right),
            Column::fixed("balance", widest(&rows, 3, 7)).align(Alignment::Right).need(3),
            Column::fixed("state", widest(&rows, 4, 5)).need(4),
        ];
        let sketch_lines = u16::from(!self.sketch.is_empty()) * 2;
        let list = Rect { height: area.height.saturating_sub(sketch_lines).max(2), ..area };
        let row = |i: usize| Row::new(rows[i].clone());
        let table = self.rows[0].table(&columns, sheet.milestones.len(), self.focus == 0, &row);
        let mut cursor = self.rows[0];
        let y = cursor.draw(buf, list, &table, ctx);
        self.rows[0] = cursor;
        if sketch_lines > 0 && y + 1 < area.bottom() {
            let rest = Rect { y, height: 2, x: area.x + 1, width: area.width.saturating_sub(2) };
            draw_facts(buf, rest, ctx, &[Fact::rule(), self.sketch_fact(ctx, sheet)], 0);
        } else if y + 3 < area.bottom() && self.sketch.is_empty() {
            let rest = Rect {
                y,
                height: area.bottom() - y,
                x: area.x + 1,
                width: area.width.saturating_sub(2),
            };
            self.draw_below(buf, rest, ctx, sheet);
        }
    }

    /// "with it 1,094,400 out on 02 Nov 2027: no !".
    fn sketch_fact(&self, ctx: &Ctx, sheet: &MoneySheet) -> Fact {
        let cash = sheet.cash_with(&self.sketch);
        let out = crate::workbench::cash::out_says(cash.deepest_need, cash.deepest_day);
        let (fits, role) = match sheet.fits_with(&self.sketch) {
            Some(true) => (phrase!(": yes").to_owned(), Role::Good),
            Some(false) => (phrase!(": no {}", ctx.theme.glyphs.critical), Role::Bad),
            None => (String::new(), Role::Body),
        };
        Fact::with("", phrase!("with it {out}{fits}   Esc drops it", out, fits), role)
    }

    /// What is said under a list that leaves room: the balance, what is late.
    fn draw_below(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, sheet: &MoneySheet) {
        if sheet.milestones.iter().all(|m| !matches!(m.state, Some(PaymentState::Paid(_)))) {
            return;
        }
        let end = sheet.cash_flows.last().map(|f| f.balance.grouped()).unwrap_or_default();
        let facts = [
            Fact::rule(),
            Fact::new(phrase!("balance today"), sheet.balance_today().grouped()),
            Fact::new(phrase!("at the end"), end),
        ];
        draw_facts(buf, area, ctx, &facts, LEAD);
    }

    fn milestone_cells(
        &self,
        row: &MoneyMilestone,
        ctx: &Ctx,
        sheet: &MoneySheet,
    ) -> [Cell<'static>; 5] {
        let day = row.due.map(|d| d.long_day()).unwrap_or_default();
        let mark = ctx.theme.glyphs.critical;
        let mut state = row.state.map(payment_says).unwrap_or_default();
        let mut role = Role::Body;
        match row.state {
            Some(PaymentState::Late(_) | PaymentState::ToInvoice) => {
                state = format!("{state} {mark}");
                role = Role::Bad;
            }
            Some(PaymentState::Paid(_)) => role = Role::Muted,
            None if row.is_spent(sheet.today) => {
                state = phrase!("spent").to_owned();
                role = Role::Muted;
            }
            _ => {}
        }
        if row.deepest {
            state = phrase!("deepest").to_owned();
        }
        let change = row.payment.as_deref().map(|p| self.sketch.change(p)).unwrap_or_default();
        let tried = [
            change.on.map(|d| phrase!("on {}", d.tight_day())),
            (change.days != 0).then(|| format!("{:+} d", change.days)),
            change.percent.map(|p| format!("{p} %")),
        ];
        let tried: Vec<String> = tried.into_iter().flatten().collect();
        let state = match tried.is_empty() {
            true => Cell::with(state, role),
            false => {
                let tried = format!("{} {}", tried.join(", "), ctx.theme.glyphs.what_if);
                Cell::with(tried, Role::Accent)
            }
        };
        let balance = row.balance.map(Cents::grouped).unwrap_or_default();
        let what = row.what.clone().unwrap_or_default();
        let field = match (self.field, row.is_open() && self.milestone_is(row, sheet)) {
            (TriedField::Share, true) => phrase!("{what} (share)", what),
            _ => what,
        };
        let in_role = if role == Role::Muted { Role::Muted } else { Role::Body };
        [
            Cell::with(day, in_role),
            Cell::with(field, in_role),
            Cell::with(row.amount.grouped(), in_role),
            Cell::with(balance, in_role),
            state,
        ]
    }

    fn milestone_is(&self, row: &MoneyMilestone, sheet: &MoneySheet) -> bool {
        sheet
            .milestones
            .get(self.rows[0].row)
            .is_some_and(|m| m.record == row.record && m.payment == row.payment)
    }

    fn draw_what_if(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, sheet: &MoneySheet) {
        let columns = [
            Column::fill("", 16),
            Column::fixed(phrase!("most out"), 10).align(Alignment::Right),
            Column::fixed("fits", 5),
        ];
        let mark = ctx.theme.glyphs.critical;
        let row = |i: usize| match sheet.tried.get(i) {
            None => Row::new([Cell::with(phrase!("another day .."), Role::Muted)]),
            Some(tried) => {
                let (fits, role) = match tried.fits {
                    Some(true) => (phrase!("yes").to_owned(), Role::Good),
                    Some(false) => (phrase!("no {mark}", mark), Role::Bad),
                    None => (String::new(), Role::Body),
                };
                let label = match tried.asked {
                    true => phrase!("ask for: {}", tried.label),
                    false => tried.label.clone(),
                };
                Row::new([
                    Cell::new(label),
                    Cell::new(tried.need.grouped()),
                    Cell::with(fits, role),
                ])
            }
        };
        let drawn = sheet.tried.iter().position(|t| t.sketch == self.sketch);
        let picked = if self.focus == 1 { Some(self.rows[1].row) } else { drawn };
        let table = Table {
            columns: &columns,
            len: sheet.tried.len() + 1,
            picked,
            focused: self.focus == 1,
            row: &row,
        };
        let facts = self.habits(sheet);
        let lead = 13;
        let wanted = fact_lines(&facts, lead, area.width.saturating_sub(2));
        let lines = u16::try_from(table.len).unwrap_or(u16::MAX).saturating_add(1);
        let height = area
            .height
            .saturating_sub(wanted)
            .max(lines.min(area.height))
            .min(lines)
            .min(area.height);
        let mut cursor = self.rows[1];
        let y = cursor.draw(buf, Rect { height, ..area }, &table, ctx);
        self.rows[1] = cursor;
        if y < area.bottom() {
            let rest = Rect {
                y,
                height: area.bottom() - y,
                x: area.x + 1,
                width: area.width.saturating_sub(2),
            };
            draw_facts(buf, rest, ctx, &facts, lead);
        }
    }
}

fn widest(rows: &[[Cell; 5]], column: usize, least: usize) -> u16 {
    let cells = rows.iter().map(|cells| width(&cells[column].text));
    u16::try_from(cells.max().unwrap_or(0).max(least)).unwrap_or(24).min(24)
}

/// One blank column inside of each border.
fn padded(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

/// Is there something to draw: money that still moves?
fn has_curve(sheet: &MoneySheet) -> bool {
    let to_come = sheet.cash_flows.iter().filter(|f| f.date >= sheet.today).count();
    sheet.cash_flows.len() > 1 && (to_come > 1 || sheet.cash.deepest_need.0 > 0)
}

fn axis_of(sheet: &MoneySheet, tried: &[CashFlow], columns: u16) -> DayAxis {
    let flows = || sheet.cash_flows.iter().chain(tried);
    let first = flows().map(|f| f.date).min().unwrap_or(sheet.today);
    let last = flows().map(|f| f.date).max().unwrap_or(sheet.today);
    // A month and a half behind the last flow, so that its step is seen.
    let more = chrono::Days::new(45);
    DayAxis::of(first, last.checked_add_days(more).unwrap_or(last), columns)
}

/// What two values of one column have in common: the nearer to zero of one sign, else nothing.
fn common(one: i128, other: i128) -> i128 {
    match one.signum() == other.signum() {
        true if one.abs() <= other.abs() => one,
        true => other,
        false => 0,
    }
}
