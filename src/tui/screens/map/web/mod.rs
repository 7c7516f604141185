//! The map as a web: who could introduce me to the person in the middle, step by step, the route drawn.
//!
//! ```text
//! ┌▸Map  tree  grid  [web]  around Ingrid Dahl ─────────────────────────┐
//! │ us         who knows us       whom they know       one more         │
//! │  you ━┿━ 2 ━ Jonas Falk ━ 1 ┷━ Erik Naess ━ 3 ━ ▸Ingrid Dahl       │
//! ├ Routes ─────────────────────────────────────────────────────────────┤
//! └─────────────────────────────────────────────────────────────────────┘
//! ```

mod across;
mod anchor;
mod chart;
mod draw;
mod place;
mod sheet;
mod steps;
mod tracks;

pub use steps::state as introduction_state;

use crate::model::{Person, Record as _, Tie, TieKind};
use crate::text::parse::narrow;
use crate::tui::action::{Action, Thing};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::map::{Filter, FilterKey};
use crate::tui::panes::map::{Mark, on_person, plan_route};
use crate::tui::panes::still_true;
use crate::tui::route::{FormKind, Route};
use crate::tui::terminal::Event;
use crate::workbench::introduction::{introduction, planned, tie_between};
use crate::workbench::{Dossier, Way, Web as Roads, WebRoad, folded, why};
use place::Picture;
use std::collections::BTreeSet;

/// The web around one person.
#[derive(Default)]
pub struct Web {
    middle: Option<String>,
    picked: Option<String>,
    web: Roads,
    /// Whose marks are belief, as places in the web.
    belief: BTreeSet<usize>,
    way: Option<Way>,
    turn: usize,
    on_steps: bool,
    step: usize,
    picture: Picture,
    /// Counts what the picture depends on beside its size and the route.
    revision: u64,
    /// What the picture was placed for: size, route, revision.
    placed: (u16, u16, usize, u64),
    /// Who has which place in it, the one in the middle first.
    seated: Vec<String>,
    filter: Filter,
    /// Who stood in the middle before another name was typed.
    before: Option<String>,
}

impl Web {
    /// Puts this person in the middle.
    pub fn put_in_the_middle(&mut self, id: &str, ctx: &Ctx) {
        self.middle = Some(id.to_owned());
        self.picked = self.middle.clone();
        (self.turn, self.step) = (0, 0);
        self.refresh(ctx);
    }

    /// Puts the mark on this person of the web.
    pub fn pick(&mut self, id: &str) {
        self.on_steps = false;
        self.picked = Some(id.to_owned());
    }

    /// Looks at the roads again, with the same person in the middle.
    pub fn refresh(&mut self, ctx: &Ctx) {
        self.revision += 1;
        let found = self.middle.as_deref().zip(ctx.dossier);
        self.web = found.and_then(|(id, d)| ctx.read(ctx.bench.web(d, id))).unwrap_or_default();
        let doubtful =
            ctx.dossier.iter().flat_map(|d| d.people.iter()).filter(|l| l.doubt.is_some());
        let doubtful: BTreeSet<usize> = doubtful.map(|l| l.index).collect();
        let people = self.web.people.iter().enumerate();
        self.belief =
            people.filter(|(_, p)| doubtful.contains(&p.index)).map(|(at, _)| at).collect();
        self.way = found.and_then(|(id, d)| ctx.read(ctx.bench.way_to(Some(d), id)));
        let routes = self.way.as_ref().map_or(0, |w| w.routes.len());
        self.turn = self.turn.min(routes.saturating_sub(1));
        self.step = self.step.min(self.steps().len().saturating_sub(1));
        if !self.picked.as_deref().is_some_and(|id| {
            ctx.dossier.is_some_and(|d| self.places(d).any(|(_, person)| *person.id == id))
        }) {
            self.picked = self.middle.clone();
        }
    }

    /// The person with the mark: of the web, or whom the picked step leads to.
    pub fn person<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Person> {
        let id = match self.on_steps {
            true => self.steps().get(self.step).map(|(id, _)| id.as_str()),
            false => self.picked.as_deref(),
        };
        ctx.dossier?.account.people.iter().find(|p| Some(p.id.as_str()) == id)
    }

    /// Is a name typed now?
    pub fn typing(&self) -> bool {
        self.filter.typing()
    }

    /// The name of the one in the middle.
    pub fn middle_name(&self, ctx: &Ctx) -> String {
        let people = ctx.dossier.map_or(&[][..], |d| &d.account.people.0);
        let found = people.iter().find(|p| Some(p.id.as_str()) == self.middle.as_deref());
        found.map_or(phrase!("nobody").to_owned(), |p| p.name.to_string())
    }

    fn steps(&self) -> &[(String, String)] {
        let route = self.way.as_ref().and_then(|w| w.routes.get(self.turn));
        route.map_or(&[][..], |r| &r.steps)
    }

