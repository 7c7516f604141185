//! The checklist as a place to work: every topic by what it is worth, beside it how to find out and what was said.
//!
//! ```text
//! ┌▸Checklist  by what it is worth ── 61 ┬ budget  ! ──────────┐   from 100 columns: side by side
//! │ +  category  topic  confidence  age  │ ask, look, good,    │   below: one under the other
//! │                                      │ answers, best first │   while an answer is typed: its form
//! └──────────────────────────────────────┴─────────────────────┘
//! ```

mod aside;
mod detail;
mod rows;

use crate::model::Key;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::layout::side_by_side;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screen::Screen;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::topics::{NOBODY, Topics, answers, change, state};
use crate::tui::widgets::field::Field;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Column, Row, Table};
use crate::workbench::{Dossier, TopicLine};
use aside::{on_answer, on_own};
use crossterm::event::{KeyCode, KeyEvent};
use detail::{DetailItem, items};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use rows::{row, tally};
use std::collections::BTreeSet;

/// The checklist of the picked account.
#[derive(Default)]
pub struct Checklist {
    topics: Topics,
    filter: Option<Field>,
    /// The filter is being typed; afterwards it stays until Esc.
    typing: bool,
    ticked: BTreeSet<String>,
    /// The item beside the list that has the mark, while the mark is there.
    aside: Option<usize>,
    account: Key,
    list: Rect,
}

impl Checklist {
    fn typed(&self) -> String {
        self.filter.as_ref().map(|f| f.text().to_owned()).unwrap_or_default()
    }

    /// The list in its frame; the areas inside both frames.
    fn frames(&mut self, buf: &mut Buffer, left: Rect, right: Option<Rect>, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        let title = match &self.filter {
            Some(field) => phrase!("Checklist  /{}", field.text()),
            None => phrase!("Checklist  {}", self.topics.order(dossier).word()),
        };
        let score = dossier.readiness.whole.to_string();
        let topic = self.topics.topic(ctx);
        let critical = topic.is_some_and(|t| t.critical);
        let mark =
            if critical { format!("  {}", ctx.theme.glyphs.critical) } else { String::new() };
        let name = topic.map_or(String::new(), |t| format!("{}{mark}", t.title));
        let state = topic.map_or(String::new(), |t| state(ctx, t).0);
        let focused = right.is_some() && self.aside.is_none();
        let mut panes = vec![Pane { area: left, left: &title, right: &score, focused }];
        if let Some(area) = right {
            let focused = self.aside.is_some();
            panes.push(Pane { area, left: &name, right: &state, focused });
        }
        frame::draw_panes(buf, &panes, ctx.theme);
        self.list(buf, frame::inner(left), ctx, dossier, focused);
        let Some(inner) = right.map(frame::inner) else { return };
        match topic {
            Some(topic) => detail::draw(buf, inner, ctx, dossier, topic, self.aside),
            None => {
                ctx.put(
                    buf,
                    inner.x + 1,
                    inner.y,
                    inner.width,
                    phrase!("no topic fits"),
                    Role::Muted,
                );
            }
        }
    }

    fn list(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx, dossier: &Dossier, focused: bool) {
        const COLUMNS: [Column; 5] = [
            Column::fixed("+", 3).align(Alignment::Right),
            Column::fixed("category", 13).need(1),
            Column::fill("topic", 18),
            Column::fixed("confidence", 13),
            Column::fixed("age", 4).align(Alignment::Right).need(2).tight(),
        ];
        let (topics, ticked) = (&self.topics, &self.ticked);
        let under = if area.height < 16 { 2 } else { 3 };
        let (height, width) = (area.height.saturating_sub(under), area.width.saturating_sub(1));
        let rows = Rect { height, width, ..area };
        let (len, picked, mut top) = (topics.len(), Some(topics.picked), topics.top);
        let table = Table {
            columns: &COLUMNS,
            len,
            picked,
            focused,
            row: &|i| topics.at(dossier, i).map_or(Row::default(), |t| row(ctx, t, ticked)),
        };
        table.draw(buf, rows, &mut top, ctx.theme);
        (self.topics.top, self.list) = (top, rows);
        self.topics.page = usize::from(rows.height.saturating_sub(2));
        let foot = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        frame::draw_rule(buf, foot, area.bottom().saturating_sub(2), ctx.theme);
        let (says, role) = match self.topics.heading(ctx) {
            Some(text) => (text, Role::Title),
            None => (tally(dossier, ctx), Role::Muted),
        };
        ctx.put(buf, foot.x, area.bottom().saturating_sub(1), foot.width, &says, role);
    }

