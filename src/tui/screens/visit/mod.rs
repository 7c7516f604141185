//! A visit being prepared: what is missing first, who comes, what we want, what to ask; later what it brought.
//!
//! ```text
//! ┌ Still missing ──┬ Visit ─────────┐   from 120x30: all of it
//! ├ Who attends ────┴────────────────┤   below: missing, who and what for, questions;
//! ├ Objectives ─────┬▸Questions ─────┤   the middle one turns with Tab
//! ├ To expect ──────┤                │
//! └─────────────────┴────────────────┘
//! ```

mod draw;
mod hearing;
mod keys;
mod papers;
mod people;
mod places;
mod rows;
mod said;
mod top;

use crate::model::Visit as Record;
use crate::text::format::count;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{Debriefed, FormKind, Route};
use crate::tui::screen::Screen;
use crate::workbench::brief::HeardLine;
use crate::workbench::visit::{Ask, VisitView};
use crate::workbench::{Dossier, short_day};
use hearing::Hearing;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
pub use top::Stand;
use top::Top;

pub use papers::Papers;

/// The panes with rows, in the order of Tab.
const TOP: usize = 0;
const PEOPLE: usize = 1;
const WANT: usize = 2;
const ASK: usize = 3;
const EXPECT: usize = 4;
const PANES: usize = 5;

/// The visit of an id.
pub struct Visit {
    /// Empty: the newest of the account.
    id: String,
    name: String,
    view: VisitView,
    /// Who may hear each question.
    heard: Vec<HeardLine>,
    /// Still to come, over, debriefed, cancelled.
    stand: Stand,
    /// What is missing; of a past visit what it brought.
    tops: Vec<Top>,
    focus: usize,
    picked: [usize; PANES],
    top: [usize; PANES],
    page: [usize; PANES],
    sure: bool,
    by_gain: bool,
    zoom: bool,
    /// Goes to what is missing, where something is.
    mends: bool,
}

impl Visit {
    /// With the focus on the questions.
    pub fn of(id: String) -> Self {
        Self {
            id,
            name: phrase!("Visit").to_owned(),
            view: VisitView::default(),
            heard: Vec::new(),
            stand: Stand::default(),
            tops: Vec::new(),
            focus: ASK,
            picked: [0; PANES],
            top: [0; PANES],
            page: [1; PANES],
            sure: false,
            by_gain: false,
            zoom: false,
            mends: false,
        }
    }

    /// With the focus on what is missing; where nothing is, on the questions.
    pub fn mending(id: String) -> Self {
        Self { mends: true, ..Self::of(id) }
    }

    /// The one that was put in last, as `mending`.
    pub fn newest() -> Self {
        Self::mending(String::new())
    }

    fn found<'a>(&self, ctx: &Ctx<'a>) -> Option<(&'a Dossier, &'a Record)> {
        let dossier = ctx.dossier?;
        let visit = dossier.account.visits.iter().find(|v| *v.id == self.id)?;
        Some((dossier, visit))
    }

    /// The questions of the visit, then the proposed ones; nothing is proposed once it is over.
    fn asks(&self) -> Vec<&Ask> {
        let mut proposed: Vec<&Ask> = self.view.proposed.iter().collect();
        if self.by_gain {
            proposed.sort_by(|a, b| b.gain.total_cmp(&a.gain));
        }
        proposed.retain(|_| self.stand == Stand::ToCome);
        self.view.chosen.iter().chain(proposed).collect()
    }

    fn len(&self, pane: usize, visit: &Record) -> usize {
        match pane {
            TOP => self.tops.len(),
            PEOPLE => visit.people.0.len(),
            WANT => rows::WANTS.len(),
            EXPECT => self.expects().len(),
            _ => self.asks().len(),
        }
    }

    /// What comes next, in a word, and its form.
    fn onwards(&self) -> (&'static str, FormKind) {
        match self.stand {
            Stand::Done | Stand::Cancelled => {
                (phrase!("plan again"), FormKind::VisitAgain(self.id.clone()))
            }
            Stand::ToCome | Stand::Over => ("debrief", FormKind::Debrief(self.id.clone())),
        }
    }

    /// What `e` does in the first pane.
    fn put_right(&self) -> &'static str {
        match self.stand {
            Stand::ToCome => phrase!("put right"),
            Stand::Over => "debrief",
            Stand::Done => phrase!("change what it brought"),
            Stand::Cancelled => "status",
        }
    }

    /// The visit before or after, by day.
    fn step(&mut self, ctx: &Ctx, by: isize) -> Effect {
        let Some((dossier, _)) = self.found(ctx) else {
            return Effect::Close;
        };
        let mut visits: Vec<&Record> = dossier.account.visits.iter().collect();
        visits.sort_by_key(|v| (v.date.map(|d| (d.date, d.minute)), v.key));
        let here = visits.iter().position(|v| *v.id == self.id).unwrap_or(0);
        let to = here.checked_add_signed(by).and_then(|to| visits.get(to));
        match to {
            Some(visit) => {
                let (focus, zoom) = (self.focus, self.zoom);
                *self = Self { focus, zoom, ..Self::of(visit.id.to_string()) };
                self.refresh(ctx);
                Effect::Stay
            }
            None if by < 0 => Effect::Say(phrase!("this is the first visit").to_owned()),
            None => {
                Effect::Say(phrase!("this is the last visit; n v plans the next one").to_owned())
            }
        }
    }
}

