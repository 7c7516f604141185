//! How Today is drawn: groups, each cut with a count of what is left out.

use super::filter::NOTHING_FITS;
use super::rows::{due_row, due_when, visit_row};
use super::{DUE, INBOX, NEGLECT, Today, TodayView, URGENT, VISITS};
use crate::model::Key;
use crate::text::{DayText, width};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Column, Row, Table};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

impl Today {
    pub(super) fn draw_groups(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        self.areas = self.layout(area);
        let (urgent, count) = match self.view {
            TodayView::Urgent => (phrase!("Urgent, one row an account"), self.data.quiet.rows()),
            TodayView::All => {
                (phrase!("All accounts with something to look at"), self.data.quiet.rows())
            }
            TodayView::Answered => (phrase!("Answered findings"), self.data.answered.len()),
        };
        let title = |group: usize| match group {
            DUE if self.by_account => (phrase!("Due, by account"), self.due_count(ctx)),
            DUE => ("Due", self.due_count(ctx)),
            INBOX => (phrase!("Inbox: lines without an account"), self.len(INBOX).to_string()),
            VISITS => ("Visits", self.len(VISITS).to_string()),
            URGENT => (urgent, count.to_string()),
            _ => (phrase!("Whom we neglect: to call"), self.len(NEGLECT).to_string()),
        };
        let next = ctx.keymap.key(Action::NextPane);
        let shut = self.shut(area);
        let title = |group: usize| match (title(group), self.len(group)) {
            ((left, right), n) if shut == Some(group) && n > 0 => {
                (left, phrase!("{right}, {next} opens them", right, next))
            }
            (title, _) => title,
        };
        let titles: Vec<_> = self.areas.iter().map(|(group, _)| title(*group)).collect();
        let frames = self.areas.iter().zip(&titles).map(|((group, area), (left, right))| Pane {
            area: *area,
            left,
            right,
            focused: *group == self.focus,
        });
        frame::draw_panes(buf, &frames.collect::<Vec<_>>(), ctx.theme);
        for (group, area) in self.areas.clone() {
            let inner = frame::inner(area);
            let inner = Rect { width: inner.width.saturating_sub(1), ..inner };
            self.page[group] = usize::from(inner.height);
            match group {
                _ if inner.height == 0 => {}
                _ if self.says_nothing_fits(group) => {
                    let room = inner.width - 1;
                    ctx.put(buf, inner.x + 1, inner.y, room, phrase!(NOTHING_FITS), Role::Muted);
                }
                DUE => self.draw_due(buf, inner, ctx),
                INBOX => self.draw_inbox(buf, inner, ctx),
                VISITS => self.draw_visits(buf, inner, ctx),
                URGENT => self.draw_urgent(buf, inner, ctx),
                _ => self.draw_neglect(buf, inner, ctx),
            }
        }
    }

    /// "12, later 3 more (: actions)".
    fn due_count(&self, ctx: &Ctx) -> String {
        let find = ctx.keymap.key(Action::Find);
        match (self.len(DUE), self.data.later) {
            (n, 0) => n.to_string(),
            (n, later) => phrase!("{n}, later {later} more ({find} actions)", n, later, find),
        }
    }

    /// Of which group only the title stands: below 28 rows of whom we neglect, which opens in place of the visits when
    /// it has the focus; of none where all have room.
    fn shut(&self, area: Rect) -> Option<usize> {
        let wanted: u16 =
            self.groups().iter().fold(0, |sum, group| sum.saturating_add(self.wants(*group, area)));
        match (area.height >= 28 || wanted <= self.rows(area), self.focus == NEGLECT) {
            (true, _) => None,
            (false, false) => Some(NEGLECT),
            (false, true) => Some(VISITS),
        }
    }

    /// Rows between the borders of all groups.
    fn rows(&self, area: Rect) -> u16 {
        area.height.saturating_sub(u16::try_from(self.groups().len() + 1).unwrap_or(6))
    }

    /// The groups, each with its place. Zoomed: the group with the focus.
    fn layout(&self, area: Rect) -> Vec<(usize, Rect)> {
        if self.zoomed {
            return vec![(self.focus, area)];
        }
        let groups = self.groups();
        let shut = self.shut(area);
        let rows = self.rows(area);
        let wants = groups.iter().map(|g| match shut == Some(*g) {
            true => 0,
            false => self.wants(*g, area),
        });
        let wants: Vec<u16> = wants.collect();
        let focus = groups.iter().position(|g| *g == self.focus).unwrap_or(0);
        let mut y = area.y;
        let mut areas = Vec::new();
        for (group, height) in groups.into_iter().zip(share(&wants, focus, rows)) {
            areas.push((group, Rect::new(area.x, y, area.width, height + 2)));
            y += height + 1;
        }
        areas
    }

