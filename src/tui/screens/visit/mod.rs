//! A visit being prepared: what is missing first, who comes, what we want, what to ask.
//!
//! ```text
//! ┌ Still missing ──┬ Visit ─────────┐   from 120x30: all of it
//! ├ Who attends ────┴────────────────┤   below: missing, who and what for, questions
//! ├ Objectives ─────┬▸Questions ─────┤
//! └─────────────────┴────────────────┘
//! ```

mod draw;
mod papers;
mod people;
mod rows;
mod said;

use super::visits::remove;
use super::{Brief, Screen};
use crate::model::{Edit, Record as _, Value, Visit as Record};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::FormKind;
use crate::tui::panes::move_mark;
use crate::workbench::visit::{Ask, Mend, VisitView, edits as change};
use crate::workbench::{Dossier, short_day};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use said::Say;

pub use papers::{Of, Papers};

/// The panes with rows, in the order of Tab.
const MISSING: usize = 0;
const PEOPLE: usize = 1;
const WANT: usize = 2;
const ASK: usize = 3;

/// The visit of an id.
pub struct Visit {
    id: String,
    name: String,
    view: VisitView,
    focus: usize,
    picked: [usize; 4],
    top: [usize; 4],
    page: [usize; 4],
    sure: bool,
    by_gain: bool,
}

impl Visit {
    /// With the focus on the questions.
    pub fn of(id: String) -> Self {
        Self {
            id,
            name: "Visit".to_owned(),
            view: VisitView::default(),
            focus: ASK,
            picked: [0; 4],
            top: [0; 4],
            page: [1; 4],
            sure: false,
            by_gain: false,
        }
    }

    /// The next one of the picked account.
    pub fn next(ctx: &Ctx) -> Option<Self> {
        let account = &ctx.dossier?.account;
        let next = crate::workbench::visit::next_visit(&account.visits, ctx.today())?;
        Some(Self::of(next.id.to_string()))
    }

