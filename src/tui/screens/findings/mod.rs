//! Everything to look at in one account: folded by cause, with the records and the remedy of the picked one.

mod groups;

use super::Screen;
use super::answer::Answer;
use crate::model::codes::Severity;
use crate::rules::Finding;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::{self, FormKind};
use crate::tui::panes::{move_mark, take_remedy};
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use crate::workbench::Dossier;
use groups::{Group, MAP, View, by_cause, by_severity, next};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use std::collections::BTreeSet;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Group(usize),
    Member(usize, usize),
}

/// The findings of the picked account.
pub struct Findings {
    view: View,
    groups: Vec<Group>,
    open: BTreeSet<String>,
    lines: Vec<Line>,
    picked: usize,
    top: usize,
    page: usize,
}

impl Default for Findings {
    fn default() -> Self {
        Self {
            view: View::ByCause,
            groups: Vec::new(),
            open: BTreeSet::new(),
            lines: Vec::new(),
            picked: 0,
            top: 0,
            page: 1,
        }
    }
}

impl Findings {
    fn arrange(&mut self, ctx: &Ctx) {
        self.groups = match (ctx.dossier, self.view) {
            (None, _) => Vec::new(),
            (Some(dossier), View::ByCause) => by_cause(ctx, dossier),
            (Some(dossier), View::BySeverity) => by_severity(dossier, false),
            (Some(dossier), View::Answered) => by_severity(dossier, true),
        };
        self.unfold();
    }

    fn unfold(&mut self) {
        self.lines.clear();
        for (g, group) in self.groups.iter().enumerate() {
            self.lines.push(Line::Group(g));
            if self.is_open(group) {
                self.lines
                    .extend(group.members.iter().map(|i| Line::Member(g, *i)));
            }
        }
        self.picked = self.picked.min(self.lines.len().saturating_sub(1));
    }

    /// By cause a row opens when it is asked for; by severity all are open until they are folded.
    fn is_open(&self, group: &Group) -> bool {
        self.open.contains(&group.title) != (self.view != View::ByCause)
    }

    fn turn(&mut self, open: bool) {
        let Some((Line::Group(g) | Line::Member(g, _), group)) = self.line() else {
            return;
        };
        if self.is_open(group) != open {
            let title = group.title.clone();
            if !self.open.remove(&title) {
                self.open.insert(title);
            }
            let row = self.lines.iter().position(|l| *l == Line::Group(g));
            self.picked = row.unwrap_or(self.picked);
            self.unfold();
        }
    }

    fn line(&self) -> Option<(Line, &Group)> {
        let line = *self.lines.get(self.picked)?;
        let (Line::Group(g) | Line::Member(g, _)) = line;
        Some((line, self.groups.get(g)?))
    }

    /// The findings of the picked row: all of its group, or the one.
    fn members(&self) -> Vec<usize> {
        match self.line() {
            Some((Line::Group(_), group)) => group.members.clone(),
            Some((Line::Member(_, i), _)) => vec![i],
            None => Vec::new(),
        }
    }

    fn answer(&self, dossier: &Dossier, ctx: &Ctx) -> Effect {
        let found = |i: &usize| dossier.findings.get(*i);
        let members: Vec<&Finding> = self.members().iter().filter_map(found).collect();
        match members.as_slice() {
            [] => Effect::Stay,
            [one] => {
                let (code, subject) = (one.code.to_owned(), one.subject.clone());
                match forms::open(FormKind::Dismissal { code, subject }, ctx) {
                    Some(form) => Effect::Open(form),
                    None => Effect::Open(Box::new(Answer::new(dossier.key, &members))),
                }
            }
            _ => Effect::Open(Box::new(Answer::new(dossier.key, &members))),
        }
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
        let title = match area.width < 76 {
            true => Column::fill("", 34),
            false => Column::fixed("", 36),
        };
        let columns = [
            Column::fixed("", 1),
            title,
            Column::fill("", 20).need(1),
            Column::fixed("", 3).align(Alignment::Right).need(2),
        ];
        let row = |i: usize| self.row(self.lines[i], ctx, dossier);
        let (len, picked) = (self.lines.len(), Some(self.picked));
        let mut top = self.top;
        Table {
            columns: &columns,
            len,
            picked,
            focused: true,
            row: &row,
        }
        .draw(buf, area, &mut top, ctx.theme);
        self.top = top;
        self.page = usize::from(area.height);
    }

