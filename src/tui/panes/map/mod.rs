//! Pane 2: the people by reporting line, with their part, weight, attitude, trust and days.

mod arrange;
mod filter;
mod fold;
mod foot;
mod marks;
mod order;
mod rows;

pub use filter::{Filter, Typed};
pub use foot::warmth;
pub use marks::{attitude, still_true};
pub use rows::{branch, called, part};

use super::{Pane, PaneSpec};
use crate::model::{Person, Record};
use crate::text::DayText;
use crate::text::format::count;
use crate::tui::action::{Action, Thing};
use crate::tui::components::format::{paragraph, words};
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::table::Table;
use crate::workbench::{Dossier, Pair, PersonLine, Way, why};
use fold::Folds;
use foot::{foot, others, picked};
use order::Order;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::{columns, row};
use std::collections::BTreeSet;

/// The row of the table of panes.
pub const PANE: PaneSpec =
    PaneSpec { title: "Stakeholder map", short: "Map", open: || Box::new(Map::default()) };

/// The people as a list; the map's own screen draws it too.
#[derive(Default)]
pub struct Map {
    picked: usize,
    top: usize,
    page: usize,
    order: Order,
    rows: Vec<usize>,
    ticked: BTreeSet<String>,
    account: i64,
    asked: Option<String>,
    way: Option<Way>,
    turn: usize,
    folds: Folds,
    filter: Filter,
    caret: Option<Position>,
    /// Whom the mark is on.
    mark: Option<String>,
}

impl Pane for Map {
    fn title(&self, ctx: &Ctx) -> (String, String) {
        let people = ctx.dossier.map_or(0, |d| d.people.len());
        let left = ctx.dossier.map_or(0, |d| d.left);
        let gone = if left > 0 { format!(", {left} left") } else { String::new() };
        let some = match self.filter.text() {
            "" => String::new(),
            _ => format!("{} of ", self.rows.len()),
        };
        (PANE.title.to_owned(), format!("{}{some}{people} people{gone}", self.order.word()))
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool) {
        let Some(dossier) = ctx.dossier else { return };
        if dossier.people.is_empty() {
            let add = ctx.keymap.key(Action::Add);
            return paragraph(
                buf,
                area,
                ctx,
                &format!("Nobody known here yet. {add} adds a person"),
            );
        }
        if self.folds.read(ctx, dossier.key) {
            self.arrange_again(ctx);
        }
        let area = self.filter_line(buf, area, ctx);
        let narrow = area.width < 70;
        let mut foot = foot(ctx, dossier, self.way.as_ref(), self.turn, narrow);
        if let Some((person, line)) = self.person(ctx).zip(self.line(ctx)).filter(|_| narrow) {
            foot.insert(0, picked(ctx, person, line));
        }
        if narrow {
            foot.extend(others(ctx, dossier));
        }
        let below = if area.height >= 10 {
            u16::try_from(foot.len()).unwrap_or(0).min((area.height * 2 / 5).max(3)) + 1
        } else {
            0
        };
        let list = Rect { height: area.height - below, ..area };
        self.page = usize::from(list.height.saturating_sub(2));
        let narrow = area.width < 70;
        let columns = columns(narrow, area.width);
        let mut top = self.top;
        let row = |i: usize| row(ctx, dossier, self.rows[i], self, area.width);
        let (len, picked) = (self.rows.len(), Some(self.picked));
        Table { columns: &columns, len, picked, focused, row: &row }
            .draw(buf, list, &mut top, ctx.theme);
        self.top = top;
        let shown = foot.iter().take(usize::from(below.saturating_sub(1)));
        for (y, (text, right, role)) in (list.bottom() + 1..).zip(shown) {
            ctx.put_right(buf, area.x + 1, y, area.width - 1, right, Role::Muted);
            let taken = u16::try_from(crate::text::width(right) + 2).unwrap_or(2);
            ctx.put(buf, area.x + 1, y, area.width.saturating_sub(1 + taken), text, *role);
        }
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let effect = self.answer(action, ctx);
        self.note(ctx);
        effect
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match self.filter.event(event)? {
            Typed::Move(down) => {
                let way = if down { Action::Down } else { Action::Up };
                move_mark(&mut self.picked, self.rows.len(), self.page, way);
            }
            Typed::Done if self.rows.is_empty() => {
                self.unfiltered(ctx);
            }
            Typed::Done => {}
            Typed::Changed => self.filtered(ctx),
        }
        self.note(ctx);
        Some(Effect::Stay)
    }

