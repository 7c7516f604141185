//! A person: who they are, what we know of them, whom they know, what happened, what is wrong and what to do.
//!
//! ```text
//! ┌ Ingrid Dahl ──────┬▸What we know ── 47 of 100 ┐   from 110 columns and 28 rows
//! │ who, marks, talk  │                           │
//! │                   ├ Ties ─────────────────────┤
//! │                   ├ What happened ────────────┤
//! ├ Findings ─────────┴───────────────────────────┤   smaller: who they are above, all the rest in one list
//! └───────────────────────────────────────────────┘
//! ```

mod act;
mod facts;
mod happened;
mod items;
mod known;
mod list;
mod ties;

use crate::model::Person as Record;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::layout::below;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::table::beyond;
use crate::workbench::Way;
use facts::{Lines, ahead, facts, hanging};
use items::{Part, PersonGroup, PersonItem, items};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this size on each part has a pane of its own.
const WIDE: u16 = 110;
const HIGH: u16 = 28;

/// The page of one person of the picked account.
pub struct Person {
    id: String,
    path: String,
    items: Vec<PersonItem>,
    /// The pane with the focus; nothing: who they are.
    group: Option<PersonGroup>,
    /// The picked row.
    picked: usize,
    /// The first line in view of each pane.
    tops: [usize; 4],
    page: usize,
    /// The first line of who they are that is drawn, how many there are, and how many fit.
    scroll: (usize, usize, usize),
    asked: bool,
    begun: bool,
    way: Option<Way>,
    /// The next step, what is proved and the next test.
    ahead: Lines,
}

impl Person {
    /// Of the person of this id.
    pub fn of(id: String) -> Self {
        Self {
            id,
            path: String::new(),
            items: Vec::new(),
            group: Some(PersonGroup::Known),
            picked: 0,
            tops: [0; 4],
            page: 1,
            scroll: (0, 0, 1),
            asked: false,
            begun: false,
            way: None,
            ahead: Lines::new(),
        }
    }