    /// The people of the web with their places.
    fn places<'a>(&self, dossier: &'a Dossier) -> impl Iterator<Item = (usize, &'a Person)> {
        let people = &dossier.account.people;
        self.web.people.iter().enumerate().filter_map(|(at, p)| Some((at, people.get(p.index)?)))
    }

    /// Answers an action; nothing where it is not the web's.
    pub fn act(&mut self, action: Action, ctx: &Ctx, mark: Mark, whole: bool) -> Option<Effect> {
        let dossier = ctx.dossier?;
        match action {
            Action::NextPane | Action::PreviousPane if whole => {
                self.on_steps = !self.on_steps && !self.steps().is_empty();
                return Some(Effect::Stay);
            }
            Action::Filter => {
                self.before.clone_from(&self.middle);
                self.on_steps = false;
                self.filter.begin();
                return Some(Effect::Stay);
            }
            Action::Up | Action::Down | Action::Left | Action::Right => {
                self.go(action, dossier);
                return Some(Effect::Stay);
            }
            _ => {}
        }
        let person = self.person(ctx)?;
        let id = person.id.to_string();
        Some(match action {
            Action::Route => self.route(ctx, &id),
            Action::WhatIf => Effect::Open(Route::WhatIf(id)),
            Action::Add if self.on_steps => self.introduce(ctx, dossier),
            Action::Add | Action::Make(Thing::Tie) => {
                Effect::Form(FormKind::Tie { from: Some(id), key: None })
            }
            Action::Edit => match self.tie(dossier) {
                Some(tie) => Effect::Form(FormKind::Tie { from: None, key: Some(tie.key) }),
                None => Effect::Form(FormKind::Person(Some(id))),
            },
            Action::Delete => match self.tie(dossier) {
                Some(tie) => Effect::Remove(Tie::SCHEMA.record, tie.key),
                None => Effect::Say(
                    phrase!("no tie is picked: what joins them to us is the trust").to_owned(),
                ),
            },
            Action::Confirm => still_true(ctx, &[person]),
            Action::Why => {
                let parts = self.way.as_ref().and_then(|w| why::route(ctx.bench, dossier, w));
                parts.map_or(Effect::Stay, |parts| Effect::Open(Route::Why(parts)))
            }
            Action::PlanRoute => {
                let middle = self.middle.as_deref().unwrap_or(&id);
                plan_route(ctx, middle, self.way.as_ref().map(|way| (way, self.turn)))
            }
            Action::NextMark | Action::Since | Action::SaveFile => return None,
            action => on_person(action, mark, person, ctx),
        })
    }

    /// Takes what is typed: the best name stands in the middle at once.
    pub fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match self.filter.event(event)? {
            FilterKey::Done => {
                self.filter.clear();
            }
            FilterKey::Changed => {
                let found = self.best(ctx).or_else(|| self.before.clone());
                if found.is_some() && found != self.middle {
                    self.put_in_the_middle(&found.unwrap_or_default(), ctx);
                }
            }
            FilterKey::Move(_) => {}
        }
        Some(Effect::Stay)
    }

    /// Whose name answers best to what is typed.
    fn best(&self, ctx: &Ctx) -> Option<String> {
        let wanted = folded(self.filter.text().trim());
        let people = &ctx.dossier?.account.people;
        people
            .iter()
            .filter(|p| {
                !wanted.is_empty()
                    && p.left.is_none()
                    && !*p.placeholder
                    && self.filter.fits(ctx, p)
            })
            .min_by_key(|p| {
                let name = folded(&p.name);
                let begins = name.split_whitespace().any(|w| w.starts_with(&wanted));
                (!begins, !name.contains(&wanted))
            })
            .map(|p| p.id.to_string())
    }

    /// The next route to the middle; on another person: that one in the middle.
    fn route(&mut self, ctx: &Ctx, id: &str) -> Effect {
        if self.middle.as_deref() != Some(id) {
            self.on_steps = false;
            self.put_in_the_middle(id, ctx);
            return Effect::Stay;
        }
        let routes = self.way.as_ref().map_or(0, |w| w.routes.len());
        match routes {
            0 => Effect::Stay,
            1 => Effect::Say(phrase!("this is the only route").to_owned()),
            n => {
                self.turn = (self.turn + 1) % n;
                self.step = 0;
                Effect::Stay
            }
        }
    }

    /// The introduction on the picked step: the one that is asked for, else a new one.
    fn introduce(&self, ctx: &Ctx, dossier: &Dossier) -> Effect {
        let steps = self.steps();
        let from = self.step.checked_sub(1).and_then(|at| steps.get(at));
        let Some((from, to)) = from.zip(steps.get(self.step)) else {
            let log = ctx.keymap.key(Action::Log);
            return Effect::Say(phrase!("you know them yourself: {log} logs a contact", log));
        };
        use crate::model::IntroductionResult::{Agreed, Asked};
        let last = introduction(&dossier.account, &from.0, &to.0, ctx.today());
        let open = last.filter(|i| matches!(i.result, None | Some(Asked | Agreed)));
        let open = open.or_else(|| planned(&dossier.account, &from.0, &to.0));
        Effect::Form(FormKind::Introduction {
            through: Some(from.0.clone()),
            to: Some(to.0.clone()),
            key: open.map(|i| i.key),
        })
    }

    /// The tie that `e` edits: of the picked step; of the picked person to the middle, to whom the route goes
    /// on from them, or by whom they are reached.
    pub fn tie<'a>(&self, dossier: &'a Dossier) -> Option<&'a Tie> {
        let account = &dossier.account;
        let steps = self.steps();
        let between = |a: Option<&(String, String)>, b: Option<&(String, String)>| {
            tie_between(account, &a?.0, &b?.0)
        };
        if self.on_steps {
            return between(before(steps, self.step), steps.get(self.step));
        }
        let picked = self.picked.as_deref()?;
        let place = steps.iter().position(|(id, _)| id == picked);
        if self.middle.as_deref() == Some(picked) {
            return between(before(steps, place?), steps.get(place?));
        }
        let at = self.places(dossier).find(|(_, p)| *p.id == picked).map(|(at, _)| at)?;
        let key = |road: &WebRoad| road.tie.map(|(_, key)| key);
        let direct = self
            .web
            .roads
            .iter()
            .find(|road| {
                [(road.from, Some(road.to)), (Some(road.to), road.from)]
                    .contains(&(Some(at), Some(0)))
            })
            .and_then(key)
            .and_then(|key| account.ties.iter().find(|t| t.key == key));
        direct.or_else(|| place.and_then(|p| between(steps.get(p), steps.get(p + 1)))).or_else(
            || {
                let by = self.web.people.get(at)?.by?;
                let from = self.places(dossier).find(|(place, _)| *place == by)?.1;
                tie_between(account, &from.id, picked)
            },
        )
    }

    /// Up and down a step, or to the nearest name in the direction of an arrow.
    fn go(&mut self, action: Action, dossier: &Dossier) {
        if self.on_steps {
            let last = self.steps().len().saturating_sub(1);
            self.step = match action {
                Action::Up => self.step.saturating_sub(1),
                Action::Down => (self.step + 1).min(last),
                _ => self.step,
            };
            return;
        }
        let spots = &self.picture.spots;
        let picked = self.picked.as_deref();
        let here = self.places(dossier).find(|(_, p)| Some(p.id.as_str()) == picked);
        let Some(from) = here.and_then(|(at, _)| spots.get(at + 1)) else {
            return;
        };
        let (dx, dy) = match action {
            Action::Left => (-1, 0),
            Action::Right => (1, 0),
            Action::Up => (0, -1),
            _ => (0, 1),
        };
        let next = (0..self.web.people.len())
            .filter_map(|at| {
                let to = spots.get(at + 1)?;
                let x = narrow::<_, i64>(to.column)? - narrow::<_, i64>(from.column)?;
                let y = i64::from(to.y) - i64::from(from.y);
                let (along, across) = (x * dx + y * dy, (x * dy).abs() + (y * dx).abs());
                let weight = if dx == 0 { along + 3 * across } else { 40 * along + across };
                (along > 0).then_some((weight, at))
            })
            .min();
        let next = next.and_then(|(_, at)| self.places(dossier).find(|(place, _)| *place == at));
        if let Some((_, person)) = next {
            self.picked = Some(person.id.to_string());
        }
    }

    /// "strength 5, works with Erik Naess   route 1 of 2".
    pub fn status(&self, ctx: &Ctx) -> String {
        let Some(dossier) = ctx.dossier else {
            return String::new();
        };
        let person = self.person(ctx).map(|p| p.id.to_string()).unwrap_or_default();
        let tie = self.tie(dossier).and_then(|tie| {
            let out = tie.from.is(&person);
            let other = if out { tie.to.0.as_deref() } else { tie.from.0.as_deref() };
            let other = dossier.account.people.iter().find(|p| Some(p.id.as_str()) == other)?;
            let word = match (tie.kind, out) {
                (TieKind::Influences, false) => phrase!("influenced by"),
                (kind, _) => ctx.bench.words.word("tie", crate::model::Choice::word(kind)),
            };
            let strength = tie.strength.unwrap_or(1);
            Some(phrase!("strength {}, {} {}", strength, word, *other.name))
        });
        let routes = self.way.as_ref().map_or(0, |w| w.routes.len());
        let route = match routes {
            0 => phrase!("no route").to_owned(),
            n => phrase!("route {} of {}", self.turn + 1, n),
        };
        [tie, Some(route)].into_iter().flatten().collect::<Vec<_>>().join("   ")
    }

    /// The keys here.
    pub fn footer(&self) -> Vec<(Action, &'static str)> {
        let add = if self.on_steps { "introduction" } else { phrase!("add tie") };
        let other = if self.on_steps { phrase!("to the web") } else { phrase!("to the steps") };
        vec![
            (Action::Enter, "person"),
            (Action::Route, "next route"),
            (Action::PlanRoute, "plan it"),
            (Action::Add, add),
            (Action::Edit, "edit tie"),
            (Action::NextPane, other),
            (Action::View, "tree"),
            (Action::Filter, "centre on"),
            (Action::Delete, "take tie away"),
        ]
    }
}

fn before(steps: &[(String, String)], at: usize) -> Option<&(String, String)> {
    at.checked_sub(1).and_then(|at| steps.get(at))
}