    fn caret(&self) -> Option<Position> {
        self.caret
    }

    fn footer(&self, ctx: &Ctx) -> Vec<(Action, String)> {
        if ctx.dossier.is_none_or(|d| d.people.is_empty()) {
            return words(&[
                (Action::Add, "add person"),
                (Action::Log, "log"),
                (Action::Brief, "brief"),
                (Action::Today, "Today"),
            ]);
        }
        words(&[
            (Action::Enter, "open"),
            (Action::Add, "add person"),
            (Action::Edit, "edit"),
            (Action::Plus, "attitude"),
            (Action::Route, "route"),
            (Action::View, "grid"),
            (Action::Filter, "filter"),
            (Action::Log, "log"),
            (Action::Brief, "brief"),
            (Action::Today, "Today"),
        ])
    }

    fn status(&self, ctx: &Ctx) -> String {
        let Some((dossier, line)) = ctx.dossier.zip(self.line(ctx)) else {
            return String::new();
        };
        let place = format!("person {} of {}", self.picked + 1, self.rows.len());
        let old = match *dossier.account.people[line.index].marks_as_of {
            _ if !line.marks_old => return place,
            Some(day) => format!("marks of {}", day.long_day()),
            None => "marks without a day".to_owned(),
        };
        format!("{old}, {} confirms   {place}", ctx.keymap.key(Action::Confirm))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            self.rows.clear();
            return;
        };
        if std::mem::replace(&mut self.account, dossier.key) != dossier.key {
            *self = Self {
                account: dossier.key,
                order: self.order,
                page: self.page,
                ..Self::default()
            };
        }
        self.folds.read(ctx, dossier.key);
        self.arrange_again(ctx);
        self.asked = None;
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
        let Some(dossier) = ctx.dossier else {
            return false;
        };
        let person = |i: &usize| &*dossier.account.people[dossier.people[*i].index].id;
        if !(0..dossier.people.len()).any(|i| person(&i) == subject) {
            return false;
        }
        if !self.rows.iter().any(|i| person(i) == subject) {
            self.folds.show(subject);
            self.filter.clear();
            self.arrange(ctx, dossier);
        }
        let row = self.rows.iter().position(|i| person(i) == subject);
        self.picked = row.unwrap_or(self.picked);
        self.note(ctx);
        row.is_some()
    }

    fn click(&mut self, line: u16, _: u16, ctx: &Ctx) -> Effect {
        let row = usize::from(line.saturating_sub(1)) + self.top;
        if line > 0 && row < self.rows.len() {
            self.picked = row;
            self.note(ctx);
            (self.way, self.turn) = (None, 0);
        }
        Effect::Stay
    }
}

