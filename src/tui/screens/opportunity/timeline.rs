//! A stage line over time: gone up to today, to come after it.

use crate::model::{Date, Opportunity as Deal, StageChange};
use crate::text::DayText;
use crate::text::parse::narrow;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use chrono::{Datelike, Days};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Days and cells: the first and the last day that a line shows.
struct DaySpan {
    first: Date,
    days: i64,
    cells: i64,
}

impl DaySpan {
    fn of(deal: &Deal, today: Date, cells: u16) -> Self {
        let moved = deal.stage_history.iter().filter_map(|c| *c.date);
        let planned = deal.schedule.iter().filter_map(|s| *s.date);
        let all = || moved.clone().chain(planned.clone()).chain(*deal.decision_date);
        let far = Days::new(730);
        let (oldest, newest) = (today - far, today + far);
        let first = all().filter(|d| *d < today).min().unwrap_or(today);
        let last = all().filter(|d| *d > today).max().unwrap_or(today);
        let first = first.max(oldest) - Days::new(7);
        let last = last.min(newest) + Days::new(14);
        Self { first, days: (last - first).num_days().max(1), cells: i64::from(cells) }
    }

    /// The cell of a day; nothing where it is out of sight.
    fn cell(&self, day: Date) -> Option<u16> {
        let at = (day - self.first).num_days();
        let cell = at * (self.cells - 1) / self.days;
        narrow(cell).filter(|_| at <= self.days)
    }
}

/// Months, both lines with the days on which a stage was or will be reached; `area` has 3 lines.
pub fn draw(buf: &mut Buffer, area: Rect, ctx: &Ctx, deal: &Deal) {
    let right = 20.min(area.width / 3);
    let line = Rect { x: area.x + 6, width: area.width.saturating_sub(6 + right), ..area };
    if line.width < 10 || area.height < 3 {
        return;
    }
    let span = DaySpan::of(deal, ctx.today(), line.width);
    months(buf, line, ctx, &span);
    let (they, we) = (deal.buying_stage.unwrap_or(0), deal.selling_stage.unwrap_or(0));
    let behind = deal.is_open() && they > we && we > 0;
    let theirs: &dyn Fn(&StageChange) -> Option<i64> = &|c| *c.buying_stage;
    let ours: &dyn Fn(&StageChange) -> Option<i64> = &|c| *c.selling_stage;
    for (y, who, pick, stage, role) in [
        (1, "they", theirs, they, Role::Body),
        (2, "we", ours, we, if behind { Role::Bad } else { Role::Body }),
    ] {
        let y = area.y + y;
        ctx.put(buf, area.x, y, 5, who, Role::Title);
        let mut reached = reached(deal, pick);
        if who == "they" {
            let plan = deal.schedule.iter();
            let to_come = plan.filter_map(|s| Some(((*s.date)?, (*s.stage)?)));
            reached.extend(to_come.filter(|(day, n)| *day > ctx.today() && *n > stage));
        }
        stages(buf, Rect { y, ..line }, ctx, &span, &reached);
        let since = reached.iter().filter(|(day, n)| *n == stage && *day <= ctx.today());
        let days = since.map(|(day, _)| (ctx.today() - *day).num_days()).max();
        let days = days.map_or(String::new(), |n| phrase!(", {n} days", n));
        let mark = match behind && who == "we" {
            true => format!(" {}", ctx.theme.glyphs.critical),
            false => String::new(),
        };
        let says = match stage {
            0 => phrase!("not begun").to_owned(),
            n => phrase!("stage {n}{days}{mark}", n, days, mark),
        };
        ctx.put_right(buf, area.x, y, area.width, &says, role);
    }
}

/// The first day at each stage.
fn reached(deal: &Deal, pick: &dyn Fn(&StageChange) -> Option<i64>) -> Vec<(Date, i64)> {
    let mut moves: Vec<(Date, i64)> =
        deal.stage_history.iter().filter_map(|c| Some(((*c.date)?, pick(c)?))).collect();
    moves.sort_unstable();
    moves.dedup_by_key(|(_, stage)| *stage);
    moves
}

fn months(buf: &mut Buffer, line: Rect, ctx: &Ctx, span: &DaySpan) {
    let mut free = 0;
    let today = span.cell(ctx.today()).unwrap_or(0);
    for day in span.first.iter_days().take(usize::try_from(span.days).unwrap_or(0)) {
        let Some(cell) = span.cell(day).filter(|_| day.day() == 1) else {
            continue;
        };
        let fits = cell >= free && cell + 3 <= line.width;
        if fits && !(today.saturating_sub(3)..=today + 5).contains(&cell) {
            let month = day.month_name();
            ctx.put(buf, line.x + cell, line.y, 3, &month, Role::Muted);
            free = cell + 5;
        }
    }
    let at = today.min(line.width.saturating_sub(5));
    ctx.put(buf, line.x + at, line.y, 5, phrase!("today"), Role::Accent);
}

fn stages(buf: &mut Buffer, line: Rect, ctx: &Ctx, span: &DaySpan, reached: &[(Date, i64)]) {
    let glyphs = ctx.theme.glyphs;
    let today = span.cell(ctx.today()).unwrap_or(0);
    let begun = reached.first().and_then(|(day, _)| span.cell(*day));
    for cell in 0..line.width {
        let (dash, role) = match (begun.is_some_and(|b| b <= cell), cell < today) {
            (true, true) => (glyphs.gone, Role::Body),
            _ => (glyphs.rule, Role::Muted),
        };
        ctx.put(buf, line.x + cell, line.y, 1, dash, role);
    }
    for (day, stage) in reached {
        let role = match *day <= ctx.today() {
            true => Role::Title,
            false => Role::Muted,
        };
        if let Some(cell) = span.cell(*day) {
            ctx.put(buf, line.x + cell, line.y, 1, &stage.to_string(), role);
        }
    }
    if reached.iter().all(|(day, _)| span.cell(*day) != Some(today)) {
        ctx.put(buf, line.x + today, line.y, 1, glyphs.bar, Role::Accent);
    }
}
