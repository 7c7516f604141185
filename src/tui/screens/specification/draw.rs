//! Specification and bid as they are drawn: points and what is known of the selected one, the calendar, the time line.

use super::{SpecificationScreen, time_line};
use crate::model::Favours;
use crate::text::DayText;
use crate::tui::components::layout::beside;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::{Fact, add_what_fits, draw_facts, fact_lines};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row};
use crate::workbench::short_day;
use crate::workbench::specification::{
    CalendarKind, CalendarRow, PlanState, PointRow, SpecificationSheet, favours_say,
};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// From this width and height on both panes are shown.
const BOTH: (u16, u16) = (100, 26);
/// From this width on they stand side by side.
const BESIDE: u16 = 180;
/// Below this width a plan is cut in its column and stands with the point too.
const CUT: u16 = 110;
/// Cells of the labels of what is known.
const LEAD: u16 = 16;

/// A point, whom it favours where that is a rival by name, what is known of it, and its plan where that is cut.
fn point_facts(point: &PointRow, sheet: &SpecificationSheet, cut: bool) -> Vec<Fact> {
    let mut facts = vec![Fact::with(&point.number, point.point.clone(), Role::Title)];
    facts.extend(point.rival.iter().map(|rival| Fact::new("favours", rival.clone())));
    facts.extend(point.known.iter().map(|(label, says)| Fact::new(label, says.clone())));
    let plan = point.plan_says(sheet.today);
    if cut && !plan.is_empty() {
        facts.push(Fact::new("plan", plan));
    }
    facts
}

