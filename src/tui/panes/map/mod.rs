//! The people of an account as a list: by reporting line or another order, with part, power, attitude, trust, days.

mod act;
mod arrange;
mod deed_menu;
mod filter;
mod fold;
mod foot;
mod marks;
mod order;
mod people_list;
mod rows;
mod since;

pub use act::{gone, on_person, plan_route};
pub use deed_menu::DeedMenu;
pub use filter::{Filter, FilterKey};
pub use foot::warmth;
pub use marks::{Mark, attitude, digit, still_true};
pub use people_list::PeopleList;
pub use rows::{BELIEF, attitude_role, branch, called, marks_text, part};

use crate::model::Person;
use crate::text::DayText;
use crate::text::format::count;
use crate::tui::action::Action;
use crate::tui::components::format::{paragraph, words};
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Row, Table};
use crate::workbench::{Dossier, Doubt, PersonLine, Way};
use fold::Folds;
use foot::{foot, others, picked, reach};
use order::Order;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use rows::{NARROW, Titles, columns, row};
use since::Since;
use std::collections::BTreeSet;

/// The people as a list.
#[derive(Default)]
pub struct People {
    picked: usize,
    top: usize,
    page: usize,
    order: Order,
    rows: Vec<usize>,
    /// All who fit the filter, folded away or not.
    fitting: Vec<usize>,
    /// The ids of all people in the order that was last turned to: marks that change move nobody.
    held: Vec<String>,
    ticked: BTreeSet<String>,
    account: i64,
    asked: Option<String>,
    way: Option<Way>,
    turn: usize,
    folds: Folds,
    filter: Filter,
    caret: Option<Position>,
    /// Whom the mark is on.
    whom: Option<String>,
    /// Which mark keys change.
    mark: Mark,
    /// What is wrong with our reach, worst first.
    reach: Vec<String>,
    /// What changed since a day.
    since: Since,
    /// How many are on the map by belief.
    believed: usize,
}

impl People {
    /// "by rhythm  4 of 9 people, 2 believed ?, 1 left".
    pub fn count_text(&self, ctx: &Ctx) -> String {
        let all = ctx.dossier.map_or(0, |d| d.people.len());
        let left = ctx.dossier.map_or(0, |d| d.left);
        let believed = match self.believed {
            0 => String::new(),
            n => phrase!(", {n} believed{BELIEF}", n, BELIEF),
        };
        let gone = if left > 0 { phrase!(", {left} left", left) } else { String::new() };
        let some = match self.filter.text() {
            "" => String::new(),
            _ => phrase!("{} of ", self.rows.len()),
        };
        format!("{}{some}{}{believed}{gone}", self.order.word(), count(all, "person"))
    }

