//! Everything to look at in one account: folded by cause, with the records and the remedy of the picked one.

mod draw;
mod groups;

use crate::rules::Finding;
use crate::tui::action::{Action, Place};
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::{reword_remedy, take_remedy};
use crate::tui::route::Asked;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::workbench::Dossier;
use crate::workbench::Operation;
use crate::workbench::today::taken_back;
use groups::{FindingGroup, FindingView, by_answer, by_cause, by_severity, next};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::collections::BTreeSet;

#[derive(Clone, Copy, PartialEq, Eq)]
enum FindingLine {
    FindingGroup(usize),
    Member(usize, usize),
    /// What of the account cannot both be true: it leads to the disputes.
    Disputes,
}

/// The findings of the picked account.
pub struct Findings {
    view: FindingView,
    groups: Vec<FindingGroup>,
    open: BTreeSet<String>,
    lines: Vec<FindingLine>,
    /// So many facts of the account cannot both be true.
    disputes: usize,
    picked: usize,
    top: usize,
    page: usize,
}

impl Default for Findings {
    fn default() -> Self {
        Self {
            view: FindingView::ByCause,
            groups: Vec::new(),
            open: BTreeSet::new(),
            lines: Vec::new(),
            disputes: 0,
            picked: 0,
            top: 0,
            page: 1,
        }
    }
}

impl Findings {
    fn arrange(&mut self, ctx: &Ctx) {
        self.disputes = ctx.dossier.map_or(0, |d| d.disputes);
        self.groups = match (ctx.dossier, self.view) {
            (None, _) => Vec::new(),
            (Some(dossier), FindingView::ByCause) => by_cause(ctx, dossier),
            (Some(dossier), FindingView::BySeverity) => by_severity(ctx, dossier),
            (Some(dossier), FindingView::Answered) => by_answer(ctx, dossier),
        };
        self.unfold();
    }

    fn unfold(&mut self) {
        self.lines.clear();
        for (g, group) in self.groups.iter().enumerate() {
            self.lines.push(FindingLine::FindingGroup(g));
            if self.is_open(group) {
                self.lines.extend(group.members.iter().map(|i| FindingLine::Member(g, *i)));
            }
        }
        if self.disputes > 0 && self.view != FindingView::Answered {
            self.lines.push(FindingLine::Disputes);
        }
        self.picked = self.picked.min(self.lines.len().saturating_sub(1));
    }

    /// By cause a row opens when it is asked for; by severity all are open until they are folded.
    fn is_open(&self, group: &FindingGroup) -> bool {
        self.open.contains(&group.word) != (self.view != FindingView::ByCause)
    }

    fn turn(&mut self, open: bool) {
        let Some((FindingLine::FindingGroup(g) | FindingLine::Member(g, _), group)) = self.line()
        else {
            return;
        };
        if self.is_open(group) != open {
            let title = group.word.clone();
            if !self.open.remove(&title) {
                self.open.insert(title);
            }
            let row = self.lines.iter().position(|l| *l == FindingLine::FindingGroup(g));
            self.picked = row.unwrap_or(self.picked);
            self.unfold();
        }
    }

    fn line(&self) -> Option<(FindingLine, &FindingGroup)> {
        let line = *self.lines.get(self.picked)?;
        let (FindingLine::FindingGroup(g) | FindingLine::Member(g, _)) = line else {
            return None;
        };
        Some((line, self.groups.get(g)?))
    }

    /// The findings of the picked row: all of its group, or the one.
    fn members(&self) -> Vec<usize> {
        match self.line() {
            Some((FindingLine::FindingGroup(_), group)) => group.members.clone(),
            Some((FindingLine::Member(_, i), _)) => vec![i],
            Some((FindingLine::Disputes, _)) | None => Vec::new(),
        }
    }

    fn answer(&self, dossier: &Dossier) -> Effect {
        let asked: Vec<Asked> = self
            .members()
            .iter()
            .filter_map(|i| dossier.findings.get(*i).map(Asked::from))
            .collect();
        match asked.is_empty() {
            true => Effect::Stay,
            false => Effect::Open(Route::Answer(dossier.key, asked)),
        }
    }

