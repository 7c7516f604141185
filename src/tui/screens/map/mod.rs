//! The stakeholder map as a screen: the tree with coverage by level, or the grid of power and attitude.

mod grid;
mod tree;

use super::Screen;
use crate::model::Person;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::Pane as _;
use crate::tui::panes::map::{Map as People, called};
use crate::tui::terminal::Event;
use crate::workbench::Coverage;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// How the people are drawn; `v` turns it.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum View {
    #[default]
    Tree,
    Grid,
}

/// The people of the picked account.
#[derive(Default)]
pub struct Map {
    people: People,
    view: View,
    coverage: Coverage,
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

    fn title(&self) -> &'static str {
        match self.view {
            View::Tree => "Map  [tree]  grid",
            View::Grid => "Map  tree  [grid]",
        }
    }

    /// To the nearest person in the direction of an arrow.
    fn step(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        let (dossier, person) = ctx.dossier.zip(self.people.person(ctx))?;
        let next = grid::nearest(dossier, person, action)?;
        if let Some(id) = next {
            self.people.go_to(&id, ctx);
        }
        Some(Effect::Stay)
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
            super::nothing(buf, area, ctx, self.title(), says);
            return None;
        }
        match self.view {
            View::Tree => self.draw_tree(buf, area, ctx),
            View::Grid => self.draw_grid(buf, area, ctx),
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        match action {
            Action::View => {
                self.view = match self.view {
                    View::Tree => View::Grid,
                    View::Grid => View::Tree,
                };
                return Effect::Stay;
            }
            Action::Copy => {
                let line = self.people.line(ctx).and_then(|line| {
                    let person = ctx.dossier?.account.people.get(line.index)?;
                    Some(marks(ctx, person, line.relationship))
                });
                return line.map_or(Effect::Pass, Effect::Clip);
            }
            _ => {}
        }
        if self.view == View::Grid
            && let Some(effect) = self.step(action, ctx)
        {
            return effect;
        }
        self.people.act(action, ctx)
    }

    fn event(&mut self, event: &Event, _: &Ctx) -> Option<Effect> {
        matches!(event, Event::Mouse(_)).then_some(Effect::Stay)
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let view = match self.view {
            View::Tree => "grid",
            View::Grid => "tree",
        };
        [
            (Action::Enter, "person"),
            (Action::Add, "add person"),
            (Action::Edit, "edit"),
            (Action::Plus, "attitude"),
            (Action::Route, "route"),
            (Action::View, view),
            (Action::Order, "order"),
            (Action::SaveFile, "save"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
    }

    fn status(&self, ctx: &Ctx) -> String {
        self.people.status(ctx)
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.people.refresh(ctx);
        let coverage = ctx.dossier.map(|d| ctx.bench.coverage(d));
        self.coverage = coverage.and_then(Result::ok).unwrap_or_default();
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        self.people.go_to(subject, ctx);
    }
}
