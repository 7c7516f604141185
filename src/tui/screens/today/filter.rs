//! The filter of Today: over all groups, as it is typed; Esc shows all again.

use super::{DUE, NEGLECT, Today, VISITS};
use crate::model::Key;
use crate::tui::components::list::move_mark;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::filter_words::FilterWords;
use crate::tui::terminal::Event;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Field;
use crate::workbench::log::Waiting;
use crate::workbench::today::{Due, Today as Data};
use crossterm::event::KeyCode;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Said by a group that the filter leaves empty.
pub const NOTHING_FITS: &str = "Nothing here has these letters; Esc shows all";

/// What is typed, and everything that it is looked for in.
#[derive(Default)]
pub(super) struct TodayFilter {
    field: Field,
    typing: bool,
    all: Option<(Data, Vec<Waiting>)>,
}

impl Today {
    /// A filter is typed, or stands.
    pub(super) fn is_filtered(&self) -> bool {
        self.filter.typing || !self.filter.field.text().is_empty()
    }

    /// Everything, whatever is filtered.
    pub(super) fn everything(&self) -> &Data {
        self.filter.all.as_ref().map_or(&self.data, |(data, _)| data)
    }

    /// What is shown is everything again: before it is gathered anew, or sifted.
    pub(super) fn show_all(&mut self) {
        if let Some((data, inbox)) = self.filter.all.take() {
            (self.data, self.inbox) = (data, inbox);
        }
    }

    pub(super) fn begin_filter(&mut self) {
        self.filter.typing = true;
    }

    pub(super) fn drop_filter(&mut self, ctx: &Ctx) {
        self.filter.field = Field::default();
        self.filter.typing = false;
        self.sift();
        self.arrange(ctx);
    }

    /// Leaves what the filter wants: part of an account's name or of the row's text.
    pub(super) fn sift(&mut self) {
        self.show_all();
        if self.filter.field.text().is_empty() {
            self.data.due.sort_by_key(Due::order);
            return;
        }
        let wanted = FilterWords::new(self.filter.field.text());
        let (data, inbox) = (self.data.clone(), self.inbox.clone());
        let name = |key: Key| data.names.get(&key).map_or("", String::as_str);
        let shown = &mut self.data;
        shown.due.retain(|d| wanted.fits(&[&d.name, &d.what]));
        shown.visits.retain(|v| wanted.fits(&[&v.name, &v.people.join("\n")]));
        shown.neglected.retain(|n| wanted.fits(&[&n.name, &n.title, name(n.account)]));
        shown.silent.retain(|s| wanted.fits(&[&s.name, &s.says()]));
        shown.answered.retain(|a| wanted.fits(&[name(a.account), &a.title, &a.why]));
        let told = &self.told;
        shown.quiet.accounts.retain(|row| {
            let says = told.get(&row.account).map_or(["", ""], |t| [&t.title, &t.sentence]);
            wanted.fits(&[name(row.account), says[0], says[1]])
        });
        for accounts in shown.quiet.whole.values_mut() {
            accounts.retain(|(key, _)| wanted.fits(&[name(*key)]));
        }
        shown.quiet.whole.retain(|_, accounts| !accounts.is_empty());
        self.inbox.retain(|line| wanted.fits(&[&line.text]));
        self.filter.all = Some((data, inbox));
    }

    /// The first group that has something, where the one with the focus has nothing.
    fn land_on_something(&mut self) {
        let groups = self.groups();
        let here = groups.contains(&self.focus) && self.len(self.focus) > 0;
        if let Some(group) = groups.into_iter().find(|g| self.len(*g) > 0).filter(|_| !here) {
            self.focus = group;
        }
    }

    /// The filter, as it is typed.
    pub(super) fn filtered(&mut self, event: &Event, ctx: &Ctx) -> Option<Effect> {
        use crate::tui::action::Action;
        if !self.filter.typing {
            return None;
        }
        let (focus, len, page) = (self.focus, self.len(self.focus), self.page[self.focus]);
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Enter | KeyCode::Tab => self.filter.typing = false,
                KeyCode::Esc => self.drop_filter(ctx),
                KeyCode::Up => {
                    move_mark(&mut self.picked[focus], len, page, Action::Up);
                }
                KeyCode::Down => {
                    move_mark(&mut self.picked[focus], len, page, Action::Down);
                }
                _ => {
                    self.filter.field.key(*key);
                    self.look(ctx);
                }
            },
            Event::Paste(text) => {
                self.filter.field.paste(text);
                self.look(ctx);
            }
            _ => return None,
        }
        Some(Effect::Stay)
    }

    fn look(&mut self, ctx: &Ctx) {
        self.sift();
        self.picked = Default::default();
        self.top = Default::default();
        self.land_on_something();
        self.arrange(ctx);
    }

    /// Its line at the foot; the caret while it is typed.
    pub(super) fn draw_filter(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) -> Option<Position> {
        let used = ctx.put(buf, line.x, line.y, line.width, " / ", Role::Accent);
        let field = Rect { x: line.x + used, width: line.width.saturating_sub(used + 1), ..line };
        let caret = self.filter.field.draw(buf, field, ctx.theme.style(Role::Body));
        caret.filter(|_| self.filter.typing)
    }

    /// Nothing in this group has these letters.
    pub(super) fn says_nothing_fits(&self, group: usize) -> bool {
        self.is_filtered() && matches!(group, DUE | VISITS | NEGLECT) && self.len(group) == 0
    }
}
