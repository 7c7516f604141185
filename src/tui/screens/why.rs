//! Why: the parts of a number in the right third, each with share, day and source; the sum last.

use crate::text::DayText;
use crate::text::wrap;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_popup, draw_rule};
use crate::tui::widgets::popup::right_third;
use crate::workbench::why::{Part, Why as Parts};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells for the share.
const SHARE: u16 = 12;

/// The parts of one number.
pub struct Why {
    parts: Parts,
    top: usize,
    lines: usize,
    page: usize,
}

impl Why {
    /// Of these parts.
    pub fn new(parts: Parts) -> Self {
        Self { parts, top: 0, lines: 0, page: 1 }
    }
}

/// A row of it: share, text, and whether it is the sum.
type Line = (String, String, Role);

fn lines(part: &Part, width: usize, role: Role) -> Vec<Line> {
    let day = part.day.map(|d| d.long_day());
    let mut lines: Vec<Line> = Vec::new();
    let texts = wrap(&part.text, width);
    for (i, text) in texts.iter().enumerate() {
        let share = if i == 0 { part.share.clone() } else { String::new() };
        lines.push((share, text.to_string(), role));
    }
    let below: Vec<String> = day.into_iter().chain([part.source.clone()]).collect();
    let below = below.iter().filter(|t| !t.is_empty()).cloned();
    let below = below.collect::<Vec<_>>().join(", ");
    if !below.is_empty() {
        lines.push((String::new(), below, Role::Muted));
    }
    lines
}

impl Screen for Why {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let title = phrase!("Why: {}", self.parts.title);
        let pane = Pane { area: right_third(area), left: &title, right: "", focused: true };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let room = inner.width.saturating_sub(SHARE + 3);
        let width = usize::from(room).max(1);
        let sum = lines(&self.parts.sum, width, Role::Title);
        let all: Vec<Line> =
            self.parts.parts.iter().flat_map(|p| lines(p, width, Role::Body)).collect();
        let below = u16::try_from(sum.len() + 1).unwrap_or(2);
        let height = usize::from(inner.height.saturating_sub(below));
        (self.lines, self.page) = (all.len(), height);
        self.top = self.top.min(all.len().saturating_sub(height));
        let put = |buf: &mut Buffer, y: u16, (share, text, role): &Line| {
            ctx.put(buf, inner.x + 1, y, SHARE, share, Role::Accent);
            ctx.put(buf, inner.x + 2 + SHARE, y, room, text, *role);
        };
        let rows = all.iter().skip(self.top).take(height);
        for (y, line) in (inner.y..).zip(rows) {
            put(buf, y, line);
        }
        let foot = inner.bottom().saturating_sub(below);
        let rule = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        draw_rule(buf, rule, foot, ctx.theme);
        for (y, line) in (foot + 1..inner.bottom()).zip(&sum) {
            put(buf, y, line);
        }
        None
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        let last = self.lines.saturating_sub(self.page);
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => (self.top + 1).min(last),
            Action::PageUp => self.top.saturating_sub(self.page),
            Action::PageDown => (self.top + self.page).min(last),
            Action::First => 0,
            Action::Last => last,
            Action::Back | Action::Why | Action::Enter => return Effect::Close,
            other => return Effect::Act(other),
        };
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [(Action::Down, "more"), (Action::Back, "close")]
            .map(|(action, word)| (action, word.to_owned()))
            .to_vec()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.saturating_sub(self.top + self.page) {
            0 => String::new(),
            n => phrase!("{n} more lines", n),
        }
    }
}
