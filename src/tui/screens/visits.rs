//! The visits of an account: those that want their debrief first, then those to come, then those that were.

use super::visit::Stand;
use crate::model::{Choice, Record as _, Visit as Record, VisitStatus};
use crate::text::format::timed;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::operation;
use crate::workbench::short_day;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One visit as the list shows it.
struct VisitLine {
    id: String,
    place: usize,
    stand: Stand,
    ready: (String, Role),
}

/// The visits of the picked account.
#[derive(Default)]
pub struct Visits {
    lines: Vec<VisitLine>,
    picked: usize,
    top: usize,
    page: usize,
    sure: Option<String>,
}

impl Visits {
    fn id(&self) -> Option<String> {
        self.lines.get(self.picked).map(|l| l.id.clone())
    }

    /// The picked one is debriefed or cancelled: what comes after it is the next one.
    fn is_behind(&self) -> bool {
        let line = self.lines.get(self.picked);
        line.is_some_and(|l| matches!(l.stand, Stand::Done | Stand::Cancelled))
    }

    /// Cancels the picked one, or has it take place after all; one that is debriefed did.
    fn turn(&self, to: VisitStatus, ctx: &Ctx) -> Effect {
        let visits = ctx.dossier.map_or(&[][..], |d| &d.account.visits.0);
        let Some(visit) = self.lines.get(self.picked).and_then(|l| visits.get(l.place)) else {
            return Effect::Stay;
        };
        let (from, said) = match to {
            VisitStatus::Cancelled => (VisitStatus::Planned, phrase!("visit cancelled")),
            _ => (VisitStatus::Cancelled, phrase!("visit planned after all")),
        };
        if visit.debrief.result.is_some() || visit.status != from {
            return Effect::Say(match to {
                VisitStatus::Cancelled => {
                    phrase!("only a planned visit can be cancelled").to_owned()
                }
                _ => phrase!("only a cancelled visit can be planned after all").to_owned(),
            });
        }
        Effect::Do(operation::visit::status(format!("{said}: {}", day(visit, ctx)), visit, to))
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            return self.lines.clear();
        };
        let visits = &dossier.account.visits;
        let mut order: Vec<usize> = (0..visits.len()).collect();
        let on = |i: usize| visits[i].date.map(|d| (d.date, d.minute));
        let stand = |i: usize| Stand::of(&visits[i], ctx.today());
        let first = |i: usize| match stand(i) {
            Stand::Over => 0,
            Stand::ToCome => 1,
            Stand::Done | Stand::Cancelled => 2,
        };
        order.sort_by(|a, b| match (first(*a), first(*b)) {
            (2, 2) => on(*b).cmp(&on(*a)),
            (a_first, b_first) => a_first.cmp(&b_first).then(on(*a).cmp(&on(*b))),
        });
        self.lines = order
            .into_iter()
            .map(|i| VisitLine {
                id: visits[i].id.to_string(),
                place: i,
                stand: stand(i),
                ready: stands(ctx, dossier, &visits[i]),
            })
            .collect();
        self.picked = self.picked.min(self.lines.len().saturating_sub(1));
    }

    fn row<'a>(&'a self, line: &'a VisitLine, ctx: &Ctx<'a>) -> Row<'a> {
        let visits = ctx.dossier.map_or(&[][..], |d| &d.account.visits.0);
        let Some(visit) = visits.get(line.place) else {
            return Row::default();
        };
        Row::new([
            Cell::new(day(visit, ctx)),
            Cell::new(names(ctx, visit)),
            Cell::with(visit.purpose.as_deref().unwrap_or_default(), Role::Muted),
            Cell::with(line.ready.0.as_str(), line.ready.1),
        ])
    }
}

/// "Thu 26 Nov 10:00".
fn day(visit: &Record, ctx: &Ctx) -> String {
    let Some(moment) = *visit.date else {
        return phrase!("no day").to_owned();
    };
    let day = short_day(moment.date, ctx.today());
    timed(day, moment.minute)
}

/// "Erik Naess, ليلى حداد, 王敏".
pub fn names(ctx: &Ctx, visit: &Record) -> String {
    let people = ctx.dossier.map_or(&[][..], |d| &d.account.people.0);
    let names: Vec<&str> = visit
        .people
        .0
        .iter()
        .filter_map(|id| people.iter().find(|p| *p.id == *id))
        .map(|p| p.name.as_str())
        .collect();
    names.join(", ")
}

