//! What a screen is to the app: drawing, answers to actions, its footer. Each screen and form implements it.

use super::action::Action;
use super::ctx::Ctx;
use super::effect::Effect;
use super::terminal::Event;
use super::theme::Role;
use crate::model::Key;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// A whole screen, or a small surface over one.
pub trait Screen {
    /// The last word of the path in the header; empty for the workbench.
    fn name(&self) -> String;

    /// Draws, changes nothing that is saved; the cell of the caret where text is typed.
    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position>;

    /// Draws what stays in sight beside a form that has company, without the focus; the area that is left for the
    /// form. Nothing where the form takes its place.
    fn beside(&mut self, _buf: &mut Buffer, _area: Rect, _ctx: &Ctx) -> Option<Rect> {
        None
    }

    /// A form that is drawn beside the screen below it, where that leaves room.
    fn has_company(&self) -> bool {
        false
    }

    /// Answers an action.
    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect;

    /// Takes raw input before keys become actions; `None` where it is not for typing.
    fn event(&mut self, _event: &Event, _ctx: &Ctx) -> Option<Effect> {
        None
    }

    /// The keys of the footer, most used first, with their words here.
    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)>;

    /// The right end of the message line: "person 1 of 9".
    fn status(&self, _ctx: &Ctx) -> String {
        String::new()
    }

    /// Drawn over the screen below instead of in its place.
    fn floats(&self) -> bool {
        false
    }

    /// The keys of the footer of a screen that is typed into, in place of `footer`.
    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }

    /// Letters are typed into it: F1 helps, and `?` is a letter.
    fn is_typed_into(&self) -> bool {
        !self.typing_keys().is_empty()
    }

    /// The name of the draft that is done with once the screen's edits are saved.
    fn draft(&self) -> Option<&str> {
        None
    }

    /// What is said when it is opened.
    fn greeting(&self) -> Option<String> {
        None
    }

    /// The account or its conclusions have changed.
    fn refresh(&mut self, _ctx: &Ctx) {}

    /// Goes to the record, person or topic of this subject.
    fn go_to(&mut self, _subject: &str, _ctx: &Ctx) {}

    /// Puts the mark on the subject whose name was clicked; see [`hits::spot`](super::widgets::hits::spot).
    fn select(&mut self, _subject: &str, _ctx: &Ctx) {}

    /// A slice of work after a frame is out; true while there is more.
    fn work(&mut self, _ctx: &Ctx) -> bool {
        false
    }

    /// The account that it was opened on was taken away by another; true where what is typed goes on without one.
    fn lose_account(&mut self, _account: Key) -> bool {
        false
    }

    /// It is over by itself: the first run once there is an account.
    fn is_over(&self, _ctx: &Ctx) -> bool {
        false
    }

    /// The first run, which an emptied file shows again.
    fn is_first_run(&self) -> bool {
        false
    }

    /// The four panes: the path in the header begins anew after them.
    fn is_workbench(&self) -> bool {
        false
    }

    /// Of a screen over all accounts: what the right end of the header says instead of one account's state.
    fn book_state(&self) -> Option<Vec<(String, Role)>> {
        None
    }

    /// The rep's own editor has ended, with the text or with a sentence.
    fn edited(&mut self, _text: Result<String, String>, _ctx: &Ctx) -> Effect {
        Effect::Stay
    }
}
