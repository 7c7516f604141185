//! What a pane of the workbench is: it draws one side of the picked account, answers actions, writes nothing.

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// One pane: draws the picked account's side of things, answers actions, writes nothing.
pub trait WorkbenchPane {
    /// Left and right title, without the number.
    fn title(&self, ctx: &Ctx) -> (String, String);
    /// Draws inside the border.
    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool);
    /// Draws all of a screen, borders too, where the pane has such a drawing; false where it has none.
    fn draw_whole(&mut self, _buf: &mut Buffer, _area: Rect, _ctx: &Ctx) -> bool {
        false
    }
    /// The keys of the footer while something is typed into the pane.
    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }
    /// Answers an action.
    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect;
    /// Takes raw input before keys become actions, where something is typed into the pane.
    fn event(&mut self, _event: &Event, _ctx: &Ctx) -> Option<Effect> {
        None
    }
    /// The cell of the caret as last drawn, where text is typed.
    fn caret(&self) -> Option<Position> {
        None
    }
    /// Its keys in the footer, most used first.
    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)>;
    /// The right end of the message line.
    fn status(&self, ctx: &Ctx) -> String;
    /// The account or its conclusions have changed.
    fn refresh(&mut self, ctx: &Ctx);
    /// Goes to what this subject names; false where it is not here.
    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool;
    /// Puts the mark on the subject whose name was clicked.
    fn select(&mut self, _subject: &str, _ctx: &Ctx) {}
    /// The row under the mouse gets the mark; `line` counts from the pane's first inner row.
    fn click(&mut self, line: u16, height: u16, ctx: &Ctx) -> Effect;
}

/// A row of the table of panes.
pub struct PaneSpec {
    /// The word in its title.
    pub title: &'static str,
    /// A shorter one, for 80 columns.
    pub short: &'static str,
    /// Makes it.
    pub open: fn() -> Box<dyn WorkbenchPane>,
}