    /// The findings of the row are looked at again.
    fn take_back(&self, dossier: &Dossier) -> Effect {
        let found: Vec<&Finding> =
            self.members().iter().filter_map(|i| dossier.findings.get(*i)).collect();
        let label = match found.as_slice() {
            [] => return Effect::Stay,
            [one] => phrase!("answer taken back: {}", one.title),
            several => phrase!("{} answers taken back", several.len()),
        };
        let back = found.iter().map(|f| taken_back(&dossier.account, f.code, &f.subject));
        Effect::Do(back.fold(Operation::default(), Operation::and).labelled(label))
    }

    fn enter(&mut self, dossier: &Dossier, _ctx: &Ctx) -> Effect {
        if self.lines.get(self.picked) == Some(&FindingLine::Disputes) {
            return Effect::Open(Route::Disputes(Some(dossier.key)));
        }
        match self.line() {
            Some((FindingLine::FindingGroup(_), group)) if group.members.len() != 1 => {
                let open = !self.is_open(group);
                self.turn(open);
                Effect::Stay
            }
            Some((FindingLine::FindingGroup(_), group)) => go(dossier, group.members[0]),
            Some((FindingLine::Member(_, i), _)) => go(dossier, i),
            Some((FindingLine::Disputes, _)) | None => Effect::Stay,
        }
    }
}

fn go(dossier: &Dossier, at: usize) -> Effect {
    let found = &dossier.findings[at];
    // What is to be taken over when somebody left has a screen of its own.
    match found.code {
        "person_left" => return Effect::Open(Route::Left(found.subject.clone())),
        "orphaned_ties" => return Effect::Open(Route::Place(Place::LEFT)),
        _ => {}
    }
    Effect::GoTo(dossier.key, found.subject.clone())
}

impl Screen for Findings {
    fn name(&self) -> String {
        phrase!("Findings").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.draw_on(buf, area, ctx);
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
            Action::Enter => return self.enter(dossier, ctx),
            Action::Why => {
                return self.members().first().map_or(Effect::Stay, |i| go(dossier, *i));
            }
            Action::Add => {
                let picked = self.members().first().copied();
                let found = picked.and_then(|i| dossier.findings.get(i));
                return found.map_or(Effect::Stay, |f| take_remedy(ctx, dossier, f));
            }
            Action::Edit if self.view != FindingView::Answered => {
                let picked = self.members().first().copied();
                let found = picked.and_then(|i| dossier.findings.get(i));
                return found.map_or(Effect::Stay, reword_remedy);
            }
            Action::Advance if self.view == FindingView::Answered => {
                return self.take_back(dossier);
            }
            Action::Delete | Action::Edit => return self.answer(dossier),
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
        if self.view == FindingView::Answered {
            return words(&[
                (Action::Enter, "open"),
                (Action::Advance, "take the answer back"),
                (Action::Delete, "answer again"),
                (Action::NextPane, "by cause"),
                (Action::Back, "back"),
            ]);
        }
        words(&[
            (Action::Enter, "open"),
            (Action::Add, "take remedy"),
            (Action::Edit, "in your words"),
            (Action::Delete, "answer"),
            (Action::NextPane, "severity, answered"),
            (Action::Right, "unfold"),
            (Action::Back, "back"),
            (Action::Order, "order"),
            (Action::View, "next view"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => phrase!("row {} of {}", self.picked + 1, n),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.arrange(ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        self.show(FindingView::BySeverity, ctx);
        self.picked = self.lines.iter().position(|line| matches!(line, FindingLine::Member(_, i) if dossier.findings[*i].subject == subject)).unwrap_or(0);
    }
}

impl Findings {
    fn show(&mut self, view: FindingView, ctx: &Ctx) {
        self.view = view;
        self.open.clear();
        (self.picked, self.top) = (0, 0);
        self.arrange(ctx);
    }
}
