//! What keys do on a person of the list.

use super::marks::{Mark, digit, still_true};
use super::{DeedMenu, People, PeopleList};
use crate::model::{Person, Record};
use crate::text::format::count;
use crate::tui::action::{Action, Thing};
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::workbench::{Dossier, Pair, Way, why};

impl People {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let len = self.len(ctx);
        if move_mark(&mut self.picked, len, self.page, action) {
            (self.way, self.asked, self.turn) = (None, None, 0);
            return Effect::Stay;
        }
        match action {
            Action::Add => return Effect::Form(FormKind::Person(None)),
            Action::Filter => {
                self.filter.begin();
                return Effect::Stay;
            }
            Action::Back if self.unfiltered(ctx) => return Effect::Stay,
            Action::Order => return self.turn_order(ctx),
            Action::NextMark => return self.turn_mark(ctx),
            Action::Since => return self.turn_since(ctx),
            Action::Enter if self.person(ctx).is_none() => return gone(ctx),
            _ => {}
        }
        let (Some(dossier), Some(person)) = (ctx.dossier, self.person(ctx)) else {
            return Effect::Pass;
        };
        let asked = std::mem::take(&mut self.asked);
        match action {
            Action::Delete if asked.as_deref() == Some(person.id.as_str()) => {
                Effect::Remove(Person::SCHEMA.record, person.key)
            }
            Action::Delete => self.ask(ctx, dossier, person),
            Action::Tick => self.tick(person),
            Action::Merge => self.merge(ctx, dossier, person),
            Action::Confirm => self.confirm(ctx, dossier, person),
            Action::Route => self.route(ctx, person),
            Action::WhatIf => Effect::Open(Route::WhatIf(person.id.to_string())),
            Action::PlanRoute => {
                let own = self.way.as_ref().filter(|way| way.to == *person.id);
                plan_route(ctx, &person.id, own.map(|way| (way, self.turn)))
            }
            Action::Why => self.why(ctx, dossier, person),
            Action::Left => self.fold(ctx, dossier),
            Action::Right => self.unfold(ctx, dossier),
            action => on_person(action, self.mark, person, ctx),
        }
    }

    fn turn_mark(&mut self, ctx: &Ctx) -> Effect {
        self.mark = self.mark.next();
        Effect::Say(phrase!(
            "{} {} change {} now",
            ctx.keymap.key(Action::Plus),
            ctx.keymap.key(Action::Minus),
            self.mark.title(ctx)
        ))
    }

    /// What the route rests on while one is asked for, else what is known of the person.
    fn why(&self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        let way = self.way.as_ref().filter(|way| way.to == *person.id);
        let parts = way
            .and_then(|way| why::route(ctx.bench, dossier, way))
            .or_else(|| why::person(ctx.bench, dossier, &person.id));
        parts.map_or(Effect::Pass, |parts| Effect::Open(Route::Why(parts)))
    }

    /// Draws the route to the person; again: the next one.
    fn route(&mut self, ctx: &Ctx, person: &Person) -> Effect {
        match &self.way {
            Some(way) if way.to == *person.id && !way.routes.is_empty() => {
                self.turn = (self.turn + 1) % way.routes.len();
            }
            _ => match ctx.bench.way_to(ctx.dossier, &person.id) {
                Ok(way) => (self.way, self.turn) = (Some(way), 0),
                Err(refusal) => return Effect::Say(refusal.to_string()),
            },
        }
        self.route_said(ctx)
    }

    /// The only route, in words, as no key changes what is drawn; of several which one is drawn.
    fn route_said(&self, ctx: &Ctx) -> Effect {
        match self.way.as_ref().map_or(&[][..], |way| &way.routes) {
            [] => Effect::Stay,
            [only] => {
                let steps = only.steps.iter().map(|(_, name)| name.as_str());
                let steps: Vec<&str> = std::iter::once("you").chain(steps).collect();
                let step = format!(" {} ", ctx.theme.glyphs.step);
                Effect::Say(phrase!("this is the only route: {}", steps.join(&step)))
            }
            all => Effect::Say(phrase!("route {} of {}", self.turn + 1, all.len())),
        }
    }

    fn tick(&mut self, person: &Person) -> Effect {
        if !self.ticked.remove(&*person.id) {
            self.ticked.insert(person.id.to_string());
        }
        self.picked = (self.picked + 1).min(self.rows.len().saturating_sub(1));
        Effect::Stay
    }

    /// A look at the two ticked people as one: the one with the mark stays, else the first.
    fn merge(&self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        let people = dossier.account.people.iter();
        let mut two: Vec<&Person> = people.filter(|p| self.ticked.contains(&*p.id)).collect();
        two.sort_by_key(|p| p.id != person.id);
        let [stays, goes] = two.as_slice() else {
            let key = ctx.keymap.key(Action::Tick);
            return Effect::Say(phrase!("{key} ticks the two people who are one", key));
        };
        let pair = Pair::People { account: dossier.key, stays: stays.key, goes: goes.key };
        Effect::Open(Route::Merge(pair))
    }

    /// Still true today: the marks of the ticked, or of the picked one.
    fn confirm(&mut self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        let ticked = std::mem::take(&mut self.ticked);
        let people: Vec<&Person> = dossier
            .account
            .people
            .iter()
            .filter(|p| if ticked.is_empty() { p.id == person.id } else { ticked.contains(&*p.id) })
            .collect();
        still_true(ctx, &people)
    }

    fn ask(&mut self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        self.asked = Some(person.id.to_string());
        let contacts = dossier.account.contacts.iter().filter(|c| c.people.has(&person.id)).count();
        let key = ctx.keymap.key(Action::Delete);
        let with = count(contacts, "contact");
        Effect::Say(phrase!("{} again takes {} away, who is in {}", key, *person.name, with))
    }
}

