//! How Today is drawn: four groups, each cut with a count of what is left out.

use super::rows::{due_row, names, visit_row, whole_title};
use super::{DUE, NEGLECT, Today, URGENT, Urgent, VISITS};
use crate::model::Key;
use crate::model::codes::Severity;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::frame::{self, Pane};
use crate::tui::widgets::table::{Cell, Column, Row, Table};
use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};

impl Today {
    pub(super) fn draw_groups(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        self.areas = self.layout(area);
        let urgent = match self.all {
            true => "All accounts with something to look at",
            false => "Urgent, one row an account",
        };
        let title = |group: usize| match group {
            DUE if self.by_account => ("Due, by account", self.len(DUE).to_string()),
            DUE => ("Due", self.len(DUE).to_string()),
            VISITS => ("Visits", self.len(VISITS).to_string()),
            URGENT => (urgent, self.data.quiet.rows().to_string()),
            _ => ("Whom we neglect", self.len(NEGLECT).to_string()),
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
                DUE => self.draw_due(buf, inner, ctx),
                VISITS => self.draw_visits(buf, inner, ctx),
                URGENT => self.draw_urgent(buf, inner, ctx),
                _ => self.draw_neglect(buf, inner, ctx),
            }
        }
    }

    /// Four groups; below 28 rows of whom we neglect only the title, which opens in place of the visits
    /// when it has the focus.
    fn layout(&self, area: Rect) -> Vec<(usize, Rect)> {
        const GROUPS: [usize; 4] = [DUE, VISITS, URGENT, NEGLECT];
        let shut = match (area.height >= 28, self.focus == NEGLECT) {
            (true, _) => None,
            (false, false) => Some(NEGLECT),
            (false, true) => Some(VISITS),
        };
        let rows = area.height.saturating_sub(5);
        let wants = GROUPS.map(|g| if shut == Some(g) { 0 } else { self.wants(g) });
        let mut y = area.y;
        let mut areas = Vec::new();
        for (group, height) in GROUPS.into_iter().zip(share(&wants, rows)) {
            areas.push((group, Rect::new(area.x, y, area.width, height + 2)));
            y += height + 1;
        }
        areas
    }

    fn wants(&self, group: usize) -> u16 {
        let rows = match group {
            URGENT => self.len(URGENT) + 1,
            NEGLECT if self.focus != NEGLECT => 2,
            _ => self.len(group),
        };
        u16::try_from(rows.max(1)).unwrap_or(u16::MAX)
    }

    fn table<'a>(
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

    fn draw_due(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if self.data.due.is_empty() {
            let next = self.data.next.map(|d| format!(". The next is {}", d.format("%a %d %b")));
            let says = format!("Nothing due today{}", next.unwrap_or_default());
            ctx.put(buf, area.x + 1, area.y, area.width - 1, &says, Role::Good);
        }
        let columns = [
            Column::fixed("", 9),
            Column::fixed("", 18),
            Column::fill("", 36),
            Column::fixed("", 15).align(Alignment::Right).need(1),
        ];
        let row = |i: usize| due_row(&self.data.due[i], ctx);
        let mut top = self.top[DUE];
        self.table(DUE, &columns, &row).draw(buf, area, &mut top, ctx.theme);
        self.top[DUE] = top;
    }

    fn draw_visits(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if self.data.visits.is_empty() {
            let days = ctx.bench.playbook.thresholds.today_visit_days;
            let says = format!(
                "No visit in the next {days} days. {} v plans one",
                ctx.keymap.key(Action::New)
            );
            ctx.put(buf, area.x + 1, area.y, area.width - 1, &says, Role::Muted);
        }
        let columns = [
            Column::fixed("", 16),
            Column::fixed("", 18),
            Column::fill("", 14).need(1),
            Column::fixed("", 24).need(2),
        ];
        let row = |i: usize| visit_row(&self.data.visits[i], ctx);
        let mut top = self.top[VISITS];
        self.table(VISITS, &columns, &row).draw(buf, area, &mut top, ctx.theme);
        self.top[VISITS] = top;
    }

    fn draw_urgent(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if self.urgent.is_empty() {
            ctx.put(buf, area.x + 1, area.y, area.width - 1, "Nothing is urgent", Role::Good);
        }
        let title = match area.width < 90 {
            true => Column::fill("", 20),
            false => Column::fixed("", 30),
        };
        let end = if self.all { 20 } else { 11 };
        let columns = [
            Column::fixed("", 1),
            Column::fixed("", 3).need(1),
            Column::fixed("", 18),
            title,
            Column::fill("", 20).need(2),
            Column::fixed("", end).align(Alignment::Right).need(3),
        ];
        let row = |i: usize| self.urgent_row(i, ctx);
        let list = Rect { height: area.height.saturating_sub(1), ..area };
        let mut top = self.top[URGENT];
        self.table(URGENT, &columns, &row).draw(buf, list, &mut top, ctx.theme);
        self.top[URGENT] = top;
        if area.height > 1 {
            self.draw_counts(buf, Rect::new(area.x + 1, area.bottom() - 1, area.width - 1, 1), ctx);
        }
    }

    fn draw_counts(&self, buf: &mut Buffer, line: Rect, ctx: &Ctx) {
        let [urgent, warnings, notices] = self.data.counts;
        let many = |n: usize, word: &str| match n {
            1 => format!("1 {word}"),
            n => format!("{n} {word}s"),
        };
        let more = match self.counted() {
            0 => String::new(),
            n => format!("{}, ", many(n, "more account")),
        };
        let (warnings, notices) = (many(warnings, "warning"), many(notices, "notice"));
        let says = format!("{more}{urgent} urgent, {warnings}, {notices}");
        ctx.put(buf, line.x, line.y, line.width, &says, Role::Muted);
        let word = if self.all { "urgent ones" } else { "shows them" };
        let key = format!("{} {word}", ctx.keymap.key(Action::Findings));
        let room = usize::from(line.width);
        if crate::tui::text::width(&says) + crate::tui::text::width(&key) + 2 <= room {
            ctx.put_right(buf, line.x, line.y, line.width, &key, Role::Muted);
        }
    }

    fn urgent_row<'a>(&'a self, at: usize, ctx: &Ctx<'a>) -> Row<'a> {
        match &self.urgent[at] {
            Urgent::Account(i) => {
                let row = &self.data.quiet.accounts[*i];
                let new = if self.is_new(row.account) { "new" } else { "" };
                let told = self.told.get(&row.account);
                let role = if row.muted { Role::Muted } else { Role::Body };
                let more = told.map_or(0, |t| t.more);
                let muted = row.causes.iter().filter_map(|c| c.muted).min();
                let more = match muted.filter(|_| row.muted) {
                    Some(day) => format!("in hand until {}", day.format("%d %b")),
                    None if more > 0 => format!("and {more} more"),
                    None => String::new(),
                };
                let why =
                    told.map_or("", |t| ctx.bench.words.finding(&t.code).map_or("", |w| &w.why));
                let says = told.map_or(why, |t| t.sentence.as_str());
                let mark = match row.muted {
                    true => Cell::new(""),
                    false => mark(row.severity, ctx),
                };
                Row::new([
                    mark,
                    Cell::with(new, Role::Accent),
                    Cell::with(self.name(row.account), role),
                    Cell::with(told.map_or("to look at", |t| t.title.as_str()), role),
                    Cell::with(says, role),
                    Cell::with(more, Role::Muted),
                ])
            }
            Urgent::Whole(code) => self.whole_row(code, ctx),
            Urgent::Of(code, key) => {
                let of = self.data.quiet.whole[code].iter().find(|(k, _)| k == key);
                Row::new([
                    mark(of.map_or(Severity::Notice, |(_, s)| *s), ctx),
                    Cell::new(""),
                    Cell::new(format!("  {}", self.name(*key))),
                    Cell::with(whole_title(code, ctx), Role::Muted),
                    Cell::new(""),
                    Cell::new(""),
                ])
            }
        }
    }

    fn whole_row<'a>(&'a self, code: &'a str, ctx: &Ctx<'a>) -> Row<'a> {
        let accounts = &self.data.quiet.whole[code];
        let worst = accounts.iter().map(|(_, s)| *s).min().unwrap_or(Severity::Notice);
        let count = match accounts.len() {
            1 => "1 account".to_owned(),
            n => format!("{n} accounts"),
        };
        Row::new([
            mark(worst, ctx),
            Cell::new(""),
            Cell::with(count, Role::Title),
            Cell::new(whole_title(code, ctx)),
            Cell::with(names(accounts.iter().map(|(k, _)| self.name(*k))), Role::Muted),
            Cell::new(""),
        ])
    }

    fn name(&self, key: Key) -> &str {
        self.data.names.get(&key).map_or("", String::as_str)
    }

    fn draw_neglect(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        if self.len(NEGLECT) == 0 {
            let says = "Nobody is past their rhythm, no account is quiet";
            ctx.put(buf, area.x + 1, area.y, area.width - 1, says, Role::Good);
        } else if self.focus == NEGLECT {
            self.list_neglect(buf, area, ctx);
        } else {
            self.sum_neglect(buf, area, ctx);
        }
    }

    fn sum_neglect(&self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let people = self.data.neglected.iter().map(|n| match n.days {
            Some(days) => format!("{days} days {}", n.name),
            None => format!("never {}", n.name),
        });
        let accounts = self.data.silent.iter();
        let accounts = accounts.map(|(name, _, days)| format!("{days} days {name}"));
        let one = |n: usize, one: &'static str, more: &'static str| if n == 1 { one } else { more };
        let rows = [
            (
                "past their rhythm",
                names(people),
                self.data.neglected.len(),
                one(self.data.neglected.len(), "person", "people"),
            ),
            (
                "quiet accounts",
                names(accounts),
                self.data.silent.len(),
                one(self.data.silent.len(), "account", "accounts"),
            ),
        ];
        let shown = rows.iter().filter(|(_, _, n, _)| *n > 0);
        for (y, (label, text, n, word)) in (area.y..area.bottom()).zip(shown) {
            let (x, room) = (area.x + 1, area.width.saturating_sub(1));
            ctx.put(buf, x, y, room, label, Role::Muted);
            let count = format!("{n} {word}");
            let cells = u16::try_from(count.len()).unwrap_or(0);
            ctx.put(buf, x + 20, y, room.saturating_sub(22 + cells), text, Role::Body);
            ctx.put_right(buf, x, y, room, &count, Role::Muted);
        }
    }

    fn list_neglect(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) {
        let columns = [
            Column::fixed("", 9).align(Alignment::Right),
            Column::fill("", 20),
            Column::fixed("", 18),
        ];
        let people = self.data.neglected.len();
        let row = |i: usize| match self.data.neglected.get(i) {
            Some(n) => Row::new([
                Cell::new(n.days.map_or("never".to_owned(), |d| format!("{d} days"))),
                Cell::new(n.name.as_str()),
                Cell::with(self.name(n.account), Role::Muted),
            ]),
            None => {
                let (name, _, days) = &self.data.silent[i - people];
                Row::new([
                    Cell::new(format!("{days} days")),
                    Cell::new("nobody reached"),
                    Cell::new(name.as_str()),
                ])
            }
        };
        let mut top = self.top[NEGLECT];
        self.table(NEGLECT, &columns, &row).draw(buf, area, &mut top, ctx.theme);
        self.top[NEGLECT] = top;
    }
}

fn mark<'a>(severity: Severity, ctx: &Ctx<'a>) -> Cell<'a> {
    match severity {
        Severity::Critical => Cell::with(ctx.theme.glyphs.critical, Role::Bad),
        _ => Cell::new(""),
    }
}

/// Rows for each group: what it wants where there is room, else a fair share; the rest to the last but one.
fn share(wants: &[u16], rows: u16) -> Vec<u16> {
    let mut given = vec![0u16; wants.len()];
    let mut left = rows;
    while left > 0 {
        let hungry: Vec<usize> = (0..wants.len()).filter(|i| given[*i] < wants[*i]).collect();
        if hungry.is_empty() {
            break;
        }
        for i in hungry.into_iter().take(usize::from(left)) {
            given[i] += 1;
            left -= 1;
        }
    }
    if let Some(first) = given.first_mut() {
        *first += left;
    }
    given
}