    fn row<'a>(&'a self, line: Line, ctx: &Ctx<'a>, dossier: &'a Dossier) -> Row<'a> {
        let mark = |severity: Severity| match severity {
            Severity::Critical => Cell::with(ctx.theme.glyphs.critical, Role::Bad),
            _ => Cell::new(""),
        };
        match line {
            Line::Group(g) => {
                let group = &self.groups[g];
                let worst = group.members.first().and_then(|i| dossier.findings.get(*i));
                let folded = worst.filter(|_| !self.is_open(group));
                let title = match folded.filter(|_| self.view == View::ByCause) {
                    Some(worst) if group.title != MAP => {
                        format!("{}: {}", group.title, worst.title)
                    }
                    _ => group.title.clone(),
                };
                Row::new([
                    mark(group.severity),
                    Cell::with(title, Role::Title),
                    Cell::new(folded.map_or("", |f| f.sentence.as_str())),
                    Cell::with(group.members.len().to_string(), Role::Muted),
                ])
            }
            Line::Member(_, i) => {
                let found = &dossier.findings[i];
                Row::new([
                    mark(found.severity),
                    Cell::new(format!("  {}", found.title)),
                    Cell::new(found.sentence.as_str()),
                    Cell::new(""),
                ])
            }
        }
    }

    fn records(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier) {
        let picked = self.members();
        let Some(found) = picked.first().and_then(|i| dossier.findings.get(*i)) else {
            return;
        };
        let mut text = Paragraph::new(&found.sentence);
        if let Some(words) = ctx.bench.words.finding(found.code) {
            text.push(Role::Muted, &words.why);
        }
        let add = ctx.keymap.key(Action::Add);
        text.push(Role::Accent, &format!("{add}  {}", found.remedy));
        for record in &found.evidence {
            let day = record
                .date
                .map_or_else(|| " ".repeat(11), |d| d.format("%d %b %Y").to_string());
            text.push(Role::Body, &format!("{day}  {}", record.text));
        }
        if found.evidence.is_empty() {
            text.push(Role::Muted, "it rests on what is not there");
        }
        text.draw(buf, area, 0, ctx.theme);
    }

    fn enter(&mut self, dossier: &Dossier) -> Effect {
        match self.line() {
            Some((Line::Group(_), group)) if group.members.len() != 1 => {
                let open = !self.is_open(group);
                self.turn(open);
                Effect::Stay
            }
            Some((Line::Group(_), group)) => go(dossier, group.members[0]),
            Some((Line::Member(_, i), _)) => go(dossier, i),
            None => Effect::Stay,
        }
    }
}

fn go(dossier: &Dossier, at: usize) -> Effect {
    let found = &dossier.findings[at];
    Effect::GoTo(dossier.key, found.subject.clone())
}

impl Screen for Findings {
    fn name(&self) -> String {
        "Findings".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let low = (area.height * 2 / 5).max(7);
        let upper = Rect {
            height: area.height - low + 1,
            ..area
        };
        let lower = Rect {
            y: upper.bottom() - 1,
            height: low,
            ..area
        };
        let view = match self.view {
            View::ByCause => "Findings  [by cause]  by severity  answered",
            View::BySeverity => "Findings  by cause  [by severity]  answered",
            View::Answered => "Findings  by cause  by severity  [answered]",
        };
        let all: usize = self.groups.iter().map(|g| g.members.len()).sum();
        let count = format!("{all} to look at");
        let panes = [
            Pane {
                area: upper,
                left: view,
                right: &count,
                focused: true,
            },
            Pane {
                area: lower,
                left: "Why, and what to do",
                right: "",
                focused: false,
            },
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let (list, below) = (panes[0].inner(), panes[1].inner());
        let list = Rect {
            width: list.width.saturating_sub(1),
            ..list
        };
        let below = Rect {
            x: below.x + 1,
            width: below.width.saturating_sub(2),
            ..below
        };
        let dossier = ctx.dossier?;
        if self.lines.is_empty() {
            let says = match self.view {
                View::Answered => {
                    "nothing is answered: d on a finding rejects, accepts or snoozes it"
                }
                _ => "nothing to look at",
            };
            ctx.put(buf, list.x + 1, list.y, list.width - 1, says, Role::Good);
        }
        self.list(buf, list, ctx, dossier);
        self.records(buf, below, ctx, dossier);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.lines.len(), self.page, action) {
            return Effect::Stay;
        }
        let Some(dossier) = ctx.dossier else {
            return Effect::Pass;
        };
        match action {
            Action::Left => self.turn(false),
            Action::Right => self.turn(true),
            Action::NextPane | Action::View | Action::Order => self.show(next(self.view), ctx),
            Action::PreviousPane => self.show(next(next(self.view)), ctx),
            Action::Enter => return self.enter(dossier),
            Action::Why => {
                return self
                    .members()
                    .first()
                    .map_or(Effect::Stay, |i| go(dossier, *i));
            }
            Action::Add => {
                let picked = self.members().first().copied();
                let found = picked.and_then(|i| dossier.findings.get(i));
                return found.map_or(Effect::Stay, |f| take_remedy(ctx, dossier, f));
            }
            Action::Delete | Action::Edit => return self.answer(dossier, ctx),
            Action::Findings => return Effect::Close,
            Action::Copy => {
                let picked = self.members().first().copied();
                let found = picked.and_then(|i| dossier.findings.get(i));
                return found.map_or(Effect::Stay, |f| Effect::Clip(f.sentence.clone()));
            }
            _ => return Effect::Pass,
        }
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [
            (Action::Enter, "open"),
            (Action::Add, "take remedy"),
            (Action::Delete, "answer"),
            (Action::NextPane, "severity, answered"),
            (Action::Right, "unfold"),
            (Action::Back, "back"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => format!("row {} of {n}", self.picked + 1),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.arrange(ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        self.show(View::BySeverity, ctx);
        let is_it = |line: &Line| matches!(line, Line::Member(_, i) if dossier.findings[*i].subject == subject);
        self.picked = self.lines.iter().position(is_it).unwrap_or(0);
    }
}

impl Findings {
    fn show(&mut self, view: View, ctx: &Ctx) {
        self.view = view;
        self.open.clear();
        (self.picked, self.top) = (0, 0);
        self.arrange(ctx);
    }
}