    fn person<'a>(&self, ctx: &Ctx<'a>) -> Option<&'a Record> {
        let people = &ctx.dossier?.account.people;
        people.iter().find(|p| *p.id == *self.id)
    }

    /// The picked row, where it is of the pane with the focus.
    fn item(&self) -> Option<&PersonItem> {
        let item = self.items.get(self.picked)?;
        Some(item).filter(|i| Some(i.part.group()) == self.group)
    }

    /// The part that the picked row is of, and its place in it: what is added to another part moves it.
    fn place_in_part(&self) -> Option<(Part, usize)> {
        let part = self.items.get(self.picked)?.part;
        let before = self.items[..self.picked].iter().filter(|i| i.part == part);
        Some((part, before.count()))
    }

    /// The row at this place of a part, or the last one before it.
    fn at(&self, part: Part, place: usize) -> Option<usize> {
        let of = self.items.iter().enumerate().filter(|(_, i)| i.part == part);
        of.map(|(at, _)| at).take(place + 1).last()
    }

    /// On the first critical topic without a good answer, else on the first row there is.
    fn begin(&mut self, ctx: &Ctx) {
        if std::mem::replace(&mut self.begun, true) {
            return;
        }
        let gap = ctx.dossier.and_then(|d| known::first_gap(d, &self.id));
        self.picked = gap.unwrap_or(0);
        self.group =
            self.items.get(self.picked).map(|i| i.part.group()).or(Some(PersonGroup::Ties));
    }

    fn moved(&mut self, action: Action) -> bool {
        if self.group.is_none() {
            let (top, lines, page) = &mut self.scroll;
            let most = lines.saturating_sub(*page) + 1;
            return move_mark(top, most, *page, action);
        }
        let moved = move_mark(&mut self.picked, self.items.len(), self.page, action);
        if let Some(item) = self.items.get(self.picked).filter(|_| moved) {
            self.group = Some(item.part.group());
        }
        moved
    }

    /// To the next pane or the one before: who they are comes first.
    fn turn_pane(&mut self, by: isize) {
        let place =
            |g: PersonGroup| PersonGroup::ALL.iter().position(|x| *x == g).map_or(0, |at| at + 1);
        let count = PersonGroup::ALL.len() + 1;
        let at = (self.group.map_or(0, place) + count).saturating_add_signed(by) % count;
        self.group = at.checked_sub(1).map(|at| PersonGroup::ALL[at]);
        let first = self.items.iter().position(|i| Some(i.part.group()) == self.group);
        self.picked = first.unwrap_or(self.picked);
    }

    fn known(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, wide: bool) {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut text = Paragraph::default();
        let way = self.way.as_ref().filter(|_| !wide);
        for (role, line) in facts(ctx, &self.id, way, &self.ahead) {
            hanging(&line, area.width).iter().for_each(|line| text.push(role, line));
        }
        let lines = text.height(area.width);
        let counted = u16::from(lines > usize::from(area.height) && area.height > 1);
        let upper = Rect { height: area.height - counted, ..area };
        let page = usize::from(upper.height).max(1);
        let top = self.scroll.0.min(lines.saturating_sub(page));
        self.scroll = (top, lines, page);
        let below = text.draw(buf, upper, top, ctx.theme);
        if counted > 0 {
            ctx.put(buf, area.x, upper.bottom(), area.width, &beyond(top, below), Role::Muted);
        }
    }

    fn rows(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, groups: &[PersonGroup]) {
        let picked = self.item().map(|_| self.picked);
        let picked = picked.filter(|at| groups.contains(&self.items[*at].part.group()));
        let place = PersonGroup::ALL.iter().position(|g| Some(g) == groups.first()).unwrap_or(0);
        let mut top = self.tops[place];
        list::draw(&self.items, groups, picked, &mut top, buf, area, ctx);
        self.tops[place] = top;
        if self.group.is_some_and(|g| groups.contains(&g)) {
            self.page = usize::from(area.height.saturating_sub(2)).max(1);
        }
    }

    /// The titles of a pane.
    fn titles(&self, group: PersonGroup, ctx: &Ctx) -> (&'static str, String) {
        let count =
            |group: PersonGroup| self.items.iter().filter(|i| i.part.group() == group).count();
        match group {
            PersonGroup::Known => {
                let score = ctx.dossier.and_then(|d| known::score(d, &self.id));
                (phrase!("What we know"), score.map_or(String::new(), |n| phrase!("{n} of 100", n)))
            }
            PersonGroup::Ties => (phrase!("Ties, introductions"), count(group).to_string()),
            PersonGroup::Happened => {
                let said = list::reached(&self.items);
                (phrase!("What happened"), said.trim_start_matches("contacts: ").to_owned())
            }
            PersonGroup::Findings => ("Findings", count(group).to_string()),
        }
    }

    /// Each part in its pane.
    fn draw_wide(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let lines = |group: PersonGroup, cells: u16| list::height(&self.items, &[group], cells) + 2;
        let route = self.route_line(ctx);
        let most = area.height * 2 / 5;
        let low = (lines(PersonGroup::Findings, area.width) + 1 + u16::from(route.is_some()))
            .clamp(4, most);
        let top = area.height - low + 1;
        let left = Rect { width: area.width * 9 / 20, height: top, ..area };
        let x = left.right() - 1;
        let right = Rect { x, width: area.right() - x, height: top, ..area };
        // Known and ties take what they want, as long as what happened keeps a third.
        let most = top - (top / 3).max(5);
        let known = lines(PersonGroup::Known, 60).clamp(4, most / 2);
        let ties = (lines(PersonGroup::Ties, 60)).clamp(4, (most + 2 - known).max(4));
        let known = Rect { height: known, ..right };
        let ties = Rect { y: known.bottom() - 1, height: ties, ..right };
        let y = ties.bottom() - 1;
        let happened = Rect { y, height: right.bottom().saturating_sub(y), ..right };
        let findings = Rect { y: area.y + top - 1, height: low, ..area };
        let areas = [known, ties, happened, findings];
        let titles = PersonGroup::ALL.map(|g| self.titles(g, ctx));
        let mut panes =
            vec![Pane { area: left, left: &self.path, right: "", focused: self.group.is_none() }];
        for ((area, group), (title, count)) in areas.iter().zip(PersonGroup::ALL).zip(&titles) {
            let focused = self.group == Some(group);
            panes.push(Pane { area: *area, left: title, right: count, focused });
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        self.known(buf, frame::inner(left), ctx, true);
        for (area, group) in areas.into_iter().zip(PersonGroup::ALL) {
            let mut inner = frame::inner(area);
            if let Some((text, role)) = route.as_ref().filter(|_| group == PersonGroup::Findings) {
                inner.height = inner.height.saturating_sub(1);
                let room = inner.width.saturating_sub(2);
                ctx.put(buf, inner.x + 1, inner.bottom(), room, text, *role);
            }
            self.rows(buf, inner, ctx, &[group]);
        }
    }

    /// Who they are above, all the rest below.
    fn draw_narrow(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let high = (area.height * 2 / 5).max(3);
        let (above, below) = below(area, high);
        let title = self.titles(self.group.unwrap_or(PersonGroup::Known), ctx);
        let panes = [
            Pane { area: above, left: &self.path, right: "", focused: self.group.is_none() },
            Pane { area: below, left: title.0, right: &title.1, focused: self.group.is_some() },
        ];
        frame::draw_panes(buf, &panes, ctx.theme);
        let (above, below) = (panes[0].inner(), panes[1].inner());
        self.known(buf, above, ctx, false);
        self.rows(buf, below, ctx, &PersonGroup::ALL);
    }
}

