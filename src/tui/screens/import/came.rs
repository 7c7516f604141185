//! What an import says of itself, where values of the file went over others: read once, and undone by a key.

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::paragraph::Paragraph;
use crate::tui::widgets::popup::centered;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The sentences of an import that is done.
pub struct ImportCame {
    says: Paragraph,
    top: usize,
    below: usize,
    page: usize,
}

impl ImportCame {
    /// Of these sentences, a paragraph each.
    pub fn new(sentences: &[String]) -> Self {
        let mut says = Paragraph::default();
        for (at, sentence) in sentences.iter().enumerate() {
            if at > 0 {
                says.push(Role::Body, "");
            }
            says.push(Role::Body, sentence);
        }
        Self { says, top: 0, below: 0, page: 1 }
    }
}

impl Screen for ImportCame {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let width = area.width.min(100).saturating_sub(4);
        let rows = u16::try_from(self.says.height(width)).unwrap_or(u16::MAX);
        let pane = Pane {
            area: centered(area, 100, rows.saturating_add(2)),
            left: phrase!("Look at what came"),
            right: "",
            focused: true,
        };
        let inner = draw_popup(buf, &pane, ctx.theme);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        self.page = usize::from(inner.height).max(1);
        self.top = self.top.min(self.says.height(inner.width).saturating_sub(self.page));
        self.below = self.says.draw(buf, inner, self.top, ctx.theme);
        None
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        self.top = match action {
            Action::Up => self.top.saturating_sub(1),
            Action::Down => self.top + 1.min(self.below),
            Action::PageUp => self.top.saturating_sub(self.page),
            Action::PageDown => self.top + self.page.min(self.below),
            Action::First => 0,
            Action::Last => self.top + self.below,
            Action::Back | Action::Enter => return Effect::Close,
            other => return Effect::Act(other),
        };
        Effect::Stay
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        let more = (self.below > 0 || self.top > 0).then_some((Action::Down, "more"));
        let keys = more.into_iter().chain([(Action::Undo, "undo"), (Action::Back, "close")]);
        keys.map(|(action, word)| (action, word.to_owned())).collect()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.below {
            0 => String::new(),
            n => phrase!("{n} more lines", n),
        }
    }
}