/// "ready", "not ready: ..", "no debrief, 6 days", "expected".
fn stands(ctx: &Ctx, dossier: &crate::workbench::Dossier, visit: &Record) -> (String, Role) {
    let words = &ctx.bench.words;
    let critical = ctx.theme.glyphs.critical;
    match Stand::of(visit, ctx.today()) {
        Stand::Done => {
            let result = visit.debrief.result.map_or("", |r| r.word());
            return (words.word("result", result).to_owned(), Role::Body);
        }
        Stand::Cancelled => {
            return (words.word("visit", "cancelled").to_owned(), Role::Muted);
        }
        Stand::Over => {
            let days = visit.date.map_or(0, |d| (ctx.today() - d.date).num_days());
            let late = match days {
                1 => phrase!(", 1 day {critical}", critical),
                n if n > 1 => phrase!(", {n} days {critical}", n, critical),
                _ => String::new(),
            };
            return (phrase!("no debrief{late}", late), Role::Bad);
        }
        Stand::ToCome => {}
    }
    match ctx.bench.visit_view(dossier, visit) {
        Ok(view) if view.is_ready() => (words.word("ready", "ready").to_owned(), Role::Good),
        Ok(view) => {
            let lacks = view.missing.iter().find(|m| m.needed);
            let lacks = lacks.map(|m| m.what.clone()).unwrap_or_default();
            let unready = words.word("ready", "unready");
            (format!("{unready}: {lacks}"), Role::Bad)
        }
        Err(refusal) => (refusal.to_string(), Role::Bad),
    }
}

impl Screen for Visits {
    fn name(&self) -> String {
        phrase!("Visits").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let count = self.lines.len().to_string();
        let pane = Pane { area, left: "Visits", right: &count, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(area);
        if self.lines.is_empty() {
            let empty = [
                phrase!("No visit planned.  a plans one"),
                phrase!("The day, who comes and what for are enough to begin"),
            ];
            for (y, text) in (inner.y..inner.bottom()).zip(empty) {
                ctx.put(buf, inner.x + 1, y, inner.width.saturating_sub(1), text, Role::Muted);
            }
            return None;
        }
        let columns = [
            Column::fixed("when", 17),
            Column::fill(phrase!("who attends"), 16).need(3),
            Column::fill(phrase!("what for"), 14).need(1),
            Column::fill("stands", 20).need(2),
        ];
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.lines.len(),
            picked: Some(self.picked),
            focused: true,
            row: &|i| self.row(&self.lines[i], ctx),
        }
        .draw(buf, inner, &mut top, ctx.theme);
        self.top = top;
        self.page = usize::from(inner.height.saturating_sub(1));
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let sure = self.sure.take();
        if move_mark(&mut self.picked, self.lines.len(), self.page, action) {
            return Effect::Stay;
        }
        if action == Action::Add {
            return Effect::Form(FormKind::Visit(None));
        }
        let Some(id) = self.id() else {
            return Effect::Pass;
        };
        match action {
            Action::Enter => Effect::Open(Route::Visit(id)),
            Action::Edit => Effect::Form(FormKind::Visit(Some(id))),
            Action::Advance if self.is_behind() => Effect::Form(FormKind::VisitAgain(id)),
            Action::Advance => Effect::Form(FormKind::Debrief(id)),
            Action::Minus => self.turn(VisitStatus::Cancelled, ctx),
            Action::Plus => self.turn(VisitStatus::Planned, ctx),
            Action::Brief => Effect::Open(Route::Brief(Some(id))),
            Action::Delete if sure.as_deref() == Some(id.as_str()) => remove(ctx, &id),
            Action::Delete => {
                self.sure = Some(id);
                let key = ctx.keymap.key(Action::Delete);
                Effect::Say(phrase!("{key} again takes the visit away, with its questions", key))
            }
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        if self.lines.is_empty() {
            return words(&[(Action::Add, "plan one"), (Action::Back, "back")]);
        }
        let is_cancelled = self.lines.get(self.picked).is_some_and(|l| l.stand == Stand::Cancelled);
        words(&[
            (Action::Enter, "open"),
            (Action::Add, "plan"),
            (Action::Advance, if self.is_behind() { "plan again" } else { "debrief" }),
            (Action::Brief, "brief"),
            (Action::Edit, "move"),
            match is_cancelled {
                true => (Action::Plus, "it takes place"),
                false => (Action::Minus, "cancel"),
            },
            (Action::Delete, "take away"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => phrase!("visit {} of {}", self.picked + 1, n),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.arrange(ctx);
    }

    fn go_to(&mut self, subject: &str, _: &Ctx) {
        let row = self.lines.iter().position(|l| l.id == subject);
        self.picked = row.unwrap_or(self.picked);
    }
}

/// Takes a visit away.
pub fn remove(ctx: &Ctx, id: &str) -> Effect {
    let visits = ctx.dossier.map_or(&[][..], |d| &d.account.visits.0);
    match visits.iter().find(|v| *v.id == id) {
        Some(visit) => Effect::Remove(Record::SCHEMA.record, visit.key),
        None => Effect::Stay,
    }
}
