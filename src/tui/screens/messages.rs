//! The messages so far, newest first, each with its time.

use crate::text::{width, wrap};
use crate::tui::action::Action;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::screen::Screen;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{Pane, draw_popup};
use crate::tui::widgets::popup::centered;
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// What was said in this session.
pub struct MessagesScreen {
    lines: Vec<(String, String)>,
    picked: usize,
    top: usize,
    page: usize,
}

impl MessagesScreen {
    /// Time and text, newest first.
    pub fn new(lines: Vec<(String, String)>) -> Self {
        Self { lines, picked: 0, top: 0, page: 1 }
    }
}

/// Columns that the time and the blanks beside it take.
const TIME: u16 = 8;

impl MessagesScreen {
    /// The picked message in lines, where its row has no room for it; the first line is blank.
    fn whole(&self, cells: u16) -> Vec<String> {
        let picked = self.lines.get(self.picked).map_or("", |(_, text)| text.as_str());
        if width(picked) <= usize::from(cells.saturating_sub(TIME)) {
            return Vec::new();
        }
        let lines = wrap(picked, usize::from(cells.max(1)));
        std::iter::once(String::new()).chain(lines).collect()
    }
}

impl Screen for MessagesScreen {
    fn name(&self) -> String {
        String::new()
    }

    fn floats(&self) -> bool {
        true
    }

    fn draw(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Option<Position> {
        let rows = u16::try_from(self.lines.len()).unwrap_or(u16::MAX).max(1);
        let whole = self.whole(area.width.min(100).saturating_sub(4));
        let below = u16::try_from(whole.len()).unwrap_or(0);
        let pane = Pane {
            area: centered(area, 100, rows.saturating_add(2).saturating_add(below)),
            left: phrase!("Messages"),
            right: &self.lines.len().to_string(),
            focused: true,
        };
        let mut inner = draw_popup(buf, &pane, ctx.theme);
        inner.height = inner.height.saturating_sub(below).max(1.min(inner.height));
        for (y, line) in (inner.bottom()..pane.inner().bottom()).zip(&whole) {
            ctx.put(buf, inner.x + 1, y, inner.width.saturating_sub(2), line, Role::Accent);
        }
        self.page = usize::from(inner.height);
        if self.lines.is_empty() {
            let says = phrase!("nothing was said yet: every change stands here with its time");
            let room = inner.width.saturating_sub(2);
            ctx.put(buf, inner.x + 1, inner.y, room, says, Role::Muted);
        }
        let columns = [Column::fixed("", 5), Column::fill("", 10)];
        let list = Rect { width: inner.width.saturating_sub(1), ..inner };
        let mut top = self.top;
        Table {
            columns: &columns,
            len: self.lines.len(),
            picked: Some(self.picked),
            focused: true,
            row: &|i| {
                let (time, text) = &self.lines[i];
                Row::new([Cell::with(time.as_str(), Role::Muted), Cell::new(text.as_str())])
            },
        }
        .draw(buf, list, &mut top, ctx.theme);
        self.top = top;
        None
    }

    fn act(&mut self, action: Action, _: &Ctx) -> Effect {
        if move_mark(&mut self.picked, self.lines.len(), self.page, action) {
            return Effect::Stay;
        }
        match action {
            Action::Back | Action::Messages | Action::Enter => Effect::Close,
            Action::Copy => match self.lines.get(self.picked) {
                Some((_, text)) => Effect::Clip(text.clone()),
                None => Effect::Stay,
            },
            Action::Undo | Action::Redo => Effect::Act(action),
            _ => Effect::Pass,
        }
    }

    fn footer(&self, _: &Ctx) -> Vec<(Action, String)> {
        [(Action::Copy, "copy"), (Action::Undo, "undo"), (Action::Back, "close")]
            .map(|(action, word)| (action, word.to_owned()))
            .to_vec()
    }

    fn status(&self, _: &Ctx) -> String {
        match self.lines.len() {
            0 => String::new(),
            n => phrase!("message {} of {}", self.picked + 1, n),
        }
    }
}
