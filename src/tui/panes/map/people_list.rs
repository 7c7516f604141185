//! People as a list over the map: of one field of the grid that has no room for them all, or those who left.

use super::{attitude, called, marks_text};
use crate::model::Person;
use crate::text::format::count;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::popup::centered;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of the list.
const WIDE: u16 = 64;

/// Cells of the day on which somebody left.
const LEFT: u16 = 30;

/// "left 30 Sep, to Delta Ports".
fn when_left(person: &Person, ctx: &Ctx) -> String {
    let Some(day) = *person.left else {
        return String::new();
    };
    let to = person.moved_to.as_deref().map_or(String::new(), |to| phrase!(", to {to}", to));
    format!("{}{to}", crate::workbench::short_day(day, ctx.today()))
}

/// The people of a field as a list over the grid, or those who left.
pub struct PeopleList {
    title: String,
    ids: Vec<String>,
    picked: usize,
    top: usize,
    page: usize,
}

impl PeopleList {
    /// Of the people of these ids.
    pub fn new(title: String, ids: Vec<String>) -> Self {
        Self { title, ids, picked: 0, top: 0, page: 1 }
    }

    fn person<'a>(&self, at: usize, ctx: &Ctx<'a>) -> Option<&'a Person> {
        let id = self.ids.get(at)?;
        ctx.dossier?.account.people.iter().find(|p| *p.id == **id)
    }
}

impl Screen for PeopleList {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let rows = u16::try_from(self.ids.len()).unwrap_or(u16::MAX);
        let area = centered(area, WIDE, rows.saturating_add(2));
        let counted = count(self.ids.len(), "person");
        let pane = Pane { area, left: &self.title, right: &counted, focused: true };
        let inner = draw_popup(buf, &pane, ctx.theme);
        self.page = usize::from(inner.height.saturating_sub(1));
        let columns = [Column::fill("", 12), Column::fixed("", LEFT).need(1)];
        let (len, picked, mut top) = (self.ids.len(), Some(self.picked), self.top);
        Table {
            columns: &columns,
            len,
            picked,
            focused: true,
            row: &|at| {
                let person = self.person(at, ctx);
                let said = person.map(|p| when_left(p, ctx)).unwrap_or_default();
                Row::new([
                    Cell::new(person.map(called).unwrap_or_default()),
                    Cell::with(said, Role::Muted),
                ])
            },
        }
        .draw(
            buf,
            Rect { width: inner.width.saturating_sub(1), ..inner },
            &mut top,
            ctx.theme,
        );
        self.top = top;
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.ids.len(), self.page, action) {
            return Effect::Stay;
        }
        let Some(person) = self.person(self.picked, ctx) else {
            return Effect::Close;
        };
        match action {
            Action::Back => Effect::Close,
            Action::Enter => {
                Effect::All(vec![Effect::Close, Effect::Open(Route::Person(person.id.to_string()))])
            }
            Action::Plus => attitude(ctx, person, 1),
            Action::Minus => attitude(ctx, person, -1),
            other => Effect::Act(other),
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        words(&[(Action::Enter, "person"), (Action::Plus, "attitude"), (Action::Back, "close")])
    }

    fn status(&self, ctx: &Ctx) -> String {
        let person = self.person(self.picked, ctx);
        let lines = ctx.dossier.iter().flat_map(|d| d.people.iter().map(move |l| (*d, l)));
        let found = person.and_then(|p| {
            let mut lines = lines;
            lines.find(|(d, l)| d.account.people[l.index].id == p.id).map(|(_, l)| (p, l))
        });
        found.map_or(String::new(), |(p, line)| marks_text(ctx, p, line))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.ids.retain(|id| {
            ctx.dossier.is_some_and(|d| d.account.people.iter().any(|p| *p.id == **id))
        });
        self.picked = self.picked.min(self.ids.len().saturating_sub(1));
    }
}