    /// Keys while the mark is beside the list; nothing where they mean the same as on it.
    fn act_aside(&mut self, action: Action, ctx: &Ctx) -> Option<Effect> {
        let at = self.aside?;
        let (dossier, topic) = ctx.dossier.zip(self.topics.topic(ctx))?;
        let items = items(dossier, topic);
        let last = items.len().saturating_sub(1);
        match action {
            Action::NextPane | Action::PreviousPane | Action::Left | Action::Back => {
                self.aside = None
            }
            Action::Up => self.aside = Some(at.saturating_sub(1)),
            Action::Down => self.aside = Some((at + 1).min(last)),
            Action::First => self.aside = Some(0),
            Action::Last => self.aside = Some(last),
            _ => {
                return match items.get(at)? {
                    DetailItem::Own => on_own(action, dossier, topic, ctx),
                    DetailItem::Answer(intel) => on_answer(action, dossier, topic, intel, ctx),
                };
            }
        }
        Some(Effect::Stay)
    }

    /// Keys that move, sort and filter.
    fn looks(&mut self, action: Action, ctx: &Ctx) -> bool {
        match action {
            Action::Order => self.topics.turn(ctx, &self.typed()),
            Action::Filter => {
                self.typing = true;
                self.filter.get_or_insert_default();
            }
            Action::Back if self.filter.is_some() => {
                self.filter = None;
                self.topics.refresh(ctx, "");
            }
            Action::Back if !self.ticked.is_empty() => self.ticked.clear(),
            _ => {
                let moved = self.topics.moves(action, ctx);
                return moved;
            }
        }
        true
    }

    fn tick(&mut self, subject: &str) -> Effect {
        if !self.ticked.remove(subject) {
            self.ticked.insert(subject.to_owned());
        }
        Effect::Stay
    }

    /// Still true today: the ticked topics, else the one with the mark; where that has no answer, the file's word is taken.
    fn confirm(&mut self, ctx: &Ctx, dossier: &Dossier, picked: &TopicLine) -> Effect {
        let says = self.ticked.is_empty() && picked.confidence.is_none();
        if let Some(effect) = says.then(|| change::take(ctx, dossier, picked)).flatten() {
            return effect;
        }
        let ticked = std::mem::take(&mut self.ticked);
        let topics = dossier.readiness.topics.iter().filter(|t| match ticked.is_empty() {
            true => t.subject == picked.subject,
            false => ticked.contains(&t.subject),
        });
        let best = topics.filter_map(|t| Some((t, answers(dossier, t).first().copied()?)));
        change::confirm(ctx, &best.collect::<Vec<_>>())
    }

    /// Marks two answers as disagreeing; where some do, goes to them.
    fn disagree(&mut self, dossier: &Dossier, topic: &TopicLine) -> Effect {
        if !topic.disputed {
            return change::dispute(dossier, topic, None);
        }
        self.aside = items(dossier, topic)
            .iter()
            .position(|i| matches!(i, DetailItem::Answer(intel) if *intel.disputed));
        Effect::Say(
            phrase!("which one holds? s on it settles it, the others become rumours").to_owned(),
        )
    }

    /// The filter, as it is typed. Enter and Tab end that and keep it, as in every list; the arrows end it and go on.
    fn key(&mut self, key: &KeyEvent, ctx: &Ctx) -> Option<Effect> {
        let field = self.filter.as_mut().filter(|_| self.typing)?;
        let blank = field.text().is_empty();
        match key.code {
            KeyCode::Enter | KeyCode::Up | KeyCode::Down | KeyCode::Tab => {
                self.typing = false;
                if blank {
                    self.filter = None;
                }
                let moves = matches!(key.code, KeyCode::Up | KeyCode::Down);
                return (!moves).then_some(Effect::Stay);
            }
            KeyCode::Esc => (self.filter, self.typing) = (None, false),
            _ => {
                field.key(*key);
            }
        }
        self.topics.filter(ctx, &self.typed());
        Some(Effect::Stay)
    }
}