impl Map {
    fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.rows.len(), self.page, action) {
            (self.way, self.asked, self.turn) = (None, None, 0);
            return Effect::Stay;
        }
        match action {
            Action::Add => return Effect::Form(FormKind::Person(None)),
            Action::Filter => {
                self.filter.begin();
                return Effect::Stay;
            }
            Action::Back if self.unfiltered(ctx) => return Effect::Stay,
            _ => {}
        }
        if action == Action::View && !self.rows.is_empty() {
            let person = self.person(ctx).map(|p| p.id.as_str());
            return Effect::Open(Route::Grid(person.map(str::to_owned)));
        }
        let (Some(dossier), Some(person)) = (ctx.dossier, self.person(ctx)) else {
            return Effect::Pass;
        };
        let asked = std::mem::take(&mut self.asked);
        match action {
            Action::Enter => Effect::Open(Route::Person(person.id.to_string())),
            Action::Make(Thing::Tie) => {
                let from = Some(person.id.to_string());
                Effect::Form(FormKind::Tie { from, key: None })
            }
            Action::Edit => Effect::Form(FormKind::Person(Some(person.id.to_string()))),
            Action::Plus => attitude(ctx, person, 1),
            Action::Minus => attitude(ctx, person, -1),
            Action::Tick => self.tick(person),
            Action::Merge => self.merge(ctx, dossier, person),
            Action::Confirm => self.confirm(ctx, dossier, person),
            Action::Delete if asked.as_deref() == Some(person.id.as_str()) => {
                Effect::Remove(Person::SCHEMA.record, person.key)
            }
            Action::Delete => self.ask(ctx, dossier, person),
            Action::Order => self.turn_order(ctx),
            Action::Route => self.route(ctx, person),
            Action::Why => self.why(ctx, dossier, person),
            Action::Left => self.fold(ctx, dossier),
            Action::Right => self.unfold(ctx, dossier),
            _ => Effect::Pass,
        }
    }

    /// What the route rests on while one is asked for, else what is known of the person.
    fn why(&self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        let way = self.way.as_ref().filter(|way| way.to == *person.id);
        let parts = way
            .and_then(|way| why::route(ctx.bench, dossier, way))
            .or_else(|| why::person(ctx.bench, dossier, &person.id));
        parts.map_or(Effect::Pass, |parts| Effect::Open(Route::Why(parts)))
    }

    /// The place of the mark's person in the dossier's people.
    pub fn row(&self) -> Option<usize> {
        self.rows.get(self.picked).copied()
    }

    /// The row with the mark.
    pub fn line<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a PersonLine> {
        ctx.dossier?.people.get(*self.rows.get(self.picked)?)
    }

    /// The person with the mark.
    pub fn person<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Person> {
        ctx.dossier?.account.people.get(self.line(ctx)?.index)
    }

    /// Draws the route to the person; again: the next one.
    fn route(&mut self, ctx: &Ctx, person: &Person) -> Effect {
        match &self.way {
            Some(way) if way.to == *person.id && !way.routes.is_empty() => {
                self.turn = (self.turn + 1) % way.routes.len();
            }
            _ => match ctx.bench.way_to(ctx.dossier, &person.id) {
                Ok(way) => (self.way, self.turn) = (Some(way), 0),
                Err(refusal) => return Effect::Say(refusal.to_string()),
            },
        }
        self.route_said(ctx)
    }

    /// The only route, in words, as no key changes what is drawn; of several which one is drawn.
    fn route_said(&self, ctx: &Ctx) -> Effect {
        match self.way.as_ref().map_or(&[][..], |way| &way.routes) {
            [] => Effect::Stay,
            [only] => {
                let steps = only.steps.iter().map(|(_, name)| name.as_str());
                let steps: Vec<&str> = std::iter::once("you").chain(steps).collect();
                let step = format!(" {} ", ctx.theme.glyphs.step);
                Effect::Say(format!("this is the only route: {}", steps.join(&step)))
            }
            all => Effect::Say(format!("route {} of {}", self.turn + 1, all.len())),
        }
    }

    fn tick(&mut self, person: &Person) -> Effect {
        if !self.ticked.remove(&*person.id) {
            self.ticked.insert(person.id.to_string());
        }
        self.picked = (self.picked + 1).min(self.rows.len().saturating_sub(1));
        Effect::Stay
    }

    /// A look at the two ticked people as one: the one with the mark stays, else the first.
    fn merge(&self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        let people = dossier.account.people.iter();
        let mut two: Vec<&Person> = people.filter(|p| self.ticked.contains(&*p.id)).collect();
        two.sort_by_key(|p| p.id != person.id);
        let [stays, goes] = two.as_slice() else {
            let key = ctx.keymap.key(Action::Tick);
            return Effect::Say(format!("{key} ticks the two people who are one"));
        };
        let pair = Pair::People { account: dossier.key, stays: stays.key, goes: goes.key };
        Effect::Open(Route::Merge(pair))
    }

    /// Still true today: the marks of the ticked, or of the picked one.
    fn confirm(&mut self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        let ticked = std::mem::take(&mut self.ticked);
        let meant = |p: &&Person| {
            if ticked.is_empty() { p.id == person.id } else { ticked.contains(&*p.id) }
        };
        let people: Vec<&Person> = dossier.account.people.iter().filter(meant).collect();
        still_true(ctx, &people)
    }

    fn ask(&mut self, ctx: &Ctx, dossier: &Dossier, person: &Person) -> Effect {
        self.asked = Some(person.id.to_string());
        let contacts = dossier.account.contacts.iter().filter(|c| c.people.has(&person.id)).count();
        let key = ctx.keymap.key(Action::Delete);
        let with = count(contacts, "contact");
        Effect::Say(format!("{key} again takes {} away, who is in {with}", *person.name))
    }
}
