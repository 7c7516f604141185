//! What changed when, and how the map looked then: left the evening of a day, right today.

mod draw;
mod words;

use crate::model::Date;
use crate::text::DayText;
use crate::text::parse::parse;
use crate::tui::action::Action;
use crate::tui::components::format::words;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::workbench::{Dossier, HistoryStep};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Steps that are read at the most.
const MOST: usize = 500;

/// The changes of the picked account.
#[derive(Default)]
pub struct History {
    steps: Vec<HistoryStep>,
    /// The days on which something changed, the newest first.
    days: Vec<Date>,
    day: usize,
    then: Option<Result<Dossier, String>>,
    account: i64,
    picked: usize,
    top: usize,
    page: usize,
    /// Only the list.
    listed: bool,
    /// The fields of the picked change, with the one that is marked and the first in view.
    opened: Option<(usize, usize)>,
    fault: Option<String>,
}

impl History {
    fn step(&self) -> Option<&HistoryStep> {
        self.steps.get(self.picked)
    }

    /// The left map's day, moved by so many changes; older is more.
    fn turn(&mut self, by: isize, ctx: &Ctx) -> Effect {
        let last = self.days.len().saturating_sub(1);
        let day = self.day.saturating_add_signed(by).min(last);
        if day == self.day {
            let which = if by > 0 { "before" } else { "after" };
            return Effect::Say(phrase!("no change {which} this day", which));
        }
        self.day = day;
        self.look_back(ctx);
        Effect::Stay
    }

    fn look_back(&mut self, ctx: &Ctx) {
        let day = self.days.get(self.day).copied();
        self.then = day.zip(ctx.dossier).map(|(day, dossier)| {
            let then = ctx.bench.dossier_on(dossier.key, day);
            then.map_err(|refusal| refusal.what)
        });
    }

    fn act_on_fields(&mut self, action: Action) -> Option<Effect> {
        let (mut field, top) = self.opened?;
        let count = self.step().map_or(0, |s| s.changes.len());
        if move_mark(&mut field, count, self.page, action) {
            self.opened = Some((field, top));
            return Some(Effect::Stay);
        }
        if matches!(action, Action::Back | Action::Enter | Action::Left) {
            self.opened = None;
            return Some(Effect::Stay);
        }
        None
    }
}

/// The day of a step's time, "2026-11-24T09:12".
fn day_of(at: &str) -> Option<Date> {
    parse(at.split('T').next()?)
}

impl Screen for History {
    fn name(&self) -> String {
        phrase!("History").to_owned()
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        self.draw_all(buf, area, ctx);
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.act_on_fields(action) {
            return effect;
        }
        if self.opened.is_none() && move_mark(&mut self.picked, self.steps.len(), self.page, action)
        {
            return Effect::Stay;
        }
        match action {
            Action::Enter if self.step().is_some() => self.opened = Some((0, 0)),
            Action::View => self.listed = !self.listed,
            Action::Before => return self.turn(1, ctx),
            Action::After => return self.turn(-1, ctx),
            Action::Copy => match self.step() {
                Some(step) => return Effect::Clip(words::told(ctx, step)),
                None => return Effect::Pass,
            },
            _ => return Effect::Pass,
        }
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let enter = match self.opened {
            Some(_) => "back",
            None => phrase!("its fields"),
        };
        words(&[
            (Action::Enter, enter),
            (Action::Before, "a day back"),
            (Action::After, "a day on"),
            (Action::View, "list, map"),
            (Action::Undo, "undo the last"),
            (Action::SaveFile, "save"),
            (Action::Copy, "copy"),
        ])
    }

    fn status(&self, _: &Ctx) -> String {
        match self.steps.len() {
            0 => String::new(),
            n => phrase!("change {} of {}", self.picked + 1, n),
        }
    }

    fn greeting(&self) -> Option<String> {
        let day = self.days.get(self.day)?;
        Some(phrase!("looking at {}; looking changes nothing in the file", day.long_day()))
    }

    fn refresh(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else {
            *self = Self::default();
            return;
        };
        let other = std::mem::replace(&mut self.account, dossier.key) != dossier.key;
        match ctx.bench.history_of(dossier.key, MOST) {
            Ok(steps) => (self.steps, self.fault) = (steps, None),
            Err(refusal) => self.fault = Some(refusal.to_string()),
        }
        self.days = self.steps.iter().filter_map(|s| day_of(&s.at)).collect();
        self.days.dedup();
        if other {
            let earlier = self.days.iter().position(|day| *day < ctx.today());
            self.day = earlier.unwrap_or(0);
            (self.picked, self.top, self.opened) = (0, 0, None);
        }
        self.day = self.day.min(self.days.len().saturating_sub(1));
        self.picked = self.picked.min(self.steps.len().saturating_sub(1));
        if self.step().is_none() {
            self.opened = None;
        }
        self.look_back(ctx);
    }
}
