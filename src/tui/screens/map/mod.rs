//! The stakeholder map: the tree with coverage by level, the grid of power and attitude, the web of who could
//! introduce us. Pane 2 and the whole screen draw the same board.

mod grid;
mod pane;
mod save;
mod screen;
mod ties;
mod tree;
mod web;

pub use pane::MAP_PANE;
pub use screen::Map;
pub use web::introduction_state;

use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::map::{People, digit, marks_text};
use crate::tui::terminal::Event;
use crate::tui::widgets::frame::{self, Pane};
use crate::workbench::Coverage;
use grid::{Goal, GridFields};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use web::Web;

/// How the people are drawn; `v` turns it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum View {
    #[default]
    Tree,
    Grid,
    Web,
}

/// The people of the picked account, drawn one way or another.
#[derive(Default)]
pub struct Board {
    people: People,
    view: View,
    coverage: Coverage,
    ties: ties::AccountTies,
    /// Coverage and ties are those of the account: they are told only where there is room for them.
    is_counted: bool,
    /// Coverage by part, not by level.
    by_role: bool,
    /// The whole screen has room for coverage below the list, as last drawn.
    fits: bool,
    /// Coverage stands in the place of the list.
    alone: bool,
    web: Web,
    fields: GridFields,
    /// Lines of a field of the grid as last drawn.
    lines: usize,
    /// The mark is on the line that counts who has no room in the field.
    more: bool,
}

impl Board {
    fn title(&self) -> String {
        let view = match self.view {
            View::Tree => phrase!("Map  [tree]  grid  web"),
            View::Grid => phrase!("Map  tree  [grid]  web"),
            View::Web => phrase!("Map  tree  grid  [web]"),
        };
        match self.people.wanted() {
            "" => view.to_owned(),
            _ if self.view == View::Web => view.to_owned(),
            wanted => format!("{view}  /{wanted}"),
        }
    }