impl Screen for Visit {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        match self.found(ctx) {
            Some((dossier, visit)) => draw::all(self, buf, area, ctx, (dossier, visit)),
            None => crate::tui::components::layout::nothing(
                buf,
                area,
                ctx,
                phrase!("Visit"),
                phrase!("this visit is gone; u brings it back"),
            ),
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let Some((dossier, visit)) = self.found(ctx) else {
            return Effect::Pass;
        };
        let sure = std::mem::take(&mut self.sure);
        let (focus, len) = (self.focus, self.len(self.focus, visit));
        if move_mark(&mut self.picked[focus], len, self.page[focus], action) {
            return Effect::Stay;
        }
        match action {
            Action::NextPane => self.focus = (focus + 1) % PANES,
            Action::PreviousPane => self.focus = (focus + PANES - 1) % PANES,
            Action::Pane(n) => self.focus = usize::from(n.saturating_sub(1)).min(PANES - 1),
            Action::Order => self.by_gain = !self.by_gain,
            Action::Zoom => self.zoom = !self.zoom,
            Action::Back if self.zoom => self.zoom = false,
            Action::Before => return self.step(ctx, -1),
            Action::After => return self.step(ctx, 1),
            Action::Brief => return Effect::Open(Route::Brief(Some(self.id.clone()))),
            Action::View => return Effect::Over(Box::new(Hearing::of(self.id.clone()))),
            Action::Advance => return Effect::Form(self.onwards().1),
            Action::Rehearse if self.stand == Stand::ToCome => {
                if self.expects().is_empty() {
                    return Effect::Say(
                        phrase!("nothing is expected yet: a adds what they may say").to_owned(),
                    );
                }
                return Effect::Form(FormKind::Rehearsal(self.id.clone()));
            }
            Action::SaveFile if visit.debrief.result.is_some() => {
                let of = Debriefed::Visit(self.id.clone());
                return Effect::Open(Route::Documents(of));
            }
            Action::SaveFile => {
                return Effect::Say(phrase!("the report comes with the debrief").to_owned());
            }
            Action::Copy => return Effect::Clip(said::mail(ctx, dossier, visit)),
            Action::CopyAll => return Effect::Clip(said::report(ctx, dossier, visit)),
            _ => return self.with_row(action, ctx, (dossier, visit), sure),
        }
        Effect::Stay
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        let on = (Action::Advance, self.onwards().0);
        let brief = (Action::Brief, "brief");
        let next = (Action::After, "next visit");
        let done = self.found(ctx).is_some_and(|(_, visit)| visit.debrief.result.is_some());
        let paper = done.then(|| (Action::SaveFile, "report, mail".to_owned()));
        let keys = words(&match self.focus {
            ASK => vec![
                (Action::Tick, "tick"),
                (Action::Add, "add"),
                (Action::Edit, "reword"),
                (Action::Plus, "up"),
                (Action::View, "who may hear it"),
                (Action::NextPane, "to expect"),
                brief,
                on,
                next,
            ],
            EXPECT => vec![
                (Action::Tick, "take over"),
                (Action::Rehearse, "rehearse"),
                (Action::Edit, "answer"),
                (Action::Add, "add"),
                (Action::Delete, "drop"),
                brief,
                on,
                (Action::CopyAll, "copy report"),
            ],
            WANT => vec![
                (Action::Edit, "edit"),
                brief,
                on,
                (Action::Copy, "copy mail"),
                (Action::CopyAll, "copy report"),
                next,
            ],
            PEOPLE => vec![
                (Action::Enter, "their page"),
                (Action::Edit, "how they talk"),
                (Action::Add, "who comes"),
                (Action::Delete, "not coming"),
                brief,
                on,
            ],
            _ => vec![
                (Action::Edit, self.put_right()),
                (Action::NextPane, "who attends"),
                brief,
                on,
                (Action::Copy, "copy mail"),
                next,
            ],
        });
        paper.into_iter().chain(keys).collect()
    }

    fn status(&self, _: &Ctx) -> String {
        if self.stand != Stand::ToCome {
            return String::new();
        }
        match self.tops.len() {
            0 => phrase!("nothing is missing").to_owned(),
            n => phrase!("{} missing", count(n, "thing")),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        if self.id.is_empty() {
            let visits = ctx.dossier.map_or(&[][..], |d| &d.account.visits.0);
            let newest = visits.iter().max_by_key(|v| v.key);
            self.id = newest.map(|v| v.id.to_string()).unwrap_or_default();
        }
        let Some((dossier, visit)) = self.found(ctx) else {
            return;
        };
        let day = visit.date.map(|d| short_day(d.date, ctx.today()));
        self.name =
            day.map_or_else(|| phrase!("Visit").to_owned(), |day| phrase!("Visit {day}", day));
        self.view = ctx.read(ctx.bench.visit_view(dossier, visit)).unwrap_or_default();
        let asks = self.view.chosen.iter().chain(&self.view.proposed);
        self.heard =
            ctx.read(ctx.bench.heard_questions(&dossier.account, visit, asks)).unwrap_or_default();
        self.stand = Stand::of(visit, ctx.today());
        self.tops = top::tops(&self.view, self.stand, ctx, (dossier, visit));
        for pane in 0..PANES {
            let last = self.len(pane, visit).saturating_sub(1);
            self.picked[pane] = self.picked[pane].min(last);
        }
        if std::mem::take(&mut self.mends) && !self.view.is_ready() {
            self.focus = TOP;
        }
        if self.focus == TOP && self.tops.is_empty() {
            self.focus = ASK;
        }
    }
}