    fn found<'a>(&self, ctx: &Ctx<'a>) -> Option<(&'a Dossier, &'a Record)> {
        let dossier = ctx.dossier?;
        let visit = dossier.account.visits.iter().find(|v| *v.id == self.id)?;
        Some((dossier, visit))
    }

    /// The questions of the visit, then the proposed ones.
    fn asks(&self) -> Vec<&Ask> {
        let mut proposed: Vec<&Ask> = self.view.proposed.iter().collect();
        if self.by_gain {
            proposed.sort_by(|a, b| b.gain.total_cmp(&a.gain));
        }
        self.view.chosen.iter().chain(proposed).collect()
    }

    fn len(&self, pane: usize, visit: &Record) -> usize {
        match pane {
            MISSING => self.view.missing.len(),
            PEOPLE => visit.people.0.len(),
            WANT => rows::wants(visit, &self.view).len(),
            _ => self.view.chosen.len() + self.view.proposed.len(),
        }
    }

    /// What Enter opens.
    fn enter(&self, dossier: &Dossier, visit: &Record) -> Effect {
        let at = self.picked[self.focus];
        match self.focus {
            MISSING => self.mend(),
            PEOPLE => match visit.people.0.get(at) {
                Some(id) => Effect::GoTo(dossier.key, id.clone()),
                None => Effect::Form(FormKind::Visit(Some(self.id.clone()))),
            },
            WANT => Effect::Form(FormKind::Visit(Some(self.id.clone()))),
            _ => match self.asks().get(at).and_then(|a| subject(a)) {
                Some(subject) => Effect::Form(FormKind::Intel(Some(subject))),
                None => self.edit(visit),
            },
        }
    }

    /// Opens what mends the picked gap.
    fn mend(&self) -> Effect {
        let gap = self.view.missing.get(self.picked[MISSING]);
        Effect::Form(match gap.map(|g| &g.mend) {
            Some(Mend::Profile(person)) => FormKind::Person(Some(person.clone())),
            Some(Mend::Topic(subject)) => FormKind::Intel(Some(subject.clone())),
            _ => FormKind::Visit(Some(self.id.clone())),
        })
    }

    /// `e`: a question is worded anew; what is missing is mended; else the visit as a form.
    fn edit(&self, visit: &Record) -> Effect {
        match self.focus {
            MISSING => self.mend(),
            ASK => match self.asks().get(self.picked[ASK]).copied() {
                Some(ask) => Effect::Open(Box::new(Say::reword(visit, ask))),
                None => Effect::Form(FormKind::Visit(Some(self.id.clone()))),
            },
            _ => Effect::Form(FormKind::Visit(Some(self.id.clone()))),
        }
    }

    fn tick(&self, dossier: &Dossier, visit: &Record) -> Effect {
        let at = self.picked[self.focus];
        match self.focus {
            ASK => match self.asks().get(at) {
                Some(ask) => match ask.place {
                    Some(place) => Effect::Do(
                        format!("question {} taken off", place + 1),
                        change::without_question(visit, place),
                    ),
                    None => Effect::Do(
                        format!("question {}", self.view.chosen.len() + 1),
                        vec![change::with_question(visit, dossier.key, ask)],
                    ),
                },
                None => Effect::Stay,
            },
            WANT => rows::take(visit, &self.view, dossier.key, at),
            _ => Effect::Stay,
        }
    }

    /// A question up or down among those that are asked.
    fn shift(&mut self, dossier: &Dossier, visit: &Record, by: isize) -> Effect {
        let at = self.picked[ASK];
        let Some(to) = at.checked_add_signed(by).filter(|to| *to < self.view.chosen.len()) else {
            return Effect::Stay;
        };
        let places = (self.view.chosen.get(at), self.view.chosen.get(to));
        let (Some(from), Some(there)) =
            (places.0.and_then(|a| a.place), places.1.and_then(|a| a.place))
        else {
            return Effect::Stay;
        };
        let edits = change::question_moved(visit, dossier.key, from, there);
        self.picked[ASK] = to;
        Effect::Do(format!("question {} is now {}", at + 1, to + 1), edits)
    }

    fn delete(&mut self, ctx: &Ctx, dossier: &Dossier, visit: &Record, sure: bool) -> Effect {
        let at = self.picked[self.focus];
        match self.focus {
            ASK if at < self.view.chosen.len() => self.tick(dossier, visit),
            PEOPLE => {
                let mut people = visit.people.0.clone();
                if at >= people.len() {
                    return Effect::Stay;
                }
                people.remove(at);
                let cells = vec![("people".to_owned(), Value::Words(people))];
                let edit = Edit::Update { schema: Record::SCHEMA, key: visit.key, cells };
                Effect::Do("one attendee less".to_owned(), vec![edit])
            }
            _ if sure => Effect::All(vec![remove(ctx, &self.id), Effect::Close]),
            _ => {
                self.sure = true;
                let key = ctx.keymap.key(Action::Delete);
                Effect::Say(format!("{key} again takes the visit away, with its questions"))
            }
        }
    }

    /// The visit before or after, by day.
    fn step(&mut self, ctx: &Ctx, by: isize) -> Effect {
        let Some((dossier, _)) = self.found(ctx) else {
            return Effect::Close;
        };
        let mut visits: Vec<&Record> = dossier.account.visits.iter().collect();
        visits.sort_by_key(|v| v.date.map(|d| (d.date, d.minute)));
        let here = visits.iter().position(|v| *v.id == self.id).unwrap_or(0);
        let to = here.checked_add_signed(by).and_then(|to| visits.get(to));
        match to {
            Some(visit) => {
                *self = Self::of(visit.id.to_string());
                self.refresh(ctx);
                Effect::Stay
            }
            None => Effect::Say("there is no further visit".to_owned()),
        }
    }

    fn add(&self, visit: &Record) -> Effect {
        match self.focus {
            ASK => Effect::Open(Box::new(Say::ask(visit))),
            _ => Effect::Form(FormKind::Visit(Some(self.id.clone()))),
        }
    }
}

