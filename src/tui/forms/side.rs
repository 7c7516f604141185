//! Beside the fields, or below them: the help of the picked field, the month of a day, the keys.

use super::form::Form;
use crate::model::Date;
use crate::text::DayText;
use crate::text::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::keymap::FORM;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::draw_rule;
use chrono::{Datelike, Days, Months};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A place to write lines into, from the top on.
struct SidePage<'a, 'b> {
    buf: &'a mut Buffer,
    area: Rect,
    y: u16,
    ctx: &'a Ctx<'b>,
}

impl SidePage<'_, '_> {
    fn line(&mut self, indent: u16, role: Role, text: &str) {
        if self.y < self.area.bottom() {
            let x = self.area.x + 1 + indent;
            let room = self.area.width.saturating_sub(2 + indent);
            self.ctx.put(self.buf, x, self.y, room, text, role);
        }
        self.y = self.y.saturating_add(1);
    }

    fn text(&mut self, indent: u16, role: Role, text: &str) {
        let room = usize::from(self.area.width.saturating_sub(2 + indent));
        for line in wrap(text, room) {
            self.line(indent, role, &line);
        }
    }

    fn rule(&mut self) {
        let inset =
            Rect { x: self.area.x + 1, width: self.area.width.saturating_sub(2), ..self.area };
        if self.y < self.area.bottom() {
            draw_rule(self.buf, inset, self.y, self.ctx.theme);
        }
        self.y = self.y.saturating_add(1);
    }

    fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }
}

/// All of it, in the pane at the right.
pub fn beside(form: &Form, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    let mut page = SidePage { buf, area, y: area.y, ctx };
    if form.keys {
        return keys(&mut page);
    }
    let Some(field) = form.fields.0.get(form.at) else {
        return;
    };
    page.line(0, Role::Title, &field.label);
    page.text(1, Role::Muted, &field.help);
    page.y += 1;
    let how = field.input.how();
    if !how.is_empty() {
        page.rule();
        for line in how {
            page.line(0, Role::Muted, phrase!(line));
        }
        page.y += 1;
    }
    if let Some(day) = field.input.month(ctx).filter(|_| page.left() >= 11) {
        page.rule();
        month(&mut page, day);
        page.y += 1;
    }
    let mut said = form.plan.side(&form.fields, ctx);
    said.extend(warned(form, ctx));
    if !said.is_empty() && page.left() > 2 {
        page.rule();
        for (role, text) in said {
            page.text(0, role, &text);
        }
    }
}

/// The keys alone.
pub fn only_keys(buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    keys(&mut SidePage { buf, area, y: area.y, ctx });
}

/// The help in a few lines, under a rule.
pub fn below(form: &Form, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
    let mut page = SidePage { buf, area, y: area.y, ctx };
    page.rule();
    if form.keys {
        return keys(&mut page);
    }
    let Some(field) = form.fields.0.get(form.at) else {
        return;
    };
    let colon = if field.label.ends_with(['?', '\u{ff1f}', '\u{61f}']) { "" } else { ":" };
    let label = if field.label.is_empty() { "" } else { field.label.trim() };
    page.text(0, Role::Muted, format!("{label}{colon} {}", field.help).trim_start_matches(": "));
    let how = field.input.how_short();
    if !how.is_empty() {
        page.line(0, Role::Muted, &how);
    }
    if form.aside.is_empty() {
        for (role, text) in said(form, ctx) {
            page.text(0, role, &text);
        }
    }
}

/// What the plan says, without its blank lines.
pub fn said(form: &Form, ctx: &Ctx) -> Vec<(Role, String)> {
    let said = form.plan.side(&form.fields, ctx).into_iter().chain(warned(form, ctx));
    said.filter(|(_, t)| !t.is_empty()).collect()
}

/// That the field which is typed in speaks of somebody's family or health.
fn warned(form: &Form, ctx: &Ctx) -> Option<(Role, String)> {
    let field = form.fields.0.get(form.at)?;
    let text = field.value(ctx).text().map(str::to_owned)?;
    let warning = ctx.bench.warned_of(&text)?;
    Some((Role::Warn, warning.to_owned()))
}

/// Rows that it takes below the help.
pub fn said_rows(form: &Form, cells: u16, ctx: &Ctx) -> u16 {
    let room = usize::from(cells.saturating_sub(2));
    let rows: usize = said(form, ctx).iter().map(|(_, t)| wrap(t, room).len()).sum();
    u16::try_from(rows).unwrap_or(u16::MAX)
}

fn keys(page: &mut SidePage) {
    for (key, word) in FORM {
        let (x, y) = (page.area.x + 1, page.y);
        if y < page.area.bottom() {
            page.ctx.put(page.buf, x, y, 14, key, Role::Accent);
            let room = page.area.width.saturating_sub(17);
            page.ctx.put(page.buf, x + 14, y, room, phrase!(word), Role::Body);
        }
        page.y += 1;
    }
}

/// The month of a day, the day in brackets.
fn month(page: &mut SidePage, day: Date) {
    page.line(2, Role::Title, &format!("{} {}", day.whole_month(), day.year()));
    page.line(2, Role::Muted, phrase!("Mo Tu We Th Fr Sa Su"));
    let first = day.with_day(1).unwrap_or(day);
    let begins = u64::from(first.weekday().num_days_from_monday());
    let Some(mut date) = first.checked_sub_days(Days::new(begins)) else {
        return;
    };
    let Some(end) = first.checked_add_months(Months::new(1)) else {
        return;
    };
    while date < end {
        let y = page.y;
        for column in 0..7_u16 {
            if date.month() == day.month() && y < page.area.bottom() {
                let x = page.area.x + 2 + column * 3;
                let (text, role) = match date == day {
                    true => (format!("[{}]", date.day()), Role::Accent),
                    false => (format!("{:>2}", date.day()), Role::Body),
                };
                let one_digit = date == day && date.day() < 10;
                let x = x + u16::from(date != day || one_digit);
                page.ctx.put(page.buf, x, y, 4, &text, role);
            }
            let Some(next) = date.succ_opt() else { return };
            date = next;
        }
        page.y += 1;
    }
}
