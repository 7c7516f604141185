//! What the keys do on the page of a person.

use super::Person;
use super::items::{Part, PersonGoal, PersonGroup, PersonItem};
use crate::model::Person as Record;
use crate::tui::action::{Action, Thing};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::map::{DeedMenu, plan_route};
use crate::tui::panes::{attitude, still_true, take_remedy, warmth};
use crate::tui::route::{FormKind, Route};
use crate::tui::theme::Role;
use crate::workbench::operation;
use crate::workbench::{Dossier, why};

impl Person {
    pub(super) fn answer(&mut self, action: Action, asked: bool, ctx: &Ctx) -> Effect {
        let (Some(dossier), Some(person)) = (ctx.dossier, self.person(ctx)) else {
            return Effect::Pass;
        };
        match action {
            Action::Back => Effect::Close,
            Action::Enter => self.enter(dossier, ctx),
            Action::Add => self.add(dossier, person, ctx),
            Action::Make(Thing::Tie) => self.new_tie(),
            Action::Edit => self.edit(),
            Action::Advance if self.item().is_none_or(|i| i.part == Part::Findings) => {
                Effect::Over(Box::new(DeedMenu::of(person)))
            }
            Action::Advance => self.advance(),
            Action::Delete => self.take_away(asked, dossier, ctx),
            Action::Plus => attitude(ctx, person, 1),
            Action::Minus => attitude(ctx, person, -1),
            Action::Confirm => match self.item().filter(|i| i.part == Part::Topics) {
                Some(item) => still_so(item, ctx),
                None => still_true(ctx, &[person]),
            },
            Action::PlanRoute => plan_route(ctx, &self.id, None),
            Action::Route => Effect::Open(Route::Web(self.id.clone())),
            Action::WhatIf => Effect::Open(Route::WhatIf(self.id.clone())),
            Action::Make(Thing::Gift) => Effect::Form(FormKind::Gift(Some(self.id.clone()))),
            Action::Log => Effect::Open(Route::Log(Some(format!("{} ", *person.name)))),
            Action::Why => match self.item().map(|i| &i.goal) {
                Some(PersonGoal::Finding(_)) => self.enter(dossier, ctx),
                _ => why::person(ctx.bench, dossier, &self.id)
                    .map_or(Effect::Stay, |parts| Effect::Open(Route::Why(parts))),
            },
            Action::Copy => self.copy(),
            Action::Before => self.neighbour(-1, dossier, ctx),
            Action::After => self.neighbour(1, dossier, ctx),
            _ => Effect::Pass,
        }
    }

    fn turn_to(&mut self, id: String, ctx: &Ctx) -> Effect {
        use crate::tui::screen::Screen as _;
        *self = Self::of(id);
        self.refresh(ctx);
        Effect::Stay
    }

    /// The person before or after this one on the map.
    fn neighbour(&mut self, by: isize, dossier: &Dossier, ctx: &Ctx) -> Effect {
        let id = |l: &crate::workbench::PersonLine| dossier.account.people[l.index].id.to_string();
        let ids: Vec<String> = dossier.people.iter().map(id).collect();
        let here = ids.iter().position(|id| *id == self.id);
        let next = here.and_then(|at| ids.get(at.checked_add_signed(by)?));
        match next {
            Some(id) => self.turn_to(id.clone(), ctx),
            None => Effect::Stay,
        }
    }

    fn enter(&mut self, dossier: &Dossier, ctx: &Ctx) -> Effect {
        match self.item().map(|i| i.goal.clone()) {
            Some(PersonGoal::Form(kind)) => Effect::Form(kind),
            Some(PersonGoal::Person(id)) => self.turn_to(id, ctx),
            Some(PersonGoal::Finding(at)) => match dossier.findings.get(at) {
                Some(found) => Effect::Open(Route::Why(why::finding(found))),
                None => Effect::Stay,
            },
            Some(PersonGoal::None) | None => Effect::Stay,
        }
    }

    fn new_tie(&self) -> Effect {
        Effect::Form(FormKind::Tie { from: Some(self.id.clone()), key: None })
    }