/// `senior.concerns@dahl` of a question that answers a topic.
fn subject(ask: &Ask) -> Option<String> {
    let topic = ask.topic.as_ref()?;
    Some(match &ask.person {
        Some(person) => format!("{topic}@{person}"),
        None => topic.clone(),
    })
}

impl Screen for Visit {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        match self.found(ctx) {
            Some((dossier, visit)) => draw::all(self, buf, area, ctx, (dossier, visit)),
            None => super::nothing(buf, area, ctx, "Visit", "this visit is gone; u brings it back"),
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
            Action::NextPane => self.focus = (focus + 1) % 4,
            Action::PreviousPane => self.focus = (focus + 3) % 4,
            Action::Pane(n) => self.focus = usize::from(n.saturating_sub(1)).min(3),
            Action::Order => self.by_gain = !self.by_gain,
            Action::Enter => return self.enter(dossier, visit),
            Action::Edit => return self.edit(visit),
            Action::Add => return self.add(visit),
            Action::Tick => return self.tick(dossier, visit),
            Action::Plus if focus == ASK => return self.shift(dossier, visit, -1),
            Action::Minus if focus == ASK => return self.shift(dossier, visit, 1),
            Action::Delete => return self.delete(ctx, dossier, visit, sure),
            Action::Before => return self.step(ctx, -1),
            Action::After => return self.step(ctx, 1),
            Action::Brief => return Effect::Open(Box::new(Brief::of(Some(self.id.clone())))),
            Action::Advance => return Effect::Form(FormKind::Debrief(self.id.clone())),
            Action::SaveFile if visit.debrief.result.is_some() => {
                let of = Of::Visit(self.id.clone());
                return Effect::Open(Box::new(Papers::of(of)));
            }
            Action::SaveFile => return Effect::Say("the report comes with the debrief".to_owned()),
            Action::Copy => return Effect::Clip(said::mail(ctx, dossier, visit)),
            Action::CopyAll => return Effect::Clip(said::report(ctx, dossier, visit)),
            _ => return Effect::Pass,
        }
        Effect::Stay
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        let done = self.found(ctx).is_some_and(|(_, visit)| visit.debrief.result.is_some());
        let paper = done.then(|| (Action::SaveFile, "report, mail".to_owned()));
        let words: &[(Action, &str)] = match self.focus {
            ASK => &[
                (Action::Tick, "tick"),
                (Action::Add, "add"),
                (Action::Edit, "reword"),
                (Action::Plus, "up"),
                (Action::Brief, "brief"),
                (Action::Advance, "debrief"),
                (Action::After, "next visit"),
            ],
            WANT => &[
                (Action::Edit, "edit"),
                (Action::Tick, "take over"),
                (Action::Brief, "brief"),
                (Action::Advance, "debrief"),
                (Action::Copy, "copy mail"),
                (Action::CopyAll, "copy report"),
            ],
            _ => &[
                (Action::Enter, "open"),
                (Action::Edit, "edit"),
                (Action::Brief, "brief"),
                (Action::Advance, "debrief"),
                (Action::Copy, "copy mail"),
                (Action::After, "next visit"),
            ],
        };
        let words = words.iter().map(|(a, w)| (*a, (*w).to_owned()));
        paper.into_iter().chain(words).collect()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.view.missing.len() {
            0 => "nothing is missing".to_owned(),
            1 => "1 thing missing".to_owned(),
            n => format!("{n} things missing"),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let Some((dossier, visit)) = self.found(ctx) else {
            return;
        };
        let day = visit.date.map(|d| short_day(d.date, ctx.today()));
        self.name = day.map_or_else(|| "Visit".to_owned(), |day| format!("Visit {day}"));
        self.view = ctx.bench.visit_view(dossier, visit).unwrap_or_default();
        for pane in 0..4 {
            let last = self.len(pane, visit).saturating_sub(1);
            self.picked[pane] = self.picked[pane].min(last);
        }
    }
}
