//! The register of gifts (drawing 22): who had what, by what is left of the limit; `n g` is its form with the gate.

use super::sheet_rows::{edit, on};
use crate::model::statement::About;
use crate::tui::action::Action;
use crate::tui::components::block_panes::BlockPanes;
use crate::tui::components::format::words;
use crate::tui::components::later::Later;
use crate::tui::components::layout::{below, beside};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::workbench::gift_register::{GiftRegister, statement};
use crate::workbench::{Result, Workbench as Bench};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From so many cells on each gift stands beside the register.
const WIDE: u16 = 160;

/// The register.
#[derive(Default)]
pub struct Gifts {
    register: GiftRegister,
    panes: BlockPanes,
    later: Later<GiftRegister>,
}

impl Gifts {
    /// Shows what was read.
    fn take(&mut self, read: Result<GiftRegister>, ctx: &Ctx) {
        let Some(register) = self.panes.take("Gifts", read) else { return };
        self.panes.set(statement(&register, ctx.today()).blocks);
        self.register = register;
    }

    /// A new gift, to the selected person where one is.
    fn add(&self, ctx: &Ctx) -> Effect {
        let receiver = self.panes.place(0).and_then(|place| self.register.receivers.get(place));
        match receiver.filter(|_| self.panes.focus() == 0) {
            Some(receiver) => {
                let person = receiver.people.first().map(|(id, _)| id.clone());
                on(receiver.key, Effect::Form(FormKind::Gift(person)), ctx)
            }
            None => Effect::Form(FormKind::Gift(None)),
        }
    }

    /// The gift itself; of a register's row the newest one.
    fn gift(&self) -> Option<About> {
        if self.panes.focus() == 1 {
            return self.panes.item().map(|item| item.about.clone());
        }
        let receiver = self.register.receivers.get(self.panes.place(0)?)?;
        let newest = receiver.given.first()?;
        Some(About::Record(receiver.key, "gift", newest.key))
    }
}

impl Screen for Gifts {
    fn name(&self) -> String {
        phrase!("Gifts {}", self.register.year)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let areas: [Rect; 2] = match area.width >= WIDE {
            true => {
                let left = area.width * 11 / 20;
                beside(area, left).into()
            }
            false => {
                let high = (area.height * 11 / 20).max(4).min(area.height);
                below(area, high).into()
            }
        };
        self.panes.draw(buf, &areas.map(Some), ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.panes.act(action) {
            return effect;
        }
        match action {
            Action::Add => self.add(ctx),
            Action::Edit => match self.gift().and_then(|gift| edit(&gift, ctx)) {
                Some(effect) => effect,
                None => Effect::Say(phrase!("no gift here yet; a records one").to_owned()),
            },
            Action::Delete => match self.gift() {
                Some(About::Record(account, record, key)) => {
                    on(account, Effect::Remove(record, key), ctx)
                }
                _ => Effect::Say(phrase!("no gift here to take away").to_owned()),
            },
            Action::SaveFile => {
                let sheet = statement(&self.register, ctx.today());
                Effect::Open(Route::SaveSheet(Box::new(sheet)))
            }
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        self.panes.event(event)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[
            (Action::Add, "add, before it is given"),
            (Action::Enter, "open"),
            (Action::Edit, "edit the newest"),
            (Action::Delete, "take it away"),
            (Action::Why, "why"),
            (Action::SaveFile, "save"),
            (Action::NextPane, "each gift"),
            (Action::Zoom, "zoom"),
            (Action::Filter, "filter"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        self.panes.status()
    }

    fn refresh(&mut self, ctx: &Ctx) {
        match self.later.ask(ctx, Bench::gift_register) {
            Some(read) => self.take(read, ctx),
            None => self.panes.wait("Gifts"),
        }
    }

    fn work(&mut self, ctx: &Ctx) -> bool {
        if let Some(read) = self.later.ready() {
            self.take(read, ctx);
            return true;
        }
        self.later.is_under_way()
    }

    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        let over = self.register.over;
        Some(
            (over > 0)
                .then(|| (phrase!("{over} over the limit", over), Role::Bad))
                .into_iter()
                .collect(),
        )
    }
}
