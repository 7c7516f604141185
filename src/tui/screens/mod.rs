//! Every screen, once. A screen is a function of what it may read; it answers actions with effects.

mod answer;
mod brief;
mod checklist;
mod disputes;
mod find;
mod findings;
mod first_run;
mod help;
mod history;
mod import;
mod listing;
mod log_line;
mod map;
mod market;
mod merge;
mod messages;
mod numbers;
mod opportunity;
mod person;
mod plan;
mod popup;
mod record;
mod save_page;
mod spread;
mod today;
mod typed;
mod visit;
mod visits;
mod walk;
mod why;
mod workbench;

use super::action::{Action, Place};
use super::ctx::Ctx;
use super::effect::Effect;
use super::terminal::Event;
use super::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

pub use brief::Brief;
pub use checklist::Checklist;
pub use disputes::Disputes;
pub use find::Find;
pub use findings::Findings;
pub use first_run::FirstRun;
pub use help::Help;
pub use history::History;
pub use import::Import;
pub use listing::{Listing, lists};
pub use log_line::{LogLine, LogLines, log};
pub use map::{Map, introduction, introduction_state, tie_between};
pub use market::Market;
pub use merge::Merge;
pub use messages::Said;
pub use numbers::Numbers;
pub use opportunity::Opportunity;
pub use person::Person;
pub use plan::Plan;
pub use record::{Record, page, page_of};
pub use today::Today;
pub use visit::{Of, Papers, Visit};
pub use visits::Visits;
pub use walk::open as open_walk;
pub use why::Why;
pub use workbench::Workbench;

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

    /// A slice of work after a frame is out; true while there is more.
    fn work(&mut self, _ctx: &Ctx) -> bool {
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

/// A row of the table of screens.
pub struct ScreenSpec {
    /// Where `g` and its letter lead.
    pub place: Place,
    /// Opens it on the picked account.
    pub open: fn(&Ctx) -> Box<dyn Screen>,
}

/// Every screen that `g` leads to. The row after `g`, find-or-do and the drawing tests walk it.
pub const SCREENS: &[ScreenSpec] = &[
    ScreenSpec { place: Place::Workbench, open: |_| Box::new(Workbench::new()) },
    ScreenSpec { place: Place::Map, open: |_| Box::new(Map::default()) },
    ScreenSpec { place: Place::Checklist, open: |_| Box::new(Checklist::default()) },
    ScreenSpec { place: Place::Visits, open: |_| Box::new(Visits::default()) },
    ScreenSpec { place: Place::Opportunity, open: |_| Box::new(Opportunity::default()) },
    ScreenSpec { place: Place::Market, open: |_| Box::new(Market::default()) },
    ScreenSpec { place: Place::Plan, open: |_| Box::new(Plan::default()) },
    ScreenSpec { place: Place::Numbers, open: |_| Box::new(Numbers::default()) },
    ScreenSpec { place: Place::Service, open: |_| Box::new(Listing::of("Service")) },
    ScreenSpec { place: Place::History, open: |_| Box::new(History::default()) },
];

/// Is there something behind this action: a place has a screen, or is a form; all else has.
pub fn is_there(action: Action) -> bool {
    match action {
        Action::Visit(Place::You) => true,
        Action::Visit(place) => SCREENS.iter().any(|spec| spec.place == place),
        _ => true,
    }
}

/// A list at the left and what belongs to its row at the right, sharing a border; nothing below 100 columns.
fn side_by_side(area: Rect) -> Option<(Rect, Rect)> {
    let wide = area.width * 67 / 120;
    let right = Rect { x: area.x + wide - 1, width: area.width - wide + 1, ..area };
    (area.width >= 100).then_some((Rect { width: wide, ..area }, right))
}

/// A pane with one sentence, where there is nothing to show.
fn nothing(buf: &mut Buffer, area: Rect, ctx: &Ctx, title: &str, says: &str) {
    let pane = super::widgets::frame::Pane { area, left: title, right: "", focused: true };
    super::widgets::frame::draw_panes(buf, &[pane], ctx.theme);
    let inner = super::widgets::frame::inner(area);
    let room = inner.width.saturating_sub(1);
    ctx.put(buf, inner.x + 1, inner.y, room, says, Role::Muted);
}

#[cfg(test)]
mod tests;