    fn wants(&self, group: usize, area: Rect) -> u16 {
        let rows = match group {
            URGENT => self.len(URGENT) + 1 + usize::from(self.focus == URGENT),
            NEGLECT if self.focus != NEGLECT && area.height < 44 => 2,
            INBOX if self.focus != INBOX && area.height < 44 => self.len(INBOX).min(3),
            _ => self.len(group),
        };
        u16::try_from(rows.max(1)).unwrap_or(u16::MAX)
    }

    pub(super) fn table<'a>(
        &self,
        group: usize,
        columns: &'a [Column<'a>],
        row: &'a dyn Fn(usize) -> Row<'a>,
    ) -> Table<'a> {
        Table {
            columns,
            len: self.len(group),
            picked: Some(self.picked[group]),
            focused: self.focus == group,
            row,
        }
    }

    /// What an empty part says: nothing is said of accounts that were not looked at yet.
    fn draw_nothing(&self, buf: &mut Buffer, area: Rect, says: &str, role: Role, ctx: &Ctx) {
        let looking = self.gathering.as_ref().map(|g| phrase!("looking: {}", g.progress()));
        let (says, role) = match &looking {
            Some(looking) => (looking.as_str(), Role::Muted),
            None => (says, role),
        };
        ctx.put(buf, area.x + 1, area.y, area.width - 1, says, role);
    }

    fn draw_due(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if ctx.accounts.total() == 0 && self.data.due.is_empty() {
            let (new, find) = (ctx.keymap.key(Action::New), ctx.keymap.key(Action::Find));
            let says = phrase!(
                "No account in this book yet: {new} a adds one, {find} import brings a file in",
                new,
                find
            );
            self.draw_nothing(buf, area, &says, Role::Body, ctx);
        } else if self.data.due.is_empty() {
            let next = self.data.next.map(|d| phrase!(". The next is {}", d.weekday_day()));
            let says = phrase!("Nothing due today{}", next.unwrap_or_default());
            self.draw_nothing(buf, area, &says, Role::Good, ctx);
        }
        let short = area.width < 85;
        let when = self.data.due.iter().map(|due| width(&due_when(due, ctx).0)).max().unwrap_or(0);
        let when = u16::try_from(when).unwrap_or(9);
        let columns = [
            Column::fixed("", when.max(9)),
            Column::fixed("", if area.width < 70 { 14 } else { 18 }),
            Column::fill("", if short { 30 } else { 36 }),
            Column::fixed("", if short { 6 } else { 15 }).align(Alignment::Right).need(1),
        ];
        let mut top = self.top[DUE];
        self.table(DUE, &columns, &|i| due_row(&self.data.due[i], short, ctx))
            .draw(buf, area, &mut top, ctx.theme);
        self.top[DUE] = top;
    }

    fn draw_visits(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if self.data.visits.is_empty() {
            let days = ctx.bench.playbook.thresholds.today_visit_days;
            let says = phrase!(
                "No visit in the next {} days. {} v plans one",
                days,
                ctx.keymap.key(Action::New)
            );
            self.draw_nothing(buf, area, &says, Role::Muted, ctx);
        }
        let columns = [
            Column::fixed("", 16),
            Column::fixed("", 18),
            Column::fill("", 14).need(1),
            Column::fixed("", 24).need(2),
        ];
        let mut top = self.top[VISITS];
        self.table(VISITS, &columns, &|i| visit_row(&self.data.visits[i], ctx))
            .draw(buf, area, &mut top, ctx.theme);
        self.top[VISITS] = top;
    }

    pub(super) fn name(&self, key: Key) -> &str {
        self.data.names.get(&key).map_or("", String::as_str)
    }
}

/// Rows for each group: what it wants where there is room, else a fair share, and up to half for the
/// one with the focus; what is left to the first.
fn share(wants: &[u16], focus: usize, rows: u16) -> Vec<u16> {
    let mut given = vec![0u16; wants.len()];
    let mut left = rows;
    if let (Some(given), Some(wants)) = (given.get_mut(focus), wants.get(focus)) {
        *given = (*wants).min(rows / 2);
        left -= *given;
    }
    while left > 0 {
        let hungry: Vec<usize> = (0..wants.len()).filter(|i| given[*i] < wants[*i]).collect();
        if hungry.is_empty() {
            break;
        }
        let least = hungry.iter().map(|i| given[*i]).min().unwrap_or(0);
        for i in hungry {
            if left > 0 && given[i] == least {
                given[i] += 1;
                left -= 1;
            }
        }
    }
    if let Some(first) = given.first_mut() {
        *first += left;
    }
    given
}