    /// What `v` turns to.
    fn next_view(&self) -> &'static str {
        match self.view {
            View::Tree => phrase!("grid"),
            View::Grid => phrase!("web"),
            View::Web => phrase!("tree"),
        }
    }

    /// Coverage by level, then by part; where it has no room below the list, in its place and back again.
    fn turn_coverage(&mut self) {
        let shows = self.fits || self.alone;
        let (by_role, alone) = match (shows, self.by_role) {
            (false, _) => (false, true),
            (true, false) => (true, self.alone),
            (true, true) => (false, false),
        };
        (self.by_role, self.alone) = (by_role, alone);
    }

    /// To the nearest person in the direction of an arrow, or to those who have no room in the field.
    fn step(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        let (dossier, row) = ctx.dossier.zip(self.people.row())?;
        let all = (self.people.fitting(), &self.fields);
        match grid::nearest(dossier, all, (row, self.more), self.lines, action)? {
            Goal::More => self.more = true,
            Goal::Person(row) => {
                self.more = false;
                let id = dossier.account.people[dossier.people[row].index].id.to_string();
                self.people.go_to(&id, ctx);
            }
            Goal::Nowhere => {}
        }
        Some(Effect::Stay)
    }

    /// The next drawing, with the same person picked.
    fn turn(&mut self, ctx: &Ctx) -> Effect {
        self.more = false;
        self.view = match self.view {
            View::Tree => View::Grid,
            View::Grid => View::Web,
            View::Web => View::Tree,
        };
        match self.view {
            View::Web => self.web_of_picked(ctx),
            View::Tree => {
                if let Some(person) = self.web.person(ctx) {
                    self.people.go_to(&person.id, ctx);
                }
            }
            View::Grid => {}
        }
        Effect::Stay
    }

    /// The picked person in the middle of the web; of a hole, or of nobody, whoever decides.
    fn web_of_picked(&mut self, ctx: &Ctx) {
        let picked = self.people.person(ctx).filter(|p| !*p.placeholder);
        let way = ctx.dossier.and_then(|d| d.way.as_ref());
        let id = picked.map(|p| p.id.to_string()).or_else(|| way.map(|w| w.to.clone()));
        if let Some(id) = id {
            self.web.put_in_the_middle(&id, ctx);
        }
    }

    /// What is said of the picked person when the row is copied.
    fn row_text(&self, ctx: &Ctx) -> Option<String> {
        let line = self.people.line(ctx)?;
        let person = ctx.dossier?.account.people.get(line.index)?;
        Some(marks_text(ctx, person, line))
    }

    /// Draws all of a screen, its borders too.
    fn draw_whole(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if ctx.dossier.is_none_or(|d| d.people.is_empty()) {
            let says =
                phrase!("Nobody known here yet. a adds a person; : imports from vCard or CSV");
            crate::tui::components::layout::nothing(buf, area, ctx, &self.title(), says);
            return None;
        }
        let (title, people) = (self.title(), self.people.count_text(ctx));
        match self.view {
            View::Tree => self.draw_tree(buf, area, ctx),
            View::Grid => {
                let pane = Pane { area, left: &title, right: &people, focused: true };
                frame::draw_panes(buf, &[pane], ctx.theme);
                self.draw_grid(buf, frame::inner(area), ctx);
            }
            View::Web => return self.web.draw(buf, area, ctx, &title),
        }
        self.people.caret()
    }

    /// Draws inside the border of a pane.
    fn draw_inside(
        &mut self,
        buf: &mut Buffer,
        area: Rect,
        ctx: &Ctx,
        focused: bool,
    ) -> Option<Position> {
        let nobody = ctx.dossier.is_none_or(|d| d.people.is_empty());
        match self.view {
            View::Grid if !nobody => self.draw_grid(buf, area, ctx),
            View::Web if !nobody => return self.web.draw_inside(buf, area, ctx),
            _ => self.draw_tree_inside(buf, area, ctx, focused),
        }
        self.people.caret()
    }

    /// Answers an action; on the `whole` screen digits are marks.
    fn act(&mut self, action: Action, ctx: &Ctx, whole: bool) -> Effect {
        if action == Action::View {
            return self.turn(ctx);
        }
        if digit(action).is_some() && !whole {
            return Effect::Pass;
        }
        let own = match self.view {
            View::Web => self.web.act(action, ctx, self.people.mark(), whole),
            View::Grid if action == Action::Enter && self.more => self.crowd(ctx),
            View::Grid => self.step(action, ctx),
            View::Tree if whole && matches!(action, Action::NextPane | Action::PreviousPane) => {
                self.turn_coverage();
                Some(Effect::Stay)
            }
            View::Tree => None,
        };
        let effect = own.unwrap_or_else(|| self.answer(action, ctx));
        self.gather(ctx);
        effect
    }

    fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        match action {
            Action::SaveFile if ctx.dossier.is_some_and(|d| !d.people.is_empty()) => {
                save::save(ctx)
            }
            Action::Copy => self.row_text(ctx).map_or(Effect::Pass, Effect::Clip),
            Action::Route if self.view == View::Grid => {
                self.view = View::Web;
                self.web_of_picked(ctx);
                Effect::Stay
            }
            Action::Add | Action::NextMark | Action::Since => self.people.act(action, ctx),
            _ if self.view == View::Web => Effect::Pass,
            _ => self.people.act(action, ctx),
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let typed = match self.view {
            View::Web => self.web.event(event, ctx),
            View::Tree | View::Grid => self.people.event(event, ctx),
        };
        if typed.is_some() {
            self.gather(ctx);
        }
        typed
    }

    fn typing_keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.view {
            View::Web if self.web.typing() => &[("Enter", "in the middle"), ("Esc", "as before")],
            View::Tree | View::Grid if self.people.typing() => {
                &[("Enter", "keep"), ("Esc", "all again"), ("Up Down", "pick")]
            }
            _ => &[],
        }
    }

    fn footer(&self, ctx: &Ctx, whole: bool) -> Vec<(Action, String)> {
        let digit = (Action::Digit(0), phrase!("set the mark").to_owned());
        let digit = Some(digit).filter(|_| whole && self.view != View::Web);
        let keys = match self.view {
            View::Tree if whole && !self.fits => {
                let mut keys = self.people.footer(ctx, self.next_view());
                let says =
                    if self.alone && self.by_role { phrase!("the tree") } else { "coverage" };
                keys.insert(1.min(keys.len()), (Action::NextPane, says.to_owned()));
                keys
            }
            View::Web => words(&self.web.footer()),
            View::Grid if self.more => {
                words(&[(Action::Enter, "list them"), (Action::View, self.next_view())])
            }
            View::Tree | View::Grid => self.people.footer(ctx, self.next_view()),
        };
        keys.into_iter().chain(digit).collect()
    }

    fn status(&self, ctx: &Ctx, whole: bool) -> String {
        match self.view {
            View::Web => self.web.status(ctx),
            View::Tree | View::Grid => self.people.status(ctx, whole),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.people.refresh(ctx);
        if self.view == View::Web {
            self.web.refresh(ctx);
        }
        self.is_counted = false;
        self.gather(ctx);
    }

    /// Coverage and ties, where a drawing has room for them.
    fn count_reach(&mut self, ctx: &Ctx) {
        if !std::mem::replace(&mut self.is_counted, true) {
            let coverage = ctx.dossier.map(|d| ctx.bench.coverage(d));
            self.coverage = coverage.and_then(Result::ok).unwrap_or_default();
            self.ties = ctx.dossier.map(|d| ties::AccountTies::of(&d.account)).unwrap_or_default();
        }
    }

    /// Who stands in which field of the grid.
    fn gather(&mut self, ctx: &Ctx) {
        let rows = self.people.fitting();
        self.fields = ctx.dossier.map(|d| GridFields::of(d, rows)).unwrap_or_default();
    }

    /// Puts the mark on who was clicked; the web keeps its middle.
    fn select(&mut self, subject: &str, ctx: &Ctx) {
        self.more = false;
        self.people.go_to(subject, ctx);
        if self.view == View::Web {
            self.web.pick(subject);
        }
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        let there = self.people.go_to(subject, ctx);
        if there && self.view == View::Web {
            self.web.put_in_the_middle(subject, ctx);
        }
        self.gather(ctx);
        there
    }
}