    /// Draws the list and what is said of it; with `alone` nothing is said but the route.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, focused: bool, alone: bool) {
        let Some(dossier) = ctx.dossier else { return };
        if dossier.people.is_empty() {
            let add = ctx.keymap.key(Action::Add);
            let says = phrase!("Nobody known here yet. {add} adds a person", add);
            return paragraph(buf, area, ctx, &says);
        }
        if self.folds.read_again(ctx, dossier.key) {
            self.arrange_again(ctx);
        }
        let area = self.filter_line(buf, area, ctx);
        let narrow = area.width < NARROW;
        let mut foot = foot(ctx, dossier, self.way.as_ref(), self.turn, narrow);
        if let Some(sums) = self.since.sums(ctx) {
            foot.insert(0, (sums, String::new(), Role::Title));
        }
        if !alone {
            foot.extend(reach(&self.reach));
        }
        if let Some((person, line)) = self.person(ctx).zip(self.line(ctx)).filter(|_| narrow) {
            foot.insert(0, picked(ctx, person, line));
        }
        if narrow && !alone {
            foot.extend(others(ctx, dossier));
        }
        let below = if area.height >= 10 {
            u16::try_from(foot.len()).unwrap_or(0).min((area.height * 2 / 5).max(3)) + 1
        } else {
            0
        };
        let list = Rect { height: area.height - below, ..area };
        self.draw_list(buf, list, ctx, focused);
        let shown = foot.iter().take(usize::from(below.saturating_sub(1)));
        for (y, (text, right, role)) in (list.bottom() + 1..).zip(shown) {
            ctx.put_right(buf, area.x + 1, y, area.width - 1, right, Role::Muted);
            let taken = u16::try_from(crate::text::width(right) + 2).unwrap_or(2);
            ctx.put(buf, area.x + 1, y, area.width.saturating_sub(1 + taken), text, *role);
        }
    }

    fn draw_list(&mut self, buf: &mut Buffer, list: Rect, ctx: &Ctx, focused: bool) {
        let Some(dossier) = ctx.dossier else { return };
        self.page = usize::from(list.height.saturating_sub(2));
        let titles = Titles::of(ctx, self.mark, list.width, focused);
        let since = self.since.title(ctx);
        let columns = columns(&titles, since.as_deref(), list.width);
        let mut top = self.top;
        let (len, picked) = (self.len(ctx), Some(self.picked));
        Table {
            columns: &columns,
            len,
            picked,
            focused,
            row: &|i| match self.rows.get(i) {
                Some(at) => row(ctx, dossier, *at, self, list.width),
                None => Row::new([Cell::with(phrase!("  left: {}", dossier.left), Role::Muted)]),
            },
        }
        .draw(buf, list, &mut top, ctx.theme);
        self.top = top;
    }

    /// Rows that can be picked: behind the people the one that counts those who left.
    fn len(&self, ctx: &Ctx) -> usize {
        let left = ctx.dossier.is_some_and(|d| d.left > 0) && self.filter.text().is_empty();
        self.rows.len() + usize::from(left)
    }

    /// Answers an action.
    pub fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let effect = self.answer(action, ctx);
        self.note(ctx);
        effect
    }

    /// Takes what is typed into the filter.
    pub fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match self.filter.event(event)? {
            FilterKey::Move(down) => {
                let way = if down { Action::Down } else { Action::Up };
                move_mark(&mut self.picked, self.rows.len(), self.page, way);
            }
            FilterKey::Done if self.rows.is_empty() => {
                self.unfiltered(ctx);
            }
            FilterKey::Done => {}
            FilterKey::Changed => self.filtered(ctx),
        }
        self.note(ctx);
        Some(Effect::Stay)
    }

    /// The cell of the caret as last drawn, where the filter is typed.
    pub fn caret(&self) -> Option<Position> {
        self.caret
    }

    /// The keys here, the next drawing by its name.
    pub fn footer(&self, ctx: &Ctx, next: &str) -> Vec<(Action, String)> {
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
            (Action::Plus, self.mark.title(ctx)),
            (Action::Route, "route"),
            (Action::PlanRoute, "plan it"),
            (Action::View, next),
            (Action::Advance, "deed, no luck"),
            (Action::Filter, "filter"),
            (Action::Order, "order"),
            (Action::NextMark, "next mark"),
            (Action::Since, "what changed"),
            (Action::SaveFile, "save"),
            (Action::Log, "log"),
            (Action::Brief, "brief"),
            (Action::Today, "Today"),
            (Action::Zoom, "zoom"),
            (Action::Why, "why"),
            (Action::AddOver, "add boss"),
            (Action::WhatIf, "what if they leave"),
            (Action::Confirm, "still true"),
            (Action::Tick, "tick"),
            (Action::Merge, "merge two"),
            (Action::Delete, "take away"),
        ])
    }

    /// Why the marks are belief, and which person this is; with `digits` what they set.
    pub fn status(&self, ctx: &Ctx, digits: bool) -> String {
        let Some((dossier, line)) = ctx.dossier.zip(self.line(ctx)) else {
            return String::new();
        };
        let place = phrase!("person {} of {}", self.picked + 1, self.rows.len());
        let place = match digits {
            true => format!("{}   {place}", self.mark.digits(ctx)),
            false => place,
        };
        let belief = match line.doubt {
            None => return place,
            Some(Doubt::NoSource) => {
                phrase!(
                    "{}: no source named, {} names it",
                    BELIEF.trim(),
                    ctx.keymap.key(Action::Edit)
                )
            }
            Some(Doubt::NoDay) => {
                phrase!("marks without a day, {} confirms", ctx.keymap.key(Action::Confirm))
            }
            Some(Doubt::Old) => {
                let day = *dossier.account.people[line.index].marks_as_of;
                let day = day.map_or(String::new(), |d| d.long_day());
                phrase!("marks of {}, {} confirms", day, ctx.keymap.key(Action::Confirm))
            }
        };
        format!("{belief}   {place}")
    }

    /// The account or its conclusions have changed: the mark stays on its person, or goes to whoever is new.
    pub fn refresh(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            self.rows.clear();
            self.believed = 0;
            return;
        };
        if std::mem::replace(&mut self.account, dossier.key) != dossier.key {
            *self = Self {
                account: dossier.key,
                order: self.order,
                page: self.page,
                mark: self.mark,
                ..Self::default()
            };
        }
        self.reach = foot::worst(ctx, dossier);
        self.believed = dossier.people.iter().filter(|line| line.doubt.is_some()).count();
        self.since.refresh(ctx, dossier);
        self.folds.read(ctx, dossier.key);
        if let Some(new) = self.newcomer(dossier) {
            self.folds.show(&new);
            self.filter.clear();
            self.whom = Some(new);
        }
        self.arrange_again(ctx);
        self.asked = None;
    }

    /// Puts the mark on this person; false where they are not on the map.
    pub fn go_to(&mut self, subject: &str, ctx: &Ctx) -> bool {
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

    /// The row under the mouse gets the mark; `line` counts from the first row of the list.
    pub fn click(&mut self, line: u16, ctx: &Ctx) {
        let row = usize::from(line.saturating_sub(1)) + self.top;
        if line > 0 && row < self.len(ctx) {
            self.picked = row;
            self.note(ctx);
            (self.way, self.turn) = (None, 0);
        }
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

    /// Which mark keys change.
    pub fn mark(&self) -> Mark {
        self.mark
    }

    /// Who is new since the last look: one person, and no more than one.
    fn newcomer(&self, dossier: &Dossier) -> Option<String> {
        if self.held.is_empty() {
            return None;
        }
        let known: BTreeSet<&str> = self.held.iter().map(String::as_str).collect();
        let people = dossier.people.iter().map(|l| &*dossier.account.people[l.index].id);
        let mut new = people.filter(|id| !known.contains(id.as_str()));
        let first = new.next()?;
        new.next().is_none().then(|| first.to_string())
    }
}
