//! The inbox in Today: lines that wait for their account.

use super::{INBOX, Today};
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::Route;
use crate::tui::theme::Role;
use crate::tui::widgets::table::{Cell, Column, Row};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

impl Today {
    pub(super) fn draw_inbox(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let columns = [Column::fixed("", 10), Column::fill("", 30)];
        let mut top = self.top[INBOX];
        self.table(INBOX, &columns, &|i| {
            let waiting = &self.inbox[i];
            let day = waiting.on.weekday_day();
            Row::new([Cell::with(day, Role::Muted), Cell::new(waiting.text.as_str())])
        })
        .draw(buf, area, &mut top, ctx.theme);
        self.top[INBOX] = top;
    }

    /// Enter gives it to an account, `d` drops it.
    pub(super) fn do_with_waiting(&self, action: Action) -> Effect {
        let Some(waiting) = self.inbox.get(self.picked[INBOX]) else {
            return Effect::Pass;
        };
        match action {
            Action::Enter | Action::Log | Action::Edit | Action::Advance => {
                Effect::Open(Route::Inbox(waiting.clone()))
            }
            Action::Delete => {
                let label = phrase!("dropped from the inbox: {}", waiting.text);
                Effect::Do(waiting.taken().labelled(label))
            }
            Action::Copy => Effect::Clip(waiting.text.clone()),
            _ => Effect::Pass,
        }
    }
}
