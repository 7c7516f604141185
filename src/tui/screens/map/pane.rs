//! Pane 2: the map in its place among the four panes, and on the whole screen when it is zoomed.

use super::{Board, View};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::{PaneSpec, WorkbenchPane};
use crate::tui::terminal::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The row of the table of panes.
pub const MAP_PANE: PaneSpec =
    PaneSpec { title: "Stakeholder map", short: "Map", open: || Box::new(MapPane::default()) };

/// The board in a pane.
#[derive(Default)]
pub struct MapPane {
    board: Board,
    caret: Option<Position>,
    /// As last drawn: on the whole screen.
    whole: bool,
}

impl WorkbenchPane for MapPane {
    fn title(&self, ctx: &Ctx) -> (String, String) {
        let people = self.board.people.count_text(ctx);
        let drawn = match self.board.view {
            View::Tree => people,
            View::Grid => phrase!("grid  {people}", people),
            View::Web => phrase!("web around {}", self.board.web.middle_name(ctx)),
        };
        (MAP_PANE.title.to_owned(), drawn)
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool) {
        self.whole = false;
        self.caret = self.board.draw_inside(buf, area, ctx, focused);
    }

    fn draw_whole(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> bool {
        self.whole = true;
        self.caret = self.board.draw_whole(buf, area, ctx);
        true
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        self.board.act(action, ctx, self.whole)
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        self.board.event(event, ctx)
    }

    fn caret(&self) -> Option<Position> {
        self.caret
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        self.board.typing_keys()
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        self.board.footer(ctx, self.whole)
    }

    fn status(&self, ctx: &Ctx) -> String {
        self.board.status(ctx, self.whole)
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.board.refresh(ctx);
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        self.board.go_to(subject, ctx)
    }

    fn select(&mut self, subject: &str, ctx: &Ctx) {
        self.board.select(subject, ctx);
    }

    fn click(&mut self, line: u16, _: u16, ctx: &Ctx) -> Effect {
        if self.board.view == View::Tree {
            self.board.people.click(line, ctx);
        }
        Effect::Stay
    }
}
