//! The two maps side by side, the list of changes, and the fields of one change.

use super::{History, words};
use crate::model::Person;
use crate::text::DayText;
use crate::text::format::count;
use crate::text::wrap;
use crate::tui::components::layout::nothing;
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::{branch, called};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::Dossier;
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

/// Lines of the picked change under a list that stands alone.
const BELOW: u16 = 6;

impl History {
    pub(super) fn draw_all(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if let Some(fault) = &self.fault {
            return nothing(buf, area, ctx, phrase!("History"), fault);
        }
        if self.steps.is_empty() {
            let says = phrase!("Nothing has changed yet. What you add is kept here, with its day");
            return nothing(buf, area, ctx, phrase!("History"), says);
        }
        if self.opened.is_some() {
            return self.draw_fields(buf, area, ctx);
        }
        let alone = self.listed || area.width < 100 || area.height < 27;
        if alone {
            return self.draw_list_alone(buf, area, ctx);
        }
        let people = ctx.dossier.map_or(0, |d| d.people.len());
        let wanted = u16::try_from(people).unwrap_or(u16::MAX).saturating_add(5);
        let upper = wanted.clamp(7, area.height / 2);
        let half = area.width.div_ceil(2);
        let left = Rect::new(area.x, area.y, half, upper);
        let right = Rect::new(area.x + half - 1, area.y, area.width - half + 1, upper);
        let low = Rect::new(area.x, area.y + upper - 1, area.width, area.height - upper + 1);
        let day = self.days.get(self.day);
        let then = day.map_or(String::new(), |d| phrase!("Then  {}", d.full_day()));
        let now = phrase!("Now  {}", ctx.today().full_day());
        let past = match &self.then {
            Some(Ok(past)) => Some(past),
            _ => None,
        };
        let count =
            |d: Option<&Dossier>| d.map_or(String::new(), |d| count(d.people.len(), "person"));
        let (were, are) = (count(past), count(ctx.dossier));
        let total = self.steps.len().to_string();
        let panes = [
            Pane::new(left, then.as_str(), were.as_str(), false),
            Pane::new(right, now.as_str(), are.as_str(), false),
            Pane::new(low, phrase!("What changed, newest first"), total.as_str(), true),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        match &self.then {
            Some(Ok(past)) => map(buf, frame::inner(left), ctx, past, None),
            Some(Err(says)) => sentence(buf, frame::inner(left), ctx, says),
            None => {}
        }
        if let Some(dossier) = ctx.dossier {
            map(buf, frame::inner(right), ctx, dossier, past);
        }
        self.draw_list(buf, frame::inner(low), ctx);
    }

    /// The list with the picked change in words below.
    fn draw_list_alone(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let total = self.steps.len().to_string();
        let list = Rect { height: area.height - BELOW, ..area };
        let below = Rect::new(area.x, list.bottom() - 1, area.width, BELOW + 1);
        let panes = [
            Pane::new(list, phrase!("What changed, newest first"), total.as_str(), true),
            Pane::new(below, phrase!("The change"), "", false),
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        self.draw_list(buf, frame::inner(list), ctx);
        let Some(step) = self.step() else { return };
        let inner = frame::inner(below);
        let mut lines: Vec<String> = wrap(&step.label, usize::from(inner.width.saturating_sub(2)));
        lines.extend(step.changes.iter().map(|c| words::said(ctx, c)));
        rows(buf, inner, ctx, &lines);
    }

    fn draw_list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        self.page = usize::from(area.height.saturating_sub(2));
        let columns = [
            Column::fixed("when", 15),
            Column::fill(phrase!("what was done"), 34),
            Column::fill("fields", 30).need(2),
        ];
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.steps.len(),
            picked: Some(self.picked),
            focused: true,
            row: &|i| {
                let step = &self.steps[i];
                let (undone, role) = match step.undone {
                    true => (phrase!("taken back: "), Role::Muted),
                    false => ("", Role::Body),
                };
                let first =
                    step.changes.iter().find(|c| c.field != "marks_as_of").or(step.changes.first());
                let first = first.map_or(String::new(), |c| words::said(ctx, c));
                let fields = match step.changes.len() {
                    0 | 1 => first,
                    n => phrase!("{}, and {} more", first, n - 1),
                };
                Row::new([
                    Cell::with(words::when(&step.at), Role::Muted),
                    Cell::with(format!("{undone}{}", step.label), role),
                    Cell::with(fields, Role::Muted),
                ])
            },
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top = top;
    }

    /// Every field of the picked change, before and after.
    fn draw_fields(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let (Some(step), Some((field, mut top))) = (self.step(), self.opened) else {
            return;
        };
        let left = format!("{}  {}", words::when(&step.at), step.label);
        let right = count(step.changes.len(), "field");
        let pane = Pane { area, left: &left, right: &right, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(area);
        let columns = [
            Column::fill("record", 14),
            Column::fixed("field", 16).need(3),
            Column::fill("before", 12),
            Column::fill("after", 12),
        ];
        Table {
            columns: &columns,
            len: step.changes.len(),
            picked: Some(field),
            focused: true,
            row: &|i| {
                let change = &step.changes[i];
                let (before, after) = words::values(ctx, change);
                Row::new([
                    Cell::new(words::what(ctx, change)),
                    Cell::with(words::field(ctx, change), Role::Muted),
                    Cell::with(before, Role::Muted),
                    Cell::new(after),
                ])
            },
        }
        .draw(buf, inner, &mut top, ctx.theme);
        self.page = usize::from(inner.height.saturating_sub(2));
        self.opened = Some((field, top));
    }
}

fn rows(buf: &mut Buffer, area: Rect, ctx: &Ctx, lines: &[String]) {
    let room = area.width.saturating_sub(2);
    let view = usize::from(area.height);
    for (y, (i, line)) in (area.y..area.bottom()).zip(lines.iter().enumerate()) {
        let hidden = lines.len().saturating_sub(view);
        if hidden > 0 && i + 1 == view {
            let more = phrase!("{} more", hidden + 1);
            ctx.put(buf, area.x + 1, y, room, &more, Role::Muted);
        } else {
            ctx.put(buf, area.x + 1, y, room, line, Role::Body);
        }
    }
}

fn sentence(buf: &mut Buffer, area: Rect, ctx: &Ctx, says: &str) {
    rows(buf, area, ctx, &wrap(says, usize::from(area.width.saturating_sub(2))));
}

/// The people of a day with their marks, then readiness; what differs from `past` has a star.
fn map(buf: &mut Buffer, area: Rect, ctx: &Ctx, of: &Dossier, past: Option<&Dossier>) {
    let columns = [
        Column::fill("", 14),
        Column::fixed("power", 5).align(Alignment::Right).tight(),
        Column::fixed("attitude", 14),
        Column::fixed("trust", 5).align(Alignment::Right).tight(),
    ];
    let list =
        Rect { width: area.width.saturating_sub(1), height: area.height.saturating_sub(2), ..area };
    let changed: Vec<bool> = of
        .people
        .iter()
        .map(|line| past.is_some_and(|past| differs(past, &of.account.people[line.index])))
        .collect();
    Table {
        columns: &columns,
        len: of.people.len(),
        picked: None,
        focused: false,
        row: &|i| {
            let line = &of.people[i];
            let person = &of.account.people[line.index];
            let (star, role) = match (changed[i], past) {
                (true, _) => ("* ", Role::Accent),
                (false, Some(_)) => ("  ", Role::Body),
                (false, None) => ("", Role::Muted),
            };
            let name = format!("{star}{}{}", branch(ctx, line), called(person));
            Row::new([
                Cell::with(name, role),
                Cell::with(number(*person.influence), role),
                Cell::with(ctx.bench.words.attitude(*person.attitude), role),
                Cell::with(number(line.relationship), role),
            ])
        },
    }
    .draw(buf, list, &mut 0, ctx.theme);
    let y = area.bottom().saturating_sub(1);
    let urgent = of
        .findings
        .iter()
        .filter(|f| !f.dismissed && f.severity == crate::model::codes::Severity::Critical)
        .count();
    let says = phrase!("readiness {}, {} urgent", of.readiness.whole, urgent);
    let room = area.width.saturating_sub(2);
    ctx.put(buf, area.x + 1, y, room, &says, Role::Muted);
    if past.is_some() {
        ctx.put_right(buf, area.x + 1, y, room, phrase!("* changed since"), Role::Muted);
    }
}

fn number(n: Option<i64>) -> String {
    n.map(|n| n.to_string()).unwrap_or_default()
}

/// Not there on the day before, or with other marks.
fn differs(past: &Dossier, person: &Person) -> bool {
    let mut people = past.account.people.iter();
    people.find(|p| p.id == person.id).is_none_or(|then| {
        then.influence != person.influence
            || then.attitude != person.attitude
            || then.relationship != person.relationship
            || then.name != person.name
            || then.title != person.title
            || then.reports_to != person.reports_to
    })
}