impl Screen for Checklist {
    fn name(&self) -> String {
        phrase!("Checklist").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        if ctx.dossier.is_none() {
            crate::tui::components::layout::nothing(
                buf,
                area,
                ctx,
                phrase!("Checklist"),
                phrase!("an account comes first: n a adds one"),
            );
            return None;
        }
        let (left, right) = side_by_side(area).unwrap_or_else(|| {
            // The half with the mark is the larger one.
            let share = if self.aside.is_some() { 2 } else { 3 };
            let high = (area.height * share / 5).max(8);
            let y = area.y + high - 1;
            let below = Rect { y, height: area.bottom().saturating_sub(y), ..area };
            (Rect { height: high, ..area }, below)
        });
        self.frames(buf, left, Some(right), ctx);
        None
    }

    fn beside(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Rect> {
        let (left, right) = side_by_side(area)?;
        self.frames(buf, left, None, ctx);
        Some(right)
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.act_aside(action, ctx) {
            return effect;
        }
        if self.looks(action, ctx) {
            return Effect::Stay;
        }
        if action == Action::Add {
            return Effect::Form(FormKind::Topic(None));
        }
        let Some((dossier, topic)) = ctx.dossier.zip(self.topics.topic(ctx)) else {
            return Effect::Pass;
        };
        let best = answers(dossier, topic).first().copied();
        match action {
            Action::Enter | Action::Edit => match self.topics.answer(ctx) {
                Some(kind) => Effect::Form(kind),
                None => Effect::Say(phrase!(NOBODY).to_owned()),
            },
            Action::NextPane | Action::PreviousPane | Action::Right => {
                match items(dossier, topic).is_empty() {
                    true => Effect::Say(change::NONE.to_owned()),
                    false => {
                        self.aside = Some(0);
                        Effect::Stay
                    }
                }
            }
            Action::Tick => self.tick(&topic.subject),
            Action::Plus => change::sureness(ctx, topic, best, 1),
            Action::Minus => change::sureness(ctx, topic, best, -1),
            Action::Advance => self.disagree(dossier, topic),
            Action::Confirm => self.confirm(ctx, dossier, topic),
            Action::Delete => change::take_away(best),
            Action::Why => {
                let parts = crate::workbench::why::topic(ctx.bench, dossier, &topic.subject);
                parts.map_or(Effect::Pass, |parts| Effect::Open(Route::Why(parts)))
            }
            _ => Effect::Pass,
        }
    }

    fn event(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        match event {
            Event::Key(key) => self.key(key, ctx),
            _ => None,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        match self.aside {
            Some(_) => words(&[
                (Action::Edit, "edit"),
                (Action::Plus, "surer"),
                (Action::Confirm, "still true"),
                (Action::Advance, "disagrees, holds"),
                (Action::Delete, "take away"),
                (Action::Back, "list"),
            ]),
            None => words(&[
                (Action::Enter, "answer"),
                (Action::Plus, "surer"),
                (Action::Confirm, "still true"),
                (Action::NextPane, "answers"),
                (Action::Order, "order"),
                (Action::Filter, "filter"),
                (Action::Add, "new topic"),
                (Action::Advance, "disagree"),
                (Action::Tick, "tick"),
                (Action::Edit, "edit"),
                (Action::Why, "why"),
                (Action::Delete, "take away"),
            ]),
        }
    }

    fn status(&self, _: &Ctx) -> String {
        let ticked = match self.ticked.len() {
            0 => String::new(),
            n => phrase!("{n} ticked   ", n),
        };
        let hidden = match self.topics.hidden() {
            0 => String::new(),
            n => phrase!("{n} not shown   ", n),
        };
        match self.topics.len() {
            0 => hidden,
            n => phrase!("{}{}topic {} of {}", ticked, hidden, self.topics.picked + 1, n),
        }
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let key = ctx.dossier.map_or(0, |d| d.key);
        if std::mem::replace(&mut self.account, key) != key {
            (self.filter, self.typing, self.aside) = (None, false, None);
            self.ticked.clear();
        }
        let before = self.topics.topic(ctx).map(|t| t.subject.clone());
        self.topics.refresh(ctx, &self.typed());
        let now = ctx.dossier.zip(self.topics.topic(ctx));
        let stays = now.filter(|(_, t)| before.as_ref() == Some(&t.subject) || before.is_none());
        let last = stays.and_then(|(dossier, topic)| items(dossier, topic).len().checked_sub(1));
        self.aside = self.aside.zip(last).map(|(at, last)| at.min(last));
    }

    fn go_to(&mut self, subject: &str, ctx: &Ctx) {
        self.topics.go_to(subject, ctx);
    }
}