    /// What the pane with the focus holds; on a finding its remedy.
    fn add(&self, dossier: &Dossier, person: &Record, ctx: &Ctx) -> Effect {
        let record = |sheet, owner| Effect::Form(FormKind::Record { sheet, key: None, owner });
        let item = self.item();
        let id = self.id.clone();
        match (self.group, item.map(|i| (i.part, &i.goal))) {
            (Some(PersonGroup::Findings), Some((_, PersonGoal::Finding(at)))) => {
                let found = dossier.findings.get(*at);
                found.map_or(Effect::Stay, |found| take_remedy(ctx, dossier, found))
            }
            (Some(PersonGroup::Known), Some((_, PersonGoal::Form(kind @ FormKind::Intel(_))))) => {
                Effect::Form(kind.clone())
            }
            (Some(PersonGroup::Known), _) => Effect::Form(FormKind::Intel(None)),
            (Some(PersonGroup::Ties), Some((Part::Introductions, _))) => {
                Effect::Form(FormKind::Introduction { through: None, to: Some(id), key: None })
            }
            (Some(PersonGroup::Happened), Some((Part::Gifts, _))) => {
                Effect::Form(FormKind::Gift(Some(id)))
            }
            (Some(PersonGroup::Happened), Some((Part::Deeds, _))) => {
                record("deed", Some(person.key))
            }
            (Some(PersonGroup::Happened), _) => Effect::Form(FormKind::Contact(Some(id))),
            _ => self.new_tie(),
        }
    }

    fn edit(&self) -> Effect {
        let kind = self.item().and_then(|i| i.form.clone());
        Effect::Form(kind.unwrap_or_else(|| FormKind::Person(Some(self.id.clone()))))
    }

    /// What came of a contact, or of an introduction.
    fn advance(&self) -> Effect {
        match self.item().map(|i| (i.part, i.form.clone())) {
            Some((Part::Contacts, Some(FormKind::Happened(id)))) => {
                Effect::Form(FormKind::DebriefContact(id))
            }
            Some((Part::Introductions, Some(form))) => Effect::Form(form),
            _ => Effect::Pass,
        }
    }

    fn take_away(&mut self, asked: bool, dossier: &Dossier, ctx: &Ctx) -> Effect {
        let Some(item) = self.item() else {
            return Effect::Stay;
        };
        if let PersonGoal::Finding(at) = item.goal {
            let found = dossier.findings.get(at);
            return found.map_or(Effect::Stay, |found| {
                let (code, subject) = (found.code.to_owned(), found.subject.clone());
                Effect::Form(FormKind::Dismissal { code, subject })
            });
        }
        let Some((record, key)) = item.stored else {
            return Effect::Say(phrase!("there is no answer to take away").to_owned());
        };
        if asked {
            return Effect::Remove(record, key);
        }
        let delete = ctx.keymap.key(Action::Delete);
        let says = phrase!("{} again takes away: {} {}", delete, item.lead, item.text);
        self.asked = true;
        Effect::Say(says)
    }

    fn copy(&self) -> Effect {
        let Some(item) = self.item() else {
            return Effect::Pass;
        };
        let parts = [&item.lead, &item.text, &item.right];
        let said: Vec<&str> =
            parts.into_iter().map(|t| t.trim()).filter(|t| !t.is_empty()).collect();
        Effect::Clip(said.join("  "))
    }

    /// The route to them in one line.
    pub(super) fn route_line(&self, ctx: &Ctx) -> Option<(String, Role)> {
        let way = self.way.as_ref()?;
        let Some(route) = way.routes.first() else {
            return way.advice.clone().map(|text| (text, Role::Warn));
        };
        let arrow = format!(" {} ", ctx.theme.glyphs.step);
        let names = route.steps.iter().map(|(_, name)| name.as_str());
        let chain = std::iter::once("you").chain(names).collect::<Vec<_>>().join(&arrow);
        let (other, role) =
            match (route.compliance_risk, way.routes.iter().any(|r| r.compliance_risk)) {
                (true, _) => (phrase!("; by family: compliance risk"), Role::Warn),
                (_, true) => (phrase!("; another by family: compliance risk"), Role::Accent),
                _ => ("", Role::Accent),
            };
        let warm = warmth(route.steps.len(), route.cost);
        Some((phrase!("route   {chain}   in {warm}{other}", chain, warm, other), role))
    }
}

/// The answer of the picked topic is true today.
fn still_so(item: &PersonItem, ctx: &Ctx) -> Effect {
    match item.stored {
        Some((_, key)) => {
            let label = phrase!("{}: still true today", item.lead);
            Effect::Do(operation::intel::still_true(label, &[key], ctx.today()))
        }
        None => Effect::Say(phrase!("no answer yet; Enter gives one").to_owned()),
    }
}