impl Screen for Person {
    fn name(&self) -> String {
        self.path.clone()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        match area.width >= WIDE && area.height >= HIGH {
            true => self.draw_wide(buf, area, ctx),
            false => self.draw_narrow(buf, area, ctx),
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let asked = std::mem::take(&mut self.asked);
        if self.moved(action) {
            return Effect::Stay;
        }
        match action {
            Action::NextPane => self.turn_pane(1),
            Action::PreviousPane => self.turn_pane(-1),
            action => return self.answer(action, asked, ctx),
        }
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let (enter, add, take) = match self.group {
            None => ("open", phrase!("add a tie"), phrase!("take away")),
            Some(PersonGroup::Known) => ("answer", phrase!("add answer"), phrase!("take away")),
            Some(PersonGroup::Ties) => ("open", phrase!("add tie"), phrase!("take away")),
            Some(PersonGroup::Happened) => ("open", phrase!("add contact"), phrase!("take away")),
            Some(PersonGroup::Findings) => ("why", phrase!("take remedy"), phrase!("answer it")),
        };
        let part = self.item().map(|item| item.part);
        let next = match part {
            Some(Part::Contacts) => "debrief",
            Some(Part::Introductions) => phrase!("what came of it"),
            _ => "",
        };
        let mut all = words(&[
            (Action::Enter, enter),
            (Action::Add, add),
            (Action::Edit, "edit"),
            (Action::Plus, "attitude"),
            (Action::Route, "route"),
            (Action::PlanRoute, "plan it"),
            (Action::WhatIf, "what if"),
            (Action::Log, "log"),
            (Action::Advance, next),
            (Action::After, "next person"),
            (Action::NextPane, "next pane"),
            (Action::Delete, take),
            (Action::Back, "back"),
        ]);
        all.retain(|(action, _)| *action != Action::Advance || !next.is_empty());
        all
    }

    fn status(&self, ctx: &Ctx) -> String {
        let Some(dossier) = ctx.dossier else {
            return String::new();
        };
        let mut people = dossier.people.iter();
        let here = people.position(|l| *dossier.account.people[l.index].id == *self.id);
        match here {
            Some(at) => phrase!("person {} of {}", at + 1, dossier.people.len()),
            None => phrase!("left").to_owned(),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        self.asked = false;
        let (Some(dossier), Some(person)) = (ctx.dossier, self.person(ctx)) else {
            return;
        };
        self.path = person.name.to_string();
        let place = self.place_in_part();
        self.items = items(ctx, dossier, person);
        self.picked = match place.and_then(|(part, place)| self.at(part, place)) {
            Some(at) => at,
            None => self.picked.min(self.items.len().saturating_sub(1)),
        };
        self.way = ctx.read(ctx.bench.way_to(ctx.dossier, &self.id));
        self.ahead = ahead(ctx, dossier, person);
        self.begin(ctx);
    }

    fn is_over(&self, ctx: &Ctx) -> bool {
        self.person(ctx).is_none()
    }
}
