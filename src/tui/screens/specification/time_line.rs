//! The time line of a bid: weeks, what they do, what we do, by number and word.

use crate::model::Date;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::tui::screens::deal_sheet::DayAxis;
use crate::tui::theme::Role;
use crate::workbench::specification::{CalendarKind, CalendarRow, SpecificationSheet};
use chrono::Days;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Cells of "they" and "we".
const WHO: u16 = 6;
/// No more days than these are shown.
const MOST: u64 = 120;

/// Weeks above, their line, our line; `area` has 3 lines.
pub fn draw(buf: &mut Buffer, area: Rect, ctx: &Ctx, sheet: &SpecificationSheet) {
    let line = Rect { x: area.x + WHO, width: area.width.saturating_sub(WHO), ..area };
    if line.width < 20 || area.height < 3 {
        return;
    }
    let today = sheet.today;
    let most = today.checked_add_days(Days::new(MOST)).unwrap_or(today);
    let days = sheet.calendar.iter().filter_map(|r| r.day).filter(|d| *d >= today && *d <= most);
    let last = days.max().unwrap_or(today).max(today + Days::new(14));
    let axis = DayAxis::days_from(today, last + Days::new(5), line.width);
    weeks(buf, line, ctx, axis, today);
    for (y, who, theirs) in [(1, "they", true), (2, "we", false)] {
        let y = area.y + y;
        ctx.put(buf, area.x, y, WHO, who, Role::Title);
        for x in line.left()..line.right() {
            ctx.put(buf, x, y, 1, ctx.theme.glyphs.dashed, Role::Muted);
        }
        let rows = sheet.calendar.iter().filter(|r| r.kind.is_theirs() == theirs);
        let (mut rows, words): (Vec<_>, Vec<_>) =
            rows.partition(|r| r.kind == CalendarKind::Paper || r.kind.is_theirs());
        // What there is no room for beside the papers stands in the list alone.
        rows.extend(words);
        let mut taken: Vec<(u16, u16)> = Vec::new();
        for row in rows {
            let Some(column) = row.day.and_then(|day| axis.column(day)) else { continue };
            let x = line.x + column;
            let (label, role) = label_of(row, today);
            let cells = u16::try_from(crate::text::width(&label)).unwrap_or(1);
            let free = taken.iter().all(|(from, to)| x + cells < *from || x > *to);
            if free && x + cells <= line.right() {
                ctx.put(buf, x, y, cells, &label, role);
                taken.push((x, x + cells));
            }
        }
        if theirs && axis.column(today) == Some(0) {
            ctx.put(buf, line.x, y, 1, ctx.theme.glyphs.full, Role::Accent);
        }
    }
}

/// The days that weeks begin from today on, as many as there is room for.
fn weeks(buf: &mut Buffer, line: Rect, ctx: &Ctx, axis: DayAxis, today: Date) {
    let mut free = 0;
    let mut day = today;
    while let Some(column) = axis.column(day) {
        if column >= free && column + 6 <= line.width {
            ctx.put(buf, line.x + column, line.y, 6, &day.short_day(), Role::Muted);
            free = column + 8;
        }
        day = day + Days::new(7);
    }
}

/// "4" and what their stage is, "1" of a paper, "visit", "decision".
fn label_of(row: &CalendarRow, today: Date) -> (String, Role) {
    let late = row.is_late(today);
    match row.kind {
        CalendarKind::Paper => {
            let role = match (row.done.is_some(), late) {
                (true, _) => Role::Muted,
                (_, true) => Role::Bad,
                _ => Role::Accent,
            };
            (row.number.map(|n| n.to_string()).unwrap_or_default(), role)
        }
        CalendarKind::Visit => (phrase!("visit").to_owned(), Role::Accent),
        CalendarKind::TheyOwe => (phrase!("owed").to_owned(), Role::Body),
        CalendarKind::WeOwe => (phrase!("to do").to_owned(), Role::Body),
        CalendarKind::Stage(stage) => {
            let name = row.what.rsplit_once(", ").map(|(_, name)| name).unwrap_or_default();
            (format!("{stage} {name}"), Role::Body)
        }
        CalendarKind::Decision => (phrase!("decision").to_owned(), Role::Title),
    }
}
