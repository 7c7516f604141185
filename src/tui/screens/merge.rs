//! Two ticked rows as one: what would come over and what would be left, before it is done.

use crate::text::wrap;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::popup::centered;
use crate::workbench::{Merged, Pair};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The preview of a merge.
pub struct Merge {
    pair: Pair,
    merged: Merged,
    offset: usize,
    height: usize,
    lines: usize,
}

impl Merge {
    /// Of these two.
    ///
    /// # Errors
    /// A sentence where they cannot be one.
    pub fn of(pair: Pair, ctx: &Ctx) -> Result<Self, String> {
        let merged = ctx.bench.merge_preview(pair).map_err(|refusal| refusal.to_string())?;
        Ok(Self { pair, merged, offset: 0, height: 1, lines: 0 })
    }

    fn said(&self) -> Vec<(String, Role)> {
        let moved = match self.merged.moved {
            0 => phrase!("no other record comes over").to_owned(),
            1 => phrase!("1 record comes over").to_owned(),
            n => phrase!("{n} records come over", n),
        };
        let mut said = vec![(moved, Role::Body)];
        if self.merged.conflicts.is_empty() && self.merged.remarks.is_empty() {
            said.push((
                phrase!("the two differ in nothing: nothing is lost").to_owned(),
                Role::Good,
            ));
        }
        said.extend(self.merged.conflicts.iter().map(|c| (c.sentence.clone(), Role::Muted)));
        said.extend(self.merged.remarks.iter().map(|remark| (remark.clone(), Role::Muted)));
        said
    }

    /// The other one stays.
    fn swap(&mut self, ctx: &Ctx) -> Effect {
        match ctx.bench.merge_preview(self.pair.swapped()) {
            Ok(merged) => {
                (self.pair, self.merged, self.offset) = (self.pair.swapped(), merged, 0);
                Effect::Stay
            }
            Err(refusal) => Effect::Say(refusal.to_string()),
        }
    }
}

impl Screen for Merge {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let room = 76.min(area.width).saturating_sub(4);
        let width = usize::from(room).max(1);
        let mut lines: Vec<(String, Role)> = Vec::new();
        for (text, role) in self.said() {
            lines.extend(wrap(&text, width).iter().map(|line| (line.to_string(), role)));
        }
        let high = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
        let popup = centered(area, 76, high);
        let pane = Pane {
            area: popup,
            left: &self.merged.intent,
            right: phrase!("before it is done"),
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        (self.lines, self.height) = (lines.len(), usize::from(inner.height));
        self.offset = self.offset.min(lines.len().saturating_sub(self.height));
        for (y, (text, role)) in (inner.y..inner.bottom()).zip(lines.iter().skip(self.offset)) {
            ctx.put(buf, inner.x + 1, y, inner.width.saturating_sub(2), text, *role);
        }
        None
    }

    fn act(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let last = self.lines.saturating_sub(self.height);
        match action {
            Action::Enter => {
                return Effect::All(vec![Effect::Close, Effect::Merge(self.pair)]);
            }
            Action::NextPane | Action::PreviousPane | Action::Left | Action::Right => {
                return self.swap(ctx);
            }
            Action::Up => self.offset = self.offset.saturating_sub(1),
            Action::Down => self.offset = (self.offset + 1).min(last),
            Action::PageUp => self.offset = self.offset.saturating_sub(self.height),
            Action::PageDown => self.offset = (self.offset + self.height).min(last),
            Action::Edit => {
                let route = Route::Doubles(Some(self.pair));
                return Effect::All(vec![Effect::Close, Effect::Open(route)]);
            }
            Action::Back => return Effect::Close,
            _ => {}
        }
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [
            (Action::Enter, "make one of two"),
            (Action::NextPane, "other one stays"),
            (Action::Edit, "field by field"),
            (Action::Back, "leave"),
        ]
        .map(|(action, word)| (action, word.to_owned()))
        .to_vec()
    }
}