impl SpecificationScreen {
    pub(super) fn draw_sheet(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &SpecificationSheet,
    ) {
        let mark = ctx.theme.glyphs.critical;
        let both = area.width >= BOTH.0 && area.height >= BOTH.1;
        let behind = sheet.counts.rivals > sheet.counts.ours;
        let counts = match behind {
            true => format!("{} {mark}", sheet.counts_say()),
            false => sheet.counts_say(),
        };
        let closes = sheet.closes_say();
        let right = match (both, closes.is_empty()) {
            (true, false) => format!("{counts}   {closes}"),
            _ => counts,
        };
        let (done, all) = sheet.papers_done();
        let papers = phrase!("{done} of {all} papers ready", done, all);
        self.rows.iter_mut().for_each(super::RowCursor::hide);
        if !both {
            let title =
                if self.focus == 0 { phrase!("[Points]  Bid") } else { phrase!("Points  [Bid]") };
            let right = if self.focus == 0 { right } else { papers };
            frame::draw_panes(buf, &[Pane::new(area, title, right.as_str(), true)], ctx.theme);
            let inner = frame::inner(area);
            match self.focus {
                0 => self.draw_points(buf, inner, ctx, sheet, false),
                _ => self.draw_bid(buf, inner, ctx, sheet),
            }
            return;
        }
        let bid = u16::try_from(sheet.calendar.len()).unwrap_or(u16::MAX).saturating_add(9);
        let lower = bid.min(area.height / 2).max(8);
        let (above, below) = match area.width >= BESIDE {
            true => beside(area, area.width / 2),
            false => (
                Rect { height: area.height - lower + 1, ..area },
                Rect { y: area.y + area.height - lower, height: lower, ..area },
            ),
        };
        let panes = [
            Pane::new(above, "Specification", right.as_str(), self.focus == 0),
            Pane::new(below, "Bid", papers.as_str(), self.focus == 1),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        self.draw_points(buf, frame::inner(above), ctx, sheet, true);
        self.draw_bid(buf, frame::inner(below), ctx, sheet);
    }

    fn draw_points(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        sheet: &SpecificationSheet,
        wide: bool,
    ) {
        if sheet.points.is_empty() {
            let says =
                phrase!("No point known. a adds one: what it asks, whom it favours, who wrote it");
            draw_facts(buf, padded(area), ctx, &[Fact::with("", says, Role::Muted)], 0);
            return;
        }
        let cut = area.width < CUT;
        let mut known = self.known_facts(ctx, sheet, wide, cut);
        let known_height = fact_lines(&known, LEAD, area.width.saturating_sub(2));
        let points = u16::try_from(sheet.points.len()).unwrap_or(u16::MAX).saturating_add(1);
        let least = points.min(6);
        let height =
            area.height.saturating_sub(known_height).max(least).min(points).min(area.height);
        let longest = sheet.points.iter().map(|p| crate::text::width(&p.point)).max().unwrap_or(0);
        let longest = u16::try_from(longest).unwrap_or(0).min(area.width / 2);
        let columns = [
            Column::fixed("", 3).align(Alignment::Right),
            // In half of a wide screen who wrote it stands below, and the point whole.
            Column::fill("point", if wide { 40 } else { 24 }.max(longest)).tight(),
            Column::fixed("favours", 8).need(3),
            Column::fixed(phrase!("wrote it"), 14).need(if wide { 2 } else { 1 }),
            Column::fill(phrase!("to win it"), 22).need(4),
        ];
        let order = self.points.clone();
        let row = |i: usize| point_row(ctx, sheet, order.get(i).copied());
        let table = self.rows[0].table(&columns, order.len(), self.focus == 0, &row);
        let y = self.rows[0].draw(buf, Rect { height, ..area }, &table, ctx);
        let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        // What room is left has the other points.
        let picked = self.points.get(self.rows[0].row);
        let others = self.points.iter().filter(|at| Some(*at) != picked);
        let others =
            others.filter_map(|at| sheet.points.get(*at)).map(|p| point_facts(p, sheet, cut));
        add_what_fits(&mut known, others, padded(rest), LEAD);
        draw_facts(buf, padded(rest), ctx, &known, LEAD);
    }

    /// How the rival's points stand, and what is known about the selected one.
    fn known_facts(
        &self,
        ctx: &Ctx,
        sheet: &SpecificationSheet,
        wide: bool,
        cut: bool,
    ) -> Vec<Fact> {
        let urgent = sheet.counts.open + sheet.counts.late > 0;
        let role = if urgent { Role::Warn } else { Role::Muted };
        let mut facts = vec![Fact::with("plans", sheet.plans_say(), role)];
        if !wide && !sheet.closes_say().is_empty() {
            facts.push(Fact::new("specification", sheet.closes_say()));
        }
        facts.push(Fact::rule());
        let selected = self.points.get(self.rows[0].row).and_then(|at| sheet.points.get(*at));
        let Some(point) = selected else { return facts };
        facts.extend(point_facts(point, sheet, cut));
        if point.is_urgent() {
            let key = ctx.keymap.key(crate::tui::action::Action::Add);
            let says = phrase!("{key} plans it: \"Reyes: comments, fri\", or \"lost: why\"", key);
            facts.push(Fact::with("", says, Role::Accent));
        }
        facts
    }

    fn draw_bid(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, sheet: &SpecificationSheet) {
        if sheet.calendar.is_empty() {
            let says = phrase!("No paper listed. a adds one, or Enter takes the playbook's six");
            draw_facts(buf, padded(area), ctx, &[Fact::with("", says, Role::Muted)], 0);
            return;
        }
        let mut facts = vec![Fact::rule()];
        // What is cut in its column stands here in full.
        if let Some(day) = sheet.calendar.get(self.rows[1].row).filter(|_| area.width < 100) {
            let what = format!("{}, {}", day.what, day.who);
            facts.push(Fact::with(
                &day.day.map(|d| d.short_day()).unwrap_or_default(),
                what,
                Role::Title,
            ));
        }
        if let Some(due) = &sheet.bids_due {
            facts.push(Fact::new(phrase!("bids are due"), due.clone()));
        }
        if !sheet.missing.is_empty() {
            let more = sheet.missing.len().saturating_sub(2);
            let mut says = sheet.missing.iter().take(2).cloned().collect::<Vec<_>>().join("; ");
            if more > 0 {
                says += &phrase!("; {more} more", more);
            }
            facts.push(Fact::with(phrase!("not on the list"), says, Role::Warn));
        }
        if sheet.papers_done().1 == 0 {
            let says = phrase!("no paper listed: a adds one, Enter takes the playbook's six");
            facts.push(Fact::with("papers", says, Role::Accent));
        }
        let fact_height = match facts.len() {
            1 => 0,
            _ => fact_lines(&facts, LEAD, area.width.saturating_sub(2)),
        };
        let rows = u16::try_from(sheet.calendar.len()).unwrap_or(u16::MAX);
        let lined = area.height >= rows.min(6).saturating_add(4) && area.width >= 50;
        let top = if lined { 4 } else { 0 };
        if lined {
            time_line::draw(buf, Rect { height: 3, ..padded(area) }, ctx, sheet);
            frame::draw_rule(buf, padded(area), area.y + 3, ctx.theme);
        }
        let room = area.height.saturating_sub(top);
        let height = room.saturating_sub(fact_height).max(rows.min(4)).min(rows).min(room);
        let list = Rect { y: area.y + top, height, ..area };
        let columns = [
            Column::fixed("", 2),
            Column::fixed("", 15).tight(),
            Column::fill("", 20),
            Column::fill("", 12).need(2),
            Column::fixed("", 14).align(Alignment::Right).need(3),
        ];
        let row = |i: usize| calendar_row(ctx, sheet, i);
        let table = self.rows[1].table(&columns, sheet.calendar.len(), self.focus == 1, &row);
        let y = self.rows[1].draw(buf, list, &table, ctx);
        if fact_height > 0 {
            let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
            draw_facts(buf, padded(rest), ctx, &facts, LEAD);
        }
    }
}

/// One blank column inside of each border.
fn padded(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

fn point_row(ctx: &Ctx, sheet: &SpecificationSheet, at: Option<usize>) -> Row<'static> {
    let Some(point) = at.and_then(|at| sheet.points.get(at)) else { return Row::default() };
    let role = match point.favours {
        Favours::Us => Role::Good,
        Favours::Rival => Role::Warn,
        Favours::Neutral => Role::Muted,
    };
    let (plan, plan_role) = plan_cell(ctx, sheet, point);
    Row::new([
        Cell::new(point.number.clone()),
        Cell::new(point.point.clone()),
        Cell::with(favours_say(point.favours), role),
        Cell::new(point.author.clone().unwrap_or_default()),
        Cell::with(plan, plan_role),
    ])
}

fn plan_cell(ctx: &Ctx, sheet: &SpecificationSheet, point: &PointRow) -> (String, Role) {
    let says = point.plan_says(sheet.today);
    let role = match point.state {
        PlanState::Done | PlanState::Accepted => Role::Muted,
        PlanState::Planned => Role::Body,
        PlanState::Open | PlanState::Late => Role::Bad,
    };
    match says.is_empty() {
        false if point.is_urgent() => (format!("{says} {}", ctx.theme.glyphs.critical), role),
        _ => (says, role),
    }
}

fn calendar_row(ctx: &Ctx, sheet: &SpecificationSheet, i: usize) -> Row<'static> {
    let Some(row) = sheet.calendar.get(i) else { return Row::default() };
    let day =
        row.day.map(|d| short_day(d, sheet.today)).unwrap_or_else(|| phrase!("no day").to_owned());
    let (when, when_role) = when_cell(ctx, sheet, row);
    let role = match row.kind {
        _ if row.done.is_some() => Role::Muted,
        CalendarKind::Stage(_) | CalendarKind::Decision => Role::Muted,
        _ => Role::Body,
    };
    Row::new([
        Cell::with(row.number.map(|n| n.to_string()).unwrap_or_default(), Role::Accent),
        Cell::with(day, role),
        Cell::with(row.what.clone(), role),
        Cell::with(row.who.clone(), role),
        Cell::with(when, when_role),
    ])
}

/// "in 17 days", "4 days late", "ready 24 Nov".
fn when_cell(ctx: &Ctx, sheet: &SpecificationSheet, row: &CalendarRow) -> (String, Role) {
    if let Some(done) = row.done {
        return (phrase!("ready {}", done.short_day()), Role::Muted);
    }
    let Some(day) = row.day else { return (String::new(), Role::Muted) };
    match (day - sheet.today).num_days() {
        late @ ..0 => (
            phrase!("{} late {}", crate::rules::phrase::days(-late), ctx.theme.glyphs.critical),
            Role::Bad,
        ),
        0 => (phrase!("today").to_owned(), Role::Warn),
        days @ 1..=7 => (phrase!("in {}", crate::rules::phrase::days(days)), Role::Warn),
        days => (phrase!("in {}", crate::rules::phrase::days(days)), Role::Body),
    }
}
