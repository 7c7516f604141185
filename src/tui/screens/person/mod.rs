//! A person: who they are and what is known of them; ties, promises, deeds and contacts as a list.

mod facts;
mod items;

use super::{LogLine, Screen, Why};
use crate::model::Person as Record;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::FormKind;
use crate::tui::panes::said::words;
use crate::tui::panes::{attitude, move_mark, still_true};
use crate::tui::terminal::Event;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::workbench::{Way, why};
use crossterm::event::MouseEventKind;
use facts::facts;
use items::{Item, items};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this width on the list stands beside what is known.
const WIDE: u16 = 110;

/// The page of one person of the picked account.
pub struct Person {
    id: String,
    path: String,
    items: Vec<Item>,
    picked: usize,
    top: usize,
    page: usize,
    /// The list has the focus, else what is known.
    listed: bool,
    /// The first line of what is known that is drawn, how many there are, and how many fit.
    scroll: (usize, usize, usize),
    asked: bool,
    way: Option<Way>,
    turn: usize,
}

impl Person {
    /// Of the person of this id.
    pub fn of(id: String) -> Self {
        Self {
            id,
            path: String::new(),
            items: Vec::new(),
            picked: 0,
            top: 0,
            page: 1,
            listed: true,
            scroll: (0, 0, 1),
            asked: false,
            way: None,
            turn: 0,
        }
    }

    fn person<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Record> {
        let people = &ctx.dossier?.account.people;
        people.iter().find(|p| *p.id == *self.id)
    }

    fn turn_to(&mut self, id: String, ctx: &Ctx) -> Effect {
        *self = Self::of(id);
        self.refresh(ctx);
        Effect::Stay
    }

    /// The person before or after this one on the map.
    fn neighbour(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let Some(dossier) = ctx.dossier else {
            return Effect::Stay;
        };
        let ids: Vec<&str> = dossier
            .people
            .iter()
            .map(|l| &*dossier.account.people[l.index].id)
            .map(|id| id.as_str())
            .collect();
        let here = ids.iter().position(|id| *id == self.id);
        let next = here.and_then(|at| ids.get(at.checked_add_signed(by)?));
        match next {
            Some(id) => self.turn_to((*id).to_owned(), ctx),
            None => Effect::Stay,
        }
    }

    fn moved(&mut self, action: Action) -> bool {
        match self.listed {
            true => move_mark(&mut self.picked, self.items.len(), self.page, action),
            false => {
                let (top, lines, page) = &mut self.scroll;
                let most = lines.saturating_sub(*page) + 1;
                move_mark(top, most, *page, action)
            }
        }
    }

    fn item(&self) -> Option<&Item> {
        self.items.get(self.picked).filter(|_| self.listed)
    }

    fn edit(&self) -> Effect {
        let kind = self.item().and_then(Item::form);
        Effect::Form(kind.unwrap_or_else(|| FormKind::Person(Some(self.id.clone()))))
    }

    /// `s` on a contact: what came of it.
    fn debrief(&self) -> Effect {
        match self.item().filter(|item| item.part == items::Part::Contacts) {
            Some(item) => Effect::Form(FormKind::DebriefContact(item.id.clone())),
            None => Effect::Pass,
        }
    }

    fn enter(&mut self, ctx: &Ctx) -> Effect {
        let Some(item) = self.item() else {
            return Effect::Stay;
        };
        match item.other.clone() {
            Some(other) => self.turn_to(other, ctx),
            None => item.form().map_or(Effect::Stay, Effect::Form),
        }
    }

    fn take_away(&mut self, asked: bool, ctx: &Ctx) -> Effect {
        let Some(item) = self.item() else {
            return Effect::Stay;
        };
        if asked {
            return Effect::Remove(item.schema, item.key);
        }
        let says = format!(
            "{} again takes away: {} {}",
            ctx.keymap.key(Action::Delete),
            item.lead,
            item.text
        );
        self.asked = true;
        Effect::Say(says)
    }

    /// The next route to them.
    fn route(&mut self) -> Effect {
        let Some(way) = &self.way else {
            return Effect::Stay;
        };
        match way.routes.len() {
            0 => Effect::Say(way.advice.clone().unwrap_or_default()),
            1 => Effect::Say("this is the only route".to_owned()),
            n => {
                self.turn = (self.turn + 1) % n;
                Effect::Say(format!("route {} of {n}", self.turn + 1))
            }
        }
    }

    fn known(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let mut text = Paragraph::default();
        for (role, line) in facts(ctx, &self.id, self.way.as_ref(), self.turn) {
            text.push(role, &line);
        }
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let lines = text.height(area.width);
        let page = usize::from(area.height).max(1);
        let top = self.scroll.0.min(lines.saturating_sub(page));
        self.scroll = (top, lines, page);
        text.draw(buf, area, top, ctx.theme);
    }

