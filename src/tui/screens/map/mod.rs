//! The stakeholder map as a screen: the tree with coverage by level, the grid of power and attitude, the web of
//! who could introduce us.

mod crowd;
mod grid;
mod tree;
mod web;

pub use web::{introduction, introduction_state, tie_between};

use crate::model::Person;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::Pane as _;
use crate::tui::panes::map::{Map as People, called};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::workbench::Coverage;
use grid::Goal;
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

/// The people of the picked account.
#[derive(Default)]
pub struct Map {
    people: People,
    view: View,
    coverage: Coverage,
    web: Web,
    /// Lines of a field of the grid as last drawn.
    lines: usize,
    /// The mark is on the line that counts who has no room in the field.
    more: bool,
}

impl Map {
    /// Power against attitude first, with this person picked.
    pub fn grid(person: Option<&str>, ctx: &Ctx) -> Self {
        let mut map = Self { view: View::Grid, ..Self::default() };
        map.refresh(ctx);
        if let Some(person) = person {
            map.go_to(person, ctx);
        }
        map
    }

    /// The web around this person.
    pub fn web(person: &str, ctx: &Ctx) -> Self {
        let mut map = Self { view: View::Web, ..Self::default() };
        map.refresh(ctx);
        map.go_to(person, ctx);
        map
    }

    fn title(&self, _: &Ctx) -> String {
        let view = match self.view {
            View::Tree => "Map  [tree]  grid  web",
            View::Grid => "Map  tree  [grid]  web",
            View::Web => "Map  tree  grid  [web]",
        };
        match self.people.wanted() {
            "" => view.to_owned(),
            _ if self.view == View::Web => view.to_owned(),
            wanted => format!("{view}  /{wanted}"),
        }
    }

    /// To the nearest person in the direction of an arrow, or to those who have no room in the field.
    fn step(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        let (dossier, row) = ctx.dossier.zip(self.people.row())?;
        let all = self.people.matching(ctx, dossier);
        match grid::nearest(dossier, &all, (row, self.more), self.lines, action)? {
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
            View::Web => {
                if let Some(person) = self.people.person(ctx) {
                    self.web.put_in_the_middle(&person.id, ctx);
                }
            }
            View::Tree => {
                if let Some(person) = self.web.person(ctx) {
                    self.people.go_to(&person.id, ctx);
                }
            }
            View::Grid => {}
        }
        Effect::Stay
    }

    /// What is said of the picked person when the row is copied.
    fn row_text(&self, ctx: &Ctx) -> Option<String> {
        let line = self.people.line(ctx)?;
        let person = ctx.dossier?.account.people.get(line.index)?;
        Some(marks(ctx, person, line.relationship))
    }
}

/// "Bo Lind: power 4, cool, trust 1".
fn marks(ctx: &Ctx, person: &Person, relationship: Option<i64>) -> String {
    let words = &ctx.bench.words;
    let power = person.influence.map_or("-".to_owned(), |n| n.to_string());
    let trust = relationship.map_or("-".to_owned(), |n| n.to_string());
    format!(
        "{}: {} {power}, {}, {} {trust}",
        called(person),
        words.title("influence"),
        words.attitude(*person.attitude),
        words.title("relationship"),
    )
}

impl Screen for Map {
    fn name(&self) -> String {
        "Map".to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if ctx.dossier.is_none_or(|d| d.people.is_empty()) {
            let says = "Nobody known here yet. a adds a person; : imports from vCard or CSV";
            crate::tui::components::layout::nothing(buf, area, ctx, &self.title(ctx), says);
            return None;
        }
        match self.view {
            View::Tree => self.draw_tree(buf, area, ctx),
            View::Grid => self.draw_grid(buf, area, ctx),
            View::Web => {
                let title = self.title(ctx);
                return self.web.draw(buf, area, ctx, &title);
            }
        }
        self.people.caret()
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if action == Action::View {
            return self.turn(ctx);
        }
        let own = match self.view {
            View::Web => self.web.act(action, ctx),
            View::Grid if action == Action::Enter && self.more => self.crowd(ctx),
            View::Grid => self.step(action, ctx),
            View::Tree => None,
        };
        if let Some(effect) = own {
            return effect;
        }
        match action {
            Action::Copy => self.row_text(ctx).map_or(Effect::Pass, Effect::Clip),
            Action::Route if self.view == View::Grid => {
                self.view = View::Web;
                if let Some(person) = self.people.person(ctx) {
                    self.web.put_in_the_middle(&person.id, ctx);
                }
                Effect::Stay
            }
            _ if self.view == View::Web => Effect::Pass,
            _ => self.people.act(action, ctx),
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        let typed = match self.view {
            View::Web => self.web.event(event, ctx),
            View::Tree | View::Grid => self.people.event(event, ctx),
        };
        typed.or_else(|| matches!(event, Event::Mouse(_)).then_some(Effect::Stay))
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

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let next = if self.view == View::Tree { "grid" } else { "web" };
        let last = match self.view {
            View::Tree => (Action::Left, "fold"),
            View::Grid => (Action::Confirm, "still true"),
            View::Web => return words(&self.web.footer()),
        };
        words(&[
            (Action::Enter, if self.more { "list them" } else { "person" }),
            (Action::Add, "add person"),
            (Action::Edit, "edit"),
            (Action::Plus, "attitude"),
            (Action::Route, "route"),
            (Action::View, next),
            (Action::Filter, "filter"),
            last,
            (Action::Order, "order"),
            (Action::SaveFile, "save"),
        ])
    }

    fn status(&self, ctx: &Ctx) -> String {
        match self.view {
            View::Web => self.web.status(ctx),
            View::Tree | View::Grid => self.people.status(ctx),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.people.refresh(ctx);
        if self.view == View::Web {
            self.web.refresh(ctx);
        }
        let coverage = ctx.dossier.map(|d| ctx.bench.coverage(d));
        self.coverage = coverage.and_then(Result::ok).unwrap_or_default();
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        if self.people.go_to(subject, ctx) && self.view == View::Web {
            self.web.put_in_the_middle(subject, ctx);
        }
    }
}
