//! The visits of an account: to come first, then those that were, the newest first.

use super::{Brief, Screen, Visit};
use crate::model::{Choice, Visit as Record, VisitStatus};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::FormKind;
use crate::tui::panes::move_mark;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::short_day;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One visit as the list shows it.
struct Line {
    id: String,
    place: usize,
    ready: (String, Role),
}

/// The visits of the picked account.
#[derive(Default)]
pub struct Visits {
    lines: Vec<Line>,
    picked: usize,
    top: usize,
    page: usize,
    sure: Option<String>,
}

impl Visits {
    fn id(&self) -> Option<String> {
        self.lines.get(self.picked).map(|l| l.id.clone())
    }

    fn arrange(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            return self.lines.clear();
        };
        let visits = &dossier.account.visits;
        let mut order: Vec<usize> = (0..visits.len()).collect();
        let day = |i: usize| visits[i].date.map(|d| (d.date, d.minute));
        let past = |i: usize| visits[i].date.is_some_and(|d| d.date < ctx.today());
        order.sort_by(|a, b| match (past(*a), past(*b)) {
            (false, false) => day(*a).cmp(&day(*b)),
            (true, true) => day(*b).cmp(&day(*a)),
            (a, b) => a.cmp(&b),
        });
        let line = |i: usize| Line {
            id: visits[i].id.to_string(),
            place: i,
            ready: stands(ctx, dossier, &visits[i]),
        };
        self.lines = order.into_iter().map(line).collect();
        self.picked = self.picked.min(self.lines.len().saturating_sub(1));
    }

    fn row<'a>(&'a self, line: &'a Line, ctx: &Ctx<'a>) -> Row<'a> {
        let visits = ctx.dossier.map_or(&[][..], |d| &d.account.visits.0);
        let Some(visit) = visits.get(line.place) else {
            return Row::default();
        };
        let day = visit.date.map_or_else(
            || "no day".to_owned(),
            |d| {
                let day = short_day(d.date, ctx.today());
                match d.minute {
                    Some(m) => format!("{day} {:02}:{:02}", m / 60, m % 60),
                    None => day,
                }
            },
        );
        Row::new([
            Cell::new(day),
            Cell::new(names(ctx, visit)),
            Cell::with(visit.purpose.as_deref().unwrap_or_default(), Role::Muted),
            Cell::with(line.ready.0.as_str(), line.ready.1),
        ])
    }
}

/// "Erik Naess, ليلى حداد, 王敏".
pub fn names(ctx: &Ctx, visit: &Record) -> String {
    let people = ctx.dossier.map_or(&[][..], |d| &d.account.people.0);
    let name = |id: &String| people.iter().find(|p| *p.id == *id);
    let names: Vec<&str> =
        visit.people.0.iter().filter_map(name).map(|p| p.name.as_str()).collect();
    names.join(", ")
}

/// "ready", "not ready: ..", "no debrief, 6 days", "expected".
fn stands(ctx: &Ctx, dossier: &crate::workbench::Dossier, visit: &Record) -> (String, Role) {
    let words = &ctx.bench.words;
    let past = visit.date.map(|d| (ctx.today() - d.date).num_days()).filter(|n| *n > 0);
    if let Some(result) = visit.debrief.result {
        return (words.word("result", result.word()).to_owned(), Role::Body);
    }
    if visit.status == VisitStatus::Cancelled {
        return (words.word("visit", "cancelled").to_owned(), Role::Muted);
    }
    if visit.status == VisitStatus::Done || past.is_some() {
        let late = past.map(|n| format!(", {n} days !")).unwrap_or_default();
        return (format!("no debrief{late}"), Role::Bad);
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
        "Visits".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let count = self.lines.len().to_string();
        let pane = Pane { area, left: "Visits", right: &count, focused: true };
        frame::draw_panes(buf, &[pane], ctx.theme);
        let inner = frame::inner(area);
        if self.lines.is_empty() {
            let empty = [
                "No visit planned.  a plans one",
                "The day, who comes and what for are enough to begin",
            ];
            for (y, text) in (inner.y..inner.bottom()).zip(empty) {
                ctx.put(buf, inner.x + 1, y, inner.width.saturating_sub(1), text, Role::Muted);
            }
            return None;
        }
        let columns = [
            Column::fixed("when", 17),
            Column::fill("who attends", 16).need(3),
            Column::fill("what for", 14).need(1),
            Column::fill("stands", 20).need(2),
        ];
        let row = |i: usize| self.row(&self.lines[i], ctx);
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.lines.len(),
            picked: Some(self.picked),
            focused: true,
            row: &row,
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
            Action::Enter => Effect::Open(Box::new(Visit::of(id))),
            Action::Edit => Effect::Form(FormKind::Visit(Some(id))),
            Action::Advance => Effect::Form(FormKind::Debrief(id)),
            Action::Brief => Effect::Open(Box::new(Brief::of(Some(id)))),
            Action::Delete if sure.as_deref() == Some(id.as_str()) => remove(ctx, &id),
            Action::Delete => {
                self.sure = Some(id);
                let key = ctx.keymap.key(Action::Delete);
                Effect::Say(format!("{key} again takes the visit away, with its questions"))
            }
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [
            (Action::Enter, "open"),
            (Action::Add, "plan one"),
            (Action::Advance, "debrief"),
            (Action::Brief, "brief"),
            (Action::Edit, "edit"),
            (Action::Delete, "take away"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => format!("visit {} of {n}", self.picked + 1),
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
    use crate::model::Record as _;
    let visits = ctx.dossier.map_or(&[][..], |d| &d.account.visits.0);
    match visits.iter().find(|v| *v.id == id) {
        Some(visit) => Effect::Remove(Record::SCHEMA.record, visit.key),
        None => Effect::Stay,
    }
}