    /// Where what is known and the list stand; neighbours share a border.
    fn areas(&self, area: Rect) -> (Rect, Rect) {
        if area.width >= WIDE {
            let left = area.width / 2;
            let right = Rect { x: area.x + left - 1, width: area.width - left + 1, ..area };
            return (Rect { width: left, ..area }, right);
        }
        let upper = area.height / 2;
        let lower = Rect { y: area.y + upper - 1, height: area.height - upper + 1, ..area };
        (Rect { height: upper, ..area }, lower)
    }
}

impl Screen for Person {
    fn name(&self) -> String {
        self.path.clone()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let person = self.person(ctx)?;
        let (known, list) = self.areas(area);
        let (top, lines, page) = self.scroll;
        let left = lines.saturating_sub(top + page);
        let more = match left {
            0 => String::new(),
            n => format!("{n} more lines"),
        };
        let count = self.items.len().to_string();
        let panes = [
            Pane { area: known, left: &person.name, right: &more, focused: !self.listed },
            Pane {
                area: list,
                left: "Ties, promises, deeds, contacts",
                right: &count,
                focused: self.listed,
            },
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let (known, list) = (panes[0].inner(), panes[1].inner());
        self.known(buf, known, ctx);
        self.page = usize::from(list.height.saturating_sub(4)).max(1);
        let picked = self.listed.then_some(self.picked);
        items::draw(&self.items, picked, &mut self.top, buf, list, ctx);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let asked = std::mem::take(&mut self.asked);
        if self.moved(action) {
            return Effect::Stay;
        }
        let (Some(dossier), Some(person)) = (ctx.dossier, self.person(ctx)) else {
            return Effect::Pass;
        };
        match action {
            Action::Back => Effect::Close,
            Action::NextPane | Action::PreviousPane => {
                self.listed = !self.listed;
                Effect::Stay
            }
            Action::Enter => self.enter(ctx),
            Action::Add | Action::Make(crate::tui::action::Thing::Tie) => {
                Effect::Form(FormKind::Tie { from: Some(self.id.clone()), key: None })
            }
            Action::Edit => self.edit(),
            Action::Advance => self.debrief(),
            Action::Delete => self.take_away(asked, ctx),
            Action::Plus => attitude(ctx, person, 1),
            Action::Minus => attitude(ctx, person, -1),
            Action::Confirm => still_true(ctx, &[person]),
            Action::Route => self.route(),
            Action::Log => Effect::Open(Box::new(LogLine::with(&format!("{} ", *person.name)))),
            Action::Why => why::person(ctx.bench, dossier, &self.id)
                .map_or(Effect::Stay, |parts| Effect::Open(Box::new(Why::new(parts)))),
            Action::Before => self.neighbour(-1, ctx),
            Action::After => self.neighbour(1, ctx),
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        let Event::Mouse(mouse) = event else {
            return None;
        };
        match mouse.kind {
            MouseEventKind::ScrollDown => self.moved(Action::Down),
            MouseEventKind::ScrollUp => self.moved(Action::Up),
            _ => false,
        };
        Some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let contact = self.item().is_some_and(|item| item.part == items::Part::Contacts);
        let mut all = words(&[
            (Action::Enter, "open"),
            (Action::Add, "add a tie"),
            (Action::Edit, "edit"),
            (Action::Advance, "debrief"),
            (Action::Delete, "take away"),
            (Action::Plus, "attitude"),
            (Action::Route, "route"),
            (Action::Log, "log"),
            (Action::NextPane, "scroll what is known"),
            (Action::Back, "back"),
        ]);
        all.retain(|(action, _)| *action != Action::Advance || contact);
        all
    }

    fn status(&self, ctx: &Ctx) -> String {
        let Some(dossier) = ctx.dossier else {
            return String::new();
        };
        let mut people = dossier.people.iter();
        let here = people.position(|l| *dossier.account.people[l.index].id == *self.id);
        match here {
            Some(at) => format!("person {} of {}", at + 1, dossier.people.len()),
            None => "left".to_owned(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.asked = false;
        let (Some(dossier), Some(person)) = (ctx.dossier, self.person(ctx)) else {
            return;
        };
        self.path = person.name.to_string();
        self.items = items(ctx, dossier, person);
        self.picked = self.picked.min(self.items.len().saturating_sub(1));
        self.way = ctx.bench.way_to(ctx.dossier, &self.id).ok();
        let routes = self.way.as_ref().map_or(0, |w| w.routes.len());
        self.turn = self.turn.min(routes.saturating_sub(1));
    }

    fn is_over(&self, ctx: &Ctx) -> bool {
        self.person(ctx).is_none()
    }
}
