//! The map as a screen of its own, over another one.

use super::{Board, View};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The people of the picked account.
#[derive(Default)]
pub struct Map(Board);

impl Map {
    /// The web around this person.
    pub fn web(person: &str, ctx: &Ctx) -> Self {
        let mut map = Self(Board { view: View::Web, ..Board::default() });
        map.refresh(ctx);
        map.go_to(person, ctx);
        map
    }
}

impl Screen for Map {
    fn name(&self) -> String {
        phrase!("Map").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.0.draw_whole(buf, area, ctx)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        self.0.act(action, ctx, true)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        self.0.event(event, ctx)
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        self.0.typing_keys()
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        let mut keys = self.0.footer(ctx, true);
        // It is the whole screen already.
        keys.retain(|(action, _)| *action != Action::Zoom);
        keys
    }

    fn status(&self, ctx: &Ctx) -> String {
        self.0.status(ctx, true)
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.0.refresh(ctx);
    }

    fn select(&mut self, subject: &str, ctx: &Ctx) {
        self.0.select(subject, ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        self.0.go_to(subject, ctx);
    }
}
