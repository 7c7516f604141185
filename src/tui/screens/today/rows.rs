//! The rows of Today in words.

use crate::model::Moment;
use crate::text::DayText;
use crate::text::format::timed;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Row};
use crate::workbench::finding_groups;
use crate::workbench::today::{Due, VisitSoon};

/// Names with commas, as many as a row can show.
pub(super) fn names<S: AsRef<str>>(names: impl Iterator<Item = S>) -> String {
    const MOST: usize = 8;
    let names: Vec<String> = names.take(MOST).map(|n| n.as_ref().to_owned()).collect();
    names.join(", ")
}

/// What is folded over all accounts, in words.
pub(super) fn whole_title<'a>(code: &str, ctx: &Ctx<'a>) -> &'a str {
    match ctx.bench.words.finding(code) {
        Some(words) => &words.title,
        None if code == finding_groups::MAP => phrase!("people not marked yet"),
        None => phrase!("to look at"),
    }
}

/// "103 days !", "today", "Thu", "07 Dec": when it is due.
pub(super) fn due_when(due: &Due, ctx: &Ctx) -> (String, Role) {
    let (Some(late), Some(on)) = (due.days_late(ctx.today()), due.day) else {
        return (phrase!("no day").to_owned(), Role::Warn);
    };
    match late {
        1 => (phrase!("1 day {}", ctx.theme.glyphs.critical), Role::Bad),
        2.. => (phrase!("{} days {}", late, ctx.theme.glyphs.critical), Role::Bad),
        0 => (phrase!("today").to_owned(), Role::Accent),
        -6..0 => (on.weekday_name(), Role::Body),
        _ => (on.short_day(), Role::Muted),
    }
}

/// Days late or that it has no day, account, what, the day; a short one only where it is not said in front.
pub(super) fn due_row<'a>(due: &'a Due, short: bool, ctx: &Ctx<'a>) -> Row<'a> {
    let (when, role) = due_when(due, ctx);
    let (Some(late), Some(on)) = (due.days_late(ctx.today()), due.day) else {
        return Row::new([
            Cell::with(when, role),
            Cell::new(due.name.as_str()),
            Cell::new(due.what.as_str()),
            Cell::new(""),
        ]);
    };
    let was = if late > 0 { phrase!("was ") } else { "" };
    let day = match (short, late) {
        (true, ..-6) => String::new(),
        (true, _) => on.short_day(),
        _ => format!("{was}{}", on.weekday_day()),
    };
    Row::new([
        Cell::with(when, role),
        Cell::new(due.name.as_str()),
        Cell::new(due.what.as_str()),
        Cell::with(day, Role::Muted),
    ])
}

/// When, account, who, and whether it is ready.
pub(super) fn visit_row<'a>(visit: &'a VisitSoon, ctx: &Ctx<'a>) -> Row<'a> {
    let ready = visit.ready(ctx.bench);
    let (ready, role) = match (visit.unready, visit.profiles) {
        (true, _) => (format!("{ready} {}", ctx.theme.glyphs.critical), Role::Bad),
        (false, 0) => (ready, Role::Good),
        (false, _) => (ready, Role::Warn),
    };
    Row::new([
        Cell::new(moment(visit.when)),
        Cell::new(visit.name.as_str()),
        Cell::with(visit.people.join(", "), Role::Muted),
        Cell::with(ready, role),
    ])
}

/// "Thu 26 Nov 10:00".
fn moment(when: Moment) -> String {
    let day = when.date.weekday_day();
    timed(day, when.minute)
}