/// What keys do on a person wherever one is picked on the map: list, grid and web.
pub fn on_person(action: Action, mark: Mark, person: &Person, ctx: &Ctx) -> Effect {
    let id = || person.id.to_string();
    match action {
        Action::Enter => Effect::Open(Route::Person(id())),
        Action::Make(Thing::Tie) => Effect::Form(FormKind::Tie { from: Some(id()), key: None }),
        Action::Edit => Effect::Form(FormKind::Person(Some(id()))),
        Action::AddOver => Effect::Form(FormKind::Boss(id())),
        Action::Plus => mark.step(ctx, person, 1),
        Action::Minus => mark.step(ctx, person, -1),
        Action::Advance => Effect::Over(Box::new(DeedMenu::of(person))),
        action => match digit(action) {
            Some(digit) => mark.by_digit(ctx, person, digit),
            None => Effect::Pass,
        },
    }
}

/// The route that is drawn, else the best one to this person, as introductions and things to do.
pub fn plan_route(ctx: &Ctx, person: &str, drawn: Option<(&Way, usize)>) -> Effect {
    let Some(dossier) = ctx.dossier else {
        return Effect::Pass;
    };
    let planned = match drawn {
        Some((way, turn)) => ctx.bench.plan_route(dossier, way, turn),
        None => {
            let way = ctx.bench.way_to(Some(dossier), person);
            way.and_then(|way| ctx.bench.plan_route(dossier, &way, 0))
        }
    };
    Effect::of(planned)
}

/// Those who left, as a list.
pub fn gone(ctx: &Ctx) -> Effect {
    let Some(dossier) = ctx.dossier else {
        return Effect::Pass;
    };
    let here: std::collections::BTreeSet<usize> = dossier.people.iter().map(|l| l.index).collect();
    let people = dossier.account.people.iter().enumerate();
    let gone = people.filter(|(at, _)| !here.contains(at)).map(|(_, p)| p.id.to_string());
    let ids: Vec<String> = gone.collect();
    match ids.is_empty() {
        true => Effect::Pass,
        false => Effect::Over(Box::new(PeopleList::new(phrase!("left").to_owned(), ids))),
    }
}
